/**
 * The official Electron of the `electron` npm package, whose binary that package downloads on demand. Where the download
 * fails, the failure is remembered for a day when something else can run instead, so that not every start waits for it.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { downloads, projectFolder } from './paths.ts';
import { messageOf, waitingFor } from './tell.ts';

const run = promisify(execFile);
const packageFolder = path.join(projectFolder, 'node_modules/electron');
const failureNote = path.join(downloads, 'official-download-failed.json');
const slowestDownloadMs = 10 * 60_000;
const rememberMs = 24 * 3_600_000;

/** A download that failed: of which version, when (milliseconds since 1970) and why. */
export interface Failure {
  readonly version: string;
  readonly at: number;
  readonly reason: string;
}

/** The version of Electron that package.json asks for. */
export function officialVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The executable's path inside an Electron distribution folder. */
export function executableName(platform = process.platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The official distribution folder if its binary is installed at the wanted version. */
export function installedOfficial(): string | undefined {
  const dist = path.join(packageFolder, 'dist');
  const versionFile = path.join(dist, 'version');
  if (!existsSync(versionFile) || !existsSync(path.join(dist, executableName()))) return undefined;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === officialVersion() ? dist : undefined;
}

/** Whether a remembered failure still speaks for `version` at the time `now`. A clock that was set back ends it too. */
export function stillCounts(failure: Failure | undefined, version: string, now: number): boolean {
  if (failure?.version !== version) return false;
  return now >= failure.at && now - failure.at < rememberMs;
}

/** Reads a remembered failure; undefined for anything that is not one. */
export function parseFailure(text: string): Failure | undefined {
  try {
    const { version, at, reason } = JSON.parse(text) as Partial<Record<keyof Failure, unknown>>;
    const complete = typeof version === 'string' && typeof at === 'number' && typeof reason === 'string';
    return complete ? { version, at, reason } : undefined;
  } catch {
    return undefined;
  }
}

/** The last failed download if it is recent enough to believe. */
export async function rememberedFailure(): Promise<Failure | undefined> {
  if (!existsSync(failureNote)) return undefined;
  const failure = parseFailure(await readFile(failureNote, 'utf8'));
  return stillCounts(failure, officialVersion(), Date.now()) ? failure : undefined;
}

async function remember(failure: Failure): Promise<void> {
  await mkdir(downloads, { recursive: true });
  await writeFile(failureNote, `${JSON.stringify(failure)}\n`);
}

function reasonFrom(error: unknown): string {
  const { killed, stderr } = error as { killed?: boolean; stderr?: string };
  if (killed === true) return 'it took too long';
  const line = stderr?.split('\n').find((text) => /error/i.test(text)) ?? messageOf(error);
  return line.replace(/^(\w*Error: )+/, '').trim();
}

/**
 * Lets the `electron` package download its binary.
 * @returns the distribution folder, or why it could not be had
 */
export async function downloadOfficial(): Promise<string | Failure> {
  const version = officialVersion();
  const env = { ...process.env };
  // The installer would put the download there instead of into its own folder.
  delete env['ELECTRON_OVERRIDE_DIST_PATH'];
  const installer = path.join(packageFolder, 'install.js');
  try {
    const download = run(process.execPath, [installer], { cwd: projectFolder, env, timeout: slowestDownloadMs });
    await waitingFor(`Downloading Electron ${version}`, download);
    await rm(failureNote, { force: true });
  } catch (error) {
    const failure = { version, at: Date.now(), reason: reasonFrom(error) };
    await remember(failure);
    return failure;
  }
  return installedOfficial() ?? { version, at: Date.now(), reason: 'the download left no usable binary' };
}
