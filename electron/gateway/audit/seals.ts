/**
 * Seals of what decides who may sign: each time that the program changes an account or a template, the trail records its facts
 * as a hash, sealed with a key of the station, in the same transaction. Rows that somebody changed beside the program do not fit
 * any more: they are refused where they would decide, and a verifier sees it without the key.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText } from '../../contract/json.ts';
import { domainHash, HashDomain } from '../../ledger/canonical.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { decisive, decisiveKinds, watchingSql, type DecisiveKind } from '../store/decisive.ts';
import { schemaDigest } from '../store/schema.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import type { Actor, Trail } from './trail.ts';

/** One account or template. */
export interface Thing {
  readonly kind: DecisiveKind;
  readonly id: string;
}

export interface Seals {
  /** Whether a thing is as the program left it; also inside a transaction that is changing it. */
  readonly holds: (thing: Thing) => boolean;
  /** All that there are, and all that the trail knows. */
  readonly things: () => Thing[];
  /** Tells of things that do not hold, in the log and, once, in the trail. */
  readonly tell: (things: readonly Thing[]) => void;
  /** Takes a thing as it is now, on somebody's word, inside the caller's transaction. */
  readonly accept: (thing: Thing, actor: Actor, reason: string) => void;
}

export interface SealDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly key: Uint8Array;
  readonly stationId: string;
  /** Whether the keys remember that sealing has begun: then it never begins again, whatever the database says. */
  readonly hasBegun: boolean;
}

/** The entries that record what a thing was have targets of their own, so that the newest is found at once. */
const targetOf = ({ kind, id }: Thing): string => `sealed-${kind}:${id}`;
/** What people know a thing by in the trail. */
const subjectOf = ({ kind, id }: Thing): string => (kind === 'account' ? `user:${id}` : `signature-template:${id}`);
const begun = 'sealing.begun';

const recorded = z.object({
  action: z.enum(['account.sealed', 'template.sealed']),
  detail: z.strictObject({ state: z.string().nullable(), seal: z.string() }),
});

interface Touched extends Thing {
  readonly before: string | null;
}

/** A seal as the trail has it. */
interface Seal {
  readonly seq: number;
  readonly state: string | null;
  readonly seal: string;
}

/**
 * Watches the rows of a store, for as long as it is open. The first time on a database it takes what is there as it is, and
 * says so in the trail. Throws `store` where that was done before and the trail does not show it.
 */
