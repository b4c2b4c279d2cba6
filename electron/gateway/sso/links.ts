/** Linked accounts: an OIDC subject (or a technical account of another system) that stands for a user. */
import { z } from 'zod';
import { isoUtc } from '../platform/time.ts';
import { operations, requireCaller, requireSuperUser, text, ust, type Call, type SsoContext } from './context.ts';
import { isBlank } from '../platform/unseen.ts';
import { ValidationError } from './status.ts';
import type { Account } from './users.ts';
import { userView } from './views.ts';

const authType = z.enum(['oidc', 'basic_auth', 'jwt']);
/** Who vouches: the issuer of an OIDC subject; empty for the other kinds. */
const link = { authType, authSource: text(500).default(''), authPrincipal: text(500).min(1) };

interface Row {
  user_id: string;
  auth_type: string;
  auth_source: string;
  auth_principal: string;
  is_active: number;
  created_at: string;
}

/** The user that an active link leads to. */
export function linkedAccount(
  { store, users }: Pick<SsoContext, 'store' | 'users'>,
  type: string,
  source: string,
  principal: string,
): Account | undefined {
  const row = store.db
    .prepare<[string, string, string], Row>(
      'SELECT * FROM linked_account WHERE auth_type = ? AND auth_source = ? AND auth_principal = ? AND is_active = 1',
    )
    .get(type, source, principal);
  return row && users.byId(row.user_id);
}

/** Whether a user has an active link to somebody of an OpenID issuer. */
export function isLinked({ store }: Pick<SsoContext, 'store'>, userId: string, issuer: string): boolean {
  const row = store.db
    .prepare<[string, string], Row>(
      `SELECT * FROM linked_account
       WHERE user_id = ? AND auth_type = 'oidc' AND auth_source = ? AND is_active = 1`,
    )
    .get(userId, issuer);
  return row !== undefined;
}

export function linkOperations(context: SsoContext) {
  const { store, trail, users, ports } = context;
  const operation = operations(context);
  const ofUser = store.db.prepare<[string], Row>(
    'SELECT * FROM linked_account WHERE user_id = ? ORDER BY auth_type, auth_source, auth_principal',
  );
  const insert = store.db.prepare<[string, string, string, string, number, string]>(
    `INSERT OR IGNORE INTO linked_account (user_id, auth_type, auth_source, auth_principal, is_active, created_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const remove = store.db.prepare<[string, string, string, string]>(
    'DELETE FROM linked_account WHERE user_id = ? AND auth_type = ? AND auth_source = ? AND auth_principal = ?',
  );
  const owner = (call: Call, token: string | undefined, userId: string | undefined): Account => {
    const caller = requireCaller(context, call, token);
    if (userId === undefined || userId === caller.account?.id) {
      if (caller.account === undefined) throw new ValidationError('common.missing_input', { field: 'userId' });
      return caller.account;
    }
    if (!caller.isSuperUser) throw new ValidationError('auth.super_user_required');
    const account = users.byId(userId);
    if (account === undefined) throw new ValidationError('user_id.invalid');
    return account;
  };

  return {
    getLinkedAuthList: operation(
      'user.get_linked_auth_list',
      { ust: ust.optional(), userId: text(100).optional() },
      ({ ust: token, userId }, call) => {
        const account = owner(call, token, userId);
        return {
          result: ofUser.all(account.id).map((row) => ({
            userId: row.user_id,
            authType: row.auth_type,
            authSource: row.auth_source,
            authPrincipal: row.auth_principal,
            isActive: row.is_active === 1,
            creationTime: row.created_at,
          })),
        };
      },
    ),
    createLinkedAuth: operation(
      'user.create_linked_auth',
      { ust: ust.optional(), userId: text(100), ...link, isActive: z.boolean().default(true) },
      (input, call) => {
        const caller = requireSuperUser(context, call, input.ust);
        const account = users.byId(input.userId);
        if (account === undefined) throw new ValidationError('user_id.invalid');
        if (isBlank(input.authPrincipal)) throw new ValidationError('common.invalid_input', { field: 'authPrincipal' });
        store.transaction(() => {
          const { changes } = insert.run(
            account.id,
            input.authType,
            input.authSource,
            input.authPrincipal,
            Number(input.isActive),
            isoUtc(ports.clock.now()),
          );
          // One account of another system is one person here.
          if (changes !== 1) throw new ValidationError('common.invalid_operation', { field: 'authPrincipal' });
          trail.append({
            action: 'user.linked',
            actor: caller.actor,
            target: `user:${account.id}`,
            detail: { authType: input.authType, authSource: input.authSource, authPrincipal: input.authPrincipal },
          });
        });
        return {};
      },
    ),
    deleteLinkedAuth: operation(
      'user.delete_linked_auth',
      { ust: ust.optional(), userId: text(100), ...link },
      (input, call) => {
        const caller = requireSuperUser(context, call, input.ust);
        store.transaction(() => {
          const { changes } = remove.run(input.userId, input.authType, input.authSource, input.authPrincipal);
          if (changes !== 1) throw new ValidationError('common.invalid_operation', { field: 'authPrincipal' });
          trail.append({
            action: 'user.unlinked',
            actor: caller.actor,
            target: `user:${input.userId}`,
            detail: { authType: input.authType, authSource: input.authSource, authPrincipal: input.authPrincipal },
          });
        });
        return {};
      },
    ),
    getUserByLinkedAuth: operation('user.get_user_by_linked_auth', { ust: ust.optional(), ...link }, (input, call) => {
      requireSuperUser(context, call, input.ust);
      const account = linkedAccount(context, input.authType, input.authSource, input.authPrincipal);
      if (account === undefined) throw new ValidationError('user_id.invalid');
      return userView(context, account, 'super');
    }),
  };
}
