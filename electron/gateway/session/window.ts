/**
 * One window of a session, or one browser tab: a page and the signing surface over it. What its page and its surface may do
 * is what is here.
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
import type { JsonObject } from '../../contract/json.ts';
import type { Notice, PageSnapshot, Status } from '../../contract/page.ts';
import { StoreTrouble } from '../../contract/storeTrouble.ts';
import type { UserChange, UserDetail } from '../../contract/users.ts';
import { report, type Page, type PageOptions } from '../perspective/page.ts';
import type { PageHost } from '../perspective/pageHost.ts';
import type { Perspective } from '../perspective/service.ts';
import type { Session } from '../perspective/session.ts';
import { sessionCall, type CallOrigin } from '../platform/callOrigin.ts';
import type { Ports } from '../platform/ports.ts';
import type { SeriesKeeper } from '../signature/series.ts';
import type { ConfirmedInput, SignInput } from '../signature/signing.ts';
import type { Store } from '../store/database.ts';
import type { Administration, NewUser } from './administration.ts';
import type { Client } from './client.ts';
import type { ExternalSignIns } from './externalSignIn.ts';
import type { ExternalSignInDependencies, ProofStart } from './externalSignInRequests.ts';
import type { Setup } from './setup.ts';
import type { Over, Surface } from './surface.ts';
import type { SurfaceHost } from './surfaceHost.ts';
import { Tried, type Tries } from './tries.ts';

/** One window or browser tab: its page and its signing surface. */
export interface SessionWindow {
  readonly pageId: string;
  /** A call of its page or its surface, as the trail has it. */
  readonly newCall: () => CallOrigin;
  /** The window has a document of its own anew: what somebody left in it is gone. */
  readonly loaded: () => void;
  /** Throws `busy` while the window still has the document of somebody who left. */
  readonly open: (path: string) => PageSnapshot;
  /** The page that it shows already, as it stands. Throws as `open`, and `object-not-found` when it shows nothing. */
  readonly resume: () => PageSnapshot;
  readonly fire: (componentId: string, event: string, payload: JsonObject) => Promise<void>;
  readonly choose: Page['choose'];
  readonly pressKey: Page['pressKey'];
  readonly scan: Page['scan'];
  readonly write: Page['write'];
  readonly sendFile: Page['sendFile'];
  readonly resize: Page['resize'];
  readonly dismissPopup: Page['dismissPopup'];
  readonly focusPopup: Page['focusPopup'];
  readonly followLink: Page['followLink'];
  readonly readHistory: Page['readHistory'];
  readonly readJournal: Page['readJournal'];
  readonly handleAlarms: Page['handleAlarms'];
  readonly browseTags: Page['browseTags'];
  readonly setDock: Page['setDock'];
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
  /** Something of elsewhere ("a file", an address) was dropped on the page or its surface, which did nothing with it. */
  readonly dropped: (of: string) => void;
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
  /** Hears what its frames tried that none may. */
  readonly stopped: Tries['note'];
}

/** A window as its session keeps it. */
export interface OpenWindow {
  readonly page: Page;
  readonly surface: Surface;
  readonly proof: SurfaceHost['proof'];
  readonly entered: SurfaceHost['entered'];
  readonly save: PageHost['save'];
  inert: boolean;
  /** Whether the sign-in that is open asks for credentials; the project's when it was not given. */
  forceAuth: boolean | undefined;
  /**
   * What the page is told once it was loaded anew, which it is when somebody left. Until then it is covered, takes no input
   * and hears of nobody else: it is still the page of the one who left.
   */
  untold: Notice[];
  /** Whether the window still has the document of somebody who left. */
  isOld: boolean;
  /** A script closed the page or the session: what its person is told, and whether this document was. */
  closed: { readonly message: string; readonly wasShown: boolean } | undefined;
  readonly close: () => void;
}

/** What the windows of a session share. */
export interface WindowContext extends WindowDependencies {
  /** Whether something over the page keeps it from taking input. */
  readonly isInert: (pageId: string) => boolean;
  readonly isOpen: (pageId: string) => boolean;
  /** Brings a dialog up, or takes the one that is there away. */
  readonly put: (frame: OpenWindow, sheet: Sheet | undefined) => void;
  readonly openSignInSheet: (frame: OpenWindow, forceAuth: boolean | undefined) => void;
  readonly startProof: (frame: OpenWindow, start: ProofStart) => void;
  readonly signOut: (frame: OpenWindow) => void;
}

