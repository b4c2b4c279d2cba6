/** Scripts of tags that hear of their events (`eventScripts`), on a whole station. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isJsonObject, listOf, type Json } from '../../../electron/contract/json.ts';
import { newDataDir, openStation, testPassword, writeFiles, type TestStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { buttons } from './buttons.ts';

const tagsFile = 'countersign/tags.json';
const on = (eventid: string, ...lines: readonly string[]) => ({
  eventid,
  script: lines.map((line) => `\t${line}\n`).join(''),
});
const valueChanged = (...lines: readonly string[]) => [on('valueChanged', ...lines)];
/** Writes what it heard behind what the tag `Heard` has. */
const tell = (what: string): string =>
  `system.tag.writeBlocking(["Heard"], [system.tag.readBlocking(["Heard"])[0].value + "%s;" % (${what})])`;
const heardTag = { path: 'Heard', value: '' };

const open = (tags: readonly object[]): Promise<TestStation> =>
  openStation({ files: { [tagsFile]: { tags: [heardTag, ...tags] } } });
const write = ({ gateway }: TestStation, path: string, value: string | number | null) =>
  gateway.tags.write([{ path: `[default]${path}`, value }], 'gateway');
const heard = ({ gateway }: TestStation): unknown => gateway.tags.tag('[default]Heard').peek().value;
const says = (station: TestStation, text: string): Promise<void> => until(() => expect(heard(station)).toBe(text));

const change = '(previousValue.value, currentValue.value, initialChange, missedEvents)';

it('hears of the value that a tag begins with, and then of each other one, as the gateway', async () => {
  const station = await open([
    {
      path: 'Line/Level',
      value: 1,
      dataType: 'Int4',
      writePermissions: { type: 'AllOf', securityLevels: [{ name: 'Nobody' }] },
      eventScripts: valueChanged(`told = ${change}`, tell('str(told) + str(tagPath) + str(currentValue.quality)')),
    },
  ]);
  const told = (values: string): string => `(${values})[default]Line/LevelGood;`;
  const first = told('None, 1, True, False');
  await says(station, first);
  await write(station, 'Line/Level', 1);
  await write(station, 'Line/Level', 2);
  await says(station, first + told('1, 2, False, False'));
});

it('has the settings of its tag and the parameters of the instance that it stands in; braces in it are its own', async () => {
  const type = {
    name: 'Motor',
    tagType: 'UdtType',
    parameters: { Area: { dataType: 'String', value: 'none' }, Number: { dataType: 'Integer', value: 1 } },
    tags: [
      {
        name: 'Speed',
        value: 7,
        engUnit: 'rpm',
        eventScripts: valueChanged(
          'p = tag["parameters"]',
          tell('"%s %s %s %s {Area}".format(Area="x") % (p["Area"], p["Number"] + 1, tag["engUnit"], tag["name"])'),
        ),
      },
    ],
  };
  const station = await open([
    { name: '_types_', tagType: 'Folder', tags: [type] },
    { name: 'M7', tagType: 'UdtInstance', typeId: 'Motor', parameters: { Area: 'Hall 2', Number: 7 } },
  ]);
  await says(station, 'Hall 2 8 rpm Speed x;');
});

it('names other tags from where its tag stands, as an expression of a tag does', async () => {
  const station = await open([
    { path: 'Line/Offset', value: 5 },
    { path: 'Line/Sub/Total', value: 0 },
    {
      path: 'Line/Sub/Count',
      value: 1,
      eventScripts: valueChanged(
        'offset, total = [one.value for one in system.tag.readBlocking(["[.]../Offset", "[~]Line/Sub/Total"])]',
        'system.tag.writeBlocking("[.]Total", total + offset + currentValue.value)',
        tell('"%s %s" % ([str(tag["name"]) for tag in system.tag.browse("[.]")], system.tag.exists("[.]Nothing"))'),
      ),
    },
  ]);
  await says(station, "['Count', 'Total'] False;");
  expect(station.gateway.tags.tag('[default]Line/Sub/Total').peek().value).toBe(6);
});

it('of changes that come while it runs, the newest is told, and that some were missed', async () => {
  const station = await open([
    {
      path: 'A',
      value: 1,
      eventScripts: valueChanged(
        tell(`str(${change})`),
        'if initialChange:',
        '\tfor value in 2, 3, 4:',
        '\t\tsystem.tag.writeBlocking(["A"], [value])',
      ),
    },
  ]);
  await says(station, '(None, 1, True, False);(1, 4, False, True);');
});

it('a value that is not known is told nobody, and the first that is known is the initial one', async () => {
  const station = await open([
    { path: 'Source', value: 'none yet' },
    {
      path: 'A',
      valueSource: 'expr',
      expression: 'toInt({[.]Source})',
      dataType: 'Int4',
      eventScripts: valueChanged(tell(`str(${change})`)),
    },
  ]);
  for (const value of ['no number', 5]) await write(station, 'Source', value);
  await says(station, '(None, 5, True, False);');
  for (const value of ['none again', 5, 6]) await write(station, 'Source', value);
  await says(station, '(None, 5, True, False);(5, 6, False, False);');
});

