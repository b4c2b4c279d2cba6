/** What callers see of users: a regular user the few fields of Zato's table, an administrator all that is no secret. */
import type { SsoContext } from './context.ts';
import type { Account } from './users.ts';

export interface UserView {
  readonly username: string;
  readonly email: string | null;
  readonly displayName: string;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly isTotpEnabled: boolean;
  readonly totpLabel: string | null;
  readonly roles: readonly string[];
  readonly userId?: string;
  readonly isActive?: boolean;
  readonly isInternal?: boolean;
  readonly isSuperUser?: boolean;
  readonly isLocked?: boolean;
  readonly lockedTime?: string | null;
  readonly lockedBy?: string | null;
  readonly approvalStatus?: string;
  readonly approvalStatusModTime?: string | null;
  readonly approvalStatusModBy?: string | null;
  readonly signUpStatus?: string;
  readonly signUpTime?: string | null;
  readonly signUpConfirmTime?: string | null;
  readonly passwordIsSet?: boolean;
  readonly passwordMustChange?: boolean;
  readonly passwordLastSet?: string | null;
  readonly passwordExpiry?: string | null;
}

/** A user as `whom` may see it. */
export function userView(context: Pick<SsoContext, 'unseal'>, account: Account, whom: 'regular' | 'super'): UserView {
  const regular: UserView = {
    username: account.userName,
    email: account.email,
    displayName: account.fullName,
    firstName: account.firstName,
    middleName: account.middleName,
    lastName: account.lastName,
    isTotpEnabled: account.isTotpEnabled,
    totpLabel: account.totpLabel === null ? null : context.unseal('totpSeed', account.totpLabel),
    roles: account.roles,
  };
  if (whom === 'regular') return regular;
  return {
    ...regular,
    userId: account.id,
    isActive: true,
    isInternal: false,
    isSuperUser: account.isSuperUser,
    isLocked: account.isLocked,
    lockedTime: account.lockedTime,
    lockedBy: account.lockedBy,
    approvalStatus: account.approvalStatus,
    approvalStatusModTime: account.approvalStatusModTime,
    approvalStatusModBy: account.approvalStatusModBy,
    signUpStatus: account.signUpStatus,
    signUpTime: account.signUpTime,
    signUpConfirmTime: account.signUpConfirmTime,
    passwordIsSet: account.passwordIsSet,
    passwordMustChange: account.passwordMustChange,
    passwordLastSet: account.passwordLastSet,
    passwordExpiry: account.passwordExpiry,
  };
}
