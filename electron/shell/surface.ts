/**
 * The signing surface of a window: a view of its own above the page, with its own origin and preload. It paints what the
 * gateway says lies over the page, and decides nothing. It is kept warm, so that a signer does not wait; it covers the
 * whole window, so that no pointer reaches the page behind. While nothing is open it is a bar at the top, which no page
 * can cover and which says so: a page that is drawn like a surface has that bar above it. A template can ask for a window
 * of its own: the same view moves there for as long as it is needed.
 */
import { app, BaseWindow, WebContentsView, type WebContents } from 'electron';
import type { challengeEvents, ProofView, Surface } from '../contract/challenge.ts';
import { FrameKind } from '../contract/names.ts';
import type { Clock } from '../gateway/platform/ports.ts';
import type { Over } from '../gateway/session/surface.ts';
import { watchHang } from './hang.ts';
import { sendTo } from './ipc.ts';
import { documentOf } from './protocol.ts';
import { surfacePartition, webPreferences } from './webPreferences.ts';

/** Height of the bar, in pixels of the window: `--shell-bar` of the design, which pages leave free. */
const barHeight = 32;

export interface SigningSurface {
  /** Whether these contents are this surface's. */
  readonly is: (contents: WebContents) => boolean;
  /** Makes the surface ready, if it is not yet, so that the first signer does not wait for it. */
  readonly warm: () => void;
  /** How what lies over the page looks, and whose it is; known once the gateway is open. */
  readonly dressBy: (dress: (over: Over) => Surface) => void;
  /** Paints what lies over the page; false when the window is gone. */
  readonly paint: (over: Over) => boolean;
  /** What lies over the page, with how it looks and whose it is. */
  readonly dressed: (over: Over) => Surface;
  /** Tells what is shown how a proof outside stands; the person is called back when it is their turn here. */
  readonly proof: (view: ProofView) => void;
  /** The window is gone: so is its surface. */
  readonly close: () => void;
  /** Loads the surface's document anew, after a crash. */
  readonly reload: () => void;
}

export interface SurfaceOptions {
  readonly window: BaseWindow;
  readonly page: WebContents;
  readonly preload: string;
  readonly devTools: boolean;
  /** A kiosk shows one window: a challenge never gets one of its own there. */
  readonly kiosk: boolean;
  /** The person closed the window that a challenge has of its own. */
  readonly closedByPerson: () => void;
  readonly clock: Pick<Clock, 'after'>;
  /** Its document hangs, and is ended. */
  readonly hangs: () => void;
  readonly crashed: (reason: string) => void;
  /** A person touched, pointed or typed. */
  readonly used: () => void;
}

/** Opens the signing surface of a window, hidden. Its view is made by `warm`, or when it is first needed. */
export function openSurface(options: SurfaceOptions): SigningSurface {
  const { window, page, preload, devTools, kiosk, crashed, used, clock, hangs } = options;
  let apartWindow: BaseWindow | undefined;
  let made: WebContentsView | undefined;
  let dress: ((over: Over) => Surface) | undefined;
  const dressed = (over: Over): Surface => {
    if (dress === undefined) throw new Error('The gateway is not open.');
    return dress(over);
  };
  const view = (): WebContentsView => {
    if (made !== undefined) return made;
    made = new WebContentsView({ webPreferences: webPreferences(preload, devTools, surfacePartition) });
    made.setBackgroundColor('#00000000');
    window.contentView.addChildView(made);
    made.webContents.on('input-event', used);
    made.webContents.on('render-process-gone', (_event, { reason }) => crashed(reason));
    watchHang(made.webContents, clock, hangs);
    void made.webContents.loadURL(documentOf(FrameKind.challenge));
    return made;
  };
  let current: Over = { kind: 'nothing' };

  const fit = (): void => {
    const { width, height } = (apartWindow ?? window).getContentBounds();
    made?.setBounds({ x: 0, y: 0, width, height: current.kind === 'nothing' ? barHeight : height });
  };
  /** Moves the view into a window of its own where the template wants one, and back when there is nothing more to show. */
  const place = (over: Over): void => {
    const apart =
      over.kind === 'challenge'
        ? over.challenge.framing === 'new' && !kiosk
        : over.kind === 'ended' && apartWindow !== undefined;
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
      options.closedByPerson();
    });
    return opened;
  };
  /** The browser lies over the window: whoever came back from it goes on here. */
  const comeBack = (): void => {
    const front = apartWindow ?? window;
    if (front.isMinimized()) front.restore();
    app.focus({ steal: true });
    front.focus();
    made?.webContents.focus();
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
    dressBy: (by) => {
      dress = by;
    },
    paint: (over) => {
      if (window.isDestroyed()) return false;
      current = over;
      place(over);
      const { webContents } = view();
      sendTo<typeof challengeEvents>(webContents, FrameKind.challenge)('surface', dressed(over));
      fit();
      if (over.kind === 'nothing') page.focus();
      else webContents.focus();
      return true;
    },
    dressed,
    proof: (view) => {
      if (window.isDestroyed() || made === undefined) return;
      sendTo<typeof challengeEvents>(made.webContents, FrameKind.challenge)('proof', view);
      if (view.state === 'proved' || view.state === 'failed') comeBack();
    },
    close: () => {
      apartWindow?.destroy();
      if (made?.webContents.isDestroyed() === false) made.webContents.close();
    },
    reload: () => void made?.webContents.loadURL(documentOf(FrameKind.challenge)),
  };
}
