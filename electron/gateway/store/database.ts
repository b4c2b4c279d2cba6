/**
 * The station's database: opened with the durability that signatures need, every setting read back.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { prepareDataDir } from '../dataDir.ts';
import { lockDataDir } from './lock.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

export type Sqlite = Database.Database;

const databaseName = 'station.sqlite';

export interface Store {
  readonly db: Sqlite;
  /** Runs `work` in one write transaction: all of it is committed and on disk when this returns, or none of it. */
  readonly transaction: <T>(work: () => T) => T;
  readonly close: () => void;
}

/**
 * Opens (or creates) the database of a data directory and brings it to this program's version.
 *
 * Throws `store`, with a message that says what to do, when the directory cannot be written, is in use, holds a
 * damaged database or one of a newer program.
 */
export function openStore(dataDir: string): Store {
  prepareDataDir(dataDir);
  const unlock = lockDataDir(dataDir);
  try {
    const db = openDatabase(join(dataDir, databaseName));
    return {
      db,
      transaction: (work) => db.transaction(work).immediate(),
      close: () => {
        db.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Opens the database of a data directory for reading alone, also beside a running station. Throws `store` when there is
 * none: looking at a folder never makes a station of it.
 */
export function openForReading(dataDir: string): Sqlite {
  const file = join(dataDir, databaseName);
  try {
    return new Database(file, { readonly: true, fileMustExist: true });
  } catch (cause) {
    throw new CountersignError(ErrorCode.store, `There is no station in ${dataDir}, or it cannot be read.`, { cause });
  }
}

function openDatabase(file: string): Sqlite {
  let db: Sqlite | undefined;
  try {
    db = new Database(file);
    configure(db);
    checkIntegrity(db);
    migrate(db, migrations);
    return db;
  } catch (cause) {
    db?.close();
    if (cause instanceof CountersignError) throw cause;
    throw new CountersignError(
      ErrorCode.store,
      `The database ${file} could not be opened. Keep the file with its -wal and -shm files, and restore a backup.`,
      { cause },
    );
  }
}

const cacheKilobytes = 32_768;
const checkpointPages = 4000;

const pragmas = Object.freeze({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, trusted_schema: 0 });

function configure(db: Sqlite): void {
  if (process.platform === 'darwin') db.pragma('fullfsync = 1');
  // The pages that signing touches stay in memory, and the log is moved into the file every 16 MB: each transaction touches
  // many small pages, and moving them more often writes the same ones again and again.
  db.pragma(`cache_size = -${cacheKilobytes}`);
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  for (const [name, wanted] of Object.entries(pragmas)) {
    db.pragma(`${name} = ${wanted}`);
    const actual = db.pragma(name, { simple: true });
    if (actual !== wanted) {
      throw new CountersignError(
        ErrorCode.store,
        `The database does not take ${name} = ${wanted} here (it says ${String(actual)}). A network drive? Use a local disk.`,
      );
    }
  }
}

function checkIntegrity(db: Sqlite): void {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Error(`quick_check: ${String(verdict)}`);
}
