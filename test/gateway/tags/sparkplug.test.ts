import type { JsonObject } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { columnsOf, datasetValue, dateValue } from '../../../electron/contract/values.ts';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { readDataSet, readPayload, writeCommand } from '../../../electron/gateway/tags/providers/sparkplug/codec.ts';
import { openInbox } from '../../../electron/gateway/tags/providers/sparkplug/inbox.ts';
import type { MessageTopic } from '../../../electron/gateway/tags/providers/sparkplug/topics.ts';
import { sentValue } from '../../../electron/gateway/tags/providers/sparkplug/sending.ts';
import { readValue } from '../../../electron/gateway/tags/providers/sparkplug/types.ts';
import { swiftClock, testClock } from '../../support/clock.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { startMosquitto, type Mosquitto } from '../../support/plant/startMosquitto.ts';
import { payloadOf, startNode, type SparkplugNode } from '../../support/plant/sparkplugNode.ts';
import { until } from '../../support/until.ts';

let broker: Mosquitto;
const address = (): string => `mqtt://127.0.0.1:${broker.port}`;
beforeAll(async () => {
  broker = await startMosquitto();
});
afterAll(() => broker.remove());

/** A provider that listens already. */
async function open(settings: object = {}): Promise<TagProvider> {
  const entry = { kind: 'sparkplug', broker: address(), timeout: 2500, keepalive: 1, rebirthInterval: 1, ...settings };
  const provider = openTestProvider(entry, { name: 'edge', clock: swiftClock() });
  await until(() => expect(provider.status().connection).toBe('connected'));
  return provider;
}

async function node(name: string, more: object = {}): Promise<SparkplugNode> {
  const started = await startNode({ url: address(), name, ...more });
  onTestFinished(() => started.die());
  return started;
}

const temp = (value: number): JsonObject => ({ name: 'Temp', alias: '1', datatype: 10, doubleValue: value });

const good = { code: 'Good' };

