/**
 * The review of the audit trail, which is itself signed (ES-21, AL-18): what happened that somebody has to look at, since the last
 * review that was signed. It stays until then; a signature whose template says `afterReview` waits for it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText, type JsonObject } from '../../contract/json.ts';
import { alwaysCritical } from '../audit/critical.ts';
import { auditKinds } from '../audit/kinds.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { readJson } from '../platform/readJson.ts';
import type { Store } from '../store/database.ts';
import { requestContent, type RequestContent } from './requests.ts';
import { reviewTemplateName, type SignatureTemplate } from './template.ts';

/** A whole action, as an entry names it, of a kind that the trail has. */
const action = z
  .string()
  .regex(/^[a-z-]+\.[a-z-]+$/, 'is no action as the page Audit shows it, such as user.locked')
  .refine((name) => auditKinds.some((kind) => name.startsWith(`${kind}.`)), {
    error: (issue) => `${String(issue.input)} is of a kind that the trail does not have`,
  });
/** What a site writes into `reviews.json`: further entries that somebody has to look at. */
const reviewsFile = z.strictObject({ critical: z.array(action).max(100) });
const reviewsName = 'reviews.json';

/** What else is critical at a site, by its data directory. Throws `project` for a file that cannot be used. */
export function criticalAtSite(dataDir: string): readonly string[] {
  const file = join(dataDir, reviewsName);
  if (!existsSync(file)) return [];
  const read = readJson(file, reviewsFile);
  if (read.ok) return read.value.critical;
  throw new CountersignError(
    ErrorCode.project,
    `${file} ${read.reason}. Mend the file, or remove it where alerts alone are critical.`,
  );
}

/** Entries that a review names one by one: what a person can read before signing. The rest is counted. */
const mostNamed = 100;

/** Who asks for a review: the station, for whoever pressed the button. No script asks in this name. */
const askedBy = 'audit-review';

/** What a signed review is about. */
const reviewed = z.object({ 'First entry': z.int().positive(), 'Last entry': z.int().positive() });

export interface ReviewStanding {
  /** The last entry that a signed review is about; 0 before the first. */
  readonly reviewed: number;
  /** Critical entries since then. */
  readonly critical: number;
}

/** What is to be signed, and who asks. */
export interface ReviewDraft {
  readonly requestedBy: Actor;
  readonly record: { readonly content: JsonObject };
}

export interface Reviews {
  readonly standing: () => ReviewStanding;
  /** Whether the signatures of a template wait for a review. */
  readonly holds: (template: SignatureTemplate) => boolean;
  /** A review of all entries since the last one. */
  readonly draft: (by: string) => ReviewDraft;
  /** Reviews that wait for their signature: the slot to sign, and whether it is about all that is critical now. */
  readonly waiting: () => { readonly slotId: string; readonly isWhole: boolean }[];
  /** A request was approved, inside the caller's transaction: where it is a review, the trail says up to which entry. */
  readonly approved: (requestId: string, content: RequestContent, actor: Actor) => void;
}

/** The reviews of a trail; `more` are the actions that are critical at this site beside those that always are. */
export function openReviews(store: Store, trail: Trail, more: readonly string[]): Reviews {
  const { db } = store;
  const isCritical = `action IN (${[...alwaysCritical, ...more].map((name) => `'${name}'`).join(', ')})`;
  const last = db.prepare<[], { upTo: number | null }>(
    `SELECT bytes ->> '$.detail.lastEntry' AS upTo FROM audit_entry INDEXED BY audit_entry_action
     WHERE action = 'audit.reviewed' AND json_valid(bytes) ORDER BY seq DESC LIMIT 1`,
  );
  const count = db.prepare<[number], { n: number; newest: number | null }>(
    `SELECT count(*) AS n, max(seq) AS newest FROM audit_entry INDEXED BY audit_entry_action
     WHERE ${isCritical} AND seq > ?`,
  );
  const named = db.prepare<[number], { seq: number; at: string; action: string; reason: string | null }>(
    `SELECT seq, at, action, CASE WHEN json_valid(bytes) THEN bytes ->> '$.detail.reason' END AS reason FROM audit_entry INDEXED BY audit_entry_action
     WHERE ${isCritical} AND seq > ? ORDER BY seq LIMIT ${mostNamed}`,
  );
  const newestHash = db.prepare<[], { hash: string }>('SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1');
  const pending = db.prepare<[string], { slotId: string; content: string }>(
    `SELECT s.id AS slotId, r.content FROM signature_request r JOIN sign_in_slot s ON s.request_id = r.id
     WHERE r.template_name = ? AND r.state = 'pending' AND s.state = 'pending' ORDER BY r.requested_at, s.position`,
  );
  const upTo = (): number => last.get()?.upTo ?? 0;
  const standing = (): ReviewStanding => {
    const since = upTo();
    return { reviewed: since, critical: count.get(since)?.n ?? 0 };
  };
  return {
    standing,
    holds: ({ afterReview }) => afterReview === true && standing().critical > 0,
    draft: (by) => {
      const since = upTo();
      const entries = named.all(since);
      const rest = (count.get(since)?.n ?? 0) - entries.length;
      return {
        requestedBy: { kind: 'station', id: askedBy, name: `Review of the audit trail, asked for by ${by}` },
        record: {
          content: {
            'First entry': since + 1,
            'Last entry': trail.size(),
            'Hash of the last entry': newestHash.get()?.hash ?? '',
            ...Object.fromEntries(
              entries.map(({ seq, at, action, reason }) => [`Entry ${seq}`, `${at} ${action}: ${reason ?? ''}`]),
            ),
            ...(rest > 0 ? { 'Further critical entries': rest } : {}),
          },
        },
      };
    },
    waiting: () => {
      const newest = count.get(upTo())?.newest ?? 0;
      return pending.all(reviewTemplateName).flatMap(({ slotId, content }) => {
        const about = reviewOf(requestContent.safeParse(readJsonText(content)).data);
        return about === undefined ? [] : [{ slotId, isWhole: about['Last entry'] >= newest }];
      });
    },
    approved: (requestId, content, actor) => {
      const about = reviewOf(content);
      // One that was asked for earlier takes nothing back from a later one.
      if (about === undefined || about['Last entry'] <= upTo()) return;
      trail.append({
        action: 'audit.reviewed',
        actor,
        target: `signature-request:${requestId}`,
        detail: { firstEntry: about['First entry'], lastEntry: about['Last entry'] },
      });
    },
  };
}

/** Which entries a request is a review of; undefined for one that is no review. */
function reviewOf(content: RequestContent | undefined): z.output<typeof reviewed> | undefined {
  if (content?.requestedBy.kind !== 'station' || content.requestedBy.id !== askedBy) return undefined;
  return reviewed.safeParse(content.record?.content).data;
}
