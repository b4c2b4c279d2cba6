/** Days of a calendar and times of a day, on the clock of a zone. */
import { epochOf, weekRules, zonedTime, type WallTime } from '../../electron/format/zonedTime.ts';

/** A day of the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The earliest and the latest moment that may be chosen. */
export interface Bounds {
  readonly earliest: number | undefined;
  readonly latest: number | undefined;
}

const msOfDay = 86_400_000;

/** The day of a moment in a zone. */
export function dayOf(millis: number, zone: string): Day {
  const { year, month, day } = zonedTime(millis, zone);
  return { year, month, day };
}

export function isSameDay(one: Day | undefined, other: Day | undefined): boolean {
  return one?.year === other?.year && one?.month === other?.month && one?.day === other?.day;
}

/** A day that is some days away. */
export function addDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  const moved = new Date(date.getTime() + days * msOfDay);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** The same day of a month that is some months away, or the last of that month. */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const at = year * 12 + month - 1 + months;
  const first = { year: Math.floor(at / 12), month: (at % 12) + 1, day: 1 };
  return { ...first, day: Math.min(day, daysIn(first)) };
}

function daysIn({ year, month }: Day): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return addDays(next, -1).day;
}

/** 1 for Monday, 7 for Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDay() || 7;
}

/** The weekday that begins a week where people speak a language. */
export function firstWeekday(locale: string): number {
  return weekRules(locale).firstDay;
}

/** The six weeks in which a month stands. */
export function weeksOf(month: Day, firstDay: number): readonly (readonly Day[])[] {
  const first = { ...month, day: 1 };
  const from = addDays(first, -((weekdayOf(first) - firstDay + 7) % 7));
  return [0, 1, 2, 3, 4, 5].map((week) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(from, week * 7 + day)));
}

/** Where a key leads from a day; undefined for one that leads nowhere. */
export function dayAfterKey(key: string, from: Day, firstDay: number): Day | undefined {
  const inWeek = (weekdayOf(from) - firstDay + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(from, -1);
    case 'ArrowRight':
      return addDays(from, 1);
    case 'ArrowUp':
      return addDays(from, -7);
    case 'ArrowDown':
      return addDays(from, 7);
    case 'Home':
      return addDays(from, -inWeek);
    case 'End':
      return addDays(from, 6 - inWeek);
    case 'PageUp':
      return addMonths(from, -1);
    case 'PageDown':
      return addMonths(from, 1);
    default:
      return undefined;
  }
}

const midnight = { hour: 0, minute: 0, second: 0, ms: 0 };

/** Whether anything of a day may be chosen. */
export function isOpenDay(day: Day, { earliest, latest }: Bounds, zone: string): boolean {
  const from = epochOf({ ...day, ...midnight }, zone);
  const to = epochOf({ ...addDays(day, 1), ...midnight }, zone) - 1;
  return to >= (earliest ?? -Infinity) && from <= (latest ?? Infinity);
}

/** A moment within bounds: the nearest. */
export function within(millis: number, { earliest, latest }: Bounds): number {
  return Math.min(Math.max(millis, earliest ?? millis), latest ?? Math.max(millis, earliest ?? millis));
}

/** The time of a moment on another day; midnight where there is no moment yet. */
export function onDay(millis: number | undefined, day: Day, bounds: Bounds, zone: string): number {
  const time: Omit<WallTime, keyof Day> = millis === undefined ? midnight : timeOf(millis, zone);
  return within(epochOf({ ...day, ...time }, zone), bounds);
}

function timeOf(millis: number, zone: string): Omit<WallTime, keyof Day> {
  const { hour, minute, second, ms } = zonedTime(millis, zone);
  return { hour, minute, second, ms };
}

export type TimePart = 'hour' | 'minute' | 'second';

/** How many there are of a part of a time. */
export const partsOfTime: Readonly<Record<TimePart, number>> = Object.freeze({ hour: 24, minute: 60, second: 60 });

/** A moment with another hour, minute or second, on the same day. */
export function atTime(millis: number, part: TimePart, value: number, bounds: Bounds, zone: string): number {
  const count = partsOfTime[part];
  const wall = { ...zonedTime(millis, zone), [part]: ((value % count) + count) % count };
  return within(epochOf(wall, zone), bounds);
}
