import { expect, it } from 'vitest';
import { timesOf } from '../../../renderer/components/chart/trends.ts';

const timesIn = (x: readonly number[]) => timesOf([{ barWidth: 0, pens: [{ kind: 'line', points: { x } }] }]);

it('one moment stands in the middle of a minute, and several from the first to the last', () => {
  expect(timesIn([1_000_000])).toEqual({ from: 970_000, to: 1_030_000 });
  expect(timesIn([1000, 5000, 9000])).toEqual({ from: 1000, to: 9000 });
  expect(timesIn([])).toBeUndefined();
});
