/** What is planned for the same time stands below each other: in which lane of its row each stands. */
import type { Span } from './scale.ts';

export interface Laid<T> {
  readonly one: T;
  readonly lane: number;
}

/** The lanes of what stands in a row, from the one that begins first; as few as there can be. */
export function lanesOf<T extends Span>(
  all: readonly T[],
): { readonly laid: readonly Laid<T>[]; readonly count: number } {
  /** When the last of each lane ends. */
  const ends: number[] = [];
  const laid = all
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
    .map((one) => {
      const free = ends.findIndex((end) => end <= one.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = one.to;
      return { one, lane };
    });
  return { laid, count: Math.max(1, ends.length) };
}
