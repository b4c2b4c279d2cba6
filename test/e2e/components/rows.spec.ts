/** Controls in rows that a project made for other targets: each takes the place that it has, and lies over nothing beside it. */
import type { Page } from '@playwright/test';
import { qualified } from '../../../build/gallery/story.ts';
import type { Node } from '../project.ts';
import { expect, stageOf } from './stage.ts';

const options = [
  { value: 1, label: 'Line 1' },
  { value: 2, label: 'Line 2' },
];
const states = [
  { text: 'Hand', value: 2 },
  { text: 'Off', value: 0 },
];
/** 2026-11-26, 12:00 UTC. */
const noon = 1_795_694_400_000;

/** What people press and fill: by its name, its type, its properties, and the one that it shows. */
const controls: readonly (readonly [name: string, type: string, props: object, shows: string])[] = [
  ['Button', 'input.button', { text: 'Start' }, ''],
  ['Drawing', 'input.button', { text: 'Hold', image: { icon: { path: 'material/pause' } } }, ''],
  ['Text', 'input.text-field', { text: 'B-20417' }, 'text'],
  ['Number', 'input.numeric-entry-field', { value: 1185.25 }, 'value'],
  ['Pad', 'input.numeric-entry-field', { value: 12, mode: 'button' }, 'value'],
  ['Dropdown', 'input.dropdown', { value: 1, options, showClearIcon: true }, 'value'],
  ['Date', 'input.date-time-input', { value: { $: ['ts', 192, noon], $ts: noon } }, 'value'],
  ['Check', 'input.checkbox', { text: 'Filter changed', selected: true }, 'selected'],
  ['Toggle', 'input.toggle-switch', { selected: true }, 'selected'],
  ['Radio', 'input.radio-group', { value: 1, orientation: 'row', radios: [{ text: 'One', value: 1 }] }, 'value'],
  ['Password', 'input.password-field', { text: 'abc' }, 'text'],
  ['Slider', 'input.slider', { value: 30 }, 'value'],
  ['States', 'input.multi-state-button', { orientation: 'row', indicatorValue: 0, states }, 'indicatorValue'],
  ['Once', 'input.oneshotbutton', { text: 'Tare', value: 0 }, 'value'],
  ['Scanner', 'input.barcodescannerinput', {}, 'data'],
  ['Area', 'input.text-area', { text: 'Filter changed.' }, 'text'],
  ['Link', 'navigation.link', { text: 'Batch record', url: '/record' }, ''],
  ['Menu', 'navigation.horizontalmenu', { items: [{ label: 'Overview' }] }, ''],
];

const flex = (name: string, props: object, children: readonly Node[], position: object = {}): Node => ({
  type: 'ia.container.flex',
  meta: { name },
  props,
  children,
  position,
});
const control = ([name, type, props]: (typeof controls)[number], position: object): Node => ({
  type: `ia.${type}`,
  meta: { name },
  props,
  position,
});
const column = (children: readonly Node[], style: object = {}): Node => ({
  root: flex('root', { direction: 'column', style }, children),
});
const rows = (alignItems: string): Node =>
  column(
    controls.map((one) =>
      flex(
        `Row ${one[0]}`,
        { alignItems },
        [
          control(one, { basis: '140px', shrink: 0 }),
          control(one, { basis: '200px', shrink: 0 }),
          control(one, { grow: 1 }),
        ],
        { basis: '34px', shrink: 0 },
      ),
    ),
  );
const old = qualified('text', 'B-20417', 'Bad', 'Stale');

const test = stageOf({
  Stretched: rows('stretch'),
  Middle: rows('center'),
  Begin: rows('flex-start'),
  Placed: {
    root: {
      type: 'ia.container.coord',
      meta: { name: 'root' },
      children: controls.map((one, at) => control(one, { x: 0, y: at * 30, width: 160, height: 30 })),
    },
  },
  Squeezed: column([
    flex(
      'Column',
      { direction: 'column' },
      controls.slice(0, 8).map((one) => control(one, {})),
      { basis: '272px', shrink: 0 },
    ),
  ]),
  Free: column(
    controls.map((one) =>
      flex(`Row ${one[0]}`, { alignItems: 'center' }, [control(one, { basis: '200px' })], { shrink: 0 }),
    ),
    { overflow: 'auto' },
  ),
  Said: column([
    control(['Own', 'input.button', { text: 'Own', style: { height: '30px' } }, ''], {}),
    control(['Field', 'input.text-field', { text: 'Own', style: { height: '30px' } }, ''], {}),
  ]),
  Refusing: column(
    [34, 34, 48, 110].map((height, at) =>
      flex(
        `Row ${at}`,
        {},
        [
          control(
            [`Number ${at}`, 'input.numeric-entry-field', { value: 5, inputBounds: { minimum: 0, maximum: 10 } }, ''],
            { basis: '220px' },
          ),
        ],
        { basis: `${height}px`, shrink: 0 },
      ),
    ),
  ),
  Doubtful: column(
    controls
      .filter(([, , , shows]) => shows === 'text')
      .map((one) =>
        flex(`Row ${one[0]}`, {}, [{ ...control(one, { grow: 1 }), ...old }], { basis: '34px', shrink: 0 }),
      ),
  ),
});

