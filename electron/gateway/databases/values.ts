/** What parameters are bound as: by the type that a named query declares, or by what the value itself is. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isDoubleAt, type ExactValue } from '../../contract/doubles.ts';
import type { Json } from '../../contract/json.ts';
import { millisOfDate } from '../../contract/values.ts';
import { formatDate } from '../../format/datePattern.ts';
import { javaDoubleText, javaNumberText } from '../../format/javaNumber.ts';
import { readDate } from '../../format/readDate.ts';
import type { SqlType } from '../queries/namedQuery.ts';
import type { Bound } from './statement.ts';

/** A value of a script as JDBC would bind it. Throws `illegal-argument` for a list or an object, which no column holds. */
export function boundValue(value: Json): Bound {
  const millis = millisOfDate(value);
  if (millis !== undefined) return { kind: 'date', value: millis };
  if (value === null) return { kind: 'unknown', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') return { kind: 'text', value };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { kind: 'whole', value: BigInt(value) } : { kind: 'fraction', value };
  }
  throw refused('a value', `${Array.isArray(value) ? 'a list' : 'an object'} is not bound to one place`);
}

/** The values of a script in their order, as `boundValue`; of a whole number the list keeps whether it is a double. */
export function boundValues(values: readonly Json[]): readonly Bound[] {
  return values.map((value, at) =>
    typeof value === 'number' && isDoubleAt(values, at) ? { kind: 'fraction', value } : boundValue(value),
  );
}

const bits = Object.freeze({ Int1: 8, Int2: 16, Int4: 32, Int8: 64 });

/**
 * A parameter of a named query as its type. Throws `illegal-argument` for what does not become it: what would be another value
 * (3.7 as a whole number) is none.
 */
export function boundAs(name: string, type: SqlType, given: ExactValue, zone: string): Bound {
  const { value } = given;
  switch (type) {
    case 'Int1':
    case 'Int2':
    case 'Int4':
    case 'Int8':
      return { kind: 'whole', value: value === null ? null : wholeOf(name, plainOf(name, value), bits[type]) };
    case 'Float4':
    case 'Float8':
      return { kind: 'fraction', value: value === null ? null : fractionOf(name, plainOf(name, value), type) };
    case 'Boolean':
      return { kind: 'boolean', value: value === null ? null : truthOf(name, value) };
    case 'DateTime':
      return { kind: 'date', value: value === null ? null : dateOf(name, plainOf(name, value), zone) };
    case 'String':
      return { kind: 'text', value: value === null ? null : textOfParameter(name, given, zone) };
  }
}

type Plain = string | number | boolean;

/** A date as its milliseconds, and everything else as it is. */
function plainOf(name: string, value: NonNullable<Json>): Plain {
  const millis = millisOfDate(value);
  if (millis !== undefined) return millis;
  if (typeof value !== 'object') return value;
  throw refused(name, `${Array.isArray(value) ? 'a list' : 'an object'} is not bound to one place`);
}

function wholeOf(name: string, value: Plain, size: number): bigint {
  const whole = wholeIn(value);
  if (whole === undefined || BigInt.asIntN(size, whole) !== whole) {
    const round = typeof value === 'number' && !Number.isInteger(value) ? ' (round it before)' : '';
    throw refused(name, `${shown(value)} is no whole number of ${size} bits${round}`);
  }
  return whole;
}

function wholeIn(value: Plain): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  return /^\s*[+-]?\d{1,20}\s*$/.test(value) ? BigInt(value.trim().replace('+', '')) : undefined;
}

function fractionOf(name: string, value: Plain, type: 'Float4' | 'Float8'): number {
  // Other notations that JavaScript reads (0x10) are none that a person means.
  const isText = typeof value === 'string' && !/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value);
  const found = isText ? Number.NaN : Number(value);
  if (!Number.isFinite(found)) throw refused(name, `${shown(value)} is no number`);
  if (type === 'Float4' && !Number.isFinite(Math.fround(found)))
    throw refused(name, `${shown(value)} is no number of 32 bits`);
  return found;
}

function truthOf(name: string, given: NonNullable<Json>): boolean {
  const value = millisOfDate(given) === undefined ? plainOf(name, given) : 'a date';
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' && !Number.isNaN(value)) return value !== 0;
  const text = String(value).trim().toLowerCase();
  if (['true', 't', 'yes', 'y', 'on', '1'].includes(text)) return true;
  if (['false', 'f', 'no', 'n', 'off', '0'].includes(text)) return false;
  throw refused(name, `${shown(value)} is neither true nor false`);
}

/** The last instant that a date holds, milliseconds. */
const lastInstant = 8.64e15;

function dateOf(name: string, value: Plain, zone: string): number {
  const found = typeof value === 'string' ? readDate(value, zone) : value;
  if (typeof found !== 'number' || !Number.isInteger(found) || Math.abs(found) > lastInstant)
    throw refused(name, `${shown(value)} is no date`);
  return found;
}

/**
 * What is given for a parameter as a text: a number as Java writes it, a date on the clock of `zone`, nothing for null. Throws
 * `illegal-argument` for a list or an object.
 */
export function textOfParameter(name: string, { value, isDouble = false }: ExactValue, zone: string): string {
  if (value === null) return '';
  const millis = millisOfDate(value);
  if (millis !== undefined) return formatDate(millis, 'yyyy-MM-dd HH:mm:ss.SSS', zone, 'en');
  const plain = plainOf(name, value);
  if (typeof plain !== 'number') return String(plain);
  return isDouble ? javaDoubleText(plain) : javaNumberText(plain);
}

function shown(value: Plain): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 60);
}

function refused(name: string, reason: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, `The query was not run: of ${name}, ${reason}.`);
}
