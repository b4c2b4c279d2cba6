import { expect, it } from 'vitest';
import { openStanding } from '../../../electron/gateway/tags/providers/standing.ts';
import { testClock } from '../../support/clock.ts';
import { testLog } from '../../support/station.ts';

it('a provider tells since when it stands so, when it tries again, its last error also once it is back, and how many values came a second', () => {
  const clock = testClock();
  const standing = openStanding('plc', { name: 'plant', clock, log: testLog() });
  expect(standing.status(0)).toMatchObject({ rate: 0, lastError: undefined });
  standing.take('faulted', 'plc: nobody listens there');
  const at = clock.now();
  standing.again(8000);
  clock.advance(5000);
  expect(standing.status(0)).toMatchObject({ since: at, nextAttempt: at + 8000 });
  standing.take('connected', 'plc');
  expect(standing.status(0)).toMatchObject({ since: at + 5000, nextAttempt: undefined });
  for (let second = 0; second < 30; second += 1) {
    standing.received(100);
    clock.advance(500);
    standing.received(100);
    clock.advance(500);
  }
  expect(standing.status(1)).toMatchObject({
    received: 6000,
    lastError: { words: 'plc: nobody listens there', at },
  });
  // The second that has just begun is one of the ten.
  expect(standing.status(1).rate).toBe(180);
  clock.advance(10_000);
  expect(standing.status(1).rate).toBe(0);
});
