/**
 * Versions of records: each version of a record has one content for good. A new version of a record that was signed
 * says why; whoever has not signed the old one by then is not asked any more (ES-5). The audit trail says which there are;
 * the table beside it is held against that.
 */
import { z } from 'zod';
import { json, readJsonText, type Json } from '../../contract/json.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { isoUtc } from '../platform/time.ts';
import type { Ports } from '../platform/ports.ts';
import { isBlank } from '../platform/unseen.ts';
import { changesBetween, recordLimits } from './record.ts';
import type { SignedRecord } from '../../ledger/signedBytes.ts';

export interface RecordVersion {
  readonly recordId: string;
  readonly version: string;
  readonly contentHash: string;
  readonly requestId: string;
  readonly at: string;
  readonly changeReason: string | null;
}

export interface RecordVersions {
  /**
   * Holds what is stored of a record against the trail, before anything is asked about it. Throws `store` where it was changed
   * beside the program, and the trail gets a `security.alert`, once in a run.
   */
  readonly hold: (recordId: string) => void;
  /**
   * Notes that a version of a record is asked to be signed, inside the caller's transaction. Answers with the pending
   * requests for other versions, which the caller ends. Throws `illegal-argument` for a version that has other content,
   * that is not the newest, or that follows a signed one without a reason; `store` where the version before was altered. The
   * audit entry of a change has each value that changed, old and new.
   */
  readonly ask: (record: SignedRecord, requestId: string, changeReason: string, actor: Actor) => string[];
  /** All versions of a record, oldest first. */
  readonly of: (recordId: string) => RecordVersion[];
}

interface Row {
  record_id: string;
  version: string;
  content_hash: string;
  request_id: string;
  change_reason: string | null;
  number: number;
}

const place = z.object({ version: z.string(), hash: z.string() });
const recorded = z.object({
  action: z.enum(['record.created', 'record.changed']),
  target: z.string().startsWith('record:'),
  at: z.object({ utc: z.string() }),
  detail: z.object({ old: place.nullable(), new: place, reason: z.string(), request: z.string() }),
});
const withRecord = z.object({ record: z.object({ content: json }) });
type Recorded = z.output<typeof recorded>;

/** The entries of a trail that say of versions, oldest first: of one record, by its target, or of all. */
function entriesOf(db: Sqlite): { readonly one: (recordId: string) => Recorded[]; readonly all: () => Recorded[] } {
  const from = (where: string): string =>
    `SELECT bytes FROM audit_entry ${where} AND +action IN ('record.created', 'record.changed') ORDER BY seq`;
  const one = db.prepare<[string], { bytes: string }>(from('INDEXED BY audit_entry_target WHERE target = ?'));
  const all = db.prepare<[], { bytes: string }>(from('WHERE TRUE'));
  const read = (rows: readonly { readonly bytes: string }[]): Recorded[] =>
    rows.flatMap(({ bytes }) => recorded.safeParse(readJsonText(bytes)).data ?? []);
  return { one: (recordId) => read(one.all(`record:${recordId}`)), all: () => read(all.all()) };
}

function versionOf({ target, at, detail }: Recorded): RecordVersion {
  return {
    recordId: target.slice('record:'.length),
    version: detail.new.version,
    contentHash: detail.new.hash,
    requestId: detail.request,
    at: at.utc,
    changeReason: reasonIn(detail.reason),
  };
}

/** A reason; null for one of which nobody sees anything, as it was kept at any time. */
function reasonIn(text: string | null): string | null {
  return text === null || isBlank(text) ? null : text;
}

/** What is wrong with the versions of one record, by its entries and its rows; undefined where nothing is. */
function problemOf(entries: readonly Recorded[], rows: readonly Row[]): string | undefined {
  let newest: z.output<typeof place> | null = null;
  const names = new Set<string>();
  for (const { action, detail } of entries) {
    const isFirst = newest === null;
    if (isFirst !== (action === 'record.created')) return isFirst ? 'has no first version' : 'was made twice';
    if (detail.old?.version !== newest?.version || detail.old?.hash !== newest?.hash)
      return `has a version ${detail.new.version} that does not follow the one before`;
    if (names.has(detail.new.version)) return `has version ${detail.new.version} twice`;
    names.add(detail.new.version);
    newest = detail.new;
  }
  const isAsRecorded =
    rows.length === entries.length &&
    entries.map(versionOf).every(({ version, contentHash, requestId, changeReason }, index) => {
      const row = rows[index];
      return (
        row?.number === index + 1 &&
        row.version === version &&
        row.content_hash === contentHash &&
        row.request_id === requestId &&
        reasonIn(row.change_reason) === changeReason
      );
    });
  return isAsRecorded ? undefined : 'has other versions in the database than in the audit trail';
}

const columns = 'record_id, version, content_hash, request_id, change_reason, number';

