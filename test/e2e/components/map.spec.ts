/** Maps: what lies on them, how people move them, and what handlers are told. */
import type { Locator } from '@playwright/test';
import { alone, expect, stageOf, tells } from './stage.ts';

const init = { center: { lat: 52, lng: 4 }, zoom: 10 };
const east = (pixels: number, zoom: number): number => (pixels / (256 * 2 ** zoom)) * 360;
const room = { width: 600, height: 400 };
const heard = tells({
  onMapClick: ['lat', 'lng'],
  onMarkerClick: ['name', 'properties'],
  onVectorClick: ['name', 'properties'],
  onZoom: ['zoom'],
});
const well = {
  name: 'Well 3',
  properties: { tag: 'W3' },
  lat: 52,
  lng: 4,
  tooltip: { content: { text: 'Well 3, 41 m³/h' } },
  popup: { enabled: true, content: { view: { path: 'Well', params: { what: 'Pump runs' } } } },
};
const other = {
  name: 'Well 4',
  lat: 52,
  lng: 4 + east(120, 10),
  popup: { enabled: true, content: { text: 'No flow' } },
};
const vector = {
  circle: [
    {
      circles: [{ name: 'Reach', center: { lat: 52, lng: 4 - east(150, 10) }, radius: 5000 }],
      event: { stopPropagation: true },
    },
  ],
};
const map = (props: object, events: object = {}) =>
  alone({ type: 'ia.display.map', props: { init, ...props }, events }, room);

const test = stageOf({
  Things: map({ layers: { vector, ui: { marker: [well, other] } } }, heard),
  Still: map(
    { dragging: false, keyboardNav: false, zoom: { controls: false, onScrollWheel: false, onDoubleClick: false } },
    heard,
  ),
  Tiles: map({
    layers: {
      raster: { tile: [{ url: '/system/images/plan/{z}/{x}/{y}.png', options: { attribution: '<b>Our</b> plan' } }] },
    },
  }),
  Edges: map({
    layers: {
      ui: {
        marker: (['auto', 'right', 'left', 'top', 'bottom', 'center'] as const).map((direction, at) => ({
          name: direction,
          lat: 52.1 - east(50 * at, 10),
          lng: 4 + east(at % 2 === 0 ? 180 : -180, 10),
          tooltip: {
            content: { text: `${direction}: release of the batch with all its parts after the last check` },
            direction,
            permanent: true,
          },
        })),
      },
    },
  }),
  Views: map({
    layers: {
      ui: {
        view: [
          { lat: 52, lng: 4, path: 'Well', params: { what: 'Pump 1 runs' } },
          { lat: 52, lng: 4 + east(150, 10), path: 'Well', params: { what: 'Pump 2 runs' } },
        ],
      },
    },
  }),
  Moves: alone(
    {
      type: 'ia.display.map',
      props: { init, layers: { ui: { marker: [well, other] } } },
      events: {
        component: {
          onZoom: [
            {
              type: 'script',
              scope: 'G',
              config: { script: '\tself.props.layers.ui.marker = list(reversed(list(self.props.layers.ui.marker)))' },
            },
          ],
        },
      },
    },
    { ...room, holds: ['props.layers.ui.marker[0].name'] },
  ),
  Foreign: map({ layers: { raster: { tile: [{ url: 'https://{s}.tile.example/{z}/{x}/{y}.png' }] } } }),
  Well: {
    params: { what: '' },
    propConfig: { 'params.what': { paramDirection: 'input' } },
    props: { defaultSize: { width: 120, height: 40 } },
    root: {
      type: 'ia.display.label',
      meta: { name: 'root' },
      propConfig: { 'props.text': { binding: { type: 'property', config: { path: 'view.params.what' } } } },
    },
  },
});

/** The middle of a control, from that of the map, in whole pixels. */
async function placeOf(main: Locator, name: string): Promise<readonly [number, number]> {
  const [box, whole] = await Promise.all(
    [main.getByRole('button', { name }), main.getByLabel('It', { exact: true })].map((one) => one.boundingBox()),
  );
  if (!box || !whole) throw new Error(`${name} is not on the map.`);
  return [
    Math.round(box.x + box.width / 2 - whole.x - whole.width / 2),
    Math.round(box.y + box.height - whole.y - whole.height / 2),
  ];
}

