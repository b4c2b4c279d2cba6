/** Functions of dates, on the clock and in the calendar of the session. Months count from 0, as in Java. */
import { dateValue, millisOfDate } from '../../../contract/values.ts';
import { formatDate } from '../../../format/datePattern.ts';
import { readDateText } from '../../../format/readDateText.ts';
import { summerMinutes, weekOf, weekRules, zonedTime, type ZonedTime } from '../../../format/zonedTime.ts';
import { localeTag } from '../../../format/symbols.ts';
import { javaZoneId } from '../../../format/zoneId.ts';
import {
  addDays,
  addMonths,
  atTime,
  dateAt,
  daysBetween,
  inReach,
  monthNumber,
  monthsBetween,
  unitsBetween,
} from '../calendar.ts';
import {
  double,
  isNothing,
  isNumber,
  needed,
  plain,
  refuse,
  toNumber,
  toText,
  toWhole,
  type Region,
  type Value,
} from '../values.ts';
import { good } from '../../platform/quality.ts';
import { regionOf } from '../references.ts';
import { form, plainFunction, regional, timeOf, type FunctionDefinition, type Functions } from './definition.ts';

/** The milliseconds of a date: a date, a number of them, or a text on the clock of the session. Throws for anything else. */
export function toMillis(value: Value | undefined, region: () => Region): number {
  if (isNothing(value)) return refuse('a date is missing: the value is null');
  const held = plain(value);
  const millis =
    millisOfDate(held) ??
    (isNumber(value)
      ? toNumber(value)
      : typeof held === 'string'
        ? readDateText(held.trim(), region().zone)
        : undefined);
  if (millis !== undefined && !Number.isNaN(new Date(millis).getTime())) return Math.trunc(millis);
  return refuse(`"${toText(value, region)}" is not a date`);
}

/** A number of a date on the session's clock. */
function field(of: (time: ZonedTime, region: Region) => number): FunctionDefinition {
  return regional([1, 1], (region, date) => of(zonedTime(toMillis(date, region), region().zone), region()));
}

type Add = (millis: number, count: number, zone: string) => number;

function passing(unit: number): Add {
  return (millis, count) => millis + count * unit;
}

/** How each unit is added; days and longer ones by the calendar, shorter ones as they pass. */
const additions: Readonly<Record<string, Add>> = {
  ms: passing(1),
  second: passing(1000),
  minute: passing(60_000),
  hour: passing(3_600_000),
  day: addDays,
  week: (millis, count, zone) => addDays(millis, count * 7, zone),
  month: addMonths,
  year: (millis, count, zone) => addMonths(millis, count * 12, zone),
};

function add(unit: string): FunctionDefinition {
  return regional([2, 2], (region, date, count) => added(unit, date, count, region));
}

function added(unit: string, date: Value | undefined, count: Value | undefined, region: () => Region): Value {
  const sum = additions[unit]?.(toMillis(date, region), toWhole(count), region().zone);
  return dateValue(inReach(sum ?? NaN));
}

function between(count: (one: number, other: number, zone: string) => number): FunctionDefinition {
  return regional([2, 2], (region, one, other) => count(toMillis(one, region), toMillis(other, region), region().zone));
}

function betweenUnits(unit: number): FunctionDefinition {
  return between((one, other) => unitsBetween(one, other, unit));
}

function compared(holds: (one: number, other: number) => boolean): FunctionDefinition {
  return regional([2, 2], (region, one, other) => holds(toMillis(one, region), toMillis(other, region)));
}

/** Units by other names. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['sec', 'second'],
  ['min', 'minute'],
  ['hr', 'hour'],
  ['milli', 'ms'],
  ['millisecond', 'ms'],
]);

/** The unit that a text names in any case, also with an s at its end; one of those that are known. */
function unitOf(name: Value | undefined, known: Readonly<Record<string, unknown>>): string {
  const single = toText(name)
    .trim()
    .toLowerCase()
    .replace(/(?<!^m)s$/, '');
  const unit = shortNames.get(single) ?? single;
  return Object.hasOwn(known, unit) ? unit : refuse(`"${toText(name)}" is no field of a date`);
}

const differences: Readonly<Record<string, (one: number, other: number, zone: string) => number>> = {
  ms: (one, other) => other - one,
  second: (one, other) => (other - one) / 1000,
  minute: (one, other) => (other - one) / 60_000,
  hour: (one, other) => (other - one) / 3_600_000,
  day: (one, other) => (other - one) / 86_400_000,
  week: (one, other) => (other - one) / (7 * 86_400_000),
  month: (one, other, zone) => monthNumber(other, zone) - monthNumber(one, zone),
  year: (one, other, zone) => zonedTime(other, zone).year - zonedTime(one, zone).year,
};

const extractions: Readonly<Record<string, (time: ZonedTime, region: Region) => number>> = {
  ms: ({ ms }) => ms,
  second: ({ second }) => second,
  minute: ({ minute }) => minute,
  hour: ({ hour }) => hour,
  day: ({ day }) => day,
  week: (time, { locale }) => weekOf(time, weekRules(localeTag(locale))).week,
  month: ({ month }) => month - 1,
  year: ({ year }) => year,
  dayofweek: ({ weekday }) => (weekday % 7) + 1,
  dayofyear: ({ dayOfYear }) => dayOfYear,
};

