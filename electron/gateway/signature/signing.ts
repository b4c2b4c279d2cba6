/**
 * Signing: the proof of identity, and the one transaction in which the gate is passed and a signature made.
 */
import type { Statement } from 'better-sqlite3';
import type { SignOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../canonical.ts';
import type { ClockTrust } from '../clockWatch.ts';
import type { Identity, IdentityProvider, Proof } from '../idp/internal.ts';
import type { Station } from '../station.ts';
import type { StationKey } from '../stationKey.ts';
import type { Store } from '../store/database.ts';
import { isoUtc, localTime, zoneOffset } from '../time.ts';
import type { Callbacks } from './callbacks.ts';
import { isPending, type Challenges, type OpenChallenge } from './challenges.ts';
import { gate, type Authority, type GateServices, type Refused } from './gate.ts';
import { signatureBytes } from './signedBytes.ts';
import { CallbackEvent, ChallengeState, RequestState } from './states.ts';
import { finalRefusal, needsComment, nothingSigned, refusal } from './wording.ts';

export interface SignInput {
  readonly id: string;
  readonly meaning: string;
  /** Why, in the signer's words; may be empty where the template does not want one. */
  readonly comment?: string | undefined;
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  readonly newPassword?: string | undefined;
}

export interface SigningServices extends GateServices {
  readonly store: Store;
  readonly trail: Trail;
  readonly station: Station;
  readonly idp: IdentityProvider;
  readonly challenges: Challenges;
  readonly callbacks: Callbacks;
  readonly key: StationKey;
  readonly clockTrust: () => ClockTrust;
  /** Told after each commit that changed something. */
  readonly changed: () => void;
}

const insertSql = `
  INSERT INTO signature (id, slot_id, challenge_id, signer_id, signed_at, bytes, hash, request_id, person_id, only_once,
    key_id, station_signature)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

interface Signing extends SigningServices {
  readonly insertRow: Statement<(string | number)[]>;
}

/** How the audit trail names a signature: its id and the hash of its bytes. */
interface SignatureRef {
  readonly id: string;
  readonly hash: string;
}

/** What a signature brought about. */
interface Signed {
  readonly signedAt: number;
  readonly requestId: string;
  readonly requestState: RequestState;
}

/** The answer about a challenge that is not open here (any more): it may have become a signature. */
function endedBefore({ store }: Signing, challengeId: string): SignOutcome {
  const signed = store.db
    .prepare<[string], { id: string }>('SELECT id FROM signature WHERE challenge_id = ?')
    .get(challengeId);
  const message =
    signed === undefined
      ? `This request to sign has ended. ${nothingSigned} Start again from the page.`
      : 'This was signed before; this press added nothing. The page shows who signed.';
  const title = signed === undefined ? 'Not signed' : 'Signed already';
  return { outcome: 'refused', title, message, needs: 'nothing', retryAfter: 0, ended: true };
}

/**
 * Makes the function that signs. `pageId` is the page whose surface calls: a challenge is heard only from its own.
 * The answer `signed` means that the signature is committed to disk.
 */
export function signer(given: SigningServices): (input: SignInput, pageId: string) => Promise<SignOutcome> {
  const services: Signing = { ...given, insertRow: given.store.db.prepare(insertSql) };
  const { challenges } = services;
  return async (input, pageId) => {
    const challenge = challenges.get(input.id);
    if (challenge === undefined || challenge.host.pageId !== pageId) return endedBefore(services, input.id);
    const missing = missingWords(challenge, input);
    if (missing !== undefined) {
      return {
        outcome: 'refused',
        title: 'Not signed',
        message: `${missing} ${nothingSigned}`,
        needs: 'nothing',
        retryAfter: 0,
        ended: false,
      };
    }
    if (challenge.checking) {
      throw new CountersignError(ErrorCode.busy, 'This signature is being checked already; wait for its answer.');
    }
    challenge.checking = true;
    try {
      return await attempt(services, challenge, input);
    } finally {
      challenge.checking = false;
    }
  };
}

/** What the signer has yet to say, whatever surface asked (ES-2). */
function missingWords({ shown, decision }: OpenChallenge, { meaning, comment = '' }: SignInput): string | undefined {
  if (!shown.request.meanings[decision].includes(meaning)) {
    return 'Choose the meaning of your signature from the list.';
  }
  if (needsComment(shown, decision) && comment.trim() === '') {
    return decision === 'reject' ? 'Say why you reject this.' : 'Say why you sign this.';
  }
  return undefined;
}

async function attempt(services: Signing, challenge: OpenChallenge, input: SignInput): Promise<SignOutcome> {
  const { newPassword } = input;
  if (newPassword !== undefined) return renewPassword(services, challenge, { ...input, newPassword });
  const proof = await services.idp.prove({
    ...input,
    seriesOf: services.series.of(challenge.shown.request.template)?.userId,
  });
  if (services.challenges.get(challenge.id) === undefined) return endedBefore(services, challenge.id);
  if (proof.ok) return decide(services, challenge, input, proof.identity);
  return refuseProof(services, challenge, input, proof);
}

/** A person gets a password of their own, and signs with it afterwards. A wrong old one is an attempt like any other. */
async function renewPassword(
  services: Signing,
  challenge: OpenChallenge,
  input: SignInput & { readonly newPassword: string },
): Promise<SignOutcome> {
  const problem = await services.idp.renewPassword(input);
  if (services.challenges.get(challenge.id) === undefined) return endedBefore(services, challenge.id);
  if (problem !== undefined) return refuseProof(services, challenge, input, problem);
  return {
    outcome: 'refused',
    title: 'Your password is changed',
    message: `${nothingSigned} Sign with your new password now.`,
    needs: 'nothing',
    retryAfter: 0,
    ended: false,
  };
}

/** What the identity provider did not accept: one more failed attempt, or something that the person has yet to give. */
function refuseProof(
  services: Signing,
  challenge: OpenChallenge,
  input: SignInput,
  { needs, reason, retryAfter, checked }: Proof & { readonly ok: false },
): SignOutcome {
  const actor = claimed(services, input.userName);
  if (needs === 'nothing' && checked) return refuse(services, challenge, { reason, actor, retryAfter });
  services.store.transaction(() => recordRefusal(services, challenge, { reason, actor }));
  return {
    outcome: 'refused',
    title: 'Not signed yet',
    message: `${reason} ${nothingSigned}`,
    needs,
    retryAfter,
    ended: false,
  };
}

/** Whom an attempt named. A name that nobody has is not written down: people type passwords into that field. */
function claimed({ users }: Signing, userName: string): Actor {
  return { kind: 'person', id: 'unproved', name: users.identify(userName)?.account.userName ?? 'an unknown user name' };
}

/** The gate and the signature, in one transaction without a pause in between. */
function decide(services: Signing, challenge: OpenChallenge, input: SignInput, identity: Identity): SignOutcome {
  const { store, challenges, callbacks, changed, ports, series } = services;
  const actor: Actor = { kind: 'person', id: identity.userId, name: identity.fullName };
  const result = store.transaction((): Refused | Signed => {
    const slot = services.requests.slot(challenge.slotId);
    const checked = gate(services, challenge, slot, identity, actor);
    if ('reason' in checked) return checked;
    const signedAt = ports.clock.now();
    const signature = insertSignature(services, challenge, checked, input, identity, signedAt);
    const requestState = settle(services, challenge, checked, actor, signature, signedAt);
    return { signedAt, requestState, requestId: checked.slot.requestId };
  });
  if ('reason' in result) return refuse(services, challenge, result);
  series.signed(identity);
  challenges.forget(challenge);
  if (result.requestState === RequestState.rejected) {
    challenges.endFor(services.requests.slotIdsOf(result.requestId), actor, 'somebody else rejected the request');
  }
  changed();
  void callbacks.run();
  return {
    outcome: 'signed',
    fullName: identity.fullName,
    userName: identity.userName,
    decision: challenge.decision,
    meaning: input.meaning,
    requestState: result.requestState,
    title: challenge.decision === 'approve' ? 'Signed as approved' : 'Signed as rejected',
    message: `${identity.fullName} (${identity.userName}), ${input.meaning}, ${localTime(result.signedAt, ports.clock.zone)}.`,
  };
}

function insertSignature(
  { insertRow, ports, station, key, clockTrust }: Signing,
  challenge: OpenChallenge,
  { user, by, slot }: Authority,
  { meaning, comment = '' }: SignInput,
  identity: Identity,
  signedAt: number,
): SignatureRef {
  const id = ports.newId();
  const { content, contentHash, templateHash, template } = slot.request;
  const { zone } = ports.clock;
  const bytes = canonicalJson(
    signatureBytes.parse({
      version: 2,
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
        amr: [...identity.amr],
        at: isoUtc(identity.provedAt),
        series: identity.series,
      },
      station: { id: station.id, name: station.name },
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

/** The slot's outcome, the request's if that decides it, the audit entries and the callback job. */
function settle(
  services: Signing,
  challenge: OpenChallenge,
  { slot, user }: Authority,
  actor: Actor,
  signature: SignatureRef,
  signedAt: number,
): RequestState {
  const { requests, challenges, callbacks, trail } = services;
  const approved = challenge.decision === 'approve';
  const at = isoUtc(signedAt);
  requests.decideSlot(slot, approved ? 'approved' : 'rejected', at, user.userName);
  challenges.endInTransaction(challenge, ChallengeState.signed, actor);
  const target = `signature-request:${slot.requestId}`;
  trail.append({
    action: approved ? 'signature.approved' : 'signature.rejected',
    actor,
    target,
    detail: { slot: slot.id, challenge: challenge.id, signature: { ...signature } },
  });
  if (approved && requests.pendingSlots(slot.requestId) > 0) return RequestState.pending;
  const state = approved ? RequestState.approved : RequestState.rejected;
  requests.decideRequest(slot.requestId, state, at);
  trail.append({ action: `request.${state}`, actor, target });
  callbacks.enqueue(
    slot.requestId,
    approved ? CallbackEvent.onApprove : CallbackEvent.onReject,
    slot.request.callbacks,
  );
  return state;
}

/** Records a failed attempt, and ends the challenge when it was the last one or the reason ends it. */
function refuse(services: Signing, challenge: OpenChallenge, refused: Refused): SignOutcome {
  const { store, requests, challenges, callbacks, changed } = services;
  const slot = requests.slot(challenge.slotId);
  const requestId = requests.requestIdOf(challenge.slotId);
  const left = (slot?.request.template.failuresAllowed ?? 0) - challenge.failures - 1;
  const ends = refused.ends ?? (left <= 0 ? ChallengeState.failed : undefined);
  store.transaction(() => {
    challenges.recordFailure(challenge);
    recordRefusal(services, challenge, refused);
    if (ends !== undefined) challenges.endInTransaction(challenge, ends, refused.actor);
    if (refused.ends === undefined && ends !== undefined) alarm(services, challenge, refused);
    if (refused.holds === true && requestId !== undefined && requests.stateOf(requestId) === RequestState.pending) {
      requests.endRequest(requestId, RequestState.onHold, refused.reason, refused.actor);
    }
    // A script hears of failed attempts while the slot is still to be signed.
    if (isPending(slot) && refused.holds !== true) {
      callbacks.enqueue(slot.requestId, CallbackEvent.onError, slot.request.callbacks);
    }
  });
  if (ends !== undefined) challenges.forget(challenge);
  if (refused.holds === true && requestId !== undefined) {
    challenges.endFor(requests.slotIdsOf(requestId), refused.actor, 'the request is on hold');
  }
  changed();
  void callbacks.run();
  return {
    outcome: 'refused',
    title: 'Not signed',
    message: refused.ends === undefined ? refusal(refused.reason, left) : finalRefusal(refused.reason),
    needs: 'nothing',
    retryAfter: refused.retryAfter ?? 0,
    ended: ends !== undefined,
  };
}

/** Somebody tried to sign until it was stopped: the security alert of 21 CFR 11.300(d), first in the trail (ES-14). */
function alarm({ trail, ports }: Signing, challenge: OpenChallenge, { actor, reason }: Refused): void {
  trail.append({
    action: 'security.alert',
    actor,
    target: `sign-in-slot:${challenge.slotId}`,
    detail: { challenge: challenge.id, attempts: challenge.failures, reason },
  });
  ports.log.warn('A challenge ended after too many wrong attempts.', { slot: challenge.slotId, who: actor.name });
}

function recordRefusal({ trail }: Signing, challenge: OpenChallenge, refused: Refused): void {
  trail.append({
    action: 'signature.refused',
    actor: refused.actor,
    target: `sign-in-slot:${challenge.slotId}`,
    detail: { challenge: challenge.id, decision: challenge.decision, reason: refused.reason },
  });
}
