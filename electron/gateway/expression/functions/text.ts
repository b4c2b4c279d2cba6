/** Functions of texts. */
import { datasetValue } from '../../../contract/values.ts';
import { formatNumber } from '../../../format/numberPattern.ts';
import { javaSplit } from '../javaRegex.ts';
import {
  bounded,
  isNothing,
  joined,
  needed,
  plain,
  refuse,
  toBoolean,
  toNumber,
  toText,
  toWhole,
  withinBounds,
  type Value,
} from '../values.ts';
import { plainFunction, regional, type Functions } from './definition.ts';
import { stringFormat } from './stringFormat.ts';

/** Part of a text. Throws where it has no such part. */
function part(value: Value | undefined, from: Value | undefined, to: Value | undefined): string {
  const text = needed(value);
  const [start, end] = [toWhole(from), to === undefined ? text.length : toWhole(to)];
  if (start < 0 || end < start || end > text.length) refuse(`"${text}" has no part from ${start} to ${end}`);
  return text.slice(start, end);
}

/** The first or the last characters of a text; all of it where it has fewer. */
function end(value: Value | undefined, count: Value | undefined, side: 'left' | 'right'): string {
  const text = needed(value);
  const characters = Math.min(toWhole(count), text.length);
  if (characters < 0) refuse(`${characters} is no number of characters`);
  return side === 'left' ? text.slice(0, characters) : text.slice(text.length - characters);
}

function replace(value: Value | undefined, find: Value | undefined, by: Value | undefined): string {
  const [text, wanted, instead] = [needed(value), needed(find), needed(by)];
  if (!text.includes(wanted)) return text;
  const times = wanted === '' ? text.length + 1 : text.split(wanted).length - 1;
  withinBounds(text.length + times * (instead.length - wanted.length));
  return text.replaceAll(wanted, () => instead);
}

function repeat(value: Value | undefined, count: Value | undefined): string {
  const [text, times] = [needed(value), toWhole(count)];
  if (times < 0) refuse(`${times} is no number of times`);
  withinBounds(text.length * times);
  return text.repeat(times);
}

/** As Java's `String.trim`: what goes is the blank and the control characters before it. */
function trim(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && text.charCodeAt(from) <= 32) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 32) to -= 1;
  return text.slice(from, to);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** As Java's URLEncoder; with escapes of per cent alone, a blank is `%20`. */
function urlEncode(value: Value | undefined, usePercent: Value | undefined): string {
  const encoded = encodeURIComponent(needed(value).toWellFormed())
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', toBoolean(usePercent) ? '%20' : '+');
  return bounded(encoded);
}

/** Java's digits of a whole number to a base that is a power of two: what is negative shows as its bits. */
function toBase(base: 2 | 8 | 16): (value: Value | undefined) => string {
  return (value) => {
    const number = toWhole(value);
    const bits = number === (number | 0) ? 32 : 64;
    return BigInt.asUintN(bits, BigInt(number)).toString(base).toUpperCase();
  };
}

function fromBase(base: 2 | 8 | 16, digits: RegExp, kind: string): (value: Value | undefined) => number {
  return (value) => {
    const text = needed(value);
    const number = digits.test(text) ? parseInt(text, base) : NaN;
    return Number.isSafeInteger(number) ? number : refuse(`"${text}" is no ${kind} number`);
  };
}

function character(code: Value | undefined): string {
  const point = toWhole(code);
  return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : refuse(`${point} is no character`);
}

function codeOf(value: Value | undefined): number {
  return needed(value).codePointAt(0) ?? refuse('an empty text has no first character');
}

export const textFunctions: Functions = {
  concat: regional([1, Infinity], (region, ...parts) => joined(parts.map((value) => toText(value, region)))),
  upper: plainFunction([1, 1], (value) => bounded(needed(value).toUpperCase())),
  lower: plainFunction([1, 1], (value) => bounded(needed(value).toLowerCase())),
  // A project has no translations: each term stands for itself, as one that nobody translated does.
  translate: regional([1, 2], (region, term) => (isNothing(term) ? null : toText(term, region))),
  trim: plainFunction([1, 1], (value) => trim(needed(value))),
  left: plainFunction([2, 2], (value, count) => end(value, count, 'left')),
  right: plainFunction([2, 2], (value, count) => end(value, count, 'right')),
  substring: plainFunction([2, 3], part),
  replace: plainFunction([3, 3], replace),
  repeat: plainFunction([2, 2], repeat),
  split: plainFunction([2, 3], (value, pattern, limit) => {
    const parts = javaSplit(needed(value), needed(pattern), limit === undefined ? 0 : toWhole(limit));
    return datasetValue([{ name: 'parts', type: 'String', data: parts }]);
  }),
  // A missing value is shown as nothing, never as 0.
  numberFormat: regional([2, 2], (region, value, pattern) => {
    if (isNothing(value)) return null;
    const given = plain(value);
    return formatNumber(typeof given === 'string' ? given : toNumber(value), needed(pattern), region().locale);
  }),
  stringFormat: regional([1, Infinity], (region, pattern, ...args) => stringFormat(needed(pattern), args, region)),
  char: plainFunction([1, 1], character),
  ordinal: plainFunction([1, 1], codeOf),
  escapeSQL: plainFunction([1, 1], (value) => bounded(needed(value).replaceAll('\\', '\\\\').replaceAll("'", "''"))),
  escapeXML: plainFunction([1, 1], (value) =>
    bounded(needed(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)),
  ),
  urlEncode: plainFunction([1, 2], urlEncode),
  toBinary: plainFunction([1, 1], toBase(2)),
  toOctal: plainFunction([1, 1], toBase(8)),
  toHex: plainFunction([1, 1], toBase(16)),
  fromBinary: plainFunction([1, 1], fromBase(2, /^[01]+$/, 'binary')),
  fromOctal: plainFunction([1, 1], fromBase(8, /^[0-7]+$/, 'octal')),
  fromHex: plainFunction([1, 1], fromBase(16, /^(0x)?[0-9a-f]+$/i, 'hexadecimal')),
};
