/** What stands where on a page whose text goes from right to left. */
import type { Locator } from '@playwright/test';
import type { Node } from '../project.ts';
import { alone, expect, stageOf } from './stage.ts';

const leftwards = (type: string, props: Node): Node => ({ type, props: { ...props, style: { direction: 'rtl' } } });
const pane = (text: string): Node => ({ root: { type: 'ia.display.label', meta: { name: 'root' }, props: { text } } });

const test = stageOf(
  {
    Alarms: alone(
      leftwards('ia.display.alarmstatustable', {
        dateFormat: 'MM/DD/YYYY HH:mm:ss',
        filters: { active: { conditions: { displayPath: 'Hall 9/*' } } },
      }),
      { width: 1000, height: 400 },
    ),
    Time: alone(leftwards('ia.input.date-time-picker', { value: 1_795_694_400_000 }), { width: 380, height: 620 }),
    Menu: alone(leftwards('ia.navigation.menutree', { items: [{ label: { text: 'A' }, items: [{}] }] })),
    Scale: alone(leftwards('ia.input.slider', { value: 0, max: 100, labels: { show: true, interval: 50 } })),
    Carousel: alone(
      leftwards('ia.display.carousel', { views: [{ viewPath: 'One' }, { viewPath: 'Two' }], activePane: 1 }),
      { width: 320, height: 160 },
    ),
    Split: alone(
      {
        ...leftwards('ia.container.split', { split: { position: '25%' } }),
        children: ['left', 'right'].map((position) => ({
          type: 'ia.display.label',
          meta: { name: position },
          props: { text: position },
          position: { position },
        })),
      },
      { width: 400, height: 120 },
    ),
    Tabs: alone(leftwards('ia.container.tab', { tabs: ['One', 'Two', 'Three'] }), { width: 400, height: 160 }),
    One: pane('The first'),
    Two: pane('The second'),
  },
  {
    'countersign/tags.json': {
      tags: [{ path: 'Hall 9/Level', value: 95, alarms: [{ name: 'High', mode: 'AboveValue', setpointA: 80 }] }],
    },
  },
);

async function left(part: Locator): Promise<number> {
  const box = await part.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return box.x;
}

test('the hour stands before the minute where text goes from right to left', async ({ open }) => {
  const { main } = await open('Time');
  expect(await left(main.getByLabel('Hour', { exact: true }))).toBeLessThan(
    await left(main.getByLabel('Minute', { exact: true })),
  );
});

test('the arrow to more of a menu points the way that text goes', async ({ open }) => {
  const { main } = await open('Menu');
  const arrow = main.getByRole('button', { name: 'A' }).locator('span').last();
  await expect(arrow.locator('xpath=ancestor-or-self::span[contains(@class, "turns")]')).toHaveCSS('scale', '-1 1');
});

test('the least of a slider stands at the right where text goes from right to left', async ({ open }) => {
  const { main } = await open('Scale');
  const labels = main.locator('.labels span');
  expect(await left(labels.filter({ hasText: /^0$/ }))).toBeGreaterThan(await left(labels.filter({ hasText: '100' })));
});

test('what stands at the left of a split stays there, and is made larger to the right', async ({ open }) => {
  const { page, main } = await open('Split');
  const [first, second] = [main.getByText('left', { exact: true }), main.getByText('right', { exact: true })];
  expect(await left(first)).toBeLessThan(await left(second));
  const between = await main.getByRole('separator').boundingBox();
  if (between === null) throw new Error('It is not on the page.');
  await page.mouse.move(between.x + 4, between.y + 40);
  await page.mouse.down();
  await page.mouse.move(between.x + 64, between.y + 40);
  await page.mouse.up();
  await expect.poll(async () => (await main.getByRole('separator').boundingBox())?.x).toBeGreaterThan(between.x + 50);
});

test('arrows go from tab to tab as they stand where text goes from right to left', async ({ open }) => {
  const { main } = await open('Tabs');
  const tab = (name: string): Locator => main.getByRole('tab', { name });
  expect(await left(tab('Two'))).toBeLessThan(await left(tab('One')));
  await tab('One').focus();
  await tab('One').press('ArrowLeft');
  await expect(tab('Two')).toBeFocused();
});

test('the pane that a carousel shows is in sight where text goes from right to left', async ({ open }) => {
  const { main } = await open('Carousel');
  await expect(main.getByText('The second')).toBeInViewport();
  await expect(main.getByText('The first')).not.toBeInViewport();
});

test('the date of an alarm stands before its time where text goes from right to left', async ({ open }) => {
  const { main } = await open('Alarms');
  const time = main.locator('.row .since bdi');
  await expect(time).toHaveText(/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/);
  const [date = 0, clock = 0] = await time.evaluate((element) =>
    [0, 11].map((at) => {
      const range = document.createRange();
      const text = element.firstChild;
      if (text === null) throw new Error('It says nothing.');
      range.setStart(text, at);
      range.setEnd(text, at + 2);
      return range.getBoundingClientRect().left;
    }),
  );
  expect(date).toBeLessThan(clock);
});
