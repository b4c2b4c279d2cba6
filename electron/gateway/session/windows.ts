/**
 * The windows of a session: a window or browser tab brings a page and a signing surface together; what one of them may
 * do is what is here.
 */
import type {
  ChallengeView,
  Credentials,
  DemoUser,
  FirstAdministrator,
  ProofView,
  Sheet,
  SheetOutcome,
  SignOutcome,
  StationSign,
} from '../../contract/challenge.ts';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import { StoreTrouble } from '../../contract/storeTrouble.ts';
import type { JsonObject } from '../../contract/json.ts';
import { notice as noticeShape, type Notice, type PageSnapshot, type Status } from '../../contract/page.ts';
import type { UserChange, UserDetail } from '../../contract/users.ts';
import type { Administration, NewUser } from './administration.ts';
import type { AuthenticationChallenge } from './authenticationChallenges.ts';
import { Purpose } from '../idp/provider.ts';
import { report, type Page, type PageOptions } from '../perspective/page.ts';
import type { PageHost } from '../perspective/pageHost.ts';
import type { Perspective } from '../perspective/service.ts';
import type { Session } from '../perspective/session.ts';
import type { Ports } from '../platform/ports.ts';
import { externalSignInRequests, type ExternalSignInDependencies, type ProofStart } from './externalSignInRequests.ts';
import type { ExternalSignIns } from './externalSignIn.ts';
import type { ChallengeHost } from '../signature/challenges.ts';
import type { SeriesKeeper } from '../signature/series.ts';
import type { ConfirmedInput, SignInput } from '../signature/signing.ts';
import type { Setup } from './setup.ts';
import type { Client } from './client.ts';
import { openSurface, type Over, type Surface } from './surface.ts';
import type { SurfaceHost } from './surfaceHost.ts';
import type { BrowserSession, SignedOut } from './signIn.ts';
import type { Store } from '../store/database.ts';

/** One window or browser tab: its page and its signing surface. */
export interface SessionWindow {
  readonly pageId: string;
  /** The window has a document of its own anew: what somebody left in it is gone. */
  readonly loaded: () => void;
  /** Throws `busy` while the window still has the document of somebody who left. */
  readonly open: (path: string) => PageSnapshot;
  /** The page that it shows already, as it stands. Throws as `open`, and `object-not-found` when it shows nothing. */
  readonly resume: () => PageSnapshot;
  readonly fire: (componentId: string, event: string, payload: JsonObject) => Promise<void>;
  readonly write: Page['write'];
  readonly status: () => Status;
  readonly sign: (input: SignInput) => Promise<SignOutcome>;
  readonly signAsProved: (input: ConfirmedInput) => SignOutcome;
  /** How a proof outside stands, for a surface that was reloaded. */
  readonly proof: () => ProofView;
  /** The address that is shown for it, if one is. */
  readonly proofAddress: () => string | undefined;
  /** Sends the person to a provider outside, for what is open over the page. */
  readonly startProof: (start: ProofStart) => void;
  readonly stopProof: () => void;
  readonly cancel: (challengeId: string) => void;
  /** The window's page or surface crashed: a challenge that was open there is cancelled. */
  readonly interrupt: () => void;
  /** What lies over the page, for a surface that was reloaded: the time left is the gateway's, not the one first sent. */
  readonly over: () => Over;
  /** The host painted a challenge: it counts as posted. */
  readonly painted: (challengeId: string) => void;
  /** The challenge that is open over the page. */
  readonly openChallenge: () => ChallengeView | undefined;
  /** Brings up the dialog with the users of a demo, once nothing else lies over the page. */
  readonly showFirstRun: (project: string, users: readonly DemoUser[]) => void;
  /** Brings up the sheet for signing in; on a station without users, the one for the first administrator. */
  readonly askSignIn: () => void;
  /** Signs in, where the sheet for it is open; takes the sheet away when it succeeded. */
  readonly signIn: (given: Credentials) => Promise<SheetOutcome>;
  readonly signOut: () => void;
  readonly choosePassword: (code: string, newPassword: string) => Promise<SheetOutcome>;
  readonly completeSetup: (administrator: FirstAdministrator) => Promise<SheetOutcome>;
  readonly confirmTotp: (code: string) => Promise<SheetOutcome>;
  /** Brings up the sheet on which an administrator changes the station sign. */
  readonly askStationSign: () => void;
  readonly changeStationSign: (sign: StationSign) => SheetOutcome;
  /** The person closes what lies over the page: a result that was read, a dialog; never the lock or a challenge. */
  readonly dismiss: () => void;
  readonly addUser: (user: NewUser) => Promise<{ readonly userId: string }>;
  readonly changeUser: (userId: string, change: UserChange) => Promise<UserDetail | null>;
  readonly proveIdentity: (credentials: Credentials) => Promise<SheetOutcome>;
  readonly close: () => void;
}

