/** Scripts of tags that hear of their values (`valueChanged` of `eventScripts`), on a whole station. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isJsonObject, listOf, type Json } from '../../../electron/contract/json.ts';
import { openStation, writeFiles, type TestStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const tagsFile = 'countersign/tags.json';
const valueChanged = (...lines: readonly string[]) => [
  { eventid: 'valueChanged', script: lines.map((line) => `\t${line}\n`).join('') },
];
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
    words: expect.stringMatching(/^The script of \[default\]A failed: ZeroDivisionError/),
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

it('names the scripts of other events, and what in one is not there', async () => {
  const station = await open([
    {
      path: 'A',
      value: 1,
      eventScripts: [
        { eventid: 'valueChanged', script: '\tsystem.tag.configure("x")\n' },
        { eventid: 'qualityChanged', script: '\tprint 1\n' },
        { eventid: 'alarmActive', script: ' ' },
        { eventid: 'alarmCleared', script: '\tprint 1\n', enabled: false },
      ],
    },
    { path: 'Old', value: 1, eventScripts: { valueChanged: { eventScript: '', script: '\tprint 1\n' } } },
    { path: 'Odd', value: 1, eventScripts: 'print 1' },
  ]);
  const problems = station.gateway.project.problems.map(({ file, reason }) => `${file} ${reason}`);
  expect(problems).toEqual(
    expect.arrayContaining([
      `${tagsFile} tags[1]: the script of its event qualityChanged is not done. The tag is there`,
      `${tagsFile} tags[3]: eventScripts is no list, and none of them is run`,
      expect.stringMatching(/^countersign\/tags\.json A\.valueChanged, line 1: system\.tag\.configure/),
    ]),
  );
  expect(problems).toHaveLength(3);
});
