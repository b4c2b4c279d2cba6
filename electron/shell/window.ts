/**
 * Windows: each shows one page of the session and carries its own signing surface.
 */
import { app, BrowserWindow, clipboard, type WebContents } from 'electron';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { pageEvents } from '../contract/page.ts';
import { aliveEvery } from '../contract/socket.ts';
import { FrameKind } from '../contract/names.ts';
import type { WindowProgram } from '../gateway/perspective/pageHost.ts';
import type { SessionWindow } from '../gateway/session/window.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Session } from '../gateway/session/session.ts';
import type { Clock, Log } from '../gateway/platform/ports.ts';
import { dresser } from '../host/dress.ts';
import { watchHang } from './hang.ts';
import { keepInFront } from './kiosk.ts';
import { sendTo } from './ipc.ts';
import { documentOf } from './protocol.ts';
import { saveFile, type SavePlace } from './saveFile.ts';
import { openSurface, type SigningSurface } from './surface.ts';
import { openWebAddress } from './systemBrowser.ts';
import { webPreferences } from './webPreferences.ts';

export interface StationWindow {
  readonly window: BrowserWindow;
  /** What the gateway knows of the window; comes when the gateway is open. */
  readonly frame: Promise<SessionWindow>;
  readonly surface: SigningSurface;
  /** Resolves when a person can see the page; rejects when the gateway does not open. */
  readonly shown: Promise<void>;
}

export interface WindowOptions {
  /** The gateway on its way: the first window loads meanwhile, so that neither waits for the other. */
  readonly opening: Promise<{ readonly gateway: Gateway; readonly session: Session }>;
  readonly clock: Clock;
  readonly log: Log;
  readonly preloads: { readonly page: string; readonly challenge: string };
  readonly devTools: boolean;
  readonly kiosk: boolean;
  /** Where files go that a page hands out. */
  readonly downloads: SavePlace['downloads'];
  /** Whether the program is on its way out. */
  readonly isQuitting: () => boolean;
}

/** The windows of the program, found by the contents that call. */
export interface Windows {
  /** Opens a window at an address of the station's; at the first page where it is not given. */
  readonly open: (address?: string) => StationWindow;
  readonly byPage: (contents: WebContents) => StationWindow | undefined;
  readonly bySurface: (contents: WebContents) => StationWindow | undefined;
  readonly all: () => readonly StationWindow[];
}

/** Keeps the windows of a gateway. */
export function keepWindows(options: WindowOptions): Windows {
  const windows = new Set<StationWindow>();
  const find = (fits: (candidate: StationWindow) => boolean): StationWindow | undefined => [...windows].find(fits);
  const open: Windows['open'] = (address = '/') => {
    const opened = openWindow(options, address, (next) => void open(next));
    windows.add(opened);
    opened.window.on('closed', () => {
      windows.delete(opened);
      // The last window, and every window at a quit, ends with the gateway: what was open is abandoned, not cancelled.
      const ends = windows.size === 0 || options.isQuitting();
      opened.surface.close();
      if (!ends) opened.frame.then((frame) => frame.close()).catch(() => undefined);
    });
    return opened;
  };
  return {
    open,
    byPage: (contents) => find(({ window }) => window.webContents === contents),
    bySurface: (contents) => find(({ surface }) => surface.is(contents)),
    all: () => [...windows],
  };
}

/** Counts the documents of people who left: an address that was there before would be loaded with the state that it had. */
let documentsLeft = 0;

/** Drops what an earlier person left: what was typed and copied, and what the renderer kept. */
function forget(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  clipboard.clear();
  const { session, navigationHistory } = window.webContents;
  // Neither the page that they were at, nor those before, are the next one's.
  const anew = (): void => {
    documentsLeft += 1;
    window
      .loadURL(`${documentOf(FrameKind.page)}?${documentsLeft}`)
      .then(() => navigationHistory.clear())
      // One that is closed meanwhile keeps nothing.
      .catch(() => undefined);
  };
  Promise.all([session.clearCache(), session.clearStorageData()]).then(anew, anew);
}

/** Milliseconds after the page came until what it may need next is made ready: the page's own start comes first. */
const readyDelay = 300;

