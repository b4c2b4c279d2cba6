import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ErrorCode } from '../../../electron/contract/errors.ts';
import { chooseVault, passphraseVariable, type VaultChoice } from '../../../electron/gateway/station/chooseVault.ts';
import { developmentVault, openKeys, passphraseVault } from '../../../electron/gateway/station/keys.ts';
import { KeyProtection, type KeyVault } from '../../../electron/gateway/platform/keyVault.ts';
import { keyFileOf, temporaryFolder } from '../../support/station.ts';

const systemVault: KeyVault = { ...developmentVault(), protection: KeyProtection.operatingSystem };
const { development, passphrase, operatingSystem } = KeyProtection;

const vaults: Readonly<Record<KeyProtection, () => KeyVault>> = {
  [development]: developmentVault,
  [passphrase]: () => passphraseVault('a passphrase'),
  [operatingSystem]: () => systemVault,
};

/** Key files of each kind, made once: what a passphrase costs is paid for each time that one is used. */
const made = new Map<KeyProtection, string>();
beforeAll(() => {
  for (const protection of Object.values(KeyProtection)) made.set(protection, keyFileOf(vaults[protection]()));
});

/** A data directory of the test's own with keys of this kind. */
function withKeys(protection: KeyProtection): string {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'keys.json'), made.get(protection) ?? '');
  return dataDir;
}

