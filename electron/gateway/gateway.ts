/**
 * The embedded gateway: opens and closes, wires the services, and is the one place that knows them all. It runs the
 * same inside Electron's main process and under plain Node.
 */
import { join } from 'node:path';
import type { DemoUser, StationSign } from '../contract/challenge.ts';
import type { JsonObject } from '../contract/json.ts';
import { Build } from '../contract/names.ts';
import type { ProjectProblem } from '../contract/page.ts';
import { openTrail, type Trail } from './audit/trail.ts';
import { auditClock, watchClock } from './station/clockMonitor.ts';
import { confirmDemoUsers } from './demo/users.ts';
import { openDemo } from './demo/provider.ts';
import { internalProvider } from './idp/internal.ts';
import { commandBrowser, hostBrowser } from './idp/oidc/browser.ts';
import { readIdentityProviders, type OidcSettings } from './idp/oidc/config.ts';
import { openOidcProvider, type OidcProvider } from './idp/oidc/oidcProvider.ts';
import { openProofTimes } from './idp/oidc/proofTimes.ts';
import type { Identity } from './idp/provider.ts';
import { openIdentityProviders } from './idp/providers.ts';
import { openProviderSecrets, type ProviderSecrets } from './idp/providerSecrets.ts';
import { openRefreshTokens } from './idp/refreshTokens.ts';
import { reservedViews, withBuiltIn } from './project/builtIn/builtIn.ts';
import { scriptObjects } from './perspective/scriptObjects.ts';
import { openPerspective } from './perspective/service.ts';
import { KeyPurpose } from './station/keys.ts';
import type { KeyProtection } from './platform/keyVault.ts';
import type { Ports } from './platform/ports.ts';
import { restNowAndThen } from './station/rest.ts';
import { loadProject } from './project/load.ts';
import type { ProjectFile } from './project/schemas.ts';
import { scriptProblems } from './project/scriptCheck.ts';
import { openInterpreter } from './scripting/interpreter.ts';
import { logScripts } from './scripting/logging.ts';
import { pythonFunctions } from './scripting/pythonFunctions.ts';
import { scriptRegistry } from './scripting/registry.ts';
import type { CallbackInfo, CallFunction } from './signature/callbacks.ts';
import { openSignatureService, type SignatureService } from './signature/service.ts';
import { candidate } from './signature/gate.ts';
import { signatureTemplate, type SignatureTemplate } from './signature/template.ts';
import { duplicateNames } from './signature/templates.ts';
import { signatureScripts } from './signature/scriptApi.ts';
import { signatureTags } from './signature/tags.ts';
import { openSetup } from './session/setup.ts';
import { levelRules } from './idp/securityLevels.ts';
import type { Client } from './session/client.ts';
import { sessionScripts } from './session/scriptApi.ts';
import { scriptActors } from './session/scriptActors.ts';
import type { Session } from './session/session.ts';
import { openSessions } from './session/sessions.ts';
import { openSignInActions } from './session/signInActions.ts';
import { nameAtProvider } from './sso/externalAccounts.ts';
import { readSsoConfig } from './sso/readConfig.ts';
import { openSso, type Sso } from './sso/service.ts';
import type { StrengthMeter } from './sso/strength.ts';
import { scriptSources } from './sso/scriptSources.ts';
import { ssoScripts } from './sso/scriptApi.ts';
import { openStationKeys, readStation, type Station } from './station/station.ts';
import { openStationSign } from './station/sign.ts';
import { openStationKey } from './station/signingKey.ts';
import { openStore, type Store } from './store/database.ts';
import { patientClock } from './store/patientClock.ts';
import { projectTags } from './tags/simulated.ts';
import { tagScripts } from './tags/scriptApi.ts';
import { openTags, type Tags } from './tags/tags.ts';

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
  /** Judges new passwords, shared by several gateways; one of its own where none is given. */
  readonly strengthMeter?: StrengthMeter;
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
  /** The secrets of the station's clients at identity providers. */
  readonly providerSecrets: ProviderSecrets;
  /** Opens a session for a window program or a browser; nobody is signed in on it. */
  readonly openSession: (client: Client) => Session;
  /**
   * Makes the users of a demo and starts its OpenID provider, once a start; no users when there is no demo or somebody
   * confirmed having them before.
   */
  readonly prepareDemo: () => Promise<readonly DemoUser[]>;
  /** The computer sleeps or its screen is locked: pages are hidden, and whoever signs next proves everything again. */
  readonly suspended: () => void;
  /** It is awake again: what its clocks differ by now is no change of the clock. */
  readonly resumed: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the gateway over a data directory and a project folder. Throws `store` or `project` with a message for the
 * person who starts it; the data directory is free again then.
 */
