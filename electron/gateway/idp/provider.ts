/**
 * Identity providers: each answers "who is this, for this purpose, this fresh, and how was it proved". A proof is an
 * identity or a typed failure; nothing in between, and never somebody by default.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';

/** What a proof is wanted for; a provider may be good for one and not for another. */
export const Purpose = Object.freeze({ signIn: 'sign in', signature: 'signature', identity: 'identity' } as const);
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/** Who proved to be there, and how. */
export interface Identity {
  /** The person's account at this station. */
  readonly userId: string;
  readonly userName: string;
  readonly fullName: string;
  /** Name of the provider. */
  readonly provider: string;
  /** Who vouches: the issuer of an OpenID provider; null where the station itself does. */
  readonly issuer: string | null;
  /** What the issuer calls the person for good; the user id where the station itself vouches. */
  readonly subject: string;
  /** Authentication methods as RFC 8176 names them. Empty where a provider outside does not say. */
  readonly amr: readonly string[];
  /** Authentication context class, where a provider outside says. */
  readonly acr: string | null;
  /** When the credentials were entered, epoch milliseconds. */
  readonly provedAt: number;
  /** Whether the credentials were entered for this, and not for something before. */
  readonly challenged: boolean;
  /** Distinct components of the proof (21 CFR 11.200): who it is, what they know, what they have. */
  readonly factors: number;
  /** Whether this proof goes on from the signer's earlier one: not all components were asked for. */
  readonly series: boolean;
  /** All that the provider said, for rules and scripts; never a token. */
  readonly claims: JsonObject;
}

/** Why there is no identity. */
export const ProofFailure = Object.freeze({
  /** The person, or the station for them, gave up. */
  cancelled: 'cancelled',
  timedOut: 'timed out',
  /** The provider said no, or what it said could not be believed. */
  denied: 'denied',
  wrongPerson: 'wrong person',
  /** The person was not asked to enter credentials for this. */
  stale: 'stale proof',
  unreachable: 'provider unreachable',
  misconfigured: 'misconfigured',
} as const);
export type ProofFailure = (typeof ProofFailure)[keyof typeof ProofFailure];

/** An error that says in which way nobody was proved. The message is for the person; the cause stays in the process. */
export function notProved(failure: ProofFailure, message: string, cause?: unknown): CountersignError {
  return new CountersignError(ErrorCode.notProved, message, { details: { failure }, cause });
}

/** In which way a proof failed; anything that was not foreseen counts as denied. */
export function failureOf(thrown: unknown): ProofFailure {
  if (!(thrown instanceof CountersignError) || thrown.code !== ErrorCode.notProved) return ProofFailure.denied;
  return Object.values(ProofFailure).find((failure) => failure === thrown.details['failure']) ?? ProofFailure.denied;
}
