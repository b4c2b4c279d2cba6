/** Steps of a scale of time: full seconds, hours, days and months on the clock and the calendar of a zone. */
import { formatMoment } from '../../../electron/format/momentPattern.ts';
import { epochOf, zonedTime, type WallTime } from '../../../electron/format/zonedTime.ts';
import type { Region } from '../../page/state.svelte.ts';
import type { Range } from './range.ts';
import { patterned } from './words.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type Unit = 'ms' | 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

interface Step {
  readonly unit: Unit;
  readonly count: number;
  /** About, in milliseconds. */
  readonly length: number;
}

function steps(unit: Unit, length: number, counts: readonly number[]): readonly Step[] {
  return counts.map((count) => ({ unit, count, length: count * length }));
}

const all: readonly Step[] = [
  ...steps('ms', 1, [1, 2, 5, 10, 20, 50, 100, 200, 500]),
  ...steps('second', second, [1, 2, 5, 10, 15, 30]),
  ...steps('minute', minute, [1, 2, 5, 10, 15, 30]),
  ...steps('hour', hour, [1, 2, 3, 6, 12]),
  ...steps('day', day, [1, 2, 7, 14]),
  ...steps('month', 30.44 * day, [1, 2, 3, 6]),
  ...steps('year', 365.25 * day, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]),
];

const longest: Step = { unit: 'year', count: 1000, length: 365_250 * day };

/** How a step is written where a project says nothing: by what changes from one to the next. */
const patterns: Readonly<Record<Unit, string>> = {
  ms: 'HH:mm:ss.SSS',
  second: 'HH:mm:ss',
  minute: 'HH:mm',
  hour: 'HH:mm',
  day: 'D MMM',
  month: 'MMM YYYY',
  year: 'YYYY',
};

export interface TimeStep {
  readonly at: number;
  readonly text: string;
}

/** About so many steps in a range of epoch milliseconds, each with its words; `pattern` is one of moment.js. */
export function timeSteps(
  { from, to }: Range,
  count: number,
  { zone, locale }: Region,
  pattern = '',
): readonly TimeStep[] {
  if (!(from < to)) return [];
  const wanted = (to - from) / Math.max(1, count);
  // Parts of a second stand where there is less than one of it: elsewhere nobody reads a clock so.
  const step = all.find(({ unit, length }) => length >= wanted && (unit !== 'ms' || to - from < second)) ?? longest;
  return momentsOf(step, from, to, zone).map((at) => {
    const asked = pattern === '' ? undefined : patterned(() => formatMoment(at, pattern, zone, locale));
    return { at, text: asked ?? formatMoment(at, patternAt(at, step, zone), zone, locale) };
  });
}

/** At midnight, times say which day begins. */
function patternAt(at: number, { unit }: Step, zone: string): string {
  const { hour: hours, minute: minutes } = zonedTime(at, zone);
  const isMidnight = hours === 0 && minutes === 0 && (unit === 'hour' || unit === 'minute');
  return patterns[isMidnight ? 'day' : unit];
}

function momentsOf(step: Step, from: number, to: number, zone: string): readonly number[] {
  const found: number[] = [];
  let wall: WallTime = begun(zonedTime(from, zone), step);
  for (let tries = 0; tries < 500; tries += 1) {
    const at = epochOf(wall, zone);
    if (at > to) break;
    const last = found.at(-1);
    if (at >= from && (last === undefined || at > last)) found.push(at);
    wall = following(wall, step);
  }
  return found;
}

function down(value: number, count: number): number {
  return Math.floor(value / count) * count;
}

/** The step in which a time lies, at its beginning. */
function begun(wall: WallTime, { unit, count }: Step): WallTime {
  const { year, month } = wall;
  const midnight = { year, month, day: wall.day, hour: 0, minute: 0, second: 0, ms: 0 };
  switch (unit) {
    case 'ms':
      return { ...wall, ms: down(wall.ms, count) };
    case 'second':
      return { ...wall, second: down(wall.second, count), ms: 0 };
    case 'minute':
      return { ...midnight, hour: wall.hour, minute: down(wall.minute, count) };
    case 'hour':
      return { ...midnight, hour: down(wall.hour, count) };
    case 'day':
      return count < 7 ? { ...midnight, day: down(wall.day - 1, count) + 1 } : mondayOf(midnight);
    case 'month':
      return { ...midnight, month: down(month - 1, count) + 1, day: 1 };
    case 'year':
      return { ...midnight, year: Math.max(1, down(year, count)), month: 1, day: 1 };
  }
}

/** Weeks begin on a Monday. */
function mondayOf(midnight: WallTime): WallTime {
  const date = new Date(Date.UTC(midnight.year, midnight.month - 1, midnight.day));
  return movedBy(midnight, -((date.getUTCDay() + 6) % 7) * day);
}

function movedBy(wall: WallTime, millis: number): WallTime {
  const { year, month, day: ofMonth, hour: hours, minute: minutes, second: seconds, ms } = wall;
  const date = new Date(Date.UTC(year, month - 1, ofMonth, hours, minutes, seconds, ms) + millis);
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

function following(wall: WallTime, { unit, count, length }: Step): WallTime {
  if (unit === 'year') return { ...wall, year: wall.year + count };
  if (unit === 'month') {
    const months = wall.month - 1 + count;
    return { ...wall, year: wall.year + Math.floor(months / 12), month: (months % 12) + 1 };
  }
  const next = movedBy(wall, length);
  // Days of the month count from its first.
  return unit === 'day' && count === 2 && next.month !== wall.month ? { ...next, day: 1 } : next;
}
