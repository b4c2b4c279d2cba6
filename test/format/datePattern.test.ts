import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../electron/format/datePattern.ts';
import { readDate } from '../../electron/format/readDate.ts';
import { epochOf, zonedTime } from '../../electron/format/zonedTime.ts';

/** Pattern, epoch milliseconds, zone, and what java.text.SimpleDateFormat of Java 17 gives for Locale.ENGLISH. */
const java: readonly (readonly [string, number, string, string])[] = [
  ['YYYY', 1609459199000, 'UTC', '2021'],
  ['D', 1609459199000, 'UTC', '366'],
  ['w', 1609459199000, 'UTC', '1'],
  ['W', 1609459199000, 'UTC', '5'],
  ['k', 1711850400123, 'America/New_York', '22'],
  ['K', 1711850400123, 'America/New_York', '10'],
  ['S', 1711850400123, 'America/New_York', '123'],
  ['SSSSS', 1711850400123, 'America/New_York', '00123'],
  ['zzzz', 1711850400123, 'America/New_York', 'Eastern Daylight Time'],
  ['Z', 1711850400123, 'America/New_York', '-0400'],
  ['XXX', 1711850400123, 'America/New_York', '-04:00'],
  ['yyyy-MM-dd HH:mm:ss', 1795701600000, 'Europe/Berlin', '2026-11-26 15:00:00'],
  ['YYYY', 1795701600000, 'Europe/Berlin', '2026'],
  ['YY', 1795701600000, 'Europe/Berlin', '26'],
  ['YYYY-MM-DD', 1795701600000, 'Europe/Berlin', '2026-11-330'],
  ['D', 1795701600000, 'Europe/Berlin', '330'],
  ['DD', 1795701600000, 'Europe/Berlin', '330'],
  ['F', 1795701600000, 'Europe/Berlin', '4'],
  ['E', 1795701600000, 'Europe/Berlin', 'Thu'],
  ['EEEE', 1795701600000, 'Europe/Berlin', 'Thursday'],
  ['EEEEE', 1795701600000, 'Europe/Berlin', 'Thursday'],
  ['u', 1795701600000, 'Europe/Berlin', '4'],
  ['a', 1795701600000, 'Europe/Berlin', 'PM'],
  ['k', 1795701600000, 'Europe/Berlin', '15'],
  ['K', 1795701600000, 'Europe/Berlin', '3'],
  ['h', 1795701600000, 'Europe/Berlin', '3'],
  ['hh:mm a', 1795701600000, 'Europe/Berlin', '03:00 PM'],
  ['H', 1795701600000, 'Europe/Berlin', '15'],
  ['S', 1795701600000, 'Europe/Berlin', '0'],
  ['z', 1795701600000, 'Europe/Berlin', 'CET'],
  ['zzzz', 1795701600000, 'Europe/Berlin', 'Central European Standard Time'],
  ['Z', 1795701600000, 'Europe/Berlin', '+0100'],
  ['X', 1795701600000, 'Europe/Berlin', '+01'],
  ['XXX', 1795701600000, 'Europe/Berlin', '+01:00'],
  ['y', 1795701600000, 'Europe/Berlin', '2026'],
  ['yy', 1795701600000, 'Europe/Berlin', '26'],
  ['yyyyy', 1795701600000, 'Europe/Berlin', '02026'],
  ['M', 1795701600000, 'Europe/Berlin', '11'],
  ['MMM', 1795701600000, 'Europe/Berlin', 'Nov'],
  ['MMMM', 1795701600000, 'Europe/Berlin', 'November'],
  ['d. MMMM yyyy', 1795701600000, 'Europe/Berlin', '26. November 2026'],
  ['MMM. d, YYYY', 1795701600000, 'Europe/Berlin', 'Nov. 26, 2026'],
  ['w', 1795701600000, 'Europe/Berlin', '48'],
  ['W', 1795701600000, 'Europe/Berlin', '4'],
  ['G', 1795701600000, 'Europe/Berlin', 'AD'],
  ["'Am' dd.", 1795701600000, 'Europe/Berlin', 'Am 26.'],
  ["yyyy''MM", 1795701600000, 'Europe/Berlin', "2026'11"],
  ['L', 1795701600000, 'Europe/Berlin', '11'],
  ['LLLL', 1795701600000, 'Europe/Berlin', 'November'],
  ['MMMM d, YYYY h:mm a', 1795701600000, 'Europe/Berlin', 'November 26, 2026 3:00 PM'],
  ['EEEE, hh:mm a', 1795701600000, 'Europe/Berlin', 'Thursday, 03:00 PM'],
  ['yyyyMMdd', 1795701600000, 'Europe/Berlin', '20261126'],
  ['M/d/Y', 1795701600000, 'Europe/Berlin', '11/26/2026'],
  ["dd/MM/yyyy HH 'Uhr'", 1795701600000, 'Europe/Berlin', '26/11/2026 15 Uhr'],
  ['EEE MMM dd HH:mm:ss zzz yyyy', 1795701600000, 'Europe/Berlin', 'Thu Nov 26 15:00:00 CET 2026'],
  ['F', 1704067200000, 'Asia/Kolkata', '1'],
  ['u', 1704067200000, 'Asia/Kolkata', '1'],
  ['hh:mm a', 1704067200000, 'Asia/Kolkata', '05:30 AM'],
  ['XX', 1704067200000, 'Asia/Kolkata', '+0530'],
];

