import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenHeights, ownHeights } from '../../../renderer/components/table/heights.ts';

describe('heights of rows', () => {
  it('of one height stand one below the other', () => {
    const rows = evenHeights(10, 25);
    expect([rows.top(0), rows.top(4), rows.top(10)]).toEqual([0, 100, 250]);
    expect([rows.at(-5), rows.at(99), rows.at(100), rows.at(9999)]).toEqual([0, 3, 4, 9]);
  });

  it('that were measured stand where the sums of heights say', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 1, max: 100 }), fc.nat(15_000), (measured, most, pixels) => {
        const rows = ownHeights(measured.length, most);
        for (const [row, height] of measured.entries()) rows.take(row, height);
        let top = 0;
        let under = 0;
        for (const [row, height] of measured.entries()) {
          expect(rows.top(row)).toBeCloseTo(top);
          if (top <= pixels) under = row;
          top += height;
        }
        expect(rows.top(measured.length)).toBeCloseTo(top);
        expect(rows.at(pixels)).toBe(under);
      }),
    );
  });

  it('tells whether a height is another', () => {
    const rows = ownHeights(3, 40);
    expect(rows.take(1, 40.2)).toBe(false);
    expect(rows.take(1, 60)).toBe(true);
    expect(rows.take(1, 60)).toBe(false);
    expect(rows.top(3)).toBe(140);
  });

  it('of no rows are none', () => {
    expect(ownHeights(0, 40).at(100)).toBe(0);
    expect(ownHeights(0, 40).top(0)).toBe(0);
  });
});
