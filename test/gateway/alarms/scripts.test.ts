/** `system.alarm` of scripts, on a station. */
import { expect, it } from 'vitest';
import { openStation, testPassword } from '../../support/station.ts';
import { tags } from '../../support/views.ts';
import { buttons } from '../scripting/buttons.ts';

it('finds alarms, and acknowledges them as who is signed in alone, with the trail', async () => {
  const alarm = { mode: 'AboveValue', setpointA: 80 };
  const temperature = {
    path: 'Line/Temp',
    value: 85,
    alarms: [
      { ...alarm, name: 'High', priority: 'High', label: 'Too hot' },
      { ...alarm, name: 'Very high', priority: 'Critical' },
      { ...alarm, name: 'Off', enabled: false },
    ],
  };
  const acknowledge = (more: string): string =>
    `system.alarm.acknowledge([one.getId() for one in system.alarm.queryStatus(priority="High")], "Opened the door"${more})`;
  const station = await openStation({
    files: {
      ...tags(temperature),
      ...buttons({
        Look: `
for one in system.alarm.queryStatus(path="*line/temp*"):
	print one.getName(), one.getLabel(), one.getPriority(), one.getState(), one.getActiveData().get("eventValue"), one.isAcked()
print len(system.alarm.queryStatus(state=["ActiveUnacked"])), len(system.alarm.queryStatus(priority=[4], source="*:/alm:Very*"))
found = system.alarm.queryStatus(state=3)
print [(one.getDisplayPath(), one.getAckData().get("ackUser"), one.getAckData().get("ackNotes")) for one in found]
`,
        Take: acknowledge(''),
        Other: acknowledge(', "sam"'),
        Wrong: 'system.alarm.queryStatus(state="Loud")',
      }),
    },
  });
  const page = station.openPage();
  const press = async (name: string): Promise<string> => {
    const before = page.notices.length;
    await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    return page.notices[before]?.message ?? '';
  };
  const printed = (): readonly string[] =>
    station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);
  const kept = () => station.gateway.trail.latest(20).filter(({ action }) => action === 'alarm.acknowledged');

  expect(await press('Wrong')).toContain('there is no state of an alarm Loud');
  expect(await press('Take')).toContain('Sign in to acknowledge alarms. None was acknowledged.');
  await station.addUser('olga', 'Operator');
  await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
  expect(await press('Other')).toContain('olga is signed in, and acknowledges for nobody else');
  expect(kept()).toEqual([]);
  expect(await press('Take')).toBe('');
  expect(kept().map(({ actor, detail }) => [actor.kind, detail['source'], detail['notes']])).toEqual([
    ['person', 'prov:default:/tag:Line/Temp:/alm:High', 'Opened the door'],
  ]);
  expect(await press('Look')).toBe('');
  expect(printed()).toEqual([
    'High Too hot High Active, Acknowledged 85 True',
    'Very high Very high Critical Active, Unacknowledged 85 False',
    '1 1',
    "[(u'Line/Temp/High', u'olga', u'Opened the door')]",
  ]);
});
