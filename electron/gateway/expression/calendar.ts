/** Sums of dates in a zone, as java.util.Calendar makes them. Dates are epoch milliseconds. */
import { epochOf, zonedTime, type WallTime } from '../../format/zonedTime.ts';
import { refuse } from './values.ts';

const minute = 60_000;
const day = 86_400_000;
/** The farthest date from 1970 that there is here. */
const farthest = 8_640_000_000_000_000;

/** A date that there is. Throws for one that is too far away. */
export function inReach(millis: number): number {
  return Math.abs(millis) <= farthest ? Math.trunc(millis) : refuse('the date would lie too far away');
}

/** What the clocks of a zone show, as if it were the time of UTC. */
function wallOf(millis: number, zone: string): number {
  return millis + zonedTime(millis, zone).offset * minute;
}

/** As many days later at the same time of day; a time that is left out there is as much later as the clocks go forward. */
export function addDays(millis: number, days: number, zone: string): number {
  const before = zonedTime(millis, zone).offset;
  const moved = inReach(millis + days * day);
  const adjusted = moved + (before - zonedTime(moved, zone).offset) * minute;
  const isSameDay = (one: number, other: number): boolean => Math.floor(one / day) === Math.floor(other / day);
  return isSameDay(wallOf(adjusted, zone), millis + before * minute + days * day) ? adjusted : moved;
}

/** As many months later; a day that the month does not have is its last one. */
export function addMonths(millis: number, months: number, zone: string): number {
  if (months === 0) return millis;
  const { year, month, ...rest } = zonedTime(millis, zone);
  const count = year * 12 + month - 1 + months;
  inReach((count / 12 - 1970) * 366 * day);
  const [to, at] = [Math.floor(count / 12), count - Math.floor(count / 12) * 12];
  return epochOf({ ...rest, year: to, month: at + 1, day: Math.min(rest.day, daysOf(to, at)) }, zone);
}

function daysOf(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month + 1, 0);
  return date.getUTCDate();
}

/** A time of that day. Hours, minutes and seconds that are too many go on into what follows. */
export function atTime(millis: number, zone: string, hour: number, minutes: number, second: number): number {
  const { year, month, day: dayOfMonth } = zonedTime(millis, zone);
  return fromWall({ year, month, day: dayOfMonth, hour, minute: minutes, second, ms: 0 }, zone);
}

/** The midnight that begins a day; months from 1. What is too much goes on into what follows. */
export function dateAt(year: number, month: number, dayOfMonth: number, zone: string): number {
  return fromWall({ year, month, day: dayOfMonth, hour: 0, minute: 0, second: 0, ms: 0 }, zone);
}

function fromWall(wall: WallTime, zone: string): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second, wall.ms);
  if (!(Math.abs(date.getTime()) < farthest - 2 * day)) refuse('there is no such date');
  return epochOf(zonedTime(date.getTime(), 'UTC'), zone);
}

/** Counts from the earlier of two dates to the later one; below 0 where the second is the earlier. */
function counted(one: number, other: number, count: (from: number, to: number) => number): number {
  return (one <= other ? count(one, other) : -count(other, one)) + 0;
}

/** Whole units that passed between two dates. */
export function unitsBetween(one: number, other: number, unit: number): number {
  return counted(one, other, (from, to) => Math.floor((to - from) / unit));
}

/** Whole days: a day is whole where the clocks show the same time again, so one of 23 or 25 hours is one. */
export function daysBetween(one: number, other: number, zone: string): number {
  return counted(one, other, (from, to) => Math.max(0, Math.floor((wallOf(to, zone) - wallOf(from, zone)) / day)));
}

/** Whole months, as they are added: from 31 January to 28 February there is one. */
export function monthsBetween(one: number, other: number, zone: string): number {
  return counted(one, other, (from, to) => {
    const [begin, end] = [wallOf(from, zone), wallOf(to, zone)];
    const months = monthNumber(end, 'UTC') - monthNumber(begin, 'UTC');
    return Math.max(0, addMonths(begin, months, 'UTC') <= end ? months : months - 1);
  });
}

/** Months since the year 0. */
export function monthNumber(millis: number, zone: string): number {
  const { year, month } = zonedTime(millis, zone);
  return year * 12 + month - 1;
}