describe('values of Sparkplug', () => {
  const noSet = (): never => {
    throw new Error('no data set');
  };

  it('come back as they were sent', () => {
    const any = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8).chain((type) => {
      const bits = 8 * 2 ** ((type - 1) % 4);
      const [min, max] =
        type < 5 ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n] : [0n, 2n ** BigInt(bits) - 1n];
      return fc.tuple(fc.constant(type), fc.bigInt({ min, max }), fc.boolean());
    });
    fc.assert(
      fc.property(any, ([type, whole, isLong]) => {
        const number = Number(whole);
        const value = Number.isSafeInteger(number) ? number : whole.toString();
        const command = sentValue(type, value, isLong);
        if ('refused' in command) throw new Error(command.refused);
        const [metric] = readPayload(writeCommand('N', type, command.sent, 5)).metrics;
        if (metric?.value === undefined) throw new Error('nothing was sent');
        expect(readValue(type, metric.value, noSet)).toEqual({ value });
        expect(metric).toMatchObject({ name: 'N', type, timestamp: 5 });
      }),
    );
  });

  it('of lists, bytes and data sets come back as they were sent', () => {
    const whole = (min: number, max: number) => fc.array(fc.integer({ min, max }), { maxLength: 20 });
    const text = fc.string({ unit: 'binary', maxLength: 10 }).map((one) => one.replaceAll('\0', ''));
    const day = fc.integer({ min: -8e14, max: 8e14 }).map(dateValue);
    const lists: Readonly<Record<number, fc.Arbitrary<readonly Json[]>>> = {
      17: whole(-128, 127),
      22: whole(-128, 127),
      23: whole(-32_768, 32_767),
      24: whole(-(2 ** 31), 2 ** 31 - 1),
      25: whole(-(2 ** 53) + 1, 2 ** 53 - 1),
      26: whole(0, 255),
      27: whole(0, 65_535),
      28: whole(0, 2 ** 32 - 1),
      29: whole(0, 2 ** 53 - 1),
      30: fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 20 }),
      31: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 20 }),
      32: fc.array(fc.boolean(), { maxLength: 20 }),
      33: fc.array(text, { maxLength: 20 }),
      34: fc.array(day, { maxLength: 20 }),
    };
    const rows = fc
      .tuple(
        fc.array(fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), { minLength: 3, maxLength: 3 }),
        fc.array(fc.option(text), { minLength: 3, maxLength: 3 }),
        fc.array(fc.option(day), { minLength: 3, maxLength: 3 }),
      )
      .map(([a, b, c]) =>
        datasetValue([
          { name: 'a', type: 'Integer', data: a },
          { name: 'b', type: 'String', data: b },
          { name: 'c', type: 'Date', data: c },
        ]),
      );
    const any = fc.oneof(
      ...Object.entries(lists).map(([type, list]) => fc.tuple(fc.constant(Number(type)), list)),
      fc.tuple(fc.constant(16), rows),
    );
    fc.assert(
      fc.property(any, ([type, value]) => {
        const command = sentValue(type, value, false);
        if ('refused' in command) throw new Error(command.refused);
        const [metric] = readPayload(writeCommand('N', type, command.sent, 5)).metrics;
        if (metric?.value === undefined) throw new Error('nothing was sent');
        const read = readValue(type, metric.value, readDataSet);
        expect(read).toEqual({ value: command.wanted });
        // Signed zeros are one number to whoever reads JSON.
        expect(JSON.stringify(read)).toBe(JSON.stringify({ value }));
      }),
    );
  });

  it('are refused where they do not fit', () => {
    expect(sentValue(24, [1, 2.5], false)).toEqual({ refused: 'is a list, each value of which takes whole numbers' });
    expect(sentValue(26, [256], false)).toMatchObject({ refused: expect.stringContaining('from 0 to 255') });
    expect(sentValue(31, 5, false)).toEqual({ refused: 'takes lists' });
    expect(sentValue(31, [null], false)).toMatchObject({ refused: expect.stringContaining('no empty value') });
    expect(sentValue(33, ['a\0b'], false)).toMatchObject({ refused: expect.stringContaining('NUL') });
    expect(
      sentValue(
        31,
        Array.from({ length: 100_001 }, () => 1),
        false,
      ),
    ).toEqual({ refused: 'takes 100000 values at most' });
    expect(sentValue(17, [300], false)).toMatchObject({ refused: expect.stringContaining('from -128 to 255') });
    expect(sentValue(17, [255], false)).toMatchObject({ wanted: [-1] });
    expect(sentValue(16, 'text', false)).toEqual({ refused: 'takes datasets' });
    const mixed = datasetValue([{ name: 'x', type: 'Object', data: [1] }]);
    expect(sentValue(16, mixed, false)).toEqual({ refused: 'takes no dataset with a column of Object (x)' });
    expect(sentValue(20, 1, false)).toEqual({ refused: 'is of the type 20, which no value has' });
    expect(sentValue(12, 'x'.repeat(1_000_001), false)).toMatchObject({ refused: expect.stringContaining('at most') });
    expect(sentValue(1, 200, false)).toEqual({ refused: 'takes whole numbers from -128 to 127' });
    expect(sentValue(5, 256, false)).toEqual({ refused: 'takes whole numbers from 0 to 255' });
    expect(sentValue(8, '18446744073709551616', false)).toMatchObject({ refused: expect.stringContaining('to 18446') });
    expect(sentValue(9, 1e300, false)).toEqual({ refused: 'takes numbers of 4 bytes, up to 3.4028235e38' });
    expect(sentValue(19, 1, false)).toEqual({
      refused: 'is a template: the members of an instance are written one by one',
    });
    expect(readValue(5, { in: 'int', value: 300 }, noSet)).toMatchObject({ code: 'Bad_OutOfRange' });
    expect(readValue(11, { in: 'int', value: 1 }, noSet)).toMatchObject({ code: 'Bad_Unsupported' });
  });

  it('are never read of bytes that are none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          for (const { type = 0, value } of readPayload(bytes).metrics)
            if (value !== undefined) readValue(type, value, () => ({ names: [], types: [], rows: [] }));
        } catch (error) {
          expect(error).toMatchObject({ name: 'Unreadable' });
        }
      }),
    );
  });
});

