/**
 * The bench of tables: a hundred thousand rows. What a person waits for is held against the same work on bare lists in the same
 * document, frames while it scrolls against those of bare rows that are all there, and a cell that changes against one in a small table.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { projectFolder } from '../../build/runtime/paths.ts';
import { withProgram } from './program.ts';
import { median, quantile, type Row } from './table.ts';
import { pages, sizes, writeTablesProject } from './tablesProject.ts';

const rounds = 5;
/** Milliseconds: until all settles, and that a cell which changes is watched. */
const settling = 3000;
const watched = 8000;

/** Runs in the page: milliseconds from a press of a tab to the frame that shows the rows of its table. */
async function openTable(title: string): Promise<number> {
  const tab = [...document.querySelectorAll<HTMLElement>('nav button')].find((one) => one.textContent === title);
  const main = document.querySelector('main');
  if (tab === undefined || main === null) throw new Error(`There is no page ${title}.`);
  const shown = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (main.querySelector('h1')?.textContent.trim() !== title || main.querySelector('[data-at]') === null) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(main, { childList: true, subtree: true, characterData: true });
  });
  const began = performance.now();
  tab.click();
  await shown;
  await new Promise(requestAnimationFrame);
  return performance.now() - began;
}

/** Runs in the page: puts a bare list of rows over the page, as many as the frames that follow scroll by. */
function showBareRows(): void {
  const list = document.createElement('div');
  list.id = 'bare';
  Object.assign(list.style, { position: 'fixed', inset: '0', overflow: 'auto', background: 'white' });
  for (let at = 0; at < 1200; at += 1) {
    const row = document.createElement('div');
    Object.assign(row.style, { display: 'grid', gridTemplateColumns: 'repeat(6, 1fr)', padding: '8px' });
    for (const text of [at, `L-${at}`, '12.5', '2026-11-26 14:00', 'true', 'Olga Berg']) {
      row.append(Object.assign(document.createElement('div'), { textContent: String(text) }));
    }
    list.append(row);
  }
  document.body.append(list);
}

/** Runs in the page. */
function hideBareRows(): void {
  document.querySelector('#bare')?.remove();
}

/** Runs in the page: milliseconds of each of 180 frames, of which each scrolls something by 240 pixels. */
async function frames(selector: string): Promise<number[]> {
  const pixels = 240;
  const region = document.querySelector(selector);
  if (region === null) throw new Error(`There is no ${selector}.`);
  const taken: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < 180; frame += 1) {
    region.scrollTop += pixels;
    const now = await new Promise<number>(requestAnimationFrame);
    taken.push(now - before);
    before = now;
  }
  return taken;
}

/** Runs in the page: milliseconds from a double click on a title to the frame that shows the rows in another order. */
async function sortBy(field: string): Promise<number> {
  const title = [...document.querySelectorAll('main [role="columnheader"]')].find((one) =>
    one.textContent.trim().startsWith(field),
  );
  const began = performance.now();
  title?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - began;
}

/** Runs in the page: milliseconds from a word in the field to the number of rows that are found. */
async function search(words: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('main [role="searchbox"]');
  const count = document.querySelector('main [role="status"]');
  if (field === null || count === null) throw new Error('There is nothing to search in.');
  const before = count.textContent;
  const counted = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (count.textContent === before) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(count, { childList: true, subtree: true, characterData: true });
  });
  const began = performance.now();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await counted;
  return performance.now() - began;
}

/** Runs in the page: milliseconds of sorting bare numbers and texts, and of searching bare texts, as many as the table has rows. */
function bare(count: number): { readonly numbers: number; readonly texts: number; readonly found: number } {
  const timed = (work: () => unknown): number => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  const numbers = Array.from({ length: count }, (_, at) => ((at * 31) % 1000) / 10);
  const texts = Array.from({ length: count }, (_, at) => `L-${(at * 7919) % count}`);
  const collator = new Intl.Collator('en', { numeric: true });
  return {
    numbers: timed(() => numbers.toSorted((one, other) => one - other)),
    texts: timed(() => texts.toSorted(collator.compare)),
    found: timed(() => texts.filter((text) => text.toLowerCase().includes('l-77'))),
  };
}

/** Processor time of the processes that draw while a cell changes ten times a second, in percent of one core. */
async function drawing(browser: Browser, page: Page, title: string): Promise<number> {
  await page.evaluate(openTable, title);
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

async function repeated(work: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await work());
  return median(taken);
}

async function measure(browser: Browser, page: Page): Promise<Row[]> {
  const name = `a table of ${sizes.many} rows`;
  await page.waitForTimeout(settling);
  // The first table brings what all share.
  await page.evaluate(openTable, pages.few);
  const few = await repeated(async () => {
    await page.evaluate(openTable, pages.fewLive);
    return page.evaluate(openTable, pages.few);
  });
  const many = await repeated(async () => {
    await page.evaluate(openTable, pages.few);
    return page.evaluate(openTable, pages.many);
  });
  const scrolled = await page.evaluate(frames, 'main [role="region"]');
  await page.evaluate(showBareRows);
  const plain = await page.evaluate(frames, '#bare');
  await page.evaluate(hideBareRows);
  const limits = await page.evaluate(bare, sizes.many);
  const numbers = await repeated(() => page.evaluate(sortBy, 'level'));
  const texts = await repeated(() => page.evaluate(sortBy, 'lot'));
  const first = await page.evaluate(search, 'L-77');
  const next = await repeated(async () => {
    await page.evaluate(search, 'L-7');
    return page.evaluate(search, 'L-77');
  });
  const fewLive = await drawing(browser, page, pages.fewLive);
  const manyLive = await drawing(browser, page, pages.manyLive);
  return [
    { what: `open of ${name}, against ${sizes.few}`, unit: 'ms', ours: many, limit: few },
    {
      what: `${name}: a frame while it scrolls, p50, against bare rows`,
      unit: 'ms',
      ours: quantile(scrolled, 0.5),
      limit: quantile(plain, 0.5),
      aim: '1.2 or less',
    },
    { what: 'the same, p95', unit: 'ms', ours: quantile(scrolled, 0.95), limit: quantile(plain, 0.95) },
    {
      what: `${name}: sort by numbers, against bare ones`,
      unit: 'ms',
      ours: numbers,
      limit: limits.numbers,
    },
    {
      what: `${name}: sort by texts, against bare ones with a collator`,
      unit: 'ms',
      ours: texts,
      limit: limits.texts,
      aim: '1 or less',
    },
    {
      what: `${name}: the first search, against bare texts of one column`,
      unit: 'ms',
      ours: first,
      limit: limits.found,
    },
    { what: `${name}: a search after it`, unit: 'ms', ours: next, limit: limits.found },
    {
      what: `${name}: processor time of drawing a cell at 10 Hz, against ${sizes.few} rows`,
      unit: '%',
      ours: manyLive,
      limit: fewLive,
    },
  ];
}

export async function benchTables(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const project = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writeTablesProject(project);
    return await withProgram(
      { folder: projectFolder, document: 'page.html', args: [`--project=${project}`], env },
      ({ browser, page }) => measure(browser, page),
    );
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
