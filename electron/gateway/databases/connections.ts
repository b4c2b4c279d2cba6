/**
 * The connections that a site configures, open while the station runs. A change of their file takes effect at once; one that
 * cannot be used takes down itself alone.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseName } from '../platform/databaseName.ts';
import { isDeepStrictEqual } from 'node:util';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { fileFault } from '../platform/fileFault.ts';
import { plainText } from '../platform/plainFile.ts';
import type { Ports } from '../platform/ports.ts';
import { watchFolders } from '../platform/watch.ts';
import type { DatabaseConnection, Driver } from './driver.ts';
import type { DriverContext } from './drivers/context.ts';
import { sqlite } from './drivers/sqlite.ts';
import { failureOf } from './failure.ts';
import { openPool, type Pool } from './pool.ts';
import { databasesFile, preferredOf, readDatabases, type ConnectionSettings } from './settings.ts';

/** One configured database. */
export interface Database {
  readonly name: string;
  readonly settings: ConnectionSettings;
  readonly driver: Driver;
  readonly pool: Pool;
  /** Why it failed last, in words; undefined since it last did what it was asked. */
  readonly trouble: () => string | undefined;
  /** Runs work on a connection within the time limit. Rejects with a `CountersignError` in words. */
  readonly limited: <T>(connection: DatabaseConnection, work: Promise<T>) => Promise<T>;
  /** The same on a connection of the pool, which is taken and given back. */
  readonly use: <T>(work: (connection: DatabaseConnection) => Promise<T>) => Promise<T>;
  /** A connection that the caller gives back to the pool. Rejects in words where there is none. */
  readonly take: () => Promise<DatabaseConnection>;
}

export interface Connections {
  readonly all: () => readonly Database[];
  /** The one of a name. Throws `unsupported` where there is none, with those that there are. */
  readonly find: (name: string) => Database;
  /** What is meant where nothing is named; undefined where several could be. */
  readonly preferred: () => string | undefined;
  /** Whether the site lets a named query paste texts as they come. */
  readonly trusts: (queryPath: string) => boolean;
  readonly problems: () => readonly string[];
  /** From now on a change of the file takes effect. */
  readonly follow: () => void;
  readonly close: () => Promise<void>;
}

export interface ConnectionsOptions {
  readonly dataDir: string;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** The secret of a name. */
  readonly secret: (name: string) => string | undefined;
}

/** Milliseconds beyond its time limit in which a server is to say itself that a statement took too long. */
const grace = 1000;
/** Milliseconds for which a free connection is waited for. */
const patience = 10_000;

/** Opens the connections of a data directory: none is made before somebody asks for it. */
export function openConnections({ dataDir, ports, secret }: ConnectionsOptions): Connections {
  const { clock, log } = ports;
  let databases = new Map<string, Database>();
  let preferred: string | undefined;
  let trusted: readonly string[] = [];
  let problems: readonly string[] = [];
  const load = (): void => {
    const read = readDatabases(dataDir);
    if ('reason' in read) {
      // What was there before goes on: a half-written file is no reason to leave a plant.
      problems = [read.reason];
      log.warn(read.reason);
      return;
    }
    const next = new Map<string, Database>();
    for (const [name, settings] of read.connections) {
      const before = databases.get(name);
      next.set(
        name,
        before !== undefined && isDeepStrictEqual(before.settings, settings)
          ? before
          : openDatabase(name, settings, driverOf(name, settings, dataDir, clock.zone, secret), ports),
      );
    }
    const kept = new Set(next.values());
    for (const before of databases.values()) if (!kept.has(before)) before.pool.close();
    databases = next;
    preferred = preferredOf(read);
    trusted = read.trustedQueries;
    problems =
      preferred === undefined || next.has(preferred)
        ? read.problems
        : [...read.problems, `${databasesFile} default: there is no connection ${preferred}`];
    for (const problem of problems) log.warn(problem);
  };
  load();
  let stop = (): Promise<void> => Promise.resolve();
  return {
    all: () => [...databases.values()],
    find: (name) => {
      const found = databases.get(name);
      if (found !== undefined) return found;
      const names = [...databases.keys()].join(', ');
      throw new CountersignError(
        ErrorCode.unsupported,
        names === ''
          ? `no database connection is configured on this station; ${databasesFile} of the data directory lists them.`
          : `this station has no database connection "${name}"; ${databasesFile} lists ${names}.`,
      );
    },
    preferred: () => preferred,
    trusts: (queryPath) => trusted.includes(queryPath),
    problems: () => problems,
    follow: () => {
      const watch = watchFolders({
        clock,
        changed: load,
        failed: (reason) => log.warn(`${databasesFile} is not followed any more.`, { reason }),
      });
      watch.follow([join(dataDir, databasesFile)]);
      stop = watch.close;
    },
    close: async () => {
      await stop();
      for (const { pool } of databases.values()) pool.close();
    },
  };
}

