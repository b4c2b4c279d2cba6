/** The data of a table as Perspective's projects hold it: rows, columns, and what stands in a cell. */
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
  if (data === null || data === undefined || data === '') return [];
  if (Array.isArray(data)) return listOf(data).map(rowOf);
  return isJsonObject(data) && Array.isArray(data['$columns']) ? datasetRows(listOf(data['$columns'])) : undefined;
}

function rowOf(row: Json): Row {
  if (Array.isArray(row)) return { cells: Object.fromEntries(listOf(row).map((v, at) => [at, v])), style: undefined };
  if (!isJsonObject(row)) return { cells: { value: row }, style: undefined };
  // A row may be wrapped with a style, as a cell may.
  return isJsonObject(row['value']) && isWrapped(row)
    ? { cells: row['value'], style: row['style'] }
    : { cells: row, style: undefined };
}

function datasetRows(columns: readonly Json[]): readonly Row[] {
  const parts = columns.map((column, at) => {
    const { name = `Column ${at + 1}`, type, data } = objectOf(column);
    const isDate = type === 'Date';
    return listOf(data).map((value): [string, Json] => [
      textOf(name),
      isDate && typeof value === 'number' ? { $ts: value } : value,
    ]);
  });
  const length = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length }, (_, row) => ({
    cells: Object.fromEntries(parts.flatMap((part) => (part[row] === undefined ? [] : [part[row]]))),
    style: undefined,
  }));
}

/** The columns to show: those that the project names and does not hide, or the fields of the data as they come. */
export function columnsOf(columns: Json | undefined, rows: readonly Row[]): readonly Column[] {
  const named = listOf(columns).map(objectOf);
  if (named.length === 0) {
    const fields = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
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
function valueAt(cells: JsonObject, field: string): Json | undefined {
  if (Object.hasOwn(cells, field)) return cells[field];
  return field
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .reduce<Json | undefined>((inner, name) => {
      if (Array.isArray(inner)) return listOf(inner)[Number(name)];
      return isJsonObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
    }, cells);
}

const wrapping = new Set(['value', 'style', 'editable', 'justify', 'align']);

/** Whether an object is a value with what it looks like; one that holds anything else is a value itself. */
function isWrapped(value: JsonObject): boolean {
  return Object.hasOwn(value, 'value') && Object.keys(value).every((name) => wrapping.has(name));
}

/** What a cell holds: its value, and what stands around that where the value is wrapped (`{value, style, justify}`). */
export function cellAt({ cells }: Row, { field }: Column): JsonObject {
  const found = valueAt(cells, field);
  return isJsonObject(found) && isWrapped(found) ? found : { value: found ?? null };
}

/** Whether a column shows a view in each of its cells. */
export function showsViews({ settings }: Column): boolean {
  return settings['render'] === 'view';
}

/** The name of the slot that a cell is, by its row and the place of its column. */
export function cellKey(row: number, column: number): string {
  return `cells[${row}][${column}]`;
}
