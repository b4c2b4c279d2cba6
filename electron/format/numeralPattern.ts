/**
 * Patterns of numbers as numeral.js reads them, which Perspective's tables and number fields use: `0,0.00`, `0.0%`,
 * `0[.]00`, `0.0[00]`, `(0,0)`, `+0.0`, `$0,0.00`; `#` is a digit that may be absent. Rounds up from the middle. `00:00:00` is a
 * number of seconds as hours, minutes and seconds, and `0.00e+0` a number by powers of ten.
 */
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { grouped, readDecimal, roundedAt, shifted, shortestDecimal, split } from './decimal.ts';
import { refusal } from './refusal.ts';
import { numberSymbols } from './symbols.ts';

const grammar =
  /(?<open>[(+]?)(?<before>\$? ?)(?<whole>[#0,]*)(?:(?<point>\[\.\]|\.)(?<fraction>0*)(?<more>#*)(?:\[(?<optional>0+)\])?)?(?<after> ?[%$]?)(?<close>\)?)/y;

/**
 * Shows a number (or a text of a decimal) by a pattern, with the separators of a locale. Throws `illegal-argument` for
 * a pattern that is not understood (naming the character) and for no number.
 */
export function formatNumeral(value: number | string, pattern: string, locale: string): string {
  if (asTime.test(pattern)) return timeOf(numberOf(value));
  const ofPowers = byPowers.exec(pattern)?.[1];
  if (ofPowers !== undefined) {
    const [mantissa = '0', power = '+0'] = numberOf(value).toExponential().split('e');
    return `${formatNumeral(mantissa, ofPowers, locale)}e${power}`;
  }
  const found = readPattern(pattern);
  const symbols = numberSymbols(locale);
  const decimal = typeof value === 'number' ? shortestDecimal(value) : readDecimal(value.trim());
  if (decimal === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new CountersignError(ErrorCode.illegalArgument, `"${value}" is not a number`);
  }
  const { minFraction, maxFraction } = found;
  const rounded = roundedAt(shifted(decimal, found.isPercent ? 2 : 0), maxFraction, 'ceiling');
  const [whole, fraction] = split(rounded, found.minWhole, minFraction);
  const shown = found.mayLackFraction && /^0*$/.test(fraction) ? '' : fraction;
  const digits = grouped(whole, found.isGrouped ? 3 : 0, symbols.group) + (shown === '' ? '' : symbols.decimal + shown);
  const below = rounded.negative && rounded.digits !== '';
  const sign = below ? (found.open === '(' ? '(' : symbols.minus) : found.open === '+' ? '+' : '';
  const after = found.after.replace('%', symbols.percent);
  return sign + found.before + digits + after + (sign === '(' ? ')' : '');
}

const asTime = /^0?0:00:00$/;
const byPowers = /^(.+)e[+-]0$/;

function numberOf(value: number | string): number {
  const number = typeof value === 'number' ? value : value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new CountersignError(ErrorCode.illegalArgument, `"${value}" is not a number`);
}

/** Seconds as `1:02:03`: hours without a zero before them, and as many as there are. */
function timeOf(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const pair = (part: number): string => String(part).padStart(2, '0');
  const time = `${Math.floor(whole / 3600)}:${pair(Math.floor(whole / 60) % 60)}:${pair(whole % 60)}`;
  return seconds < 0 && whole > 0 ? `-${time}` : time;
}

interface NumeralPattern {
  readonly open: string;
  readonly before: string;
  readonly after: string;
  readonly isPercent: boolean;
  readonly isGrouped: boolean;
  readonly minWhole: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  readonly mayLackFraction: boolean;
}

function readPattern(pattern: string): NumeralPattern {
  grammar.lastIndex = 0;
  const groups = grammar.exec(pattern)?.groups ?? {};
  const end = grammar.lastIndex;
  const part = (name: string): string => groups[name] ?? '';
  if (end < pattern.length) throw refusal(pattern, end, 'is not known in patterns of tables, or not at this place');
  const [whole, fraction, more, optional] = [part('whole'), part('fraction'), part('more'), part('optional')];
  if (!/[0#]/.test(whole + fraction + more)) throw refusal(pattern, end, 'stands where a digit (0 or #) is missing');
  if ((part('open') === '(') !== (part('close') === ')')) throw refusal(pattern, 0, 'has a bracket without the other');
  return {
    open: part('open'),
    before: part('before'),
    after: part('after'),
    isPercent: part('after').includes('%'),
    isGrouped: whole.includes(','),
    // Only what stands before the first comma asks for leading zeros.
    minWhole: whole === '' ? 0 : Math.max(1, /^0*/.exec(whole.replace(/^#+/, ''))?.[0].length ?? 0),
    minFraction: fraction.length,
    maxFraction: fraction.length + more.length + optional.length,
    mayLackFraction: part('point') === '[.]',
  };
}
