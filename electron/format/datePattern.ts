/**
 * Patterns of dates as Java's SimpleDateFormat reads them. `YYYY` is the year of the week and `DD` the day of the
 * year, as there. A letter that is none of Java's is refused by name.
 */
import { eraName, halfOfDay, monthName, offsetText, padded, weekdayName, zoneName } from './dateNames.ts';
import { refusal } from './refusal.ts';
import { localeTag } from './symbols.ts';
import { weekOf, weekRules, zonedTime, type ZonedTime } from './zonedTime.ts';

/** Text as it stands, or a letter with how often it stands there. */
type Piece = string | { readonly letter: string; readonly count: number };

/** How a piece is written: from how often its letter stands there, and whether it is the pattern's only one. */
type Write = (time: ZonedTime, count: number, locale: string, alone: boolean) => string;

const numbers: Readonly<Record<string, (time: ZonedTime, locale: string) => number>> = {
  D: ({ dayOfYear }) => dayOfYear,
  F: ({ day }) => Math.ceil(day / 7),
  H: ({ hour }) => hour,
  K: ({ hour }) => hour % 12,
  S: ({ ms }) => ms,
  W: (time, locale) => weekOf(time, weekRules(locale)).weekOfMonth,
  d: ({ day }) => day,
  h: ({ hour }) => hour % 12 || 12,
  k: ({ hour }) => hour || 24,
  m: ({ minute }) => minute,
  s: ({ second }) => second,
  u: ({ weekday }) => weekday,
  w: (time, locale) => weekOf(time, weekRules(locale)).week,
};

const month: Write = (time, count, locale, alone) =>
  count < 3 ? padded(time.month, count) : monthName(time, locale, count === 3 ? 'short' : 'long', alone);

const words: Readonly<Record<string, Write>> = {
  E: (time, count, locale) => weekdayName(time, locale, count < 4 ? 'short' : 'long'),
  G: (time, _count, locale) => eraName(time, locale),
  L: (time, count, locale) => month(time, count, locale, true),
  M: month,
  X: (time, count) => isoOffset(time, count),
  Y: (time, count, locale) => year(weekOf(time, weekRules(locale)).weekYear, count),
  Z: (time) => offsetText(time, ''),
  a: (time, _count, locale) => halfOfDay(time, locale),
  y: (time, count) => year(time.isBeforeChrist ? 1 - time.year : time.year, count),
  z: (time, count, locale) => zoneName(time, locale, count < 4 ? 'short' : 'long'),
};

function year(value: number, count: number): string {
  return count === 2 ? padded(value % 100, 2) : padded(value, count);
}

function isoOffset(time: ZonedTime, count: number): string {
  if (time.offset === 0) return 'Z';
  return count === 1 ? offsetText(time, '').slice(0, 3) : offsetText(time, count === 2 ? '' : ':');
}

const parsed = new Map<string, readonly Piece[]>();

/**
 * Shows a point in time (epoch milliseconds) by a pattern, in a zone (`Europe/Berlin`) and a locale (`de`). Throws
 * `illegal-argument` for a pattern, a zone or a locale that is not understood, and says what of it.
 */
export function formatDate(epochMs: number, pattern: string, zone: string, locale: string): string {
  const pieces = parsed.get(pattern) ?? parseDatePattern(pattern);
  parsed.set(pattern, pieces);
  const time = zonedTime(epochMs, zone);
  const tag = localeTag(locale);
  const alone = pieces.length === 1;
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const number = numbers[piece.letter];
      if (number !== undefined) return padded(number(time, tag), piece.count);
      return words[piece.letter]?.(time, piece.count, tag, alone) ?? '';
    })
    .join('');
}

/** Reads a pattern. Throws `illegal-argument` with the letter that is not understood. */
export function parseDatePattern(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length;) {
    const [taken, text] = quotedAt(pattern, at);
    if (taken > 0) {
      pieces.push(text);
      at += taken;
      continue;
    }
    const letter = pattern.charAt(at);
    const count = /^(.)\1*/s.exec(pattern.slice(at))?.[0].length ?? 1;
    if (!/[A-Za-z]/.test(letter)) pieces.push(letter.repeat(count));
    else if (Object.hasOwn(numbers, letter) || Object.hasOwn(words, letter)) pieces.push({ letter, count });
    else throw refusal(pattern, at, 'is no letter of dates and needs quotes');
    if (letter === 'X' && count > 3) throw refusal(pattern, at, 'stands there more than three times');
    at += count;
  }
  return pieces;
}

/** The text between quotes that begins here, and how much of the pattern it takes; none where no quote stands. */
function quotedAt(pattern: string, from: number): readonly [taken: number, text: string] {
  if (pattern[from] !== "'") return [0, ''];
  if (pattern[from + 1] === "'") return [2, "'"];
  const inside = /^'((?:[^']|'')*)'/.exec(pattern.slice(from));
  if (inside === null) throw refusal(pattern, from, 'opens quotes that nothing closes');
  return [inside[0].length, (inside[1] ?? '').replaceAll("''", "'")];
}
