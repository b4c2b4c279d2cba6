/**
 * Patterns of dates as moment.js reads them, which Perspective's tables and date fields use: `YYYY-MM-DD HH:mm`,
 * `[week] W`, `LL`. Text needs no quotes there: what is no token stands as it is.
 */
import { halfOfDay, monthName, offsetText, padded, weekdayName, zoneName } from './dateNames.ts';
import { longDate } from './longDates.ts';
import { countedBy, ordinal } from './ordinals.ts';
import { refusal } from './refusal.ts';
import { localeTag } from './symbols.ts';
import { isoWeeks, weekOf, weekRules, zonedTime, type ZonedTime } from './zonedTime.ts';

const tokens =
  /\[[^[\]]*\]|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[ow]?|W[oW]?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|LTS|LT|LL?L?L?|l{1,4}|[^]/g;

const numbers: Readonly<Record<string, (time: ZonedTime, locale: string) => number>> = {
  M: ({ month }) => month,
  D: ({ day }) => day,
  DDD: ({ dayOfYear }) => dayOfYear,
  H: ({ hour }) => hour,
  h: ({ hour }) => hour % 12 || 12,
  k: ({ hour }) => hour || 24,
  m: ({ minute }) => minute,
  s: ({ second }) => second,
  w: (time, locale) => weekOf(time, weekRules(locale)).week,
  W: (time) => weekOf(time, isoWeeks).week,
  Q: ({ month }) => Math.ceil(month / 3),
  d: ({ weekday }) => weekday % 7,
  e: ({ weekday }, locale) => (weekday - weekRules(locale).firstDay + 7) % 7,
  E: ({ weekday }) => weekday,
  X: ({ epochMs }) => Math.floor(epochMs / 1000),
  x: ({ epochMs }) => epochMs,
};

const words: Readonly<Record<string, (time: ZonedTime, locale: string) => string>> = {
  MMM: (time, locale) => monthName(time, locale, 'short'),
  MMMM: (time, locale) => monthName(time, locale, 'long'),
  DDD: ({ dayOfYear }) => String(dayOfYear),
  DDDD: ({ dayOfYear }) => padded(dayOfYear, 3),
  dd: (time, locale) => weekdayName(time, locale, 'short').slice(0, 2),
  ddd: (time, locale) => weekdayName(time, locale, 'short'),
  dddd: (time, locale) => weekdayName(time, locale, 'long'),
  YY: ({ year }) => padded(year % 100, 2),
  YYYY: ({ year }) => padded(year, 4),
  Y: ({ year }) => String(year),
  y: ({ year }) => String(year),
  yy: ({ year }) => padded(year, 2),
  yyyy: ({ year }) => padded(year, 4),
  gg: (time, locale) => padded(weekOf(time, weekRules(locale)).weekYear % 100, 2),
  gggg: (time, locale) => padded(weekOf(time, weekRules(locale)).weekYear, 4),
  GG: (time) => padded(weekOf(time, isoWeeks).weekYear % 100, 2),
  GGGG: (time) => padded(weekOf(time, isoWeeks).weekYear, 4),
  A: (time, locale) => halfOfDay(time, locale).toUpperCase(),
  a: (time, locale) => halfOfDay(time, locale).toLowerCase(),
  z: (time, locale) => zoneName(time, locale, 'short'),
  zz: (time, locale) => zoneName(time, locale, 'short'),
  Z: (time) => offsetText(time, ':'),
  ZZ: (time) => offsetText(time, ''),
};

/** Letters of moment.js that this program does not write; any other text stands as it is. */
const unwritten = /^(?:yo|N+|Y{5,6}|yyy|g{5}|G{5})$/;

/**
 * Shows a point in time (epoch milliseconds) by a pattern, in a zone and a locale. Throws `illegal-argument` for a
 * pattern, a zone or a locale that is not understood, and says what of it.
 */
export function formatMoment(epochMs: number, pattern: string, zone: string, locale: string): string {
  const time = zonedTime(epochMs, zone);
  const tag = localeTag(locale);
  const write = (token: string, at: number): string => {
    if (token.startsWith('[') && token.endsWith(']')) return token.slice(1, -1);
    const longer = longDate(token, tag);
    const unknown = (): Error => refusal(pattern, at, `begins "${token}", which is not known in the language "${tag}"`);
    if (longer === null) throw unknown();
    if (longer !== undefined) return formatMoment(epochMs, longer, zone, locale);
    const word = Object.hasOwn(words, token) ? words[token] : undefined;
    if (word !== undefined) return word(time, tag);
    if (unwritten.test(token)) throw refusal(pattern, at, `begins "${token}", which this version does not write`);
    const counted = countedBy(token);
    if (counted !== undefined) {
      const count = numbers[counted];
      const written = count && ordinal(count(time, tag), counted, tag);
      if (written === undefined) throw unknown();
      return written;
    }
    if (/^S+$/.test(token)) return padded(time.ms, 3).padEnd(9, '0').slice(0, token.length);
    const letter = token.charAt(0);
    const number = Object.hasOwn(numbers, letter) ? numbers[letter] : undefined;
    return number === undefined ? token : padded(number(time, tag), token.length);
  };
  return pattern.replace(tokens, (token: string, ...rest: unknown[]) =>
    write(token, typeof rest[0] === 'number' ? rest[0] : 0),
  );
}
