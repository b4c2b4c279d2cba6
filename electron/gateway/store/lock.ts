/**
 * One process per data directory: an exclusive transaction held open on a small file beside the database. The
 * operating system lets go of it whenever the process ends, however it ends, so no stale lock can remain.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** Takes the lock of a data directory; returns the function that releases it. Throws `store` when it is taken. */
export function lockDataDir(dataDir: string): () => void {
  const lock = new Database(join(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new CountersignError(
      ErrorCode.store,
      `The data directory ${dataDir} is in use by another Countersign. Close that one first.`,
      { cause },
    );
  }
  return () => lock.close();
}
