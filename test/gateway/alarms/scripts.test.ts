/** `system.alarm` of scripts, on a station. */
import { expect, it } from 'vitest';
import { openStation, testPassword, type TestStation } from '../../support/station.ts';
import { tags } from '../../support/views.ts';
import { buttons } from '../scripting/buttons.ts';

const alarm = { mode: 'AboveValue', setpointA: 80 };
const temperature = {
  path: 'Line/Temp',
  value: 85,
  alarms: [
    { ...alarm, name: 'High', priority: 'High', label: 'Too hot', Area: 'Hall 1', Level: 7 },
    { ...alarm, name: 'Very high', priority: 'Critical' },
    { ...alarm, name: 'Off', enabled: false },
  ],
};
const acknowledge = (more: string): string =>
  `system.alarm.acknowledge([one.getId() for one in system.alarm.queryStatus(priority="High")], "Opened the door"${more})`;

/** Presses buttons of a station's page; gives what a press said where it failed. */
function presser(station: TestStation) {
  const page = station.openPage();
  return async (name: string): Promise<string> => {
    const before = page.notices.length;
    await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    return page.notices[before]?.message ?? '';
  };
}
const printed = (station: TestStation): readonly string[] =>
  station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);

it('finds alarms, acknowledges and shelves them as who is signed in alone, with the trail, and forgets none of it', async () => {
  const station = await openStation({
    files: {
      ...tags(temperature),
      ...buttons({
        Look: `
for one in system.alarm.queryStatus(path="*line/temp*"):
	print one.getName(), one.getLabel(), one.getPriority(), one.getState(), one.getActiveData().get("eventValue"), one.isAcked()
print len(system.alarm.queryStatus(state=["ActiveUnacked"])), len(system.alarm.queryStatus(priority=[4], source="*:/alm:Very*"))
print [one.name for one in system.alarm.queryStatus(all_properties=[("priority", ">=", "High"), ("isAcked", "=", False)], defined=["eventValue"])]
found = system.alarm.queryStatus(state=3)
print [(one.getDisplayPath(), one.getAckData().get("ackUser"), one.getAckData().get("ackNotes")) for one in found]
one = system.alarm.queryStatus(all_properties=[("Area", "=", "Hall 1")], any_properties=[("Level", ">", 6)], defined=["Area"])[0]
print one.name, one.get("Area"), one.getActiveData().get("Level"), one.getOrElse("No", "none"), one.contains("No")
print sorted([str(prop) for prop in one.getActiveData().getProperties()]), [one.get(prop) for prop in one.getProperties() if prop.getName() == "Area"]
print found.getDataset(), list(found.getDataset().getColumnNames()), found.getDataset().getValueAt(0, "State")
`,
        Journal: `
found = system.alarm.queryJournal(displaypath="Line/Temp/High", includeShelved=True)
print [(one.getLastEventState(), one.getState()) for one in found]
data = found.getDataset()
print list(data.getColumnNames()), [(data.getValueAt(row, "EventState"), data.getValueAt(row, 5)) for row in range(data.rowCount)]
print len(system.alarm.queryJournal(system.date.addDays(system.date.now(), -3), system.date.addDays(system.date.now(), -2)))
`,
        Shelve: 'system.alarm.shelve(path=["*Very high"], timeoutMinutes=5)',
        Shelved: `
print [(one.getPath(), one.getUser(), one.isExpired()) for one in system.alarm.getShelvedPaths()]
print len(system.alarm.queryStatus()), [(one.name, one.isShelved()) for one in system.alarm.queryStatus(includeShelved=True)]
`,
        Unshelve: 'system.alarm.shelve("*Very high", 0)',
        Take: acknowledge(''),
        Other: acknowledge(', "sam"'),
        Wrong: 'system.alarm.queryStatus(state="Loud")',
      }),
    },
  });
  const press = presser(station);
  const kept = () =>
    station.gateway.trail
      .latest(20)
      .filter(({ action }) => action.startsWith('alarm.'))
      .map(({ action, actor, detail }) => [action, actor.kind, detail['source'], detail['notes'] ?? detail['seconds']]);

  expect(await press('Wrong')).toContain('there is no state of an alarm Loud');
  expect(await press('Take')).toContain('Sign in to acknowledge alarms. None was acknowledged.');
  expect(await press('Shelve')).toContain('Sign in to shelve alarms. None was shelved.');
  await station.addUser('olga', 'Operator');
  await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
  expect(await press('Other')).toContain('olga is signed in, and acknowledges for nobody else');
  expect(kept()).toEqual([]);
  expect(await press('Take')).toBe('');
  expect(await press('Look')).toBe('');
  expect(printed(station)).toEqual([
    'High Too hot High Active, Acknowledged 85 True',
    'Very high Very high Critical Active, Unacknowledged 85 False',
    '1 1',
    "[u'Very high']",
    "[(u'Line/Temp/High', u'olga', u'Opened the door')]",
    'High Hall 1 7 none False',
    "['Area', 'Level', 'eventTime', 'eventValue'] [u'Hall 1']",
    "Dataset [1R ⅹ 6C] [u'EventId', u'Source', u'DisplayPath', u'EventTime', u'State', u'Priority'] 3",
  ]);
  expect(await press('Shelve')).toBe('');
  const high = 'prov:default:/tag:Line/Temp:/alm:High';
  const veryHigh = 'prov:default:/tag:Line/Temp:/alm:Very high';
  expect(kept()).toEqual([
    ['alarm.shelved', 'person', veryHigh, 300],
    ['alarm.acknowledged', 'person', high, 'Opened the door'],
  ]);

  const again = await station.restart();
  const pressAgain = presser(again);
  await again.session.signIn.signIn({ userName: 'olga', password: testPassword });
  expect(await pressAgain('Journal')).toBe('');
  expect(await pressAgain('Shelved')).toBe('');
  expect(await pressAgain('Unshelve')).toBe('');
  expect(await pressAgain('Shelved')).toBe('');
  expect(printed(again)).toEqual([
    "[(u'Active', u'Active, Unacknowledged'), (u'Ack', u'Active, Acknowledged')]",
    "[u'EventId', u'Source', u'DisplayPath', u'EventTime', u'EventState', u'Priority', u'IsSystemEvent'] [(0, 3), (2, 3)]",
    '0',
    `[(u'${veryHigh}', u'olga', False)]`,
    "1 [(u'High', False), (u'Very high', True)]",
    '[]',
    "2 [(u'High', False), (u'Very high', False)]",
  ]);
});