/** How a script fails: by itself, or with what the station refused it. */
const ofScripts: readonly ErrorCode[] = [ErrorCode.script, ErrorCode.store, ErrorCode.notPosted];

/** What the host of a window calls; `pageHost` tells its page. */
export function windowCalls(context: WindowContext, frame: OpenWindow, pageHost: PageHost): SessionWindow {
  const { perspective, signature, signIn, setup, administration, identity, ports, status } = context;
  const { externalSignIns, isInert, isOpen, put, openSignInSheet, startProof, signOut, whenFree, firstRunRead } =
    context;
  const { page, surface } = frame;
  const requireFree = (): void => {
    if (!isOpen(page.id)) throw new CountersignError(ErrorCode.forbidden, 'This window is closed.');
    if (isInert(page.id)) throw new CountersignError(ErrorCode.busy, 'Finish what is open over this page first.');
  };
  /** A sheet's calls are heard while it is open, and no longer. */
  const sheetOf = <K extends Sheet['kind']>(kind: K): Sheet & { readonly kind: K } => {
    const sheet = isOpen(page.id) ? surface.sheet() : undefined;
    if (isOfKind(sheet, kind)) return sheet;
    throw new CountersignError(ErrorCode.forbidden, 'This is not open any more. Start again from the page.');
  };
  const signAsProved = (input: ConfirmedInput): SignOutcome => {
    try {
      return signature.signAsProved(input, page.id);
    } catch (error) {
      return notKept(error);
    }
  };
  // Whoever signs at this moment is not interrupted: what an administrator asked for comes afterwards.
  const show = (sheet: Sheet): void => surface.putWhenFree(sheet);
  /** What a script that failed says goes to the page and to the log. */
  const reportScript = (error: unknown): void => {
    if (!(error instanceof CountersignError) || !ofScripts.includes(error.code)) throw error;
    report(pageHost, ports, error, true);
    // What is in the way now is in the status bar as well, and not only when it is asked for next.
    if (error.code === ErrorCode.store) pageHost.send('status', status());
  };
  const requireOwn = (): void => {
    if (frame.isOld) throw new CountersignError(ErrorCode.busy, 'This page is being loaded anew.');
  };
  /** The surface says how a challenge ended until that was read. */
  const showEnd = (challengeId: string, outcome: SignOutcome): SignOutcome => {
    if (outcome.outcome === 'signed' || outcome.ended) surface.ended(challengeId, outcome.title, outcome.message);
    return outcome;
  };
  return {
    pageId: page.id,
    newCall: () => sessionCall(context.session.id, context.client.address),
    loaded: () => {
      frame.isOld = false;
      // They were opened in front of the document that is gone.
      page.popups.closeAll();
      if (frame.closed !== undefined) frame.closed = { ...frame.closed, wasShown: false };
    },
    open: (path) => {
      requireOwn();
      // The page is another one now, also where it has nothing to show to whoever is there.
      surface.uncover();
      frame.inert = isInert(page.id);
      if (frame.inert) pageHost.send('inert', true);
      for (const notice of frame.untold.splice(0)) pageHost.send('notice', notice);
      const { closed } = frame;
      frame.closed = undefined;
      if (closed?.wasShown === false) throw new CountersignError(ErrorCode.closed, closed.message);
      return { ...perspective.show(page, path), status: status() };
    },
    resume: () => {
      requireOwn();
      // What is there is of the one who left: only opening the page anew shows anything.
      if (surface.isCovered()) throw new CountersignError(ErrorCode.objectNotFound, 'This page is opened anew.');
      pageHost.send('inert', frame.inert);
      return { ...perspective.resume(page), status: status() };
    },
    fire: (componentId, event, payload) => page.fire(componentId, event, payload).catch(reportScript),
    choose: (componentId, path) => page.choose(componentId, path).catch(reportScript),
    pressKey: (name, event) => page.pressKey(name, event).catch(reportScript),
    scan: (text) => page.scan(text).catch(reportScript),
    write: page.write,
    sendFile: (componentId, piece) => page.sendFile(componentId, piece).catch(reportScript),
    resize: page.resize,
    dismissPopup: page.dismissPopup,
    focusPopup: page.focusPopup,
    followLink: page.followLink,
    readHistory: page.readHistory,
    readJournal: page.readJournal,
    handleAlarms: page.handleAlarms,
    browseTags: page.browseTags,
    setDock: page.setDock,
    status: () => {
      requireOwn();
      return status();
    },
    sign: async (input) => showEnd(input.id, await whenFree(() => signature.sign(input, page.id)).catch(notKept)),
    signAsProved: (input) => {
      const awaited = signature.awaitsWord(input.id);
      const outcome = signAsProved(input);
      // One proof is one signature: whatever came of it, the next one begins anew.
      if (awaited && !signature.awaitsWord(input.id)) externalSignIns.stop(page.id);
      return showEnd(input.id, outcome);
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
      if (over.kind === 'sheet' && over.sheet.kind === 'identity')
        return { ...over, sheet: identity.asOfNow(page.id, over.sheet) };
      const challenge = over.kind === 'challenge' ? signature.openOn(page.id) : undefined;
      return challenge === undefined ? over : { kind: 'challenge', challenge };
    },
    painted: surface.painted,
    openChallenge: () => signature.openOn(page.id),
    showFirstRun: (project, users) => surface.putWhenFree({ kind: 'firstRun', project, users: [...users] }),
    askSignIn: () => {
      requireFree();
      openSignInSheet(frame, undefined);
    },
    proveIdentity: async (credentials) => {
      sheetOf('identity');
      return identity.prove(page.id, credentials);
    },
    signIn: async (credentials) => {
      const sheet = sheetOf('signIn');
      const isWanted = (): boolean => isOpen(page.id) && surface.sheet() === sheet;
      const outcome = await whenFree(() => signIn.signIn(credentials, page.id, isWanted));
      if (outcome.outcome === 'done' && outcome.message !== '') {
        pageHost.send('notice', { level: 'info', message: outcome.message });
      }
      return outcome;
    },
    signOut: () => {
      requireFree();
      signOut(frame);
    },
    choosePassword: async (code, newPassword) => {
      sheetOf('signIn');
      return signIn.choosePassword(code, newPassword);
    },
    completeSetup: async (administrator) => {
      sheetOf('setup');
      return setup.complete(administrator);
    },
    confirmTotp: async (code) => administration.confirmTotp(sheetOf('enrolment'), code),
    askStationSign: () => {
      requireFree();
      administration.askSign(show);
    },
    changeStationSign: (sign) => {
      sheetOf('stationSign');
      return administration.changeSign(sign);
    },
    dismiss: () => {
      if (signIn.isLocked()) return;
      const over = surface.current();
      if (over.kind === 'ended') surface.read();
      else if (over.kind === 'sheet') {
        put(frame, undefined);
        if (over.sheet.kind === 'firstRun') firstRunRead();
      }
    },
    addUser: (user) => administration.add(user, show),
    changeUser: (userId, change) => administration.change(userId, change, show),
    dropped: (of) => {
      context.stopped(Tried.drop, of);
      pageHost.send('notice', { level: 'info', message: 'What is dropped on this page is not opened.', passes: true });
    },
    close: frame.close,
  };
}

/**
 * A signature that the disk or another program kept from being written was not made, which is told as a refusal. After an
 * error of the disk itself nobody knows: that stays an error.
 */
function notKept(thrown: unknown): SignOutcome {
  const known = withStoreTrouble(thrown);
  const trouble = known instanceof CountersignError ? known.details['trouble'] : undefined;
  if (!(known instanceof CountersignError) || trouble === undefined || trouble === StoreTrouble.disk) throw thrown;
  return {
    outcome: 'refused',
    title: 'Not signed',
    message: known.message,
    needs: 'nothing',
    retryAfter: 0,
    ended: false,
  };
}

function isOfKind<K extends Sheet['kind']>(sheet: Sheet | undefined, kind: K): sheet is Sheet & { readonly kind: K } {
  return sheet?.kind === kind;
}
