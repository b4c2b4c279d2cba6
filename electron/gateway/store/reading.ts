/**
 * Opening a database for reading alone. Nothing is made in its folder: it may lie on a full disk or on a read-only one,
 * or be somebody's evidence. Its log is read with it, or the reading is refused: never the file alone.
 */
import { copyFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { storeTrouble, StoreTrouble } from '../../contract/storeTrouble.ts';
import { openConnection, type Sqlite } from '../platform/sqlite.ts';
import { databaseName } from '../platform/databaseName.ts';
import { makePrivateFolder } from '../platform/privateFolder.ts';
import { hasStation, Loss, lost, notAFile } from './loss.ts';

/** Bytes up to which a database is read into memory. */
const largestInMemory = 1024 * 1024 * 1024;
/** Milliseconds that a reader waits for a writer. */
const patience = 1000;

/** A database that is open for reading. */
export interface Reading {
  readonly db: Sqlite;
  readonly close: () => void;
}

/**
 * Opens the database of a data directory for reading, also beside a running station. Throws `store`, in words: there is
 * none, it cannot be read, it is damaged, or no station is in it. Looking at a folder never makes a station of it.
 */
export function openForReading(dataDir: string): Reading {
  const file = join(dataDir, databaseName);
  let reading: Reading | undefined;
  try {
    // What this user may not look at is not said to be missing.
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) throw noDatabase(dataDir);
    // A pipe or a device would be read without end.
    if (!found.isFile()) throw notAFile(file);
    reading = openAsItLies(file);
    // The first look is where SQLite finds out what a file is.
    const isStation = hasStation(reading.db);
    if (!isStation) throw lost(Loss.empty, dataDir, traceOf(dataDir));
    return reading;
  } catch (cause) {
    reading?.close();
    throw cannotRead(dataDir, cause);
  }
}

/** Throws `store` when a data directory has no database, or none with content: a command on a mistyped folder makes no station of it. */
export function requireStation(dataDir: string): void {
  const file = join(dataDir, databaseName);
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) throw noDatabase(dataDir);
    if (!found.isFile()) throw notAFile(file);
    // What a kill left empty may have all that it holds in its log.
    if (found.size === 0 && !hasContent(`${file}-wal`)) throw lost(Loss.empty, dataDir, traceOf(dataDir));
  } catch (cause) {
    throw cannotRead(dataDir, cause);
  }
}

/**
 * What was thrown while a database was read, in words: a damaged file, a disk, a lock. An error of ours, and a defect of
 * the program, are what they were.
 */
export function cannotRead(dataDir: string, cause: unknown): unknown {
  if (cause instanceof CountersignError) return cause;
  const file = join(dataDir, databaseName);
  const because = (words: string, details: { readonly loss?: Loss } = {}): CountersignError =>
    new CountersignError(ErrorCode.store, words, { cause, details });
  switch (storeTrouble(cause)) {
    case StoreTrouble.full:
      return because(
        `The log ${file}-wal cannot be read beside its database here: the disk is full, and so is the one for ` +
          'temporary files. Nothing was changed and nothing is lost. Make room, and ask again.',
      );
    case StoreTrouble.busy:
      return because(
        `Another program holds the database ${file}. Close it (a backup, a database tool), and ask again.`,
      );
    case StoreTrouble.disk:
      return because(
        `The disk reports errors at ${file}. Copy the data directory to another disk, and ask again there.`,
      );
    case StoreTrouble.readOnly:
    case StoreTrouble.unreachable:
      return because(`The database ${file}, or its log, cannot be read: this user may not, or it is no file.`);
    case StoreTrouble.damaged:
    case undefined:
      if (isDenied(cause))
        return because(`The database ${file}, or its log, cannot be read: this user may not, or it is no file.`);
      if (!isOfContent(cause)) return cause;
      return because(
        `The database ${file} is damaged, or was changed by another program: nothing in it can be verified or relied ` +
          'on. Nothing was changed now. Keep it with its -wal and -shm files as they are, and look at a backup; "countersign salvage" says what is left of it.',
        { loss: Loss.damaged },
      );
  }
}