function passphraseFile(content: string | Uint8Array = 'a passphrase\n', mode = 0o600): string {
  const file = join(temporaryFolder(), 'passphrase');
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

interface Situation {
  readonly asked?: string;
  /** Whether the variable names a good file. */
  readonly file?: true;
  /** The keys that the data directory has. */
  readonly kept?: KeyProtection;
  /** Whether the operating system has a vault. */
  readonly system?: true;
  readonly demo?: true;
}

function choice({ asked, file, kept, system, demo }: Situation): VaultChoice {
  return {
    dataDir: kept === undefined ? temporaryFolder() : withKeys(kept),
    asked,
    passphraseFile: file === true ? passphraseFile() : undefined,
    operatingSystem: () => (system === true ? systemVault : undefined),
    isDemo: demo === true,
  };
}

describe('choosing the key vault', () => {
  it.each<[string, Situation, KeyProtection]>([
    [
      '--keys=development before all else',
      { asked: development, file: true, kept: passphrase, system: true },
      development,
    ],
    ['--keys=passphrase before what the keys have', { asked: passphrase, file: true, kept: development }, passphrase],
    [
      '--keys=operating-system before a passphrase',
      { asked: operatingSystem, file: true, system: true },
      operatingSystem,
    ],
    ['a passphrase file before the operating system', { file: true, system: true }, passphrase],
    ['a passphrase file before what the keys have', { file: true, kept: operatingSystem, system: true }, passphrase],
    ['a passphrase file in the demo too', { file: true, demo: true }, passphrase],
    ['the operating system for keys that it has', { kept: operatingSystem, system: true }, operatingSystem],
    ["development keys for a demo's", { kept: development, system: true, demo: true }, development],
    ['the operating system for new keys', { system: true }, operatingSystem],
    ["the operating system for a demo's new keys", { system: true, demo: true }, operatingSystem],
    ["development keys for a demo's new keys without a key store", { demo: true }, development],
  ])('takes %s', (_what, situation, expected) => {
    expect(chooseVault(choice(situation)).protection).toBe(expected);
  });

  it.each<[string, Situation, RegExp]>([
    [
      '--keys=passphrase without the variable',
      { asked: passphrase, demo: true },
      /needs a passphrase.*COUNTERSIGN_PASSPHRASE_FILE/,
    ],
    ['--keys=operating-system without a key store', { asked: operatingSystem, demo: true }, /no key store/],
    [
      'keys under a passphrase without the variable',
      { kept: passphrase, system: true, demo: true },
      /protected by a passphrase.*COUNTERSIGN_PASSPHRASE_FILE/,
    ],
    [
      "the operating system's keys without it",
      { kept: operatingSystem, demo: true },
      /cannot reach.*with the installed program/,
    ],
    [
      'development keys under a real project',
      { kept: development, system: true },
      /has development keys.*--keys=development.*new data directory/,
    ],
    [
      'a real project where nothing protects',
      {},
      /^This computer has no key store that Countersign can use.*COUNTERSIGN_PASSPHRASE_FILE.*--keys=development/,
    ],
  ])('refuses %s and says what to do', (_what, situation, message) => {
    const given = choice(situation);
    const before = readdirSync(given.dataDir);
    expect(() => chooseVault(given)).toThrow(expect.objectContaining({ code: ErrorCode.store }));
    expect(() => chooseVault(given)).toThrow(message);
    expect(readdirSync(given.dataDir)).toEqual(before);
  });

  it.each(['', 'none', 'Development', 'keychain'])('refuses the unknown word %j and names the known ones', (asked) => {
    const given = choice({ asked, file: true, system: true, demo: true });
    expect(() => chooseVault(given)).toThrow(expect.objectContaining({ code: ErrorCode.illegalArgument }));
    expect(() => chooseVault(given)).toThrow(/--keys=operating-system or --keys=passphrase or --keys=development/);
  });

  it('asks the operating system only when the rules come to it', () => {
    const untouched = (): undefined => {
      throw new Error('the key store was asked');
    };
    for (const situation of [
      { asked: development },
      { asked: passphrase, file: true },
      { file: true },
      { kept: development, demo: true },
    ] as const) {
      expect(() => chooseVault({ ...choice(situation), operatingSystem: untouched })).not.toThrow();
    }
  });
});

describe(`the file that ${passphraseVariable} names`, () => {
  const opens = (file: string): boolean => {
    const dataDir = withKeys(passphrase);
    const vault = chooseVault({ ...choice({}), dataDir, passphraseFile: file });
    return openKeys(dataDir, vault).protection === passphrase;
  };

  it.each([
    ['without a line end', 'a passphrase'],
    ['with a line end', 'a passphrase\n'],
    ["with Windows' line end", 'a passphrase\r\n'],
    ['with more lines', 'a passphrase\nwhat it is for\n'],
  ])('gives its first line %s', (_what, content) => {
    expect(opens(passphraseFile(content))).toBe(true);
  });

  it('keeps the spaces of its first line', () => {
    expect(() => opens(passphraseFile(' a passphrase\n'))).toThrow(/does not open the keys/);
  });

  it.each([
    ['is empty', () => passphraseFile(''), /no passphrase in its first line/],
    ['has an empty first line', () => passphraseFile('\na passphrase\n'), /no passphrase in its first line/],
    [
      'is not there',
      () => join(temporaryFolder(), 'nowhere'),
      /nowhere" that COUNTERSIGN_PASSPHRASE_FILE names cannot be read/,
    ],
    ['is a folder', temporaryFolder, /cannot be read/],
    ['has no name', () => '', /cannot be read/],
    ['is no text', () => passphraseFile(Uint8Array.of(0x70, 0xff, 0xfe)), /cannot be read as text/],
  ])('is refused when it %s', (_what, file, message) => {
    const given = { ...choice({ system: true, demo: true }), passphraseFile: file() };
    expect(() => chooseVault(given)).toThrow(expect.objectContaining({ code: ErrorCode.store }));
    expect(() => chooseVault(given)).toThrow(message);
  });

  it.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o660, 0o644])(
    'is refused when others may open it (%o), without a word of it',
    (mode) => {
      const file = passphraseFile('a passphrase\n', mode);
      const given = { ...choice({}), passphraseFile: file };
      expect(() => chooseVault(given)).toThrow(/open to other users. Run: chmod 600/);
      expect(() => chooseVault(given)).not.toThrow(/a passphrase\b/);
    },
  );

  it.skipIf(process.platform === 'win32')('may be read-only for its owner', () => {
    expect(opens(passphraseFile('a passphrase\n', 0o400))).toBe(true);
  });
});
