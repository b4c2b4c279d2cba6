/** What alarms leave behind. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/contract/json.ts';
import type { AlarmEvent } from '../../../electron/gateway/alarms/event.ts';
import { stateOf } from '../../../electron/gateway/alarms/rows.ts';
import { scene, sceneOver, temperature } from './scene.ts';

const high: JsonObject = { name: 'High', mode: 'AboveValue', setpointA: 80 };
const olga = { by: 'olga', notes: 'on it' };
const states = ({ alarms }: ReturnType<typeof scene>) => alarms.events().map((event) => [event.id, stateOf(event)]);

/** A tag whose value stays what the plant says, over a restart too. */
const plant = (value: number, ...alarms: readonly JsonObject[]) => ({ ...temperature(...alarms), value });

/** What happened over all time, as far as it is wanted. */
const history = async (
  { journal, clock }: ReturnType<typeof scene>,
  most = 1000,
  wanted: (event: AlarmEvent) => boolean = () => true,
) => {
  const { entries, isCut } = await journal.between({
    start: 0,
    end: clock.now(),
    most,
    wanted: ({ event }) => wanted(event),
  });
  return { changes: entries.map(({ change, event }) => `${event.id} ${change}: ${stateOf(event)}`), isCut };
};

describe('a restart', () => {
  it('leaves an alarm that is still active the same event, as acknowledged as it was', async () => {
    const before = scene(plant(20, high));
    await before.write(85);
    const [first] = before.alarms.events();
    before.alarms.acknowledge(['event-1'], olga, () => undefined);
    before.clock.advance(60_000);
    const after = before.restart(plant(90, high));
    expect(after.alarms.active()).toEqual([{ ...first, ack: { ...olga, at: first?.activeAt } }]);
    expect(after.says('ActiveUnacknowledged').value).toBe(0);
  });

  it('clears what is over when the first good value says so, and leaves it while none does', () => {
    const before = scene(plant(85, high));
    before.clock.advance(5000);
    const lost = { ...plant(0, high), valueSource: 'expr', expression: '{[.]Gone}' };
    const between = before.restart(lost);
    expect(states(between)).toEqual([['event-1', 'Active, Unacknowledged']]);
    before.clock.advance(5000);
    const after = between.restart(plant(20, high));
    expect(states(after)).toEqual([['event-1', 'Cleared, Unacknowledged']]);
    expect(after.alarms.events()[0]?.clearedAt).toBe(after.clock.now());
  });

  it('clears what is no alarm any more, and begins anew what says something else', () => {
    const before = scene(plant(85, high, { ...high, name: 'Gone' }));
    const after = before.restart(plant(85, { ...high, priority: 'Critical' }));
    expect(states(after)).toEqual([
      ['event-1', 'Cleared, Unacknowledged'],
      ['event-2', 'Cleared, Unacknowledged'],
      ['event-3', 'Active, Unacknowledged'],
    ]);
  });

  it('forgets nothing of the last moment before it', async () => {
    const before = scene(plant(20, high));
    await before.write(85);
    await before.write(20);
    expect(states(before.restart(plant(20, high)))).toEqual([['event-1', 'Cleared, Unacknowledged']]);
  });
});

