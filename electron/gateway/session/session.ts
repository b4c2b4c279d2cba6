/**
 * A session: a window program or a browser in front of this station, with the people who use it. Who is signed in, the
 * lock, the series of signatures, the address, the pages with what lies over them and the interpreter of their scripts
 * are its own: nothing of it is shared with another session.
 */
import type { Json } from '../../contract/json.ts';
import type { Status } from '../../contract/page.ts';
import type { Trail } from '../audit/trail.ts';
import type { ShownFiles } from '../files/shownFiles.ts';
import { levelsOf } from '../idp/securityLevels.ts';
import type { IdentityProviders } from '../idp/providers.ts';
import { report, type PageOptions } from '../perspective/page.ts';
import type { Inactivity } from '../project/general.ts';
import type { Perspective } from '../perspective/service.ts';
import type { Ports } from '../platform/ports.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import type { ScriptArgument } from '../scripting/protocol.ts';
import { keepSeries } from '../signature/series.ts';
import type { SignatureService } from '../signature/service.ts';
import type { Limiter } from '../sso/limiter.ts';
import type { Sso } from '../sso/service.ts';
import type { StationSigns } from '../station/sign.ts';
import type { Station } from '../station/station.ts';
import type { Store } from '../store/database.ts';
import { openAdministration, type Administration } from './administration.ts';
import { openAuthenticationChallenges } from './authenticationChallenges.ts';
import type { Client } from './client.ts';
import type { ExternalSignInDependencies } from './externalSignInRequests.ts';
import { watchInactivity } from './inactivity.ts';
import { openExternalSignIns } from './externalSignIn.ts';
import type { Setup } from './setup.ts';
import { openSignIn, type SignIn, type SignInDependencies } from './signIn.ts';
import { authOf, statusOf } from './status.ts';
import { countTraffic, type Traffic } from './traffic.ts';
import { noteTries, type Tries } from './tries.ts';
import { openWindows, type Windows } from './windows.ts';

export interface Session {
  readonly id: string;
  readonly client: Client;
  /** Who is signed in here. */
  readonly signIn: SignIn;
  /** What an administrator's page asks. */
  readonly administration: Administration;
  readonly windows: Windows;
  readonly interpreter: Interpreter;
  readonly traffic: Traffic;
  /** Hears what its frames tried that none may, once the host stopped it. */
  readonly stopped: Tries['note'];
  /** Milliseconds of the monotonic clock when it was opened. */
  readonly openedAt: number;
  /** Whether the project lets in whoever is there. */
  readonly isAuthorized: () => boolean;
  /** The files that its pages show; none where the project does not let in whoever is there. */
  readonly files: ShownFiles;
  /** Ids of its pages. */
  readonly pageIds: () => readonly string[];
  /** The path at which one of its pages is. */
  readonly pagePath: (pageId: string) => string | undefined;
  /** Nobody can be taken to be there any more: what is open is cancelled, and the pages are locked. */
  readonly leave: (reason: string) => void;
  /** A script closed it: its pages end and tell the message, its person is signed out, and it begins anew. */
  readonly restart: (message: string) => Promise<void>;
  /** The client is gone: its windows close, whoever was signed in is signed out, and its scripts end. */
  readonly end: () => Promise<void>;
  /**
   * The program ends: nobody acts here any more, while callbacks may still run in the interpreter. What was open is
   * abandoned, not cancelled.
   */
  readonly quiesce: () => Promise<void>;
  /** After `quiesce`: pages and interpreter end. */
  readonly close: () => Promise<void>;
}

/** What the sessions of a station share: its services, and what the project says. */
export interface SessionServices
  extends
    Pick<SignInDependencies, 'tokens' | 'grant' | 'idleLimit' | 'leavesNoSession' | 'endsSessions'>,
    Pick<ExternalSignInDependencies, 'loginHint'> {
  readonly station: Station;
  readonly sign: StationSigns;
  readonly setup: Setup;
  /** Somebody read the dialog with the users of a demo. */
  readonly firstRunRead: () => void;
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly sso: Sso;
  readonly providers: IdentityProviders;
  /** How many sign-ins at providers one address may begin. */
  readonly begunOutside: Limiter;
  readonly signature: SignatureService;
  readonly perspective: Perspective;
  readonly signInActions: PageOptions['signInActions'];
  /** What the project asks of sessions that nobody uses. */
  readonly inactivity: () => Inactivity | undefined;
  /** Starts the interpreter of a session's scripts. */
  readonly openInterpreter: (sessionId: string, address: string | null) => Interpreter;
  /** The files of the project and the site that pages show. */
  readonly files: ShownFiles;
  readonly settings: {
    readonly identityProvider: string;
    readonly alwaysReauthenticate: boolean;
    /** Dotted name of the handler of the session event. */
    readonly onAuthenticationChallenge?: string | undefined;
  };
  /** What the status bar says of the program. */
  readonly program: Pick<Status, 'demo' | 'keys' | 'build'>;
  /** How far the audit trail stands outside of the station. */
  readonly anchored: () => Status['anchor'];
  readonly unsent: () => Status['unsent'];
  /** How far the clock can be trusted. */
  readonly clockTrust: () => Status['clock'];
  /** Whether the log of the database is too long. */
  readonly isLogLong: () => boolean;
  /** Whether the program is the one that its maker signed. */
  readonly signed: () => Status['signed'];
}

