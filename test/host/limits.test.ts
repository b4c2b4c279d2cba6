import { describe, expect, it } from 'vitest';
import { openBucket } from '../../electron/host/bucket.ts';
import { isLargerThan } from '../../electron/host/sizeOf.ts';
import { testClock } from '../support/clock.ts';

describe('how often a frame may call', () => {
  it('EL-7 so often at once, then so often a second, and what is refused costs nothing', () => {
    const clock = testClock();
    const bucket = openBucket(clock, () => ({ burst: 10, perSecond: 2 }));
    const taken = (calls: number): number => Array.from({ length: calls }, () => bucket.take(1)).filter(Boolean).length;
    expect(taken(1_000_000)).toBe(10);
    clock.advance(1000);
    expect(taken(100)).toBe(2);
    clock.advance(3_600_000);
    expect(taken(100)).toBe(10);
  });
});

describe('how large an input may be', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : { in: deep(levels - 1) });
  const endless: unknown[] = [];
  endless.push(endless);

  it.each([
    ['a long text', 'x'.repeat(101), true],
    ['a short text', 'x'.repeat(99), false],
    ['many members', Array.from({ length: 101 }, () => 0), true],
    ['an array that says it is long', Array(1e9), true],
    ['names', { ['x'.repeat(101)]: 1 }, true],
    ['bytes', new Uint8Array(101), true],
    ['a deep object', deep(60), true],
    ['a small object', { id: 'c1', value: [1, 'two', null, undefined, true] }, false],
    ['one that holds itself', endless, true],
    ['a map', new Map([[1, 'x']]), false],
    ['a number', Number.NaN, false],
  ])('EL-7 %s', (_what, value, larger) => {
    expect(isLargerThan(value, 100)).toBe(larger);
  });
});
