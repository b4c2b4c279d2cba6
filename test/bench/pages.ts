/**
 * The bench of pages: live labels against a bare document that sets as many texts at the same times, by itself and as it hears of
 * them, in turns in one run;
 * labels that are scrolled away against the same in sight; a view of 500 components, and a repeater of 50 views,
 * against an empty one; a press of a button against a bare call; a chain of bindings against a label.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../build/runtime/paths.ts';
import { proportionalSize } from './memory.ts';
import { pages, periods, writePagesProject, type Labels } from './pagesProject.ts';
import { callNothing, openByTab, pressButton, watchLabels, type Watched } from './pagesWatch.ts';
import { withProgram, type Program } from './program.ts';
import { median, quantile, type Row } from './table.ts';

const rounds = 3;
/** Milliseconds that changes are watched, after a while in which all settle. */
const settling = 3000;
const watched = 8000;
const times = 20;

/** Works with the program over a project whose first page shows live labels. */
async function withPages<T>(first: Labels, env: NodeJS.ProcessEnv, work: (program: Program) => Promise<T>): Promise<T> {
  const project = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writePagesProject(project, first);
    const args = [`--project=${project}`];
    return await withProgram({ folder: projectFolder, document: 'page.html', args, env }, work);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Works with the bare document, which changes its texts by itself or as the main process says. */
function withBare<T>(
  labels: number,
  by: 'itself' | 'messages',
  env: NodeJS.ProcessEnv,
  work: (program: Program) => Promise<T>,
): Promise<T> {
  const query = `labels=${labels}&periods=${periods.join()}&by=${by}`;
  const folder = join(projectFolder, 'test/bench/bare');
  return withProgram({ folder, document: query, args: [`--query=${query}`], env }, work);
}

async function watch({ browser, page }: Program): Promise<Watched> {
  await page.waitForTimeout(settling);
  return watchLabels(browser, page, periods.length, watched);
}

interface Compared {
  readonly ours: readonly Watched[];
  readonly bare: readonly Watched[];
  readonly told: readonly Watched[];
}

/** Live labels and their limits, in turns. */
async function compare(labels: number, env: NodeJS.ProcessEnv): Promise<Compared> {
  const ours: Watched[] = [];
  const bare: Watched[] = [];
  const told: Watched[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await withBare(labels, 'itself', env, watch));
    told.push(await withBare(labels, 'messages', env, watch));
    ours.push(await withPages({ labels, tags: periods.length, above: 0 }, env, watch));
  }
  return { ours, bare, told };
}

function rowsOf(
  labels: number,
  { ours, bare, told }: Compared,
  aims: { readonly p95: string; readonly drawing?: string },
): Row[] {
  const row = (
    what: string,
    unit: string,
    read: (one: Watched) => number,
    aim?: string,
    limit: readonly Watched[] = bare,
  ): Row => ({
    what: `${labels} labels at 10 Hz: ${what}`,
    unit,
    ours: median(ours.map(read)),
    limit: median(limit.map(read)),
    ...(aim === undefined ? {} : { aim }),
  });
  // A text that the document sets by itself waits for no message: beside it stands what comes from elsewhere, as values do.
  const p95 = ({ delays }: Watched): number => quantile(delays, 0.95);
  return [
    row('from change to paint, p50', 'ms', ({ delays }) => quantile(delays, 0.5)),
    row('from change to paint, p95', 'ms', p95, aims.p95),
    row('the same, against a bare page that hears of each change', 'ms', p95, undefined, told),
    row('processor time of drawing', '%', ({ drawing }) => drawing, aims.drawing),
    row('processor time of the main process', '%', ({ main }) => main),
  ];
}

