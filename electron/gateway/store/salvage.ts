/**
 * What can still be read of a damaged database, in a new file, with a list of what could not (SY-17). Nothing is made up and
 * nothing is mended: a row is as it stood, or it is not there. The damaged files stay as they are; a copy of them is read.
 */
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { storeTrouble, StoreTrouble } from '../../contract/storeTrouble.ts';
import { cannotWriteTo, prepareDataDir } from '../platform/dataDir.ts';
import { makePrivateFolder } from '../platform/privateFolder.ts';
import { lockDataDir } from './lock.ts';
import { databaseName } from '../platform/databaseName.ts';
import { databaseFiles, hasStation, Loss, lossError } from './loss.ts';
import { requireDataDir } from './reading.ts';
import type { Sqlite } from '../platform/sqlite.ts';

/** A run of numbers, both ends among them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What became of one table. */
export interface SalvagedTable {
  readonly name: string;
  readonly rows: number;
  /** Whether a part of it could not be read, or did not fit. */
  readonly isWhole: boolean;
}

export interface Salvaged {
  /** The new database. */
  readonly file: string;
  readonly tables: readonly SalvagedTable[];
  /** Numbers of audit entries that are missing between the first and the newest. */
  readonly lostEntries: readonly Range[];
  readonly newestEntry: number;
}

const schemaRow = z.object({ type: z.string(), name: z.string(), sql: z.string() });
const columnRow = z.object({ name: z.string(), pk: z.int(), hidden: z.int() });

/** Rows by their columns, as SQLite holds them. */
type Row = Readonly<Record<string, unknown>>;

/** How far a reader looks for the next row that can be read behind a damaged part, in numbers of rows. */
const farthest = 2n ** 52n;

/**
 * Reads the database of a data directory, of which no station runs, into a new one in the folder `to`, which is made or is empty.
 * Throws `store` where the station runs, where there is no database, or where nothing in it can be read; `illegal-argument` where
 * `to` has anything in it.
 */
export function salvage(dataDir: string, to: string): Salvaged {
  if (existsSync(to) && readdirSync(to).length > 0) {
    throw new CountersignError(ErrorCode.illegalArgument, `${to} is not empty. Name a new folder; nothing was done.`);
  }
  requireDataDir(dataDir);
  if (!existsSync(join(dataDir, databaseName))) {
    throw lossError(Loss.missing, `There is no ${databaseName} in ${dataDir}. Nothing was done.`);
  }
  const isNew = !existsSync(to);
  const lock = lockDataDir(dataDir);
  const copy = makePrivateFolder(tmpdir());
  let writesTo = tmpdir();
  try {
    // SQLite writes into what it opens: it brings the log in.
    for (const name of databaseFiles) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name));
    }
    writesTo = to;
    prepareDataDir(to);
    return salvageFile(join(copy, databaseName), join(to, databaseName));
  } catch (cause) {
    for (const name of [databaseName, `${databaseName}-journal`]) rmSync(join(to, name), { force: true });
    if (isNew) rmSync(to, { recursive: true, force: true });
    if (storeTrouble(cause) === StoreTrouble.full) throw cannotWriteTo(writesTo, cause);
    if (cause instanceof CountersignError || !isUnreadable(cause)) throw cause;
    throw lossError(
      Loss.damaged,
      `Nothing in ${join(dataDir, databaseName)} can be read: not even which tables it has. It is as it was. Restore a backup.`,
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
    lock.release();
  }
}

function salvageFile(from: string, file: string): Salvaged {
  const damaged = new Database(from);
  const whole = new Database(file);
  try {
    damaged.pragma('cell_size_check = ON');
    const schema = z
      .array(schemaRow)
      .parse(
        damaged
          .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
          .all(),
      );
    const make = (type: string): void => {
      for (const part of schema) if (part.type === type) whole.exec(part.sql);
    };
    whole.pragma('foreign_keys = OFF');
    const tables = whole.transaction(() => {
      for (const type of ['table', 'index', 'view']) make(type);
      const found = schema.filter(({ type }) => type === 'table').map(({ name }) => copyTable(damaged, whole, name));
      // What they do when a row is written was done when it was.
      make('trigger');
      whole.pragma(`user_version = ${Number(damaged.pragma('user_version', { simple: true }))}`);
      return found;
    })();
    if (!hasStation(whole)) {
      throw lossError(Loss.damaged, 'What can be read is of no station: who it is, is lost. Restore a backup.');
    }
    const { newest } = z
      .object({ newest: z.int().nullable() })
      .parse(whole.prepare('SELECT max(seq) AS newest FROM audit_entry').get());
    return { file, tables, lostEntries: gapsOf(whole), newestEntry: newest ?? 0 };
  } finally {
    damaged.close();
    whole.close();
  }
}

