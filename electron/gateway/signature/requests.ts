/**
 * Signature requests: what is asked to be signed, the sign-in slots it takes, and how far it is.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText } from '../../contract/json.ts';
import { qualityWord } from '../../contract/quality.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import type { Ports } from '../platform/ports.ts';
import type { Sighting } from '../sso/persons.ts';
import type { Station } from '../station/station.ts';
import type { Store } from '../store/database.ts';
import { isoUtc, stampNow } from '../platform/time.ts';
import { hasHidden, isBlank } from '../platform/unseen.ts';
import { callbackSet, readCallbacks, type CallbackSet } from './callbackRefs.ts';
import { parseSlots, type Alternatives } from './expression.ts';
import { doubtful, readRecord, type RecordInput } from './record.ts';
import { signedRecord } from '../../ledger/signedBytes.ts';
import type { RecordVersions } from './recordVersions.ts';
import { checkTransition, RequestState, SlotState } from './states.ts';
import { meaningList, signatureTemplate, type SignatureTemplate } from './template.ts';
import { hashTemplate, plainTemplate, readTemplate } from './templates.ts';

export interface NewRequest {
  readonly template: SignatureTemplate;
  /** Title; the template's name when empty. */
  readonly name: string;
  readonly description: string;
  readonly callbacks: CallbackSet;
  /** The script or person who asks. */
  readonly requestedBy: Actor;
  /** What is signed beside name and description. */
  readonly record?: RecordInput | undefined;
  /** Meanings in place of the template's. */
  readonly meanings?: Readonly<Partial<Record<'approve' | 'reject', readonly string[] | undefined>>> | undefined;
}

/** One slot with its request, as the signature service works with it. */
export interface Slot {
  readonly id: string;
  readonly requestId: string;
  readonly position: number;
  readonly of: number;
  readonly alternatives: Alternatives;
  readonly state: SlotState;
  readonly request: {
    readonly name: string;
    readonly state: RequestState;
    readonly template: SignatureTemplate;
    readonly templateHash: string;
    readonly content: RequestContent;
    readonly contentHash: string;
    readonly meanings: { readonly approve: readonly string[]; readonly reject: readonly string[] };
    /** False when the stored content or template no longer has the hash that it was asked with. */
    readonly intact: boolean;
    readonly callbacks: CallbackSet;
    readonly expiresAt: string | null;
  };
}

/** What is signed, as it was asked: stored once in canonical form, shown to each signer, bound by its hash. */
export const requestContent = z.strictObject({
  name: z.string(),
  description: z.string(),
  template: z.strictObject({ name: z.string(), hash: z.string() }),
  requestedBy: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
  requestedAt: z.strictObject({ utc: z.string(), zone: z.string(), offset: z.string() }),
  station: z.strictObject({ id: z.string(), name: z.string() }),
  record: signedRecord.nullable().default(null),
  /** In place of the template's; null where those hold. */
  meanings: z.strictObject({ approve: meaningList, reject: meaningList }).nullable().default(null),
  /** What runs when it is decided; null in requests of earlier versions, which did not sign it. */
  callbacks: callbackSet.nullable().default(null),
});
export type RequestContent = z.output<typeof requestContent>;

/** What is known of the request of a job. */
export interface CheckedRequest {
  readonly state: RequestState;
  /** The callbacks that were asked with it, and so are part of what is signed; null where an earlier version asked. */
  readonly callbacks: CallbackSet | null;
}

/** How a request ends without all of its signatures. */
export type Ending = typeof RequestState.cancelled | typeof RequestState.expired | typeof RequestState.onHold;

