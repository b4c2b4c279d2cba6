/** What the verification beside the work does with a trail. */
import type { Checked, Reached, TrailCheckJob } from '../audit/inspection.ts';
import { walkTrail } from '../audit/trail.ts';
import type { Sqlite } from '../store/sqlite.ts';
import { newestCheckpointVerifier, verifiedBefore } from './checkpoints.ts';

/** Entries between two times that it is said how far it came. */
const slice = 1000;

/**
 * Walks the trail of a database, all of it or from the signed checkpoint up to which it held before, and holds the newest checkpoint
 * against it; yields how far it came. Throws what SQLite says, and `store` where a part of the tree is gone.
 */
export function* checkTrail(db: Sqlite, { keyId, verified, anchored }: TrailCheckJob): Generator<Reached, Checked> {
  const found = verified === 0 ? undefined : verifiedBefore(db, keyId, verified, anchored);
  // What was verified is another one now: all of it is looked at, and that is said.
  const changed = found !== undefined && 'problem' in found ? found.problem : undefined;
  const before = found !== undefined && 'before' in found ? found.before : undefined;
  const from = before?.entries ?? 0;
  const sealed = newestCheckpointVerifier(db, keyId);
  const steps = walkTrail(db, slice, sealed.look, before);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) {
      yield { from, upTo: step.value };
      continue;
    }
    const verdict = step.value;
    if (!verdict.ok) return { from, upTo: verdict.seq, problem: `entry ${verdict.seq}: ${verdict.reason}` };
    return { from, upTo: verdict.entries, problem: changed ?? sealed.problem() ?? '' };
  }
}
