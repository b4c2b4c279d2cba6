/**
 * Bundles: signed records, or a part of the audit trail, in a form that strangers verify without this program. The format is
 * `docs/bundle-format.md`. Made from a database alone, without keys, and the same bytes from the same database.
 */
import { z } from 'zod';
import { counted } from '../../contract/counted.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, readJsonText } from '../../contract/json.ts';
import { canonicalJson } from '../../ledger/canonical.ts';
import { readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import { openTree } from '../audit/tree.ts';
import { firstSeen, withCosignatures } from '../station/cosignatures.ts';
import { Loss, lossError } from '../store/loss.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { isOfSignature } from './states.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** `proof` is that of RFC 6962, section 2.1.1. */
const entry = z.strictObject({ seq: z.int().positive(), bytes: z.string(), proof: z.array(hash).optional() });

/** A bundle, for `docs/bundle.schema.json`. Texts named `bytes`, `content`, `template`, `note` and `checkpoint` are verbatim. */
export const bundle = z.strictObject({
  format: z.literal('countersign-bundle/1'),
  station: z.strictObject({ id: z.string(), name: z.string() }),
  /** Public keys of the station: the id is the SHA-256 of the key as DER (SubjectPublicKeyInfo), which `publicKey` is in Base64. */
  keys: z.array(z.strictObject({ id: hash, algorithm: z.literal('Ed25519'), publicKey: z.base64() })),
  /** The newest checkpoint: a signed note (C2SP) over size and root of the log. */
  checkpoint: z.string(),
  /** The entries of which none is left out; null where they are those of some requests alone. */
  range: z.strictObject({ from: z.int().positive(), to: z.int().positive() }).nullable(),
  /**
   * The time that the range was asked for, from `since` on and before `until` (UTC; null: from the first entry, to the last), with the
   * entries just outside of it, which show that it has all of that time. Bundles of earlier versions have none.
   */
  asked: z
    .strictObject({
      since: z.string().nullable(),
      until: z.string().nullable(),
      before: entry.nullable(),
      after: entry.nullable(),
    })
    .optional(),
  /** In ascending order; `proof` is left out where the entries are the whole log. */
  entries: z.array(entry),
  /** Earlier checkpoints, below them what witnesses signed, each with the proof (RFC 6962, section 2.1.2) that the newest goes on from it. */
  checkpoints: z.array(z.strictObject({ note: z.string(), consistency: z.array(hash) })),
  requests: z.array(z.strictObject({ id: z.string(), content: z.string(), template: z.string() })),
  /** `signature` is Ed25519 over `countersign.signature.v1`, a line feed and `bytes`; null from before the station had a key. */
  signatures: z.array(z.strictObject({ bytes: z.string(), signature: z.base64().nullable() })),
});
export type Bundle = Readonly<z.output<typeof bundle>>;

/** A bundle as it is written: in canonical form (RFC 8785), and a line feed. */
export function bundleText(made: Bundle): string {
  return `${canonicalJson(json.parse(made))}\n`;
}

interface Time {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** What a bundle is to hold: requests with their signatures, or entries of a time (ISO 8601; `until` is not in it). */
export type Wanted = { readonly request: string } | { readonly record: string } | Time;

interface EntryRow {
  readonly seq: number;
  readonly action: string;
  readonly target: string;
  readonly bytes: string;
}

const signatureEntry = z.object({ detail: z.object({ signature: z.object({ id: z.string() }) }) });
const ofRequest = 'signature-request:';

/** Characters of a bundle: a text of more is held by no program that runs on V8, and read by few others. */
const mostCharacters = 400_000_000;

/**
 * Makes a bundle from what lies under the newest checkpoint, of so many characters at the most. Throws `object-not-found` where there
 * is nothing of what is wanted, `illegal-argument` for a time of which it would be too large, and `store` where the trail has no
 * checkpoint yet, or fewer entries than its checkpoint is of.
 */
export function makeBundle(db: Sqlite, wanted: Wanted, most = mostCharacters): Bundle {
  const station = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM station').get();
  const notes = db.prepare<[], { size: number; note: string }>('SELECT size, note FROM checkpoint ORDER BY size').all();
  const newest = notes.at(-1);
  if (station === undefined || newest === undefined) {
    throw new CountersignError(
      ErrorCode.store,
      'The audit trail has no checkpoint yet, so nothing proves what would be in the bundle. Start the station once.',
    );
  }
  const { size } = newest;
  const entries = db.prepare<[], number | null>('SELECT max(seq) FROM audit_entry').pluck().get() ?? 0;
  if (entries < size) {
    throw lossError(
      Loss.older,
      `The audit trail has ${counted(entries, 'entry', 'entries')}, and its newest checkpoint is of ${size}: the rest was taken away. Nothing was written; "countersign verify" says what does not hold.`,
    );
  }
  const time = timeOf(wanted);
  const range = time === undefined ? null : rangeOf(db, time, size);
  if (range !== null) requireFitting(db, range, size, most);
  const ids = range === null ? requestsOf(db, wanted) : [];
  const chosen =
    range === null
      ? ofRequests(db, ids, 'record' in wanted ? wanted.record : undefined, size)
      : ofRange(db, range, size);
  const isWhole = chosen.length === size;
  const cosigned = withCosignatures(db);
  // Of some requests, what proves when each witness had seen all of them.
  const covering = firstSeen(db, chosen.at(-1)?.seq ?? size);
  const tree = openTree(db);
  const inHex = (proof: readonly Buffer[]): string[] => proof.map((node) => node.toString('hex'));
  const asked = new Set(chosen.filter(({ action }) => action === 'signature.requested').map(({ target }) => target));
  const signed = chosen.filter(hasSignature).map(({ target }) => target.slice(ofRequest.length));
  const edge = (seq: number): z.output<typeof entry> | null => {
    const bytes = db
      .prepare<[number, number], string>('SELECT bytes FROM audit_entry WHERE seq = ? AND seq <= ?')
      .pluck();
    const found = bytes.get(seq, size);
    return found === undefined ? null : { seq, bytes: found, proof: inHex(tree.inclusion(seq - 1, size)) };
  };
  // Of a time only what was signed, else each request that the trail says was asked.
  const requests = range === null ? ids.filter((id) => asked.has(`${ofRequest}${id}`)) : [...new Set(signed)];
  return {
    format: 'countersign-bundle/1',
    station,
    keys: db
      .prepare<[], { id: string; publicKey: string }>('SELECT id, public_key AS publicKey FROM station_key ORDER BY id')
      .all()
      .map(({ id, publicKey }) => ({ id, algorithm: 'Ed25519', publicKey })),
    checkpoint: cosigned(newest),
    range,
    ...(range === null
      ? {}
      : {
          asked: {
            since: time?.since ?? null,
            until: time?.until ?? null,
            before: edge(range.from - 1),
            after: edge(range.to + 1),
          },
        }),
    entries: chosen.map(({ seq, bytes }) => ({
      seq,
      bytes,
      ...(isWhole ? {} : { proof: inHex(tree.inclusion(seq - 1, size)) }),
    })),
    checkpoints: notes
      .filter((note) => (range === null ? covering.has(note.size) : note.size >= range.from) && note.size < size)
      .map((note) => ({ note: cosigned(note), consistency: inHex(tree.consistency(note.size, size)) })),
    requests: requests.flatMap((id) => requestRow(db, id) ?? []),
    signatures: chosen.filter(hasSignature).flatMap(({ bytes }) => signatureRow(db, bytes) ?? []),
  };
}

function timeOf(wanted: Wanted): Time | undefined {
  return 'request' in wanted || 'record' in wanted ? undefined : wanted;
}

/** In words, the entries of a time that no bundle has, since they came after the newest checkpoint; undefined where there are none. */
export function uncoveredInWords(db: Sqlite, wanted: Wanted): string | undefined {
  const time = timeOf(wanted);
  const sql = `SELECT count(*) FROM audit_entry
    WHERE seq > (SELECT max(size) FROM checkpoint) AND at >= ? AND at < ?`;
  const count = db.prepare<[string, string], number>(sql).pluck();
  const found = time === undefined ? 0 : (count.get(time.since ?? '', time.until ?? '\uffff') ?? 0);
  if (found === 0) return undefined;
  return `${counted(found, 'newer entry', 'newer entries')}, which no checkpoint covers yet. A station makes one every 15 minutes, and when it ends.`;
}

/** The newest checkpoint of a database, to be kept elsewhere: its size, and the note itself. Undefined where there is none. */
export function newestCheckpoint(
  db: Sqlite,
): { readonly size: number; readonly at: string; readonly note: string } | undefined {
  const row = db
    .prepare<[], { size: number; note: string }>('SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1')
    .get();
  const checkpoint = row && readCheckpoint(readNote(row.note)?.text ?? '');
  return row && checkpoint && { ...row, at: checkpoint.at };
}

function hasSignature({ action, target }: EntryRow): boolean {
  return isOfSignature(action) && target.startsWith(ofRequest);
}

function rangeOf(
  db: Sqlite,
  { since = '', until = '\uffff' }: Time,
  size: number,
): { readonly from: number; readonly to: number } {
  const found = db
    .prepare<[string, string, number], { first: number | null; last: number | null }>(
      'SELECT min(seq) AS first, max(seq) AS last FROM audit_entry WHERE at >= ? AND at < ? AND seq <= ?',
    )
    .get(since, until, size);
  if (typeof found?.first !== 'number' || typeof found.last !== 'number') {
    const newer = uncoveredInWords(db, { since, until });
    throw new CountersignError(
      ErrorCode.objectNotFound,
      `The audit trail has no entry of this time${newer === undefined ? '.' : `, but ${newer}`} Nothing was written.`,
    );
  }
  // Where the clock was set, entries of other times lie between: the range ends where the time before and after it begins.
  const before = db
    .prepare<[number, string], number>('SELECT seq FROM audit_entry WHERE seq < ? AND at < ? ORDER BY seq DESC LIMIT 1')
    .pluck();
  const after = db
    .prepare<[number, string], number>('SELECT seq FROM audit_entry WHERE seq > ? AND at >= ? ORDER BY seq LIMIT 1')
    .pluck();
  const next = after.get(found.last, until) ?? size + 1;
  return { from: (before.get(found.first, since) ?? 0) + 1, to: Math.min(next - 1, size) };
}

/** Throws where the entries of a range are more than one bundle holds: each with its quotes doubled, and a proof but in a whole log. */
function requireFitting(
  db: Sqlite,
  { from, to }: { readonly from: number; readonly to: number },
  size: number,
  most: number,
): void {
  const sql = 'SELECT sum(length(bytes)) FROM audit_entry WHERE seq BETWEEN ? AND ?';
  const letters = db.prepare<[number, number], number | null>(sql).pluck().get(from, to) ?? 0;
  const proof = from === 1 && to === size ? 0 : 67 * Math.ceil(Math.log2(size));
  const count = to - from + 1;
  const characters = 1.15 * letters + (40 + proof) * count;
  if (characters <= most) return;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `A bundle of these ${counted(count, 'entry', 'entries')} would have some ${Math.ceil(characters / 1_000_000)} MB, and one has ${Math.ceil(most / 1_000_000)} MB at most: take shorter times, one after the other, with --since and --until. Nothing was written.`,
  );
}

function requestsOf(db: Sqlite, wanted: Wanted): string[] {
  const [column, value] =
    'request' in wanted ? ['id', wanted.request] : ['record_id', 'record' in wanted ? wanted.record : ''];
  const found = db
    .prepare<[string], { id: string }>(`SELECT id FROM signature_request WHERE ${column} = ? ORDER BY id`)
    .all(value);
  if (found.length > 0) return found.map(({ id }) => id);
  throw new CountersignError(
    ErrorCode.objectNotFound,
    'request' in wanted
      ? `There is no request ${value}. The page History shows the id of each. Nothing was written.`
      : `There is no request about the record ${value}. ${recordsInWords(db)} Nothing was written.`,
  );
}

/** How many ids of records are told where another one was asked for. */
const recordsNamed = 5;

/** Which records there are: their ids are those that scripts give to requests, and none has to. */
function recordsInWords(db: Sqlite): string {
  const sql = `SELECT record_id AS id FROM signature_request WHERE record_id <> '' GROUP BY record_id ORDER BY max(id) DESC LIMIT ?`;
  const ids = db.prepare<[number], { id: string }>(sql).all(recordsNamed + 1);
  if (ids.length === 0)
    return 'No request here names a record: take --request, with the id that the page History shows.';
  const named = ids.slice(0, recordsNamed).map(({ id }) => id);
  return `The newest that requests name: ${named.join(', ')}${ids.length > recordsNamed ? ', ...' : ''}.`;
}

const columns = 'seq, action, target, bytes';

function announcements(db: Sqlite, size: number): EntryRow[] {
  const sql = `SELECT ${columns} FROM audit_entry WHERE action = 'station.key-announced' AND seq <= ?`;
  return db.prepare<[number], EntryRow>(sql).all(size);
}

function aboutTarget(db: Sqlite, size: number): (target: string) => EntryRow[] {
  const about = db.prepare<[string, number], EntryRow>(
    `SELECT ${columns} FROM audit_entry WHERE target = ? AND seq <= ? ORDER BY seq`,
  );
  return (target) => about.all(target, size);
}

function ofRequests(db: Sqlite, ids: readonly string[], record: string | undefined, size: number): EntryRow[] {
  const slots = db.prepare<[string], { id: string }>(
    'SELECT id FROM sign_in_slot WHERE request_id = ? ORDER BY position',
  );
  const targets = [
    ...ids.flatMap((id) => [`${ofRequest}${id}`, ...slots.all(id).map((slot) => `sign-in-slot:${slot.id}`)]),
    ...(record === undefined ? [] : [`record:${record}`]),
  ];
  return inOrder([...announcements(db, size), ...targets.flatMap(aboutTarget(db, size))]);
}

/** All entries of a range, and those before it that say what its signatures were asked for and who signed. */
function ofRange(db: Sqlite, { from, to }: { readonly from: number; readonly to: number }, size: number): EntryRow[] {
  const all = db
    .prepare<[number, number], EntryRow>(`SELECT ${columns} FROM audit_entry WHERE seq BETWEEN ? AND ?`)
    .all(from, to);
  const about = aboutTarget(db, size);
  // What a signature was asked for, and for a request that was decided here the signatures that came before.
  const asked = all
    .filter((entry) => hasSignature(entry) || entry.action.startsWith('request.'))
    .flatMap(({ target }) => about(target))
    .filter((entry) => entry.seq <= to && (entry.action === 'signature.requested' || hasSignature(entry)));
  return inOrder([...announcements(db, size), ...asked, ...all]);
}

function inOrder(entries: readonly EntryRow[]): EntryRow[] {
  return [...new Map(entries.map((entry) => [entry.seq, entry])).values()].sort((one, other) => one.seq - other.seq);
}

function requestRow(db: Sqlite, id: string): Bundle['requests'][number] | undefined {
  const row = db
    .prepare<[string], Bundle['requests'][number]>('SELECT id, content, template FROM signature_request WHERE id = ?')
    .get(id);
  const template = json.safeParse(readJsonText(row?.template ?? '')).data;
  return row && { ...row, template: template === undefined ? row.template : canonicalJson(template) };
}

function signatureRow(db: Sqlite, entry: string): Bundle['signatures'][number] | undefined {
  const id = signatureEntry.safeParse(readJsonText(entry)).data?.detail.signature.id;
  return db
    .prepare<[string], Bundle['signatures'][number]>(
      'SELECT bytes, station_signature AS signature FROM signature WHERE id = ?',
    )
    .get(id ?? '');
}
