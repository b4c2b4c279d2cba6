/**
 * `sso.user`: accounts and who may change them (Zato SSO's User API; reference of the three APIs, section 3).
 */
import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import { isoUtc } from '../platform/time.ts';
import { hasUnreadable, hasUnseen, isBlank } from '../platform/unseen.ts';
import { checkOwnChoice, refusePlainly, type AccountRules } from './accountRules.ts';
import {
  operations,
  requireCaller,
  requireSuperUser,
  text,
  ust,
  type Call,
  type Caller,
  type SsoContext,
} from './context.ts';
import type { Factors } from './factors.ts';
import type { PasswordChange } from './passwordChanges.ts';
import { standsWell } from './standing.ts';
import { ValidationError } from './status.ts';
import { isTotpKey } from './totp.ts';
import { ApprovalStatus, SignUpStatus, type Account, type UserColumns } from './users.ts';
import { userView, type UserView } from './views.ts';

const id = text(100);
const flag = z.boolean();
const longName = text(1000).nullish();
const secret = text(1000);
/** What a user may change about themselves. */
const ownFields = {
  username: text(1000).optional(),
  email: text(1000).nullish(),
  displayName: longName,
  firstName: longName,
  middleName: longName,
  lastName: longName,
  isTotpEnabled: flag.optional(),
  totpLabel: longName,
  /** The code that shows that the new seed arrived, where a user turns TOTP on. */
  totpCode: text(40).optional(),
};
/** As templates name it: one with blanks around it, or a character that nobody sees, would be the role of nobody's template. */
const roleName = text(128)
  .trim()
  .refine((role) => !isBlank(role) && !hasUnseen(role) && !hasUnreadable(role), 'a role is a name that can be seen');
/** What an administrator may change about anybody. */
const superFields = {
  isLocked: flag.optional(),
  isSuperUser: flag.optional(),
  passwordExpiry: z.iso
    .datetime()
    .transform((time) => isoUtc(Date.parse(time)))
    .nullish(),
  passwordMustChange: flag.optional(),
  signUpStatus: z.enum(['before_confirmation', 'final']).optional(),
  approvalStatus: z.enum(['before_decision', 'approved', 'rejected']).optional(),
  roles: z.array(roleName).max(100).optional(),
  /** Id of another account of the same person, who then signs a request once under either (ES-8); null for nobody's. */
  samePersonAs: text(100).nullish(),
  /** Number of a badge that says who somebody is; never enough by itself (HM-13). Null takes it away. */
  badge: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{4,64}$/)
    .nullish(),
};
const newUser = z.strictObject({
  ...ownFields,
  username: text(1000),
  password: secret.optional(),
  passwordMustChange: flag.optional(),
  isLocked: flag.optional(),
  signUpStatus: superFields.signUpStatus,
  roles: superFields.roles,
  totpKey: text(200).optional(),
  autoApprove: flag.optional(),
});
const changes = z.strictObject({ ...ownFields, ...superFields });
type Changes = z.output<typeof changes>;

/** What other operations need of accounts. */
export interface AccountWork {
  /** Throws E001100 for an unknown id. */
  readonly byId: (userId: string) => Account;
  /** Checks and sets a password, ends the user's sessions (but for one), and audits it. */
  readonly setPasswordOf: (account: Account, change: PasswordChange) => Promise<void>;
  /** The same for a person who has just proved the old password, and is still in good standing when it is written. */
  readonly renewPasswordOf: (account: Account, password: string, remoteAddr: string | null) => Promise<void>;
  readonly byLink: (type: string, source: string, principal: string) => Account | undefined;
}

