/**
 * The keys of a station. One random master key lies in the data directory, wrapped by a key vault of the host: the
 * operating system's store, a passphrase, or (said on screen and in the audit trail) nothing but the file's own
 * permissions. Every use derives a key of its own from it, so that no key serves two purposes.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText } from '../../contract/json.ts';
import { fileFault } from '../platform/fileFault.ts';
import { plainText } from '../platform/plainFile.ts';
import { KeyProtection, type KeyVault } from '../platform/keyVault.ts';
import { cannotUse } from '../platform/dataDir.ts';
import { writeDurably } from '../platform/durably.ts';

/** What a derived key is for; a new purpose is a new key. */
export const KeyPurpose = Object.freeze({
  passwordPepper: 'countersign.password-pepper.v1',
  sessionToken: 'countersign.session-token.v1',
  totpSeed: 'countersign.totp-seed.v1',
  spentCode: 'countersign.spent-code.v1',
  recoveryCode: 'countersign.recovery-code.v1',
  attribute: 'countersign.attribute.v1',
  nameIndex: 'countersign.name-index.v1',
  demoProvider: 'countersign.demo-provider.v1',
  providerSecret: 'countersign.provider-secret.v1',
  namedSecret: 'countersign.named-secret.v1',
  tagProvider: 'countersign.tag-provider.v1',
  refreshToken: 'countersign.refresh-token.v1',
  stationSigning: 'countersign.station-signing.v1',
  stationMark: 'countersign.station-mark.v1',
  counterMark: 'countersign.counter-mark.v1',
  seals: 'countersign.seals.v1',
  trailEnd: 'countersign.trail-end.v1',
  resetToken: 'countersign.reset-token.v1',
  translations: 'countersign.translations.v1',
} as const);
export type KeyPurpose = (typeof KeyPurpose)[keyof typeof KeyPurpose];

/**
 * What the key file remembers of the station's database, so that one which was lost or is older is not taken for this
 * station's. It is brought up to date now and then, never ahead of the database.
 */
export interface StationMark {
  readonly id: string;
  readonly name: string;
  /** Counts the marks; the database has the number of its last one. */
  readonly number: number;
  /** Entries of the audit trail. */
  readonly entries: number;
  /** The root of the tree over them (RFC 6962), in hex; a mark of an earlier version has none. */
  readonly root?: string | undefined;
}

/**
 * What the key file remembers of the computer's monotonic counter: what it said last, and how often it may have been moved on since. Null
 * where whatever it says is taken: it is being made, or somebody let the station go on without what was lost.
 */
export interface CounterMark {
  readonly value: number | null;
  readonly moves: number;
}

export interface Keys {
  readonly protection: KeyProtection;
  /** 32 bytes, the same for one purpose on every start. */
  readonly derive: (purpose: KeyPurpose) => Buffer;
  /** Tells this master key from another without telling it: what the database remembers. */
  readonly fingerprint: string;
  /** What is remembered of the database; undefined before the first time. Throws `store` when another hand wrote it. */
  readonly mark: () => StationMark | undefined;
  /** Remembers; on disk when this returns. Throws what the operating system says. */
  readonly remember: (mark: StationMark) => void;
  /** What is remembered of the counter; undefined where the station never had one. Throws `store` when another hand wrote it. */
  readonly counterMark: () => CounterMark | undefined;
  /** Remembers that, or nothing, as `remember` does. */
  readonly rememberCounter: (mark: CounterMark | undefined) => void;
}

const keyFile = z.strictObject({
  version: z.literal(1),
  protection: z.enum(['operating-system', 'passphrase', 'development']),
  wrapped: z.string(),
  station: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      number: z.int().nonnegative(),
      entries: z.int().nonnegative(),
      root: z.string().optional(),
      seal: z.string(),
    })
    .optional(),
  counter: z
    .strictObject({ value: z.int().nonnegative().nullable(), moves: z.int().nonnegative(), seal: z.string() })
    .optional(),
});
type KeyFile = z.output<typeof keyFile>;

const fileName = 'keys.json';

/**
 * Reads the station's keys, or makes them on the first start. Throws `store`, with what to do, when the key file is
 * damaged, cannot be written, or was wrapped by another vault than the one at hand.
 */
export function openKeys(dataDir: string, vault: KeyVault): Keys {
  const file = join(dataDir, fileName);
  if (existsSync(file)) return keysOf(readMaster(file, vault), vault.protection, file);
  const master = randomBytes(32);
  try {
    writeKeyFile(file, { version: 1, protection: vault.protection, wrapped: vault.wrap(master) });
  } catch (error) {
    throw cannotUse(dataDir, error);
  }
  return keysOf(master, vault.protection, file);
}

/**
 * What a key file remembers of the database beside it, without the keys: good for a word of warning and for nothing else.
 * Undefined where it remembers nothing or cannot be read.
 */
export function unsealedMark(dataDir: string): StationMark | undefined {
  try {
    return readKeyFile(join(dataDir, fileName)).station;
  } catch {
    return undefined;
  }
}

