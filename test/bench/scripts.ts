/**
 * The bench of scripts: from nothing to the first script done, in a new program and in a further session; a script with one property
 * write against a bare message round trip to a worker; scripts of one line, one after the other; translation, and what a station
 * kept of it on disk; memory.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Json } from '../../electron/contract/json.ts';
import { systemClock, type Log } from '../../electron/gateway/platform/ports.ts';
import { openInterpreters, type Interpreters } from '../../electron/gateway/scripting/interpreters.ts';
import { keepTranslations } from '../../electron/gateway/scripting/keptTranslations.ts';
import { scriptRegistry } from '../../electron/gateway/scripting/registry.ts';
import { knownTranslations, type KnownTranslations } from '../../electron/gateway/scripting/translation/known.ts';
import { projectTranslations, readModuleScript } from '../../electron/gateway/scripting/translation/scripts.ts';
import { translatorVersion } from '../../electron/gateway/scripting/translation/version.ts';
import { reads, ScriptScope } from '../../electron/gateway/platform/scriptFunction.ts';
import { median, type Row } from './table.ts';

const rounds = 200;
const lines = 1000;

const silent = (): void => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

function open(): Interpreters {
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

function timedAtOnce(work: () => void): number {
  const began = performance.now();
  work();
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

/** Milliseconds of the translation of a thousand scripts: made, and as the next start has them from disk. */
async function translation(): Promise<{ readonly made: number; readonly fromDisk: number }> {
  const sources = Array.from(
    { length: lines },
    (_, line) =>
      `def changed(self, event):\n\trows = self.view.custom.rows\n\tfor row in rows:\n\t\tif row["state"] == ${line}:\n` +
      `\t\t\trow["n"] = row["n"] / 2\n\t\t\tprint "halved", row\n\tself.custom.share = 100 * len(rows) / ${line + 1}\n`,
  );
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  let look = silent;
  const keep = (known: KnownTranslations): (() => Promise<void>) =>
    keepTranslations({
      dataDir,
      key: Buffer.from('bench'),
      version: translatorVersion,
      known,
      ports: { log, clock: { ...systemClock(), after: (_, task) => ((look = task), silent) } },
    });
  try {
    const close = keep(projectTranslations);
    const made = timedAtOnce(() => {
      for (const source of sources) readModuleScript(source);
    });
    look();
    await close();
    const known = knownTranslations();
    const fromDisk = timedAtOnce(() => {
      keep(known);
      for (const source of sources) known.of(source, 2, () => readModuleScript(source));
    });
    if (known.made() > 0) throw new Error(`${known.made()} translations were not kept.`);
    return { made, fromDisk };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export async function benchScripts(): Promise<Row[]> {
  const before = process.memoryUsage().rss;
  const interpreters = open();
  const first = interpreters.openSession('first', null);
  const cold = await timed(() => first.run(script('\tpass'), given));
  const memory = process.memoryUsage().rss - before;
  const second = interpreters.openSession('second', null);
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
  const { made, fromDisk } = await translation();
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
    {
      what: `translation of ${lines} scripts from disk, against making it`,
      unit: 'ms',
      ours: fromDisk,
      limit: made,
      aim: '0.1 or less',
    },
    { what: 'memory of the first interpreter', unit: 'MB', ours: memory / 1e6 },
  ];
}
