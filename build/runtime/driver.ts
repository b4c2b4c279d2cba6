/**
 * Drives the real program in a real window, as a person does: for the demo, the end-to-end tests and the bench.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Locator, type FrameLocator, type Page } from '@playwright/test';
import type Electron from 'electron';
import { z } from 'zod';
import { ensureElectron } from './electron.ts';
import { launchArguments, launchEnvironment } from './launch.ts';
import { projectFolder } from './paths.ts';

/** The two frames of a window: the page, and the signing surface over it. */
export interface WindowFrames {
  readonly page: Page;
  readonly surface: Page;
}

/** A running program with its first window. */
export interface Station extends WindowFrames {
  readonly app: ElectronApplication;
  readonly dataDir: string;
  readonly log: () => string;
  /** A button on the page of the first window. */
  readonly button: (name: string) => Locator;
  readonly newWindow: () => Promise<WindowFrames>;
  readonly quit: () => Promise<void>;
  /** Ends the process as a power switch does. */
  readonly kill: () => Promise<void>;
  readonly isRunning: () => boolean;
}

export interface LaunchOptions {
  readonly dataDir: string;
  readonly projectDir?: string;
  readonly args?: readonly string[];
  /** A packaged program instead of the built folder. */
  readonly executable?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const patience = 60_000;

/**
 * The newest frame of a kind that is not among `known`. A frame's address can still be unknown when it is announced, so
 * it is looked for again until the patience ends; and Playwright can know of a frame and not of the document in it, which
 * shows when it is asked for something.
 */
async function frame(app: ElectronApplication, kind: 'page' | 'challenge', known: readonly Page[] = []): Promise<Page> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const found = app.windows().find((page) => page.url().includes(`${kind}.html`) && !known.includes(page));
    if (found !== undefined) {
      const timeout = Math.max(1, end - performance.now());
      await found.waitForLoadState('load', { timeout });
      await found.locator('body').waitFor({ state: 'attached', timeout });
      return found;
    }
    await setTimeout(50);
  }
  throw new Error(`The program showed no ${kind} within ${patience / 1000} seconds.`);
}

let found: Promise<void> | undefined;

/**
 * Has Playwright find the Electron that runs here. Only one that it finds by itself does it hold until it is attached, and
 * lets it open its window then. It asks the package `electron`, which asks the environment when it is loaded first.
 */
async function findElectron(): Promise<void> {
  const { dist } = await ensureElectron();
  const { env } = process;
  process.env = { ...env, ELECTRON_OVERRIDE_DIST_PATH: dist };
  createRequire(import.meta.url)('electron/index.js');
  process.env = env;
}

type ElectronLaunchOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** The addresses of the frames that the program itself says it shows, asked of its debugging port. */
async function shownFrames(userDataDir: string): Promise<readonly string[]> {
  try {
    const [port = ''] = readFileSync(join(userDataDir, 'DevToolsActivePort'), 'utf8').split('\n');
    const targets: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    return z
      .array(z.object({ url: z.string() }))
      .parse(targets)
      .map(({ url }) => url);
  } catch {
    return [];
  }
}

/** A program that Playwright is attached to, with the frames of its first window. */
interface Attached extends WindowFrames {
  readonly app: ElectronApplication;
}

/**
 * Starts the program under Playwright and finds the frames of its first window. A packaged program does not wait until
 * Playwright is attached. Where that falls into the very moment of a frame's first navigation, Playwright can miss that the
 * frame got its document: it waits for ever for the page, or never knows the surface, while the program shows both and
 * answers (1 start in 20 on a loaded machine). Only that case, told by the program's own list of frames, is started again;
 * a program that really hangs or ends fails at once.
 */
async function attach(options: ElectronLaunchOptions, userDataDir: string): Promise<Attached> {
  for (let attempt = 1; ; attempt++) {
    const launching = new AbortController();
    let shown: readonly string[] = [];
    // Playwright ends a program that it could not attach to: it is asked before.
    const look = (async () => {
      await setTimeout(patience * 0.9, undefined, { signal: launching.signal });
      shown = await shownFrames(userDataDir);
    })().catch(() => undefined);
    let app: ElectronApplication | undefined;
    try {
      app = await _electron.launch({ ...options, timeout: patience });
      return { app, page: await frame(app, 'page'), surface: await frame(app, 'challenge') };
    } catch (error) {
      await look;
      if (app !== undefined) shown = await shownFrames(userDataDir);
      await app?.close();
      const isShown = ['page', 'challenge'].every((kind) => shown.some((url) => url.includes(`${kind}.html`)));
      if (!isShown || attempt === 3) throw error;
      console.log('The test driver missed a frame of a program that shows it: starting it again.');
    } finally {
      launching.abort();
    }
  }
}

