/** What scripts and pages read of requests: lists of slots, and one request whole, with its manifestations. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText } from '../../contract/json.ts';
import type { Clock } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc, toUtc } from '../platform/time.ts';
import type { CallbackJob, Callbacks } from './callbacks.ts';
import { alternativesSchema, inWords, type Candidate } from './expression.ts';
import { facetsFor, named, type Facet, type FacetQuery, type Facets, type Position, type Scope } from './facets.ts';
import { readManifestation, type Manifestation } from './manifestation.ts';
import { valuesOf, type ShownValue } from './record.ts';
import type { RecordVersion, RecordVersions } from './recordVersions.ts';
import { requestContent } from './requests.ts';
import { signatureChecker } from './verify.ts';
import type { RequestState, SlotState } from './states.ts';
import { qualityInWords } from './wording.ts';

/** A row of a list: one slot, with its signature if it has one. Times are ISO 8601 UTC, empty where there is none. */
export interface SlotSummary {
  readonly uuid: string;
  readonly requestId: string;
  readonly request: string;
  readonly description: string;
  readonly template: string;
  readonly recordId: string;
  readonly recordVersion: string;
  readonly position: number;
  readonly of: number;
  readonly needs: string;
  readonly state: SlotState;
  readonly requestState: RequestState;
  /** Why the request ended without a decision. */
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly signer: string;
  readonly userName: string;
  readonly meaning: string;
  readonly comment: string;
  readonly signedAt: string;
  /** What is wrong with its signature, in words; empty where it holds or there is none. */
  readonly problem: string;
}

/** Which pending slots: all that fit each of the given parts. `AuthenticationChallengeFilter` of the MES module. */
export const pendingFilter = z.strictObject({
  /** User name: slots that this person may sign at this station. */
  user: z.string().optional(),
  /** The name of a request or record. */
  text: z.string().optional(),
  role: z.string().optional(),
  zone: z.string().optional(),
  template: z.string().optional(),
  /** Name of the request. */
  request: z.string().optional(),
  recordId: z.string().optional(),
  /** Age in minutes, at least and at most. */
  minAge: z.number().nonnegative().optional(),
  maxAge: z.number().nonnegative().optional(),
  limit: z.int().min(1).max(1000).default(1000),
  /** UUID of the last slot of the page before. */
  after: z.string().optional(),
});
export type PendingFilter = z.input<typeof pendingFilter>;

/** Which ended slots, newest first. Names fit as a whole, in any case. */
export const historyFilter = z.strictObject({
  /** The name of a request, record, template or signer. */
  text: z.string().optional(),
  signer: z.string().optional(),
  template: z.string().optional(),
  request: z.string().optional(),
  recordId: z.string().optional(),
  state: z.enum(['approved', 'rejected', 'withdrawn']).optional(),
  /** ISO 8601: from this time on, before that one. */
  since: z.string().optional(),
  until: z.string().optional(),
  limit: z.int().min(1).max(1000).default(100),
  after: z.string().optional(),
});
export type HistoryFilter = z.input<typeof historyFilter>;

export interface SlotPage {
  readonly slots: readonly SlotSummary[];
  /** What `after` is for the next page; null at the end. */
  readonly next: string | null;
}

/** One request with everything that became of it. */
export interface RequestDetail {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly state: RequestState;
  readonly reason: string;
  readonly template: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedAt: string;
  readonly expiresAt: string;
  readonly recordId: string;
  readonly recordVersion: string;
  readonly contentHash: string;
  /** The values of the record; `qualityText` is what people read of a quality that is not good. */
  readonly values: readonly (ShownValue & { readonly qualityText: string | null })[];
  readonly slots: readonly (SlotSummary & { readonly signature: Manifestation | null })[];
  readonly callbacks: readonly CallbackJob[];
  readonly versions: readonly RecordVersion[];
}

export interface Lists {
  readonly pending: (filter?: PendingFilter) => SlotPage;
  readonly history: (filter?: HistoryFilter) => SlotPage;
  /** The slots of the newest requests, newest request first. */
  readonly latest: (requests: number) => SlotSummary[];
  readonly detail: (requestId: string) => RequestDetail | undefined;
}

