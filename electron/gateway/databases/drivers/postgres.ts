/** PostgreSQL. Values go as texts with the types that JDBC gives them, and come as texts, which lose nothing. */
import { Client, type ClientConfig, type CustomTypesConfig, type FieldDef } from 'pg';
import Cursor from 'pg-cursor';
import { textOf, type Json } from '../../../contract/json.ts';
import { formatDate } from '../../../format/datePattern.ts';
import { bytesOf, dateOf, exactNumber, rowCollector, timeOf } from '../cells.ts';
import type { DatabaseConnection, Driver, RowLimits, Rows } from '../driver.ts';
import { noRows, notCommitted, wrongUse } from '../failure.ts';
import type { ServerSettings } from '../settings.ts';
import { plainStatement, withPlaceholders, type Bound, type Statement } from '../statement.ts';
import type { DriverContext } from './context.ts';

interface Kind {
  readonly type: string;
  readonly read: (text: string, zone: string) => Json;
}

const text: Kind = { type: 'String', read: (found) => found };
/** The types of PostgreSQL by their numbers; all others are texts, as it writes them. */
const kinds: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [16, { type: 'Boolean', read: (found) => found === 't' }],
  [17, { type: 'Object', read: (found) => bytesOf(Buffer.from(found.slice(2), 'hex')) }],
  [20, { type: 'Long', read: exactNumber }],
  [21, { type: 'Integer', read: Number }],
  [23, { type: 'Integer', read: Number }],
  [26, { type: 'Long', read: Number }],
  [700, { type: 'Float', read: exactFloat }],
  [701, { type: 'Double', read: exactFloat }],
  [1082, { type: 'Date', read: dateOf }],
  [1083, { type: 'Date', read: timeOf }],
  [1114, { type: 'Date', read: dateOf }],
  [1184, { type: 'Date', read: dateOf }],
  [1700, { type: 'Double', read: exactNumber }],
]);

/** NaN and the infinities are no numbers of JSON, and stay their words. */
function exactFloat(found: string): Json {
  const number = Number(found);
  return Number.isFinite(number) ? number : found;
}

/** Everything comes as the text that the server sent. */
const asText: CustomTypesConfig = { getTypeParser: () => (found: string | Buffer) => String(found) };

/**
 * As JDBC binds: dates without a type and with the offset of the station's clock, so that the server takes them for the instant or
 * for that clock, as what stands beside them asks.
 */
const casts: Readonly<Record<Bound['kind'], string | undefined>> = Object.freeze({
  boolean: 'boolean',
  whole: 'bigint',
  fraction: 'float8',
  text: 'varchar',
  date: undefined,
  unknown: undefined,
});

function written(bound: Bound, place: number): string {
  const cast = bound.kind === 'whole' && isSmall(bound.value) ? 'integer' : casts[bound.kind];
  return cast === undefined ? `$${place}` : `CAST($${place} AS ${cast})`;
}

function isSmall(value: bigint | null): boolean {
  return value !== null && BigInt.asIntN(32, value) === value;
}

function sent({ kind, value }: Bound, zone: string): string | null {
  if (value === null) return null;
  if (kind === 'date') return formatDate(value, 'yyyy-MM-dd HH:mm:ss.SSSXXX', zone, 'en');
  const all = String(value);
  if (all.includes('\0')) throw wrongUse('a text with a NUL in it is none that PostgreSQL keeps');
  return all;
}

/** Rows that are asked for at once: between two such lots the gateway does other things. */
const lot = 500;

/** The driver of a connection's settings. */
export function postgres(settings: ServerSettings, { zone, password, ca }: DriverContext): Driver {
  const config: ClientConfig = {
    host: settings.host,
    port: settings.port ?? 5432,
    database: settings.database,
    user: settings.user,
    password: password() ?? '',
    ssl:
      settings.tls === undefined
        ? false
        : { rejectUnauthorized: settings.tls.verify, ...(ca === undefined ? {} : { ca }) },
    connectionTimeoutMillis: settings.connectTimeLimit * 1000,
    application_name: 'Countersign',
    keepAlive: true,
  };
  return {
    dialect: 'postgresql',
    connect: async () => {
      const client = new Client(config);
      let isThere = true;
      const gone = (): void => {
        isThere = false;
      };
      // Without a listener the loss of an idle connection would end the program.
      client.on('error', gone).on('end', gone);
      await client.connect();
      const connection = connectionOf(client, zone, () => isThere, gone);
      try {
        await client.query(opening(settings, zone));
      } catch (error) {
        connection.destroy();
        throw error;
      }
      return connection;
    },
    inform: async (connection) => {
      const sql = `SELECT current_setting('server_version'), current_user::text,
        CASE WHEN current_setting('transaction_read_only') = 'on' THEN 'reads' ELSE 'reads and writes' END`;
      const { rows } = await connection.query(plainStatement(sql), { rows: 1, size: 1000 });
      const [version, user, rights] = rows[0] ?? [];
      return { version: `PostgreSQL ${textOf(version)}`, user: textOf(user), rights: textOf(rights), note: '' };
    },
  };
}

