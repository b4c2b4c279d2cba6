/** The windows of a session: what lies over their pages, and what scripts and the gateway ask of them. */
import type { Sheet } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { notice as noticeShape, type Notice } from '../../contract/page.ts';
import { Purpose } from '../idp/provider.ts';
import { report } from '../perspective/page.ts';
import type { HandedFile, PageHost } from '../perspective/pageHost.ts';
import type { ChallengeHost } from '../signature/challenges.ts';
import type { AuthenticationChallenge } from './authenticationChallenges.ts';
import { externalSignInRequests, type ProofStart } from './externalSignInRequests.ts';
import { signedOutNotice } from './notices.ts';
import { openSurface } from './surface.ts';
import type { SurfaceHost } from './surfaceHost.ts';
import {
  windowCalls,
  type OpenWindow,
  type SessionWindow,
  type WindowContext,
  type WindowDependencies,
} from './window.ts';

export interface Windows {
  readonly open: (page: PageHost, surface: SurfaceHost) => SessionWindow;
  /** The signing surface of the page that a script names. Throws `not-posted` when it is closed or covered. */
  readonly challengeHost: (pageId: string) => ChallengeHost;
  /** Brings the sheet of an identity challenge onto the page that a script names. Throws as `challengeHost`. */
  readonly askAuthentication: (pageId: string, challenge: AuthenticationChallenge) => void;
  /**
   * `system.perspective.login`: lets somebody sign in on a page, at the project's provider. Whoever is signed in stays so
   * until they did. `forceAuth` is the project's when it is not given. Throws as `challengeHost`.
   */
  readonly login: (pageId: string, forceAuth: boolean | undefined) => void;
  /** `system.perspective.download`: hands a file to the person in front of a page. Throws `not-posted` where it is closed. */
  readonly download: (pageId: string, file: HandedFile, askedAt: number) => void;
  /** `system.perspective.logout`: signs out; `message` is told on the page. Throws as `challengeHost`. */
  readonly logout: (pageId: string, message: string | undefined) => void;
  /** `system.perspective.closePage`: ends a page, and says so in its place. Throws `illegal-argument` where it is not open. */
  readonly closePage: (pageId: string, message: string) => void;
  /** Ends all pages, as those of a session that a script closed, and says so in their place. */
  readonly closePages: (message: string) => void;
  /** Nobody can be taken to be in front of the pages: what is open over them ends, and nothing is signed. */
  readonly leave: (reason: string) => void;
  /** Closes them all; challenges that are open over them are cancelled. */
  readonly closeAll: () => void;
  /** Follows nothing any more. */
  readonly close: () => void;
}

