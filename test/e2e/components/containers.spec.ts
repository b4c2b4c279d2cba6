/** Containers, and components that hold views: where things stand, what people move and open, what the gateway hears of it. */
import type { Locator, Page } from '@playwright/test';
import { alone, expect, stageOf, tells } from './stage.ts';
import type { Node } from '../project.ts';

const said = (text: string, position: object = {}): Node => ({
  type: 'ia.display.label',
  meta: { name: text },
  props: { text },
  position,
});
const square = (text: string, position: object): Node => ({
  ...said(text, position),
  props: { text, style: { overflow: 'hidden' } },
});
const field = (name: string, position: object): Node => ({
  type: 'ia.input.text-field',
  meta: { name },
  props: { text: 'as it was' },
  position,
});
const row = (children: readonly Node[], props: object = {}): Node => ({
  type: 'ia.container.flex',
  meta: { name: 'Row' },
  props,
  children,
});
const coordinates = (props: object, children: readonly Node[], more: object = {}): Node => ({
  type: 'ia.container.coord',
  props,
  children,
  ...more,
});
const tabs = (props: object, children: readonly Node[]): Node => ({ type: 'ia.container.tab', props, children });
const tile: Node = {
  params: { n: 0 },
  propConfig: { 'params.n': { paramDirection: 'input' } },
  props: { defaultSize: { width: 120, height: 40 } },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    children: [
      {
        type: 'ia.display.label',
        meta: { name: 'Text' },
        propConfig: {
          'props.text': { binding: { type: 'expr', config: { expression: '"Tile " + {view.params.n}' } } },
        },
      },
    ],
  },
};
const tileOf = (n: number, more: object = {}): object => ({ viewPath: 'Tile', viewParams: { n }, ...more });
const folds = [
  { header: { content: { text: 'First' } }, body: tileOf(1) },
  { header: { content: { text: 'Second' } }, body: tileOf(2), expanded: true },
];
const corner = { x: 0.1, y: 0.5, connections: [{ x: 0.9, y: 0.5, connections: [{ x: 0.9, y: 0.9 }] }] };

/** Components in a column of 300 pixels, each 60 high, with a style of its own. */
const narrow = (children: readonly Node[]): Node =>
  alone(
    row(
      children.map((child) => ({ ...child, position: { basis: '60px', shrink: 0 } })),
      { direction: 'column', style: { width: '300px' } },
    ),
  );
const plain = (type: string, name: string, props: object = {}): Node => ({ type, meta: { name }, props });
const withMargins =
  `chart.pie chart.timeseries chart.xy display.alarmstatustable display.barcode display.cylindrical-tank
  display.dashboard display.icon display.iframe display.image display.label display.led-display display.linear-scale
  display.markdown display.moving-analog-indicator display.progress display.sparkline display.table display.thermometer
  display.tree input.button input.checkbox input.date-time-input input.dropdown input.fileupload
  input.multi-state-button input.numeric-entry-field input.oneshotbutton input.password-field input.radio-group
  input.slider input.text-area input.text-field input.toggle-switch navigation.link symbol.pump`
    .split(/\s+/)
    .map((name) => ({ ...plain(`ia.${name}`, name, { style: { margin: '10px' } }) }));

