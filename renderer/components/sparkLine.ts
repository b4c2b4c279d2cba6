/** The line of a sparkline in its place: its runs, and the gaps where nothing was known. */
import type { SparkPoint } from '../../electron/contract/components/sparkline.ts';
import type { Point } from './arc.ts';

/** A point that has a value. */
export interface Known extends Point {
  readonly value: number;
  /** Whether it is outside of what the height means. */
  readonly off: 'below' | 'above' | undefined;
}

export interface Sparkline {
  readonly d: string;
  /** Parts of the width where no value was known, after the first one. */
  readonly gaps: readonly (readonly [from: number, to: number])[];
  readonly first: Known | undefined;
  readonly last: Known | undefined;
  readonly high: Known | undefined;
  readonly low: Known | undefined;
  /** How high a value stands, in pixels from the top. */
  readonly yOf: (value: number) => number;
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** What stays free around, in pixels. */
  readonly room: number;
}

type Range = { readonly low: number | undefined; readonly high: number | undefined };

export function sparkLine(points: readonly SparkPoint[], range: Range, { width, height, room }: Room): Sparkline {
  const values = points.flatMap(({ y }) => (y === undefined ? [] : [y]));
  // A loop and not Math.min: a line of years has more points than a call takes.
  const lowest = range.low ?? values.reduce((least, one) => Math.min(least, one), Infinity);
  const highest = range.high ?? values.reduce((most, one) => Math.max(most, one), -Infinity);
  const [start, end] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  const [wide, tall] = [Math.max(0, width - 2 * room), Math.max(0, height - 2 * room)];
  const xOf = (x: number): number => room + (end > start ? ((x - start) / (end - start)) * wide : wide / 2);
  // A line that never moved runs in the middle.
  const yOf = (value: number): number =>
    room + (highest > lowest ? (1 - (value - lowest) / (highest - lowest)) * tall : tall / 2);
  const known: Known[] = [];
  const gaps: (readonly [number, number])[] = [];
  let d = '';
  let gapFrom: number | undefined;
  let isAlone = false;
  for (const [index, { x, y }] of points.entries()) {
    if (y === undefined) {
      gapFrom ??= xOf(points[index - 1]?.x ?? x);
      continue;
    }
    const at = { x: xOf(x), y: yOf(y) };
    const begins = known.length === 0 || gapFrom !== undefined;
    // A value between two gaps is a dot.
    if (begins && isAlone) d += 'h0.01';
    d += `${begins ? 'M' : 'L'}${at.x.toFixed(2)} ${at.y.toFixed(2)}`;
    isAlone = begins;
    // Before the first value nothing was stored yet.
    if (gapFrom !== undefined && known.length > 0) gaps.push([gapFrom, at.x]);
    gapFrom = undefined;
    known.push({ ...at, value: y, off: y < lowest ? 'below' : y > highest ? 'above' : undefined });
  }
  if (isAlone) d += 'h0.01';
  if (gapFrom !== undefined) gaps.push([gapFrom, xOf(end)]);
  const extreme = (isFarther: (one: number, other: number) => boolean): Known | undefined =>
    known.reduce<Known | undefined>(
      (best, one) => (best === undefined || isFarther(one.value, best.value) ? one : best),
      undefined,
    );
  return {
    d,
    gaps: gaps.filter(([from, to]) => to > from),
    first: known[0],
    last: known.at(-1),
    high: extreme((one, other) => one > other),
    low: extreme((one, other) => one < other),
    yOf,
  };
}
