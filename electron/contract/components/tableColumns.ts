/** The columns of a table. */
import { isJsonObject, objectOf, type Json, type JsonObject } from '../json.ts';
import { showsViews } from '../tableData.ts';
import { conditions, storedConditions, type ConditionKind } from '../tableFilter.ts';
import { isNothing } from './nothing.ts';
import { scaleParts } from './scales.ts';
import {
  anything,
  choice,
  color,
  defaultsOf,
  flag,
  idle,
  list,
  number,
  numberOf,
  object,
  parameters,
  pattern,
  readAll,
  style,
  stylesIn,
  text,
  unknownParts,
  unreadIn,
  type Part,
  type Read,
  type Reading,
  type Shape,
} from './shapes.ts';

const side = choice(['auto', 'left', 'center', 'right'], 'To which side the text goes; `auto`: numbers to the right.');
const level = choice(['center', 'top', 'bottom'], 'How the text stands in the height of its row.');

/** What stands in a cell that holds nothing. */
export const nullFormat = object(
  {
    nullFormatValue: text('', 'The text.'),
    includeNullStrings: flag(false, 'Whether the text `null` counts as nothing.'),
    strict: flag(false, 'Whether only null counts as nothing, and not a field that a row does not have.'),
  },
  'What stands in a cell that holds nothing.',
);

function edge(meaning: string) {
  return object(
    {
      title: text('', 'The text.'),
      justify: side,
      align: level,
      style: style('How it looks.'),
    },
    meaning,
  );
}

/** A condition for one kind of value; it counts where the filter is on. */
function condition(kind: ConditionKind, meaning: string) {
  return object(
    {
      condition: choice(
        ['', ...conditions[kind], ...Object.keys(storedConditions[kind] ?? {})],
        'What is asked of the value; empty for nothing.',
      ),
      value: anything('', 'What it is held against.'),
      key: idle('A name of the platform’s own.'),
    },
    meaning,
  );
}

const former = idle('A setting of older versions of the platform: how thick lines are is for the design.');

const progressBar = object(
  {
    min: number(0, 'The value of an empty bar.'),
    max: number(100, 'The value of a full one.'),
    bar: object(
      { color: color('', 'Its colour.'), style: style('How it looks.'), linecap: former, width: former },
      'The part that is full.',
    ),
    track: object(
      { color: color('', 'Its colour.'), style: style('How it looks.'), linecap: former, width: former },
      'The part that is not.',
    ),
    value: object(
      {
        enabled: flag(true, 'Whether the number stands there, too.'),
        show: flag(true, 'As `enabled`, in older projects.'),
        format: pattern('number', '0,0.##', 'How the number is written.'),
        justify: choice(['center', 'left', 'right'], 'Where it stands.'),
        color: color('', 'Its colour.'),
        style: style('How it looks.'),
      },
      'The number.',
    ),
  },
  'A bar as long as the number says, where `number` is `progress`.',
);

const toggleSwitch = object(
  {
    color: object(
      { selected: color('', 'The colour of one that is on.'), unselected: color('', 'The colour of one that is off.') },
      'Its colours.',
    ),
  },
  'The switch, where `boolean` is `toggle`.',
);

const filter = object(
  {
    enabled: flag(false, 'Whether a person may filter by the column.'),
    visible: choice(['on-hover', 'never', 'always'], 'When the mark that opens the filter is there.'),
    string: condition('string', 'A condition for what is read in the cell.'),
    number: condition('number', 'A condition for a number.'),
    boolean: condition('boolean', 'A condition for true or false.'),
    date: condition('date', 'A condition for a date.'),
  },
  'Which rows are found by the column. What a person sets is written here.',
);

/** A width as a number, or with its unit: a share is one also in per cent. */
const width: Shape<number | undefined> = {
  kind: 'number or null, or a text with `px` or `%`, or `auto`',
  meaning: 'Its width in pixels, or its share of the room where that is not strict.',
  default: null,
  read: widthOf,
  unread: (value, at) =>
    widthOf(value) === undefined && value !== 'auto' ? [{ at, what: JSON.stringify(value) }] : [],
};

function widthOf(value: Json | undefined): number | undefined {
  return numberOf(typeof value === 'string' ? value.replace(/\s*(?:px|%)\s*$/i, '') : value);
}

