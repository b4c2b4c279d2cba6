/** The audit trail as people search it: newest first, a page at a time, in a bounded time however long the trail is. */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { isJsonObject, json, readJsonText, type Json, type JsonObject } from '../../contract/json.ts';
import { localTime } from '../../format/localTime.ts';
import type { Clock } from '../platform/ports.ts';
import { onOneLine } from '../platform/oneLine.ts';
import { folded, type Sqlite } from '../platform/sqlite.ts';
import { accessActions } from './access.ts';
import { auditKinds, type AuditKind } from './kinds.ts';

/** All that is in the access log (AU-21): who signed in, was refused, locked, switched or signed. */
const access = 'access';

export const auditFilter = z.strictObject({
  /** Part of a name, an action, a record or any other text of an entry; in any case, unless it has a capital letter. */
  text: z.string().max(1000).optional(),
  /** Part of the name of who acted; in any case. */
  person: z.string().max(200).optional(),
  /** Id of a record: what happened to it, and to all requests about it. */
  record: z.string().max(1000).optional(),
  kind: z.enum([...auditKinds, access]).optional(),
  /** From this time on, before that one: ISO 8601, and in UTC where the trail is searched. */
  since: z.string().optional(),
  until: z.string().optional(),
  /** Number of an entry: those before it alone. */
  before: z.int().positive().optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** One entry for people: texts are escaped, so that one never looks like two, nor turns the direction of what follows. */
export interface AuditView {
  readonly seq: number;
  readonly at: string;
  readonly atLocal: string;
  readonly zone: string;
  readonly clock: string;
  readonly who: string;
  readonly action: string;
  readonly target: string;
  readonly boot: string;
  /** The call that it was done in: its id, session and address; empty for what the station did by itself. */
  readonly call: string;
  readonly hash: string;
  /** What belongs to it, a line each. */
  readonly detail: readonly { readonly label: string; readonly value: string }[];
}

export interface AuditPage {
  readonly entries: readonly AuditView[];
  /** What `before` is for older ones; null where all of the trail was searched. */
  readonly next: number | null;
  /** Entries that the trail has. */
  readonly of: number;
}

const call = z.object({ cid: z.string(), session: z.string().optional(), address: z.string().optional() });

const entry = z.object({
  seq: z.int(),
  boot: z.string(),
  at: z.object({ utc: z.string(), zone: z.string() }),
  clock: z.string(),
  action: z.string(),
  actor: z.object({ name: z.string() }),
  target: z.string(),
  detail: z.record(z.string(), json),
  call: call.optional().catch(undefined),
});

/** Entries that are looked at in one go; milliseconds after which others have their turn, and after which it is answered. */
const atOnce = 1000;
const longest = 8;
const patience = 150;

export interface AuditRow {
  readonly seq: number;
  readonly bytes: string;
  readonly hash: string;
}

/** Reads those entries of a trail that fit a filter. */
interface Searcher {
  /** Number of the newest entry. */
  readonly newest: number;
  /** Those from `from` on and before `top`, newest first. */
  readonly read: (top: number, from: number, limit: number) => AuditRow[];
}

function searcherOf(
  db: Sqlite,
  { text = '', person = '', record = '', kind, since = '', until = '\uffff' }: Omit<AuditFilter, 'limit' | 'before'>,
  visible: readonly AuditKind[],
): Searcher {
  const kinds = kind === undefined ? visible : [kind];
  const actions = kinds.flatMap((one) => (one === access ? accessActions : [`${one}.%`]));
  // With a capital letter in it a text is meant as it is written: B-7 is no part of an id.
  const isExact = /\p{Lu}/u.test(text);
  const statement = db.prepare<unknown[], AuditRow>(
    `SELECT seq, bytes, hash FROM audit_entry WHERE seq < ? AND seq >= ? AND at >= ? AND at < ?
       AND (${actions.map(() => 'action LIKE ?').join(' OR ') || '1'})
       ${person === '' ? '' : `AND ${holds('actor', person)}`}
       ${record === '' ? '' : `AND (target = ? OR target IN (${requestsAbout}))`}
       ${text === '' ? '' : `AND ${isExact ? 'instr(bytes, ?) > 0' : holds('bytes', text)}`}
     ORDER BY seq DESC LIMIT ?`,
  );
  // JSON has control characters and quotes escaped: so has what is looked for.
  const inJson = JSON.stringify(text).slice(1, -1);
  const wanted = [
    ...actions,
    ...(person === '' ? [] : [heldOf(person)]),
    ...(record === '' ? [] : [`record:${record}`, record]),
    ...(text === '' ? [] : [isExact ? inJson : heldOf(inJson)]),
  ];
  return {
    newest: db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM audit_entry').get()?.seq ?? 0,
    read: (top, from, limit) => statement.all(top, from, since, until, ...wanted, limit),
  };
}

/**
 * Searches the trail of a database. Entries whose bytes are no entry are shown as such: `verify` says more. What takes longer
 * than a moment is answered as far as it came; `next` is where it goes on.
 */
export async function searchTrail(
  db: Sqlite,
  filter: AuditFilter,
  clock: Pick<Clock, 'monotonic'>,
  /** What may be seen; everything where it is not given. */
  visible: readonly AuditKind[] = [],
): Promise<AuditPage> {
  const { kind, before, limit } = filter;
  if (kind !== undefined && visible.length > 0 && (kind === access || !visible.includes(kind)))
    return { entries: [], next: null, of: 0 };
  const { newest, read } = searcherOf(db, filter, visible);
  const top = Math.min(before ?? newest + 1, newest + 1);
  const { rows, next } = await search(read, top, limit, clock, patience);
  return { entries: rows.map(auditView), next: next > 1 ? next : null, of: newest };
}

/** All entries that fit, oldest first; undefined where there are more than `most`. Others have their turn meanwhile. */
export async function findEntries(
  db: Sqlite,
  filter: Omit<AuditFilter, 'limit' | 'before'>,
  clock: Pick<Clock, 'monotonic'>,
  most: number,
): Promise<readonly AuditRow[] | undefined> {
  const { newest, read } = searcherOf(db, filter, []);
  const { rows } = await search(read, newest + 1, most + 1, clock, Number.POSITIVE_INFINITY);
  return rows.length > most ? undefined : rows.reverse();
}

/** Goes back from `top`, until `limit` entries were found or so many milliseconds are over; `next` is where it goes on. */
async function search(
  read: Searcher['read'],
  top: number,
  limit: number,
  clock: Pick<Clock, 'monotonic'>,
  patience: number,
): Promise<{ readonly rows: AuditRow[]; readonly next: number }> {
  const found: AuditRow[] = [];
  const began = clock.monotonic();
  let next = top;
  let turn = began;
  while (next > 1 && found.length < limit && clock.monotonic() - began < patience) {
    if (clock.monotonic() - turn >= longest) {
      await setImmediate();
      turn = clock.monotonic();
    }
    const from = Math.max(1, next - atOnce);
    const rows = read(next, from, limit - found.length);
    found.push(...rows);
    next = found.length === limit ? (rows.at(-1)?.seq ?? from) : from;
  }
  return { rows: found, next };
}

const requestsAbout = "SELECT 'signature-request:' || id FROM signature_request WHERE record_id = ?";

/** SQL: whether a column has a text anywhere, in any case. LIKE is three times as fast, and knows the letters of ASCII. */
function holds(column: string, text: string): string {
  return isAscii(text) ? `${column} LIKE ? ESCAPE '\\'` : `instr(folded(${column}), ?) > 0`;
}

/** What that is given of the text. */
function heldOf(text: string): string {
  return isAscii(text) ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : folded(text);
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

/** An entry as people read it. */
export function auditView({ seq, bytes, hash }: AuditRow): AuditView {
  const { data } = entry.safeParse(readJsonText(bytes));
  if (data === undefined) {
    const nothing = { at: '', atLocal: '', zone: '', clock: '', who: '', target: '', boot: '', call: '', detail: [] };
    return { ...nothing, seq, hash, action: 'not an entry: its bytes were altered' };
  }
  const { at, clock, action, actor, target, boot, call, detail } = data;
  const time = Date.parse(at.utc);
  return {
    seq,
    at: at.utc,
    atLocal: Number.isNaN(time) ? onOneLine(at.utc) : localTime(time, at.zone),
    zone: at.zone,
    clock,
    who: onOneLine(actor.name),
    action,
    target: onOneLine(target),
    boot,
    call: call === undefined ? '' : callInWords(call),
    hash,
    detail: linesOf(detail),
  };
}

function callInWords({ cid, session, address }: z.output<typeof call>): string {
  const parts = [
    ...(session === undefined ? [] : [`session ${session}`]),
    ...(address === undefined ? [] : [`from ${address}`]),
  ];
  return onOneLine([...parts, `call ${cid}`].join(', '));
}

/** What a detail says, each text under the path to it. */
function linesOf(detail: JsonObject, path = ''): { readonly label: string; readonly value: string }[] {
  return Object.entries(detail).flatMap(([key, value]) => {
    const own = onOneLine(key).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const label = path === '' ? own : `${path}, ${own}`;
    return isJsonObject(value) ? linesOf(value, label) : [{ label, value: onOneLine(textOf(value)) }];
  });
}

function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return value === null ? 'none' : JSON.stringify(value);
}
