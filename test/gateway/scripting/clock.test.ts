import { describe, expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { openStation } from '../../support/station.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

/** Runs expressions on a station in Berlin, at 14:03:25 of a winter day unless another time is given. */
async function values(expressions: readonly string[], start?: number): Promise<readonly string[]> {
  const { printed, problem } = await runScript(
    `import datetime, time\nfrom datetime import timedelta\n${expressions.map((one) => `print(${one})`).join('\n')}`,
    { clock: testClock(start) },
  );
  expect(problem).toBe('');
  return printed;
}

describe('the clock of scripts is the station’s', () => {
  it('gives local time where Python does, in winter and in summer', async () => {
    const asked = [
      'datetime.datetime.now()',
      'datetime.datetime.today()',
      'datetime.datetime.utcnow()',
      'datetime.date.today()',
      'time.time()',
      'tuple(time.localtime())',
      'time.localtime().tm_hour, time.localtime(0).tm_hour, time.gmtime().tm_hour',
      'time.strftime("%Y-%m-%d %H:%M:%S %Z %z")',
      'time.ctime()',
      'time.mktime(time.localtime())',
      'time.mktime((2026, 7, 1, 12, 0, 0, 0, 0, 0))',
      'datetime.datetime.fromtimestamp(1782900000)',
      'datetime.datetime.now().strftime("%d.%m.%Y %H:%M")',
      'datetime.datetime.now().timetuple().tm_yday',
    ];
    expect(await values(asked)).toEqual([
      '2026-11-22 14:03:25',
      '2026-11-22 14:03:25',
      '2026-11-22 13:03:25',
      '2026-11-22',
      '1795352605.0',
      '(2026, 11, 22, 14, 3, 25, 6, 326, 0)',
      '(14, 1, 13)',
      '2026-11-22 14:03:25 CET %z',
      'Sun Nov 22 14:03:25 2026',
      '1795352605.0',
      '1782903600.0',
      '2026-07-01 12:00:00',
      '22.11.2026 14:03',
      '326',
    ]);
    const summer = Date.UTC(2026, 6, 1, 10, 0, 0, 250);
    expect(
      await values(
        ['datetime.datetime.now()', 'time.localtime().tm_isdst', 'time.strftime("%Z %z")', 'time.time()'],
        summer,
      ),
    ).toEqual(['2026-07-01 12:00:00.250000', '1', expect.stringMatching(/^(CEST|GMT\+2) %z$/), '1782900000.25']);
  });

  it('the day is the station’s also around midnight', async () => {
    const late = Date.UTC(2026, 10, 22, 23, 30);
    expect(
      await values(['datetime.date.today()', 'datetime.datetime.now().date()', 'time.localtime()[2]'], late),
    ).toEqual(['2026-11-23', '2026-11-23', '23']);
  });

  it('the hour that comes twice and the one that is left out have one meaning each', async () => {
    expect(
      await values([
        'time.mktime((2026, 10, 25, 2, 30, 0, 0, 0, -1))',
        'time.mktime((2026, 3, 29, 2, 30, 0, 0, 0, -1))',
        'datetime.datetime.fromtimestamp(1792888200), datetime.datetime.fromtimestamp(1792891800)',
      ]),
    ).toEqual([
      '1792888200.0',
      '1774747800.0',
      '(datetime.datetime(2026, 10, 25, 2, 30), datetime.datetime(2026, 10, 25, 2, 30))',
    ]);
  });

  it('reads and writes dates', async () => {
    expect(
      await values([
        'datetime.datetime.strptime("22.11.2026 07:05", "%d.%m.%Y %H:%M")',
        'datetime.datetime.strptime("Nov 2, 2026 11:05 PM", "%b %d, %Y %I:%M %p")',
        'time.strptime("2026-02-28", "%Y-%m-%d")[:3]',
        'datetime.date(2026, 1, 2).strftime("%A %d %B %Y, day %j, week %W, %y%%")',
        'datetime.datetime(2026, 1, 2, 15, 4, 5, 67).strftime("%I:%M:%S.%f %p")',
        'datetime.datetime(2026, 11, 22) + timedelta(days=10)',
        'datetime.datetime(2026, 11, 22) - datetime.datetime(2026, 11, 20, 12)',
        'datetime.date(2027, 1, 1).isocalendar()',
        'datetime.datetime.now() > datetime.datetime(2026, 1, 1)',
        '"{:%Y}".format(datetime.datetime.now())',
      ]),
    ).toEqual([
      '2026-11-22 07:05:00',
      '2026-11-02 23:05:00',
      '(2026, 2, 28)',
      'Friday 02 January 2026, day 002, week 00, 26%',
      '03:04:05.000067 PM',
      '2026-12-02 00:00:00',
      '1 day, 12:00:00',
      '(2026, 53, 5)',
      'True',
      '2026',
    ]);
  });

  it('what it cannot do says why not', async () => {
    const calls = ['datetime.datetime.strptime("x", "%Y")', 'datetime.datetime.strptime("07:05 later", "%H:%M")'];
    const { printed } = await runScript(`import datetime, time
for call in [${calls.map((call) => `lambda: ${call}`).join(', ')}]:
	try:
		call()
	except (ValueError, AttributeError) as error:
		print(error)`);
    expect(printed).toEqual(["time data 'x' does not match format '%Y'", 'unconverted data remains:  later']);
  });
});

it('a script waits for so long, and measures it', async () => {
  const { printed, problem } = await runScript(`import time
before = time.clock()
time.sleep(0.12)
print 0.1 < time.clock() - before < 5`);
  expect(problem).toBe('');
  expect(printed).toEqual(['True']);
});

it('a script that waits longer than it may run is stopped, and the interpreter keeps what it held', async () => {
  const station = await openStation({
    scriptTimeLimit: 400,
    files: {
      ...buttons({ Keep: 'plant.held.value = 7', Wait: 'import time\ntime.sleep(60)', Look: 'print plant.held.value' }),
      'ignition/script-python/plant/held/code.py': 'value = 1\n',
    },
  });
  const page = station.openPage();
  await page.frame.fire(page.node('Keep').id, 'component.onActionPerformed', {});
  await page.frame.fire(page.node('Wait').id, 'component.onActionPerformed', {}).catch(() => undefined);
  expect(page.notices.map(({ message }) => message)).toEqual([expect.stringContaining('was stopped')]);
  await page.frame.fire(page.node('Look').id, 'component.onActionPerformed', {});
  expect(station.log.lines.map(({ message }) => message)).toContain('7');
});

it('a record that is signed holds the local time of the station', async () => {
  const { station, problem } = await runScript(
    `import datetime, time
system.mes.signature.authorization.queueAuthRequest("Line Release Approval", record={"Now": datetime.datetime.now(), "Local": "%02d:%02d" % (time.localtime()[3], time.localtime()[4])})`,
    { clock: testClock() },
  );
  expect(problem).toBe('');
  const [slot] = station.gateway.signature.pending().slots;
  expect(
    station.gateway.signature.getAuthRequest(slot?.uuid ?? '').values.map(({ label, value }) => [label, value]),
  ).toEqual(
    expect.arrayContaining([
      ['Now', '2026-11-22T14:03:25'],
      ['Local', '14:03'],
    ]),
  );
});

it.each([
  ['time.sleep', 'import time\nplant.held.value = 7\ntime.sleep(60)'],
  ['Thread.sleep', 'from java.lang import Thread\nplant.held.value = 7\nThread.sleep(60000)'],
])('%s is interrupted by the time limit, and the interpreter keeps what it held', async (_what, script) => {
  const station = await openStation({
    scriptTimeLimit: 700,
    files: {
      ...buttons({ Sleep: script, Look: 'print plant.held.value' }),
      'ignition/script-python/plant/held/code.py': 'value = 1\n',
    },
  });
  const page = station.openPage();
  for (const name of ['Sleep', 'Look'])
    await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {}).catch(() => undefined);
  expect(page.notices.map(({ message }) => message)).toEqual([
    expect.stringContaining('ran longer than 0.7 seconds and was stopped'),
  ]);
  expect(station.log.lines.map(({ message }) => message)).toContain('7');
});
