/** The command line of the desktop program. */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { defaultDataDir } from '../gateway/dataDir.ts';

export interface DesktopOptions {
  readonly dataDir: string;
  readonly projectDir: string;
  readonly stationName: string;
  readonly kiosk: boolean;
  readonly devTools: boolean;
}

/** Where the installation keeps things, as Electron knows it. */
export interface Places {
  readonly appPath: string;
  readonly resources: string;
  readonly packaged: boolean;
}

/**
 * Reads `--data-dir`, `--project`, `--kiosk` and `--devtools`; what else is on the line is Chromium's. Without a
 * project the demo project runs.
 */
export function readOptions(args: readonly string[], places: Places): DesktopOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      'data-dir': { type: 'string' },
      project: { type: 'string' },
      kiosk: { type: 'boolean' },
      devtools: { type: 'boolean' },
    },
  });
  const named = (value: unknown, option: string): string | undefined => {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return resolve(value);
    throw new CountersignError(ErrorCode.illegalArgument, `--${option} needs a folder, as in --${option}=<folder>.`);
  };
  const demo = join(places.resources, 'demo');
  const project = named(values.project, 'project');
  return {
    dataDir: named(values['data-dir'], 'data-dir') ?? defaultDataDir(project === undefined ? 'demo' : 'station'),
    projectDir: project ?? (existsSync(demo) ? demo : join(places.appPath, 'build', 'demo')),
    stationName: hostname(),
    kiosk: values.kiosk === true,
    devTools: values.devtools === true && !places.packaged,
  };
}
