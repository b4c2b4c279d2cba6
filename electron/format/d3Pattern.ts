/**
 * Patterns of numbers as d3-format reads them, which Perspective's charts use for their scales: `,.2f`, `d`, `.1%`, `.3s`, `~g`.
 * Fillings and widths are not written: they have no meaning beside a line.
 */
import { refusal } from './refusal.ts';
import { numberSymbols } from './symbols.ts';

const grammar = /^(?<sign>[-+( ]?)(?<symbol>\$?)(?<group>,?)(?:\.(?<digits>\d{1,2}))?(?<trim>~?)(?<type>[fde%sgr]?)$/;

/** By their power of a thousand, from 10^-24 on. */
const prefixes = ['y', 'z', 'a', 'f', 'p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];

/** Shows a number by a pattern, with the separators of a locale. Throws `illegal-argument` for one that is not understood. */
export function formatD3(value: number, pattern: string, locale: string): string {
  const found = grammar.exec(pattern)?.groups;
  if (found === undefined) throw refusal(pattern, unreadAt(pattern), 'is not read in patterns of d3-format');
  const { sign = '', symbol = '', group = '', digits, trim = '', type = '' } = found;
  const precision = digits === undefined ? undefined : Number(digits);
  const [body, after] = written(Math.abs(value), type, precision);
  const isTrimmed = trim !== '' || type === '';
  const [whole = '', fraction = ''] = (isTrimmed ? trimmed(body) : body).split('.');
  const symbols = numberSymbols(locale);
  const separated = group === '' ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, symbols.group);
  const isBelow = value < 0 && /[1-9]/.test(body);
  const shown = `${symbol}${separated}${fraction === '' ? '' : symbols.decimal}${fraction}${after.replace('%', symbols.percent)}`;
  if (isBelow) return sign === '(' ? `(${shown})` : `${symbols.minus}${shown}`;
  return sign === '+' || sign === ' ' ? `${sign}${shown}` : shown;
}

/** The first place from which on the pattern is not understood. */
function unreadAt(pattern: string): number {
  let length = pattern.length;
  while (length > 0 && !grammar.test(pattern.slice(0, length))) length -= 1;
  return length;
}

/** The digits of a number that is not below zero, with a point, and what stands after them. */
function written(value: number, type: string, precision: number | undefined): readonly [body: string, after: string] {
  if (!Number.isFinite(value)) return [Number.isNaN(value) ? 'NaN' : '∞', ''];
  const places = Math.min(precision ?? 6, 20);
  const significant = Math.max(1, places);
  switch (type) {
    case 'd':
      return [Math.round(value).toFixed(0), ''];
    case 'f':
      return [value.toFixed(places), ''];
    case '%':
      return [(value * 100).toFixed(places), '%'];
    case 'e':
      return exponential(value.toExponential(places));
    case 's':
      return withPrefix(value, significant);
    case 'r':
      return [
        Number(value.toPrecision(significant)).toFixed(Math.max(0, Math.min(20, significant - 1 - power(value)))),
        '',
      ];
    default:
      return exponential(value.toPrecision(Math.max(1, Math.min(precision ?? (type === '' ? 12 : 6), 21))));
  }
}

function exponential(text: string): readonly [body: string, after: string] {
  const [body = '', exponent] = text.split('e');
  return [body, exponent === undefined ? '' : `e${exponent}`];
}

/** The power of ten of a number's first digit. */
function power(value: number): number {
  return value === 0 ? 0 : Number(value.toExponential().split('e')[1]);
}

function withPrefix(value: number, significant: number): readonly [body: string, after: string] {
  const rounded = Number(value.toPrecision(significant));
  const thousands = Math.max(-8, Math.min(8, Math.floor(power(rounded) / 3)));
  const scaled = rounded / 1000 ** thousands;
  const fraction = Math.max(0, significant - 1 - power(scaled));
  return [scaled.toFixed(Math.min(20, fraction)), prefixes[thousands + 8] ?? ''];
}

function trimmed(body: string): string {
  return body.includes('.') ? body.replace(/\.?0+$/, '') : body;
}
