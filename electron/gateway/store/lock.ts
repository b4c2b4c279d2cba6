/**
 * One process per data directory: an exclusive lock held on a small file beside the database. The operating system lets
 * go of it whenever the process ends, however it ends, so no stale lock can remain.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { storeTrouble, StoreTrouble } from '../../contract/storeTrouble.ts';
import { cannotUse } from '../platform/dataDir.ts';
import { databaseFiles, notAFile } from './loss.ts';

export interface DataDirLock {
  /** Whether the file says that there was a station here, also where nothing else is left of it. */
  readonly isMarked: () => boolean;
  /** Has it say so. */
  readonly mark: () => void;
  readonly release: () => void;
}

/** Takes the lock of a data directory. Throws `store`: it is taken, or why it cannot be. */
export function lockDataDir(dataDir: string): DataDirLock {
  let lock: Database.Database | undefined;
  try {
    requirePlainFiles(dataDir);
    lock = new Database(join(dataDir, 'lock'), { timeout: 0 });
    // Kept over the end of the transaction, so that the file can be written under it.
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (cause) {
    lock?.close();
    if (cause instanceof CountersignError) throw cause;
    if (storeTrouble(cause) !== StoreTrouble.busy) throw cannotUse(dataDir, cause);
    throw new CountersignError(
      ErrorCode.store,
      `The data directory ${dataDir} is in use by another Countersign. Close that one first.`,
      { cause },
    );
  }
  const held = lock;
  const isMarked = (): boolean => held.pragma('user_version', { simple: true }) === 1;
  return {
    isMarked,
    mark: () => {
      if (!isMarked()) held.pragma('user_version = 1');
    },
    release: () => void held.close(),
  };
}

/** SQLite says of a folder that it may not be opened, and of a pipe that the disk is broken. */
function requirePlainFiles(dataDir: string): void {
  for (const name of ['lock', ...databaseFiles]) {
    const file = join(dataDir, name);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) throw notAFile(file);
  }
}
