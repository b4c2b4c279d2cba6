/**
 * The desktop program: one gateway, its windows, and the calls between them.
 */
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { app, clipboard, dialog, Menu, powerMonitor, session } from 'electron';
import { toSafeError } from '../contract/errors.ts';
import { Build, FrameKind } from '../contract/names.ts';
import type { pageEvents } from '../contract/page.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Listed } from '../gateway/outgoing/outgoing.ts';
import { systemClock, type Log } from '../gateway/platform/ports.ts';
import type { Tries } from '../gateway/session/tries.ts';
import { guardFrames, lockSession } from './guard.ts';
import { hostCalls, sendTo } from './ipc.ts';
import { openLog } from './log.ts';
import type { DesktopOptions } from './options.ts';
import { servePages, serveSurfaces } from './protocol.ts';
import { askSystem, wayOut } from './systemLock.ts';
import { surfacePartition } from './webPreferences.ts';
import { keepWindows, type StationWindow, type Windows } from './window.ts';

/** What runs beside the windows over the same gateway; gives back how it ends, which it does before the gateway does. */
export type Alongside = (gateway: Gateway, dataDir: string, log: Log) => Promise<() => Promise<void>>;

/**
 * Opens the gateway and the first window. `findings` go to the log: what the start of the program came upon before it
 * had one. `distDir` holds the built renderer and preloads.
 */
export async function startDesktop(
  options: DesktopOptions,
  findings: readonly string[],
  distDir: string,
  alongside: Alongside,
): Promise<void> {
  const log = openLog(options.dataDir);
  for (const finding of findings) log.warn(finding);
  if (options.build !== Build.production) {
    log.warn('This program is not built for production: whoever starts it can drive it from outside.', {
      build: options.build,
    });
  }
  const listed = await listedBySite(options.dataDir);
  const clock = systemClock();
  const stopped: Tries['note'] = (what, of) =>
    // Where the gateway does not open nothing is written, and nothing goes on.
    void services.then(({ session: own }) => own.stopped(what, of)).catch(() => undefined);
  if (existsSync(join(options.dataDir, 'panel.json'))) {
    const { readDiagonal, tellMillimetre } = await import('./panel.ts');
    tellMillimetre(readDiagonal(options.dataDir));
  }
  guardFrames(stopped, listed.frames);
  lockSession(session.defaultSession, [...listed.hosts, ...listed.frames]);

  // The first window is on its way before the gateway's code is even loaded; what a page asks meanwhile waits.
  const services = nextTurn()
    .then(() => import('./services.ts'))
    .then(({ openServices }) => openServices(options, log));
  const opening = services.then(({ gateway }) => gateway);
  servePages(session.defaultSession, join(distDir, 'renderer'), listed, async (path) =>
    (await services).session.files(path),
  );
  let quitting = false;
  app.on('before-quit', () => (quitting = true));
  const windows = keepWindows({
    opening: services,
    clock,
    log,
    preloads: { page: join(distDir, 'preload', 'page.cjs'), challenge: join(distDir, 'preload', 'challenge.cjs') },
    devTools: options.devTools,
    kiosk: options.kiosk,
    downloads: options.downloads,
    isQuitting: () => quitting,
  });
  const first = windows.open();
  // The computers that pages load pictures from are none of a surface's.
  const surfaces = session.fromPartition(surfacePartition);
  lockSession(surfaces, []);
  serveSurfaces(surfaces, join(distDir, 'renderer'));
  hostCalls(
    FrameKind.page,
    services.then(
      ({ pages }) =>
        async (name: string, input: unknown, { frame }: StationWindow) =>
          pages(name, input, await frame),
    ),
    windows.byPage,
    { log, clock, stopped },
  );
  hostCalls(
    FrameKind.challenge,
    services.then(({ gateway, surfaces }) => {
      // Whoever comes next at a kiosk finds nothing in the clipboard.
      const copy = (address: string): Promise<void> | void =>
        gateway.project.profile === 'kiosk' ? undefined : clipboard.writeText(address);
      return async (name: string, input: unknown, { frame, surface }: StationWindow) =>
        surfaces(name, input, { window: await frame, dress: surface.dressed, copy });
    }),
    windows.bySurface,
    { log, clock, stopped },
  );
  Menu.setApplicationMenu(menu(windows, options));
  app.on('second-instance', () => {
    const first = windows.all()[0]?.window;
    if (first?.isMinimized() === true) first.restore();
    first?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let stopAlongside = (): Promise<void> => Promise.resolve();
  closeBeforeQuit(opening, () => stopAlongside(), log);

  if (options.devTools) reloadOnBuild(join(distDir, 'renderer'), windows);

  const gateway = await opening;
  // Whoever comes back to a computer that slept or was locked shows first who they are.
  powerMonitor.on('suspend', gateway.suspended);
  powerMonitor.on('resume', gateway.resumed);
  powerMonitor.on('lock-screen', gateway.suspended);
  // Hashing passwords and serving take their time; the page comes first, with all of the computer.
  await first.shown;
  await new Promise<void>((resolve) => clock.after(pageFirst, resolve));
  gateway.followProject();
  const notice = (message: string): void =>
    sendTo<typeof pageEvents>(first.window.webContents, FrameKind.page)('notice', { level: 'problem', message });
  const out = options.kiosk ? wayOut(await askSystem()) : undefined;
  if (out !== undefined) {
    log.warn(out);
    notice(out);
  }
  try {
    stopAlongside = await alongside(gateway, options.dataDir, log);
  } catch (error) {
    // Operators go on with their pages; whoever keeps the station reads what is missing.
    const { message } = toSafeError(error);
    log.error(message, { cause: String(error) });
    notice(message);
  }
  const demoUsers = await gateway.prepareDemo();
  if (demoUsers.length > 0) (await first.frame).showFirstRun(gateway.project.title, demoUsers);
}

/** The other computers that the site lists; few sites list any, and then nothing is loaded to read them. */
async function listedBySite(dataDir: string): Promise<Listed> {
  const nobody = { hosts: [], frames: [] };
  if (!existsSync(join(dataDir, 'outgoing.json'))) return nobody;
  const { listedIn } = await import('../gateway/outgoing/outgoing.ts');
  try {
    return listedIn(dataDir);
  } catch {
    // The gateway does not open over such settings, and says why.
    return nobody;
  }
}

/** Milliseconds that the first page has for itself after its window is shown. */
const pageFirst = 500;

/** Lets what was begun in this turn of the event loop (a window) get on its way. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** For developers: a new build of the renderer reloads every page and surface. */
function reloadOnBuild(rendererDir: string, windows: Windows): void {
  let pending: NodeJS.Timeout | undefined;
  watch(rendererDir, () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      for (const { window, surface } of windows.all()) {
        window.webContents.reload();
        surface.reload();
      }
    }, 200);
  });
}

