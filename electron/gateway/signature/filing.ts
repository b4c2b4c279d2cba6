/**
 * Whether the lists of slots are what is stored of the slots: they are an index, and whoever took lines out of it would hide
 * signatures without touching one. What is missing is filed anew, what belongs to nothing is taken out, and either is told.
 */
import { setImmediate } from 'node:timers/promises';
import { readJsonText } from '../../contract/json.ts';
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../store/sqlite.ts';
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

function linesOf(slot: SlotRow): Line[] {
  const isPending = slot.state === SlotState.pending;
  const alternatives = alternativesSchema.safeParse(readJsonText(slot.alternatives)).data ?? [];
  const ended: Facet[] = [
    { facet: 'state', value: slot.state },
    ...(slot.signer === null ? [] : [named('signer', slot.signer)]),
  ];
  return [...commonFacets(slot), ...(isPending ? facetsOf(alternatives) : ended)].map(({ facet, value }) => ({
    scope: isPending ? 'pending' : 'ended',
    facet,
    value,
    at: isPending ? slot.requested_at : slot.ended_at,
    slot_id: slot.id,
  }));
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

/** How many lines of the lists of a database are not what its slots say; of an earlier version, which had none, 0. */
export function misfiled(db: Sqlite): number {
  if (db.prepare<[], object>("SELECT 1 FROM sqlite_schema WHERE name = 'slot_facet'").get() === undefined) return 0;
  let found = 0;
  const note = (): void => void (found += 1);
  const steps = compare(db, { missing: note, foreign: note });
  while (steps.next().done !== true);
  return found;
}

export interface FilingDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly stationId: string;
}

/** Looks at the start and once a day, beside the work, and puts right what is not. The function that it gives ends it. */
export function watchFiling({ store, trail, ports, stationId }: FilingDependencies): () => void {
  const { db } = store;
  const insert = db.prepare<[Line]>('INSERT OR IGNORE INTO slot_facet VALUES (@scope, @facet, @value, @at, @slot_id)');
  const remove = db.prepare<[Line]>(
    `DELETE FROM slot_facet
     WHERE scope = @scope AND facet = @facet AND value = @value AND at = @at AND slot_id = @slot_id`,
  );
  let isClosed = false;
  let [mended, told] = [0, 0];
  const look = async (): Promise<void> => {
    mended = 0;
    told = 0;
    const steps = compare(db, {
      missing: (line) => (mended += insert.run(line).changes),
      foreign: (line) => (mended += remove.run(line).changes),
    });
    // A slice and what it mends are one transaction, so that it sees no slot half moved.
    try {
      while (!isClosed && store.transaction(() => steps.next().done) !== true) await setImmediate();
    } finally {
      if (mended > told) tell();
    }
  };
  const tell = (): void => {
    told = mended;
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
    if (mended > told) tell();
  };
}
