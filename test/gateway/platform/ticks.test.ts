/** The clocks that expressions follow. */
import { effect } from '@preact/signals-core';
import { expect, it } from 'vitest';
import { openTicks } from '../../../electron/gateway/platform/ticks.ts';
import { testClock } from '../../support/clock.ts';

it.each([
  [1, 100],
  [100, 100],
  [3_000_000_000, 2 ** 31 - 1],
  [Infinity, 2 ** 31 - 1],
])('a rate of %d milliseconds ticks after %d', (rate, after) => {
  const clock = testClock();
  const now = openTicks(clock);
  let ticks = -1;
  const stop = effect(() => {
    now(rate);
    ticks += 1;
  });
  clock.advance(after - 1);
  expect(ticks).toBe(0);
  clock.advance(1);
  expect(ticks).toBe(1);
  stop();
  expect(clock.waiting()).toBe(0);
});
