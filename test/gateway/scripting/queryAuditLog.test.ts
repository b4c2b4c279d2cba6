/** `system.util.queryAuditLog`: the trail as a dataset, for whoever may read it. */
import { describe, expect, it } from 'vitest';
import { openStation, testPassword, type TestStation } from '../../support/station.ts';
import { buttons } from './buttons.ts';

const printed = ({ log }: TestStation): string[] =>
  log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);

async function run(script: string, as: 'nobody' | 'operator' | 'administrator') {
  const station = await openStation({ files: buttons({ Go: script }) });
  if (as === 'operator') await station.addUser('olga', 'Operator');
  if (as === 'administrator') {
    const data = { username: 'olga', displayName: 'Olga', password: testPassword, passwordMustChange: false };
    await station.gateway.sso.user.createSuperUser({ data }, { kind: 'station', id: 'test', name: 'test' });
  }
  if (as !== 'nobody') await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  return { station, problem: page.notices[0]?.message ?? '' };
}

describe('system.util.queryAuditLog', () => {
  it('gives what scripts wrote as they wrote it, under Ignition’s columns', async () => {
    const { station, problem } = await run(
      `
system.util.audit("Setpoint", "Line 4", 2.5, actorHost="panel", originatingSystem=["component", "Button"], statusCode=3, originatingContext=4)
system.util.audit("Other")
rows = system.util.queryAuditLog("any", actionFilter="Setpoint")
print [str(name) for name in rows.getColumnNames()]
print rows.rowCount, [str(rows.getValueAt(0, column)) for column in range(2, 11)]
print rows.getColumnType(0), type(rows.getValueAt(0, "Timestamp")), rows.getValueAt(0, "Actor") != ""
for name, value in (("targetFilter", "Line 4"), ("valueFilter", "2.5"), ("systemFilter", "component, Button"), ("contextFilter", 4), ("contextFilter", 2), ("actionFilter", "Set*")):
	print name, system.util.queryAuditLog("any", **{name: value}).rowCount
`,
      'operator',
    );
    expect(problem).toBe('');
    expect(printed(station)).toEqual([
      "['Timestamp', 'Actor', 'Actor Host', 'Action', 'Action Target', 'Action Value', 'Result Code', 'Result', 'System', 'Context Code', 'Context']",
      "1 ['panel', 'Setpoint', 'Line 4', '2.5', '3', 'Code 3', 'component, Button', '4', 'Client']",
      "<type 'java.util.Date'> <type 'java.util.Date'> True",
      'targetFilter 1',
      'valueFilter 1',
      'systemFilter 1',
      'contextFilter 1',
      'contextFilter 0',
      'actionFilter 0',
    ]);
  });

  it('gives those of a time alone: the last eight hours where none is said', async () => {
    const { station } = await run(
      `
system.util.audit("Now")
now = system.date.now()
for first, last in ((None, None), (system.date.addHours(now, -1), None), (None, system.date.addHours(now, -1)), (system.date.addHours(now, 1), system.date.addHours(now, 2))):
	print system.util.queryAuditLog("any", first, last, actionFilter="Now").rowCount
`,
      'operator',
    );
    expect(printed(station)).toEqual(['1', '1', '0', '0']);
  });

  it('says of accounts and sign-ins to administrators alone', async () => {
    const script = `
actions = [row["Action"].split(".")[0] for row in system.dataset.toPyDataSet(system.util.queryAuditLog("any"))]
print "user" in actions, "station" in actions
`;
    const [few, all] = [await run(script, 'operator'), await run(script, 'administrator')];
    expect([printed(few.station), printed(all.station)]).toEqual([['False True'], ['True True']]);
  });

  it('refuses who is not signed in, and what is no date', async () => {
    const { problem } = await run('system.util.queryAuditLog("any")', 'nobody');
    expect(problem).toMatch(/Sign in to see the audit trail/);
    const wrong = await run('system.util.queryAuditLog("any", 5)', 'operator');
    expect(wrong.problem).toMatch(/startDate is no date, but of type int/);
  });
});
