/** How a command opens a station: its data directory, its keys, its rules. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Build } from '../contract/names.ts';
import type { PackagedProgram } from '../gateway/station/program.ts';
import { openSeals } from '../gateway/audit/seals.ts';
import { openTrail, type Trail } from '../gateway/audit/trail.ts';
import { chooseVault, requireProtection } from '../gateway/station/chooseVault.ts';
import { defaultDataDir } from '../gateway/platform/dataDir.ts';
import { KeyPurpose } from '../gateway/station/keys.ts';
import { KeyProtection, type KeyVault } from '../gateway/platform/keyVault.ts';
import { systemPorts, type Clock, type DemoProviderHost, type Log } from '../gateway/platform/ports.ts';
import { sealerOf, type Sealer } from '../gateway/platform/sealer.ts';
import { requireProject } from '../gateway/project/requireProject.ts';
import { readSsoConfig } from '../gateway/sso/readConfig.ts';
import { openSso, type Sso } from '../gateway/sso/service.ts';
import type { StrengthMeter } from '../gateway/sso/strength.ts';
import { openSecrets, SecretKind, type Secrets } from '../gateway/station/secrets.ts';
import { openStationKeys } from '../gateway/station/misfit.ts';
import { readStation, settle } from '../gateway/station/station.ts';
import { sealTrailEnd } from '../gateway/station/trailEnd.ts';
import { openStore } from '../gateway/store/database.ts';
import { lockDataDir } from '../gateway/store/lock.ts';

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  readonly print: (line: string) => void;
  /** Says why a command was refused, or failed: apart from what it puts out, which may go into a file. */
  readonly printError: (line: string) => void;
  /** Asks for a secret without echo; from a pipe, reads its first line. */
  readonly askSecret: (question: string) => Promise<string>;
  /** Asks what anybody may see; from a pipe as `askSecret`. */
  readonly ask: (question: string) => Promise<string>;
  /** The vault of the operating system, where the host reaches one that protects; asked only when it is needed. */
  readonly operatingSystemVault: () => KeyVault | undefined;
  /** Opens an address in the system browser; rejects where the host has none. */
  readonly openBrowser: (url: string) => Promise<void>;
  /** What `COUNTERSIGN_PASSPHRASE_FILE` says. */
  readonly passphraseFile: string | undefined;
  /** Resolves when a person or the system asks a command that goes on to end. */
  readonly untilStopped: () => Promise<void>;
  /** The built renderer, for browsers. */
  readonly rendererDir: string;
  /** Starts the OpenID provider of a demo. */
  readonly demoProvider: DemoProviderHost;
  /** How the program was made; from source where nothing is said. */
  readonly build?: Build;
  /** The packaged program; absent where it runs from source. */
  readonly program?: PackagedProgram;
  /** The operating system's where none is given. */
  readonly clock?: Clock;
  /** Judges new passwords; a thread that ends with the command where none is given. */
  readonly strengthMeter?: StrengthMeter;
  readonly hostName: string;
  readonly userName: string;
}

/** What every command that needs the station's keys is told. */
export interface StationOptions {
  readonly dataDir: string;
  readonly keys?: string;
  readonly project?: string;
}

/** What a command works on. */
export interface OpenedStation {
  readonly sso: Sso;
  /** Of the station's clients at identity providers. */
  readonly providerSecrets: Secrets;
  /** Those that the site's settings name. */
  readonly secrets: Secrets;
  /** Of what tag providers keep in their folders. */
  readonly sealer: Sealer;
  /** Writes something into the trail. */
  readonly note: (entry: Parameters<Trail['append']>[0]) => void;
}

/** Adds the option that says what opens the keys: the same for each command, whether it needs them or not. */
export function addKeysOption(command: Command): Command {
  const words = Object.values(KeyProtection).join(', ');
  return command.option('--keys <protection>', `what protects the keys: ${words}`, requireProtection);
}

/**
 * What `--data-dir` says. Throws `illegal-argument` for an empty text, which would be the folder that the command is run in: a
 * script whose variable is not set would make a station there.
 */
export function requireDataDirName(folder: string): string {
  if (folder !== '') return folder;
  throw new CountersignError(ErrorCode.illegalArgument, '--data-dir is empty. Name the data directory of the station.');
}

/** Adds the options that say which data directory. */
export function addDataDirOptions(command: Command): Command {
  return addKeysOption(
    command.option('--data-dir <folder>', 'data directory of the station', requireDataDirName, defaultDataDir()),
  );
}

/** Adds the options that say which station. */
export function addStationOptions(command: Command): Command {
  return addDataDirOptions(command).option('--project <folder>', 'project whose countersign/sso.json holds');
}

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/**
 * The vault of a station's keys for a command, which does not know which project runs over the data: development keys take
 * the explicit word. Throws as `chooseVault` does.
 */
export function vaultOf(
  { dataDir, keys }: Pick<StationOptions, 'dataDir'> & { readonly keys?: string | undefined },
  terminal: Terminal,
): KeyVault {
  return chooseVault({
    dataDir,
    asked: keys,
    passphraseFile: terminal.passphraseFile,
    operatingSystem: terminal.operatingSystemVault,
    isDemo: false,
  });
}

/**
 * Chooses the vault of the station's keys, and looks whether another program has the data directory, before a person is asked
 * for anything; the function that comes back opens the station (or makes it), works, and closes it. Throws as `requireProject`,
 * `chooseVault` and `openStore` do.
 */
export function prepareStation(
  options: StationOptions,
  terminal: Terminal,
): <T>(work: (station: OpenedStation) => Promise<T> | T) => Promise<T> {
  const { dataDir, project } = options;
  if (project !== undefined) requireProject(project);
  const vault = vaultOf(options, terminal);
  if (existsSync(dataDir)) lockDataDir(dataDir).release();
  return async (work) => {
    const store = openStore(dataDir);
    try {
      const ports = systemPorts(silent, vault);
      const config = readSsoConfig(dataDir, project);
      const station = readStation(store, ports, terminal.hostName, 'either');
      const bare = openTrail(store, ports, station.id, ports.newId());
      const opened = openStationKeys(store, dataDir, vault);
      const end = sealTrailEnd(bare, { store, keys: opened, stationId: station.id });
      end.begin();
      const { trail } = end;
      const key = opened.derive(KeyPurpose.seals);
      const hasBegun = opened.mark()?.root !== undefined;
      const seals = openSeals({ store, trail, ports, key, stationId: station.id, hasBegun });
      const sso = openSso({
        store,
        trail,
        ports,
        keys: opened,
        seals,
        config,
        plantNames: [station.name, 'countersign'],
        ...(terminal.strengthMeter === undefined ? {} : { meter: terminal.strengthMeter }),
      });
      try {
        const kept = { store, trail, ports, keys: opened };
        return await work({
          sso,
          providerSecrets: openSecrets(kept, SecretKind.identityProvider),
          secrets: openSecrets(kept, SecretKind.named),
          sealer: sealerOf(opened.derive(KeyPurpose.tagProvider), ports.clock),
          note: (entry) => store.transaction(() => void trail.append(entry)),
        });
      } finally {
        sso.close();
        settle({ store, keys: opened, station, trail, log: silent }, { movesLog: true, isBehind: true });
      }
    } finally {
      store.close();
    }
  };
}