/** Whether an error comes of what was read: SQLite, JSON, its schema, a key that is none. */
function isOfContent(cause: unknown): boolean {
  if (cause instanceof Database.SqliteError || cause instanceof SyntaxError || cause instanceof z.ZodError) return true;
  return /^ERR_(OSSL|CRYPTO)/.test(codeOf(cause));
}

function isDenied(cause: unknown): boolean {
  return /^E(ACCES|PERM|ISDIR|NOTDIR|MFILE|NAMETOOLONG)$/.test(codeOf(cause));
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function traceOf(dataDir: string): string[] {
  return existsSync(join(dataDir, 'keys.json')) ? ['keys.json'] : [];
}

/** Throws `store` where the folder of a station is not there: a mistyped one becomes none. */
export function requireDataDir(dataDir: string): void {
  if (statSync(dataDir, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new CountersignError(
    ErrorCode.store,
    `There is no folder ${dataDir}. Name the data directory of the station with --data-dir.`,
  );
}

function noDatabase(dataDir: string): CountersignError {
  const traces = traceOf(dataDir);
  if (traces.length > 0) return lost(Loss.missing, dataDir, traces);
  return new CountersignError(ErrorCode.store, `There is no station in ${dataDir}: it has no ${databaseName}.`);
}

/**
 * In place where a program has it open, or a kill left its shared memory there. Otherwise SQLite would have to make files:
 * a database without a log is read into memory, one with a log is copied together with it.
 */
function openAsItLies(file: string): Reading {
  if (existsSync(`${file}-shm`)) {
    try {
      return inPlace(file);
    } catch (error) {
      const trouble = storeTrouble(error);
      if (trouble === StoreTrouble.damaged || trouble === StoreTrouble.busy) throw error;
    }
  }
  if (hasContent(`${file}-wal`)) return asCopy(file);
  if (statSync(file).size > largestInMemory) return inPlace(file);
  const reading = inMemory(file);
  if (!hasContent(`${file}-wal`)) return reading;
  // A station started meanwhile.
  reading.close();
  return inPlace(file);
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function inPlace(file: string): Reading {
  const db = openConnection(file, { readonly: true, fileMustExist: true, timeout: patience });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return { db, close: () => void db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Where the header says how a file is written and read: 2 with a log, which memory has none of; 1 without. */
const [writeVersion, readVersion] = [18, 19];

function inMemory(file: string): Reading {
  const bytes = readFileSync(file);
  if (bytes.length === 0) bytes.fill(0);
  else if (bytes.length > readVersion && bytes[writeVersion] === 2 && bytes[readVersion] === 2) {
    bytes[writeVersion] = 1;
    bytes[readVersion] = 1;
  }
  const db = bytes.length === 0 ? new Database(':memory:') : new Database(bytes, { readonly: true });
  return { db, close: () => void db.close() };
}

/** Folders for the copy: the second is memory, for a disk that is full. */
const places = [tmpdir(), '/dev/shm'];

function asCopy(file: string): Reading {
  let thrown: unknown;
  for (const place of places.filter((folder) => existsSync(folder))) {
    let folder: string | undefined;
    const remove = (): void => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    };
    try {
      folder = makePrivateFolder(place);
      const copy = join(folder, databaseName);
      copyFileSync(file, copy);
      copyFileSync(`${file}-wal`, `${copy}-wal`);
      const db = openConnection(copy, { fileMustExist: true, timeout: patience });
      try {
        db.prepare('SELECT count(*) FROM sqlite_schema').get();
      } catch (error) {
        db.close();
        throw error;
      }
      return {
        db,
        close: () => {
          db.close();
          remove();
        },
      };
    } catch (error) {
      remove();
      thrown = error;
      if (storeTrouble(error) !== StoreTrouble.full && storeTrouble(error) !== StoreTrouble.readOnly) break;
    }
  }
  throw thrown;
}

/** Throws `store` when the file is not whole, as far as SQLite can tell. */
export function requireWhole({ db }: Reading, dataDir: string): void {
  const verdict = db.pragma('integrity_check(1)', { simple: true });
  if (verdict !== 'ok')
    throw cannotRead(dataDir, new Database.SqliteError(`integrity_check: ${String(verdict)}`, 'SQLITE_CORRUPT'));
}