test('an open popup stays with its marker where the list of them changes', async ({ open }) => {
  const { main, held } = await open('Moves');
  await main.getByRole('button', { name: /Well 3/ }).click();
  await expect(main.getByText('Pump runs')).toBeVisible();
  await main.getByRole('button', { name: 'Nearer' }).click();
  await expect(held('props.layers.ui.marker[0].name')).toContainText('Well 4');
  await expect(main.getByText('No flow')).toHaveCount(0);
  await expect(main.getByText('Pump runs')).toBeVisible();
});

test('a marker stands at its place, says what it is, and opens a view or a text', async ({ open }) => {
  const { page, main, told } = await open('Things');
  const [x, y] = await placeOf(main, 'Well 3, 41 m³/h');
  expect(Math.abs(x)).toBeLessThanOrEqual(1);
  expect(Math.abs(y)).toBeLessThanOrEqual(4);
  await main.getByRole('button', { name: 'Well 3, 41 m³/h' }).click();
  await expect(main.getByRole('dialog').getByText('Pump runs')).toBeVisible();
  await expect.poll(told).toContainEqual({ event: 'onMarkerClick', name: 'Well 3', properties: { tag: 'W3' } });
  await main.getByRole('button', { name: 'Well 4' }).click();
  await expect(main.getByRole('dialog')).toHaveText('No flow');
  await page.keyboard.press('Escape');
  await expect(main.getByRole('dialog')).toHaveCount(0);
});

test('a view on a map stands with its middle at its place, as large as it is by itself', async ({ open }) => {
  const { main } = await open('Views');
  const [map, first, second] = await Promise.all(
    [main.getByLabel('It', { exact: true }), main.getByText('Pump 1 runs'), main.getByText('Pump 2 runs')].map((one) =>
      one.boundingBox(),
    ),
  );
  if (!map || !first || !second) throw new Error('Not all is on the map.');
  expect([first.width, first.height]).toEqual([120, 40]);
  expect(first.x + 60 - map.x - map.width / 2).toBeCloseTo(0, 0);
  expect(first.y + 20 - map.y - map.height / 2).toBeCloseTo(0, 0);
  expect(second.x - first.x).toBeCloseTo(150, 0);
});

test('what is said of a marker near an edge is on the map, all of it', async ({ open }) => {
  const { main } = await open('Edges');
  const tips = main.locator('.tip');
  await expect(tips).toHaveCount(6);
  const map = await main.getByLabel('It', { exact: true }).boundingBox();
  if (map === null) throw new Error('There is no map.');
  for (const tip of await tips.all()) {
    const box = await tip.boundingBox();
    expect(box?.x, await tip.innerText()).toBeGreaterThanOrEqual(map.x);
    expect((box?.x ?? 0) + (box?.width ?? 0), await tip.innerText()).toBeLessThanOrEqual(map.x + map.width);
  }
});

test('a press on the map tells its place and closes what is open; one on a shape tells the shape', async ({ open }) => {
  const { main, told } = await open('Things');
  const map = main.getByLabel('It', { exact: true });
  await main.getByRole('button', { name: 'Well 4' }).click();
  await expect(main.getByRole('dialog')).toBeVisible();
  // While its handlers run, another press of the same kind is none.
  await expect.poll(async () => (await told()).length).toBe(2);
  await map.click({ position: { x: 300, y: 350 } });
  await expect(main.getByRole('dialog')).toHaveCount(0);
  await expect.poll(async () => (await told()).length).toBe(3);
  await map.click({ position: { x: 150, y: 200 } });
  await expect
    .poll(async () => (await told()).at(-1))
    .toEqual({ event: 'onVectorClick', name: 'Reach', properties: {} });
  const pressed = (await told()).filter((one) => (one as { event: string }).event === 'onMapClick').at(-1);
  expect((pressed as { lng: number }).lng).toBeCloseTo(4, 2);
  expect((pressed as { lat: number }).lat).toBeLessThan(52);
});

