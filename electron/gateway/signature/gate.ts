/**
 * The gate: everything that must hold at the moment of signing, checked again although the surface opened for it.
 */
import type { Actor } from '../audit/trail.ts';
import { internalProviderName } from '../idp/internal.ts';
import type { Identity } from '../idp/provider.ts';
import type { Ports } from '../platform/ports.ts';
import { levelsOf } from '../idp/securityLevels.ts';
import { shownName } from '../sso/names.ts';
import type { Persons } from '../sso/persons.ts';
import { duePassword, standsWell } from '../sso/standing.ts';
import type { Account, User, Users } from '../sso/users.ts';
import { isPending, type OpenChallenge } from './challenges.ts';
import { inWords, satisfiedBy, type Candidate } from './expression.ts';
import type { Requirement } from '../../ledger/signedBytes.ts';
import { doubtful } from './record.ts';
import type { Reviews } from './reviews.ts';
import type { Requests, Slot } from './requests.ts';
import { ChallengeState } from './states.ts';
import { providersOf, type SignatureTemplate } from './template.ts';

/** Why a signature waits, and for what. */
export const awaitsReview =
  'The audit trail has critical entries that nobody reviewed yet: the page Audit shows them, and takes the review.';

/** What the gate looks at. */
export interface GateServices {
  readonly ports: Ports;
  readonly users: Users;
  readonly persons: Persons;
  readonly requests: Requests;
  /** What of the audit trail waits for a review. */
  readonly reviews: Reviews;
  /** Zones of this station. */
  readonly zones: readonly string[];
  /** The security levels that the project's rules grant to a proved person. */
  readonly grant: (identity: Identity, user: User) => readonly string[];
  /** Whether an account is linked to somebody of a provider outside. */
  readonly isLinked: (userId: string, provider: string) => boolean;
}

/** An attempt that does not become a signature; `ends` also ends its challenge. */
export interface Refused {
  readonly reason: string;
  readonly actor: Actor;
  readonly ends?: ChallengeState;
  /** Seconds until another try is looked at. */
  readonly retryAfter?: number;
  /** What was to be signed is not what it was: the request waits for somebody to look into it. */
  readonly holds?: boolean;
  /** It is about who this is: somebody else may sign. */
  readonly wrongPerson?: boolean;
}

/** Who may sign a slot, and by which of its alternatives. */
export interface Authority {
  readonly user: User;
  readonly by: Requirement;
  readonly slot: Slot;
  /** The provider in whose place the station vouched, because it could not be reached. */
  readonly insteadOf: string | null;
}

/** Lets somebody who proved to be there sign, or says why not. Runs inside the transaction of the signature. */
export function gate(
  services: GateServices,
  challenge: OpenChallenge,
  slot: Slot | undefined,
  identity: Identity,
  actor: Actor,
): Refused | Authority {
  const { ports, requests, users } = services;
  const ends = ChallengeState.failed;
  if (ports.clock.monotonic() >= challenge.deadline) {
    return { reason: 'The time to sign ran out.', actor, ends: ChallengeState.timedOut };
  }
  if (slot !== undefined && !isPending(slot)) {
    return { reason: 'This was decided by somebody else in the meantime.', actor, ends };
  }
  if (!isPending(slot) || !isAsShown(services, challenge, slot)) {
    return { reason: 'What was to be signed has been altered in the database.', actor, ends, holds: true };
  }
  const { template, content, expiresAt } = slot.request;
  if (expiresAt !== null && Date.parse(expiresAt) <= ports.clock.now()) {
    return { reason: 'The time for this request is over.', actor, ends };
  }
  if (!template.mayHaveBadQuality && content.record !== null && doubtful(content.record.content).length > 0) {
    return { reason: 'A value of this request is not of good quality.', actor, ends };
  }
  if (template.slotOrder === 'as written' && requests.hasEarlierPending(slot)) {
    return { reason: 'A signature that comes before this one is pending.', actor, ends };
  }
  if (challenge.decision === 'approve' && services.reviews.holds(template))
    return { reason: awaitsReview, actor, ends: ChallengeState.cancelled };
  const user = users.byId(identity.userId);
  if (user !== undefined && !mayStillSign(user, identity, ports.clock.now())) {
    return { reason: `${identity.fullName} may not sign any more.`, actor, wrongPerson: true };
  }
  // What was shown is what is signed, here the name of whoever signs.
  if (user !== undefined && (user.fullName !== identity.fullName || user.userName !== identity.userName)) {
    return {
      reason: `The account of ${identity.fullName} was changed meanwhile: sign in again.`,
      actor,
      wrongPerson: true,
    };
  }
  const granted = user === undefined ? [] : services.grant(identity, user);
  const by = user && satisfiedBy(slot.alternatives, candidate({ ...user, granted }, services.zones));
  if (user === undefined || by === undefined) {
    const reason = `${identity.fullName} may not sign this: it needs ${inWords(slot.alternatives)}.`;
    return { reason, actor, wrongPerson: true };
  }
  const place = placeOf(services, challenge, template, identity);
  if (place === undefined) {
    return { reason: `Who signs this proves it at ${providersOf(template).join(' or ')}.`, actor };
  }
  if (!identity.challenged) {
    return { reason: `${identity.provider} did not ask ${identity.fullName} to sign in again.`, actor };
  }
  // The proof took its time: a series that ended meanwhile (a lock, sleep, another signer) proves nothing any more.
  if (identity.series && challenge.host.session.series.of(template)?.userId !== user.id) {
    return { reason: 'All components are asked for again: user name, password and code.', actor };
  }
  // The three that are told apart here: who it is, what they know, what they have.
  if (!identity.series && identity.factors < template.requiredFactors) {
    const own = `This needs the code of an authenticator beside the password, and ${identity.fullName} has none.`;
    const outside = `This needs a second factor, and ${identity.provider} did not say that one was used.`;
    return { reason: identity.issuer === null ? own : outside, actor };
  }
  const earlier = template.forceUniqueUser ? whoIsOneWith(services, slot.requestId, user) : undefined;
  if (earlier !== undefined) return { reason: earlier, actor, wrongPerson: true };
  return { user, by, slot, insteadOf: place.insteadOf };
}

