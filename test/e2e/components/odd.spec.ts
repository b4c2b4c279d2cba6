/** Whatever a project, a binding or a script puts into a property: no component fails on it, and none writes anything back. */
import { declarations } from '../../../electron/contract/components/index.ts';
import type { Declaration } from '../../../electron/contract/components/declaration.ts';
import type { Shapes } from '../../../electron/contract/components/shapes.ts';
import { stories } from '../../../build/gallery/stories/index.ts';
import type { Story } from '../../../build/gallery/story.ts';
import type { Node } from '../project.ts';
import { expect, stageOf } from './stage.ts';

/** What stands where a number should, where something else should, and in the place of a whole property. */
const numbers = { huge: 1e300, zero: 0 };
const others = { words: 'NaN' };
const inProperties = {
  ...numbers,
  ...others,
  negative: -7.5,
  'huge below nothing': -1e300,
  truth: true,
  'nested nulls': [null, [null], { a: null, items: null, value: null, style: null }],
  date: { $: ['ts', 192, 1_700_000_000_000], $ts: 1_700_000_000_000 },
};

type Path = readonly string[];
interface Place {
  readonly path: Path;
  readonly isNumber: boolean;
}

/** The places of properties and of what is inside of them; `[]` is the first of a list. */
function placesIn(shapes: Shapes, before: Path = []): readonly Place[] {
  return Object.entries(shapes).flatMap(([name, { kind, inside }]) => {
    const path = [...before, name];
    const within = kind.startsWith('list') ? [...path, '[]'] : path;
    return [
      { path, isNumber: kind.includes('number') },
      // Parts that repeat in each other have been there by then.
      ...(inside === undefined || before.length > 6 ? [] : placesIn(inside, within)),
    ];
  });
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A value with another one at a place inside of it. */
function withAt(value: unknown, [key, ...rest]: Path, odd: unknown): unknown {
  if (key === undefined) return odd;
  if (key !== '[]') return { ...asNode(value), [key]: withAt(asNode(value)[key], rest, odd) };
  const [first, ...others] = asList(value);
  return [withAt(first, rest, odd), ...others];
}

function storyOf({ type, within = type }: Declaration): Story | undefined {
  return stories.find((one) => one.type === within);
}

/** What stands odd in one component: a value at each of several places, none of which is inside of another one. */
interface Odd {
  readonly paths: readonly Path[];
  readonly value: unknown;
}

/** Places inside of properties that are odd at once: each alone would take minutes, of types that have hundreds. */
const atOnce = 8;

function isWithin(path: Path, other: Path): boolean {
  return other.every((key, at) => path[at] === key);
}

/** Those of each value in one property, and those inside of properties, several at once. */
function oddIn(places: readonly Place[]): readonly Odd[] {
  const alone = places
    .filter(({ path }) => path.length === 1)
    .flatMap(({ path }) => Object.values(inProperties).map((value): Odd => ({ paths: [path], value })));
  const together = [true, false].flatMap((isNumber) => {
    const groups: Path[][] = [];
    for (const { path } of places.filter((one) => one.path.length > 1 && one.isNumber === isNumber)) {
      const free = groups.find(
        (group) => group.length < atOnce && !group.some((one) => isWithin(path, one) || isWithin(one, path)),
      );
      if (free === undefined) groups.push([path]);
      else free.push(path);
    }
    return Object.values(isNumber ? numbers : others).flatMap((value) =>
      groups.map((paths): Odd => ({ paths, value })),
    );
  });
  return [...alone, ...together];
}

/** The components of a type, each with what is odd in it, in a place that its own style does not leave. */
function oddOnes(declared: Declaration): readonly Node[] {
  const { type, within } = declared;
  const story = storyOf(declared);
  const [first = {}] = Object.values(story?.states ?? {});
  const usual = within === undefined ? { ...story?.props, ...first.props } : {};
  return oddIn(placesIn(declared.properties)).map(({ paths, value }) => {
    const name = paths.map((path) => path.join('.')).join(', ');
    const own: Node = {
      type,
      meta: { name },
      props: paths.reduce<unknown>((props, path) => withAt(props, path, value), usual),
    };
    const shown: Node =
      within === undefined
        ? { ...own, ...(first.children !== undefined && { children: first.children }) }
        : { type: within, meta: { name: within }, children: [own] };
    return {
      type: 'ia.container.flex',
      meta: { name: 'Room' },
      props: { style: { width: 160, height: 90, overflow: 'hidden' } },
      position: { shrink: 0 },
      children: [{ ...shown, position: { grow: 1 } }],
    };
  });
}

/** So many on a page at once: charts and tables are dear to draw. */
const together = 100;
const shown = declarations.filter(({ instead }) => instead === undefined);
const pages = shown.map((declared) => {
  const ones = oddOnes(declared);
  const names = Array.from({ length: Math.ceil(ones.length / together) }, (_, at) => `${declared.type} ${at + 1}`);
  const parts = names.map((name, at): [string, Node] => [
    name,
    {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        props: { wrap: 'wrap', style: { overflow: 'auto' } },
        children: ones.slice(at * together, (at + 1) * together),
      },
    },
  ]);
  return { type: declared.type, names, parts };
});
const test = stageOf(
  {
    ...Object.fromEntries(pages.flatMap(({ parts }) => parts)),
    ...Object.fromEntries(stories.flatMap(({ views = {} }) => Object.entries(views))),
  },
  { 'countersign/tags.json': JSON.stringify({ tags: stories.flatMap(({ tags = [] }) => tags) }) },
);

/** What a player tells of itself, and what a person has not done. */
const tellsItself: readonly string[] = ['ia.display.video-player', 'ia.display.audio', 'ia.display.pdf-viewer'];

for (const { type, names } of pages) {
  test(`${type} fails on no odd value, and writes none back`, async ({ open, stage: { page } }) => {
    test.slow();
    const faults: string[] = [];
    const written: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Network.enable');
    devTools.on('Network.webSocketFrameSent', ({ response: { payloadData } }) => {
      if (payloadData.includes('"writeProperty"')) written.push(payloadData.slice(0, 300));
    });
    for (const name of names) {
      const { main } = await open(name);
      // What is in sight alone is drawn: all of it comes by, but for where an odd size makes it endless.
      await main.evaluate(async (element) => {
        const scrolls = [...element.querySelectorAll('*')].find((one) => one.scrollHeight > one.clientHeight + 200);
        for (let top = 0; top < Math.min(40_000, scrolls?.scrollHeight ?? 0); top += 700) {
          scrolls?.scrollTo(0, top);
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }
      });
      await page.waitForLoadState('networkidle');
      const failed = main.getByText('This component failed');
      expect((await failed.allInnerTexts()).slice(0, 5), name).toEqual([]);
    }
    expect(faults).toEqual([]);
    if (!tellsItself.includes(type)) expect(written).toEqual([]);
    page.removeAllListeners('pageerror');
    await devTools.detach();
  });
}