export interface Windows {
  readonly open: (page: PageHost, surface: SurfaceHost) => SessionWindow;
  /** The signing surface of the page that a script names. Throws `not-posted` when it is closed or covered. */
  readonly challengeHost: (pageId: string) => ChallengeHost;
  /** Brings the sheet of an identity challenge onto the page that a script names. Throws as `challengeHost`. */
  readonly askAuthentication: (pageId: string, challenge: AuthenticationChallenge) => void;
  /**
   * `system.perspective.login`: lets somebody sign in on a page, at the project's provider. Whoever is signed in stays so
   * until they did. `forceAuth` is the project's when it is not said. Throws as `challengeHost`.
   */
  readonly login: (pageId: string, forceAuth: boolean | undefined) => void;
  /** `system.perspective.logout`: signs out; `message` is told on the page. Throws as `challengeHost`. */
  readonly logout: (pageId: string, message: string | undefined) => void;
  /** Nobody can be taken to be in front of the pages: what is open over them ends, and nothing is signed. */
  readonly leave: (reason: string) => void;
  /** Closes them all; challenges that are open over them are cancelled. */
  readonly closeAll: () => void;
  /** Follows nothing any more. */
  readonly close: () => void;
}

export interface WindowDependencies extends Omit<ExternalSignInDependencies, 'alwaysReauthenticate'> {
  readonly perspective: Perspective;
  /** Runs something once no other program holds the store. */
  readonly whenFree: Store['whenFree'];
  readonly session: Session;
  readonly client: Client;
  readonly series: SeriesKeeper;
  /** What the actions Login and Logout of an event do. */
  readonly signInActions: PageOptions['signInActions'];
  readonly setup: Setup;
  /** Somebody read the dialog with the users of a demo. */
  readonly firstRunRead: () => void;
  readonly administration: Administration;
  readonly externalSignIns: ExternalSignIns;
  /** The project's provider for signing in, and whether it asks for credentials each time. */
  readonly login: { readonly identityProvider: string; readonly alwaysReauthenticate: boolean };
  readonly ports: Ports;
  readonly status: () => Status;
}

/** Milliseconds after a page was shown until the interpreter is made ready: the page's own start comes first. */
const interpreterDelay = 300;

interface OpenWindow {
  readonly page: Page;
  readonly surface: Surface;
  readonly proof: SurfaceHost['proof'];
  inert: boolean;
  /** Whether the sign-in that is open asks for credentials; the project's when nobody said. */
  forceAuth: boolean | undefined;
  /**
   * What the page is told once it was loaded anew, which it is when somebody left. Until then it is covered, takes no input
   * and hears of nobody else: it is still the page of the one who left.
   */
  untold: Notice[];
  /** Whether the window still has the document of somebody who left. */
  isOld: boolean;
  readonly close: () => void;
}

