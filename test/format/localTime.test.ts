import { expect, it } from 'vitest';
import { isoOfWritten, localTime } from '../../electron/format/localTime.ts';

it('a time is written in the one form that people read, with its zone', () => {
  expect(localTime(Date.UTC(2026, 10, 2, 13, 3, 5), 'UTC')).toBe('02 Nov 2026 13:03:05 UTC');
});

it('what people write in that form is read, with a time or without, and nothing that only looks like it', () => {
  expect(['22 Nov 2026', '2 november 2026', '22 Nov 2026 14:03', ' 22 Nov 2026 14:03:25'].map(isoOfWritten)).toEqual([
    '2026-11-22',
    '2026-11-02',
    '2026-11-22 14:03',
    '2026-11-22 14:03:25',
  ]);
  expect(['22 Nev 2026', '22 Nov', '2026-11-22', 'Nov 22 2026', ''].map(isoOfWritten)).toEqual(
    Array(5).fill(undefined),
  );
});
