/** A disk that spoils what it keeps: no station starts on it and says nothing. */
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { CountersignError } from '../../../electron/contract/errors.ts';
import { checkDatabase } from '../../../electron/gateway/signature/databaseCheck.ts';
import { testClock } from '../../support/clock.ts';
import { randomOf } from '../../torture/load.ts';
import { openSignatureScene, signedAndClosed } from '../../support/signatureScene.ts';
import { copyData, openStation, temporaryFolder, type TestStation } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';
import { until } from '../../support/until.ts';

const page = 4096;

/** Ways in which a file is spoiled, at a random place. */
const damages: Readonly<Record<string, (bytes: Buffer, random: () => number) => Buffer>> = {
  'a bit that is another one': (bytes, random) => {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return bytes;
  },
  'a page of noise': (bytes, random) => {
    const at = Math.floor((random() * bytes.length) / page) * page;
    for (let index = 0; index < page; index += 1) bytes[at + index] = Math.floor(random() * 256);
    return bytes;
  },
  'a page of zeros': (bytes, random) => {
    const at = Math.floor((random() * bytes.length) / page) * page;
    return bytes.fill(0, at, at + page);
  },
  'a page that is another one': (bytes, random) => {
    const [from, to] = [random(), random()].map((one) => Math.floor((one * bytes.length) / page) * page);
    bytes.copyWithin(to ?? 0, from ?? 0, (from ?? 0) + page);
    return bytes;
  },
  'an end that is missing': (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
};

/** The files that damage may come to. */
const [database, databaseLog] = ['station.sqlite', 'station.sqlite-wal'];

async function verdict(dataDir: string): Promise<number> {
  return runCommand(['verify', '--data-dir', dataDir], terminal());
}

/** Whether the station is held, by a column alone: the rows may be damaged. */
function heldBy(dataDir: string): boolean {
  const db = new Database(join(dataDir, database), { readonly: true });
  try {
    return db.prepare("SELECT 1 FROM audit_entry WHERE action = 'station.held'").get() !== undefined;
  } finally {
    db.close();
  }
}

/** What became of a start: refused in words, told within the inspection, or nothing was wrong that anybody could see. */
async function outcome(dataDir: string, projectDir: string): Promise<'refused' | 'told' | 'silent'> {
  const clock = testClock();
  let station: TestStation;
  try {
    station = await openStation({ dataDir, projectDir, clock, checkDatabase });
  } catch (error) {
    if (error instanceof CountersignError) return 'refused';
    throw error;
  }
  const isHeld = heldBy(dataDir);
  const told = (): boolean =>
    isHeld ||
    station.log.lines.some(({ level, message }) => level === 'error' && /does not hold|changed beside/.test(message));
  let isDone = false;
  try {
    await until(() => {
      clock.advance(1);
      isDone =
        told() ||
        station.log.lines.some(({ message }) => message === 'The audit trail and the database were verified.');
      expect(isDone).toBe(true);
    });
  } finally {
    await station.gateway.close().catch(() => undefined);
  }
  return told() ? 'told' : 'silent';
}

it('SY-17 a damaged file is refused at the start, or told once it was read; nothing is wrong where neither is', async () => {
  const { dataDir, projectDir } = await signedAndClosed();
  const folder = temporaryFolder();
  const random = randomOf(12);
  const counts = { refused: 0, told: 0, silent: 0 };
  for (const [kind, damage] of Object.entries(damages)) {
    for (let trial = 0; trial < 4; trial += 1) {
      const copy = join(folder, `${kind} ${trial}`);
      mkdirSync(copy);
      for (const name of ['keys.json', 'lock', 'sso.json']) copyFileSync(join(dataDir, name), join(copy, name));
      writeFileSync(join(copy, database), damage(readFileSync(join(dataDir, database)), random));
      const found = await outcome(copy, projectDir);
      counts[found] += 1;
      if (found === 'silent') expect([kind, trial, await verdict(copy)]).toEqual([kind, trial, 4]);
    }
  }
  expect(counts.refused).toBeGreaterThan(10);
}, 60_000);

it('SY-17 AL-4 a log that is damaged loses nothing that was told without a word', async () => {
  const scene = await openSignatureScene();
  const signatures = 6;
  for (let index = 0; index < signatures; index += 1)
    await scene.complete(scene.queue()[0] ?? '', index % 2 ? 'sam' : 'quinn');
  // The keys hear of it a second after the last one.
  scene.clock.advance(1000);
  const { projectDir } = scene.station;
  const killed = copyData(scene.station.dataDir);
  expect(statSync(join(killed, databaseLog)).size).toBeGreaterThan(10 * page);
  const random = randomOf(31);
  const counts = { refused: 0, told: 0, silent: 0 };
  for (const [kind, damage] of Object.entries(damages)) {
    for (let trial = 0; trial < 3; trial += 1) {
      const copy = copyData(killed);
      const content = damage(readFileSync(join(copy, databaseLog)), random);
      writeFileSync(join(copy, databaseLog), content);
      const found = await outcome(copy, projectDir);
      counts[found] += 1;
      if (found !== 'silent') continue;
      const db = new Database(join(copy, database), { readonly: true });
      const kept = db.prepare('SELECT count(*) FROM signature').pluck().get();
      db.close();
      expect([kind, trial, kept, await verdict(copy)]).toEqual([kind, trial, signatures, 4]);
    }
  }
  expect(counts.refused + counts.told).toBeGreaterThan(5);
}, 60_000);