/** Whether two paths lead to one file, also by a link. Throws nothing: a file that is not there is no other one. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}

/** The driver of a connection. A secret or certificate that is not there is said when somebody connects. */
function driverOf(
  name: string,
  settings: ConnectionSettings,
  dataDir: string,
  zone: string,
  secret: ConnectionsOptions['secret'],
): () => Driver {
  return () => {
    if (settings.kind === 'sqlite') {
      const file = resolve(dataDir, settings.file);
      if (isSameFile(file, join(dataDir, databaseName))) {
        throw new CountersignError(
          ErrorCode.forbidden,
          `The database ${name}: its file is that of the station itself, which no script reads or changes; mend "file".`,
        );
      }
      const found = statSync(file, { throwIfNoEntry: false });
      if (found?.isFile() !== true) {
        const why = found === undefined ? 'is not there' : 'is no plain file';
        throw new CountersignError(ErrorCode.notLive, `The database ${name}: ${file} ${why}; mend "file".`);
      }
      return sqlite(settings, file);
    }
    const { password, tls } = settings;
    const context: DriverContext = {
      zone,
      password: () => (password === undefined ? undefined : secret(password.secret)),
      ca: tls?.ca === undefined ? undefined : readCertificates(name, resolve(dataDir, tls.ca)),
    };
    if (password !== undefined && context.password() === undefined) {
      throw new CountersignError(
        ErrorCode.notLive,
        `The database ${name}: the secret ${password.secret} is not set; "countersign secret set ${password.secret}" asks for it.`,
      );
    }
    return settings.kind === 'postgresql'
      ? loaded('postgresql', async () => (await import('./drivers/postgres.ts')).postgres(settings, context))
      : loaded('mariadb', async () => (await import('./drivers/mariadb.ts')).mariadb(settings, context));
  };
}

/** A driver whose library is loaded with the first connection: a station without one pays nothing for it. */
function loaded(dialect: Driver['dialect'], load: () => Promise<Driver>): Driver {
  return {
    dialect,
    connect: async () => (await load()).connect(),
    inform: async (connection) => (await load()).inform(connection),
  };
}

function readCertificates(name: string, file: string): string {
  try {
    return plainText(file);
  } catch (cause) {
    const text = `The database ${name}: the file ${file} of "ca" ${fileFault(cause)}.`;
    throw new CountersignError(ErrorCode.notLive, text, { cause });
  }
}

function openDatabase(
  name: string,
  settings: ConnectionSettings,
  driver: () => Driver,
  { clock, log }: ConnectionsOptions['ports'],
): Database {
  let trouble: string | undefined;
  const fail = (thrown: unknown): CountersignError => {
    const error = failureOf(name, thrown);
    // A statement that is wrong says nothing of the connection.
    if (error.code === ErrorCode.notLive) {
      if (trouble !== error.message) log.warn(error.message);
      trouble = error.message;
    }
    return error;
  };
  const pool = openPool({
    name,
    connect: () => {
      const made = driver().connect();
      const giveUp = (): void => {
        // One that comes too late is nobody's.
        made.then(({ destroy }) => destroy(), ignore);
      };
      return limit(made, settings.connectTimeLimit * 1000 + grace, giveUp);
    },
    clock,
    most: settings.poolSize,
    patience,
  });
  /** Gives up after so many milliseconds: a server that hangs says nothing itself. */
  const limit = <T>(work: Promise<T>, millis: number, giveUp: () => void): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = clock.after(millis, () => {
        reject(
          new CountersignError(
            ErrorCode.notLive,
            `The database ${name}: it gave no answer in time. Whether it did what it was asked is not known.`,
          ),
        );
        giveUp();
      });
      work.then(resolve, reject).finally(stop);
    });
  const limited = async <T>(connection: DatabaseConnection, work: Promise<T>): Promise<T> => {
    try {
      const result = await limit(work, settings.timeLimit * 1000 + grace, connection.destroy);
      trouble = undefined;
      return result;
    } catch (error) {
      throw fail(error);
    }
  };
  const take = async (): Promise<DatabaseConnection> => {
    try {
      return await pool.take();
    } catch (error) {
      throw fail(error);
    }
  };
  return {
    name,
    settings,
    get driver() {
      return driver();
    },
    pool,
    trouble: () => trouble,
    limited,
    take,
    use: async (work) => {
      const connection = await take();
      try {
        return await limited(connection, work(connection));
      } finally {
        pool.giveBack(connection);
      }
    },
  };
}

function ignore(): void {
  // What came too late was told already.
}
