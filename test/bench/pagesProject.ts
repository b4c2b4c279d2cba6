/** The project of the bench of pages: labels that follow a tag which tells its own time, a chain of bindings, a click. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Milliseconds between two changes of a tag. Each tag has a period of its own, as the subscriptions of a plant have, so that
 * their changes come one after the other and not all at once.
 */
export const periods = Object.freeze([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);

/** A page of labels: how many there are, how many tags they follow, and how far below the top they begin, in pixels. */
export interface Labels {
  readonly labels: number;
  readonly tags: number;
  readonly above: number;
}

/** A tag that holds the time of its last change. */
function tagOf(index: number): { readonly tagPath: string } {
  return { tagPath: `[default]Clock${index % periods.length}` };
}
const small = { fontSize: 9, lineHeight: '12px' };

function label(name: string, propConfig: object): object {
  return {
    type: 'ia.display.label',
    meta: { name },
    position: { basis: 72, shrink: 0 },
    props: { style: small },
    propConfig,
  };
}

/** Writes the time to each tag: a view that gives a parameter back, which is bound to the tag both ways. */
const tickers = periods.map((period, index) => ({
  type: 'ia.display.view',
  meta: { name: `Ticker ${period}` },
  position: { basis: 0, display: false },
  props: { path: `Ticker ${period}`, params: { at: 0 } },
  propConfig: {
    'props.params.at': { binding: { type: 'tag', config: { ...tagOf(index), bidirectional: true } } },
  },
}));

function tickerView(period: number): object {
  return {
    params: { at: 0 },
    propConfig: {
      'params.at': {
        paramDirection: 'output',
        binding: { type: 'expr', config: { expression: `toMillis(now(${period}))` } },
      },
    },
    root: { type: 'ia.container.flex', meta: { name: 'root' } },
  };
}

function column(...children: readonly object[]): object {
  const root = { type: 'ia.container.flex', meta: { name: 'root' }, props: { direction: 'column' }, children };
  return { root };
}

/** A row of live labels that wraps; none of its labels is made smaller to fit. */
function liveLabels({ labels, tags, above }: Labels): object {
  return {
    type: 'ia.container.flex',
    meta: { name: 'Labels' },
    position: { shrink: 0 },
    props: { wrap: 'wrap', alignContent: 'flex-start', style: { marginTop: above } },
    children: Array.from({ length: labels }, (_, index) =>
      label(`L${index}`, { 'props.text': { binding: { type: 'tag', config: tagOf(index % tags) } } }),
    ),
  };
}

/** Labels of which each follows the one before; the first follows the tag, and the last alone is shown. */
function chain(length: number): object {
  const links = Array.from({ length }, (_, index) => ({
    ...label(`C${index}`, {
      'custom.at': {
        binding:
          index === 0
            ? { type: 'tag', config: tagOf(0) }
            : { type: 'property', config: { path: `../C${index - 1}.custom.at` } },
      },
      ...(index === length - 1
        ? { 'props.text': { binding: { type: 'property', config: { path: 'this.custom.at' } } } }
        : {}),
    }),
  }));
  return {
    type: 'ia.container.flex',
    meta: { name: 'Chain' },
    position: { shrink: 0 },
    props: { wrap: 'wrap' },
    children: links,
  };
}

/** A view of ten components with a parameter, and a repeater of so many of it. */
const repeatedView = {
  params: { number: 0 },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    children: Array.from({ length: 9 }, (_, index) =>
      label(`L${index}`, {
        'props.text': { binding: { type: 'expr', config: { expression: `{view.params.number} + ${index}` } } },
      }),
    ),
  },
};

function repeater(instances: number): object {
  return {
    type: 'ia.display.flex-repeater',
    meta: { name: 'Repeater' },
    props: {
      path: 'Row',
      direction: 'column',
      instances: Array.from({ length: instances }, (_, number) => ({ number })),
    },
  };
}

const counter = {
  type: 'ia.input.button',
  meta: { name: 'Count' },
  props: { text: '0' },
  events: {
    component: {
      onActionPerformed: {
        type: 'script',
        scope: 'G',
        config: { script: '\tself.props.text = str(int(self.props.text) + 1)' },
      },
    },
  },
};

/** Pages by their titles. */
export const pages = Object.freeze({
  live: 'Live',
  many: 'Many',
  repeated: 'Repeated',
  nothing: 'Nothing',
  chain: 'Chain',
  one: 'One',
  click: 'Click',
});

/** Writes the project, whose first page shows live labels. */
export function writePagesProject(folder: string, first: Labels): void {
  const views: Readonly<Record<string, object>> = {
    [pages.live]: column(...tickers, liveLabels(first)),
    [pages.many]: column(liveLabels({ labels: 498, tags: 1, above: 0 })),
    [pages.repeated]: column(repeater(50)),
    Row: repeatedView,
    [pages.nothing]: column(liveLabels({ labels: 0, tags: 1, above: 0 })),
    [pages.chain]: column(...tickers.slice(0, 1), chain(1000)),
    [pages.one]: column(...tickers.slice(0, 1), liveLabels({ labels: 1, tags: 1, above: 0 })),
    [pages.click]: column(counter),
    ...Object.fromEntries(periods.map((period) => [`Ticker ${period}`, tickerView(period)])),
  };
  const files: Readonly<Record<string, object>> = {
    'project.json': { title: 'Bench' },
    'countersign/tags.json': { tags: periods.map((_, index) => ({ path: `Clock${index}`, value: 0 })) },
    'com.inductiveautomation.perspective/page-config/config.json': {
      pages: Object.fromEntries(
        Object.values(pages).map((title, index) => [index === 0 ? '/' : `/${title}`, { title, viewPath: title }]),
      ),
    },
    ...Object.fromEntries(
      Object.entries(views).map(([name, view]) => [
        `com.inductiveautomation.perspective/views/${name}/view.json`,
        view,
      ]),
    ),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
}
