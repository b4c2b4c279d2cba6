/**
 * Signature requests: what is asked to be signed, the sign-in slots it takes, and how far it is.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, type Json, type JsonObject } from '../../contract/json.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../canonical.ts';
import type { Ports } from '../ports.ts';
import type { Station } from '../station.ts';
import type { Store } from '../store/database.ts';
import { isoUtc, stampNow } from '../time.ts';
import { readCallbacks, type CallbackSet } from './callbacks.ts';
import { inWords, parseSlots, requirement, type Alternatives } from './expression.ts';
import type { RequestState, SlotState } from './states.ts';
import { signatureTemplate, type SignatureTemplate } from './template.ts';

export interface NewRequest {
  readonly template: SignatureTemplate;
  /** Title; the template's name when empty. */
  readonly name: string;
  readonly description: string;
  readonly callbacks: CallbackSet;
  /** The script or person who asks. */
  readonly requestedBy: Actor;
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
    /** False when the stored content or template no longer has the hash that it was asked with. */
    readonly intact: boolean;
    readonly callbacks: CallbackSet;
  };
}

/** What is signed, as it was asked: stored once in canonical form, shown to each signer, bound by its hash. */
const requestContent = z.strictObject({
  name: z.string(),
  description: z.string(),
  template: z.strictObject({ name: z.string(), hash: z.string() }),
  requestedBy: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
  requestedAt: z.strictObject({ utc: z.string(), zone: z.string(), offset: z.string() }),
  station: z.strictObject({ id: z.string(), name: z.string() }),
});
export type RequestContent = z.output<typeof requestContent>;

/** A row of the lists that pages show: one slot, with its signature if it has one. */
export interface SlotSummary {
  readonly uuid: string;
  readonly requestId: string;
  readonly request: string;
  readonly description: string;
  readonly template: string;
  readonly position: number;
  readonly of: number;
  readonly needs: string;
  readonly state: SlotState;
  readonly requestState: RequestState;
  readonly requestedAt: string;
  readonly signer: string;
  readonly userName: string;
  readonly meaning: string;
  readonly signedAt: string;
}

export interface Requests {
  /** Stores a request with its slots and audit entry in one transaction; returns one id per slot, in order. */
  readonly queue: (request: NewRequest) => string[];
  readonly slot: (slotId: string) => Slot | undefined;
  readonly decideSlot: (slotId: string, state: SlotState) => void;
  readonly withdrawOthers: (requestId: string) => void;
  readonly decideRequest: (requestId: string, state: RequestState) => void;
  readonly pendingSlots: (requestId: string) => number;
  /** How many slots wait for a signature in all. */
  readonly pendingCount: () => number;
  /** The user ids that signed slots of a request. */
  readonly signers: (requestId: string) => string[];
  /** Pending slots, oldest first. */
  readonly pending: () => SlotSummary[];
  /** The newest slots in any state, newest request first. */
  readonly latest: (limit: number) => SlotSummary[];
}

interface SlotRow {
  id: string;
  request_id: string;
  position: number;
  of: number;
  alternatives: string;
  state: SlotState;
  name: string;
  request_state: RequestState;
  template: string;
  content: string;
  content_hash: string;
  callbacks: string;
}

interface SummaryRow extends SlotRow {
  requested_at: string;
  signature: string | null;
}

const limits = Object.freeze({ name: 500, description: 10_000 });
const alternativesOfSlot = z.array(requirement);
const manifestation = z.object({
  meaning: z.string(),
  signer: z.object({ fullName: z.string(), userName: z.string() }),
  signedAt: z.object({ utc: z.string() }),
});

const selectSlot = `
  SELECT s.id, s.request_id, s.position, s.alternatives, s.state, r.name, r.state AS request_state, r.template,
    r.content, r.content_hash, r.callbacks,
    (SELECT count(*) FROM sign_in_slot o WHERE o.request_id = s.request_id) AS "of"`;
const selectSummary = `${selectSlot}, r.requested_at, g.bytes AS signature
  FROM sign_in_slot s JOIN signature_request r ON r.id = s.request_id LEFT JOIN signature g ON g.slot_id = s.id`;

