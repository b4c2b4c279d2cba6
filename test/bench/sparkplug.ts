/** Births of Sparkplug B: how long a large one takes, and how long the gateway does nothing else for it. */
import { effect } from '@preact/signals-core';
import { connectAsync } from 'mqtt';
import { systemClock } from '../../electron/gateway/platform/ports.ts';
import { readPayload } from '../../electron/gateway/tags/providers/sparkplug/codec.ts';
import { sparkplug } from '../../electron/gateway/tags/providers/sparkplug.ts';
import { payloadOf } from '../support/plant/sparkplugNode.ts';
import { startMosquitto } from '../support/plant/startMosquitto.ts';
import { median, type Row } from './table.ts';
import { testSealer } from '../support/sealer.ts';

const metrics = 10_000;
const births = 8;
/** Milliseconds between two births: a node is heard once a second. */
const rest = 1100;

const birth = (value: number): Buffer =>
  payloadOf({
    seq: '0',
    timestamp: String(Date.now()),
    metrics: Array.from({ length: metrics }, (_, at) => ({
      name: `Folder ${at % 10}/Metric ${at}`,
      alias: String(at),
      timestamp: String(Date.now()),
      datatype: 10,
      doubleValue: value,
      properties: { keys: ['engUnit'], values: [{ type: 12, stringValue: 'bar' }] },
    })),
  });

/** Measures births whose metrics are all followed, against going through their bytes alone. */
export async function benchSparkplug(): Promise<Row[]> {
  const broker = await startMosquitto();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const nothing = (): void => undefined;
  const clock = systemClock();
  let longest = 0;
  const timed = (task: () => void): void => {
    const before = process.threadCpuUsage();
    task();
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
  };
  const provider = sparkplug.open(sparkplug.settings.parse({ broker: url }), {
    name: 'edge',
    clock: { ...clock, after: (ms, task) => clock.after(ms, () => timed(task)) },
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    folder: '',
    secret: () => undefined,
    sealer: testSealer,
    others: () => {
      throw new Error('The bench has no other tags.');
    },
    note: () => undefined,
    before: undefined,
  });
  const node = await connectAsync(url);
  let wanted = -1;
  let left = 0;
  let done = nothing;
  const ends = Array.from({ length: metrics }, (_, at) => {
    const tag = provider.tag(`Plant/Node/Folder ${at % 10}/Metric ${at}`);
    return effect(() => {
      if (tag?.value.value === wanted && (left -= 1) === 0) done();
    });
  });
  const all = Array.from({ length: births }, (_, at) => birth(at));
  const took: number[] = [];
  const bare: number[] = [];
  try {
    while (provider.status().connection !== 'connected') await new Promise((resolve) => setTimeout(resolve, 50));
    for (const bytes of all) {
      const from = performance.now();
      let read = 0;
      for (const { value } of readPayload(bytes).metrics) if (value !== undefined) read += 1;
      bare.push(performance.now() - from + (read === metrics ? 0 : Infinity));
    }
    for (const [at, bytes] of all.entries()) {
      await new Promise((resolve) => setTimeout(resolve, rest));
      wanted = at;
      left = metrics;
      const isThere = new Promise<void>((resolve) => {
        done = resolve;
      });
      // The first ones are run by code that the machine has not learnt yet.
      if (at === births / 2) longest = 0;
      const sent = performance.now();
      node.publish('spBv1.0/Plant/NBIRTH/Node', bytes);
      await isThere;
      took.push(performance.now() - sent);
    }
  } finally {
    for (const end of ends) end();
    await provider.close();
    await node.endAsync(true);
    await broker.remove();
  }
  const what = `Sparkplug, birth of ${metrics} followed metrics`;
  return [
    { what, unit: 'ms', ours: median(took), limit: median(bare) },
    { what: `${what}: longest piece of work`, unit: 'ms of the processor', ours: longest, aim: '<= 16' },
  ];
}