export interface Requests {
  /**
   * Stores a request with its slots and audit entry in one transaction. `slots` has one id per slot, in order;
   * `superseded` the requests that ended because they ask for an older version of the same record.
   */
  readonly queue: (request: NewRequest) => { readonly slots: string[]; readonly superseded: string[] };
  /** Undefined for an unknown slot, and for one whose request cannot be read. */
  readonly slot: (slotId: string) => Slot | undefined;
  /** The id of the request that a UUID names: its own, or that of one of its slots. */
  readonly requestIdOf: (uuid: string) => string | undefined;
  readonly stateOf: (requestId: string) => RequestState | undefined;
  /** How a request stands, and what was asked to run when it is decided. Undefined for one that cannot be read. */
  readonly standing: (requestId: string) => CheckedRequest | undefined;
  readonly slotIdsOf: (requestId: string) => string[];
  /** Decides a slot inside the caller's transaction, which has written its signature. */
  readonly decideSlot: (slot: Slot, state: 'approved' | 'rejected') => void;
  readonly pendingSlots: (requestId: string) => number;
  /** Decides a request by its slots, inside the caller's transaction; what is still pending is withdrawn. */
  readonly decideRequest: (requestId: string, state: 'approved' | 'rejected', at: string) => void;
  /** Ends a request without a decision, inside the caller's transaction. */
  readonly endRequest: (requestId: string, state: Ending, reason: string, actor: Actor) => void;
  /** Pending requests whose time is over. */
  readonly overdue: (now: number) => string[];
  /** When the next pending request expires, ISO 8601 UTC. */
  readonly nextExpiry: () => string | undefined;
  /** How many slots wait for a signature in all. */
  readonly pendingCount: () => number;
  /** Who signed slots of a request, as their signatures say. */
  readonly signers: (requestId: string) => Sighting[];
  /** What the audit trail says of the asking: the number of its entry, and the hash of the content. */
  readonly asked: (requestId: string) => { readonly seq: number; readonly hash: string | null } | undefined;
  /** Whether a slot that stands before this one is still pending. */
  readonly hasEarlierPending: (slot: Slot) => boolean;
}

interface SlotRow {
  id: string;
  request_id: string;
  position: number;
  of: number;
  state: SlotState;
  name: string;
  request_state: RequestState;
  template: string;
  content: string;
  content_hash: string;
  callbacks: string;
  expires_at: string | null;
}

const limits = Object.freeze({ name: 500, description: 10_000 });

const selectSlot = `
  SELECT s.id, s.request_id, s.position, s.state, r.name, r.state AS request_state, r.template,
    r.content, r.content_hash, r.callbacks, r.expires_at,
    (SELECT count(*) FROM sign_in_slot o WHERE o.request_id = s.request_id) AS "of"
  FROM sign_in_slot s JOIN signature_request r ON r.id = s.request_id WHERE s.id = ?`;

