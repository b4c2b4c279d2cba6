/** The data types of tags, as Ignition names them, and what of a value a tag of each holds. */
import { z } from 'zod';
import { keepDoubles, type ExactValue } from '../../contract/doubles.ts';
import { json, jsonObject, type Json } from '../../contract/json.ts';
import { columnsOf, datasetValue, dateValue, millisOfDate } from '../../contract/values.ts';
import { parseJson } from '../platform/readJson.ts';

export const dataTypes = Object.freeze([
  'Int1',
  'Int2',
  'Int4',
  'Int8',
  'Float4',
  'Float8',
  'Boolean',
  'String',
  'DateTime',
  'Text',
  'DataSet',
  'Document',
  'Int1Array',
  'Int2Array',
  'Int4Array',
  'Int8Array',
  'Float4Array',
  'Float8Array',
  'BooleanArray',
  'StringArray',
  'DateTimeArray',
  'ByteArray',
] as const);
export type DataType = (typeof dataTypes)[number];

/** The last instant that a date holds, milliseconds. */
const lastInstant = 8.64e15;

/** Whole numbers: the least and the greatest of each type. Those of 8 bytes go as far as JSON has each of them. */
const whole: Partial<Record<DataType, readonly [number, number]>> = {
  Int1: [-128, 127],
  Int2: [-32_768, 32_767],
  Int4: [-2_147_483_648, 2_147_483_647],
  Int8: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/** A value as a tag takes it, or why it does not, in words. */
export type Converted = ExactValue | { readonly refused: string };

/** A value of a type, which has been made one of it: whole numbers of floats are doubles, those of a list each. */
export function heldAs(type: string | undefined, value: Json): ExactValue {
  if ((type === 'Float4Array' || type === 'Float8Array') && Array.isArray(value)) keepDoubles(value);
  const isDouble = (type === 'Float4' || type === 'Float8') && Number.isInteger(value);
  return isDouble ? { value, isDouble } : { value };
}

/**
 * A value for a tag of a type: what a person types is a text, and a number or a truth value stays one. No value (null) is taken by
 * each. What would become another value is refused: 3.7 is no whole number, 40000 none of two bytes.
 */
export function takenAs(type: DataType, value: Json): Converted {
  if (value === null) return { value };
  if (type.endsWith('Array')) return takenAsList(type, value);
  const range = whole[type];
  if (range !== undefined) {
    const number = typeof value === 'boolean' ? Number(value) : numberIn(value);
    if (number === undefined || !Number.isInteger(number)) return { refused: 'takes whole numbers' };
    return number < range[0] || number > range[1]
      ? { refused: `takes whole numbers from ${range[0]} to ${range[1]}` }
      : { value: number };
  }
  if (type === 'Float4' || type === 'Float8') {
    const number = typeof value === 'boolean' ? Number(value) : numberIn(value);
    if (number === undefined) return { refused: 'takes numbers' };
    if (type === 'Float4' && !Number.isFinite(Math.fround(number)))
      return { refused: 'takes numbers of 4 bytes, up to 3.4028235e38' };
    return heldAs(type, number);
  }
  if (type === 'Boolean') {
    const truth = truthIn(value);
    return truth === undefined ? { refused: 'takes true and false' } : { value: truth };
  }
  if (type === 'String' || type === 'Text') {
    return typeof value === 'object' ? { refused: 'takes texts' } : { value: String(value) };
  }
  if (type === 'DataSet') {
    const dataset = datasetIn(value);
    return dataset === undefined ? { refused: 'takes datasets' } : { value: dataset };
  }
  if (type === 'Document') {
    const document = documentIn(value);
    return document === undefined ? { refused: 'takes documents (objects and lists of JSON)' } : { value: document };
  }
  if (type === 'DateTime') {
    // Exports have dates of memory tags as milliseconds.
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= lastInstant)
      return { value: dateValue(value) };
    const isOne = millisOfDate(value) !== undefined || (typeof value === 'string' && isDate(value));
    if (!isOne) return { refused: 'takes dates as 2026-11-26 14:00:05' };
  }
  return { value };
}

/** A document, also as its text. */
function documentIn(value: Json): Json | undefined {
  if (typeof value === 'object') return value;
  const read = typeof value === 'string' ? parseJson(value, z.union([jsonObject, z.array(json)])) : undefined;
  return read?.ok === true ? read.value : undefined;
}

/** A dataset of an export: names and Java classes of its columns, and its rows. */
const exportedDataset = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(json)),
});

/** A dataset, also as exports have one, and as the text of that. */
function datasetIn(value: Json): Json | undefined {
  if (columnsOf(value) !== undefined) return value;
  const document = documentIn(value);
  const { columns, rows } = exportedDataset.safeParse(document).data ?? {};
  if (columns === undefined || rows === undefined || rows.some((row) => row.length !== columns.length))
    return undefined;
  return datasetValue(
    columns.map(({ name, type: javaClass }, at) => {
      const type = javaClass.slice(javaClass.lastIndexOf('.') + 1);
      const asOne = (cell: Json): Json => (type === 'Date' && typeof cell === 'number' ? dateValue(cell) : cell);
      return { name, type, data: rows.map((row) => asOne(row[at] ?? null)) };
    }),
  );
}

/** The same for a list, value by value. */
function takenAsList(type: DataType, value: Json): Converted {
  if (!Array.isArray(value)) return { refused: 'takes lists' };
  const each = dataTypes.find((name) => `${name}Array` === type);
  if (each === undefined) return { value };
  const taken = (value as readonly Json[]).map((one) => takenAs(each, one));
  const refused = taken.find((one) => 'refused' in one);
  return (
    refused ??
    heldAs(
      type,
      taken.flatMap((one) => ('value' in one ? [one.value] : [])),
    )
  );
}

/**
 * A value for a tag that says no type: one that holds a number or a truth value goes on holding one, one that holds a double a
 * double, and any other takes what comes.
 */
export function takenLike({ value: held, isDouble = false }: ExactValue, value: Json): Converted {
  const type = typeof held === 'number' ? 'Float8' : typeof held === 'boolean' ? 'Boolean' : undefined;
  if (type === undefined) return { value };
  const taken = takenAs(type, value);
  if ('refused' in taken) return { refused: `holds a ${typeof held}` };
  return isDouble || (typeof held === 'number' && !Number.isInteger(held)) ? taken : { value: taken.value };
}

function numberIn(value: Json): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  // Other notations that JavaScript reads (0x10) are none that a person means.
  if (typeof value !== 'string' || !/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Whether a text is a day that there is, with a time of it or without. */
function isDate(text: string): boolean {
  const [, day = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[-+]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  if (day === '' || Number.isNaN(Date.parse(text))) return false;
  // JavaScript reads the 30 February as a day of March.
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function truthIn(value: Json): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
