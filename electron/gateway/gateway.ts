/**
 * The embedded gateway: opens and closes, wires the services, and is the one place that knows them all. It runs the
 * same inside Electron's main process and under plain Node.
 */
import type { DemoUser, StationSign } from '../contract/challenge.ts';
import type { ReaderKeys } from '../contract/readerKeys.ts';
import { Build } from '../contract/names.ts';
import type { CheckDatabase } from './audit/inspection.ts';
import type { Trail } from './audit/trail.ts';
import { openIdentities } from './composition/identities.ts';
import { openPlantData } from './composition/plantData.ts';
import { callbackCaller, openScripts } from './composition/scripts.ts';
import { sessionServices } from './composition/sessionServices.ts';
import { openSignatures } from './composition/signatures.ts';
import { readStationProject, runProject, type RunningProject } from './composition/stationProject.ts';
import type { Databases } from './databases/databases.ts';
import type { IdentityService } from './idp/service.ts';
import { openDemo } from './demo/provider.ts';
import type { History } from './history/history.ts';
import { openFolders } from './folders/folders.ts';
import { listedFolders } from './folders/settings.ts';
import { openMail } from './mail/mail.ts';
import { listedMailServers } from './mail/settings.ts';
import { openOutgoing, type Listed } from './outgoing/outgoing.ts';
import { openPerspective } from './perspective/service.ts';
import { openTogether, type Keep } from './platform/openTogether.ts';
import type { Ports } from './platform/ports.ts';
import { sealerOf } from './platform/sealer.ts';
import type { Queries, QuerySource } from './queries/queries.ts';
import type { ThreadStart } from './scripting/thread.ts';
import type { Client } from './session/client.ts';
import { scriptActors } from './session/scriptActors.ts';
import { openSession, type Session } from './session/session.ts';
import { keepSessions } from './session/sessions.ts';
import { openSignInActions } from './session/signInActions.ts';
import { checkDatabase } from './signature/databaseCheck.ts';
import type { SignatureService } from './signature/service.ts';
import type { Sso } from './sso/service.ts';
import type { StrengthMeter } from './sso/strength.ts';
import { KeyPurpose } from './station/keys.ts';
import { noteLoaded } from './station/loaded.ts';
import type { PackagedProgram } from './station/program.ts';
import { openSecrets, SecretKind, type Secrets } from './station/secrets.ts';
import { openStationService } from './station/service.ts';
import type { Station } from './station/station.ts';
import { openStore, type Store } from './store/database.ts';
import { patientClock } from './store/patientClock.ts';
import { readReserve } from './store/reserve.ts';
import type { Tags } from './tags/tags.ts';

export interface GatewayOptions {
  readonly dataDir: string;
  readonly projectDir: string;
  readonly ports: Ports;
  /** Name of the station on its first start, when the project does not say. */
  readonly stationName: string;
  /** How the program around the gateway was made, for the status bar; production where nothing is said. */
  readonly build?: Build;
  /** Milliseconds that one script may run. */
  readonly scriptTimeLimit?: number;
  /** Bytes that are free on the disk of a folder; what the operating system says without it. */
  readonly freeBytes?: (folder: string) => number;
  /** What runs named queries; the databases of the data directory where nothing is given. */
  readonly querySource?: QuerySource;
  /** Reads the whole database beside the work; the thread of `signature/databaseCheck.ts` where none is given. */
  readonly checkDatabase?: CheckDatabase;
  /** The packaged program; absent where it runs from source. */
  readonly program?: PackagedProgram;
  /** Judges new passwords, shared by several gateways; one of its own where none is given. */
  readonly strengthMeter?: StrengthMeter;
  /** Where interpreters have their threads from, shared by several gateways; each starts its own where nothing is given. */
  readonly startThread?: ThreadStart;
}

