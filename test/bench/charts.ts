/**
 * The bench of charts: eight pens with ten thousand values each, drawn first, and drawn again while a person goes into the
 * time; against a bare canvas that draws the least and the greatest value of each column of points.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFolder } from '../../build/runtime/paths.ts';
import { withProgram } from './program.ts';
import { median, type Row } from './table.ts';

const pens = 8;
const values = 10_000;
const times = 10;
const noon = 1_795_694_400_000;

/** Values that wander, with gaps. */
function series(): readonly object[] {
  return Array.from({ length: pens }, (_, pen) => {
    let value = 50;
    const data = Array.from({ length: values }, (_unused, at) => {
      value += Math.sin(at / 100 + pen) / 2 + Math.sin(at * 12.9898 + pen) * 1.5;
      return at % 997 < 20 ? null : Math.round(value * 1000) / 1000;
    });
    const time = { name: 't', type: 'Date', data: data.map((_unused, at) => noon + at * 1000 + pen) };
    const measured = { name: `Pen ${pen}`, type: 'Double', data };
    return { name: `Pen ${pen}`, data: { $: ['ds', 192, noon], $columns: [time, measured] } };
  });
}

const view = {
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    children: [
      { type: 'ia.chart.timeseries', meta: { name: 'Chart' }, position: { grow: 1 }, props: { series: series() } },
    ],
  },
};

const nothing = { root: { type: 'ia.container.flex', meta: { name: 'root' } } };

function writeProject(folder: string): void {
  const perspective = 'com.inductiveautomation.perspective';
  const pages = { '/': { title: 'Nothing', viewPath: 'Nothing' }, '/chart': { title: 'Chart', viewPath: 'Chart' } };
  const files: Readonly<Record<string, unknown>> = {
    'project.json': { title: 'Charts' },
    [`${perspective}/page-config/config.json`]: { pages },
    [`${perspective}/views/Nothing/view.json`]: nothing,
    [`${perspective}/views/Chart/view.json`]: view,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
}

/** Runs in the page: milliseconds from the press of a tab until the chart of its page is drawn, and the longest block of that. */
async function drawnFirst(title: string): Promise<{ readonly took: number; readonly longest: number }> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  const began = performance.now();
  const tabs = [...document.querySelectorAll<HTMLElement>('nav button')];
  tabs.find((one) => one.textContent === title)?.click();
  while (document.querySelector('main canvas') === null) {
    if (performance.now() - began > 30_000) throw new Error('The chart is not drawn.');
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  // A message that is sent in a frame comes when that frame is drawn.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = resolve;
    requestAnimationFrame(() => port1.postMessage(0));
  });
  const took = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 500));
  observer.disconnect();
  return { took, longest };
}

/** Runs in the page: milliseconds from a key that goes into the time, or out of it, to the frame that shows it. */
async function zoomed(key: string): Promise<number> {
  const reader = document.querySelector('main [role="slider"]');
  const began = performance.now();
  reader?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = resolve;
    requestAnimationFrame(() => port1.postMessage(0));
  });
  return performance.now() - began;
}

/** Runs in the page: milliseconds in which a bare canvas draws as many values. */
async function drawnBare({ lines, count }: { readonly lines: number; readonly count: number }): Promise<number> {
  const all = Array.from({ length: lines }, (_, pen) =>
    Float64Array.from(
      { length: count },
      (_unused, at) => 300 + Math.sin(at / 50 + pen) * 200 + Math.sin(at * 12.9898) * 20,
    ),
  );
  const canvas = document.createElement('canvas');
  canvas.width = 1100;
  canvas.height = 600;
  canvas.style.position = 'fixed';
  document.body.append(canvas);
  const began = performance.now();
  const context = canvas.getContext('2d');
  for (const line of all) {
    context?.beginPath();
    for (let x = 0; x < canvas.width; x += 1) {
      let least = Infinity;
      let greatest = -Infinity;
      const end = Math.floor(((x + 1) * count) / canvas.width);
      for (let at = Math.floor((x * count) / canvas.width); at < end; at += 1) {
        least = Math.min(least, line[at] ?? 0);
        greatest = Math.max(greatest, line[at] ?? 0);
      }
      context?.lineTo(x, least);
      context?.lineTo(x, greatest);
    }
    context?.stroke();
  }
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = resolve;
    requestAnimationFrame(() => port1.postMessage(0));
  });
  const took = performance.now() - began;
  canvas.remove();
  return took;
}

/** Measures a chart of many values. */
export async function benchCharts(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const project = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writeProject(project);
    const args = [`--project=${project}`];
    return await withProgram({ folder: projectFolder, document: 'page.html', args, env }, async ({ page }) => {
      const bare: number[] = [];
      for (let time = 0; time < times; time += 1) {
        bare.push(await page.evaluate(drawnBare, { lines: pens, count: values }));
      }
      const first = await page.evaluate(drawnFirst, 'Chart');
      const zooms: number[] = [];
      for (let time = 0; time < times; time += 1) zooms.push(await page.evaluate(zoomed, time % 2 === 0 ? '+' : '-'));
      const what = `a chart of ${pens} pens with ${values} values each`;
      return [
        { what: `${what}: opened and drawn first`, unit: 'ms', ours: first.took, limit: median(bare) },
        { what: `${what}: the longest block of that`, unit: 'ms', ours: first.longest },
        { what: `${what}: drawn again, one step into the time`, unit: 'ms', ours: median(zooms), limit: median(bare) },
      ];
    });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
