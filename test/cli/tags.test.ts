import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { newDataDir } from '../support/station.ts';
import { startModbus } from '../support/plant/startModbus.ts';
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
