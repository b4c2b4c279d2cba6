/** Fixtures of the end-to-end tests: the real program over a data directory of the test's own. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { LaunchOptions, Station } from '../../build/runtime/driver.ts';
import { projectFolder } from '../../build/runtime/paths.ts';
import { launchLocked } from './locked.ts';
import type { TestProject } from './project.ts';
import { expect, test as base, type Demo, type Passwords } from './workers.ts';

export { expect };
export { confirmFirstRun, fillSurface as fill, order, pressIn, type Station } from '../../build/runtime/driver.ts';

/** What is in the database now, read by another connection. */
export function readAll<Row>(dataDir: string, sql: string): Row[] {
  const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
  try {
    return db.prepare<[], Row>(sql).all();
  } finally {
    db.close();
  }
}

/** What frames of a station tried of one kind, as the trail has it. */
export function stopped(dataDir: string, what: string): unknown[] {
  return readAll(
    dataDir,
    `SELECT bytes ->> '$.detail.of' AS of FROM audit_entry
     WHERE action = 'page.stopped' AND bytes ->> '$.detail.what' = '${what}'`,
  );
}

/** The signatures of a station. */
export function signatures(dataDir: string): unknown[] {
  return readAll(dataDir, 'SELECT id FROM signature');
}

/** Where a program serves pages for browsers, as `server.json` of its data directory says. */
export async function servedAt(station: Station): Promise<string> {
  // The last of them: a program that the driver started again has another port.
  const told = (): string => [...station.log().matchAll(/Pages for browsers are on (\S+)\./g)].at(-1)?.[1] ?? '';
  const answers = (): Promise<boolean> =>
    fetch(told()).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  return told();
}

/** Changes the text of one file of a project; a file that is not there is made. */
type Edit = (path: string, by: (text: string) => string) => void;

/** A copy of the demo project, changed. */
export function demoProject(folder: string, change: (edit: Edit) => void): string {
  const copy = join(folder, 'project');
  cpSync(join(projectFolder, 'build', 'demo'), copy, { recursive: true });
  change((path, by) => {
    const file = join(copy, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, by(existsSync(file) ? readFileSync(file, 'utf8') : ''));
  });
  return copy;
}

/** Closes an answer, which takes a key or press only once a person could have read it. */
export async function closeAnswer(
  surface: Page,
  press = (): Promise<void> => surface.getByRole('button', { name: 'Close' }).click({ timeout: 2000 }),
): Promise<void> {
  await expect(async () => {
    if (await surface.getByRole('dialog').isVisible()) await press();
    await expect(surface.getByRole('dialog')).toBeHidden({ timeout: 1000 });
  }).toPass();
}

/** Opens a page of the station by its tab: one for which there is no room stands in the list behind the others. */
export async function openTab(page: Page, name: string): Promise<void> {
  const bar = page.getByRole('navigation', { name: 'Pages' });
  // What opens the list bears the name of its page while that is shown.
  const list = bar.locator('[aria-expanded]');
  const tab = bar.getByRole('button', { name, exact: true }).and(bar.locator(':not([aria-expanded])'));
  // Who signs in takes room from the tabs, a moment after their sheet is gone.
  await expect(async () => {
    if (!(await tab.isVisible())) await list.click({ timeout: 2000 });
    await tab.click({ timeout: 2000 });
  }).toPass();
}

/** Opens the surface for a release; one that waits already is as good as a new one. */
export async function askFor(page: Page, decision: 'Approve' | 'Reject'): Promise<void> {
  const name = new RegExp(`Release line|${decision}`);
  const next = page.getByRole('button', { name, disabled: false }).first();
  if ((await next.innerText()).trim() === 'Release line') await next.click();
  await page.getByRole('button', { name: decision }).click();
}

/** Has a station that tests share stand as after its start, but for what was signed and what still waits. */
async function putBack({ station: { page, surface, button }, passwords }: Demo): Promise<void> {
  await page.reload();
  const locked = surface.getByRole('dialog', { name: 'Locked' });
  await expect(async () => {
    // Whoever was left signed in was idle for long, where the tests of other files took their time.
    if (await locked.isVisible()) {
      await surface.getByLabel('User name').fill('operator');
      await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
      await surface.getByRole('button', { name: 'Unlock' }).click({ timeout: 2000 });
    }
    await expect(surface.getByRole('dialog')).toBeHidden({ timeout: 2000 });
  }).toPass();
  const nobody = page.getByText('Nobody signed in');
  const signOut = button('Sign out');
  await expect(nobody.or(signOut)).toBeVisible();
  if (await signOut.isVisible()) await signOut.click();
  await expect(nobody).toBeVisible();
  await page.getByRole('button', { name: 'Line 4', exact: true }).click();
  await expect(page).toHaveTitle(/^Line 4/);
}

/** A station that tests share, put back. */
export async function atItsStart(shared: Promise<Demo>): Promise<Demo> {
  const demo = await shared;
  await putBack(demo);
  return demo;
}

interface Fixtures {
  readonly folder: string;
  /** Starts stations that end with the test. */
  readonly start: (options?: Partial<LaunchOptions>) => Promise<Station>;
  /** A data directory of the test's own in which the first run was confirmed, with the passwords that it showed. */
  readonly confirmed: { readonly dataDir: string; readonly passwords: Passwords };
  /** Starts a station of the demo's users, whose first-run sheet was confirmed. */
  readonly openDemo: (options?: Partial<LaunchOptions>) => Promise<Demo>;
  /** One of the demo project. */
  readonly demo: Demo;
  /**
   * One of the demo project that runs for all tests of a worker, of other files too, that do not restart it: the page is
   * loaded anew, nothing lies over it and nobody is signed in. A release may wait for a signature already, and others have
   * signed before.
   */
  readonly running: Demo;
  /** A window of the program that runs for all tests of a worker, with a project of the test's own at its first page. */
  readonly show: (project: TestProject) => Promise<Station>;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use, info) => {
    await use(info.outputPath());
  },
  start: async ({ folder }, use) => {
    const started: Station[] = [];
    await use(async (options = {}) => {
      const station = await launchLocked({ dataDir: join(folder, 'data'), ...options });
      started.push(station);
      return station;
    });
    for (const station of started) if (station.isRunning()) await station.quit();
  },
  confirmed: async ({ firstRun, folder }, use) => {
    const dataDir = join(folder, 'data');
    cpSync(firstRun.dataDir, dataDir, { recursive: true });
    await use({ dataDir, passwords: firstRun.passwords });
  },
  openDemo: async ({ confirmed, start }, use) => {
    await use(async (options = {}) => ({
      station: await start({ dataDir: confirmed.dataDir, ...options }),
      passwords: confirmed.passwords,
    }));
  },
  demo: async ({ openDemo }, use) => {
    await use(await openDemo());
  },
  running: async ({ openShared }, use) => {
    await use(await atItsStart(openShared('demo')));
  },
  show: async ({ window: { station, play } }, use) => {
    await use(async (project) => {
      await play(project);
      return station;
    });
  },
});
