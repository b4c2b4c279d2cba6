/**
 * Values of OPC UA from where they were made to the frame that shows them, in a window of the program, against their arrival at a
 * bare client of the same library with the same subscription.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFolder } from '../../build/runtime/paths.ts';
import { startOpcua } from '../support/plant/startOpcua.ts';
import { subscribeBare, subscription } from './opcua.ts';
import { watchLabels } from './pagesWatch.ts';
import { withProgram } from './program.ts';
import { quantile, type Row } from './table.ts';

/**
 * Values on the screen, and how often each changes in a second. It is no multiple of the publishing, so that changes come at all
 * times between two notifications.
 */
const items = 100;
const rate = 9;
/** Milliseconds of a measurement. */
const span = 8000;

/** A page with a label for each value. */
function writeProject(folder: string): void {
  const label = (index: number): object => ({
    type: 'ia.display.label',
    meta: { name: `L${index}` },
    position: { basis: 90, shrink: 0 },
    props: { style: { fontSize: 9, lineHeight: '12px' } },
    propConfig: {
      'props.text': { binding: { type: 'tag', config: { tagPath: `[plant]ns=1;s=Many.${index}` } } },
    },
  });
  const files: Readonly<Record<string, object>> = {
    'project.json': { title: 'Bench' },
    'com.inductiveautomation.perspective/page-config/config.json': {
      pages: { '/': { title: 'Live', viewPath: 'Live' } },
    },
    'com.inductiveautomation.perspective/views/Live/view.json': {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        props: { wrap: 'wrap', alignContent: 'flex-start' },
        children: Array.from({ length: items }, (_, index) => label(index)),
      },
    },
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
}

/** Milliseconds from each change to its arrival at a bare client. */
async function delaysOfBareClient(address: string, folder: string): Promise<readonly number[]> {
  const delays: number[] = [];
  let isCounted = false;
  const end = await subscribeBare(address, items, folder, (_item, value) => {
    if (isCounted && Array.isArray(value)) delays.push(Date.now() - (Number(value[0]) * 2 ** 32 + Number(value[1])));
  });
  try {
    isCounted = true;
    await new Promise((resolve) => setTimeout(resolve, span));
    return delays;
  } finally {
    await end();
  }
}

/** Measures both, one after the other. */
export async function benchOpcuaScreen(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const server = await startOpcua({ folder: join(folder, 'server'), many: items, rate, tellsTime: true });
  try {
    const bare = await delaysOfBareClient(server.address, join(folder, 'bare'));
    const project = join(folder, 'project');
    writeProject(project);
    const plant = { kind: 'opcua', endpoint: server.address, securityMode: 'None', ...subscription };
    const args = [`--project=${project}`];
    const site = { 'tags.json': { providers: { plant } } };
    const { delays } = await withProgram(
      { folder: projectFolder, document: 'page.html', args, site, env },
      async ({ browser, page }) => {
        // Each label shows a time once its value came.
        await page.waitForFunction(
          (count) =>
            [...document.querySelectorAll('main *')].filter((one) => /^\d{13}$/.test(one.textContent)).length >= count,
          items,
        );
        return watchLabels(browser, page, items, span);
      },
    );
    const what = `OPC UA, ${items} values on the screen at ${rate} Hz: from the source to the paint`;
    return [0.5, 0.95].map((share) => ({
      what: `${what}, p${100 * share}`,
      unit: 'ms',
      ours: quantile(delays, share),
      limit: quantile(bare, share),
    }));
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
