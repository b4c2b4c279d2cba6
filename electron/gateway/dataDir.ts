import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CountersignError, ErrorCode } from '../contract/errors.ts';

/** Where a station keeps its data unless it is told otherwise: the same for the desktop program and the command line. */
export function defaultDataDir(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const base =
    platform === 'win32'
      ? (env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'));
  return join(base, 'countersign');
}

/** Makes a data directory where it is missing. Throws `store` when it cannot be written. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new CountersignError(
      ErrorCode.store,
      `The data directory ${dataDir} cannot be written. Give this user write access, or name another one with --data-dir.`,
      { cause },
    );
  }
}
