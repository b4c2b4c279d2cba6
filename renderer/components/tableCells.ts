/** What a table shows of its data: rows, columns and cells as Perspective's projects hold them. */
import { CountersignError } from '../../electron/contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../electron/contract/json.ts';
import { unformatted } from '../../electron/contract/tableParts.ts';
import { formatMoment } from '../../electron/format/momentPattern.ts';
import { formatNumeral } from '../../electron/format/numeralPattern.ts';
import { readDate } from '../../electron/format/readDate.ts';
import type { Region } from '../page/state.svelte.ts';
import { dateOf, list, object, shownText, text } from './props.ts';

export interface Row {
  /** By field; a field may lie deeper in the row than its first names. */
  readonly cells: JsonObject;
  readonly style: Json | undefined;
}

export interface Column {
  readonly field: string;
  readonly title: string;
  readonly footer: string;
  /** The column as the project has it; empty for one that was made from the data. */
  readonly settings: JsonObject;
}

export interface Cell {
  /** What stands there: a text, or a box that is checked or not. */
  readonly shown: string | boolean;
  readonly style: Json | undefined;
  /** Sides to which the text goes, as classes of the table; empty for left and for the table's own. */
  readonly place: string;
}

/** The rows of `data`: a list, or a dataset. Undefined for data that is there and is neither. */
export function rowsOf(data: Json | undefined): readonly Row[] | undefined {
  if (data === null || data === undefined || data === '') return [];
  if (Array.isArray(data)) return list(data).map(rowOf);
  return isJsonObject(data) && Array.isArray(data['$columns']) ? datasetRows(list(data['$columns'])) : undefined;
}

function rowOf(row: Json): Row {
  if (Array.isArray(row)) return { cells: Object.fromEntries(list(row).map((v, at) => [at, v])), style: undefined };
  if (!isJsonObject(row)) return { cells: { value: row }, style: undefined };
  // A row may be wrapped with a style, as a cell may.
  return isJsonObject(row['value']) && isWrapped(row)
    ? { cells: row['value'], style: row['style'] }
    : { cells: row, style: undefined };
}

function datasetRows(columns: readonly Json[]): readonly Row[] {
  const parts = columns.map((column, at) => {
    const { name = `Column ${at + 1}`, type, data } = object(column);
    const isDate = type === 'Date';
    return list(data).map((value): [string, Json] => [
      text(name),
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
  const named = list(columns).map(object);
  if (named.length === 0) {
    const fields = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
    return [...fields].map((field) => ({ field, title: field, footer: '', settings: {} }));
  }
  return named
    .filter((settings) => settings['visible'] !== false)
    .map((settings) => {
      const field = text(settings['field']);
      const title = text(object(settings['header'])['title']) || field;
      return { field, title, footer: text(object(settings['footer'])['title']), settings };
    });
}

/** The value of a field: by its name, or along it (`lot.parts[0].name`). */
function valueAt(cells: JsonObject, field: string): Json | undefined {
  if (Object.hasOwn(cells, field)) return cells[field];
  return field
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .reduce<Json | undefined>((inner, name) => {
      if (Array.isArray(inner)) return list(inner)[Number(name)];
      return isJsonObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
    }, cells);
}

const wrapping = new Set(['value', 'style', 'editable', 'justify', 'align']);

/** Whether an object is a value with what it looks like; one that holds anything else is a value itself. */
function isWrapped(value: JsonObject): boolean {
  return Object.hasOwn(value, 'value') && Object.keys(value).every((name) => wrapping.has(name));
}

/** The cell of a row in a column. What a pattern cannot show is shown as it is held. */
export function cellOf({ cells }: Row, { field, settings }: Column, table: JsonObject, region: Region): Cell {
  const found = valueAt(cells, field);
  const wrapped: JsonObject = isJsonObject(found) && isWrapped(found) ? found : { value: found ?? null };
  const value = wrapped['value'] ?? null;
  const justify = text(wrapped['justify']) || text(settings['justify']);
  const align = text(wrapped['align']) || text(settings['align']);
  const style = {
    ...object(object(table['cells'])['style']),
    ...object(settings['style']),
    ...object(wrapped['style']),
  };
  const isFigure = typeof value === 'number' && settings['render'] !== 'date';
  const side = ['left', 'center', 'right'].includes(justify) ? justify : isFigure ? 'right' : '';
  return {
    shown: value === null ? nothing(settings, table) : shownAs(value, settings, region),
    style: Object.keys(style).length === 0 ? undefined : style,
    place: [side, ['top', 'center', 'bottom'].includes(align) ? `at-${align}` : ''].join(' ').trim(),
  };
}

function nothing(settings: JsonObject, table: JsonObject): string {
  const own = object(settings['nullFormat'])['nullFormatValue'];
  return text(own ?? object(table['nullFormat'])['nullFormatValue']);
}

function shownAs(value: Json, settings: JsonObject, region: Region): string | boolean {
  const render = text(settings['render']) || 'auto';
  const plain = shownText(value, region);
  if (typeof value === 'boolean' && (render === 'auto' || render === 'boolean')) {
    return settings['boolean'] === 'value' ? plain : value;
  }
  try {
    return formatted(value, render, settings, region) ?? plain;
  } catch (error) {
    // The table names the pattern; the value is shown as it is held.
    if (error instanceof CountersignError) return plain;
    throw error;
  }
}

/** A date or a number by the pattern of its column; undefined where nothing formats it. */
function formatted(value: Json, render: string, settings: JsonObject, { locale, zone }: Region): string | undefined {
  const date = dateOf(value);
  if (render === 'date' || (render === 'auto' && date !== undefined)) {
    const millis = date ?? (typeof value === 'number' ? value : readDate(text(value), zone));
    return millis === undefined
      ? undefined
      : formatMoment(millis, text(settings['dateFormat']) || 'MM/DD/YYYY', zone, locale);
  }
  const isNumber = typeof value === 'number' || (render === 'number' && typeof value === 'string');
  if (!isNumber || (render !== 'number' && render !== 'auto')) return undefined;
  // Where nobody asks for another number of digits, all that are held are shown.
  const pattern = text(settings['numberFormat'] ?? (render === 'number' ? '0,0.##' : ''));
  return unformatted.has(pattern) ? undefined : formatNumeral(value, pattern, locale);
}
