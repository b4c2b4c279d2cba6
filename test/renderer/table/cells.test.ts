import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { columnsOf, rowsOf } from '../../../electron/contract/tableData.ts';
import { cellOf, fullness } from '../../../renderer/components/table/cells.ts';
import { table } from '../../../electron/contract/components/table.ts';
import { notObeyed } from '../../../renderer/components/notObeyed.ts';

const region = { locale: 'en', zone: 'Europe/Berlin' };
const tableParts = (props: JsonObject) => notObeyed({ props }, table, { region, styleClasses: {} });

/** What the table shows: a list of texts a row. */
function shown(data: Json, columns: readonly JsonObject[] = [], table: JsonObject = {}): readonly unknown[][] {
  const rows = rowsOf(data) ?? [];
  return rows.map((row) => columnsOf(columns, rows).map((column) => cellOf(row, column, table, region).shown));
}
const one = (value: Json, column: JsonObject = {}, table: JsonObject = {}): unknown =>
  shown([{ f: value }], [{ field: 'f', ...column }], table)[0]?.[0];

describe('what a table shows', () => {
  it('the rows of a dataset, its dates on the clock of the session', () => {
    const dataset = {
      $: ['ds', 192, 2],
      $columns: [
        { name: 'Lot', type: 'String', data: ['L-1', 'L-2'] },
        { name: 'Filled', type: 'Integer', data: [10, null] },
        { name: 'At', type: 'Date', data: [1795701600000, null] },
      ],
    };
    expect(shown(dataset)).toEqual([
      ['L-1', '10', '11/26/2026'],
      ['L-2', '', ''],
    ]);
  });

  it('a cell that is a value with its style, and an object that is more than that as it is', () => {
    expect(one({ value: 21.5, style: { color: 'red' } })).toBe('21.5');
    expect(one({ value: 1, unit: 'kg' })).toBe('{"value":1,"unit":"kg"}');
    expect(shown([{ value: { t: 1 }, style: { color: 'red' } }])).toEqual([['1']]);
  });

  it('the same field in two columns, and no column that is hidden', () => {
    const columns = [{ field: 't' }, { field: 't' }, { field: 'secret', visible: false }];
    expect(shown([{ t: 1, secret: 'x' }], columns)).toEqual([['1', '1']]);
  });

  it('fields that lie deeper, and rows that are no objects', () => {
    expect(shown([{ lot: { parts: [{ name: 'A' }] } }], [{ field: 'lot.parts[0].name' }])).toEqual([['A']]);
    expect(shown([{ 'lot.name': 'direct' }], [{ field: 'lot.name' }])).toEqual([['direct']]);
    expect(shown([[1, 2]])).toEqual([['1', '2']]);
    expect(shown(['a', 5])).toEqual([['a'], ['5']]);
  });

  it('the fields of all rows, not of the first alone', () => {
    expect(shown([{ a: 1 }, { b: 2 }])).toEqual([
      ['1', ''],
      ['', '2'],
    ]);
  });

  it.each<[Json, JsonObject, unknown]>([
    [null, {}, ''],
    [null, { nullFormat: { nullFormatValue: 'N/A' } }, 'N/A'],
    [0, {}, '0'],
    [0.125, {}, '0.13'],
    [0.125, { numberFormat: 'none' }, '0.125'],
    [0.25, { render: 'number', numberFormat: '0%' }, '25%'],
    [1234.5, { render: 'number' }, '1,234.5'],
    [1234.5, { render: 'number', numberFormat: 'none' }, '1234.5'],
    ['12.5', { render: 'number', numberFormat: '0.00' }, '12.50'],
    [1795701600000, { render: 'date', dateFormat: 'YYYY-MM-DD HH:mm' }, '2026-11-26 15:00'],
    ['2026-11-26', { render: 'date', dateFormat: 'YYYY-MM-DD' }, '2026-11-26'],
    ['no date', { render: 'date' }, 'no date'],
    [{ $: ['ts', 192, 0], $ts: 1795701600000 }, {}, '11/26/2026'],
    [true, {}, true],
    [true, { boolean: 'value' }, 'true'],
    [true, { render: 'string' }, 'true'],
    [1, { render: 'boolean' }, true],
    ['null', {}, 'null'],
    ['null', { nullFormat: { nullFormatValue: '-', includeNullStrings: true } }, '-'],
    // What cannot be formatted is shown as it is held; the table says why.
    [3, { render: 'number', numberFormat: '0a' }, '3'],
  ])('%j with %j', (value, column, text) => {
    expect(one(value, column)).toBe(text);
  });

  it('numbers to the right, and where the project says', () => {
    const place = (value: Json, column: JsonObject = {}): string | undefined => {
      const rows = rowsOf([{ f: value }]) ?? [];
      const [first] = columnsOf([{ field: 'f', ...column }], rows);
      return first && rows[0] && cellOf(rows[0], first, {}, region).place;
    };
    expect(place(1)).toBe('right');
    expect(place('1')).toBe('');
    expect(place(1, { justify: 'center', align: 'top' })).toBe('center at-top');
    expect(place({ value: 1, justify: 'left' })).toBe('left');
  });

  it('styles of table, column and cell one over the other, with the classes of all', () => {
    const [row] = rowsOf([{ f: { value: 1, style: { color: 'red', classes: 'Cell' } } }]) ?? [];
    const [column] = columnsOf([{ field: 'f', style: { color: 'blue', opacity: 0.5, classes: 'Column' } }], []);
    const table = { cells: { style: { classes: 'Table' } } };
    expect(row && column && cellOf(row, column, table, region).style).toEqual({
      color: 'red',
      opacity: 0.5,
      classes: ['Table', 'Column', 'Cell'],
    });
  });

  it('never takes data that it cannot read for none', () => {
    expect(rowsOf({ rows: 3 })).toBeUndefined();
    expect(rowsOf('text')).toBeUndefined();
    expect(rowsOf(null)).toEqual([]);
  });
});

