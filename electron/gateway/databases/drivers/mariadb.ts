/** MariaDB and MySQL. What is exact stays so: whole numbers beyond a double and decimals come as texts, dates as the server's. */
import mysql, { type Connection, type FieldPacket, type Query, type QueryError, type ResultSetHeader } from 'mysql2';
import { textOf, type Json } from '../../../contract/json.ts';
import { formatDate } from '../../../format/datePattern.ts';
import { zoneOffset } from '../../platform/time.ts';
import { bytesOf, dateOf, exactNumber, rowCollector, timeOf } from '../cells.ts';
import type { DatabaseConnection, Driver, RowLimits, Rows } from '../driver.ts';
import { noRows } from '../failure.ts';
import type { ServerSettings } from '../settings.ts';
import { plainStatement, withPlaceholders, type Bound, type Statement } from '../statement.ts';
import type { DriverContext } from './context.ts';

interface Kind {
  readonly type: string;
  readonly read: (found: unknown, zone: string) => Json;
}

const asText: Kind = { type: 'String', read: (found) => (Buffer.isBuffer(found) ? bytesOf(found) : String(found)) };
const whole = (type: string): Kind => ({ type, read: (found) => exactNumber(String(found)) });
const date: Kind = {
  type: 'Date',
  read: (found, zone) => (isNoDate(String(found)) ? null : dateOf(String(found), zone)),
};

/** A point in time (TIMESTAMP), which comes on the clock of the session. */
const instant = (offset: string): Kind => ({
  type: 'Date',
  read: (found, zone) => (isNoDate(String(found)) ? null : dateOf(`${String(found)}${offset}`, zone)),
});

/** `0000-00-00`, as older tables have it: JDBC reads none. */
function isNoDate(found: string): boolean {
  return found.startsWith('0000-00-00');
}

const truth: Kind = {
  type: 'Boolean',
  read: (found) => (Buffer.isBuffer(found) ? found[0] === 1 : Number(found) !== 0),
};
/** Bits, and what has no other form: bytes as they come. Points and shapes come as objects. */
const bits: Kind = { type: 'Object', read: asText.read };
const shape: Kind = { type: 'String', read: (found) => JSON.stringify(found) };
/** Four bytes: with a value bound they come as the double that is as large (0.10000000149011612), and are as short as Java's. */
const single: Kind = {
  type: 'Float',
  read: (found) => (typeof found === 'number' ? shortest(found) : exactNumber(String(found))),
};

/** The number of the fewest digits that is the same one in four bytes. */
function shortest(found: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(found.toPrecision(digits));
    if (Math.fround(short) === found) return short;
  }
  return found;
}
const fraction = (type: string): Kind => ({ type, read: (found) => exactNumber(String(found)) });

/** The types of the protocol by their numbers; all others are texts. */
const kinds: ReadonlyMap<number, Kind> = new Map([
  [0, fraction('Double')],
  [1, whole('Integer')],
  [2, whole('Integer')],
  [3, whole('Integer')],
  [4, single],
  [5, fraction('Double')],
  [8, whole('Long')],
  [9, whole('Integer')],
  [10, date],
  [11, { type: 'Date', read: (found, zone) => timeOf(String(found), zone) }],
  [12, date],
  [13, whole('Integer')],
  [16, bits],
  [246, fraction('Double')],
  [255, shape],
]);
const timestamp = 7;
const tiny = 1;
const bit = 16;
const unsignedLong = 3;
const unsignedFlag = 32;
const binaryCharset = 63;
const blobs = new Set([249, 250, 251, 252, 253, 254]);

function kindOf({ columnType = 253, columnLength, characterSet, flags }: FieldPacket, offset: string): Kind {
  if (columnType === timestamp) return instant(offset);
  // As the driver of Java does: TINYINT(1) and BIT(1) are truth values.
  if ((columnType === tiny || columnType === bit) && columnLength === 1) return truth;
  if (columnType === unsignedLong && typeof flags === 'number' && (flags & unsignedFlag) !== 0) return whole('Long');
  if (blobs.has(columnType) && characterSet === binaryCharset) return { type: 'Object', read: asText.read };
  return kinds.get(columnType) ?? asText;
}

