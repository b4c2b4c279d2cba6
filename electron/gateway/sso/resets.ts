/**
 * `sso.password_reset`: a token, used once, opens a reset; its key, used once, sets the password. Here is no mail
 * server: an administrator gets the token and hands it to the person in front of them. Anybody may ask for a reset;
 * the answer is always the same, and the trail shows who was meant.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Actor } from '../audit/trail.ts';
import { isoUtc } from '../platform/time.ts';
import type { AccountWork } from './accounts.ts';
import { operations, requireSuperUser, text, ust, type SsoContext } from './context.ts';
import { unproved } from './refusals.ts';
import { ValidationError } from './status.ts';
import { ApprovalStatus, type Account } from './users.ts';

interface Row {
  token_hash: string;
  user_id: string;
  issued_by: string;
  expires_at: string;
  key_hash: string | null;
  key_expires_at: string | null;
  used_at: string | null;
}

/** `key` is what nobody makes a token without, and binds each to its user. */
export function resetOperations(context: SsoContext, accounts: AccountWork, key: Uint8Array) {
  const { store, trail, users, ports, config } = context;
  const { db } = store;
  const operation = operations(context);
  const rules = config.password_reset;
  const insert = db.prepare<[string, string, string, string, string]>(
    'INSERT INTO password_reset (token_hash, user_id, issued_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  const all = db.prepare<[], Row>('SELECT * FROM password_reset');
  const access = db.prepare<[string, string, string]>(
    'UPDATE password_reset SET key_hash = ?, key_expires_at = ? WHERE token_hash = ? AND key_hash IS NULL',
  );
  const use = db.prepare<[string, string]>(
    'UPDATE password_reset SET used_at = ? WHERE token_hash = ? AND used_at IS NULL',
  );
  const forget = db.prepare<[string]>('DELETE FROM password_reset WHERE user_id = ?');
  const now = (): string => isoUtc(ports.clock.now());
  const hash = (secret: string, userId: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([userId, secret]))
      .digest('hex');
  const refused = (): ValidationError => new ValidationError('password_reset.could_not_access');

  const find = (credential: string): Account | undefined => {
    const byName = rules.user_search_by === 'email' ? undefined : users.find(credential);
    const account = byName ?? (rules.user_search_by === 'username' ? undefined : users.byEmail(credential));
    return account?.approvalStatus === ApprovalStatus.approved ? account : undefined;
  };
  const create = (account: Account, issuer: Actor): string => {
    const token = randomBytes(15)
      .toString('hex')
      .replace(/.{5}(?=.)/g, '$&-');
    forget.run(account.id);
    insert.run(
      hash(token, account.id),
      account.id,
      issuer.id,
      now(),
      isoUtc(ports.clock.now() + rules.valid_for * 60_000),
    );
    return token;
  };
  const open = (token: string): Row => {
    const given = token.trim().toLowerCase();
    // There are few, and each is found by what only its user and this station give.
    const row = all.all().find(({ token_hash, user_id }) => token_hash === hash(given, user_id));
    if (row === undefined || row.expires_at <= now()) throw refused();
    return row;
  };

  return {
    /**
     * With an administrator's token (`ust`) the reset token of `userId` or of whom `credential` names, to be handed over;
     * otherwise nothing, whoever was named.
     */
    createToken: operation(
      'password_reset.create_token',
      { credential: text(1000).optional(), userId: text(100).optional(), ust: ust.optional() },
      ({ credential, userId, ust: token }, call): { readonly token?: string; readonly userId?: string } => {
        if (credential === undefined && userId === undefined) {
          throw new ValidationError('common.missing_input', { field: 'credential', malformed: true });
        }
        const named = (): Account | undefined => (credential === undefined ? undefined : find(credential));
        if (token === undefined && call.by === undefined) {
          const account = named();
          store.transaction(() => {
            trail.append({
              action: 'password-reset.asked',
              actor: call.source?.actor ?? unproved,
              target: `user:${account?.id ?? 'unknown'}`,
            });
          });
          return {};
        }
        const caller = requireSuperUser(context, call, token);
        const account = userId === undefined ? named() : users.byId(userId);
        if (account === undefined) {
          throw userId === undefined
            ? new ValidationError('username.invalid', { field: 'credential' })
            : new ValidationError('user_id.invalid', { field: 'userId' });
        }
        if (account.approvalStatus !== ApprovalStatus.approved) throw new ValidationError('auth.not_approved');
        return store.transaction(() => {
          trail.append({ action: 'password-reset.created', actor: caller.actor, target: `user:${account.id}` });
          return { token: create(account, caller.actor), userId: account.id };
        });
      },
    ),
    accessToken: operation('password_reset.access_token', { token: text(200) }, ({ token }) => {
      const row = open(token);
      const resetKey = randomBytes(24).toString('base64url');
      const expires = isoUtc(ports.clock.now() + rules.password_change_session_duration * 1000);
      return store.transaction(() => {
        if (access.run(hash(resetKey, row.user_id), expires, row.token_hash).changes !== 1) throw refused();
        trail.append({
          action: 'password-reset.opened',
          actor: { kind: 'person', id: row.user_id, name: users.byId(row.user_id)?.fullName ?? '' },
          target: `user:${row.user_id}`,
        });
        return { resetKey };
      });
    }),
    changePassword: operation(
      'password_reset.change_password',
      { token: text(200), resetKey: text(200), password: text(1000) },
      async ({ token, resetKey, password }) => {
        const row = open(token);
        const account = users.byId(row.user_id);
        const isOpen =
          row.key_hash === hash(resetKey, row.user_id) && (row.key_expires_at ?? '') > now() && row.used_at === null;
        if (!isOpen || account === undefined || account.approvalStatus !== ApprovalStatus.approved) throw refused();
        await accounts.setPasswordOf(account, {
          password,
          mustChange: false,
          actor: { kind: 'person', id: account.id, name: account.fullName },
          issuedBy: row.issued_by,
          still: ({ approvalStatus }) => {
            // The token is spent with the password that it set, and never twice.
            const spent = use.run(now(), row.token_hash).changes !== 1;
            if (spent || approvalStatus !== ApprovalStatus.approved) throw refused();
          },
        });
        return {};
      },
    ),
  };
}
