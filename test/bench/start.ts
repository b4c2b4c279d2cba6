/**
 * The bench of the start: the program against an empty window of the same Electron, in turns, in one run. Times are
 * taken inside the page (`performance.mark('interactive')` on the wall clock), so that the observer costs nothing.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../build/runtime/paths.ts';
import { proportionalSize } from './memory.ts';
import { withProgram } from './program.ts';
import { median, type Row } from './table.ts';

const rounds = 7;
const calls = 1000;

interface Sample {
  readonly startMs: number;
  /** Proportional set size of all processes together; undefined where the system does not tell. */
  readonly pssMb: number | undefined;
  readonly callUs: number;
}

/** Starts a program, measures it once it is interactive, and ends it. */
function measure(folder: string, document: string, call: string, env: NodeJS.ProcessEnv): Promise<Sample> {
  return withProgram({ folder, document, env }, async ({ page, pid, began }) => {
    const interactive = await page.evaluate(
      () => performance.timeOrigin + (performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN),
    );
    // Memory and calls of a program at rest: what starting up left behind has been done and collected by then.
    await page.waitForTimeout(3000);
    const pssMb = proportionalSize(pid);
    return { startMs: interactive - began, pssMb, callUs: await page.evaluate(timeCalls, { call, calls }) };
  });
}

/** Runs in the page: microseconds a call, from the page to the main process and back. */
async function timeCalls(given: { readonly call: string; readonly calls: number }): Promise<number> {
  const [object = '', method = ''] = given.call.split('.');
  const target: unknown = Reflect.get(window, object);
  const call: unknown = typeof target === 'object' && target !== null ? Reflect.get(target, method) : undefined;
  if (typeof call !== 'function') throw new Error(`No call ${given.call}.`);
  const run = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) await Reflect.apply(call, undefined, [null]);
  };
  await run(100);
  const began = performance.now();
  await run(given.calls);
  return ((performance.now() - began) * 1000) / given.calls;
}

/** Bytes of the page's document, scripts and styles, as they come before anything can be shown. */
function firstLoad(): number {
  const renderer = join(projectFolder, 'dist', 'renderer');
  const html = readFileSync(join(renderer, 'page.html'), 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path ?? '');
  return ['page.html', ...assets].reduce((sum, path) => sum + statSync(join(renderer, path)).size, 0);
}

/** Measures both in turns and gives the medians. */
export async function benchStart(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const ours: Sample[] = [];
  const empty: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await measure(join(projectFolder, 'test/bench/empty'), 'index.html', 'bench.echo', env));
    ours.push(await measure(projectFolder, 'page.html', 'countersignPage.readStatus', env));
  }
  const row = (what: string, unit: string, read: (sample: Sample) => number | undefined, aim: string): Row[] => {
    const values = (samples: readonly Sample[]): number[] => samples.map(read).filter((value) => value !== undefined);
    if (values(ours).length === 0) return [];
    return [{ what, unit, ours: median(values(ours)), limit: median(values(empty)), aim }];
  };
  return [
    ...row('start to interactive page', 'ms', ({ startMs }) => startMs, '1.3 or less'),
    ...row('memory of all processes (PSS)', 'MB', ({ pssMb }) => pssMb, '1.3 or less'),
    ...row('IPC round trip', 'us', ({ callUs }) => callUs, ''),
    { what: "renderer's first load", unit: 'kB', ours: firstLoad() / 1000 },
  ];
}