/** The requests in a store. */
export function openRequests(
  store: Store,
  trail: Trail,
  ports: Ports,
  station: Station,
  versions: RecordVersions,
): Requests {
  const { db } = store;
  const insertRequest = db.prepare<(string | null)[]>(
    `INSERT INTO signature_request (id, name, template_name, template, content, content_hash, callbacks, record_id,
       record_version, state, requested_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?)`,
  );
  const insertSlot = db.prepare<[string, string, number, string]>(
    "INSERT INTO sign_in_slot (id, request_id, position, alternatives, state) VALUES (?, ?, ?, ?, 'pending')",
  );
  const one = db.prepare<[string], SlotRow>(selectSlot);
  const requestState = db.prepare<[string], { state: RequestState }>(
    'SELECT state FROM signature_request WHERE id = ?',
  );
  const standingRow = db.prepare<[string], { state: RequestState; content: string }>(
    'SELECT state, content FROM signature_request WHERE id = ?',
  );
  const ownerOf = db.prepare<[string], { request_id: string }>('SELECT request_id FROM sign_in_slot WHERE id = ?');
  const slotIds = db.prepare<[string], { id: string }>(
    'SELECT id FROM sign_in_slot WHERE request_id = ? ORDER BY position',
  );
  const pendingIds = db.prepare<[string], { id: string }>(
    "SELECT id FROM sign_in_slot WHERE request_id = ? AND state = 'pending' ORDER BY position",
  );
  const earlier = db.prepare<[string, number], { n: number }>(
    "SELECT count(*) AS n FROM sign_in_slot WHERE request_id = ? AND position < ? AND state = 'pending'",
  );
  const setSlot = db.prepare<[string, string]>('UPDATE sign_in_slot SET state = ? WHERE id = ?');
  const setRequest = db.prepare<[string, string, string | null, string]>(
    'UPDATE signature_request SET state = ?, decided_at = ?, reason = ? WHERE id = ?',
  );
  const late = db.prepare<[string], { id: string }>(
    "SELECT id FROM signature_request WHERE state = 'pending' AND expires_at <= ? ORDER BY expires_at LIMIT 1000",
  );
  const soonest = db.prepare<[], { at: string | null }>(
    "SELECT min(expires_at) AS at FROM signature_request WHERE state = 'pending' AND expires_at IS NOT NULL",
  );
  const countPending = db.prepare<[], { n: number }>('SELECT n FROM pending_slots');
  const signerRows = db.prepare<[string], Sighting>(
    `SELECT signer_id AS userId, person_id AS personId, said ->> '$.signer.userName' AS userName,
       said ->> '$.signer.fullName' AS fullName, said ->> '$.proof.issuer' AS issuer, said ->> '$.proof.subject' AS subject
     FROM (SELECT *, CASE WHEN json_valid(bytes) THEN bytes END AS said FROM signature WHERE request_id = ?)`,
  );
  const asked = db.prepare<[string], { seq: number; hash: string | null }>(
    // By the target, of which there are few entries; of the action there may be a million.
    `SELECT seq, bytes ->> '$.detail.contentHash' AS hash FROM audit_entry INDEXED BY audit_entry_target
     WHERE target = ? AND action = 'signature.requested' AND json_valid(bytes)`,
  );

  const withdrawRest = (requestId: string): void => {
    for (const { id } of pendingIds.all(requestId)) {
      checkTransition('slot', SlotState.pending, SlotState.withdrawn);
      setSlot.run(SlotState.withdrawn, id);
    }
  };
  const stateOf = (requestId: string): RequestState | undefined => requestState.get(requestId)?.state;
  const end = (requestId: string, state: RequestState, at: string, reason: string | null): void => {
    const before = stateOf(requestId);
    if (before === undefined) throw new Error(`There is no request ${requestId}.`);
    checkTransition('request', before, state);
    withdrawRest(requestId);
    setRequest.run(state, at, reason, requestId);
  };
  const endRequest: Requests['endRequest'] = (requestId, state, reason, actor) => {
    end(requestId, state, isoUtc(ports.clock.now()), reason);
    trail.append({
      action: `request.${state.replace(' ', '-')}`,
      actor,
      target: `signature-request:${requestId}`,
      detail: { reason },
    });
  };

  return {
    queue: (request) => {
      const { content, record, slots } = prepare(request, ports, station);
      const text = canonicalJson(content);
      const contentHash = domainHash(HashDomain.content, text);
      const requestId = ports.newId();
      const ids = slots.map(() => ports.newId());
      const at = content.requestedAt.utc;
      const { template } = request;
      if (record !== null) versions.hold(record.id);
      const recordId = record === null || record.id === '' ? null : record.id;
      const superseded = store.transaction(() => {
        insertRequest.run(
          requestId,
          content.name,
          template.name,
          canonicalJson(plainTemplate(template)),
          text,
          contentHash,
          // They are part of the content; this column holds those of earlier versions.
          '{}',
          recordId,
          record === null || record.id === '' ? null : record.version,
          at,
          expiryOf(content, template),
        );
        slots.forEach((alternatives, index) => {
          insertSlot.run(ids[index] ?? ports.newId(), requestId, index + 1, JSON.stringify(alternatives));
        });
        trail.append({
          action: 'signature.requested',
          actor: request.requestedBy,
          target: `signature-request:${requestId}`,
          detail: {
            name: content.name,
            template: content.template,
            contentHash,
            record: record === null ? null : { id: record.id, version: record.version, hash: record.hash },
            slots: ids,
          },
        });
        if (record === null) return [];
        const older = versions.ask(record, requestId, request.record?.changeReason ?? '', request.requestedBy);
        for (const id of older) {
          const reason = `version ${record.version} of record ${record.id} is asked for instead`;
          endRequest(id, RequestState.expired, reason, request.requestedBy);
        }
        return older;
      });
      return { slots: ids, superseded };
    },
    slot: (slotId) => {
      const row = one.get(slotId);
      try {
        return row && toSlot(row);
      } catch (error) {
        // Bytes that are no request any more: nothing of it can be signed, and the rest of the station goes on.
        ports.log.error('A request of the database cannot be read.', { slot: slotId, reason: String(error) });
        return undefined;
      }
    },
    requestIdOf: (uuid) => (stateOf(uuid) === undefined ? ownerOf.get(uuid)?.request_id : uuid),
    stateOf,
    standing: (requestId) => {
      const row = standingRow.get(requestId);
      const content = row && requestContent.safeParse(readJsonText(row.content)).data;
      return row && content && { state: row.state, callbacks: content.callbacks };
    },
    slotIdsOf: (requestId) => slotIds.all(requestId).map(({ id }) => id),
    decideSlot: (slot, state) => {
      checkTransition('slot', slot.state, state);
      setSlot.run(state, slot.id);
    },
    pendingSlots: (requestId) => pendingIds.all(requestId).length,
    decideRequest: (requestId, state, at) => end(requestId, state, at, null),
    endRequest,
    overdue: (now) => late.all(isoUtc(now)).map(({ id }) => id),
    nextExpiry: () => soonest.get()?.at ?? undefined,
    pendingCount: () => countPending.get()?.n ?? 0,
    signers: (requestId) => signerRows.all(requestId),
    asked: (requestId) => asked.get(`signature-request:${requestId}`),
    hasEarlierPending: (slot) => (earlier.get(slot.requestId, slot.position)?.n ?? 0) > 0,
  };
}

