/**
 * What points of a tag come to over slices of time. A value holds until the next one comes: between two points there is what
 * the first of them says, and no line is drawn that nobody measured. A value of bad quality says nothing, and neither does the
 * time before the first.
 */
import { aggregates, type Aggregate } from '../../contract/aggregates.ts';

/** A stored value. `quality` is null where it is good. */
export interface Point {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: number | string | null;
  readonly quality: string | null;
}

/** An aggregate by its name in any case of its letters; undefined for what is none. */
export function aggregateNamed(name: string): Aggregate | undefined {
  return aggregates.find((one) => one.toLowerCase() === name.toLowerCase());
}

/** The points from a moment on, what held then as the first of them; a point of that very moment is what holds. */
export function fromStart(start: number, held: Held | undefined, points: readonly Point[]): readonly Point[] {
  return held === undefined || points[0]?.at === start ? points : [{ ...held, at: start }, ...points];
}

export interface SliceRange {
  readonly start: number;
  readonly end: number;
  readonly slices: number;
}

/** What is gathered of one slice. */
export interface Sum {
  count: number;
  total: number;
  /** For the variance, as Welford gathers it. */
  mean: number;
  spread: number;
  /** The least and the greatest number, null before the first, and when each was reached. */
  low: number | null;
  lowAt: number;
  high: number | null;
  highAt: number;
  /** Milliseconds times value, and milliseconds, of good numbers. */
  area: number;
  known: number;
  on: number;
  off: number;
  countOn: number;
  countOff: number;
  last: Point['value'];
  lastQuality: Point['quality'];
}
type Held = Pick<Point, 'value' | 'quality'>;

const added = ['count', 'total', 'area', 'known', 'on', 'off', 'countOn', 'countOff'] as const;

/** What gathers them. */
export type Slicer = ReturnType<typeof slicer>;

/** Gathers points, which come in the order of their times, into slices of the same length. */
export function slicer({ start, end, slices }: SliceRange, before: Held | undefined) {
  const width = (end - start) / slices;
  const sums = Array.from({ length: slices }, empty);
  let held = before;
  let heldFrom = start;
  const sliceAt = (at: number): number => Math.min(slices - 1, Math.floor((at - start) / width));
  const endOf = (index: number): number => start + (index + 1) * width;
  /** What was held goes on up to a moment. */
  const goOn = (until: number): void => {
    let at = heldFrom;
    // Slices are counted on: where one ends, a double may still be of the one before.
    for (let index = sliceAt(at); at < until; index += 1) {
      const sum = sums[index];
      const to = index < slices - 1 ? Math.min(until, endOf(index)) : until;
      if (to <= at) continue;
      if (sum !== undefined && held !== undefined) hold(sum, held, at, to - at);
      at = to;
    }
    heldFrom = Math.max(heldFrom, until);
  };
  /** `until` is where nothing is known any more: now, or the end. */
  const sumsUntil = (until: number): readonly Readonly<Sum>[] => {
    goOn(Math.min(end, until));
    return sums;
  };
  return {
    /** Takes a point at or after the start and before the end. */
    add: (point: Point): void => {
      goOn(point.at);
      held = point;
      const sum = sums[sliceAt(point.at)];
      if (sum !== undefined) count(sum, point);
    },
    /** Whether one slice has all of a time. */
    isInOne: (from: number, to: number): boolean => to <= endOf(sliceAt(from)),
    /** Takes what points come to from the first of them up to a moment, to which the last holds; one slice has all of it. */
    merge: (sum: Readonly<Sum>, from: number, to: number): void => {
      goOn(from);
      const into = sums[sliceAt(from)];
      if (into !== undefined) merge(into, sum);
      held = { value: sum.last, quality: sum.lastQuality };
      heldFrom = to;
    },
    /** What each slice has gathered. */
    sums: sumsUntil,
    /** What the slices come to: a row each, two for MinMax. */
    results: (aggregate: Aggregate, until: number): readonly (number | string | null)[] =>
      sumsUntil(until).flatMap((sum) => (aggregate === 'MinMax' ? minMaxOf(sum) : [resultOf(sum, aggregate, width)])),
  };
}

