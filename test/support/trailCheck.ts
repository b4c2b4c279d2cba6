/** The verification of the trail without the thread and the rest of the database: what most tests have time for. */
import { setImmediate } from 'node:timers/promises';
import type { CheckDatabase } from '../../electron/gateway/audit/inspection.ts';
import { checkTrail } from '../../electron/gateway/station/trailCheck.ts';
import { openForReading } from '../../electron/gateway/store/reading.ts';

/** Walks the trail in this thread, on a connection of its own. */
export const checkTrailHere: CheckDatabase = async (job, tell, signal) => {
  const { db, close } = openForReading(job.dataDir);
  try {
    db.exec('BEGIN');
    const steps = checkTrail(db, job);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      tell(step.value);
      await setImmediate();
      signal.throwIfAborted();
    }
  } finally {
    close();
  }
};
