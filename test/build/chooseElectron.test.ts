import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { chooseElectron, type ElectronSources } from '../../build/runtime/electron.ts';
import { executableName } from '../../build/runtime/official.ts';

const failure = { version: '45.4.1', at: 0, reason: 'fetch failed' };
const standIn = { dist: '/stand-in/dist', sqliteModules: '/stand-in/sqlite/node_modules' };
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A machine with nothing on it and no network, apart from `given`. */
function sources(given: Partial<ElectronSources> = {}) {
  return {
    override: () => undefined,
    wantedVersion: () => '45.4.1',
    installed: () => undefined,
    rememberedFailure: vi.fn(() => Promise.resolve(undefined)),
    download: vi.fn(() => Promise.resolve(failure)),
    standInFits: () => true,
    standIn: vi.fn(() => Promise.resolve(standIn)),
    ...given,
  };
}

async function distribution(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'electron-dist-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

test.skipIf(process.platform === 'darwin')('the override wins over an installed official Electron', async () => {
  const dist = await distribution({ [executableName()]: '', version: 'v44.0.0\n' });
  const chosen = await chooseElectron(sources({ override: () => dist, installed: () => '/official/dist' }));
  expect(chosen).toMatchObject({ executable: path.join(dist, executableName()), version: '44.0.0', standIn: false });
});

test('an override without an Electron in it is an error, not a reason to take another', async () => {
  const dist = await distribution({});
  await expect(chooseElectron(sources({ override: () => dist }))).rejects.toThrow(/ELECTRON_OVERRIDE_DIST_PATH is set/);
});

test('an installed official Electron is used without a download', async () => {
  const given = sources({ installed: () => '/official/dist' });
  expect(await chooseElectron(given)).toMatchObject({ dist: '/official/dist', version: '45.4.1', standIn: false });
  expect(given.download).not.toHaveBeenCalled();
});

test('the official download is preferred to the stand-in', async () => {
  const given = sources({ download: () => Promise.resolve('/official/dist') });
  expect(await chooseElectron(given)).toMatchObject({ dist: '/official/dist', standIn: false });
  expect(given.standIn).not.toHaveBeenCalled();
});

test('after a failed download the stand-in runs and its label says why', async () => {
  const chosen = await chooseElectron(sources());
  expect(chosen).toMatchObject({ dist: standIn.dist, sqliteModules: standIn.sqliteModules, standIn: true });
  expect(chosen.label).toContain('the official 45.4.1 could not be downloaded');
});

test('a remembered failure spares the download', async () => {
  const given = sources({ rememberedFailure: () => Promise.resolve(failure) });
  expect(await chooseElectron(given)).toMatchObject({ standIn: true });
  expect(given.download).not.toHaveBeenCalled();
});

test('where no stand-in fits, the download is tried each time and its failure is told with a remedy', async () => {
  const given = sources({ standInFits: () => false, rememberedFailure: () => Promise.resolve(failure) });
  await expect(chooseElectron(given)).rejects.toThrow(/could not be downloaded: fetch failed[\s\S]*install-electron/);
  expect(given.download).toHaveBeenCalledOnce();
  expect(given.standIn).not.toHaveBeenCalled();
});
