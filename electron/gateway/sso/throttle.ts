/**
 * Failed attempts by account, one count for login and signature: each failure doubles the time to the next attempt.
 *
 * An account is named by a keyed hash of its user name, whether or not a user of that name exists, so that neither the
 * answers nor the database tell which names are real. Counts survive a restart, and while the program runs, nobody lowers those of
 * accounts beside it; the time to wait is measured by the
 * monotonic clock and begins anew with a start, so that neither a restart nor a changed clock shortens it.
 */
import type { Clock } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';
import type { SsoConfig } from './config.ts';

export interface Throttle {
  /** Milliseconds until the account may be tried; 0 when it may be now. */
  readonly wait: (account: string) => number;
  /** Failures in a row. */
  readonly failures: (account: string) => number;
  /** Counts a failure, inside the caller's transaction; returns all failures in a row. */
  readonly fail: (account: string, known: boolean) => number;
  /** Forgets the failures of an account, inside the caller's transaction. */
  readonly clear: (account: string) => void;
  /** The same, and those of scripts with it. */
  readonly forget: (account: string) => void;
  /** Forgets names that belong to nobody after a day; a real account's count stays. */
  readonly cleanUp: () => void;
  /** The user was renamed: the count goes along. */
  readonly rename: (from: string, to: string) => void;
  /** Runs attempts on one account one after the other: many at once are not many guesses for one delay. */
  readonly inTurn: <T>(account: string, attempt: () => Promise<T>) => Promise<T>;
}

/**
 * Milliseconds for which a name that belongs to nobody is remembered. By age alone: were they to make room for each
 * other, a flood of names would show which of two names is real.
 */
const unknownKept = 24 * 3_600_000;

/** The name under which the tries of scripts are counted: they never lock a person out. */
export function scriptsKey(account: string): string {
  return `scripts ${account}`;
}

export function openThrottle(store: Store, clock: Clock, config: SsoConfig['login']): Throttle {
  const { db } = store;
  const read = db.prepare<[string], { failures: number }>('SELECT failures FROM sign_in_failure WHERE account = ?');
  const write = db.prepare<[string, number, number, string]>(
    `INSERT INTO sign_in_failure (account, failures, known, failed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (account) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at,
       known = excluded.known`,
  );
  const remove = db.prepare<[string]>('DELETE FROM sign_in_failure WHERE account = ?');
  const move = db.prepare<[string, string]>('UPDATE OR REPLACE sign_in_failure SET account = ? WHERE account = ?');
  const removeOld = db.prepare<[string]>('DELETE FROM sign_in_failure WHERE known = 0 AND failed_at < ?');
  const opened = clock.monotonic();
  /** The last failures, oldest first; one whose delay has passed says no more than the start of the program does. */
  const failedAt = new Map<string, number>();
  const lastFailure = (account: string): number => failedAt.get(account) ?? opened;
  const forgetOld = (): void => {
    for (const [account, at] of failedAt) {
      if (clock.monotonic() - at <= config.longest_delay * 1000) return;
      failedAt.delete(account);
    }
  };
  /** What was counted of accounts since the start. */
  const counted = new Map<string, number>();
  const turns = new Map<string, Promise<unknown>>();

  const delay = (failures: number): number =>
    failures === 0 ? 0 : Math.min(config.first_delay * 2 ** (failures - 1), config.longest_delay) * 1000;

  const clear = (account: string): void => {
    remove.run(account);
    failedAt.delete(account);
    counted.delete(account);
  };

  const failuresOf = (account: string): number => Math.max(read.get(account)?.failures ?? 0, counted.get(account) ?? 0);

  return {
    failures: failuresOf,
    wait: (account) => Math.max(0, lastFailure(account) + delay(failuresOf(account)) - clock.monotonic()),
    fail: (account, known) => {
      const failures = failuresOf(account) + 1;
      write.run(account, failures, known ? 1 : 0, isoUtc(clock.now()));
      if (known) counted.set(account, failures);
      failedAt.delete(account);
      failedAt.set(account, clock.monotonic());
      forgetOld();
      return failures;
    },
    clear,
    forget: (account) => {
      clear(account);
      clear(scriptsKey(account));
    },
    cleanUp: () => void removeOld.run(isoUtc(clock.now() - unknownKept)),
    rename: (from, to) => {
      if (from === to) return;
      move.run(to, from);
      failedAt.set(to, lastFailure(from));
      failedAt.delete(from);
      counted.set(to, counted.get(from) ?? 0);
      counted.delete(from);
    },
    inTurn: (account, attempt) => {
      const turn = (turns.get(account) ?? Promise.resolve()).then(attempt);
      const settled = turn
        .catch(() => undefined)
        .finally(() => {
          if (turns.get(account) === settled) turns.delete(account);
        });
      turns.set(account, settled);
      return turn;
    },
  };
}
