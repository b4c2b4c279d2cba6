/** The functions of the expression language: strings, numbers, conditions and dates, with Java's results. */
import { type Json, isJsonObject } from '../../contract/json.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { formatDate } from '../../format/datePattern.ts';
import { roundedAt, shortestDecimal } from '../../format/decimal.ts';
import { formatNumber } from '../../format/numberPattern.ts';
import { readDate } from '../../format/readDate.ts';

/** Where a session reads: what its numbers and dates look like. */
export interface Region {
  readonly locale: string;
  readonly zone: string;
}

/** Arguments that are not given are undefined. */
type ExpressionFunction = (...args: readonly (Json | undefined)[]) => Json;

function illegal(message: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, message);
}

function isNothing(value: Json | undefined): value is null | undefined {
  return value === null || value === undefined;
}

/** A value as text: nothing for null, numbers are written as Java writes them (`1.0E21`). */
export function toText(value: Json | undefined): string {
  if (isNothing(value)) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** As Java's `Long.toString` for whole numbers that are one, and its `Double.toString` for others. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) ? size < 2 ** 63 : size >= 1e-3 && size < 1e7) return String(value);
  const { negative, digits, point } = shortestDecimal(value);
  return `${negative ? '-' : ''}${digits.slice(0, 1)}.${digits.slice(1) || '0'}E${point - 1}`;
}

/** A text that a function needs; throws `illegal-argument` where there is none. */
function needed(value: Json | undefined): string {
  if (isNothing(value)) throw illegal('a text is missing: the value is null');
  return toText(value);
}

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A value as a number; what is none, and null, throws `illegal-argument`. */
export function toNumber(value: Json | undefined): number {
  if (isNothing(value)) throw illegal('a number is missing: the value is null');
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && numeric.test(value) ? Number(value) : Infinity;
  if (Number.isFinite(number)) return number;
  throw illegal(`"${toText(value)}" is not a number`);
}

const words = new Map(
  [
    ['true', 't', 'yes', 'y', 'on'].map((word) => [word, true] as const),
    ['false', 'f', 'no', 'n', 'off'].map((word) => [word, false] as const),
  ].flat(),
);

/** Whether a condition holds: null is false, a number is unless it is 0; a text that says neither throws. */
export function toBoolean(value: Json | undefined): boolean {
  if (isNothing(value)) return false;
  if (typeof value === 'boolean') return value;
  const known = typeof value === 'string' ? words.get(value.toLowerCase()) : undefined;
  if (known !== undefined) return known;
  if (typeof value === 'string' && !numeric.test(value)) throw illegal(`"${value}" is neither true nor false`);
  return toNumber(value) !== 0;
}

/** The milliseconds of a date: a number of them, a text, or a date as a project file holds it. */
function toMillis(value: Json | undefined, { zone }: Region): number {
  const held = isJsonObject(value) ? value['$ts'] : value;
  const millis = typeof held === 'number' ? held : readDate(toText(held).trim(), zone);
  if (millis !== undefined && !Number.isNaN(new Date(millis).getTime())) return millis;
  throw illegal(`"${toText(value)}" is not a date`);
}

/** Nearest, and up from the middle. */
function round(value: Json | undefined, places: Json | undefined): number {
  const { negative, digits, point } = roundedAt(
    shortestDecimal(toNumber(value)),
    isNothing(places) ? 0 : toNumber(places),
    'ceiling',
  );
  return Number(`${negative ? '-' : ''}0.${digits || '0'}e${point}`);
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw illegal('the result is not a number');
}

/** A conversion: null stays null; what cannot be converted is the failover, where one is given. */
function cast(convert: (value: Json) => Json): ExpressionFunction {
  return (value, failover) => {
    if (isNothing(value)) return failover ?? null;
    if (failover === undefined) return convert(value);
    try {
      return convert(value);
    } catch {
      return failover;
    }
  };
}

/** Numbers given one by one or as a list, without those that are null. */
function present(args: readonly (Json | undefined)[]): number[] {
  return (args.length === 1 && Array.isArray(args[0]) ? (args[0] as readonly Json[]) : args)
    .filter((value) => !isNothing(value))
    .map(toNumber);
}

/** How many rows a dataset has, entries a list, characters a text; null has none. */
function length(value: Json | undefined): number {
  if (Array.isArray(value)) return value.length;
  if (!isJsonObject(value)) return toText(value).length;
  const [column] = Array.isArray(value['$columns']) ? (value['$columns'] as readonly Json[]) : [];
  const data = isJsonObject(column) ? column['data'] : [];
  if (value['$columns'] !== undefined && Array.isArray(data)) return data.length;
  throw illegal('an object has no length');
}

