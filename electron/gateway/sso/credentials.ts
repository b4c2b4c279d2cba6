/**
 * The one check of who somebody is: user name, password, second factor. Login and signature both go through it, so
 * that failures count once, whatever was tried.
 */
import { createHmac } from 'node:crypto';
import type { Actor } from '../audit/trail.ts';
import { isoUtc } from '../time.ts';
import type { SsoContext } from './context.ts';
import { acceptedStep, looksLikeRecoveryCode, type TotpKey } from './totp.ts';
import type { Account } from './users.ts';

export interface Given {
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  /** Whether a recovery code may stand for the second factor: at a login, never at a signature (AU-13). */
  readonly allowRecoveryCode: boolean;
}

/** What came of it. A refusal never tells which of the parts was wrong. */
export type Proof =
  | { readonly ok: true; readonly account: Account; readonly amr: readonly string[] }
  /** `retryAfter` is the time in seconds until the account may be tried again. */
  | { readonly ok: false; readonly reason: 'not-allowed'; readonly retryAfter: number }
  /** It came before that time: nothing was looked at, and nothing counts. */
  | { readonly ok: false; readonly reason: 'too-soon'; readonly retryAfter: number }
  /** The password is right and the account wants a code as well. */
  | { readonly ok: false; readonly reason: 'totp-missing' };

export interface Credentials {
  readonly prove: (given: Given) => Promise<Proof>;
  /** Takes one TOTP code of a user: true once for each code, stored before it is told. Counts a failure otherwise. */
  readonly takeTotp: (account: Account, code: string) => boolean;
  /** The seed of an account, read; undefined where none is set. */
  readonly totpKeyOf: (account: Account) => TotpKey | undefined;
  readonly recoveryHash: (code: string) => string;
}

const throttleActor: Actor = { kind: 'station', id: 'throttle', name: 'Failed attempts' };

/** The check over the parts of the user service. */
export function openCredentials(context: Omit<SsoContext, 'credentials'>, recoveryKey: Uint8Array): Credentials {
  const { store, trail, ports, config, users, passwords, throttle, sessions, accountKey } = context;
  const spendRecovery = store.db.prepare<[string, string, string]>(
    'UPDATE recovery_code SET used_at = ? WHERE user_id = ? AND hash = ? AND used_at IS NULL',
  );
  const recoveryHash = (code: string): string =>
    createHmac('sha256', recoveryKey).update(code.trim().toLowerCase()).digest('hex');

  const fail = (userName: string, account: Account | undefined): void => {
    store.transaction(() => {
      const failures = throttle.fail(accountKey(userName), account !== undefined);
      if (account === undefined || account.isLocked || failures < config.login.failures_allowed) return;
      users.update(account.id, { is_locked: 1, locked_time: isoUtc(ports.clock.now()), locked_by: throttleActor.id });
      const ended = sessions.endAllOf(account.id);
      trail.append({
        action: 'user.locked',
        actor: throttleActor,
        target: `user:${account.id}`,
        detail: { reason: `${failures} failed attempts in a row`, sessionsEnded: ended },
      });
      ports.log.warn('An account was locked after failed attempts.', { user: account.userName, failures });
    });
  };
  const totpKeyOf = (account: Account): TotpKey | undefined =>
    account.totpKey === null
      ? undefined
      : { key: context.unseal('totpSeed', account.totpKey), algorithm: account.totpAlgorithm ?? 'SHA1' };
  const takeTotp = (account: Account, code: string): boolean =>
    store.transaction(() => {
      const present = users.byId(account.id);
      const key = present && totpKeyOf(present);
      if (present === undefined || key === undefined) return false;
      const step = acceptedStep(key, code, ports.clock.now(), present.totpLastStep, config.totp);
      if (step === undefined) return false;
      users.update(present.id, { totp_last_step: step, totp_confirmed: 1 });
      return true;
    });
  const takeRecoveryCode = (account: Account, code: string): boolean =>
    looksLikeRecoveryCode(code) &&
    store.transaction(() => {
      const { changes } = spendRecovery.run(isoUtc(ports.clock.now()), account.id, recoveryHash(code));
      if (changes !== 1) return false;
      trail.append({
        action: 'user.recovery-code-used',
        actor: { kind: 'person', id: account.id, name: account.fullName },
        target: `user:${account.id}`,
      });
      return true;
    });
  const secondFactor = (account: Account, given: Given): readonly string[] | undefined => {
    const code = given.totpCode ?? '';
    if (takeTotp(account, code)) return ['otp'];
    return given.allowRecoveryCode && takeRecoveryCode(account, code) ? ['recovery'] : undefined;
  };
  const rehash = async (account: Account, password: string): Promise<void> => {
    if (!passwords.isOutdated(account.password)) return;
    const phc = await passwords.hash(password);
    store.transaction(() => {
      if (users.byId(account.id)?.password.phc !== account.password.phc) return;
      users.update(account.id, { password_hash: phc, password_peppered: 1 });
    });
  };

  return {
    recoveryHash,
    totpKeyOf,
    takeTotp,
    prove: (given) => {
      const key = accountKey(given.userName);
      return throttle.inTurn(key, async (): Promise<Proof> => {
        const wait = throttle.wait(key);
        if (wait > 0) return { ok: false, reason: 'too-soon', retryAfter: wait / 1000 };
        const refuse = (account: Account | undefined): Proof => {
          fail(given.userName, account);
          return { ok: false, reason: 'not-allowed', retryAfter: throttle.wait(key) / 1000 };
        };
        const found = users.find(given.userName);
        const stored = found?.passwordIsSet === true ? found.password : undefined;
        const fits = await passwords.verify(stored, given.password);
        // What is decided now is decided on the user as it is now, not as it was before the hash.
        const account = found && users.byId(found.id);
        if (!fits || account === undefined || account.password.phc !== found?.password.phc) {
          return refuse(account);
        }
        const factors = account.isTotpEnabled ? secondFactor(account, given) : [];
        if (factors === undefined) {
          if ((given.totpCode ?? '') === '') return { ok: false, reason: 'totp-missing' };
          return refuse(account);
        }
        // Nothing about a locked account tells whether the password was right, the time to wait neither.
        if (account.isLocked) fail(given.userName, account);
        else if (throttle.failures(key) > 0) store.transaction(() => throttle.clear(key));
        await rehash(account, given.password);
        return { ok: true, account, amr: ['user', 'pwd', ...factors] };
      });
    },
  };
}
