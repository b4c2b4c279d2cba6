/** The data of a table as Perspective's projects hold it: rows, columns, and what stands in a cell. */
import { isNothing } from './components/nothing.ts';
import { flagOf } from './components/shapes.ts';
import { isDoubleAt, itemsOf, memberOf, objectOfMembers, type ExactValue } from './doubles.ts';
import { readInside } from './inside.ts';
import { isJsonObject, listOf, objectOf, textOf, type Json, type JsonObject } from './json.ts';

export interface Row {
  /** By field; a field may lie deeper in the row than its first names. */
  readonly cells: JsonObject;
  readonly style: Json | undefined;
}

export interface Column {
  readonly field: string;
  readonly title: string;
  readonly footer: string;
  /** Its place in `columns`, those that are hidden counted. */
  readonly index: number;
  /** The column as the project has it; empty for one that was made from the data. */
  readonly settings: JsonObject;
}

/** The rows of `data`: a list, or a dataset. Undefined for data that is there and is neither. */
export function rowsOf(data: Json | undefined): readonly Row[] | undefined {
  return isList(data) ? data.map(rowOf) : otherRows(data);
}

/** As `rowsOf`, for data that is read again and again: of a list, a row whose value is the same as before is the same object. */
export function rowReader(): (data: Json | undefined) => readonly Row[] | undefined {
  let before: readonly Json[] = [];
  let rows: readonly Row[] = [];
  return (data) => {
    if (!isList(data)) return otherRows(data);
    const now = rows.slice(0, data.length);
    for (const [at, value] of data.entries()) if (at >= now.length || value !== before[at]) now[at] = rowOf(value);
    before = data;
    rows = now;
    return rows;
  };
}

/** How many rows there are. */
export function rowCount(data: Json | undefined): number {
  if (isList(data)) return data.length;
  return Math.max(0, ...listOf(objectOf(data)['$columns']).map((column) => listOf(objectOf(column)['data']).length));
}

/** One row by its place; undefined where there is none. */
export function rowAt(data: Json | undefined, at: number): Row | undefined {
  if (isList(data)) {
    const value = data[at];
    return value === undefined ? undefined : rowOf(value);
  }
  const columns = listOf(objectOf(data)['$columns']);
  return Number.isInteger(at) && at >= 0 && at < rowCount(data) ? datasetRow(columns, at) : undefined;
}

/**
 * Whether the row at a place is still the one that somebody saw there: as it was, or with values that came since. It is not
 * where the one that was seen stands elsewhere now, nor where nothing of it is left.
 */
export function isStillAt(data: Json | undefined, at: number, seen: JsonObject): boolean {
  const now = rowAt(data, at)?.cells;
  if (now === undefined) return false;
  const words = JSON.stringify(seen);
  if (JSON.stringify(now) === words) return true;
  const isLike = ([field, value]: readonly [string, Json]): boolean =>
    JSON.stringify(now[field]) === JSON.stringify(value);
  if (!Object.entries(seen).some(isLike)) return false;
  for (let place = Math.max(0, at - mostPassed); place <= at + mostPassed; place += 1) {
    const other = rowAt(data, place);
    if (other !== undefined && JSON.stringify(other.cells) === words) return false;
  }
  return true;
}

/** Rows that a row is taken to pass while somebody presses it: of a long table not all are looked at for one press. */
const mostPassed = 1000;

function isList(data: Json | undefined): data is readonly Json[] {
  return Array.isArray(data);
}

function otherRows(data: Json | undefined): readonly Row[] | undefined {
  if (data === null || data === undefined || data === '') return [];
  if (!isJsonObject(data) || !Array.isArray(data['$columns'])) return undefined;
  const columns = listOf(data['$columns']);
  return Array.from({ length: rowCount(data) }, (_, at) => datasetRow(columns, at));
}