/** What can be pressed or filled and is drawn out of the place that its container gives it, with how far; and what is cut of it. */
function outside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const drawn = 'button, input, textarea, a, label, .field, .scanner, .states';
    for (const element of document.querySelectorAll<HTMLElement>(`main :is(${drawn})`)) {
      // Is as large as what it is drawn over.
      if (!element.checkVisibility() || getComputedStyle(element).opacity === '0') continue;
      const host = element.closest('[data-component-id]');
      const container = host?.parentElement?.closest('[data-component-id]');
      if (!host || !container) continue;
      const own = element.getBoundingClientRect();
      for (const place of [host.getBoundingClientRect(), container.getBoundingClientRect()]) {
        const over = Math.max(
          place.top - own.top,
          own.bottom - place.bottom,
          place.left - own.left,
          own.right - place.right,
        );
        if (over > 0.6) found.push(`${element.localName} of ${element.ariaLabel ?? element.innerText}: ${over} pixels`);
      }
    }
    return found;
  });
}

async function inProfile(page: Page, profile: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate((name) => void (document.documentElement.dataset['profile'] = name), profile);
  await act();
  await page.evaluate(() => void (document.documentElement.dataset['profile'] = 'default'));
}

for (const view of ['Stretched', 'Middle', 'Begin', 'Placed', 'Squeezed', 'Doubtful']) {
  test(`HM-6 controls of all profiles stay in their places: ${view}`, async ({ open }) => {
    const { page, main } = await open(view);
    await main.getByRole('textbox').first().waitFor();
    for (const profile of ['laptop', 'default', 'kiosk']) {
      await inProfile(page, profile, () => expect.poll(() => outside(page)).toEqual([]));
    }
  });
}

test('HM-6 a control is as high as a target where its place leaves that to it', async ({ open }) => {
  const { page, main } = await open('Free');
  await main.getByRole('textbox').first().waitFor();
  for (const [profile, target] of Object.entries({ laptop: 36, default: 48, kiosk: 76 })) {
    await inProfile(page, profile, async () => {
      const heights = (): Promise<readonly number[]> =>
        main
          .locator('.flex.row > [data-component-id]')
          .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
      await expect.poll(async () => Math.min(...(await heights()))).toBe(target);
      expect(await outside(page)).toEqual([]);
    });
  }
});

test('a control has the height that the project says', async ({ open }) => {
  const { main } = await open('Said');
  for (const one of [main.getByRole('button', { name: 'Own' }), main.getByRole('textbox')]) {
    expect((await one.boundingBox())?.height).toBe(30);
  }
});

test('a number is whole where the buttons beside it can give way', async ({ open }) => {
  const { main } = await open('Stretched');
  const field = main.getByRole('spinbutton', { name: 'Number' }).first();
  await expect(field).toHaveValue('1,185.25');
  expect(await field.evaluate((input) => input.scrollWidth <= input.clientWidth)).toBe(true);
  for (const name of ['Less', 'More'])
    await expect(main.getByRole('button', { name }).first()).toBeInViewport({ ratio: 1 });
});

test('HM-1 in a low row the sign of a value that is old stands beside its control', async ({ open }) => {
  const { main } = await open('Doubtful');
  const sign = main.getByRole('button', { name: 'Stale' }).first();
  await expect(sign).toHaveText('');
  const [field, mark] = await Promise.all([main.getByRole('textbox').first().boundingBox(), sign.boundingBox()]);
  expect(mark?.x).toBeGreaterThanOrEqual((field?.x ?? 0) + (field?.width ?? 0));
  expect(mark?.height).toBeLessThanOrEqual(34);
});

test('why something was refused has room below its control, or is said by a sign beside it that lies over nothing', async ({
  open,
}) => {
  const { main, page } = await open('Refusing');
  const field = (at: number) => main.getByRole('spinbutton').nth(at);
  const words = 'It goes from 0 to 10. It was not written.';
  const sign = main.getByRole('button', { name: words });
  const told = page.locator('.refusal + .words');
  await field(0).fill('20');
  await field(0).press('Enter');
  await expect(told).toHaveText(words);
  const next = await field(1).boundingBox();
  const box = await told.boundingBox();
  const apart =
    (next?.y ?? 0) >= (box?.y ?? 0) + (box?.height ?? 0) || (box?.x ?? 0) >= (next?.x ?? 0) + (next?.width ?? 0);
  expect(apart).toBe(true);
  // Whoever goes on reads it no more; the sign says it again.
  await field(1).click();
  await expect(told).toBeHidden();
  expect((await sign.boundingBox())?.height).toBeLessThanOrEqual(34);
  await sign.hover();
  await expect(told).toHaveText(words);
  await field(0).fill('7');
  await field(0).press('Enter');
  await expect(sign).toHaveCount(0);
  await field(3).fill('20');
  await field(3).press('Enter');
  await expect(main.locator('.refused')).toBeVisible();
  await expect(sign).toHaveCount(0);
});
