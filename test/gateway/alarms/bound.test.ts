/** Alarms whose settings and words are bound, and the data that they bring with them. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { scene } from './scene.ts';

const high = { name: 'High', mode: 'AboveValue', setpointA: 80 };
const expression = (value: string) => ({ bindType: 'Expression', value });
const tag = (value: string) => ({ bindType: 'Tag', value });
const oven = (alarm: JsonObject, value = 20): readonly JsonObject[] => [
  { path: 'Hall 2/Oven/Temp', dataType: 'Float8', value, alarms: [{ ...high, ...alarm }] },
  { path: 'Hall 2/Oven/Name', value: 'North oven' },
  { path: 'Hall 2/Oven/Severity', value: 3 },
  { path: 'Hall 2/Oven/On', value: true },
  { path: 'Hall 2/Oven/Delay', dataType: 'Float8', value: 5 },
];
const at = (name: string): string => `Hall 2/Oven/${name}`;

describe('the words of an alarm', () => {
  const words = {
    displayPath: expression('split({itemPath}, "/")[0, 0] + "/" + {[.]Name}'),
    label: expression('{name} + " at " + {[.]Name}'),
    priority: tag('[.]Severity'),
    notes: tag('[.]Nowhere'),
  };

  it('are those of the time at which it became active, where they are bound', async () => {
    const { write, alarms } = scene(...oven(words));
    await write('South oven', at('Name'));
    await write(90, at('Temp'));
    await write('West oven', at('Name'));
    expect(alarms.active()).toMatchObject([
      { displayPath: 'Hall 2/South oven', label: 'High at South oven', priority: 'High', notes: '' },
    ]);
    expect(alarms.known()).toMatchObject([{ displayPath: 'Hall 2/West oven', priority: 'High' }]);
    alarms.shelve({ patterns: ['*/West oven'] }, { by: 'sam', seconds: 60 }, () => undefined);
    expect(alarms.shelvings()).toMatchObject([{ source: `prov:default:/tag:${at('Temp')}:/alm:High` }]);
  });

  it('are the names of the alarm where they cannot be read, and its priority one that nobody overlooks', async () => {
    const { write, alarms } = scene(...oven({ ...words, label: expression('{[.]Nowhere}'), priority: tag('[.]Name') }));
    await write(null, at('Name'));
    await write(90, at('Temp'));
    expect(alarms.active()).toMatchObject([{ label: 'High', priority: 'Critical' }]);
  });

  it('end no event over a restart that they would not make today', async () => {
    const before = scene(...oven(words));
    await before.write('South oven', at('Name'));
    await before.write(90, at('Temp'));
    const after = before.restart(...oven(words, 90));
    expect(after.alarms.active()).toMatchObject([{ id: 'event-1', displayPath: 'Hall 2/South oven' }]);
    const other = after.restart(...oven({ ...words, notes: 'Open the door' }, 90));
    expect(other.alarms.active()).toMatchObject([{ id: 'event-2', notes: 'Open the door' }]);
  });
});

describe('the associated data of an alarm', () => {
  const data = { Area: 'Hall 2', 'Call list': tag('[.]Name'), Twice: expression('{[.]Delay} * 2'), Lost: tag('[.]No') };

  it('stand in its events as they were when it became active, and stay there over a restart', async () => {
    const before = scene(...oven({ ...data, Shifts: ['early', 'late'] }));
    expect(before.problems).toEqual([]);
    await before.write(90, at('Temp'));
    await before.write('West oven', at('Name'));
    await before.write(20, at('Temp'));
    const kept = { Area: 'Hall 2', 'Call list': 'North oven', Twice: 10, Lost: null, Shifts: ['early', 'late'] };
    const after = before.restart(...oven({ ...data, Shifts: ['early', 'late'] }));
    expect(after.alarms.events()).toMatchObject([{ data: kept }]);
    const { entries } = await after.journal.between({ start: 0, end: Infinity, most: 9, wanted: () => true });
    expect(entries.map(({ change, event }) => [change, event.data])).toEqual([
      ['active', kept],
      ['cleared', kept],
    ]);
  });

  it('have bounds, and what cannot be read of them is named', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`Own ${index}`, index]));
    const { problems, definitions } = scene(...oven({ Bad: expression('1 +'), ...many }));
    expect(definitions[0]?.alarms[0]?.associated).toHaveLength(49);
    expect(problems).toEqual([
      expect.stringContaining('alarm High: it has 61 associated data, and the first 50 are kept'),
      expect.stringContaining('alarm High: its associated data Bad is not kept: '),
    ]);
  });
});

