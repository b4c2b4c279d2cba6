/**
 * The end of the audit trail, sealed with a key of the station in the transaction of its entries. Whoever writes the database and
 * has not the keys cannot rewrite, add or take away the newest entries, of which `keys.json` does not
 * know yet: after a kill or a cut of the power as at any other time (AL-3, AL-4).
 */
import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Trail } from '../audit/trail.ts';
import { openTree } from '../audit/tree.ts';
import { Loss } from '../store/loss.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { KeyPurpose, type Keys } from './keys.ts';
import { entriesOf } from './station.ts';

export interface TrailEnd {
  /** The trail; what is appended to it is sealed in the same transaction, from `begin` on. */
  readonly trail: Trail;
  readonly begin: () => void;
}

export interface SealedTrail {
  readonly store: Store;
  readonly keys: Pick<Keys, 'derive'>;
  readonly stationId: string;
}

/** Seals the end of a trail from `begin` on. */
export function sealTrailEnd(trail: Trail, { store, keys, stationId }: SealedTrail): TrailEnd {
  const key = keyOf(keys);
  const write = store.db.prepare<[string]>('UPDATE station SET trail_end = ?');
  let hasBegun = false;
  const seal = (): void => {
    const size = trail.size();
    write.run(`${size} ${sealOf(key, stationId, size, trail.root(size)).toString('hex')}`);
  };
  /** What a transaction appends is sealed once, at its end; what others append in their own last words, at once. */
  let [isDue, isLast] = [false, false];
  store.beforeCommit(() => {
    if (isDue) seal();
    [isDue, isLast] = [false, true];
    return () => {
      isLast = false;
    };
  });
  return {
    trail: {
      ...trail,
      append: (event) => {
        const entry = trail.append(event);
        if (hasBegun && isLast) seal();
        else isDue ||= hasBegun;
        return entry;
      },
    },
    begin: () => (hasBegun = true),
  };
}

/** What a start of a program says of itself that seals the end of its trail. */
export const endSealed = Object.freeze({ endSealed: true });

/**
 * How a trail ends otherwise than it was left; undefined where it does not, and where no program sealed it yet. Believes the tree that
 * the database keeps.
 */
export function lossAtEnd(
  db: Sqlite,
  keys: Pick<Keys, 'derive'>,
): typeof Loss.older | typeof Loss.rewritten | undefined {
  const begun = "SELECT 1 FROM audit_entry WHERE action = 'station.started' AND bytes ->> '$.detail.endSealed' LIMIT 1";
  if (db.prepare<[], object>(begun).get() === undefined) return undefined;
  const row = db.prepare<[], { id: string; trail_end: string | null }>('SELECT id, trail_end FROM station').get();
  const [, digits = '', seal = ''] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(row?.trail_end ?? '') ?? [];
  if (row === undefined || digits === '') return Loss.rewritten;
  const [size, entries] = [Number(digits), entriesOf(db)];
  if (size > entries) return Loss.older;
  const key = keyOf(keys);
  const isIts = timingSafeEqual(Buffer.from(seal, 'hex'), sealOf(key, row.id, size, openTree(db).root(size)));
  return isIts && size === entries ? undefined : Loss.rewritten;
}

/** As a key that Node has taken in: taking in its bytes costs more than each seal. */
function keyOf(keys: Pick<Keys, 'derive'>): KeyObject {
  return createSecretKey(keys.derive(KeyPurpose.trailEnd));
}

function sealOf(key: KeyObject, stationId: string, size: number, root: Buffer): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([stationId, size, root.toString('hex')]))
    .digest();
}