function rowOf(row: Json): Row {
  if (Array.isArray(row)) {
    const cells = itemsOf(listOf(row)).map((item, at) => [String(at), item] as const);
    return { cells: objectOfMembers(cells), style: undefined };
  }
  if (!isJsonObject(row)) return { cells: { value: row }, style: undefined };
  // A row may be wrapped with a style, as a cell may.
  return isJsonObject(row['value']) && isWrapped(row)
    ? { cells: row['value'], style: row['style'] }
    : { cells: row, style: undefined };
}

/** A row of a dataset, whose cells are gathered when they are asked for. */
function datasetRow(columns: readonly Json[], at: number): Row {
  let gathered: JsonObject | undefined;
  return {
    get cells() {
      gathered ??= objectOfMembers(
        columns.flatMap((column, index): [string, ExactValue][] => {
          const { name = `Column ${index + 1}`, type, data } = objectOf(column);
          const value = listOf(data)[at];
          if (value === undefined) return [];
          const isDouble = (type === 'Double' || type === 'Float') && Number.isInteger(value);
          return [
            [
              textOf(name),
              type === 'Date' && typeof value === 'number' ? { value: { $ts: value } } : { value, isDouble },
            ],
          ];
        }),
      );
      return gathered;
    },
    style: undefined,
  };
}

/** The columns to show: those that the project names and does not hide, or the fields of the data as they come. */
export function columnsOf(columns: Json | undefined, rows: readonly Row[]): readonly Column[] {
  const named = listOf(columns).map(objectOf);
  if (named.length === 0) {
    const fields = new Set<string>();
    for (const { cells } of rows) for (const field of Object.keys(cells)) fields.add(field);
    return [...fields].map((field, index) => ({ field, title: field, footer: '', index, settings: {} }));
  }
  return named.flatMap((settings, index) => {
    if (settings['visible'] === false) return [];
    const field = textOf(settings['field']);
    const title = textOf(objectOf(settings['header'])['title']) || field;
    return [{ field, title, footer: textOf(objectOf(settings['footer'])['title']), index, settings }];
  });
}

/** The value of a field: by its name, or along it (`lot.parts[0].name`). */
function memberAt(cells: JsonObject, field: string): ExactValue | undefined {
  if (Object.hasOwn(cells, field)) return memberOf(cells, field);
  if (!/[.[]/.test(field)) return undefined;
  const path = field.replace(/\[(\d+)\]/g, '.$1').split('.');
  const value = readInside(cells, path);
  return value === undefined
    ? undefined
    : { value, isDouble: isDoubleAt(readInside(cells, path.slice(0, -1)), path.at(-1) ?? '') };
}

const wrapping = new Set(['value', 'style', 'editable', 'justify', 'align']);

/** Whether an object is a value with what it looks like; one that holds anything else is a value itself. */
function isWrapped(value: JsonObject): boolean {
  return Object.hasOwn(value, 'value') && Object.keys(value).every((name) => wrapping.has(name));
}

/** What a cell holds: its value, and what stands around that where the value is wrapped (`{value, style, justify}`). */
export function cellAt({ cells }: Row, { field }: Pick<Column, 'field'>): JsonObject {
  const found = memberAt(cells, field);
  if (found === undefined) return noCell;
  return isJsonObject(found.value) && isWrapped(found.value) ? found.value : objectOfMembers([['value', found]]);
}

const noCell: JsonObject = {};

/** Whether a person may edit a cell: as it says itself, or else its column. */
export function isEditable(row: Row, column: Column): boolean {
  return (
    !showsViews(column) && (flagOf(cellAt(row, column)['editable']) ?? flagOf(column.settings['editable'])) === true
  );
}

/** Whether a column shows a view in each of its cells: one that leaves it to the table does so where it names a view. */
export function showsViews({ settings: { render, viewPath } }: Pick<Column, 'settings'>): boolean {
  return render === 'view' || ((render === 'auto' || isNothing(render)) && !isNothing(viewPath));
}

/** The name of the slot that a cell is, by its row and the place of its column. */
export function cellKey(row: number, column: number): string {
  return `cells[${row}][${column}]`;
}

/** The name of the slot below a row. */
export function subviewKey(row: number): string {
  return `subviews[${row}]`;
}
