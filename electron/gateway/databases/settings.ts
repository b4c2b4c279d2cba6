/**
 * The databases that a site configures in `databases.json` of the data directory:
 * `{ "connections": { "erp": { "kind": "postgresql", "host": "10.0.0.7", "database": "erp", "user": "station", "password": { "secret": "erp" } } } }`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJson, valueAt } from '../platform/readJson.ts';

/** The name of the file in the data directory. */
export const databasesFile = 'databases.json';

const limits = {
  /** What the site says of it, for whoever lists the connections. */
  description: z.string().max(500).default(''),
  readOnly: z.boolean().default(false),
  /** Connections that are open at once at most. */
  poolSize: z.int().min(1).max(50).default(4),
  /** Seconds that a statement may run, and in which a connection has to be there. */
  timeLimit: z.number().positive().max(3600).default(30),
  connectTimeLimit: z.number().positive().max(300).default(5),
  /** Rows that one query may give; one with more is refused. */
  mostRows: z.int().min(1).max(1_000_000).default(100_000),
};

const server = {
  ...limits,
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).optional(),
  database: z.string().min(1),
  user: z.string().min(1),
  /** The name of a secret of the station, never the password itself. */
  password: z.strictObject({ secret: z.string().min(1) }).optional(),
  /** Absent for a connection in the clear. */
  tls: z
    .strictObject({
      /** A file of the data directory with the certificates (PEM) that the server's is held against. */
      ca: z.string().min(1).optional(),
      verify: z.boolean().default(true),
    })
    .optional(),
};

const connection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('postgresql'), ...server }),
  z.strictObject({ kind: z.literal('mariadb'), ...server }),
  z.strictObject({
    kind: z.literal('sqlite'),
    ...limits,
    poolSize: limits.poolSize.default(2),
    /** Its path, seen from the data directory. */
    file: z.string().min(1),
  }),
]);
export type ConnectionSettings = z.output<typeof connection>;
export type ServerSettings = Exclude<ConnectionSettings, { kind: 'sqlite' }>;
export type SqliteSettings = Extract<ConnectionSettings, { kind: 'sqlite' }>;

const name = z.string().regex(/^[\w .-]{1,64}$/, 'is no name: it has 1 to 64 letters, digits, blanks, points, _ and -');
const settings = z.strictObject({
  /** The connection that is meant where none is named and the project names none. */
  default: name.optional(),
  /** Paths of named queries whose `QueryString` parameters are pasted as they come, as in Ignition. */
  trustedQueries: z.array(z.string().min(1)).default([]),
  connections: z.record(name, connection).default({}),
});

export interface DatabaseSettings {
  readonly default: string | undefined;
  readonly trustedQueries: readonly string[];
  readonly connections: ReadonlyMap<string, ConnectionSettings>;
  /** What of the file is not used, each with its reason. */
  readonly problems: readonly string[];
}

/** Reads the file; a connection that cannot be used stands aside alone. Undefined, with the reason, where the whole file does. */
export function readDatabases(dataDir: string): DatabaseSettings | { readonly reason: string } {
  const file = join(dataDir, databasesFile);
  if (!existsSync(file)) return { default: undefined, trustedQueries: [], connections: new Map(), problems: [] };
  const read = readJson(file, settings, (path, _reason, strange, whole) => {
    if (path[0] === 'connections')
      return path[1] === undefined ? undefined : { at: path.slice(0, 2), instead: undefined };
    // Without connections it may be the list of them under another name, and those that are open stay.
    const isBeside = strange !== undefined && valueAt(whole, ['connections']) !== undefined;
    return isBeside ? { at: [...path, strange], instead: undefined } : undefined;
  });
  if (!read.ok) return { reason: `${databasesFile} ${read.reason}` };
  const { default: preferred, trustedQueries, connections } = read.value;
  return {
    default: preferred,
    trustedQueries,
    connections: new Map(Object.entries(connections)),
    problems: read.problems.map((problem) => `${databasesFile} ${problem}`),
  };
}

/**
 * The names of the connections of a data directory, and the one that is meant where none is named. Throws `project` for a file
 * that cannot be read.
 */
export function configured(dataDir: string): {
  readonly names: readonly string[];
  readonly preferred: string | undefined;
} {
  const read = readDatabases(dataDir);
  if ('reason' in read) throw new CountersignError(ErrorCode.project, `${read.reason}. Mend the file.`);
  return { names: [...read.connections.keys()], preferred: preferredOf(read) };
}

/** The connection that is meant where none is named: the default, or the only one. */
export function preferredOf({
  default: named,
  connections,
}: Pick<DatabaseSettings, 'default' | 'connections'>): string | undefined {
  return named ?? (connections.size === 1 ? [...connections.keys()][0] : undefined);
}