export function openSeals({ store, trail, ports, key, stationId, hasBegun }: SealDependencies): Seals {
  const { db } = store;
  const read = reader(db);
  db.exec(watchingSql());
  const touchedOnes = db.prepare<[], Touched>('SELECT kind, id, before FROM touched');
  const touchedOne = db.prepare<[string, string], Touched>(
    'SELECT kind, id, before FROM touched WHERE kind = ? AND id = ?',
  );
  const forget = db.prepare<[]>('DELETE FROM touched');
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  const lastAlert = db.prepare<[string], { seq: number | null }>(
    "SELECT max(seq) AS seq FROM audit_entry WHERE target = ? AND action = 'security.alert'",
  );
  const schemaNow = (): string => `${schemaDigest(db)} ${String(db.pragma('schema_version', { simple: true }))}`;
  const schema = schemaNow();
  /** The newest seals as this program wrote them, or read them first: what the database says of them later is not asked. */
  const known = new Map<string, Seal | undefined>();
  const written = new Map<string, Seal>();
  const latest = (thing: Thing): Seal | undefined => {
    const target = targetOf(thing);
    const own = written.get(target);
    // What a transaction wrote that was rolled back is not there.
    if (own !== undefined && read.latest(thing)?.seal === own.seal) return own;
    if (!known.has(target)) known.set(target, read.latest(thing));
    return known.get(target);
  };

  const sealOf = ({ kind, id }: Thing, seq: number, state: string | null): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([stationId, kind, id, seq, state]))
      .digest();
  /** Seals that were found to be the station's; one is held in memory and never changes. */
  const ours = new WeakSet<Seal>();
  const isOurs = (thing: Thing, of: Seal): boolean => {
    if (ours.has(of)) return true;
    const given = Buffer.from(of.seal, 'hex');
    const wanted = sealOf(thing, of.seq, of.state);
    const isGood = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (isGood) ours.add(of);
    return isGood;
  };
  const write = (thing: Thing): void => {
    const state = stateOf(read.facts(thing));
    const seq = trail.size() + 1;
    const seal = sealOf(thing, seq, state).toString('hex');
    written.set(targetOf(thing), { seq, state, seal });
    trail.append({
      action: `${thing.kind}.sealed`,
      actor: { kind: 'station', id: 'seals', name: 'Seals' },
      target: targetOf(thing),
      detail: { state, seal },
    });
  };
  const fits = (thing: Thing, facts: string | null): boolean => {
    const last = latest(thing);
    if (last === undefined) return facts === null;
    return last.state === stateOf(facts) && isOurs(thing, last);
  };

  const tell = (things: readonly Thing[]): void => {
    for (const thing of things)
      ports.log.error('The database was changed beside the program.', { [thing.kind]: thing.id });
    store.transaction(() => {
      for (const thing of things) {
        const target = subjectOf(thing);
        // It was told, and nobody has looked at it since.
        if ((lastAlert.get(target)?.seq ?? 0) > (latest(thing)?.seq ?? 0)) continue;
        trail.append({
          action: 'security.alert',
          actor: { kind: 'station', id: 'seals', name: 'Seals' },
          target,
          detail: { reason: `the ${thing.kind} was changed beside the program, and decides nothing` },
        });
      }
    });
  };

  store.transaction(() => {
    if (trail.has(begun)) return;
    if (hasBegun) {
      throw new CountersignError(
        ErrorCode.store,
        'The audit trail does not show any more that its accounts are sealed: the database was changed beside the program, and nothing was changed now. "countersign verify" says what does not hold.',
      );
    }
    const things = read.all();
    trail.append({
      action: begun,
      actor: { kind: 'station', id: 'seals', name: 'Seals' },
      target: `station:${stationId}`,
      detail: { taken: things.length },
    });
    things.forEach(write);
  });
  /** What was found to hold: for as long as no other program writes to the database, and this one does not touch it. */
  const held = new Set<string>();
  let heldAt: number | undefined;
  const holdsUntouched = (thing: Thing): boolean => {
    const now = dataVersion.get();
    if (now !== heldAt) held.clear();
    heldAt = now;
    const target = targetOf(thing);
    if (held.has(target)) return true;
    const holds = fits(thing, read.facts(thing));
    if (holds) held.add(target);
    return holds;
  };
  const keepWritten = (): void => {
    for (const [target, seal] of written)
      if (seal.seq <= trail.size() && read.ofTarget(target)?.seal === seal.seal) known.set(target, seal);
    written.clear();
  };
  keepWritten();
  store.beforeCommit(() => {
    for (let touched = touchedOnes.all(); touched.length > 0; touched = touchedOnes.all()) {
      // A trigger of another hand would change rows in the program's name.
      if (schemaNow() !== schema) throw otherSchema();
      forget.run();
      for (const { before, ...thing } of touched) {
        held.delete(targetOf(thing));
        if (read.facts(thing) === before) continue;
        if (before !== null && !fits(thing, before)) throw changedBeside(db, thing);
        write(thing);
      }
    }
    return written.size === 0 ? undefined : keepWritten;
  });

  return {
    holds: (thing) => {
      const touched = touchedOne.get(thing.kind, thing.id);
      return touched === undefined ? holdsUntouched(thing) : fits(thing, touched.before);
    },
    things: read.all,
    tell,
    accept: (thing, actor, reason) => {
      trail.append({
        action: `${thing.kind}.accepted`,
        actor,
        target: subjectOf(thing),
        detail: { reason },
      });
      write(thing);
    },
  };
}

