/** Tables of alarms on a page, as the gateway answers them. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { alarmBoard, type AlarmAct } from '../../../electron/contract/alarms.ts';
import type { Json } from '../../../electron/contract/json.ts';
import { findNode, openStation, testPassword, viewFile } from '../../support/station.ts';
import { tags } from '../../support/views.ts';

const high = { mode: 'AboveValue', setpointA: 80 };
const resultsOf = z.object({
  active: z.object({ results: z.object({ data: z.array(z.object({ displayPath: z.string() })) }) }),
});
const source = 'prov:default:/tag:Line/Temp:/alm:High';
const named = (name: string, type: string, props: object) => ({ type: `ia.display.${type}`, meta: { name }, props });

it('let a person do what the table offers, as who is signed in, and no page more', async () => {
  const station = await openStation({
    files: {
      ...tags({
        path: 'Line/Temp',
        value: 85,
        alarms: [
          { ...high, name: 'High' },
          { ...high, name: 'Other', priority: 'High' },
        ],
      }),
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            named('Alarms', 'alarmstatustable', { shelvingTimes: [900] }),
            named('Seen', 'alarmstatustable', { enableAcknowledge: false, enableShelve: false, enableUnshelve: false }),
            named('Hidden', 'alarmstatustable', {}),
            named('Journal', 'alarmjournaltable', { filter: { priorities: { low: false }, events: { acked: false } } }),
            named('Table', 'table', {}),
          ].map((child) =>
            child.meta.name === 'Hidden' ? { ...child, meta: { ...child.meta, visible: false } } : child,
          ),
        },
      },
    },
  });
  const page = station.openPage();
  const id = (name: string): string => page.node(name).id;
  const board = () =>
    alarmBoard.parse(page.snapshot().root.children.find(({ name }) => name === 'Alarms')?.props['alarms']);
  const act = (what: AlarmAct, name = 'Alarms') => page.frame.handleAlarms(id(name), what);
  const [first, other] = board().events;
  const acknowledge: AlarmAct = { kind: 'acknowledge', events: [first?.id ?? ''], note: 'seen' };
  const shelve: AlarmAct = { kind: 'shelve', sources: [source], seconds: 900 };

  await expect(act(acknowledge)).rejects.toThrow('Sign in to acknowledge alarms. None was acknowledged.');
  await station.addUser('olga', 'Operator');
  await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
  await expect(act(acknowledge, 'Seen')).rejects.toThrow('Alarms are not acknowledged here.');
  await expect(act(shelve, 'Seen')).rejects.toThrow('Alarms are not shelved here.');
  await expect(act({ kind: 'unshelve', sources: [source] }, 'Seen')).rejects.toThrow('Alarms are not taken back here.');
  await expect(act({ ...shelve, seconds: 86_400 })).rejects.toThrow('This time is not offered here. None was shelved.');
  await expect(act(acknowledge, 'Table')).rejects.toThrow('This is no table of alarms.');
  await expect(act(acknowledge, 'Hidden')).rejects.toMatchObject({ code: 'object-not-found' });
  const actions = () =>
    station.gateway.trail
      .latest(10)
      .map(({ action }) => action)
      .filter((action) => action.startsWith('alarm.'));
  expect(actions()).toEqual([]);

  await act(acknowledge);
  await act(shelve);
  expect(actions()).toEqual(['alarm.shelved', 'alarm.acknowledged']);
  await expect.poll(() => board().shelved).toMatchObject([{ source, by: 'olga' }]);
  expect(board().people).toEqual({ olga: 'olga Example (olga)' });
  expect(board().events.map((event) => event.id)).toEqual([first?.source === source ? other?.id : first?.id]);
  const range = { start: 0, end: Date.now() };
  const { entries, isCut } = await page.frame.readJournal(id('Journal'), range);
  expect([entries.map(({ change, event }) => [change, event.name]), isCut]).toEqual([[['active', 'Other']], false]);
  expect(await page.frame.readJournal(id('Table'), range)).toEqual({ entries: [], isCut: false, people: {} });
});

it('keep what a person selects and what the filters find, for scripts and bindings', async () => {
  const limit = { ...high, name: 'High' };
  const station = await openStation({
    files: {
      ...tags(
        { path: 'Line 1/Temp', value: 85, alarms: [{ ...limit, priority: 'Critical' }] },
        { path: 'Line 2/Temp', value: 85, alarms: [limit] },
        { path: 'Line 3/Temp', value: 85, alarms: [limit] },
      ),
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            named('Alarms', 'alarmstatustable', {
              filters: {
                active: {
                  conditions: { displayPath: 'Line 1/*, line 2/*', provider: 'default' },
                  results: { enabled: true },
                },
              },
            }),
            named('Elsewhere', 'alarmstatustable', {
              filters: { active: { conditions: { provider: 'plant' }, results: { enabled: true } } },
              selection: { active: { mode: 'single' } },
            }),
          ],
        },
      },
    },
  });
  const page = station.openPage();
  const props = (name: string) => findNode(page.frame.resume().root ?? page.node(name), name)?.props;
  const found = (name: string) =>
    resultsOf.parse(props(name)?.['filters']).active.results.data.map(({ displayPath }) => displayPath);
  expect(found('Alarms')).toEqual(['Line 1/Temp/High', 'Line 2/Temp/High']);
  expect(found('Elsewhere')).toEqual([]);

  const ids = alarmBoard.parse(props('Alarms')?.['alarms']).events.map(({ id }) => id);
  const choose = (name: string, events: Json) =>
    page.frame.write(page.node(name).id, 'selection.active.chosen', events);
  expect(await choose('Alarms', [ids[0] ?? '', 'gone'])).toMatchObject({ refused: null });
  expect(props('Alarms')?.['selection']).toMatchObject({
    active: {
      data: [
        {
          eventId: ids[0],
          displayPath: 'Line 1/Temp/High',
          priority: 'Critical',
          state: 'Active, Unacknowledged',
          isAcked: false,
          eventValue: 85,
          ackTime: null,
          activeTime: { $ts: expect.any(Number) },
        },
      ],
    },
  });
  // What a filter hides since is selected by nobody: a script would acknowledge what nobody sees.
  const selected = () =>
    z.object({ active: z.object({ data: z.array(z.unknown()) }) }).parse(props('Alarms')?.['selection']).active.data;
  const search = (text: string) => page.frame.write(page.node('Alarms').id, 'filters.active.text', text);
  await search('Line 2');
  expect(selected()).toEqual([]);
  await search('');
  expect(selected()).toHaveLength(1);
  expect(await choose('Elsewhere', [...ids])).toMatchObject({
    refused: 'One alarm is selected at once here. It was not written.',
  });
  expect(await choose('Alarms', [7])).toMatchObject({
    refused: 'Alarms are selected by the ids of their events. It was not written.',
  });
});

const filtering = (scripts: Readonly<Record<string, string>>) => ({
  scripts: {
    customMethods: [],
    messageHandlers: [],
    extensionFunctions: Object.entries(scripts).map(([name, script]) => ({ enabled: true, name, script })),
  },
});

it('show what their extension functions let through, and everything where one of those fails', async () => {
  const alarms = [
    { ...high, name: 'High', priority: 'High' },
    { ...high, name: 'Other' },
  ];
  const onlyHigh = filtering({ filterAlarm: "\treturn alarmEvent.get('priority') == 'High' and alarmEvent.isActive" });
  const station = await openStation({
    files: {
      ...tags({ path: 'Line/Temp', value: 85, alarms }),
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            {
              ...named('Alarms', 'alarmstatustable', { filters: { active: { results: { enabled: true } } } }),
              ...onlyHigh,
            },
            {
              ...named('Failing', 'alarmstatustable', {}),
              ...filtering({ filterAlarm: '\treturn alarmEvent.nothing' }),
            },
            {
              ...named('Shelved', 'alarmstatustable', {}),
              ...filtering({ filterShelvedAlarm: "\treturn shelvedAlarmEvent.shelvedBy != 'olga'" }),
            },
            {
              ...named('Off', 'alarmstatustable', {}),
              scripts: { extensionFunctions: [{ name: 'filterAlarm', enabled: false, script: '\treturn False' }] },
            },
            { ...named('Journal', 'alarmjournaltable', {}), ...onlyHigh },
          ],
        },
      },
    },
  });
  const page = station.openPage();
  const now = (name: string) => findNode(page.frame.resume().root, name) ?? page.node(name);
  const shown = (name: string): readonly string[] =>
    alarmBoard
      .parse(now(name).props['alarms'])
      .events.map((event) => event.name)
      .toSorted();
  await expect.poll(() => shown('Alarms')).toEqual(['High']);
  const { filters } = now('Alarms').props;
  expect(resultsOf.parse(filters).active.results.data).toHaveLength(1);
  await expect.poll(() => shown('Failing')).toEqual(['High', 'Other']);
  expect(now('Failing').quality['alarms']).toMatchObject({
    code: 'Error_ScriptEval',
    reason: expect.stringMatching(/^All alarms are shown: .*nothing/) as unknown,
  });
  expect(shown('Off')).toEqual(['High', 'Other']);
  const { entries } = await page.frame.readJournal(page.node('Journal').id, { start: 0, end: Date.now() });
  expect(entries.map(({ event }) => event.name)).toEqual(['High']);

  await station.addUser('olga', 'Operator');
  await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
  await page.frame.handleAlarms(page.node('Shelved').id, { kind: 'shelve', sources: [source], seconds: 900 });
  const shelved = (name: string) => alarmBoard.parse(now(name).props['alarms']).shelved.length;
  await expect.poll(() => shelved('Alarms')).toBe(1);
  await expect.poll(() => shown('Shelved')).toEqual(['Other']);
  expect(shelved('Shelved')).toBe(0);
});
