/**
 * `system.date`, which no Jython has. What is expected here is what java.util.Calendar and SimpleDateFormat of Java 17 gave in the
 * zone Europe/Berlin (`add`, `set`, `get`); of the functions `...Between`, the greatest number that can be added.
 */
import { describe, expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { runScript } from './runScript.ts';

/** Runs expressions on a station in Berlin, on the 22nd of November 2026 at 14:03:25; `d` reads a date. */
async function values(expressions: readonly string[]): Promise<readonly string[]> {
  const { printed, problem } = await runScript(
    `def d(text):
	return system.date.parse(text)
def shown(date):
	return system.date.format(date, "yyyy-MM-dd HH:mm:ss z")
${expressions.map((one) => `print ${one}`).join('\n')}`,
    { clock: testClock() },
  );
  expect(problem).toBe('');
  return printed;
}

/** What each of them raises, without the name of a class of Java before it. */
async function errors(expressions: readonly string[]): Promise<readonly string[]> {
  const { printed, problem } = await runScript(
    expressions.map((one) => `try:\n\tprint ${one}\nexcept:\n\timport sys\n\tprint sys.exc_info()[1]`).join('\n'),
  );
  expect(problem).toBe('');
  return printed.map((line) => line.replace(/^java\.[\w.]+: /, ''));
}

describe('system.date', () => {
  it('adds by the wall from days on, and time that passes below', async () => {
    const sums: readonly (readonly [string, string, number, string])[] = [
      ['2026-03-28 02:30:00', 'Days', 1, '2026-03-29 01:30:00 CET'],
      ['2026-03-28 12:00:00', 'Days', 1, '2026-03-29 12:00:00 CEST'],
      ['2026-03-28 12:00:00', 'Hours', 24, '2026-03-29 13:00:00 CEST'],
      ['2026-10-24 12:00:00', 'Days', 1, '2026-10-25 12:00:00 CET'],
      ['2026-10-24 12:00:00', 'Hours', 24, '2026-10-25 11:00:00 CET'],
      ['2026-10-24 02:30:00', 'Days', 1, '2026-10-25 02:30:00 CEST'],
      ['2026-10-26 02:30:00', 'Days', -1, '2026-10-25 02:30:00 CET'],
      ['2026-03-22 02:30:00', 'Weeks', 1, '2026-03-29 01:30:00 CET'],
      ['2026-01-31 08:00:00', 'Months', 1, '2026-02-28 08:00:00 CET'],
      ['2024-01-31 08:00:00', 'Months', 1, '2024-02-29 08:00:00 CET'],
      ['2026-03-31 08:00:00', 'Months', -1, '2026-02-28 08:00:00 CET'],
      ['2026-12-31 08:00:00', 'Months', 2, '2027-02-28 08:00:00 CET'],
      ['2026-01-29 02:30:00', 'Months', 2, '2026-03-29 03:30:00 CEST'],
      ['2026-09-25 02:30:00', 'Months', 1, '2026-10-25 02:30:00 CET'],
      ['2024-02-29 08:00:00', 'Years', 1, '2025-02-28 08:00:00 CET'],
      ['2024-02-29 08:00:00', 'Years', 4, '2028-02-29 08:00:00 CET'],
      ['2026-10-25 01:30:00', 'Minutes', 60, '2026-10-25 02:30:00 CEST'],
      ['2026-10-25 01:30:00', 'Minutes', 120, '2026-10-25 02:30:00 CET'],
      ['2026-12-31 23:59:59', 'Seconds', 1, '2027-01-01 00:00:00 CET'],
      ['2026-12-31 23:59:59', 'Millis', 1000, '2027-01-01 00:00:00 CET'],
    ];
    expect(
      await values(sums.map(([start, unit, count]) => `shown(system.date.add${unit}(d("${start}"), ${count}))`)),
    ).toEqual(sums.map(([, , , end]) => end));
  });

  it('counts what lies between', async () => {
    const pairs: readonly (readonly [string, string, string])[] = [
      ['2026-03-28 12:00:00', '2026-03-29 12:00:00', '[23, 1, 0, 0, 0]'],
      ['2026-03-28 12:00:00', '2026-03-29 11:59:59', '[22, 0, 0, 0, 0]'],
      ['2026-10-24 12:00:00', '2026-10-25 11:59:59', '[24, 0, 0, 0, 0]'],
      ['2026-10-24 12:00:00', '2026-10-25 12:00:00', '[25, 1, 0, 0, 0]'],
      ['2026-03-29 00:00:00', '2026-03-30 00:00:00', '[23, 1, 0, 0, 0]'],
      ['2026-01-31 00:00:00', '2026-02-28 00:00:00', '[672, 28, 4, 1, 0]'],
      ['2026-01-31 00:00:00', '2026-02-27 00:00:00', '[648, 27, 3, 0, 0]'],
      ['2024-02-29 00:00:00', '2025-02-28 00:00:00', '[8760, 365, 52, 12, 1]'],
      ['2026-12-31 23:00:00', '2026-01-01 00:00:00', '[-8759, -364, -52, -11, 0]'],
      ['2020-05-05 05:05:05', '2026-05-05 05:05:04', '[52583, 2190, 312, 71, 5]'],
      ['2026-02-28 00:00:00', '2026-01-31 00:00:00', '[-672, -28, -4, -1, 0]'],
    ];
    const counted = await values(
      pairs.map(
        ([first, second]) =>
          `[getattr(system.date, unit + "Between")(d("${first}"), d("${second}")) for unit in ["hours", "days", "weeks", "months", "years"]]`,
      ),
    );
    expect(counted).toEqual(pairs.map(([, , count]) => count));
    expect(
      await values([
        'repr(system.date.millisBetween(d("2026-01-01 00:00:00"), d("2026-01-01 00:00:01")))',
        'repr(system.date.secondsBetween(d("2026-01-01 00:01:00"), d("2026-01-01 00:00:00")))',
        'repr(system.date.minutesBetween(date_2=d("2026-01-01 00:01:59"), date_1=d("2026-01-01 00:00:00")))',
      ]),
    ).toEqual(['1000L', '-60', '1']);
  });

  it('takes dates apart', async () => {
    const names = 'Millis Second Minute Hour12 Hour24 AMorPM DayOfWeek DayOfMonth DayOfYear Month Year Quarter'.split(
      ' ',
    );
    const list = JSON.stringify(names);
    expect(
      await values(
        ['2026-03-04 13:05:09', '2026-01-01 00:00:00', '2024-12-31 12:00:00', '2026-07-05 11:59:59'].map(
          (date) => `[getattr(system.date, "get" + name)(d("${date}")) for name in ${list}]`,
        ),
      ),
    ).toEqual([
      '[0, 9, 5, 1, 13, 1, 4, 4, 63, 2, 2026, 1]',
      '[0, 0, 0, 0, 0, 0, 5, 1, 1, 0, 2026, 1]',
      '[0, 0, 0, 0, 12, 1, 3, 31, 366, 11, 2024, 4]',
      '[0, 59, 59, 11, 11, 0, 1, 5, 186, 6, 2026, 3]',
    ]);
  });

  it('makes dates', async () => {
    expect(
      await values([
        'shown(system.date.now()), system.date.now()',
        'shown(system.date.getDate(2026, 1, 29))',
        'shown(system.date.getDate(2026, 12, 1))',
        'shown(system.date.getDate(year=2024, month=1, day=29))',
        'shown(system.date.getDate(2026, 0, 0))',
        'shown(system.date.setTime(d("2026-03-29 12:00:00"), 2, 30, 0))',
        'shown(system.date.setTime(d("2026-10-25 12:00:00"), 2, 30, 0))',
        'shown(system.date.setTime(d("2026-03-04 12:00:00"), 25, 0, 0))',
        'system.date.toMillis(system.date.setTime(system.date.fromMillis(1772625909007), 13, 5, 9))',
        'shown(system.date.midnight(d("2026-03-29 12:00:00"))), shown(system.date.midnight(d("2026-10-25 12:00:00")))',
        'repr(system.date.toMillis(system.date.fromMillis(1772625909007)))',
      ]),
    ).toEqual([
      '2026-11-22 14:03:25 CET Sun Nov 22 14:03:25 CET 2026',
      '2026-03-01 00:00:00 CET',
      '2027-01-01 00:00:00 CET',
      '2024-02-29 00:00:00 CET',
      '2025-12-31 00:00:00 CET',
      '2026-03-29 03:30:00 CEST',
      '2026-10-25 02:30:00 CET',
      '2026-03-05 01:00:00 CET',
      '1772625909000',
      '2026-03-29 00:00:00 CET 2026-10-25 00:00:00 CEST',
      '1772625909007L',
    ]);
  });

  it('writes, reads and compares dates', async () => {
    expect(
      await values([
        'repr(system.date.format(d("2026-03-04 13:05:09")))',
        'system.date.format(date=d("2026-03-04 13:05:09"), format="dd.MM.yy h:mm a")',
        'system.date.parse("May 28, 1992 4:22", "MMMM dd, yyyy hh:mm")',
        'system.date.parse("juillet 15, 2015 10:32:15", "MMMM dd, yyyy hh:mm:ss", "fr")',
        'system.date.parse("21-Februar-2017 04:22:00", "dd-MMMM-yyyy HH:mm:ss", java.util.Locale.GERMAN)',
        'system.date.isBefore(d("2026-01-01 00:00:00"), d("2026-01-01 00:00:01")), system.date.isAfter(d("2026-01-01 00:00:00"), d("2026-01-01 00:00:00"))',
        'system.date.isBetween(d("2026-01-02 00:00:00"), d("2026-01-01 00:00:00"), d("2026-01-02 00:00:00")), system.date.isBetween(d("2026-01-03 00:00:00"), d("2026-01-01 00:00:00"), d("2026-01-02 00:00:00"))',
      ]),
    ).toEqual([
      "u'2026-03-04 13:05:09'",
      '04.03.26 1:05 PM',
      'Thu May 28 04:22:00 CEST 1992',
      'Wed Jul 15 10:32:15 CEST 2015',
      'Tue Feb 21 04:22:00 CET 2017',
      'True False',
      'True False',
    ]);
  });

  it('knows the zone of the station', async () => {
    expect(
      await values([
        'system.date.getTimezone(), system.date.getTimezoneRawOffset(), system.date.getTimezoneOffset()',
        'system.date.getTimezoneOffset(d("2026-07-15 12:00:00")), system.date.isDaylightTime(d("2026-07-15 12:00:00")), system.date.isDaylightTime()',
      ]),
    ).toEqual(['Europe/Berlin 1.0 1.0', '2.0 True False']);
  });

  it('says what it does not take', async () => {
    expect(
      await errors([
        'system.date.addDays(1772625909007, 1)',
        'system.date.addDays(None, 1)',
        'system.date.format("2026-03-04")',
        'system.date.addDays(system.date.now(), 1.5)',
        'system.date.parse("4 March", "yyyy-MM-dd")',
        'system.date.parse("2026", "yyyy", "xx")',
        'system.date.secondsBetween(system.date.fromMillis(0), system.date.fromMillis(10 ** 13))',
      ]),
    ).toEqual([
      'system.date.addDays needs a java.util.Date, not long',
      'system.date.addDays needs a java.util.Date, not NoneType',
      'system.date.format needs a java.util.Date, not str',
      'system.date.addDays needs a whole number, not float',
      'Unparseable date: "4 March"',
      'the locale xx is not supported in this version',
      'system.date.secondsBetween of more than 2147483647 is not supported in this version',
    ]);
  });
});