interface Row {
  id: string;
  request_id: string;
  position: number;
  of: number;
  alternatives: string;
  state: SlotState;
  name: string;
  description: string;
  template_name: string;
  record_id: string | null;
  record_version: string | null;
  request_state: RequestState;
  reason: string | null;
  requested_by: string;
  requested_at: string;
  signature_id: string | null;
  signed_at: string | null;
  signer: string | null;
  user_name: string | null;
  meaning: string | null;
  comment: string | null;
}

const select = `
  SELECT s.id, s.request_id, s.position, s.alternatives, s.state, r.name, r.template_name, r.record_id,
    r.record_version, r.state AS request_state, r.reason, r.requested_at, g.id AS signature_id, g.signed_at,
    iif(json_valid(r.content), r.content ->> '$.description', '') AS description,
    iif(json_valid(r.content), r.content ->> '$.requestedBy.name', '') AS requested_by,
    iif(json_valid(g.bytes), g.bytes ->> '$.signer.fullName', '') AS signer,
    iif(json_valid(g.bytes), g.bytes ->> '$.signer.userName', '') AS user_name,
    iif(json_valid(g.bytes), g.bytes ->> '$.meaning', '') AS meaning,
    iif(json_valid(g.bytes), g.bytes ->> '$.comment', '') AS comment,
    (SELECT count(*) FROM sign_in_slot o WHERE o.request_id = s.request_id) AS "of"
  FROM sign_in_slot s JOIN signature_request r ON r.id = s.request_id LEFT JOIN signature g ON g.slot_id = s.id`;

export interface ListDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly facets: Facets;
  readonly callbacks: Callbacks;
  readonly versions: RecordVersions;
  /** Id of the station's key. */
  readonly keyId: string;
  /** Who a user name stands for; undefined for nobody. */
  readonly candidate: (userName: string) => Candidate | undefined;
}

/** The lists of a store. */
export function openLists({ store, clock, facets, callbacks, versions, keyId, candidate }: ListDependencies): Lists {
  const { db } = store;
  const one = db.prepare<[string], Row>(`${select} WHERE s.id = ?`);
  const newest = db.prepare<[number], Row>(
    `${select} WHERE s.request_id IN (SELECT id FROM signature_request ORDER BY id DESC LIMIT ?)
     ORDER BY s.request_id DESC, s.position`,
  );
  const ofRequest = db.prepare<[string], Row>(`${select} WHERE s.request_id = ? ORDER BY s.position`);
  const problemOf = signatureChecker(db, keyId);
  const toSummary = (row: Row): SlotSummary => summaryOf(row, problemOf);
  const page = (query: FacetQuery): SlotPage => {
    const found = facets.find({ ...query, limit: query.limit + 1 });
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      slots: shown.flatMap(({ slotId }) => {
        const row = one.get(slotId);
        return row === undefined ? [] : [toSummary(row)];
      }),
      next: found.length > query.limit && last !== undefined ? last.slotId : null,
    };
  };
  const position = (scope: Scope, after: string | undefined): Position | undefined => {
    if (after === undefined) return undefined;
    const found = facets.positionOf(scope, after.trim().toLowerCase());
    if (found !== undefined) return found;
    throw new CountersignError(ErrorCode.illegalArgument, 'after is no slot of this list.');
  };
  const ago = (minutes: number | undefined): string | undefined =>
    minutes === undefined ? undefined : isoUtc(clock.now() - minutes * 60_000);
  return {
    pending: (given = {}) => {
      const {
        user,
        text = '',
        role,
        zone,
        template,
        request,
        recordId,
        minAge,
        maxAge,
        limit,
        after,
      } = read(pendingFilter, given);
      const person = user === undefined ? undefined : candidate(user);
      if (user !== undefined && person === undefined) return { slots: [], next: null };
      const groups: (readonly Facet[] | undefined)[] = [
        text.trim() === '' ? undefined : (['request', 'record'] as const).map((facet) => named(facet, text)),
        request === undefined ? undefined : [named('request', request)],
        recordId === undefined ? undefined : [named('record', recordId)],
        template === undefined ? undefined : [named('template', template)],
        role === undefined ? undefined : [{ facet: 'role', value: role }],
        zone === undefined ? undefined : [{ facet: 'zone', value: zone }],
        person === undefined ? undefined : facetsFor(person),
      ];
      return page({
        scope: 'pending',
        groups: groups.filter((group) => group !== undefined),
        newestFirst: false,
        after: position('pending', after),
        since: ago(maxAge),
        until: ago(minAge),
        limit,
      });
    },
    history: (given = {}) => {
      const {
        text = '',
        signer,
        template,
        request,
        recordId,
        state,
        since,
        until,
        limit,
        after,
      } = read(historyFilter, given);
      const groups: (readonly Facet[] | undefined)[] = [
        text.trim() === ''
          ? undefined
          : (['request', 'record', 'signer', 'template'] as const).map((facet) => named(facet, text)),
        request === undefined ? undefined : [named('request', request)],
        recordId === undefined ? undefined : [named('record', recordId)],
        signer === undefined ? undefined : [named('signer', signer)],
        template === undefined ? undefined : [named('template', template)],
        state === undefined ? undefined : [{ facet: 'state', value: state }],
      ];
      return page({
        scope: 'ended',
        groups: groups.filter((group) => group !== undefined),
        newestFirst: true,
        after: position('ended', after),
        since: toUtc(since, clock.zone),
        until: toUtc(until, clock.zone),
        limit,
      });
    },
    latest: (requests) => newest.all(requests).map(toSummary),
    detail: (requestId) => {
      const row = db
        .prepare<
          [string],
          { content: string; content_hash: string; decided_at: string | null; expires_at: string | null }
        >('SELECT content, content_hash, decided_at, expires_at FROM signature_request WHERE id = ?')
        .get(requestId);
      const slots = ofRequest.all(requestId);
      const [first] = slots;
      if (row === undefined || first === undefined) return undefined;
      const content = readContent(row.content);
      const { record } = content;
      return {
        id: requestId,
        name: content.name,
        description: content.description,
        state: first.request_state,
        reason: first.reason ?? '',
        template: content.template.name,
        requestedBy: content.requestedBy.name,
        requestedAt: content.requestedAt.utc,
        decidedAt: row.decided_at ?? '',
        expiresAt: row.expires_at ?? '',
        recordId: record?.id ?? '',
        recordVersion: record === null || record.id === '' ? '' : record.version,
        contentHash: row.content_hash,
        values: (record === null ? [] : valuesOf(record.content)).map((value) => ({
          ...value,
          qualityText: qualityInWords(value),
        })),
        slots: slots.map(toSummary).map((slot) => ({
          ...slot,
          signature: slot.problem === '' ? manifestationOf(store, slot.uuid) : null,
        })),
        callbacks: callbacks.of(requestId),
        versions: record === null || record.id === '' ? [] : versions.of(record.id),
      };
    },
  };
}

