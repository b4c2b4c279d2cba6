/**
 * Whether the lists of slots are what is stored of the slots: they are an index, and whoever took lines out of it would hide
 * signatures without touching one. What is missing is filed anew, what belongs to nothing is taken out, and either is told.
 */
import { setImmediate } from 'node:timers/promises';
import { readJsonText } from '../../contract/json.ts';
import { storeTrouble } from '../../contract/storeTrouble.ts';
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { alternativesSchema } from './expression.ts';
import { commonFacets, facetsOf, named, type Facet, type Scope } from './facets.ts';
import { SlotState } from './states.ts';

interface SlotRow {
  readonly id: string;
  readonly state: SlotState;
  readonly alternatives: string;
  readonly name: string;
  readonly template_name: string;
  readonly record_id: string | null;
  readonly requested_at: string;
  readonly ended_at: string;
  readonly signer: string | null;
}

/** A line of a list. */
interface Line {
  readonly scope: Scope;
  readonly facet: Facet['facet'];
  readonly value: string;
  readonly at: string;
  readonly slot_id: string;
}

/** Slots, or lines, that are looked at in one go. */
const atOnce = 100;
/** Milliseconds between two looks: a day. */
const every = 24 * 3_600_000;

const slotsSql = `
  SELECT s.id, s.state, s.alternatives, r.name, r.template_name, r.record_id, r.requested_at,
    coalesce(g.signed_at, r.decided_at, r.requested_at) AS ended_at,
    CASE WHEN json_valid(g.bytes) THEN g.bytes ->> '$.signer.userName' END AS signer
  FROM sign_in_slot s JOIN signature_request r ON r.id = s.request_id LEFT JOIN signature g ON g.slot_id = s.id`;

/** What a slot is found by: while it waits by who may sign it, afterwards by how it ended and who signed. */
function linesOf(slot: SlotRow): Line[] {
  if (slot.state === SlotState.pending) return pendingLinesOf(slot);
  const ended: Facet[] = [
    { facet: 'state', value: slot.state },
    ...(slot.signer === null ? [] : [named('signer', slot.signer)]),
  ];
  return lines('ended', slot.ended_at, slot, ended);
}

function pendingLinesOf(slot: SlotRow): Line[] {
  const alternatives = alternativesSchema.safeParse(readJsonText(slot.alternatives)).data ?? [];
  return lines('pending', slot.requested_at, slot, facetsOf(alternatives));
}

function lines(scope: Scope, at: string, slot: SlotRow, own: readonly Facet[]): Line[] {
  return [...commonFacets(slot), ...own].map(({ facet, value }) => ({ scope, facet, value, at, slot_id: slot.id }));
}

/** What files a line, and takes one out. */
function filer(db: Sqlite) {
  return {
    insert: db.prepare<[Line]>('INSERT OR IGNORE INTO slot_facet VALUES (@scope, @facet, @value, @at, @slot_id)'),
    remove: db.prepare<[Line]>(
      `DELETE FROM slot_facet
       WHERE scope = @scope AND facet = @facet AND value = @value AND at = @at AND slot_id = @slot_id`,
    ),
  };
}

/** Keeps the lists of slots up to date. */
export interface Filing {
  /** Files the slots that were asked or decided since; whoever reads a list does this first. */
  readonly catchUp: () => void;
  readonly close: () => void;
}

/** Milliseconds after a commit until slots are filed that nobody looked for: not within the answer to who signed, and once for several. */
const fileAfter = 200;

/**
 * Files slots after the commit in which they were asked or decided (`unfiled_slot`, which triggers fill, has them in between): their
 * lines lie on ten pages, and whoever signs does not wait for those. Where the disk does not take them, the lists stay as they are.
 */
export function openFiling({ store, ports }: Pick<FilingDependencies, 'store' | 'ports'>): Filing {
  const { db } = store;
  const waiting = db.prepare<[], { id: string }>('SELECT slot_id AS id FROM unfiled_slot LIMIT 200');
  const slot = db.prepare<[string], SlotRow>(`${slotsSql} WHERE s.id = ?`);
  const { insert, remove } = filer(db);
  const filed = db.prepare<[string]>('DELETE FROM unfiled_slot WHERE slot_id = ?');
  const file = (id: string): void => {
    const row = slot.get(id);
    if (row !== undefined) {
      if (row.state !== SlotState.pending) for (const line of pendingLinesOf(row)) remove.run(line);
      for (const line of linesOf(row)) insert.run(line);
    }
    filed.run(id);
  };
  /** Whether the disk did not take them when they were filed last. */
  let isBehind = false;
  const catchUp = (): void => {
    for (let some = waiting.all(); some.length > 0; some = waiting.all()) {
      try {
        store.transaction(() => {
          for (const { id } of some) file(id);
        });
      } catch (error) {
        if (storeTrouble(error) === undefined) throw error;
        if (!isBehind)
          ports.log.warn('What was asked or signed last is not in the lists yet.', { reason: String(error) });
        isBehind = true;
        return;
      }
      isBehind = false;
    }
  };
  let isClosed = false;
  let callOff: (() => void) | undefined;
  store.beforeCommit(() => () => {
    if (isClosed || callOff !== undefined || waiting.get() === undefined) return;
    callOff = ports.clock.after(fileAfter, () => {
      callOff = undefined;
      catchUp();
    });
  });
  return {
    catchUp,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      callOff?.();
      catchUp();
    },
  };
}

