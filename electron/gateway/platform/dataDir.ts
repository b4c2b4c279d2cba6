import { accessSync, chmodSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { type CodedTrouble, storeTrouble } from '../../contract/storeTrouble.ts';

/**
 * Where a station keeps its data unless it is told otherwise: the same for the desktop program and the command line. A
 * demo has a place of its own, so that its users never come near a real station.
 */
export function defaultDataDir(
  kind: 'station' | 'demo' = 'station',
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const base =
    platform === 'win32'
      ? (env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
  return join(base, kind === 'demo' ? 'countersign-demo' : 'countersign');
}

/** Makes a data directory where it is missing. Throws `store`, with the cause, when it cannot be written. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // It holds password hashes and the trail: for this account alone.
    chmodSync(dataDir, 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw cannotUse(dataDir, cause);
  }
}

/** Whether a folder is there. Throws what the operating system says where this user may not look. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Throws `illegal-argument` for what is no folder, and for one in a data directory: what is lost with that is kept nowhere. */
export function requireOutside(dataDir: string, folder: string): void {
  const refused = (why: string): CountersignError =>
    new CountersignError(ErrorCode.illegalArgument, `${why} Nothing was written.`);
  if (!isFolder(folder)) throw refused(`There is no folder ${folder}.`);
  const inside = relative(realpathSync(dataDir), realpathSync(folder));
  if (inside === '' || !(/^\.\.(?:[\\/]|$)/.test(inside) || isAbsolute(inside))) {
    throw refused(`${folder} is in the data directory, and would be lost with it. Name a folder elsewhere.`);
  }
}

/** `where` is the option that names the folder. */
const places = (where: string): Readonly<Record<CodedTrouble, string>> => ({
  full: 'is on a full disk. Make room on it and start again.',
  busy: 'is held by another program (a backup, a database tool). Close that one and start again.',
  'read-only': `cannot be written: its disk or its files are read-only. Make them writable, or name another one with ${where}.`,
  unreachable: `cannot be used: this user may not open a file in it. Give this user access, or name another one with ${where}.`,
  damaged: 'holds a damaged file.',
  disk: 'is on a disk that reports errors. Check that disk, and copy the directory whole before anything else.',
});

/** The refusal of a data directory that cannot be used, by what stands in the way. Nothing in it was changed. */
export function cannotUse(dataDir: string, cause: unknown): CountersignError {
  return refusal(`The data directory ${dataDir}`, '--data-dir', cause);
}

/** The same of the folder that a command writes to, which `--to` names. */
export function cannotWriteTo(folder: string, cause: unknown): CountersignError {
  return refusal(`The folder ${folder}`, '--to', cause);
}

function refusal(what: string, where: string, cause: unknown): CountersignError {
  const trouble = storeTrouble(cause);
  const why =
    trouble === undefined
      ? `cannot be written. Give this user write access, or name another one with ${where}.`
      : places(where)[trouble];
  return new CountersignError(ErrorCode.store, `${what} ${why} Nothing was changed and nothing is lost.`, {
    cause,
    details: trouble === undefined ? {} : { trouble },
  });
}