/** Keeps the windows of a session. */
export function openWindows(given: WindowDependencies): Windows {
  const { perspective, signature, session, client, series, signIn, setup, administration, identity, ports, status } =
    given;
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
  /** Nobody is kept from the lock because an end cannot be written. */
  const identityGone = ({ page }: OpenWindow): void => {
    try {
      identity.gone(page.id);
    } catch (error) {
      ports.log.error('The end of an authentication challenge could not be kept.', { reason: String(error) });
    }
  };
  const put = (frame: OpenWindow, sheet: Sheet | undefined): void => {
    const before = frame.surface.sheet();
    frame.surface.put(sheet);
    // Whatever comes in its place, or nothing: whoever was asked who they are did not say so.
    if (before?.kind === 'identity') identityGone(frame);
  };
  /** The ways to sign in: the one that is meant first. */
  const signInWays = (first = login.identityProvider): (Sheet & { readonly kind: 'signIn' })['ways'] => {
    const names = new Set([first, ...providers.names()]);
    return providers.ways([...names], Purpose.signIn);
  };
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
    signIn.onChange(({ left }) => {
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
  const opened = (pageId: string): OpenWindow => {
    const frame = frames.get(pageId);
    if (frame !== undefined) return frame;
    throw new CountersignError(ErrorCode.forbidden, 'This window is closed.');
  };
  const requireFree = (pageId: string): void => {
    if (isInert(pageId)) throw new CountersignError(ErrorCode.busy, 'Finish what is open over this page first.');
  };
  /** A sheet's calls are heard while it is open, and no longer. */
  const sheetOf = <K extends Sheet['kind']>(pageId: string, kind: K): Sheet & { readonly kind: K } => {
    const sheet = opened(pageId).surface.sheet();
    if (isOfKind(sheet, kind)) return sheet;
    throw new CountersignError(ErrorCode.forbidden, 'This is not open any more. Start again from the page.');
  };

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
    if (first?.kind === 'oidc') startProof(frame, { provider: first.name, how: 'browser', differentUser: false });
  };
  const signAsProved = (input: ConfirmedInput, pageId: string): SignOutcome => {
    try {
      return signature.signAsProved(input, pageId);
    } catch (error) {
      return notKept(error);
    }
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

  return {
    open: (host, { paint, proof }) => {
      const pageHost: PageHost = {
        reset: host.reset,
        send: (name, payload) => {
          if (name === 'inert' || !surface.isCovered()) host.send(name, payload);
          else if (name === 'notice') frame.untold.push(noticeShape.parse(payload));
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
        inert: false,
        forceAuth: undefined,
        untold: [],
        isOld: false,
        close: () => {
          signature.pageClosed(page.id);
          identityGone(frame);
          externalSignIns.forget(page.id);
          surface.close();
          frames.delete(page.id);
          perspective.closePage(page);
        },
      };
      frames.set(page.id, frame);
      if (signIn.isLocked()) put(frame, lockSheet());
      // Whoever signs at this moment is not interrupted: what an administrator asked for comes afterwards.
      const show = (sheet: Sheet): void => surface.putWhenFree(sheet);
      const requireOwn = (): void => {
        if (frame.isOld) throw new CountersignError(ErrorCode.busy, 'This page is being loaded anew.');
      };
      /** The surface says how a challenge ended until that was read. */
      const told = (challengeId: string, outcome: SignOutcome): SignOutcome => {
        if (outcome.outcome === 'signed' || outcome.ended) surface.ended(challengeId, outcome.title, outcome.message);
        return outcome;
      };
      return {
        pageId: page.id,
        loaded: () => {
          frame.isOld = false;
        },
        open: (path) => {
          requireOwn();
          // The page is another one now, also where it has nothing to show to whoever is there.
          surface.uncover();
          frame.inert = isInert(page.id);
          if (frame.inert) pageHost.send('inert', true);
          for (const notice of frame.untold.splice(0)) pageHost.send('notice', notice);
          const snapshot = { ...perspective.show(page, path), status: status() };
          // Browsers are many, and some only show: theirs is made ready when somebody touches the page.
          if (client.scope === 'workstation') ports.clock.after(interpreterDelay, session.interpreter.warm);
          return snapshot;
        },
        resume: () => {
          requireOwn();
          // What is there is of the one who left: only opening the page anew shows anything.
          if (surface.isCovered()) throw new CountersignError(ErrorCode.objectNotFound, 'This page is opened anew.');
          pageHost.send('inert', frame.inert);
          return { ...perspective.resume(page), status: status() };
        },
        fire: (componentId, event, payload) =>
          page.fire(componentId, event, payload).catch((error: unknown) => {
            if (error instanceof CountersignError && error.code === ErrorCode.script) report(pageHost, ports, error);
            else throw error;
          }),
        write: page.write,
        status: () => {
          requireOwn();
          return status();
        },
        sign: async (input) =>
          told(input.id, await given.whenFree(() => signature.sign(input, page.id)).catch(notKept)),
        signAsProved: (input) => {
          const awaited = signature.awaitsWord(input.id);
          const outcome = signAsProved(input, page.id);
          // One proof is one signature: whatever came of it, the next one begins anew.
          if (awaited && !signature.awaitsWord(input.id)) externalSignIns.stop(page.id);
          return told(input.id, outcome);
        },
        proof: () => externalSignIns.view(page.id),
        proofAddress: () => externalSignIns.address(page.id),
        startProof: (start) => startProof(frame, start),
        stopProof: () => externalSignIns.stop(page.id),
        cancel: (challengeId) => {
          signature.cancel(challengeId, page.id);
          surface.cancelled(challengeId);
        },
        interrupt: () => {
          const open = signature.openOn(page.id);
          signature.pageClosed(page.id);
          if (open !== undefined) surface.cancelled(open.id);
        },
        over: () => {
          const over = surface.shown();
          const challenge = over.kind === 'challenge' ? signature.openOn(page.id) : undefined;
          return challenge === undefined ? over : { kind: 'challenge', challenge };
        },
        painted: surface.painted,
        openChallenge: () => signature.openOn(page.id),
        showFirstRun: (project, users) => surface.putWhenFree({ kind: 'firstRun', project, users: [...users] }),
        askSignIn: () => {
          opened(page.id);
          requireFree(page.id);
          openSignInSheet(frame, undefined);
        },
        proveIdentity: async (credentials) => {
          sheetOf(page.id, 'identity');
          return identity.prove(page.id, credentials);
        },
        signIn: async (credentials) => {
          sheetOf(page.id, 'signIn');
          const outcome = await given.whenFree(() => signIn.signIn(credentials));
          if (outcome.outcome === 'done' && outcome.message !== '') {
            pageHost.send('notice', { level: 'info', message: outcome.message });
          }
          return outcome;
        },
        signOut: () => {
          requireFree(page.id);
          signOut(frame);
        },
        choosePassword: async (code, newPassword) => {
          sheetOf(page.id, 'signIn');
          return signIn.choosePassword(code, newPassword);
        },
        completeSetup: async (administrator) => {
          sheetOf(page.id, 'setup');
          return setup.complete(administrator);
        },
        confirmTotp: async (code) => administration.confirmTotp(sheetOf(page.id, 'enrolment'), code),
        askStationSign: () => {
          requireFree(page.id);
          administration.askSign(show);
        },
        changeStationSign: (sign) => {
          sheetOf(page.id, 'stationSign');
          return administration.changeSign(sign);
        },
        dismiss: () => {
          if (signIn.isLocked()) return;
          const over = surface.current();
          if (over.kind === 'ended') surface.read();
          else if (over.kind === 'sheet') {
            put(frame, undefined);
            if (over.sheet.kind === 'firstRun') given.firstRunRead();
          }
        },
        addUser: (user) => administration.add(user, show),
        changeUser: (userId, change) => administration.change(userId, change, show),
        close: frame.close,
      };
    },
    challengeHost: (pageId) => {
      const { surface } = freeFrame(pageId, 'authorization');
      const { show, ended } = surface;
      const user = signIn.current()?.fullName ?? null;
      return { pageId, session: { id: session.id, address: client.address, user, series }, show, ended };
    },
    askAuthentication: (pageId, challenge) => {
      const frame = idleFrame(pageId, 'authentication');
      const takeAway = (): void => {
        if (frame.surface.sheet()?.kind === 'identity') frame.surface.put(undefined);
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

/** What somebody who signed out has to know; nothing where all of it is done. */
function signedOutNotice({ browser, unwritten }: SignedOut): Notice | undefined {
  const ofBrowser = browser === undefined ? undefined : browserNotice(browser);
  if (unwritten === undefined) return ofBrowser;
  const why = `Signed out here, but the end of your session is not written down; it ends when its time is over. ${unwritten}`;
  return { level: 'problem', message: ofBrowser === undefined ? why : `${why} ${ofBrowser.message}` };
}

/** What somebody who signed out has to know of the browser. */
function browserNotice({ provider, asked }: BrowserSession): Notice {
  return asked
    ? { level: 'info', message: `Signed out. The browser was asked to sign you out at ${provider} too.` }
    : {
        level: 'problem',
        message: `Signed out here. The browser may still be signed in at ${provider}: sign out there, or close it.`,
      };
}

/**
 * A signature that the disk or another program kept from being written was not made, which is told as a refusal. After an
 * error of the disk itself nobody knows: that stays an error.
 */
function notKept(thrown: unknown): SignOutcome {
  const told = withStoreTrouble(thrown);
  const trouble = told instanceof CountersignError ? told.details['trouble'] : undefined;
  if (!(told instanceof CountersignError) || trouble === undefined || trouble === StoreTrouble.disk) throw thrown;
  return {
    outcome: 'refused',
    title: 'Not signed',
    message: told.message,
    needs: 'nothing',
    retryAfter: 0,
    ended: false,
  };
}

/** Nothing was shown on the page that a script names, and why. */
export function notPosted(what: string, reason: string): CountersignError {
  return new CountersignError(ErrorCode.notPosted, `Could not post ${what} challenge: ${reason}`);
}

function isOfKind<K extends Sheet['kind']>(sheet: Sheet | undefined, kind: K): sheet is Sheet & { readonly kind: K } {
  return sheet?.kind === kind;
}
