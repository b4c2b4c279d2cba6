/** The thread of one SQLite connection: SQLite holds up whoever calls it. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { Json } from '../../../contract/json.ts';
import { bytesOf, exactNumber, rowCollector } from '../cells.ts';
import type { RowLimits, Rows } from '../driver.ts';
import type { SqliteAnswer, SqliteJob, SqliteOpening } from './sqliteProtocol.ts';

const { file, readOnly, patience } = workerData as SqliteOpening;
const port = parentPort;
let db: InstanceType<typeof Database> | undefined;

function open(): InstanceType<typeof Database> {
  const opened = new Database(file, { readonly: readOnly, fileMustExist: true, timeout: patience });
  // Whole numbers beyond a double keep their digits.
  opened.defaultSafeIntegers(true);
  return opened;
}

function cell(value: unknown): Json {
  if (typeof value === 'bigint') return exactNumber(String(value));
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof Uint8Array) return bytesOf(value);
  return typeof value === 'string' ? value : null;
}

function isSmall(value: bigint): boolean {
  return BigInt.asIntN(32, value) === value;
}

/** A column of SQLite has no type but those of its values; one without a value has that of its declaration. */
function typeOf(kinds: ReadonlySet<string>, declared: string | null): string {
  const [only] = kinds;
  if (kinds.size === 0)
    return /int/i.test(declared ?? '')
      ? 'Integer'
      : /real|floa|doub|num|dec/i.test(declared ?? '')
        ? 'Double'
        : 'String';
  if (kinds.size === 1 && only !== undefined) return only;
  if ([...kinds].every((kind) => kind === 'Integer' || kind === 'Long')) return 'Long';
  return [...kinds].every((kind) => kind === 'Integer' || kind === 'Double') ? 'Double' : 'Object';
}

function kindOf(value: unknown): string {
  if (typeof value === 'bigint') return isSmall(value) ? 'Integer' : 'Long';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'string' ? 'String' : 'Object';
}

function query(job: SqliteJob, limits: RowLimits): Rows {
  const statement = (db ??= open()).prepare<unknown[], unknown[]>(job.sql);
  if (!statement.reader) throw new WrongUse();
  const declared = statement.columns();
  const collected = rowCollector(limits);
  const kinds = declared.map(() => new Set<string>());
  for (const row of statement.raw(true).iterate(...job.values)) {
    row.forEach((value, place) => {
      if (value !== null) kinds[place]?.add(kindOf(value));
    });
    if (!collected.add(row.map(cell))) break;
  }
  const columns = declared.map(({ name, type }, place) => ({ name, type: typeOf(kinds[place] ?? new Set(), type) }));
  return { columns, rows: collected.rows, isCut: collected.isCut() };
}

/** A statement that gives no rows, asked for rows. */
class WrongUse extends Error {}

function answer(job: SqliteJob): SqliteAnswer {
  const { id, sql, values, work } = job;
  try {
    if (work.kind === 'query') return { id, rows: query(job, work.limits) };
    const statement = (db ??= open()).prepare(sql);
    if (statement.reader) {
      const rows = statement.raw(true).all(...values);
      return { id, updated: { changed: rows.length, key: null } };
    }
    const { changes, lastInsertRowid } = statement.run(...values);
    const key = work.wantsKey && changes > 0 ? exactNumber(String(lastInsertRowid)) : null;
    return { id, updated: { changed: changes, key } };
  } catch (error) {
    const isInTransaction = db?.inTransaction === true;
    if (error instanceof WrongUse) return { id, code: 'WRONG_USE', message: '', isInTransaction };
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    const message = error instanceof Error ? error.message : String(error);
    // What cannot be opened is said without a code of SQLite where its folder is not there.
    const known = typeof code === 'string' ? code : db === undefined ? 'SQLITE_CANTOPEN' : '';
    return { id, code: known, message, isInTransaction };
  }
}

port?.on('message', (job: SqliteJob) => port.postMessage(answer(job)));
