/** What a person learns of a value that is not good, by finger, by keyboard and by pointer. */
import type { Locator, Page } from '@playwright/test';
import { qualified } from '../../../build/gallery/story.ts';
import { button, column, label, type Node } from '../project.ts';
import { alone, expect, stageOf, tells } from './stage.ts';

const reason = 'The sensor does not answer.';
const bad = (type: string, property: string, props: Node, value: string | number | boolean, more: Node = {}): Node => ({
  type,
  props,
  ...qualified(property, value, 'Bad', 'Bad_NotConnected'),
  ...more,
});

const sizes = [
  { label: 'Small', value: 250 },
  { label: 'Large', value: 500 },
];

const test = stageOf({
  Box: alone(
    bad('ia.input.checkbox', 'selected', { text: 'Checked' }, true, {
      events: tells({ onActionPerformed: [] }),
    }),
    { width: 120 },
  ),
  Text: alone(bad('ia.input.text-field', 'text', {}, '7')),
  Number: alone(bad('ia.input.numeric-entry-field', 'value', {}, 7), { width: 60, height: 80 }),
  Dropdown: alone(bad('ia.input.dropdown', 'value', { options: sizes }, 250), { holds: ['props.value'] }),
  Several: alone(
    {
      type: 'ia.input.dropdown',
      props: { options: sizes, multiSelect: true },
      custom: { held: [250] },
      propConfig: {
        'props.value': {
          binding: {
            type: 'expr',
            config: { expression: `qualifiedValue({this.custom.held}, "Bad", "Bad_NotConnected")` },
          },
        },
      },
    },
    { holds: ['props.value'] },
  ),
  Three: alone(bad('ia.input.checkbox', 'selected', { text: 'Three', triState: true }, true), {
    holds: ['props.selected'],
  }),
  Old: alone(
    {
      type: 'ia.input.numeric-entry-field',
      props: {},
      ...qualified('value', 7, 'Bad', 'Stale'),
    },
    { holds: ['props.value'] },
  ),
  Label: alone(bad('ia.display.label', 'text', {}, '7'), { width: 60, height: 40 }),
  Sides: {
    root: column(
      ['left', 'center', 'right'].map((textAlign) => ({
        ...bad('ia.display.label', 'text', { style: { width: 300, textAlign } }, 'A value'),
        ...qualified('text', 'A value', 'Bad', 'Stale'),
        meta: { name: textAlign },
      })),
    ),
  },
  // Each press makes the value of the first label bad or good, and in the same go the text of the second another one.
  Turns: {
    custom: { turns: 0 },
    root: column([
      follows('Value', `if({view.custom.turns} % 2 = 1, qualifiedValue(7, "Bad", "Bad_NotConnected", "${reason}"), 7)`),
      follows('Turns', 'concat("Turns: ", {view.custom.turns})'),
      button('Turn', 'self.view.custom.turns += 1'),
    ]),
  },
});

function follows(name: string, expression: string): Node {
  return {
    ...label(name, { text: '' }),
    propConfig: { 'props.text': { binding: { type: 'expr', config: { expression } } } },
  };
}

/** A tap of a finger, of which the browser looks for what was meant around it. */
async function tap(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('What is tapped is not on the page.');
  const session = await page.context().newCDPSession(page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2, radiusX: 12, radiusY: 12 };
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await session.detach();
}

test('HM-1 a finger on the mark of a check box reads the reason, and changes nothing', async ({ open }) => {
  const { page, main, told } = await open('Box');
  const mark = main.getByRole('button', { name: reason });
  const words = main.locator('[popover]').filter({ hasText: reason });
  const box = main.getByRole('checkbox');
  await expect(words).toBeHidden();
  await tap(page, mark);
  await expect(words).toBeVisible();
  await expect(box).not.toBeChecked();
  await tap(page, main.getByText('On the stage'));
  await expect(words).toBeHidden();
  // The box itself still hears: had the tap on the mark been one on the box, this would be the second.
  await tap(page, main.getByText('Checked'));
  await expect.poll(async () => (await told()).length).toBe(1);
});

