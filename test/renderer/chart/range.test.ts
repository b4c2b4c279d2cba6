import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inside,
  partsOf,
  placeOf,
  rounded,
  stepOf,
  stepsOf,
  valueAt,
  widened,
  zoomed,
} from '../../../renderer/components/chart/range.ts';

const ends = fc
  .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-3, max: 1e9, noNaN: true }))
  .map(([from, width]) => ({ from, to: from + width }))
  .filter(({ from, to }) => to > from);

describe('scales of charts', () => {
  it('go in steps of 1, 2 or 5', () => {
    expect([0.9, 1.5, 4, 7, 23, 0.04].map((width) => stepOf(width, 1))).toEqual([1, 2, 5, 10, 50, 0.05]);
  });

  it('have their steps inside, about as many as are asked for', () => {
    fc.assert(
      fc.property(ends, fc.integer({ min: 1, max: 20 }), (range, count) => {
        const steps = stepsOf(range, count);
        const slack = (range.to - range.from) * 1e-6 + 1e-6;
        expect(steps.every((step) => step >= range.from - slack && step <= range.to + slack)).toBe(true);
        expect(steps.length).toBeLessThanOrEqual(count + 1);
      }),
    );
  });

  it('say decimals without what floating point adds', () => {
    expect(stepsOf({ from: 0, to: 0.5 }, 5)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  it('hold all values when they end at steps', () => {
    fc.assert(
      fc.property(ends, (range) => {
        const { from, to } = rounded(range, 4);
        const slack = Math.max(Math.abs(range.from), Math.abs(range.to)) * 1e-9;
        expect(from).toBeLessThanOrEqual(range.from + slack);
        expect(to).toBeGreaterThanOrEqual(range.to - slack);
      }),
    );
  });

  it('keep an end that is set', () => {
    expect(rounded({ from: 3, to: 97 }, 4, { from: true })).toEqual({ from: 3, to: 100 });
  });

  it('have a width where all values are one', () => {
    expect(widened({ from: 5, to: 5 })).toEqual({ from: 4.5, to: 5.5 });
    expect(widened({ from: 0, to: 0 })).toEqual({ from: -0.5, to: 0.5 });
  });

  it('lead from a value to its place and back, also by decades and the other way round', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.boolean(),
        fc.boolean(),
        (value, isLogarithmic, isReversed) => {
          const scale = { from: 1, to: 1e6, isLogarithmic, isReversed };
          expect(valueAt(placeOf(value, scale), scale)).toBeCloseTo(value, 3);
        },
      ),
    );
  });

  it('have a step a decade where each power of ten has the same length', () => {
    expect(stepsOf({ from: 0.1, to: 1000, isLogarithmic: true }, 5)).toEqual([0.1, 1, 10, 100, 1000]);
  });
});

describe('a scale that something is left out of', () => {
  const leftOut = [{ from: 200, to: 9800, share: 0.01 }];
  const scale = { from: 0, to: 10_000, leftOut };

  it('gives its room to what is beside that', () => {
    expect(partsOf(scale)).toEqual([
      { from: 0, to: 200 },
      { from: 9800, to: 10_000 },
    ]);
    const [first, second] = [placeOf(200, scale), placeOf(9800, scale)];
    expect(first).toBeCloseTo(200 / 496, 6);
    expect(second - first).toBeCloseTo(96 / 496, 6);
    expect(placeOf(100, { ...scale, isReversed: true })).toBeCloseTo(1 - placeOf(100, scale), 6);
  });

  it('has its steps beside that, as close as there is room', () => {
    expect(stepsOf(scale, 8)).toEqual([0, 50, 100, 150, 200, 9800, 9850, 9900, 9950, 10_000]);
    expect(rounded({ from: 3, to: 9990, leftOut }, 5)).toEqual({ from: 0, to: 10_000 });
    expect(stepsOf({ from: 1, to: 1e6, isLogarithmic: true, leftOut: [{ from: 20, to: 5e5, share: 0 }] }, 5)).toEqual([
      1, 10, 1e6,
    ]);
  });

  it('is whole where that is not in it', () => {
    expect(partsOf({ from: 0, to: 100, leftOut })).toEqual([{ from: 0, to: 100 }]);
    expect(placeOf(50, { from: 0, to: 100, leftOut })).toBe(0.5);
  });

  it('may be so in several places, of which nothing is left', () => {
    const holes = [
      { from: 10, to: 20, share: 0 },
      { from: 30, to: 70, share: 0 },
    ];
    const worked = { from: 0, to: 100, leftOut: holes };
    expect(partsOf(worked)).toEqual([
      { from: 0, to: 10 },
      { from: 20, to: 30 },
      { from: 70, to: 100 },
    ]);
    expect([0, 10, 15, 20, 25, 30, 50, 70, 85, 100].map((value) => placeOf(value, worked) * 50)).toEqual([
      0, 10, 10, 10, 15, 20, 20, 20, 35, 50,
    ]);
    expect([0, 0.1, 0.3, 0.7, 1].map((place) => valueAt(place, worked))).toEqual([0, 5, 25, 85, 100]);
  });

  it('leads from a value to its place and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e4, noNaN: true }), fc.boolean(), (value, isLogarithmic) => {
        const whole = { ...scale, from: 1, isLogarithmic };
        expect(valueAt(placeOf(value, whole), whole)).toBeCloseTo(value, 3);
      }),
    );
  });
});

describe('a part of a chart', () => {
  const whole = { from: 0, to: 100 };

  it('never leaves the whole', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 90, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (from, width, factor) => {
          const part = zoomed({ from, to: from + width }, from + width / 3, factor, whole);
          expect(part.from).toBeGreaterThanOrEqual(-1e-9);
          expect(part.to).toBeLessThanOrEqual(100 + 1e-9);
        },
      ),
    );
  });

  it('keeps the value that one zooms at where it is', () => {
    const part = zoomed({ from: 20, to: 40 }, 25, 0.5, whole);
    expect(part).toEqual({ from: 22.5, to: 32.5 });
  });

  it('keeps its width when it is moved to an end', () => {
    expect(inside({ from: 95, to: 115 }, whole)).toEqual({ from: 80, to: 100 });
  });
});
