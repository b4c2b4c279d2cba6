/**
 * Verification of signatures against the audit trail: each signature has the hash of its bytes and the entry that
 * recorded it; each entry has its signature; each decided slot has one.
 */
import { z } from 'zod';
import type { TrailVerdict } from '../audit/trail.ts';
import { domainHash, HashDomain } from '../canonical.ts';
import type { Sqlite } from '../store/database.ts';

const recorded = z.object({ detail: z.object({ signature: z.object({ id: z.string(), hash: z.string() }) }) });

/** What a walk over all signatures found; `problem` names the first contradiction. */
export type SignatureVerdict =
  { readonly ok: true; readonly signatures: number } | { readonly ok: false; readonly problem: string };

/** Verifies all signatures of a database whose trail was verified before (`trail`). */
export function verifySignatures(db: Sqlite, trail: TrailVerdict): SignatureVerdict {
  if (!trail.ok) return { ok: false, problem: 'the audit trail that records them does not hold' };
  const entries = db
    .prepare<[], { seq: number; bytes: string }>(
      "SELECT seq, bytes FROM audit_entry WHERE action IN ('signature.approved', 'signature.rejected') ORDER BY seq",
    )
    .all();
  const recordedHashes = new Map(
    entries.map(({ bytes }) => {
      const { id, hash } = recorded.parse(JSON.parse(bytes)).detail.signature;
      return [id, hash] as const;
    }),
  );
  const rows = db
    .prepare<[], { id: string; bytes: string; hash: string }>('SELECT id, bytes, hash FROM signature')
    .all();
  for (const { id, bytes, hash } of rows) {
    if (domainHash(HashDomain.signature, bytes) !== hash)
      return { ok: false, problem: `signature ${id} was altered after signing` };
    if (recordedHashes.get(id) !== hash)
      return { ok: false, problem: `signature ${id} is not the one that the audit trail records` };
    recordedHashes.delete(id);
  }
  const [missing] = recordedHashes.keys();
  if (missing !== undefined)
    return { ok: false, problem: `signature ${missing} is in the audit trail and not in the database` };
  const unsigned = db
    .prepare<[], { id: string }>(
      `SELECT s.id FROM sign_in_slot s LEFT JOIN signature g ON g.slot_id = s.id
       WHERE s.state IN ('approved', 'rejected') AND g.id IS NULL LIMIT 1`,
    )
    .get();
  if (unsigned !== undefined)
    return { ok: false, problem: `slot ${unsigned.id} counts as decided without a signature` };
  return { ok: true, signatures: rows.length };
}
