/** What parameters are bound as: by the type that a named query declares, or by what the value itself is. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isDoubleAt } from '../../contract/doubles.ts';
import type { Json } from '../../contract/json.ts';
import { millisOfDate } from '../../contract/values.ts';
import { formatDate } from '../../format/datePattern.ts';
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

/** A parameter of a named query as its type, by Ignition's conversions. Throws `illegal-argument` for what does not become it. */
export function boundAs(name: string, type: SqlType, value: Json, zone: string): Bound {
  const plain = plainOf(name, value);
  switch (type) {
    case 'Int1':
    case 'Int2':
    case 'Int4':
    case 'Int8':
      return { kind: 'whole', value: plain === null ? null : wholeOf(name, plain, bits[type]) };
    case 'Float4':
    case 'Float8':
      return { kind: 'fraction', value: plain === null ? null : fractionOf(name, plain) };
    case 'Boolean':
      return { kind: 'boolean', value: plain === null ? null : truthOf(name, plain) };
    case 'DateTime':
      return { kind: 'date', value: plain === null ? null : dateOf(name, plain, zone) };
    case 'String':
      return { kind: 'text', value: plain === null ? null : textOfParameter(name, value, zone) };
  }
}

type Plain = string | number | boolean;

/** A date as its milliseconds, and everything else as it is. */
function plainOf(name: string, value: Json): Plain | null {
  const millis = millisOfDate(value);
  if (millis !== undefined) return millis;
  if (typeof value !== 'object' || value === null) return value;
  throw refused(name, `${Array.isArray(value) ? 'a list' : 'an object'} is not bound to one place`);
}

function wholeOf(name: string, value: Plain, size: number): bigint {
  const whole = wholePart(value);
  if (whole === undefined || BigInt.asIntN(size, whole) !== whole) {
    throw refused(name, `${shown(value)} is no whole number of ${size} bits`);
  }
  return whole;
}

function wholePart(value: Plain): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  return /^\s*[+-]?\d{1,20}\s*$/.test(value) ? BigInt(value.trim().replace('+', '')) : undefined;
}

function fractionOf(name: string, value: Plain): number {
  const found = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  if (!Number.isFinite(found)) throw refused(name, `${shown(value)} is no number`);
  return found;
}

function truthOf(name: string, value: Plain): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const text = value.trim().toLowerCase();
  if (['true', 't', 'yes', 'y', 'on', '1'].includes(text)) return true;
  if (['false', 'f', 'no', 'n', 'off', '0'].includes(text)) return false;
  throw refused(name, `${shown(value)} is neither true nor false`);
}

function dateOf(name: string, value: Plain, zone: string): number {
  const found = typeof value === 'string' ? readDate(value, zone) : value;
  if (typeof found !== 'number') throw refused(name, `${shown(value)} is no date`);
  return found;
}

/** What is given for a parameter as a text; a date on the clock of `zone`. Throws `illegal-argument` for a list or an object. */
export function textOfParameter(name: string, value: Json, zone: string): string {
  const millis = millisOfDate(value);
  if (millis !== undefined) return formatDate(millis, 'yyyy-MM-dd HH:mm:ss.SSS', zone, 'en');
  return String(plainOf(name, value) ?? '');
}

function shown(value: Plain): string {
  return JSON.stringify(value).slice(0, 60);
}

function refused(name: string, reason: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, `The query was not run: of ${name}, ${reason}.`);
}
