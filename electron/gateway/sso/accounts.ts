/**
 * `sso.user`: accounts and who may change them (Zato SSO's User API; reference of the three APIs, section 3).
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CountersignError } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Actor } from '../audit/trail.ts';
import { isoUtc } from '../time.ts';
import {
  operations,
  requireCaller,
  requireSuperUser,
  standingProblem,
  text,
  ust,
  type Call,
  type Caller,
  type SsoContext,
} from './context.ts';
import type { Owner } from './password.ts';
import { StatusCode, ValidationError, type StatusLabel } from './status.ts';
import { isTotpKey, newRecoveryCodes, newTotpKey } from './totp.ts';
import { ApprovalStatus, nameKey, SignUpStatus, type Account, type UserColumns } from './users.ts';
import { userView, type UserView } from './views.ts';

const day = 86_400_000;
const id = text(100);
const flag = z.boolean();
const longName = text(1000).nullish();
const secret = text(1000);
/** Characters of a name on a signature. */
const longestName = 200;

/** The names of a person, as callers give them. */
interface PrintedNames {
  readonly displayName?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
}

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
/** What an administrator may change about anybody. */
const superFields = {
  isLocked: flag.optional(),
  isSuperUser: flag.optional(),
  passwordExpiry: z.iso.datetime().nullish(),
  passwordMustChange: flag.optional(),
  signUpStatus: z.enum(['before_confirmation', 'final']).optional(),
  approvalStatus: z.enum(['before_decision', 'approved', 'rejected']).optional(),
  roles: z.array(text(128).min(1)).max(100).optional(),
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

/** A new password for an account, which may have changed while the password was hashed. */
export interface PasswordChange {
  readonly password: string;
  readonly actor: Actor;
  /** Whether its owner must choose another one before signing. */
  readonly mustChange: boolean;
  /** Days; the configuration's where it is not given. */
  readonly expiryDays?: number | undefined;
  readonly keepSession?: string | undefined;
  /** Who gave the one-time code with which it was chosen. */
  readonly issuedBy?: string;
  /** Throws what stands against it now, in the transaction that writes it. */
  readonly still: (present: Account) => void;
}

/** How the codes of a new password, name or e-mail are told: at a sign-up only as far as the configuration says. */
type Refuse = (label: StatusLabel, field: string) => ValidationError;
const refusePlainly: Refuse = (label, field) => new ValidationError(label, { field });

/** The operations on accounts. */
export function accountOperations(context: SsoContext) {
  const { store, trail, users, sessions, passwords, config, ports, credentials, throttle, addresses, accountKey } =
    context;
  const operation = operations(context);
  const forgetResets = store.db.prepare<[string]>('DELETE FROM password_reset WHERE user_id = ?');
  const addDecoy = store.db.prepare<[string, string]>(
    'INSERT INTO sign_up_decoy (token_hash, created_at) VALUES (?, ?)',
  );
  const readDecoy = store.db.prepare<[string], { is_confirmed: number }>(
    'SELECT is_confirmed FROM sign_up_decoy WHERE token_hash = ?',
  );
  const confirmDecoy = store.db.prepare<[string]>('UPDATE sign_up_decoy SET is_confirmed = 1 WHERE token_hash = ?');
  const now = (): string => isoUtc(ports.clock.now());
  const target = (account: Account): string => `user:${account.id}`;

  const byId = (userId: string): Account => {
    const account = users.byId(userId);
    if (account === undefined) throw new ValidationError('user_id.invalid', { field: 'userId' });
    return account;
  };
  const checkName = (username: string, refuse: Refuse, own?: string): void => {
    const name = username.trim();
    if (name === '' || /[\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) throw refuse('username.invalid', 'username');
    if (Array.from(name).length > config.signup.max_length_username) throw refuse('username.too_long', 'username');
    if (/\s/u.test(username)) throw refuse('username.has_whitespace', 'username');
    const taken = users.find(name);
    if (taken !== undefined && taken.id !== own) throw refuse('username.exists', 'username');
  };
  /** A name as it can stand on a signature: visible, and not made to look like another by what nobody sees. */
  const checkPrinted = (data: PrintedNames): void => {
    for (const field of ['displayName', 'firstName', 'middleName', 'lastName'] as const) {
      const name = data[field];
      if (typeof name !== 'string') continue;
      const unreadable = /[\p{Cf}\p{Zl}\p{Zp}]/u.test(name) || Array.from(name).length > longestName;
      if (unreadable || (field === 'displayName' && name.trim() === '')) {
        throw new ValidationError('common.invalid_input', { field, words: 'The name cannot stand on a signature.' });
      }
    }
  };
  const checkEmail = (email: string, refuse: Refuse, own?: string): void => {
    if (email.length > config.signup.max_length_email) throw refuse('email.too_long', 'email');
    if (/\s/u.test(email)) throw refuse('email.has_whitespace', 'email');
    if (!/^[^@\p{Cf}]+@[^@\p{Cf}]+$/u.test(email)) throw refuse('email.invalid', 'email');
    const taken = users.byEmail(email);
    if (taken !== undefined && taken.id !== own) throw refuse('email.exists', 'email');
  };
  const passwordColumns = async (password: string, owner: Owner, expiryDays?: number): Promise<UserColumns> => {
    await passwords.check(password, owner);
    const days = expiryDays ?? config.password.expiry;
    return {
      password_hash: await passwords.hash(password),
      password_peppered: 1,
      password_is_set: 1,
      password_is_short: passwords.isShort(password) ? 1 : 0,
      password_last_set: now(),
      password_expiry: days === null ? null : isoUtc(ports.clock.now() + days * day),
    };
  };
  const noPassword = async (): Promise<UserColumns> => ({
    password_hash: await passwords.hash(randomBytes(32).toString('hex')),
    password_peppered: 1,
    password_is_set: 0,
  });
  const composedName = (given: PrintedNames & { readonly username: string }): string => {
    const composed = [given.firstName, given.middleName, given.lastName].filter(Boolean).join(' ');
    return (given.displayName ?? '').trim() || composed || given.username;
  };

  const create = async (
    data: z.output<typeof newUser>,
    requireCreator: () => Caller,
    isSuperUser: boolean,
    isApproved: (creator: Caller) => boolean,
  ): Promise<UserView> => {
    requireCreator();
    checkName(data.username, refusePlainly);
    checkPrinted(data);
    if (typeof data.email === 'string') checkEmail(data.email, refusePlainly);
    if (data.totpKey !== undefined && !isTotpKey(data.totpKey)) {
      throw new ValidationError('common.invalid_input', { field: 'totpKey' });
    }
    const fullName = composedName(data);
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
          // ES-17: what somebody else typed is never the lasting password.
          password_must_change: (data.passwordMustChange ?? true) || caller.session !== undefined ? 1 : 0,
          is_totp_enabled: withTotp ? 1 : 0,
          ...(data.totpKey === undefined ? {} : totpColumns(data.totpKey, data.totpLabel ?? null)),
          ...password,
        },
        data.roles ?? [],
      );
      // Failures from before the name meant somebody are not this person's.
      throttle.clear(accountKey(made.userName));
      trail.append({
        action: 'user.added',
        actor: caller.actor,
        target: target(made),
        detail: { userName: made.userName, fullName, roles: [...made.roles], superUser: isSuperUser },
      });
      return userView(context, made, 'super');
    });
  };
  /** The columns of a seed; the steps that the same seed has spent stay spent. */
  const totpColumns = (key: string, label: string | null, before?: Account): UserColumns => {
    const same = typeof before?.totpKey === 'string' && context.unseal('totpSeed', before.totpKey) === key;
    return {
      totp_key: context.seal('totpSeed', key),
      totp_label: label === null ? null : context.seal('totpSeed', label),
      totp_algorithm: config.totp.algorithm,
      totp_confirmed: 0,
      totp_last_step: same ? before.totpLastStep : null,
    };
  };

  /** Sets what changed, ends sessions where that must be, and writes old and new values into the trail. */
  const apply = (account: Account, columns: UserColumns, caller: Caller, roles?: readonly string[]): void => {
    const before = publicState(account);
    users.update(account.id, columns);
    if (roles !== undefined) users.setRoles(account.id, roles);
    if (columns.user_name !== undefined && columns.user_name !== account.userName) {
      throttle.rename(accountKey(account.userName), accountKey(columns.user_name));
    }
    const after = byId(account.id);
    const standsWell =
      !after.isLocked && after.approvalStatus === ApprovalStatus.approved && after.signUpStatus === SignUpStatus.final;
    if (!standsWell || privileges(after) !== privileges(account)) sessions.endAllOf(account.id);
    if (account.isTotpEnabled && !after.isTotpEnabled) credentials.dropRecoveryCodes(account.id);
    trail.append({
      action: 'user.updated',
      actor: caller.actor,
      target: target(account),
      detail: { before, after: publicState(after) },
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
  const checkTotpChange = (account: Account, data: Changes, isSelf: boolean): void => {
    if (data.isTotpEnabled === undefined || data.isTotpEnabled === account.isTotpEnabled) return;
    if (data.isTotpEnabled && account.totpKey === null) {
      throw new ValidationError('common.invalid_operation', { field: 'isTotpEnabled' });
    }
    if (data.isTotpEnabled ? account.totpConfirmed : !isSelf) return;
    requireTotp(account, data.totpCode);
  };
  const requireTotp = (account: Account, code: string | undefined): void => {
    if (code === undefined || code === '') throw new ValidationError('auth.totp_missing', { field: 'totpCode' });
    credentials.requireTotp(account, code, 'totpCode');
  };
  const update = (account: Account, data: Changes, caller: Caller): UserView => {
    const isSelf = caller.account?.id === account.id;
    const reserved = Object.keys(superFields).filter((key) => key in data);
    if (reserved.length > 0 && !caller.isSuperUser) throw new ValidationError('auth.super_user_required');
    // What stands on signatures, and what address rules go by, is not for its owner to choose.
    const renames = (['username', 'displayName'] as const).some((key) => data[key] !== undefined);
    const mayRename = config.user_validation.may_rename_self && !addresses.has(account.userName);
    if (renames && !caller.isSuperUser && !mayRename) throw new ValidationError('auth.super_user_required');
    // An administrator who locks, rejects or demotes himself may be the last one.
    const harmsSelf =
      data.isLocked === true ||
      data.isSuperUser === false ||
      data.approvalStatus !== undefined ||
      data.signUpStatus !== undefined;
    if (isSelf && harmsSelf) throw new ValidationError('common.invalid_operation');
    // ES-17: only its owner's new password ends that a password must be changed. A lock is lifted with a reason.
    const lifts = data.passwordMustChange === false && account.passwordMustChange;
    if (lifts || (data.isLocked === false && account.isLocked)) throw new ValidationError('common.invalid_operation');
    checkTotpChange(account, data, isSelf);
    return store.transaction(() => {
      apply(account, columnsOf(account, data, caller), caller, data.roles);
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
      throttle.clear(accountKey(account.userName));
      users.remove(account.id);
      trail.append({
        action: 'user.deleted',
        actor: caller.actor,
        target: target(account),
        detail: { userName: account.userName, fullName: account.fullName },
      });
    });
  };
  const setPassword = async (account: Account, change: PasswordChange): Promise<void> => {
    const { password, actor, mustChange, issuedBy } = change;
    const names = [account.userName, account.fullName, account.firstName, account.lastName, account.email];
    const columns = await passwordColumns(password, { names, withTotp: account.isTotpEnabled }, change.expiryDays);
    store.transaction(() => {
      const present = byId(account.id);
      // Somebody else decided on this account while the password was hashed: that decision stays.
      const decided =
        present.password.phc !== account.password.phc || present.passwordMustChange !== account.passwordMustChange;
      if (decided || present.isTotpEnabled !== account.isTotpEnabled) throw new ValidationError('auth.not_allowed');
      change.still(present);
      users.update(account.id, { ...columns, password_must_change: mustChange ? 1 : 0 });
      sessions.endAllOf(account.id, change.keepSession);
      forgetResets.run(account.id);
      trail.append({
        action: 'user.password-set',
        actor,
        target: target(account),
        detail: { mustChange, ...(issuedBy === undefined ? {} : { issuedBy }) },
      });
    });
  };
  const renewPassword = (account: Account, password: string, remoteAddr: string | null): Promise<void> =>
    setPassword(account, {
      password,
      mustChange: false,
      actor: { kind: 'person', id: account.id, name: account.fullName },
      still: (present) => {
        const problem = standingProblem(context, present, remoteAddr);
        if (problem !== undefined) throw problem;
      },
    });
  const named = (username: string): Account => {
    const account = users.find(username);
    if (account === undefined) throw new ValidationError('username.invalid', { field: 'username' });
    return account;
  };
  const reveal = (call: Call, token: string | undefined, account: () => Account): UserView => {
    requireSuperUser(context, call, token);
    return userView(context, account(), 'super');
  };
  /** Full proof of the person whose session calls, before one of their factors changes (AU-12). */
  const requireOwner = async (
    account: Account,
    given: { readonly password?: string | undefined; readonly totpCode?: string | undefined },
  ): Promise<void> => {
    if (given.password === undefined) throw new ValidationError('common.missing_input', { field: 'password' });
    const { userName } = account;
    const proof = await credentials.prove({
      userName,
      password: given.password,
      totpCode: given.totpCode,
      allowRecoveryCode: false,
    });
    if (proof.ok) return;
    if (proof.reason === 'totp-missing') throw new ValidationError('auth.totp_missing', { field: 'totpCode' });
    throw new ValidationError('auth.not_allowed', proof.reason === 'too-soon' ? { retryAfter: proof.retryAfter } : {});
  };
  const signUpHash = (token: string): string => createHash('sha256').update(token).digest('hex');

  return {
    byId,
    setPasswordOf: setPassword,
    renewPasswordOf: renewPassword,
    operations: {
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
      signup: operation(
        'user.signup',
        {
          username: text(1000),
          password: secret,
          email: text(1000).nullish(),
          appList: z.array(text(200)).max(100).optional(),
        },
        async ({ username, password, email, appList }, call) => {
          const { signup, apps, user_validation: rejects } = config;
          if (!apps.signup_allowed.includes(call.app)) throw new ValidationError('app_list.no_signup');
          if (appList?.some((app) => !apps.signup_allowed.includes(app)) === true) {
            throw new ValidationError('app_list.invalid', { field: 'appList' });
          }
          const informs: Partial<Record<StatusLabel, boolean>> = {
            'username.exists': signup.inform_if_user_exists,
            'email.exists': signup.inform_if_email_exists,
          };
          const refuse: Refuse = (label, field) =>
            new ValidationError(label, {
              field,
              returnStatus:
                informs[label] ?? (field === 'email' ? signup.inform_if_email_invalid : signup.inform_if_user_invalid),
            });
          const holds = (value: string, texts: readonly string[]): boolean =>
            texts.some((part) => nameKey(value).includes(nameKey(part)));
          if (holds(username, rejects.reject_username)) throw refuse('username.invalid', 'username');
          const address = email ?? '';
          if (address === '' && signup.is_email_required) throw refuse('email.missing', 'email');
          if (holds(address, rejects.reject_email)) throw refuse('email.invalid', 'email');
          const token = randomBytes(24).toString('base64url');
          const columns = await passwordColumns(password, { names: [username, email ?? null], withTotp: false });
          return store.transaction(() => {
            try {
              checkName(username, refuse);
              if (address !== '') checkEmail(address, refuse);
            } catch (error) {
              // Who may not learn that a name or an address is taken gets a token that confirms nothing.
              const hidden = error instanceof ValidationError && !error.returnStatus && error.label in informs;
              if (hidden) {
                addDecoy.run(signUpHash(token), now());
                return { confirmToken: token };
              }
              throw error;
            }
            const made = users.insert(
              {
                user_name: username,
                full_name: username,
                email: address === '' ? null : address,
                approval_status: signup.is_approval_needed ? ApprovalStatus.beforeDecision : ApprovalStatus.approved,
                sign_up_status: SignUpStatus.beforeConfirmation,
                sign_up_time: now(),
                sign_up_confirm_hash: signUpHash(token),
                ...columns,
              },
              [],
            );
            throttle.clear(accountKey(made.userName));
            trail.append({
              action: 'user.signed-up',
              actor: { kind: 'person', id: made.id, name: made.fullName },
              target: target(made),
              detail: { userName: made.userName },
            });
            return { confirmToken: token };
          });
        },
      ),
      confirmSignup: operation('user.confirm_signup', { confirmToken: text(200) }, ({ confirmToken }) => {
        const hash = signUpHash(confirmToken);
        const decoy = readDecoy.get(hash);
        if (decoy !== undefined) {
          if (decoy.is_confirmed === 1) throw new ValidationError('auth.sign_up_confirmed');
          store.transaction(() => confirmDecoy.run(hash));
          return {};
        }
        const account = users.bySignUpHash(hash);
        if (account === undefined) throw new ValidationError('auth.no_such_sign_up_token');
        if (account.signUpStatus === SignUpStatus.final) throw new ValidationError('auth.sign_up_confirmed');
        store.transaction(() => {
          users.update(account.id, { sign_up_status: SignUpStatus.final, sign_up_confirm_time: now() });
          trail.append({
            action: 'user.sign-up-confirmed',
            actor: { kind: 'person', id: account.id, name: account.fullName },
            target: target(account),
          });
        });
        return {};
      }),
      getCurrentUser: operation('user.get_current_user', { ust }, ({ ust: token }, call) => {
        const { account, isSuperUser } = requireCaller(context, call, token);
        if (account === undefined) throw new ValidationError('session.no_such_session');
        return userView(context, account, isSuperUser ? 'super' : 'regular');
      }),
      getUserById: operation(
        'user.get_user_by_id',
        { ust: ust.optional(), userId: id },
        ({ ust: token, userId }, call) => reveal(call, token, () => byId(userId)),
      ),
      getUserByUsername: operation(
        'user.get_user_by_username',
        { ust: ust.optional(), username: text(1000) },
        ({ ust: token, username }, call) => reveal(call, token, () => named(username)),
      ),
      updateCurrentUser: operation('user.update_current_user', { ust, data: changes }, ({ ust: token, data }, call) => {
        const caller = requireCaller(context, call, token);
        if (caller.account === undefined) throw new ValidationError('session.no_such_session');
        return update(caller.account, data, caller);
      }),
      updateUserById: operation(
        'user.update_user_by_id',
        { ust: ust.optional(), userId: id, data: changes },
        ({ ust: token, userId, data }, call) => {
          const caller = requireSuperUser(context, call, token);
          return update(byId(userId), data, caller);
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
      approveUser: operation(
        'user.approve_user',
        { ust: ust.optional(), userId: id },
        ({ ust: token, userId }, call) => {
          decide(userId, ApprovalStatus.approved, requireSuperUser(context, call, token));
          return {};
        },
      ),
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
          if (why === '' && config.login.unlock_needs_reason) {
            throw new ValidationError('common.missing_input', { field: 'reason' });
          }
          store.transaction(() => {
            users.update(account.id, { is_locked: 0, locked_time: now(), locked_by: caller.actor.id });
            throttle.clear(accountKey(account.userName));
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
      /** Sets a password for somebody: it lets its owner choose one, and signs nothing (ES-17). */
      setPassword: operation(
        'user.set_password',
        {
          ust: ust.optional(),
          userId: id,
          password: secret,
          mustChange: flag.optional(),
          passwordExpiry: z.number().positive().max(36_500).nullish(),
        },
        async ({ ust: token, userId, password, mustChange, passwordExpiry }, call) => {
          const caller = requireSuperUser(context, call, token);
          // Only the host itself, at install time, may leave a password that somebody else typed as it is.
          const must = call.by === undefined || (mustChange ?? true);
          // One's own password is changed with the old one.
          if (caller.account?.id === userId) throw new ValidationError('common.invalid_operation', { field: 'userId' });
          await setPassword(byId(userId), {
            password,
            mustChange: must,
            expiryDays: passwordExpiry ?? undefined,
            actor: caller.actor,
            still: () => void requireSuperUser(context, call, token),
          });
          return {};
        },
      ),
      /** One's own password with the old one; an administrator somebody else's without it. */
      changePassword: operation(
        'user.change_password',
        {
          ust: ust.optional(),
          newPassword: secret,
          oldPassword: secret.optional(),
          userId: id.optional(),
          passwordExpiry: z.number().positive().max(36_500).nullish(),
          mustChange: flag.optional(),
          totpCode: text(40).optional(),
        },
        async (input, call) => {
          const caller = requireCaller(context, call, input.ust);
          const isSelf = input.userId === undefined || input.userId === caller.account?.id;
          if (!isSelf) {
            if (!caller.isSuperUser) throw new ValidationError('auth.super_user_required');
            const other = byId(input.userId ?? '');
            await setPassword(other, {
              password: input.newPassword,
              mustChange: true,
              expiryDays: input.passwordExpiry ?? undefined,
              actor: caller.actor,
              still: () => void requireSuperUser(context, call, input.ust),
            });
            return {};
          }
          const own = caller.account;
          if (own === undefined) throw new ValidationError('common.missing_input', { field: 'userId' });
          if ((input.passwordExpiry ?? undefined) !== undefined && !caller.isSuperUser) {
            throw new ValidationError('auth.super_user_required');
          }
          if (input.oldPassword === undefined)
            throw new ValidationError('common.missing_input', { field: 'oldPassword' });
          const proof = await credentials.prove({
            userName: own.userName,
            password: input.oldPassword,
            totpCode: input.totpCode,
            allowRecoveryCode: false,
          });
          // The session has shown the second factor; the old password shows that it is still the same person.
          if (!proof.ok && proof.reason !== 'totp-missing') {
            throw new ValidationError('auth.not_allowed', {
              field: 'oldPassword',
              ...(proof.reason === 'too-soon' ? { retryAfter: proof.retryAfter } : {}),
            });
          }
          refuseSame(input.oldPassword, input.newPassword);
          await setPassword(byId(own.id), {
            password: input.newPassword,
            mustChange: input.mustChange ?? false,
            expiryDays: input.passwordExpiry ?? undefined,
            actor: caller.actor,
            keepSession: caller.session?.id,
            still: () => void requireCaller(context, call, input.ust),
          });
          return {};
        },
      ),
      /** Whether a password would be taken, without setting it. */
      validatePassword: operation('user.validate_password', { password: secret }, async ({ password }) => {
        await passwords.check(password, { names: [], withTotp: false });
        return {};
      }),
      /** A new seed; TOTP is turned on with a code of it (`updateCurrentUser`, or `validateCode` and an administrator). */
      resetTotpKey: operation(
        'user.reset_totp_key',
        {
          ust: ust.optional(),
          userId: id.optional(),
          totpKey: text(200).optional(),
          totpLabel: text(200).optional(),
          totpCode: text(40).optional(),
          /** One's own password, where a seed that is in use is to be changed by its owner. */
          password: secret.optional(),
        },
        async (input, call) => {
          const caller = requireCaller(context, call, input.ust);
          const isSelf = input.userId === undefined || input.userId === caller.account?.id;
          if (!isSelf && !caller.isSuperUser) throw new ValidationError('auth.super_user_required');
          const account = isSelf && caller.account !== undefined ? caller.account : byId(input.userId ?? '');
          if (isSelf && caller.account !== undefined && account.isTotpEnabled) await requireOwner(account, input);
          const key = (input.totpKey ?? '') === '' ? newTotpKey() : (input.totpKey ?? '').toUpperCase();
          if (!isTotpKey(key)) throw new ValidationError('common.invalid_input', { field: 'totpKey' });
          const label = (input.totpLabel ?? '') === '' ? account.userName : (input.totpLabel ?? null);
          store.transaction(() => {
            users.update(account.id, totpColumns(key, label, byId(account.id)));
            credentials.dropRecoveryCodes(account.id);
            trail.append({ action: 'user.totp-key-set', actor: caller.actor, target: target(account) });
          });
          return { totpKey: key, algorithm: config.totp.algorithm, issuer: config.totp.issuer, totpLabel: label ?? '' };
        },
      ),
      /** Ten fresh recovery codes in place of all older ones; told this once. They log in and never sign. */
      createRecoveryCodes: operation(
        'user.create_recovery_codes',
        {
          ust: ust.optional(),
          userId: id.optional(),
          /** One's own password, and code where TOTP is on: a session that was left open gives no codes away. */
          password: secret.optional(),
          totpCode: text(40).optional(),
        },
        async ({ ust: token, userId, ...given }, call) => {
          const caller = requireCaller(context, call, token);
          const isSelf = userId === undefined || userId === caller.account?.id;
          if (!isSelf && !caller.isSuperUser) throw new ValidationError('auth.super_user_required');
          const account = isSelf && caller.account !== undefined ? caller.account : byId(userId ?? '');
          if (isSelf && caller.account !== undefined) await requireOwner(account, given);
          const codes = newRecoveryCodes();
          store.transaction(() => {
            credentials.dropRecoveryCodes(account.id);
            const insert = store.db.prepare<[string, string]>(
              'INSERT INTO recovery_code (user_id, hash) VALUES (?, ?)',
            );
            for (const code of codes) insert.run(account.id, credentials.recoveryHash(code));
            trail.append({ action: 'user.recovery-codes-made', actor: caller.actor, target: target(account) });
          });
          return { recoveryCodes: codes };
        },
      ),
    },
  };
}

/** A change to the password that there was is none. */
export function refuseSame(oldPassword: string, newPassword: string): void {
  if (oldPassword.normalize('NFKC') === newPassword.normalize('NFKC')) {
    throw new ValidationError('password.invalid', { field: 'newPassword' });
  }
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
  };
}

/** The code that a caller may see of any failure. */
export function publicCodes(error: unknown): readonly StatusCode[] {
  if (error instanceof ValidationError) return error.subStatus;
  return error instanceof CountersignError
    ? [StatusCode['common.invalid_input']]
    : [StatusCode['common.internal_error']];
}
