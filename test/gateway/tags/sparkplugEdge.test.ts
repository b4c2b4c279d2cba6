/** What is believed of edge nodes that say what they must not. */
import type { JsonObject } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { isSame } from '../../../electron/gateway/tags/providers/broker/sayings.ts';
import * as codec from '../../../electron/gateway/tags/providers/sparkplug/codec.ts';
import { openEdge } from '../../../electron/gateway/tags/providers/sparkplug/edge.ts';
import { commandFor } from '../../../electron/gateway/tags/providers/sparkplug/writes.ts';
import { testClock } from '../../support/clock.ts';
import { payloadOf } from '../../support/plant/sparkplugNode.ts';
import { processorTime } from '../../support/processorTime.ts';

const number = (name: string, alias: string, value: number, more: JsonObject = {}): JsonObject => ({
  name,
  alias,
  datatype: 10,
  doubleValue: value,
  ...more,
});
const value = (alias: string, now: number, more: JsonObject = {}): JsonObject => ({ alias, doubleValue: now, ...more });
const session = (bdSeq: string): JsonObject => ({ name: 'bdSeq', datatype: 4, longValue: bdSeq });
const quality = (said: string): JsonObject => ({
  properties: { keys: ['Quality'], values: [{ type: 12, stringValue: said }] },
});

/** A node `Plant/Press` and what is held of it. */
function edge() {
  const clock = testClock();
  const asked: string[] = [];
  let seq = 0;
  const opened = openEdge({
    clock,
    codec,
    rebirthInterval: 1000,
    isWanted: () => true,
    send: (topic) => asked.push(topic),
    onNews: () => undefined,
  });
  const raw = (kind: string, payload: Buffer, device?: string, isRetained = false): void => {
    const topic = `spBv1.0/Plant/${kind}/Press${device === undefined ? '' : `/${device}`}`;
    opened.take({ topic, payload, isRetained });
    clock.advance(1100);
  };
  const say = (kind: string, metrics: readonly JsonObject[], device?: string, isRetained = false): void => {
    seq = kind === 'NBIRTH' ? 0 : seq + 1;
    raw(kind, payloadOf({ seq: String(seq), metrics: [...metrics] }), device, isRetained);
  };
  return {
    clock,
    asked,
    raw,
    say,
    of: (path: string) => opened.nodes.current(`Plant/Press/${path}`),
    nodes: opened.nodes,
  };
}

it('takes no birth for how a node stands that the broker kept, and asks the node', () => {
  const { say, of, asked } = edge();
  say('NBIRTH', [session('1'), number('Temp', '1', 5)], undefined, true);
  expect(of('Temp')?.quality.code).not.toBe('Good');
  expect(asked).toContain('spBv1.0/Plant/NCMD/Press');
  say('NBIRTH', [session('1'), number('Temp', '1', 6)]);
  say('NBIRTH', [session('1'), number('Temp', '1', 5)], undefined, true);
  expect(of('Temp')).toMatchObject({ value: 6, quality: { code: 'Good' } });
});

it('counts a node as gone whose death does not say of which session it is', () => {
  const { say, of, raw } = edge();
  say('NBIRTH', [session('1'), number('Temp', '1', 5)]);
  raw('NDEATH', payloadOf({ metrics: [session('0')] }));
  expect(of('Temp')?.quality.code).toBe('Good');
  raw('NDEATH', payloadOf({}));
  expect(of('Temp')?.quality).toEqual({ code: 'Bad_Stale', reason: 'the node is gone' });
});

it('follows an alias to what a device has now, and to no other device', () => {
  const { say, of } = edge();
  say('NBIRTH', [session('1')]);
  say('DBIRTH', [number('Temp', '1', 5)], 'Oven');
  say('DBIRTH', [number('Temp', '2', 50)], 'Dryer');
  say('DBIRTH', [number('Temp', '3', 6)], 'Oven');
  say('DDATA', [value('1', 7)], 'Oven');
  expect(of('Oven/Temp')).toMatchObject({ value: 7, quality: { code: 'Good' } });
  say('DDATA', [value('2', 99)], 'Oven');
  expect(of('Dryer/Temp')?.value).toBe(50);
  expect(of('Oven/Temp')?.quality.code).toBe('Bad_Stale');
});

it('takes no quality and no time for one that is none', () => {
  const { say, of } = edge();
  const late = { timestamp: '18446744073709551615' };
  say('NBIRTH', [
    session('1'),
    number('Odd', '1', 5, quality('constructor')),
    number('Proto', '2', 5, quality('__proto__')),
    number('Late', '3', 5, late),
  ]);
  expect(of('Odd')?.quality).toEqual({ code: 'Bad', reason: 'the node says the quality constructor' });
  expect(of('Proto')?.quality).toEqual({ code: 'Bad', reason: 'the node says the quality __proto__' });
  expect(of('Late')?.quality.code).toBe('Uncertain');
  expect(new Date(of('Late')?.timestamp ?? NaN).getUTCFullYear()).toBe(2026);
});

it('is not written where its node does not say clearly that it may be', () => {
  const { say, nodes, clock } = edge();
  const readOnly = (said: JsonObject): JsonObject => ({ properties: { keys: ['readOnly'], values: [said] } });
  say('NBIRTH', [
    session('1'),
    number('Long', '1', 5, readOnly({ type: 4, longValue: '1' })),
    number('Text', '2', 5, readOnly({ type: 12, stringValue: 'true' })),
    number('Open', '3', 5, readOnly({ type: 11, booleanValue: false })),
    number('Unsaid', '4', 5),
  ]);
  const codeOf = (name: string) => {
    const command = commandFor({ path: `Plant/Press/${name}`, value: 1 }, nodes, codec, clock.now());
    return 'code' in command ? command.code : command.topic;
  };
  const command = 'spBv1.0/Plant/NCMD/Press';
  expect(['Long', 'Text', 'Open', 'Unsaid'].map(codeOf)).toEqual(['Bad_ReadOnly', 'Bad_ReadOnly', command, command]);
});

it('reads no data set that is too long', () => {
  const { say, of, raw } = edge();
  say('NBIRTH', [session('1'), { name: 'Set', datatype: 16, isNull: true }]);
  // A row of a data set is two bytes here, and there are five million of them.
  const rows = Buffer.alloc(10_000_000, Buffer.from([0x22, 0x00]));
  const length = (size: number): Buffer => {
    const bytes: number[] = [];
    for (let left = size; ; left = Math.floor(left / 128)) {
      if (left < 128) return Buffer.from([...bytes, left]);
      bytes.push((left % 128) + 128);
    }
  };
  const name = Buffer.from([0x0a, 3, ...Buffer.from('Set')]);
  const metric = Buffer.concat([name, Buffer.from([0x8a, 0x01]), length(rows.length), rows]);
  const message = Buffer.concat([Buffer.from([0x12]), length(metric.length), metric, Buffer.from([0x18, 1])]);
  expect(processorTime(() => raw('NDATA', message))).toBeLessThan(250);
  expect(of('Set')).toMatchObject({ value: null, quality: { code: 'Bad_OutOfRange' } });
});

it('tells whole numbers apart that are one in 32 bits', () => {
  expect(isSame(16_777_216, 16_777_217)).toBe(false);
  expect(isSame(Math.fround(0.1), 0.1)).toBe(true);
  expect(isSame(5, 5)).toBe(true);
});
