/**
 * Verification of signatures from what is stored: each has the hash of its bytes and the station's signature over them,
 * belongs to the slot, request, challenge, person and record that it names, and says what the lists say; the audit trail
 * has the entry that recorded it, and each decided slot and request has the signatures that decide it.
 *
 * A key is believed when it is the running station's, or when the (verified) trail announced it and whoever verifies
 * compares its id.
 */
import { z } from 'zod';
import { readJsonText } from '../../contract/json.ts';
import type { TrailVerdict } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import { announcedKeys, verifierOf, type KeyVerifier } from '../station/signingKey.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { alternativesSchema, parseSlots, type Alternatives } from './expression.ts';
import { expiryOf, isIntact, requestContent, type RequestContent } from './requests.ts';
import { ChallengeState, endOfRequest } from './states.ts';
import { signatureTemplate } from './template.ts';

/** What a walk over all signatures found; `problem` names the first contradiction. */
export type SignatureVerdict =
  | { readonly ok: true; readonly signatures: number; readonly keys: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** What was found of one signature, or of its request. */
export interface SignatureCheck {
  readonly id: string;
  readonly ok: boolean;
  /** `The signature holds.`, or what is wrong. */
  readonly text: string;
}

interface Row {
  id: string;
  slot_id: string;
  challenge_id: string;
  signer_id: string;
  person_id: string | null;
  only_once: number;
  signed_at: string;
  own_request: string | null;
  bytes: string;
  hash: string;
  key_id: string | null;
  station_signature: string | null;
  nonce: string | null;
  challenge_slot: string | null;
  challenge_decision: string | null;
  challenge_state: string | null;
  request_id: string;
  position: number;
  slot_state: string;
  name: string;
  template_name: string;
  record_id: string | null;
  record_version: string | null;
  content: string;
  content_hash: string;
  template: string;
}

const select = `
  SELECT g.id, g.slot_id, g.challenge_id, g.signer_id, g.person_id, g.signed_at, g.request_id AS own_request, g.only_once,
    g.bytes, g.hash, g.key_id, g.station_signature, c.nonce, c.slot_id AS challenge_slot, c.decision AS challenge_decision,
    c.state AS challenge_state, s.request_id, s.position, s.state AS slot_state, r.name,
    r.template_name, r.record_id, r.record_version, r.content, r.content_hash, r.template
  FROM signature g JOIN sign_in_slot s ON s.id = g.slot_id JOIN signature_request r ON r.id = s.request_id
    LEFT JOIN challenge c ON c.id = g.challenge_id`;

/** Enough of all versions of signed bytes to see what a signature belongs to. */
const bound = z.object({
  version: z.union([z.literal(2), z.literal(3), z.literal(4)]).optional(),
  id: z.string(),
  request: z.object({ id: z.string(), contentHash: z.string(), templateHash: z.string() }),
  slot: z.object({ id: z.string(), position: z.number() }),
  challenge: z.object({ id: z.string(), nonce: z.string() }),
  decision: z.enum(['approve', 'reject']),
  signer: z.object({ id: z.string(), person: z.string().optional() }),
  record: z.object({ hash: z.string(), content: z.json() }).nullish(),
  signedAt: z.object({ utc: z.string() }),
  key: z.string().optional(),
});
type Bound = z.output<typeof bound>;
const distinct = z.object({ forceUniqueUser: z.boolean() });

const altered = 'was altered after signing';
const foreign = 'belongs to another record';
const standsOnAltered = 'stands on content that was altered after signing';
const notRecorded = 'is not the one that the audit trail records';

/** Makes the check of one signature row: undefined when it holds by itself, otherwise what is wrong, in words. */
function checker(keys: KeyVerifier): (row: Row) => string | undefined {
  return (row) => {
    if (domainHash(HashDomain.signature, row.bytes) !== row.hash) return altered;
    const { data } = bound.safeParse(readJsonText(row.bytes));
    if (data === undefined) return altered;
    return ofStation(keys, row, data) ?? ofItsPlace(row, data) ?? ofItsContent(row, data);
  };
}

function ofStation(keys: KeyVerifier, row: Row, data: Bound): string | undefined {
  // Signatures from before the station had a key are those that its first key listed and signed, and no others.
  if (data.version === undefined) return keys.isEarlier(row.id, row.hash) ? undefined : altered;
  if (row.key_id === null || row.station_signature === null || data.key !== row.key_id) return altered;
  const verdict = keys.verify(row.key_id, HashDomain.signature, row.bytes, row.station_signature);
  if (verdict === 'unknown key') return 'was signed with a key that is not this station’s';
  return verdict === 'bad' ? altered : undefined;
}

function ofItsPlace(row: Row, data: Bound): string | undefined {
  const isItsOwn =
    data.id === row.id &&
    data.slot.id === row.slot_id &&
    data.slot.position === row.position &&
    data.request.id === row.request_id &&
    row.own_request === row.request_id &&
    data.challenge.id === row.challenge_id &&
    data.challenge.nonce === row.nonce &&
    row.challenge_slot === row.slot_id &&
    data.signer.id === row.signer_id;
  if (!isItsOwn) return foreign;
  const isAsListed =
    row.signed_at === data.signedAt.utc &&
    row.person_id === (data.signer.person ?? data.signer.id) &&
    row.challenge_decision === data.decision &&
    row.challenge_state === ChallengeState.signed &&
    // One from before the station had a key was filed as any.
    (data.version === undefined || row.only_once === Number(wantsDistinct(row.template))) &&
    row.slot_state === (data.decision === 'approve' ? 'approved' : 'rejected');
  return isAsListed ? undefined : 'says something else than its outcome in the database, which was altered';
}

/** Whether a template, as it was kept, wants each signer to be another person (ES-8). */
function wantsDistinct(template: string): boolean {
  return distinct.safeParse(readJsonText(template)).data?.forceUniqueUser ?? true;
}

function ofItsContent(row: Row, data: Bound): string | undefined {
  const content = readContent(row);
  if (content === undefined) return standsOnAltered;
  const isSigned =
    data.request.contentHash === row.content_hash &&
    data.request.templateHash === content.template.hash &&
    isIntact(row.content, row.content_hash, row.template, content);
  if (!isSigned || !isListedAs(row, content)) return standsOnAltered;
  const { record } = data;
  return record && domainHash(HashDomain.record, canonicalJson(record.content)) !== record.hash ? altered : undefined;
}

function readContent({ content }: Pick<Row, 'content'>): RequestContent | undefined {
  return requestContent.safeParse(readJsonText(content)).data;
}

/** Whether what lists show of a request is what its content says. */
function isListedAs(
  row: Pick<Row, 'name' | 'template_name' | 'record_id' | 'record_version'>,
  content: RequestContent,
) {
  const { record } = content;
  const named = record !== null && record.id !== '';
  return (
    row.name === content.name &&
    row.template_name === content.template.name &&
    row.record_id === (named ? record.id : null) &&
    row.record_version === (named ? record.version : null)
  );
}

/** Verdicts that are kept; a list shows a few hundred at most. */
const mostKept = 2000;

/**
 * Makes the check of one signature by its id, for lists: what is wrong with it, `was altered after signing`, or undefined
 * where it holds by itself. The audit trail is not looked at. This program never changes what is signed, so a verdict is
 * good until another one has written to the database.
 */
export function signatureChecker(db: Sqlite, keyId: string): (signatureId: string) => string | undefined {
  const check = checker(verifierOf(db, [keyId]));
  const one = db.prepare<[string], Row>(`${select} WHERE g.id = ?`);
  const kept = new Map<string, string | undefined>();
  let written: unknown;
  return (signatureId) => {
    const now = db.pragma('data_version', { simple: true });
    if (now !== written || kept.size >= mostKept) kept.clear();
    written = now;
    if (kept.has(signatureId)) return kept.get(signatureId);
    const row = one.get(signatureId);
    const problem = row === undefined ? 'is not in the database' : check(row);
    kept.set(signatureId, problem);
    return problem;
  };
}

const recorded = z.object({ detail: z.object({ signature: z.object({ id: z.string(), hash: z.string() }) }) });
const asked = z.object({
  action: z.literal('signature.requested'),
  detail: z.object({ contentHash: z.string(), slots: z.array(z.string()) }),
});

/** Entries of the trail, each with its own hash; one whose hash does not fit its bytes counts as none. */
function entries(db: Sqlite, actions: readonly string[], target?: string): unknown[] {
  const rows = db
    .prepare<string[], { bytes: string; hash: string }>(
      `SELECT bytes, hash FROM audit_entry ${target === undefined ? '' : 'INDEXED BY audit_entry_target'}
       WHERE action IN (${actions.map(() => '?').join(', ')})
       ${target === undefined ? '' : 'AND target = ?'} ORDER BY seq`,
    )
    .all(...actions, ...(target === undefined ? [] : [target]));
  return rows
    .filter(({ bytes, hash }) => domainHash(HashDomain.auditEntry, bytes) === hash)
    .map(({ bytes }) => readJsonText(bytes));
}

function recordedHashes(db: Sqlite, target?: string): Map<string, string> {
  return new Map(
    entries(db, ['signature.approved', 'signature.rejected'], target).flatMap((entry) => {
      const { data } = recorded.safeParse(entry);
      return data === undefined ? [] : [[data.detail.signature.id, data.detail.signature.hash] as const];
    }),
  );
}

interface SlotRow {
  id: string;
  position: number;
  alternatives: string;
  state: string;
  signature: string | null;
  signer_id: string | null;
  person_id: string | null;
}

interface RequestRow extends Pick<
  Row,
  'name' | 'template_name' | 'record_id' | 'record_version' | 'content' | 'content_hash' | 'template'
> {
  state: string;
  callbacks: string;
  requested_at: string;
  expires_at: string | null;
  decided_at: string | null;
  reason: string | null;
}

const ended = z.object({
  at: z.object({ utc: z.string() }),
  detail: z.object({ reason: z.string().nullable().default(null) }),
});
const requestActions = [
  'signature.requested',
  'signature.approved',
  'signature.rejected',
  ...['approved', 'rejected', 'cancelled', 'expired', 'on-hold'].map((state) => `request.${state}`),
];

/** Milliseconds between two looks at the clock in one step of the program; longer only where the computer slept. */
const oneStep = 60_000;

/** Whether two times are of one step of the program, or neither is there. */
function isOneStep(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= oneStep;
}

/** What is wrong with a request as a whole, in words. */
function requestProblem(db: Sqlite, requestId: string): string | undefined {
  const request = db
    .prepare<[string], RequestRow>(
      `SELECT name, template_name, record_id, record_version, content, content_hash, template, state, callbacks,
         requested_at, expires_at, decided_at, reason
       FROM signature_request WHERE id = ?`,
    )
    .get(requestId);
  const slots = db
    .prepare<[string], SlotRow>(
      `SELECT s.id, s.position, s.alternatives, s.state, g.id AS signature, g.signer_id, g.person_id
       FROM sign_in_slot s LEFT JOIN signature g ON g.slot_id = s.id WHERE s.request_id = ? ORDER BY s.position`,
    )
    .all(requestId);
  if (request === undefined) return 'is not in the database';
  const content = readContent(request);
  const [first, ...later] = entries(db, requestActions, `signature-request:${requestId}`);
  const was = asked.safeParse(first).data?.detail;
  if (content === undefined || !isListedAs(request, content)) return 'was altered after it was asked';
  if (was?.contentHash !== request.content_hash) return 'is not the one that the audit trail records';
  if (JSON.stringify(was.slots) !== JSON.stringify(slots.map(({ id }) => id)))
    return 'has other slots than it was asked with';
  const template = signatureTemplate.safeParse(readJsonText(request.template)).data;
  const isAsAsked =
    template !== undefined &&
    isIntact(request.content, request.content_hash, request.template, content) &&
    // Earlier versions kept them in this column alone.
    (content.callbacks === null || request.callbacks === '{}') &&
    isOneStep(request.requested_at, content.requestedAt.utc) &&
    isOneStep(request.expires_at, expiryOf(content, template));
  if (!isAsAsked) return 'was altered after it was asked';
  const ways = parseSlots(template.expression);
  if (!slots.every(({ position, alternatives }) => isSameWays(alternatives, ways[position - 1])))
    return 'may be signed by others than its template says, by its slots';
  const unsigned = slots.find(({ state, signature }) => /^(approved|rejected)$/.test(state) !== (signature !== null));
  if (unsigned !== undefined) return 'has a slot that counts as decided without a signature, or a signature too many';
  const states = slots.map(({ state }) => state);
  const fits =
    (request.state === 'approved') === states.every((state) => state === 'approved') &&
    (request.state === 'rejected') === states.includes('rejected') &&
    (request.state === 'pending' || !states.includes('pending'));
  if (!fits) return 'has another outcome than its signatures give';
  const last = later.findLast((entry) => endOfRequest(entry) !== undefined);
  const end = ended.safeParse(last).data;
  const isAsEnded =
    (endOfRequest(last) ?? 'pending') === request.state.replace(' ', '-') &&
    request.reason === (end?.detail.reason ?? null) &&
    isOneStep(request.decided_at, end?.at.utc ?? null);
  if (!isAsEnded) return 'ended otherwise than the audit trail records';
  const signers = slots.filter(({ signature }) => signature !== null);
  const distinct = new Set(signers.map(({ person_id }) => person_id)).size === signers.length;
  const accounts = new Set(signers.map(({ signer_id }) => signer_id)).size === signers.length;
  if (template.forceUniqueUser && !(distinct && accounts)) return 'was signed twice by one person';
  return undefined;
}

/** Whether what is stored of who may sign a slot is what its template says. */
function isSameWays(stored: string, wanted: Alternatives = []): boolean {
  const texts = (ways: Alternatives): string =>
    canonicalJson(ways.map(({ kind, name }) => `${kind} ${name}`).sort((one, other) => (one < other ? -1 : 1)));
  const { data } = alternativesSchema.safeParse(readJsonText(stored));
  return data !== undefined && texts(data) === texts(wanted);
}

interface ChallengeRow {
  id: string;
  slot_id: string;
  decision: string;
  state: string;
  opened_at: string;
  ended_at: string | null;
  signed_at: string | null;
}

const ofChallenge = z.object({
  action: z.string(),
  at: z.object({ utc: z.string() }),
  detail: z.object({ challenge: z.string(), decision: z.string() }),
});

/** What is wrong with the challenges of a database, in words: each was opened and ended as the trail records it. */
function challengeProblem(db: Sqlite): string | undefined {
  const actions = ['opened', 'failed', 'cancelled', 'timed-out', 'abandoned'].map((state) => `challenge.${state}`);
  const rows = db.prepare<[], ChallengeRow>(
    `SELECT c.id, c.slot_id, c.decision, c.state, c.opened_at, c.ended_at, g.signed_at
     FROM challenge c LEFT JOIN signature g ON g.challenge_id = c.id`,
  );
  let count = 0;
  for (const { id, slot_id, decision, state, opened_at, ended_at, signed_at } of rows.iterate()) {
    count += 1;
    const [opened, ...later] = entries(db, actions, `sign-in-slot:${slot_id}`)
      .flatMap((entry) => ofChallenge.safeParse(entry).data ?? [])
      .filter(({ detail }) => detail.challenge === id);
    const end = later.at(-1);
    const isAsOpened =
      opened?.action === 'challenge.opened' &&
      opened.detail.decision === decision &&
      isOneStep(opened_at, opened.at.utc);
    const isAsEnded =
      state === ChallengeState.signed
        ? signed_at !== null && isOneStep(ended_at, signed_at)
        : (end?.action ?? 'challenge.open') === `challenge.${state.replace(' ', '-')}` &&
          isOneStep(ended_at, end?.at.utc ?? null);
    if (!isAsOpened || !isAsEnded) return `challenge ${id} is not as the audit trail records it`;
  }
  const recorded = db
    .prepare<[], number>("SELECT count(*) FROM audit_entry WHERE action = 'challenge.opened'")
    .pluck()
    .get();
  return count === recorded ? undefined : `of ${recorded} challenges that the audit trail records ${count} are there`;
}

/**
 * Verifies one request with its signatures now, by the key of the station. It does not walk the whole audit trail, only
 * the entries of the request: `countersign verify` does.
 */
export function verifyRequest(db: Sqlite, requestId: string, keyId: string): SignatureCheck[] {
  const check = checker(verifierOf(db, [keyId]));
  const known = recordedHashes(db, `signature-request:${requestId}`);
  const checks = db
    .prepare<[string], Row>(`${select} WHERE s.request_id = ? ORDER BY s.position`)
    .all(requestId)
    .map((row): SignatureCheck => {
      const problem = check(row) ?? (known.get(row.id) === row.hash ? undefined : notRecorded);
      known.delete(row.id);
      const text = problem === undefined ? 'The signature holds.' : `The signature ${problem}.`;
      return { id: row.id, ok: problem === undefined, text };
    });
  for (const id of known.keys()) {
    checks.push({ id, ok: false, text: 'A signature is in the audit trail and not in the database.' });
  }
  const problem = requestProblem(db, requestId);
  if (problem !== undefined) checks.push({ id: requestId, ok: false, text: `The request ${problem}.` });
  return checks;
}

/**
 * Verifies all signatures and requests of a database whose trail was verified before (`trail`), by the keys that the
 * trail announced; `keyId` says which of them is believed.
 */
export function verifySignatures(db: Sqlite, trail: TrailVerdict, keyId?: string): SignatureVerdict {
  if (!trail.ok) return { ok: false, problem: 'the audit trail that records them does not hold' };
  const keys = announcedKeys(db, keyId);
  const missing = recordedHashes(db);
  const verifier = verifierOf(db, keys);
  const unlisted = keys.find((key) => !verifier.listsEarlier(key));
  if (unlisted !== undefined)
    return { ok: false, problem: `the key ${unlisted} did not sign its list of earlier ones` };
  const check = checker(verifier);
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
  const requests = db.prepare<[], { id: string }>('SELECT id FROM signature_request ORDER BY id').all();
  for (const { id } of requests) {
    const problem = requestProblem(db, id);
    if (problem !== undefined) return { ok: false, problem: `request ${id} ${problem}` };
  }
  const problem = challengeProblem(db);
  return problem === undefined ? { ok: true, signatures: count, keys } : { ok: false, problem };
}
