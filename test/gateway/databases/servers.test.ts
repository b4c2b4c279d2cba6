/** The three kinds of databases against real servers and files: what they give, and what becomes of faults. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keepDouble } from '../../../electron/contract/doubles.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { columnsOf, datasetValue, dateValue, rowCount } from '../../../electron/contract/values.ts';
import { openDatabases, type Databases } from '../../../electron/gateway/databases/databases.ts';
import { databaseSource } from '../../../electron/gateway/databases/namedQueries.ts';
import { namedStatement, positionalStatement } from '../../../electron/gateway/databases/placeholders.ts';
import { plainStatement } from '../../../electron/gateway/databases/statement.ts';
import { boundAs, boundValue, boundValues } from '../../../electron/gateway/databases/values.ts';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import { namedQuery, namedQuerySettings, type SqlType } from '../../../electron/gateway/queries/namedQuery.ts';
import {
  startMariadb,
  startPostgres,
  testDatabase,
  testDatabasePassword,
  testUser,
  type DatabaseServer,
} from '../../support/databaseServers.ts';
import { openProxy } from '../../support/plant/tcpProxy.ts';
import { testTls } from '../../support/openid/tls.ts';
import { temporaryFolder, testLog, type TestLog } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const servers: Record<'postgresql' | 'mariadb', DatabaseServer | undefined> = {
  postgresql: undefined,
  mariadb: undefined,
};
beforeAll(async () => {
  [servers.postgresql, servers.mariadb] = await Promise.all([startPostgres(), startMariadb()]);
});
afterAll(async () => {
  await servers.postgresql?.remove();
  await servers.mariadb?.remove();
});

function server(kind: 'postgresql' | 'mariadb'): DatabaseServer {
  const found = servers[kind];
  if (found === undefined) throw new Error(`${kind} does not run`);
  return found;
}

type Kind = 'postgresql' | 'mariadb' | 'sqlite';
const kinds = ['postgresql', 'mariadb', 'sqlite'] as const;
const networked = ['postgresql', 'mariadb'] as const;

interface Scene {
  readonly databases: Databases;
  readonly dataDir: string;
  readonly log: TestLog;
  readonly query: (sql: string, ...values: readonly Json[]) => Promise<JsonObject>;
  readonly rows: (sql: string, ...values: readonly Json[]) => Promise<Json[][]>;
  readonly update: (sql: string, ...values: readonly Json[]) => Promise<number>;
}

function open(kind: Kind, more: JsonObject = {}, password = testDatabasePassword): Scene {
  const dataDir = temporaryFolder();
  const own: JsonObject =
    kind === 'sqlite'
      ? { file: 'plant.sqlite' }
      : {
          host: '127.0.0.1',
          port: server(kind).port,
          database: testDatabase,
          user: testUser,
          password: { secret: 'plant' },
          // However busy the machine is: tests of time limits set their own.
          connectTimeLimit: 100,
          timeLimit: 100,
        };
  if (kind === 'sqlite') new Sqlite(join(dataDir, 'plant.sqlite')).exec('CREATE TABLE made (a)').close();
  const connections = { plant: { kind, ...own, ...more } };
  writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ connections }));
  const log = testLog();
  const databases = openDatabases({
    dataDir,
    ports: { clock: { ...systemClock(), zone: 'Europe/Berlin' }, log, newId: () => crypto.randomUUID() },
    secret: (name) => (name === 'plant' ? password : undefined),
    preferred: () => undefined,
  });
  onTestFinished(() => databases.close());
  const asked = (sql: string, values: readonly Json[]) => ({
    database: '',
    statement: (dialect: Kind) =>
      values.length === 0 ? plainStatement(sql) : positionalStatement(sql, values.map(boundValue), dialect),
  });
  const query: Scene['query'] = (sql, ...values) => databases.query(asked(sql, values));
  return {
    databases,
    dataDir,
    log,
    query,
    rows: async (sql, ...values) => {
      const columns = columnsOf(await query(sql, ...values)) ?? [];
      return Array.from({ length: rowCount(columns) }, (_, row) => columns.map(({ data }) => data[row] ?? null));
    },
    update: async (sql, ...values) => (await databases.update(asked(sql, values))).changed,
  };
}

const keyed = { postgresql: 'serial', mariadb: 'int AUTO_INCREMENT', sqlite: 'integer' } as const;
const long = { postgresql: 'text', mariadb: 'longtext', sqlite: 'text' } as const;
async function makeTable(kind: Kind, { update }: Scene): Promise<void> {
  await update('DROP TABLE IF EXISTS orders');
  await update(`CREATE TABLE orders (id ${keyed[kind]} PRIMARY KEY, name ${long[kind]})`);
}

const begin = (databases: Databases, timeLimit = 20_000) => databases.begin('plant', 'me', 2, timeLimit);
const within = (id: string, sql: string) => ({
  database: '',
  transaction: { id, owner: 'me' },
  statement: () => plainStatement(sql),
});

/** What takes longer than any time limit here. */
const slow = {
  postgresql: 'SELECT pg_sleep(60)',
  mariadb: 'SELECT count(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b',
  sqlite: 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 30000000) SELECT count(*) FROM c',
} as const;