/** The driver of a connection's settings. */
export function mariadb(settings: ServerSettings, { zone, password, ca }: DriverContext): Driver {
  const { tls, host, database, user } = settings;
  return {
    dialect: 'mariadb',
    connect: async () => {
      const client = mysql.createConnection({
        host,
        port: settings.port ?? 3306,
        database,
        user,
        password: password() ?? '',
        ...(tls === undefined ? {} : { ssl: { rejectUnauthorized: tls.verify, ...(ca === undefined ? {} : { ca }) } }),
        connectTimeout: settings.connectTimeLimit * 1000,
        supportBigNumbers: true,
        dateStrings: true,
        jsonStrings: true,
        charset: 'utf8mb4',
        maxPreparedStatements: 200,
        enableKeepAlive: true,
      });
      const life = followLife(client);
      try {
        await new Promise<void>((resolve, reject) => client.connect((error) => (error ? reject(error) : resolve())));
        return connectionOf(client, await prepare(client, settings, zone), life);
      } catch (error) {
        life.gone();
        client.destroy();
        throw error;
      }
    },
    inform: async (connection) => {
      const asked = plainStatement('SELECT version(), current_user(), @@session.tx_read_only, @@session.time_zone');
      const { rows } = await connection.query(asked, { rows: 1, size: 1000 });
      const [version, name, readOnly, clock] = rows[0] ?? [];
      const rights = settings.readOnly || readOnly === 1 ? 'reads' : 'reads and writes';
      const words = textOf(version);
      return {
        version: words.includes('MariaDB') ? words : `MySQL ${words}`,
        user: textOf(name),
        rights,
        note: clock === zone ? '' : noZones(zone),
      };
    },
  };
}

function noZones(zone: string): string {
  return (
    `it does not know the time zone ${zone}: dates of the other half of the year are compared with its TIMESTAMP columns an hour off. ` +
    'Load the zones there: mariadb-tzinfo-to-sql /usr/share/zoneinfo | mariadb mysql'
  );
}

/** What the server knows of time in a session. */
interface Session {
  readonly zone: string;
  /** Of its clock, where the server does not know the station's time zone by its name; else empty. */
  readonly offset: string;
}

/** The session as JDBC has it. A server without names of time zones gets the offset of now. */
async function prepare(client: Connection, { readOnly, timeLimit }: ServerSettings, zone: string): Promise<Session> {
  const offset = await done(client, 'SET time_zone = ?', [zone]).then(
    () => '',
    () => zoneOffset(Date.now(), zone),
  );
  if (offset !== '') await done(client, 'SET time_zone = ?', [offset]);
  // MariaDB's word and MySQL's; neither knows the other's.
  await done(client, `SET SESSION max_statement_time = ${timeLimit}`).catch(() =>
    done(client, `SET SESSION max_execution_time = ${Math.ceil(timeLimit * 1000)}`),
  );
  if (readOnly) await done(client, 'SET SESSION TRANSACTION READ ONLY');
  return { zone, offset };
}

function done(client: Connection, sql: string, values: readonly string[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(sql, [...values], (error) => (error === null ? resolve() : reject(error)));
  });
}

/** Whether a connection is there. Its loss is told to the connection, and not to what runs on it. */
function followLife(client: Connection) {
  let isThere = true;
  let lose: ((error: Error) => void) | undefined;
  const gone = (error: Error = new Error('Connection lost')): void => {
    isThere = false;
    lose?.(error);
  };
  client.on('error', gone).on('end', () => gone());
  return {
    isThere: () => isThere,
    gone: () => gone(),
    /** Work that rejects when the connection is lost. One thing runs at a time. */
    during: <T>(work: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        lose = reject;
        work.then(resolve, reject).finally(() => {
          lose = undefined;
        });
      }),
  };
}
type Life = ReturnType<typeof followLife>;

