/**
 * Verification of signatures from what is stored: each has the hash of its bytes, the station's signature over them, and
 * belongs to the slot, request, challenge and record that it names; the audit trail has the entry that recorded it, and
 * each decided slot has one.
 */
import { z } from 'zod';
import type { TrailVerdict } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../canonical.ts';
import { verifierOf } from '../stationKey.ts';
import type { Sqlite } from '../store/database.ts';
import { isIntact, requestContent } from './requests.ts';

const recorded = z.object({ detail: z.object({ signature: z.object({ id: z.string(), hash: z.string() }) }) });

/** What a walk over all signatures found; `problem` names the first contradiction. */
export type SignatureVerdict =
  { readonly ok: true; readonly signatures: number } | { readonly ok: false; readonly problem: string };

interface Row {
  id: string;
  slot_id: string;
  challenge_id: string;
  signer_id: string;
  bytes: string;
  hash: string;
  key_id: string | null;
  station_signature: string | null;
  nonce: string | null;
  request_id: string;
  content: string;
  content_hash: string;
  template: string;
}

const select = `
  SELECT g.id, g.slot_id, g.challenge_id, g.signer_id, g.bytes, g.hash, g.key_id, g.station_signature, c.nonce,
    s.request_id, r.content, r.content_hash, r.template
  FROM signature g JOIN sign_in_slot s ON s.id = g.slot_id JOIN signature_request r ON r.id = s.request_id
    LEFT JOIN challenge c ON c.id = g.challenge_id`;

/** Enough of both versions of signed bytes to see what a signature belongs to. */
const bound = z.object({
  version: z.literal(2).optional(),
  id: z.string(),
  request: z.object({ id: z.string(), contentHash: z.string(), templateHash: z.string() }),
  slot: z.object({ id: z.string() }),
  challenge: z.object({ id: z.string(), nonce: z.string() }),
  signer: z.object({ id: z.string() }),
  record: z.object({ hash: z.string(), content: z.json() }).nullish(),
  key: z.string().optional(),
});

/** Makes the check of one signature row: undefined when it holds, otherwise what is wrong, in words. */
function checker(db: Sqlite): (row: Row) => string | undefined {
  const verify = verifierOf(db);
  return (row) => {
    if (domainHash(HashDomain.signature, row.bytes) !== row.hash) return 'was altered after signing';
    const parsed = bound.safeParse(parse(row.bytes));
    if (!parsed.success) return 'was altered after signing';
    const { data } = parsed;
    if (data.version === 2) {
      if (row.key_id === null || row.station_signature === null || data.key !== row.key_id) {
        return 'was altered after signing';
      }
      const verdict = verify(row.key_id, HashDomain.signature, row.bytes, row.station_signature);
      if (verdict === 'unknown key') return 'was signed with a key that this station does not know';
      if (verdict === 'bad') return 'was altered after signing';
    }
    const isItsOwn =
      data.id === row.id &&
      data.slot.id === row.slot_id &&
      data.request.id === row.request_id &&
      data.challenge.id === row.challenge_id &&
      (row.nonce === null || data.challenge.nonce === row.nonce) &&
      data.signer.id === row.signer_id;
    if (!isItsOwn) return 'belongs to another record';
    const content = requestContent.safeParse(parse(row.content));
    if (
      !content.success ||
      data.request.contentHash !== row.content_hash ||
      data.request.templateHash !== content.data.template.hash ||
      !isIntact(row.content, row.content_hash, row.template, content.data)
    ) {
      return 'stands on content that was altered after signing';
    }
    const { record } = data;
    if (record && domainHash(HashDomain.record, canonicalJson(record.content)) !== record.hash) {
      return 'was altered after signing';
    }
    return undefined;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Makes the check of one signature by its id, for lists: what is wrong with it, `was altered after signing`, or undefined
 * where it holds by itself. The audit trail is not looked at.
 */
export function signatureChecker(db: Sqlite): (signatureId: string) => string | undefined {
  const check = checker(db);
  const one = db.prepare<[string], Row>(`${select} WHERE g.id = ?`);
  return (signatureId) => {
    const row = one.get(signatureId);
    return row === undefined ? 'is not in the database' : check(row);
  };
}

/** What was found of one signature. */
export interface SignatureCheck {
  readonly id: string;
  readonly ok: boolean;
  /** `The signature holds.`, or what is wrong with it. */
  readonly text: string;
}

/**
 * Verifies the signatures of one request now. It does not walk the whole audit trail, only the entries of the request:
 * `countersign verify` does.
 */
export function verifyRequest(db: Sqlite, requestId: string): SignatureCheck[] {
  const check = checker(db);
  const known = recordedHashes(db, `signature-request:${requestId}`);
  return db
    .prepare<[string], Row>(`${select} WHERE s.request_id = ? ORDER BY s.position`)
    .all(requestId)
    .map((row) => {
      const problem = check(row) ?? (known.get(row.id) === row.hash ? undefined : notRecorded);
      return {
        id: row.id,
        ok: problem === undefined,
        text: problem === undefined ? 'The signature holds.' : `The signature ${problem}.`,
      };
    });
}

const notRecorded = 'is not the one that the audit trail records';

function recordedHashes(db: Sqlite, target?: string): Map<string, string> {
  const entries = db
    .prepare<string[], { bytes: string }>(
      `SELECT bytes FROM audit_entry WHERE action IN ('signature.approved', 'signature.rejected')
       ${target === undefined ? '' : 'AND target = ?'} ORDER BY seq`,
    )
    .iterate(...(target === undefined ? [] : [target]));
  const hashes = new Map<string, string>();
  for (const { bytes } of entries) {
    const { id, hash } = recorded.parse(JSON.parse(bytes)).detail.signature;
    hashes.set(id, hash);
  }
  return hashes;
}

/** Verifies all signatures of a database whose trail was verified before (`trail`). */
export function verifySignatures(db: Sqlite, trail: TrailVerdict): SignatureVerdict {
  if (!trail.ok) return { ok: false, problem: 'the audit trail that records them does not hold' };
  const missing = recordedHashes(db);
  const check = checker(db);
  let count = 0;
  for (const row of db.prepare<[], Row>(select).iterate()) {
    count += 1;
    const problem = check(row) ?? (missing.get(row.id) === row.hash ? undefined : notRecorded);
    if (problem !== undefined) return { ok: false, problem: `signature ${row.id} ${problem}` };
    missing.delete(row.id);
  }
  const [lost] = missing.keys();
  if (lost !== undefined)
    return { ok: false, problem: `signature ${lost} is in the audit trail and not in the database` };
  const unsigned = db
    .prepare<[], { id: string }>(
      `SELECT s.id FROM sign_in_slot s LEFT JOIN signature g ON g.slot_id = s.id
       WHERE s.state IN ('approved', 'rejected') AND g.id IS NULL LIMIT 1`,
    )
    .get();
  if (unsigned !== undefined)
    return { ok: false, problem: `slot ${unsigned.id} counts as decided without a signature` };
  return { ok: true, signatures: count };
}
