/** Datasets as older exports of tags have them: the text that `system.dataset.toCSV` writes for export. */
import type { Json } from '../../contract/json.ts';
import { datasetValue, dateValue } from '../../contract/values.ts';
import { readDate } from '../../format/readDate.ts';

/** Classes of columns by their short names; those of primitive types are the same in small letters. */
const classes = new Map([
  ...Object.entries({ Byt: 'Byte', S: 'Short', I: 'Integer', L: 'Long', F: 'Float', D: 'Double', B: 'Boolean' }),
  ...Object.entries({ byt: 'Byte', s: 'Short', i: 'Integer', l: 'Long', f: 'Float', d: 'Double', b: 'Boolean' }),
  ...Object.entries({ str: 'String', date: 'Date' }),
]);
const wholes = new Set(['Byte', 'Short', 'Integer', 'Long']);

/** The dataset that a text is, with dates by the clock of `zone`; undefined where it is none to its last cell. */
export function datasetOfText(text: string, zone: string): Json | undefined {
  const [label, names, ofTypes, aliases, counted, ...rows] = rowsOf(text) ?? [];
  const [rowsLabel, count, ...more] = counted ?? [];
  if (label?.[0] !== '#NAMES' || ofTypes?.[0] !== '#TYPES' || rowsLabel !== '#ROWS') return undefined;
  const types = aliases?.map((alias) => classes.get(alias ?? ''));
  if (names === undefined || types?.length !== names.length || more.length > 0 || count !== String(rows.length))
    return undefined;
  let isWhole = rows.every((row) => row.length === types.length);
  const columns = types.map((type = '', at) => ({
    name: names[at] ?? '',
    type,
    data: rows.map((row) => {
      const cell = cellOf(row[at], type, zone);
      isWhole &&= cell !== undefined;
      return cell ?? null;
    }),
  }));
  return isWhole && !types.includes(undefined) ? datasetValue(columns) : undefined;
}

/** A cell of a type; undefined where it is none. */
function cellOf(cell: string | undefined, type: string, zone: string): Json | undefined {
  if (cell === undefined || (cell === '' && type !== 'String')) return null;
  if (type === 'String') return cell;
  if (type === 'Boolean') return cell === 'true' ? true : cell === 'false' ? false : undefined;
  if (type === 'Date') {
    const at = readDate(cell, zone);
    return at === undefined ? undefined : dateValue(at);
  }
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
  return Number.isFinite(number) && (!wholes.has(type) || Number.isSafeInteger(number)) ? number : undefined;
}

/** The cells of comma-separated values, of which those without even quotes are undefined; undefined where it is none. */
function rowsOf(text: string): readonly (readonly (string | undefined)[])[] | undefined {
  const rows: (string | undefined)[][] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  let row: (string | undefined)[] = [];
  while (cells.lastIndex < text.length) {
    const found = cells.exec(text);
    if (found === null) return undefined;
    const [, quoted, bare = '', end] = found;
    row.push(quoted?.replaceAll('""', '"') ?? (bare === '' ? undefined : bare));
    const isAtEnd = cells.lastIndex >= text.length;
    if (end === ',' && isAtEnd) row.push(undefined);
    if (end !== ',' || isAtEnd) {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
