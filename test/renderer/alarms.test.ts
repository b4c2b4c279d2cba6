import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlarmRow } from '../../electron/contract/alarms.ts';
import { outcomeWords, said, standing, timeWords } from '../../renderer/components/alarms/standing.ts';

const event = (id: string): AlarmRow => ({
  ...{ id, source: id, name: id, displayPath: id, label: id, priority: 'High', state: 'Active, Unacknowledged' },
  ...{ notes: '', value: 1, needsNotes: false, activeAt: 0, clearedAt: null, ack: null, shelved: null },
});
const events = (ids: readonly string[]) => ids.map(event);
const ids = (rows: readonly AlarmRow[]) => rows.map(({ id }) => id);
const held = (...those: readonly string[]) => new Map(events(those).map((one) => [one.id, one]));

it('a number that a tag held is said with the digits that anybody reads', () => {
  const region = { zone: 'UTC', locale: 'en-US' };
  expect(said({ ...event('Slow'), value: 111.00007117871567 }, region)).toBe('Slow, at 111');
  expect(said({ ...event('Slow'), value: 0.0012345678 }, region)).toBe('Slow, at 0.00123457');
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

it('what became of many alarms is said with what was not done and why, and nothing where one was done', () => {
  const [one, two] = [
    { why: 'Acknowledged before.', events: ['a'] },
    { why: 'Not known any more.', events: ['b', 'c'] },
  ];
  expect(outcomeWords({ done: 1, refused: [] }, 'shelved')).toBe('');
  expect(outcomeWords({ done: 500, refused: [] }, 'acknowledged')).toBe('500 alarms acknowledged.');
  expect(outcomeWords({ done: 1, refused: [one, two] }, 'acknowledged')).toBe(
    '1 alarm acknowledged. 1 not: Acknowledged before. 2 not: Not known any more.',
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