/**
 * Milliseconds that the gateway has to close at a quit. Systems end a program by force soon after that: Windows 5 s after it asked,
 * launchd 20, systemd 90.
 */
const closingLimit = process.platform === 'win32' ? 4000 : 15_000;

/**
 * Quitting waits until the gateway closed its database, but not for ever; a second request to quit waits with it. What
 * was told to a person was committed before, so an end by force loses nothing of it.
 */
function closeBeforeQuit(opening: Promise<Gateway>, stopAlongside: () => Promise<void>, log: Log): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const inTime = systemClock().after(closingLimit, () => {
      log.error('The gateway did not close in time; the program ends all the same.');
      app.exit(1);
    });
    stopAlongside()
      .then(() => opening)
      .then((gateway) => gateway.close())
      .catch((error: unknown) => log.error('The gateway did not close cleanly.', { reason: String(error) }))
      .finally(() => {
        inTime();
        state = 'closed';
        app.quit();
      });
  });
}

/** The few commands that a person needs; nothing of a browser's menu. A kiosk has none. */
function menu(windows: Windows, options: DesktopOptions): Menu | null {
  if (options.kiosk) return null;
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      id: 'station',
      label: 'Station',
      submenu: [
        { id: 'new-window', label: 'New window', accelerator: 'CmdOrCtrl+N', click: () => void windows.open() },
        ...(options.devTools ? [{ role: 'toggleDevTools' as const }] : []),
        { role: 'quit' as const },
      ],
    },
    { role: 'editMenu' },
  ]);
}

/** Says why the program cannot start, on the terminal and in a dialog where there is a screen, and ends it. */
export function refuseToStart(error: unknown): void {
  const { message } = toSafeError(error);
  process.stderr.write(`Countersign cannot start. ${message}\n`);
  if (!(error instanceof Error && 'code' in error)) process.stderr.write(`${String(error)}\n`);
  if (process.env['COUNTERSIGN_NO_DIALOG'] === undefined) dialog.showErrorBox('Countersign cannot start', message);
  app.exit(1);
}