const test = stageOf({
  Margins: narrow(withMargins),
  Words: narrow([
    said('In the middle'),
    { ...said('At the top'), props: { text: 'At the top', alignVertical: 'top' } },
    plain('ia.display.icon', 'Icon', { path: 'material/home', style: { backgroundColor: 'rgb(1, 2, 3)' } }),
    row([plain('ia.display.icon', 'Natural', { path: 'material/home' })], { alignItems: 'center' }),
    row([{ ...plain('ia.input.button', 'Submit', { text: 'Submit' }), position: { basis: '80px' } }]),
    row([said('1234.5', { basis: '20px' }), said('after', { basis: '20px' })], { style: { width: '40px' } }),
  ]),
  Hundreds: alone(
    row(
      Array.from({ length: 240 }, (_, at) => said(`Label ${at}.`)),
      { wrap: 'wrap' },
    ),
  ),
  Panels: alone(
    row(
      Array.from({ length: 12 }, (_, panel) => ({
        ...row(Array.from({ length: 20 }, (_one, at) => said(`Label ${panel * 20 + at}.`))),
        meta: { name: `Panel ${panel}` },
      })),
      { direction: 'column' },
    ),
  ),
  Placed: alone(
    coordinates(
      {},
      Array.from({ length: 240 }, (_, at) => said(`Label ${at}.`)),
    ),
  ),
  Rows: {
    root: {
      type: 'ia.display.flex-repeater',
      meta: { name: 'root' },
      props: { path: 'Three', direction: 'column', instances: Array.from({ length: 80 }, (_one, n) => ({ n })) },
    },
  },
  Three: {
    params: { n: 0 },
    root: row(
      [0, 1, 2].map((at) => ({
        type: 'ia.display.label',
        meta: { name: `L${at}` },
        propConfig: {
          'props.text': {
            binding: { type: 'expr', config: { expression: `"Label " + ({view.params.n} * 3 + ${at}) + "."` } },
          },
        },
      })),
    ),
  },
  Many: {
    root: {
      type: 'ia.display.flex-repeater',
      meta: { name: 'root' },
      props: { path: 'One', direction: 'column', instances: Array.from({ length: 1500 }, (_one, n) => ({ n })) },
    },
  },
  One: {
    params: { n: 0 },
    root: {
      type: 'ia.display.label',
      meta: { name: 'One' },
      propConfig: { 'props.text': { binding: { type: 'expr', config: { expression: '"One " + {view.params.n}' } } } },
    },
  },
  Tile: tile,
  Fixed: alone(coordinates({}, [square('A', { x: 10, y: 20, width: 100, height: '25%' })])),
  Percent: alone(coordinates({ mode: 'percent' }, [square('A', { x: 0.25, y: 0.5, width: 0.5, height: '25%' })])),
  Shaped: alone(
    coordinates({ mode: 'percent', aspectRatio: '1:1' }, [square('A', { x: 0, y: 0, width: 1, height: 1 })]),
  ),
  Pipes: alone(
    coordinates(
      {
        mode: 'percent',
        pipes: [
          { name: 'Feed', origin: corner },
          { name: 'Waste', visible: false, origin: corner },
        ],
      },
      [],
      { events: tells({ onPipeClicked: ['pipeName', 'pipeIndex'] }) },
    ),
  ),
  'No ratio': alone(coordinates({ mode: 'percent', aspectRatio: '1x1', pipes: [{ name: 'x', colour: 'red' }] }, [])),
  Nested: alone(
    row([
      { ...row([said('inner')], { style: { minWidth: 150 } }), position: { basis: '50px', shrink: 0 } },
      said('beside'),
    ]),
  ),
  Unseen: alone(
    row([
      { ...said('A', { basis: '80px', shrink: 0 }), meta: { name: 'A', visible: false } },
      { ...field('F', { basis: '60px', shrink: 0 }), meta: { name: 'F', visible: false } },
      { ...row([said('B')]), meta: { name: 'R', visible: false }, position: { basis: '40px', shrink: 0 } },
      said('C', { basis: '50px', shrink: 0 }),
      said('D', { basis: '70px', shrink: 0, display: false }),
      said('E', { basis: '30px', shrink: 0 }),
    ]),
  ),
  Spilled: alone(row([said('much', { basis: '900px', shrink: 0 })], { direction: 'column' })),
  Columns: alone(
    {
      type: 'ia.container.column',
      children: [
        square('A', {
          height: 40,
          breakpoints: [
            { name: 'sm', span: 12 },
            { name: 'md', span: 4, colIndex: 8 },
          ],
        }),
        square('B', { height: 40, breakpoints: [{ name: 'sm', span: 6, order: 1 }] }),
      ],
    },
    { width: 600 },
  ),
  'Breakpoint small': alone({
    type: 'ia.container.breakpt',
    children: [said('little'), said('much', { size: 'large' })],
  }),
  'Breakpoint large': alone({
    type: 'ia.container.breakpt',
    props: { breakpoint: 300 },
    children: [said('little'), said('much', { size: 'large' })],
  }),
  Split: alone(
    {
      type: 'ia.container.split',
      children: [said('right', { position: 'right' }), said('left', { position: 'left' })],
      events: tells({ onMinBoundReached: [], onMaxBoundReached: [] }),
    },
    { width: 416, holds: ['props.split.position'] },
  ),
  'Split fixed': alone({
    type: 'ia.container.split',
    props: { orientation: 'vertical', split: { position: 60, draggable: false } },
    children: [said('above', { position: 'top' }), said('below', { position: 'bottom' })],
  }),
  'Full row': {
    custom: { more: '' },
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { direction: 'column', alignItems: 'flex-start' },
      children: [
        {
          ...row([
            said('First', { shrink: 0, basis: '250px' }),
            {
              ...said('Grows', { shrink: 0 }),
              propConfig: { 'props.text': { binding: { type: 'property', config: { path: 'view.custom.more' } } } },
            },
            field('Low', { shrink: 0, basis: '60px' }),
          ]),
          props: { style: { width: 400 } },
          position: { basis: '20px', shrink: 0 },
        },
        {
          type: 'ia.input.text-field',
          meta: { name: 'More' },
          propConfig: {
            'props.text': { binding: { type: 'property', config: { path: 'view.custom.more', bidirectional: true } } },
          },
        },
      ],
    },
  },
  Tabs: alone(
    tabs({ tabs: ['One', { text: 'Two', disabled: true }, { text: 'Three' }, tileOf(4)] }, [
      said('first'),
      said('second', { tabIndex: 1 }),
      said('third', { tabIndex: 2 }),
      said('fourth', { tabIndex: 3 }),
    ]),
    { holds: ['props.currentTabIndex'] },
  ),
  'Doubtful tab': alone(
    tabs({ tabs: ['One', { viewPath: 'Doubt' }] }, [said('first'), said('second', { tabIndex: 1 })]),
  ),
  Doubt: {
    root: {
      type: 'ia.display.label',
      meta: { name: 'root' },
      propConfig: {
        'props.text': {
          binding: { type: 'expr', config: { expression: 'qualifiedValue("Oven", "Bad", "Failure", "No answer.")' } },
        },
      },
    },
  },
  'No tab': alone(tabs({ tabs: ['One', 'Two'], currentTabIndex: null }, [said('first')])),
  Kept: alone(
    tabs({ tabs: [{ text: 'One', runWhileHidden: true }, 'Two'] }, [field('Kept', {}), field('Gone', { tabIndex: 1 })]),
  ),
  Folds: alone(
    {
      type: 'ia.display.accordion',
      props: { items: folds },
      events: tells({ onItemExpanded: ['index'], onItemCollapsed: ['index'] }),
    },
    { holds: ['props.items[0].expanded', 'props.items[1].expanded'] },
  ),
  'One fold': alone(
    { type: 'ia.display.accordion', props: { expansionMode: 'single', items: folds } },
    { holds: ['props.items[0].expanded', 'props.items[1].expanded'] },
  ),
  Carousel: alone(
    { type: 'ia.display.carousel', props: { views: [1, 2, 3].map((n) => tileOf(n)) } },
    { holds: ['props.activePane'] },
  ),
  Dashboard: alone({
    type: 'ia.display.dashboard',
    props: {
      stretch: { rowCount: 2, columnCount: 4, rowGutterSize: 0, columnGutterSize: 0 },
      widgets: [
        tileOf(1, { header: { title: 'Head' }, position: { rowStart: 1, rowEnd: 2, columnStart: 1, columnEnd: 3 } }),
        tileOf(2, { header: { enabled: false }, position: { rowStart: 2, rowEnd: 3, columnStart: 3, columnEnd: 5 } }),
      ],
    },
  }),
  Changed: alone(
    {
      type: 'ia.display.dashboard',
      props: {
        stretch: { rowCount: 4, columnCount: 4, rowGutterSize: 0, columnGutterSize: 0 },
        widgets: [
          tileOf(1, { name: 'One', position: { rowStart: 1, rowEnd: 2, columnStart: 1, columnEnd: 3 } }),
          tileOf(2, { name: 'Two', position: { rowStart: 1, rowEnd: 2, columnStart: 3, columnEnd: 5 } }),
        ],
        availableWidgets: [tileOf(3, { name: 'Three', defaultSize: { columnSpan: 4, rowSpan: 2 } })],
      },
    },
    {
      holds: ['props.widgets[0].position', 'props.widgets[1].position', 'props.widgets[2].position', 'props.isEditing'],
      height: 300,
    },
  ),
  Canvas: alone({
    type: 'ia.display.viewcanvas',
    props: {
      instances: [tileOf(1, { left: 20, top: '30px' }), tileOf(2, { left: 'auto', top: 'auto', right: 0, bottom: 0 })],
    },
    events: tells({ onInstanceClicked: ['index', 'path', 'params', 'position', 'size'] }),
  }),
});