function read<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `The filter cannot be used (${issue?.path.join('.') ?? ''}): ${issue?.message ?? 'unreadable'}`,
  );
}

function readContent(text: string): z.output<typeof requestContent> {
  const { data } = requestContent.safeParse(readJsonText(text));
  if (data !== undefined) return data;
  throw new CountersignError(ErrorCode.illegalArgument, 'This request cannot be read: it was altered in the database.');
}

function manifestationOf({ db }: Store, slotId: string): Manifestation | null {
  const row = db
    .prepare<[string], { bytes: string; hash: string }>('SELECT bytes, hash FROM signature WHERE slot_id = ?')
    .get(slotId);
  return row === undefined ? null : readManifestation(row.bytes, row.hash);
}

function summaryOf(row: Row, problemOf: (signatureId: string) => string | undefined): SlotSummary {
  const decided = row.state === 'approved' || row.state === 'rejected';
  const lacks = decided ? 'has no signature' : undefined;
  const problem = (row.signature_id === null ? lacks : problemOf(row.signature_id)) ?? '';
  // What does not hold carries nothing of a signature: no name, no meaning, no time.
  const ifWhole = (text: string | null): string => (problem === '' ? (text ?? '') : '');
  return {
    uuid: row.id,
    requestId: row.request_id,
    request: row.name,
    description: row.description,
    template: row.template_name,
    recordId: row.record_id ?? '',
    recordVersion: row.record_version ?? '',
    position: row.position,
    of: row.of,
    needs: needsOf(row.alternatives),
    state: row.state,
    requestState: row.request_state,
    reason: row.reason ?? '',
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    signer: ifWhole(row.signer),
    userName: ifWhole(row.user_name),
    meaning: ifWhole(row.meaning),
    comment: ifWhole(row.comment),
    signedAt: ifWhole(row.signed_at),
    problem,
  };
}

function needsOf(text: string): string {
  const { data } = alternativesSchema.safeParse(readJsonText(text));
  return data === undefined ? 'cannot be read' : inWords(data);
}