it('one that changes its own tag at each change comes to an end, which is named once', async () => {
  const station = await open([
    { path: 'A', value: 1, eventScripts: valueChanged('system.tag.writeBlocking(["A"], [currentValue.value + 1])') },
  ]);
  const errors = () => station.log.lines.filter(({ level }) => level === 'error');
  await until(() =>
    expect(errors()).toMatchObject([
      {
        message: 'The script valueChanged of the tag [default]A failed.',
        details: { reason: expect.stringContaining('lead to each other without end') },
      },
    ]),
  );
  const { value } = station.gateway.tags.tag('[default]A').peek();
  // It is still heard of what somebody else writes.
  await write(station, 'A', 1000);
  await until(() => expect(station.gateway.tags.tag('[default]A').peek().value).toBeGreaterThan(1000));
  expect(value).toBeLessThan(100);
});

it('one that fails is named with its tag and line, in the log once and under the connections, until it does not', async () => {
  const station = await open([
    { path: 'A', value: 0, eventScripts: valueChanged('10 / currentValue.value') },
    { path: 'B', value: 0, eventScripts: valueChanged(tell('"B"')) },
  ]);
  const row = async (): Promise<Json | undefined> => {
    const [read] = await station.gateway.tags.read(['[System]Connections']);
    return listOf(read?.value).find((one) => isJsonObject(one) && one['name'] === 'scripts of tags');
  };
  const failed = (): unknown[] =>
    station.log.lines.filter(({ message }) => message.startsWith('The script valueChanged'));
  await until(() => expect(failed()).toHaveLength(1));
  expect(failed()).toMatchObject([
    {
      message: 'The script valueChanged of the tag [default]A failed.',
      details: { reason: expect.stringMatching(/ZeroDivisionError.*\[default\]A\.valueChanged, line 1/) },
    },
  ]);
  await says(station, 'B;');
  expect(await row()).toMatchObject({
    state: 'faulted',
    words: expect.stringMatching(/^The script valueChanged of \[default\]A failed: ZeroDivisionError/),
  });
  await write(station, 'A', 5);
  await until(async () => expect(await row()).toMatchObject({ state: 'open', words: '2 tags with scripts' }));
  await write(station, 'A', 0);
  await until(() => expect(failed()).toHaveLength(2));
});

it('goes on where it was when the project is read again, and begins anew where its tag is another one', async () => {
  const script = valueChanged(tell(`str(${change})`));
  const a = { path: 'A', value: 1, eventScripts: script };
  const b = { path: 'B', value: 10, eventScripts: script };
  const station = await open([a, b]);
  station.gateway.followProject();
  await says(station, '(None, 1, True, False);(None, 10, True, False);');
  await write(station, 'A', 2);
  await says(station, '(None, 1, True, False);(None, 10, True, False);(1, 2, False, False);');
  writeFiles(station.projectDir, { [tagsFile]: { tags: [heardTag, a, { ...b, engUnit: 'bar' }] } });
  await says(station, '(None, 1, True, False);(None, 10, True, False);(1, 2, False, False);(None, 10, True, False);');
  writeFileSync(join(station.projectDir, tagsFile), JSON.stringify({ tags: [heardTag, { path: 'A', value: 1 }] }));
  await until(() => expect(station.gateway.tags.tag('[default]B').peek().quality.code).toBe('Bad_NotFound'));
  await write(station, 'A', 3);
  await says(station, '(None, 1, True, False);(None, 10, True, False);(1, 2, False, False);(None, 10, True, False);');
});

it('hears of each change of the quality, with the value that the tag keeps', async () => {
  const station = await open([
    { path: 'Source', value: 5 },
    {
      path: 'A',
      valueSource: 'expr',
      expression: 'if({[.]Source} > 9, toInt("none"), {[.]Source})',
      eventScripts: [
        on(
          'qualityChanged',
          tell('str((previousValue.quality, currentValue.value, currentValue.quality, initialChange, missedEvents))'),
        ),
        on('valueChanged', tell('currentValue.value')),
      ],
    },
  ]);
  const first = '(Uncertain_InitialValue, 5, Good, True, False);5;';
  await says(station, first);
  await write(station, 'Source', 6);
  await says(station, `${first}6;`);
  await write(station, 'Source', 10);
  const bad = `(Good, None, Error_ExpressionEval, False, False);`;
  await says(station, `${first}6;${bad}`);
  await write(station, 'Source', 7);
  await says(station, `${first}6;${bad}(Error_ExpressionEval, 7, Good, False, False);7;`);
});

const high = { name: 'High', mode: 'AboveValue', setpointA: 80, priority: 'High', Area: 'Hall 2' };
const ofAlarm =
  '(alarmName, alarmPath, alarmEvent.state, alarmEvent.get("Area"), alarmEvent.activeData.get("eventValue"), missedEvents)';
