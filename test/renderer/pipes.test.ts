import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PipePoint } from '../../electron/contract/components/coordinates.ts';
import {
  chainsOf,
  crossing,
  endHead,
  endsOf,
  flangesOf,
  lengthOf,
  partsUnder,
  pathOf,
  segmentsOf,
  waved,
  type Segment,
} from '../../renderer/components/pipes.ts';

const point = (x: number, y: number, ...connections: PipePoint[]): PipePoint => ({ x, y, connections });
const segment = (x1: number, y1: number, x2: number, y2: number): Segment => ({
  from: { x: x1, y: y1 },
  to: { x: x2, y: y2 },
});
const place = fc.integer({ min: -1000, max: 1000 });
const anySegment = fc
  .tuple(place, place, place, place)
  .filter(([x1, y1, x2, y2]) => Math.hypot(x2 - x1, y2 - y1) > 10)
  .map((places) => segment(...places));
const tree = fc.letrec<{ point: PipePoint }>((tie) => ({
  point: fc.record({
    x: place,
    y: place,
    connections: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('point'), { maxLength: 3 })),
  }),
})).point;

describe('the lines of a pipe', () => {
  it('go through its points, with one more from each branch', () => {
    const origin = point(0, 0, point(10, 0, point(20, 0), point(10, 10, point(10, 20))), point(0, 30));
    expect(chainsOf(origin)).toEqual([
      [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 20, y: 0 },
      ],
      [
        { x: 10, y: 0 },
        { x: 10, y: 10 },
        { x: 10, y: 20 },
      ],
      [
        { x: 0, y: 0 },
        { x: 0, y: 30 },
      ],
    ]);
    expect(chainsOf(point(5, 5))).toEqual([]);
  });

  it('have as many parts as the tree has points after the first', () => {
    const count = ({ connections }: PipePoint): number => connections.reduce((sum, one) => sum + 1 + count(one), 0);
    fc.assert(
      fc.property(tree, (origin) => {
        const parts = chainsOf(origin).reduce((sum, chain) => sum + chain.length - 1, 0);
        expect(parts).toBe(count(origin));
      }),
    );
  });

  it('begin where the pipe begins and end at each last point', () => {
    const origin = point(0, 0, point(10, 0, point(20, 0), point(10, 10)));
    const { start, ends } = endsOf(chainsOf(origin));
    expect(start?.to).toEqual({ x: 0, y: 0 });
    expect(ends.map(({ to }) => to)).toEqual([
      { x: 20, y: 0 },
      { x: 10, y: 10 },
    ]);
  });

  it('are drawn in one go where they go on from each other', () => {
    const chain = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10.123456 },
    ];
    expect(pathOf(segmentsOf(chain))).toBe('M0 0L10 0L10 10.12');
    expect(pathOf([segment(0, 0, 5, 0), segment(6, 0, 9, 0)])).toBe('M0 0L5 0M6 0L9 0');
  });

  it('swing to where they end', () => {
    expect(pathOf([segment(0, 0, 100, 0)], waved(3))).toMatch(/^M0 0Q.* 100 0$/);
  });
});

describe('lines that cross', () => {
  it('leave a gap in the lower one, where the other goes over it', () => {
    expect(partsUnder(segment(0, 0, 100, 0), [segment(50, -10, 50, 10)], 8)).toEqual([
      segment(0, 0, 46, 0),
      segment(54, 0, 100, 0),
    ]);
  });

  it('leave none where one only comes to the other', () => {
    const lower = segment(0, 0, 100, 0);
    expect(partsUnder(lower, [segment(50, 0, 50, 10), segment(0, -5, 0, 5), segment(0, 0, 100, 0)], 8)).toEqual([
      lower,
    ]);
  });

  it('cross in the same place whichever is asked', () => {
    fc.assert(
      fc.property(anySegment, anySegment, (one, other) => {
        const [here, there] = [crossing(one, other), crossing(other, one)];
        expect(here === undefined).toBe(there === undefined);
        if (here === undefined || there === undefined) return;
        expect(one.from.x + (one.to.x - one.from.x) * here).toBeCloseTo(
          other.from.x + (other.to.x - other.from.x) * there,
          3,
        );
      }),
    );
  });

  it('keep nothing of the lower one within the gap, and all that is farther away', () => {
    fc.assert(
      fc.property(anySegment, fc.array(anySegment, { maxLength: 4 }), (lower, over) => {
        const left = partsUnder(lower, over, 8).reduce((sum, part) => sum + lengthOf(part), 0);
        const cuts = over.filter((other) => crossing(lower, other) !== undefined).length;
        expect(left).toBeGreaterThanOrEqual(lengthOf(lower) - cuts * 8 - 1e-6);
        expect(left).toBeLessThanOrEqual(lengthOf(lower) + 1e-6);
      }),
    );
  });
});

describe('what stands at a pipe', () => {
  it('points out of its end, or into it', () => {
    const end = segment(0, 0, 100, 0);
    expect(endHead(end, 'none', 2)).toBe('');
    expect(endHead(end, 'arrowOutward', 2)).toMatch(/^M102 0L90 /);
    expect(endHead(end, 'arrowInward', 2)).toMatch(/^M88 0L100 /);
  });

  it('has flanges near both ends of a part, where there is room for two', () => {
    expect(flangesOf([segment(0, 0, 100, 0)], 10)).toEqual([segment(7.5, -8, 7.5, 8), segment(92.5, -8, 92.5, 8)]);
    expect(flangesOf([segment(0, 0, 20, 0)], 10)).toEqual([]);
  });
});
