/**
 * Transactions that scripts begin and end, each on a connection of its own. One whose session has ended is rolled back, and so
 * is one that is not used for as long as its time limit says: whoever comes with it later hears so.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Ports } from '../platform/ports.ts';
import type { Database } from './connections.ts';
import { isolationLevels, type DatabaseConnection } from './driver.ts';
import { notCommitted, undoneBefore } from './failure.ts';

export interface Transactions {
  /**
   * Begins one and resolves to its id.
   * @param owner Whose it is; nobody else may use it.
   * @param timeLimit Milliseconds without use after which it is rolled back.
   */
  readonly begin: (database: Database, owner: string, isolation: number, timeLimit: number) => Promise<string>;
  /**
   * Runs work in it. Rejects with `illegal-argument` for one that is not there any more, with the reason where it is known, and for
   * one of which the server took back what was done.
   */
  readonly use: <T>(id: string, owner: string, work: (on: InTransaction) => Promise<T>) => Promise<T>;
  readonly commit: (id: string, owner: string) => Promise<void>;
  readonly rollback: (id: string, owner: string) => Promise<void>;
  /** Ends it: what was not committed is rolled back. One that is not there is closed already. */
  readonly end: (id: string, owner: string) => Promise<void>;
  /** Its owner is gone for ever: rolls all of theirs back, one that still runs something as soon as that is over. */
  readonly endOf: (owner: string) => Promise<void>;
  /** Rolls all of them back, as far as their servers answer; one that runs something ends with its connection. */
  readonly close: () => Promise<void>;
}

/** Where a statement of a transaction runs. */
export interface InTransaction {
  readonly database: Database;
  readonly connection: DatabaseConnection;
  /** As SQL says it. */
  readonly isolation: string;
}

interface Open extends InTransaction, Owned {
  readonly id: string;
  readonly timeLimit: number;
  stop: () => void;
  isBusy: boolean;
}

/** Whose owner may go while it is begun, or while it runs something. */
interface Owned {
  readonly owner: string;
  isLeft: boolean;
}

/** Milliseconds that a transaction may ask for. */
const longest = 300_000;
/** Milliseconds that the end of the program waits for servers. One that hangs rolls back once it finds the connection gone. */
const closing = 2000;
/** How many of those that ended by themselves are remembered for their owners. */
const mostRemembered = 100;