/**
 * Has the program's main process do something at once, and waits for no answer of it. A process that is kept busy by what it
 * did can lose the answer: V8 lets the garbage collector take the promise that an inspector waits for. It was done all the
 * same. Throws what else goes wrong.
 */
export async function order(app: ElectronApplication, act: (electron: typeof Electron) => unknown): Promise<void> {
  try {
    await app.evaluate(act);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('promise was garbage collected'))) throw error;
  }
}

/** Starts the program and waits for its first window. */
export async function launch({ dataDir, projectDir, args = [], executable, env }: LaunchOptions): Promise<Station> {
  const userDataDir = join(dataDir, 'chromium');
  // Looked for once: what it says of a stand-in is not said again with every start.
  if (executable === undefined) await (found ??= findElectron());
  const { app, page, surface } = await attach(
    {
      ...(executable === undefined ? {} : { executablePath: executable }),
      args: [
        ...launchArguments(),
        ...(executable === undefined ? ['.'] : []),
        `--data-dir=${dataDir}`,
        `--user-data-dir=${userDataDir}`,
        // A virtual display has no graphics processor, and a program looks for one three times.
        '--disable-gpu',
        // A run that nobody watches never waits for a person to unlock the system's key store.
        '--keys=development',
        ...(projectDir === undefined ? [] : [`--project=${projectDir}`]),
        ...args,
      ],
      cwd: projectFolder,
      env: definedOnly({ ...launchEnvironment(env ?? process.env), COUNTERSIGN_NO_DIALOG: '1' }),
    },
    userDataDir,
  );
  const child = app.process();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    app,
    page,
    surface,
    dataDir,
    log: () => {
      const file = join(dataDir, 'logs', 'countersign.log');
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    },
    button: (name) => page.getByRole('button', { name }),
    newWindow: async () => {
      const known = app.windows();
      await order(app, ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click());
      return { page: await frame(app, 'page', known), surface: await frame(app, 'challenge', known) };
    },
    quit: () => app.close(),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A signing surface as a person finds their way on it: a frame of a window, or a frame inside a page of a browser. */
export type SurfaceView = Pick<Page | FrameLocator, 'getByRole' | 'getByLabel' | 'getByText'>;

/**
 * Presses until the press counts: a surface in a browser takes none that is heard late, and says so, which on a busy machine
 * befalls whoever presses once.
 */
export async function pressIn(surface: SurfaceView, target: Locator): Promise<void> {
  do await target.click();
  while (await surface.getByText('That press did not count').isVisible());
}

/** Reads the demo's passwords off the first-run sheet, by user name, and confirms it. */
export async function confirmFirstRun({
  surface,
}: {
  readonly surface: SurfaceView;
}): Promise<Readonly<Record<string, string>>> {
  const rows = surface.getByRole('dialog', { name: 'Demo users' }).locator('tbody tr');
  await rows.first().waitFor();
  const passwords: Record<string, string> = {};
  for (const row of await rows.all()) {
    const [userName = '', password = ''] = await row.locator('td').allInnerTexts();
    passwords[userName] = password;
  }
  await pressIn(surface, surface.getByRole('button', { name: 'I have written them down' }));
  return passwords;
}

/** Fills the signing surface and does not press Sign. A meaning of '' leaves the only one there is. */
export async function fillSurface(
  surface: SurfaceView,
  userName: string,
  password: string,
  meaning = 'Released by',
  comment = '',
): Promise<void> {
  await surface.getByRole('dialog', { name: /^You are signing/ }).waitFor();
  if (meaning !== '') await surface.getByRole('radio', { name: meaning, exact: true }).check();
  if (comment !== '') await surface.getByRole('textbox', { name: /^(Comment|Why you reject)/ }).fill(comment);
  await surface.getByLabel('User name').fill(userName);
  await surface.getByLabel('Password').fill(password);
}