/** The requests in a store. */
export function openRequests(store: Store, trail: Trail, ports: Ports, station: Station): Requests {
  const { db } = store;
  const insertRequest = db.prepare<[string, string, string, string, string, string, string, string]>(
    `INSERT INTO signature_request
       (id, name, template_name, template, content, content_hash, callbacks, state, requested_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
  );
  const insertSlot = db.prepare<[string, string, number, string]>(
    "INSERT INTO sign_in_slot (id, request_id, position, alternatives, state) VALUES (?, ?, ?, ?, 'pending')",
  );
  const one = db.prepare<[string], SlotRow>(
    `${selectSlot} FROM sign_in_slot s JOIN signature_request r ON r.id = s.request_id WHERE s.id = ?`,
  );
  const pendingRows = db.prepare<[], SummaryRow>(`${selectSummary} WHERE s.state = 'pending' ORDER BY s.id`);
  const latestRows = db.prepare<[number], SummaryRow>(
    `${selectSummary} ORDER BY s.request_id DESC, s.position LIMIT ?`,
  );
  const setSlot = db.prepare<[string, string]>('UPDATE sign_in_slot SET state = ? WHERE id = ?');
  const withdraw = db.prepare<[string]>(
    "UPDATE sign_in_slot SET state = 'withdrawn' WHERE request_id = ? AND state = 'pending'",
  );
  const setRequest = db.prepare<[string, string, string]>(
    'UPDATE signature_request SET state = ?, decided_at = ? WHERE id = ?',
  );
  const countPending = db.prepare<[string], { n: number }>(
    "SELECT count(*) AS n FROM sign_in_slot WHERE request_id = ? AND state = 'pending'",
  );
  const countAllPending = db.prepare<[], { n: number }>(
    "SELECT count(*) AS n FROM sign_in_slot WHERE state = 'pending'",
  );
  const signerRows = db.prepare<[string], { signer_id: string }>(
    'SELECT g.signer_id FROM signature g JOIN sign_in_slot s ON s.id = g.slot_id WHERE s.request_id = ?',
  );

  const describe = (request: NewRequest): RequestContent => ({
    name: request.name.trim() === '' ? request.template.name : request.name,
    description: request.description,
    template: { name: request.template.name, hash: hashTemplate(request.template) },
    requestedBy: { ...request.requestedBy },
    requestedAt: { ...stampNow(ports.clock) },
    station: { ...station },
  });

  return {
    queue: (request) => {
      checkLength('name', request.name, limits.name);
      checkLength('description', request.description, limits.description);
      const slots = parseSlots(request.template.expression);
      const described = describe(request);
      const content = canonicalJson(described);
      const contentHash = domainHash(HashDomain.content, content);
      const requestId = ports.newId();
      const slotIds = slots.map(() => ports.newId());
      store.transaction(() => {
        insertRequest.run(
          requestId,
          described.name,
          request.template.name,
          canonicalJson(plain(request.template)),
          content,
          contentHash,
          JSON.stringify(request.callbacks),
          isoUtc(ports.clock.now()),
        );
        slots.forEach((alternatives, index) => {
          insertSlot.run(slotIds[index] ?? ports.newId(), requestId, index + 1, JSON.stringify(alternatives));
        });
        trail.append({
          action: 'signature.requested',
          actor: request.requestedBy,
          target: `signature-request:${requestId}`,
          detail: { name: described.name, template: described.template, contentHash, slots: slotIds },
        });
      });
      return slotIds;
    },
    slot: (slotId) => {
      const row = one.get(slotId);
      return row === undefined ? undefined : toSlot(row);
    },
    decideSlot: (slotId, state) => void setSlot.run(state, slotId),
    withdrawOthers: (requestId) => void withdraw.run(requestId),
    decideRequest: (requestId, state) => void setRequest.run(state, isoUtc(ports.clock.now()), requestId),
    pendingSlots: (requestId) => countPending.get(requestId)?.n ?? 0,
    pendingCount: () => countAllPending.get()?.n ?? 0,
    signers: (requestId) => signerRows.all(requestId).map((row) => row.signer_id),
    pending: () => pendingRows.all().map(toSummary),
    latest: (limit) => latestRows.all(limit).map(toSummary),
  };
}

/** The hash that binds a signature to the template as it was. */
function hashTemplate(template: SignatureTemplate): string {
  return domainHash(HashDomain.template, canonicalJson(plain(template)));
}

function plain(template: SignatureTemplate): JsonObject {
  const value: Json = json.parse(template);
  return { ...(value as JsonObject) };
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
      intact:
        domainHash(HashDomain.content, row.content) === row.content_hash &&
        domainHash(HashDomain.template, row.template) === content.template.hash,
      callbacks: readCallbacks(row.callbacks),
    },
  };
}

function toSummary(row: SummaryRow): SlotSummary {
  const content = requestContent.parse(JSON.parse(row.content));
  const signed = row.signature === null ? undefined : manifestation.parse(JSON.parse(row.signature));
  return {
    uuid: row.id,
    requestId: row.request_id,
    request: content.name,
    description: content.description,
    template: content.template.name,
    position: row.position,
    of: row.of,
    needs: inWords(alternativesOfSlot.parse(JSON.parse(row.alternatives))),
    state: row.state,
    requestState: row.request_state,
    requestedAt: row.requested_at,
    signer: signed?.signer.fullName ?? '',
    userName: signed?.signer.userName ?? '',
    meaning: signed?.meaning ?? '',
    signedAt: signed?.signedAt.utc ?? '',
  };
}