/** Where something stands in the room of the component, in pixels. */
async function boxIn(main: Locator, inner: Locator): Promise<readonly number[]> {
  const room = await main.locator('.flex .flex').nth(1).boundingBox();
  const box = await inner.boundingBox();
  return [(box?.x ?? 0) - (room?.x ?? 0), (box?.y ?? 0) - (room?.y ?? 0), box?.width ?? 0, box?.height ?? 0].map(
    Math.round,
  );
}

test('what has a margin is no wider than its place', async ({ open }) => {
  const { main } = await open('Margins');
  const column = main.locator('.flex').last();
  await expect(column.locator(':scope > *')).toHaveCount(withMargins.length);
  await expect(column.locator('table, [role="grid"], [role="table"]').first()).toBeVisible();
  expect(await column.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test('a text stands in the middle of its height where nothing else is said, and no number of it is broken', async ({
  open,
}) => {
  const { main } = await open('Words');
  const room = (text: string): Promise<readonly number[]> =>
    main.getByText(text, { exact: true }).evaluate((element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      const [place, said] = [element.getBoundingClientRect(), words.getBoundingClientRect()];
      return [Math.round(said.top - place.top), Math.round(place.bottom - said.bottom), Math.round(said.height)];
    });
  const [above = 0, below = 0, line = 0] = await room('In the middle');
  expect(Math.abs(above - below)).toBeLessThanOrEqual(1);
  expect(above).toBeGreaterThan(10);
  expect((await room('At the top'))[0]).toBeLessThanOrEqual(1);
  expect((await room('1234.5'))[2]).toBe(line);
  const [value, after] = [await main.getByText('1234.5').boundingBox(), await main.getByText('after').boundingBox()];
  expect(after?.x).toBeGreaterThanOrEqual((value?.x ?? 0) + (value?.width ?? 0));
});

test('the words of a small button are whole', async ({ open }) => {
  const { main } = await open('Words');
  const words = main.getByRole('button', { name: 'Submit' }).locator('span');
  expect(await words.evaluate((element) => element.getClientRects().length)).toBe(1);
  const [text, button] = [await words.boundingBox(), await main.getByRole('button', { name: 'Submit' }).boundingBox()];
  expect(text?.height).toBeLessThan(30);
  expect(text?.x).toBeGreaterThan(button?.x ?? Infinity);
});

test('an icon is as large as its place, on the ground that its style says', async ({ open }) => {
  const { main } = await open('Words');
  const [placed, natural] = [main.locator('.icon .glyph').first(), main.locator('.icon .glyph').last()];
  expect(await placed.boundingBox()).toMatchObject({ width: 300, height: 60 });
  expect(await natural.boundingBox()).toMatchObject({ width: 24, height: 24 });
  await expect(placed).not.toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(main.locator('.icon').first()).toHaveCSS('background-color', 'rgb(1, 2, 3)');
});

test('a repeater that is filled a slice at a time shows all of it in its order', async ({ open }) => {
  const { main } = await open('Many');
  const shown = main.getByText(/^One \d+$/);
  await expect(shown).toHaveCount(1500);
  expect(await shown.allTextContents()).toEqual(Array.from({ length: 1500 }, (_one, n) => `One ${n}`));
});

test('whoever does not see what is repeated hears where they are in it', async ({ open }) => {
  const { main } = await open('Rows');
  const rows = main.getByRole('list').getByRole('listitem');
  await expect(rows).toHaveCount(80);
  await expect(rows.nth(1)).toContainText('Label 3.');
});

test('what is not visible keeps its place, and what is not displayed has none', async ({ open }) => {
  const { main } = await open('Unseen');
  const left = async (name: string): Promise<number | undefined> =>
    (await boxIn(main, main.getByText(name, { exact: true })))[0];
  expect([await left('C'), await left('E')]).toEqual([180, 230]);
  for (const name of ['A', 'B', 'D']) await expect(main.getByText(name, { exact: true })).toBeHidden();
  await expect(main.getByRole('textbox')).toHaveCount(0);
});

test('a coordinate container places by pixels, lengths and parts', async ({ open }) => {
  const fixed = await open('Fixed');
  expect(await boxIn(fixed.main, fixed.main.getByText('A', { exact: true }))).toEqual([10, 20, 100, 50]);
  const percent = await open('Percent');
  expect(await boxIn(percent.main, percent.main.getByText('A', { exact: true }))).toEqual([100, 100, 200, 50]);
  const shaped = await open('Shaped');
  expect(await boxIn(shaped.main, shaped.main.getByText('A', { exact: true }))).toEqual([100, 0, 200, 200]);
});

test('a pipe is drawn, and tells who presses it', async ({ open }) => {
  const { page, main, told } = await open('Pipes');
  const pipe = main.getByRole('button', { name: 'Feed' });
  await expect(main.getByRole('button', { name: 'Waste' })).toHaveCount(0);
  await expect(pipe.locator('path').first()).toHaveAttribute('d', 'M40 100L360 100L360 180');
  const box = await main.locator('.pipes').boundingBox();
  await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 104);
  await expect.poll(told).toEqual([{ event: 'onPipeClicked', pipeName: 'Feed', pipeIndex: 0 }]);
  await pipe.focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await told()).length).toBe(2);
});

