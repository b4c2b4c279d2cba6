/** Trees: what is open, what is selected, and what handlers are told. */
import { alone, expect, stageOf, tells } from './stage.ts';

const items = [
  {
    label: 'Hall',
    expanded: true,
    items: [
      { label: 'Line 4', data: { line: 4 } },
      { label: 'Line 5', items: [{ label: 'Pump', data: 'P-5' }] },
    ],
  },
  { label: 'Yard' },
];
const events = tells({ onItemClicked: ['label', 'data', 'itemPath'] });
const holds = ['props.selection', 'props.selectionData', 'props.items[0].items[1].expanded'];
const test = stageOf({
  Tree: alone({ type: 'ia.display.tree', props: { items }, events }, { holds, height: 400 }),
  Leaves: alone({ type: 'ia.display.tree', props: { items, branchNodeSelectable: false } }, { holds, height: 400 }),
});

test('a tree shows what is open; a press selects, and the gateway says what that is', async ({ open }) => {
  const { main, held, told } = await open('Tree');
  const row = (name: string) => main.getByRole('treeitem', { name });
  await expect(row('Line 4')).toBeVisible();
  await expect(row('Pump')).toHaveCount(0);
  await row('Line 4').click();
  await expect(row('Line 4')).toHaveAttribute('aria-selected', 'true');
  await expect(held('props.selectionData')).toHaveText('props.selectionData = [{"itemPath":"0.0","value":{"line":4}}]');
  await expect.poll(told).toEqual([{ event: 'onItemClicked', label: 'Line 4', data: { line: 4 }, itemPath: [0, 0] }]);
  await row('Yard').click({ modifiers: ['ControlOrMeta'] });
  await expect(held('props.selection')).toHaveText('props.selection = ["0.0","1"]');
});

test('arrows go through a tree, open and close it', async ({ open }) => {
  const { page, main, held } = await open('Tree');
  const row = (name: string) => main.getByRole('treeitem', { name });
  await row('Hall').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(row('Line 5')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(row('Pump')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(held('props.selection')).toHaveText('props.selection = ["0.1.0"]');
  await expect(held('props.items[0].items[1].expanded')).toHaveText('props.items[0].items[1].expanded = true');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(held('props.items[0].items[1].expanded')).toHaveText('props.items[0].items[1].expanded = false');
  await expect(row('Line 5')).toHaveAttribute('aria-expanded', 'false');
  await expect(row('Pump')).toHaveCount(0);
});

test('a tree whose branches cannot be selected selects what has nothing in it alone', async ({ open }) => {
  const { main, held } = await open('Leaves');
  await main.getByRole('treeitem', { name: 'Hall' }).click();
  await main.getByRole('treeitem', { name: 'Yard' }).click();
  await expect(held('props.selection')).toHaveText('props.selection = ["1"]');
});
