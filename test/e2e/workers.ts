/**
 * What the tests of a worker share, of all files: starting a program costs more than most tests. Each part is made when a test
 * asks for it first, and ends with the worker.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { ensureDisplay } from '../../build/runtime/display.ts';
import { confirmFirstRun, type LaunchOptions, type Station } from '../../build/runtime/driver.ts';
import { goOn, openChromium, startGateway, type RunningGateway } from '../../build/runtime/gateway.ts';
import { launchLocked } from './locked.ts';
import { label, writeProject, type TestProject } from './project.ts';

/** What the first run of a demo showed, by user name. */
export type Passwords = Readonly<Record<string, string>>;

/** The demo in the program. */
export interface Demo {
  readonly station: Station;
  readonly passwords: Passwords;
}

interface WorkerFixtures {
  /** A virtual display of the worker's own where the system has such: its pointer and its focus are nobody else's. */
  readonly display: undefined;
  /** Made once by the program itself, and copied for each test that is not about the first run. */
  readonly firstRun: { readonly dataDir: string; readonly passwords: Passwords };
  /**
   * The station of the demo's users that has this name, which runs until the worker ends: for tests of one file that need the
   * same special one. Whoever asks first starts it: `prepare` is given a folder for its project, in which `data` is its data
   * directory. (A fixture of a file's own that lives as long as a worker would be a worker of its own.)
   */
  readonly openShared: (name: string, prepare?: (folder: string) => Partial<LaunchOptions>) => Promise<Demo>;
  /** A window of the program that shows one project after the other. */
  readonly window: { readonly station: Station; readonly play: (project: TestProject) => Promise<void> };
  readonly chromium: Browser;
  /** A gateway of the demo, with a browser for its visitors. */
  readonly visited: {
    readonly gateway: RunningGateway;
    readonly dataDir: string;
    readonly context: BrowserContext;
    readonly passwords: Passwords;
  };
  /** A page of a browser whose gateway serves one project after the other. */
  readonly stage: {
    readonly page: Page;
    readonly play: (project: TestProject) => Promise<void>;
    readonly gateway: RunningGateway;
    readonly dataDir: string;
  };
}

/**
 * Has whoever follows a folder take one project after the other. The page goes to an empty one in between, so that nothing of
 * the project before stays. A project that is there already is left as it is.
 */
function playIn(
  folder: string,
  emptied: (shown: string) => Promise<void>,
): { readonly projectDir: string; readonly play: (project: TestProject) => Promise<void> } {
  const write = (project: TestProject, turn: number): string =>
    writeProject(folder, {
      ...project,
      title: 'Stage',
      pages: { ...project.pages, [emptyPage]: 'EmptyStage' },
      views: {
        ...project.views,
        EmptyStage: { root: label('Words', { text: emptyIn(turn) }) },
      },
    });
  let played: TestProject | undefined;
  let turn = 0;
  const projectDir = write({ title: 'Stage', pages: {}, views: {} }, turn);
  return {
    projectDir,
    play: async (project) => {
      if (played === project) return;
      played = project;
      turn += 1;
      // A project without this file stays as it was read before: what lies there in between is nobody's.
      rmSync(join(projectDir, 'project.json'));
      rmSync(projectDir, { recursive: true });
      write(project, turn);
      await emptied(emptyIn(turn));
    },
  };
}

/** The page of each project that shows nothing of it. */
export const emptyPage = '/empty';

function emptyIn(turn: number): string {
  return `The stage is empty (${turn})`;
}

function folderOf(name: string): string {
  return mkdtempSync(join(tmpdir(), `countersign-${name}-`));
}

/** The room of a page, where a test does not ask for another. */
export const desktop = { width: 1280, height: 800 } as const;

export const test = base.extend<object, WorkerFixtures>({
  display: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const display = await ensureDisplay({ always: true, windowManager: true });
      process.env = display.env;
      await use(undefined);
      await display.stop();
    },
    { scope: 'worker', auto: true },
  ],
  firstRun: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dataDir = folderOf('first-run');
      // As a site sets it. What passwords cost is tested elsewhere.
      writeFileSync(join(dataDir, 'sso.json'), JSON.stringify({ hash_secret: { memory: 19_456, passes: 2 } }));
      const station = await launchLocked({ dataDir });
      const passwords = await confirmFirstRun(station);
      await station.quit();
      // The port of the demo's provider too: each copy takes one of its own.
      for (const name of ['chromium', 'logs', 'demo-provider.json'])
        rmSync(join(dataDir, name), { recursive: true, force: true });
      await use({ dataDir, passwords });
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  openShared: [
    async ({ firstRun }, use) => {
      const folders: string[] = [];
      const stations = new Map<string, Promise<Station>>();
      const start = async (prepare: (folder: string) => Partial<LaunchOptions>): Promise<Station> => {
        const folder = folderOf('shared');
        folders.push(folder);
        const dataDir = join(folder, 'data');
        cpSync(firstRun.dataDir, dataDir, { recursive: true });
        return launchLocked({ dataDir, ...prepare(folder) });
      };
      await use(async (name, prepare = () => ({})) => {
        const started = stations.get(name) ?? start(prepare);
        stations.set(name, started);
        return { station: await started, passwords: firstRun.passwords };
      });
      for (const started of stations.values()) {
        const station = await started.catch(() => undefined);
        if (station?.isRunning() === true) await station.quit();
      }
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  window: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = folderOf('window');
      const { projectDir, play } = playIn(folder, async (shown) => {
        await station.page.evaluate((empty) => window.history.replaceState(empty, ''), emptyPage);
        await station.page.reload();
        await station.page.getByText(shown).waitFor();
        await station.page.evaluate(() => window.history.replaceState('/', ''));
        await station.page.reload();
      });
      const station = await launchLocked({ dataDir: join(folder, 'data'), projectDir });
      await use({ station, play });
      if (station.isRunning()) await station.quit();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  chromium: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const chromium = await openChromium();
      await use(chromium);
      await chromium.close();
    },
    { scope: 'worker' },
  ],
  visited: [
    async ({ chromium, firstRun: { dataDir: from, passwords } }, use) => {
      const dataDir = folderOf('visited');
      cpSync(from, dataDir, { recursive: true });
      const gateway = await startGateway({ dataDir });
      const context = await chromium.newContext({ viewport: desktop });
      await use({ gateway, dataDir, context, passwords });
      await context.close();
      await gateway.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  stage: [
    async ({ chromium }, use) => {
      const folder = folderOf('stage');
      const { projectDir, play } = playIn(folder, async (shown) => {
        await goOn(page, emptyPage);
        await page.getByText(shown).waitFor();
      });
      const dataDir = join(folder, 'data');
      const gateway = await startGateway({ dataDir, projectDir });
      const page = await chromium.newPage({ viewport: desktop });
      await page.goto(`${gateway.address}${emptyPage}`);
      await use({ page, play, gateway, dataDir });
      await page.close();
      // One that a test stopped hears nothing else.
      gateway.process.kill('SIGCONT');
      await gateway.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

export { expect };