/** Copies what can be read of one table. */
function copyTable(damaged: Sqlite, whole: Sqlite, name: string): SalvagedTable {
  const table = quoted(name);
  const columns = z.array(columnRow).parse(whole.pragma(`table_xinfo(${table})`));
  const kept = columns.filter(({ hidden }) => hidden === 0).map((column) => column.name);
  const key = columns
    .filter(({ pk }) => pk > 0)
    .sort((one, other) => one.pk - other.pk)
    .map((column) => quoted(column.name))
    .join(', ');
  const put = whole.prepare(
    `INSERT OR IGNORE INTO ${table} (${kept.map(quoted).join(', ')}) VALUES (${kept.map(() => '?').join(', ')})`,
  );
  let rows = 0;
  let isWhole = true;
  const take = (row: Row): void => {
    try {
      const { changes } = put.run(...kept.map((column) => row[column]));
      rows += changes;
      // The same row twice, or two that claim to be one: the first that was read stands.
      if (changes === 0) isWhole = false;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      isWhole = false;
    }
  };
  const read = hasRowNumbers(whole, name) ? readByNumber : readFromBothEnds;
  if (!read(damaged, { table, columns: kept.map(quoted).join(', '), key, take })) isWhole = false;
  return { name, rows, isWhole };
}

interface TableReading {
  readonly table: string;
  readonly columns: string;
  readonly key: string;
  readonly take: (row: Row) => void;
}

/** Reads a table by the numbers of its rows, on behind each part that cannot be read. Answers whether it read all. */
function readByNumber(db: Sqlite, { table, columns, take }: TableReading): boolean {
  const from = db
    .prepare<[bigint], Row>(`SELECT rowid AS "#", ${columns} FROM ${table} NOT INDEXED WHERE rowid > ? ORDER BY rowid`)
    .safeIntegers();
  let last = -1n;
  let isWhole = true;
  for (;;) {
    try {
      for (const row of from.iterate(last)) {
        last = BigInt(String(row['#']));
        take(row);
      }
      return isWhole;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      isWhole = false;
      const next = nextReadable(from, last);
      if (next === undefined) return false;
      last = next;
    }
  }
}

/** The largest number behind which there are rows that can be read again, or undefined where there are none. */
function nextReadable(from: Database.Statement<[bigint], Row>, last: bigint): bigint | undefined {
  const reads = (behind: bigint): boolean => {
    try {
      return from.get(behind) !== undefined;
    } catch (error) {
      if (isUnreadable(error)) return false;
      throw error;
    }
  };
  let unread = last;
  for (let step = 1n; step <= farthest; step *= 2n) {
    const far = last + step;
    if (!reads(far)) {
      unread = far;
      continue;
    }
    let found = far;
    while (found - unread > 1n) {
      const middle = (found + unread) / 2n;
      if (reads(middle)) found = middle;
      else unread = middle;
    }
    return found;
  }
  return undefined;
}

/** Reads a table that is kept by its key from the first row on, and from the last back. Answers whether it read all. */
function readFromBothEnds(db: Sqlite, { table, columns, key, take }: TableReading): boolean {
  const readAll = (order: string): boolean => {
    try {
      const all = db.prepare<[], Row>(`SELECT ${columns} FROM ${table} ORDER BY ${order}`).safeIntegers();
      for (const row of all.iterate()) take(row);
      return true;
    } catch (error) {
      if (isUnreadable(error)) return false;
      throw error;
    }
  };
  if (readAll(key)) return true;
  readAll(`${key.replaceAll(',', ' DESC,')} DESC`);
  return false;
}

function hasRowNumbers(db: Sqlite, table: string): boolean {
  const list = z.array(z.object({ name: z.string(), wr: z.int() })).parse(db.pragma(`table_list(${quoted(table)})`));
  return list.find(({ name }) => name === table)?.wr !== 1;
}

/** Numbers that are missing among the audit entries. */
function gapsOf(db: Sqlite): Range[] {
  return z.array(z.object({ from: z.int(), to: z.int() })).parse(
    db
      .prepare(
        `SELECT before + 1 AS "from", seq - 1 AS "to" FROM (
           SELECT seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM audit_entry
         ) WHERE seq > before + 1 ORDER BY seq`,
      )
      .all(),
  );
}

/** Whether something was thrown because of what the file holds. */
function isUnreadable(error: unknown): boolean {
  if (storeTrouble(error) === StoreTrouble.damaged) return true;
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|CONSTRAINT)/.test(error.code);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