/** Why no station starts with the key file of a data directory; undefined where it can be read. */
export function keyFileProblem(dataDir: string): string | undefined {
  let text: string;
  try {
    text = plainText(join(dataDir, fileName));
  } catch (error) {
    return fileFault(error);
  }
  return keyFile.safeParse(readJsonText(text)).success ? undefined : 'is damaged';
}

function writeKeyFile(file: string, content: KeyFile): void {
  writeDurably(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

/** How the keys of a data directory are protected; undefined where there are none yet. Throws `store` when damaged. */
export function keyProtectionOf(dataDir: string): KeyProtection | undefined {
  const file = join(dataDir, fileName);
  return existsSync(file) ? readKeyFile(file).protection : undefined;
}

function readKeyFile(file: string): KeyFile {
  let text: string;
  try {
    text = plainText(file);
  } catch (cause) {
    throw unusable(file, fileFault(cause), cause);
  }
  try {
    return keyFile.parse(JSON.parse(text));
  } catch (cause) {
    throw unusable(file, 'is damaged', cause);
  }
}

function unusable(file: string, why: string, cause: unknown): CountersignError {
  return new CountersignError(
    ErrorCode.store,
    `The key file ${file} ${why}. Restore it from the backup of this data directory.`,
    { cause },
  );
}

function readMaster(file: string, vault: KeyVault): Uint8Array {
  const { protection, wrapped } = readKeyFile(file);
  if (protection !== vault.protection) {
    throw new CountersignError(
      ErrorCode.store,
      `The keys in ${file} are protected by ${protectionInWords[protection]}; this program was given ${protectionInWords[vault.protection]}.`,
    );
  }
  try {
    const master = vault.unwrap(wrapped);
    if (master.length !== 32) throw new Error(`a master key of ${master.length} bytes`);
    return master;
  } catch (cause) {
    throw new CountersignError(
      ErrorCode.store,
      protection === KeyProtection.passphrase
        ? 'The passphrase does not open the keys of this station. Nothing was changed.'
        : `The keys in ${file} do not open here. They belong to another computer or another user account.`,
      { cause },
    );
  }
}

const protectionInWords: Readonly<Record<KeyProtection, string>> = Object.freeze({
  'operating-system': "the operating system's key store",
  passphrase: 'a passphrase',
  development: 'nothing (development keys)',
});

function keysOf(master: Uint8Array, protection: KeyProtection, file: string): Keys {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', purpose, 32));
  const sealOf = ({ id, name, number, entries, root }: StationMark): string =>
    createHmac('sha256', derive(KeyPurpose.stationMark))
      .update(JSON.stringify([id, name, number, entries, ...(root === undefined ? [] : [root])]))
      .digest('hex');
  const counterSealOf = ({ value, moves }: CounterMark): string =>
    createHmac('sha256', derive(KeyPurpose.counterMark))
      .update(JSON.stringify([value, moves]))
      .digest('hex');
  const changed = (): CountersignError =>
    new CountersignError(
      ErrorCode.store,
      `What ${file} says of this station was changed by another hand. Restore the file from the backup of this data directory.`,
    );
  return {
    protection,
    derive,
    fingerprint: derive('countersign.key-fingerprint.v1').toString('hex').slice(0, 32),
    mark: () => {
      const { station } = readKeyFile(file);
      if (station === undefined || sealOf(station) === station.seal) return station;
      throw changed();
    },
    remember: ({ id, name, number, entries, root }) => {
      const mark = { id, name, number, entries, ...(root === undefined ? {} : { root }) };
      writeKeyFile(file, { ...readKeyFile(file), station: { ...mark, seal: sealOf(mark) } });
    },
    counterMark: () => {
      const { counter } = readKeyFile(file);
      if (counter === undefined || counterSealOf(counter) === counter.seal) return counter;
      throw changed();
    },
    rememberCounter: (mark) => {
      const { counter: _, ...rest } = readKeyFile(file);
      writeKeyFile(
        file,
        mark === undefined
          ? rest
          : { ...rest, counter: { value: mark.value, moves: mark.moves, seal: counterSealOf(mark) } },
      );
    },
  };
}

/** For servers: a passphrase (scrypt, N = 2^17, r = 8, p = 1, as OWASP gives it) and AES-256-GCM. */
export function passphraseVault(passphrase: string): KeyVault {
  const keyFor = (salt: Uint8Array): Buffer =>
    scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 });
  return {
    protection: KeyProtection.passphrase,
    wrap: (secret) => {
      const salt = randomBytes(16);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(salt), nonce);
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    unwrap: (wrapped) => {
      const bytes = Buffer.from(wrapped, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(bytes.subarray(0, 16)), bytes.subarray(16, 28), {
        authTagLength: 16,
      });
      decipher.setAuthTag(bytes.subarray(28, 44));
      return Buffer.concat([decipher.update(bytes.subarray(44)), decipher.final()]);
    },
  };
}

/** For demos and development: the key lies open in its file. The status bar and the audit trail say so. */
export function developmentVault(): KeyVault {
  return {
    protection: KeyProtection.development,
    wrap: (secret) => Buffer.from(secret).toString('base64'),
    unwrap: (wrapped) => Buffer.from(wrapped, 'base64'),
  };
}
