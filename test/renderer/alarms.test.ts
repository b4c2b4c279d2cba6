import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlarmRow } from '../../electron/contract/alarms.ts';
import { alarmFields, entryFields } from '../../electron/contract/alarmTable.ts';
import { alarmJournalTable, alarmStatusTable } from '../../electron/contract/components/alarms.ts';
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import {
  arranged,
  asConfigured,
  askedNext,
  cellWords,
  inOrder,
  lookOfRow,
  movedBy,
  movedTo,
  shownAs,
  tracksOf,
  widenedTo,
  withData,
} from '../../renderer/components/alarms/columned.ts';
import { outcomeWords, alarmText, standing, timeWords } from '../../renderer/components/alarms/standing.ts';

const event = (id: string): AlarmRow => ({
  ...{ id, source: id, name: id, displayPath: id, label: id, priority: 'High', state: 'Active, Unacknowledged' },
  ...{
    notes: '',
    value: 1,
    data: {},
    needsNotes: false,
    ackSignature: null,
    activeAt: 0,
    clearedAt: null,
    ack: null,
    shelved: null,
  },
});
const events = (ids: readonly string[]) => ids.map(event);
const ids = (rows: readonly AlarmRow[]) => rows.map(({ id }) => id);
const held = (...those: readonly string[]) => new Map(events(those).map((one) => [one.id, one]));

it('a number that a tag held is said with the digits that anybody reads', () => {
  const region = { zone: 'UTC', locale: 'en-US' };
  expect(alarmText({ ...event('Slow'), value: 111.00007117871567 }, region)).toBe('Slow, at 111');
  expect(alarmText({ ...event('Slow'), value: 21.60291 }, region)).toBe('Slow, at 21.6');
  expect(alarmText({ ...event('Slow'), value: -123456.7 }, region)).toBe('Slow, at -123,457');
  expect(alarmText({ ...event('Slow'), value: 0.0012345678 }, region)).toBe('Slow, at 0.001235');
  expect(alarmText({ ...event('Slow'), value: 0 }, region)).toBe('Slow, at 0');
});

describe('the rows of a table of alarms', () => {
  it('are those that are found while nobody is at them', () => {
    expect(standing(events(['b', 'a']), events(['b', 'a', 'c']), undefined)).toMatchObject({ waiting: [] });
    expect(ids(standing(events(['b', 'a']), events(['b', 'a', 'c']), undefined).rows)).toEqual(['b', 'a']);
  });

  it('are not there any more where a filter leaves them out, and are told as gone where they went', () => {
    const { rows, gone, waiting } = standing(
      events(['new', 'a']),
      events(['new', 'a', 'left out']),
      held('a', 'left out', 'went'),
    );
    expect([ids(rows), [...gone], ids(waiting)]).toEqual([['a', 'went'], ['went'], ['new']]);
  });

  it('HM-20 never move while they are held, and none is told twice', () => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { rows, waiting } = standing(events(after), events(after), held(...before));
        expect(ids(rows)).toEqual(before);
        expect([...ids(rows), ...ids(waiting)].toSorted()).toEqual([...new Set([...before, ...after])].toSorted());
      }),
    );
  });
});

