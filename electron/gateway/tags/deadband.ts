/** Changes of a number that are too small to be told, as `deadband` and `deadbandMode` of an exported tag say. */
import type { QualifiedValue } from './provider.ts';

export interface Deadband {
  readonly deadband: number;
  /** `Percent` of the span from `engLow` to `engHigh`. */
  readonly deadbandMode: 'Absolute' | 'Percent' | 'Off';
  /** As Ignition has them where nothing is said: 0 and 100. */
  readonly engLow?: number | undefined;
  readonly engHigh?: number | undefined;
}

/** How much a number has to change at least to be told, in the unit of the tag; 0 where each change is. */
export function widthOf({ deadband, deadbandMode, engLow = 0, engHigh = 100 }: Deadband): number {
  if (deadbandMode === 'Off') return 0;
  return deadbandMode === 'Percent' ? (deadband * Math.abs(engHigh - engLow)) / 100 : deadband;
}

/**
 * Holds a number back that differs from the one told last by no more than `width`: what was told stands, with its time.
 * Whatever is no number, and each change of quality, is told.
 */
export function heldBack(width: number): (next: QualifiedValue) => QualifiedValue {
  if (width <= 0) return (next) => next;
  let last: QualifiedValue | undefined;
  return (next) => {
    const isNear =
      last !== undefined &&
      typeof last.value === 'number' &&
      typeof next.value === 'number' &&
      Math.abs(next.value - last.value) <= width &&
      next.quality.code === last.quality.code &&
      next.quality.reason === last.quality.reason;
    if (last === undefined || !isNear) last = next;
    return last;
  };
}
