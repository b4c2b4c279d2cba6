import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  developmentVault,
  KeyPurpose,
  keyProtectionOf,
  openKeys,
  passphraseVault,
} from '../../../electron/gateway/station/keys.ts';
import { KeyProtection, type KeyVault } from '../../../electron/gateway/platform/keyVault.ts';
import { keyFileOf, temporaryFolder } from '../../support/station.ts';

const keyFile = (dataDir: string): string => join(dataDir, 'keys.json');
const contentOf = (dataDir: string): string => readFileSync(keyFile(dataDir), 'utf8');

/** A passphrase vault that also tells what it was given to wrap. */
function watchedVault(): KeyVault & { readonly wrapped: Buffer[] } {
  const wrapped: Buffer[] = [];
  const vault = passphraseVault('a passphrase');
  return {
    ...vault,
    wrapped,
    wrap: (secret) => {
      wrapped.push(Buffer.from(secret));
      return vault.wrap(secret);
    },
  };
}

/** Keys under "a passphrase", made once: what a passphrase costs is paid for each time that one is tried. */
let kept = '';
beforeAll(() => {
  kept = keyFileOf(passphraseVault('a passphrase'));
});

/** A data directory with those keys. */
function withKeys(): string {
  const dataDir = temporaryFolder();
  writeFileSync(keyFile(dataDir), kept);
  return dataDir;
}