/** The milliseconds of a day that have passed. */
function timeOfDay(value: Value | undefined, region: () => Region): number {
  const { hour, minute, second, ms } = zonedTime(toMillis(value, region), region().zone);
  return ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

/** A time of day between two others, both included; where the second is the earlier, midnight lies between them. */
function timeBetween(region: () => Region, ...times: readonly (Value | undefined)[]): boolean {
  const [at = 0, start = 0, end = 0] = times.map((time) => timeOfDay(time, region));
  return start <= end ? start <= at && at <= end : at >= start || at <= end;
}

/** A function of a date, or of now where none is given. */
function ofDateOrNow(most: 0 | 1, of: (time: ZonedTime) => Value): FunctionDefinition {
  return form([0, most], ([date]) => (references) => {
    const region = (): Region => regionOf(references.read);
    const given = date?.(references) ?? { value: timeOf(references, 0), quality: good };
    return { ...given, value: of(zonedTime(toMillis(given.value, region), region().zone)) };
  });
}

export const dateFunctions: Functions = {
  dateFormat: regional([2, 2], (region, value, pattern) => {
    if (isNothing(value) || value === '') return value ?? null;
    return formatDate(toMillis(value, region), needed(pattern), region().zone, region().locale);
  }),
  dateArithmetic: regional([3, 3], (region, date, count, name) => added(unitOf(name, additions), date, count, region)),
  addMillis: add('ms'),
  addSeconds: add('second'),
  addMinutes: add('minute'),
  addHours: add('hour'),
  addDays: add('day'),
  addWeeks: add('week'),
  addMonths: add('month'),
  addYears: add('year'),
  setTime: regional([4, 4], (region, date, ...times) => {
    const [hour = 0, minute = 0, second = 0] = times.map(toWhole);
    return dateValue(atTime(toMillis(date, region), region().zone, hour, minute, second));
  }),
  midnight: regional([1, 1], (region, date) => dateValue(atTime(toMillis(date, region), region().zone, 0, 0, 0))),
  fromMillis: plainFunction([1, 1], (millis) => dateValue(inReach(toWhole(millis)))),
  toMillis: regional([1, 1], (region, date) => toMillis(date, region)),
  getYear: field(({ year }) => year),
  getMonth: field(({ month }) => month - 1),
  getQuarter: field(({ month }) => Math.ceil(month / 3)),
  getDayOfMonth: field(({ day }) => day),
  getDayOfYear: field(({ dayOfYear }) => dayOfYear),
  getDayOfWeek: field(({ weekday }) => (weekday % 7) + 1),
  getHour24: field(({ hour }) => hour),
  getHour12: field(({ hour }) => hour % 12),
  getMinute: field(({ minute }) => minute),
  getSecond: field(({ second }) => second),
  getMillis: field(({ ms }) => ms),
  getAMorPM: field(({ hour }) => (hour < 12 ? 0 : 1)),
  getDate: regional([3, 3], (region, year, month, day) =>
    dateValue(dateAt(toWhole(year), toWhole(month) + 1, toWhole(day), region().zone)),
  ),
  millisBetween: betweenUnits(1),
  secondsBetween: betweenUnits(1000),
  minutesBetween: betweenUnits(60_000),
  hoursBetween: betweenUnits(3_600_000),
  daysBetween: between(daysBetween),
  weeksBetween: between((one, other, zone) => Math.trunc(daysBetween(one, other, zone) / 7) + 0),
  monthsBetween: between(monthsBetween),
  yearsBetween: between((one, other, zone) => Math.trunc(monthsBetween(one, other, zone) / 12) + 0),
  dateDiff: regional([3, 3], (region, one, other, name) => {
    const difference = differences[unitOf(name, differences)];
    return double(difference?.(toMillis(one, region), toMillis(other, region), region().zone) ?? NaN);
  }),
  dateExtract: regional([2, 2], (region, date, name) => {
    const extract = extractions[unitOf(name, extractions)];
    return extract?.(zonedTime(toMillis(date, region), region().zone), region()) ?? NaN;
  }),
  dateIsAfter: compared((one, other) => one > other),
  dateIsBefore: compared((one, other) => one < other),
  dateIsBetween: regional([3, 3], (region, ...dates) => {
    const [at = 0, start = 0, end = 0] = dates.map((date) => toMillis(date, region));
    return start <= at && at <= end;
  }),
  timeBetween: regional([3, 3], timeBetween),
  dateIsDaylight: ofDateOrNow(1, (time) => summerMinutes(time) > 0),
  getTimezone: regional([0, 0], (region) => javaZoneId(region().zone)),
  getTimezoneOffset: ofDateOrNow(1, ({ offset }) => double(offset / 60)),
  getTimezoneRawOffset: ofDateOrNow(0, (time) => double((time.offset - summerMinutes(time)) / 60)),
};
