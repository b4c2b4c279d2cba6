/**
 * The bench of the audit trail, under plain Node: what the Merkle log costs an entry, verification of a million entries over
 * the bare hashing of their bytes, proofs and starts with a million entries over those with a thousand, and for how long the
 * verification beside the work holds the program at a time.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { openInspections } from '../../electron/gateway/audit/inspection.ts';
import { openTrail, verifyTrail, type Trail } from '../../electron/gateway/audit/trail.ts';
import { openTree, treeGrower, type Frontier } from '../../electron/gateway/audit/tree.ts';
import { checkDatabase } from '../../electron/gateway/signature/databaseCheck.ts';
import { keepCheckpoints } from '../../electron/gateway/station/checkpoints.ts';
import { openKeys } from '../../electron/gateway/station/keys.ts';
import { openStationKey } from '../../electron/gateway/station/signingKey.ts';
import { readStation } from '../../electron/gateway/station/station.ts';
import { openStore, type Store } from '../../electron/gateway/store/database.ts';
import { actor, ports } from './ports.ts';
import { median, type Row } from './table.ts';

const large = 1_000_000;
const small = 1000;
/** Entries of one transaction: what many take in a day, not the commit of each, is measured. */
const together = 1000;

function append(store: Store, trail: Trail, count: number): void {
  for (let from = 0; from < count; from += together) {
    store.transaction(() => {
      for (let index = from; index < Math.min(count, from + together); index += 1) {
        trail.append({
          action: 'bench.entry',
          actor,
          target: `bench:${index % 5000}`,
          detail: { index, reason: 'as found', old: null, new: { state: 'open' } },
        });
      }
    });
  }
}

const perSecond = (count: number, work: () => void): number => {
  const began = performance.now();
  work();
  return (count / (performance.now() - began)) * 1000;
};

/** Milliseconds that the tree alone takes for an entry, over the bytes of the first ones of a store. */
function treeAlone(store: Store, count: number): number {
  const rows = store.db
    .prepare<[number], { bytes: string }>('SELECT bytes FROM audit_entry ORDER BY seq LIMIT ?')
    .all(count);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const own = openStore(folder);
  const grow = treeGrower(own.db);
  let frontier: Frontier = [];
  const began = performance.now();
  for (let from = 0; from < rows.length; from += together) {
    own.transaction(() => {
      for (const [index, { bytes }] of rows.slice(from, from + together).entries())
        frontier = grow(frontier, from + index, bytes);
    });
  }
  const took = (performance.now() - began) / rows.length;
  own.close();
  rmSync(folder, { recursive: true, force: true });
  return took;
}

function proofs(store: Store, size: number): number {
  const tree = openTree(store.db);
  const took = Array.from({ length: 500 }, (_, index) => {
    const began = performance.now();
    tree.inclusion(Math.floor((index * 7919) % size), size);
    return performance.now() - began;
  });
  return median(took);
}

/** Milliseconds until the trail of a data directory is open. */
function start(folder: string): number {
  const took = Array.from({ length: 9 }, () => {
    const began = performance.now();
    const store = openStore(folder);
    openTrail(store, ports, 'station-1', 'boot');
    const ended = performance.now() - began;
    store.close();
    return ended;
  });
  return median(took);
}

/** The longest time for which the verification beside the work held the program, in milliseconds; and what it took, of time and of memory. */
async function held(
  folder: string,
  store: Store,
): Promise<{ readonly longest: number; readonly took: number; readonly memory: number }> {
  const station = readStation(store, ports, 'BENCH-1', false);
  const entries = openTrail(store, ports, station.id, 'boot');
  const key = openStationKey(store, entries, ports, openKeys(folder, ports.vault), station);
  const checkpoints = keepCheckpoints(entries, { store, ports, key, stationId: station.id, isHeld: () => false });
  const before = process.memoryUsage().rss;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const inspections = openInspections({
    store,
    trail: checkpoints.trail,
    ports,
    seals: { things: () => [], holds: () => true, tell: () => undefined },
    stationId: station.id,
    check: (verified, tell, signal) =>
      checkDatabase({ dataDir: folder, keyId: key.id, verified, anchored: 0 }, tell, signal),
  });
  delay.enable();
  const began = performance.now();
  const found = await inspections.look();
  const took = performance.now() - began;
  delay.disable();
  inspections.close();
  checkpoints.close();
  if (found.state !== 'holds') throw new Error(`The trail does not hold: ${found.problem}`);
  return { longest: delay.max / 1e6, took, memory: (process.memoryUsage().rss - before) / 1e6 };
}

