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

export interface SliceRange {
  readonly start: number;
  readonly end: number;
  readonly slices: number;
}

/** What is gathered of one slice. */
interface Sum {
  count: number;
  total: number;
  /** For the variance, as Welford gathers it. */
  mean: number;
  spread: number;
  low: { readonly at: number; readonly value: number } | undefined;
  high: { readonly at: number; readonly value: number } | undefined;
  /** Milliseconds times value, and milliseconds, of good numbers. */
  area: number;
  known: number;
  on: number;
  off: number;
  countOn: number;
  countOff: number;
  last: Point | undefined;
}

/** Gathers points, which come in the order of their times, into slices of the same length. */
export function slicer({ start, end, slices }: SliceRange, before: Point | undefined) {
  const width = (end - start) / slices;
  const sums = Array.from({ length: slices }, empty);
  let held = before;
  let heldFrom = start;
  const sliceAt = (at: number): number => Math.min(slices - 1, Math.floor((at - start) / width));
  /** What was held goes on up to a moment. */
  const goOn = (until: number): void => {
    let at = heldFrom;
    // Slices are counted on: where one ends, a double may still be of the one before.
    for (let index = sliceAt(at); at < until; index += 1) {
      const sum = sums[index];
      const to = index < slices - 1 ? Math.min(until, start + (index + 1) * width) : until;
      if (to <= at) continue;
      if (sum !== undefined && held !== undefined) hold(sum, held, at, to - at);
      at = to;
    }
    heldFrom = Math.max(heldFrom, until);
  };
  return {
    /** Takes a point at or after the start and before the end. */
    add: (point: Point): void => {
      goOn(point.at);
      held = point;
      const sum = sums[sliceAt(point.at)];
      if (sum !== undefined) count(sum, point);
    },
    /** What the slices come to: a row each, two for MinMax. `until` is where nothing is known any more: now, or the end. */
    results: (aggregate: Aggregate, until: number): readonly (number | string | null)[] => {
      goOn(Math.min(end, until));
      return sums.flatMap((sum) => (aggregate === 'MinMax' ? minMaxOf(sum) : [resultOf(sum, aggregate, width)]));
    },
  };
}

function empty(): Sum {
  return {
    count: 0,
    total: 0,
    mean: 0,
    spread: 0,
    low: undefined,
    high: undefined,
    area: 0,
    known: 0,
    on: 0,
    off: 0,
    countOn: 0,
    countOff: 0,
    last: undefined,
  };
}

function hold(sum: Sum, point: Point, at: number, milliseconds: number): void {
  sum.last = point;
  if (point.quality !== null) return;
  sum.known += milliseconds;
  if (typeof point.value !== 'number') return;
  sum.area += point.value * milliseconds;
  if (point.value === 0) sum.off += milliseconds;
  else sum.on += milliseconds;
  reach(sum, at, point.value);
}

function count(sum: Sum, point: Point): void {
  sum.last = point;
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

function numbersOf({ countOn, countOff }: Sum): number {
  return countOn + countOff;
}

function reach(sum: Sum, at: number, value: number): void {
  if (sum.low === undefined || value < sum.low.value) sum.low = { at, value };
  if (sum.high === undefined || value > sum.high.value) sum.high = { at, value };
}

/** The least and the greatest value of a slice, in the order in which they were. */
function minMaxOf({ low, high, last }: Sum): readonly (number | string | null)[] {
  if (low === undefined || high === undefined) return [valueOf(last), valueOf(last)];
  return low.at <= high.at ? [low.value, high.value] : [high.value, low.value];
}

function valueOf(point: Point | undefined): number | string | null {
  return point === undefined || point.quality !== null ? null : point.value;
}

function resultOf(sum: Sum, aggregate: Exclude<Aggregate, 'MinMax'>, width: number): number | string | null {
  switch (aggregate) {
    case 'LastValue':
      return valueOf(sum.last);
    case 'Average':
      return sum.on + sum.off > 0 ? sum.area / (sum.on + sum.off) : null;
    case 'SimpleAverage':
      return numbersOf(sum) > 0 ? sum.total / numbersOf(sum) : null;
    case 'Minimum':
      return sum.low?.value ?? null;
    case 'Maximum':
      return sum.high?.value ?? null;
    case 'Sum':
      return numbersOf(sum) > 0 ? sum.total : null;
    case 'Range':
      return sum.low === undefined || sum.high === undefined ? null : sum.high.value - sum.low.value;
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