export function openGateway(options: GatewayOptions): Gateway {
  const { dataDir, projectDir } = options;
  const ports = { ...options.ports, clock: patientClock(options.ports.clock, options.ports.log) };
  const own = loadProject(projectDir, signatureTemplate);
  const loaded = withBuiltIn(own);
  const rules = levelRules(loaded.settings.securityLevels, ports.log);
  const project = {
    ...loaded,
    problems: [
      ...loaded.problems,
      ...reservedViews(own.views.keys()),
      ...scriptProblems(loaded),
      ...ambiguousTemplates(loaded.templates),
      ...rules.problems,
    ],
  };
  for (const problem of project.problems) ports.log.warn(`${problem.file} ${problem.reason}`);
  const store = openStore(dataDir, options.freeBytes === undefined ? {} : { freeBytes: options.freeBytes });
  try {
    const isDemo = project.settings.demoUsers.length > 0;
    const station = readStation(store, ports, project.settings.station ?? options.stationName, isDemo);
    const clockWatch = watchClock(ports.clock);
    const trail = openTrail(store, ports, station.id, ports.newId(), clockWatch.trust);
    const keys = openStationKeys(store, dataDir, ports.vault);
    const config = readSsoConfig(dataDir, projectDir);
    const outside = readIdentityProviders(dataDir);
    const sso = openSso({
      store,
      trail,
      ports,
      keys,
      config,
      plantNames: [station.name, 'countersign'],
      ...(options.strengthMeter === undefined ? {} : { meter: options.strengthMeter }),
    });
    const stopClock = auditClock(clockWatch, store, trail, ports, station.id);
    recordStart(store, trail, station, keys.protection);
    const key = openStationKey(store, trail, ports, keys, station);
    const stopResting = restNowAndThen(store, keys, station, ports);
    let demoUsers: Promise<readonly DemoUser[]> | undefined;

    // A function that a script handed over lives in the interpreter of its session. The others run apart from the pages'
    // scripts: a slow one holds no button.
    const callFunction: CallFunction = async (ref, info) => {
      if ('interpreter' in ref) {
        const holder = sessions.all().find(({ interpreter }) => interpreter.is(ref.interpreter))?.interpreter;
        return holder?.callFunction(ref.interpreter, ref.function, { ...info }) ?? 'lost';
      }
      if ('name' in ref) await library.callNamed(ref.name, { ...info }, []);
      else await library.callNamed(ref.handler, { ...info }, [outcomeOf(signature, info, ref.insteadOf)]);
      return 'done';
    };
    const browser =
      outside.browser === undefined
        ? hostBrowser(ports.openExternal)
        : commandBrowser(outside.browser, join(dataDir, 'browser-profiles'), ports.log);
    const secrets = openProviderSecrets(store, trail, ports, keys.derive(KeyPurpose.providerSecret));
    const proofTimes = openProofTimes();
    const openProvider = (settings: OidcSettings) =>
      openOidcProvider({
        settings,
        ports,
        store,
        trail,
        browser,
        secret: () => secrets.get(settings.name),
        accountOf: sso.accountOf,
        proofTimes,
      });
    const providers = openIdentityProviders(
      internalProvider(sso, ports.clock.now),
      outside.providers.map(openProvider),
    );
    const tokens = openRefreshTokens(store, keys.derive(KeyPurpose.refreshToken), ports.clock, providers);
    const grant = (identity: Identity, { roles }: { readonly roles: readonly string[] }): readonly string[] =>
      rules.grant({ ...identity, roles });
    const problems = [...project.problems, ...unknownProvider(project.settings, providers.names())];
    const isKiosk = project.settings.profile === 'kiosk';
    const endsSessions = ({ settings }: OidcProvider): boolean =>
      !browser.isThrownAway && (settings.afterChallenge ?? (isKiosk ? 'end' : 'keep')) === 'end';
    const signature = openSignatureService({
      store,
      trail,
      ports,
      station,
      key,
      users: sso.users,
      providers,
      grant,
      isLinked: sso.isLinked,
      templates: project.templates,
      zones: project.settings.zones,
      onSignatureCompleted: project.settings.onSignatureCompleted,
      clockTrust: clockWatch.trust,
      callFunction,
    });
    const tags = openTags([projectTags(project.tags, ports.clock), signatureTags(signature, ports)]);
    const sign = openStationSign(store, trail, station.id);
    const setup = openSetup(sso, dataDir, isDemo, ports.log, sign, () => trail.has('user.added'));
    const signInActions = openSignInActions({
      login: (target, forceAuth) => sessions.login(target, forceAuth),
      logout: (target, message) => sessions.logout(target, message),
    });
    const perspective = openPerspective({ project: { ...project, problems }, tags, ports });
    const scriptSource = scriptSources(project, ports.clock);
    const registry = scriptRegistry(
      [
        logScripts(ports.log),
        pythonFunctions(ports.clock),
        scriptObjects(perspective),
        tagScripts(tags),
        ssoScripts(sso, ({ name, pageId = '' }) => scriptSource(name, perspective.page(pageId)?.path()), ports.newId),
        signatureScripts({
          clock: ports.clock,
          signature,
          ...scriptActors(project, (id) => sessions.get(id)?.signIn, perspective),
          candidate: (userName) => {
            const user = sso.users.find(userName);
            return user && candidate(user, project.settings.zones);
          },
          challengeHost: (target) => sessions.challengeHost(target),
        }),
        sessionScripts({
          sessions: { askIdentity: (target, challenge) => sessions.askIdentity(target, challenge) },
          signInActions,
          projectProvider: project.settings.identityProvider,
          alwaysReauthenticate: project.settings.alwaysReauthenticate,
        }),
      ],
      store.whenFree,
    );
    const startInterpreter = (sessionId?: string) =>
      openInterpreter({
        ports,
        modules: project.scripts,
        registry,
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(options.scriptTimeLimit === undefined ? {} : { timeLimit: options.scriptTimeLimit }),
      });
    const library = startInterpreter();
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
      openInterpreter: startInterpreter,
      settings: project.settings,
      program: { demo: isDemo, keys: keys.protection, build: options.build ?? Build.production },
      tokens,
      grant,
      idleLimit: (config.session.screen_lock ?? screenLock[project.settings.profile]) * 60_000,
      leavesNoSession: browser.isThrownAway,
      endsSessions,
      loginHint: (userName, { name, settings: { issuer } }) =>
        nameAtProvider(sso.users.find(userName), userName, { name, issuer }),
    });
    signature.recover();
    tokens.recover().catch((error: unknown) => {
      ports.log.warn('Refresh tokens of an earlier run were not revoked.', { reason: String(error) });
    });
    const demo = openDemo({
      settings: project.settings,
      isDemo,
      dataDir,
      keys,
      ports,
      store,
      sso,
      provider: (settings) => providers.add(openProvider(settings)),
    });

    return {
      station,
      stationSign: sign.read,
      project: {
        title: project.title,
        theme: project.settings.theme,
        profile: project.settings.profile,
        problems,
      },
      sso,
      trail,
      signature,
      tags,
      providerSecrets: secrets,
      openSession: sessions.open,
      prepareDemo: () => (demoUsers ??= demo.prepare()),
      suspended: () => {
        try {
          clockWatch.look();
        } catch (error) {
          ports.log.error('A change of the clock could not be kept.', { reason: String(error) });
        }
        for (const session of sessions.all()) session.leave('the computer went to sleep, or its screen was locked');
      },
      resumed: clockWatch.resumed,
      close: async () => {
        await demoUsers?.catch(() => undefined);
        await sessions.close();
        await browser.settled();
        demo.stop();
        sso.close();
        await signature.close();
        stopClock();
        await library.close();
        tags.close();
        stopResting();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** What `onSignatureCompleted` is told. */
function outcomeOf(signature: SignatureService, info: CallbackInfo, insteadOf: string): JsonObject {
  const { name, state, template, recordId, recordVersion } = signature.getAuthRequest(info.requestId);
  return { ...info, insteadOf, name, state, template, recordId, recordVersion };
}

/** A provider that the station does not have would silently be the station itself. */
function unknownProvider(
  { identityProvider, demoProvider }: ProjectFile['countersign'],
  names: readonly string[],
): ProjectProblem[] {
  if ([...names, demoProvider?.name].includes(identityProvider)) return [];
  const reason = `names the identity provider "${identityProvider}", which this station does not have`;
  return [{ file: 'project.json', reason }];
}

/** Two templates of one name: who must sign would hang on the name of a file. */
function ambiguousTemplates(templates: readonly SignatureTemplate[]): ProjectProblem[] {
  return [...duplicateNames(templates)].map((name) => ({
    file: 'countersign/signature-templates',
    reason: `has more than one template named "${name}"; none of them is used`,
  }));
}

function recordStart(store: Store, trail: Trail, station: Station, keys: KeyProtection): void {
  store.transaction(() => {
    trail.append({
      action: 'station.started',
      actor: { kind: 'station', id: station.id, name: station.name },
      target: `station:${station.id}`,
      detail: { keys },
    });
  });
}

/** Minutes without use after which the pages of a signed-in person are hidden, by the size of their targets (AU-15). */
const screenLock = Object.freeze({ laptop: 15, default: 5, kiosk: 5 });