/** Medians of opening two pages, of which the first page shows nothing that either has. */
async function openings(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const none = { labels: 0, tags: 1, above: 0 };
  const cold = async (title: string): Promise<number> => {
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      taken.push(
        await withPages(none, env, async ({ page }) => {
          await page.waitForTimeout(settling);
          return page.evaluate(openByTab, title);
        }),
      );
    }
    return median(taken);
  };
  const [coldMany, coldNothing] = [await cold(pages.many), await cold(pages.nothing)];
  return withPages(none, env, async ({ browser, page }) => {
    await page.waitForTimeout(settling);
    const many: number[] = [];
    const repeated: number[] = [];
    const nothing: number[] = [];
    for (let time = 0; time < times; time += 1) {
      many.push(await page.evaluate(openByTab, pages.many));
      repeated.push(await page.evaluate(openByTab, pages.repeated));
      nothing.push(await page.evaluate(openByTab, pages.nothing));
    }
    await page.evaluate(openByTab, pages.click);
    // The first press brings what all share.
    await page.evaluate(pressButton);
    const pressed: number[] = [];
    const called: number[] = [];
    for (let time = 0; time < times; time += 1) {
      pressed.push(await page.evaluate(pressButton));
      called.push(await page.evaluate(callNothing));
    }
    await page.evaluate(openByTab, pages.chain);
    await page.waitForTimeout(settling);
    const chained = await watchLabels(browser, page, 1, watched);
    await page.evaluate(openByTab, pages.one);
    await page.waitForTimeout(settling);
    const single = await watchLabels(browser, page, 1, watched);
    return [
      { what: 'open of 500 components, cold', unit: 'ms', ours: coldMany, limit: coldNothing, aim: '100 ms more' },
      {
        what: 'open of 500 components, warm',
        unit: 'ms',
        ours: median(many),
        limit: median(nothing),
        aim: '100 ms more',
      },
      {
        what: 'open of 50 views of 10 components in a repeater, warm',
        unit: 'ms',
        ours: median(repeated),
        limit: median(nothing),
        aim: '100 ms more',
      },
      {
        what: "a press of a button to its script's first change",
        unit: 'ms',
        ours: median(pressed),
        limit: median(called),
      },
      {
        what: 'a chain of 1,000 bindings: from change to paint, p50',
        unit: 'ms',
        ours: quantile(chained.delays, 0.5),
        limit: quantile(single.delays, 0.5),
      },
    ];
  });
}

/** Milliseconds between two looks at the memory, and shares of them that are compared: a quarter at each end. */
const lookEvery = 5000;
const ends = 0.25;

/** Live labels for some minutes: memory at the end against the begin, after what was thrown away was collected. */
export async function benchPagesForLong(env: NodeJS.ProcessEnv, minutes: number): Promise<Row[]> {
  const looks: { readonly heap: number; readonly all: number }[] = [];
  await withPages({ labels: 1000, tags: periods.length, above: 0 }, env, async ({ context, page, pid }) => {
    await page.waitForTimeout(settling);
    const session = await context.newCDPSession(page);
    const until = performance.now() + minutes * 60_000;
    while (performance.now() < until) {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      looks.push({ heap: usedSize / 1024 ** 2, all: proportionalSize(pid) ?? Number.NaN });
      await page.waitForTimeout(lookEvery);
    }
  });
  const compared = Math.max(1, Math.floor(looks.length * ends));
  const row = (what: string, read: (look: (typeof looks)[number]) => number): Row => ({
    what: `1000 labels at 10 Hz for ${minutes} min: ${what}`,
    unit: 'MB',
    ours: median(looks.slice(-compared).map(read)),
    limit: median(looks.slice(0, compared).map(read)),
    aim: '1.05 or less',
  });
  return [row("the page's heap, against the begin", ({ heap }) => heap), row('all processes', ({ all }) => all)];
}

/** Measures all in turns. */
export async function benchPages(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const thousand = await compare(1000, env);
  const hundred = await compare(100, env);
  const away = await withPages({ labels: 1000, tags: periods.length, above: 5000 }, env, watch);
  return [
    ...rowsOf(1000, thousand, { p95: '1.5 or less', drawing: '1.15 or less' }),
    ...rowsOf(100, hundred, { p95: '33 ms or less' }),
    {
      what: '1000 labels that are scrolled away: processor time of drawing',
      unit: '%',
      ours: away.drawing,
      limit: median(thousand.ours.map(({ drawing }) => drawing)),
      aim: '0.1 or less',
    },
    ...(await openings(env)),
  ];
}
