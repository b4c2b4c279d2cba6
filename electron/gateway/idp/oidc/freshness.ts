/**
 * Whether a person entered credentials for what they are asked now. `prompt=login` can be stripped on its way through
 * the browser, and providers ignore it: `auth_time` alone tells (OI-8, OI-9). It is compared with what the provider itself
 * said before, never with the station's clock: what two clocks may differ by is time enough to have signed in for
 * something else.
 */

/** What a provider said before a person was sent to enter credentials, in seconds since 1970 by its own clock. */
export interface Before {
  /** What time it was when this began. */
  readonly clock: number;
  /** The `auth_time` that it told, silently asked, of its session at the browser; undefined where it told none. */
  readonly sessionAuthTime: number | undefined;
}

/** Why an `auth_time` proves nothing. */
export type Staleness = 'missing' | 'malformed' | 'in the future' | 'too old';

export interface FreshnessCheck {
  /** As the ID token has it: seconds since 1970, by the provider's clock. */
  readonly authTime: unknown;
  readonly before: Before;
  /** What time it was, by the provider's clock, when it answered. */
  readonly answeredAt: number;
  /** The last `auth_time` that this person came with, in seconds: what was used once proves nothing twice. */
  readonly seen: number | undefined;
}

/** The time of authentication in seconds, where it is one, and why it is no fresh one. */
export interface Freshness {
  readonly authTime: number | undefined;
  readonly stale: Staleness | undefined;
}

/** Whether a claim is a time of authentication at all. */
export function isAuthTime(claim: unknown): claim is number {
  return typeof claim === 'number' && Number.isSafeInteger(claim) && claim > 0;
}

/** Looks at an `auth_time`. Whoever's session the provider told of before: only later than that one is fresh. */
export function checkFreshness({ authTime, before, answeredAt, seen = 0 }: FreshnessCheck): Freshness {
  if (authTime === undefined || authTime === null) return { authTime: undefined, stale: 'missing' };
  if (!isAuthTime(authTime)) return { authTime: undefined, stale: 'malformed' };
  // Whole seconds, which some round up. Milliseconds are far in the future, too.
  if (authTime > answeredAt + 1) return { authTime: undefined, stale: 'in the future' };
  const last = Math.max(before.clock, before.sessionAuthTime ?? 0, seen);
  return { authTime, stale: authTime > last ? undefined : 'too old' };
}

/** What a person reads of it. */
export function stalenessInWords(provider: string, stale: Staleness): string {
  switch (stale) {
    case 'too old':
      return `${provider}: the identity provider did not ask you to sign in again.`;
    case 'in the future':
      return `${provider} says that you signed in at a time that is yet to come. Its clocks do not agree.`;
    case 'missing':
    case 'malformed':
      return `${provider} does not say when you signed in, so this proves nothing.`;
  }
}
