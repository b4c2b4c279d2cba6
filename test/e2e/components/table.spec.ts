/** Tables by what they show, what people do with them, and what of that is written and told. */
import type { Locator } from '@playwright/test';
import { datasetValue } from '../../../electron/contract/values.ts';
import { composing } from '../composing.ts';
import { label, type Node } from '../project.ts';
import { alone, expect, stageOf, tells, type Stage } from './stage.ts';

const lots = [
  { lot: 'L-10', filled: 182, good: true },
  { lot: 'L-9', filled: 179.25, good: false },
  { lot: 'L-1', filled: null, good: true },
  { lot: 'L-2', filled: 12, good: false },
];
const many = Array.from({ length: 5000 }, (_, at) => ({ entry: at, who: `Person ${at % 7}` }));
const table = (props: object, more: object = {}) => ({
  type: 'ia.display.table',
  props: { data: lots, ...props },
  ...more,
});
const room = { width: 600, height: 300 };

/** A handler that does what a project does with what was entered. */
const takes = {
  component: {
    onEditCellCommit: {
      type: 'script',
      scope: 'G',
      config: {
        script:
          '\tif event.value == "refuse": return\n\tself.props.data[event.row][event.column] = event.value\n' +
          '\tself.view.custom.told = str(event.column) + str(event.row) + str(event.rowIndex)',
      },
    },
  },
};

/** A label that does something where a pointer comes over it: the focus stays where it is. */
const comesOver = (name: string, script: string): Node => ({
  ...label(name, { text: name }),
  events: { dom: { onMouseEnter: { type: 'script', scope: 'G', config: { script: `\t${script}` } } } },
});
const live = [
  { lot: 'L-1', level: 10, note: 'early', lines: 'one\ntwo', count: 3 },
  { lot: 'L-2', level: 20, note: 'late', lines: 'one', count: null },
];
/** A table over data that is there in the view, and labels that change that. */
const followed: Node = {
  custom: { rows: live, told: '' },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    props: { direction: 'column' },
    children: [
      {
        ...table(
          {
            columns: ['lot', 'level', 'note', 'lines', 'count'].map((field) => ({
              field,
              editable: true,
              ...(field === 'level' && { sort: 'ascending' }),
            })),
          },
          { events: tells({ onEditCellCommit: ['row', 'column', 'value'], onEditCellCancel: ['row'] }) },
        ),
        meta: { name: 'It' },
        position: { basis: '300px', shrink: 0 },
        propConfig: { 'props.data': { binding: { type: 'property', config: { path: 'view.custom.rows' } } } },
      },
      comesOver('Rise', "self.view.custom.rows[0].level = 30; self.view.custom.rows[0].note = 'other'"),
      comesOver('Insert', "self.view.custom.rows = [{'lot': 'L-0', 'level': 1}] + list(self.view.custom.rows)"),
      {
        ...label('Told', { style: { classes: 'told', whiteSpace: 'pre' } }, { 'props.text': '{view.custom.told}' }),
        position: { shrink: 0 },
      },
    ],
  },
};

const cell = {
  params: { value: null, row: null },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    children: [
      {
        type: 'ia.display.label',
        meta: { name: 'Label' },
        propConfig: {
          'props.text': {
            binding: {
              type: 'expr',
              config: { expression: '"Row " + {view.params.row} + ": " + {view.params.value.lot}' },
            },
          },
        },
      },
    ],
  },
};

