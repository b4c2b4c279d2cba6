import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
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

it('ES-22 says the zone of the computer, also where it is another one later', () => {
  const clock = systemClock();
  const before = process.env['TZ'];
  onTestFinished(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  const other = clock.zone === 'Asia/Tokyo' ? 'Europe/Berlin' : 'Asia/Tokyo';
  process.env['TZ'] = other;
  vi.advanceTimersByTime(20_000);
  expect(clock.zone).toBe(other);
});