/**
 * The longest time in milliseconds for which a program that does nothing is held, while for `ms` milliseconds a thread beside it hashes:
 * what the computer does by itself.
 */
async function heldByItself(ms: number): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const beside = new Worker(
    `const { createHash } = require('node:crypto');
     const bytes = Buffer.alloc(1000);
     for (const end = performance.now() + ${ms}; performance.now() < end; ) createHash('sha256').update(bytes).digest();`,
    { eval: true },
  );
  await once(beside, 'exit');
  delay.disable();
  return delay.max / 1e6;
}

/** Measures the trail. */
export async function benchTrail(): Promise<Row[]> {
  const folders = [
    mkdtempSync(join(tmpdir(), 'countersign-bench-')),
    mkdtempSync(join(tmpdir(), 'countersign-bench-')),
  ];
  const [ofSmall = '', ofLarge = ''] = folders;
  try {
    const few = openStore(ofSmall);
    append(few, openTrail(few, ports, 'station-1', 'boot'), small);
    const store = openStore(ofLarge);
    const trail = openTrail(store, ports, 'station-1', 'boot');
    append(store, trail, together);
    const with100k = perSecond(100_000, () => append(store, trail, 100_000));
    // What the same entries take without the tree: their time less that of the tree by itself.
    const without = 1000 / (1000 / with100k - treeAlone(store, 100_000));
    append(store, trail, large - trail.size());
    store.db.pragma('wal_checkpoint(TRUNCATE)');

    const rows = store.db.prepare<[], { bytes: string }>('SELECT bytes FROM audit_entry ORDER BY seq');
    const beganHash = performance.now();
    for (const { bytes } of rows.iterate()) createHash('sha256').update(bytes).digest();
    const hashing = performance.now() - beganHash;
    const beganVerify = performance.now();
    const verdict = verifyTrail(store.db);
    const verifying = performance.now() - beganVerify;
    if (!verdict.ok) throw new Error(`The trail does not hold: ${verdict.reason}`);

    const proof = { small: proofs(few, small), large: proofs(store, large) };
    const { longest, took, memory } = await held(ofLarge, store);
    const byItself = await heldByItself(took);
    few.close();
    store.close();
    return [
      {
        what: 'entries appended with the Merkle log, over the same without',
        unit: '/s',
        ours: with100k,
        limit: without,
        aim: '>= 0.8',
      },
      {
        what: 'verification of 1,000,000 entries, over reading them and SHA-256 of their bytes',
        unit: 'ms',
        ours: verifying,
        limit: hashing,
        aim: '<= 4',
      },
      {
        what: 'inclusion proof, 1,000,000 entries over 1,000',
        unit: 'ms',
        ours: proof.large,
        limit: proof.small,
        aim: '<= 2',
      },
      {
        what: 'opening store and trail, 1,000,000 entries over 1,000',
        unit: 'ms',
        ours: start(ofLarge),
        limit: start(ofSmall),
        aim: '<= 1.1',
      },
      {
        what: 'longest hold of the program by the verification beside the work',
        unit: 'ms',
        ours: longest,
        limit: 16,
        aim: '<= 1',
      },
      { what: 'the same of a program that does nothing, while a thread hashes', unit: 'ms', ours: byItself, limit: 16 },
      { what: 'memory for verifying 1,000,000 entries', unit: 'MB', ours: memory },
    ];
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}
