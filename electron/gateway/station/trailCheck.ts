/** What the verification beside the work does with a trail. */
import type { Checked, Reached, TrailCheckJob } from '../audit/inspection.ts';
import { walkTrail } from '../audit/trail.ts';
import { keptTreeVerifier } from '../audit/tree.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { checkpointVerifier, newestCheckpointVerifier, verifiedBefore } from './checkpoints.ts';

/** Entries between two times that it is said how far it came. */
const slice = 1000;

/**
 * Walks the trail of a database, as one read transaction has it: all of it, with the tree and the checkpoints that are kept of it; or from
 * the signed checkpoint up to which it held before, with the newest one. Yields how far it came. Throws what SQLite says, and `store`
 * where a part of the tree is gone.
 */
export function* checkTrail(db: Sqlite, { keyId, verified, anchored }: TrailCheckJob): Generator<Reached, Checked> {
  const found = verified === 0 ? undefined : verifiedBefore(db, keyId, verified, anchored);
  // What was verified is another one now: all of it is looked at, and that is said.
  const changed = found !== undefined && 'problem' in found ? found.problem : undefined;
  const before = found !== undefined && 'before' in found ? found.before : undefined;
  const from = before?.entries ?? 0;
  const newest = newestCheckpointVerifier(db, keyId);
  const ofAll = before === undefined ? { tree: keptTreeVerifier(db), checkpoints: checkpointVerifier(db) } : undefined;
  const steps = walkTrail(
    db,
    slice,
    (size, tree, made) => {
      newest.look(size, tree, made);
      ofAll?.tree.look(size, tree, made);
      ofAll?.checkpoints.look(size, tree, made);
    },
    before,
  );
  for (;;) {
    const step = steps.next();
    if (step.done !== true) {
      yield { from, upTo: step.value };
      continue;
    }
    const verdict = step.value;
    if (!verdict.ok) return { from, upTo: verdict.seq, problem: `entry ${verdict.seq}: ${verdict.reason}` };
    const checkpoints = ofAll?.checkpoints.verdict(verdict);
    const ofTree = ofAll?.tree.problem();
    const problem =
      changed ??
      newest.problem() ??
      (checkpoints?.ok === false ? checkpoints.problem : undefined) ??
      (ofTree === undefined ? '' : `the tree over the trail does not hold: ${ofTree}`);
    return { from, upTo: verdict.entries, problem };
  }
}