const test = stageOf({
  Plain: alone(
    table({}, { events: tells({ onRowClick: ['row', 'rowIndex'], onSelectionChange: ['selectedRow', 'data'] }) }),
    { ...room, holds: ['props.selection.selectedRow', 'props.selection.data'] },
  ),
  Several: alone(table({ selection: { mode: 'multiple interval' } }), { ...room, holds: ['props.selection.data'] }),
  Cells: alone(table({ selection: { enableColumnSelection: true } }), {
    ...room,
    holds: ['props.selection.selectedColumn', 'props.selection.data'],
  }),
  Edited: alone(
    table(
      {
        columns: [
          { field: 'lot', editable: true },
          { field: 'filled', editable: true },
          { field: 'good', editable: true },
        ],
      },
      { events: takes },
    ),
    { ...room, holds: ['props.data[1]', 'props.editingCell'] },
  ),
  Found: alone(
    table({
      filter: { enabled: true, results: { enabled: true } },
      columns: [{ field: 'lot' }, { field: 'filled', filter: { enabled: true, visible: 'always' } }, { field: 'good' }],
      emptyMessage: { noFilterResults: { text: 'No such lot.' } },
    }),
    { ...room, holds: ['props.filter.text', 'props.filter.results.data'] },
  ),
  Pages: alone(table({ virtualized: false, pager: { initialOption: 3, options: [3, 10] } }), {
    ...room,
    holds: ['props.pager.activePage', 'props.pager.activeOption'],
  }),
  Many: alone(table({ data: many }), { ...room, holds: ['props.selection.selectedRow'] }),
  Shown: alone(
    table({
      data: [{ share: 40, over: 90, on: true, gone: null, at: 1795701600000 }],
      columns: [
        { field: 'share', render: 'number', number: 'progress', progressBar: { max: 80, value: { format: '0.0' } } },
        { field: 'on', boolean: 'toggle' },
        { field: 'gone', nullFormat: { nullFormatValue: 'none' } },
        { field: 'at', render: 'date', dateFormat: 'YYYY', header: { title: 'Year' }, footer: { title: 'End' } },
        { field: 'over', number: 'progress', progressBar: { max: 80, value: { enabled: false } } },
      ],
      enableFooter: true,
      enableHeaderGroups: true,
      headerGroups: [
        [
          { title: 'Left', span: 2 },
          { title: 'Right', span: 9 },
        ],
      ],
      rows: { height: '30px' },
    }),
    room,
  ),
  Below: alone(
    table(
      { rows: { subview: { enabled: true, viewPath: 'Cell' }, subviewExpansionMode: 'single' } },
      { events: tells({ onSubviewExpand: ['row'], onSubviewCollapse: ['row'] }) },
    ),
    { ...room, holds: ['props.rows.subview.expanded'] },
  ),
  'Many below': alone(table({ data: many, rows: { subview: { enabled: true, viewPath: 'Entry' } } }), {
    ...room,
    holds: ['props.rows.subview.expanded'],
  }),
  Entry: {
    params: { rowIndex: null },
    root: {
      type: 'ia.display.label',
      meta: { name: 'root' },
      propConfig: {
        'props.text': { binding: { type: 'expr', config: { expression: '"Below " + {view.params.rowIndex}' } } },
      },
    },
  },
  Titled: alone(
    table({
      columns: [
        { field: 'lot', header: { title: 'Lot\nof\nthe shift' }, align: 'top' },
        { field: 'filled', header: { title: 'Filled' }, sortable: false },
        { field: 'good', header: { title: 'Good', align: 'bottom' }, sortable: false },
      ],
      headerStyle: { backgroundColor: 'rgb(48, 116, 146)' },
      rows: { height: '80px' },
    }),
    room,
  ),
  Stays: alone(
    table({
      data: many,
      columns: [
        { field: 'entry', width: 100, strictWidth: true, style: { position: 'sticky', left: 0 } },
        { field: 'who', width: 400, strictWidth: true },
        { field: 'none', width: 400, strictWidth: true },
      ],
      enableFooter: true,
      rows: { height: '30px' },
    }),
    room,
  ),
  Followed: followed,
  Doubled: alone(
    table({
      data: datasetValue(['id', 'lot', 'id'].map((name, at) => ({ name, type: 'Integer', data: [at] }))),
    }),
    room,
  ),
  Cell: cell,
});

const rows = ({ main }: Stage): Locator => main.locator('[data-at]');
const column = async ({ main }: Stage, index: number): Promise<readonly string[]> =>
  (await main.locator(`[data-at] > [data-column="${index}"]`).allInnerTexts()).map((text) => text.trim());
const title = ({ main }: Stage, name: string): Locator => main.getByRole('columnheader', { name });

