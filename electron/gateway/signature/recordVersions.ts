/**
 * Versions of records: each version of a record has one content for good. A new version of a record that was signed
 * says why; whoever has not signed the old one by then is not asked any more (ES-5).
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';
import type { Ports } from '../platform/ports.ts';
import { recordLimits } from './record.ts';
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
   * Notes that a version of a record is asked to be signed, inside the caller's transaction. Answers with the pending
   * requests for other versions, which the caller ends. Throws `illegal-argument` for a version that has other content,
   * that is not the newest, or that follows a signed one without a reason.
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
  at: string;
  change_reason: string | null;
}

export function openRecordVersions(store: Store, trail: Trail, ports: Ports): RecordVersions {
  const { db } = store;
  const all = db.prepare<[string], Row>('SELECT * FROM record_version WHERE record_id = ? ORDER BY number');
  const insert = db.prepare<[string, string, string, string, string, string | null, number]>(
    'INSERT INTO record_version (record_id, version, content_hash, request_id, at, change_reason, number) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const pending = db.prepare<[string, string], { id: string }>(
    "SELECT id FROM signature_request WHERE record_id = ? AND state = 'pending' AND record_version <> ? ORDER BY id",
  );
  const signed = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM signature g JOIN signature_request r ON r.id = g.request_id WHERE r.record_id = ?`,
  );
  const refuse = (problem: string): never => {
    throw new CountersignError(ErrorCode.illegalArgument, problem);
  };
  return {
    ask: (record, requestId, changeReason, actor) => {
      if (record.id === '') return [];
      const versions = all.all(record.id);
      const newest = versions.at(-1);
      const same = versions.find(({ version }) => version === record.version);
      if (same !== undefined) {
        if (same.content_hash !== record.hash) {
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
      if (changeReason.trim() === '' && (signed.get(record.id)?.n ?? 0) > 0) {
        refuse(`Record ${record.id} was signed in an earlier version. A new one needs a changeReason.`);
      }
      insert.run(
        record.id,
        record.version,
        record.hash,
        requestId,
        isoUtc(ports.clock.now()),
        changeReason.trim() === '' ? null : changeReason,
        versions.length + 1,
      );
      trail.append({
        action: newest === undefined ? 'record.created' : 'record.changed',
        actor,
        target: `record:${record.id}`,
        detail: {
          old: newest === undefined ? null : { version: newest.version, hash: newest.content_hash },
          new: { version: record.version, hash: record.hash },
          reason: changeReason,
          request: requestId,
        },
      });
      return pending.all(record.id, record.version).map(({ id }) => id);
    },
    of: (recordId) =>
      all.all(recordId).map((row) => ({
        recordId: row.record_id,
        version: row.version,
        contentHash: row.content_hash,
        requestId: row.request_id,
        at: row.at,
        changeReason: row.change_reason,
      })),
  };
}
