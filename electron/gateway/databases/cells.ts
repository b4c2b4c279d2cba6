/**
 * Values of databases as datasets hold them, with Java's types. Nothing loses a digit: a whole number or a decimal that no
 * double holds stays the text of its digits.
 */
import { setImmediate } from 'node:timers/promises';
import type { Json, JsonObject } from '../../contract/json.ts';
import { dateValue, datasetValue, type Column } from '../../contract/values.ts';
import { readDate } from '../../format/readDate.ts';
import type { RowLimits, Rows } from './driver.ts';

/** A number of its digits, or these where no double has as many. */
export function exactNumber(digits: string): Json {
  const number = Number(digits);
  if (!Number.isFinite(number)) return digits;
  if (/^-?\d+$/.test(digits)) return Number.isSafeInteger(number) ? number : digits;
  return plain(digits) === plain(String(number)) ? number : digits;
}

/** Digits without the zeros that say nothing. A double written with an exponent equals no plain digits. */
function plain(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

/** `2026-01-02 03:04:05.678901+02:30` by its parts; years of four digits alone. */
const written = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d)(\.\d{1,3})?\d*([+-]\d\d)?(:\d\d)?)?$/;

/** A date of a text, as JDBC reads it: one without an offset is of the station's zone. What is no date stays its text. */
export function dateOf(text: string, zone: string): Json {
  const parts = written.exec(text);
  if (parts === null) return text;
  const [, day = '', time = '00:00:00', fraction = '', hours, minutes = ':00'] = parts;
  const millis =
    hours === undefined
      ? readDate(`${day} ${time}${fraction}`, zone)
      : Date.parse(`${day}T${time}${fraction}${hours}${minutes}`);
  return millis === undefined || Number.isNaN(millis) ? text : dateValue(millis);
}

/** A time of a day as JDBC has it: on 1 January 1970 in the station's zone. */
export function timeOf(text: string, zone: string): Json {
  const date = dateOf(`1970-01-01 ${text}`, zone);
  return typeof date === 'string' ? text : date;
}

/** Bytes as Java's, from -128 to 127. */
export function bytesOf(bytes: Uint8Array): Json {
  return [...new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
}

/** Takes rows until there are as many as asked for, or more than fit. */
export function rowCollector({ rows: most, size: largest }: RowLimits) {
  const rows: Json[][] = [];
  let size = 0;
  let isCut = false;
  return {
    rows,
    /** False once no more are taken. */
    add: (row: Json[]): boolean => {
      if (rows.length >= most) isCut = true;
      else {
        for (const cell of row) size += typeof cell === 'string' ? cell.length : Array.isArray(cell) ? cell.length : 8;
        if (size > largest) isCut = true;
        else rows.push(row);
      }
      return !isCut;
    },
    isCut: (): boolean => isCut,
  };
}

const numeric = new Set(['Float', 'Double']);

/**
 * Names of columns, each once: tables and objects hold one value under a name, and the second of two columns `id` would stand for
 * both. It is `id (2)`.
 */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const given = new Set(names);
  return names.map((name) => {
    let own = name;
    for (let count = 2; taken.has(own) || (own !== name && given.has(own)); count += 1) own = `${name} (${count})`;
    taken.add(own);
    return own;
  });
}

/** Cells that are gone through at once: a millisecond or so. */
const atOnce = 20_000;

/**
 * A dataset of rows. A column of decimals in which one is the text of its digits is one of objects. Between columns of many rows the
 * gateway does other things.
 */
export async function datasetOf({ columns, rows }: Rows): Promise<JsonObject> {
  const names = distinct(columns.map(({ name }) => name));
  const made: Column[] = [];
  let count = 0;
  for (const [place, { name, type }] of columns.entries()) {
    count += rows.length;
    if (count > atOnce) {
      await setImmediate();
      count = rows.length;
    }
    const data = rows.map((row) => row[place] ?? null);
    const isExact = !numeric.has(type) && type !== 'Date' ? true : !data.some((cell) => typeof cell === 'string');
    made.push({ name: names[place] ?? name, type: isExact ? type : 'Object', data });
  }
  return datasetValue(made);
}
