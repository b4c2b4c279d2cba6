/** The real program in a real window, driven by a test: its page, its signing surface, its data. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, _electron, expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { ensureElectron } from '../../build/runtime/electron.ts';
import { launchArguments, launchEnvironment } from '../../build/runtime/launch.ts';
import { projectFolder } from '../../build/runtime/paths.ts';

export { expect };

export interface Station {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly surface: Page;
  readonly dataDir: string;
  readonly log: () => string;
  /** The station's buttons on its page. */
  readonly button: (name: string) => Locator;
  /** Opens another window of the same program. */
  readonly newWindow: () => Promise<{ readonly page: Page; readonly surface: Page }>;
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
}

const kindOf = (page: Page): 'page' | 'challenge' | undefined =>
  page.url().includes('challenge.html') ? 'challenge' : page.url().includes('page.html') ? 'page' : undefined;

/** The newest frame of a kind that is not among `known`. */
async function frame(app: ElectronApplication, kind: 'page' | 'challenge', known: readonly Page[] = []): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(() => (found = app.windows().find((page) => kindOf(page) === kind && !known.includes(page))))
    .toBeDefined();
  if (found === undefined) throw new Error(`No ${kind} frame.`);
  await found.waitForLoadState();
  return found;
}

/** Starts the program and waits for its first window. */
export async function launch({ dataDir, projectDir, args = [], executable }: LaunchOptions): Promise<Station> {
  const electron = executable ?? (await ensureElectron()).executable;
  const app = await _electron.launch({
    executablePath: electron,
    args: [
      ...launchArguments(),
      ...(executable === undefined ? ['.'] : []),
      `--data-dir=${dataDir}`,
      `--user-data-dir=${join(dataDir, 'chromium')}`,
      ...(projectDir === undefined ? [] : [`--project=${projectDir}`]),
      ...args,
    ],
    cwd: projectFolder,
    env: definedOnly(launchEnvironment({ ...process.env, COUNTERSIGN_NO_DIALOG: '1' })),
  });
  const page = await frame(app, 'page');
  const surface = await frame(app, 'challenge');
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
      await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click());
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

/** Reads the demo's passwords off the first-run sheet and confirms it. */
export async function confirmFirstRun({ surface }: Station): Promise<Readonly<Record<string, string>>> {
  const rows = surface.getByRole('dialog', { name: 'Demo users' }).locator('tbody tr');
  await rows.first().waitFor();
  const passwords: Record<string, string> = {};
  for (const row of await rows.all()) {
    const [userName = '', password = ''] = await row.locator('td').allInnerTexts();
    passwords[userName] = password;
  }
  await surface.getByRole('button', { name: 'I have written them down' }).click();
  return passwords;
}

/** Fills the signing surface; does not press Sign. */
export async function fill(
  surface: Page,
  userName: string,
  password: string,
  meaning: string | undefined = 'Released by',
): Promise<void> {
  await surface.getByRole('dialog', { name: /^You are signing/ }).waitFor();
  if (meaning !== '') await surface.getByLabel('Meaning of your signature').selectOption(meaning);
  await surface.getByLabel('User name').fill(userName);
  await surface.getByLabel('Password').fill(password);
}

/** What is in the database now, read by another connection. */
export function readAll<Row>(dataDir: string, sql: string): Row[] {
  const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
  try {
    return db.prepare<[], Row>(sql).all();
  } finally {
    db.close();
  }
}

/** A copy of the demo project, changed. */
export function demoProject(
  folder: string,
  change: (file: (path: string) => { edit: (by: (text: string) => string) => void }) => void,
): string {
  const copy = join(folder, 'project');
  cpSync(join(projectFolder, 'build', 'demo'), copy, { recursive: true });
  change((path) => ({
    edit: (by) => {
      const file = join(copy, path);
      writeFileSync(file, by(existsSync(file) ? readFileSync(file, 'utf8') : ''));
    },
  }));
  return copy;
}

interface Fixtures {
  readonly folder: string;
  /** Starts stations that end with the test. */
  readonly start: (options?: Partial<LaunchOptions>) => Promise<Station>;
  /** A fresh station of the demo project whose first-run sheet was confirmed. */
  readonly demo: { readonly station: Station; readonly passwords: Readonly<Record<string, string>> };
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use, info) => {
    await use(info.outputPath());
    rmSync(info.outputPath('data'), { recursive: true, force: true });
  },
  start: async ({ folder }, use) => {
    const started: Station[] = [];
    await use(async (options = {}) => {
      const station = await launch({ dataDir: join(folder, 'data'), ...options });
      started.push(station);
      return station;
    });
    for (const station of started) if (station.isRunning()) await station.quit();
  },
  demo: async ({ start }, use) => {
    const station = await start();
    await use({ station, passwords: await confirmFirstRun(station) });
  },
});
