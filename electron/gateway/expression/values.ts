/**
 * Values inside of an expression, and what they are taken for where something else is needed. JSON has one kind of numbers, Java
 * has integers and doubles: what is a double and whole is kept apart, so that it shows as `5.0`. Codes of qualities are
 * texts that are known to be one.
 */
import type { Json } from '../../contract/json.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { columnsOf, millisOfDate, rowCount } from '../../contract/values.ts';
import { formatDate } from '../../format/datePattern.ts';
import { javaDoubleText, javaNumberText } from '../../format/javaNumber.ts';

const kind = Symbol('kind');

/** A whole number that is a double in Java. */
interface WholeDouble {
  readonly [kind]: 'double';
  readonly number: number;
}

/** What `qualityOf` gives. */
interface QualityCode {
  readonly [kind]: 'quality';
  readonly name: string;
}

/** What an expression reckons with. Numbers may be infinite or none at all here. */
export type Value = Json | WholeDouble | QualityCode;

/** Where a session reads: what its numbers and dates look like. */
export interface Region {
  readonly locale: string;
  readonly zone: string;
}

/** Characters that a text may grow to. */
const mostCharacters = 1_000_000;

/** Refuses: what was asked for has no value. A long text that it is about is cut out of the middle of what is said. */
export function refuse(problem: string): never {
  const message = problem.length > 400 ? `${problem.slice(0, 200)} ... ${problem.slice(-100)}` : problem;
  throw new CountersignError(ErrorCode.illegalArgument, message);
}

/** A number that is a double in Java, whole or not. */
export function double(number: number): Value {
  return Number.isInteger(number) ? { [kind]: 'double', number } : number;
}

/** The code of a quality, by its name. */
export function qualityCode(name: string): Value {
  return { [kind]: 'quality', name };
}

function isKept(value: Value | undefined): value is WholeDouble | QualityCode {
  return typeof value === 'object' && value !== null && kind in value;
}

/** Whether a value is a number, of either kind. */
export function isNumber(value: Value | undefined): boolean {
  return typeof value === 'number' || (isKept(value) && value[kind] === 'double');
}

/** Whether a value is a number that is a double in Java. */
export function isDouble(value: Value | undefined): boolean {
  return typeof value === 'number' ? !Number.isInteger(value) : isKept(value) && value[kind] === 'double';
}

/** The name of a code of a quality; undefined for any other value. */
export function nameOfQuality(value: Value | undefined): string | undefined {
  return isKept(value) && value[kind] === 'quality' ? value.name : undefined;
}

/** A value as properties and tags hold it. */
export function plain(value: Value | undefined): Json {
  if (value === undefined) return null;
  if (!isKept(value)) return value;
  return value[kind] === 'double' ? value.number : value.name;
}

export function isNothing(value: Value | undefined): value is null | undefined {
  return value === null || value === undefined;
}

/** How an error names a value. */
function describe(value: Value): string {
  return typeof value === 'string' ? `"${value}"` : typeName(value);
}

/** What a value is, by the names of Java: `Integer`, `Long`, `Double`, `String`, `Boolean`, `Date`; `Dataset`, `List`, `Map`. */
export function typeName(value: Value): string {
  if (isKept(value)) return value[kind] === 'double' ? 'Double' : 'QualityCode';
  if (typeof value === 'number') return isDouble(value) ? 'Double' : value === (value | 0) ? 'Integer' : 'Long';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return 'List';
  if (millisOfDate(value) !== undefined) return 'Date';
  return columnsOf(value) === undefined ? 'Map' : 'Dataset';
}

const numeric = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What a text says as a number; undefined where it says none. One with a point or an exponent is a double. */
export function numberOfText(text: string): Value | undefined {
  const number = numeric.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(number)) return undefined;
  return /[.eE]/.test(text) ? double(number) : number;
}

/** A whole number of 64 bits. Throws `illegal-argument` for one that has more digits than are kept here. */
export function longOf(exact: bigint): number {
  const number = Number(exact);
  return BigInt(number) === exact ? number : refuse(`${exact} has more digits than a number holds here`);
}

/** A value as a number of its kind. Throws `illegal-argument` for what is none, and for null. */
export function toNumeric(value: Value | undefined): Value {
  if (isNothing(value)) return refuse('a number is missing: the value is null');
  if (isNumber(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'string' ? numberOfText(value) : undefined;
  return number ?? refuse(`${describe(value)} is not a number`);
}

/** As `toNumeric`, whatever its kind. */
export function toNumber(value: Value | undefined): number {
  if (typeof value === 'number') return value;
  const number = plain(toNumeric(value));
  return typeof number === 'number' ? number : NaN;
}

/** The nearest whole number, the one above from the middle. Throws where there is none. */
export function toWhole(value: Value | undefined): number {
  const number = toNumber(value);
  if (!Number.isFinite(number)) refuse(`${javaNumberText(number)} is no whole number`);
  return Number.isInteger(number) ? number + 0 : Math.floor(number + 0.5) + 0;
}

const words = new Map(
  [
    ['true', 't', 'yes', 'y', 'on'].map((word) => [word, true] as const),
    ['false', 'f', 'no', 'n', 'off'].map((word) => [word, false] as const),
  ].flat(),
);

/** What a text says as yes or no; undefined where it says neither. */
export function truthOfText(text: string): boolean | undefined {
  const number = numberOfText(text);
  return words.get(text.toLowerCase()) ?? (number === undefined ? undefined : plain(number) !== 0);
}

/** Whether a condition holds: null is false, a number is unless it is 0; what says neither throws. */
export function toBoolean(value: Value | undefined): boolean {
  if (typeof value === 'boolean') return value;
  if (isNothing(value)) return false;
  if (isNumber(value)) return toNumber(value) !== 0;
  const truth = typeof value === 'string' ? truthOfText(value) : undefined;
  return truth ?? refuse(`${describe(value)} is neither true nor false`);
}

/** The zone of this computer. */
export function systemZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A value as text: nothing for null, numbers as Java writes them (`5.0`, `1.0E21`), dates on the clock of a zone. */
export function toText(value: Value | undefined, region?: () => Region): string {
  if (typeof value === 'string') return value;
  if (isNothing(value)) return '';
  if (typeof value === 'number') return javaNumberText(value);
  if (typeof value === 'boolean') return String(value);
  if (isKept(value)) return value[kind] === 'double' ? javaDoubleText(value.number) : value.name;
  const millis = millisOfDate(value);
  if (millis !== undefined) {
    return formatDate(millis, 'EEE MMM dd HH:mm:ss zzz yyyy', region?.().zone ?? systemZone(), 'en');
  }
  const columns = columnsOf(value);
  return columns === undefined ? JSON.stringify(value) : `Dataset [${rowCount(columns)}R x ${columns.length}C]`;
}

/** A text that a function needs; throws `illegal-argument` where there is none. */
export function needed(value: Value | undefined, region?: () => Region): string {
  return isNothing(value) ? refuse('a text is missing: the value is null') : toText(value, region);
}

/** Texts in a row, with something between them. Throws where they have more characters than a page could show. */
export function joined(texts: readonly string[], separator = ''): string {
  withinBounds(texts.reduce((sum, text) => sum + text.length + separator.length, -separator.length));
  return texts.join(separator);
}

/** A text that was put together. Throws where it has more characters than a page could show. */
export function bounded(text: string): string {
  withinBounds(text.length);
  return text;
}

/** Throws for a text that would have more characters than a page could show. */
export function withinBounds(characters: number): void {
  if (characters > mostCharacters) refuse(`the text would have more than ${mostCharacters} characters`);
}
