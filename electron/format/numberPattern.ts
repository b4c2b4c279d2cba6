/**
 * Patterns of numbers as Java's DecimalFormat reads them: `#,##0.00 kg`, `0.0%`, `0.0;(0.0)`, `##0.###E0`, `'No. '000`.
 * Rounds half to even. A number that shows as zero carries no minus. What is not understood is refused by character.
 */
import {
  exactDecimal,
  grouped,
  readDecimal,
  roundedAt,
  shifted,
  shortestDecimal,
  split,
  type Decimal,
} from './decimal.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { currencyOf } from './currencies.ts';
import { refusal } from './refusal.ts';
import { numberSymbols, type NumberSymbols } from './symbols.ts';

/** A sign that the locale writes. */
type Sign = 'minus' | 'percent' | 'perMille' | 'currency' | 'currencyCode';

/** A piece of text around the digits: written as it stands, or a sign. */
type Affix = readonly (string | { readonly sign: Sign })[];

interface Digits {
  readonly minWhole: number;
  /** The most digits before the point; counts for exponents only. */
  readonly maxWhole: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  /** Digits in a group; 0 for no groups. */
  readonly group: number;
  readonly alwaysPoint: boolean;
  /** The fewest digits of an exponent; 0 for no exponent. */
  readonly exponent: number;
}

interface NumberPattern {
  readonly digits: Digits;
  readonly positive: readonly [Affix, Affix];
  readonly negative: readonly [Affix, Affix];
  /** How many places a per cent or per mille sign moves the point. */
  readonly places: number;
}

const parsed = new Map<string, NumberPattern>();

/**
 * Shows a number by a pattern, with the separators of a locale (`de`, `en-US`). A text of a decimal keeps all its
 * digits. Throws `illegal-argument` for a pattern that is not understood (naming the character) and for no number.
 */
export function formatNumber(value: number | string, pattern: string, locale: string): string {
  const found = parsed.get(pattern) ?? parseNumberPattern(pattern);
  parsed.set(pattern, found);
  const symbols = numberSymbols(locale);
  if (typeof value === 'number' && Number.isNaN(value)) return 'NaN';
  // Java multiplies a double as a double; a text of a decimal loses nothing.
  const scaled = typeof value === 'number' ? value * 10 ** found.places : shifted(decimalOf(value), found.places);
  const infinite = scaled === Infinity || scaled === -Infinity;
  const [body, isZero, negative] = infinite
    ? (['∞', false, scaled < 0] as const)
    : writeDigits(scaled, found.digits, symbols);
  const [prefix, suffix] = negative && !isZero ? found.negative : found.positive;
  const written = (affix: Affix): string =>
    affix.map((piece) => (typeof piece === 'string' ? piece : signOf(piece.sign, symbols, locale))).join('');
  return written(prefix) + body + written(suffix);
}

function signOf(sign: Sign, { minus, percent }: NumberSymbols, locale: string): string {
  switch (sign) {
    case 'minus':
      return minus;
    case 'percent':
      return percent;
    case 'perMille':
      return '‰';
    case 'currency':
      return currencyOf(locale).symbol;
    case 'currencyCode':
      return currencyOf(locale).code;
  }
}

function writeDigits(
  value: number | Decimal,
  digits: Digits,
  symbols: NumberSymbols,
): readonly [text: string, isZero: boolean, negative: boolean] {
  const short = typeof value === 'number' ? shortestDecimal(value) : value;
  const fractionDigits = digits.exponent > 0 ? digits.maxWhole + digits.maxFraction - short.point : digits.maxFraction;
  const isShort = short.digits.length <= short.point + fractionDigits;
  // Only the exact value says on which side of a half a double lies.
  const exact = typeof value === 'number' && !isShort ? exactDecimal(value) : short;
  const rounded = roundedAt(exact, fractionDigits, 'even');
  const text = digits.exponent > 0 ? withExponent(rounded, digits, symbols) : plain(rounded, digits, symbols);
  return [text, rounded.digits === '', rounded.negative];
}

function decimalOf(text: string): Decimal {
  const decimal = readDecimal(text.trim());
  if (decimal !== undefined) return decimal;
  throw new CountersignError(ErrorCode.illegalArgument, `"${text}" is not a number`);
}

function plain(
  decimal: Decimal,
  { minWhole, minFraction, group, alwaysPoint }: Digits,
  symbols: NumberSymbols,
): string {
  const [whole, fraction] = split(decimal, minWhole, minFraction);
  const before = whole === '' && fraction === '' ? '0' : grouped(whole, group, symbols.group);
  return before + (alwaysPoint || fraction !== '' ? symbols.decimal : '') + fraction;
}

function withExponent(decimal: Decimal, digits: Digits, symbols: NumberSymbols): string {
  const { minWhole, maxWhole, minFraction, alwaysPoint } = digits;
  const repeats = maxWhole > 1 && maxWhole > minWhole;
  const least = repeats ? 1 : minWhole;
  const exponent = repeats ? Math.floor((decimal.point - 1) / maxWhole) * maxWhole : decimal.point - minWhole;
  const whole = decimal.digits === '' ? least : decimal.point - exponent;
  const all = decimal.digits.padEnd(Math.max(minWhole + minFraction, whole), '0');
  const fraction = all.slice(whole);
  const power = decimal.digits === '' ? 0 : exponent;
  const sign = symbols.exponent + (power < 0 ? symbols.minus : '');
  const point = fraction !== '' || alwaysPoint ? symbols.decimal : '';
  return `${all.slice(0, whole)}${point}${fraction}${sign}${String(Math.abs(power)).padStart(digits.exponent, '0')}`;
}