test('what is chosen or typed is written where nobody knows whether it is so', async ({ open }) => {
  for (const view of ['Dropdown', 'Several']) {
    const { page, main, held } = await open(view);
    await expect(main.locator('.quality').first()).toBeVisible();
    await main.getByRole('combobox').click();
    await page.getByRole('option', { name: view === 'Dropdown' ? 'Small' : 'Large' }).click();
    await expect(main.locator('.quality')).toHaveCount(0);
    await expect(held('props.value')).toHaveText(`props.value = ${view === 'Dropdown' ? '250' : '[500]'}`);
    await page.keyboard.press('Escape');
  }
  const three = await open('Three');
  await three.main.getByText('Three', { exact: true }).click();
  await expect(three.held('props.selected')).toHaveText('props.selected = false');
  const { main } = await open('Old');
  await expect(main.locator('.quality').first()).toBeVisible();
  await main.getByRole('spinbutton').fill('7');
  await main.getByRole('spinbutton').press('Enter');
  await expect(main.locator('.quality')).toHaveCount(0);
});

test('HM-1 a keyboard comes to the mark, which says the reason of a connection that is gone', async ({ open }) => {
  const { page, main } = await open('Text');
  const words = main.locator('[popover]').filter({ hasText: reason });
  await main.getByRole('textbox').focus();
  await page.keyboard.press('Tab');
  await expect(main.getByRole('button', { name: reason })).toBeFocused();
  await expect(words).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(words).toBeHidden();
});

for (const view of ['Number', 'Label']) {
  test(`HM-1 the reason of a narrow ${view} stays in one line of its own room`, async ({ open }) => {
    const { main } = await open(view);
    const mark = await main.getByRole('button', { name: reason }).boundingBox();
    const room = await main.locator('[style*="width: 60px"]').first().boundingBox();
    if (mark === null || room === null) throw new Error('It is not on the page.');
    expect(mark.width).toBeGreaterThan(12);
    expect(mark.x + mark.width).toBeLessThanOrEqual(room.x + room.width);
    expect(mark.height).toBeLessThan(24);
  });
}

test('HM-1 the mark of a stale label stands below its text at the left, in the middle and at the right', async ({
  open,
}) => {
  const { main } = await open('Sides');
  await expect(main.getByRole('button', { name: /^Stale/ })).toHaveCount(3);
  const places = await main.locator('.label:has(button)').evaluateAll((labels) =>
    labels.map((label) => {
      const [text, mark] = [label.querySelector('span'), label.querySelector('button')];
      if (text === null || mark === null) throw new Error('A label has no text, or no mark.');
      const [of, below] = [text.getBoundingClientRect(), mark.getBoundingClientRect()];
      return {
        left: Math.round(below.left - of.left),
        middle: Math.round(below.left + below.right - of.left - of.right),
        right: Math.round(below.right - of.right),
      };
    }),
  );
  expect(places).toMatchObject([{ left: 0 }, { middle: 0 }, { right: 0 }]);
});

test('HM-1 no frame shows what came with a bad value without its mark', async ({ open }) => {
  const { main, page } = await open('Turns');
  const turns = main.getByText('Turns: 0');
  await expect(turns).toBeVisible();
  await page.evaluate((words) => {
    const seen: string[] = [];
    Reflect.set(window, 'seen', seen);
    // A message comes after the frame was painted.
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      const marked = document.querySelector(`main [aria-label="${words}"]`) !== null;
      const [, turn = ''] = /Turns: (\d+)/.exec(document.querySelector('main')?.textContent ?? '') ?? [];
      const now = `${turn}: ${marked ? 'bad' : 'good'}`;
      if (seen.at(-1) !== now) seen.push(now);
    };
    const frame = (): void => {
      port1.postMessage(null);
      requestAnimationFrame(frame);
    };
    frame();
  }, reason);
  for (let turn = 1; turn <= 6; turn += 1) {
    await main.getByRole('button', { name: 'Turn' }).click();
    await expect(main.getByText(`Turns: ${turn}`)).toBeVisible();
  }
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'seen') as string[]))
    .toEqual(['0: good', '1: bad', '2: good', '3: bad', '4: good', '5: bad', '6: good']);
});