/** What a window's page may ask of this program. A kiosk stays the only window, with nothing beside it. */
function programOf(
  window: BrowserWindow,
  kiosk: boolean,
  setKiosk: WindowProgram['setKiosk'],
  openAnother: (address: string) => void,
): WindowProgram {
  const refuseAtKiosk = (what: string): void => {
    if (kiosk) throw new CountersignError(ErrorCode.forbidden, `A kiosk opens no ${what}. Nothing was opened.`);
  };
  return {
    openWindow: (address) => {
      refuseAtKiosk('other window');
      openAnother(address);
    },
    openExternal: async (url) => {
      refuseAtKiosk('other program');
      await openWebAddress(url);
    },
    fillScreen: (how) => window.setFullScreen(how === 'Toggle' ? !window.isFullScreen() : how === 'Enter'),
    setKiosk,
    exit: () => app.quit(),
  };
}

function openWindow(
  { opening, clock, log, preloads, devTools, kiosk, downloads, isQuitting }: WindowOptions,
  address: string,
  openAnother: (address: string) => void,
): StationWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 600,
    useContentSize: true,
    show: false,
    kiosk,
    autoHideMenuBar: true,
    title: 'Countersign',
    backgroundColor: '#d5d9dd',
    webPreferences: webPreferences(preloads.page, devTools),
  });
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
  void window.loadURL(`${documentOf(FrameKind.page)}${address === '/' ? '' : `#${address}`}`);
  window.on('page-title-updated', (event) => event.preventDefault());
  /** A script may show a kiosk as a window. */
  let isWindowed = false;
  /** Somebody signs in at a browser, which lies over the window. */
  let isInBrowser = false;
  // A key of the window manager closes no kiosk: whoever keeps it ends the program.
  if (kiosk) {
    window.on('close', (event) => {
      if (!isQuitting()) event.preventDefault();
    });
    keepInFront(window, clock, () => isWindowed || isInBrowser || isQuitting());
  }

  const setKiosk = (isKiosk: boolean): void => {
    isWindowed = !isKiosk;
    window.setKiosk(isKiosk);
  };

  // Only input that this process handed on counts as use of the station, not what a page says of itself.
  let used = (): void => undefined;
  const markUsed = (): void => used();
  window.webContents.on('input-event', markUsed);
  const surface = openSurface({
    window,
    page: window.webContents,
    preload: preloads.challenge,
    devTools,
    kiosk,
    closedByPerson: () =>
      void frame.then((known) => {
        const open = known.openChallenge();
        if (open === undefined) known.dismiss();
        else known.cancel(open.id);
      }),
    used: markUsed,
    clock,
    hangs: () => tellHang('A signing surface'),
    crashed: (reason) => void recover('A signing surface', reason, surface.reload),
  });
  const frame = opening.then(({ gateway, session }) => {
    surface.dressBy(dresser(gateway));
    // Of whoever comes after somebody as well.
    used = () => {
      session.signIn.used();
      session.interpreter.warm();
    };
    const send = sendTo<typeof pageEvents>(window.webContents, FrameKind.page);
    const beat = (): void => {
      if (window.isDestroyed()) return;
      send('alive', null);
      clock.after(aliveEvery, beat);
    };
    beat();
    return session.windows.open(
      {
        send,
        reset: () => forget(window),
        save: (file) =>
          void saveFile(window, file, { downloads, kiosk }).then((notice) => {
            if (notice !== undefined && !window.isDestroyed()) send('notice', notice);
          }),
        program: programOf(window, kiosk, setKiosk, openAnother),
      },
      {
        paint: surface.paint,
        proof: (view) => {
          isInBrowser = view.state === 'waiting' && view.how === 'browser';
          surface.proof(view);
        },
      },
    );
  });
  // Before any script of the new document runs.
  window.webContents.on('did-navigate', () => void frame.then((known) => known.loaded()).catch(() => undefined));
  // A gateway that does not open is told by the program itself; here it only must not go unheard.
  const shown = Promise.all([opening, frame, painted]).then(([{ session }]) => {
    if (window.isDestroyed()) return;
    window.show();
    clock.after(readyDelay, () => {
      surface.warm();
      session.interpreter.warm();
    });
  });
  shown.catch(() => undefined);

  const tellHang = (what: string): void => log.error(`${what} hangs and is ended.`);
  // The gateway and its queue go on. What crashed comes back by itself, without the challenge that was open.
  const recover = async (what: string, reason: string, reload: () => void): Promise<void> => {
    log.error(`${what} crashed and is loaded again.`, { reason });
    (await frame).interrupt();
    reload();
  };
  watchHang(window.webContents, clock, () => tellHang('A page'));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    void recover('A page', reason, () => void window.loadURL(documentOf(FrameKind.page)));
  });
  return { window, frame, surface, shown };
}
