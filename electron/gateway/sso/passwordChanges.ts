/** How passwords are set and changed, and by whom (ES-17: what somebody else typed is never the lasting one). */
import { z } from 'zod';
import type { Actor } from '../audit/trail.ts';
import { checkOwnChoice, type AccountRules } from './accountRules.ts';
import { operations, requireCaller, requireSuperUser, text, ust, type SsoContext } from './context.ts';
import { standingProblem } from './standing.ts';
import { ValidationError } from './status.ts';
import type { Account } from './users.ts';

const id = text(100);
const secret = text(1000);

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

/** A change to the password that there was is none. */
export function refuseSame(oldPassword: string, newPassword: string): void {
  if (oldPassword.normalize('NFKC') === newPassword.normalize('NFKC')) {
    throw new ValidationError('password.invalid', { field: 'newPassword' });
  }
}

/** The operations on passwords, and the two ways in which the rest of the service sets one. */
export function passwordOperations(context: SsoContext, { byId, passwordColumns }: AccountRules) {
  const { store, trail, users, sessions, passwords, credentials } = context;
  const operation = operations(context);
  const forgetResets = store.db.prepare<[string]>('DELETE FROM password_reset WHERE user_id = ?');
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
        target: `user:${account.id}`,
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

  return {
    setPasswordOf: setPassword,
    renewPasswordOf: renewPassword,
    operations: {
      /** Sets a password for somebody: it lets its owner choose one, and signs nothing (ES-17). */
      setPassword: operation(
        'user.set_password',
        {
          ust: ust.optional(),
          userId: id,
          password: secret,
          mustChange: z.boolean().optional(),
          passwordExpiry: z.number().positive().max(36_500).nullish(),
        },
        async ({ ust: token, userId, password, mustChange, passwordExpiry }, call) => {
          const caller = requireSuperUser(context, call, token);
          checkOwnChoice(mustChange, call.by !== undefined, 'mustChange');
          // One's own password is changed with the old one.
          if (caller.account?.id === userId) throw new ValidationError('common.invalid_operation', { field: 'userId' });
          await setPassword(byId(userId), {
            password,
            mustChange: mustChange ?? true,
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
          mustChange: z.boolean().optional(),
          totpCode: text(40).optional(),
        },
        async (input, call) => {
          const caller = requireCaller(context, call, input.ust);
          const isSelf = input.userId === undefined || input.userId === caller.account?.id;
          if (!isSelf) {
            if (!caller.isSuperUser) throw new ValidationError('auth.super_user_required');
            checkOwnChoice(input.mustChange, false, 'mustChange');
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
            source: call.source,
          });
          // The session has shown the second factor; the old password shows that it is still the same person.
          if (!proof.ok && proof.needs !== 'totp') throw proof.error.at('oldPassword');
          if (!proof.ok && (input.totpCode ?? '') !== '') throw proof.error.at('totpCode');
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
      validatePassword: operation(
        'user.validate_password',
        { password: secret },
        async ({ password }) => {
          await passwords.check(password, { names: [], withTotp: false });
          return {};
        },
        { harmless: true },
      ),
    },
  };
}