test('what of coordinates is not understood is named', async ({ open }) => {
  const { main } = await open('No ratio');
  await expect(main.getByRole('button', { name: /aspectRatio: "1x1"; pipes\[0\]\.colour/ })).toBeVisible();
});

test('a size of the style of a container holds in the container around it', async ({ open }) => {
  const { main } = await open('Nested');
  expect((await boxIn(main, main.getByText('beside')))[0]).toBe(150);
});

test('what is larger than its container is scrolled to', async ({ open }) => {
  const { main } = await open('Spilled');
  const scrolls = main.getByText('much', { exact: true }).locator('..');
  await expect.poll(() => scrolls.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(700);
});

test('columns stand by the rules of the width, or of the next smaller one', async ({ open }) => {
  const { main } = await open('Columns');
  // Twelve columns in 600 pixels with 11 gaps of 10.
  expect(await boxIn(main, main.getByText('A', { exact: true }))).toEqual([407, 0, 193, 40]);
  expect(await boxIn(main, main.getByText('B', { exact: true }))).toEqual([0, 50, 295, 40]);
});

test('a breakpoint container shows the child for its size, and no other', async ({ open }) => {
  const small = await open('Breakpoint small');
  await expect(small.main.getByText('little')).toBeVisible();
  await expect(small.main.getByText('much')).toHaveCount(0);
  const large = await open('Breakpoint large');
  await expect(large.main.getByText('much')).toBeVisible();
  await expect(large.main.getByText('little')).toHaveCount(0);
});

test('what divides a split container is moved by pointer and keys, and tells where it ends', async ({ open }) => {
  const { page, main, held, told } = await open('Split');
  const between = main.getByRole('separator');
  await expect(between).toHaveAttribute('aria-valuenow', '50');
  const box = await between.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 8, (box?.y ?? 0) + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 100, y, { steps: 4 });
  await page.mouse.up();
  await expect(held('props.split.position')).toHaveText('props.split.position = "25.96%"');
  await between.focus();
  await page.keyboard.press('ArrowRight');
  await expect(held('props.split.position')).toHaveText('props.split.position = "29.81%"');
  await page.keyboard.press('End');
  await expect(held('props.split.position')).toHaveText('props.split.position = "96.15%"');
  await page.keyboard.press('Home');
  await expect(held('props.split.position')).toHaveText('props.split.position = "0%"');
  await expect.poll(told).toEqual([{ event: 'onMaxBoundReached' }, { event: 'onMinBoundReached' }]);
});

