/**
 * Signing: the proof of identity, the gate, and the one transaction that makes a signature.
 */
import type { SignOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../canonical.ts';
import type { Identity, IdentityProvider, Proof } from '../idp/internal.ts';
import type { Ports } from '../ports.ts';
import { ApprovalStatus, SignUpStatus, type Account, type User, type Users } from '../sso/users.ts';
import type { Station } from '../station.ts';
import type { Store } from '../store/database.ts';
import { isoUtc, localTime, zoneOffset } from '../time.ts';
import type { Callbacks } from './callbacks.ts';
import { isPending, type Challenges, type OpenChallenge } from './challenges.ts';
import { inWords, satisfiedBy, type Requirement } from './expression.ts';
import type { Requests, Slot } from './requests.ts';
import { CallbackEvent, ChallengeState, RequestState, SlotState } from './states.ts';
import { finalRefusal, nothingSigned, refusal } from './wording.ts';

export interface SignInput {
  readonly id: string;
  readonly meaning: string;
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  readonly newPassword?: string | undefined;
}

export interface SigningServices {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly station: Station;
  readonly users: Users;
  readonly idp: IdentityProvider;
  readonly requests: Requests;
  readonly challenges: Challenges;
  readonly callbacks: Callbacks;
  /** Told after each commit that changed something. */
  readonly changed: () => void;
}

/** An attempt that does not become a signature; `ends` also ends its challenge. */
interface Refused {
  readonly reason: string;
  readonly actor: Actor;
  readonly ends?: ChallengeState;
  /** Milliseconds until another try is looked at. */
  readonly retryAfter?: number;
}

/** How the audit trail names a signature: its id and the hash of its bytes. */
interface SignatureRef {
  readonly id: string;
  readonly hash: string;
}

interface Authority {
  readonly user: User;
  readonly by: Requirement;
}

/** The answer about a challenge that is not open here (any more): it may have become a signature. */
function endedBefore({ store }: SigningServices, challengeId: string): SignOutcome {
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
export function signer(services: SigningServices): (input: SignInput, pageId: string) => Promise<SignOutcome> {
  const { challenges, requests } = services;
  return async (input, pageId) => {
    const challenge = challenges.get(input.id);
    if (challenge === undefined || challenge.host.pageId !== pageId) return endedBefore(services, input.id);
    const slot = requests.slot(challenge.slotId);
    if (slot === undefined) return endedBefore(services, input.id);
    if (!slot.request.template.meanings[challenge.decision].includes(input.meaning)) {
      return {
        outcome: 'refused',
        title: 'Not signed',
        message: `Choose the meaning of your signature from the list. ${nothingSigned}`,
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

async function attempt(services: SigningServices, challenge: OpenChallenge, input: SignInput): Promise<SignOutcome> {
  const { newPassword } = input;
  if (newPassword !== undefined) return renewPassword(services, challenge, { ...input, newPassword });
  const proof = await services.idp.prove(input);
  if (services.challenges.get(challenge.id) === undefined) return endedBefore(services, challenge.id);
  if (proof.ok) return decide(services, challenge, input, proof.identity);
  return refuseProof(services, challenge, input, proof);
}

/** A person gets a password of their own, and signs with it afterwards. A wrong old one is an attempt like any other. */
async function renewPassword(
  services: SigningServices,
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
  services: SigningServices,
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
function claimed({ users }: SigningServices, userName: string): Actor {
  return { kind: 'person', id: 'unproved', name: users.find(userName)?.userName ?? 'an unknown user name' };
}

/** The gate and the signature, in one transaction without a pause in between. */
function decide(
  services: SigningServices,
  challenge: OpenChallenge,
  input: SignInput,
  identity: Identity,
): SignOutcome {
  const { store, challenges, callbacks, changed, ports } = services;
  const actor: Actor = { kind: 'person', id: identity.userId, name: identity.fullName };
  const result = store.transaction((): Refused | { readonly signedAt: number; readonly requestState: RequestState } => {
    const slot = services.requests.slot(challenge.slotId);
    const checked = gate(services, challenge, slot, identity, actor);
    if ('reason' in checked) return checked;
    const signedAt = ports.clock.now();
    const signature = insertSignature(services, challenge, checked, input.meaning, identity, signedAt);
    const requestState = settle(services, challenge, checked.slot, actor, signature);
    return { signedAt, requestState };
  });
  if ('reason' in result) return refuse(services, challenge, result);
  challenges.forget(challenge);
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

/** Everything that must hold at the moment of signing, checked again although the surface opened for it. */
function gate(
  services: SigningServices,
  challenge: OpenChallenge,
  slot: Slot | undefined,
  identity: Identity,
  actor: Actor,
): Refused | (Authority & { readonly slot: Slot }) {
  const { ports, requests, users } = services;
  const ends = ChallengeState.failed;
  if (ports.clock.monotonic() >= challenge.deadline) {
    return { reason: 'The time to sign ran out.', actor, ends: ChallengeState.timedOut };
  }
  if (!isPending(slot)) return { reason: 'This was decided by somebody else in the meantime.', actor, ends };
  if (!slot.request.intact) return { reason: 'What was to be signed has been altered in the database.', actor, ends };
  const user = users.byId(identity.userId);
  if (user !== undefined && !mayStillSign(user, ports.clock.now())) {
    return { reason: `${identity.fullName} may not sign any more.`, actor };
  }
  const by = user && satisfiedBy(slot.alternatives, user);
  if (user === undefined || by === undefined) {
    return { reason: `${identity.fullName} may not sign this: it needs ${inWords(slot.alternatives)}.`, actor };
  }
  if (slot.request.template.forceUniqueUser && requests.signers(slot.requestId).includes(user.id)) {
    return { reason: `${identity.fullName} has signed this request already; another person must sign here.`, actor };
  }
  return { user, by, slot };
}

/** The proof took its time: whoever was locked, rejected or given another password meanwhile does not sign. */
function mayStillSign(account: Account, now: number): boolean {
  const { isLocked, approvalStatus, signUpStatus, passwordMustChange, passwordExpiry } = account;
  const expired = passwordExpiry !== null && Date.parse(passwordExpiry) <= now;
  const standsWell = !isLocked && approvalStatus === ApprovalStatus.approved && signUpStatus === SignUpStatus.final;
  return standsWell && !passwordMustChange && !expired;
}

function insertSignature(
  { store, ports, station }: SigningServices,
  challenge: OpenChallenge,
  { user, by, slot }: Authority & { readonly slot: Slot },
  meaning: string,
  identity: Identity,
  signedAt: number,
): SignatureRef {
  const id = ports.newId();
  const bytes = canonicalJson({
    id,
    request: { id: slot.requestId, contentHash: slot.request.contentHash, templateHash: slot.request.templateHash },
    slot: { id: slot.id, position: slot.position, of: slot.of },
    challenge: { id: challenge.id, nonce: challenge.nonce },
    decision: challenge.decision,
    meaning,
    signer: { id: user.id, userName: user.userName, fullName: user.fullName, as: { ...by } },
    proof: { provider: identity.provider, amr: [...identity.amr], at: isoUtc(identity.provedAt) },
    station: { ...station },
    signedAt: { utc: isoUtc(signedAt), zone: ports.clock.zone, offset: zoneOffset(signedAt, ports.clock.zone) },
  });
  const hash = domainHash(HashDomain.signature, bytes);
  store.db
    .prepare<[string, string, string, string, string, string, string]>(
      `INSERT INTO signature (id, slot_id, challenge_id, signer_id, signed_at, bytes, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, slot.id, challenge.id, user.id, isoUtc(signedAt), bytes, hash);
  return { id, hash };
}

/** The slot's outcome, the request's if that decides it, the audit entries and the callback job. */
function settle(
  services: SigningServices,
  challenge: OpenChallenge,
  slot: Slot,
  actor: Actor,
  signature: SignatureRef,
): RequestState {
  const { requests, challenges, callbacks, trail } = services;
  const approved = challenge.decision === 'approve';
  requests.decideSlot(slot.id, approved ? SlotState.approved : SlotState.rejected);
  if (!approved) requests.withdrawOthers(slot.requestId);
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
  requests.decideRequest(slot.requestId, state);
  trail.append({ action: `request.${state}`, actor, target });
  callbacks.enqueue(
    slot.requestId,
    approved ? CallbackEvent.onApprove : CallbackEvent.onReject,
    slot.request.callbacks,
  );
  return state;
}

/** Records a failed attempt, and ends the challenge when it was the last one or the reason ends it. */
function refuse(services: SigningServices, challenge: OpenChallenge, refused: Refused): SignOutcome {
  const { store, requests, challenges, callbacks, changed } = services;
  const slot = requests.slot(challenge.slotId);
  const left = (slot?.request.template.failuresAllowed ?? 0) - challenge.failures - 1;
  const ends = refused.ends ?? (left <= 0 ? ChallengeState.failed : undefined);
  store.transaction(() => {
    challenges.recordFailure(challenge);
    recordRefusal(services, challenge, refused);
    if (ends !== undefined) challenges.endInTransaction(challenge, ends, refused.actor);
    if (slot !== undefined) callbacks.enqueue(slot.requestId, CallbackEvent.onError, slot.request.callbacks);
  });
  if (ends !== undefined) challenges.forget(challenge);
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

function recordRefusal({ trail }: SigningServices, challenge: OpenChallenge, refused: Refused): void {
  trail.append({
    action: 'signature.refused',
    actor: refused.actor,
    target: `sign-in-slot:${challenge.slotId}`,
    detail: { challenge: challenge.id, decision: challenge.decision, reason: refused.reason },
  });
}
