/** The table. */
import type { Json } from '../json.ts';
import {
  anything,
  choice,
  color,
  flag,
  icon,
  length,
  list,
  number,
  numberOrNone,
  object,
  parameters,
  style,
  text,
} from './shapes.ts';
import { column, groupRows, nullFormat } from './tableColumns.ts';
import { declare } from './declaration.ts';

const rowFields = { row: 'The place of the row in the data.', rowIndex: 'Its place as shown.', value: 'The row.' };
const cellFields = {
  column: 'The field of the column.',
  row: 'The place of the row in the data.',
  rowIndex: 'Its place as shown.',
  value: 'The value of the cell.',
};

const selection = object(
  {
    mode: choice(
      ['single', 'single interval', 'multiple interval'],
      'Whether one row can be selected, several that follow each other, or any.',
    ),
    enableRowSelection: flag(true, 'Whether a person may select rows.'),
    enableColumnSelection: flag(false, 'Whether a person may select a column; with rows, one cell is selected.'),
    selectedRow: numberOrNone(null, 'The place in the data of the row that was selected last; null or -1 for none.'),
    selectedColumn: { ...text('', 'The field of the selected column.'), default: null },
    rows: anything(
      [],
      'Where several rows are selected: their places in the data, a list of the first and the last of each interval. It counts while `selectedRow` is one of them.',
    ),
    data: anything([], 'The rows that are selected; of a selected column, that field of them.'),
    style: style('How what is selected looks.'),
  },
  'What can be selected, and what is.',
);

const options = list(number(25, 'Rows on a page.'), 'What a person may choose as the number of rows on a page.');
const usual = [5, 10, 15, 25, 50, 100];

const pager = object(
  {
    top: flag(false, 'Whether it stands above the rows.'),
    bottom: flag(true, 'Whether it stands below them.'),
    options: {
      ...options,
      default: usual,
      read: (value: Json | undefined) => (value === undefined ? usual : options.read(value)),
    },
    initialOption: number(25, 'Rows on a page before a person chooses.'),
    activeOption: numberOrNone(null, 'Rows on a page.'),
    activePage: number(1, 'The page that is shown, from 1 on.'),
    style: style('How it looks.'),
  },
  'Pages of rows. They are for a table that is not `virtualized`; such a one scrolls.',
);

const filter = object(
  {
    enabled: flag(false, 'Whether there is a field to search by.'),
    text: text('', 'What is searched: rows that show it in one of their cells are found.'),
    style: style('How the field looks.'),
    results: object(
      {
        enabled: flag(false, 'Whether the rows that are found are written to `data`.'),
        data: anything([], 'The rows that are found.'),
      },
      'What is found.',
    ),
  },
  'Finding of rows.',
);

const rows = object(
  {
    height: length('auto', 'How high each row is; `auto`: as what stands in it.'),
    striped: object(
      {
        enabled: flag(true, 'Whether every other row has a ground of its own.'),
        color: object(
          { odd: color('', 'That of the first row, the third ...'), even: color('', 'That of the second ...') },
          'The grounds.',
        ),
      },
      'Grounds in turns.',
    ),
    highlight: object(
      { enabled: flag(true, 'Whether the row under the pointer stands out.'), color: color('', 'Its ground.') },
      'The row under the pointer.',
    ),
    subview: object(
      {
        enabled: flag(false, 'Whether rows open.'),
        viewPath: text('', 'The view.'),
        viewParams: parameters('What it is given beside `value`, `row` and `rowIndex`.'),
        expanded: anything([], 'The places in the data of the rows that are open.'),
      },
      'A view below a row, which a person opens.',
    ),
    subviewExpansionMode: choice(['multiple', 'single'], 'Whether a row closes when another one opens.'),
    style: style('How rows look.'),
  },
  'All rows.',
);

function message(otherwise: string, meaning: string) {
  return object(
    {
      text: text(otherwise, 'The text.'),
      textStyle: style('How the text looks.'),
      icon: icon('', 'A drawing above it.'),
    },
    meaning,
  );
}

const emptyMessage = object(
  {
    noData: message('', 'Where there is no row.'),
    noFilterResults: message('', 'Where no row is found.'),
    style: style('How the place of it looks.'),
  },
  'What stands there instead of rows.',
);

export const table = declare({
  type: 'ia.display.table',
  title: 'Table',
  purpose: 'Shows rows of data in columns.',
  hasAll: true,
  properties: {
    data: anything(
      [],
      'A list of rows, or a dataset. A cell is a value, or an object of `value`, `style`, `justify`, `align` and `editable`.',
    ),
    virtualized: flag(true, 'Whether all rows are on one page that scrolls.'),
    selection,
    pager,
    filter,
    rows,
    cells: object(
      {
        style: style('How cells look.'),
        allowEditOn: choice(['double-click', 'single-click', 'long-press'], 'What begins to edit a cell.'),
      },
      'All cells.',
    ),
    columns: list(column, 'The columns; those of the data where there are none.'),
    enableHeader: flag(true, 'Whether the titles of the columns are shown.'),
    enableFooter: flag(false, 'Whether the columns have a footer.'),
    enableHeaderGroups: flag(false, 'Whether the groups of titles are shown.'),
    enableFooterGroups: flag(false, 'Whether the groups of footers are shown.'),
    headerGroups: groupRows('Rows of titles above those of the columns.'),
    footerGroups: groupRows('Rows of titles below the footers.'),
    headerStyle: style('How the titles look.'),
    bodyStyle: style('How the rows look.'),
    footerStyle: style('How the footers look.'),
    headerGroupStyle: style('How the groups of titles look.'),
    footerGroupStyle: style('How the groups of footers look.'),
    sortOrder: list(text('', 'A field.'), 'The fields of sorted columns, the one that counts most first.'),
    dragOrderable: flag(true, 'Whether a person may move columns.'),
    resizeMode: choice(['fill', 'fixed'], 'Whether columns share the room, or are as wide as they are.'),
    editingCell: anything(undefined, 'The cell that a person edits: `column` and `row`.'),
    nullFormat,
    emptyMessage: {
      ...emptyMessage,
      unread: (value, at, reading) =>
        typeof value === 'string' ? [] : (emptyMessage.unread?.(value, at, reading) ?? []),
    },
  },
  shows: 'data',
  writes: [
    'selection.selectedRow',
    'selection.selectedColumn',
    'selection.rows',
    'pager.activePage',
    'pager.activeOption',
    'filter.text',
    'editingCell',
    'rows.subview.expanded',
    'columns[].filter',
  ],
  events: {
    onRowClick: { meaning: 'A row was pressed.', fields: rowFields },
    onRowDoubleClick: { meaning: 'A row was pressed twice.', fields: rowFields },
    onSelectionChange: {
      meaning: 'Something else is selected.',
      fields: {
        selectedRow: 'Its place in the data.',
        selectedColumn: 'The field of the column, or null.',
        data: 'What is selected.',
      },
    },
    onEditCellStart: { meaning: 'A person begins to edit a cell.', fields: cellFields },
    onEditCellCancel: { meaning: 'A person gave up editing a cell.', fields: cellFields },
    onEditCellCommit: {
      meaning: 'A person entered a value. The table does not change its data: the script does.',
      fields: { ...cellFields, value: 'What was entered.' },
    },
    onSubviewExpand: { meaning: 'A row was opened.', fields: rowFields },
    onSubviewCollapse: { meaning: 'A row was closed.', fields: rowFields },
  },
  missing: ['Several columns are not selected at once.'],
});
