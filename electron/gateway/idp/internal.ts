/**
 * The internal identity provider: proves a person by user name, password and, where the account has one, a second
 * factor, against the station's own users.
 */
import type { Sso } from '../sso/service.ts';
import type { SignerProof } from '../sso/signers.ts';
import { ValidationError } from '../sso/status.ts';

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
  /** Whether this proof goes on from the signer's earlier one: not all components were asked for. */
  readonly series: boolean;
}

/** What a person gives at the signing surface. */
export interface Components {
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
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
      /** Milliseconds until another try is looked at. */
      readonly retryAfter: number;
      /** Whether this try was looked at, and so counts as one. */
      readonly checked: boolean;
    };

export interface IdentityProvider {
  readonly name: string;
  readonly prove: (components: Components) => Promise<Proof>;
  /** Gives a person a new password for one that is due. Resolves to what stands against it, or undefined when done. */
  readonly renewPassword: (
    components: Components & { readonly newPassword: string },
  ) => Promise<(Proof & { readonly ok: false }) | undefined>;
}

export const internalProviderName = 'internal';

/** The identity provider over the station's user service. `now` gives epoch milliseconds. */
export function internalProvider(sso: Pick<Sso, 'proveSigner' | 'renewPassword'>, now: () => number): IdentityProvider {
  return {
    name: internalProviderName,
    prove: async (components) => {
      const proof = await sso.proveSigner(components);
      if (!proof.ok) return asRefusal(proof);
      const { account, amr } = proof;
      return {
        ok: true,
        identity: {
          userId: account.id,
          userName: account.userName,
          fullName: account.fullName,
          provider: internalProviderName,
          amr,
          provedAt: now(),
          series: components.seriesOf === account.id,
        },
      };
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
  return { ok: false, needs, reason: inWords(proof), retryAfter: retryAfter * 1000, checked };
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
  if (proof.needs === 'totp') return 'This account also needs the code of its authenticator.';
  if (proof.needs === 'new-password') {
    return 'Your password was set by somebody else, or it has expired. Choose one of your own first.';
  }
  if (retryAfter !== undefined)
    return `Too many wrong attempts for this user name. Try again in ${Math.ceil(retryAfter)} s.`;
  if (label === 'auth.not_allowed' || !returnStatus) return 'The user name or the password is not right.';
  return message;
}