/** Keeps the windows of a session. */
export function openWindows(given: WindowDependencies): Windows {
  const { perspective, signature, session, client, series, signIn, setup, identity, ports, status } = given;
  const { providers, externalSignIns, login } = given;
  const askFor = externalSignInRequests({ ...given, alwaysReauthenticate: login.alwaysReauthenticate });
  const frames = new Map<string, OpenWindow>();

  const isInert = (pageId: string): boolean => {
    if (signIn.isLocked()) return true;
    const surface = frames.get(pageId)?.surface;
    if (surface === undefined) return false;
    const { kind } = surface.current();
    return kind === 'challenge' || kind === 'sheet' || surface.isCovered();
  };
  /** Tells pages when something comes over them and when it goes. */
  const tellInertness = (): void => {
    for (const frame of frames.values()) {
      if (frame.inert === isInert(frame.page.id)) continue;
      frame.inert = !frame.inert;
      frame.page.host.send('inert', frame.inert);
    }
  };
  const put = (frame: OpenWindow, sheet: Sheet | undefined): void => {
    const before = frame.surface.sheet();
    frame.surface.put(sheet);
    // Whatever comes in its place, or nothing: whoever was asked who they are did not say so.
    if (before?.kind === 'identity') identity.gone(frame.page.id);
  };
  /** The ways to sign in: the one that is meant first. */
  const signInWays = (first = login.identityProvider): (Sheet & { readonly kind: 'signIn' })['ways'] => {
    const names = new Set([first, ...providers.names()]);
    return providers.ways([...names], Purpose.signIn);
  };
  /** When somebody left last, by the monotonic clock: what was asked before is nobody's who is here now. */
  let leftAt = -Infinity;
  const lockSheet = (): Sheet => {
    const person = signIn.current();
    const locked = person === undefined ? null : { userName: person.userName, fullName: person.fullName };
    return { kind: 'signIn', locked, ways: signInWays(person?.identity.provider) };
  };
  const cancelChallenge = (frame: OpenWindow): void => {
    const challenge = signature.openOn(frame.page.id);
    if (challenge === undefined) return;
    try {
      signature.pageClosed(frame.page.id, 'the screen was locked, or somebody else signed in');
    } catch (error) {
      // Taken away all the same; its time limit ends it once that can be kept.
      ports.log.error('The end of a challenge could not be kept.', { reason: String(error) });
    }
    frame.surface.cancelled(challenge.id);
  };
  const stopFollowing = [
    signature.onChange(externalSignIns.tidy),
    signature.onCallbackFailed((message) => {
      for (const { page } of frames.values()) page.host.send('notice', { level: 'problem', message });
    }),
    signIn.onChange(({ left, at }) => {
      // Before the page of whoever was there goes.
      if (at !== undefined) frames.get(at)?.entered?.();
      if (left) leftAt = ports.clock.monotonic();
      series.end();
      for (const frame of frames.values()) {
        // What somebody left behind is nobody else's to sign or to see: not for the moment in between either.
        if (left) {
          frame.surface.cover();
          frame.isOld = true;
        }
        if (signIn.isLocked()) put(frame, lockSheet());
        else if (frame.surface.sheet()?.kind !== 'firstRun') put(frame, undefined);
        if (left || signIn.isLocked()) cancelChallenge(frame);
        if (left) frame.page.host.reset();
        else if (!frame.surface.isCovered()) frame.page.host.send('status', status());
      }
      tellInertness();
    }),
  ];
  /** The frame of a page that a script names, with nothing over it. Throws `not-posted`. */
  const freeFrame = (pageId: string, what: string): OpenWindow => {
    const frame = frames.get(pageId);
    if (frame === undefined) throw notPosted(what, 'the page is closed');
    if (signIn.isLocked() || frame.surface.sheet() !== undefined)
      throw notPosted(what, 'something else lies over the page');
    return frame;
  };
  /** As `freeFrame`, for what cannot come while a signature is open: that would be taken from whoever makes it. */
  const idleFrame = (pageId: string, what: string): OpenWindow => {
    const frame = freeFrame(pageId, what);
    if (signature.hasOpen(frame.page.id)) throw notPosted(what, 'a signature is open on this page');
    return frame;
  };

  const startProof = (frame: OpenWindow, start: ProofStart): void => {
    const wait = Math.ceil(externalSignIns.wait());
    if (wait > 0) {
      throw new CountersignError(
        ErrorCode.busy,
        `Too many sign-ins were begun from this computer. Nothing was begun. Try again in ${wait} s.`,
      );
    }
    const { page, surface, proof, forceAuth } = frame;
    const asking = { pageId: page.id, surface, proof, forceAuth };
    externalSignIns.start(page.id, askFor(asking, start));
  };
  /** Brings up the sheet for signing in, and sends the person on where the project's provider is outside. */
  const openSignInSheet = (frame: OpenWindow, forceAuth: boolean | undefined): void => {
    frame.forceAuth = forceAuth;
    if (setup.isDue()) {
      put(frame, { kind: 'setup', codeFile: setup.codeFile });
      return;
    }
    const ways = signInWays();
    put(frame, { kind: 'signIn', locked: null, ways });
    const [first] = ways;
    // Where too many were begun, the person is told when they press the button.
    if (first?.kind === 'oidc' && externalSignIns.wait() === 0)
      startProof(frame, { provider: first.name, how: 'browser', differentUser: false });
  };
  const tell = (frame: OpenWindow, notice: Notice): void => {
    frame.page.host.send('notice', notice);
  };
  const signOut = (frame: OpenWindow): void => {
    signIn.signOut().then(
      (signedOut) => {
        const notice = signedOut === undefined ? undefined : signedOutNotice(signedOut);
        if (notice !== undefined) tell(frame, notice);
      },
      (error: unknown) => report(frame.page.host, ports, error),
    );
  };

  /** Ends what a page shows and what is open over it, but for the lock; its window stays, and can open it again. */
  const clear = (frame: OpenWindow, what: 'page' | 'session', message: string): void => {
    const { page, surface } = frame;
    const challenge = signature.openOn(page.id);
    if (challenge !== undefined) {
      signature.pageClosed(page.id, `a script closed the ${what}`);
      surface.cancelled(challenge.id);
    }
    if (surface.sheet()?.kind === 'identity') put(frame, undefined);
    externalSignIns.stop(page.id);
    page.clear();
    page.host.send('command', { kind: 'closed', what, message });
    frame.closed = { message: message === '' ? `This ${what} was closed.` : message, wasShown: true };
  };

  const context: WindowContext = {
    ...given,
    isInert,
    isOpen: (pageId) => frames.has(pageId),
    put,
    openSignInSheet,
    startProof,
    signOut,
  };

  return {
    open: (host, { paint, proof, entered }) => {
      const pageHost: PageHost = {
        reset: host.reset,
        save: host.save,
        ...(host.program === undefined ? {} : { program: host.program }),
        send: (name, payload) => {
          if (name === 'inert' || !surface.isCovered()) host.send(name, payload);
          else if (name === 'notice') frame.untold.push(noticeShape.parse(payload));
          else if (name === 'settled')
            frame.untold.splice(0, Infinity, ...frame.untold.filter(({ passes }) => passes !== true));
        },
      };
      const page = perspective.openPage(session, pageHost, {
        isInert: () => isInert(page.id),
        signInActions: given.signInActions,
      });
      const surface = openSurface(
        ports.clock,
        (over) => {
          try {
            return paint(over);
          } catch (error) {
            ports.log.error('The signing surface could not be painted.', { reason: String(error) });
            return false;
          }
        },
        () => {
          externalSignIns.tidy();
          tellInertness();
        },
      );
      const frame: OpenWindow = {
        page,
        surface,
        proof,
        entered,
        save: pageHost.save,
        inert: false,
        forceAuth: undefined,
        untold: [],
        isOld: false,
        closed: undefined,
        close: () => {
          signature.pageClosed(page.id);
          identity.gone(frame.page.id);
          externalSignIns.forget(page.id);
          surface.close();
          frames.delete(page.id);
          perspective.closePage(page);
        },
      };
      frames.set(page.id, frame);
      if (signIn.isLocked()) put(frame, lockSheet());
      return windowCalls(context, frame, pageHost);
    },
    challengeHost: (pageId) => {
      const frame = freeFrame(pageId, 'authorization');
      const { show, ended } = frame.surface;
      const user = signIn.current()?.fullName ?? null;
      return {
        pageId,
        session: { id: session.id, address: client.address, user, series },
        show,
        ended,
        tell: (message) => tell(frame, { level: 'info', message }),
      };
    },
    askAuthentication: (pageId, challenge) => {
      const frame = idleFrame(pageId, 'authentication');
      const takeAway = (words?: string): void => {
        if (frame.surface.sheet()?.kind === 'identity') frame.surface.put(undefined);
        if (words !== undefined) tell(frame, { level: 'problem', message: words, passes: true });
      };
      put(frame, identity.begin(frame.page.id, challenge, takeAway));
    },
    login: (pageId, forceAuth) => {
      const frame = idleFrame(pageId, 'sign-in');
      openSignInSheet(frame, forceAuth);
    },
    logout: (pageId, message) => {
      const frame = idleFrame(pageId, 'sign-out');
      signOut(frame);
      if (message !== undefined && message !== '') tell(frame, { level: 'info', message });
    },
    download: (pageId, file, askedAt) => {
      if (signIn.isLocked() || askedAt <= leftAt) {
        throw new CountersignError(
          ErrorCode.notPosted,
          `${file.name} was not handed out: whoever asked for it is not here any more`,
        );
      }
      const frame = frames.get(pageId);
      if (frame === undefined || frame.surface.isCovered()) {
        throw new CountersignError(ErrorCode.notPosted, `${file.name} was not handed out: the page is closed`);
      }
      frame.save(file);
    },
    closePage: (pageId, message) => {
      const frame = frames.get(pageId);
      if (frame === undefined) throw new CountersignError(ErrorCode.illegalArgument, 'The page is closed already.');
      clear(frame, 'page', message);
    },
    closePages: (message) => {
      for (const frame of frames.values()) clear(frame, 'session', message);
    },
    leave: (reason) => {
      signature.sessionLeft(session.id, reason);
      for (const frame of frames.values()) {
        if (frame.surface.sheet()?.kind === 'identity') put(frame, undefined);
        externalSignIns.stop(frame.page.id);
      }
    },
    closeAll: () => [...frames.values()].forEach((frame) => frame.close()),
    close: () => stopFollowing.forEach((stop) => stop()),
  };
}

/** Nothing was shown on the page that a script names, and why. */
export function notPosted(what: string, reason: string): CountersignError {
  return new CountersignError(ErrorCode.notPosted, `Could not post ${what} challenge: ${reason}`);
}
