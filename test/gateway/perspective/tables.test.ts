/** Tables: the views in their cells, and the row that is selected. */
import { describe, expect, it } from 'vitest';
import { readInside } from '../../../electron/contract/inside.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { findNode, openStation, viewFile, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, expr, flex, label, property, script, view } from '../../support/views.ts';

const shown = (page: TestPage, name: string): ViewNode => {
  const found = findNode(page.frame.resume().root, name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const press = (page: TestPage, name: string): Promise<void> =>
  page.frame.fire(shown(page, name).id, 'component.onActionPerformed', {});
const table = (props: JsonObject, more = {}) => ({ type: 'ia.display.table', meta: { name: 'T' }, props, ...more });
/** The texts of the views in the cells, by their slots. */
const texts = (page: TestPage): Readonly<Record<string, Json | undefined>> =>
  Object.fromEntries(
    shown(page, 'T').children.map(({ slot, children }): [string, Json | undefined] => [
      slot?.key ?? '',
      children[0]?.props['text'],
    ]),
  );

describe('a column of views', () => {
  const cell = {
    params: { value: null, rowIndex: null, column: null, columnIndex: null, rowData: null, unit: '' },
    root: flex([
      label(
        'Text',
        expr(
          '{view.params.value} + {view.params.unit} + " " + {view.params.rowIndex} + " " + {view.params.column} + ' +
            '" " + {view.params.columnIndex} + " " + {view.params.rowData.lot}',
        ),
      ),
    ]),
  };
  const columns = [
    { field: 'lot' },
    { field: 'hidden', render: 'view', viewPath: 'Cell', visible: false },
    { field: 'weight', render: 'view', viewPath: 'Cell', viewParams: { unit: ' kg' } },
  ];

  it('shows the view in each of its cells, which gets what the cell is', async () => {
    const { openPage } = await openStation({
      files: {
        ...view([
          table({
            columns,
            data: [
              { lot: 'L-1', weight: 5 },
              { lot: 'L-2', weight: { value: 7, style: { color: 'red' } } },
            ],
          }),
          button('More', script('self.getSibling("T").props.data.append({"lot": "L-3", "weight": 9})')),
          button('Weigh', script('self.getSibling("T").props.data[0].weight = 6')),
          button('Pounds', script('self.getSibling("T").props.columns[2].viewParams.unit = " lb"')),
        ]),
        [viewFile('Cell')]: cell,
      },
    });
    const page = openPage();
    expect(texts(page)).toEqual({ 'cells[0][2]': '5 kg 0 weight 2 L-1', 'cells[1][2]': '7 kg 1 weight 2 L-2' });
    expect(shown(page, 'T').notes).toEqual([]);
    const ids = shown(page, 'T').children.map(({ id }) => id);
    await press(page, 'Weigh');
    await press(page, 'Pounds');
    await press(page, 'More');
    expect(texts(page)).toEqual({
      'cells[0][2]': '6 lb 0 weight 2 L-1',
      'cells[1][2]': '7 lb 1 weight 2 L-2',
      'cells[2][2]': '9 lb 2 weight 2 L-3',
    });
    const now = shown(page, 'T').children.map(({ id }) => id);
    expect(now.slice(0, 2)).toEqual(ids);
  });

  it('shows views for the rows of a dataset', async () => {
    const data = {
      $: ['ds', 192, 2],
      $columns: [
        { name: 'lot', type: 'String', data: ['L-1', 'L-2'] },
        { name: 'weight', type: 'Integer', data: [1, 2] },
      ],
    };
    const { openPage } = await openStation({
      files: { ...view([table({ columns, data })]), [viewFile('Cell')]: cell },
    });
    expect(Object.values(texts(openPage()))).toEqual(['1 kg 0 weight 2 L-1', '2 kg 1 weight 2 L-2']);
  });

  it('HM-1 gives the view the quality that the data has', async () => {
    const files = {
      ...view([
        table(
          {
            columns,
            data: [
              { lot: 'L-1', weight: 5 },
              { lot: 'L-2', weight: 6 },
            ],
          },
          { propConfig: { 'props.data[0].weight': { binding: expr('{view.custom.gone} + 5') } } },
        ),
      ]),
      [viewFile('Cell')]: cell,
    };
    const { openPage } = await openStation({ files });
    const qualities = shown(openPage(), 'T').children.map(({ children }) => children[0]?.quality['text']?.code);
    expect(qualities).toEqual([expect.stringMatching(/^(Bad|Error)/), undefined]);
  });

  it('opens no more than 500, and says so', async () => {
    const { openPage } = await openStation({
      files: {
        ...view([
          table({
            columns: [...columns, { field: 'lot', render: 'auto', viewPath: 'Cell' }],
            data: Array.from({ length: 300 }, (_, row) => ({ lot: `L-${row}`, weight: row })),
          }),
        ]),
        [viewFile('Cell')]: cell,
      },
    });
    const page = openPage();
    await until(() => expect(shown(page, 'T').children).toHaveLength(500));
    const { children, notes } = shown(page, 'T');
    expect(children.at(-1)?.slot?.key).toBe('cells[249][3]');
    expect(notes).toEqual(['A table shows views in 500 cells; the rows after them have none.']);
  });

  it('opens no more than 500 below open rows, and says so', async () => {
    const expanded = Array.from({ length: 501 }, (_, row) => row);
    const { openPage } = await openStation({
      files: {
        ...view([
          table({
            data: expanded.map((row) => ({ lot: `L-${row}` })),
            rows: { subview: { enabled: 1, viewPath: 'Cell', expanded } },
          }),
        ]),
        [viewFile('Cell')]: cell,
      },
    });
    const page = openPage();
    await until(() => expect(shown(page, 'T').children).toHaveLength(500));
    expect(shown(page, 'T').notes).toEqual([
      'A table shows views below 500 open rows; those that were opened after them show none.',
    ]);
  });

  it('says that a view is not there, and which parameters are not taken back', async () => {
    const back = {
      params: { value: 0, done: false },
      propConfig: { 'params.value': { paramDirection: 'inout' }, 'params.done': { paramDirection: 'output' } },
      root: flex([label('Text', property('view.params.value'))]),
    };
    const { openPage } = await openStation({
      files: {
        ...view([
          table({
            columns: [
              { field: 'a', render: 'view', viewPath: 'Gone' },
              { field: 'a', render: 'view', viewPath: 'Back' },
            ],
            data: [{ a: 1 }, { a: 2 }],
          }),
        ]),
        [viewFile('Back')]: back,
      },
    });
    const page = openPage();
    expect(texts(page)).toEqual({ 'cells[0][1]': 1, 'cells[1][1]': 2 });
    expect(shown(page, 'T').notes).toEqual([
      'This project has no view Gone.',
      'What a view in a cell gives back is not taken: value, done.',
    ]);
  });
});

describe('the selected row of a table', () => {
  const data = [{ lot: 'L-1' }, { lot: 'L-2' }];
  const selected = (page: TestPage): Json | undefined => shown(page, 'T').props['selection'];
  /** What holds where a project says nothing. */
  const unsaid = {
    mode: 'single',
    enableRowSelection: true,
    enableColumnSelection: false,
    selectedRow: null,
    selectedColumn: null,
    rows: [],
    data: [],
  };
  const write = (page: TestPage, property: string, value: Json) =>
    page.frame.write(shown(page, 'T').id, property, value);

  it('is what a person selects, and the table holds what stands in it', async () => {
    const { openPage } = await openStation({
      files: view([
        table({ data, selection: { mode: 'single' } }),
        label('Seen', expr('{../T.props.selection.data[0].lot}')),
        button('Change', script('self.getSibling("T").props.data[1].lot = "L-9"')),
        button('None', script('self.getSibling("T").props.selection.selectedRow = None')),
      ]),
    });
    const page = openPage();
    expect(selected(page)).toEqual(unsaid);
    expect(write(page, 'selection.selectedRow', 1)).toEqual({ value: 1, quality: null, refused: null });
    expect(selected(page)).toEqual({ ...unsaid, selectedRow: 1, data: [{ lot: 'L-2' }] });
    expect(shown(page, 'Seen').props['text']).toBe('L-2');
    await press(page, 'Change');
    expect(shown(page, 'Seen').props['text']).toBe('L-9');
    await press(page, 'None');
    expect(selected(page)).toEqual(unsaid);
  });

  it('is there in a table that says nothing of it, and reaches what it is bound to', async () => {
    const propConfig = {
      'props.selection.selectedRow': { binding: property('view.custom.row', { bidirectional: true }) },
      'props.selection.data': { binding: property('view.custom.rows', { bidirectional: true }) },
    };
    const { openPage } = await openStation({
      files: view(
        [table({ data }, { propConfig }), label('Seen', expr('{view.custom.rows[0].lot} + {view.custom.row}'))],
        {
          custom: { row: null, rows: [] },
        },
      ),
    });
    const page = openPage();
    expect(write(page, 'selection.selectedRow', 0)).toMatchObject({ value: 0, refused: null });
    expect(shown(page, 'Seen').props['text']).toBe('L-10');
  });

  it.each<[string, Json, JsonObject, string]>([
    ['selection.selectedRow', 2, {}, 'The table has no such row. Nothing was selected.'],
    ['selection.selectedRow', 0.5, {}, 'The table has no such row. Nothing was selected.'],
    ['selection.selectedRow.deeper', 1, {}, 'This is not open to people. It was not written.'],
    [
      'selection.selectedRow',
      1,
      { enableRowSelection: 0 },
      'Rows of this table are not for selection. Nothing was selected.',
    ],
    ['selection.data', [{ lot: 'forged' }], {}, 'This is not open to people. It was not written.'],
    ['selection', {}, {}, 'This is not open to people. It was not written.'],
    ['data', [], {}, 'This is not open to people. It was not written.'],
  ])('is no other: %s = %j with %j', async (property, value, selection, refused) => {
    const { openPage } = await openStation({ files: view([table({ data, selection })]) });
    const page = openPage();
    expect(write(page, property, value)).toMatchObject({ refused });
    expect(selected(page)).toEqual({ ...unsaid, ...selection });
  });

  it('says so where the rows are chosen by what is selected, without end', async () => {
    const rows = 'if({this.props.selection.data[0].lot} = "a", {view.custom.b}, {view.custom.a})';
    const { openPage } = await openStation({
      files: view(
        [
          table(
            { data: [], selection: { selectedRow: 0, data: [] } },
            { propConfig: { 'props.data': { binding: expr(rows) } } },
          ),
        ],
        { custom: { a: [{ lot: 'a' }], b: [{ lot: 'b' }] } },
      ),
    });
    const page = openPage();
    await until(() => {
      const { quality } = shown(page, 'T');
      expect(JSON.stringify(quality)).toMatch(/without end|follows itself/);
    });
  });
});

describe('what people change of a table', () => {
  const data = [
    { lot: 'L-1', n: 1 },
    { lot: 'L-2', n: { value: 2, editable: false } },
    { lot: 'L-3', n: 3 },
  ];
  const columns = [
    { field: 'lot', filter: { enabled: true } },
    { field: 'n', editable: true },
  ];
  const many = { mode: 'multiple interval' };
  const held = (page: TestPage, ...path: string[]): Json | undefined => readInside(shown(page, 'T').props, path);
  const write = (page: TestPage, property: string, value: Json) =>
    page.frame.write(shown(page, 'T').id, property, value);
  const open = async (props: JsonObject, more = {}): Promise<TestPage> => {
    const { openPage } = await openStation({
      files: view([table({ data, columns, ...props }, more)], { custom: { told: '' } }),
    });
    return openPage();
  };

  it('selects several rows, of which the last one ends at the selected row', async () => {
    const page = await open({ selection: many });
    expect(
      write(page, 'selection.rows', [
        [0, 0],
        [1, 2],
      ]),
    ).toMatchObject({ refused: null });
    expect(held(page, 'selection', 'selectedRow')).toBe(2);
    expect(held(page, 'selection', 'data')).toEqual([data[0], data[1], data[2]]);
    expect(write(page, 'selection.selectedRow', 1)).toMatchObject({ refused: null });
    expect(held(page, 'selection', 'data')).toEqual([data[1]]);
    expect(write(page, 'selection.selectedRow', null)).toMatchObject({ refused: null });
    expect(held(page, 'selection', 'data')).toEqual([]);
  });

  it('selects a cell, or a column, of which the data holds that field alone', async () => {
    const page = await open({ selection: { enableColumnSelection: true } });
    await write(page, 'selection.selectedRow', 1);
    await write(page, 'selection.selectedColumn', 'n');
    expect(held(page, 'selection', 'data')).toEqual([{ n: 2 }]);
    await write(page, 'selection.selectedRow', null);
    expect(held(page, 'selection', 'data')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it.each<[string, Json, JsonObject]>([
    ['selection.rows', [[0, 1]], {}],
    ['selection.rows', [[0, 3]], { selection: many }],
    ['selection.rows', [0], { selection: many }],
    ['selection.selectedColumn', 'n', {}],
    ['pager.activePage', 0, {}],
    ['pager.activePage', '2', {}],
    ['pager.activeOption', 7, {}],
    ['pager.options', [7], {}],
    ['filter.text', 5, {}],
    ['filter.enabled', true, {}],
    ['editingCell', { column: 'lot', row: 0 }, {}],
    ['editingCell', { column: 'n', row: 1 }, {}],
    ['editingCell', { column: 'n', row: 9 }, {}],
    ['rows.subview.expanded', [3], {}],
    ['rows.subview.viewPath', 'Other', {}],
    ['columns.0.filter', { enabled: true, string: { condition: 'sounds like', value: 'x' } }, {}],
    ['columns.1.filter', { enabled: true, string: { condition: 'contains', value: 'x' } }, {}],
    ['columns.0.filter', { enabled: true, style: {} }, {}],
    ['columns.0.editable', true, {}],
    ['columns', [], {}],
  ])('refuses %s = %j of a table with %j', async (property, value, props) => {
    const page = await open(props);
    const before = shown(page, 'T').props;
    const { refused } = await write(page, property, value);
    expect(refused).toMatch(/^[A-Z].*\.$/);
    expect(shown(page, 'T').props).toEqual(before);
  });

  it('takes what is searched, the page, the conditions of columns and the cell that is edited', async () => {
    const page = await open({ pager: { activePage: 3 } });
    const filter = { enabled: true, string: { condition: 'contains', value: 'L' } };
    for (const [property, value] of [
      ['filter.text', 'L-'],
      ['columns.0.filter', filter],
      ['editingCell', { column: 'n', row: 2 }],
      ['pager.activeOption', 50],
    ] as const) {
      expect(write(page, property, value)).toMatchObject({ refused: null, value });
    }
    expect(held(page, 'columns', '0', 'filter')).toEqual(filter);
    // What is found anew is seen from its first page on.
    expect(held(page, 'pager', 'activePage')).toBe(1);
    expect(write(page, 'pager.activePage', 2)).toMatchObject({ value: 2, refused: null });
  });

  it('writes down the rows that are found, where a project asks for them', async () => {
    const page = await open({ filter: { text: '', results: { enabled: true } } });
    const results = (): Json | undefined => held(page, 'filter', 'results', 'data');
    expect(results()).toEqual(data);
    await write(page, 'filter.text', 'l-3');
    expect(results()).toEqual([data[2]]);
    await write(page, 'filter.text', '');
    await write(page, 'columns.0.filter', { enabled: true, string: { condition: 'ends with', value: '1' } });
    expect(results()).toEqual([data[0]]);
  });

  const tells = (fields: readonly string[]) =>
    script(`self.view.custom.told = str([${fields.map((field) => `event.${field}`).join(', ')}])`);
  const told = async (event: string, payload: JsonObject, fields: readonly string[]): Promise<Json | undefined> => {
    const { openPage } = await openStation({
      files: view(
        [
          table({ data, columns }, { events: { component: { [event]: tells(fields) } } }),
          label('Told', property('view.custom.told')),
        ],
        { custom: { told: '' } },
      ),
    });
    const page = openPage();
    await page.frame.fire(shown(page, 'T').id, `component.${event}`, payload);
    return shown(page, 'Told').props['text'];
  };

  it('tells of a row what the gateway holds, and not what a page says', async () => {
    const payload = { row: 2, rowIndex: 0, value: { lot: 'forged' } };
    expect(await told('onRowClick', payload, ['row', 'rowIndex', 'value["lot"]'])).toMatch(/2.*0.*L-3/);
    await expect(told('onRowClick', { row: 3 }, ['row'])).rejects.toThrow('no such row');
  });

  it('tells of the row that a person saw, or of none where another stands there by now', async () => {
    const seen = (lot: string, n: number) => ({ row: 2, rowIndex: 2, seen: { ...data[2], lot, n } });
    const values = ['value["lot"]'];
    // What of it came since is no other row.
    expect(await told('onRowClick', seen('L-3', 99), values)).toMatch('L-3');
    const other = 'The rows moved meanwhile. Nothing was done.';
    await expect(told('onRowClick', { row: 2, seen: data[0] ?? {} }, values)).rejects.toThrow(other);
    await expect(told('onRowClick', { row: 2, seen: { lot: 'gone' } }, values)).rejects.toThrow(other);
    const entered = { row: 0, rowIndex: 0, column: 'n', value: 7 };
    await expect(told('onEditCellCommit', { ...entered, seen: data[1] ?? {} }, values)).rejects.toThrow(other);
  });

  it('tells what was entered into a cell that is edited, and of no other', async () => {
    const payload = { row: 0, rowIndex: 0, column: 'n', value: 7 };
    expect(await told('onEditCellCommit', payload, ['column', 'row', 'value'])).toMatch(/n.*0.*7/);
    await expect(told('onEditCellCommit', { ...payload, row: 1 }, ['value'])).rejects.toThrow('not to be edited');
    await expect(told('onEditCellCommit', { ...payload, column: 'lot' }, ['value'])).rejects.toThrow(
      'not to be edited',
    );
    await expect(told('onEditCellCommit', { ...payload, column: 'gone' }, ['value'])).rejects.toThrow('no such cell');
  });
});