function connectionOf(client: Connection, session: Session, { isThere, gone, during }: Life): DatabaseConnection {
  let [isOpen, isUndone] = [false, false];
  /** Of these the server rolls back the whole transaction; of other errors the statement alone. */
  const notice = (error: unknown): void => {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    isUndone ||= isOpen && (code === 'ER_LOCK_DEADLOCK' || code === 'ER_LOCK_TABLE_FULL');
  };
  const end = async (sql: string): Promise<void> => {
    await done(client, sql);
    await done(client, 'SET autocommit = 1');
    [isOpen, isUndone] = [false, false];
  };
  const destroy = (): void => {
    gone();
    client.destroy();
  };
  return {
    query: async (statement, limits) => {
      const found = await during(readRows(client, statement, limits, session, isOpen)).catch((error: unknown) => {
        notice(error);
        throw error;
      });
      // What is still on its way would come before the answer to the next question.
      if (found.isCut && !isOpen) destroy();
      return found;
    },
    update: (statement, wantsKey) =>
      new Promise((resolve, reject) => {
        start(client, statement, session.zone, (error, result) => {
          if (error !== null) {
            notice(error);
            reject(error);
            return;
          }
          // A procedure gives what it did last.
          const header: unknown = Array.isArray(result) ? result.at(-1) : result;
          const { affectedRows, insertId } = headerOf(header);
          resolve({ changed: affectedRows, key: wantsKey && insertId !== 0 ? exactNumber(String(insertId)) : null });
        });
      }),
    begin: async (isolation) => {
      // As JDBC does: what follows a statement that commits by itself (TRUNCATE), or a deadlock, is not committed at once.
      await done(client, 'SET autocommit = 0');
      isOpen = true;
      await done(client, `SET TRANSACTION ISOLATION LEVEL ${isolation}`);
      await done(client, 'START TRANSACTION');
    },
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    isThere,
    isUndone: () => isUndone,
    isFree: () => isThere() && !isOpen,
    destroy,
  };
}

function sent({ kind, value }: Bound, zone: string): unknown {
  if (value === null) return null;
  if (kind === 'date') return formatDate(value, 'yyyy-MM-dd HH:mm:ss.SSS', zone, 'en');
  return kind === 'whole' ? mysql.TypedParameter.BIGINT(value) : value;
}

/** What an update did; a statement that gave rows changed none. */
function headerOf(header: unknown): Pick<ResultSetHeader, 'affectedRows' | 'insertId'> {
  return isHeader(header) ? header : { affectedRows: 0, insertId: 0 };
}

function isHeader(header: unknown): header is ResultSetHeader {
  return typeof header === 'object' && header !== null && 'affectedRows' in header && 'insertId' in header;
}

type Done = (error: QueryError | null, result: unknown) => void;

/** Values are prepared apart from the text; what has none goes as text, since not every statement can be prepared. */
function start(client: Connection, statement: Statement, zone: string, done?: Done): Query {
  const sql = withPlaceholders(statement, () => '?');
  if (statement.values.length === 0) return client.query({ sql, rowsAsArray: true }, done);
  return client.execute({ sql, rowsAsArray: true, values: statement.values.map((bound) => sent(bound, zone)) }, done);
}

/** @param toTheEnd Whether rows that nobody takes are waited for: the connection goes on. */
function readRows(
  client: Connection,
  statement: Statement,
  limits: RowLimits,
  session: Session,
  toTheEnd: boolean,
): Promise<Rows> {
  return new Promise((resolve, reject) => {
    const command = start(client, statement, session.zone);
    const collected = rowCollector(limits);
    let columns: readonly { readonly name: string; readonly kind: Kind }[] | undefined;
    const result = (): Rows => ({
      columns: (columns ?? []).map(({ name, kind: { type } }) => ({ name, type })),
      rows: collected.rows,
      isCut: collected.isCut(),
    });
    command.on('fields', (fields: FieldPacket[] | undefined) => {
      if (fields !== undefined)
        columns ??= fields.map((field) => ({ name: field.name, kind: kindOf(field, session.offset) }));
    });
    command.on('result', (row: unknown, index: number) => {
      // A procedure gives further results, of which JDBC reads the first.
      if (collected.isCut() || index > 0 || !Array.isArray(row) || columns === undefined) return;
      const cells = columns.map(({ kind }, place) => {
        const found: unknown = row[place];
        return found === null || found === undefined ? null : kind.read(found, session.zone);
      });
      if (!collected.add(cells) && !toTheEnd) resolve(result());
    });
    command.on('error', reject);
    command.on('end', () => {
      if (columns !== undefined) resolve(result());
      else reject(noRows());
    });
  });
}