describe('the columns of a project', () => {
  const { columns: shape, rowStyles } = alarmStatusTable.properties;
  const read = (active: Json) => shape.read({ active }).active;
  const rows: readonly AlarmRow[] = [
    { ...event('old'), activeAt: 1, priority: 'Critical', state: 'Active, Acknowledged' },
    { ...event('new'), activeAt: 3, priority: 'Low' },
    { ...event('mid'), activeAt: 2, priority: 'Critical', state: 'Cleared, Unacknowledged' },
  ];
  const order = (active: Json, sortOrder: readonly string[] = []) =>
    ids(inOrder(rows, read(active), sortOrder, alarmFields));

  it('stand in the order of the project, those that it shows alone', () => {
    const { columns, isConfigured } = read({ source: { enabled: false }, ackUser: { enabled: true, order: -1 } });
    expect(isConfigured).toBe(true);
    expect(columns.filter(({ isOn }) => isOn).map(({ name }) => name)).toEqual([
      'ackUser',
      'activeTime',
      'displayPath',
      'priority',
      'state',
      'name',
    ]);
    expect(shape.read(undefined).active.isConfigured).toBe(false);
  });

  it('are followed by those of data that alarms bring with them', () => {
    const { columnsAssociated } = alarmStatusTable.properties;
    const areas = (more: JsonObject) =>
      withData(
        read({}),
        columnsAssociated.read({ active: [{ field: 'Area', ...more }, { field: 'label' }, { field: '' }] }).active,
      );
    const { columns, isConfigured } = areas({ width: 90 });
    expect([isConfigured, columns.at(-1)]).toMatchObject([
      true,
      { name: 'Area', title: 'Area', isOn: true, width: 90 },
    ]);
    const [north, south] = ['North', 'South'].map((Area, at) => ({ ...event(Area), data: { Area }, activeAt: at }));
    const sorted = inOrder(
      [north, south].flatMap((one) => one ?? []),
      areas({ sort: 'descending' }),
      [],
      alarmFields,
    );
    expect(ids(sorted)).toEqual(['South', 'North']);
  });

  it('of a journal, too, are followed by those of data', () => {
    const { columns, columnsAssociated } = alarmJournalTable.properties;
    const asked = withData(
      columns.read({}),
      columnsAssociated.read([{ field: 'Area', sort: 'ascending' }, { field: 'eventTime' }]),
    );
    expect([asked.isConfigured, asked.columns.at(-1)?.name]).toEqual([true, 'Area']);
    const entry = (Area: string) => ({ change: 'active' as const, at: 0, event: { ...event(Area), data: { Area } } });
    const sorted = inOrder([entry('South'), entry('North')], asked, [], entryFields);
    expect(sorted.map((one) => entryFields(one))).toMatchObject([{ Area: 'North' }, { Area: 'South' }]);
  });

  it('leave rows as the station has them where the project sorts in no way of its own', () => {
    expect(order({})).toEqual(['old', 'new', 'mid']);
    expect(order({ activeTime: { width: 200 }, priority: { sort: 'descending' } })).toEqual(['old', 'new', 'mid']);
  });

  it('sort rows by time, by how urgent a priority and a state are, and by what counts most', () => {
    expect(order({ activeTime: { sort: 'descending' } })).toEqual(['new', 'mid', 'old']);
    expect(order({ activeTime: { sort: 'ascending' } })).toEqual(['old', 'mid', 'new']);
    expect(order({}, ['priority'])).toEqual(['old', 'mid', 'new']);
    expect(order({}, ['state'])).toEqual(['new', 'old', 'mid']);
    expect(order({ displayPath: { sort: 'ascending' } }, ['displayPath'])).toEqual(['mid', 'new', 'old']);
  });

  it('sort rows as a person asks, and among what is alike as the project does', () => {
    const asked = (active: Json, name: string, sort: 'ascending' | 'descending') =>
      ids(inOrder(rows, read(active), [], alarmFields, { name, sort }));
    expect(asked({}, 'activeTime', 'descending')).toEqual(['new', 'mid', 'old']);
    expect(asked({}, 'priority', 'ascending')).toEqual(['new', 'old', 'mid']);
    expect(asked({ activeTime: { sort: 'descending' } }, 'priority', 'ascending')).toEqual(['new', 'mid', 'old']);
    const first = askedNext(undefined, 'state');
    const second = askedNext(first, 'state');
    expect([first, second]).toEqual([
      { name: 'state', sort: 'ascending' },
      { name: 'state', sort: 'descending' },
    ]);
    expect(askedNext(second, 'state')).toBeUndefined();
    expect(askedNext(second, 'name')).toEqual({ name: 'name', sort: 'ascending' });
  });

  it('share the room by their widths, but for strict ones', () => {
    const columns = read({
      activeTime: { width: 160, strictWidth: true },
      displayPath: { width: 300 },
      ...Object.fromEntries(['priority', 'state', 'source', 'name'].map((name) => [name, { enabled: false }])),
    }).columns.filter(({ isOn }) => isOn);
    expect(tracksOf(columns)).toEqual({ tracks: '160px minmax(104px, 300fr)', least: 264 });
  });

  it('have the words of the station in their cells', () => {
    const region = { zone: 'UTC', locale: 'en-US' };
    const words = (name: string, value: Json) => cellWords(name, value, region, (at) => `at ${at}`);
    expect(words('activeTime', 5)).toBe('at 5');
    expect(words('ackTime', null)).toBe('');
    expect(words('state', 'Cleared, Unacknowledged')).toBe('Returned, not acknowledged');
    expect(words('isAcked', false)).toBe('No');
    expect(words('eventValue', false)).toBe('false');
    expect(words('eventState', 'cleared')).toBe('Returned');
  });

  it('have the style of their state, with that of their priority over it', () => {
    const { activeUnacked } = rowStyles.read({
      activeUnacked: { base: { color: 'white', classes: 'Alarm' }, priorities: { high: { color: 'black' } } },
    });
    expect(lookOfRow(activeUnacked, 'High')).toEqual({ color: 'black', classes: ['Alarm'] });
    expect(lookOfRow(activeUnacked, 'Low')).toEqual({ color: 'white', classes: ['Alarm'] });
  });
});

