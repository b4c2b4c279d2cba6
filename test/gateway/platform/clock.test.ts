import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const day = 86_400_000;

it('waits for longer than a timer of Node can be set to, and is called off meanwhile', () => {
  const done: string[] = [];
  const { after } = systemClock();
  after(60 * day, () => done.push('first'));
  const callOff = after(60 * day, () => done.push('second'));
  vi.advanceTimersByTime(59 * day);
  expect(done).toEqual([]);
  callOff();
  vi.advanceTimersByTime(2 * day);
  expect(done).toEqual(['first']);
});
