/**
 * Whether a person entered credentials for what they are asked now. `prompt=login` can be stripped on its way through
 * the browser, and providers ignore it: `auth_time` alone tells (OI-8, OI-9).
 */

/** Why an `auth_time` proves nothing. */
export type Staleness = 'missing' | 'malformed' | 'in the future' | 'too old';

export interface FreshnessCheck {
  /** As the ID token has it: seconds since 1970, by the provider's clock. */
  readonly authTime: unknown;
  /** When the person was sent to the provider, epoch milliseconds by the station's clock. */
  readonly startedAt: number;
  readonly now: number;
  /** Seconds that the two clocks may differ. */
  readonly skew: number;
  /** The last `auth_time` that this person came with, in seconds: what was used once proves nothing twice. */
  readonly seen: number | undefined;
}

/** The time of authentication in seconds, or why it is not a fresh one. */
export function checkFreshness(given: FreshnessCheck): { readonly authTime: number } | { readonly stale: Staleness } {
  const { authTime, startedAt, now, skew, seen } = given;
  if (authTime === undefined || authTime === null) return { stale: 'missing' };
  if (typeof authTime !== 'number' || !Number.isSafeInteger(authTime) || authTime <= 0) return { stale: 'malformed' };
  // Milliseconds are far in the future, too.
  if (authTime > now / 1000 + skew) return { stale: 'in the future' };
  const start = Math.floor(startedAt / 1000);
  // Nobody enters credentials twice in one second.
  if (authTime < start - skew || (seen !== undefined && authTime <= seen)) return { stale: 'too old' };
  return { authTime };
}

/** What a person reads of it. */
export function stalenessInWords(provider: string, stale: Staleness): string {
  switch (stale) {
    case 'too old':
      return `${provider}: the identity provider did not ask you to sign in again.`;
    case 'in the future':
      return `${provider} says that you signed in at a time that is yet to come. Its clock or this station's is wrong.`;
    case 'missing':
    case 'malformed':
      return `${provider} does not say when you signed in, so this proves nothing.`;
  }
}