test('a split container that is not to be moved is not', async ({ open }) => {
  const { main } = await open('Split fixed');
  await expect(main.getByRole('separator')).not.toHaveAttribute('tabindex');
  expect((await boxIn(main, main.getByText('below')))[1]).toBe(76);
});

test('a row in one line scrolls where what stands in it does not fit along it, and not otherwise', async ({ open }) => {
  const { main } = await open('Full row');
  const line = main.getByText('First').locator('..');
  // The field is higher than the row.
  await expect(line).toHaveCSS('overflow', 'visible');
  const more = main.getByRole('textbox', { name: 'More' });
  await more.fill('a text that is longer than the room beside it');
  await more.press('Enter');
  await expect(line).toHaveCSS('overflow', 'auto');
  await more.fill('short');
  await more.press('Enter');
  await expect(line).toHaveCSS('overflow', 'visible');
});

test('tabs are chosen by a press and by keys; what is behind another is not there', async ({ open }) => {
  const { page, main, held } = await open('Tabs');
  await expect(main.getByText('first')).toBeVisible();
  await expect(main.getByText('third')).toHaveCount(0);
  await main.getByRole('tab', { name: 'Three' }).click();
  await expect(main.getByText('third')).toBeVisible();
  await expect(main.getByText('first')).toHaveCount(0);
  await expect(held('props.currentTabIndex')).toHaveText('props.currentTabIndex = 2');
  await page.keyboard.press('ArrowRight');
  await expect(main.getByRole('tab', { name: 'Tile' })).toBeFocused();
  await expect(main.getByRole('tab', { name: 'Tile' })).toHaveText('Tile 4');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(main.getByRole('tab', { name: 'Three' })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(main.getByText('first')).toBeVisible();
});

test('without a number of a tab none is shown, and the first one takes the keyboard', async ({ open }) => {
  const { main } = await open('No tab');
  await expect(main.getByRole('tab', { selected: true })).toHaveCount(0);
  await expect(main.getByText('first')).toHaveCount(0);
  await main.getByRole('tab', { name: 'One' }).press('Enter');
  await expect(main.getByText('first')).toBeVisible();
});

test('the mark of a value in the head of a tab is a part of the tab, and pressed with it', async ({ open }) => {
  const { main, page } = await open('Doubtful tab');
  const head = main.getByRole('tab', { name: 'No answer.' });
  await expect(head.getByRole('button')).toHaveCount(0);
  await head.locator('.quality').hover();
  await expect(page.locator('.words:popover-open')).toContainText('No answer.');
  await head.locator('.quality').click();
  await expect(main.getByText('second')).toBeVisible();
});

test('a tab that is switched off is not gone to', async ({ open }) => {
  const { main, held } = await open('Tabs');
  await main.getByRole('tab', { name: 'Two' }).click({ force: true });
  await expect(main.getByRole('tab', { name: 'Two' })).toHaveAttribute('aria-disabled', 'true');
  await expect(held('props.currentTabIndex')).toHaveText('props.currentTabIndex = 0');
});

test('a tab that runs while it is hidden keeps what a person does in it', async ({ open }) => {
  const { main } = await open('Kept');
  await main.getByRole('textbox').evaluate((element) => element.setAttribute('data-same', ''));
  await main.getByRole('tab', { name: 'Two' }).click();
  await expect(main.locator('[data-same]')).toBeHidden();
  await main.getByRole('textbox').evaluate((element) => element.setAttribute('data-other', ''));
  await main.getByRole('tab', { name: 'One' }).click();
  await expect(main.locator('[data-same]')).toBeVisible();
  await expect(main.locator('[data-other]')).toHaveCount(0);
});

test('folds open and close, and tell of it; a view is there while its fold is open', async ({ open }) => {
  const { main, held, told } = await open('Folds');
  await expect(main.getByText('Tile 2')).toBeVisible();
  await expect(main.getByText('Tile 1')).toHaveCount(0);
  await main.getByRole('button', { name: 'First' }).click();
  await expect(main.getByText('Tile 1')).toBeVisible();
  await main.getByRole('button', { name: 'Second' }).press('Enter');
  await expect(main.getByText('Tile 2')).toHaveCount(0);
  await expect(held('props.items[0].expanded')).toHaveText(/true$/);
  await expect(held('props.items[1].expanded')).toHaveText(/false$/);
  await expect.poll(told).toEqual([
    { event: 'onItemExpanded', index: 0 },
    { event: 'onItemCollapsed', index: 1 },
  ]);
});

test('of folds that are open one at a time, opening one closes the other', async ({ open }) => {
  const { main, held } = await open('One fold');
  await main.getByRole('button', { name: 'First' }).click();
  await expect(main.getByText('Tile 1')).toBeVisible();
  await expect(held('props.items[1].expanded')).toHaveText(/false$/);
  await expect(main.getByRole('button', { name: 'Second' })).toHaveAttribute('aria-expanded', 'false');
});

test('a carousel goes on by arrows, dots and a pull, and opens a view when its pane is seen', async ({ open }) => {
  const { page, main, held } = await open('Carousel');
  await expect(main.getByText('Tile 1')).toBeVisible();
  await expect(main.getByText('Tile 2')).toHaveCount(0);
  await main.getByRole('button', { name: 'Next' }).click();
  await expect(main.getByText('Tile 2')).toBeVisible();
  await expect(held('props.activePane')).toHaveText('props.activePane = 1');
  // What was seen stays.
  await expect(main.getByText('Tile 1')).toHaveCount(1);
  await main.getByRole('button', { name: 'Pane 3' }).click();
  await expect(held('props.activePane')).toHaveText('props.activePane = 2');
  await main.getByRole('button', { name: 'Next' }).click();
  await expect(held('props.activePane')).toHaveText('props.activePane = 0');
  const box = await main.locator('.frame').boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) - 10, (box?.y ?? 0) + 30];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 220, y, { steps: 6 });
  await page.mouse.up();
  await expect(held('props.activePane')).toHaveText('props.activePane = 1');
});

