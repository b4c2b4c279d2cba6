/** What became of a check of credentials: one shape, from the user service to the surface on which they were entered. */
import type { Needs } from '../../contract/challenge.ts';
import type { ValidationError } from './status.ts';
import type { Account } from './users.ts';

export type CredentialCheck =
  /** `amr`: how it was proved, in the words of RFC 8176. */
  { readonly ok: true; readonly account: Account; readonly amr: readonly string[] } | CredentialRefusal;

/** Nobody is proved. Of what was wrong it never tells which part it was. */
export interface CredentialRefusal {
  readonly ok: false;
  /** The refusal as the API of the user service tells it. */
  readonly error: ValidationError;
  /** What the person has to give beside what was right. */
  readonly needs: Needs;
  /** The refusal for the person at a surface. */
  readonly message: string;
  /** Seconds until another try is looked at. */
  readonly retryAfter: number;
  /** Whether this try was looked at, and so counts as one. */
  readonly checked: boolean;
}

/** Makes the refusal of a try; without more, of one that was looked at and after which the next may follow at once. */
export function credentialRefusal(
  error: ValidationError,
  { retryAfter = 0, checked = true }: Partial<Pick<CredentialRefusal, 'retryAfter' | 'checked'>> = {},
): CredentialRefusal {
  const needs = needsOf(error);
  return { ok: false, error, needs, message: inWords(error, needs), retryAfter, checked };
}

function needsOf({ label, returnStatus }: ValidationError): Needs {
  if (!returnStatus) return 'nothing';
  if (label === 'auth.totp_missing') return 'totp';
  return label === 'password.expired' || label === 'password.must_send_new' ? 'new-password' : 'nothing';
}

function inWords({ label, message, retryAfter, returnStatus }: ValidationError, needs: Needs): string {
  if (needs === 'totp') return message;
  if (needs === 'new-password') {
    return 'Your password was set by somebody else, or it has expired. Choose one of your own first.';
  }
  if (retryAfter !== undefined) {
    return `Too many wrong attempts for this user name. Try again in ${Math.ceil(retryAfter)} s.`;
  }
  if (label === 'auth.not_allowed' || !returnStatus) return 'The user name or the password is not right.';
  if (label === 'password_reset.could_not_access') {
    return 'This code is not valid, was used, or is too old. Ask an administrator for another one.';
  }
  return message;
}
