import { describe, expect, it } from 'vitest';
import { apart, boxOn, pointOn, shapeOn, type StraightScale } from '../../renderer/components/straightScale.ts';

const upright: StraightScale = { isUpright: true, begin: 200, end: 0, origin: 10, isMirrored: false };
const lying: StraightScale = { isUpright: false, begin: 0, end: 300, origin: 5, isMirrored: false };

describe('a straight scale', () => {
  it('goes up where it is upright, and to the right where it lies', () => {
    expect(pointOn(upright, 0.25, 4)).toEqual({ x: 14, y: 150 });
    expect(pointOn(lying, 0.25, 4)).toEqual({ x: 75, y: 9 });
  });

  it('has its lanes on the other side where it is mirrored', () => {
    expect(pointOn({ ...upright, origin: 100, isMirrored: true }, 0, 4)).toEqual({ x: 96, y: 200 });
  });

  it('shifts towards its end, whichever way it runs', () => {
    expect(pointOn(upright, 0.5, 0, 10).y).toBe(90);
    expect(pointOn(lying, 0.5, 0, 10).x).toBe(160);
  });

  it('has boxes of no negative size', () => {
    expect(boxOn(upright, [0.25, 0.5], [4, 8])).toEqual({ x: 14, y: 100, width: 4, height: 50 });
    expect(boxOn({ ...upright, origin: 100, isMirrored: true }, [0.25, 0.5], [4, 8])).toEqual({
      x: 92,
      y: 100,
      width: 4,
      height: 50,
    });
  });

  it('has shapes around a place', () => {
    expect(
      shapeOn(upright, 0.5, [
        [0, 0],
        [5, 10],
        [-5, 10],
      ]),
    ).toBe('M10.00 100.00L20.00 95.00L20.00 105.00Z');
  });
});

describe('texts beside a scale', () => {
  it('that would lie on an earlier one are left out', () => {
    const places = [{ at: 0.9 }, { at: 0.95 }, { at: 0.5 }];
    expect(apart(places, 200, 16)).toEqual([{ at: 0.9 }, { at: 0.5 }]);
    expect(apart(places, 2000, 16)).toEqual(places);
  });
});
