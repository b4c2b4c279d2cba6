/**
 * The audit trail: append-only and hash-chained, written in the transaction of what it records. An entry carries the
 * station, the boot and a sequence, so that it can travel; its bytes are kept verbatim.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, type JsonObject } from '../../contract/json.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import type { ClockTrust } from '../../ledger/clockTrust.ts';
import { currentCall } from '../platform/callOrigin.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { stampNow } from '../platform/time.ts';
import { rootOf, type TreeNode } from '../../ledger/merkle.ts';
import { growTree, openTree, readFrontier, requireFittingTree, treeGrower, type Frontier, type Tree } from './tree.ts';

/** Who acted: a person, a script of the project, or the station itself. */
export interface Actor {
  readonly kind: 'person' | 'script' | 'station';
  readonly id: string;
  readonly name: string;
}

/** What happened, to what. `target` is `<kind>:<id>`; `detail` never holds a secret. */
export interface AuditEvent {
  readonly action: string;
  readonly actor: Actor;
  readonly target: string;
  readonly detail?: JsonObject;
}

const entryBytes = z.strictObject({
  seq: z.int().positive(),
  id: z.string(),
  station: z.string(),
  boot: z.string(),
  previous: z.string(),
  at: z.strictObject({ utc: z.string(), zone: z.string(), offset: z.string() }),
  clock: z.enum(['unverified', 'changed']),
  action: z.string(),
  actor: z.strictObject({ kind: z.enum(['person', 'script', 'station']), id: z.string(), name: z.string() }),
  target: z.string(),
  detail: z.record(z.string(), json),
  /** The call that it was done in; not there for what the station did by itself, and in entries of older programs. */
  call: z.strictObject({ cid: z.string(), session: z.string().optional(), address: z.string().optional() }).optional(),
});
export type AuditEntry = z.output<typeof entryBytes> & { readonly hash: string };

/** What a walk over the whole trail found. */
export type TrailVerdict =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly seq: number; readonly reason: string };

export interface Trail {
  /** Appends one entry. Must be called inside the transaction of what it records; throws otherwise. */
  readonly append: (event: AuditEvent) => AuditEntry;
  /** The entries about one target (`signature-request:<id>`), oldest first. */
  readonly about: (target: string) => AuditEntry[];
  /** The newest of them; undefined where there is none. */
  readonly lastAbout: (target: string) => AuditEntry | undefined;
  /** The newest entries, newest first. */
  readonly latest: (limit: number) => AuditEntry[];
  /** Whether something was ever recorded. */
  readonly has: (action: string) => boolean;
  readonly verify: () => TrailVerdict;
  /** How many entries there are, and the root of the Merkle tree over the first of them (RFC 6962). */
  readonly size: () => number;
  readonly root: Tree['root'];
}

/** The end of a trail, with what its tree needs to grow. */
interface Tip {
  readonly seq: number;
  readonly hash: string;
  readonly frontier: Frontier;
}

/** The hash before the first entry. */
const genesis = '0'.repeat(64);

interface EntryRow {
  seq: number;
  id: string;
  at: string;
  action: string;
  actor: string;
  target: string;
  bytes: string;
  hash: string;
}

/**
 * The trail of a station, for one run of the program (`bootId`). `trust` says how far the clock can be trusted. Throws `store`
 * where entries were taken away or put in beside the program.
 */
