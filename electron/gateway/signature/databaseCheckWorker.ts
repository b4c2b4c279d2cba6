/** The thread that reads a whole database. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseCheckJob } from '../audit/inspection.ts';
import { cannotRead, openForReading } from '../store/reading.ts';
import type { DatabaseCheckAnswer } from './databaseCheck.ts';
import { verifySignatures } from './verify.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const answer: DatabaseCheckAnswer = { problem: check(workerData as DatabaseCheckJob) ?? null };
parentPort.postMessage(answer);

function check({ dataDir, keyId }: DatabaseCheckJob): string | undefined {
  try {
    const reading = openForReading(dataDir);
    try {
      const { db } = reading;
      // All of it as it was at one moment: the station goes on beside.
      db.exec('BEGIN');
      const damage = String(db.pragma('integrity_check(1)', { simple: true }));
      if (damage !== 'ok') return `the database is damaged: ${damage}`;
      const entries = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_entry').get()?.n ?? 0;
      // The trail itself is walked beside this.
      const signatures = verifySignatures(db, { ok: true, entries }, keyId);
      return signatures.ok ? undefined : signatures.problem;
    } finally {
      reading.close();
    }
  } catch (error) {
    const known = cannotRead(dataDir, error);
    return known instanceof Error ? known.message : String(known);
  }
}
