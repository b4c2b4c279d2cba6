/**
 * The bench of scripts: from nothing to the first script done, in a new program and in a further session; a script with one property
 * write against a bare message round trip to a worker; scripts of one line, one after the other; memory.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Json } from '../../electron/contract/json.ts';
import { systemClock, type Log } from '../../electron/gateway/platform/ports.ts';
import { openInterpreters, type Interpreters } from '../../electron/gateway/scripting/interpreters.ts';
import { scriptRegistry } from '../../electron/gateway/scripting/registry.ts';
import { reads, ScriptScope } from '../../electron/gateway/platform/scriptFunction.ts';
import { median, type Row } from './table.ts';

const rounds = 200;
const lines = 1000;

function open(): Interpreters {
  const silent = (): void => undefined;
  const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
  const held: Record<string, Json> = {};
  const api = {
    'node.get': reads(ScriptScope.gateway, z.array(z.unknown()), () => ({ $tree: ['view', 'v', ['custom'], false] })),
    'property.set': reads(ScriptScope.gateway, z.array(z.unknown()), () => {
      held['x'] = 1;
      return null;
    }),
  };
  return openInterpreters({
    ports: { clock: systemClock(), log, newId: () => 'bench' },
    library: { modules: [] },
    registry: scriptRegistry([api], (work) => Promise.resolve(work())),
  });
}

const script = (source: string) => ({
  filename: 'views/Bench',
  name: 'onActionPerformed',
  parameters: ['self', 'event'],
  source,
  here: ['s', 'p', 'd'] as const,
});
const self = ['node', { $node: ['view', 'v'] }] as const;
const given = [self, ['event', {}]] as const;
const transform = {
  ...script('\treturn value + 1'),
  name: 'transform',
  parameters: ['self', 'value', 'quality', 'timestamp'],
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Milliseconds of a message to a worker and back. */
async function bareRoundTrip(): Promise<number> {
  const worker = new Worker(
    "const { parentPort } = require('node:worker_threads'); parentPort.on('message', (m) => parentPort.postMessage(m));",
    { eval: true },
  );
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(
      await timed(async () => {
        worker.postMessage({ round });
        await once(worker, 'message');
      }),
    );
  }
  await worker.terminate();
  return median(times);
}

export async function benchScripts(): Promise<Row[]> {
  const before = process.memoryUsage().rss;
  const interpreters = open();
  const first = interpreters.openSession('first');
  const cold = await timed(() => first.run(script('\tpass'), given));
  const memory = process.memoryUsage().rss - before;
  const second = interpreters.openSession('second');
  const warm = await timed(() => second.run(script('\tpass'), given));
  await second.close();
  const click = script('\tself.custom.x = 1');
  for (let round = 0; round < 20; round += 1) await first.run(click, given);
  const clicks: number[] = [];
  for (let round = 0; round < rounds; round += 1) clicks.push(await timed(() => first.run(click, given)));
  const many = await timed(() =>
    Promise.all(
      Array.from({ length: lines }, (_, line) =>
        first.evaluate({ ...transform, filename: `views/Main: Row ${line}` }, [
          self,
          ['data', line],
          ['quality', 'Good'],
          ['date', 0],
        ]),
      ),
    ),
  );
  await first.close();
  const bare = await bareRoundTrip();
  return [
    { what: 'first script of a program, against one of a further session', unit: 'ms', ours: cold, limit: warm },
    {
      what: 'script of a click with one property write, against a bare message',
      unit: 'ms',
      ours: median(clicks),
      limit: bare,
      aim: '3',
    },
    {
      what: `${lines} transforms of a line, asked for at once, against as many bare messages`,
      unit: 'ms',
      ours: many,
      limit: bare * lines,
    },
    { what: 'memory of the first interpreter', unit: 'MB', ours: memory / 1e6 },
  ];
}
