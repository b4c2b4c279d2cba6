/**
 * The signing surface of a window: a view of its own above the page, with its own origin and preload. It is kept
 * warm, so that a signer does not wait; it covers the whole window, so that no pointer reaches the
 * page behind. While nothing is open it is a bar at the top, which no page can cover and which says so: a page that is
 * drawn like a surface has that bar above it. A template can ask for a window of its own: the same view moves there for
 * as long as it is needed.
 */
import { app, BaseWindow, WebContentsView, type WebContents } from 'electron';
import type {
  ChallengeView,
  challengeEvents,
  Look,
  OwnSign,
  ProofView,
  Sheet,
  Surface,
} from '../contract/challenge.ts';
import { FrameKind } from '../contract/names.ts';
import type { Clock } from '../gateway/platform/ports.ts';
import { sendTo } from './ipc.ts';
import { documentOf } from './protocol.ts';
import { webPreferences } from './webPreferences.ts';

/** Milliseconds that the surface may take to paint before the challenge counts as not posted. */
const paintLimit = 3000;

/** Height of the bar, in pixels of the window: `--shell-bar` of the design, which pages leave free. */
const barHeight = 32;

export interface SigningSurface {
  /** Whether these contents are this surface's. */
  readonly is: (contents: WebContents) => boolean;
  /** Makes the surface ready, if it is not yet, so that the first signer does not wait for it. */
  readonly warm: () => void;
  /** How it looks, and whose it is: the sign is read anew for each surface. */
  readonly dress: (look: Look, own: () => OwnSign) => void;
  readonly current: () => Surface;
  /** Brings a challenge up; true once the surface has painted it. */
  readonly show: (challenge: ChallengeView) => Promise<boolean>;
  /** The surface says that it painted a challenge. */
  readonly reportShown: (id: string) => void;
  /** A challenge ended, signed or not: says so until it is dismissed. */
  readonly ended: (id: string, title: string, message: string) => void;
  /** Brings a sheet up in place of whatever is there, or takes the sheet away. */
  readonly sheet: (sheet: Sheet | undefined) => void;
  /** Tells what is shown how a proof outside stands; the person is called back when it is their turn here. */
  readonly proof: (view: ProofView) => void;
  /** Takes a challenge away and gives the page back; nothing happens when another one is shown. */
  readonly cancelled: (id: string) => void;
  /** Takes away what is not a challenge: a result that was read, a sheet. */
  readonly dismiss: () => void;
  /** The window is gone: so is its surface. At the end of the program what was asked stays without an answer. */
  readonly close: (how: 'window closed' | 'program ends') => void;
  /** Loads the surface's document anew, after a crash. */
  readonly reload: () => void;
}

export interface SurfaceOptions {
  readonly window: BaseWindow;
  readonly page: WebContents;
  readonly preload: string;
  readonly devTools: boolean;
  readonly clock: Clock;
  /** A kiosk shows one window: a challenge never gets one of its own there. */
  readonly kiosk: boolean;
  /** The person closed the window of a challenge. */
  readonly closedByPerson: (challengeId: string) => void;
  readonly crashed: (reason: string) => void;
  /** A person touched, pointed or typed. */
  readonly used: () => void;
}