it('what became of many alarms is said with what was not done and why, and nothing where one was done', () => {
  const [one, two] = [
    { why: 'Acknowledged before.', events: ['a'] },
    { why: 'Not known any more.', events: ['b', 'c'] },
  ];
  expect(outcomeWords({ done: 1, signing: 0, refused: [] }, 'shelved')).toBe('');
  expect(outcomeWords({ done: 500, signing: 0, refused: [] }, 'acknowledged')).toBe('500 alarms acknowledged.');
  expect(outcomeWords({ done: 1, signing: 0, refused: [one, two] }, 'acknowledged')).toBe(
    '1 alarm acknowledged. 1 not: Acknowledged before. 2 not: Not known any more.',
  );
  expect(outcomeWords({ done: 0, signing: 1, refused: [] }, 'acknowledged')).toBe('1 alarm acknowledged once signed.');
  expect(outcomeWords({ done: 0, signing: 2, refused: [one] }, 'acknowledged')).toBe(
    '2 alarms acknowledged once signed. 1 not: Acknowledged before.',
  );
});

it.each([
  [1, '1 second'],
  [300, '5 minutes'],
  [3600, '1 hour'],
  [5400, '90 minutes'],
  [172_800, '2 days'],
])('%s seconds are %s', (seconds, words) => {
  expect(timeWords(seconds)).toBe(words);
});

describe('the columns that a person arranges', () => {
  const { columns } = alarmStatusTable.properties.columns.read({
    active: { label: { enabled: true, order: 1 } },
  }).active;
  const names = (arrangement: typeof asConfigured) =>
    arranged(columns, arrangement).flatMap(({ isOn, name }) => (isOn ? name : []));

  it('stand as the project says until then, without those that the table does not have', () => {
    expect(names(asConfigured)).toEqual(columns.flatMap(({ isOn, name }) => (isOn ? name : [])));
    expect(arranged(columns, asConfigured).map(({ name }) => name)).not.toContain('ackPipeline');
  });

  it('move past the one that is shown beside them, and no further than the ends', () => {
    const shown = names(asConfigured);
    const moved = movedBy(columns, asConfigured, 'priority', 1);
    const at = shown.indexOf('priority');
    expect(names(moved)).toEqual(shown.toSpliced(at, 2, shown[at + 1] ?? '', 'priority'));
    expect(names(movedBy(columns, moved, 'priority', -1))).toEqual(shown);
    expect(movedBy(columns, asConfigured, shown[0] ?? '', -1)).toBe(asConfigured);
  });

  it('stand where their title is dragged to, and what stood there gives way to where it came from', () => {
    const [first = '', second = '', third = '', ...others] = names(asConfigured);
    expect(names(movedTo(columns, asConfigured, first, third))).toEqual([second, third, first, ...others]);
    expect(names(movedTo(columns, asConfigured, third, first))).toEqual([third, first, second, ...others]);
    expect(movedTo(columns, asConfigured, first, 'unknown')).toBe(asConfigured);
  });

  it('are hidden, shown and as wide as they are drawn, but never too narrow to be found again', () => {
    expect(names(shownAs(asConfigured, 'priority', false))).not.toContain('priority');
    expect(names(shownAs(asConfigured, 'eventId', true))).toContain('eventId');
    const widths = (width: number) =>
      arranged(columns, widenedTo(asConfigured, 'label', width)).find(({ name }) => name === 'label');
    expect(widths(212.4)).toMatchObject({ width: 212, strictWidth: true });
    expect(widths(-5)).toMatchObject({ width: 48 });
  });
});
