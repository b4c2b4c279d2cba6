/**
 * `stringFormat`: Java's Formatter, with the separators of the session's locale. `%f` and its kin take whole numbers too, since
 * properties do not tell them from doubles. `%h` and `%a` are not supported.
 */
import { millisOfDate } from '../../../contract/values.ts';
import { formatDate } from '../../../format/datePattern.ts';
import { grouped, roundedAt, shortestDecimal, split, type Decimal } from '../../../format/decimal.ts';
import { numberSymbols } from '../../../format/symbols.ts';
import {
  bounded,
  isDouble,
  isNothing,
  isNumber,
  plain,
  refuse,
  toNumber,
  toText,
  typeName,
  withinBounds,
  type Region,
  type Value,
} from '../values.ts';

/** One `%` of a pattern. */
interface Specifier {
  readonly whole: string;
  readonly flags: string;
  readonly width: number;
  /** Digits or characters; below 0 where nothing says how many. */
  readonly precision: number;
  /** In lower case, but for those of dates. */
  readonly conversion: string;
  readonly isDate: boolean;
  readonly isUpper: boolean;
}

const grammar =
  /%(?:(?<index>\d+)\$)?(?<flags>[-#+ 0,(<]*)(?<width>[1-9]\d*)?(?:\.(?<precision>\d+))?(?<date>[tT]?)(?<letter>[a-zA-Z%])|%/g;

/** The flags that each conversion takes. */
const flagsOf: Readonly<Record<string, string>> = {
  b: '-',
  s: '-',
  c: '-',
  d: '-+ 0,(',
  x: '-#0',
  o: '-#0',
  f: '-#+ 0,(',
  e: '-#+ 0(',
  g: '-+ 0,(',
  '%': '-',
  n: '',
};

/** What each conversion of a date is as a pattern. */
const datePatterns: ReadonlyMap<string, string> = new Map(
  (
    'H=HH I=hh k=H l=h M=mm S=ss L=SSS z=Z Z=z B=MMMM b=MMM h=MMM A=EEEE a=EEE Y=yyyy y=yy j=DDD m=MM d=dd e=d R=HH:mm ' +
    'T=HH:mm:ss D=MM/dd/yy F=yyyy-MM-dd p=a'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(2)] as const),
)
  .set('N', "SSS'000000'")
  .set('r', 'hh:mm:ss a')
  .set('c', 'EEE MMM dd HH:mm:ss z yyyy');

/** Formats as Java's `String.format`. Throws `illegal-argument` for what is not understood, or has no value that fits. */
export function stringFormat(pattern: string, args: readonly (Value | undefined)[], region: () => Region): string {
  let text = '';
  let end = 0;
  let ordinary = 0;
  let last = -1;
  for (const match of pattern.matchAll(grammar)) {
    const asked = specifier(match[0], match.groups ?? {});
    text += pattern.slice(end, match.index);
    end = match.index + match[0].length;
    if (asked.conversion === '%' || asked.conversion === 'n') {
      text += padded('', asked.conversion === 'n' ? '\n' : '%', '', asked);
      continue;
    }
    const index = match.groups?.['index'];
    if (!asked.flags.includes('<')) last = index === undefined ? ordinary++ : Number(index) - 1;
    const value = args[last];
    if (value === undefined) return refuse(`stringFormat has no value for ${asked.whole}`);
    const written = write(asked, value, region);
    text = bounded(text + (asked.isUpper ? written.toUpperCase() : written));
  }
  return bounded(text + pattern.slice(end));
}

function specifier(whole: string, groups: Readonly<Record<string, string | undefined>>): Specifier {
  const { flags = '', width = '0', precision = '-1', date = '', letter = '' } = groups;
  const isDate = date !== '';
  const conversion = isDate ? letter : letter.toLowerCase();
  const taken = isDate ? '-' : Object.hasOwn(flagsOf, conversion) ? flagsOf[conversion] : undefined;
  const hasUpper = isDate || !/[DFON]/.test(letter);
  if (taken === undefined || !hasUpper) return refuse(`${whole} of stringFormat is not supported`);
  if (flags.split('').some((flag, at) => (flag !== '<' && !taken.includes(flag)) || flags.indexOf(flag) !== at)) {
    return refuse(`${whole} of stringFormat has flags that do not go with it`);
  }
  const clash = (flags.includes('-') && flags.includes('0')) || (flags.includes('+') && flags.includes(' '));
  if (clash || (/[-0]/.test(flags) && width === '0'))
    refuse(`${whole} of stringFormat has flags without their meaning`);
  if (precision !== '-1' && (isDate || 'cdxo%n'.includes(conversion))) {
    return refuse(`${whole} of stringFormat takes no precision`);
  }
  withinBounds(Number(width));
  withinBounds(Number(precision));
  const isUpper = isDate ? date === 'T' : letter !== conversion;
  return { whole, flags, width: Number(width), precision: Number(precision), conversion, isDate, isUpper };
}

/** Fills up to the width: with zeros before the digits, else with blanks. */
function padded(prefix: string, body: string, suffix: string, { flags, width }: Specifier): string {
  const missing = Math.max(0, width - prefix.length - body.length - suffix.length);
  if (flags.includes('0')) return prefix + '0'.repeat(missing) + body + suffix;
  const text = prefix + body + suffix;
  return flags.includes('-') ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

function write(asked: Specifier, value: Value, region: () => Region): string {
  const text = (body: string): string => {
    const cut = asked.precision < 0 ? body : body.slice(0, asked.precision);
    return padded('', cut, '', { ...asked, flags: asked.flags.replace('0', '') });
  };
  if (!asked.isDate && asked.conversion === 'b')
    return text(String(typeof value === 'boolean' ? value : value !== null));
  if (isNothing(value)) return text('null');
  if (asked.isDate) return text(writeDate(asked, value, region()));
  switch (asked.conversion) {
    case 's':
      return text(toText(value, region));
    case 'c':
      return text(String.fromCodePoint(whole(asked, value)));
    case 'd': {
      const digits = String(BigInt(Math.abs(whole(asked, value))));
      const { group } = numberSymbols(region().locale);
      return signed(asked, toNumber(value) < 0, asked.flags.includes(',') ? grouped(digits, 3, group) : digits);
    }
    case 'x':
    case 'o': {
      const number = whole(asked, value);
      const bits = BigInt.asUintN(number === (number | 0) ? 32 : 64, BigInt(number));
      const prefix = asked.flags.includes('#') ? (asked.conversion === 'x' ? '0x' : '0') : '';
      return padded(prefix, bits.toString(asked.conversion === 'x' ? 16 : 8), '', asked);
    }
    default:
      return writeDouble(asked, value, region().locale);
  }
}

function whole(asked: Specifier, value: Value): number {
  const number = isNumber(value) && !isDouble(value) ? toNumber(value) : NaN;
  const fits = Number.isInteger(number) && (asked.conversion !== 'c' || (number >= 0 && number <= 0x10ffff));
  return fits ? number : refuse(`${asked.whole} of stringFormat takes a whole number, not a ${typeName(value)}`);
}

/** With its sign, and filled up. */
function signed(asked: Specifier, isNegative: boolean, body: string): string {
  if (isNegative && asked.flags.includes('(')) return padded('(', body, ')', asked);
  const sign = isNegative ? '-' : asked.flags.includes('+') ? '+' : asked.flags.includes(' ') ? ' ' : '';
  return padded(sign, body, '', asked);
}

function writeDouble(asked: Specifier, value: Value, locale: string): string {
  if (!isNumber(value)) refuse(`${asked.whole} of stringFormat takes a number, not a ${typeName(value)}`);
  const number = toNumber(value);
  const isNegative = number < 0 || Object.is(number, -0);
  if (!Number.isFinite(number)) {
    return signed(
      { ...asked, flags: asked.flags.replace('0', '') },
      isNegative,
      Number.isNaN(number) ? 'NaN' : 'Infinity',
    );
  }
  const precision = asked.precision < 0 ? 6 : asked.precision;
  const decimal = shortestDecimal(Math.abs(number));
  if (asked.conversion === 'f') return signed(asked, isNegative, fixed(decimal, precision, asked, locale));
  if (asked.conversion === 'e') return signed(asked, isNegative, scientific(decimal, precision, asked, locale));
  // The general form has so many digits in all.
  const digits = Math.max(1, precision);
  const rounded = significant(decimal, digits);
  const isPlain = rounded.digits === '' || (rounded.point > -4 && rounded.point <= digits);
  const after = rounded.digits === '' ? digits - 1 : digits - rounded.point;
  const body = isPlain ? fixed(decimal, after, asked, locale) : scientific(decimal, digits - 1, asked, locale);
  return signed(asked, isNegative, body);
}

/** Half is rounded up, on the digits that Java shows of a double. */
function significant(decimal: Decimal, digits: number): Decimal {
  return roundedAt(decimal, digits - decimal.point, 'ceiling');
}

function fixed(decimal: Decimal, precision: number, { flags }: Specifier, locale: string): string {
  const symbols = numberSymbols(locale);
  const [before, after] = split(roundedAt(decimal, precision, 'ceiling'), 1, precision);
  const point = after !== '' || flags.includes('#') ? symbols.decimal : '';
  return (flags.includes(',') ? grouped(before, 3, symbols.group) : before) + point + after;
}

function scientific(decimal: Decimal, precision: number, { flags }: Specifier, locale: string): string {
  const { digits, point } = significant(decimal, precision + 1);
  const all = digits.padEnd(precision + 1, '0');
  const exponent = digits === '' ? 0 : point - 1;
  const dot = precision > 0 || flags.includes('#') ? numberSymbols(locale).decimal : '';
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${all.slice(0, 1)}${dot}${all.slice(1)}e${exponent < 0 ? '-' : '+'}${power}`;
}

function writeDate(asked: Specifier, value: Value, { zone, locale }: Region): string {
  const held = plain(value);
  const millis = millisOfDate(held) ?? (typeof held === 'number' && !isDouble(value) ? held : undefined);
  if (millis === undefined) return refuse(`${asked.whole} of stringFormat takes a date, not a ${typeName(value)}`);
  if (asked.conversion === 's') return String(Math.floor(millis / 1000));
  if (asked.conversion === 'Q') return String(millis);
  const pattern = datePatterns.get(asked.conversion);
  if (pattern === undefined) return refuse(`${asked.whole} of stringFormat is not supported`);
  const shown = formatDate(millis, pattern, zone, locale);
  return asked.conversion === 'p' ? shown.toLowerCase() : shown;
}