/** Reads a pattern. Throws `illegal-argument` with the character that is not understood. */
export function parseNumberPattern(pattern: string): NumberPattern {
  const first = readPart(pattern, 0);
  const places = placesOf(first.prefix.concat(first.suffix));
  if (first.end === pattern.length) {
    const negative: Affix = [{ sign: 'minus' }, ...first.prefix];
    return {
      digits: first.digits,
      positive: [first.prefix, first.suffix],
      negative: [negative, first.suffix],
      places,
    };
  }
  const second = readPart(pattern, first.end + 1);
  if (second.end < pattern.length) throw refusal(pattern, second.end, 'begins a third part');
  const same = JSON.stringify([first.prefix, first.suffix]) === JSON.stringify([second.prefix, second.suffix]);
  return {
    digits: first.digits,
    positive: [first.prefix, first.suffix],
    negative: same ? [[{ sign: 'minus' }, ...first.prefix], first.suffix] : [second.prefix, second.suffix],
    places,
  };
}

function placesOf(affix: Affix): number {
  const signs = affix.map((piece) => (typeof piece === 'string' ? undefined : piece.sign));
  return signs.includes('percent') ? 2 : signs.includes('perMille') ? 3 : 0;
}

interface Part {
  readonly prefix: Affix;
  readonly digits: Digits;
  readonly suffix: Affix;
  /** Where the part ends: the place of `;`, or the length of the pattern. */
  readonly end: number;
}

/** One half of a pattern: text, digits, text. */
function readPart(pattern: string, from: number): Part {
  const before = readAffix(pattern, from, false);
  const body = /^[#0,.]*(?:E0+)?/.exec(pattern.slice(before.end))?.[0] ?? '';
  if (!/[#0]/.test(body)) throw refusal(pattern, before.end, 'stands where a digit (0 or #) is missing');
  const digits = readDigits(pattern, before.end, body);
  const next = before.end + body.length;
  if (pattern[next] === 'E') throw refusal(pattern, next, 'begins an exponent that has no 0 after it');
  const after = readAffix(pattern, next, true);
  const signs = [...before.affix, ...after.affix].filter(
    (piece) => typeof piece !== 'string' && (piece.sign === 'percent' || piece.sign === 'perMille'),
  );
  if (signs.length > 1) throw refusal(pattern, from, 'begins a part with more than one sign of per cent or per mille');
  return { prefix: before.affix, digits, suffix: after.affix, end: after.end };
}

function readAffix(pattern: string, from: number, isSuffix: boolean): { readonly affix: Affix; readonly end: number } {
  const affix: Affix[number][] = [];
  let at = from;
  let quoted = false;
  for (; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === "'") {
      // Two of them are one, inside quotes and outside.
      if (pattern[at + 1] === "'") {
        affix.push("'");
        at += 1;
      } else quoted = !quoted;
    } else if (quoted) affix.push(character);
    else if (character === ';') break;
    else if ('#0,.'.includes(character)) {
      if (!isSuffix) break;
      throw refusal(pattern, at, 'belongs to the digits and needs quotes in the text after them');
    } else if (character === '¤') {
      const isCode = pattern[at + 1] === '¤';
      affix.push({ sign: isCode ? 'currencyCode' : 'currency' });
      if (isCode) at += 1;
    } else if (character === '-') affix.push({ sign: 'minus' });
    else if (character === '%') affix.push({ sign: 'percent' });
    else if (character === '‰') affix.push({ sign: 'perMille' });
    else affix.push(character);
  }
  if (quoted) throw refusal(pattern, pattern.length, 'comes before the closing quote');
  return { affix, end: at };
}

const shape = /^(#*)(0*)(?:(\.)(0*)(#*))?$/;

function readDigits(pattern: string, from: number, body: string): Digits {
  const [mantissa = '', exponent = ''] = body.split('E');
  const point = mantissa.indexOf('.');
  const wholeEnd = point < 0 ? mantissa.length : point;
  const lastComma = mantissa.lastIndexOf(',');
  const group = lastComma < 0 ? 0 : wholeEnd - lastComma - 1;
  if (lastComma > wholeEnd || (lastComma >= 0 && group === 0)) {
    throw refusal(pattern, from + lastComma, 'groups no digits');
  }
  const bare = mantissa.replaceAll(',', '');
  const [, hashes, zeros, dot, fractionZeros, fractionHashes] = shape.exec(bare) ?? [];
  if (hashes === undefined || zeros === undefined) {
    throw refusal(pattern, from + firstMisplaced(mantissa), 'stands where it cannot: # is outside of 0, and one point');
  }
  const whole = hashes.length + zeros.length;
  const required = fractionZeros?.length ?? 0;
  const optional = fractionHashes?.length ?? 0;
  // Without any 0, Java takes the # beside the point for one.
  const none = dot !== undefined && zeros.length === 0 && required === 0;
  const minWhole = none && whole > 0 ? 1 : zeros.length;
  const minFraction = none && whole === 0 ? 1 : required;
  return {
    minWhole,
    maxWhole: whole,
    minFraction,
    maxFraction: required + optional,
    group,
    alwaysPoint: dot !== undefined && (whole === 0 || required + optional === 0),
    exponent: exponent.length,
  };
}

/** The first character that makes digits of a pattern a malformed one. */
function firstMisplaced(mantissa: string): number {
  for (let length = 1; length <= mantissa.length; length += 1) {
    if (!shape.test(mantissa.slice(0, length).replaceAll(',', ''))) return length - 1;
  }
  return 0;
}
