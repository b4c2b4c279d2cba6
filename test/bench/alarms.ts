/**
 * The bench of alarms, under plain Node: five hundred that a person acknowledges at once, each with its entry in the trail, over
 * their bare entries, and for how long that holds the program at a time, over one frame.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alarmActions } from '../../electron/gateway/alarms/actions.ts';
import { openAlarms } from '../../electron/gateway/alarms/alarms.ts';
import { openJournal } from '../../electron/gateway/alarms/journal.ts';
import { openShelf } from '../../electron/gateway/alarms/shelf.ts';
import { openTrail } from '../../electron/gateway/audit/trail.ts';
import { openStore } from '../../electron/gateway/store/database.ts';
import { definedTags } from '../../electron/gateway/tags/defined.ts';
import { tagsOf } from '../../electron/gateway/tags/definitions.ts';
import { openTags, type Tags } from '../../electron/gateway/tags/tags.ts';
import { actor, ports } from './ports.ts';
import { median, type Row } from './table.ts';

const flood = 500;
const rounds = 7;
const frame = 16;

/** Milliseconds of the longest time at which nothing else had its turn, while some work runs. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
  const found = { longest: 0, isOver: false };
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    found.longest = Math.max(found.longest, now - last);
    last = now;
    if (!found.isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  found.isOver = true;
  look();
  return found.longest;
}

/** All of it, on the disk of the machine. */
export async function benchAlarms(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const store = openStore(folder);
  const trail = openTrail(store, ports, 'bench', 'bench');
  const entries = Array.from({ length: flood }, (_, at) => ({
    path: `Line/T${at}`,
    value: 0,
    alarms: [{ name: 'High', mode: 'AboveValue', setpointA: 80 }],
  }));
  const { tags: definitions } = tagsOf(entries);
  const journal = openJournal({ store, ports, keepDays: () => 2 });
  const alarms = openAlarms(() => tags, ports, { journal, shelf: openShelf(store, ports.clock) });
  const own = definedTags({ name: 'default', definitions, clock: ports.clock, others: () => tags });
  const tags: Tags = openTags([own]);
  alarms.take(definitions);
  const actions = alarmActions({
    alarms,
    userName: () => 'bench',
    cameLater: () => false,
    note: (notes) => {
      for (const note of notes) trail.append({ ...note, actor });
    },
    askSignature: () => Promise.reject(new Error('None of these alarms asks for one.')),
  });
  const doer = { sessionId: 'bench', pageId: 'bench', askedAt: 0 };
  const [times, holds, bare]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const value of [0, 90]) {
      await tags.write(
        entries.map(({ path }) => ({ path: `[default]${path}`, value })),
        'gateway',
      );
    }
    const ids = alarms.active().map(({ id }) => id);
    const asked = { ids, notes: 'The air was gone.', allOrNone: false };
    let took = 0;
    holds.push(
      await longestHold(async () => {
        const began = performance.now();
        await actions.acknowledge(asked, doer);
        took = performance.now() - began;
      }),
    );
    times.push(took);
    const began = performance.now();
    store.transaction(() => {
      for (const id of ids) {
        const detail = { source: id, activeAt: '', notes: asked.notes };
        trail.append({ action: 'bench.entry', actor, target: `alarm:${id}`, detail });
      }
    });
    bare.push(performance.now() - began);
  }
  alarms.close();
  await tags.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: `${flood} alarms that are acknowledged at once, over their entries in the trail`,
      unit: 'ms',
      ours: median(times),
      limit: median(bare),
      aim: '< 4',
    },
    {
      what: `longest hold (of the middle round) while ${flood} alarms are acknowledged, over one frame`,
      unit: 'ms',
      ours: median(holds),
      limit: frame,
      aim: '< 1',
    },
  ];
}
