/** Second factors: TOTP seeds and recovery codes, and what their change takes (AU-12, AU-13). */
import type { AccountRules } from './accountRules.ts';
import { operations, requireCaller, text, ust, type Call, type SsoContext } from './context.ts';
import { ValidationError } from './status.ts';
import { isTotpKey, newRecoveryCodes, newTotpKey } from './totp.ts';
import type { Account, UserColumns } from './users.ts';

const id = text(100);
const secret = text(1000);

/** The operations on second factors, and what those on accounts need of them. */
export function factorOperations(context: SsoContext, { byId }: AccountRules) {
  const { store, trail, users, config, credentials } = context;
  const operation = operations(context);
  /** The columns of a seed. What was spent of it stays spent: the trail has it by the seed. */
  const totpColumns = (key: string, label: string | null): UserColumns => ({
    totp_key: context.seal('totpSeed', key),
    totp_label: label === null ? null : context.seal('totpSeed', label),
    totp_algorithm: config.totp.algorithm,
    totp_confirmed: 0,
  });

  const requireTotp = (account: Account, code: string | undefined, { source }: Pick<Call, 'source'>): void => {
    if (code === undefined || code === '') throw new ValidationError('auth.totp_missing', { field: 'totpCode' });
    credentials.requireTotp(account, code, 'totpCode', source);
  };
  /** Full proof of the person whose session calls, before one of their factors changes (AU-12). */
  const requireOwner = async (
    account: Account,
    given: { readonly password?: string | undefined; readonly totpCode?: string | undefined },
    { source }: Pick<Call, 'source'>,
  ): Promise<void> => {
    if (given.password === undefined) throw new ValidationError('common.missing_input', { field: 'password' });
    const { userName } = account;
    const proof = await credentials.prove({
      userName,
      password: given.password,
      totpCode: given.totpCode,
      allowRecoveryCode: false,
      source,
    });
    if (proof.ok) return;
    throw proof.needs === 'totp' ? proof.error.at('totpCode') : proof.error;
  };

  return {
    totpColumns,
    requireTotp,
    operations: {
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
          if (isSelf && caller.account !== undefined && account.isTotpEnabled) await requireOwner(account, input, call);
          const key = (input.totpKey ?? '') === '' ? newTotpKey() : (input.totpKey ?? '').toUpperCase();
          if (!isTotpKey(key)) throw new ValidationError('common.invalid_input', { field: 'totpKey' });
          const label = (input.totpLabel ?? '') === '' ? account.userName : (input.totpLabel ?? null);
          store.transaction(() => {
            users.update(account.id, totpColumns(key, label));
            credentials.dropRecoveryCodes(account.id);
            trail.append({ action: 'user.totp-key-set', actor: caller.actor, target: `user:${account.id}` });
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
          if (isSelf && caller.account !== undefined) await requireOwner(account, given, call);
          const codes = newRecoveryCodes();
          store.transaction(() => {
            credentials.dropRecoveryCodes(account.id);
            const insert = store.db.prepare<[string, string]>(
              'INSERT INTO recovery_code (user_id, hash) VALUES (?, ?)',
            );
            for (const code of codes) insert.run(account.id, credentials.recoveryHash(code));
            trail.append({ action: 'user.recovery-codes-made', actor: caller.actor, target: `user:${account.id}` });
          });
          return { recoveryCodes: codes };
        },
      ),
    },
  };
}
export type Factors = ReturnType<typeof factorOperations>;
