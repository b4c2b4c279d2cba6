/** A few connections to one database, which come as they are needed and go when they are lost. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Clock } from '../platform/ports.ts';
import type { DatabaseConnection } from './driver.ts';

export interface PoolOptions {
  /** The database's, for what is told. */
  readonly name: string;
  readonly connect: () => Promise<DatabaseConnection>;
  readonly clock: Pick<Clock, 'after'>;
  readonly most: number;
  /** Milliseconds for which one that is free is waited for. */
  readonly patience: number;
}

export interface Pool {
  /** A connection of one's own until it is given back. Rejects with `busy` where none comes free, and as connecting does. */
  readonly take: () => Promise<DatabaseConnection>;
  /** Gives it back; one that is lost or was left inside of a transaction is ended. */
  readonly giveBack: (connection: DatabaseConnection) => void;
  /** Those that are open, and those of them that are used. */
  readonly counts: () => { readonly open: number; readonly used: number };
  /** Ends all of them, those in use too. */
  readonly close: () => void;
}

/** Opens a pool, with no connection yet. */
export function openPool({ name, connect, clock, most, patience }: PoolOptions): Pool {
  const idle: DatabaseConnection[] = [];
  const used = new Set<DatabaseConnection>();
  /** Told when a place is free. */
  const waiting = new Set<() => void>();
  let connecting = 0;
  let isClosed = false;
  const freePlace = (): boolean => idle.length > 0 || used.size + connecting < most;
  const next = (): void => {
    const [first] = waiting;
    if (first === undefined || !freePlace()) return;
    waiting.delete(first);
    first();
  };
  const placeFree = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = clock.after(patience, () => {
        waiting.delete(wake);
        reject(
          new CountersignError(
            ErrorCode.busy,
            `The database ${name}: all of its ${most} connections are in use. Nothing was run; ask again.`,
          ),
        );
      });
      const wake = (): void => {
        stop();
        resolve();
      };
      waiting.add(wake);
    });
  const take = async (): Promise<DatabaseConnection> => {
    for (;;) {
      for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
        if (found.isFree()) {
          used.add(found);
          return found;
        }
        found.destroy();
      }
      if (used.size + connecting < most) break;
      await placeFree();
    }
    connecting += 1;
    try {
      const made = await connect();
      if (isClosed) {
        made.destroy();
        throw new CountersignError(
          ErrorCode.closed,
          `The database ${name}: its connections were closed. Nothing was run.`,
        );
      }
      used.add(made);
      return made;
    } finally {
      connecting -= 1;
      next();
    }
  };
  return {
    take,
    giveBack: (connection) => {
      used.delete(connection);
      if (!isClosed && connection.isFree()) idle.push(connection);
      else {
        // Where one is lost the others may be, and whoever takes them would wait to learn it.
        if (!connection.isThere()) for (const other of idle.splice(0)) other.destroy();
        connection.destroy();
      }
      next();
    },
    counts: () => ({ open: idle.length + used.size, used: used.size }),
    close: () => {
      isClosed = true;
      for (const connection of [...idle, ...used]) connection.destroy();
      idle.length = 0;
      used.clear();
    },
  };
}