export const columnShapes = {
  field: text('', 'The field of the rows that it shows; `lot.parts[0].name` leads into a field.'),
  visible: flag(true, 'Whether it is shown.'),
  editable: flag(false, 'Whether a person may edit its cells.'),
  render: choice(['auto', 'string', 'number', 'date', 'boolean', 'view'], 'What its cells are shown as.'),
  justify: side,
  align: level,
  resizable: flag(true, 'Whether a person may change its width.'),
  sortable: flag(true, 'Whether a person may sort by it.'),
  sort: choice(['none', 'ascending', 'descending'], 'How rows are sorted by it.'),
  filter,
  width,
  strictWidth: flag(false, 'Whether it is as wide as `width` says, and no wider.'),
  viewPath: text('', 'The view in its cells, where `render` is `view` or `auto`.'),
  viewParams: parameters('What that view is given beside `value`, `row`, `rowIndex`, `column` and `rowData`.'),
  boolean: choice(['checkbox', 'toggle', 'value'], 'How true and false are shown.'),
  number: choice(['value', 'progress'], 'How numbers are shown.'),
  progressBar,
  toggleSwitch,
  numberFormat: pattern('number', '0,0.##', 'How numbers are written; with `none`, all digits that are held.'),
  dateFormat: pattern('date', 'MM/DD/YYYY', 'How dates are written.'),
  header: edge('Its title; the field where it has none.'),
  footer: edge('What stands below it.'),
  style: style('How its cells look.'),
  nullFormat,
};

export type ColumnSettings = Read<typeof columnShapes>;

/** What of the settings counts: what belongs to a way of showing cells that the column does not use asks for nothing. */
function counting(column: JsonObject): JsonObject {
  const { boolean, number: numbers, filter: found } = column;
  const unused = [
    ...(numbers === 'progress' ? [] : ['progressBar']),
    ...(boolean === 'toggle' ? [] : ['toggleSwitch']),
    ...(showsViews({ settings: column }) ? [] : ['viewParams', 'viewPath']),
    ...(objectOf(found)['enabled'] === true ? [] : ['filter']),
  ];
  return Object.fromEntries(Object.entries(column).filter(([name]) => !unused.includes(name)));
}

function viewParts({ render, viewPath }: JsonObject, at: string): readonly Part[] {
  return render === 'view' && isNothing(viewPath) ? [{ at: `${at}.viewPath`, what: 'no view is named' }] : [];
}

/** A bar that is as long as the number says needs a scale of some length. */
function barParts(column: JsonObject, at: string): readonly Part[] {
  if (column['number'] !== 'progress') return [];
  return scaleParts(objectOf(column['progressBar']), ['min', 'max'], [0, 100], `${at}.progressBar.`);
}

function columnParts(value: Json, at: string, reading: Reading): readonly Part[] {
  if (!isJsonObject(value)) return [{ at, what: JSON.stringify(value) }];
  if (value['visible'] === false) return [];
  const column = counting(value);
  return [
    ...unknownParts(at, column, Object.keys(columnShapes)),
    ...unreadIn(columnShapes, column, `${at}.`, reading),
    ...viewParts(column, at),
    ...barParts(column, at),
  ];
}

/** A column. One that is hidden asks for nothing. */
export const column: Shape<ColumnSettings> = {
  kind: 'object',
  meaning: 'A column.',
  default: defaultsOf(columnShapes),
  read: (value) => readAll(columnShapes, objectOf(value)),
  inside: columnShapes,
  unread: columnParts,
  styles: (value, at) => {
    const found = objectOf(value);
    return found['visible'] === false ? [] : stylesIn(columnShapes, counting(found), `${at}.`);
  },
};

/** A title over, or below, several columns. */
const group = object(
  {
    title: text('', 'The text.'),
    span: number(1, 'Over how many columns.'),
    justify: choice(['center', 'left', 'right'], 'To which side the text goes.'),
    align: level,
    style: style('How it looks.'),
  },
  'A title over several columns.',
);

/** Rows of titles, each over some of the columns. */
export function groupRows(meaning: string) {
  return list(list(group, 'A row of titles.'), meaning);
}
