/** What functions of rows and columns see alike: datasets, and lists of objects, whose columns are the names of their members. */
import { columnsOf, dateValue, type Column } from '../../contract/values.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { double, isNumber, plain, refuse, toText, toWhole, typeName, type Value } from './values.ts';

const emptyDataset: readonly Column[] = [];

/** The columns of a dataset, or of a list of objects; undefined for any other value. */
export function tableOf(value: Value | undefined): readonly Column[] | undefined {
  const held = plain(value);
  const columns = columnsOf(held);
  if (columns !== undefined) return columns;
  if (!Array.isArray(held)) return undefined;
  const rows = held as readonly Json[];
  return rows.every(isJsonObject) ? columnsOfRows(rows) : undefined;
}

/** The columns of a dataset; throws `illegal-argument` for what has none. */
export function neededTable(value: Value | undefined): readonly Column[] {
  return (
    tableOf(value) ?? refuse(value === null ? 'a dataset is missing: the value is null' : 'the value is no dataset')
  );
}

/** Rows as a dataset; columns are the names of their members, as they first stand there. */
function columnsOfRows(rows: readonly JsonObject[]): readonly Column[] {
  if (rows.length === 0) return emptyDataset;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.map((name) => {
    const data = rows.map((row) => (Object.hasOwn(row, name) ? (row[name] ?? null) : null));
    return { name, type: typeOfData(data), data };
  });
}

/** The type that all values of a column have. */
function typeOfData(data: readonly Json[]): string {
  const types = new Set(data.filter((value) => value !== null).map(typeName));
  const [first = 'Object'] = types;
  if (types.size === 1) return first;
  const isNumeric = types.size > 0 && [...types].every((type) => ['Integer', 'Long', 'Double'].includes(type));
  return isNumeric ? (types.has('Double') ? 'Double' : 'Long') : 'Object';
}

/** The column that a name (in any case) or an index (from 0) says. Throws `illegal-argument` where there is none. */
export function columnAt(columns: readonly Column[], key: Value | undefined): Column {
  const found = isNumber(key) ? columns[toWhole(key)] : columns.find(({ name }) => isNamed(name, toText(key)));
  return found ?? refuse(`the dataset has no column ${typeof key === 'string' ? `"${key}"` : toText(key) || 'null'}`);
}

function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.toLowerCase() === wanted.toLowerCase();
}

/** A cell of a column, of the column's type. Throws `illegal-argument` where there is no such row. */
export function cellOf({ type, data }: Column, row: number): Value {
  const cell = data[row];
  if (cell === undefined) return refuse(`there is no row ${row}`);
  if (typeof cell !== 'number') return cell;
  if (type === 'Date') return dateValue(cell);
  return type === 'Double' || type === 'Float' ? double(cell) : cell;
}

/** The cells of a column, of its type. */
export function cellsOf(column: Column): readonly Value[] {
  return column.data.map((_, row) => cellOf(column, row));
}

/** `target[key]` or `target[row, column]`. Throws `illegal-argument` for what is not there. */
export function indexed(target: Value, keys: readonly Value[]): Value {
  const [first = null, second] = keys;
  const held = plain(target);
  const columns = columnsOf(held);
  if (columns !== undefined) {
    return second === undefined
      ? cellOf(columnAt(columns, first), 0)
      : cellOf(columnAt(columns, second), toWhole(first));
  }
  if (second !== undefined) {
    const rows = tableOf(target) ?? refuse(`a ${typeName(held)} has no rows and columns`);
    return cellOf(columnAt(rows, second), toWhole(first));
  }
  if (Array.isArray(held)) {
    const entry = (held as readonly Json[])[toWhole(first)];
    return entry === undefined ? refuse(`there is no entry ${toText(first)}`) : entry;
  }
  if (!isJsonObject(held)) return refuse(`${held === null ? 'null' : `a ${typeName(held)}`} has no parts`);
  const name = toText(first);
  return Object.hasOwn(held, name) ? (held[name] ?? null) : refuse(`there is no member "${name}"`);
}
