/** What no script does, whoever it runs for: set the clock of the computer, or touch what the audit trail has. */
import { expect, it } from 'vitest';
import { challengeCalls } from '../../../electron/contract/challenge.ts';
import { pageCalls } from '../../../electron/contract/page.ts';
import { testPassword } from '../../support/station.ts';
import { errorsOf } from './attempts.ts';
import { runScript } from './runScript.ts';

it('ES-23 no script sets the clock or the zone of the computer', async () => {
  const { printed, station } = await runScript(
    errorsOf([
      'import time; time.clock_settime(time.CLOCK_REALTIME, 0)',
      'import time; time.tzset()',
      'import os; os.system("date -s 2020-01-01")',
      'import os; os.environ["TZ"] = "Asia/Tokyo"; import time; time.tzset()',
      'import subprocess; subprocess.call(["date", "-s", "2020-01-01"])',
      'import ctypes; ctypes.CDLL(None).settimeofday(None, None)',
      'from java.lang import Runtime; Runtime.getRuntime().exec("date -s 2020-01-01")',
      'from java.util import TimeZone; TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"))',
      'system.util.execute(["date", "-s", "2020-01-01"])',
    ]),
  );
  expect(printed).toHaveLength(9);
  expect(printed).not.toContain('none');
  expect(station.gateway.trail.latest(100).filter(({ action }) => action.startsWith('clock.'))).toEqual([]);
});

it('ES-19 no script of an administrator edits the trail, deletes from it or switches it off', async () => {
  const { printed, station } = await runScript(
    errorsOf([
      'system.countersign.audit.delete(1)',
      'system.countersign.audit.configure({"enabled": False})',
      'open("station.sqlite", "r+b")',
      'system.file.writeFile("station.sqlite", "")',
      'import sqlite3; sqlite3.connect("station.sqlite")',
      'from java.io import File; File("station.sqlite").delete()',
    ]),
    {
      prepare: async (made) => {
        await made.addUser('root1', 'Administrator');
        await made.session.signIn.signIn({ userName: 'root1', password: testPassword });
      },
    },
  );
  expect(printed).toHaveLength(6);
  expect(printed).not.toContain('none');
  expect(station.gateway.trail.verify().ok).toBe(true);
});

it('ES-19 ES-23 no call of a page or of the signing surface is about the trail or the clock', () => {
  const names = [...Object.keys(pageCalls), ...Object.keys(challengeCalls)];
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => /audit|trail|entry|entries|clock|zone/i.test(name))).toEqual([]);
});