describe.each(kinds)('a database of %s', (kind) => {
  it('says who it is', async () => {
    const { databases } = open(kind);
    const { version, rights } = await databases.probe('plant');
    expect(version).toMatch({ postgresql: /^PostgreSQL \d/, mariadb: /MariaDB/, sqlite: /^SQLite 3/ }[kind]);
    expect(rights).toBe('reads and writes');
  });

  it('keeps what is bound, whatever it looks like, and gives the keys of new rows', async () => {
    const scene = open(kind);
    await makeTable(kind, scene);
    const texts = [
      "'; DROP TABLE orders; --",
      '\\\'" OR 1=1',
      ':a ? {b} $1',
      'Ölstand ✓ 🏭',
      '',
      'x'.repeat(1_000_000),
    ];
    for (const [index, text] of texts.entries()) {
      const statement = (dialect: Kind) =>
        positionalStatement('INSERT INTO orders (name) VALUES (?)', [boundValue(text)], dialect);
      expect(await scene.databases.update({ database: '', statement }, true)).toEqual({ changed: 1, key: index + 1 });
    }
    expect((await scene.rows('SELECT name FROM orders ORDER BY id')).flat()).toEqual(texts);
    expect(await scene.rows('SELECT id FROM orders WHERE name = ?', "'; DROP TABLE orders; --")).toEqual([[1]]);
    expect(await scene.update('UPDATE orders SET name = ? WHERE id < ?', null, 3)).toBe(2);
    expect(await scene.rows('SELECT count(*) FROM orders WHERE name IS NULL')).toEqual([[2]]);
  });

  it('gives no more rows than it may, and leaves out those that nobody asked for', async () => {
    const scene = open(kind, { mostRows: 100 });
    const endless = {
      postgresql: 'SELECT n FROM generate_series(1, 10000000) AS n',
      mariadb: 'SELECT seq AS n FROM seq_1_to_10000000',
      sqlite: 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 10000000) SELECT n FROM c',
    }[kind];
    const before = process.memoryUsage().rss;
    await expect(scene.query(endless)).rejects.toThrow(/gives more than 100 rows, and nothing of it is taken/);
    const few = await scene.databases.query({ database: '', statement: () => plainStatement(endless) }, 3);
    expect(columnsOf(few)?.[0]?.data).toEqual([1, 2, 3]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    expect(await scene.rows('SELECT 1')).toEqual([[1]]);
  });

  it('commits and rolls back what belongs together, for whoever began it alone', async () => {
    const scene = open(kind);
    const { databases, rows } = scene;
    await makeTable(kind, scene);
    const id = await begin(databases);
    const insert = (name: string) => databases.update(within(id, `INSERT INTO orders (name) VALUES ('${name}')`));
    await insert('kept');
    await databases.transactions.commit(id, 'me');
    await insert('gone');
    expect(columnsOf(await databases.query(within(id, 'SELECT * FROM orders')))?.[0]?.data).toHaveLength(2);
    await expect(databases.transactions.commit(id, 'somebody')).rejects.toThrow(/There is no transaction/);
    await databases.transactions.rollback(id, 'me');
    await insert('gone too');
    await databases.transactions.end(id, 'me');
    await databases.transactions.end(id, 'me');
    await expect(insert('late')).rejects.toThrow(/it was closed, or never begun here\. Nothing was run/);
    expect(await rows('SELECT name FROM orders')).toEqual([['kept']]);
  });

  it('says of no transaction that it was committed whose statements were undone, and keeps none of it', async () => {
    const scene = open(kind);
    const { databases, rows } = scene;
    await makeTable(kind, scene);
    const id = await begin(databases);
    const insert = (name: string) =>
      databases.update(within(id, `INSERT INTO orders (id, name) VALUES (1, '${name}')`));
    await insert('first');
    await expect(insert('twice')).rejects.toThrow();
    const committed = await databases.transactions.commit(id, 'me').then(
      () => true,
      () => false,
    );
    await databases.transactions.end(id, 'me');
    expect(await rows('SELECT name FROM orders')).toEqual(committed ? [['first']] : []);
  });

  it('gives the first value of many rows within a transaction, which goes on', async () => {
    const scene = open(kind);
    const { databases, rows } = scene;
    await makeTable(kind, scene);
    const id = await begin(databases);
    await databases.update(within(id, "INSERT INTO orders (name) VALUES ('a'), ('b'), ('c')"));
    expect(await databases.scalar(within(id, 'SELECT name FROM orders ORDER BY name'))).toMatchObject({ value: 'a' });
    await databases.transactions.commit(id, 'me');
    await databases.transactions.end(id, 'me');
    expect(await rows('SELECT count(*) FROM orders')).toEqual([[3]]);
  });

  it('rolls a transaction back that nobody uses any more, and says so', async () => {
    const scene = open(kind);
    await makeTable(kind, scene);
    const id = await begin(scene.databases, 30);
    await scene.databases.update(within(id, "INSERT INTO orders (name) VALUES ('a')")).catch(() => undefined);
    await until(() => expect(scene.log.lines.map(({ message }) => message).join()).toMatch(/was rolled back/));
    await expect(scene.databases.query(within(id, 'SELECT 1'))).rejects.toThrow(
      /was not used for 0\.03 s, and was rolled back/,
    );
    await until(async () => expect(await scene.rows('SELECT * FROM orders')).toEqual([]));
  });

  it('changes nothing where it is for reading alone', async () => {
    const scene = open(kind);
    await makeTable(kind, scene);
    const reading = open(kind, {
      readOnly: true,
      ...(kind === 'sqlite' ? { file: join(scene.dataDir, 'plant.sqlite') } : {}),
    });
    await expect(reading.update("INSERT INTO orders (name) VALUES ('a')")).rejects.toThrow(/for reading alone/);
    // A query that changes something gets to the server, which refuses it too.
    await expect(reading.query("INSERT INTO orders (name) VALUES ('a')")).rejects.toThrow(
      kind === 'sqlite' ? /was not run: the statement gives no rows/ : /reading alone/,
    );
    expect(await reading.rows('SELECT * FROM orders')).toEqual([]);
    expect((await reading.databases.probe('plant')).rights).toBe('reads');
  });

  it('says what the server says of a wrong statement, and goes on', async () => {
    const { query, rows, databases } = open(kind);
    await expect(query('SELECT absent FROM nowhere')).rejects.toMatchObject({
      code: 'illegal-argument',
      message: expect.stringMatching(/^The database plant: the server says: .*nowhere/),
    });
    expect(await rows('SELECT 1')).toEqual([[1]]);
    expect(databases.status()).toMatchObject([{ name: 'plant', state: 'connected', trouble: '' }]);
  });

  it('gives up what takes longer than its time limit', async () => {
    const { query, rows } = open(kind, { timeLimit: 2 });
    await expect(query(slow[kind])).rejects.toThrow(/"timeLimit"|no answer in time/);
    expect(await rows('SELECT 1')).toEqual([[1]]);
  });

  it('keeps nothing of a transaction in which a statement took longer than its time limit', async () => {
    const scene = open(kind, { timeLimit: 2 });
    await makeTable(kind, scene);
    const id = await begin(scene.databases);
    await scene.databases.update(within(id, "INSERT INTO orders (name) VALUES ('held')"));
    await expect(scene.databases.query(within(id, slow[kind]))).rejects.toThrow(/"timeLimit"|no answer in time/);
    await Promise.allSettled([scene.databases.transactions.end(id, 'me')]);
    expect(await scene.rows('SELECT name FROM orders')).toEqual([]);
    expect(scene.databases.status()).toMatchObject([{ used: 0 }]);
  });

  it('binds SQL that stands in a parameter of a named query, or refuses it by the type of the parameter', async () => {
    const scene = open(kind);
    await makeTable(kind, scene);
    await scene.update("INSERT INTO orders (name) VALUES ('one')");
    const attack = "1'; DROP TABLE orders; --";
    const run = (type: SqlType) => {
      const bound = new Map([['it', boundAs('it', type, { value: attack }, 'UTC')]]);
      const statement = (dialect: Kind) =>
        namedStatement('SELECT id FROM orders WHERE name = :it', { bound, texts: new Map(), trusted: false }, dialect);
      return scene.databases.query({ database: '', statement });
    };
    for (const type of ['Int1', 'Int2', 'Int4', 'Int8', 'Float4', 'Float8', 'Boolean', 'DateTime'] as const) {
      expect(() => run(type)).toThrow(/The query was not run: of it, /);
    }
    expect(columnsOf(await run('String'))?.[0]?.data).toEqual([]);
    expect(await scene.rows('SELECT name FROM orders')).toEqual([['one']]);
  });

  it('has of each type of a parameter the value that is given, or says why it is none', async () => {
    const scene = open(kind);
    const moment = { postgresql: 'timestamptz(3)', mariadb: 'datetime(3)', sqlite: 'date' }[kind];
    const double = { postgresql: 'double precision', mariadb: 'double', sqlite: 'double' }[kind];
    const columns = { whole: 'bigint', fraction: double, truth: 'boolean', words: long[kind], at: moment };
    await scene.update('DROP TABLE IF EXISTS given');
    const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await scene.update(`CREATE TABLE given (${types.join(', ')})`);
    const columnOf = {
      ...{ Int1: 'whole', Int2: 'whole', Int4: 'whole', Int8: 'whole', Float4: 'fraction', Float8: 'fraction' },
      ...{ Boolean: 'truth', String: 'words', DateTime: 'at' },
    } as const;
    /** What a column has of what is given, or why it has nothing of it. */
    const stored = async (type: SqlType, value: Json, isDouble = false): Promise<Json> => {
      const column = columnOf[type];
      const query = namedQuery('Given', 'resource.json', {
        sql: `INSERT INTO given (${column}) VALUES (:it)`,
        settings: namedQuerySettings.parse({
          attributes: { type: 'UpdateQuery', parameters: [{ type: 'Parameter', identifier: 'it', sqlType: type }] },
        }),
      });
      const given = { it: value };
      if (isDouble) keepDouble(given, 'it');
      await scene.update('DELETE FROM given');
      try {
        await databaseSource(scene.databases, 'Europe/Berlin').run(query, given);
      } catch (error) {
        expect(await scene.rows('SELECT * FROM given')).toEqual([]);
        return String(error).replace(/^.*The query was not run: of it, /, '');
      }
      const [[held = null] = []] = await scene.rows(`SELECT ${column} FROM given`);
      return kind === 'sqlite' && type === 'Boolean' && typeof held === 'number' ? held === 1 : held;
    };
    const date = dateValue(Date.UTC(2026, 10, 26, 13, 0, 5));
    const dataset = datasetValue([{ name: 'a', type: 'Integer', data: [1] }]);
    const wholes = ['Int1', 'Int2', 'Int4', 'Int8'] as const;
    const all = [...wholes, 'Float4', 'Float8', 'Boolean', 'String', 'DateTime'] as const;
    for (const type of all) {
      expect(await stored(type, null)).toBeNull();
      expect(await stored(type, [1])).toBe('a list is not bound to one place.');
      expect(await stored(type, dataset)).toBe('an object is not bound to one place.');
    }
    for (const type of wholes) {
      expect(await stored(type, '17')).toBe(17);
      expect(await stored(type, 7, true)).toBe(7);
      expect(await stored(type, true)).toBe(1);
      for (const odd of [3.7, -0.5, '3.7', '0x10', '', 'x', Number.NaN, Infinity, 1e300])
        expect(await stored(type, odd)).toMatch(/is no whole number of \d+ bits/);
    }
    expect(await stored('Int1', 200)).toMatch(/^200 is no whole number of 8 bits/);
    expect(await stored('Int4', date)).toMatch(/is no whole number of 32 bits/);
    expect(await stored('Int8', date)).toBe(Date.UTC(2026, 10, 26, 13, 0, 5));
    for (const type of ['Float4', 'Float8'] as const) {
      expect(await stored(type, '1.5')).toBe(1.5);
      expect(await stored(type, ' 2e3 ')).toBe(2000);
      for (const odd of ['0x10', '', 'x', '1,5', Number.NaN, -Infinity])
        expect(await stored(type, odd)).toMatch(/is no number\.$/);
    }
    expect(await stored('Float8', 1e300)).toBe(1e300);
    expect(await stored('Float4', 1e300)).toBe('1e+300 is no number of 32 bits.');
    for (const truth of [true, 'yes', ' ON ', 1, 0.5]) expect(await stored('Boolean', truth)).toBe(true);
    for (const truth of [false, 'f', 'No', 0]) expect(await stored('Boolean', truth)).toBe(false);
    for (const odd of ['2', 'maybe', '', date, Number.NaN])
      expect(await stored('Boolean', odd)).toMatch(/is neither true nor false\.$/);
    expect(await stored('String', 7)).toBe('7');
    expect(await stored('String', 7, true)).toBe('7.0');
    expect(await stored('String', 1e21)).toBe('1.0E21');
    expect(await stored('String', false)).toBe('false');
    expect(await stored('String', date)).toBe('2026-11-26 14:00:05.000');
    expect(await stored('String', '')).toBe('');
    expect(await stored('String', '7')).toBe('7');
    const asDate = async (value: Json): Promise<Json> => {
      const held = await stored('DateTime', value);
      return kind === 'sqlite' && typeof held === 'number' ? dateValue(held) : held;
    };
    for (const same of [date, '2026-11-26 14:00:05', '2026-11-26T13:00:05Z', Date.UTC(2026, 10, 26, 13, 0, 5)])
      expect(await asDate(same)).toEqual(date);
    for (const odd of ['soon', '', true, '2026-02-30', 3.7, Number.NaN, 9e15, 1e300])
      expect(await asDate(odd)).toMatch(/is no date\.$/);
  });

  it('binds a whole float of a script as a float', async () => {
    const { databases } = open(kind);
    const given: Json[] = [7, 7];
    keepDouble(given, 0);
    const statement = (dialect: Kind) => positionalStatement('SELECT ? / 2, ? + 0', boundValues(given), dialect);
    const columns = columnsOf(await databases.query({ database: '', statement })) ?? [];
    expect(columns.map(({ data }) => data)).toEqual([[3.5], [7]]);
  });
});

