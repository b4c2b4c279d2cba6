/** Trees of tags: what is open, what is selected, and what handlers are told. */
import { alone, expect, stageOf, tells } from './stage.ts';

const events = tells({ onNodeClick: ['name', 'path'], onNodeContextMenu: ['name'] });
const type = 'ia.display.tag-browse-tree';
const root = { path: '[default]Hall 2' };
const test = stageOf(
  {
    Tags: alone(
      { type, props: { root, filter: { enabled: true } }, events },
      { holds: ['props.selection.values'], height: 400 },
    ),
    Several: alone(
      { type, props: { root, selection: { mode: 'multiple' } } },
      { holds: ['props.selection.values'], height: 400 },
    ),
    Nowhere: alone({ type, props: { root: { path: '[plc]' } } }, { height: 300 }),
  },
  {
    'countersign/tags.json': {
      tags: [
        { path: 'Hall 2/Line 4/Level', value: 5, dataType: 'Float8' },
        { path: 'Hall 2/Line 4/Speed', value: 5 },
        { path: 'Hall 2/Batch', value: 'B-1' },
      ],
    },
  },
);

test('a folder of tags is opened, a tag selected, and handlers are told which', async ({ open }) => {
  const { main, held, told } = await open('Tags');
  const row = (name: string) => main.getByRole('treeitem', { name });
  await expect(row('Level')).toHaveCount(0);
  await row('Line 4').locator('.arrow').click();
  await row('Level').click();
  await expect(held('props.selection.values')).toHaveText('props.selection.values = ["[default]Hall 2/Line 4/Level"]');
  await expect(row('Level')).toHaveAttribute('aria-selected', 'true');
  await row('Batch').click({ button: 'right' });
  await expect.poll(told).toEqual([
    { event: 'onNodeClick', name: 'Level', path: '[default]Hall 2/Line 4/Level' },
    { event: 'onNodeContextMenu', name: 'Batch' },
  ]);
});

test('a filter leaves tags out, and folders stay', async ({ open }) => {
  const { page, main } = await open('Tags');
  const row = (name: string) => main.getByRole('treeitem', { name });
  await row('Line 4').focus();
  await page.keyboard.press('ArrowRight');
  await expect(row('Level')).toBeVisible();
  await main.getByRole('searchbox').fill('spe');
  await expect(row('Level')).toHaveCount(0);
  await expect(row('Batch')).toHaveCount(0);
  await expect(row('Speed')).toBeVisible();
});

test('several are selected with the control key, in their order', async ({ open }) => {
  const { main, held } = await open('Several');
  await main.getByRole('treeitem', { name: 'Line 4' }).click();
  await main.getByRole('treeitem', { name: 'Batch' }).click({ modifiers: ['ControlOrMeta'] });
  await expect(held('props.selection.values')).toHaveText(
    'props.selection.values = ["[default]Hall 2/Line 4","[default]Hall 2/Batch"]',
  );
});

test('a provider that is not there is named', async ({ open }) => {
  const { main } = await open('Nowhere');
  await expect(main.getByText('No tag provider [plc]')).toBeVisible();
});
