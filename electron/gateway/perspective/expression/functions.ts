/** The functions of the expression language: strings, numbers, conditions and dates. */
import { format } from 'date-fns';
import type { Json } from '../../../contract/json.ts';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';

/** Arguments that are not given are undefined. */
export type ExpressionFunction = (...args: readonly (Json | undefined)[]) => Json;

/** A value as text: null is empty, whole numbers have no fraction. */
export function toText(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value as a number; what is no number throws `illegal-argument`. */
export function toNumber(value: Json | undefined): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'number' ? value : Number(value);
  if (typeof value !== 'object' && toText(value).trim() !== '' && Number.isFinite(number)) return number;
  throw new CountersignError(ErrorCode.illegalArgument, `"${toText(value)}" is not a number`);
}

/** Whether a condition holds: false for null, 0, "" and "false". */
export function toBoolean(value: Json | undefined): boolean {
  if (typeof value === 'string') return value !== '' && value.toLowerCase() !== 'false';
  return Boolean(value);
}

/**
 * Formats a number by a pattern of `0`, `#`, `,` and `.`, as in `#,##0.0`: at least as many digits as zeros, at most
 * as many fraction digits as zeros and hashes.
 */
function numberFormat(value: Json | undefined, pattern: Json | undefined): string {
  const [whole = '', fraction = ''] = toText(pattern).split('.');
  return new Intl.NumberFormat('en', {
    useGrouping: whole.includes(','),
    minimumIntegerDigits: Math.max(1, whole.replace(/[^0]/g, '').length),
    minimumFractionDigits: fraction.replace(/[^0]/g, '').length,
    maximumFractionDigits: fraction.length,
  }).format(toNumber(value));
}

/** Dates travel as epoch milliseconds or ISO 8601 texts. */
function toDate(value: Json | undefined): Date {
  const date = new Date(typeof value === 'number' ? value : toText(value));
  if (!Number.isNaN(date.getTime())) return date;
  throw new CountersignError(ErrorCode.illegalArgument, `"${toText(value)}" is not a date`);
}

function round(value: Json | undefined, places: Json | undefined): number {
  const scale = 10 ** toNumber(places);
  return Math.round(toNumber(value) * scale) / scale;
}

/** Whether a list has a value, or is it. */
function holds(list: Json | undefined, value: Json | undefined): boolean {
  return (Array.isArray(list) ? list : [list]).includes(value);
}

/** By lower-case name. `if` and `coalesce` are evaluated by the evaluator, which leaves the branch not taken alone. */
export const functions: Readonly<Record<string, ExpressionFunction>> = {
  concat: (...args) => args.map(toText).join(''),
  tostr: (value) => toText(value),
  tostring: (value) => toText(value),
  toint: (value) => Math.trunc(toNumber(value)),
  tofloat: (value) => toNumber(value),
  toboolean: (value) => toBoolean(value),
  len: (value) => (Array.isArray(value) ? value.length : toText(value).length),
  upper: (value) => toText(value).toUpperCase(),
  lower: (value) => toText(value).toLowerCase(),
  trim: (value) => toText(value).trim(),
  left: (value, count) => toText(value).slice(0, toNumber(count)),
  right: (value, count) => (toNumber(count) > 0 ? toText(value).slice(-toNumber(count)) : ''),
  substring: (value, from, to) => toText(value).slice(toNumber(from), to === undefined ? undefined : toNumber(to)),
  replace: (value, find, by) => toText(value).replaceAll(toText(find), toText(by)),
  containsany: (list, ...values) => values.some((value) => holds(list, value)),
  containsall: (list, ...values) => values.every((value) => holds(list, value)),
  indexof: (value, find) => toText(value).indexOf(toText(find)),
  abs: (value) => Math.abs(toNumber(value)),
  ceil: (value) => Math.ceil(toNumber(value)),
  floor: (value) => Math.floor(toNumber(value)),
  round,
  min: (...args) => Math.min(...args.map(toNumber)),
  max: (...args) => Math.max(...args.map(toNumber)),
  sqrt: (value) => Math.sqrt(toNumber(value)),
  pow: (value, power) => toNumber(value) ** toNumber(power),
  numberformat: numberFormat,
  isnull: (value) => value === null || value === undefined,
  dateformat: (value, pattern) => (value === null || value === '' ? '' : format(toDate(value), toText(pattern))),
  todate: (value) => toDate(value).toISOString(),
};
