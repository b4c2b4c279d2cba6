/**
 * The one check of who somebody is: user name, password, second factor. Login and signature both go through it, so
 * that failures count once, whatever was tried.
 */
import { createHmac } from 'node:crypto';
import type { Actor } from '../audit/trail.ts';
import { isoUtc } from '../platform/time.ts';
import { credentialRefusal, type CredentialCheck } from './credentialCheck.ts';
import type { SsoParts } from './parts.ts';
import type { Source } from './refusals.ts';
import { notIntact } from './standing.ts';
import { ValidationError } from './status.ts';
import { scriptsKey } from './throttle.ts';
import { looksLikeRecoveryCode } from './totp.ts';
import { openTotpCheck, type TotpResult } from './totpCheck.ts';
import type { Account } from './users.ts';

export interface Given {
  /** A user name, or the number of a badge. */
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  /** Whether a recovery code may stand for the second factor: at a login, never at a signature (AU-13). */
  readonly allowRecoveryCode: boolean;
  /** The user whose second factor is not asked again: the signer of a series. */
  readonly seriesOf?: string | undefined;
  /** Where the call comes from; not given at the station's own screen. */
  readonly source?: Source | undefined;
}

export interface Credentials {
  readonly prove: (given: Given) => Promise<CredentialCheck>;
  /**
   * Takes one TOTP code where it is asked for by itself. A wrong one counts like a wrong password. Throws E005001, with
   * the time to wait where it came too soon; E005008 for one that does not fit now.
   */
  readonly requireTotp: (account: Account, code: string, field: string, source?: Source) => void;
  readonly recoveryHash: (code: string) => string;
  /** Makes recovery codes worthless, inside the caller's transaction: their factor is gone. */
  readonly dropRecoveryCodes: (userId: string) => void;
}

const throttleActor: Actor = { kind: 'station', id: 'throttle', name: 'Failed attempts' };

/** Failures in a row that lock anybody (AU-8: never more than 100). */
const mostFailures = 100;
/** Attempts looked at or waiting for their turn; a flood of them is turned away, not queued. */
const mostAtOnce = 200;
/** Seconds told to scripts that failed too often with an account: the count is forgotten a day after the last failure. */
const shutToScripts = 24 * 3600;

/** It came before its time, or too many are being looked at: nothing was looked at, and nothing counts. In seconds. */
function tooSoon(retryAfter: number): CredentialCheck {
  return credentialRefusal(new ValidationError('auth.not_allowed', { retryAfter }), { retryAfter, checked: false });
}

