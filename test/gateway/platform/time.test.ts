import { expect, it } from 'vitest';
import { toUtc } from '../../../electron/gateway/platform/time.ts';

it.each([
  ['2026-11-22', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
  ['22 Nov 2026', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
  // Clocks are put back from one o'clock to midnight, which there is twice.
  ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z'],
  ['2026-11-02', 'America/Havana', '2026-11-02T05:00:00.000Z'],
  // From midnight to eleven: the day begins once.
  ['2026-10-25', 'Asia/Beirut', '2026-10-24T22:00:00.000Z'],
  // Clocks are put forward at midnight, which there is not.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
])('the day %s of %s begins at %s', (text, zone, wanted) => {
  expect(toUtc(text, zone)).toBe(wanted);
});