const alarmPath = 'prov:default:/tag:Line/Temp:/alm:High';

it('hears of its alarms, and who acknowledged them; what was active before a restart is not told again', async () => {
  const temperature = {
    path: 'Line/Temp',
    value: 85,
    alarms: [high],
    eventScripts: [
      on('alarmActive', tell(`"active %s" % str(${ofAlarm})`)),
      on(
        'alarmCleared',
        tell(`"%s cleared %s %s" % (tagPath, alarmEvent.state, alarmEvent.clearedData.timestamp > 0)`),
      ),
      on(
        'alarmAcked',
        tell('"acked by %s, %s %s" % (ackedBy, alarmEvent.state, alarmEvent.getAckData().get("ackNotes"))'),
      ),
    ],
  };
  const take = 'system.alarm.acknowledge([one.id for one in system.alarm.queryStatus()], "seen")';
  const station = await openStation({
    files: { [tagsFile]: { tags: [heardTag, temperature] }, ...buttons({ Take: take }) },
  });
  const active = `active (u'High', u'${alarmPath}', u'Active, Unacknowledged', u'Hall 2', 85, False);`;
  await says(station, active);
  const again = await station.restart();
  await again.addUser('olga', 'Operator');
  await again.session.signIn.signIn({ userName: 'olga', password: testPassword });
  const page = again.openPage();
  await page.frame.fire(page.node('Take').id, 'component.onActionPerformed', {});
  const acked = 'acked by usr-prov:default:/usr:olga, Active, Acknowledged seen;';
  await says(again, acked);
  await write(again, 'Line/Temp', 20);
  await says(again, `${acked}[default]Line/Temp cleared Cleared, Acknowledged True;`);
});

it('hears of all that alarms of one tag do, in its order, one that acknowledges itself by nobody', async () => {
  const alarms = [1, 2, 3].map((number) => ({ ...high, name: `A${number}`, setpointA: number, ackMode: 'Auto' }));
  const station = await open([
    {
      path: 'A',
      value: 0,
      alarms,
      eventScripts: [
        on('alarmActive', tell('"%s on" % alarmName')),
        on('alarmCleared', tell('"%s off" % alarmName')),
        on('alarmAcked', tell('"%s taken by %s" % (alarmName, repr(ackedBy))')),
      ],
    },
  ]);
  await write(station, 'A', 5);
  await write(station, 'A', 0);
  const each = (what: string): string => [1, 2, 3].map((number) => `A${number} ${what};`).join('');
  const over = [1, 2, 3].map((number) => `A${number} off;A${number} taken by u'';`).join('');
  await says(station, each('on') + over);
});

it('runs those of tags of the site, with the library of the project, and the ones that a change of the file brings', async () => {
  const dataDir = newDataDir();
  const site = (script: string): void =>
    writeFileSync(
      join(dataDir, 'tags.json'),
      JSON.stringify({
        providers: { lab: { kind: 'tags', tags: [{ name: 'Room', value: 21, eventScripts: valueChanged(script) }] } },
      }),
    );
  const told = (words: string): string =>
    `system.tag.writeBlocking(["[default]Heard"], ["%s ${words} %s" % (tagPath, shared.text(currentValue.value))])`;
  site(told('is'));
  const station = await openStation({
    dataDir,
    files: {
      [tagsFile]: { tags: [heardTag] },
      'ignition/script-python/shared/code.py': 'def text(value):\n\treturn "%s degrees" % value\n',
      'ignition/script-python/shared/resource.json': {},
    },
  });
  await says(station, '[lab]Room is 21 degrees');
  station.gateway.followProject();
  site(told('has'));
  await says(station, '[lab]Room has 21 degrees');
});

it('names scripts of events that there are not, and what in one is not there', async () => {
  const station = await open([
    {
      path: 'A',
      value: 1,
      eventScripts: [
        { eventid: 'valueChanged', script: '\tsystem.tag.configure("x")\n' },
        { eventid: 'qualityWorse', script: '\tprint 1\n' },
        { eventid: 'alarmActive', script: ' ' },
        { eventid: 'alarmCleared', script: '\tprint 1\n', enabled: false },
      ],
    },
    { path: 'Old', value: 1, eventScripts: { valueChanged: { eventScript: '', script: '\tprint 1\n' } } },
    { path: 'Odd', value: 1, eventScripts: 'print 1' },
  ]);
  station.gateway.followProject();
  const problems = (): readonly string[] =>
    station.gateway.project.problems.map(({ file, reason }) => `${file} ${reason}`);
  await until(() => expect(problems()).toHaveLength(3));
  expect(problems()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^countersign\/tags\.json tags\[1\]: there is no event qualityWorse of a tag, and its script is not run; there are valueChanged, /,
      ),
      `${tagsFile} tags[3]: eventScripts is no list, and none of them is run`,
      expect.stringMatching(/^countersign\/tags\.json A\.valueChanged, line 1: system\.tag\.configure/),
    ]),
  );
});