/** What is wrong with the versions of the records of a database whose trail was verified, in words; undefined where nothing is. */
export function recordVersionsProblem(db: Sqlite): string | undefined {
  const rows = Map.groupBy(
    db.prepare<[], Row>(`SELECT ${columns} FROM record_version ORDER BY record_id, number`).all(),
    ({ record_id }) => record_id,
  );
  const entries = Map.groupBy(entriesOf(db).all(), (entry) => versionOf(entry).recordId);
  for (const id of new Set([...entries.keys(), ...rows.keys()])) {
    const problem = problemOf(entries.get(id) ?? [], rows.get(id) ?? []);
    if (problem !== undefined) return `record ${id} ${problem}`;
  }
  const asked = db.prepare<[], { id: string; version: string; hash: string }>(
    `SELECT DISTINCT bytes ->> '$.detail.record.id' AS id, bytes ->> '$.detail.record.version' AS version,
       bytes ->> '$.detail.record.hash' AS hash
     FROM audit_entry WHERE action = 'signature.requested' AND bytes ->> '$.detail.record.id' <> ''`,
  );
  for (const { id, version, hash } of asked.iterate()) {
    const isKnown = (entries.get(id) ?? []).some(
      ({ detail }) => detail.new.version === version && detail.new.hash === hash,
    );
    if (!isKnown) return `record ${id} was asked in a version ${version} that the audit trail does not have`;
  }
  return undefined;
}

export function openRecordVersions(store: Store, trail: Trail, ports: Ports): RecordVersions {
  const { db } = store;
  const entries = entriesOf(db);
  const rows = db.prepare<[string], Row>(`SELECT ${columns} FROM record_version WHERE record_id = ? ORDER BY number`);
  const insert = db.prepare<[string, string, string, string, string, string | null, number]>(
    'INSERT INTO record_version (record_id, version, content_hash, request_id, at, change_reason, number) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const pending = db.prepare<[string, string], { id: string }>(
    "SELECT id FROM signature_request WHERE record_id = ? AND state = 'pending' AND record_version <> ? ORDER BY id",
  );
  const signed = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM signature g JOIN signature_request r ON r.id = g.request_id WHERE r.record_id = ?`,
  );
  const asked = db.prepare<[string], { content: string }>('SELECT content FROM signature_request WHERE id = ?');
  /** What a version says. Throws `store` where the database has other content than the trail says: its values are not known. */
  const contentOf = ({ recordId, version, requestId, contentHash }: RecordVersion): Json => {
    const content = withRecord.safeParse(readJsonText(asked.get(requestId)?.content ?? '')).data?.record.content;
    if (content !== undefined && domainHash(HashDomain.record, canonicalJson(content)) === contentHash) return content;
    throw new CountersignError(
      ErrorCode.store,
      `Version ${version} of record ${recordId} was altered in the database, so that nobody can say what changes of it. Nothing was asked; "countersign verify" says what does not hold.`,
      { details: { record: recordId } },
    );
  };
  const refuse = (problem: string): never => {
    throw new CountersignError(ErrorCode.illegalArgument, problem);
  };
  const announced = new Set<string>();
  const tell = (recordId: string, reason: string): void => {
    if (announced.has(recordId)) return;
    ports.log.error('The database was changed beside the program.', { record: recordId, reason });
    store.transaction(() =>
      trail.append({
        action: 'security.alert',
        actor: { kind: 'station', id: 'record-versions', name: 'Versions of records' },
        target: `record:${recordId}`,
        detail: { reason },
      }),
    );
    announced.add(recordId);
  };
  return {
    hold: (recordId) => {
      const problem = problemOf(entries.one(recordId), rows.all(recordId));
      if (problem === undefined) return;
      tell(recordId, `the record ${problem}: the database was changed beside the program`);
      throw new CountersignError(
        ErrorCode.store,
        `Record ${recordId} ${problem}: the database was changed beside the program. Nothing was asked; "countersign verify" says what does not hold.`,
        { details: { record: recordId } },
      );
    },
    ask: (record, requestId, changeReason, actor) => {
      if (record.id === '') return [];
      const versions = entries.one(record.id).map(versionOf);
      const newest = versions.at(-1);
      const same = versions.find(({ version }) => version === record.version);
      if (same !== undefined) {
        if (same.contentHash !== record.hash) {
          refuse(
            `Version ${record.version} of record ${record.id} has other content. Give the change a version of its own.`,
          );
        }
        if (same !== newest) {
          refuse(`Version ${record.version} of record ${record.id} is not its newest one, ${newest?.version ?? ''}.`);
        }
        return [];
      }
      if (changeReason.length > recordLimits.changeReason) {
        refuse(`changeReason has at most ${recordLimits.changeReason} characters.`);
      }
      if (isBlank(changeReason) && (signed.get(record.id)?.n ?? 0) > 0) {
        refuse(`Record ${record.id} was signed in an earlier version. A new one needs a changeReason.`);
      }
      insert.run(
        record.id,
        record.version,
        record.hash,
        requestId,
        isoUtc(ports.clock.now()),
        reasonIn(changeReason),
        versions.length + 1,
      );
      const before = newest && contentOf(newest);
      trail.append({
        action: newest === undefined ? 'record.created' : 'record.changed',
        actor,
        target: `record:${record.id}`,
        detail: {
          old: newest === undefined ? null : { version: newest.version, hash: newest.contentHash },
          new: { version: record.version, hash: record.hash },
          reason: changeReason,
          request: requestId,
          ...(before === undefined
            ? {}
            : { changes: changesBetween(before, record.content).map((one) => ({ ...one })) }),
        },
      });
      return pending.all(record.id, record.version).map(({ id }) => id);
    },
    of: (recordId) => entries.one(recordId).map(versionOf),
  };
}
