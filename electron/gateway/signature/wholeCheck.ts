/** What the verification beside the work reads of a database: its trail, and the rest of it. */
import type { Checked, DatabaseCheckJob, Reached } from '../audit/inspection.ts';
import { verifyCosignatures } from '../station/cosignatures.ts';
import { stationProblem } from '../station/station.ts';
import { checkTrail } from '../station/trailCheck.ts';
import { cannotRead, openForReading } from '../store/reading.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { derivedProblem } from './derived.ts';
import { recordVersionsProblem } from './recordVersions.ts';
import { verifySignatures } from './verify.ts';

/** Reads the database of a data directory from the beginning of its trail, or from where that held before; `tell` hears how far it came. */
export function checkWhole(job: DatabaseCheckJob, tell: (reached: Reached) => void): Checked {
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
        tell(reached);
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

/** What does not hold of the rest: pages and indexes, signatures, the station, versions of records, cosignatures, what follows. */
function problemOfTheRest(db: Sqlite, keyId: string): string | undefined {
  const damage = String(db.pragma('integrity_check(1)', { simple: true }));
  if (damage !== 'ok') return `the database is damaged: ${damage}`;
  const entries = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_entry').get()?.n ?? 0;
  const signatures = verifySignatures(db, { ok: true, entries }, keyId);
  if (!signatures.ok) return signatures.problem;
  const ofStation = stationProblem(db);
  if (ofStation !== undefined) return `the station: ${ofStation}`;
  const ofRecords = recordVersionsProblem(db);
  if (ofRecords !== undefined) return `the versions of records: ${ofRecords}`;
  const ofWitnesses = verifyCosignatures(db, []).problem;
  return ofWitnesses === undefined ? derivedProblem(db) : `the cosignatures of witnesses: ${ofWitnesses}`;
}
