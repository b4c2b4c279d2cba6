/**
 * The station's database: opened with the durability that signatures need, every setting read back.
 */
import { accessSync, constants, existsSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import { storeTrouble, StoreTrouble } from '../../contract/storeTrouble.ts';
import { cannotUse, prepareDataDir } from '../platform/dataDir.ts';
import { syncFolder } from '../platform/durably.ts';
import { lockDataDir } from './lock.ts';
import { databaseName } from '../platform/databaseName.ts';
import { hasStation, Loss, lossError, lost, refuseEmpty, tracesIn, wayOn } from './loss.ts';
import { migrate } from './migrate.ts';
import { migrations, newestSchema } from './migrations/index.ts';
import { schemaDifferences } from './schema.ts';
import { networkDrive, thisSystem, type System } from './networkDrive.ts';
import { diskReserve } from './reserve.ts';
import { openConnection, type Sqlite } from '../platform/sqlite.ts';

export interface Store {
  readonly db: Sqlite;
  /**
   * Runs `work` in one write transaction: all of it is committed and on disk when this returns, or none of it. Throws
   * `store`, in words for people, when the disk or another program does not let it.
   */
  readonly transaction: <T>(work: () => T) => T;
  /**
   * `work` is done at the end of each transaction from now on, before it is committed; what it throws rolls all back. What it
   * gives is done once it was committed.
   */
  readonly beforeCommit: (work: LastWork) => void;
  /** Throws `store` when there is less room on the disk than signatures need (SY-15): nobody is asked for credentials then. */
  readonly requireRoom: () => void;
  /** What keeps the station from signing, as far as that can be seen without writing or showed when it wrote last. */
  readonly trouble: () => StoreTrouble | undefined;
  /**
   * Runs `work` as soon as no other program holds the database: mostly at once, else without holding up anything else, and
   * at the latest after some seconds; `work` says so itself when it is still held.
   */
  readonly whenFree: <T>(work: () => T | Promise<T>) => Promise<T>;
  /** Moves the log into the file as far as nobody else reads, so that a copy of the file alone is rarely empty. */
  readonly moveLog: () => void;
  /** Bytes of the log; it grows while another program reads the database without an end (SY-16). */
  readonly logBytes: () => number;
  readonly close: () => void;
}

/** Work at the end of a transaction; the function that it may give is done after the commit, and throws nothing. */
export type LastWork = () => (() => void) | undefined;

export interface StoreOptions {
  /** Bytes of free room below which nothing is signed. */
  readonly reserve?: number;
  /** Bytes that are free on the disk of a folder. */
  readonly freeBytes?: (folder: string) => number;
  /** The number of the file system that a folder is on. */
  readonly system?: System;
  /** Done under the lock before the database is opened, in place of looking whether one was lost. */
  readonly prepare?: () => void;
}

/** Milliseconds for which SQLite itself waits for another program, and with it everything else. */
const busyTimeout = 100;
/** Milliseconds between two looks whether another program let go of the database, and after which looking ends. */
const lookEvery = 50;
const longestWait = 3000;

/**
 * Opens (or creates) the database of a data directory and brings it to this program's version.
 *
 * Throws `store`, with a message that says what to do, when the directory cannot be written, is in use, is full, holds a
 * damaged database, one of a newer program, is on a network drive, or says that there was one which is not there.
 */
export function openStore(
  dataDir: string,
  { reserve = diskReserve, freeBytes = freeOnDisk, system = thisSystem, prepare }: StoreOptions = {},
): Store {
  prepareDataDir(dataDir);
  refuseNetworkDrive(dataDir, networkDrive(dataDir, system));
  const found = tracesIn(dataDir, false);
  const lock = lockDataDir(dataDir);
  try {
    prepare?.();
    const db = openDatabase(dataDir, prepare === undefined ? [...found, ...(lock.isMarked() ? ['lock'] : [])] : []);
    const lastWorks: LastWork[] = [];
    /** What kept the last write from the disk; another program that held the database may have let go of it since. */
    let failed: StoreTrouble | undefined;
    return {
      db,
      transaction: (work) => {
        if (db.inTransaction) return db.transaction(work)();
        try {
          const { result, then } = db
            .transaction(() => {
              const made = work();
              return { result: made, then: lastWorks.map((last) => last()) };
            })
            .immediate();
          for (const done of then) done?.();
          failed = undefined;
          return result;
        } catch (error) {
          const trouble = storeTrouble(error);
          if (trouble !== undefined && trouble !== StoreTrouble.busy) failed = trouble;
          throw withStoreTrouble(error);
        }
      },
      beforeCommit: (work) => void lastWorks.push(work),
      requireRoom: () => requireRoom(dataDir, reserve, freeBytes),
      trouble: () => failed ?? troubleSeen(db, dataDir, reserve, freeBytes),
      whenFree: async (work) => {
        for (let waited = 0; waited < longestWait && isHeld(db); waited += lookEvery) await setTimeout(lookEvery);
        return work();
      },
      moveLog: () => {
        if (hasStation(db)) lock.mark();
        db.pragma('wal_checkpoint(PASSIVE)');
      },
      logBytes: () => statSync(join(dataDir, `${databaseName}-wal`), { throwIfNoEntry: false })?.size ?? 0,
      close: () => {
        db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function refuseNetworkDrive(dataDir: string, drive: string | undefined): void {
  if (drive === undefined) return;
  throw new CountersignError(
    ErrorCode.store,
    `The data directory ${dataDir} is on a drive of another computer (${drive}), where a signature can be lost that was told as made. ` +
      'Copy the directory whole to a disk of this computer, and name it with --data-dir. Nothing was written to it.',
  );
}

/**
 * Bytes of a database that is read whole before it is used. Reading more would keep people waiting: of a larger one that was
 * closed in order, the inspection beside the work reads the rest (`checkDatabase`).
 */
const readAtOnce = 32 * 1024 * 1024;

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** `found` is what says that there was a station. */
function openDatabase(dataDir: string, found: readonly string[]): Sqlite {
  const file = join(dataDir, databaseName);
  let db: Sqlite | undefined;
  try {
    if (!existsSync(file)) {
      if (found.length > 0) throw lost(Loss.missing, dataDir, found);
      makeDatabase(file);
    }
    const isQuick = statSync(file).size > readAtOnce && !hasContent(`${file}-wal`);
    db = openConnection(file, { timeout: busyTimeout });
    configure(db);
    if (!isQuick) checkIntegrity(db);
    refuseEmpty(db, dataDir, found);
    migrate(db, migrations);
    refuseOtherSchema(db, file);
    return db;
  } catch (cause) {
    db?.close();
    if (cause instanceof CountersignError) throw cause;
    const trouble = storeTrouble(cause);
    if (trouble !== undefined && trouble !== StoreTrouble.damaged) throw cannotUse(dataDir, cause);
    // A defect of the program is not a damaged file.
    if (!(cause instanceof Database.SqliteError)) throw cause;
    throw new CountersignError(
      ErrorCode.store,
      `The database ${file} could not be opened: it is damaged. Keep the file with its -wal and -shm files, and ` +
        `restore a backup; "countersign salvage" says what is left of it. ${wayOn(dataDir)}`,
      { cause, details: { loss: Loss.damaged } },
    );
  }
}

/** Throws `store` where tables, indexes or triggers were changed beside the program: what they hold back is not held back. */
function refuseOtherSchema(db: Sqlite, file: string): void {
  const differences = schemaDifferences(db, migrations, newestSchema);
  if (differences.length === 0) return;
  throw lossError(
    Loss.damaged,
    `The database ${file} was changed beside the program: ${differences.join('; ')}. The station does not start on it. ` +
      `Restore a backup. ${wayOn(dirname(file))}`,
  );
}

/** Has a database with all its tables there, or none: whatever has none of them later lost them. */
function makeDatabase(file: string): void {
  const begun = `${file}.new`;
  for (const name of [begun, `${begun}-wal`, `${begun}-shm`]) rmSync(name, { force: true });
  const db = openConnection(begun, { timeout: busyTimeout });
  try {
    configure(db);
    migrate(db, migrations);
  } finally {
    db.close();
  }
  renameSync(begun, file);
  syncFolder(dirname(file));
}

const cacheKilobytes = 32_768;
const checkpointPages = 4000;

const pragmas = Object.freeze({
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  fullfsync: 1,
});

function configure(db: Sqlite): void {
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
  if (verdict !== 'ok') throw new Database.SqliteError(`quick_check: ${String(verdict)}`, 'SQLITE_CORRUPT');
}

function freeOnDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function requireRoom(dataDir: string, reserve: number, freeBytes: (folder: string) => number): void {
  let free: number;
  try {
    free = freeBytes(dataDir);
  } catch (error) {
    throw cannotUse(dataDir, error);
  }
  if (free >= reserve) return;
  const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;
  throw new CountersignError(
    ErrorCode.store,
    `The disk of this station is too full to sign: ${megabytes(free)} are free, and ${megabytes(reserve)} are kept ` +
      'for what a signature needs. Nothing was signed, and nobody was asked. The request is still pending; make room on ' +
      'the disk, then start again from the page.',
    { details: { trouble: StoreTrouble.full } },
  );
}

function troubleSeen(
  db: Sqlite,
  dataDir: string,
  reserve: number,
  freeBytes: (folder: string) => number,
): StoreTrouble | undefined {
  try {
    accessSync(join(dataDir, databaseName), constants.R_OK | constants.W_OK);
    return freeBytes(dataDir) < reserve ? StoreTrouble.full : troubleBeginning(db);
  } catch (error) {
    return storeTrouble(error) ?? StoreTrouble.unreachable;
  }
}

function isHeld(db: Sqlite): boolean {
  return troubleBeginning(db) === StoreTrouble.busy;
}

/** What keeps a write transaction from beginning at this moment. */
function troubleBeginning(db: Sqlite): StoreTrouble | undefined {
  if (db.inTransaction || !db.open) return undefined;
  try {
    db.pragma('busy_timeout = 0');
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    return undefined;
  } catch (error) {
    return storeTrouble(error);
  } finally {
    db.pragma(`busy_timeout = ${busyTimeout}`);
  }
}