describe('what a table does not obey', () => {
  const parts = (column: JsonObject): readonly string[] => tableParts({ columns: [{ field: 'f', ...column }] });

  it('nothing for a column as the designer stores it', () => {
    const stored = {
      visible: true,
      editable: false,
      render: 'auto',
      justify: 'auto',
      resizable: true,
      sortable: true,
      sort: 'none',
      filter: { enabled: false, visible: 'on-hover', string: { condition: '', value: '' } },
      viewPath: '',
      viewParams: {},
      boolean: 'checkbox',
      number: 'value',
      progressBar: { max: 100, min: 0 },
      toggleSwitch: { color: { selected: '', unselected: '' } },
      numberFormat: '0,0.##',
      dateFormat: 'MM/DD/YYYY',
      width: '',
      strictWidth: false,
      header: { title: 'F', justify: 'left', style: { classes: '' } },
      footer: { title: '', justify: 'left', style: { classes: '' } },
      style: { classes: '' },
    };
    expect(parts(stored)).toEqual([]);
  });

  it('a mode of selection that is not known, and the style of what is selected', () => {
    const selection = { mode: 'multiple interval', style: { behavior: 'x' }, enableColumnSelection: true };
    expect(tableParts({ selection })).toEqual(['selection.style.behavior']);
    expect(tableParts({ selection: { mode: 'none at all' } })).toEqual(['selection.mode: "none at all"']);
  });

  it('nothing of a height of rows, of sorting, of filters and of pages', () => {
    const props = {
      rows: { height: '25px', subview: { enabled: true, viewPath: 'Row' } },
      pager: { options: [5, 10], initialOption: 10 },
      filter: { enabled: true, text: 'L-', results: { enabled: true, data: [] } },
      sortOrder: ['f'],
      headerGroups: [[{ title: 'All', span: 2, style: { color: 'red' } }]],
    };
    expect(tableParts(props)).toEqual([]);
  });

  it('nothing for a column of views', () => {
    expect(parts({ render: 'view', viewPath: 'Cell', viewParams: { unit: 'kg' } })).toEqual([]);
    expect(parts({ render: 'auto', viewPath: 'Cell', viewParams: { unit: 'kg' } })).toEqual([]);
    expect(parts({ render: 'string', viewPath: 'Cell' })).toEqual([]);
  });

  it.each<[JsonObject, string]>([
    [{ render: 'view' }, 'columns[0].viewPath: no view is named'],
    [{ tooltip: 'x' }, 'columns[0].tooltip'],
    [{ boolean: 'slider' }, 'columns[0].boolean: "slider"'],
    [{ render: 'chart' }, 'columns[0].render: "chart"'],
    [
      { filter: { enabled: true, string: { condition: 'sounds like', value: 'x' } } },
      'columns[0].filter.string.condition: "sounds like"',
    ],
    [{ style: { behavior: 'x' } }, 'columns[0].style.behavior'],
    [
      { numberFormat: '0a' },
      'columns[0].numberFormat: the pattern "0a" is not understood: "a" at place 2 is not known in patterns of tables, or not at this place',
    ],
  ])('%j is named', (column, part) => {
    expect(parts(column)).toEqual([part]);
  });
});

describe('the bar of a cell', () => {
  const column = (progressBar: JsonObject) => columnsOf([{ field: 'f', number: 'progress', progressBar }], []);

  it.each([
    [50, {}, 0.5],
    [150, {}, 1.5],
    [-10, {}, -0.1],
    [50, { min: 100, max: 100 }, undefined],
    [50, { min: 100, max: 0 }, undefined],
    ['none', {}, undefined],
  ])('of %j on %j is %j full', (value, bar, full) => {
    expect(column(bar).map((one) => fullness(value, one))).toEqual([full]);
  });

  it('is named where its scale has no length', () => {
    const columns = [{ field: 'f', number: 'progress', progressBar: { min: 100 } }];
    expect(tableParts({ columns })).toEqual(['columns[0].progressBar.max: 100 is not above min, which is 100']);
  });
});
