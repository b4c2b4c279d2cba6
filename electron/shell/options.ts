/** The command line of the desktop program. */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { Build } from '../contract/names.ts';
import { defaultDataDir } from '../gateway/platform/dataDir.ts';
import { requireProject } from '../gateway/project/requireProject.ts';
import { desktopOptions } from './commandLine.ts';

export interface DesktopOptions {
  readonly dataDir: string;
  readonly projectDir: string;
  /** Whether the bundled demo project runs: none was named. */
  readonly isDemo: boolean;
  /** What shall protect the keys, as it was typed; undefined to let the rules of `chooseVault` say. */
  readonly keys: string | undefined;
  readonly stationName: string;
  readonly kiosk: boolean;
  /** The folder for files that pages hand out; undefined where a person is asked each time. */
  readonly downloads: string | undefined;
  readonly devTools: boolean;
  /** Where the packaged program lies; undefined where it runs from source. */
  readonly packaged: Pick<Places, 'appPath' | 'resources'> | undefined;
  /** How the program was made; the status bar says so where others could drive it. */
  readonly build: Build;
}

/** Where the installation keeps things, as Electron knows it. */
export interface Places {
  readonly appPath: string;
  readonly resources: string;
  readonly build: Build;
}

/**
 * Reads `--data-dir`, `--project`, `--keys`, `--kiosk`, `--downloads` and `--devtools`; other switches are Chromium's, of which a
 * packaged program takes next to none. Without a project the demo project runs. Throws `illegal-argument` for a word
 * that is none of these, and `project` where there is none in the folder that is named.
 */
export function readOptions(args: readonly string[], places: Places): DesktopOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: desktopOptions,
  });
  const [word] = positionals;
  if (word !== undefined) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `"${word.slice(0, 60)}" is no command of Countersign. Nothing was opened. "countersign help" names the commands.`,
    );
  }
  const named = (value: unknown, option: string): string | undefined => {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return resolve(value);
    throw new CountersignError(ErrorCode.illegalArgument, `--${option} needs a folder, as in --${option}=<folder>.`);
  };
  const demo = join(places.resources, 'demo');
  const project = named(values.project, 'project');
  if (project !== undefined) requireProject(project);
  return {
    dataDir: named(values['data-dir'], 'data-dir') ?? defaultDataDir(project === undefined ? 'demo' : 'station'),
    projectDir: project ?? (existsSync(demo) ? demo : join(places.appPath, 'build', 'demo')),
    isDemo: project === undefined,
    // Given without a word it is the empty word, which is refused with the words that there are.
    keys: typeof values.keys === 'boolean' ? '' : values.keys,
    stationName: hostname(),
    kiosk: values.kiosk === true,
    downloads: named(values.downloads, 'downloads'),
    devTools: values.devtools === true && places.build === Build.source,
    packaged: places.build === Build.source ? undefined : places,
    build: places.build,
  };
}
