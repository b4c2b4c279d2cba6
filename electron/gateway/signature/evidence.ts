/**
 * The evidence of a signature: its bytes, its row, and what it decides. All of it is written in the one transaction in
 * which the gate was passed.
 */
import type { Statement } from 'better-sqlite3';
import type { Actor, Trail } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import type { ClockTrust } from '../../ledger/clockTrust.ts';
import type { Identity } from '../idp/provider.ts';
import type { Ports } from '../platform/ports.ts';
import type { Station } from '../station/station.ts';
import type { StationKey } from '../station/signingKey.ts';
import { isoUtc, zoneOffset } from '../platform/time.ts';
import type { Callbacks } from './callbacks.ts';
import type { Challenges, OpenChallenge } from './challenges.ts';
import type { Authority } from './gate.ts';
import type { Reviews } from './reviews.ts';
import type { Requests } from './requests.ts';
import { signatureBytes } from '../../ledger/signedBytes.ts';
import { CallbackEvent, ChallengeState, RequestState } from './states.ts';

/** What a signer says beside who they are. */
export interface DeclaredWords {
  readonly meaning: string;
  /** Why, in the signer's words; may be empty where the template does not want one. */
  readonly comment?: string | undefined;
}

export interface EvidenceServices {
  readonly ports: Ports;
  readonly trail: Trail;
  readonly station: Station;
  readonly key: StationKey;
  readonly clockTrust: () => ClockTrust;
  readonly requests: Requests;
  readonly reviews: Reviews;
  readonly challenges: Challenges;
  readonly callbacks: Callbacks;
  readonly insertRow: Statement<(string | number)[]>;
}

/** How the audit trail names a signature: its id and the hash of its bytes. */
interface SignatureRef {
  readonly id: string;
  readonly hash: string;
}

export const insertSignatureSql = `
  INSERT INTO signature (id, slot_id, challenge_id, signer_id, signed_at, bytes, hash, request_id, person_id, only_once,
    key_id, station_signature)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes a signature inside the caller's transaction. */
export function insertSignature(
  { insertRow, ports, station, key, clockTrust }: EvidenceServices,
  challenge: OpenChallenge,
  { user, by, slot, insteadOf }: Authority,
  { meaning, comment = '' }: DeclaredWords,
  identity: Identity,
  signedAt: number,
): SignatureRef {
  const id = ports.newId();
  const { content, contentHash, templateHash, template } = slot.request;
  const { zone } = ports.clock;
  const bytes = canonicalJson(
    signatureBytes.parse({
      version: 4,
      id,
      request: { id: slot.requestId, name: content.name, contentHash, templateHash },
      record: content.record,
      slot: { id: slot.id, position: slot.position, of: slot.of },
      challenge: { id: challenge.id, nonce: challenge.nonce },
      decision: challenge.decision,
      meaning,
      comment: comment.trim(),
      signer: { id: user.id, person: user.personId, userName: user.userName, fullName: user.fullName, as: { ...by } },
      proof: {
        provider: identity.provider,
        issuer: identity.issuer,
        subject: identity.subject,
        amr: [...identity.amr],
        acr: identity.acr,
        at: isoUtc(identity.provedAt),
        challenged: identity.challenged,
        series: identity.series,
        insteadOf,
      },
      station: { id: station.id, name: station.name },
      through: { session: challenge.host.session.id, address: challenge.host.session.address },
      key: key.id,
      signedAt: { utc: isoUtc(signedAt), zone, offset: zoneOffset(signedAt, zone) },
      clock: clockTrust(),
    }),
  );
  const digest = domainHash(HashDomain.signature, bytes);
  insertRow.run(
    id,
    slot.id,
    challenge.id,
    user.id,
    isoUtc(signedAt),
    bytes,
    digest,
    slot.requestId,
    user.personId,
    template.forceUniqueUser ? 1 : 0,
    key.id,
    key.sign(HashDomain.signature, bytes),
  );
  return { id, hash: digest };
}

/** What a request is with the slot that was decided last. */
function outcomeOf(
  { requests }: EvidenceServices,
  { decision }: OpenChallenge,
  { requestId }: Authority['slot'],
): 'pending' | 'approved' | 'rejected' {
  if (decision === 'reject') return RequestState.rejected;
  return requests.pendingSlots(requestId) > 0 ? RequestState.pending : RequestState.approved;
}

/** The slot's outcome, the request's if that decides it, the audit entry and the callback job. */
export function settle(
  services: EvidenceServices,
  challenge: OpenChallenge,
  { slot }: Authority,
  actor: Actor,
  signature: SignatureRef,
  signedAt: number,
): RequestState {
  const { requests, challenges, callbacks, trail } = services;
  const approved = challenge.decision === 'approve';
  const at = isoUtc(signedAt);
  requests.decideSlot(slot, approved ? 'approved' : 'rejected');
  challenges.endInTransaction(challenge, ChallengeState.signed, actor);
  const state = outcomeOf(services, challenge, slot);
  // One entry says all that a signature brings about: what it is, which challenge it ends, and what it makes of its request.
  trail.append({
    action: approved ? 'signature.approved' : 'signature.rejected',
    actor,
    target: `signature-request:${slot.requestId}`,
    detail: { slot: slot.id, challenge: challenge.id, signature: { ...signature }, request: state },
  });
  if (state === RequestState.pending) return state;
  requests.decideRequest(slot.requestId, state, at);
  if (approved) services.reviews.approved(slot.requestId, slot.request.content, actor);
  callbacks.enqueue(
    slot.requestId,
    approved ? CallbackEvent.onApprove : CallbackEvent.onReject,
    slot.request.callbacks,
  );
  return state;
}