describe.each(networked)('a server of %s', (kind) => {
  const pause = { postgresql: 'SELECT pg_sleep(30)', mariadb: 'SELECT sleep(30)' }[kind];

  it('that is killed in the middle of a query and of a transaction is found again when it is back', async () => {
    const scene = open(kind);
    const { databases, query, rows } = scene;
    await makeTable(kind, scene);
    const id = await begin(databases);
    await databases.update(within(id, "INSERT INTO orders (name) VALUES ('lost')"));
    const running = expect(query(pause)).rejects.toThrow(/connection was lost/);
    await until(() => expect(databases.status()).toMatchObject([{ used: 2 }]));
    await server(kind).kill();
    await running;
    await expect(databases.update(within(id, 'SELECT 1'))).rejects.toThrow(/connection was lost|no transaction/);
    await expect(query('SELECT 1')).rejects.toThrow(/nothing listens there/);
    expect(databases.status()).toMatchObject([{ state: 'faulted', used: 0 }]);
    await server(kind).start();
    await until(async () => expect(await rows('SELECT * FROM orders')).toEqual([]));
    await expect(databases.transactions.commit(id, 'me')).rejects.toThrow(
      /connection was lost, and nothing of it was kept/,
    );
    expect(databases.status()).toMatchObject([{ state: 'connected', trouble: '' }]);
  });

  it('says what is wrong with how it is reached', async () => {
    const wrong = (more: JsonObject, password?: string) => open(kind, more, password).databases.probe('plant');
    await expect(wrong({ host: 'no-such-host.invalid' })).rejects.toThrow(
      /no computer of that name|could not be looked up/,
    );
    await expect(wrong({ port: 1 })).rejects.toThrow(/nothing listens there/);
    await expect(wrong({}, 'wrong')).rejects.toThrow(
      /refuses (the|this user or) password; set it with "countersign secret set"/,
    );
    await expect(wrong({ database: 'nothing' })).rejects.toThrow(/no such database|may not use this database/);
    await expect(wrong({ password: { secret: 'unset' } })).rejects.toThrow(/the secret unset is not set/);
    await expect(wrong({ tls: {} })).rejects.toThrow(/TLS certificate of the server is not taken/);
    await expect(wrong({ tls: { ca: 'gone.pem' } })).rejects.toThrow(/gone\.pem of "ca" is not there/);
  });

  it('is held against the authority that the site names', async () => {
    const { dataDir } = open(kind);
    const ca = join(dataDir, 'plant.pem');
    writeFileSync(ca, testTls.cert);
    expect((await open(kind, { tls: { ca } }).databases.probe('plant')).rights).toBe('reads and writes');
  });

  it('never tells its password', async () => {
    const { databases, log, query } = open(kind, { database: 'nothing' });
    const said = await query('SELECT 1').catch((error: unknown) => String(error));
    expect(JSON.stringify([said, log.lines, databases.status()])).not.toContain(testDatabasePassword);
  });

  it('lets nobody wait for ever where all of its connections are in use', async () => {
    const { query, rows, databases } = open(kind, { poolSize: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => rows('SELECT ?', n)));
    expect(results.flat(2)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(databases.status()[0]?.open).toBeLessThanOrEqual(2);
    await expect(query('SELECT')).rejects.toThrow();
  });
});

it.each(networked)('a transaction of %s is rolled back with whoever began it, and no other is', async (kind) => {
  const scene = open(kind);
  await makeTable(kind, scene);
  const { databases, rows } = scene;
  const insert = async (owner: string): Promise<string> => {
    const id = await databases.begin('plant', owner, 2, 20_000);
    const statement = () => plainStatement(`INSERT INTO orders (name) VALUES ('${owner}')`);
    await databases.update({ database: '', transaction: { id, owner }, statement });
    return id;
  };
  await insert('gone');
  const other = await insert('other');
  await databases.transactions.endOf('gone');
  await databases.transactions.commit(other, 'other');
  await databases.transactions.end(other, 'other');
  expect(await rows('SELECT name FROM orders')).toEqual([['other']]);
  expect(databases.status()).toMatchObject([{ used: 0 }]);
});

it.each(networked)(
  'a server of %s that hangs is given up, also within a transaction, and holds up nobody else',
  async (kind) => {
    const held = open(kind, { timeLimit: 0.2, connectTimeLimit: 1 });
    const other = open(kind === 'mariadb' ? 'postgresql' : 'mariadb');
    await makeTable(kind, held);
    const id = await begin(held.databases);
    await held.databases.update(within(id, "INSERT INTO orders (name) VALUES ('held')"));
    await server(kind).pause();
    onTestFinished(server(kind).resume);
    const answers = Promise.allSettled([held.query('SELECT 1'), held.databases.transactions.commit(id, 'me')]);
    expect(await other.rows('SELECT 1')).toEqual([[1]]);
    expect((await answers).map((one) => (one.status === 'rejected' ? String(one.reason) : 'answered'))).toEqual([
      expect.stringMatching(/did not answer in time/),
      expect.stringMatching(/Whether it did what it was asked is not known/),
    ]);
    server(kind).resume();
    await expect(held.databases.update(within(id, 'SELECT 1'))).rejects.toThrow(/connection was lost/);
    await until(async () => expect(await held.rows('SELECT 1')).toEqual([[1]]));
  },
);

it.each(networked)(
  'a server of %s is given up behind a line that swallows everything, and found again once it does not',
  async (kind) => {
    const line = await openProxy(server(kind).port);
    onTestFinished(line.close);
    const held = open(kind, { port: line.port, timeLimit: 1, connectTimeLimit: 1 });
    const other = open(kind === 'mariadb' ? 'postgresql' : 'mariadb');
    await makeTable(kind, held);
    // Several connections are open, and idle.
    await Promise.all(Array.from({ length: 4 }, () => held.rows('SELECT 1')));
    const id = await begin(held.databases);
    await held.databases.update(within(id, "INSERT INTO orders (name) VALUES ('held')"));
    line.drop();
    const answers = Promise.allSettled([
      held.update("INSERT INTO orders (name) VALUES ('late')"),
      held.databases.transactions.commit(id, 'me'),
    ]);
    expect(await other.rows('SELECT 1')).toEqual([[1]]);
    for (const one of await answers)
      expect(one.status === 'rejected' ? String(one.reason) : 'answered').toMatch(
        /Whether it did what it was asked is not known/,
      );
    await expect(held.query('SELECT 1')).rejects.toThrow(/did not answer in time|no answer in time/);
    expect(held.databases.status()).toMatchObject([{ state: 'faulted', used: 0 }]);
    line.mend();
    // None of those that were open before is asked.
    expect(await held.rows('SELECT 1')).toEqual([[1]]);
    expect(held.databases.status()).toMatchObject([{ state: 'connected', trouble: '' }]);
    // The server may hold the row of the transaction until it hears that its connection is gone.
    expect(await held.rows("SELECT name FROM orders WHERE name = 'late'")).toEqual([]);
  },
);

it.each(networked)('a server of %s that answers after the time limit is not waited for', async (kind) => {
  const line = await openProxy(server(kind).port);
  onTestFinished(line.close);
  const held = open(kind, { port: line.port, timeLimit: 1, connectTimeLimit: 30 });
  expect(await held.rows('SELECT 1')).toEqual([[1]]);
  line.delay(10_000);
  await expect(held.query('SELECT 1')).rejects.toThrow(/Whether it did what it was asked is not known/);
  line.delay(0);
  expect(await held.rows('SELECT 2')).toEqual([[2]]);
});

it('what follows a statement of MariaDB that commits by itself is rolled back with its transaction all the same', async () => {
  const scene = open('mariadb');
  const { databases, rows } = scene;
  await makeTable('mariadb', scene);
  const id = await begin(databases);
  await databases.update(within(id, 'TRUNCATE TABLE orders'));
  await databases.update(within(id, "INSERT INTO orders (name) VALUES ('half')"));
  await databases.transactions.rollback(id, 'me');
  await databases.transactions.end(id, 'me');
  expect(await rows('SELECT * FROM orders')).toEqual([]);
  // A connection that is given back commits each statement again.
  await scene.update("INSERT INTO orders (name) VALUES ('whole')");
  expect(await rows('SELECT name FROM orders')).toEqual([['whole']]);
});

/** Two transactions that wait for each other; resolves to the one of which the server took back all. */
async function deadlocked({ databases }: Scene): Promise<string> {
  const [one, other] = [await begin(databases), await begin(databases)];
  const lock = (id: string, row: number): Promise<number> =>
    databases
      .update(within(id, `UPDATE orders SET name = CONCAT(name, '!') WHERE id = ${row}`))
      .then(({ changed }) => changed);
  await lock(one, 1);
  await lock(other, 2);
  const [first] = await Promise.allSettled([lock(one, 2), lock(other, 1)]);
  const [lost, kept] = first.status === 'rejected' ? [one, other] : [other, one];
  await databases.transactions.end(kept, 'me');
  return lost;
}

it.each([
  ['mariadb', deadlocked],
  [
    'sqlite',
    async ({ databases }: Scene) => {
      const id = await begin(databases);
      await databases.update(within(id, "INSERT INTO orders (id, name) VALUES (3, 'first half')"));
      await expect(
        databases.update(within(id, "INSERT OR ROLLBACK INTO orders (id, name) VALUES (1, 'twice')")),
      ).rejects.toThrow();
      return id;
    },
  ],
] as const)('of a transaction that %s took back after an error no second half is committed', async (kind, undo) => {
  const scene = open(kind);
  const { databases, rows } = scene;
  await makeTable(kind, scene);
  await scene.update("INSERT INTO orders (id, name) VALUES (1, 'a')");
  await scene.update("INSERT INTO orders (id, name) VALUES (2, 'b')");
  const id = await undo(scene);
  const half = within(id, "INSERT INTO orders (id, name) VALUES (4, 'second half')");
  await expect(databases.update(half)).rejects.toThrow('rolled back what the transaction had done');
  await expect(databases.transactions.commit(id, 'me')).rejects.toThrow('Nothing was committed');
  expect(await rows('SELECT name FROM orders ORDER BY id')).toEqual([['a'], ['b']]);
  // It goes on as a new one.
  await databases.update(half);
  await databases.transactions.commit(id, 'me');
  await databases.transactions.end(id, 'me');
  expect(await rows('SELECT name FROM orders ORDER BY id')).toEqual([['a'], ['b'], ['second half']]);
});

it('several statements of PostgreSQL in one text say that they were run', async () => {
  const scene = open('postgresql');
  await makeTable('postgresql', scene);
  await scene.update("INSERT INTO orders (name) VALUES ('a'), ('b')");
  expect(await scene.update("UPDATE orders SET name = 'c'; UPDATE orders SET name = 'd' WHERE id = 1")).toBe(2);
});

it('PostgreSQL gives the types that Java has, and loses no digit', async () => {
  const found = await open('postgresql').query(
    `SELECT 1 a, 9007199254740993::bigint b, 1.10 c, 0.12345678901234567 d, true e, date '2026-01-02' f,
      timestamp '2026-07-02 03:04:05.678901' g, timestamptz '2026-01-02 03:04:05+00' h, '\\x00ff'::bytea i, '{"a": 1}'::jsonb j,
      'NaN'::float8 k, null::int4 l`,
  );
  expect(columnsOf(found)?.map(({ name, type, data }) => [name, type, data[0]])).toEqual([
    ['a', 'Integer', 1],
    ['b', 'Long', '9007199254740993'],
    ['c', 'Double', 1.1],
    ['d', 'Object', '0.12345678901234567'],
    ['e', 'Boolean', true],
    ['f', 'Date', dateValue(Date.UTC(2026, 0, 1, 23))],
    ['g', 'Date', dateValue(Date.UTC(2026, 6, 2, 1, 4, 5, 678))],
    ['h', 'Date', dateValue(Date.UTC(2026, 0, 2, 3, 4, 5))],
    ['i', 'Object', [0, -1]],
    ['j', 'String', '{"a": 1}'],
    ['k', 'Object', 'NaN'],
    ['l', 'Integer', null],
  ]);
});

it('MariaDB gives the types that Java has, and loses no digit', async () => {
  const scene = open('mariadb');
  await scene.update('DROP TABLE IF EXISTS kinds');
  await scene.update(
    'CREATE TABLE kinds (a int, b bigint, c decimal(10,2), d decimal(30,20), e boolean, f date, g datetime(6), i blob, j json, k double)',
  );
  await scene.update(
    "INSERT INTO kinds VALUES (1, 9007199254740993, 1.10, 0.12345678901234567, true, '2026-01-02', '2026-07-02 03:04:05.678901', x'00ff', '{\"a\": 1}', 0.5)",
  );
  for (const values of [[], [1]]) {
    const found = await scene.query(`SELECT * FROM kinds${values.length === 0 ? '' : ' WHERE a = ?'}`, ...values);
    expect(columnsOf(found)?.map(({ name, type, data }) => [name, type, data[0]])).toEqual([
      ['a', 'Integer', 1],
      ['b', 'Long', '9007199254740993'],
      ['c', 'Double', 1.1],
      ['d', 'Object', '0.12345678901234567000'],
      ['e', 'Boolean', true],
      ['f', 'Date', dateValue(Date.UTC(2026, 0, 1, 23))],
      ['g', 'Date', dateValue(Date.UTC(2026, 6, 2, 1, 4, 5, 678))],
      ['i', 'Object', [0, -1]],
      ['j', 'String', '{"a": 1}'],
      ['k', 'Double', 0.5],
    ]);
  }
});

/** Columns of what a query finds: name, type and values. */
const columnsIn = async (scene: Scene, sql: string, ...values: readonly Json[]) =>
  columnsOf(await scene.query(sql, ...values))?.map(({ name, type, data }) => [name, type, ...data]);

it('PostgreSQL shows what Java has no value for as the server writes it, and never as another value', async () => {
  const scene = open('postgresql');
  expect(
    await columnsIn(
      scene,
      `SELECT 'NaN'::numeric a, 'infinity'::timestamptz b, '-infinity'::date c, '0044-03-15 BC'::date d, '24:00:00'::time e,
        interval '1 mon 2 days 03:04:05.678' f, ARRAY[1,2,NULL] g, '72962b91-fa75-4ae6-8d28-b404dc7daf63'::uuid h,
        '-Infinity'::float4 i, 1e-30::numeric j, '12:00:00+05'::timetz k, B'101' l, '$1,234.50'::money m, 4294967295::oid n,
        16777217::float4 o, 123456789012345678901234567890.5::numeric p`,
    ),
  ).toEqual([
    ['a', 'Object', 'NaN'],
    ['b', 'Object', 'infinity'],
    ['c', 'Object', '-infinity'],
    ['d', 'Object', '0044-03-15 BC'],
    ['e', 'Object', '24:00:00'],
    ['f', 'String', '1 mon 2 days 03:04:05.678'],
    ['g', 'String', '{1,2,NULL}'],
    ['h', 'String', '72962b91-fa75-4ae6-8d28-b404dc7daf63'],
    ['i', 'Object', '-Infinity'],
    ['j', 'Object', '0.000000000000000000000000000001'],
    ['k', 'String', '12:00:00+05'],
    ['l', 'String', '101'],
    ['m', 'String', '$1,234.50'],
    ['n', 'Long', 4_294_967_295],
    ['o', 'Float', 16_777_216],
    ['p', 'Object', '123456789012345678901234567890.5'],
  ]);
});

it('MariaDB shows zero dates, bits, times, shapes and what is beyond a double as what they are', async () => {
  const scene = open('mariadb', { poolSize: 1 });
  await scene.update("SET SESSION sql_mode = ''");
  await scene.update('DROP TABLE IF EXISTS odd');
  await scene.update(
    'CREATE TABLE odd (a date, b datetime(3), c bigint unsigned, d bit(1), e bit(8), f bit(64), g time(3), h time, i year, j float, k point, l date, m set("x","y"), n inet6)',
  );
  await scene.update(
    "INSERT INTO odd VALUES ('0000-00-00', '0000-00-00', 18446744073709551615, b'1', b'10101010', x'FFFFFFFFFFFFFFFF', '12:34:56.789', '-838:59:59', 2026, 0.1, point(1, 2), '2026-00-15', 'x,y', '::1')",
  );
  const expected = [
    ['a', 'Date', null],
    ['b', 'Date', null],
    ['c', 'Long', '18446744073709551615'],
    ['d', 'Boolean', true],
    ['e', 'Object', [-86]],
    ['f', 'Object', [-1, -1, -1, -1, -1, -1, -1, -1]],
    ['g', 'Date', dateValue(41_696_789)],
    ['h', 'Object', '-838:59:59'],
    ['i', 'Integer', 2026],
    ['j', 'Float', 0.1],
    ['k', 'String', '{"x":1,"y":2}'],
    ['l', 'Object', '2026-00-15'],
    ['m', 'String', 'x,y'],
    ['n', 'String', '::1'],
  ];
  expect(await columnsIn(scene, 'SELECT * FROM odd')).toEqual(expected);
  expect(await columnsIn(scene, 'SELECT * FROM odd WHERE c > ?', 5)).toEqual(expected);
});

it('SQLite shows values of several types in one column as they are, and no whole number as a near one', async () => {
  const scene = open('sqlite');
  await scene.update('CREATE TABLE odd (a, b INTEGER, c REAL, d DATE, e BOOLEAN)');
  await scene.update(
    "INSERT INTO odd VALUES (1, 9007199254740993, 1e999, '2026-01-01', 1), ('x', 5, -1e999, 0, 'true'), (x'00ff', -9223372036854775808, 1, 5.5, NULL)",
  );
  expect(await columnsIn(scene, 'SELECT *, 1.0 AS one FROM odd')).toEqual([
    ['a', 'Object', 1, 'x', [0, -1]],
    ['b', 'Long', '9007199254740993', 5, '-9223372036854775808'],
    ['c', 'Object', 'Infinity', '-Infinity', 1],
    ['d', 'Object', '2026-01-01', 0, 5.5],
    ['e', 'Object', 1, 'true', null],
    ['one', 'Double', 1, 1, 1],
  ]);
});

it.each(kinds)('a column of %s whose name was taken by one before has a name of its own', async (kind) => {
  const quote = kind === 'mariadb' ? '`' : '"';
  const sql = `SELECT 1 AS id, 2 AS id, 3 AS ${quote}id (2)${quote}, 4 AS id, 5 AS ${quote}ID${quote}, 6 AS ${quote}Gr\u00F6\u00DFe\u200B${quote}`;
  expect((await columnsIn(open(kind), sql))?.map(([name, , value]) => [name, value])).toEqual([
    ['id', 1],
    ['id (3)', 2],
    ['id (2)', 3],
    ['id (4)', 4],
    ['ID', 5],
    ['Gr\u00F6\u00DFe\u200B', 6],
  ]);
});

it.each(networked)('a date of %s comes back as it was bound, on both sides of summer time', async (kind) => {
  const scene = open(kind);
  await scene.update('DROP TABLE IF EXISTS dates');
  await scene.update(`CREATE TABLE dates (at ${kind === 'mariadb' ? 'datetime(3)' : 'timestamp'})`);
  const dates = [Date.UTC(2026, 0, 2, 3, 4, 5, 678), Date.UTC(2026, 6, 2, 3, 4, 5, 678)].map(dateValue);
  for (const date of dates) await scene.update('INSERT INTO dates VALUES (?)', date);
  expect((await scene.rows('SELECT at FROM dates ORDER BY at')).flat()).toEqual(dates);
  for (const date of dates) expect(await scene.rows('SELECT at FROM dates WHERE at = ?', date)).toEqual([[date]]);
});

it('a TIMESTAMP of MariaDB is the instant that it is, also where the server knows no time zones, which is said', async () => {
  const scene = open('mariadb');
  await scene.update('DROP TABLE IF EXISTS instants');
  await scene.update('CREATE TABLE instants (at timestamp(3) NULL)');
  const instants = [Date.UTC(2026, 0, 2, 3, 4, 5), Date.UTC(2026, 6, 2, 3, 4, 5)];
  for (const at of instants) await scene.update('INSERT INTO instants VALUES (from_unixtime(?))', at / 1000);
  expect((await scene.rows('SELECT at FROM instants ORDER BY at')).flat()).toEqual(instants.map(dateValue));
  expect((await scene.databases.probe('plant')).note).toMatch(/does not know the time zone Europe\/Berlin/);
});

it('a text with a NUL is refused by PostgreSQL and kept by the others', async () => {
  await expect(open('postgresql').rows('SELECT ?', 'a\0b')).rejects.toThrow(
    /a NUL in it is none that PostgreSQL keeps/,
  );
  expect(await open('mariadb').rows('SELECT ?', 'a\0b')).toEqual([['a\0b']]);
  expect(await open('sqlite').rows('SELECT ?', 'a\0b')).toEqual([['a\0b']]);
});

describe('a file of SQLite', () => {
  it('that is missing, none, or held by another program is said so', async () => {
    const scene = open('sqlite', { file: 'gone/plant.sqlite' });
    await expect(scene.query('SELECT 1')).rejects.toThrow(/sqlite is not there; mend "file"/);
    writeFileSync(join(scene.dataDir, 'text.sqlite'), 'this is a text and no database of any kind'.repeat(100));
    await expect(open('sqlite', { file: join(scene.dataDir, 'text.sqlite') }).query('SELECT 1')).rejects.toThrow(
      /no database of SQLite/,
    );
    const held = open('sqlite', { timeLimit: 0.2 });
    const holder = new Sqlite(join(held.dataDir, 'plant.sqlite'));
    holder.exec('BEGIN EXCLUSIVE');
    await expect(held.update('INSERT INTO made VALUES (1)')).rejects.toThrow(/another program holds the file/);
    holder.exec('COMMIT');
    holder.close();
    expect(await held.update('INSERT INTO made VALUES (1)')).toBe(1);
  });
});

describe('the settings of databases', () => {
  it('take effect while the station runs, and one that is wrong takes down itself alone', async () => {
    const { databases, dataDir } = open('sqlite');
    databases.follow();
    const file = join(dataDir, 'databases.json');
    const plant = { kind: 'sqlite', file: 'plant.sqlite' };
    writeFileSync(
      file,
      JSON.stringify({
        connections: { plant, other: { kind: 'oracle' }, more: { ...plant, poolSize: 1 }, 'a/b': plant },
        trustedQuerys: [],
      }),
    );
    await until(() => expect(databases.status().map(({ name }) => name)).toEqual(['plant', 'more']));
    expect(databases.problems()).toEqual([
      expect.stringMatching(/^databases\.json line 1, connections\.other\.kind: /),
      expect.stringMatching(/^databases\.json line 1, connections\["a\/b"\]: is no name/),
      'databases.json line 1, trustedQuerys: there is no such setting (perhaps trustedQueries)',
    ]);
    await expect(databases.query({ database: 'other', statement: () => plainStatement('SELECT 1') })).rejects.toThrow(
      /this station has no database connection "other"; databases\.json lists plant, more/,
    );
    await expect(databases.query({ database: '', statement: () => plainStatement('SELECT 1') })).rejects.toThrow(
      /no database is named/,
    );
    writeFileSync(file, JSON.stringify({ conections: {} }));
    await until(() => expect(databases.problems()[0]).toMatch(/conections: there is no such setting/));
    expect(databases.status()).toHaveLength(2);
    writeFileSync(file, '{');
    await until(() => expect(databases.problems()[0]).toMatch(/is not JSON/));
    expect(databases.status()).toHaveLength(2);
    rmSync(file);
    await until(() => expect(databases.status()).toEqual([]));
  });
});
