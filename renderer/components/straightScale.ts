/** A straight scale in a drawing, upright or lying, with lanes beside each other across it. */
import type { Point } from './arc.ts';

export interface StraightScale {
  readonly isUpright: boolean;
  /** Where it begins and ends, in pixels along it. */
  readonly begin: number;
  readonly end: number;
  /** Where its first lane begins, in pixels across it; and whether lanes follow from there to smaller numbers. */
  readonly origin: number;
  readonly isMirrored: boolean;
}

/** A point of it: `at` from 0 to 1, `across` its lanes and `shift` pixels farther along. */
export function pointOn(scale: StraightScale, at: number, across: number, shift = 0): Point {
  const { isUpright, begin, end, origin, isMirrored } = scale;
  const along = begin + at * (end - begin) + (end < begin ? -shift : shift);
  const over = isMirrored ? origin - across : origin + across;
  return isUpright ? { x: over, y: along } : { x: along, y: over };
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The box of a part of the scale, from one place across it to another. */
export function boxOn(
  scale: StraightScale,
  [from, to]: readonly [number, number],
  [near, far]: readonly [number, number],
): Box {
  const [one, other] = [pointOn(scale, from, near), pointOn(scale, to, far)];
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** A closed shape of points around a place: each so many pixels along the scale, and so far across it. */
export function shapeOn(scale: StraightScale, at: number, points: readonly (readonly [number, number])[]): string {
  const corners = points.map(([shift, across]) => pointOn(scale, at, across, shift));
  return `M${corners.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}

/** Those of some places that can have a text each without one lying on another; the first are kept. */
export function apart<T extends { readonly at: number }>(
  places: readonly T[],
  length: number,
  least: number,
): readonly T[] {
  const kept: T[] = [];
  for (const place of places) {
    if (kept.every((other) => Math.abs(other.at - place.at) * length >= least)) kept.push(place);
  }
  return kept;
}