test('a mouse moves a map; a press that moved it is none', async ({ open }) => {
  const { page, main, told } = await open('Things');
  const map = main.getByLabel('It', { exact: true });
  // It stands still, and hears what comes.
  await map.hover({ position: { x: 300, y: 300 } });
  const box = await map.boundingBox();
  if (!box) throw new Error('There is no map.');
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 250, box.y + 320, { steps: 4 });
  await page.mouse.up();
  const [x, y] = await placeOf(main, 'Well 3, 41 m³/h');
  expect(Math.abs(x + 50)).toBeLessThanOrEqual(1);
  expect(Math.abs(y - 20)).toBeLessThanOrEqual(4);
  await expect.poll(told).toEqual([]);
});

test('a wheel, buttons, a double press and keys change how near it is, within its bounds', async ({ open }) => {
  const { page, main, told } = await open('Things');
  const map = main.getByLabel('It', { exact: true });
  await map.hover({ position: { x: 420, y: 200 } });
  await page.mouse.wheel(0, -120);
  await expect.poll(told).toEqual([{ event: 'onZoom', zoom: 11 }]);
  // What was under the pointer still is.
  expect(Math.abs((await placeOf(main, 'Well 4'))[0] - 120)).toBeLessThanOrEqual(1);
  await main.getByRole('button', { name: 'Further' }).click();
  await expect.poll(async () => (await told()).at(-1)).toEqual({ event: 'onZoom', zoom: 10 });
  await map.focus();
  await page.keyboard.press('+');
  await expect.poll(async () => (await told()).at(-1)).toEqual({ event: 'onZoom', zoom: 11 });
  const [before] = await placeOf(main, 'Well 3, 41 m³/h');
  await page.keyboard.press('ArrowRight');
  expect((await placeOf(main, 'Well 3, 41 m³/h'))[0]).toBe(before - 80);
});

test('two fingers go nearer, and the map rests at a whole zoom', async ({ open }) => {
  const { page, main, told } = await open('Things');
  const map = main.getByLabel('It', { exact: true });
  // It stands still, and hears what comes.
  await map.hover({ position: { x: 300, y: 300 } });
  const box = await map.boundingBox();
  if (!box) throw new Error('There is no map.');
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart?: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        apart === undefined ? [] : [-apart, apart].map((x, id) => ({ x: box.x + 300 + x, y: box.y + 300, id })),
    });
  await touch('touchStart', 40);
  for (const apart of [50, 70, 90]) await touch('touchMove', apart);
  await touch('touchEnd');
  await expect.poll(told).toEqual([{ event: 'onZoom', zoom: 11 }]);
});

test('a map that people may not move stays', async ({ open }) => {
  const { page, main, told } = await open('Still');
  const map = main.getByLabel('It', { exact: true });
  await map.hover();
  await page.mouse.wheel(0, -300);
  await map.focus();
  await page.keyboard.press('+');
  await expect(main.getByRole('button', { name: 'Nearer' })).toHaveCount(0);
  await expect.poll(told).toEqual([]);
});

test('tiles are files of the project; one that does not come is said, and whose they are', async ({ open }) => {
  const { main } = await open('Tiles');
  await expect(main.locator('img').first()).toHaveAttribute('src', /^\/system\/images\/plan\/10\/5\d\d\/3\d\d\.png$/);
  await expect(main.getByText('Tiles do not come from this station.')).toBeVisible();
  await expect(main.getByText('Our plan', { exact: true })).toBeVisible();
});

test('tiles of a computer that the site does not list are not asked for: the map says which it must allow', async ({
  open,
}) => {
  const { main } = await open('Foreign');
  await expect(
    main.getByText('No tiles: https://a.tile.example is not listed in outgoing.json of this station.'),
  ).toBeVisible();
  await expect(main.locator('img')).toHaveCount(0);
});