/**
 * Why somebody is not another person than those who signed before (ES-8): by what held at any time since the request was
 * asked, and by what the signatures say of their signers. Undefined for another person.
 */
function whoIsOneWith({ requests, persons }: GateServices, requestId: string, user: User): string | undefined {
  const signers = requests.signers(requestId);
  if (signers.length === 0) return undefined;
  const people = persons.since(requests.asked(requestId)?.seq ?? 0, signers);
  const found = signers
    .map((signer) => ({ signer, kinship: people.kinship(signer.userId, user.id) }))
    .filter(({ kinship }) => kinship !== undefined);
  if (found.some(({ kinship }) => kinship === 'one')) {
    return `${user.fullName} has signed this request already; another person must sign here.`;
  }
  const [perhaps] = found;
  if (perhaps === undefined) return undefined;
  const { fullName, userName } = perhaps.signer;
  return `${shownName(user.fullName, user.userName)} and ${shownName(fullName ?? '', userName ?? '')}, who has signed this request, may be one person. Another person must sign here. That they are two, an administrator who is neither says on the page Users; it counts for what is asked afterwards.`;
}

/**
 * Whether a proof was given where the template wants it, or by an account of the station in place of a provider that
 * the gateway itself could not reach (OI-24); undefined otherwise.
 */
function placeOf(
  { isLinked }: GateServices,
  { unreachable }: OpenChallenge,
  template: SignatureTemplate,
  { provider, userId }: Identity,
): { readonly insteadOf: string | null } | undefined {
  // A link that was switched off since the proof vouches for nobody.
  if (provider !== internalProviderName && !isLinked(userId, provider)) return undefined;
  if (providersOf(template).includes(provider)) return { insteadOf: null };
  if (provider !== internalProviderName || unreachable === undefined || !template.mayBeSignedOffline) return undefined;
  return isLinked(userId, unreachable) ? { insteadOf: unreachable } : undefined;
}

/** Whether what is stored is what the surface showed, and what the audit trail says was asked for. */
function isAsShown({ requests }: GateServices, { shown }: OpenChallenge, { requestId, request }: Slot): boolean {
  return (
    request.intact &&
    request.contentHash === shown.request.contentHash &&
    request.templateHash === shown.request.templateHash &&
    requests.asked(requestId)?.hash === request.contentHash
  );
}

/** A user as an expression sees them, at this station. */
export function candidate(
  user: User & { readonly isSuperUser: boolean; readonly granted?: readonly string[] },
  zones: readonly string[],
): Candidate {
  const { userName, roles, isSuperUser, granted = [] } = user;
  return { userName, roles, levels: levelsOf({ roles, isAdministrator: isSuperUser, granted }), zones };
}

/** The proof took its time: whoever was locked, rejected or given another password meanwhile does not sign. */
function mayStillSign(account: Account, { issuer }: Identity, now: number): boolean {
  // A password that was not asked for cannot be due.
  return standsWell(account) && (issuer !== null || duePassword(account, now) === undefined);
}