describe('the inbox of nodes', () => {
  /** An inbox in which each message takes some steps of a millisecond; what was done between two rests. */
  function inbox(steps: number): {
    readonly say: (kind: MessageTopic['kind'], node: string) => void;
    readonly rounds: string[][];
    readonly advance: (ms: number) => void;
    readonly overruns: string[];
  } {
    const clock = testClock();
    let spent = 0;
    let round: string[] = [];
    const rounds: string[][] = [];
    const overruns: string[] = [];
    const opened = openInbox({
      clock: { ...clock, monotonic: () => clock.monotonic() + spent },
      *apply({ topic: { kind, node: name } }) {
        round.push(`${kind} ${name}`);
        for (let step = 0; step < steps; step += 1) {
          spent += 1;
          yield;
        }
      },
      overrun: ({ node: name }) => overruns.push(name),
      done: () => {
        rounds.push(round);
        round = [];
      },
    });
    return {
      say: (kind, name) =>
        opened.take({ topic: { kind, group: 'G', node: name, device: undefined }, payload: Buffer.alloc(1) }),
      rounds,
      advance: clock.advance,
      overruns,
    };
  }

  it('rests after eight milliseconds, and gives each node its turn', () => {
    const { say, rounds, advance } = inbox(4);
    for (let at = 0; at < 3; at += 1) for (const name of ['a', 'b']) say('NDATA', name);
    advance(1000);
    expect(rounds.flat()).toEqual(['NDATA a', 'NDATA b', 'NDATA a', 'NDATA b', 'NDATA a', 'NDATA b']);
    expect(Math.max(...rounds.map(({ length }) => length))).toBe(2);
    const long = inbox(100);
    long.say('NDATA', 'a');
    long.advance(1000);
    expect(long.rounds.length).toBeGreaterThan(10);
  });

  it('hears a node that is born again and again once a second, and others meanwhile', () => {
    const { say, rounds, advance } = inbox(1);
    for (let at = 0; at < 30; at += 1) {
      say('NBIRTH', 'storm');
      say('NDATA', 'storm');
      say('NDATA', 'calm');
      advance(100);
    }
    const all = rounds.flat();
    expect([3, 4]).toContain(all.filter((one) => one === 'NBIRTH storm').length);
    expect(all.filter((one) => one === 'NDATA calm')).toHaveLength(30);
  });

  it('throws away what waits of a node that says more than can wait, and says so', () => {
    const { say, rounds, advance, overruns } = inbox(0);
    for (let at = 0; at < 5001; at += 1) say('NDATA', 'loud');
    say('NDATA', 'calm');
    advance(1000);
    expect(overruns).toEqual(['loud']);
    expect(rounds.flat()).toEqual(['NDATA calm']);
  });

  it('holds no more small messages of many nodes than it holds of large ones', () => {
    const { say, overruns } = inbox(0);
    for (let at = 0; at < 260_000; at += 1) say('NDATA', `node ${at % 1000}`);
    expect(overruns.length).toBeGreaterThan(0);
  });
});