describe('settings of an alarm that are bound', () => {
  it('take it out of service and back', async () => {
    const { write, alarms, says } = scene(...oven({ enabled: tag('[.]On') }));
    await write(90, at('Temp'));
    expect(alarms.active()).toHaveLength(1);
    await write(false, at('On'));
    expect(alarms.events()).toMatchObject([{ clearedAt: expect.any(Number) }]);
    expect(alarms.outOfService()).toMatchObject([{ displayPath: 'Hall 2/Oven/Temp/High' }]);
    expect(alarms.known()).toEqual([]);
    await write(95, at('Temp'));
    expect([says('Active').value, says('OutOfService').value]).toEqual([0, 1]);
    await write(true, at('On'));
    expect([says('Active').value, says('OutOfService').value]).toEqual([1, 0]);
    await write(null, at('On'));
    await write(20, at('Temp'));
    expect(says('Active')).toMatchObject({
      value: 1,
      quality: { reason: expect.stringContaining('its enabled is no number') },
    });
  });

  it('say how long it waits and whether it may be shelved', async () => {
    const { write, alarms, clock } = scene(
      ...oven({ timeOnDelaySeconds: tag('[.]Delay'), shelvingAllowed: tag('[.]On') }),
    );
    await write(90, at('Temp'));
    clock.advance(4999);
    expect(alarms.active()).toEqual([]);
    clock.advance(1);
    expect(alarms.active()).toHaveLength(1);
    await write(false, at('On'));
    const shelve = () => alarms.shelve({ patterns: ['*'] }, { by: 'sam', seconds: 60 }, () => undefined);
    expect(shelve).toThrow('may not be shelved');
    await write(-1, at('Delay'));
    await write(20, at('Temp'));
    expect([...alarms.unjudged().values()]).toEqual(['its timeOnDelaySeconds is below 0']);
  });

  it('say how long it waits also where that changes while it does, and what waited before ends nothing', async () => {
    const { write, alarms, clock } = scene(...oven({ timeOnDelaySeconds: tag('[.]Delay') }));
    await write(90, at('Temp'));
    clock.advance(1000);
    await write(0, at('Delay'));
    expect(alarms.active()).toHaveLength(1);
    clock.advance(10_000);
    expect(alarms.events()).toMatchObject([{ source: `prov:default:/tag:${at('Temp')}:/alm:High` }]);
    expect(alarms.active()).toHaveLength(1);
    await write(20, at('Temp'));
    await write(60, at('Delay'));
    await write(90, at('Temp'));
    clock.advance(3000);
    await write(4, at('Delay'));
    clock.advance(999);
    expect(alarms.active()).toEqual([]);
    clock.advance(1);
    expect(alarms.active()).toHaveLength(1);
  });
});

it.each([
  [{}, 5000],
  [{ timestampSource: 'Value' }, 0],
])(
  'an event has the time at which it was judged, or with timestampSource Value that of the value: %o',
  async (more, ms) => {
    const { write, alarms, clock } = scene(...oven({ timeOnDelaySeconds: 5, timeOffDelaySeconds: '5', ...more }));
    const start = clock.now();
    await write(90, at('Temp'));
    clock.advance(5000);
    await write(20, at('Temp'));
    clock.advance(5000);
    expect(alarms.events()).toMatchObject([{ activeAt: start + ms, clearedAt: start + 5000 + ms }]);
  },
);

it.each([
  [{ bitPosition: 1 }, [0, 2, 1, 3, -1], [0, 1, 0, 1, 1]],
  [{ bitPosition: '3', bitOnZero: true }, [8, 0, 7, 15], [0, 1, 1, 0]],
  [{}, [true, false], [1, 0]],
  [{ bitPosition: 1 }, [2, 2.5, 0], [1, 1, 0]],
])('an alarm of the mode Bit follows a bit of its value: %o', async (settings, values, expected) => {
  const { write } = scene({ path: 'Word', alarms: [{ name: 'Bit', mode: 'Bit', ...settings }] });
  const seen: number[] = [];
  for (const value of values) seen.push((await write(value, 'Word')).length);
  expect(seen).toEqual(expected);
});
