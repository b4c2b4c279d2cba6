/**
 * Choosing the key vault: what protects the keys of a data directory. The desktop program and the command line ask here,
 * so that both come to the same answer, and keys are never kept unprotected without somebody having said so.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { developmentVault, keyProtectionOf, passphraseVault } from './keys.ts';
import { KeyProtection, type KeyVault } from '../platform/keyVault.ts';
import { readPlainFile } from '../platform/plainFile.ts';

/** The environment variable that names the file with the passphrase. */
export const passphraseVariable = 'COUNTERSIGN_PASSPHRASE_FILE';

/** What a host knows when it chooses. */
export interface VaultChoice {
  readonly dataDir: string;
  /** The word given with `--keys`, as it was typed; undefined without that option. */
  readonly asked: string | undefined;
  /** What `COUNTERSIGN_PASSPHRASE_FILE` says; undefined where it is not set. */
  readonly passphraseFile: string | undefined;
  /**
   * The operating system's vault, undefined where there is none that protects. Called only when the rules come to it:
   * asking can make the system ask the person for the password of its key store.
   */
  readonly operatingSystem: () => KeyVault | undefined;
  /** Whether the bundled demo project runs, whose keys protect nobody. */
  readonly isDemo: boolean;
}

/**
 * The vault for the keys of a data directory: what `--keys` says; else the passphrase, where one is given; else what
 * protects the keys that are there; else, for new keys, the operating system, or nothing for the bundled demo alone.
 * Throws `illegal-argument` for a word that is none, and `store`, with what to do, where no vault may be used.
 */
export function chooseVault(choice: VaultChoice): KeyVault {
  if (choice.asked !== undefined) return askedFor(choice.asked, choice);
  if (choice.passphraseFile !== undefined) return passphraseVault(readPassphrase(choice.passphraseFile));
  const kept = keyProtectionOf(choice.dataDir);
  return kept === undefined ? forNewKeys(choice) : forKeptKeys(kept, choice);
}

const passphraseAdvice =
  `set the environment variable ${passphraseVariable} to a file whose first line is the passphrase ` +
  'and which only this user can read.';

/** The protection that a word of `--keys` names. Throws `illegal-argument` for one that names none. */
export function requireProtection(word: string): KeyProtection {
  const words = Object.values(KeyProtection);
  const found = words.find((one) => one === word);
  if (found !== undefined) return found;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `--keys=${word} names no protection of keys. Use ${words.map((one) => `--keys=${one}`).join(' or ')}.`,
  );
}

function askedFor(asked: string, { passphraseFile, operatingSystem }: VaultChoice): KeyVault {
  switch (requireProtection(asked)) {
    case KeyProtection.development:
      return developmentVault();
    case KeyProtection.passphrase:
      if (passphraseFile === undefined) throw refused(`--keys=passphrase needs a passphrase: ${passphraseAdvice}`);
      return passphraseVault(readPassphrase(passphraseFile));
    case KeyProtection.operatingSystem:
      return operatingSystem() ?? noKeyStore();
  }
}

function forKeptKeys(kept: KeyProtection, { dataDir, operatingSystem, isDemo }: VaultChoice): KeyVault {
  switch (kept) {
    case KeyProtection.operatingSystem: {
      const vault = operatingSystem();
      if (vault !== undefined) return vault;
      throw refused(
        `The keys of ${dataDir} lie in the operating system's key store, which this program cannot reach. ` +
          'Run a command with the installed program, as in "countersign user list", not with "npm run countersign"; ' +
          'on Linux, in the desktop session whose key store it is, unlocked.',
      );
    }
    case KeyProtection.passphrase:
      throw refused(`The keys of ${dataDir} are protected by a passphrase: ${passphraseAdvice}`);
    case KeyProtection.development:
      if (isDemo) return developmentVault();
      throw refused(
        `The data directory ${dataDir} has development keys, which protect nothing. ` +
          'Pass --keys=development to use it for development, or start a new data directory for a real station.',
      );
  }
}

function forNewKeys({ operatingSystem, isDemo }: VaultChoice): KeyVault {
  return operatingSystem() ?? (isDemo ? developmentVault() : noKeyStore());
}

function noKeyStore(): never {
  throw refused(
    'This computer has no key store that Countersign can use (plain Node reaches none; the installed program may). ' +
      `To protect the keys by a passphrase, ${passphraseAdvice} ` +
      'For a trial or for development, pass --keys=development, which protects nothing.',
  );
}

/** The first line of the file. Throws `store` when it cannot be read, is empty, or is open to others. */
function readPassphrase(file: string): string {
  const { text, mode } = readText(file);
  // On Windows the mode says nothing about who may read.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw refused(`The passphrase file ${file} is open to other users. Run: chmod 600 "${file}"`);
  }
  const [passphrase = ''] = text.split(/\r?\n/, 1);
  if (passphrase !== '') return passphrase;
  throw refused(`The passphrase file ${file} has no passphrase in its first line. Write it there and start again.`);
}

function readText(file: string): { readonly text: string; readonly mode: number } {
  try {
    const { bytes, found } = readPlainFile(file);
    // Bytes that are no text would all become the same replacement character, and two secrets one.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), mode: found.mode };
  } catch (cause) {
    throw refused(`The passphrase file "${file}" that ${passphraseVariable} names cannot be read as text.`, cause);
  }
}

function refused(message: string, cause?: unknown): CountersignError {
  return new CountersignError(ErrorCode.store, message, cause === undefined ? undefined : { cause });
}
