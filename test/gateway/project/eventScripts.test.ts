/** The gateway's scripts in one file, as the platform kept them before 8.3. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../electron/gateway/project/load.ts';
import { readEventScripts } from '../../../electron/gateway/project/eventScripts.ts';
import { readSerialized } from '../../../electron/gateway/project/serialized.ts';
import {
  call,
  element,
  eventScripts,
  handlerKey,
  map,
  object,
  serialized,
  text,
  type Element,
} from '../../support/serialized.ts';
import { smallProject, writeProject, type ProjectFiles } from '../../support/station.ts';
import { z } from 'zod';

const file = 'ignition/event-scripts/data.bin';
const load = (files: ProjectFiles) => loadProject(writeProject({ ...smallProject, ...files }), z.unknown());
const handle = (answer: string): string => `def handleMessage(payload):\n\treturn ${answer}\n`;
const off = call('setEnabled', element('false'));

describe('gateway event scripts of before 8.3', () => {
  it('gives the message handlers, as those of which each is a file', () => {
    const project = load({
      [file]: eventScripts(
        call(
          'setMessageHandlerScripts',
          map(
            [handlerKey('sum'), handle('1')],
            [handlerKey('slow', call('setThreadType', text('Dedicated'))), handle('2')],
            [handlerKey('off', off), handle('3')],
            [handlerKey('both'), handle('4')],
          ),
        ),
      ),
      'ignition/message/both/handleMessage.py': handle('5'),
    });
    expect(project.problems).toEqual([]);
    expect(project.notRun).toEqual([]);
    expect(
      project.gatewayMessages.map(({ name, file: named, script }) => [name, named, script.split('\n')[1]]),
    ).toEqual([
      ['both', 'ignition/message/both/handleMessage.py', '\treturn 5'],
      ['sum', `${file} (sum)`, '\treturn 1'],
      ['slow', `${file} (slow)`, '\treturn 2'],
    ]);
    expect(project.files.has(file)).toBe(true);
  });

  it('names every other script that is switched on, and what it does not know', () => {
    const list = (...items: readonly Element[]): Element => element('arraylist', ...items);
    const { notRun, gatewayMessages } = load({
      [file]: eventScripts(
        call('setStartupScript', text('print 1')),
        call('setShutdownScript', text(' ')),
        call(
          'setTimerScripts',
          map([object('TimerKey', call('setName', text('Hourly'))), 'print 2'], [object('TimerKey'), 'print 3']),
        ),
        call(
          'setScheduledScripts',
          list(
            object('ScheduledScript', call('setName', text('Nightly'))),
            object('ScheduledScript', call('setName', text('Never')), off),
          ),
        ),
        call('setTagChangeScripts', list(object('TagChangeScript', call('setName', text('Level'))))),
        call('setMessageHandlerScripts', map([handlerKey('new', call('setPermissions', text('x'))), handle('1')])),
        call('setSomethingNew', text('x')),
      ),
    });
    expect(gatewayMessages).toEqual([]);
    expect(notRun.map(({ reason }) => reason)).toEqual(
      [
        'the startup script',
        'the timer script "Hourly"',
        'the timer script',
        'the scheduled script "Nightly"',
        'the tag change script "Level"',
        'the message handler "new"',
        'what setSomethingNew sets',
      ].map((what) => `${what} is not run here`),
    );
  });

  const whole = serialized(element('objects', object('ScriptConfig', call('setStartupScript', text('print 1')))));
  const unknown = { messages: [], notRun: ['gateway event scripts in a form that is not known are not run here'] };
  it.each([
    ['is cut anywhere', [...whole.keys()].map((size) => whole.subarray(0, size))],
    ['has more at its end', [Buffer.concat([whole, Buffer.from([0])])]],
    ['is of another version', [Buffer.from(whole.toString('hex').replace('afc900000002', 'afc900000003'), 'hex')]],
    [
      'is something else',
      [Buffer.from('<objects/>'), serialized(element('objects', object('Other'))), Buffer.alloc(200)],
    ],
  ])('runs nothing of a file that %s', (_what, files) => {
    for (const bytes of files) expect(readEventScripts(bytes)).toEqual(unknown);
    expect(readEventScripts(whole).notRun).toEqual(['the startup script is not run here']);
  });

  it('reads no file without end: what says that it is large is not believed', () => {
    const table = Buffer.from(whole);
    table.writeInt32BE(0x7fffffff, 48);
    expect(readSerialized(table)).toBeUndefined();
    const deep = (depth: number): Element => (depth === 0 ? element('o') : element('o', deep(depth - 1)));
    expect(readSerialized(serialized(deep(60)))?.name).toBe('o');
    expect(readSerialized(serialized(deep(100)))).toBeUndefined();
  });

  it('takes a file that is switched off for none', () => {
    const { gatewayMessages, notRun } = load({
      [file]: eventScripts(call('setMessageHandlerScripts', map([handlerKey('sum'), handle('1')]))),
      'ignition/event-scripts/resource.json': { attributes: { enabled: false } },
    });
    expect([gatewayMessages, notRun]).toEqual([[], []]);
  });

  it('says of a file that cannot be unpacked that it cannot', () => {
    const { problems } = load({ [file]: gzipSync('x').subarray(0, 15) });
    expect(problems.map(({ reason }) => reason)).toEqual(['is packed, and cannot be unpacked, or is too large then']);
  });
});
