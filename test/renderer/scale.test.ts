import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, partOf, placeOn, roundMarks } from '../../renderer/components/scale.ts';

const finite = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
const spans = fc
  .tuple(finite, fc.double({ noNaN: true, min: 1e-3, max: 1e6 }))
  .map(([min, wide]) => ({ min, max: min + wide }));

describe('a place on a scale', () => {
  it('is a part of the way, and says on which side it left the scale', () => {
    const span = { min: 50, max: 150 };
    expect(placeOn(span, 50)).toEqual({ at: 0, off: undefined });
    expect(placeOn(span, 75)).toEqual({ at: 0.25, off: undefined });
    expect(placeOn(span, 150)).toEqual({ at: 1, off: undefined });
    expect(placeOn(span, 49.9)).toEqual({ at: 0, off: 'below' });
    expect(placeOn(span, 150.1)).toEqual({ at: 1, off: 'above' });
  });

  it('is none for no value, and on a scale that has no length', () => {
    expect(placeOn({ min: 0, max: 100 }, undefined)).toBeUndefined();
    expect(placeOn({ min: 5, max: 5 }, 5)).toBeUndefined();
    expect(placeOn({ min: 9, max: 5 }, 6)).toBeUndefined();
  });

  it('is never outside of the drawing, and farther on for a greater value', () => {
    fc.assert(
      fc.property(spans, finite, finite, (span, one, other) => {
        const [low, high] = [placeOn(span, Math.min(one, other)), placeOn(span, Math.max(one, other))];
        expect(low?.at).toBeGreaterThanOrEqual(0);
        expect(high?.at).toBeLessThanOrEqual(1);
        expect(low?.at).toBeLessThanOrEqual(high?.at ?? -1);
      }),
    );
  });
});

describe('a part of a scale', () => {
  it('ends with the scale, whichever end is named first', () => {
    expect(partOf({ min: 0, max: 100 }, 85, 120)).toEqual([0.85, 1]);
    expect(partOf({ min: 0, max: 100 }, 40, 20)).toEqual([0.2, 0.4]);
  });

  it('is none where nothing of it is on the scale', () => {
    expect(partOf({ min: 0, max: 100 }, 101, 120)).toBeUndefined();
    expect(partOf({ min: 0, max: 100 }, -9, -1)).toBeUndefined();
  });
});

describe('marks', () => {
  it('begin with the scale and are as far apart as they are told', () => {
    expect(marksOf({ min: 50, max: 100 }, 20, 100)).toEqual([50, 70, 90]);
    expect(marksOf({ min: 0, max: 1 }, 0.1, 100)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });

  it('are none where there is no step, or where there would be too many', () => {
    expect(marksOf({ min: 0, max: 100 }, 0, 100)).toEqual([]);
    expect(marksOf({ min: 0, max: 100 }, -5, 100)).toEqual([]);
    expect(marksOf({ min: 0, max: 100 }, 0.1, 100)).toEqual([]);
    expect(marksOf({ min: 100, max: 0 }, 10, 100)).toEqual([]);
  });

  it('stand at round values', () => {
    expect(roundMarks({ min: 0, max: 120 }, 6)).toEqual([0, 20, 40, 60, 80, 100, 120]);
    expect(roundMarks({ min: -0.3, max: 0.35 }, 7)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
    expect(roundMarks({ min: 3, max: 3 }, 5)).toEqual([]);
  });

  it('are as many as can be told apart on a scale of any length, and none on one of none', () => {
    const on = (most: number): number => roundMarks({ min: 0, max: 100 }, most).length;
    expect([on(Infinity), on(1e300), on(Number.NaN), on(0)]).toEqual([on(1000), on(1000), 0, 0]);
    expect(on(1000)).toBeGreaterThan(100);
  });

  it('are on the scale, in order, and no more than asked for', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 50 }), (span, most) => {
        const marks = roundMarks(span, most);
        expect(marks.length).toBeLessThanOrEqual(most + 1);
        const slack = (span.max - span.min) * 1e-6 + Math.abs(span.max) * 1e-9;
        for (const [index, mark] of marks.entries()) {
          expect(mark).toBeGreaterThanOrEqual(span.min - slack);
          expect(mark).toBeLessThanOrEqual(span.max + slack);
          if (index > 0) expect(mark).toBeGreaterThan(marks[index - 1] ?? Infinity);
        }
      }),
    );
  });
});
