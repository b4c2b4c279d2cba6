/**
 * Signing: the proof of identity, and the one transaction in which the gate is passed and a signature made.
 */
import type { SignOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { longestComment } from '../../contract/limits.ts';
import { isBlank } from '../platform/unseen.ts';
import { localTime } from '../../format/localTime.ts';
import type { Actor } from '../audit/trail.ts';
import { internalProviderName, type InternalProvider } from '../idp/internal.ts';
import type { Identity } from '../idp/provider.ts';
import type { CredentialRefusal } from '../sso/credentialCheck.ts';
import { shownName } from '../sso/names.ts';
import type { Store } from '../store/database.ts';
import { isPending, type OpenChallenge } from './challenges.ts';
import { insertSignature, insertSignatureSql, settle, type EvidenceServices, type DeclaredWords } from './evidence.ts';
import { gate, type GateServices, type Refused } from './gate.ts';
import { providersOf } from './template.ts';
import { CallbackEvent, ChallengeState, RequestState } from './states.ts';
import { finalRefusal, needsComment, nothingSigned, refusal, titleOf } from './wording.ts';

interface Declaration extends DeclaredWords {
  readonly id: string;
}

/** A signature of somebody who proved to be there at a provider outside, and now says that it is theirs. */
export interface ConfirmedInput extends Declaration {
  readonly proofId: string;
}

/** A signature with the components that prove the signer here. */
export interface SignInput extends Declaration {
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  readonly newPassword?: string | undefined;
}

export interface SigningServices extends GateServices, Omit<EvidenceServices, 'insertRow'> {
  readonly store: Store;
  readonly idp: InternalProvider;
  /** Told after each commit that changed something. */
  readonly changed: () => void;
}

type Signing = SigningServices & EvidenceServices;

type Refusal = SignOutcome & { readonly outcome: 'refused' };

/** What became of somebody who came back from a provider outside. */
export type ProofResult =
  /** They may sign: the surface names them and asks whether the signature is theirs. `confirmWithin` in milliseconds. */
  | { readonly outcome: 'may sign'; readonly proofId: string; readonly confirmWithin: number }
  | (Refusal & { readonly wrongPerson: boolean });

export interface Signer {
  /**
   * Signs with components of the person. `pageId` is the page whose surface calls: a challenge is heard only from its
   * own. The answer `signed` means that the signature is committed to disk.
   */
  readonly sign: (input: SignInput, pageId: string) => Promise<SignOutcome>;
  /** Somebody was proved outside for a challenge. Nothing is signed by it. */
  readonly acceptProof: (challengeId: string, identity: Identity) => ProofResult;
  /** Signs for the person who was proved outside a moment ago. */
  readonly signAsProved: (input: ConfirmedInput, pageId: string) => SignOutcome;
}

/** Milliseconds that somebody who was proved outside has to say that the signature is theirs. */
export const confirmWithin = 60_000;

/** What a signature brought about. */
interface Signed {
  readonly signedAt: number;
  readonly requestId: string;
  readonly requestState: RequestState;
}

/** The answer about a challenge that is not open here (any more): it may have become a signature. */
function endedBefore({ store }: Signing, challengeId: string): Refusal {
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

/** Makes what signs. */
export function openSigner(given: SigningServices): Signer {
  const services: Signing = { ...given, insertRow: given.store.db.prepare(insertSignatureSql) };
  const { challenges, ports } = services;
  const find = (id: string, pageId: string): OpenChallenge | undefined => {
    const challenge = challenges.get(id);
    return challenge?.host.pageId === pageId ? challenge : undefined;
  };
  /** What stands against a signature before anybody is asked who they are. */
  const tooSoon = (challenge: OpenChallenge, input: Declaration): SignOutcome | undefined => {
    const missing = missingWords(challenge, input);
    if (missing !== undefined) return notYet(missing);
    if (!challenge.checking) return undefined;
    throw new CountersignError(ErrorCode.busy, 'This signature is being checked already; wait for its answer.');
  };
  return {
    sign: async (input, pageId) => {
      const challenge = find(input.id, pageId);
      if (challenge === undefined) return endedBefore(services, input.id);
      const problem = tooSoon(challenge, input);
      if (problem !== undefined) return problem;
      if (!takesOwnAccounts(challenge)) {
        return notYet('This is signed with a proof of the identity provider, not with a password of this station.');
      }
      challenge.checking = true;
      try {
        return await attempt(services, challenge, input);
      } finally {
        challenge.checking = false;
      }
    },
    acceptProof: (challengeId, identity) => {
      const challenge = challenges.get(challengeId);
      if (challenge === undefined) return { ...endedBefore(services, challengeId), wrongPerson: false };
      const actor = actorOf(identity);
      // The same gate as at the signature: who may not sign is told so before anything is to be confirmed.
      const checked = services.store.transaction(() =>
        gate(services, challenge, services.requests.slot(challenge.slotId), identity, actor),
      );
      if ('reason' in checked) {
        return { ...refuse(services, challenge, checked), wrongPerson: checked.wrongPerson === true };
      }
      const proofId = ports.newId();
      challenge.proved = { id: proofId, identity, until: ports.clock.monotonic() + confirmWithin };
      return { outcome: 'may sign', proofId, confirmWithin };
    },
    signAsProved: (input, pageId) => {
      const challenge = find(input.id, pageId);
      if (challenge === undefined) return endedBefore(services, input.id);
      const problem = tooSoon(challenge, input);
      if (problem !== undefined) return problem;
      const { proved } = challenge;
      if (proved?.id !== input.proofId) return notYet('Prove who you are first.');
      // One proof is one signature, or none.
      challenge.proved = undefined;
      if (ports.clock.monotonic() >= proved.until)
        return notYet('The sign-in was not confirmed in time; sign in again.');
      return decide(services, challenge, input, proved.identity);
    },
  };
}

function notYet(reason: string): Refusal {
  return {
    outcome: 'refused',
    title: 'Not signed',
    message: `${reason} ${nothingSigned}`,
    needs: 'nothing',
    retryAfter: 0,
    ended: false,
  };
}

/** Whether an account of the station may sign: by the template, or because a provider outside is out of reach. */
function takesOwnAccounts({ shown, unreachable }: OpenChallenge): boolean {
  const { template } = shown.request;
  if (providersOf(template).includes(internalProviderName)) return true;
  return unreachable !== undefined && template.mayBeSignedOffline;
}

function actorOf({ userId, fullName }: Identity): Actor {
  return { kind: 'person', id: userId, name: fullName };
}

/** What the signer has yet to say, whatever surface asked (ES-2). */
function missingWords(
  { shown, decision }: OpenChallenge,
  { meaning, comment = '' }: DeclaredWords,
): string | undefined {
  if (!shown.request.meanings[decision].includes(meaning)) {
    return 'Choose the meaning of your signature from the list.';
  }
  if (needsComment(shown, decision) && isBlank(comment)) {
    return decision === 'reject' ? 'Say why you reject this.' : 'Say why you sign this.';
  }
  const over = comment.trim().length - longestComment;
  if (over > 0) return `The comment is ${over} characters too long: it has at most ${longestComment}.`;
  return undefined;
}

async function attempt(services: Signing, challenge: OpenChallenge, input: SignInput): Promise<SignOutcome> {
  const { newPassword } = input;
  if (newPassword !== undefined) return renewPassword(services, challenge, { ...input, newPassword });
  const { address, series } = challenge.host.session;
  const proof = await services.idp.prove({
    ...input,
    remoteAddr: address,
    seriesOf: series.of(challenge.shown.request.template)?.userId,
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
  const problem = await services.idp.renewPassword({ ...input, remoteAddr: challenge.host.session.address });
  if (services.challenges.get(challenge.id) === undefined) {
    // Whoever does not know that signs with the old one from now on, until their account is locked.
    if (problem === undefined) challenge.host.tell(`Your password is changed. ${nothingSigned}`);
    return endedBefore(services, challenge.id);
  }
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
  { needs, message: reason, retryAfter, checked }: CredentialRefusal,
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
function decide(services: Signing, challenge: OpenChallenge, input: DeclaredWords, identity: Identity): SignOutcome {
  const { store, challenges, callbacks, changed, ports } = services;
  const actor = actorOf(identity);
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
  challenge.host.session.series.signed(identity);
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
    title: titleOf(challenge.decision === 'approve' ? 'Signed as approved' : 'Signed as rejected', challenge.shown),
    message: `${shownName(identity.fullName, identity.userName)}, ${input.meaning}, ${localTime(result.signedAt, ports.clock.zone)}.`,
  };
}

/** Records a failed attempt, and ends the challenge when it was the last one or the reason ends it. */
function refuse(services: Signing, challenge: OpenChallenge, refused: Refused): Refusal {
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
    title: titleOf('Not signed', challenge.shown),
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
