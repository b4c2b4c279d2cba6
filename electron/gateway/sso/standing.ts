/**
 * Whether an account may act: by its state and its password's age, and by the rules for addresses. A login, each call of a
 * session and the proof of a signer ask for all of it; the gate of a signature asks again for the first two, which may have
 * changed since the proof.
 */
import type { AddressRules } from './addresses.ts';
import type { SsoConfig } from './config.ts';
import { ValidationError, type StatusLabel } from './status.ts';
import { ApprovalStatus, SignUpStatus, type Account } from './users.ts';

/** Neither changed beside the program, nor locked, nor waiting for anybody's word. */
export function standsWell({
  isIntact,
  isLocked,
  approvalStatus,
  signUpStatus,
}: Pick<Account, 'isIntact' | 'isLocked' | 'approvalStatus' | 'signUpStatus'>): boolean {
  return isIntact && !isLocked && approvalStatus === ApprovalStatus.approved && signUpStatus === SignUpStatus.final;
}

/** Why a password has to be changed before its owner acts with it (ES-17). `now` is epoch milliseconds. */
export function duePassword(
  { passwordExpiry, passwordMustChange }: Pick<Account, 'passwordExpiry' | 'passwordMustChange'>,
  now: number,
): 'password.expired' | 'password.must_send_new' | undefined {
  if (passwordExpiry !== null && Date.parse(passwordExpiry) <= now) return 'password.expired';
  return passwordMustChange ? 'password.must_send_new' : undefined;
}

/** The refusal of an account whose rows were changed beside the program: it proves nothing, whatever fits. */
export function notIntact(): ValidationError {
  return new ValidationError('auth.not_approved', {
    words:
      'This account was changed in the database, beside the program: it may neither sign in nor sign. An administrator of this computer can look at it and accept it.',
  });
}

/** Why a user may not be in now, although the credentials are right; in the order in which it is told. */
export function standingProblem(
  {
    config: { login },
    addresses,
  }: { readonly config: Pick<SsoConfig, 'login'>; readonly addresses: Pick<AddressRules, 'allows'> },
  account: Account,
  remoteAddr: string | null,
): ValidationError | undefined {
  const refuse = (label: StatusLabel, returnStatus: boolean): ValidationError =>
    new ValidationError(label, { returnStatus });
  if (!account.isIntact) return notIntact();
  if (!standsWell(account)) {
    if (account.isLocked) return refuse('auth.locked', login.inform_if_locked);
    return account.approvalStatus === ApprovalStatus.approved
      ? refuse('auth.invalid_signup_status', login.inform_if_not_confirmed)
      : refuse('auth.not_approved', login.inform_if_not_approved);
  }
  return addresses.allows(account.userName, remoteAddr) ? undefined : refuse('auth.not_allowed', true);
}
