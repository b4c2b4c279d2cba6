/** Where values stand on a scale, and which marks it has. */

/** A scale from its beginning to its end. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** How large a drawing is, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place on a scale: 0 at its beginning, 1 at its end; what left the scale stands at the edge and says on which side. */
export interface Place {
  readonly at: number;
  readonly off: 'below' | 'above' | undefined;
}

/** Where a value stands; undefined for no value, and on a scale that is none. */
export function placeOn({ min, max }: Span, value: number | undefined): Place | undefined {
  if (value === undefined || !(max > min)) return undefined;
  if (value < min) return { at: 0, off: 'below' };
  if (value > max) return { at: 1, off: 'above' };
  return { at: (value - min) / (max - min), off: undefined };
}

/** The part of a scale between two values, from 0 to 1; undefined where nothing of it is on the scale. */
export function partOf(span: Span, from: number, to: number): readonly [number, number] | undefined {
  const [low, high] = from <= to ? [from, to] : [to, from];
  if (high < span.min || low > span.max) return undefined;
  const [start, end] = [placeOn(span, low), placeOn(span, high)];
  return start === undefined || end === undefined ? undefined : [start.at, end.at];
}

/** Steps of decimals add up to 0.30000000000000004; a mark stands at 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** The values of marks that are so far apart, from the beginning on; none where there would be more than `most`. */
export function marksOf({ min, max }: Span, apart: number, most: number): readonly number[] {
  if (!(apart > 0) || !(max > min) || (max - min) / apart > most) return [];
  const count = Math.floor(rounded((max - min) / apart));
  return Array.from({ length: count + 1 }, (_, index) => rounded(min + index * apart));
}

/** Round values on a scale, at most so many and the farther apart for that: steps of 1, 2 or 5 at some power of ten. */
export function roundMarks({ min, max }: Span, asked: number): readonly number[] {
  // More than that nobody tells apart, whatever the place seems to be.
  const most = Math.min(asked, 1000);
  if (!(max > min) || !(most >= 1)) return [];
  const least = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5].find((one) => one * power >= least * (1 - 1e-9)) ?? 10) * power;
  const first = Math.ceil(rounded(min / step));
  const last = Math.floor(rounded(max / step));
  if (!Number.isFinite(first) || last - first > most) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
}
