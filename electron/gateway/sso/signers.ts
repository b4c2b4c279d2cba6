/** Who may sign: the credential check of a signature, by the same rules and the same count of failures as a login. */
import { standingProblem, type SsoContext } from './context.ts';
import { refusalOf } from './credentials.ts';
import { ValidationError } from './status.ts';
import type { Account } from './users.ts';

export interface SignerCredentials {
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  /** Where they are, for the rules for addresses. */
  readonly remoteAddr: string | null;
  /** The user id of a signer who signs a series (21 CFR 11.200(a)(1)(i)): the password alone is asked again. */
  readonly seriesOf?: string | undefined;
}

export type SignerProof =
  | { readonly ok: true; readonly account: Account; readonly amr: readonly string[] }
  /** The password is right, and a code or a password of one's own is wanted before anything is signed. */
  | { readonly ok: false; readonly needs: 'totp'; readonly error: ValidationError }
  | { readonly ok: false; readonly needs: 'new-password'; readonly account: Account; readonly error: ValidationError }
  /** `retryAfter` is the time in seconds until the account may be tried again; `checked` whether this try counts. */
  | {
      readonly ok: false;
      readonly needs: 'nothing';
      readonly error: ValidationError;
      readonly retryAfter: number;
      readonly checked: boolean;
    };

/**
 * Proves a signer. A recovery code never signs (AU-13); a password that somebody else set, or that has expired, neither
 * (ES-17).
 */
export async function proveSigner(context: SsoContext, given: SignerCredentials): Promise<SignerProof> {
  const proof = await context.credentials.prove({ ...given, allowRecoveryCode: false });
  if (!proof.ok && (proof.reason === 'totp-missing' || proof.reason === 'totp-not-now')) {
    return { ok: false, needs: 'totp', error: refusalOf(proof) };
  }
  if (!proof.ok) {
    const { retryAfter } = proof;
    const checked = proof.reason !== 'too-soon';
    const error = new ValidationError('auth.not_allowed', checked ? {} : { retryAfter });
    return { ok: false, needs: 'nothing', error, retryAfter, checked };
  }
  const { account, amr } = proof;
  const problem = standingProblem(context, account, given.remoteAddr);
  if (problem !== undefined) {
    // After a lock the same time as after a wrong password: it must not tell that the password was right.
    const retryAfter = context.throttle.wait(context.accountKey(account.userName)) / 1000;
    return { ok: false, needs: 'nothing', error: problem, retryAfter, checked: true };
  }
  const expired = account.passwordExpiry !== null && Date.parse(account.passwordExpiry) <= context.ports.clock.now();
  if (expired || account.passwordMustChange) {
    const error = new ValidationError(expired ? 'password.expired' : 'password.must_send_new');
    return { ok: false, needs: 'new-password', account, error };
  }
  return { ok: true, account, amr };
}