/** Opens the signing surface of a window, hidden. Its view is made by `warm`, or when it is first needed. */
export function openSurface(options: SurfaceOptions): SigningSurface {
  const { window, page, preload, devTools, clock, kiosk, crashed, used } = options;
  let apartWindow: BaseWindow | undefined;
  let made: WebContentsView | undefined;
  let look: Look = { theme: 'light', profile: 'default' };
  let own: () => OwnSign = () => {
    throw new Error('The gateway is not open.');
  };
  const view = (): WebContentsView => {
    if (made !== undefined) return made;
    made = new WebContentsView({ webPreferences: webPreferences(preload, devTools) });
    made.setBackgroundColor('#00000000');
    window.contentView.addChildView(made);
    made.webContents.on('input-event', used);
    made.webContents.on('render-process-gone', (_event, { reason }) => crashed(reason));
    void made.webContents.loadURL(documentOf(FrameKind.challenge));
    return made;
  };
  let current: Surface = { kind: 'nothing', station: '', look };
  let awaited: { readonly id: string; readonly settle: (shown: boolean) => void } | undefined;

  const fit = (): void => {
    const { width, height } = (apartWindow ?? window).getContentBounds();
    made?.setBounds({ x: 0, y: 0, width, height: current.kind === 'nothing' ? barHeight : height });
  };
  /** Moves the view into a window of its own where the template wants one, and back when there is nothing more to show. */
  const place = (surface: Surface): void => {
    const apart =
      surface.kind === 'challenge'
        ? surface.challenge.framing === 'new' && !kiosk
        : surface.kind === 'ended' && apartWindow !== undefined;
    if (apart && apartWindow === undefined) {
      apartWindow = openApart();
      window.contentView.removeChildView(view());
      apartWindow.contentView.addChildView(view());
    } else if (!apart && apartWindow !== undefined) {
      const left = apartWindow;
      apartWindow = undefined;
      left.contentView.removeChildView(view());
      window.contentView.addChildView(view());
      left.destroy();
    }
  };
  const openApart = (): BaseWindow => {
    const opened = new BaseWindow({
      parent: window,
      width: 1080,
      height: 760,
      minWidth: 640,
      minHeight: 480,
      useContentSize: true,
      minimizable: false,
      autoHideMenuBar: true,
      title: 'Countersign: signature',
    });
    opened.on('resize', fit);
    opened.on('focus', () => made?.webContents.focus());
    opened.on('close', (event) => {
      event.preventDefault();
      if (current.kind === 'challenge') options.closedByPerson(current.challenge.id);
      else put(nothing());
    });
    return opened;
  };
  const nothing = (): Surface => ({ kind: 'nothing', station: own().station, look });
  const put = (surface: Surface): void => {
    if (window.isDestroyed()) return;
    current = surface;
    // Whatever comes in its place, a challenge that was awaited will not be painted any more.
    awaited?.settle(false);
    place(surface);
    const { webContents } = view();
    sendTo<typeof challengeEvents>(webContents, FrameKind.challenge)('surface', surface);
    fit();
    if (surface.kind === 'nothing') page.focus();
    else webContents.focus();
  };
  /** The browser lies over the window: whoever came back from it goes on here. */
  const comeBack = (): void => {
    const front = apartWindow ?? window;
    if (front.isMinimized()) front.restore();
    app.focus({ steal: true });
    front.focus();
    made?.webContents.focus();
  };
  const isOpen = (id: string): boolean => current.kind === 'challenge' && current.challenge.id === id;
  const hide = (id: string): void => {
    if (isOpen(id)) put(nothing());
  };
  window.on('resize', fit);
  window.on('focus', () => {
    if (current.kind !== 'nothing') made?.webContents.focus();
  });

  return {
    is: (contents) => made?.webContents === contents,
    warm: () => {
      if (window.isDestroyed()) return;
      view();
      fit();
    },
    dress: (wanted, whose) => {
      look = wanted;
      own = whose;
      if (current.kind === 'nothing') current = nothing();
    },
    current: () => current,
    show: (challenge) =>
      new Promise((resolve) => {
        put({ kind: 'challenge', challenge, look, own: own() });
        const settle = (shown: boolean): void => {
          callOff();
          awaited = undefined;
          resolve(shown);
          if (!shown) hide(challenge.id);
        };
        const callOff = clock.after(paintLimit, () => settle(false));
        awaited = { id: challenge.id, settle };
      }),
    reportShown: (id) => {
      if (awaited?.id === id) awaited.settle(true);
    },
    ended: (id, title, message) => {
      if (isOpen(id)) put({ kind: 'ended', id, title, message, look, own: own() });
    },
    sheet: (sheet) => {
      if (sheet !== undefined) put({ kind: 'sheet', sheet, look, own: own() });
      else if (current.kind === 'sheet') put(nothing());
    },
    proof: (view) => {
      if (window.isDestroyed() || made === undefined) return;
      sendTo<typeof challengeEvents>(made.webContents, FrameKind.challenge)('proof', view);
      if (view.state === 'proved' || view.state === 'failed') comeBack();
    },
    cancelled: hide,
    dismiss: () => {
      if (current.kind !== 'challenge') put(nothing());
    },
    close: (how) => {
      if (how === 'window closed') awaited?.settle(false);
      apartWindow?.destroy();
      if (made?.webContents.isDestroyed() === false) made.webContents.close();
    },
    reload: () => void made?.webContents.loadURL(documentOf(FrameKind.challenge)),
  };
}
