import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { newDataDir } from '../support/station.ts';
import { startNode } from '../support/plant/sparkplugNode.ts';
import { startModbus } from '../support/plant/startModbus.ts';
import { startMosquitto } from '../support/plant/startMosquitto.ts';
import { terminal } from '../support/terminal.ts';

const device = await startModbus({});
afterAll(device.kill);

it('shows what a provider has from the top down to the values, or says what is wrong', async () => {
  const dataDir = newDataDir();
  const room = { name: 'Room', tagType: 'Folder', tags: [{ name: 'Temp', value: 21.5 }] };
  const providers = {
    lab: { kind: 'tags', tags: [room, { name: 'Shift', value: 'early' }] },
    plc: { kind: 'modbus', host: '127.0.0.1', port: device.port, wordOrder: 'highFirst' },
    odd: { kind: 's7' },
    gone: { kind: 'modbus', host: '127.0.0.1', port: 1, wordOrder: 'highFirst' },
  };
  writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers }));
  const shown = terminal();
  const test = async (...words: string[]) => {
    const code = await runCommand(['tags', 'test', ...words, '--data-dir', dataDir, '--keys', 'development'], shown);
    return [code, ...shown.printed.splice(0)];
  };
  const time = String.raw`\(\d{4}-\d\d-\d\dT[\d:.]+Z\)`;
  const line = (text: string): unknown => expect.stringMatching(new RegExp(`^  ${text}$`));
  expect(await test('lab')).toEqual([
    0,
    expect.stringMatching(/^lab: /),
    '  [lab]Room (folder)',
    line(String.raw`\[lab\]Shift = early ${time}`),
  ]);
  expect(await test('lab', 'Room', 'Room/None')).toEqual([
    1,
    expect.stringMatching(/^lab: /),
    line(String.raw`\[lab\]Room/Temp = 21\.5 ${time}`),
    line(String.raw`\[lab\]Room/None = Bad_NotFound: .*`),
  ]);
  expect(await test('plc')).toEqual([
    0,
    `plc: connected. 127.0.0.1:${device.port}, unit 1`,
    '  It lists no tags by itself. To read one: countersign tags test plc "<path>"',
  ]);
  expect(await test('plc', 'HR7')).toEqual([
    0,
    `plc: connected. 127.0.0.1:${device.port}, unit 1`,
    line(String.raw`\[plc\]HR7 = 0 ${time}`),
  ]);
  expect(await test('odd')).toEqual([
    1,
    expect.stringMatching(/^tags\.json line 1, providers\.odd\.kind: there is no kind s7 /),
  ]);
  expect(await test('none')).toEqual([1, expect.stringMatching(/has no provider "none"; it has lab, plc, gone\.$/)]);
  expect(await test('gone', 'HR7')).toEqual([
    1,
    expect.stringMatching(/^gone: not connected\. .*nobody listens there/),
  ]);
});

it('says of a broker at which no edge node was heard what to look at, and asks one that is named', async () => {
  const broker = await startMosquitto();
  onTestFinished(broker.remove);
  const dataDir = newDataDir();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const providers = { edge: { kind: 'sparkplug', broker: url, groups: ['Plant'] } };
  writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers }));
  const shown = terminal();
  const test = async (...words: string[]) => {
    const code = await runCommand(
      ['tags', 'test', 'edge', ...words, '--data-dir', dataDir, '--keys', 'development'],
      shown,
    );
    return [code, ...shown.printed.splice(0)];
  };
  const whyEmpty = expect.stringMatching(
    /^ {2}Nothing was heard of a node of the group Plant\. Look whether one runs .*"groups".*read spBv1\.0\/#.*name it, as Group\/Node/,
  );
  expect(await test()).toEqual([1, expect.stringMatching(/^edge: connected\. /), whyEmpty]);
  expect(await test('Plant/Line4')).toEqual([
    1,
    expect.stringMatching(/^edge: connected\. .*nothing was heard of any node yet$/),
    expect.stringMatching(/^ {2}\[edge\]Plant\/Line4 = Bad_NotFound: .*a metric is Group\/Node\/Metric/),
    whyEmpty,
  ]);
  // It was born long ago, and says nothing by itself.
  const node = await startNode({ url, name: 'Line4' });
  onTestFinished(node.die);
  node.hear = () => void node.birth([{ name: 'Flow', alias: '1', datatype: 10, doubleValue: 7.5 }]);
  expect(await test('Plant/Line4')).toEqual([
    0,
    expect.stringMatching(/^edge: connected\. /),
    expect.stringMatching(/^ {2}\[edge\]Plant\/Line4\/Flow = 7\.5 /),
  ]);
});
