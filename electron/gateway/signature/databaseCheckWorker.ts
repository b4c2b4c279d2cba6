/** The thread that reads a whole database. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Checked, DatabaseCheckJob } from '../audit/inspection.ts';
import { stationProblem } from '../station/station.ts';
import { checkTrail } from '../station/trailCheck.ts';
import { cannotRead, openForReading } from '../store/reading.ts';
import type { Sqlite } from '../store/sqlite.ts';
import type { DatabaseCheckMessage } from './databaseCheck.ts';
import { recordVersionsProblem } from './recordVersions.ts';
import { verifySignatures } from './verify.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const say = (message: DatabaseCheckMessage): void => port.postMessage(message);
say({ checked: check(workerData as DatabaseCheckJob) });

function check(job: DatabaseCheckJob): Checked {
  let reached = { from: 0, upTo: 0 };
  try {
    const { db, close } = openForReading(job.dataDir);
    try {
      // All of it as it was at one moment: the station goes on beside.
      db.exec('BEGIN');
      const steps = checkTrail(db, job);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        reached = step.value;
        say({ reached });
      }
      const found = step.value;
      return found.problem === '' ? { ...found, problem: problemOfTheRest(db, job.keyId) ?? '' } : found;
    } finally {
      close();
    }
  } catch (error) {
    const known = cannotRead(job.dataDir, error);
    return { ...reached, problem: known instanceof Error ? known.message : String(known) };
  }
}

/** What does not hold of the rest: pages and indexes, the station, signatures, versions of records. */
function problemOfTheRest(db: Sqlite, keyId: string): string | undefined {
  const damage = String(db.pragma('integrity_check(1)', { simple: true }));
  if (damage !== 'ok') return `the database is damaged: ${damage}`;
  const entries = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_entry').get()?.n ?? 0;
  const signatures = verifySignatures(db, { ok: true, entries }, keyId);
  if (!signatures.ok) return signatures.problem;
  const ofStation = stationProblem(db);
  if (ofStation !== undefined) return `the station: ${ofStation}`;
  const ofRecords = recordVersionsProblem(db);
  return ofRecords === undefined ? undefined : `the versions of records: ${ofRecords}`;
}
