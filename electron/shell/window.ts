/**
 * Windows: each shows one page of the session and carries its own signing surface.
 */
import { BrowserWindow, type WebContents } from 'electron';
import type { pageEvents } from '../contract/page.ts';
import { FrameKind } from '../contract/names.ts';
import type { Frame } from '../gateway/frames.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Ports } from '../gateway/ports.ts';
import { sendTo } from './ipc.ts';
import { documentOf } from './protocol.ts';
import { openSurface, type SigningSurface } from './surface.ts';
import { webPreferences } from './webPreferences.ts';

export interface StationWindow {
  readonly window: BrowserWindow;
  readonly frame: Frame;
  readonly surface: SigningSurface;
}

export interface WindowOptions {
  readonly gateway: Gateway;
  readonly ports: Ports;
  readonly preloads: { readonly page: string; readonly challenge: string };
  readonly devTools: boolean;
  readonly kiosk: boolean;
}

/** The windows of the program, found by the contents that call. */
export interface Windows {
  readonly open: () => StationWindow;
  readonly byPage: (contents: WebContents) => StationWindow | undefined;
  readonly bySurface: (contents: WebContents) => StationWindow | undefined;
  readonly all: () => readonly StationWindow[];
}

/** Keeps the windows of a gateway. */
export function keepWindows(options: WindowOptions): Windows {
  const windows = new Set<StationWindow>();
  const find = (fits: (candidate: StationWindow) => boolean): StationWindow | undefined => [...windows].find(fits);
  return {
    open: () => {
      const opened = openWindow(options);
      windows.add(opened);
      opened.window.on('closed', () => {
        windows.delete(opened);
        opened.frame.close();
        opened.surface.close();
      });
      return opened;
    },
    byPage: (contents) => find(({ window }) => window.webContents === contents),
    bySurface: (contents) => find(({ surface }) => surface.contents === contents),
    all: () => [...windows],
  };
}

function openWindow({ gateway, ports, preloads, devTools, kiosk }: WindowOptions): StationWindow {
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
    backgroundColor: gateway.project.theme === 'dark' ? '#14191e' : '#d5d9dd',
    webPreferences: webPreferences(preloads.page, devTools),
  });
  const surface = openSurface({
    window,
    page: window.webContents,
    preload: preloads.challenge,
    devTools,
    theme: gateway.project.theme,
    clock: ports.clock,
  });
  const frame = gateway.openFrame(
    { send: sendTo<typeof pageEvents>(window.webContents, FrameKind.page) },
    { show: surface.show, ended: surface.ended },
  );
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  // The gateway and its queue go on. What crashed comes back by itself, without the challenge that was open.
  const recover =
    (what: string, reload: () => void) =>
    (_event: unknown, { reason }: { readonly reason: string }) => {
      ports.log.error(`${what} crashed and is loaded again.`, { reason });
      const open = frame.openChallenge();
      frame.interrupt();
      if (open !== undefined) surface.cancelled(open.id);
      reload();
    };
  window.webContents.on(
    'render-process-gone',
    recover('A page', () => void window.loadURL(documentOf(FrameKind.page))),
  );
  surface.contents.on('render-process-gone', recover('A signing surface', surface.reload));
  void window.loadURL(documentOf(FrameKind.page));
  return { window, frame, surface };
}
