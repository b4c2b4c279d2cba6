/**
 * Passwords: argon2id on the library's own threads, with a pepper that the database does not hold, and the rules for
 * new ones. The stored form is the PHC string with its salt; parameters follow OWASP Password Storage.
 */
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import type { SsoConfig } from './config.ts';
import { ValidationError, type StatusLabel } from './status.ts';
import type { StrengthMeter } from './strength.ts';

/** A stored password. One without the pepper is of a database that is older than it, or somebody else's: it fits nothing. */
export interface StoredPassword {
  readonly phc: string;
  readonly peppered: boolean;
}

/** Whose password a new one is: their names may not be in it. */
export interface Owner {
  readonly names: readonly (string | null | undefined)[];
  /** A second factor goes with it, so it may be shorter. */
  readonly withTotp: boolean;
}

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Whether a password fits; a missing row costs the same time as one that is there. */
  readonly verify: (stored: StoredPassword | undefined, password: string) => Promise<boolean>;
  /** Whether a row was hashed with weaker parameters than today's. */
  readonly isOutdated: (stored: StoredPassword) => boolean;
  /** Throws `ValidationError` with the first rule that a new password breaks (E003001, 2, 3, 8). */
  readonly check: (password: string, owner: Owner) => Promise<void>;
  /** Whether a password would be too short without a second factor. */
  readonly isShort: (password: string) => boolean;
}

/** The most that is asked of a password that a second factor lets be short: eight characters at random have no more. */
const mostOfShort = 2;

/** The one Unicode form in which passwords are hashed, so that a composed and a decomposed letter are the same. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

/** Characters as people count them (code points of the normal form). */
function lengthOf(password: string): number {
  return Array.from(normalise(password)).length;
}

/** The passwords of a station. `forbidden` are texts of the plant (station, product) that no password may hold. */
export function openPasswords(
  config: SsoConfig,
  pepper: Uint8Array,
  forbidden: readonly string[],
  meter: Pick<StrengthMeter, 'judge'>,
): Passwords {
  const { memory, passes, lanes } = config.hash_secret;
  const parameters = { memoryCost: memory, timeCost: passes, parallelism: lanes, secret: pepper };
  const hash = (password: string): Promise<string> => argon2Hash(normalise(password), parameters);
  let decoy: Promise<StoredPassword> | undefined;
  const rules = config.password;

  /** What a stored row costs; undefined for one that argon2id did not make. */
  const costOf = ({ phc }: StoredPassword): typeof config.hash_secret | undefined => {
    const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(phc);
    return found === null ? undefined : { memory: Number(found[1]), passes: Number(found[2]), lanes: Number(found[3]) };
  };
  const isOutdated = (stored: StoredPassword): boolean => {
    const cost = costOf(stored);
    return cost === undefined || cost.memory < memory || cost.passes < passes || cost.lanes < lanes;
  };
  /** What a check of a weaker row lacks to cost what others do: an answer that is sooner would show that somebody has it. */
  const makeUp = async (stored: StoredPassword): Promise<void> => {
    const cost = costOf(stored);
    const missing = memory - ((cost?.memory ?? 0) * (cost?.passes ?? 0)) / passes;
    if (missing >= 8 * lanes) await argon2Hash('', { ...parameters, memoryCost: Math.round(missing) });
  };

  return {
    hash,
    verify: async (stored, password) => {
      // A real hash of the same cost that fits nothing; made before the first answer, so that no answer waits for it alone.
      decoy ??= hash('').then((phc) => ({ phc, peppered: true }));
      const nothing = await decoy;
      const row = stored?.peppered === true ? stored : nothing;
      const fits = await argon2Verify(row.phc, normalise(password), { secret: pepper });
      if (isOutdated(row)) await makeUp(row);
      return fits && row !== nothing;
    },
    isOutdated,
    isShort: (password) => lengthOf(password) < rules.min_length,
    check: async (password, owner) => {
      const refuse = (label: StatusLabel, words?: string): never => {
        throw new ValidationError(label, {
          field: 'password',
          returnStatus: rules.inform_if_invalid,
          ...(words === undefined ? {} : { words }),
        });
      };
      const length = lengthOf(password);
      const shortest = owner.withTotp ? Math.min(rules.min_length_with_totp, rules.min_length) : rules.min_length;
      if (length < shortest) {
        refuse('password.too_short', `The password is too short; it needs ${shortest} characters or more.`);
      }
      if (length > rules.max_length) {
        refuse('password.too_long', `The password is too long; it may have ${rules.max_length} characters.`);
      }
      const folded = normalise(password).toLowerCase();
      // The parts of a name, and what stands before the @ of an address.
      const own = owner.names.flatMap((name) => name?.split(/[\s@]+/) ?? []);
      const texts = [...rules.reject_list, ...forbidden, ...own].map((text) => normalise(text).toLowerCase());
      // A text of one or two letters would refuse half of all passwords.
      if (texts.some((text) => text.length >= 3 && folded.includes(text))) refuse('password.invalid');
      const { isCommon, score } = await meter.judge(password, own);
      if (isCommon) refuse('password.invalid');
      const least = length < rules.min_length ? Math.min(rules.min_complexity, mostOfShort) : rules.min_complexity;
      if (score < least) refuse('password.not_complex_enough');
    },
  };
}