describe('the journal', () => {
  it('tells what happened in its order, each as it stood then', async () => {
    const opened = scene(plant(20, high));
    await opened.write(85);
    opened.clock.advance(1000);
    opened.alarms.acknowledge(['event-1'], olga, () => undefined);
    opened.clock.advance(1000);
    await opened.write(20);
    opened.clock.advance(1000);
    await opened.write(85);
    opened.clock.advance(1000);
    await opened.write(20);
    opened.clock.advance(1000);
    opened.alarms.acknowledge(['event-2'], olga, () => undefined);
    const all = [
      'event-1 active: Active, Unacknowledged',
      'event-1 acknowledged: Active, Acknowledged',
      'event-1 cleared: Cleared, Acknowledged',
      'event-2 active: Active, Unacknowledged',
      'event-2 cleared: Cleared, Unacknowledged',
      'event-2 acknowledged: Cleared, Acknowledged',
    ];
    expect(await history(opened)).toEqual({ changes: all, isCut: false });
    expect(await history(opened, 2)).toEqual({ changes: all.slice(-2), isCut: true });
    expect((await history(opened, 9, ({ id }) => id === 'event-1')).changes).toEqual(all.slice(0, 3));
  });

  it('tells all of a long time, which it reads a part at a time', async () => {
    const opened = scene({ path: 'Chatter', value: 0, alarms: [{ setpointA: 1 }] });
    for (let at = 0; at < 600; at += 1) {
      await opened.tags.write([{ path: '[default]Chatter', value: (at + 1) % 2 }], 'gateway');
      if (at % 3 === 0) opened.clock.advance(7);
    }
    const { changes, isCut } = await history(opened);
    expect([changes.length, new Set(changes).size, isCut]).toEqual([600, 600, false]);
  });

  it('keeps all of a flood that comes faster than it is written', () => {
    const { alarms, journal, store } = scene(plant(85, high));
    for (const event of alarms.events())
      for (let at = 0; at < 5300; at += 1) journal.note({ ...event, id: `flood-${at}` });
    alarms.acknowledge(['event-1'], olga, () => undefined);
    alarms.close();
    const kept = store.db.prepare('SELECT count(*), count(ack_at) FROM alarm_event').raw().get();
    expect(kept).toEqual([5301, 1]);
  });

  it('keeps nothing of an acknowledgement that the trail does not take', async () => {
    const opened = scene(plant(20, high));
    await opened.write(85);
    const full = (): never => {
      throw new Error('the disk is full');
    };
    expect(() => opened.alarms.acknowledge(['event-1'], olga, full)).toThrow('the disk is full');
    expect(states(opened.restart(plant(85, high)))).toEqual([['event-1', 'Active, Unacknowledged']]);
  });

  it('says once that it cannot write, and writes what waited as soon as it can', async () => {
    const opened = scene(plant(20, high));
    opened.store.db.pragma('query_only = 1');
    await opened.write(85);
    opened.clock.advance(20_000);
    expect(opened.log.lines.map(({ message }) => message)).toEqual(['What happens to alarms cannot be kept.']);
    opened.store.db.pragma('query_only = 0');
    opened.clock.advance(5000);
    expect(opened.log.lines.at(-1)?.message).toBe('What happens to alarms is kept again.');
    expect(opened.journal.held(10)).toHaveLength(1);
  });

  it('says how much could not wait while it could not write', async () => {
    const opened = scene(plant(20, high));
    await opened.write(85);
    opened.store.db.pragma('query_only = 1');
    for (const event of opened.alarms.events())
      for (let at = 0; at < 5300; at += 1) opened.journal.note({ ...event, id: `flood-${at}` });
    opened.store.db.pragma('query_only = 0');
    opened.clock.advance(600_000);
    const lines = opened.log.lines.filter(({ message }) => message === 'What happens to alarms is kept again.');
    expect(lines.map(({ details }) => details)).toEqual([{ lost: 301 }]);
    const kept = opened.store.db.prepare("SELECT count(*) FROM alarm_event WHERE id LIKE 'flood-%'").pluck().get();
    expect(kept).toBe(5000);
  });

  it('lets go of what is too old or too much, and of nothing that is active', async () => {
    const day = 86_400_000;
    const opened = sceneOver({ mostKept: 3 }, plant(20, high), { path: 'Still', value: 1, alarms: [{ setpointA: 1 }] });
    const chatter = async (): Promise<void> => {
      await opened.write(85);
      await opened.write(20);
    };
    await chatter();
    opened.clock.advance(3 * day);
    expect(opened.journal.held(10).map(({ id }) => id)).toEqual(['event-1']);
    for (let at = 0; at < 4; at += 1) await chatter();
    opened.clock.advance(day);
    expect(opened.journal.held(10).map(({ id }) => id)).toEqual(['event-1', 'event-4', 'event-5', 'event-6']);
  });
});