/** Everything that a request must be before anything is written. */
function prepare(
  request: NewRequest,
  ports: Ports,
  station: Station,
): { readonly content: RequestContent; readonly record: RequestContent['record']; readonly slots: Alternatives[] } {
  // What could not be opened later is not asked for now, whoever made the template.
  const template = readTemplate(request.template);
  checkLength('name', request.name, limits.name);
  checkLength('description', request.description, limits.description);
  if (!template.enabled) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `The signature template "${template.name}" is disabled; it takes no new requests.`,
    );
  }
  const record = readRecord(request.record ?? {});
  const bad = template.mayHaveBadQuality || record === null ? [] : doubtful(record.content);
  if (bad[0] !== undefined) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `The signature template "${template.name}" takes values of good quality alone; ${bad[0].label} is not: ${qualityWord(bad[0].quality ?? '')}.`,
    );
  }
  return {
    record,
    slots: parseSlots(template.expression),
    content: {
      name: isBlank(request.name) ? template.name : request.name,
      description: request.description,
      template: { name: template.name, hash: hashTemplate(template) },
      requestedBy: { ...request.requestedBy },
      requestedAt: { ...stampNow(ports.clock) },
      station: { id: station.id, name: station.name },
      record,
      meanings: request.meanings === undefined ? null : readMeanings(request.meanings, template),
      callbacks: request.callbacks,
    },
  };
}

function readMeanings(
  given: NonNullable<NewRequest['meanings']>,
  template: SignatureTemplate,
): RequestContent['meanings'] {
  const of = (decision: 'approve' | 'reject'): string[] => {
    const parsed = meaningList.safeParse(given[decision] ?? template.meanings[decision]);
    if (parsed.success && !parsed.data.some(hasHidden)) return parsed.data;
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `meanings for ${decision} is a list of 1 to 20 texts of 1 to 200 characters that can be seen.`,
    );
  };
  return { approve: of('approve'), reject: of('reject') };
}

function checkLength(what: string, text: string, most: number): void {
  if (text.length <= most) return;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `The ${what} of a signature request has at most ${most} characters; this one has ${text.length}.`,
  );
}

function toSlot(row: SlotRow): Slot {
  const content = requestContent.parse(JSON.parse(row.content));
  const template = signatureTemplate.parse(JSON.parse(row.template));
  // Who may sign comes from the template that the content's hash binds, not from the slot's own column.
  const alternatives = parseSlots(template.expression)[row.position - 1] ?? [];
  return {
    id: row.id,
    requestId: row.request_id,
    position: row.position,
    of: row.of,
    alternatives,
    state: row.state,
    request: {
      name: row.name,
      state: row.request_state,
      template,
      templateHash: content.template.hash,
      content,
      contentHash: row.content_hash,
      meanings: content.meanings ?? template.meanings,
      intact: isIntact(row.content, row.content_hash, row.template, content),
      callbacks: content.callbacks ?? readCallbacks(row.callbacks),
      expiresAt: expiryOf(content, template),
    },
  };
}

/** When a request expires, by what was asked: the column is for finding it. ISO 8601 UTC; null for never. */
export function expiryOf({ requestedAt }: RequestContent, { expiresAfter }: SignatureTemplate): string | null {
  return expiresAfter === null ? null : isoUtc(Date.parse(requestedAt.utc) + expiresAfter * 3_600_000);
}

/** Whether what is stored of a request is what it was asked with. */
export function isIntact(contentText: string, contentHash: string, template: string, content: RequestContent): boolean {
  const { record } = content;
  return (
    domainHash(HashDomain.content, contentText) === contentHash &&
    domainHash(HashDomain.template, template) === content.template.hash &&
    (record === null || domainHash(HashDomain.record, canonicalJson(record.content)) === record.hash)
  );
}
