/**
 * The embedded gateway: opens and closes, wires the services, and is the one place that knows them all. It runs the
 * same inside Electron's main process and under plain Node.
 */
import { isDeepStrictEqual } from 'node:util';
import { untracked } from '@preact/signals-core';
import type { DemoUser, StationSign } from '../contract/challenge.ts';
import type { JsonObject } from '../contract/json.ts';
import { Build } from '../contract/names.ts';
import type { ProjectProblem } from '../contract/page.ts';
import { alarmActions, type AlarmActions } from './alarms/actions.ts';
import { openAlarms, type Alarms } from './alarms/alarms.ts';
import { openBoard } from './alarms/board.ts';
import { alarmDesk } from './alarms/desk.ts';
import { openJournal, type Journal } from './alarms/journal.ts';
import { alarmScripts } from './alarms/scriptApi.ts';
import { openShelf } from './alarms/shelf.ts';
import { alarmTags } from './alarms/tags.ts';
import type { CheckDatabase, Inspections } from './audit/inspection.ts';
import { auditScripts } from './audit/scriptApi.ts';
import { scriptAudit } from './audit/scriptAudit.ts';
import type { Trail } from './audit/trail.ts';
import { confirmDemoUsers } from './demo/users.ts';
import { openDemo } from './demo/provider.ts';
import type { Identity } from './idp/provider.ts';
import { messageScripts } from './perspective/messageScripts.ts';
import { pageScripts } from './perspective/scriptApi.ts';
import { scriptObjects } from './perspective/scriptObjects.ts';
import { openPerspective, type Perspective } from './perspective/service.ts';
import type { Log, Ports } from './platform/ports.ts';
import { asynchronousScripts } from './scripting/asynchronous.ts';
import type { Interpreter } from './scripting/interpreter.ts';
import { openInterpreters } from './scripting/interpreters.ts';
import { keepTranslations } from './scripting/keptTranslations.ts';
import { readLibrary } from './scripting/scriptLibrary.ts';
import type { ThreadStart } from './scripting/thread.ts';
import { logScripts } from './scripting/logging.ts';
import { pythonFunctions } from './scripting/pythonFunctions.ts';
import { scriptRegistry, type ScriptRegistry } from './scripting/registry.ts';
import { projectTranslations } from './scripting/translation/scripts.ts';
import { translatorVersion } from './scripting/translation/version.ts';
import type { CallbackInfo, CallFunction } from './signature/callbacks.ts';
import { openSignatureService, type SignatureService } from './signature/service.ts';
import { checkDatabase } from './signature/databaseCheck.ts';
import { candidate } from './signature/gate.ts';
import { criticalAtSite } from './signature/reviews.ts';
import { signatureTemplate } from './signature/template.ts';
import { ambiguousTemplates } from './signature/templates.ts';
import { followProject } from './project/live.ts';
import type { LoadedProject, Project } from './project/load.ts';
import { projectOpener } from './project/openProject.ts';
import { projectScripts } from './project/scriptApi.ts';
import { scriptProblems } from './project/scriptCheck.ts';
import { openHistory, type History } from './history/history.ts';
import { historyQuestions, type HistoryQuestions } from './history/questions.ts';
import { openRecorder } from './history/recorder.ts';
import { historyScripts } from './history/scriptApi.ts';
import { historySources, type HistorySources } from './history/sources.ts';
import { folderLine, shownFiles } from './files/shownFiles.ts';
import { openDatabases, type Databases } from './databases/databases.ts';
import { databaseSource } from './databases/namedQueries.ts';
import { databaseScripts } from './databases/scriptApi.ts';
import { boundValue } from './databases/values.ts';
import { openOutgoing } from './outgoing/outgoing.ts';
import { openQueries, type Queries, type QuerySource } from './queries/queries.ts';
import { openIdentityService, unknownProvider } from './idp/service.ts';
import { noteLoaded } from './station/loaded.ts';
import type { Anchors } from './station/anchoring.ts';
import { KeyPurpose } from './station/keys.ts';
import { openSecrets, SecretKind, type Secrets } from './station/secrets.ts';
import { openStationService } from './station/service.ts';
import { signatureScripts } from './signature/scriptApi.ts';
import { signatureTags } from './signature/tags.ts';
import { openSetup } from './session/setup.ts';
import { levelRules } from './idp/securityLevels.ts';
import type { Client } from './session/client.ts';
import { sessionScripts } from './session/scriptApi.ts';
import { scriptActors, type ScriptActors } from './session/scriptActors.ts';
import type { Session } from './session/session.ts';
import { openSessions, type Sessions } from './session/sessions.ts';
import { openSignInActions, type SignInActions } from './session/signInActions.ts';
import { directoryScripts } from './sso/directory.ts';
import { nameAtProvider } from './sso/externalAccounts.ts';
import { readSsoConfig } from './sso/readConfig.ts';
import { openSso, type Sso } from './sso/service.ts';
import type { StrengthMeter } from './sso/strength.ts';
import { scriptSources } from './sso/scriptSources.ts';
import { ssoScripts } from './sso/scriptApi.ts';
import type { PackagedProgram } from './station/program.ts';
import type { Station } from './station/station.ts';
import { openStore, type Store } from './store/database.ts';
import { patientClock } from './store/patientClock.ts';
import { tagScripts } from './tags/scriptApi.ts';
import { connectionTags } from './tags/connections.ts';
import { Connection } from './tags/provider.ts';
import { openStationTags, type StationTags } from './tags/service.ts';
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
  readonly project: {
    readonly title: string;
    readonly theme: 'light' | 'dark';
    readonly profile: 'laptop' | 'default' | 'kiosk';
    readonly problems: readonly ProjectProblem[];
  };
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
  /** The secrets that the site's settings name. */
  readonly secrets: Secrets;
  /** Opens a session for a window program or a browser; nobody is signed in on it. */
  readonly openSession: (client: Client) => Session;
  /** The other computers that pages may load pictures from: scheme, host and port of each. */
  readonly hosts: readonly string[];
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
  const { dataDir, projectDir } = options;
  const ports = { ...options.ports, clock: patientClock(options.ports.clock, options.ports.log) };
  const openAgain = projectOpener(projectDir, signatureTemplate);
  const { project, rules } = readProject(openAgain, ports.log);
  const store = openStore(dataDir, options.freeBytes === undefined ? {} : { freeBytes: options.freeBytes });
  try {
    const isDemo = project.settings.demoUsers.length > 0;
    const name = project.settings.station ?? options.stationName;
    const whole = options.checkDatabase ?? checkDatabase;
    const own = openStationService({
      store,
      ports,
      dataDir,
      name,
      isDemo,
      checkDatabase: whole,
      program: options.program,
    });
    const { station, trail, keys, seals, sign, inspections } = own;
    const noteFiles = noteLoaded({ store, trail, station, dataDir, projectDir }, project.files);
    const config = readSsoConfig(dataDir, projectDir);
    const plantNames = [station.name, 'countersign'];
    const meter = options.strengthMeter === undefined ? {} : { meter: options.strengthMeter };
    const sso = openSso({ store, trail, ports, keys, seals, config, plantNames, ...meter });
    const { theme, profile } = project.settings;
    const identity = openIdentityService({
      dataDir,
      ports,
      store,
      trail,
      keys,
      sso,
      endsSessions: profile === 'kiosk',
    });
    const { providers, tokens, browser } = identity;
    const grant = (proved: Identity, { roles }: { readonly roles: readonly string[] }): readonly string[] =>
      rules.grant({ ...proved, roles });
    const stopKeeping = keepTranslations({
      dataDir,
      key: keys.derive(KeyPurpose.translations),
      version: translatorVersion,
      known: projectTranslations,
      ports,
    });
    const problemsOf = (found: LoadedProject<typeof signatureTemplate>): readonly ProjectProblem[] => [
      ...found.problems,
      ...scriptProblems(found),
      ...ambiguousTemplates(found.templates),
      ...rules.problems,
      ...unknownProvider(found.settings, providers.names()),
    ];
    const current = { project, problems: problemsOf(project) };
    for (const { file, reason } of current.problems) ports.log.warn(`${file} ${reason}`);

    const signature = openSignatureService({
      store,
      trail,
      ports,
      station,
      key: own.key,
      seals,
      users: sso.users,
      providers,
      grant,
      isLinked: sso.isLinked,
      templates: project.templates,
      zones: project.settings.zones,
      critical: criticalAtSite(dataDir),
      onSignatureCompleted: project.settings.onSignatureCompleted,
      clockTrust: own.clock.trust,
      callFunction: callbackCaller(() => ({ holder, library, signature })),
    });
    const secrets = openSecrets({ store, trail, ports, keys }, SecretKind.named);
    const journal = openJournal({ store, ports, keepDays: () => tags.keepDays.alarms });
    const alarms = openAlarms(() => tags, ports, { journal, shelf: openShelf(store, ports.clock) });
    const tags: StationTags = openStationTags({
      dataDir,
      ports,
      secret: secrets.get,
      definitions: project.tags,
      services: [
        signatureTags(signature, ports),
        connectionTags(() => connectionRows(tags, databases), ports.clock),
        alarmTags(alarms, ports.clock),
      ],
    });
    const setup = openSetup(sso, dataDir, isDemo, ports.log, sign, () => trail.has('user.added'));
    const signInActions = openSignInActions({
      login: (target, forceAuth) => sessions.login(target, forceAuth),
      logout: (target, message) => sessions.logout(target, message),
      challenge: (target, asked) =>
        sessions.askAuthentication(target, {
          ...asked,
          idp: asked.idp ?? project.settings.identityProvider,
          forceAuth: asked.forceAuth ?? project.settings.alwaysReauthenticate,
        }),
    });
    const history = openHistory({ dataDir, clock: ports.clock, log: ports.log, keepDays: tags.keepDays.history });
    const recorder = openRecorder(tags, history, ports.clock);
    recorder.take(project.tags);
    alarms.take(project.tags);
    const databases = openDatabases({
      dataDir,
      ports,
      secret: secrets.get,
      preferred: () => current.project.settings.database,
    });
    const histories = historySources({
      own: history,
      historians: tags.historians,
      ask: (database, parts, values) =>
        databases.query({ database, statement: () => ({ parts, values: values.map(boundValue) }) }),
      clock: ports.clock,
      whyNotRead: tags.whyNotRead,
    });
    const questions = historyQuestions(histories);
    const queries = openQueries(
      () => current.project.queries,
      options.querySource ?? databaseSource(databases, ports.clock.zone),
      ports.clock,
    );
    const outgoing = openOutgoing(dataDir);
    const actions = alarmActions({
      alarms,
      userName: (doer) => actors.userName(doer),
      cameLater: (doer) => actors.cameLater(doer),
      note: (entries, doer) => {
        const actor = actors.person(doer) ?? actors.requester(doer);
        for (const entry of entries) trail.append({ ...entry, actor });
      },
    });
    const board = openBoard(alarms, ports.clock);
    const perspective = openPerspective({
      project: { ...project, problems: current.problems },
      tags,
      queries,
      history: questions,
      outgoing,
      alarms: alarmDesk({ board: board.value, actions, journal, whenFree: store.whenFree, clock: ports.clock }),
      ports,
    });
    const running = runningProject(() => current.project);
    const actors = scriptActors(running, (id) => sessions.get(id)?.signIn, perspective);
    const holder: FindHolder = (interpreterId) =>
      [library, ...sessions.all().map(({ interpreter }) => interpreter)].find(({ is }) => is(interpreterId));
    const registry = scriptFunctions({
      project: running,
      actors,
      ports,
      tags,
      alarms,
      alarmActions: actions,
      journal,
      history: { store: history.store, ownPath: histories.ownPath },
      questions,
      databases,
      queries,
      sso,
      signature,
      perspective,
      sessions: () => sessions,
      holder,
      signInActions,
      inspections,
      witnesses: own.anchors.seen,
      store,
      trail,
    });
    const interpreters = openInterpreters({
      ports,
      library: readLibrary(project.scripts),
      registry,
      ...(options.scriptTimeLimit === undefined ? {} : { timeLimit: options.scriptTimeLimit }),
      ...(options.startThread === undefined ? {} : { start: options.startThread }),
    });
    const library = interpreters.openLibrary();
    const sessions = openSessions({
      station,
      sign,
      setup,
      firstRunRead: () => confirmDemoUsers(store, trail, ports),
      store,
      trail,
      ports,
      sso,
      providers,
      signature,
      perspective,
      signInActions,
      openInterpreter: interpreters.openSession,
      files: shownFiles(() => folderLine(current.project.folders, dataDir)),
      projectName: project.name,
      settings: project.settings,
      anchored: own.anchors.status,
      signed: own.program,
      program: { demo: isDemo, keys: keys.protection, build: options.build ?? Build.production },
      tokens,
      grant,
      inactivity: () => current.project.inactivity,
      idleLimit: (config.session.screen_lock ?? screenLock[profile]) * 60_000,
      leavesNoSession: browser.isThrownAway,
      endsSessions: identity.endsSessions,
      loginHint: (userName, { name, settings: { issuer } }) =>
        nameAtProvider(sso.users.find(userName), userName, { name, issuer }),
    });
    signature.recover();
    tokens.recover().catch((error: unknown) => {
      ports.log.warn('Refresh tokens of an earlier run were not revoked.', { reason: String(error) });
    });
    let demoUsers: Promise<readonly DemoUser[]> | undefined;
    const demo = openDemo({
      settings: project.settings,
      isDemo,
      dataDir,
      keys,
      ports,
      store,
      sso,
      provider: identity.add,
    });

    /** Takes a project that was read again, once its files stand in the trail. */
    const takeProject = (next: typeof project): void => {
      noteFiles(next.files);
      signature.templates.takeProject(next.templates);
      if (!isDeepStrictEqual(current.project.scripts, next.scripts))
        interpreters.takeLibrary(readLibrary(next.scripts));
      tags.takeProject(next.tags);
      if (next.tags !== current.project.tags) {
        recorder.take(next.tags);
        alarms.take(next.tags);
      }
      current.project = next;
      tellProblems(problemsOf(next));
    };
    const tellProblems = (problems: readonly ProjectProblem[]): void => {
      current.problems = problems;
      perspective.takeProject({ ...current.project, problems });
    };
    let stopFollowing = (): Promise<void> => Promise.resolve();

    return {
      station,
      stationSign: sign.read,
      project: {
        title: project.title,
        theme,
        profile,
        get problems() {
          return current.problems;
        },
      },
      sso,
      trail,
      signature,
      tags,
      history,
      databases,
      queries,
      providerSecrets: identity.secrets,
      secrets,
      openSession: sessions.open,
      hosts: outgoing.allowed,
      prepareDemo: () => (demoUsers ??= demo.prepare()),
      suspended: () => {
        own.lookAtClock();
        for (const session of sessions.all()) session.leave('the computer went to sleep, or its screen was locked');
      },
      resumed: own.clock.resumed,
      followProject: () => {
        tags.follow();
        databases.follow();
        stopFollowing = followProject({
          projectDir,
          ports,
          first: project,
          open: openAgain,
          take: (next) => store.whenFree(() => takeProject(next)),
          tell: (found) => tellProblems(problemsOf({ ...current.project, problems: found })),
        });
      },
      close: async () => {
        await stopFollowing();
        await demoUsers?.catch(() => undefined);
        await sessions.quiesce();
        await browser.settled();
        demo.stop();
        sso.close();
        // Callbacks that run are waited for: their functions live in the interpreters of the sessions.
        await signature.close();
        await Promise.all([sessions.close(), library.close()]);
        recorder.close();
        board.close();
        alarms.close();
        await tags.close();
        await history.close();
        await databases.close();
        await stopKeeping();
        own.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The project of a folder with its rules for security levels; what of it is not run at all goes to the log. */
function readProject(open: () => LoadedProject<typeof signatureTemplate>, log: Log) {
  const project = open();
  const rules = levelRules(project.settings.securityLevels, log);
  for (const { file, reason } of project.notRun) log.info(`${file} ${reason}`);
  return { project, rules };
}

/** How all that the station speaks to stands, for people. */
function connectionRows(tags: Tags, databases: Databases): readonly JsonObject[] {
  return [
    ...tags
      .providers()
      .flatMap(({ name, kind, connection, words, followed, received }) =>
        connection === Connection.none ? [] : [{ name, kind, state: connection, words, followed, received }],
      ),
    ...databases.status().map(({ name, kind, state, trouble, used, most }) => {
      const words = trouble === '' ? `${used} of ${most} connections are in use` : trouble;
      return { name, kind, state, words, followed: null, received: null };
    }),
  ];
}

/** A project as scripts ask for it, as it is whenever they do. */
function runningProject(now: () => Project): ScriptedProject {
  const { name, title, description, settings } = now();
  return {
    name,
    title,
    description,
    settings,
    get views() {
      return now().views;
    },
    get pages() {
      return now().pages;
    },
  };
}
type ScriptedProject = Pick<Project, 'name' | 'title' | 'description' | 'settings' | 'views' | 'pages'>;

/** Finds the interpreter that holds the functions of an id. */
type FindHolder = (interpreterId: string) => Interpreter | undefined;

/** What the scripts of a project may call: the functions of all services. `sessions` are asked when a script calls. */
function scriptFunctions({
  project,
  actors,
  ports,
  tags,
  alarms,
  alarmActions: actions,
  journal,
  history,
  questions,
  databases,
  queries,
  sso,
  signature,
  perspective,
  sessions,
  holder,
  signInActions,
  inspections,
  witnesses,
  store,
  trail,
}: {
  readonly project: ScriptedProject;
  readonly actors: ScriptActors;
  readonly ports: Ports;
  readonly tags: Tags;
  readonly alarms: Alarms;
  readonly alarmActions: AlarmActions;
  readonly journal: Journal;
  readonly history: Pick<History, 'store'> & Pick<HistorySources, 'ownPath'>;
  readonly questions: HistoryQuestions;
  readonly databases: Databases;
  readonly queries: Queries;
  readonly sso: Sso;
  readonly signature: SignatureService;
  readonly perspective: Perspective;
  readonly sessions: () => Sessions;
  readonly holder: FindHolder;
  readonly signInActions: SignInActions;
  readonly inspections: Inspections;
  readonly witnesses: Anchors['seen'];
  readonly store: Store;
  readonly trail: Trail;
}): ScriptRegistry {
  const scriptSource = scriptSources(project, ports.clock);
  return scriptRegistry(
    [
      logScripts(ports.log),
      pythonFunctions(ports.clock),
      asynchronousScripts(holder, ports),
      projectScripts(project),
      scriptObjects(perspective),
      messageScripts(perspective, project.name),
      pageScripts({
        directory: perspective,
        log: ports.log,
        project,
        closedMessages: perspective.closedMessages,
        closePage: (target, message) => sessions().closePage(target, message),
        closeSession: (sessionId, message) => sessions().closeSession(sessionId, message),
      }),
      tagScripts(tags, ({ sessionId }) => {
        const session = sessionId === undefined ? undefined : perspective.session(sessionId);
        return session === undefined ? 'gateway' : { levels: untracked(session.levels) };
      }),
      ssoScripts(sso, ({ name, pageId = '' }) => scriptSource(name, perspective.page(pageId)?.path()), ports.newId),
      signatureScripts({
        clock: ports.clock,
        signature,
        ...actors,
        candidate: (userName) => {
          const user = sso.users.find(userName);
          return user && candidate(user, project.settings.zones);
        },
        challengeHost: (target) => sessions().challengeHost(target),
      }),
      auditScripts({ db: store.db, clock: ports.clock, inspections, witnesses, ...actors }),
      directoryScripts(sso.users, actors.userName),
      alarmScripts({ alarms, actions, journal, clock: ports.clock }),
      historyScripts(questions, history, ports.clock),
      databaseScripts({
        databases,
        queries,
        note: ({ database, statement }, script) => {
          const actor = actors.person(script) ?? actors.requester(script);
          const detail = { script: script.name, statement: statement.slice(0, 2000) };
          store.transaction(
            () => void trail.append({ action: 'database.update', actor, target: `database:${database}`, detail }),
          );
        },
      }),
      scriptAudit({ trail, store, projectName: project.name, ...actors }),
      sessionScripts({
        sessions: {
          info: (userName, projectName) => sessions().info(userName, projectName),
          download: (target, file, askedAt) => sessions().download(target, file, askedAt),
        },
        signInActions,
        ...actors,
        exportTrail: signature.exportTrail,
        exportRecord: signature.exportRecord,
        clock: ports.clock,
      }),
    ],
    store.whenFree,
  );
}

/**
 * Calls the functions that hear of signatures. One that a script handed over lives in the interpreter of its session; the
 * others run apart from the pages' scripts (`library`), so that a slow one holds no button.
 */
function callbackCaller(
  running: () => { readonly holder: FindHolder; readonly library: Interpreter; readonly signature: SignatureService },
): CallFunction {
  return async (ref, info) => {
    const { holder, library, signature } = running();
    if ('interpreter' in ref)
      return holder(ref.interpreter)?.callFunction(ref.interpreter, ref.function, { ...info }) ?? 'lost';
    if ('name' in ref) await library.callNamed(ref.name, { ...info }, []);
    else await library.callNamed(ref.handler, { ...info }, [outcomeOf(signature, info, ref.insteadOf)]);
    return 'done';
  };
}

/** What `onSignatureCompleted` is told. */
function outcomeOf(signature: SignatureService, info: CallbackInfo, insteadOf: string): JsonObject {
  const { name, state, template, recordId, recordVersion } = signature.getAuthRequest(info.requestId);
  return { ...info, insteadOf, name, state, template, recordId, recordVersion };
}

/** Minutes without use after which the pages of a signed-in person are hidden, by the size of their targets (AU-15). */
const screenLock = Object.freeze({ laptop: 15, default: 5, kiosk: 5 });
