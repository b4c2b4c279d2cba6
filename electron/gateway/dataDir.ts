import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CountersignError, ErrorCode } from '../contract/errors.ts';

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
        : (env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'));
  return join(base, kind === 'demo' ? 'countersign-demo' : 'countersign');
}

/** Makes a data directory where it is missing. Throws `store` when it cannot be written. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // It holds password hashes and the trail: for this account alone.
    chmodSync(dataDir, 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new CountersignError(
      ErrorCode.store,
      `The data directory ${dataDir} cannot be written. Give this user write access, or name another one with --data-dir.`,
      { cause },
    );
  }
}
