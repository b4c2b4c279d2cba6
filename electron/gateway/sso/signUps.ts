/** Sign-up: a person asks for an account, confirms it, and waits for somebody's decision. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isoUtc } from '../platform/time.ts';
import type { AccountRules, Refuse } from './accountRules.ts';
import { operations, text, type SsoContext } from './context.ts';
import { ValidationError, type StatusLabel } from './status.ts';
import { ApprovalStatus, nameKey, SignUpStatus } from './users.ts';

/** The operations of a sign-up. */
export function signUpOperations(context: SsoContext, { checkName, checkEmail, passwordColumns }: AccountRules) {
  const { store, trail, users, config, ports, throttle, accountKey } = context;
  const operation = operations(context);
  const now = (): string => isoUtc(ports.clock.now());
  const addDecoy = store.db.prepare<[string, string]>(
    'INSERT INTO sign_up_decoy (token_hash, created_at) VALUES (?, ?)',
  );
  const readDecoy = store.db.prepare<[string], { is_confirmed: number }>(
    'SELECT is_confirmed FROM sign_up_decoy WHERE token_hash = ?',
  );
  const confirmDecoy = store.db.prepare<[string]>('UPDATE sign_up_decoy SET is_confirmed = 1 WHERE token_hash = ?');
  const signUpHash = (token: string): string => createHash('sha256').update(token).digest('hex');

  return {
    signup: operation(
      'user.signup',
      {
        username: text(1000),
        password: text(1000),
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
        const refuse: Refuse = (label, field, words) =>
          new ValidationError(label, {
            field,
            ...(words === undefined ? {} : { words }),
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
          throttle.forget(accountKey(made.userName));
          trail.append({
            action: 'user.signed-up',
            actor: { kind: 'person', id: made.id, name: made.fullName },
            target: `user:${made.id}`,
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
          target: `user:${account.id}`,
        });
      });
      return {};
    }),
  };
}