export interface Gateway {
  readonly station: Station;
  /** What every true signing surface shows; for surfaces alone. */
  readonly stationSign: () => StationSign;
  /** How the site's reader of badges is known; null where only by its speed. */
  readonly badgeReader: ReaderKeys | null;
  readonly project: RunningProject['shown'];
  /** The user service (`sso.user.login` and its family). */
  readonly sso: Sso;
  readonly trail: Trail;
  readonly signature: SignatureService;
  readonly tags: Tags;
  /** What tags said. */
  readonly history: History;
  /** The databases that the site configures. */
  readonly databases: Databases;
  /** The named queries of the project. */
  readonly queries: Queries;
  /** The secrets of the station's clients at identity providers. */
  readonly providerSecrets: Secrets;
  /** Takes a provider's word that somebody is logged out there. */
  readonly takeLogout: IdentityService['takeLogout'];
  /** The secrets that the site's settings name. */
  readonly secrets: Secrets;
  /** Opens a session for a window program or a browser; nobody is signed in on it. */
  readonly openSession: (client: Client) => Session;
  /** The other computers that pages may load from. */
  readonly listed: Listed;
  /**
   * Makes the users of a demo and starts its OpenID provider, once a start; no users when there is no demo or somebody
   * confirmed having them before.
   */
  readonly prepareDemo: () => Promise<readonly DemoUser[]>;
  /** The computer sleeps or its screen is locked: pages are hidden, and whoever signs next proves everything again. */
  readonly suspended: () => void;
  /** It is awake again: what its clocks differ by now is no change of the clock. */
  readonly resumed: () => void;
  /** From now on, what is changed in the project's folder is taken while the station runs. */
  readonly followProject: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the gateway over a data directory and a project folder. Throws `store` or `project` with a message for the
 * person who starts it; the data directory is free again then.
 */
export function openGateway(options: GatewayOptions): Gateway {
  const ports = { ...options.ports, clock: patientClock(options.ports.clock, options.ports.log) };
  const found = readStationProject(options.projectDir, ports.log);
  return openTogether((keep) => {
    const { dataDir, freeBytes } = options;
    const disk = { reserve: readReserve(dataDir), ...(freeBytes === undefined ? {} : { freeBytes }) };
    const store = keep(openStore(dataDir, disk), ({ close }) => close());
    return openServices({ ...options, ports }, found, store, keep);
  });
}

function openServices(
  options: GatewayOptions,
  found: ReturnType<typeof readStationProject>,
  whole: Store,
  keep: Keep,
): Gateway {
  const { dataDir, projectDir, ports } = options;
  const { project, rules } = found;
  const { settings } = project;
  const isDemo = settings.demoUsers.length > 0;
  const own = keep(
    openStationService({
      store: whole,
      ports,
      dataDir,
      name: settings.station ?? options.stationName,
      isDemo,
      checkDatabase: options.checkDatabase ?? checkDatabase,
      program: options.program,
    }),
    ({ close }) => close(),
  );
  const { station, store, trail, keys, hold } = own;
  const noteFiles = noteLoaded({ store, trail, station, dataDir, projectDir }, project.files);
  const meter = options.strengthMeter;
  const identities = openIdentities({ dataDir, projectDir, ports, store, own, project, rules, isDemo, meter });
  keep(identities.sso, ({ close }) => close());
  const { sso, providers, tokens } = identities;
  const running = runProject({ ...found, projectDir, dataDir, ports, keys, store, providers });
  keep(running, ({ close }) => close());
  const signature = openSignatures({ dataDir, ports, own, identities, project });
  keep(signature, ({ close }) => close());
  const sessions = keepSessions(ports.clock, project.name);
  const actors = scriptActors(running.scripted, sessions);
  const secrets = openSecrets({ store, trail, ports, keys }, SecretKind.named);
  const plant = openPlantData({
    dataDir,
    stationName: station.name,
    ports,
    store,
    trail,
    secret: secrets.get,
    sealer: sealerOf(keys.derive(KeyPurpose.tagProvider), ports.clock),
    project: running.now,
    querySource: options.querySource,
    called: identities.called,
    actors,
    signature,
    sessions,
  });
  keep(plant, ({ close }) => close());
  const { tags, history, queries, databases } = plant;
  const outgoing = openOutgoing(dataDir);
  const folders = openFolders({
    listed: listedFolders(dataDir),
    kept: { read: [dataDir], write: [dataDir, ...project.folders] },
    ...ports,
  });
  const mail = openMail({ servers: listedMailServers(dataDir), secret: secrets.get, clock: ports.clock });
  const perspective = openPerspective({
    project: running.now(),
    tags,
    queries,
    history: plant.questions,
    outgoing,
    alarms: plant.desk,
    reader: sso.config.badge_reader,
    ports,
  });
  const signInActions = openSignInActions(sessions, settings);
  const scripts = openScripts({
    project: running.scripted,
    modules: project.scripts,
    actors,
    ports,
    own,
    plant,
    outgoing,
    folders,
    mail,
    sso,
    signature,
    perspective,
    sessions,
    signInActions,
    timeLimit: options.scriptTimeLimit,
    startThread: options.startThread,
  });
  keep(scripts, ({ close }) => close());
  scripts.takeTags(project.tagScripts);
  const services = sessionServices({
    dataDir,
    ports,
    own,
    identities,
    running,
    signature,
    perspective,
    signInActions,
    openInterpreter: scripts.openSession,
    program: { demo: isDemo, keys: keys.protection, build: options.build ?? Build.production },
  });
  // What is begun anew at a start waits for whoever says that the station may go on.
  hold.whenFree(() => {
    own.counter.begin();
    signature.start(callbackCaller(scripts, signature, plant));
  });
  tokens.recover().catch((error: unknown) => {
    ports.log.warn('Refresh tokens of an earlier run were not revoked.', { reason: String(error) });
  });
  const demo = openDemo({ settings, isDemo, dataDir, keys, ports, store, sso, provider: identities.add });
  let demoUsers: Promise<readonly DemoUser[]> | undefined;

  return {
    station,
    stationSign: own.sign.read,
    badgeReader: sso.config.badge_reader,
    project: running.shown,
    sso,
    trail,
    signature,
    tags,
    history,
    databases,
    queries,
    providerSecrets: identities.secrets,
    takeLogout: identities.takeLogout,
    secrets,
    openSession: (client) => sessions.add(openSession(services, client)),
    listed: outgoing.listed,
    prepareDemo: () => (demoUsers ??= demo.prepare()),
    suspended: () => {
      own.lookAtClock();
      for (const session of sessions.all()) session.leave('the computer went to sleep, or its screen was locked');
    },
    resumed: own.clock.resumed,
    followProject: () => {
      plant.follow(() => scripts.takeTags(running.now().tagScripts));
      running.follow({
        take: (next) => {
          noteFiles(next.files);
          signature.templates.takeProject(next);
          scripts.take(next.scripts);
          plant.take(next.tags);
          scripts.takeTags(next.tagScripts);
        },
        show: perspective.takeProject,
      });
    },
    close: async () => {
      await running.close();
      demo.stop();
      await demoUsers?.catch(() => undefined);
      await sessions.quiesce();
      await identities.browser.settled();
      sso.close();
      // Callbacks that run are waited for: their functions live in the interpreters of the sessions.
      await signature.close();
      await Promise.all([sessions.close(), scripts.close()]);
      await plant.close();
      await own.close();
      store.close();
    },
  };
}