function opening({ readOnly, timeLimit }: ServerSettings, zone: string): string {
  return [
    `SET TIME ZONE '${zone.replaceAll("'", "''")}'`,
    "SET datestyle = 'ISO, YMD'",
    'SET bytea_output = hex',
    'SET standard_conforming_strings = on',
    `SET statement_timeout = ${Math.ceil(timeLimit * 1000)}`,
    `SET default_transaction_read_only = ${readOnly ? 'on' : 'off'}`,
  ].join('; ');
}

function connectionOf(client: Client, zone: string, isThere: () => boolean, gone: () => void): DatabaseConnection {
  const run = async (sql: string): Promise<void> => void (await client.query(sql));
  return {
    query: (statement, limits) => readRows(client, statement, limits, zone),
    update: async (statement, wantsKey) => {
      const sql = withPlaceholders(statement, written);
      // What gives its key itself, or makes none, is run as it stands.
      const isKeyless = !wantsKey || /\breturning\b/i.test(sql) || !/^\s*insert\b/i.test(sql);
      const answer = await client.query<unknown[]>({
        text: isKeyless ? sql : `${sql.replace(/;\s*$/, '')} RETURNING *`,
        values: statement.values.map((bound) => sent(bound, zone)),
        rowMode: 'array',
        types: asText,
      });
      // Several statements in one text have a list of answers, of which JDBC tells the first.
      const [first] = [answer].flat();
      const [field] = first?.fields ?? [];
      const key = wantsKey && field !== undefined ? cell(field, first?.rows[0]?.[0], zone) : null;
      return { changed: first?.rowCount ?? 0, key };
    },
    begin: (isolation) => run(`BEGIN ISOLATION LEVEL ${isolation}`),
    commit: async () => {
      // A transaction in which a statement failed is rolled back, which is no error to the server.
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw notCommitted();
    },
    rollback: () => run('ROLLBACK'),
    isThere,
    // PostgreSQL itself refuses what comes next.
    isUndone: () => false,
    // Whoever left a transaction open by a statement of their own does not hand it on.
    isFree: () => isThere() && client.getTransactionStatus() === 'I',
    destroy: () => {
      gone();
      client.connection.stream.destroy();
    },
  };
}

function cell({ dataTypeID }: FieldDef, found: unknown, zone: string): Json {
  return typeof found === 'string' ? (kinds.get(dataTypeID) ?? text).read(found, zone) : null;
}

async function readRows(client: Client, statement: Statement, limits: RowLimits, zone: string): Promise<Rows> {
  const sql = withPlaceholders(statement, written);
  const cursor = client.query(
    new Cursor(
      sql,
      statement.values.map((bound) => sent(bound, zone)),
      { rowMode: 'array', types: asText },
    ),
  );
  const collected = rowCollector(limits);
  let fields: readonly FieldDef[] = [];
  for (let goesOn = true; goesOn;) {
    const most = Math.min(lot, limits.rows + 1 - collected.rows.length);
    const rows = await new Promise<readonly (readonly unknown[])[]>((resolve, reject) => {
      cursor.read(most, (error, found, result) => {
        if (error) reject(error);
        else {
          ({ fields } = result);
          resolve(found);
        }
      });
    });
    goesOn =
      rows.length === most &&
      rows.every((row) => collected.add(fields.map((field, place) => cell(field, row[place], zone))));
    if (rows.length < most)
      rows.every((row) => collected.add(fields.map((field, place) => cell(field, row[place], zone))));
  }
  await cursor.close();
  if (fields.length === 0) throw noRows();
  return {
    columns: fields.map(({ name, dataTypeID }) => ({ name, type: (kinds.get(dataTypeID) ?? text).type })),
    rows: collected.rows,
    isCut: collected.isCut(),
  };
}
