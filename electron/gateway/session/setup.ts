/**
 * The first administrator of a station (AU-6): a fresh station has no account. Whoever makes the first one shows with a
 * one-time code that they can read the station's data directory, which nobody at a kiosk can. A station that had users is
 * none: emptied of them, it has no other way to an administrator than its keys.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstAdministrator, SheetOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor } from '../audit/trail.ts';
import { cannotUse } from '../platform/dataDir.ts';
import { writeDurably } from '../platform/durably.ts';
import type { Log } from '../platform/ports.ts';
import type { Sso } from '../sso/service.ts';
import { ValidationError } from '../sso/status.ts';
import type { StationSigns } from '../station/sign.ts';

export interface Setup {
  /** Whether the station has no user yet. */
  readonly isDue: () => boolean;
  /** The file that holds the code, for people who look for it. */
  readonly codeFile: string;
  /** Makes the first administrator; a wrong code, or a second one at the same time, makes nobody. */
  readonly complete: (given: FirstAdministrator) => Promise<SheetOutcome>;
}

const actor: Actor = { kind: 'station', id: 'set-up', name: 'First set-up' };

/**
 * Writes a new code where the station has no users, and takes an old one away where it has. Throws `store` when the code
 * cannot be written.
 */
export function openSetup(
  sso: Pick<Sso, 'user' | 'users'>,
  dataDir: string,
  isDemo: boolean,
  log: Log,
  sign: Pick<StationSigns, 'check' | 'change'>,
  hadUsers: () => boolean,
): Setup {
  const codeFile = join(dataDir, 'setup-code');
  const hasNobody = (): boolean => !isDemo && sso.users.countOwn() === 0;
  const isDue = (): boolean => hasNobody() && !hadUsers();
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  let code: string | undefined;
  let busy = false;
  const remove = (): void => {
    try {
      rmSync(codeFile, { force: true });
    } catch (error) {
      // Its code is worth nothing once there is a user, and a new start makes another.
      log.warn(`The file ${codeFile} could not be removed; its code is not valid any more.`, { reason: String(error) });
    }
  };
  remove();
  if (hasNobody() && hadUsers()) {
    log.error(
      'This station had users, and its database has none: they were deleted, or taken out beside the program. Nobody is ' +
        'made administrator by a set-up code. Whoever has the keys adds one with "countersign user add --super-user".',
    );
  }
  if (isDue()) {
    code = randomBytes(10)
      .toString('hex')
      .replace(/.{5}(?=.)/g, '$&-');
    try {
      writeDurably(codeFile, `${code}\n`);
    } catch (error) {
      throw cannotUse(dataDir, error);
    }
    log.info(`This station has no users. The code to set up the first administrator is in ${codeFile}.`);
  }
  const refused = (message: string): SheetOutcome => ({
    outcome: 'refused',
    message,
    needs: 'nothing',
    retryAfter: 0,
  });

  return {
    isDue,
    codeFile,
    complete: async (given) => {
      if (!isDue() || code === undefined) return refused('This station is set up already. Sign in.');
      if (busy) return refused('The first administrator is being made already.');
      if (!timingSafeEqual(hash(given.code.trim().toLowerCase()), hash(code))) {
        return refused('The code is not right. Nothing was changed.');
      }
      busy = true;
      try {
        const { userName: username, fullName: displayName, password } = given;
        const data = { username, displayName, password, passwordMustChange: false };
        const own = sign.check(given.sign);
        await sso.user.createSuperUser({ data }, actor);
        sign.change(own, actor);
        code = undefined;
        remove();
        return {
          outcome: 'done',
          message: `${displayName} is the first administrator. Sign in now.`,
          recoveryCodes: [],
        };
      } catch (error) {
        if (error instanceof ValidationError || isIllegal(error)) return refused(error.message);
        throw error;
      } finally {
        busy = false;
      }
    },
  };
}

function isIllegal(error: unknown): error is CountersignError {
  return error instanceof CountersignError && error.code === ErrorCode.illegalArgument;
}
