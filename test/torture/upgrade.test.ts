/** An upgrade of the database whose power is cut at each of its calls. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openStore } from '../../electron/gateway/store/database.ts';
import { migrations } from '../../electron/gateway/store/migrations/index.ts';
import { earlierStation } from '../support/earlierStation.ts';
import { temporaryFolder } from '../support/station.ts';
import { randomOf } from './load.ts';
import { callsOf, Disk, straceArguments, type Call } from './recording.ts';

/** The version of a database as it lies there, and the bytes of its signature. */
function stateOf(dataDir: string): { readonly version: number; readonly sound: string; readonly bytes: string } {
  const db = new Database(join(dataDir, 'station.sqlite'));
  const state = {
    version: Number(db.pragma('user_version', { simple: true })),
    sound: String(db.pragma('integrity_check(1)', { simple: true })),
    bytes: db.prepare<[], { bytes: string }>('SELECT bytes FROM signature').get()?.bytes ?? '',
  };
  db.close();
  return state;
}

it('SY-21 an upgrade whose power is cut leaves the old version or the new one, with the signed bytes, and goes on from it', async () => {
  const dataDir = earlierStation();
  const before = stateOf(dataDir);
  const folder = temporaryFolder();
  const disk = new Disk(dataDir);
  const log = join(folder, 'calls.log');
  const upgrade = join(import.meta.dirname, 'upgrade.ts');
  const { status, error } = spawnSync('strace', [...straceArguments, '-o', log, process.execPath, upgrade, dataDir]);
  expect([status, error]).toEqual([0, undefined]);
  const calls: Call[] = [];
  for await (const call of callsOf(log, dataDir)) calls.push(call);
  const newest = migrations.at(-1)?.version ?? 0;
  const random = randomOf(3);
  const seen = new Set<number>();
  // Each sync and each change of a name, and every fortieth of the writes between.
  for (const [index, call] of calls.entries()) {
    if (call.kind !== 'write' || index % 40 === 0) {
      const cut = join(folder, String(index));
      disk.cut(cut, random);
      const found = stateOf(cut);
      expect([index, found.sound, found.bytes]).toEqual([index, 'ok', before.bytes]);
      seen.add(found.version);
      const store = openStore(cut);
      expect(Number(store.db.pragma('user_version', { simple: true }))).toBe(newest);
      const kept = store.db.prepare<[], { bytes: string }>('SELECT bytes FROM signature').get()?.bytes;
      expect(kept).toBe(before.bytes);
      store.close();
    }
    disk.apply(call);
  }
  expect(seen).toEqual(new Set([before.version, newest]));
}, 60_000);
