/** The sessions of a station, and what a script asks of one of them by its id. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { HandedFile } from '../perspective/pageHost.ts';
import type { Ports } from '../platform/ports.ts';
import type { ChallengeHost } from '../signature/challenges.ts';
import type { AuthenticationChallenge } from './authenticationChallenges.ts';
import type { Session } from './session.ts';
import { notPosted, type Windows } from './windows.ts';

/** Where a script wants something shown: the session and the page that it named. */
export interface ScriptTarget {
  readonly sessionId: string;
  readonly pageId: string;
}

/** One session in words of Perspective; nobody signed in is "Unauthenticated" there. */
export type SessionInfo = {
  readonly userAgent: string;
  readonly id: string;
  readonly username: string;
  readonly project: string;
  readonly uptime: number;
  readonly clientAddress: string | null;
  readonly lastComm: number;
  readonly sessionScope: string;
  readonly activePages: number;
  readonly recentBytesSent: number;
  readonly totalBytesSent: number;
  readonly pageIds: readonly string[];
  /** Whether the project lets the session in, by its session permissions. */
  readonly authorized: boolean;
};

export interface Sessions {
  /** Adds one that was opened; it goes when it ends. */
  readonly add: (opened: Session) => Session;
  readonly get: (id: string) => Session | undefined;
  readonly all: () => readonly Session[];
  /** The signing surface of a page. Throws `not-posted` when page or session are closed, or do not belong together. */
  readonly challengeHost: (target: ScriptTarget) => ChallengeHost;
  /** Asks at a page who somebody is. Throws as `challengeHost`, and `illegal-argument` for what cannot be asked. */
  readonly askAuthentication: (target: ScriptTarget, challenge: AuthenticationChallenge) => void;
  /** Lets somebody sign in on a page. Throws as `challengeHost`. */
  readonly login: (target: ScriptTarget, forceAuth: boolean | undefined) => void;
  /** Hands a file to the person in front of a page. Throws as `challengeHost`. */
  readonly download: (target: ScriptTarget, file: HandedFile, askedAt: number) => void;
  /** Signs out; `message` is told on the page. Throws as `challengeHost`. */
  readonly logout: (target: ScriptTarget, message: string | undefined) => void;
  /** `system.perspective.closePage`. Throws `illegal-argument` where there is no such page. */
  readonly closePage: (target: ScriptTarget, message: string) => void;
  /** `system.perspective.closeSession`: ends its pages, signs its person out and begins anew. Throws as `closePage`. */
  readonly closeSession: (sessionId: string, message: string) => Promise<void>;
  /**
   * The sessions as `system.perspective.getSessionInfo` tells them, of a user name and a project where these are given.
   * `uptime` and `lastComm` (since it was heard of) are milliseconds; bytes are those that went over a network.
   */
  readonly info: (userName?: string | null, project?: string | null) => SessionInfo[];
  /** The program ends: nobody acts any more, while callbacks may still run in the sessions' interpreters. */
  readonly quiesce: () => Promise<void>;
  /** After `quiesce`. */
  readonly close: () => Promise<void>;
}

/** Whether a name is the one that is wanted; any is, where none is given. */
function isSame(name: string, wanted: string | null | undefined): boolean {
  return wanted === null || wanted === undefined || wanted === '' || name.toLowerCase() === wanted.toLowerCase();
}

function infoOf(session: Session, clock: Ports['clock'], project: string): SessionInfo {
  const { id, client, signIn, openedAt, traffic } = session;
  const pageIds = session.pageIds();
  return {
    userAgent: client.userAgent,
    id,
    username: signIn.current()?.userName ?? 'Unauthenticated',
    project,
    uptime: Math.round(clock.monotonic() - openedAt),
    clientAddress: client.address,
    sessionScope: client.scope,
    activePages: pageIds.length,
    ...traffic.read(),
    pageIds,
    authorized: session.isAuthorized(),
  };
}

/** The sessions of a station that runs the project of this name: none yet. What looks for one needs nothing of how it is opened. */
export function keepSessions(clock: Ports['clock'], projectName: string): Sessions {
  const sessions = new Map<string, Session>();
  const windowsOf = ({ sessionId }: ScriptTarget, what: string): Windows => {
    const session = sessions.get(sessionId);
    if (session === undefined) throw notPosted(what, 'the page is closed');
    return session.windows;
  };
  const requireSession = (id: string): Session => {
    const session = sessions.get(id);
    if (session === undefined) throw new CountersignError(ErrorCode.illegalArgument, `There is no session ${id}.`);
    return session;
  };
  return {
    add: (opened) => {
      const session: Session = {
        ...opened,
        end: async () => {
          sessions.delete(opened.id);
          await opened.end();
        },
      };
      sessions.set(session.id, session);
      return session;
    },
    get: (id) => sessions.get(id),
    all: () => [...sessions.values()],
    challengeHost: (target) => windowsOf(target, 'authorization').challengeHost(target.pageId),
    askAuthentication: (target, challenge) =>
      windowsOf(target, 'authentication').askAuthentication(target.pageId, challenge),
    login: (target, forceAuth) => windowsOf(target, 'sign-in').login(target.pageId, forceAuth),
    logout: (target, message) => windowsOf(target, 'sign-out').logout(target.pageId, message),
    download: (target, file, askedAt) => windowsOf(target, 'download').download(target.pageId, file, askedAt),
    closePage: ({ sessionId, pageId }, message) => requireSession(sessionId).windows.closePage(pageId, message),
    closeSession: async (sessionId, message) => requireSession(sessionId).restart(message),
    info: (userName, project) =>
      [...sessions.values()]
        .map((session) => infoOf(session, clock, projectName))
        .filter(({ username }) => isSame(username, userName))
        .filter((info) => isSame(info.project, project)),
    quiesce: async () => {
      await Promise.all([...sessions.values()].map((session) => session.quiesce()));
    },
    close: async () => {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
