import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregates, type Aggregate } from '../../../electron/contract/aggregates.ts';
import { slicer, type Point } from '../../../electron/gateway/history/slices.ts';

const point = (at: number, value: number | string | null, quality: string | null = null): Point => ({
  at,
  value,
  quality,
});
const over = (points: readonly Point[], aggregate: Aggregate, slices = 2, before?: Point, until = 100) => {
  const gathered = slicer({ start: 0, end: 100, slices }, before);
  for (const one of points) gathered.add(one);
  return gathered.results(aggregate, until);
};

describe('slices of a time', () => {
  it.each([
    ['LastValue', [4, 8]],
    ['Average', [3, 7]],
    ['SimpleAverage', [4, 8]],
    ['Minimum', [2, 4]],
    ['Maximum', [4, 8]],
    ['MinMax', [2, 4, 4, 8]],
    ['Sum', [4, 8]],
    ['Range', [2, 4]],
    ['Count', [1, 1]],
    ['DurationOn', [0.05, 0.05]],
    ['DurationOff', [0, 0]],
    ['PctGood', [100, 100]],
  ] as const)('say %s of what held, from before on', (aggregate, expected) => {
    expect(over([point(25, 4), point(62.5, 8)], aggregate, 2, point(0, 2))).toEqual(expected);
  });

  it('have no value where none was known: before the first, of bad quality, and after now', () => {
    expect(over([point(50, 1), point(75, null, 'Bad_Stale')], 'LastValue', 4)).toEqual([null, null, 1, null]);
    expect(over([point(50, 1)], 'Average', 4, undefined, 75)).toEqual([null, null, 1, null]);
    expect(over([point(50, 1), point(75, null, 'Bad')], 'PctGood', 2)).toEqual([0, 50]);
  });

  it('say how numbers vary without the texts between them', () => {
    expect(over([point(10, 2), point(20, 'stopped'), point(30, 6)], 'Variance', 1)).toEqual([8]);
  });

  it('all have what holds through them, whatever their times are', () => {
    const moment = fc.integer({ min: 0, max: 2_000_000_000_000 });
    const length = fc.integer({ min: 1, max: 40_000_000_000 });
    fc.assert(
      fc.property(moment, length, fc.integer({ min: 1, max: 500 }), (start, long, slices) => {
        const gathered = slicer({ start, end: start + long, slices }, point(start, 7));
        expect(new Set(gathered.results('LastValue', start + long))).toEqual(new Set([7]));
      }),
    );
  });

  it('never say a number that nobody measured, however they are cut', () => {
    const points = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 99 }), value: fc.integer({ min: -50, max: 50 }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 60 }), (given, slices) => {
        const byTime = new Map(given.map((one) => [one.at, point(one.at, one.value)]));
        const sorted = [...byTime.values()].sort((one, other) => one.at - other.at);
        const values = new Set(sorted.map(({ value }) => value));
        for (const aggregate of ['LastValue', 'Minimum', 'Maximum', 'MinMax'] as const) {
          for (const value of over(sorted, aggregate, slices))
            if (value !== null) expect(values.has(Number(value))).toBe(true);
        }
        const counts = over(sorted, 'Count', slices).map(Number);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(sorted.length);
        for (const aggregate of aggregates) {
          expect(over(sorted, aggregate, slices)).toHaveLength(aggregate === 'MinMax' ? 2 * slices : slices);
        }
      }),
    );
  });
});
