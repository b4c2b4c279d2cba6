import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmBoard } from '../../../electron/contract/alarms.ts';
import type { Json } from '../../../electron/contract/json.ts';
import type { AlarmEvent } from '../../../electron/gateway/alarms/event.ts';
import { stateOf } from '../../../electron/gateway/alarms/rows.ts';
import { tagsOf } from '../../../electron/gateway/tags/definitions.ts';
import { scene, temperature } from './scene.ts';

describe('the alarms of tags', () => {
  it.each([
    [{ mode: 'AboveValue', setpointA: 80, deadband: 2 }, [79, 80, 78, 77], [0, 1, 1, 0]],
    [{ mode: 'AboveValue', setpointA: 80, inclusiveA: false }, [80, 81, 80], [0, 1, 0]],
    [{ mode: 'BelowValue', setpointA: 5, deadband: 1 }, [6, 5, 6, 7], [0, 1, 1, 0]],
    [{ mode: 'Equality', setpointA: 3 }, [2, 3, 4], [0, 1, 0]],
    [{ mode: 'Inequality', setpointA: 3 }, [3, 4, 3], [0, 1, 0]],
    [{ mode: 'BetweenValues', setpointA: 30, setpointB: 40, inclusiveB: false }, [30, 35, 40], [1, 1, 0]],
    [{ mode: 'OutsideValues', setpointA: 10, setpointB: 30, deadband: 1 }, [20, 30, 29, 28, 9], [0, 1, 1, 0, 1]],
  ])('are active as %o says', async (settings, values, expected) => {
    const { write } = scene(temperature({ name: 'High', ...settings }));
    const seen: number[] = [];
    for (const value of values) seen.push((await write(value)).length);
    expect(seen).toEqual(expected);
  });

  it('are events with an id, a source, a time and the value that made them', async () => {
    const { write, alarms, clock, says } = scene(
      temperature(
        {
          name: 'High',
          mode: 'AboveValue',
          setpointA: 80,
          priority: 'High',
          displayPath: 'Oven/Hot',
          notes: 'Open it',
        },
        { name: 'Very high', mode: 'AboveValue', setpointA: 90, priority: 'Critical' },
      ),
    );
    const at = clock.now();
    await write(95);
    expect(alarms.active()[0]).toEqual({
      id: 'event-1',
      source: 'prov:default:/tag:Line/Temp:/alm:High',
      displayPath: 'Oven/Hot',
      label: 'High',
      priority: 'High',
      notes: 'Open it',
      activeAt: at,
      value: 95,
      data: {},
      needsNotes: false,
      ackSignature: null,
      acksItself: false,
      wasShelved: false,
    });
    expect(says('Active')).toMatchObject({ value: 2, quality: { code: 'Good' } });
    expect(says('Highest').value).toBe('Critical');
    expect(says('Rows').value).toMatchObject([{ displayPath: 'Line/Temp/Very high' }, { displayPath: 'Oven/Hot' }]);
    await write(20);
    expect([says('Active').value, says('Highest').value]).toEqual([0, '']);
    expect(says('Rows').value).toMatchObject([
      { state: 'Cleared, Unacknowledged' },
      { state: 'Cleared, Unacknowledged' },
    ]);
  });

  it('wait for their delays, and start over where the value came back', async () => {
    const { write, alarms, clock } = scene(
      temperature({ mode: 'AboveValue', setpointA: 80, timeOnDelaySeconds: 5, timeOffDelaySeconds: 3 }),
    );
    await write(85);
    clock.advance(4000);
    await write(20);
    await write(85);
    clock.advance(4999);
    expect(alarms.active()).toEqual([]);
    await write(90);
    clock.advance(1);
    expect(alarms.active()).toMatchObject([{ value: 90 }]);
    await write(20);
    clock.advance(2999);
    expect(alarms.active()).toHaveLength(1);
    clock.advance(1);
    expect(alarms.active()).toEqual([]);
  });

  it('go on waiting when the project is read again, and forget no change', async () => {
    const late = { name: 'Late', mode: 'AboveValue', setpointA: 80, timeOnDelaySeconds: 10 };
    const entries = [temperature(late, { name: 'Moved', mode: 'AnyChange' })];
    const { write, alarms, clock } = scene(...entries);
    await write(85);
    for (let second = 0; second < 9; second += 1) {
      clock.advance(1000);
      alarms.take(tagsOf(entries).tags);
    }
    expect(alarms.active()).toEqual([]);
    clock.advance(1000);
    expect(alarms.active()).toMatchObject([{ displayPath: 'Line/Temp/Late', value: 85 }]);
    alarms.take(tagsOf([temperature({ ...late, timeOnDelaySeconds: 20 })]).tags);
    expect(alarms.active()).toEqual([]);
    clock.advance(20_000);
    expect(alarms.active()).toMatchObject([{ displayPath: 'Line/Temp/Late' }]);
  });

  it('stand as they last did while the value says nothing, and the tags say which one it is', async () => {
    const { write, says } = scene(
      {
        ...temperature({ name: 'High', mode: 'AboveValue', setpointA: 80 }, { name: 'Lost', mode: 'BadQuality' }),
        valueSource: 'expr',
        expression: 'if({[.]Raw} < 0, {[.]Gone}, {[.]Raw})',
      },
      { path: 'Line/Raw', dataType: 'Float8', value: 20 },
    );
    expect(await write(85, 'Line/Raw')).toEqual(['High']);
    expect(await write(-1, 'Line/Raw')).toEqual(['High', 'Lost']);
    const { value, quality } = says('Active');
    expect([value, quality.code]).toEqual([2, 'Uncertain_LastKnownValue']);
    expect(quality.reason).toContain('[default]Line/Temp stand as they last did');
    expect(await write(20, 'Line/Raw')).toEqual([]);
    expect(says('Active').quality.code).toBe('Good');
  });

  it('keep their events when the project is read again, where their settings stay', async () => {
    const high = { name: 'High', mode: 'AboveValue', setpointA: 80 };
    const { write, alarms } = scene(temperature(high));
    await write(85);
    alarms.take(tagsOf([temperature(high, { name: 'Hot', mode: 'AboveValue', setpointA: 70 })]).tags);
    expect(alarms.active().map(({ id }) => id)).toEqual(['event-1', 'event-2']);
    alarms.take(tagsOf([temperature({ ...high, setpointA: 84 })]).tags);
    expect(alarms.active().map(({ id }) => id)).toEqual(['event-3']);
    alarms.take([]);
    expect(alarms.active()).toEqual([]);
  });

  it('are acknowledged once, after the trail has it, and wait for it when they are over', async () => {
    const { write, alarms, says, clock } = scene(temperature({ mode: 'AboveValue', setpointA: 80 }));
    const states = (): readonly string[] => alarms.events().map(stateOf);
    const noted: (readonly AlarmEvent[])[] = [];
    const given = { by: 'olga', notes: '' };
    const acknowledge = (id: string): void => alarms.acknowledge([id, id], given, (events) => void noted.push(events));
    await write(85);
    expect(() =>
      alarms.acknowledge(['event-1'], given, () => {
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect([states(), says('ActiveUnacknowledged').value]).toEqual([['Active, Unacknowledged'], 1]);
    acknowledge('event-1');
    expect([states(), says('ActiveUnacknowledged').value]).toEqual([['Active, Acknowledged'], 0]);
    await write(20);
    await write(85);
    await write(20);
    expect(states()).toEqual(['Cleared, Acknowledged', 'Cleared, Unacknowledged']);
    acknowledge('event-1');
    acknowledge('event-2');
    expect(noted.map((events) => events.map(({ id }) => id))).toEqual([['event-1'], ['event-2']]);
    expect(alarms.events()[1]?.ack).toEqual({ by: 'olga', notes: '', at: clock.now() });
    expect(says('Rows').value).toEqual([]);
  });

  it('are all left as they were where one is not there or wants a note', async () => {
    const { write, alarms } = scene(
      temperature(
        { name: 'Any', mode: 'AboveValue', setpointA: 80 },
        { name: 'Strict', mode: 'AboveValue', setpointA: 80, ackNotesReqd: true },
      ),
    );
    await write(85);
    const noted = (): never => expect.unreachable('nothing is acknowledged');
    const by = { by: 'olga', notes: ' ' };
    expect(() => alarms.acknowledge(['event-1', 'gone'], by, noted)).toThrow('There is no event gone of an alarm');
    expect(() => alarms.acknowledge(['event-1', 'event-2'], by, noted)).toThrow(
      'Line/Temp/Strict is acknowledged with a note',
    );
    expect(alarms.events().every(({ ack }) => ack === undefined)).toBe(true);
  });

  it('need no person where their settings say so', async () => {
    const { write, alarms } = scene(
      temperature(
        { name: 'Auto', mode: 'AboveValue', setpointA: 80, ackMode: 'Auto' },
        { name: 'Unused', mode: 'AboveValue', setpointA: 80, ackMode: 'Unused' },
      ),
    );
    await write(85);
    expect(alarms.events().map(stateOf)).toEqual(['Active, Unacknowledged', 'Active, Acknowledged']);
    await write(20);
    expect(alarms.events().map(stateOf)).toEqual(['Cleared, Acknowledged', 'Cleared, Acknowledged']);
  });

  it('stand while their value or set point is a number that is none', async () => {
    const alarm = (name: string, setpointA: Json) => ({ name, mode: 'AboveValue', setpointA });
    const { write, says } = scene(
      {
        ...temperature(alarm('High', 80), alarm('Bound', { bindType: 'Expression', value: 'sqrt({[.]Raw})' })),
        valueSource: 'expr',
        expression: 'log({[.]Raw}) * 100',
      },
      { path: 'Line/Raw', dataType: 'Float8', value: 9 },
    );
    expect(await write(10, 'Line/Raw')).toEqual(['High', 'Bound']);
    for (const none of [-1, 0]) {
      expect(await write(none, 'Line/Raw')).toEqual(['High', 'Bound']);
      expect(says('Active').quality.code).not.toBe('Good');
    }
    expect(await write(1, 'Line/Raw')).toEqual([]);
  });

  it('go by what their set points are bound to, and stand while that is not known', async () => {
    const { write, says } = scene(
      temperature(
        { name: 'High', mode: 'AboveValue', setpointA: { bindType: 'Tag', value: '[.]Limit' } },
        {
          name: 'Band',
          mode: 'OutsideValues',
          setpointA: '10',
          setpointB: { bindType: 'Expression', value: '{[~]Line/Limit} + 5' },
        },
      ),
      {
        path: 'Line/Limit',
        dataType: 'Float8',
        valueSource: 'expr',
        expression: 'if({[.]Raw} < 0, {[.]Gone}, {[.]Raw})',
      },
      { path: 'Line/Raw', dataType: 'Float8', value: 80 },
    );
    expect(await write(82)).toEqual(['High']);
    expect(await write(86)).toEqual(['High', 'Band']);
    expect(await write(90, 'Line/Raw')).toEqual([]);
    expect(await write(60, 'Line/Raw')).toEqual(['High', 'Band']);
    expect(await write(-1, 'Line/Raw')).toEqual(['High', 'Band']);
    expect(says('Active').quality.reason).toMatch(/its setpoint[AB] is Bad_NotFound/);
    expect(await write(3, 'Line/Raw')).toEqual(['High', 'Band']);
    expect(says('Active').quality.reason).toContain('the second set point is below the first one');
  });

  it('of the mode OnCondition go by their expression alone', async () => {
    const { write, alarms } = scene(
      temperature({
        name: 'Runs dry',
        mode: 'OnCondition',
        activeCondition: { bindType: 'Expression', value: '{[.]Pump} && {[.]Level} < 5' },
      }),
      { path: 'Line/Pump', dataType: 'Boolean', value: false },
      { path: 'Line/Level', dataType: 'Float8', value: 3 },
    );
    expect(await write(90)).toEqual([]);
    expect(await write(true, 'Line/Pump')).toEqual(['Runs dry']);
    expect(alarms.active()).toMatchObject([{ value: 90 }]);
    expect(await write(7, 'Line/Level')).toEqual([]);
  });

  it('of the mode AnyChange are over at once, each change an event of its own', async () => {
    const { write, alarms } = scene(temperature({ name: 'Moved', mode: 'AnyChange' }));
    expect(await write(20)).toEqual([]);
    for (const value of [21, 21, 22]) expect(await write(value)).toEqual([]);
    expect(alarms.events().map((event) => [event.value, stateOf(event)])).toEqual([
      [21, 'Cleared, Unacknowledged'],
      [22, 'Cleared, Unacknowledged'],
    ]);
  });

  it('that chatter leave the active ones where they are', async () => {
    const { tags, alarms } = scene(
      { path: 'Still', value: 1, alarms: [{ name: 'Still', setpointA: 1 }] },
      { path: 'Chatter', value: 0, alarms: [{ setpointA: 1 }] },
    );
    for (let at = 0; at < 10_100; at += 1)
      await tags.write([{ path: '[default]Chatter', value: (at + 1) % 2 }], 'gateway');
    expect(alarms.events()).toHaveLength(5000);
    expect(alarms.active().map(({ id }) => id)).toEqual(['event-1']);
  });

  it.each([
    [{ name: 'A', mode: 'OnCondition' }, 'alarm A: activeCondition is not there'],
    [{ name: 'A', mode: 'BitState' }, 'alarm A: mode'],
    [
      { name: 'A', setpointA: { bindType: 'Query', value: 'x' } },
      'alarm A: setpointA is neither a number that it can be',
    ],
    [{ name: 'A', setpointA: { bindType: 'Expression', value: '1 +' } }, 'alarm A: setpointA'],
    [{ name: 'A', ackMode: { bindType: 'Tag', value: '[.]Mode' } }, 'alarm A: ackMode'],
    [{ name: 'A', mode: 'BetweenValues', setpointA: 5, setpointB: 4 }, 'The second set point is below the first one'],
    [{ name: 'A', mode: 'Inequality', deadband: 1 }, 'would never end'],
    [{ name: 'A', mode: 'Bit', bitPosition: 64 }, 'alarm A: bitPosition is more than 63'],
    [{ name: 'A', Mdoe: 'Bit' }, 'the setting Mdoe is not done. The alarm is not there'],
    [{ name: 'A', setPointA: 3 }, 'the setting setPointA is not done. The alarm is not there'],
    [{ name: 'A', timeOnDelaySecs: 3 }, 'the setting timeOnDelaySecs is not done. The alarm is not there'],
    [{ name: 'A', enabled: 'sometimes' }, 'enabled '],
    [{ name: 'A', deadband: -1 }, 'deadband '],
    [{ name: 'A', timeOnDelaySeconds: -1 }, 'timeOnDelaySeconds '],
    [{ name: 'A', priority: 'Urgent' }, 'priority '],
  ])('that are not understood are named and not there: %o', (entry, words) => {
    const { problems, definitions } = scene(temperature(entry, { name: 'B' }));
    expect(problems.join()).toContain(words);
    expect(definitions[0]?.alarms.map(({ name }) => name)).toEqual(['B']);
  });

  it('that name pipelines are there, and it is named that nobody is sent a message', () => {
    const { problems, definitions } = scene(
      temperature({ name: 'A', activePipeline: 'Night/Call' }, { name: 'B', activePipeline: '', ackPipeline: '' }),
    );
    expect(definitions[0]?.alarms.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(problems).toEqual([
      expect.stringContaining(
        'alarm A: the pipeline of one that is active (activePipeline) is not run: nobody is sent',
      ),
    ]);
  });

  it('come in a flood as one refresh a frame', async () => {
    const path = (at: number): string => `Flood/T${at}`;
    const numbers = Array.from({ length: 100 }, (_, at) => at);
    const { tags, clock, says } = scene(
      ...numbers.map((at) => ({ path: path(at), value: 0, alarms: [{ mode: 'AboveValue', setpointA: 1 }] })),
    );
    says('Active');
    const before = clock.waiting();
    let refreshes = -1;
    const stop = tags.tag('[System]Alarms/Rows').subscribe(() => (refreshes += 1));
    await tags.write(
      numbers.map((at) => ({ path: `[default]${path(at)}`, value: 2 })),
      'gateway',
    );
    // One for the tags, one for tables, and one that keeps all of it.
    expect([refreshes, clock.waiting() - before]).toEqual([0, 3]);
    expect(says('Active').value).toBe(100);
    expect(refreshes).toBe(1);
    stop();
  });

  it('HM-20 come to tables in steps, those that are shelved or out of service apart', async () => {
    const numbers = Array.from({ length: 100 }, (_, at) => at);
    const high = { mode: 'AboveValue', setpointA: 1 };
    const { tags, clock, board, alarms } = scene(
      ...numbers.map((at) => ({ path: `T${at}`, value: 0, alarms: [high] })),
      {
        path: 'Aside',
        value: 2,
        alarms: [
          { ...high, name: 'Shelved' },
          { ...high, name: 'Resting', enabled: false },
        ],
      },
    );
    alarms.shelve({ patterns: ['Aside/*'] }, { by: 'olga', seconds: 60 }, () => undefined);
    const told: unknown[] = [];
    const stop = board.subscribe(({ value }) => told.push(value));
    for (const at of numbers) {
      await tags.write([{ path: `[default]T${at}`, value: 2 }], 'gateway');
      clock.advance(10);
    }
    clock.advance(250);
    expect(told.length).toBeLessThan(7);
    const last = alarmBoard.parse(told.at(-1));
    expect([last.events.length, last.more]).toEqual([100, 0]);
    expect(last.shelved).toMatchObject([{ displayPath: 'Aside/Shelved', by: 'olga', state: 'Active, Unacknowledged' }]);
    expect(last.outOfService).toMatchObject([{ displayPath: 'Aside/Resting' }]);
    expect(last.people).toEqual({ olga: 'OLGA (olga)' });
    stop();
  });

  it('names the most urgent that nobody acknowledged for the banner, however many others are more urgent', async () => {
    const numbers = Array.from({ length: 501 }, (_, at) => at);
    const high = { name: 'High', mode: 'AboveValue', setpointA: 1 };
    const { alarms, clock, board, write } = scene(
      ...numbers.map((at) => ({ path: `T${at}`, value: 2, alarms: [{ ...high, priority: 'Critical' }] })),
      { path: 'Small', value: 0, alarms: [{ ...high, priority: 'Low' }] },
    );
    const ids = alarms.events().map(({ id }) => id);
    alarms.acknowledge(ids.slice(1), { by: 'olga', notes: '' }, () => undefined);
    await write(2, 'Small');
    clock.advance(250);
    expect(board.peek().waiting).toMatchObject({ event: { id: ids[0] }, more: 1 });
    alarms.acknowledge(ids, { by: 'olga', notes: '' }, () => undefined);
    clock.advance(250);
    expect(board.peek().value.events.some(({ displayPath }) => displayPath.startsWith('Small'))).toBe(false);
    expect(board.peek().waiting).toMatchObject({ event: { priority: 'Low', ack: null }, more: 0 });
  });

  it('never end within the dead band and never begin below the set point', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 60, max: 100 }), { maxLength: 20 }), async (values) => {
        const { write } = scene(temperature({ mode: 'AboveValue', setpointA: 80, deadband: 5 }));
        let expected = false;
        for (const value of values) {
          expected = value >= 80 || (expected && value >= 75);
          expect((await write(value)).length === 1).toBe(expected);
        }
      }),
      { numRuns: 30 },
    );
  });
});
