/**
 * Failed attempts by account, one count for login and signature: each failure doubles the time to the next attempt.
 *
 * An account is named by a keyed hash of its user name, whether or not a user of that name exists, so that neither the
 * answers nor the database tell which names are real. Counts survive a restart; the time to wait is measured by the
 * monotonic clock and begins anew with a start, so that neither a restart nor a changed clock shortens it.
 */
import type { Clock } from '../ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../time.ts';
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
  /** The user was renamed: the count goes along. */
  readonly rename: (from: string, to: string) => void;
  /** Runs attempts on one account one after the other: many at once are not many guesses for one delay. */
  readonly inTurn: <T>(account: string, attempt: () => Promise<T>) => Promise<T>;
}

/** Names that belong to nobody and are still remembered; the oldest make room. */
const unknownKept = 1000;

export function openThrottle(store: Store, clock: Clock, config: SsoConfig['login']): Throttle {
  const { db } = store;
  const read = db.prepare<[string], { failures: number }>('SELECT failures FROM sign_in_failure WHERE account = ?');
  const write = db.prepare<[string, number, number, string]>(
    `INSERT INTO sign_in_failure (account, failures, known, failed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (account) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM sign_in_failure WHERE account = ?');
  const move = db.prepare<[string, string]>('UPDATE OR REPLACE sign_in_failure SET account = ? WHERE account = ?');
  const prune = db.prepare<[number]>(
    `DELETE FROM sign_in_failure WHERE account IN (
       SELECT account FROM sign_in_failure WHERE known = 0 ORDER BY failed_at DESC LIMIT -1 OFFSET ?)`,
  );
  const opened = clock.monotonic();
  // Those of names that nobody has are bounded; a flood of them never shortens the wait of a real account.
  const failedAt = { known: new Map<string, number>(), unknown: new Map<string, number>() };
  const lastFailure = (account: string): number =>
    failedAt.known.get(account) ?? failedAt.unknown.get(account) ?? opened;
  const forget = (account: string): void => {
    failedAt.known.delete(account);
    failedAt.unknown.delete(account);
  };
  const turns = new Map<string, Promise<unknown>>();

  const delay = (failures: number): number =>
    failures === 0 ? 0 : Math.min(config.first_delay * 2 ** (failures - 1), config.longest_delay) * 1000;

  const failuresOf = (account: string): number => read.get(account)?.failures ?? 0;

  return {
    failures: failuresOf,
    wait: (account) => Math.max(0, lastFailure(account) + delay(failuresOf(account)) - clock.monotonic()),
    fail: (account, known) => {
      const failures = failuresOf(account) + 1;
      write.run(account, failures, known ? 1 : 0, isoUtc(clock.now()));
      forget(account);
      failedAt[known ? 'known' : 'unknown'].set(account, clock.monotonic());
      if (!known) prune.run(unknownKept);
      const [oldest] = failedAt.unknown.keys();
      if (failedAt.unknown.size > unknownKept && oldest !== undefined) failedAt.unknown.delete(oldest);
      return failures;
    },
    clear: (account) => {
      remove.run(account);
      forget(account);
    },
    rename: (from, to) => {
      move.run(to, from);
      failedAt.known.set(to, lastFailure(from));
      forget(from);
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
