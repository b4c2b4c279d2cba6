/**
 * The bench of components: what the renderer loads before it shows anything, pages that show much, and for how long at most
 * each holds up the document; tables and charts have benches of their own.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { stories } from '../../build/gallery/stories/index.ts';
import { projectFolder } from '../../build/runtime/paths.ts';
import { benchCharts } from './charts.ts';
import { withProgram } from './program.ts';
import { median, type Row } from './table.ts';
import { benchTables } from './tables.ts';

const perspective = 'com.inductiveautomation.perspective';
const rounds = 5;
const symbols = 200;
const labels = 1000;
/** Milliseconds: until all settles, that symbols are watched, and the longest that a document is held up without a person's notice. */
const settling = 3000;
const watched = 8000;
const longest = 50;

interface Child {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** A view of components that stand beside each other, each in so many pixels. */
function view(children: readonly Child[], width: number, height: number): object {
  const placed = children.map((child, at) => ({
    ...child,
    meta: { name: `C${at}` },
    position: { basis: `${width}px`, shrink: 0 },
    props: { ...Object(child['props']), style: { height } },
  }));
  const props = { wrap: 'wrap', alignContent: 'flex-start', style: { gap: 4, overflow: 'auto' } };
  return { root: { type: 'ia.container.flex', meta: { name: 'root' }, props, children: placed } };
}

/** Each type, as the gallery shows it first. */
function each(): readonly Child[] {
  return stories.map(({ type, props, states }) => {
    const [first = {}] = Object.values(states);
    return { ...first, type, props: { ...props, ...first.props } };
  });
}

function symbolsIn(state: string): readonly Child[] {
  const types = ['ia.symbol.motor', 'ia.symbol.pump', 'ia.symbol.vessel'];
  return Array.from({ length: symbols }, (_, at) => ({
    type: types[at % types.length] ?? '',
    props: { state, appearance: 'mimic', label: { text: `M-${at}` } },
  }));
}

const titles = {
  nothing: 'Nothing',
  each: 'Each',
  moving: 'Moving',
  still: 'Still',
  labels: 'Labels',
} as const;

const views: Readonly<Record<(typeof titles)[keyof typeof titles], object>> = {
  Nothing: view([], 0, 0),
  Each: view(each(), 300, 200),
  Moving: view(symbolsIn('running'), 50, 60),
  Still: view(symbolsIn('stopped'), 50, 60),
  Labels: view(
    Array.from({ length: labels }, (_, at) => ({ type: 'ia.display.label', props: { text: `${at}.5 bar` } })),
    72,
    14,
  ),
};

function writeProject(folder: string): void {
  const pages = Object.fromEntries(
    Object.keys(views).map((title) => [title === titles.nothing ? '/' : `/${title}`, { title, viewPath: title }]),
  );
  const all = [...stories.flatMap((story) => Object.entries(story.views ?? {})), ...Object.entries(views)];
  const files: Readonly<Record<string, unknown>> = {
    'project.json': { title: 'Components' },
    [`${perspective}/page-config/config.json`]: { pages },
    'countersign/tags.json': { tags: stories.flatMap(({ tags = [] }) => tags) },
    ...Object.fromEntries(all.map(([path, one]) => [`${perspective}/views/${path}/view.json`, one])),
  };
  const texts = Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)] as const);
  for (const [path, text] of [...texts, ...stories.flatMap((story) => Object.entries(story.files ?? {}))]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Kilobytes of scripts and of style sheets that the document of a page has loaded. */
async function loaded(page: Page): Promise<{ readonly scripts: number; readonly styles: number }> {
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('script[src], link[href]')].map(
      (one) => new URL(one.getAttribute('src') ?? one.getAttribute('href') ?? '', document.baseURI).pathname,
    ),
  );
  const size = (ending: string): number =>
    names
      .filter((name) => name.startsWith('/assets/') && extname(name) === ending)
      .reduce((sum, name) => sum + statSync(join(projectFolder, 'dist/renderer', name)).size, 0) / 1000;
  return { scripts: size('.js'), styles: size('.css') };
}

interface Opened {
  /** Milliseconds from the press of a tab to the last element that came. */
  readonly took: number;
  /** Milliseconds of the longest task in that time; 0 where none was longer than 50. */
  readonly block: number;
}

/** Runs in the page. */
async function open(title: string): Promise<Opened> {
  const quiet = 600;
  let block = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) block = Math.max(block, duration);
  });
  tasks.observe({ type: 'longtask' });
  const main = document.querySelector('main');
  const tab = [...document.querySelectorAll<HTMLElement>('nav button')].find((one) => one.textContent === title);
  if (main === null || tab === undefined) throw new Error(`There is no page ${title}.`);
  const began = performance.now();
  let last = began;
  const observer = new MutationObserver(() => (last = performance.now()));
  observer.observe(main, { childList: true, subtree: true });
  tab.click();
  while (last === began || performance.now() - last < quiet) {
    if (performance.now() - began > 30_000) throw new Error(`The page ${title} does not come to rest.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  observer.disconnect();
  tasks.disconnect();
  return { took: last - began, block };
}

async function repeated(page: Page, title: string): Promise<Opened> {
  const all: Opened[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate(open, titles.nothing);
    all.push(await page.evaluate(open, title));
  }
  return { took: median(all.map(({ took }) => took)), block: median(all.map(({ block }) => block)) };
}

/** Processor time of the processes that draw while a page is shown, in percent of one core. */
async function drawing(browser: Browser, page: Page): Promise<number> {
  await page.waitForTimeout(settling);
  const session = await browser.newBrowserCDPSession();
  const usage = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo
      .filter(({ type }) => type === 'renderer' || type === 'GPU')
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const before = await usage();
  const began = performance.now();
  await page.waitForTimeout(watched);
  const spent = (await usage()) - before;
  await session.detach();
  return (spent * 100) / ((performance.now() - began) / 1000);
}

async function measure(browser: Browser, page: Page): Promise<Row[]> {
  const { scripts, styles } = await loaded(page);
  await page.waitForTimeout(settling);
  const first = await page.evaluate(open, titles.each);
  const many = await repeated(page, titles.labels);
  const again = await repeated(page, titles.each);
  const still = await repeated(page, titles.still);
  const drawnStill = await drawing(browser, page);
  const moving = await repeated(page, titles.moving);
  const drawnMoving = await drawing(browser, page);
  const rows = (what: string, { took, block }: Opened): Row[] => [
    { what: `open of ${what}`, unit: 'ms', ours: took },
    { what: 'the longest block of that', unit: 'ms', ours: block, limit: longest, aim: '1 or less' },
  ];
  return [
    { what: 'first load of a page: scripts', unit: 'kB', ours: scripts },
    { what: 'first load of a page: style sheets', unit: 'kB', ours: styles },
    ...rows(`a page with each of ${stories.length} types, the first time`, first),
    ...rows('the same again', again),
    ...rows(`${labels} labels`, many),
    ...rows(`${symbols} symbols that stand still`, still),
    ...rows(`${symbols} symbols that move`, moving),
    {
      what: `${symbols} symbols that move: processor time of drawing, against still ones`,
      unit: '%',
      ours: drawnMoving,
      limit: drawnStill,
    },
  ];
}

/** Measures what components cost: what is loaded, pages of many, charts and tables. */
export async function benchComponents(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const project = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writeProject(project);
    const args = [`--project=${project}`];
    const shown = await withProgram({ folder: projectFolder, document: 'page.html', args, env }, ({ browser, page }) =>
      measure(browser, page),
    );
    return [...shown, ...(await benchCharts(env)), ...(await benchTables(env))];
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