test('a row is selected by a press, and told with its place in the data', async ({ open }) => {
  const stage = await open('Plain');
  await title(stage, 'lot').click();
  expect(await column(stage, 0)).toEqual(['L-1', 'L-2', 'L-9', 'L-10']);
  await rows(stage).nth(2).click();
  await expect(stage.held('props.selection.selectedRow')).toHaveText(/= 1$/);
  await expect(stage.held('props.selection.data')).toContainText('179.25');
  await expect(rows(stage).nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(async () => (await stage.told()).length).toBe(2);
  expect(await stage.told()).toEqual(
    expect.arrayContaining([
      { event: 'onRowClick', row: 1, rowIndex: 2 },
      { event: 'onSelectionChange', selectedRow: 1, data: [lots[1]] },
    ]),
  );
});

test('rows are sorted by type, the other way and not at all, by several columns with Shift, and by keys', async ({
  open,
}) => {
  const stage = await open('Plain');
  await title(stage, 'filled').click();
  expect(await column(stage, 1)).toEqual(['12', '179.25', '182', '']);
  await expect(title(stage, 'filled')).toHaveAttribute('aria-sort', 'ascending');
  await title(stage, 'filled').click();
  expect(await column(stage, 1)).toEqual(['182', '179.25', '12', '']);
  await title(stage, 'filled').click();
  expect(await column(stage, 0)).toEqual(['L-10', 'L-9', 'L-1', 'L-2']);
  await title(stage, 'lot').press('ArrowRight');
  await title(stage, 'filled').press('ArrowRight');
  await expect(title(stage, 'good')).toBeFocused();
  await title(stage, 'good').press('Enter');
  await title(stage, 'lot').press('Shift+Enter');
  expect(await column(stage, 0)).toEqual(['L-2', 'L-9', 'L-1', 'L-10']);
});

test('several rows are selected with Ctrl and Shift, by pointer and by keys', async ({ open }) => {
  const stage = await open('Several');
  const selected = stage.main.locator('[data-at][aria-selected="true"]');
  await rows(stage).nth(0).click();
  await rows(stage)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(3);
  await rows(stage)
    .nth(1)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(selected).toHaveCount(2);
  await expect(stage.held('props.selection.data')).toContainText('"L-10"');
  await expect(stage.held('props.selection.data')).not.toContainText('"L-9"');
  await rows(stage).nth(0).click();
  await rows(stage).nth(0).press('Shift+ArrowDown');
  await expect(selected).toHaveCount(2);
  await rows(stage).nth(1).press('Control+a');
  await expect(selected).toHaveCount(4);
});

test('a cell is selected where columns are, and its field is what is held', async ({ open }) => {
  const stage = await open('Cells');
  await rows(stage).nth(1).locator('[data-column="1"]').click();
  await expect(stage.held('props.selection.selectedColumn')).toHaveText(/"filled"$/);
  await expect(stage.held('props.selection.data')).toHaveText(/\[\{"filled":179.25\}\]$/);
  await expect(rows(stage).nth(1).locator('[data-column="1"]')).toHaveAttribute('aria-selected', 'true');
  await title(stage, 'lot').click();
  await expect(stage.held('props.selection.data')).toContainText('{"lot":"L-2"}');
});

test('a cell is edited, and shows what the gateway holds afterwards', async ({ open }) => {
  const stage = await open('Edited');
  const at = (index: number): Locator => rows(stage).nth(1).locator(`[data-column="${index}"]`);
  await at(1).dblclick();
  await expect(stage.held('props.editingCell')).toContainText('"filled"');
  const field = stage.main.getByRole('textbox', { name: 'filled' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('179.25');
  await field.fill('many');
  await field.press('Enter');
  await expect(stage.main.getByText('This is no number.')).toBeVisible();
  await field.fill('7.5');
  await field.press('Enter');
  await expect(stage.held('props.data[1]')).toContainText('7.5');
  await expect(at(1)).toHaveText('7.5');
  await expect(stage.main.getByText('filled11')).toBeVisible();
  await expect(at(1)).toBeFocused();
  await at(1).press('ArrowLeft');
  await at(0).press('F2');
  await stage.main.getByRole('textbox', { name: 'lot' }).fill('refuse');
  await stage.main.getByRole('textbox', { name: 'lot' }).press('Enter');
  await expect(at(0)).toHaveText('L-9');
  await at(0).press('Enter');
  await stage.main.getByRole('textbox', { name: 'lot' }).press('Escape');
  await expect(at(0)).toHaveText('L-9');
  await at(2).getByRole('checkbox').click();
  await expect(at(2).getByRole('checkbox')).toBeChecked();
  await expect(stage.held('props.data[1]')).toContainText('true');
});

const cellIn = (stage: Stage, row: number, at: number): Locator =>
  rows(stage).nth(row).locator(`[data-column="${at}"]`);
/** The first script waits for the interpreter. */
const patient = { timeout: 60_000 };

test('a cell that is edited keeps what is typed and stays in its place while values come', async ({ open }) => {
  const stage = await open('Followed');
  await cellIn(stage, 0, 2).dblclick();
  const field = stage.main.getByRole('textbox', { name: 'note' });
  await field.fill('a word');
  await stage.main.getByText('Rise').hover();
  await expect(cellIn(stage, 0, 1)).toHaveText('30', patient);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('a word');
  await field.press('Enter');
  await expect(cellIn(stage, 0, 0)).toHaveText('L-2');
  await expect.poll(stage.told).toEqual([{ event: 'onEditCellCommit', row: 0, column: 'note', value: 'a word' }]);
});

test('what is typed for a row is not told of another one that comes into its place', async ({ open }) => {
  const stage = await open('Followed');
  await cellIn(stage, 0, 2).dblclick();
  const field = stage.main.getByRole('textbox', { name: 'note' });
  await field.fill('a word');
  await stage.main.getByText('Insert').hover();
  await expect(cellIn(stage, 0, 0)).toHaveText('L-0', patient);
  await expect(field).toHaveCount(0);
  await expect(stage.main.getByText('The row that was edited stands elsewhere now')).toBeVisible();
  await expect.poll(stage.told).toEqual([{ event: 'onEditCellCancel', row: 0 }]);
});

test('a cell with several lines keeps them, and nothing is told where nobody typed', async ({ open }) => {
  const stage = await open('Followed');
  await cellIn(stage, 0, 3).dblclick();
  const field = stage.main.getByRole('textbox', { name: 'lines' });
  await expect(field).toHaveValue('one\ntwo');
  await field.press('Enter');
  await expect(field).toHaveCount(0);
  await cellIn(stage, 0, 3).press('F2');
  await field.press('End');
  await field.press('!');
  await field.press('Enter');
  const committed = { event: 'onEditCellCommit', row: 0, column: 'lines', value: 'one\ntwo!' };
  await expect.poll(stage.told, patient).toEqual([{ event: 'onEditCellCancel', row: 0 }, committed]);
});

test('columns of one name are said, of which the last one is shown', async ({ open }) => {
  const stage = await open('Doubled');
  await expect(rows(stage)).toHaveText(/^\s*21$/);
  await expect(stage.main.getByText('Several columns of the data are called “id”')).toBeVisible();
});

test('a number is entered into an empty cell of numbers, and what is none is said', async ({ open }) => {
  const stage = await open('Followed');
  await cellIn(stage, 1, 4).dblclick();
  const field = stage.main.getByRole('textbox', { name: 'count' });
  await field.fill('many');
  await stage.main.getByText('On the stage').click();
  await expect(stage.main.getByText('This is no number. It was not written.')).toBeVisible();
  await cellIn(stage, 1, 4).dblclick();
  await field.fill('5');
  await field.press('Enter');
  await expect
    .poll(async () => (await stage.told()).at(-1), patient)
    .toEqual({
      event: 'onEditCellCommit',
      row: 1,
      column: 'count',
      value: 5,
    });
});

test('rows are found by words and by conditions of columns, which the gateway holds', async ({ open }) => {
  const stage = await open('Found');
  await stage.main.getByRole('searchbox').fill('l-1');
  await expect(rows(stage)).toHaveCount(2);
  await expect(stage.held('props.filter.text')).toHaveText(/"l-1"$/);
  await expect(stage.held('props.filter.results.data')).toContainText('"L-10"');
  await stage.main.getByRole('searchbox').fill('x');
  await expect(stage.main.getByText('No such lot.')).toBeVisible();
  await stage.main.getByRole('searchbox').fill('');
  await stage.main.getByRole('button', { name: 'Filter by filled' }).click();
  await stage.page.getByRole('textbox', { name: 'Value' }).fill('100');
  await composing(stage.page, 'Enter');
  await stage.page.getByRole('combobox', { name: 'Condition' }).selectOption('greater than');
  await expect(rows(stage)).toHaveCount(2);
  expect(await column(stage, 0)).toEqual(['L-10', 'L-9']);
  await stage.page.keyboard.press('Escape');
  await expect(title(stage, 'filled')).toBeFocused();
});

test('pages are turned, and are as long as a person chose', async ({ open }) => {
  const stage = await open('Pages');
  await expect(rows(stage)).toHaveCount(3);
  await stage.main.getByRole('button', { name: 'Next page' }).click();
  await expect(stage.held('props.pager.activePage')).toHaveText(/= 2$/);
  expect(await column(stage, 0)).toEqual(['L-2']);
  await expect(stage.main.getByText('4 to 4 of 4')).toBeVisible();
  await expect(stage.main.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await stage.main.getByRole('combobox').selectOption('10');
  await expect(rows(stage)).toHaveCount(4);
  await expect(stage.held('props.pager.activeOption')).toHaveText(/= 10$/);
});

test('HM-6 the rows of a list that opens are as large as a kiosk asks', async ({ open }) => {
  const stage = await open('Pages');
  const { page } = stage;
  await page.evaluate(() => void (document.documentElement.dataset['profile'] = 'kiosk'));
  const list = stage.main.getByLabel('Rows on a page');
  await list.click();
  const row = list.getByRole('option', { name: '10' });
  const target = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--target')),
  );
  expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(target);
  await page.screenshot({ path: test.info().outputPath('list.png') });
  await row.click();
  await expect(stage.held('props.pager.activeOption')).toHaveText(/= 10$/);
  await page.evaluate(() => void (document.documentElement.dataset['profile'] = 'default'));
});

test('of many rows those in sight are drawn, and the keys lead to all', async ({ open }) => {
  const stage = await open('Many');
  const frame = stage.main.getByRole('region', { name: 'It' });
  expect(await rows(stage).count()).toBeLessThan(60);
  await frame.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await expect(stage.main.getByText('4,999', { exact: true })).toBeVisible();
  await frame.evaluate((element) => (element.scrollTop = 0));
  await rows(stage).first().focus();
  await rows(stage).first().press('End');
  await expect(stage.main.locator('[data-at="4999"]')).toBeFocused();
  await stage.main.locator('[data-at="4999"]').press(' ');
  await expect(stage.held('props.selection.selectedRow')).toHaveText(/= 4999$/);
  // What has the focus may leave the sight: the keys go on from there.
  await frame.evaluate((element) => (element.scrollTop = 0));
  await expect(frame).toBeFocused();
  await frame.press('ArrowUp');
  await expect(stage.main.locator('[data-at="4998"]')).toBeFocused();
});

test('cells are bars, switches and texts as their columns say, below titles and groups', async ({ open }) => {
  const stage = await open('Shown');
  await expect(stage.main.getByRole('meter').first()).toHaveAttribute('aria-valuetext', '40.0');
  const bar = stage.main.getByRole('meter').first().locator('.bar');
  const share = await bar.evaluate((element) => element.clientWidth / (element.parentElement?.clientWidth ?? 1));
  expect(share).toBeCloseTo(0.5, 1);
  // What is off the scale says its number, also where numbers are not asked for.
  await expect(stage.main.getByRole('meter').nth(1)).toContainText('90');
  await expect(stage.main.getByRole('switch')).toBeChecked();
  await expect(stage.main.getByRole('switch')).toBeDisabled();
  expect((await column(stage, 2))[0]).toBe('none');
  expect((await column(stage, 3))[0]).toBe('2026');
  await expect(stage.main.getByRole('columnheader', { name: 'Right' })).toHaveAttribute('aria-colspan', '3');
  await expect(stage.main.getByText('End', { exact: true })).toBeVisible();
  expect((await rows(stage).first().boundingBox())?.height).toBe(30);
});

test('titles are as high as their row, whatever stands in them, and cells hold theirs where they say', async ({
  open,
}) => {
  const stage = await open('Titled');
  const titles = stage.main.getByRole('columnheader');
  const boxes = await titles.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(boxes).toHaveLength(3);
  expect(new Set(boxes).size).toBe(1);
  const place = (text: string) =>
    stage.main
      .getByText(text, { exact: true })
      .first()
      .evaluate((element) => {
        const cell = element.closest('.table-cell') ?? element;
        const words = document.createRange();
        words.selectNodeContents(element);
        const [inner, outer] = [words.getBoundingClientRect(), cell.getBoundingClientRect()];
        return Math.round(inner.top + inner.height / 2 - outer.top) / outer.height;
      });
  expect(await place('Filled')).toBeCloseTo(0.5, 1);
  expect(await place('Good')).toBeGreaterThan(0.6);
  expect(await place('L-10')).toBeLessThan(0.4);
});

test('columns are made wider and moved, by pointer and by keys', async ({ open }) => {
  const stage = await open('Plain');
  const wide = async (): Promise<number> => (await title(stage, 'lot').boundingBox())?.width ?? 0;
  const before = await wide();
  await title(stage, 'lot').press('Control+ArrowRight');
  expect(await wide()).toBeCloseTo(before + 16, 0);
  const handle = await title(stage, 'lot').locator('.edge').boundingBox();
  if (handle === null) throw new Error('There is no handle.');
  await stage.page.mouse.move(handle.x + 5, handle.y + 10);
  await stage.page.mouse.down();
  await stage.page.mouse.move(handle.x + 45, handle.y + 10, { steps: 4 });
  await stage.page.mouse.up();
  expect(await wide()).toBeCloseTo(before + 56, 0);
  await title(stage, 'lot').press('Alt+ArrowRight');
  expect(await column(stage, 0)).toEqual(['182', '179.25', '', '12']);
  const [from, to] = [await title(stage, 'good').boundingBox(), await title(stage, 'filled').boundingBox()];
  if (from === null || to === null) throw new Error('There are no titles.');
  await stage.page.mouse.move(from.x + 20, from.y + 12);
  await stage.page.mouse.down();
  await stage.page.mouse.move(to.x + 20, to.y + 12, { steps: 6 });
  await stage.page.mouse.up();
  await expect(stage.main.getByRole('columnheader').first()).toContainText('good');
});

test('a row opens a view below it, and is told', async ({ open }) => {
  const stage = await open('Below');
  await stage.main.getByRole('button', { name: 'Open the row' }).nth(1).click();
  await expect(stage.main.getByText('Row 1: L-9')).toBeVisible();
  await rows(stage).nth(2).press('Alt+ArrowDown');
  await expect(stage.main.getByText('Row 2: L-1')).toBeVisible();
  await expect(stage.main.getByText('Row 1: L-9')).toHaveCount(0);
  await rows(stage).nth(2).press('Alt+ArrowUp');
  await expect(stage.held('props.rows.subview.expanded')).toHaveText(/= \[\]$/);
  await expect.poll(stage.told).toEqual([
    { event: 'onSubviewExpand', row: 1 },
    { event: 'onSubviewExpand', row: 2 },
    { event: 'onSubviewCollapse', row: 2 },
  ]);
});

test('of many rows with views below them those in sight are drawn, also when one is open', async ({ open }) => {
  const stage = await open('Many below');
  const { main, held } = stage;
  await rows(stage).nth(1).getByRole('button', { name: 'Open the row' }).click();
  await expect(main.getByText('Below 1', { exact: true })).toBeVisible();
  await rows(stage).nth(2).press('Alt+ArrowDown');
  await expect(held('props.rows.subview.expanded')).toHaveText('props.rows.subview.expanded = [1,2]');
  const frame = main.getByRole('region', { name: 'It' });
  await frame.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await expect(main.getByRole('gridcell', { name: '4,999' })).toBeVisible();
  expect(await rows(stage).count()).toBeLessThan(100);
  await frame.evaluate((element) => (element.scrollTop = 0));
  await expect(main.getByText('Below 1', { exact: true })).toBeVisible();
});

test('a column whose style is sticky stays in sight, with its title and its footer', async ({ open }) => {
  const stage = await open('Stays');
  const { main } = stage;
  const frame = main.getByRole('region', { name: 'It' });
  await frame.evaluate((element) => (element.scrollLeft = 150));
  const left = async (of: Locator): Promise<number> => Math.round((await of.boundingBox())?.x ?? -1);
  const edge = await left(frame);
  const first = rows(stage).nth(1).locator('[data-column="0"]');
  for (const one of [title(stage, 'entry'), first, main.locator('.table-foot .table-cell').first()])
    await expect.poll(() => left(one)).toBe(edge);
  expect(await left(rows(stage).nth(1).locator('[data-column="1"]'))).toBeLessThan(edge);
  // Nothing of what is below it shines through.
  await expect(first).toHaveCSS('background-color', /^rgb\(/);
});
