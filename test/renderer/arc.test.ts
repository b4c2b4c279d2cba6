import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcBand, arcLine, frameOf, pointAt } from '../../renderer/components/arc.ts';

const angles = fc.tuple(fc.integer({ min: -360, max: 720 }), fc.integer({ min: 1, max: 360 }));

/** The points of a path: the last two numbers of each command. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  return [...path.matchAll(/[MLA]([^MLAZ]+)/g)].map(([, numbers = '']) => {
    const [x = NaN, y = NaN] = numbers.trim().split(/\s+/).map(Number).slice(-2);
    return [x, y];
  });
}

describe('arcs', () => {
  it('run clockwise from three o’clock', () => {
    expect(pointAt(90, 10).y).toBeCloseTo(10);
    expect(pointAt(180, 10).x).toBeCloseTo(-10);
  });

  it('of a half turn fill their place from side to side', () => {
    const { x, y, radius } = frameOf(180, 360, 200, 150, 0);
    expect([x, radius]).toEqual([100, 100]);
    // The half circle stands in the middle of the height: 25 pixels below it.
    expect(y).toBeCloseTo(125);
  });

  it('never leave their place', () => {
    fc.assert(
      fc.property(
        angles,
        fc.integer({ min: 20, max: 800 }),
        fc.integer({ min: 20, max: 800 }),
        ([from, turn], width, height) => {
          const { x, y, radius } = frameOf(from, from + turn, width, height, 4);
          for (let angle = from; angle <= from + turn; angle += 5) {
            const point = pointAt(angle, radius);
            expect(x + point.x).toBeGreaterThanOrEqual(3.99);
            expect(x + point.x).toBeLessThanOrEqual(width - 3.99);
            expect(y + point.y).toBeGreaterThanOrEqual(3.99);
            expect(y + point.y).toBeLessThanOrEqual(height - 3.99);
          }
        },
      ),
    );
  });

  it('of a whole turn come back to where they began', () => {
    const points = pointsOf(arcLine(0, 720, 50));
    expect(points[0]?.map(Math.abs)).toEqual(points.at(-1)?.map(Math.abs));
    expect(points).toHaveLength(3);
  });

  it('have round corners no larger than there is room for, and no number that is none', () => {
    fc.assert(
      fc.property(
        angles,
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 100 }),
        ([from, turn], outer, width, corner) => {
          const path = arcBand(from, from + turn, outer, width, corner);
          expect(path).not.toMatch(/NaN|Infinity/);
          for (const [x, y] of pointsOf(path)) expect(Math.hypot(x, y)).toBeLessThanOrEqual(outer + 0.01);
        },
      ),
    );
  });
});
