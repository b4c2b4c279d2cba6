/** Components in a real browser, with the real gateway behind them: a test names a view and looks at what it shows. */
import type { Locator, Page } from '@playwright/test';
import { goOn } from '../../../build/runtime/gateway.ts';
import type { Node, TestProject } from '../project.ts';
import { emptyPage, expect, test } from '../workers.ts';

export { expect };

/** A view on the stage. */
export interface Stage {
  readonly page: Page;
  /** The page's own part of the document. */
  readonly main: Locator;
  /** What the gateway holds of `props.value` and the like: the label of that name (`holds`). */
  readonly held: (property: string) => Locator;
  /** What handlers were told, one after the other as JSON (`tells`). */
  readonly told: () => Promise<readonly unknown[]>;
  /** The data directory of its station. */
  readonly dataDir: string;
}

interface Fixtures {
  /** Opens one of the views of the file. */
  readonly open: (view: string) => Promise<Stage>;
}

/** The tests of a file over the views that it names, on one page that goes from view to view. */
export function stageOf(views: TestProject['views'], files: NonNullable<TestProject['files']> = {}) {
  const project = { title: 'Stage', pages: { '/stage/:view': 'Frame' }, views: { Frame: frame, ...views }, files };
  return test.extend<Fixtures>({
    open: async ({ stage: { page, play, dataDir } }, use) => {
      const main = page.locator('main');
      await play(project);
      await use(async (view) => {
        // Nothing of a view before stays: a view of the same path would go on with other parameters.
        await goOn(page, emptyPage);
        await main.getByText('The stage is empty').waitFor();
        await goOn(page, `/stage/${view}`);
        await main.getByText(`On the stage: ${view}`).waitFor();
        // What comes by slices is drawn a moment after the first of it.
        await page.locator('main[aria-busy=false]').waitFor();
        return {
          page,
          main,
          dataDir,
          held: (property) => main.locator('.psc-held').filter({ hasText: `${property} = ` }),
          told: async () => {
            const said = await main.locator('.psc-told').innerText();
            return said === '' ? [] : said.split('\n').map((line): unknown => JSON.parse(line));
          },
        };
      });
      await page.mouse.move(0, 0);
      await page.emulateMedia({ reducedMotion: null });
    },
  });
}

/** Holds back what the page calls; what was held so far goes at each tenth of a second once it is let go, as on a slow way. */
export async function holdBack(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { prototype } = WebSocket;
    // oxlint-disable-next-line typescript/unbound-method
    const own = prototype.send;
    let held: (() => void)[] = [];
    prototype.send = function send(this: WebSocket, data): void {
      held.push(() => own.call(this, data));
    };
    Reflect.set(window, 'letGo', async () => {
      for (let times = 0; times < 5; times += 1) {
        const sent = held;
        held = [];
        for (const send of sent) send();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      prototype.send = own;
      for (const send of held) send();
    });
  });
  return () => page.evaluate('letGo()');
}

/** The view of the address, and a line that says it is there. */
const frame: Node = {
  params: { view: '' },
  propConfig: { 'params.view': { paramDirection: 'input' } },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    props: { direction: 'column' },
    children: [
      {
        type: 'ia.display.view',
        meta: { name: 'View' },
        position: { grow: 1 },
        propConfig: { 'props.path': { binding: { type: 'property', config: { path: 'view.params.view' } } } },
      },
      bound('Stands', '"On the stage: " + {view.params.view}', {}),
    ],
  },
};

function bound(name: string, expression: string, style: Node): Node {
  return {
    type: 'ia.display.label',
    meta: { name },
    props: { style },
    position: { shrink: 0 },
    propConfig: { 'props.text': { binding: { type: 'expr', config: { expression } } } },
  };
}

/** What the gateway holds of a property of the component, as JSON. */
function shownHeld(property: string): Node {
  const code = `\treturn '${property} = ' + system.util.jsonEncode(value)`;
  const config = { path: `../Room/It.${property}` };
  return {
    type: 'ia.display.label',
    meta: { name: property },
    props: { style: { classes: 'held' } },
    position: { shrink: 0 },
    propConfig: { 'props.text': { binding: { type: 'property', config, transforms: [{ type: 'script', code }] } } },
  };
}

/**
 * A view with one component, named `It`; `holds` names properties of it whose values in the gateway stand below it, and `width`
 * and `height` are the room that it has, in pixels.
 */
export function alone(
  component: Node,
  {
    holds = [],
    width = 400,
    height = 200,
    custom = {},
  }: {
    readonly holds?: readonly string[];
    readonly width?: number;
    readonly height?: number;
    readonly custom?: Node;
  } = {},
): Node {
  return {
    custom: { told: '', ...custom },
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { direction: 'column', alignItems: 'flex-start' },
      children: [
        {
          type: 'ia.container.flex',
          meta: { name: 'Room' },
          props: { direction: 'column', style: { width, height } },
          position: { basis: `${height}px`, shrink: 0 },
          children: [{ position: { grow: 1 }, ...component, meta: { name: 'It', ...metaOf(component) } }],
        },
        ...holds.map(shownHeld),
        bound('Told', '{view.custom.told}', { classes: 'told', whiteSpace: 'pre' }),
      ],
    },
  };
}

function metaOf({ meta }: Node): object {
  return typeof meta === 'object' && meta !== null ? meta : {};
}

/** Events (`onRowClick`) with a handler each that writes down what it was told of some fields of the event. */
export function tells(events: Readonly<Record<string, readonly string[]>>): Node {
  const component = Object.entries(events).map(([name, fields]) => {
    const told = fields.map((field) => `'${field}': event.${field}`).join(', ');
    const said = `system.util.jsonEncode({'event': '${name}', ${told}})`;
    const script = `\tbefore = self.view.custom.told\n\tself.view.custom.told = (before + '\\n' if before else '') + ${said}`;
    return [name, { type: 'script', scope: 'G', config: { script } }];
  });
  return { component: Object.fromEntries(component) };
}