/** Opens a session; nobody is signed in, and it has no window yet. */
export function openSession(given: SessionServices, client: Client): Session {
  const { station, store, ports, sso, providers, signature, perspective, settings, endsSessions } = given;
  const id = ports.newId();
  const interpreter = given.openInterpreter(id, client.address);
  // A window program is the station's own: it is known by the station for good, a browser by nothing.
  const identifier = client.scope === 'workstation' ? station.id : undefined;
  const runtime = perspective.openSession(id, { ...client, identifier }, interpreter);
  const series = keepSeries(ports.clock);
  const tellAll = (message: string | undefined): void => {
    for (const { host } of runtime.pages.values()) {
      if (message === undefined) host.send('settled', null);
      else host.send('notice', { level: 'info', message, passes: true });
    }
  };
  const signIn = openSignIn({ ...given, client, warn: tellAll });
  const identity = openAuthenticationChallenges({
    ...given,
    users: sso.users,
    remoteAddr: client.address,
    completed: (payload: Json, result) => {
      if (runtime.events.challenged(payload, result)) return;
      const handler = settings.onAuthenticationChallenge;
      if (handler === undefined) {
        ports.log.warn('No script hears of the authentication challenge that ended.');
        return;
      }
      const given: readonly ScriptArgument[] = [
        ['node', { $node: ['session', id] }],
        ['data', payload],
        ['result', result],
      ];
      interpreter.runNamed(handler, given).catch((error: unknown) => {
        for (const page of runtime.pages.values()) report(page.host, ports, error);
      });
    },
  });
  const inactivity = watchInactivity({
    clock: ports.clock,
    asked: given.inactivity,
    isThere: ({ closes }) => (closes ? runtime.pages.size > 0 : signIn.current() !== undefined),
    warn: tellAll,
    end: ({ closes }) => {
      const ended = closes ? restart(perspective.closedMessages().session) : signIn.signOut();
      ended.catch((error: unknown) => ports.log.error('An idle session was not ended.', { reason: String(error) }));
    },
  });
  const used = (): void => {
    inactivity.used();
    runtime.used();
  };
  const externalSignIns = openExternalSignIns(ports, endsSessions, client, given.begunOutside);
  const administration = openAdministration(sso, signIn, given.sign, client);
  const tries = noteTries(given, id, signIn.current);
  const windows = openWindows({
    perspective,
    whenFree: store.whenFree,
    signature,
    session: runtime,
    client,
    series,
    signInActions: given.signInActions,
    signIn,
    setup: given.setup,
    firstRunRead: given.firstRunRead,
    administration,
    identity,
    providers,
    externalSignIns,
    login: settings,
    stationName: station.name,
    loginHint: given.loginHint,
    ports,
    status: () =>
      statusOf(
        station,
        ports,
        {
          ...given.program,
          signed: given.signed(),
          anchor: given.anchored(),
          unsent: given.unsent(),
          clock: given.clockTrust(),
          unreviewed: signature.reviewStanding().critical,
          trouble: store.trouble() ?? null,
          isLogLong: given.isLogLong(),
        },
        signIn.current(),
        sso.users.countLocked,
      ),
    stopped: tries.note,
  });
  const restart = async (message: string): Promise<void> => {
    windows.closePages(message);
    await signIn.signOut();
    runtime.restart();
  };
  signIn.onChange(({ left }) => {
    if (!left) used();
    const person = signIn.current();
    runtime.setAuth(authOf(person), person === undefined ? [] : levelsOf(person));
  });
  const quiesce = async (): Promise<void> => {
    inactivity.close();
    tries.close();
    await externalSignIns.close();
    signIn.close();
    windows.close();
    identity.close();
  };
  return {
    id,
    client,
    signIn: {
      ...signIn,
      used: () => {
        signIn.used();
        used();
      },
    },
    administration,
    windows,
    interpreter,
    traffic: countTraffic(ports.clock),
    stopped: tries.note,
    openedAt: ports.clock.monotonic(),
    isAuthorized: () => perspective.authorizes(runtime),
    files: async (path) => (perspective.authorizes(runtime) ? given.files(path) : undefined),
    pageIds: () => [...runtime.pages.keys()],
    pagePath: (pageId) => perspective.page(pageId)?.path(),
    leave: (reason) => {
      for (const step of [series.end, () => windows.leave(reason), signIn.leave]) {
        try {
          step();
        } catch (error) {
          // Whatever cannot be written down: the others are done all the same.
          ports.log.error('Something could not be kept as a session was left.', { reason: String(error) });
        }
      }
    },
    restart,
    end: async () => {
      series.end();
      windows.closeAll();
      await signIn.signOut();
      await quiesce();
      await runtime.close();
    },
    quiesce,
    close: runtime.close,
  };
}