/** What is asked of the lines of a database. `missing` and `foreign` hear of each that is not as it should be. */
interface Look {
  readonly missing: (line: Line) => void;
  readonly foreign: (line: Line) => void;
}

/** Compares the lists with the slots, a slice at a time; each step is one. */
function* compare(db: Sqlite, { missing, foreign }: Look): Generator<void> {
  const slots = db.prepare<[string, number], SlotRow>(`${slotsSql} WHERE s.id > ? ORDER BY s.id LIMIT ?`);
  const has = db.prepare<[Line], object>(
    `SELECT 1 FROM slot_facet
     WHERE scope = @scope AND facet = @facet AND value = @value AND at = @at AND slot_id = @slot_id`,
  );
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM slot_facet');
  let there = 0;
  for (let last = ''; ;) {
    const rows = slots.all(last, atOnce);
    for (const line of rows.flatMap((row) => [...distinct(linesOf(row))])) {
      if (has.get(line) === undefined) missing(line);
      else there += 1;
    }
    const end = rows.at(-1)?.id;
    if (end === undefined) break;
    last = end;
    yield;
  }
  if (there === count.get()?.n) return;
  const lines = db.prepare<[Readonly<Record<keyof Line, string>>, number], Line>(
    `SELECT * FROM slot_facet WHERE (scope, facet, value, at, slot_id) > (@scope, @facet, @value, @at, @slot_id)
     ORDER BY scope, facet, value, at, slot_id LIMIT ?`,
  );
  const slot = db.prepare<[string], SlotRow>(`${slotsSql} WHERE s.id = ?`);
  let last: Readonly<Record<keyof Line, string>> | undefined = { scope: '', facet: '', value: '', at: '', slot_id: '' };
  while (last !== undefined) {
    const rows: Line[] = lines.all(last, atOnce);
    for (const line of rows) {
      const row = slot.get(line.slot_id);
      const isIts = row !== undefined && linesOf(row).some((one) => isSame(one, line));
      if (!isIts) foreign(line);
    }
    last = rows.at(-1);
    yield;
  }
}

function* distinct(lines: readonly Line[]): Generator<Line> {
  const seen = new Set<string>();
  for (const line of lines) {
    const key = JSON.stringify([line.facet, line.value]);
    if (!seen.has(key)) yield line;
    seen.add(key);
  }
}

function isSame(one: Line, other: Line): boolean {
  return one.scope === other.scope && one.facet === other.facet && one.value === other.value && one.at === other.at;
}

/**
 * How many lines of the lists of a database are not what its slots say, but for those of slots that are yet to be filed; of an
 * earlier version, which had no lists, 0.
 */
export function misfiled(db: Sqlite): number {
  const has = (table: string): boolean =>
    db.prepare<[string], object>('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
  if (!has('slot_facet')) return 0;
  const unfiled = new Set(
    has('unfiled_slot') ? db.prepare<[], string>('SELECT slot_id FROM unfiled_slot').pluck().all() : [],
  );
  let found = 0;
  const note = ({ slot_id }: Line): void => void (found += unfiled.has(slot_id) ? 0 : 1);
  const steps = compare(db, { missing: note, foreign: note });
  while (steps.next().done !== true);
  return found;
}

export interface FilingDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly stationId: string;
  readonly filing: Pick<Filing, 'catchUp'>;
}

/** Looks at the start and once a day, beside the work, and puts right what is not. The function that it gives ends it. */
export function watchFiling({ store, trail, ports, stationId, filing }: FilingDependencies): () => void {
  const { db } = store;
  const { insert, remove } = filer(db);
  let isClosed = false;
  let [mended, reported] = [0, 0];
  const look = async (): Promise<void> => {
    mended = 0;
    reported = 0;
    const steps = compare(db, {
      missing: (line) => (mended += insert.run(line).changes),
      foreign: (line) => (mended += remove.run(line).changes),
    });
    // A slice and what it mends are one transaction, so that it sees no slot half moved, and none that is yet to be filed.
    const step = (): boolean | undefined =>
      store.transaction(() => {
        filing.catchUp();
        return steps.next().done;
      });
    try {
      while (!isClosed && step() !== true) await setImmediate();
    } finally {
      if (mended > reported) tell();
    }
  };
  const tell = (): void => {
    reported = mended;
    const reason = `the lists of signatures were changed beside the program; ${mended} lines were put right`;
    ports.log.error('The database was changed beside the program.', { reason });
    store.transaction(() =>
      trail.append({
        action: 'security.alert',
        actor: { kind: 'station', id: 'filing', name: 'Lists of signatures' },
        target: `station:${stationId}`,
        detail: { reason },
      }),
    );
  };
  const again = (): void => {
    look().catch((error: unknown) => {
      ports.log.error('The lists of signatures could not be checked.', { reason: String(error) });
    });
    callOff = ports.clock.after(every, again);
  };
  let callOff = ports.clock.after(0, again);
  return () => {
    isClosed = true;
    callOff();
    // What was mended so far is told also where the program ends in between.
    if (mended > reported) tell();
  };
}