/** What became of the seals of a database, as far as they are seen without the station's key. */
export type SealVerdict =
  | { readonly ok: true; readonly things: number }
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: 'none' };

/** Holds accounts and templates against what the trail records of them; `none` for a database that has no seals yet. */
export function verifySeals(db: Sqlite): SealVerdict {
  const count = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM audit_entry WHERE action = ?');
  const times = count.get(begun)?.n ?? 0;
  if (times === 0) return { ok: 'none' };
  if (times > 1) return { ok: false, problem: 'sealing began more than once: what was there was taken as it was' };
  const read = reader(db);
  const things = read.all();
  const altered = things.find((thing) => (read.latest(thing)?.state ?? null) !== stateOf(read.facts(thing)));
  if (altered === undefined) return { ok: true, things: things.length };
  const name = altered.kind === 'account' ? userNameOf(db, altered.id) : altered.id;
  return { ok: false, problem: `the ${altered.kind} "${name}" is not as the program left it` };
}

function userNameOf(db: Sqlite, id: string): string {
  return db.prepare<[string], { name: string }>('SELECT user_name AS name FROM user WHERE id = ?').get(id)?.name ?? id;
}

function stateOf(facts: string | null): string | null {
  return facts === null ? null : domainHash(HashDomain.decisive, facts);
}

/** Reads things and what the trail has of them. */
function reader(db: Sqlite): {
  readonly all: () => Thing[];
  readonly facts: (thing: Thing) => string | null;
  readonly latest: (thing: Thing) => Seal | undefined;
  readonly ofTarget: (target: string) => Seal | undefined;
} {
  const prepared = {
    account: db.prepare<{ id: string }, { facts: string | null }>(`SELECT ${decisive.account.facts('@id')} AS facts`),
    template: db.prepare<{ id: string }, { facts: string | null }>(`SELECT ${decisive.template.facts('@id')} AS facts`),
  };
  const newest = db.prepare<[string], { seq: number; bytes: string }>(
    'SELECT seq, bytes FROM audit_entry WHERE target = ? ORDER BY seq DESC LIMIT 1',
  );
  const ids = decisiveKinds.map((kind) => {
    // The ids that are there, and those that the trail has: of a row that was taken away too.
    const sql = `${decisive[kind].ids} UNION SELECT substr(target, ?) FROM audit_entry WHERE target >= ? AND target < ?`;
    const prefix = targetOf({ kind, id: '' });
    const statement = db.prepare<[number, string, string], { id: string }>(sql);
    return () => statement.all(prefix.length + 1, prefix, `${prefix.slice(0, -1)};`).map(({ id }) => ({ kind, id }));
  });
  const ofTarget = (target: string): Seal | undefined => {
    const row = newest.get(target);
    if (row === undefined) return undefined;
    const { data } = recorded.safeParse(readJsonText(row.bytes));
    return { seq: row.seq, state: data?.detail.state ?? null, seal: data?.detail.seal ?? '' };
  };
  return {
    all: () => ids.flatMap((ofKind) => ofKind()),
    facts: ({ kind, id }) => prepared[kind].get({ id })?.facts ?? null,
    latest: (thing) => ofTarget(targetOf(thing)),
    ofTarget,
  };
}

function changedBeside(db: Sqlite, { kind, id }: Thing): CountersignError {
  return new CountersignError(
    ErrorCode.store,
    kind === 'account'
      ? `The account ${userNameOf(db, id)} was changed beside the program, so it decides nothing, and nothing was changed now. An administrator of this computer looks at it, and takes it as it is with "countersign user accept".`
      : `The template ${id} was changed beside the program, and nothing was changed now.`,
    { details: { [kind]: id } },
  );
}

function otherSchema(): CountersignError {
  return new CountersignError(
    ErrorCode.store,
    'Tables or triggers of the database were changed beside the program while it ran. Nothing was changed now; start the program again.',
  );
}