/** The check over the parts of the user service. */
export function openCredentials(context: SsoParts, recoveryKey: Uint8Array): Credentials {
  const { store, trail, ports, config, users, passwords, throttle, sessions, accountKey } = context;
  const spendRecovery = store.db.prepare<[string, string, string]>(
    'UPDATE recovery_code SET used_at = ? WHERE user_id = ? AND hash = ? AND used_at IS NULL',
  );
  const takeTotp = openTotpCheck(context);
  const recoveryHash = (code: string): string =>
    createHmac('sha256', recoveryKey).update(code.trim().toLowerCase()).digest('hex');

  const dropRecovery = store.db.prepare<[string]>('DELETE FROM recovery_code WHERE user_id = ?');

  /** What a name is counted under; tries of scripts apart from those of people. */
  const keyOf = (userName: string, source: Source | undefined): string =>
    source?.proofs === undefined ? accountKey(userName) : scriptsKey(accountKey(userName));
  /** Seconds until a name may be tried from there. */
  const waitOf = (userName: string, source: Source | undefined): number => {
    const key = keyOf(userName, source);
    if (source?.proofs === undefined) return throttle.wait(key) / 1000;
    if (throttle.failures(key) >= config.login.failures_allowed) return shutToScripts;
    return Math.max(throttle.wait(key) / 1000, source.proofs.wait(source.name));
  };
  /** Whether nobody else could lift a lock: the last administrator is only delayed, up to the most that is allowed. */
  const isLastAdministrator = (account: Account): boolean => account.isSuperUser && users.unlockedAdministrators() <= 1;
  /** A script's failures are its own: they shut the account for scripts alone, never for the person. */
  const failByScript = (source: Source, key: string, account: Account | undefined): void => {
    source.proofs?.spend(source.name);
    store.transaction(() => {
      const failures = throttle.fail(key, false);
      if (account === undefined || failures !== config.login.failures_allowed) return;
      trail.append({
        action: 'user.shut-to-scripts',
        actor: source.actor,
        target: `user:${account.id}`,
        detail: { reason: `${failures} failed attempts of scripts in a row` },
      });
      ports.log.warn('Scripts may prove an account no more after failed attempts; its owner still can.', {
        user: account.userName,
        script: source.actor.name,
      });
    });
  };
  const fail = (userName: string, account: Account | undefined, source: Source | undefined): void => {
    if (source?.proofs !== undefined) {
      failByScript(source, keyOf(userName, source), account);
      return;
    }
    store.transaction(() => {
      const failures = throttle.fail(accountKey(userName), account !== undefined);
      if (account === undefined || account.isLocked || failures < config.login.failures_allowed) return;
      if (isLastAdministrator(account) && failures < mostFailures) {
        trail.append({
          action: 'user.lock-withheld',
          actor: throttleActor,
          target: `user:${account.id}`,
          detail: { reason: `${failures} failed attempts in a row, and nobody else could unlock` },
        });
        return;
      }
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
  const secondFactor = (account: Account, given: Given): readonly string[] | (TotpResult & { taken: false }) => {
    const code = given.totpCode ?? '';
    const totp = takeTotp(account, code);
    if (totp.taken) return ['otp'];
    return given.allowRecoveryCode && takeRecoveryCode(account, code) ? ['recovery'] : totp;
  };
  /** Hashes a password anew that is kept weaker than today's (AU-1); beside the answer, whose time tells nothing of it. */
  const renew = ({ id, password: { phc } }: Account, password: string): void => {
    passwords
      .hash(password)
      .then((fresh) =>
        store.transaction(() => {
          if (users.byId(id)?.password.phc === phc) users.update(id, { password_hash: fresh, password_peppered: 1 });
        }),
      )
      .catch((error: unknown) => ports.log.warn('A password was not hashed anew.', { reason: String(error) }));
  };
  let looking = 0;

  const prove = async (given: Given, key: string): Promise<CredentialCheck> => {
    const { userName, source } = given;
    const wait = waitOf(userName, source);
    if (wait > 0) return tooSoon(wait);
    const refuse = (account: Account | undefined): CredentialCheck => {
      fail(userName, account, source);
      return credentialRefusal(new ValidationError('auth.not_allowed'), { retryAfter: waitOf(userName, source) });
    };
    const found = users.find(userName);
    if (found?.isIntact === false) return credentialRefusal(notIntact(), { checked: false });
    const stored = found?.passwordIsSet === true ? found.password : undefined;
    const fits = await passwords.verify(stored, given.password);
    // What is decided now is decided on the user as it is now, without a pause in between: not as it was before the hash.
    const account = found && users.byId(found.id);
    if (!fits || account === undefined || account.password.phc !== found?.password.phc) return refuse(account);
    // AU-8: nothing about a locked account tells that the password was right, the second factor neither.
    if (account.isLocked && !config.login.inform_if_locked) return refuse(account);
    const factors = account.isTotpEnabled && given.seriesOf !== account.id ? secondFactor(account, given) : [];
    if ('words' in factors) {
      const { words } = factors;
      const isMissing = (given.totpCode ?? '') === '';
      if (words === undefined && !isMissing) return refuse(account);
      // The password is right: a code that is missing, or of a step just outside those that are taken, counts as no failure.
      return credentialRefusal(
        new ValidationError('auth.totp_missing', isMissing || words === undefined ? {} : { words }),
      );
    }
    if (throttle.failures(key) > 0) store.transaction(() => throttle.clear(key));
    if (passwords.isOutdated(account.password)) renew(account, given.password);
    return { ok: true, account, amr: ['user', 'pwd', ...factors] };
  };

  return {
    recoveryHash,
    dropRecoveryCodes: (userId) => void dropRecovery.run(userId),
    requireTotp: (account, code, field, source) => {
      const wait = waitOf(account.userName, source);
      if (wait > 0) throw new ValidationError('auth.not_allowed', { field, retryAfter: wait });
      const totp = takeTotp(account, code);
      if (totp.taken) return;
      if (totp.words !== undefined) throw new ValidationError('auth.totp_missing', { field, words: totp.words });
      fail(account.userName, account, source);
      throw new ValidationError('auth.not_allowed', { field });
    },
    prove: async (given) => {
      if (looking >= mostAtOnce) return tooSoon(1);
      looking += 1;
      // A badge says whose account it is, and nothing more: what counts and what is asked for is the account's.
      const known = users.identify(given.userName);
      const named = known === undefined ? given : { ...given, userName: known.account.userName };
      const key = keyOf(named.userName, named.source);
      try {
        const proof = await throttle.inTurn(key, () => prove(named, key));
        if (!proof.ok || known?.by !== 'badge') return proof;
        return { ...proof, amr: proof.amr.map((method) => (method === 'user' ? 'badge' : method)) };
      } finally {
        looking -= 1;
      }
    },
  };
}