/** Keeps the transactions of a station. */
export function openTransactions({ clock, newId, log }: Pick<Ports, 'clock' | 'newId' | 'log'>): Transactions {
  const open = new Map<string, Open>();
  const beginning = new Set<Owned>();
  const ended = new Map<string, string>();
  const remember = (id: string, reason: string): void => {
    ended.set(id, reason);
    const [oldest] = ended.keys();
    if (ended.size > mostRemembered && oldest !== undefined) ended.delete(oldest);
  };
  const forget = (one: Open): void => {
    one.stop();
    open.delete(one.id);
  };
  const rollBack = async (one: Open): Promise<void> => {
    forget(one);
    try {
      await one.database.limited(one.connection, one.connection.rollback());
    } catch {
      // A server that lost the connection has rolled back.
      one.connection.destroy();
    }
    one.database.pool.giveBack(one.connection);
  };
  const watch = (one: Open): void => {
    one.stop();
    one.stop = clock.after(one.timeLimit, () => {
      const seconds = one.timeLimit / 1000;
      remember(one.id, `it was not used for ${seconds} s, and was rolled back`);
      log.warn(
        `A transaction of the database ${one.database.name} was not used for ${seconds} s, and was rolled back.`,
      );
      void rollBack(one);
    });
  };
  const find = (id: string, owner: string): Open => {
    const one = open.get(id);
    if (one === undefined || one.owner !== owner) {
      throw new CountersignError(
        ErrorCode.illegalArgument,
        `There is no transaction ${id}: ${ended.get(id) ?? 'it was closed, or never begun here'}. Nothing was run.`,
      );
    }
    if (one.isBusy) throw new CountersignError(ErrorCode.busy, `The transaction ${id} still runs something else.`);
    return one;
  };
  const working = async <T>(id: string, owner: string, work: (on: InTransaction) => Promise<T>): Promise<T> => {
    const one = find(id, owner);
    one.stop();
    one.isBusy = true;
    try {
      return await one.database.limited(one.connection, work(one));
    } catch (error) {
      if (!one.connection.isThere()) {
        remember(id, 'its connection was lost, and nothing of it was kept');
        forget(one);
        one.connection.destroy();
        one.database.pool.giveBack(one.connection);
      }
      throw error;
    } finally {
      one.isBusy = false;
      if (open.has(id) && one.isLeft) await rollBack(one);
      else if (open.has(id)) watch(one);
    }
  };
  const begun = async (database: Database, level: string): Promise<DatabaseConnection> => {
    const connection = await database.take();
    try {
      await database.limited(connection, connection.begin(level));
      return connection;
    } catch (error) {
      connection.destroy();
      database.pool.giveBack(connection);
      throw error;
    }
  };
  const again = async (connection: DatabaseConnection, end: () => Promise<void>, isolation: string): Promise<void> => {
    // A transaction of the platform goes on after either, until it is closed; also where the server has ended it with an error: what
    // comes next would be committed by itself.
    try {
      await end();
    } catch (error) {
      if (connection.isFree()) await connection.begin(isolation);
      throw error;
    }
    await connection.begin(isolation);
  };
  return {
    begin: async (database, owner, isolation, timeLimit) => {
      const level = isolationLevels[isolation];
      if (level === undefined || !(timeLimit > 0 && timeLimit <= longest)) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `No transaction was begun: its isolation is one of ${Object.keys(isolationLevels).join(', ')}, and its time limit ` +
            `${longest} ms at most.`,
        );
      }
      const owned: Owned = { owner, isLeft: false };
      beginning.add(owned);
      let connection: DatabaseConnection;
      try {
        connection = await begun(database, level);
      } finally {
        beginning.delete(owned);
      }
      const id = newId();
      const one: Open = {
        ...owned,
        id,
        database,
        connection,
        isolation: level,
        timeLimit,
        stop: () => undefined,
        isBusy: false,
      };
      open.set(id, one);
      if (owned.isLeft) {
        await rollBack(one);
        throw new CountersignError(ErrorCode.illegalArgument, 'No transaction was begun: its session has ended.');
      }
      watch(one);
      return id;
    },
    use: (id, owner, work) =>
      working(id, owner, (on) => (on.connection.isUndone() ? Promise.reject(undoneBefore()) : work(on))),
    commit: (id, owner) =>
      working(id, owner, async ({ connection, isolation }) => {
        const isUndone = connection.isUndone();
        await again(connection, isUndone ? connection.rollback : connection.commit, isolation);
        if (isUndone) throw notCommitted();
      }),
    rollback: (id, owner) =>
      working(id, owner, ({ connection, isolation }) => again(connection, connection.rollback, isolation)),
    end: async (id, owner) => {
      if (!open.has(id)) return;
      await rollBack(find(id, owner));
    },
    endOf: async (owner) => {
      for (const one of beginning) if (one.owner === owner) one.isLeft = true;
      const theirs = [...open.values()].filter((one) => one.owner === owner);
      for (const one of theirs) {
        one.isLeft = true;
        log.warn(
          `A transaction of the database ${one.database.name} was left open by its session, and is rolled back.`,
        );
      }
      await Promise.all(theirs.filter(({ isBusy }) => !isBusy).map(rollBack));
    },
    close: async () => {
      const waiting = [...open.values()].filter(({ isBusy }) => !isBusy);
      let callOff = (): void => undefined;
      const late = new Promise<void>((resolve) => {
        callOff = clock.after(closing, resolve);
      });
      await Promise.race([Promise.all(waiting.map(rollBack)), late]);
      callOff();
    },
  };
}