/** The operations on accounts. */
export function accountOperations(context: SsoContext, rules: AccountRules, { totpColumns, requireTotp }: Factors) {
  const { store, trail, users, sessions, config, ports, credentials, throttle, addresses, accountKey } = context;
  const { byId, checkName, checkPrinted, checkEmail, passwordColumns, noPassword, composedName } = rules;
  const operation = operations(context);
  const now = (): string => isoUtc(ports.clock.now());
  const target = (account: Account): string => `user:${account.id}`;

  const create = async (
    data: z.output<typeof newUser>,
    requireCreator: () => Caller,
    isSuperUser: boolean,
    isApproved: (creator: Caller) => boolean,
  ): Promise<UserView> => {
    checkOwnChoice(data.passwordMustChange, requireCreator().session === undefined, 'passwordMustChange');
    checkName(data.username, refusePlainly);
    checkPrinted(data);
    if (typeof data.email === 'string') checkEmail(data.email, refusePlainly);
    if (data.totpKey !== undefined && !isTotpKey(data.totpKey)) {
      throw new ValidationError('common.invalid_input', { field: 'totpKey' });
    }
    const fullName = composedName(data);
    checkPrinted({ displayName: fullName });
    const withTotp = data.isTotpEnabled === true;
    // A seed that nobody has would only lock its owner out.
    if (withTotp && data.totpKey === undefined) throw new ValidationError('common.missing_input', { field: 'totpKey' });
    const names = [data.username, fullName, data.firstName, data.middleName, data.lastName, data.email];
    const password =
      data.password === undefined ? await noPassword() : await passwordColumns(data.password, { names, withTotp });
    return store.transaction(() => {
      // Hashing took its time: whoever creates must still be allowed to.
      const caller = requireCreator();
      checkName(data.username, refusePlainly);
      if (typeof data.email === 'string') checkEmail(data.email, refusePlainly);
      const made = users.insert(
        {
          user_name: data.username.trim(),
          full_name: fullName,
          first_name: data.firstName ?? null,
          middle_name: data.middleName ?? null,
          last_name: data.lastName ?? null,
          email: data.email ?? null,
          is_super_user: isSuperUser ? 1 : 0,
          is_locked: data.isLocked === true ? 1 : 0,
          approval_status: isApproved(caller) ? ApprovalStatus.approved : ApprovalStatus.beforeDecision,
          approval_status_mod_time: now(),
          approval_status_mod_by: caller.actor.id,
          sign_up_status: data.signUpStatus ?? SignUpStatus.final,
          sign_up_time: now(),
          password_must_change: (data.passwordMustChange ?? true) ? 1 : 0,
          is_totp_enabled: withTotp ? 1 : 0,
          ...(data.totpKey === undefined ? {} : totpColumns(data.totpKey, data.totpLabel ?? null)),
          ...password,
        },
        data.roles ?? [],
      );
      // Failures from before the name meant somebody are not this person's.
      throttle.forget(accountKey(made.userName));
      trail.append({
        action: 'user.added',
        actor: caller.actor,
        target: target(made),
        detail: { userName: made.userName, fullName, roles: [...made.roles], superUser: isSuperUser },
      });
      return userView(context, made, 'super');
    });
  };
  /** Sets what changed, ends sessions where that must be, and writes old and new values into the trail. */
  const apply = (
    account: Account,
    columns: UserColumns,
    caller: Caller,
    { roles, samePersonAs }: Pick<Changes, 'roles' | 'samePersonAs'> = {},
  ): void => {
    const before = publicState(account);
    users.update(account.id, columns);
    if (roles !== undefined) users.setRoles(account.id, roles);
    if (samePersonAs === null) users.setPerson(account, ports.newId());
    else if (samePersonAs !== undefined) users.joinPersons(account, byId(samePersonAs));
    if (columns.user_name !== undefined && columns.user_name !== account.userName) {
      throttle.rename(accountKey(account.userName), accountKey(columns.user_name));
    }
    const after = byId(account.id);
    if (!standsWell(after) || privileges(after) !== privileges(account)) sessions.endAllOf(account.id);
    if (account.isTotpEnabled && !after.isTotpEnabled) credentials.dropRecoveryCodes(account.id);
    trail.append({
      action: 'user.updated',
      actor: caller.actor,
      target: target(account),
      detail: {
        before,
        after: publicState(after),
        ...(columns.badge === undefined ? {} : { badgeChanged: true }),
      },
    });
  };
  const columnsOf = (account: Account, data: Changes, caller: Caller): UserColumns => {
    if (data.username !== undefined) checkName(data.username, refusePlainly, account.id);
    checkPrinted(data);
    if (typeof data.email === 'string') checkEmail(data.email, refusePlainly, account.id);
    const pick = <K extends keyof UserColumns>(column: K, value: UserColumns[K] | undefined): UserColumns =>
      value === undefined ? {} : { [column]: value };
    const bit = (value: boolean | undefined): number | undefined => (value === undefined ? undefined : Number(value));
    const locks = data.isLocked !== undefined && data.isLocked !== account.isLocked;
    return {
      ...pick('user_name', data.username?.trim()),
      ...pick('full_name', data.displayName ?? undefined),
      ...pick('first_name', data.firstName),
      ...pick('middle_name', data.middleName),
      ...pick('last_name', data.lastName),
      ...pick('email', data.email),
      ...pick('badge', data.badge),
      ...pick('is_super_user', bit(data.isSuperUser)),
      ...(locks ? { is_locked: Number(data.isLocked), locked_time: now(), locked_by: caller.actor.id } : {}),
      ...pick('password_expiry', data.passwordExpiry),
      ...pick('password_must_change', bit(data.passwordMustChange)),
      ...pick('sign_up_status', data.signUpStatus),
      ...(data.approvalStatus === undefined
        ? {}
        : {
            approval_status: data.approvalStatus,
            approval_status_mod_time: now(),
            approval_status_mod_by: caller.actor.id,
          }),
      ...pick('is_totp_enabled', bit(data.isTotpEnabled)),
      // Without the second factor a short password is no longer enough.
      ...(data.isTotpEnabled === false && account.passwordIsShort ? { password_must_change: 1 } : {}),
      ...(typeof data.totpLabel === 'string' ? { totp_label: context.seal('totpSeed', data.totpLabel) } : {}),
    };
  };
  /** AU-12: nobody turns TOTP on without one good code, and its owner not off without the old factor. */
  const checkTotpChange = (account: Account, data: Changes, isSelf: boolean, call: Call): void => {
    if (data.isTotpEnabled === undefined || data.isTotpEnabled === account.isTotpEnabled) return;
    if (data.isTotpEnabled && account.totpKey === null) {
      throw new ValidationError('common.invalid_operation', { field: 'isTotpEnabled' });
    }
    if (data.isTotpEnabled ? account.totpConfirmed : !isSelf) return;
    requireTotp(account, data.totpCode, call);
  };
  const update = (account: Account, data: Changes, caller: Caller, call: Call): UserView => {
    const isSelf = caller.account?.id === account.id;
    const reserved = Object.keys(superFields).filter((key) => key in data);
    if (reserved.length > 0 && !caller.isSuperUser) throw new ValidationError('auth.super_user_required');
    // What stands on signatures, and what address rules go by, is not for its owner to choose.
    const renames = (['username', 'displayName'] as const).some((key) => data[key] !== undefined);
    const mayRename = config.user_validation.may_rename_self && !addresses.has(account.userName);
    if (renames && !caller.isSuperUser && !mayRename) throw new ValidationError('auth.super_user_required');
    // An administrator who locks, rejects or demotes himself may be the last one; who somebody is, others say.
    const harmsSelf =
      data.isLocked === true ||
      data.isSuperUser === false ||
      data.samePersonAs !== undefined ||
      data.approvalStatus !== undefined ||
      data.signUpStatus !== undefined;
    if (isSelf && harmsSelf) throw new ValidationError('common.invalid_operation');
    // ES-17: only its owner's new password ends that a password must be changed. A lock is lifted with a reason.
    const lifts = data.passwordMustChange === false && account.passwordMustChange;
    if (lifts || (data.isLocked === false && account.isLocked)) throw new ValidationError('common.invalid_operation');
    checkTotpChange(account, data, isSelf, call);
    return store.transaction(() => {
      apply(account, columnsOf(account, data, caller), caller, data);
      return userView(context, byId(account.id), caller.isSuperUser ? 'super' : 'regular');
    });
  };
  const decide = (userId: string, approvalStatus: ApprovalStatus, caller: Caller): void => {
    const account = byId(userId);
    if (caller.account?.id === account.id) throw new ValidationError('common.invalid_operation');
    store.transaction(() => apply(account, columnsOf(account, { approvalStatus }, caller), caller));
  };
  const remove = (account: Account, caller: Caller): void => {
    if (caller.account?.id === account.id) throw new ValidationError('common.invalid_operation');
    store.transaction(() => {
      sessions.endAllOf(account.id);
      throttle.forget(accountKey(account.userName));
      users.remove(account.id);
      trail.append({
        action: 'user.deleted',
        actor: caller.actor,
        target: target(account),
        detail: { userName: account.userName, fullName: account.fullName },
      });
    });
  };
  const named = (username: string): Account => {
    const account = users.find(username);
    if (account === undefined) throw new ValidationError('username.invalid', { field: 'username' });
    return account;
  };
  const reveal = (call: Call, token: string | undefined, account: () => Account): UserView => {
    requireSuperUser(context, call, token);
    return userView(context, account(), 'super');
  };

  return {
    createUser: operation(
      'user.create_user',
      { ust: ust.optional(), data: newUser },
      async ({ ust: token, data }, call) =>
        create(
          data,
          () => requireSuperUser(context, call, token),
          false,
          () => data.autoApprove ?? call.by !== undefined,
        ),
    ),
    createSuperUser: operation(
      'user.create_super_user',
      { ust: ust.optional(), data: newUser },
      async ({ ust: token, data }, call) =>
        create(
          data,
          () => requireSuperUser(context, call, token),
          true,
          () => true,
        ),
    ),
    getCurrentUser: operation('user.get_current_user', { ust }, ({ ust: token }, call) => {
      const { account, isSuperUser } = requireCaller(context, call, token);
      if (account === undefined) throw new ValidationError('session.no_such_session');
      return userView(context, account, isSuperUser ? 'super' : 'regular');
    }),
    getUserById: operation('user.get_user_by_id', { ust: ust.optional(), userId: id }, ({ ust: token, userId }, call) =>
      reveal(call, token, () => byId(userId)),
    ),
    getUserByUsername: operation(
      'user.get_user_by_username',
      { ust: ust.optional(), username: text(1000) },
      ({ ust: token, username }, call) => reveal(call, token, () => named(username)),
    ),
    updateCurrentUser: operation('user.update_current_user', { ust, data: changes }, ({ ust: token, data }, call) => {
      const caller = requireCaller(context, call, token);
      if (caller.account === undefined) throw new ValidationError('session.no_such_session');
      return update(caller.account, data, caller, call);
    }),
    updateUserById: operation(
      'user.update_user_by_id',
      { ust: ust.optional(), userId: id, data: changes },
      ({ ust: token, userId, data }, call) => {
        const caller = requireSuperUser(context, call, token);
        return update(byId(userId), data, caller, call);
      },
    ),
    deleteUserById: operation(
      'user.delete_user_by_id',
      { ust: ust.optional(), userId: id },
      ({ ust: token, userId }, call) => {
        const caller = requireSuperUser(context, call, token);
        remove(byId(userId), caller);
        return {};
      },
    ),
    deleteUserByUsername: operation(
      'user.delete_user_by_username',
      { ust: ust.optional(), username: text(1000) },
      ({ ust: token, username }, call) => {
        const caller = requireSuperUser(context, call, token);
        remove(named(username), caller);
        return {};
      },
    ),
    approveUser: operation('user.approve_user', { ust: ust.optional(), userId: id }, ({ ust: token, userId }, call) => {
      decide(userId, ApprovalStatus.approved, requireSuperUser(context, call, token));
      return {};
    }),
    rejectUser: operation('user.reject_user', { ust: ust.optional(), userId: id }, ({ ust: token, userId }, call) => {
      decide(userId, ApprovalStatus.rejected, requireSuperUser(context, call, token));
      return {};
    }),
    lockUser: operation('user.lock_user', { ust: ust.optional(), userId: id }, ({ ust: token, userId }, call) => {
      const caller = requireSuperUser(context, call, token);
      const account = byId(userId);
      if (caller.account?.id === account.id) throw new ValidationError('common.invalid_operation');
      store.transaction(() => {
        users.update(account.id, { is_locked: 1, locked_time: now(), locked_by: caller.actor.id });
        const sessionsEnded = sessions.endAllOf(account.id);
        trail.append({
          action: 'user.locked',
          actor: caller.actor,
          target: target(account),
          detail: { sessionsEnded },
        });
      });
      return {};
    }),
    unlockUser: operation(
      'user.unlock_user',
      { ust: ust.optional(), userId: id, reason: text(500).optional() },
      ({ ust: token, userId, reason }, call) => {
        const caller = requireSuperUser(context, call, token);
        const account = byId(userId);
        const why = (reason ?? '').trim();
        if (isBlank(why) && config.login.unlock_needs_reason) {
          throw new ValidationError('common.missing_input', { field: 'reason' });
        }
        store.transaction(() => {
          users.update(account.id, { is_locked: 0, locked_time: now(), locked_by: caller.actor.id });
          throttle.forget(accountKey(account.userName));
          trail.append({
            action: 'user.unlocked',
            actor: caller.actor,
            target: target(account),
            detail: why === '' ? {} : { reason: why },
          });
        });
        return {};
      },
    ),
  };
}

function privileges({ roles, isSuperUser }: Account): string {
  return JSON.stringify([isSuperUser, roles]);
}

/** What the trail keeps of a change: no password, seed or label. */
function publicState(account: Account): JsonObject {
  const { userName, fullName, firstName, middleName, lastName, email, roles } = account;
  const { isSuperUser, isLocked, approvalStatus, signUpStatus, passwordMustChange, passwordExpiry } = account;
  return {
    userName,
    fullName,
    firstName,
    middleName,
    lastName,
    email,
    roles: [...roles],
    isSuperUser,
    isLocked,
    approvalStatus,
    signUpStatus,
    passwordMustChange,
    passwordExpiry,
    isTotpEnabled: account.isTotpEnabled,
    person: account.personId,
    hasBadge: account.hasBadge,
  };
}