test('widgets of a dashboard stand on its grid', async ({ open }) => {
  const { main } = await open('Dashboard');
  expect(await boxIn(main, main.getByRole('region', { name: 'Head' }))).toEqual([0, 0, 200, 100]);
  expect(await boxIn(main, main.getByText('Tile 2').locator('xpath=ancestor::section'))).toEqual([200, 100, 200, 100]);
});

test('people change a dashboard: move, make larger, add and take away, by pointer and keys', async ({ open }) => {
  const { page, main, held } = await open('Changed');
  const at = (index: number, ...[rowStart, rowEnd, columnStart, columnEnd]: readonly number[]) =>
    expect
      .poll(async () => {
        const text = await held(`props.widgets[${index}].position`).innerText();
        return text === '' ? undefined : (JSON.parse(text.slice(text.indexOf('{'))) as unknown);
      })
      .toEqual({ rowStart, rowEnd, columnStart, columnEnd });
  await main.getByRole('button', { name: 'Change It' }).click();
  const one = main.getByRole('button', { name: /^Move One/ });
  await one.focus();
  // Whoever stands there makes room below.
  await page.keyboard.press('ArrowRight');
  await at(0, 1, 2, 2, 4);
  await at(1, 2, 3, 3, 5);
  await page.keyboard.press('Shift+ArrowRight');
  await at(0, 1, 2, 2, 5);
  await main.getByRole('button', { name: 'Add' }).click();
  await at(2, 3, 5, 1, 5);
  const box = await one.boundingBox();
  if (box === null) throw new Error('It is not there.');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 20 - box.width / 3, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await at(0, 1, 2, 1, 4);
  await main.getByRole('button', { name: 'Take Two away' }).click();
  await expect(main.getByText('Tile 2')).toHaveCount(0);
  await main.getByRole('button', { name: 'Done' }).click();
  await expect(held('props.isEditing')).toHaveText('props.isEditing = false');
});

