/**
 * Signed checkpoints of the trail (AL-8): after each signature, log-out and export, each hundred entries, every fifteen minutes, at the start and
 * at the end of the program. Whoever writes the database and has not the station's key can make no other trail pass as the one
 * that a checkpoint was made of (AL-3).
 */
import type { Look, Trail, TrailVerdict, Verified } from '../audit/trail.ts';
import { openTree, readFrontier } from '../audit/tree.ts';
import { domainHash, HashDomain } from '../../ledger/canonical.ts';
import { isBeginning, rootOf } from '../../ledger/merkle.ts';
import { checkpointText, originOf, readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { announcedKeys, verifierOf, type KeyVerifier, type StationKey } from './signingKey.ts';

/** Entries after which there is another checkpoint, and milliseconds. */
const everyEntries = 100;
const every = 15 * 60_000;
/** Entries after which there is one at once, beside those of signatures: what leaves the station has all that it is of. */
const sealing: ReadonlySet<string> = new Set(['session.ended', 'audit.exported']);

interface Row {
  readonly size: number;
  readonly note: string;
}

export interface Checkpoints {
  /** The trail, which makes its checkpoints as it grows. */
  readonly trail: Trail;
  /** `hear` is called after each commit with which the trail grew or got a checkpoint, from now on; it throws nothing. */
  readonly whenGrown: (hear: (isCovered: boolean) => void) => void;
  /** The last one is made. */
  readonly close: () => void;
}

export interface CheckpointDependencies {
  readonly store: Store;
  readonly ports: Ports;
  readonly key: Pick<StationKey, 'note'>;
  readonly stationId: string;
  /** None is made while the station is held: its key says nothing of a trail that nobody answers for. */
  readonly isHeld: () => boolean;
}

/** Keeps the checkpoints of a trail. */
export function keepCheckpoints(
  trail: Trail,
  { store, ports, key, stationId, isHeld }: CheckpointDependencies,
): Checkpoints {
  const { clock, log } = ports;
  const newest = store.db.prepare<[], Row>('SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1');
  const insert = store.db.prepare<[number, string]>('INSERT INTO checkpoint (size, note) VALUES (?, ?)');
  const covered = (): number => newest.get()?.size ?? 0;
  const hearers: ((isCovered: boolean) => void)[] = [];
  /** Whether the transaction that runs made one, and whether it wrote to the trail. */
  let isMade = false;
  let isGrown = false;
  const write = (size: number): void => {
    const text = checkpointText({
      origin: originOf(stationId),
      size,
      root: trail.root(size),
      at: isoUtc(clock.now()),
    });
    insert.run(size, key.note(text));
    isMade = true;
  };
  const coverAll = (): void => {
    if (isHeld()) return;
    try {
      store.transaction(() => {
        const size = trail.size();
        if (size > covered()) write(size);
      });
    } catch (error) {
      log.error('A checkpoint of the audit trail could not be kept.', { reason: String(error) });
    }
  };
  /** A trail that is another one than the newest checkpoint was made of is told, to the trail and to the log. */
  const lookBack = (): void => {
    const row = newest.get();
    const signed = row && readNote(row.note);
    const checkpoint = signed && readCheckpoint(signed.text);
    const isIts = row === undefined || (checkpoint?.size === row.size && checkpoint.root.equals(trail.root(row.size)));
    if (isIts) return;
    const reason = `the audit trail is not the one that the checkpoint at entry ${row.size} was made of`;
    log.error('The database was changed beside the program.', { reason });
    store.transaction(() =>
      trail.append({
        action: 'security.alert',
        actor: { kind: 'station', id: 'checkpoints', name: 'Checkpoints' },
        target: `station:${stationId}`,
        detail: { reason },
      }),
    );
  };
  const again = (): void => {
    coverAll();
    callOff = clock.after(every, again);
  };
  /** Whether the transaction that runs wants a checkpoint: at its end, so that one covers all that it wrote. */
  let isDue = false;
  store.beforeCommit(() => {
    const size = isDue && !isHeld() ? trail.size() : 0;
    if (size > covered()) write(size);
    return () => {
      if (isMade || isGrown) for (const hear of hearers) hear(isMade);
      [isDue, isMade, isGrown] = [false, false, false];
    };
  });
  lookBack();
  coverAll();
  let callOff = clock.after(every, again);
  return {
    trail: {
      ...trail,
      append: (event) => {
        const entry = trail.append(event);
        const { action, seq } = entry;
        isGrown = true;
        isDue ||= action.startsWith('signature.') || sealing.has(action) || seq - covered() >= everyEntries;
        return entry;
      },
    },
    whenGrown: (hear) => void hearers.push(hear),
    close: () => {
      callOff();
      coverAll();
    },
  };
}

/** What became of the checkpoints of a database; `covered` is the number of entries under the newest. */
export type CheckpointVerdict =
  | { readonly ok: true; readonly checkpoints: number; readonly covered: number }
  | { readonly ok: false; readonly problem: string };

/** Holds the checkpoints of a database against its trail. */
export interface CheckpointVerifier {
  /** Hears of each entry as the trail is walked, with the tree up to it. */
  readonly look: Look;
  /** What was found, once the trail was walked. */
  readonly verdict: (trail: TrailVerdict) => CheckpointVerdict;
}

/** Believes the keys that the trail announced, or the one of `keyId` alone. */
export function checkpointVerifier(db: Sqlite, keyId?: string): CheckpointVerifier {
  const tables = db.prepare<[string], object>('SELECT 1 FROM sqlite_schema WHERE name = ?');
  // A database of an earlier version has none, and is read as it is.
  const isKept = tables.get('checkpoint') !== undefined;
  const rows = isKept ? db.prepare<[], Row>('SELECT size, note FROM checkpoint ORDER BY size').all() : [];
  const sizes = new Set(rows.map(({ size }) => size));
  const roots = new Map<number, Buffer>();
  const [first, last] = [rows.at(0)?.size, rows.at(-1)?.size ?? 0];
  const problemOf = ({ size, note }: Row, keys: KeyVerifier, origin: string): string | undefined => {
    const at = `the checkpoint at entry ${size}`;
    const root = roots.get(size);
    if (root === undefined) return `entries are missing: there is a checkpoint of ${size}`;
    const signed = keys.readNote(note);
    if (signed === 'unknown key') return `${at} was signed with a key that is not this station’s`;
    const checkpoint = signed === 'bad' ? undefined : readCheckpoint(signed.text);
    if (checkpoint === undefined) return `${at} was altered`;
    if (checkpoint.size !== size || checkpoint.origin !== origin) return `${at} is one of another trail`;
    return checkpoint.root.equals(root) ? undefined : `the trail is not the one that ${at} was made of`;
  };
  return {
    look: (size, tree) => {
      if (sizes.has(size)) roots.set(size, tree.root(size));
    },
    verdict: (trail) => {
      if (!trail.ok) return { ok: false, problem: 'the trail that they are of does not hold' };
      // A program that keeps them makes one at each start.
      if (isKept && rows.length === 0 && wasStarted(db)) return { ok: false, problem: 'they are missing' };
      const keys = verifierOf(db, announcedKeys(db, keyId));
      const origin = originOf(db.prepare<[], { id: string }>('SELECT id FROM station').get()?.id ?? '');
      for (const row of rows) {
        const problem = problemOf(row, keys, origin);
        if (problem !== undefined) return { ok: false, problem };
      }
      const unsealed = unsealedSignature(db, first);
      if (unsealed !== undefined) return { ok: false, problem: `the signature of entry ${unsealed} has no checkpoint` };
      return { ok: true, checkpoints: rows.length, covered: last };
    },
  };
}

/** Holds the newest checkpoint alone against a walk over the trail: what the daily verification has time for. */
export function newestCheckpointVerifier(
  db: Sqlite,
  keyId: string,
): { readonly look: Look; readonly problem: () => string | undefined } {
  const row = db.prepare<[], Row>('SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1').get();
  const keys = verifierOf(db, [keyId]);
  let root: Buffer | undefined;
  return {
    look: (size, tree) => {
      if (size === row?.size) root = tree.root(size);
    },
    problem: () => {
      if (row === undefined) return 'there is no checkpoint';
      const signed = keys.readNote(row.note);
      const checkpoint = typeof signed === 'string' ? undefined : readCheckpoint(signed.text);
      if (checkpoint?.size !== row.size) return `the checkpoint at entry ${row.size} was altered`;
      const isIts = root !== undefined && checkpoint.root.equals(root);
      return isIts ? undefined : `the trail is not the one that the checkpoint at entry ${row.size} was made of`;
    },
  };
}

/**
 * Whether a trail goes on, after so many entries, as the station signed it: the newest checkpoint is its own and of this trail,
 * and no signature comes after it, since each has one in its transaction. Believes the tree that the database keeps.
 */
export function goesOnAsSigned(db: Sqlite, keyId: string, entries: number): boolean {
  const row = db
    .prepare<[number], Row>('SELECT size, note FROM checkpoint WHERE size > ? ORDER BY size DESC LIMIT 1')
    .get(entries);
  const signature = db.prepare<[number], object>(
    "SELECT 1 FROM audit_entry WHERE seq > ? AND +action LIKE 'signature.%' LIMIT 1",
  );
  if (signature.get(row?.size ?? entries) !== undefined) return false;
  if (row === undefined) return true;
  const signed = verifierOf(db, [keyId]).readNote(row.note);
  const checkpoint = typeof signed === 'string' ? undefined : readCheckpoint(signed.text);
  return checkpoint?.size === row.size && checkpoint.root.equals(openTree(db).root(row.size));
}

/** Where a verification goes on, or why it cannot; undefined where it begins with the first entry. */
export type GoesOn = { readonly before: Verified } | { readonly problem: string } | undefined;

/**
 * The newest signed checkpoint, but for the last, of a trail that was verified up to an entry: what the database says of the entries
 * under it is held against its root, and that by a proof against the root of the checkpoint that was anchored, at `anchored` entries.
 */
export function verifiedBefore(db: Sqlite, keyId: string, upTo: number, anchored: number): GoesOn {
  const keys = verifierOf(db, [keyId]);
  const rootAt = ({ size, note }: Row): { readonly size: number; readonly root: Buffer } | undefined => {
    const signed = keys.readNote(note);
    const checkpoint = typeof signed === 'string' ? undefined : readCheckpoint(signed.text);
    return checkpoint?.size === size ? checkpoint : undefined;
  };
  const row = db
    .prepare<[number], Row>(
      `SELECT size, note FROM checkpoint WHERE size <= ? AND size < (SELECT max(size) FROM checkpoint)
       ORDER BY size DESC LIMIT 1`,
    )
    .get(upTo);
  if (row === undefined) return undefined;
  const kept = db.prepare<[number], Row>('SELECT size, note FROM checkpoint WHERE size = ?').get(anchored);
  const [base, outside] = [rootAt(row), kept && rootAt(kept)];
  const tree = openTree(db);
  const frontier = tree.frontier(row.size);
  if (base === undefined) return { problem: `the checkpoint at entry ${row.size} was altered` };
  if (!rootOf(row.size, readFrontier(frontier)).equals(base.root))
    return { problem: `the tree is not the one that the checkpoint at entry ${row.size} was made of` };
  if (outside !== undefined) {
    const [first, second] = outside.size < base.size ? [outside, base] : [base, outside];
    if (!isBeginning(first, second, tree.consistency(first.size, second.size)))
      return { problem: `the trail does not go on from what was anchored at entry ${anchored}` };
  }
  const last = db.prepare<[number], { bytes: string }>('SELECT bytes FROM audit_entry WHERE seq = ?').get(row.size);
  if (last === undefined) return { problem: `entry ${row.size} is missing` };
  return { before: { entries: row.size, hash: domainHash(HashDomain.auditEntry, last.bytes), frontier } };
}

function wasStarted(db: Sqlite): boolean {
  const sql = "SELECT 1 FROM audit_entry WHERE action = 'station.started' LIMIT 1";
  return db.prepare<[], object>(sql).get() !== undefined;
}

/** A signature after the first checkpoint that none covers before the next: the transaction of each makes one at its end. */
function unsealedSignature(db: Sqlite, first: number | undefined): number | undefined {
  if (first === undefined) return undefined;
  const sql = `WITH signed AS (
      SELECT seq, lead(seq) OVER (ORDER BY seq) AS next FROM audit_entry WHERE action LIKE 'signature.%' AND seq > ?)
    SELECT seq FROM signed WHERE NOT EXISTS (
      SELECT 1 FROM checkpoint WHERE size >= seq AND (next IS NULL OR size < next)) ORDER BY seq LIMIT 1`;
  return db.prepare<[number], { seq: number }>(sql).get(first)?.seq;
}
