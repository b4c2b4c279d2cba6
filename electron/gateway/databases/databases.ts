/** The databases of a station, as named queries and scripts use them. */
import type { ExactValue } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { columnsOf } from '../../contract/values.ts';
import type { Ports } from '../platform/ports.ts';
import { datasetOf } from './cells.ts';
import { openConnections, type Connections, type Database } from './connections.ts';
import type { DatabaseConnection, RowLimits, ServerInfo, Updated } from './driver.ts';
import { mayChange, type Dialect } from './sqlText.ts';
import type { Statement } from './statement.ts';
import { openTransactions, type Transactions } from './transactions.ts';

/** What is run, and where. */
export interface Asked {
  /** The name of the connection; empty for the one that the project or the site prefers. */
  readonly database: string;
  /** The transaction that it runs in, which then says where; with whose it is. */
  readonly transaction?: { readonly id: string; readonly owner: string } | undefined;
  /** Hears of the database before something is changed there; what it throws keeps it from being changed. */
  readonly changes?: ((database: string) => void) | undefined;
  /** The statement as that database writes it. */
  readonly statement: (dialect: Dialect) => Statement;
}

/** How a connection stands. */
export interface ConnectionStatus {
  readonly name: string;
  readonly description: string;
  readonly kind: string;
  readonly state: 'connected' | 'idle' | 'faulted';
  readonly open: number;
  readonly used: number;
  readonly most: number;
  /** Why it failed last, in words; empty since it last worked. */
  readonly trouble: string;
}

export interface Databases {
  /**
   * The rows of a query as a dataset. Rejects with a `CountersignError` in words, also where there are more rows than the
   * connection gives.
   * @param mostRows Rows that are asked for; further ones are left out.
   */
  readonly query: (asked: Asked, mostRows?: number) => Promise<JsonObject>;
  /** The first value of the first row; null where there is none. */
  readonly scalar: (asked: Asked) => Promise<ExactValue>;
  readonly update: (asked: Asked, wantsKey?: boolean) => Promise<Updated>;
  readonly begin: (database: string, owner: string, isolation: number, timeLimit: number) => Promise<string>;
  readonly transactions: Omit<Transactions, 'begin' | 'close'>;
  readonly trusts: Connections['trusts'];
  readonly status: () => readonly ConnectionStatus[];
  /** The connection that is meant where none is named. */
  readonly preferred: () => string | undefined;
  /** Connects and asks who the server is, with how many milliseconds an answer takes. */
  readonly probe: (name: string) => Promise<ServerInfo & { readonly latency: number }>;
  /** What of the site's settings is not used. */
  readonly problems: () => readonly string[];
  readonly follow: () => void;
  readonly close: () => Promise<void>;
}

export interface DatabasesOptions {
  readonly dataDir: string;
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId'>;
  readonly secret: (name: string) => string | undefined;
  /** The connection that the project means where it names none. */
  readonly preferred: () => string | undefined;
}

/** Letters and bytes that the values of one answer have together at most. */
const mostSize = 64_000_000;

/** Opens the databases of a data directory. No server is asked before somebody needs it. */
export function openDatabases({ dataDir, ports, secret, preferred }: DatabasesOptions): Databases {
  const connections = openConnections({ dataDir, ports, secret });
  const transactions = openTransactions(ports);
  const find = (name: string): Database => {
    const meant = name === '' ? (preferred() ?? connections.preferred()) : name;
    if (meant !== undefined) return connections.find(meant);
    throw new CountersignError(
      ErrorCode.unsupported,
      connections.all().length === 0
        ? 'no database connection is configured on this station; databases.json of the data directory lists them.'
        : 'no database is named, and neither "database" of the project nor "default" of databases.json says which is meant.',
    );
  };
  const run = async <T>(
    { database: name, transaction, statement, changes }: Asked,
    isUpdate: boolean,
    work: (connection: DatabaseConnection, statement: Statement, database: Database) => Promise<T>,
  ): Promise<T> => {
    const prepared = (database: Database): Statement => {
      const { kind, readOnly } = database.settings;
      const made = statement(kind);
      if (!isUpdate && !mayChange(made.parts.join('?'), kind)) return made;
      if (readOnly && isUpdate) {
        throw new CountersignError(
          ErrorCode.forbidden,
          `The database ${database.name} is for reading alone. Nothing was changed.`,
        );
      }
      changes?.(database.name);
      return made;
    };
    if (transaction !== undefined) {
      return transactions.use(transaction.id, transaction.owner, async ({ connection, database }) =>
        work(connection, prepared(database), database),
      );
    }
    const database = find(name);
    const made = prepared(database);
    return database.use((connection) => work(connection, made, database));
  };
  const query: Databases['query'] = (asked, mostRows) =>
    run(asked, false, async (connection, statement, { name, settings }) => {
      const limits: RowLimits = { rows: Math.min(mostRows ?? Infinity, settings.mostRows), size: mostSize };
      const found = await connection.query(statement, limits);
      if (found.isCut && found.rows.length !== mostRows) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `The database ${name}: the query gives more than ${
            found.rows.length < settings.mostRows ? `${mostSize / 1_000_000} MB` : `${settings.mostRows} rows`
          }, and nothing of it is taken. Ask for less, or raise "mostRows" in databases.json.`,
        );
      }
      return datasetOf(found);
    });
  return {
    query,
    scalar: async (asked) => {
      const [first] = columnsOf(await query(asked, 1)) ?? [];
      const value = first?.data[0] ?? null;
      const isDouble = Number.isInteger(value) && (first?.type === 'Double' || first?.type === 'Float');
      return { value, isDouble };
    },
    update: (asked, wantsKey = false) =>
      run(asked, true, (connection, statement) => connection.update(statement, wantsKey)),
    begin: async (name, owner, isolation, timeLimit) => transactions.begin(find(name), owner, isolation, timeLimit),
    transactions,
    trusts: connections.trusts,
    status: () => connections.all().map(statusOf),
    preferred: () => preferred() ?? connections.preferred(),
    probe: async (name) => {
      const database = connections.find(name);
      return database.use(async (connection) => {
        const { driver } = database;
        const info = await driver.inform(connection);
        const from = ports.clock.monotonic();
        await driver.inform(connection);
        return { ...info, latency: ports.clock.monotonic() - from };
      });
    },
    problems: connections.problems,
    follow: connections.follow,
    close: async () => {
      await transactions.close();
      await connections.close();
    },
  };
}

function statusOf({ name, settings, pool, trouble }: Database): ConnectionStatus {
  const { open, used } = pool.counts();
  const problem = trouble() ?? '';
  return {
    name,
    description: settings.description,
    kind: settings.kind,
    state: problem !== '' ? 'faulted' : open > 0 ? 'connected' : 'idle',
    open,
    used,
    most: settings.poolSize,
    trouble: problem,
  };
}