function empty(): Sum {
  return {
    count: 0,
    total: 0,
    mean: 0,
    spread: 0,
    low: null,
    lowAt: 0,
    high: null,
    highAt: 0,
    area: 0,
    known: 0,
    on: 0,
    off: 0,
    countOn: 0,
    countOff: 0,
    last: null,
    lastQuality: null,
  };
}

function hold(sum: Sum, point: Held, at: number, milliseconds: number): void {
  holdLast(sum, point);
  if (point.quality !== null) return;
  sum.known += milliseconds;
  if (typeof point.value !== 'number') return;
  sum.area += point.value * milliseconds;
  if (point.value === 0) sum.off += milliseconds;
  else sum.on += milliseconds;
  reach(sum, at, point.value);
}

function count(sum: Sum, point: Point): void {
  holdLast(sum, point);
  if (point.quality !== null) return;
  sum.count += 1;
  if (typeof point.value !== 'number') return;
  if (point.value === 0) sum.countOff += 1;
  else sum.countOn += 1;
  const away = point.value - sum.mean;
  sum.total += point.value;
  sum.mean += away / numbersOf(sum);
  sum.spread += away * (point.value - sum.mean);
  reach(sum, point.at, point.value);
}

function holdLast(sum: Sum, { value, quality }: Held): void {
  sum.last = value;
  sum.lastQuality = quality;
}

/** Adds what comes later to a sum; spreads come together as Chan, Golub and LeVeque have it. */
function merge(sum: Sum, later: Readonly<Sum>): void {
  const [numbers, more] = [numbersOf(sum), numbersOf(later)];
  if (more > 0) {
    const away = later.mean - sum.mean;
    sum.mean += (away * more) / (numbers + more);
    sum.spread += later.spread + (away * away * numbers * more) / (numbers + more);
  }
  for (const part of added) sum[part] += later[part];
  if (later.low !== null) reach(sum, later.lowAt, later.low);
  if (later.high !== null) reach(sum, later.highAt, later.high);
  holdLast(sum, { value: later.last, quality: later.lastQuality });
}

function numbersOf({ countOn, countOff }: Sum): number {
  return countOn + countOff;
}

function reach(sum: Sum, at: number, value: number): void {
  if (sum.low === null || value < sum.low) {
    sum.low = value;
    sum.lowAt = at;
  }
  if (sum.high === null || value > sum.high) {
    sum.high = value;
    sum.highAt = at;
  }
}

/** The least and the greatest value of a slice, in the order in which they were. */
function minMaxOf(sum: Sum): readonly (number | string | null)[] {
  const { low, lowAt, high, highAt } = sum;
  if (low === null || high === null) return [lastOf(sum), lastOf(sum)];
  return lowAt <= highAt ? [low, high] : [high, low];
}

function lastOf({ last, lastQuality }: Sum): number | string | null {
  return lastQuality === null ? last : null;
}

function resultOf(sum: Sum, aggregate: Exclude<Aggregate, 'MinMax'>, width: number): number | string | null {
  switch (aggregate) {
    case 'LastValue':
      return lastOf(sum);
    case 'Average':
      return sum.on + sum.off > 0 ? sum.area / (sum.on + sum.off) : null;
    case 'SimpleAverage':
      return numbersOf(sum) > 0 ? sum.total / numbersOf(sum) : null;
    case 'Minimum':
      return sum.low;
    case 'Maximum':
      return sum.high;
    case 'Sum':
      return numbersOf(sum) > 0 ? sum.total : null;
    case 'Range':
      return sum.low === null || sum.high === null ? null : sum.high - sum.low;
    case 'Count':
      return sum.count;
    case 'CountOn':
      return sum.countOn;
    case 'CountOff':
      return sum.countOff;
    case 'DurationOn':
      return sum.on / 1000;
    case 'DurationOff':
      return sum.off / 1000;
    case 'Variance':
      return numbersOf(sum) > 1 ? sum.spread / (numbersOf(sum) - 1) : null;
    case 'StdDev':
      return numbersOf(sum) > 1 ? Math.sqrt(sum.spread / (numbersOf(sum) - 1)) : null;
    case 'PctGood':
      return width > 0 ? (100 * sum.known) / width : null;
    case 'PctBad':
      return width > 0 ? 100 - (100 * sum.known) / width : null;
  }
}
