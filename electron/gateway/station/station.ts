import { z } from 'zod';
import { readJsonText } from '../../contract/json.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Trail } from '../audit/trail.ts';
import { openTree } from '../audit/tree.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { databaseName } from '../platform/databaseName.ts';
import { Loss } from '../store/loss.ts';
import type { Keys, StationMark } from './keys.ts';
import type { Log, Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';

/** This installation: its id is made once and stays; its name is what people call it. */
export interface Station {
  readonly id: string;
  readonly name: string;
}

/**
 * Reads the station's identity, or makes it on the first start with the given name. A data directory is a demo's or a
 * real station's for good: throws `store` when it is opened as the other, since a demo makes users who may sign.
 */
export function readStation(store: Store, ports: Ports, firstName: string, demo: boolean | 'either'): Station {
  const read = store.db.prepare<[], Station & { demo: number }>('SELECT id, name, demo FROM station');
  return store.transaction(() => {
    const known = read.get();
    if (known !== undefined) {
      if (demo !== 'either' && (known.demo === 1) !== demo) throw mixed(known.demo === 1);
      return { id: known.id, name: known.name };
    }
    const made = { id: ports.newId(), name: firstName };
    store.db
      .prepare<[string, string, string, number]>(
        'INSERT INTO station (only, id, name, created_at, demo) VALUES (1, ?, ?, ?, ?)',
      )
      .run(made.id, made.name, isoUtc(ports.clock.now()), demo === true ? 1 : 0);
    return made;
  });
}

const started = z.object({ actor: z.object({ kind: z.literal('station'), id: z.string(), name: z.string() }) });

/** Whether the station of a database is called otherwise than the trail says of its last start, in words. */
export function stationProblem(db: Sqlite): string | undefined {
  const station = db.prepare<[], Station>('SELECT id, name FROM station').get();
  const entry = db
    .prepare<[], { bytes: string }>(
      "SELECT bytes FROM audit_entry WHERE action = 'station.started' ORDER BY seq DESC LIMIT 1",
    )
    .get();
  const last = started.safeParse(entry && readJsonText(entry.bytes)).data?.actor;
  const made = db
    .prepare<[], object>(
      `SELECT 1 FROM audit_entry e, station s WHERE e.action = 'station.started'
         AND (e.bytes ->> '$.detail.demo' <> s.demo OR e.bytes ->> '$.detail.made' <> s.created_at) LIMIT 1`,
    )
    .get();
  if (made !== undefined) return 'that it is a demo, or when it was made, is not what its starts say';
  if (last === undefined || (last.id === station?.id && last.name === station.name)) return undefined;
  return `its database calls it ${station?.name} (${station?.id}), and it started as ${last.name} (${last.id})`;
}

/** Entries of the audit trail of a database. */
export function entriesOf(db: Sqlite): number {
  return db.prepare<[], { n: number | null }>('SELECT max(seq) AS n FROM audit_entry').get()?.n ?? 0;
}

/** The number of the last mark in a database; 0 in one of a version that had none. */
function markIn(db: Sqlite): { readonly id: string; readonly mark: number } | undefined {
  const row = db.prepare<[], { id: string; mark?: number }>('SELECT * FROM station').get();
  return row && { id: row.id, mark: row.mark ?? 0 };
}

/** Whether a database has all that its keys remember of it. */
export function isAsRemembered(db: Sqlite, { id, number, entries }: StationMark): boolean {
  const found = markIn(db);
  return found?.id === id && found.mark >= number && entriesOf(db) >= entries;
}

/** What a database is not any more of what its keys remember; undefined where it is all of it. Believes the tree that it keeps. */
export function lossOf(db: Sqlite, mark: StationMark): typeof Loss.older | typeof Loss.rewritten | undefined {
  if (!isAsRemembered(db, mark)) return Loss.older;
  const { entries, root } = mark;
  return root === undefined || openTree(db).root(entries).toString('hex') === root ? undefined : Loss.rewritten;
}

/** Whether a station was held by the last that its trail says of that: entries since then make up for no lost ones. */
export function wasHeld(db: Sqlite): boolean {
  const last = db.prepare<[string], { seq: number | null }>('SELECT max(seq) AS seq FROM audit_entry WHERE action = ?');
  return (last.get('station.held')?.seq ?? 0) > (last.get('station.recovered')?.seq ?? 0);
}

/** Why a station was held at last, in the words of its trail. */
export function reasonHeld(db: Sqlite): string | undefined {
  return (
    db
      .prepare<[], { reason: string | null }>(
        "SELECT bytes ->> '$.detail.reason' AS reason FROM audit_entry WHERE action = 'station.held' ORDER BY seq DESC LIMIT 1",
      )
      .get()?.reason ?? undefined
  );
}

/** Whether the keys of a database remembered it once; the first mark may have been cut off by the end of the program. */
export function wasRemembered(db: Sqlite): boolean {
  return (markIn(db)?.mark ?? 0) > 1;
}

/** In words, that the trail of a database, called `name`, is another one than its keys remember. */
export function rewrittenInWords(name: string): string {
  return `The audit trail of ${name} is not the one that its keys remember: it was rewritten beside the program.`;
}

/** In words, that a database, called `name`, lacks what its keys remember. */
export function olderInWords(name: string, db: Sqlite, mark: StationMark): string {
  const entries = entriesOf(db);
  const before = mark.entries > entries ? `, and there were ${mark.entries} or more` : '';
  return (
    `The database ${name} is older than its keys remember: it lacks what was written last, as ` +
    `without its ${databaseName}-wal. It has ${entries} audit entries${before}.`
  );
}

/** The fingerprint of the keys that a database remembers: undefined without a station, null before they were bound. */
export function knownKeys(store: Store): string | null | undefined {
  return store.db.prepare<[], { key_fingerprint: string | null }>('SELECT key_fingerprint FROM station').get()
    ?.key_fingerprint;
}

/** Has a database remember its keys, where it does not yet. */
export function bindKeys(store: Store, keys: Keys): void {
  if (knownKeys(store) === keys.fingerprint) return;
  store.transaction(() => {
    store.db.prepare<[string]>('UPDATE station SET key_fingerprint = ?').run(keys.fingerprint);
  });
}

/**
 * Has the keys remember the database as it is now, with the root of the trail where that is at hand: after a recovery it is not,
 * and the next time adds it. Throws what the operating system says, or `store`; then they remember what they did, and it can be
 * done again.
 */
export function markStation(store: Store, keys: Keys, { id, name }: Station, trail?: Pick<Trail, 'root'>): void {
  const number = (markIn(store.db)?.mark ?? 0) + 1;
  store.transaction(() => {
    store.db.prepare<[number]>('UPDATE station SET mark = ?').run(number);
  });
  const entries = entriesOf(store.db);
  const root = trail?.root(entries).toString('hex');
  keys.remember({ id, name, number, entries, ...(root === undefined ? {} : { root }) });
}

/**
 * Has the keys remember how far the audit trail is, where it went on; before that the log of the database is moved into its file,
 * if `movesLog` says so, also where only the log `isBehind`. Gives whether it is behind then. What does not succeed now, on a
 * full disk say, is as it was, and is tried again the next time.
 */
export function settle(
  { store, keys, station, trail, log }: Settled,
  { movesLog, isBehind }: { readonly movesLog: boolean; readonly isBehind: boolean },
): boolean {
  try {
    const mark = keys.mark();
    if (mark !== undefined && lossOf(store.db, mark) !== undefined)
      throw new Error('it is not the trail that they remember');
    const isKnown = mark?.root !== undefined && mark.entries === entriesOf(store.db);
    if (isKnown && !(movesLog && isBehind)) return isBehind;
    if (movesLog) store.moveLog();
    markStation(store, keys, station, trail);
    return !movesLog;
  } catch (error) {
    log.warn('The station could not note how far its audit trail is.', { reason: String(error) });
    return isBehind;
  }
}

/** What `settle` works on. */
export interface Settled {
  readonly store: Store;
  readonly keys: Keys;
  readonly station: Station;
  readonly trail: Pick<Trail, 'root'>;
  readonly log: Log;
}

function mixed(isDemo: boolean): CountersignError {
  return new CountersignError(
    ErrorCode.store,
    isDemo
      ? 'This data directory belongs to a demo. Name another one with --data-dir for a real project.'
      : 'This data directory belongs to a real station. A demo project makes users who may sign; give it another directory with --data-dir.',
  );
}
