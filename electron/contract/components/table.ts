/** The table. */
import { stylesInTable, unreadInTable } from '../tableParts.ts';
import { anything, choice, flag, idle, style } from './shapes.ts';
import { declare } from './declaration.ts';

const rowFields = { row: 'The place of the row in the data.', rowIndex: 'Its place as shown.', value: 'The row.' };

export const table = declare({
  type: 'ia.display.table',
  title: 'Table',
  purpose: 'Shows rows of data in columns.',
  properties: {
    data: anything([], 'A list of rows, or a dataset.'),
    columns: anything([], 'The columns; those of the data where there are none.'),
    selection: anything({}, 'Which rows can be selected, and which is.'),
    emptyMessage: anything(undefined, 'What stands there when there is no row.'),
    nullFormat: anything(undefined, 'What stands in a cell that holds nothing.'),
    enableHeader: flag(true, 'Whether the titles of the columns are shown.'),
    enableFooter: flag(false, 'Whether the columns have a footer.'),
    cells: anything({}, 'How all cells look.'),
    rows: anything({}, 'How all rows look.'),
    pager: anything({}, 'Pages of rows.'),
    filter: anything({}, 'Finding of rows.'),
    sortOrder: anything([], 'The fields that rows are sorted by.'),
    virtualized: idle('Whether only rows in sight are drawn.'),
    dragOrderable: flag(true, 'Whether a person may move columns.'),
    resizeMode: choice(['fill', 'fixed'], 'How widths of columns are shared.'),
    headerStyle: style('How the titles look.'),
    bodyStyle: style('How the rows look.'),
    footerStyle: style('How the footers look.'),
  },
  shows: 'data',
  writes: ['selection.selectedRow'],
  events: {
    onRowClick: { meaning: 'A row was pressed.', fields: rowFields },
    onRowDoubleClick: { meaning: 'A row was pressed twice.', fields: rowFields },
    onSelectionChange: {
      meaning: 'Another row is selected.',
      fields: { selectedRow: 'Its place in the data.', selectedColumn: 'Null.', data: 'The rows that are selected.' },
    },
  },
  parts: (props, { pattern }) => unreadInTable(props, pattern),
  otherStyles: stylesInTable,
});
