/** What is read of pens at a time. */
import { nearestIn } from './points.ts';
import type { Range } from './range.ts';
import type { Lane, Pen } from './trends.ts';
import { valueWords } from './words.ts';

export interface Reading {
  readonly pen: Pen;
  readonly lane: number;
  /** Where the value stands; undefined where there is no good one. */
  readonly at: { readonly time: number; readonly value: number } | undefined;
  readonly words: (locale: string) => string;
}

/** The value of each pen that is nearest to a time. */
export function readingsAt(lanes: readonly Lane[], time: number): readonly Reading[] {
  return lanes.flatMap((lane, index) => lane.pens.map((pen) => readingOf(pen, index, time)));
}

function readingOf(pen: Pen, lane: number, time: number): Reading {
  const { points, base, format } = pen;
  const nearest = nearestIn(points.x, time);
  const value = nearest === undefined ? null : (points.y[nearest] ?? null);
  if (nearest === undefined || value === null) return { pen, lane, at: undefined, words: () => 'No good value' };
  // What stands on others is drawn higher than it was measured.
  const own = value - (base?.[nearest] ?? 0);
  return {
    pen,
    lane,
    at: { time: points.x[nearest] ?? time, value },
    words: (locale) => valueWords(own, locale, format),
  };
}

/** The time of the next value after a time, of the one before it, or of the first or last, in a range. */
export function neighbour(
  pens: readonly Pen[],
  time: number | undefined,
  to: 1 | -1 | 'first' | 'last',
  range: Range,
): number | undefined {
  const way = to === 'first' ? 1 : to === 'last' ? -1 : time === undefined ? -1 : to;
  const from = typeof to === 'number' && time !== undefined ? time : way === 1 ? -Infinity : Infinity;
  let found: number | undefined;
  for (const { points } of pens) {
    for (const x of points.x) {
      if (x < range.from || x > range.to || (way === 1 ? x <= from : x >= from)) continue;
      if (found === undefined || (way === 1 ? x < found : x > found)) found = x;
    }
  }
  return found;
}
