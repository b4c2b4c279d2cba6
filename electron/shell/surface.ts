/**
 * The signing surface of a window: a view of its own above the page, with its own origin and preload. It is made with
 * the window and kept warm, so that a signer does not wait; it covers the whole window, so that no pointer reaches the
 * page behind.
 */
import { WebContentsView, type BaseWindow, type WebContents } from 'electron';
import type { ChallengeView, challengeEvents, DemoUser, Surface } from '../contract/challenge.ts';
import { FrameKind } from '../contract/names.ts';
import type { Clock } from '../gateway/ports.ts';
import { sendTo } from './ipc.ts';
import { documentOf } from './protocol.ts';
import { webPreferences } from './webPreferences.ts';

/** Milliseconds that the surface may take to paint before the challenge counts as not posted. */
const paintLimit = 3000;

export interface SigningSurface {
  readonly contents: WebContents;
  readonly current: () => Surface;
  /** Brings a challenge up; true once the surface has painted it. */
  readonly show: (challenge: ChallengeView) => Promise<boolean>;
  /** The surface says that it painted a challenge. */
  readonly reportShown: (id: string) => void;
  /** A challenge ended, signed or not: says so until it is dismissed. */
  readonly ended: (id: string, title: string, message: string) => void;
  readonly showFirstRun: (project: string, users: readonly DemoUser[]) => void;
  /** Takes a challenge away and gives the page back; nothing happens when another one is shown. */
  readonly cancelled: (id: string) => void;
  /** Takes away what is not a challenge: a result that was read, the first-run sheet. */
  readonly dismiss: () => void;
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
  readonly theme: 'light' | 'dark';
  readonly clock: Clock;
}

/** Makes the signing surface of a window, hidden. */
export function openSurface({ window, page, preload, devTools, theme, clock }: SurfaceOptions): SigningSurface {
  const view = new WebContentsView({ webPreferences: webPreferences(preload, devTools) });
  view.setBackgroundColor('#00000000');
  view.setVisible(false);
  window.contentView.addChildView(view);
  const send = sendTo<typeof challengeEvents>(view.webContents, FrameKind.challenge);
  let current: Surface = { kind: 'nothing' };
  let awaited: { readonly id: string; readonly settle: (shown: boolean) => void } | undefined;

  const fit = (): void => {
    const { width, height } = window.getContentBounds();
    view.setBounds({ x: 0, y: 0, width, height });
  };
  const put = (surface: Surface): void => {
    if (window.isDestroyed()) return;
    current = surface;
    // Whatever comes in its place, a challenge that was awaited will not be painted any more.
    awaited?.settle(false);
    send('surface', surface);
    if (surface.kind === 'nothing') {
      view.setVisible(false);
      page.focus();
      return;
    }
    fit();
    view.setVisible(true);
    view.webContents.focus();
  };
  const isOpen = (id: string): boolean => current.kind === 'challenge' && current.challenge.id === id;
  const hide = (id: string): void => {
    if (isOpen(id)) put({ kind: 'nothing' });
  };
  window.on('resize', fit);
  window.on('focus', () => {
    if (current.kind !== 'nothing') view.webContents.focus();
  });
  void view.webContents.loadURL(documentOf(FrameKind.challenge));

  return {
    contents: view.webContents,
    current: () => current,
    show: (challenge) =>
      new Promise((resolve) => {
        put({ kind: 'challenge', challenge, theme });
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
      if (isOpen(id)) put({ kind: 'ended', id, title, message, theme });
    },
    showFirstRun: (project, users) => put({ kind: 'firstRun', project, users: [...users], theme }),
    cancelled: hide,
    dismiss: () => {
      if (current.kind !== 'challenge') put({ kind: 'nothing' });
    },
    close: () => {
      awaited?.settle(false);
      if (!view.webContents.isDestroyed()) view.webContents.close();
    },
    reload: () => void view.webContents.loadURL(documentOf(FrameKind.challenge)),
  };
}
