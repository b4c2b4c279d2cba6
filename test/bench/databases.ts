/** Named queries of 10,000 rows against the bare driver of the same server, and how long they hold up everything else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { openDatabases } from '../../electron/gateway/databases/databases.ts';
import { databaseSource } from '../../electron/gateway/databases/namedQueries.ts';
import { systemClock } from '../../electron/gateway/platform/ports.ts';
import { namedQuery, namedQuerySettings } from '../../electron/gateway/queries/namedQuery.ts';
import { openQueries } from '../../electron/gateway/queries/queries.ts';
import { startPostgres, testDatabase, testDatabasePassword, testUser } from '../support/databaseServers.ts';
import { median, type Row } from './table.ts';

const rowCount = 10_000;
const rounds = 15;
const table = `CREATE TABLE orders AS SELECT n AS id, 'Order ' || n AS name, n * 1.5::float8 AS amount, n % 2 = 0 AS released,
  timestamptz '2026-01-01' + n * interval '1 minute' AS due, n::numeric / 10 AS weight FROM generate_series(1, ${rowCount}) AS n`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return median(times);
}

/**
 * Watches how long the gateway is held up at once: the processor time of its thread from one turn of the event loop to the next, in
 * milliseconds. What other programs of the machine take is none of it.
 */
function watchTurns(): { readonly longest: () => number } {
  let longest = 0;
  let isWatched = true;
  let before = process.threadCpuUsage();
  const turn = (): void => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
    if (isWatched) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    longest: () => {
      isWatched = false;
      return longest;
    },
  };
}

/** Measures both over one server. */
export async function benchDatabases(): Promise<Row[]> {
  const server = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const at = { host: '127.0.0.1', port: server.port, database: testDatabase, user: testUser };
  const erp = { kind: 'postgresql', ...at, password: { secret: 'erp' } };
  writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ connections: { erp } }));
  const clock = systemClock();
  const nothing = (): void => undefined;
  const databases = openDatabases({
    dataDir,
    ports: { clock, newId: () => uuidv7(), log: { debug: nothing, info: nothing, warn: nothing, error: nothing } },
    secret: () => testDatabasePassword,
    preferred: () => undefined,
  });
  const bare = new Client({ ...at, password: testDatabasePassword });
  try {
    await bare.connect();
    await bare.query(table);
    const settings = namedQuerySettings.parse({ attributes: { type: 'Query' } });
    const orders = namedQuery('Orders', 'resource.json', { sql: 'SELECT * FROM orders', settings });
    const queries = openQueries(() => new Map([['Orders', orders]]), databaseSource(databases, clock.zone), clock);
    const limit = await timed(() => bare.query({ text: orders.sql, rowMode: 'array' }));
    await queries.read('Orders', {}, []);
    const ours = await timed(() => queries.read('Orders', {}, []));
    const turns = watchTurns();
    await timed(() => queries.read('Orders', {}, []));
    return [
      { what: 'named query of 10,000 rows', unit: 'ms', ours, limit, aim: '2 at most' },
      { what: 'longest hold of the gateway meanwhile', unit: 'ms', ours: turns.longest(), limit: 16, aim: '1 at most' },
    ];
  } finally {
    await bare.end();
    await databases.close();
    await server.remove();
    rmSync(dataDir, { recursive: true });
  }
}