export function openTrail(
  store: Store,
  ports: Ports,
  stationId: string,
  bootId: string,
  trust: () => ClockTrust = () => 'unverified',
): Trail {
  const { db } = store;
  const tip = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1',
  );
  const insert = db.prepare<[EntryRow]>(
    `INSERT INTO audit_entry (seq, id, at, action, actor, target, bytes, hash)
     VALUES (@seq, @id, @at, @action, @actor, @target, @bytes, @hash)`,
  );
  const byTarget = db.prepare<[string], EntryRow>('SELECT * FROM audit_entry WHERE target = ? ORDER BY seq');
  const lastByTarget = db.prepare<[string], EntryRow>(
    'SELECT * FROM audit_entry WHERE target = ? ORDER BY seq DESC LIMIT 1',
  );
  const oneOf = db.prepare<[string], { seq: number }>('SELECT seq FROM audit_entry WHERE action = ? LIMIT 1');
  const newest = db.prepare<[number], EntryRow>('SELECT * FROM audit_entry ORDER BY seq DESC LIMIT ?');

  requireFittingTree(db);
  const tree = openTree(db);
  const grow = treeGrower(db);
  const entries = tip.get()?.seq ?? 0;
  /** What this program knows that the trail ends with: after the last commit, and inside a transaction that may yet fail. */
  let committed: Tip = { seq: entries, hash: tip.get()?.hash ?? genesis, frontier: tree.frontier(entries) };
  let pending = committed;
  store.beforeCommit(() => () => {
    // What was appended in a transaction that was taken back is not there, whatever commits after it.
    const { seq, hash } = tip.get() ?? { seq: 0, hash: genesis };
    if (pending.seq === seq && pending.hash === hash) committed = pending;
    else pending = committed;
  });
  /** Throws where the database ends with an entry that this program did not write: nothing is built on that, or signed. */
  const end = (): Tip => {
    const { seq, hash } = tip.get() ?? { seq: 0, hash: genesis };
    const known = [pending, committed].find((one) => one.seq === seq && one.hash === hash);
    if (known !== undefined) return known;
    throw new CountersignError(
      ErrorCode.store,
      'The audit trail was changed beside the program while it ran, so nothing more is written or signed. Stop the program; "countersign verify" says what does not hold.',
    );
  };
  return {
    append: (event) => {
      if (!db.inTransaction) throw new Error('An audit entry belongs into the transaction of what it records.');
      const last = end();
      const call = currentCall();
      const entry = {
        seq: last.seq + 1,
        id: ports.newId(),
        station: stationId,
        boot: bootId,
        previous: last.hash,
        at: { ...stampNow(ports.clock) },
        clock: trust(),
        action: event.action,
        actor: { ...event.actor },
        target: event.target,
        detail: { ...event.detail },
        ...(call === undefined ? {} : { call: { ...call } }),
      };
      const bytes = canonicalJson(entry);
      const hash = domainHash(HashDomain.auditEntry, bytes);
      insert.run({
        seq: entry.seq,
        id: entry.id,
        at: entry.at.utc,
        action: entry.action,
        actor: entry.actor.name,
        target: entry.target,
        bytes,
        hash,
      });
      pending = { seq: entry.seq, hash, frontier: grow(last.frontier, last.seq, bytes) };
      return { ...entry, hash };
    },
    about: (target) => byTarget.all(target).map(readRow),
    lastAbout: (target) => {
      const row = lastByTarget.get(target);
      return row && readRow(row);
    },
    latest: (limit) => newest.all(limit).map(readRow),
    has: (action) => oneOf.get(action) !== undefined,
    verify: () => verifyTrail(db),
    size: () => end().seq,
    root: (size) => {
      const { seq, frontier } = end();
      return size === seq ? rootOf(size, readFrontier(frontier)) : tree.root(size);
    },
  };
}

function readRow(row: EntryRow): AuditEntry {
  return { ...entryBytes.parse(JSON.parse(row.bytes)), hash: row.hash };
}

/**
 * Walks the trail of a database in order and recomputes everything from its bytes; stops at the first contradiction. `look`
 * hears of each entry that holds, with the tree over the trail up to it.
 */
export function verifyTrail(db: Sqlite, look?: Look): TrailVerdict {
  const steps = walkTrail(db, 1000, look);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Hears of each entry that holds, with the tree over the trail up to it, and the subtrees that are complete with it. */
export type Look = (size: number, tree: Pick<Tree, 'root'>, made: readonly TreeNode[]) => void;

/** How far a trail was verified before: its entries, the hash of the last of them, and what the tree needs to grow on. */
export interface Verified {
  readonly entries: number;
  readonly hash: string;
  readonly frontier: Frontier;
}

/** The same in slices of so many entries, from where it was verified `before`; gives the number of the last entry of each. */
export function* walkTrail(db: Sqlite, slice: number, look?: Look, before?: Verified): Generator<number, TrailVerdict> {
  const next = db.prepare<[number, number], EntryRow>('SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?');
  const tree = growTree(before?.frontier);
  let previous = before?.hash ?? genesis;
  let count = before?.entries ?? 0;
  for (let last = before?.entries ?? Number.MIN_SAFE_INTEGER; ;) {
    const rows = next.all(last, slice);
    for (const row of rows) {
      count += 1;
      const reason = contradiction(row, count, previous);
      if (reason !== undefined) return { ok: false, seq: count, reason };
      ({ hash: previous, seq: last } = row);
      if (look === undefined) continue;
      look(count, tree, tree.append(count - 1, row.bytes));
    }
    if (rows.length < slice) return { ok: true, entries: count };
    yield count;
  }
}

function contradiction(row: EntryRow, seq: number, previous: string): string | undefined {
  if (row.seq !== seq) return `entry ${seq} is missing`;
  if (domainHash(HashDomain.auditEntry, row.bytes) !== row.hash) return 'altered: the hash does not fit the bytes';
  let parsed: unknown;
  try {
    parsed = JSON.parse(row.bytes);
  } catch {
    return 'the bytes are not an audit entry';
  }
  const entry = entryBytes.safeParse(parsed);
  if (!entry.success) return 'the bytes are not an audit entry';
  if (entry.data.previous !== previous) return 'the chain is broken: it does not follow the entry before';
  const columns = [row.seq, row.id, row.at, row.action, row.actor, row.target];
  const { id, at, action, actor, target } = entry.data;
  const signed = [entry.data.seq, id, at.utc, action, actor.name, target];
  return columns.every((value, index) => value === signed[index])
    ? undefined
    : 'altered: the columns do not fit the bytes';
}
