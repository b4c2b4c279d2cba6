import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeSteps } from '../../../renderer/components/chart/timeSteps.ts';

const berlin = { zone: 'Europe/Berlin', locale: 'en' };
const utc = { zone: 'UTC', locale: 'en' };
const hour = 3_600_000;

function words(from: string, to: string, count: number, region = utc, pattern = ''): readonly string[] {
  return timeSteps({ from: Date.parse(from), to: Date.parse(to) }, count, region, pattern).map(({ text }) => text);
}

describe('steps of time', () => {
  it('are full hours on the clock of the zone', () => {
    expect(words('2026-11-26T10:40Z', '2026-11-26T15:10Z', 5, berlin)).toEqual([
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
  });

  it('say which day begins at midnight', () => {
    expect(words('2026-11-26T20:00Z', '2026-11-27T04:00Z', 4)).toEqual(
      ['26 Nov', '22:00', '27 Nov', '02:00', '04:00'].with(0, '20:00'),
    );
  });

  it('stay at midnight of the zone when its clocks are changed', () => {
    expect(words('2026-03-28T00:00+01:00', '2026-03-31T00:00+02:00', 4, berlin)).toEqual([
      '28 Mar',
      '29 Mar',
      '30 Mar',
      '31 Mar',
    ]);
  });

  it('are the first days of months', () => {
    expect(words('2026-01-15T00:00Z', '2026-05-02T00:00Z', 5)).toEqual([
      'Feb 2026',
      'Mar 2026',
      'Apr 2026',
      'May 2026',
    ]);
  });

  it('are full seconds where there is more than one of them', () => {
    expect(words('2026-11-26T18:59:36.9Z', '2026-11-26T18:59:38.4Z', 4)).toEqual(['18:59:37', '18:59:38']);
    expect(words('2026-11-26T18:59:37.1Z', '2026-11-26T18:59:37.9Z', 2)).toEqual(['18:59:37.500']);
  });

  it('are written by the letters of a project', () => {
    expect(words('2026-01-15T00:00Z', '2026-05-02T00:00Z', 5, utc, 'MMM YY')).toEqual([
      'Feb 26',
      'Mar 26',
      'Apr 26',
      'May 26',
    ]);
  });

  it('are written as they are without letters where those cannot be read', () => {
    const range = ['2026-11-26T10:40Z', '2026-11-26T15:10Z', 5] as const;
    expect(words(...range, utc, 'NaN')).toEqual(words(...range));
  });

  it('rise, lie in the range and are about as many as are asked for, for any range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2035, 0) }),
        fc.integer({ min: 10, max: 40 * 365 * 24 * hour }),
        fc.integer({ min: 2, max: 15 }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
        (from, width, count, zone) => {
          const range = { from, to: from + width };
          const steps = timeSteps(range, count, { zone, locale: 'en' }).map(({ at }) => at);
          expect(
            steps.every((at, index) => at >= range.from && at <= range.to && at > (steps[index - 1] ?? -Infinity)),
          ).toBe(true);
          expect(steps.length).toBeLessThanOrEqual(count * 1.2 + 2);
        },
      ),
      { numRuns: 60 },
    );
  });
});