describe("a station's keys", () => {
  it.each([
    ['development', developmentVault],
    ['passphrase', () => passphraseVault('a passphrase')],
  ])('are made once and read back the same (%s)', (protection, vault) => {
    const dataDir = temporaryFolder();
    expect(keyProtectionOf(dataDir)).toBeUndefined();
    const made = openKeys(dataDir, vault());
    const content = contentOf(dataDir);
    const read = openKeys(dataDir, vault());
    expect(contentOf(dataDir)).toBe(content);
    expect(keyProtectionOf(dataDir)).toBe(protection);
    expect(read.protection).toBe(protection);
    expect(read.fingerprint).toBe(made.fingerprint);
    for (const purpose of Object.values(KeyPurpose)) {
      expect(read.derive(purpose)).toHaveLength(32);
      expect(read.derive(purpose)).toEqual(made.derive(purpose));
    }
  });

  it('are another key for each purpose and another set for each station', () => {
    const stations = [openKeys(temporaryFolder(), developmentVault()), openKeys(temporaryFolder(), developmentVault())];
    const all = stations.flatMap((keys) => [
      ...Object.values(KeyPurpose).map((purpose) => keys.derive(purpose).toString('hex')),
      keys.fingerprint,
    ]);
    expect(new Set(all).size).toBe(all.length);
    for (const keys of stations) {
      for (const purpose of Object.values(KeyPurpose)) {
        expect(keys.derive(purpose).toString('hex')).not.toContain(keys.fingerprint);
      }
    }
  });

  it('stay closed to another passphrase, and nothing is changed', () => {
    const dataDir = withKeys();
    const content = contentOf(dataDir);
    for (const wrong of ['another passphrase', 'a passphrase ', 'A passphrase', '']) {
      expect(() => openKeys(dataDir, passphraseVault(wrong))).toThrow(
        'The passphrase does not open the keys of this station. Nothing was changed.',
      );
    }
    expect(contentOf(dataDir)).toBe(content);
  });

  it('open to one passphrase in both Unicode forms', () => {
    const dataDir = temporaryFolder();
    const made = openKeys(dataDir, passphraseVault('Schlüssel'.normalize('NFC')));
    expect(openKeys(dataDir, passphraseVault('Schlüssel'.normalize('NFD'))).fingerprint).toBe(made.fingerprint);
  });

  it.each([
    ['salt', 0],
    ['nonce', 16],
    ['tag', 28],
    ['text', 44],
  ])('stay closed when one bit of the %s was changed', (_part, at) => {
    const dataDir = withKeys();
    const vault = passphraseVault('a passphrase');
    const bytes = Buffer.from(/"wrapped": "([^"]+)"/.exec(contentOf(dataDir))?.[1] ?? '', 'base64');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const content = { version: 1, protection: 'passphrase', wrapped: bytes.toString('base64') };
    writeFileSync(keyFile(dataDir), JSON.stringify(content));
    expect(() => openKeys(dataDir, vault)).toThrow(/does not open the keys/);
  });

  it('EL-17 stay closed on another computer, and for another account of this one, and nothing is changed', () => {
    /** A key store of a system, whose own key no other computer and no other account has. */
    const systemOf = (own: Buffer): KeyVault => ({
      protection: KeyProtection.operatingSystem,
      wrap: (secret) => {
        const cipher = createCipheriv('aes-256-gcm', own, Buffer.alloc(12));
        const text = Buffer.concat([cipher.update(secret), cipher.final()]);
        return Buffer.concat([cipher.getAuthTag(), text]).toString('base64');
      },
      unwrap: (wrapped) => {
        const bytes = Buffer.from(wrapped, 'base64');
        const decipher = createDecipheriv('aes-256-gcm', own, Buffer.alloc(12)).setAuthTag(bytes.subarray(0, 16));
        return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
      },
    });
    const own = systemOf(randomBytes(32));
    const dataDir = temporaryFolder();
    const { fingerprint } = openKeys(dataDir, own);
    const copy = temporaryFolder();
    cpSync(dataDir, copy, { recursive: true });
    const content = contentOf(copy);
    expect(() => openKeys(copy, systemOf(randomBytes(32)))).toThrow(
      /They belong to another computer or another user account/,
    );
    expect(contentOf(copy)).toBe(content);
    expect(openKeys(copy, own).fingerprint).toBe(fingerprint);
  });

  it('are refused under another protection than their own, both named', () => {
    const dataDir = temporaryFolder();
    openKeys(dataDir, developmentVault());
    const content = contentOf(dataDir);
    expect(() => openKeys(dataDir, passphraseVault('a passphrase'))).toThrow(
      /protected by nothing \(development keys\); this program was given a passphrase/,
    );
    expect(contentOf(dataDir)).toBe(content);
  });

  it.each([
    ['an empty file', ''],
    ['half a file', '{ "version": 1, "protection": "develop'],
    ['a file of another kind', '{ "title": "My line" }'],
    ['a version that this program does not know', '{ "version": 2, "protection": "development", "wrapped": "" }'],
    ['a protection that there is not', '{ "version": 1, "protection": "none", "wrapped": "" }'],
  ])('are not made anew over %s', (_what, content) => {
    const dataDir = temporaryFolder();
    writeFileSync(keyFile(dataDir), content);
    expect(() => openKeys(dataDir, developmentVault())).toThrow(/keys\.json is damaged. Restore it/);
    expect(() => keyProtectionOf(dataDir)).toThrow(/keys\.json is damaged. Restore it/);
    expect(contentOf(dataDir)).toBe(content);
  });

  it('are refused when the master key is cut short', () => {
    const dataDir = temporaryFolder();
    const wrapped = developmentVault().wrap(Buffer.alloc(31));
    writeFileSync(keyFile(dataDir), JSON.stringify({ version: 1, protection: 'development', wrapped }));
    expect(() => openKeys(dataDir, developmentVault())).toThrow(/do not open here/);
  });

  it.skipIf(process.platform === 'win32')('lie in a file that only this account can read', () => {
    const dataDir = temporaryFolder();
    openKeys(dataDir, developmentVault());
    expect(statSync(keyFile(dataDir)).mode & 0o777).toBe(0o600);
  });

  it('never stand in clear in a file under a passphrase', () => {
    const dataDir = temporaryFolder();
    const vault = watchedVault();
    openKeys(dataDir, vault);
    const [master = Buffer.alloc(0)] = vault.wrapped;
    expect(master).toHaveLength(32);
    const content = contentOf(dataDir);
    for (const encoding of ['base64', 'base64url', 'hex', 'latin1'] as const) {
      expect(content).not.toContain(master.toString(encoding));
    }
    const wrapped = Buffer.from(/"wrapped": "([^"]+)"/.exec(content)?.[1] ?? '', 'base64');
    expect(wrapped).toHaveLength(16 + 12 + 16 + 32);
    expect(wrapped.includes(master)).toBe(false);
  });
});
