/**
 * The internal identity provider: proves a person by user name and password against the station's own users.
 */
import type { Users } from '../sso/users.ts';

/** Who proved to be there, and how. */
export interface Identity {
  readonly userId: string;
  readonly userName: string;
  readonly fullName: string;
  readonly provider: string;
  /** Authentication methods as RFC 8176 names them; two distinct components for a signature (21 CFR 11.200). */
  readonly amr: readonly string[];
  /** When the proof was given, epoch milliseconds. */
  readonly provedAt: number;
}

export interface IdentityProvider {
  readonly name: string;
  /** The identity that these components prove, or undefined; the reason is never told apart. */
  readonly prove: (components: {
    readonly userName: string;
    readonly password: string;
  }) => Promise<Identity | undefined>;
}

export const internalProviderName = 'internal';

/** The identity provider over the station's users. `now` gives epoch milliseconds. */
export function internalProvider(users: Users, now: () => number): IdentityProvider {
  return {
    name: internalProviderName,
    prove: async ({ userName, password }) => {
      if (userName.trim() === '' || password === '') return undefined;
      const user = await users.authenticate(userName, password);
      if (user === undefined) return undefined;
      return {
        userId: user.id,
        userName: user.userName,
        fullName: user.fullName,
        provider: internalProviderName,
        amr: ['user', 'pwd'],
        provedAt: now(),
      };
    },
  };
}
