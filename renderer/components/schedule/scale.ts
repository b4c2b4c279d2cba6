/** The scale of a schedule: its steps on the clock and the calendar of a zone, and how wide they are. */
import { formatMoment } from '../../../electron/format/momentPattern.ts';
import { epochOf, zonedTime } from '../../../electron/format/zonedTime.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** From the coarsest to the finest. */
export const zooms = ['month', 'day', '12-hr', '8-hr', '6-hr', '3-hr', 'hours', 'minutes'] as const;
export type Zoom = (typeof zooms)[number];

/** About how long a step is, and how a step and the larger part that it is in are written. */
const steps: Readonly<Record<Zoom, { readonly long: number; readonly step: string; readonly part: string }>> = {
  month: { long: 30 * day, step: 'MMM', part: 'YYYY' },
  day: { long: day, step: 'D', part: 'MMMM YYYY' },
  '12-hr': { long: 12 * hour, step: 'HH', part: 'ddd D' },
  '8-hr': { long: 8 * hour, step: 'HH', part: 'ddd D MMM' },
  '6-hr': { long: 6 * hour, step: 'HH', part: 'ddd D MMM' },
  '3-hr': { long: 3 * hour, step: 'HH', part: 'ddd D MMMM' },
  hours: { long: hour, step: 'HH:mm', part: 'dddd D MMMM YYYY' },
  minutes: { long: 15 * minute, step: 'HH:mm', part: 'dddd D MMMM YYYY' },
};

/** How wide a schedule is at most, in pixels: a browser draws no wider one well. */
const widest = 400_000;

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Mark extends Span {
  readonly words: string;
}

/** The time of a project, or a week from today where that is none. */
export function spanOf(start: number | undefined, end: number | undefined, now: number, zone: string): Span {
  if (start !== undefined && end !== undefined && start < end) return { from: start, to: end };
  const today = { ...zonedTime(now, zone), hour: 0, minute: 0, second: 0, ms: 0 };
  return { from: epochOf(today, zone), to: epochOf({ ...today, day: today.day + 7 }, zone) };
}

/** Milliseconds of a pixel, where a step is so wide. */
export function pixelOf(zoom: Zoom, cell: number): number {
  return steps[zoom].long / Math.max(8, cell);
}

/** The finest that such a time can be shown at, where a step is so wide. */
export function finestFor({ from, to }: Span, cell: number): Zoom {
  return zooms.findLast((zoom) => (to - from) / pixelOf(zoom, cell) <= widest) ?? 'month';
}

/** Whether one is finer than another. */
export function isFiner(one: Zoom, other: Zoom): boolean {
  return zooms.indexOf(one) > zooms.indexOf(other);
}

/** The steps that are in a time, on the clock of the zone. */
export function stepsIn(zoom: Zoom, { from, to }: Span, zone: string, locale: string): readonly Mark[] {
  const { long, step } = steps[zoom];
  const first = beginOf(zoom, from, zone);
  const marks: Mark[] = [];
  for (let at = first; at < to;) {
    const end = Math.max(at + minute, nextOf(zoom, at, long, zone));
    marks.push({ from: at, to: end, words: formatMoment(at, step, zone, locale) });
    at = end;
  }
  return marks;
}

/** The larger parts that steps are in: days, months or years. */
export function partsOf(zoom: Zoom, marks: readonly Mark[], zone: string, locale: string): readonly Mark[] {
  const parts: Mark[] = [];
  for (const { from, to } of marks) {
    const words = formatMoment(from, steps[zoom].part, zone, locale);
    const last = parts.at(-1);
    if (last?.words === words) parts[parts.length - 1] = { ...last, to };
    else parts.push({ from, to, words });
  }
  return parts;
}

function beginOf(zoom: Zoom, at: number, zone: string): number {
  const wall = { ...zonedTime(at, zone), second: 0, ms: 0 };
  if (zoom === 'month') return epochOf({ ...wall, day: 1, hour: 0, minute: 0 }, zone);
  if (zoom === 'minutes') return epochOf({ ...wall, minute: wall.minute - (wall.minute % 15) }, zone);
  const hours = Math.round(steps[zoom].long / hour);
  return epochOf({ ...wall, hour: wall.hour - (wall.hour % hours), minute: 0 }, zone);
}

/** Where the next step begins: on a day on which the clock is set, an hour more or less away. */
function nextOf(zoom: Zoom, at: number, long: number, zone: string): number {
  if (long <= hour) return at + long;
  const wall = { ...zonedTime(at, zone), minute: 0, second: 0, ms: 0 };
  if (zoom === 'month') return epochOf({ ...wall, month: wall.month + 1, day: 1, hour: 0 }, zone);
  return epochOf({ ...wall, hour: wall.hour + Math.round(long / hour) }, zone);
}

/** A moment by the nearest minute, or by the nearest step. */
export function snapped(at: number, zoom: Zoom, toStep: boolean, zone: string): number {
  if (!toStep) return Math.round(at / minute) * minute;
  const begin = beginOf(zoom, at, zone);
  const end = nextOf(zoom, begin, steps[zoom].long, zone);
  return at - begin < end - at ? begin : end;
}

/** About how long a step is, in milliseconds. */
export function stepOf(zoom: Zoom): number {
  return steps[zoom].long;
}

/** A time in words: the day is said once where both ends are on one. */
export function spanWords({ from, to }: Span, zone: string, locale: string): string {
  const written = (at: number, pattern: string): string => formatMoment(at, pattern, zone, locale);
  const isOneDay = written(from, 'YYYY-MM-DD') === written(to, 'YYYY-MM-DD');
  return `${written(from, 'ddd D MMM HH:mm')} to ${written(to, isOneDay ? 'HH:mm' : 'ddd D MMM HH:mm')}`;
}