describe('patterns of dates', () => {
  it.each(java)('%s of %d in %s is %s, as in Java', (pattern, epochMs, zone, shown) => {
    expect(formatDate(epochMs, pattern, zone, 'en')).toBe(shown);
  });

  it('names months and days in the locale of the session, and counts its weeks', () => {
    const noon = Date.UTC(2021, 0, 3, 12);
    expect(formatDate(noon, 'EEEE, d. MMMM yyyy', 'UTC', 'de')).toBe('Sonntag, 3. Januar 2021');
    // As Java: a month that is written as its number has its sign with it.
    expect(formatDate(noon, 'MMM', 'UTC', 'ja-JP')).toBe('1月');
    expect(formatDate(noon, 'yyyy MMMM d', 'UTC', 'ja-JP')).toBe('2021 1月 3');
    expect(formatDate(noon, 'LLLL', 'UTC', 'ko-KR')).toBe('1월');
    expect(formatDate(noon, 'w', 'UTC', 'de-DE')).toBe('53');
    expect(formatDate(noon, 'w', 'UTC', 'en-US')).toBe('2');
  });

  it.each([
    ['yyyy-MM-ddTHH', '"T" at place 11'],
    ['b', '"b" at place 1'],
    ['dd "of" MM', '"o" at place 5'],
    ["yyyy 'open", '"\'" at place 6'],
    ['XXXX', '"X" at place 1'],
  ])('refuses %s and names the letter', (pattern, reason) => {
    expect(() => formatDate(0, pattern, 'UTC', 'en')).toThrow(reason);
  });

  it('refuses a zone that nobody knows', () => {
    expect(() => formatDate(0, 'yyyy', 'Mars/Olympus', 'en')).toThrow('the time zone "Mars/Olympus" is not known');
  });
});

describe('dates that come as text', () => {
  it.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'a date without a time is its day in %s',
    (zone) => {
      expect(formatDate(readDate('2026-11-26', zone) ?? NaN, 'yyyy-MM-dd HH:mm', zone, 'en')).toBe('2026-11-26 00:00');
    },
  );

  it.each([
    ['2026-11-26 14:03:25.120', Date.UTC(2026, 10, 26, 13, 3, 25, 120)],
    ['2026-11-26T14:03', Date.UTC(2026, 10, 26, 13, 3)],
    ['2026-11-26T14:03:25Z', Date.UTC(2026, 10, 26, 14, 3, 25)],
    ['2026-11-26T14:03:25-05:00', Date.UTC(2026, 10, 26, 19, 3, 25)],
    ['11/26/2026', Date.UTC(2026, 10, 25, 23)],
    ['11/26/2026 2:03 PM', Date.UTC(2026, 10, 26, 13, 3)],
    ['1795701600000', 1795701600000],
    // The hour that is left out in spring, and the one that comes twice in autumn.
    ['2026-03-29 02:30', Date.UTC(2026, 2, 29, 1, 30)],
    ['2026-10-25 02:30', Date.UTC(2026, 9, 25, 1, 30)],
  ])('reads %s on the clock of Berlin', (text, epochMs) => {
    expect(readDate(text, 'Europe/Berlin')).toBe(epochMs);
  });

  it.each(['2026-02-30', '2026-13-01', 'yesterday', '2026-11-26 25:00', '', '26.11.2026'])('%j is no date', (text) => {
    expect(readDate(text, 'UTC')).toBeUndefined();
  });

  it('shows the same of a time whether its quarter of an hour was asked for before or not', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Monrovia'];
    const quarter = 900_000;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: -2000, max: 90_000 }),
        fc.tuple(fc.nat(quarter - 1), fc.nat(quarter - 1)),
        (zone, hours, [one, other]) => {
          // Around the hours at which clocks change, too: most of them are whole ones of UTC.
          const start = hours * 7 * 3_600_000;
          zonedTime(start + one, zone);
          const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
          expect(formatDate(start + other, 'yyyy-MM-dd HH:mm:ss', zone, 'en')).toBe(shown.format(start + other));
        },
      ),
    );
  });

  it('finds the way back from what a clock shows, but for the hour that comes twice', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), zones, (epochMs, zone) => {
        const back = epochOf(zonedTime(epochMs, zone), zone);
        expect(Math.abs(back - epochMs)).toBeLessThanOrEqual(3_600_000);
        expect({ ...zonedTime(back, zone), epochMs, offset: 0 }).toEqual({ ...zonedTime(epochMs, zone), offset: 0 });
      }),
    );
  });
});