/** Part of a text. Throws where it has no such part. */
function part(value: Json | undefined, from: Json | undefined, to: Json | undefined): string {
  const text = needed(value);
  const [start, end] = [toNumber(from), to === undefined ? text.length : toNumber(to)];
  if (start < 0 || end < start || end > text.length) throw illegal(`"${text}" has no part from ${start} to ${end}`);
  return text.slice(start, end);
}

/** The first or the last characters of a text; all of it where it has fewer. */
function end(value: Json | undefined, count: Json | undefined, side: 'left' | 'right'): string {
  const text = needed(value);
  const characters = Math.min(toNumber(count), text.length);
  if (characters < 0) throw illegal(`${characters} is no number of characters`);
  return side === 'left' ? text.slice(0, characters) : text.slice(text.length - characters);
}

/** Whether a list has a value, or is it. */
function holds(list: Json | undefined, value: Json | undefined): boolean {
  return (Array.isArray(list) ? list : [list]).includes(value);
}

const functions: Readonly<Record<string, ExpressionFunction>> = {
  concat: (...args) => args.map(toText).join(''),
  tostr: cast(toText),
  tostring: cast(toText),
  toint: cast((value) => Math.floor(toNumber(value) + 0.5)),
  tointeger: cast((value) => Math.floor(toNumber(value) + 0.5)),
  tolong: cast((value) => Math.floor(toNumber(value) + 0.5)),
  tofloat: cast(toNumber),
  todouble: cast(toNumber),
  toboolean: cast(toBoolean),
  len: length,
  upper: (value) => needed(value).toUpperCase(),
  lower: (value) => needed(value).toLowerCase(),
  trim: (value) => needed(value).trim(),
  left: (value, count) => end(value, count, 'left'),
  right: (value, count) => end(value, count, 'right'),
  substring: part,
  replace: (value, find, by) => needed(value).replaceAll(needed(find), () => needed(by)),
  containsany: (list, ...values) => values.some((value) => holds(list, value)),
  containsall: (list, ...values) => values.every((value) => holds(list, value)),
  indexof: (value, find) => (Array.isArray(value) ? value.indexOf(find) : needed(value).indexOf(needed(find))),
  abs: (value) => Math.abs(toNumber(value)),
  ceil: (value) => Math.ceil(toNumber(value)),
  floor: (value) => Math.floor(toNumber(value)),
  round,
  min: (...args) => (present(args).length === 0 ? null : Math.min(...present(args))),
  max: (...args) => (present(args).length === 0 ? null : Math.max(...present(args))),
  sqrt: (value) => finite(Math.sqrt(toNumber(value))),
  pow: (value, power) => finite(toNumber(value) ** toNumber(power)),
  isnull: (value) => isNothing(value),
};

/** A date as text is ISO 8601 on the clock of its session: the day is the one that people there have. */
const shownDate = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";

/** What looks different from region to region. A missing value is shown as nothing, never as 0. */
const regional: Readonly<Record<string, (region: Region, ...args: readonly (Json | undefined)[]) => Json>> = {
  numberformat: ({ locale }, value, pattern) => {
    if (isNothing(value)) return null;
    return formatNumber(typeof value === 'string' ? value : toNumber(value), needed(pattern), locale);
  },
  dateformat: (region, value, pattern) => {
    if (isNothing(value) || value === '') return value ?? null;
    return formatDate(toMillis(value, region), needed(pattern), region.zone, region.locale);
  },
  todate: (region, value, failover) =>
    cast((given) => formatDate(toMillis(given, region), shownDate, region.zone, 'en'))(value, failover),
};

/** Whether there is a function of that name, in lower case. */
export function hasFunction(name: string): boolean {
  return Object.hasOwn(functions, name) || Object.hasOwn(regional, name);
}

/**
 * Calls a function by its name, in lower case. Throws `illegal-argument` for one that does not exist and for arguments
 * that it does not take.
 */
export function callFunction(name: string, args: readonly Json[], region: () => Region): Json {
  const plain = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (plain !== undefined) return plain(...args);
  const local = Object.hasOwn(regional, name) ? regional[name] : undefined;
  if (local !== undefined) return local(region(), ...args);
  throw illegal(`there is no function ${name}`);
}
