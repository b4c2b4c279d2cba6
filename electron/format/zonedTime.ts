/** Points in time as the clock and the calendar of a zone show them, and back. */
import { CountersignError, ErrorCode } from '../contract/errors.ts';

/** What a clock and a calendar on a wall show. Months and days count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

export interface ZonedTime extends WallTime {
  readonly epochMs: number;
  readonly zone: string;
  /** Before the first year, `year` counts backwards from 0. */
  readonly isBeforeChrist: boolean;
  /** 1 for Monday, 7 for Sunday. */
  readonly weekday: number;
  readonly dayOfYear: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format, made once: making one costs many times its use. Throws `illegal-argument` for an unknown zone. */
export function dateFormatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat(locale, { calendar: 'gregory', numberingSystem: 'latn', ...options });
    formats.set(key, made);
    return made;
  } catch {
    throw new CountersignError(ErrorCode.illegalArgument, `the time zone "${options.timeZone ?? ''}" is not known`);
  }
}

/** From here on all zones change their clocks at quarters of an hour. */
const regularSince = Date.UTC(1973, 0, 1);
const quarter = 900_000;
/** The minutes of each zone east of UTC in the quarters of an hour that were asked for: most often now, or those of a table. */
const offsets = new Map<string, Map<number, number>>();
/** Quarters that are kept of a zone: those of a year in which each is asked for. */
const mostQuarters = 35_040;

/** A point in time in a zone (`Europe/Berlin`). Throws `illegal-argument` for an unknown zone or an impossible time. */
export function zonedTime(epochMs: number, zone: string): ZonedTime {
  const now = Math.floor(epochMs / quarter);
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  const known = ofZone.get(now);
  if (known !== undefined) return completed(wallOfUtc(epochMs + known * 60_000), epochMs, zone, known);
  if (Number.isNaN(new Date(epochMs).getTime())) {
    throw new CountersignError(ErrorCode.illegalArgument, `${epochMs} is no point in time`);
  }
  const wall = wallByIntl(epochMs, zone);
  const offset = Math.round((utcOf(wall) - epochMs) / 60_000);
  if (epochMs >= regularSince) {
    if (ofZone.size >= mostQuarters) ofZone.clear();
    offsets.set(zone, ofZone.set(now, offset));
  }
  return completed(wall, epochMs, zone, offset);
}

function completed(wall: WallTime, epochMs: number, zone: string, offset: number): ZonedTime {
  const { year, month, day } = wall;
  return {
    ...wall,
    epochMs,
    zone,
    isBeforeChrist: year < 1,
    weekday: weekdayOf(year, month, day),
    dayOfYear: dayNumber(year, month, day) - dayNumber(year, 1, 1) + 1,
    offset,
  };
}

function wallByIntl(epochMs: number, zone: string): WallTime {
  const part = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const parts = dateFormatOf('en-US', { timeZone: zone, era: 'short', ...part, ...clock }).formatToParts(epochMs);
  const text = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    year: text('era').startsWith('B') ? 1 - Number(text('year')) : Number(text('year')),
    month: Number(text('month')),
    day: Number(text('day')),
    hour: Number(text('hour')),
    minute: Number(text('minute')),
    second: Number(text('second')),
    ms: ((epochMs % 1000) + 1000) % 1000,
  };
}

function wallOfUtc(epochMs: number): WallTime {
  const date = new Date(epochMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms: date.getUTCMilliseconds(),
  };
}

/**
 * The point in time at which clocks of a zone show this, as epoch milliseconds. A time that is shown twice is the
 * later one (standard time); one that is left out in spring is as much later as the clocks are put forward.
 */
export function epochOf(wall: WallTime, zone: string): number {
  const day = 86_400_000;
  const asUtc = utcOf(wall);
  const candidates = [-day, day].map((away) => asUtc - zonedTime(asUtc + away, zone).offset * 60_000);
  const shown = candidates.filter((epochMs) => utcOf(zonedTime(epochMs, zone)) === asUtc);
  return shown.length > 0 ? Math.max(...shown) : Math.max(...candidates);
}

/** How many minutes of a time's offset are summer time: what it has more than the less of January and July. */
export function summerMinutes({ year, zone, offset }: ZonedTime): number {
  const offsets = [0, 6].map((month) => zonedTime(Date.UTC(year, month, 1), zone).offset);
  return Math.max(0, offset - Math.min(...offsets));
}

/** Days since 1970-01-01 in the calendar. */
function dayNumber(year: number, month: number, day: number): number {
  return Math.round(utcOf({ year, month, day, hour: 0, minute: 0, second: 0, ms: 0 }) / 86_400_000);
}

function weekdayOf(year: number, month: number, day: number): number {
  return ((((dayNumber(year, month, day) + 3) % 7) + 7) % 7) + 1;
}

function utcOf({ year, month, day, hour, minute, second, ms }: WallTime): number {
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, ms);
}

/** How weeks are counted: the day that starts one (1 for Monday), and how many of its days the first week needs. */
export interface WeekRules {
  readonly firstDay: number;
  readonly minDays: number;
}

export const isoWeeks: WeekRules = { firstDay: 1, minDays: 4 };

/** Where a first week needs four days of the year, by CLDR; elsewhere one is enough. */
const fourDays = new Set(
  'AD AN AT AX BE BG CH CZ DE DK EE ES FI FJ FO FR GB GF GG GI GP GR HU IE IM IS IT JE LI LT LU MC MQ NL NO PL PT RE RU SE SJ SK SM VA'.split(
    ' ',
  ),
);

const rulesOf = new Map<string, WeekRules>();

/** How a locale counts weeks. A locale without a region counts as in the likeliest one. */
export function weekRules(locale: string): WeekRules {
  const found = rulesOf.get(locale);
  if (found !== undefined) return found;
  const known = new Intl.Locale(locale).maximize();
  const rules = { firstDay: known.getWeekInfo().firstDay, minDays: fourDays.has(known.region ?? '') ? 4 : 1 };
  rulesOf.set(locale, rules);
  return rules;
}

/** The week of its year, the year that this week belongs to, and the week of its month. */
export function weekOf(
  { year, month, day, dayOfYear }: Pick<ZonedTime, 'year' | 'month' | 'day' | 'dayOfYear'>,
  rules: WeekRules,
): { readonly week: number; readonly weekYear: number; readonly weekOfMonth: number } {
  const weekOfMonth = weekFrom(weekdayOf(year, month, 1), day, rules);
  const daysOf = (of: number): number => dayNumber(of + 1, 1, 1) - dayNumber(of, 1, 1);
  const inYear = (of: number, dayInYear: number): number => weekFrom(weekdayOf(of, 1, 1), dayInYear, rules);
  const next = inYear(year + 1, dayOfYear - daysOf(year));
  if (next >= 1) return { week: next, weekYear: year + 1, weekOfMonth };
  const own = inYear(year, dayOfYear);
  if (own >= 1) return { week: own, weekYear: year, weekOfMonth };
  return { week: inYear(year - 1, dayOfYear + daysOf(year - 1)), weekYear: year - 1, weekOfMonth };
}

/** The number of the week of the nth day of a span that starts on a weekday. */
function weekFrom(startsOn: number, nth: number, { firstDay, minDays }: WeekRules): number {
  const before = (startsOn - firstDay + 7) % 7;
  return Math.floor((nth - 1 + before) / 7) + (7 - before >= minDays ? 1 : 0);
}
