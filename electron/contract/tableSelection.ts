/** Several selected rows, as a table holds them: pairs of the row where somebody began and the one where they ended. */
import { listOf, type Json } from './json.ts';

export type Interval = readonly [from: number, to: number];

/** The rows that are selected: those of `rows` while `selectedRow` is the end of the last of them, or else that one alone. */
export function intervalsOf(
  selectedRow: Json | undefined,
  rows: Json | undefined,
  mode: Json | undefined,
): readonly Interval[] {
  if (typeof selectedRow !== 'number' || selectedRow < 0) return [];
  const intervals = listOf(rows).flatMap((pair): readonly Interval[] => {
    const [from, to] = listOf(pair);
    return typeof from === 'number' && typeof to === 'number' ? [[from, to]] : [];
  });
  const isHeld = mode !== undefined && mode !== 'single' && intervals.at(-1)?.[1] === selectedRow;
  return isHeld ? intervals : [[selectedRow, selectedRow]];
}

/** Whether a row is in one of the intervals. */
export function isIn(intervals: readonly Interval[], row: number): boolean {
  return intervals.some(([from, to]) => (from <= row && row <= to) || (to <= row && row <= from));
}

/** The places in the intervals, each once and in order, of a table of so many rows. */
export function placesIn(intervals: readonly Interval[], count: number): readonly number[] {
  const inOrder = intervals
    .map(([from, to]): Interval => [Math.max(0, Math.min(from, to)), Math.min(Math.max(from, to), count - 1)])
    .toSorted(([one], [other]) => one - other);
  const places: number[] = [];
  // However many of them overlap, each place is come to once.
  let next = 0;
  for (const [from, to] of inOrder) {
    for (let at = Math.max(from, next); at <= to; at += 1) places.push(at);
    next = Math.max(next, to + 1);
  }
  return places;
}

/** The intervals of some places; the last of them ends at `end`, where that is one of the places. */
export function intervalsOver(places: readonly number[], end?: number): readonly Interval[] {
  const intervals: [number, number][] = [];
  for (const place of placesIn(
    places.map((at) => [at, at]),
    Infinity,
  )) {
    const last = intervals.at(-1);
    if (last?.[1] === place - 1) last[1] = place;
    else intervals.push([place, place]);
  }
  if (end === undefined || !places.includes(end)) return intervals;
  return [
    ...intervals.filter((one) => !isIn([one], end)),
    ...split(
      intervals.find((one) => isIn([one], end)),
      end,
    ),
  ];
}

/** An interval as ones of which the last ends at a place. */
function split(interval: Interval | undefined, end: number): readonly Interval[] {
  if (interval === undefined) return [];
  const [from, to] = interval;
  if (to === end) return [interval];
  return from === end
    ? [[to, from]]
    : [
        [end + 1, to],
        [from, end],
      ];
}
