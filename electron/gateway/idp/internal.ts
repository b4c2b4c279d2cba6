/**
 * The internal identity provider: proves a person by user name (or badge), password and, where the account has one, a
 * second factor, against the station's own users.
 */
import type { Sso } from '../sso/service.ts';
import type { SignerProof } from '../sso/signers.ts';
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

/** Proved, or why not in words for the person. `needs` names what the person has to give beside. */
export type Proof =
  | { readonly ok: true; readonly identity: Identity }
  | {
      readonly ok: false;
      readonly needs: 'nothing' | 'totp' | 'new-password';
      readonly reason: string;
      /** Seconds until another try is looked at. */
      readonly retryAfter: number;
      /** Whether this try was looked at, and so counts as one. */
      readonly checked: boolean;
    };

export interface InternalProvider {
  readonly kind: 'internal';
  readonly name: string;
  readonly prove: (components: Components) => Promise<Proof>;
  /** Gives a person a new password for one that is due. Resolves to what stands against it, or undefined when done. */
  readonly renewPassword: (
    components: Components & { readonly newPassword: string },
  ) => Promise<(Proof & { readonly ok: false }) | undefined>;
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
      if (!proof.ok) return asRefusal(proof);
      const { account, amr } = proof;
      return { ok: true, identity: ownIdentity(account, amr, now(), components.seriesOf === account.id) };
    },
    renewPassword: async (components) => {
      try {
        const proof = await sso.renewPassword(components);
        return proof && asRefusal(proof);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        return { ok: false, needs: 'new-password', reason: error.message, retryAfter: 0, checked: false };
      }
    },
  };
}

function asRefusal(proof: SignerProof & { readonly ok: false }): Proof & { readonly ok: false } {
  const { needs } = proof;
  const { retryAfter, checked } = needs === 'nothing' ? proof : { retryAfter: 0, checked: true };
  return { ok: false, needs, reason: inWords(proof), retryAfter, checked };
}

function inWords(proof: {
  readonly needs: string;
  readonly error: {
    readonly label: string;
    readonly returnStatus: boolean;
    readonly retryAfter: number | undefined;
    readonly message: string;
  };
}): string {
  const { label, returnStatus, retryAfter, message } = proof.error;
  if (proof.needs === 'totp') return message;
  if (proof.needs === 'new-password') {
    return 'Your password was set by somebody else, or it has expired. Choose one of your own first.';
  }
  if (retryAfter !== undefined)
    return `Too many wrong attempts for this user name. Try again in ${Math.ceil(retryAfter)} s.`;
  if (label === 'auth.not_allowed' || !returnStatus) return 'The user name or the password is not right.';
  return message;
}
