/** When two values are equal, which one is the greater, and whether a text looks like a pattern. */
import { isJsonObject, type Json } from '../../contract/json.ts';
import { millisOfDate } from '../../contract/values.ts';
import { readDateText } from '../../format/readDateText.ts';
import {
  isNothing,
  isNumber,
  numberOfText,
  plain,
  refuse,
  toNumber,
  toText,
  truthOfText,
  type Region,
  type Value,
} from './values.ts';

/**
 * Whether two values are equal: numbers, also of different kinds and as texts, by their number; dates by their instant; a truth
 * with what says it; lists and objects by what they hold; null with null alone.
 */
export function equal(one: Value | undefined, other: Value | undefined, region: () => Region): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (typeof one === typeof other && typeof one !== 'object') return one === other;
  if (isNumber(one) || isNumber(other)) return equalNumbers(one, other);
  const [left, right] = [plain(one), plain(other)];
  if (typeof left === 'boolean' || typeof right === 'boolean') return truthOf(left) === truthOf(right);
  const millis = millisOfDate(left) ?? millisOfDate(right);
  if (millis !== undefined) return instantOf(left, region) === instantOf(right, region);
  return typeof left === 'object' && typeof right === 'object' ? same(left, right) : left === right;
}

function equalNumbers(one: Value, other: Value): boolean {
  const numberOf = (value: Value): number | undefined => {
    if (typeof value === 'boolean') return value ? 1 : 0;
    const number = typeof value === 'string' ? numberOfText(value) : value;
    return isNumber(number) ? toNumber(number) : millisOfDate(plain(number));
  };
  const [left, right] = [numberOf(one), numberOf(other)];
  return left !== undefined && left === right;
}

function truthOf(value: Json): Json {
  return typeof value === 'string' ? (truthOfText(value) ?? value) : value;
}

function instantOf(value: Json, region: () => Region): Json {
  return millisOfDate(value) ?? (typeof value === 'string' ? (readDateText(value, region().zone) ?? value) : value);
}

/** Whether two values of JSON hold the same, in whatever order their members stand. */
export function same(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    const [left, right]: readonly (readonly Json[])[] = [one, other];
    return left?.length === right?.length && left?.every((inner, at) => same(inner, right?.[at] ?? null)) === true;
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return one === other;
  const instant = millisOfDate(one);
  if (instant !== undefined) return instant === millisOfDate(other);
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name] ?? null, other[name] ?? null))
  );
}

/** Below 0 where the first is the smaller, above where it is the greater; NaN where neither is and they are not equal. */
export function compare(one: Value | undefined, other: Value | undefined, region: () => Region): number {
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
  const [left, right] = [plain(one), plain(other)];
  const millis = millisOfDate(left) ?? millisOfDate(right);
  if (millis === undefined) return difference(toNumber(one), toNumber(other));
  const numberOf = (value: Json): number => {
    const instant = typeof value === 'number' ? value : instantOf(value, region);
    return typeof instant === 'number' ? instant : refuse(`${JSON.stringify(value)} is not a date`);
  };
  return difference(numberOf(left), numberOf(right));
}

/** By their numbers alone: two infinite ones have no distance. */
function difference(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : one > other ? 1 : NaN;
}

/** As Java compares texts: code by code. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Each character of a text may be held against each of a pattern. */
const longestPattern = 500;

/** Whether a text looks like a pattern: `%` and `*` stand for any characters, `?` for one; case counts. */
export function like(value: Value, pattern: Value, region: () => Region): boolean {
  const text = toText(value, region);
  const wanted = toText(pattern, region);
  if (wanted.length > longestPattern) refuse(`a pattern of like has at most ${longestPattern} characters`);
  let [at, here] = [0, 0];
  // Where the text goes on if what stands after the last wildcard does not fit here.
  let [again, after] = [0, -1];
  while (at < text.length) {
    const sign = wanted[here];
    if (sign === '%' || sign === '*') {
      after = here += 1;
      again = at;
    } else if (sign === '?' || (sign !== undefined && sign === text[at])) {
      at += 1;
      here += 1;
    } else if (after >= 0) {
      here = after;
      at = again += 1;
    } else return false;
  }
  return /^[%*]*$/.test(wanted.slice(here));
}