test('views of a canvas stand where it says, and tell who presses them', async ({ open }) => {
  const { main, told } = await open('Canvas');
  const [first, second] = [main.getByText('Tile 1'), main.getByText('Tile 2')];
  expect((await boxIn(main, main.locator('.instance').first())).slice(0, 4)).toEqual([20, 30, 120, 40]);
  expect((await boxIn(main, main.locator('.instance').nth(1))).slice(0, 4)).toEqual([280, 160, 120, 40]);
  await expect(first).toBeVisible();
  await second.click();
  await expect.poll(told).toEqual([
    {
      event: 'onInstanceClicked',
      index: 1,
      path: 'Tile',
      params: { n: 2 },
      position: { left: 'auto', top: 'auto', right: 0, bottom: 0 },
      size: { width: 'auto', height: 'auto' },
    },
  ]);
});

/** Counts, from now on, how many labels come in one turn of the document at most. Returns what says it. */
async function countLabels(page: Page): Promise<() => Promise<unknown>> {
  await page.locator('main').evaluate((main) => {
    const most = { labels: 0 };
    Object.assign(window, { most });
    const count = (): number => main.textContent.match(/Label \d+\./g)?.length ?? 0;
    let before = 0;
    new MutationObserver(() => {
      most.labels = Math.max(most.labels, count() - before);
      before = count();
    }).observe(main, { childList: true, subtree: true });
  });
  return () => page.evaluate((): unknown => Reflect.get(Object(Reflect.get(window, 'most')), 'labels'));
}

for (const [what, title] of [
  ['one container', 'Hundreds'],
  ['many containers', 'Panels'],
  ['a repeater', 'Rows'],
  ['a coordinate container', 'Placed'],
] as const) {
  test(`hundreds of components in ${what} come by slices, all of them and in their order`, async ({
    open,
    stage: { page },
  }) => {
    const most = await countLabels(page);
    const { main } = await open(title);
    const labels = main.getByText(/^Label \d+\.$/);
    await expect(labels).toHaveCount(240);
    expect(await labels.allTextContents()).toEqual(Array.from({ length: 240 }, (_, at) => `Label ${at}.`));
    expect(await most()).toBeGreaterThan(1);
    expect(await most()).toBeLessThanOrEqual(60);
  });
}