describe('a Sparkplug provider', () => {
  it('shows metrics of every type as Ignition has them, with what their node says of them', async () => {
    const provider = await open();
    const edge = await node('types');
    const metrics: Record<string, readonly [metric: object, value: unknown, code?: string]> = {
      Small: [{ datatype: 1, intValue: 251 }, -5],
      Short: [{ datatype: 2, intValue: 4_294_967_291 }, -5],
      Int: [{ datatype: 3, intValue: 4_294_967_291 }, -5],
      Long: [{ datatype: 4, longValue: '18446744073709551611' }, -5],
      Far: [{ datatype: 8, longValue: '18446744073709551615' }, '18446744073709551615'],
      Unsigned: [{ datatype: 7, longValue: '4294967295' }, 4_294_967_295],
      Single: [{ datatype: 9, floatValue: 1.5 }, 1.5],
      NaN: [{ datatype: 10, doubleValue: 'NaN' }, null, 'Bad'],
      Flag: [{ datatype: 11, booleanValue: true }, true],
      Text: [{ datatype: 12, stringValue: 'Größe' }, 'Größe'],
      Wide: [{ datatype: 12, stringValue: 'x'.repeat(1_000_001) }, null, 'Bad_OutOfRange'],
      Day: [{ datatype: 13, longValue: '1767225600000' }, dateValue(1_767_225_600_000)],
      Bytes: [{ datatype: 17, bytesValue: Buffer.from([1, 255]).toString('base64') }, [1, -1]],
      List: [{ datatype: 23, bytesValue: Buffer.from([1, 0, 254, 255]).toString('base64') }, [1, -2]],
      Flags: [
        { datatype: 32, bytesValue: Buffer.from([3, 0, 0, 0, 0b1010_0000]).toString('base64') },
        [true, false, true],
      ],
      Texts: [{ datatype: 33, bytesValue: Buffer.from('a\0b\0').toString('base64') }, ['a', 'b']],
      Nothing: [{ datatype: 10, isNull: true }, null],
      Template: [{ datatype: 19, templateValue: { version: '1' } }, null, 'Bad_Unsupported'],
      Other: [{ datatype: 10, stringValue: 'x' }, null, 'Bad_Unsupported'],
      'In/Folders/Stale': [
        {
          datatype: 3,
          intValue: 4,
          properties: {
            keys: ['Quality', 'engUnit'],
            values: [
              { type: 3, intValue: 500 },
              { type: 12, stringValue: 'bar' },
            ],
          },
        },
        4,
        'Bad_Stale',
      ],
    };
    const table = {
      datatype: 16,
      datasetValue: {
        numOfColumns: '2',
        columns: ['a', 'b'],
        types: [3, 12],
        rows: [{ elements: [{ intValue: 1 }, { stringValue: 'x' }] }],
      },
    };
    const followed = Object.keys(metrics).map((name) => [name, follow(provider, `Plant/types/${name}`).now] as const);
    const rows = follow(provider, 'Plant/types/Table').now;
    const missing = follow(provider, 'Plant/types/Missing').now;
    expect(missing().quality).toMatchObject({ code: 'Uncertain_InitialValue' });
    await edge.birth([
      ...Object.entries(metrics).map(([name, [metric]], at) => ({
        name,
        alias: String(at + 1),
        timestamp: '1767225600000',
        ...metric,
      })),
      { name: 'Table', ...table },
    ]);
    await until(() => expect(missing().quality).toMatchObject({ code: 'Bad_NotFound' }));
    for (const [name, now] of followed)
      expect(now(), name).toMatchObject({
        value: metrics[name]?.[1],
        quality: { code: metrics[name]?.[2] ?? 'Good' },
        timestamp: 1_767_225_600_000,
      });
    expect(columnsOf(rows().value)).toEqual([
      { name: 'a', type: 'Integer', data: [1] },
      { name: 'b', type: 'String', data: ['x'] },
    ]);
    expect(provider.describe('Plant/types/In/Folders/Stale')).toMatchObject({ engUnit: 'bar', dataType: 'Int4' });
    expect((await provider.browse('Plant/types/In')).map(({ path }) => path)).toEqual(['Plant/types/In/Folders']);
    expect((await provider.browse('Plant/types')).find(({ name }) => name === 'Text')).toMatchObject({
      dataType: 'String',
      tagType: 'AtomicTag',
    });
    for (const folder of ['Nowhere', 'Plant/#'])
      await expect(provider.browse(folder)).rejects.toThrow('has heard of nothing');
    expect(provider.tag('Plant/types')).toBeUndefined();
  });

  it('takes no value of another type than was declared, and none that two metrics may mean', async () => {
    const edge = await node('odd');
    const birth = () =>
      edge.birth([
        { name: 'Count', alias: '1', datatype: 3, intValue: 5 },
        { name: 'Note', alias: '2', datatype: 12, stringValue: 'a' },
        { name: 'First', alias: '3', datatype: 3, intValue: 1 },
        { name: 'Second', alias: '3', datatype: 3, intValue: 2 },
        { name: 'Twice', alias: '4', datatype: 3, intValue: 1 },
        { name: 'Twice', alias: '5', datatype: 3, intValue: 2 },
      ]);
    edge.hear = () => void birth();
    const provider = await open();
    const [count, note, first, second, twice] = ['Count', 'Note', 'First', 'Second', 'Twice'].map(
      (name) => follow(provider, `Plant/odd/${name}`).now,
    );
    await until(() => expect(count?.()).toMatchObject({ value: 5, quality: good }));
    const two = (what: string) => ({
      value: null,
      quality: {
        code: 'Bad_Unsupported',
        reason: `the node declared two metrics of ${what}: which one it speaks of is not known`,
      },
    });
    expect([first?.(), second?.(), twice?.()]).toMatchObject([
      two('the alias 3'),
      two('the alias 3'),
      two('the name Twice'),
    ]);
    await edge.data([
      { alias: '3', intValue: 9 },
      { alias: '4', intValue: 9 },
      { alias: '2', datatype: 14, stringValue: 'b' },
      { alias: '1', datatype: 7, intValue: 4_294_967_295 },
    ]);
    await until(() => expect(note?.()).toMatchObject({ value: 'b', quality: good }));
    expect([first?.(), second?.(), twice?.()]).toMatchObject([
      two('the alias 3'),
      two('the alias 3'),
      two('the name Twice'),
    ]);
    expect(count?.()).toMatchObject({
      value: null,
      quality: {
        code: 'Bad_Unsupported',
        reason: 'the node says a value of the type UInt32, and declared Int32 at its birth',
      },
    });
    await edge.birth([{ name: 'Count', alias: '1', datatype: 7, intValue: 4_294_967_295 }]);
    await until(() => expect(count?.()).toMatchObject({ value: 4_294_967_295, quality: good }));
    await until(() => expect(first?.().quality.code).toBe('Bad_NotFound'));
  });

  it('asks a node that is looked through and was never heard of', async () => {
    const edge = await node('silent');
    edge.hear = () => void edge.birth([temp(20)]);
    const provider = await open();
    expect((await provider.browse('Plant/silent')).map(({ name }) => name)).toEqual(['Temp']);
  });

  it('asks a node of which it knows nothing, and follows its devices until they are gone', async () => {
    const edge = await node('line');
    const say = async (): Promise<void> => {
      await edge.birth([temp(20)]);
      await edge.deviceBirth('Press', [{ name: 'Force/Max', alias: '2', datatype: 3, intValue: 7 }]);
    };
    edge.hear = (_topic, { name }) => void (name === 'Node Control/Rebirth' ? say() : undefined);
    await edge.birth([temp(19)]);
    const provider = await open();
    const [read] = await provider.read(['Plant/line/Temp']);
    expect(read).toMatchObject({ value: 20, quality: good });
    const tag = follow(provider, 'Plant/line/Temp').now;
    const force = follow(provider, 'Plant/line/Press/Force/Max').now;
    await until(() => expect(force()).toMatchObject({ value: 7, quality: good }));
    expect((await provider.browse('Plant/line')).map(({ name }) => name)).toEqual(['Press', 'Temp']);
    await edge.data([{ alias: '2', intValue: 8 }], 'Press');
    await edge.data([{ alias: '1', doubleValue: 5, isHistorical: true }]);
    await edge.data([{ alias: '1', isNull: true }]);
    await until(() => expect(tag()).toMatchObject({ value: null, quality: good }));
    expect(force()).toMatchObject({ value: 8, quality: good });
    await edge.deviceDeath('Press');
    await until(() =>
      expect(force()).toMatchObject({
        value: 8,
        quality: { code: 'Bad_Stale', reason: 'the node says that the device is gone' },
      }),
    );
    await edge.data([temp(21)]);
    await until(() => expect(tag()).toMatchObject({ value: 21, quality: good }));
    // One that dies takes all that it has along.
    await edge.die();
    await until(() =>
      expect(tag()).toMatchObject({ value: 21, quality: { code: 'Bad_Stale', reason: 'the node is gone' } }),
    );
    const [refused] = await provider.write([{ path: 'Plant/line/Temp', value: 1 }], 'gateway');
    expect(refused).toEqual({ code: 'Bad_Stale', reason: 'Nothing was written: the node is gone.' });
  });

  it('believes nothing of a node whose messages are lost or unreadable, until it has said everything anew', async () => {
    const begun = performance.now();
    const provider = await open();
    const edge = await node('gaps');
    const { now, seen } = follow(provider, 'Plant/gaps/Temp');
    await edge.birth([temp(1)]);
    await until(() => expect(now()).toMatchObject({ value: 1, quality: good }));
    edge.lose();
    await edge.data([temp(2)]);
    const lost = 'messages of the node were lost: number 2 came in the place of 1';
    await until(() => expect(now()).toMatchObject({ value: 1, quality: { code: 'Bad_Stale', reason: lost } }));
    // However much it says, it is asked once in the interval.
    for (let at = 0; at < 20; at += 1) await edge.data([temp(3)]);
    expect(edge.commands.length).toBeLessThanOrEqual(2 + (performance.now() - begun) / 200);
    let value = 10;
    edge.hear = () => void edge.birth([temp(value)]);
    await until(() => expect(now()).toMatchObject({ value: 10, quality: good }));
    expect(seen.map((one) => one.value)).not.toContain(3);
    const faults = [
      [() => edge.data([{ alias: '99', doubleValue: 1 }]), 'the node says a value of the alias 99'],
      [() => edge.raw('NDATA', Buffer.from([0xff, 0xff, 0xff])), 'cannot be read: it is none of Sparkplug B'],
      [() => edge.data([temp(1)], 'Unknown'), 'the node says values of Unknown, and never what this device has'],
    ] as const;
    for (const [commit, reason] of faults) {
      value += 1;
      await commit();
      await until(() => expect(now()).toMatchObject({ value, quality: good }));
      expect(seen.map(({ quality }) => quality.reason)).toContainEqual(expect.stringContaining(reason));
    }
    // A death of an earlier session comes late.
    await edge.raw('NDEATH', payloadOf({ metrics: [{ name: 'bdSeq', datatype: 8, longValue: '6' }] }));
    await edge.data([temp(20)]);
    await until(() => expect(now()).toMatchObject({ value: 20, quality: good }));
    expect(seen.map(({ quality: { reason } }) => reason)).not.toContain('the node is gone');
  });

  it('shows instances of templates as folders with their members, which are followed and written', async () => {
    const provider = await open();
    const edge = await node('udt');
    const motor = (name: string, members: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
      name,
      datatype: 19,
      templateValue: { templateRef: 'Motor', isDefinition: false, metrics: [...members] },
      ...more,
    });
    edge.hear = (_topic, metric) => {
      // A node says what it took as it was told.
      if (metric['name'] === 'Hall/M1') void edge.data([metric as JsonObject]);
    };
    const speed = {
      name: 'Speed',
      datatype: 10,
      doubleValue: 5,
      properties: { keys: ['engUnit'], values: [{ type: 12, stringValue: 'rpm' }] },
    };
    const [first, inner, list, rows, odd, own, definition] = [
      'Hall/M1/Speed',
      'Hall/M1/Drive/Set',
      'Hall/M1/Limits',
      'Hall/M1/Table',
      'Hall/M1/Odd',
      'Hall/M1',
      '_types_/Motor',
    ].map((name) => follow(provider, `Plant/udt/${name}`).now);
    await edge.birth([
      {
        name: '_types_/Motor',
        datatype: 19,
        templateValue: { isDefinition: true, metrics: [{ name: 'Speed', datatype: 10 }] },
      },
      motor(
        'Hall/M1',
        [
          speed,
          motor('Drive', [{ name: 'Set', datatype: 3, intValue: 1 }]),
          { name: 'Limits', datatype: 24, bytesValue: Buffer.from([1, 0, 0, 0]).toString('base64') },
          { name: 'Table', datatype: 16, isNull: true },
          { name: 'Odd', datatype: 20, intValue: 1 },
        ],
        { alias: '1', timestamp: '1767225600000' },
      ),
    ]);
    await until(() => expect(first?.()).toMatchObject({ value: 5, quality: good, timestamp: 1_767_225_600_000 }));
    expect(inner?.()).toMatchObject({ value: 1, quality: good });
    expect(list?.()).toMatchObject({ value: [1], quality: good });
    expect(odd?.().quality).toMatchObject({ code: 'Bad_Unsupported', reason: 'no value has the type 20' });
    for (const one of [own, definition])
      expect(one?.().quality).toMatchObject({
        code: 'Bad_Unsupported',
        reason: expect.stringContaining('it is a template'),
      });
    expect(await provider.browse('Plant/udt/Hall')).toMatchObject([
      { name: 'M1', tagType: 'UdtInstance', typeId: 'Motor', hasChildren: true },
    ]);
    expect((await provider.browse('Plant/udt/Hall/M1')).map(({ name, tagType }) => [name, tagType])).toEqual([
      ['Drive', 'UdtInstance'],
      ['Limits', 'AtomicTag'],
      ['Odd', 'AtomicTag'],
      ['Speed', 'AtomicTag'],
      ['Table', 'AtomicTag'],
    ]);
    await expect(provider.browse('Plant/udt/_types_')).rejects.toThrow('has heard of nothing');
    expect(provider.describe('Plant/udt/Hall/M1/Speed')).toMatchObject({ engUnit: 'rpm', dataType: 'Float8' });
    expect(provider.describe('Plant/udt/Hall/M1')).toMatchObject({ tagType: 'UdtInstance', typeId: 'Motor' });
    // Later messages say what changed alone, by the alias of the instance.
    await edge.data([
      {
        alias: '1',
        datatype: 19,
        templateValue: { templateRef: 'Motor', metrics: [{ name: 'Speed', doubleValue: 7 }] },
      },
    ]);
    await until(() => expect(first?.()).toMatchObject({ value: 7, quality: good }));
    expect(inner?.()).toMatchObject({ value: 1, quality: good });
    const table = datasetValue([
      { name: 'a', type: 'Integer', data: [1, null] },
      { name: 'b', type: 'String', data: ['x', 'y'] },
    ]);
    const path = (name: string): string => `Plant/udt/Hall/M1/${name}`;
    const answers = await provider.write(
      [
        { path: path('Drive/Set'), value: 9 },
        { path: path('Limits'), value: [3, -4] },
        { path: path('Table'), value: table },
        { path: path('Limits'), value: [1.5] },
        { path: 'Plant/udt/Hall/M1', value: 1 },
      ],
      'gateway',
    );
    expect(answers.map(({ code }) => code)).toEqual(['Good', 'Good', 'Good', 'Bad_TypeMismatch', 'Bad_TypeMismatch']);
    await until(() => {
      expect(inner?.()).toMatchObject({ value: 9, quality: good });
      expect(list?.()).toMatchObject({ value: [3, -4], quality: good });
      expect(rows?.()).toMatchObject({ value: table, quality: good });
    });
    const written = edge.commands.filter(({ metric }) => metric['name'] === 'Hall/M1');
    expect(written).toHaveLength(3);
    // An instance that has no value any more: none of its members has one.
    await edge.data([{ alias: '1', datatype: 19, isNull: true }]);
    await until(() => expect([first?.().value, inner?.().value]).toEqual([null, null]));
    await edge.data([{ alias: '1', datatype: 19, templateValue: { metrics: [{ name: 'New', doubleValue: 7 }] } }]);
    await until(() =>
      expect(first?.().quality).toMatchObject({ code: 'Bad_Stale', reason: expect.stringContaining('never declared') }),
    );
  });

  it('answers a write by what the node says then', async () => {
    const provider = await open();
    const edge = await node('writes');
    edge.hear = (topic, metric) => {
      if (metric['name'] === 'Set') void edge.data([{ alias: '1', intValue: Number(metric['intValue']) }]);
      else if (metric['name'] === 'Level')
        void edge.data([{ alias: '2', floatValue: Number(metric['floatValue']) }], topic.split('/')[4]);
    };
    const [set, level, stubborn] = ['Set', 'Tank/Level', 'Stubborn'].map((name) => `Plant/writes/${name}`);
    const now = follow(provider, set ?? '').now;
    await edge.birth([
      { name: 'Set', alias: '1', datatype: 2, intValue: 1 },
      { name: 'Stubborn', alias: '3', datatype: 12, stringValue: 'as it is' },
      {
        name: 'Fixed',
        datatype: 3,
        intValue: 1,
        properties: { keys: ['readOnly'], values: [{ type: 11, booleanValue: true }] },
      },
    ]);
    await edge.deviceBirth('Tank', [{ name: 'Level', alias: '2', datatype: 9, floatValue: 0 }]);
    const full = follow(provider, level ?? '').now;
    await until(() => expect([now().quality, full().quality]).toEqual([good, good]));
    const answers = await provider.write(
      [
        { path: set ?? '', value: -7 },
        { path: level ?? '', value: 0.1 },
        { path: stubborn ?? '', value: 'other' },
        { path: stubborn ?? '', value: 'as it is' },
        { path: set ?? '', value: 40_000 },
        { path: 'Plant/writes/Fixed', value: 2 },
        { path: 'Plant/writes/None', value: 2 },
      ],
      'gateway',
    );
    expect(answers.map(({ code, reason = '' }) => `${code} ${reason}`.trim())).toEqual([
      'Good',
      'Good',
      'Uncertain Whether the value is held is not known: the node did not say it within 2.5 s; it says "as it is".',
      'Good',
      'Bad_TypeMismatch Plant/writes/Set takes whole numbers from -32768 to 32767.',
      'Bad_ReadOnly Plant/writes/Fixed is read-only, as its node says.',
      'Bad_NotFound Nothing was written: no node has said that it has Plant/writes/None.',
    ]);
    expect(now()).toMatchObject({ value: -7, quality: good });
    expect(edge.commands.map(({ topic }) => topic)).toContain('spBv1.0/Plant/DCMD/writes/Tank');
  });

  it('takes in ten thousand metrics, and a storm of births once a second', async () => {
    const provider = await open();
    const edge = await node('many');
    const births = Array.from({ length: 40 }, (_, birth) =>
      payloadOf({
        seq: '0',
        timestamp: String(Date.now()),
        metrics: Array.from({ length: birth % 20 === 19 ? 10_000 : 100 }, (_one, at) => ({
          name: `Folder ${at % 10}/M${at}`,
          alias: String(at),
          datatype: 3,
          intValue: birth,
        })),
      }),
    );
    const { now, seen } = follow(provider, 'Plant/many/Folder 9/M99');
    await Promise.all(births.map((bytes) => edge.raw('NBIRTH', bytes)));
    await until(() => expect(now()).toMatchObject({ value: 39, quality: good }));
    expect(seen.filter(({ quality: { code } }) => code === 'Good').length).toBeLessThan(4);
    expect(await provider.browse('Plant/many/Folder 3')).toHaveLength(1000);
  });

  it('says that it is there as the primary host, and that a clock is off', async () => {
    const states: string[] = [];
    const watcher = await connectAsync(address());
    onTestFinished(() => watcher.endAsync(true));
    watcher.on('message', (_topic, payload) => void states.push(payload.toString()));
    await watcher.subscribeAsync('spBv1.0/STATE/station1');
    const provider = await open({ hostId: 'station1' });
    const state = (online: boolean): unknown => expect.stringMatching(`^{"online":${online},"timestamp":\\d{13}}$`);
    await until(() => expect(states).toEqual([state(true)]));
    const edge = await node('clock');
    await edge.birth([temp(1)], { timestamp: String(Date.now() + 86_400_000) });
    await until(() => expect(provider.status().words).toContain('the clock of Plant/clock is 1440 min ahead'));
    // Another one of the same name leaves, and this one is there all the same.
    await watcher.publishAsync('spBv1.0/STATE/station1', '{"online":false,"timestamp":1}');
    await until(() => expect(states).toEqual([state(true), '{"online":false,"timestamp":1}', state(true)]));
    await provider.close();
    await until(() => expect(states.slice(3)).toEqual([state(false)]));
  });

  it('is bad when the broker is gone, and asks nodes that do not say by themselves what they have', async () => {
    const provider = await open();
    const first = await node('gone');
    const { now } = follow(provider, 'Plant/gone/Temp');
    await first.birth([temp(1)]);
    await until(() => expect(now()).toMatchObject({ value: 1, quality: good }));
    await broker.kill();
    await until(() => expect(now()).toMatchObject({ value: 1, quality: { code: 'Bad_NotConnected' } }));
    const [refused] = await provider.write([{ path: 'Plant/gone/Temp', value: 2 }], 'gateway');
    expect(refused).toMatchObject({ code: 'Bad_NotConnected', reason: expect.stringContaining('Nothing was written') });
    await broker.start();
    await until(() => expect(provider.status().connection).toBe('connected'));
    expect(now()).toMatchObject({ value: 1, quality: { code: 'Bad_Stale' } });
    const again = await node('gone');
    again.hear = () => void again.birth([temp(3)]);
    await until(() => expect(now()).toMatchObject({ value: 3, quality: good }));
  });
});
