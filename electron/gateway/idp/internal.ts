/**
 * The internal identity provider: proves a person by user name (or badge), password and, where the account has one, a
 * second factor, against the station's own users.
 */
import { credentialRefusal, type CredentialRefusal } from '../sso/credentialCheck.ts';
import type { Sso } from '../sso/service.ts';
import { ValidationError } from '../sso/status.ts';
import type { Account } from '../sso/users.ts';
import type { Identity } from './provider.ts';

/** What a person gives at the signing surface. */
export interface Components {
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  /** Where they are: the address of their session, which the rules for addresses are held against. */
  readonly remoteAddr: string | null;
  /** The user id of a signer who signs a series. */
  readonly seriesOf?: string | undefined;
}

/** An identity, or why there is none. */
export type Proof = { readonly ok: true; readonly identity: Identity } | CredentialRefusal;

export interface InternalProvider {
  readonly kind: 'internal';
  readonly name: string;
  readonly prove: (components: Components) => Promise<Proof>;
  /** Gives a person a new password for one that is due. Resolves to what stands against it, or undefined when done. */
  readonly renewPassword: (
    components: Components & { readonly newPassword: string },
  ) => Promise<CredentialRefusal | undefined>;
}

export const internalProviderName = 'internal';

/** The identity of an account that entered its credentials here, `at` epoch milliseconds. */
export function ownIdentity(account: Account, amr: readonly string[], at: number, series = false): Identity {
  return {
    userId: account.id,
    userName: account.userName,
    fullName: account.fullName,
    provider: internalProviderName,
    issuer: null,
    subject: account.id,
    amr,
    acr: null,
    provedAt: at,
    challenged: true,
    factors: amr.length,
    series,
    claims: { auth_time: Math.floor(at / 1000), challenged: true, amr: [...amr] },
  };
}

/** The identity provider over the station's user service. `now` gives epoch milliseconds. */
export function internalProvider(sso: Pick<Sso, 'proveSigner' | 'renewPassword'>, now: () => number): InternalProvider {
  return {
    kind: 'internal',
    name: internalProviderName,
    prove: async (components) => {
      const proof = await sso.proveSigner(components);
      if (!proof.ok) return proof;
      const { account, amr } = proof;
      return { ok: true, identity: ownIdentity(account, amr, now(), components.seriesOf === account.id) };
    },
    renewPassword: async (components) => {
      try {
        return await sso.renewPassword(components);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        // The new password was not taken: another one is asked for, and no try is spent.
        return { ...credentialRefusal(error, { checked: false }), needs: 'new-password', message: error.message };
      }
    },
  };
}
