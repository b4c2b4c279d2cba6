/** SQLite files, each connection in a thread of its own. Dates are bound as sqlite-jdbc does, as milliseconds. */
import { Worker } from 'node:worker_threads';
import { textOf } from '../../../contract/json.ts';
import type { DatabaseConnection, Driver, Rows, Updated } from '../driver.ts';
import { wrongUse } from '../failure.ts';
import type { SqliteSettings } from '../settings.ts';
import { plainStatement, withPlaceholders, type Bound, type Statement } from '../statement.ts';
import type { SqliteAnswer, SqliteJob, SqliteOpening, SqliteValue } from './sqliteProtocol.ts';

/** Source files run as they are under Node; a build has the worker beside the main script. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './sqliteWorker.ts' : './database-sqlite-worker.js',
  import.meta.url,
);

/** Milliseconds for which another program that holds the file is waited for, within the time limit. */
const longestPatience = 2000;

class SqliteFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What may stand before the first word of a statement: blanks, a byte order mark, comments, and the ends of empty statements. */
const beforeStatement = String.raw`^(?:[\s;\uFEFF]|--[^\n]*(?:\n|$)|/\*[\s\S]*?(?:\*/|$))*`;
const attaches = new RegExp(String.raw`${beforeStatement}(?:attach|detach)\b`, 'i');
const vacuumsInto = new RegExp(String.raw`${beforeStatement}vacuum\b[\s\S]*\binto\b`, 'i');

/**
 * Why a statement is refused that leads out of the file of its connection, which alone the site set up: to the audit trail of the
 * station and its accounts (ES-19), or to a new file. Undefined where it does not.
 */
function leavesFile(sql: string): string | undefined {
  if (attaches.test(sql)) return 'a connection works on its own file alone; give the other one a connection of its own';
  return vacuumsInto.test(sql) ? 'VACUUM INTO would write another file' : undefined;
}

/** The driver of a file. */
export function sqlite({ readOnly, timeLimit }: SqliteSettings, file: string): Driver {
  const opening: SqliteOpening = { file, readOnly, patience: Math.min(longestPatience, Math.ceil(timeLimit * 1000)) };
  return {
    dialect: 'sqlite',
    connect: async () => {
      const connection = openThread(opening);
      try {
        await connection.query(plainStatement('SELECT count(*) FROM sqlite_schema'), { rows: 1, size: 100 });
      } catch (error) {
        connection.destroy();
        throw error;
      }
      return connection;
    },
    inform: async (connection) => {
      const { rows } = await connection.query(plainStatement('SELECT sqlite_version()'), { rows: 1, size: 100 });
      return {
        version: `SQLite ${textOf(rows[0]?.[0])}`,
        user: file,
        rights: readOnly ? 'reads' : 'reads and writes',
        note: '',
      };
    },
  };
}

function openThread(opening: SqliteOpening): DatabaseConnection {
  const worker = new Worker(workerUrl, { workerData: opening });
  worker.unref();
  const waiting = new Map<
    number,
    { readonly took: (answer: SqliteAnswer) => void; readonly lost: (error: Error) => void }
  >();
  let next = 0;
  let isThere = true;
  let [isOpen, isUndone] = [false, false];
  const lose = (): void => {
    isThere = false;
    for (const { lost } of waiting.values()) lost(new SqliteFailure('ECONNRESET', 'the thread ended'));
    waiting.clear();
  };
  worker.on('message', (answer: SqliteAnswer) => {
    const { took } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    // What ends with ROLLBACK (OR ROLLBACK, a full disk) ends the whole transaction; what comes next would be committed at once.
    if ('code' in answer) isUndone ||= isOpen && !answer.isInTransaction;
    took?.(answer);
  });
  worker.on('error', lose).on('exit', lose);
  const ask = (statement: Statement, work: SqliteJob['work']): Promise<SqliteAnswer> =>
    new Promise((resolve, reject) => {
      const sql = withPlaceholders(statement, () => '?');
      const reason = leavesFile(sql);
      if (reason !== undefined) {
        reject(wrongUse(reason));
        return;
      }
      next += 1;
      waiting.set(next, { took: resolve, lost: reject });
      const job: SqliteJob = { id: next, sql, values: statement.values.map(sent), work };
      worker.postMessage(job);
    });
  const update = async (statement: Statement, wantsKey: boolean): Promise<Updated> => {
    const answer = await ask(statement, { kind: 'update', wantsKey });
    if ('updated' in answer) return answer.updated;
    throw failure(answer);
  };
  const run = async (sql: string, opens: boolean): Promise<void> => {
    await update(plainStatement(sql), false);
    [isOpen, isUndone] = [opens, false];
  };
  return {
    query: async (statement, limits): Promise<Rows> => {
      const answer = await ask(statement, { kind: 'query', limits });
      if ('rows' in answer) return answer.rows;
      throw failure(answer);
    },
    update,
    // SQLite's transactions are serializable, whatever is asked for.
    begin: () => run(opening.readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE', true),
    commit: () => run('COMMIT', false),
    rollback: async () => {
      if (isUndone) [isOpen, isUndone] = [false, false];
      else await run('ROLLBACK', false);
    },
    isThere: () => isThere,
    isUndone: () => isUndone,
    isFree: () => isThere && !isOpen,
    destroy: () => {
      lose();
      void worker.terminate();
    },
  };
}

function failure(answer: SqliteAnswer): Error {
  if (!('code' in answer)) return new SqliteFailure('', 'another answer than was asked for');
  if (answer.code === 'WRONG_USE')
    return wrongUse('the statement gives no rows; it is one for runUpdateQuery or an UpdateQuery');
  return new SqliteFailure(answer.code, answer.message);
}

function sent({ kind, value }: Bound): SqliteValue {
  if (value === null) return null;
  if (kind === 'boolean') return value ? 1n : 0n;
  if (kind === 'date') return BigInt(Math.trunc(value));
  return value;
}
