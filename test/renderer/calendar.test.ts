import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonedTime } from '../../electron/format/zonedTime.ts';
import {
  addDays,
  addMonths,
  atTime,
  dayAfterKey,
  dayOf,
  isOpenDay,
  onDay,
  weekdayOf,
  weeksOf,
  within,
  type Day,
} from '../../renderer/components/calendar.ts';

const free = { earliest: undefined, latest: undefined };
const day = (year: number, month: number, of: number): Day => ({ year, month, day: of });
const days = fc.record({
  year: fc.integer({ min: 1980, max: 2200 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia');
const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });

describe('the days of a calendar', () => {
  it('go over the ends of months and years', () => {
    expect(addDays(day(2026, 12, 31), 1)).toEqual(day(2027, 1, 1));
    expect(addDays(day(2024, 3, 1), -1)).toEqual(day(2024, 2, 29));
    expect(addMonths(day(2026, 1, 31), 1)).toEqual(day(2026, 2, 28));
    expect(addMonths(day(2026, 1, 15), -1)).toEqual(day(2025, 12, 15));
    expect(weekdayOf(day(2026, 11, 28))).toBe(6);
  });

  it('stand in six weeks that begin on the first day of a week and hold the whole month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 7 }), (of, firstDay) => {
        const weeks = weeksOf(of, firstDay);
        expect(
          weeks.every((week) => week.length === 7 && week[0] !== undefined && weekdayOf(week[0]) === firstDay),
        ).toBe(true);
        const inMonth = weeks.flat().filter(({ month }) => month === of.month);
        expect(inMonth[0]).toEqual({ ...of, day: 1 });
        expect(addDays(inMonth.at(-1) ?? of, 1).day).toBe(1);
      }),
    );
  });

  it('are gone through by keys', () => {
    const from = day(2026, 11, 26);
    const after = (key: string) => dayAfterKey(key, from, 1);
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(after)).toEqual(
      [25, 27, 19].map((of) => day(2026, 11, of)).concat(day(2026, 12, 3)),
    );
    expect(['Home', 'End', 'PageUp', 'PageDown'].map(after)).toEqual([
      day(2026, 11, 23),
      day(2026, 11, 29),
      day(2026, 10, 26),
      day(2026, 12, 26),
    ]);
    expect(after('a')).toBeUndefined();
  });
});

describe('a day that is chosen', () => {
  it('keeps the time on the clock of the zone', () => {
    fc.assert(
      fc.property(moments, days, zones, (millis, to, zone) => {
        const before = zonedTime(millis, zone);
        const after = onDay(millis, to, free, zone);
        // A day that a zone left out is the next one.
        fc.pre(zone !== 'Pacific/Apia' || to.year !== 2011);
        expect(dayOf(after, zone)).toEqual(to);
        const now = zonedTime(after, zone);
        // In the hour that summer time leaves out there is no such time.
        fc.pre(now.hour === before.hour);
        expect([now.minute, now.second]).toEqual([before.minute, before.second]);
      }),
    );
  });

  it('is midnight where there was no time', () => {
    expect(onDay(undefined, day(2026, 11, 26), free, 'Europe/Berlin')).toBe(Date.UTC(2026, 10, 25, 23));
  });

  it('is open where anything of it may be chosen, and stays within the bounds', () => {
    const bounds = { earliest: Date.UTC(2026, 10, 26, 22), latest: Date.UTC(2026, 10, 28, 1) };
    const isOpen = (of: number) => isOpenDay(day(2026, 11, of), bounds, 'UTC');
    expect([25, 26, 27, 28, 29].map(isOpen)).toEqual([false, true, true, true, false]);
    expect(onDay(undefined, day(2026, 11, 26), bounds, 'UTC')).toBe(bounds.earliest);
    expect(within(bounds.latest + 5, bounds)).toBe(bounds.latest);
    expect(within(5, free)).toBe(5);
  });
});

describe('a time that is chosen', () => {
  it('goes round on the same day', () => {
    const noon = Date.UTC(2026, 10, 26, 12, 59);
    expect(atTime(noon, 'minute', 60, free, 'UTC')).toBe(Date.UTC(2026, 10, 26, 12, 0));
    expect(atTime(noon, 'hour', -1, free, 'UTC')).toBe(Date.UTC(2026, 10, 26, 23, 59));
    expect(atTime(noon, 'second', 7, free, 'UTC')).toBe(Date.UTC(2026, 10, 26, 12, 59, 7));
  });
});
