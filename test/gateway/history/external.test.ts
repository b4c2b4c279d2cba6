/** Tables of a history as Ignition writes them, in a real server of PostgreSQL. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, millisOfDate } from '../../../electron/contract/values.ts';
import { openDatabases, type Databases } from '../../../electron/gateway/databases/databases.ts';
import { boundValue } from '../../../electron/gateway/databases/values.ts';
import { openHistory, type History } from '../../../electron/gateway/history/history.ts';
import { historyQuestions, type HistoryRequest } from '../../../electron/gateway/history/questions.ts';
import { historySources } from '../../../electron/gateway/history/sources.ts';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import {
  startPostgres,
  testDatabase,
  testDatabasePassword,
  testUser,
  type DatabaseServer,
} from '../../support/databaseServers.ts';
import { testLog } from '../../support/station.ts';

const points = `(tagid int, intvalue bigint, floatvalue float8, stringvalue varchar(255), datevalue timestamp,
  dataintegrity int, t_stamp bigint, PRIMARY KEY (tagid, t_stamp))`;
const layout = `
  CREATE TABLE sqlth_drv (id serial PRIMARY KEY, name varchar(255), provider varchar(255));
  CREATE TABLE sqlth_scinfo (id serial PRIMARY KEY, scname varchar(255), drvid int);
  CREATE TABLE sqlth_te (id serial PRIMARY KEY, tagpath varchar(255), scid int, datatype int, querymode int, created bigint,
    retired bigint);
  CREATE TABLE sqlth_partitions (pname varchar(255), drvid int, start_time bigint, end_time bigint, blocksize int, flags int);
  CREATE TABLE sqlt_data_1_2026_01 ${points};
  CREATE TABLE sqlt_data_1_2026_02 ${points};
  CREATE TABLE sqlt_data_2_2026_02 ${points};
  INSERT INTO sqlth_drv VALUES (1, 'gateway', 'default'), (2, 'Old', 'default');
  INSERT INTO sqlth_scinfo VALUES (1, '_exempt_', 1), (2, 'Default', 2);
  INSERT INTO sqlth_te VALUES (1, 'line/temp', 1, 0, 0, 0, 1500), (2, 'line/temp', 1, 1, 0, 1500, NULL),
    (3, 'line/state', 1, 2, 0, 0, NULL), (4, 'line/both', 1, 1, 0, 0, NULL), (5, 'line/both', 2, 1, 0, 0, NULL),
    (6, 'line/fast', 1, 1, 0, 0, NULL), (7, 'line/secret', 2, 1, 0, 0, NULL);
  INSERT INTO sqlth_partitions VALUES ('sqlt_data_1_2026_01', 1, 0, 2000, 0, 0), ('sqlt_data_1_2026_02', 1, 2000, 1000000, 0, 0),
    ('sqlt_data_1_5min', 1, 0, 1000000, 300, 0), ('sqlt_data_2_2026_02', 2, 0, 1000000, 0, 0);
  INSERT INTO sqlt_data_1_2026_01 VALUES (1, 10, NULL, NULL, NULL, 192, 500), (1, 20, NULL, NULL, NULL, 192, 1000),
    (2, NULL, 30.5, NULL, NULL, 192, 1500), (3, NULL, NULL, 'running', NULL, 192, 900);
  INSERT INTO sqlt_data_1_2026_02 VALUES (2, NULL, 40, NULL, NULL, 192, 2000), (2, NULL, 7, NULL, NULL, 24, 2500),
    (2, NULL, 'NaN', NULL, NULL, 192, 2750);
  INSERT INTO sqlt_data_1_2026_02 SELECT 6, NULL, n, NULL, NULL, 192, 10000 + n FROM generate_series(0, 4999) AS n;
  INSERT INTO sqlt_data_2_2026_02 VALUES (5, NULL, 5, NULL, NULL, 192, 900);
`;

let server: DatabaseServer | undefined;
let databases: Databases | undefined;
let own: History | undefined;
let dataDir = '';

beforeAll(async () => {
  server = await startPostgres();
  const at = { host: '127.0.0.1', port: server.port, database: testDatabase, user: testUser };
  const client = new Client({ ...at, password: testDatabasePassword });
  await client.connect();
  await client.query(layout);
  await client.end();
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  const historian = { kind: 'postgresql', ...at, password: { secret: 'historian' }, readOnly: true };
  writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ connections: { historian } }));
  const ports = { clock: systemClock(), log: testLog(), newId: () => crypto.randomUUID() };
  databases = openDatabases({ dataDir, ports, secret: () => testDatabasePassword, preferred: () => undefined });
  own = openHistory({ dataDir, clock: ports.clock, log: ports.log, keeps: { keepDays: 400 } });
  own.store({ path: '[default]Own', at: 1000, value: 1, quality: null });
});
afterAll(async () => {
  await own?.close();
  await databases?.close();
  await server?.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

function sources(mayRead = (): boolean => true) {
  const [asked, stored] = [databases, own];
  if (asked === undefined || stored === undefined) throw new Error('nothing runs');
  return historySources({
    own: stored,
    historians: () => new Map([['Plant', { database: 'historian' }]]),
    ask: (database, parts, values) =>
      asked.query({ database, statement: () => ({ parts, values: values.map(boundValue) }) }),
    clock: systemClock(),
    whyNotRead: (path) => (path === '[default]Line/Secret' || !mayRead() ? 'It is a secret.' : undefined),
    hasProvider: (name) => name === 'default',
    samplingOf: () => undefined,
  });
}

const request = {
  start: 600,
  end: 3000,
  slices: undefined,
  aggregate: 'Average',
  format: 'Tall',
  ignoresBad: false,
} as const;
async function ask(paths: readonly string[], more: Partial<HistoryRequest> = {}) {
  const tags = paths.map((path) => ({ path, alias: path }));
  const columns = columnsOf(await historyQuestions(sources()).query({ ...request, tags, ...more })) ?? [];
  return (columns[0]?.data ?? []).map((_, row) => columns.map(({ data }) => millisOfDate(data[row]) ?? data[row]));
}

describe('a history that Ignition wrote', () => {
  it.each([
    '[Plant]Line/Temp',
    '[plant/gateway:default]line/temp',
    'histprov:Plant:/drv:gateway:default:/tag:Line/Temp',
    'histprov:Plant:/sys:gateway:/prov:default:/tag:Line/Temp',
  ])('gives the points of %s from all tables and entries, with what held at the start', async (path) => {
    expect(await ask([path])).toEqual([
      [path, 10, 'Good', 600],
      [path, 20, 'Good', 1000],
      [path, 30.5, 'Good', 1500],
      [path, 40, 'Good', 2000],
      [path, 7, 'Bad_NotConnected', 2500],
      [path, null, 'Bad_OutOfRange', 2750],
    ]);
  });

  it('has one row of a moment at which the time begins', async () => {
    expect((await ask(['[Plant]Line/Temp'], { start: 1000, end: 1600 })).map(([, ...row]) => row)).toEqual([
      [20, 'Good', 1000],
      [30.5, 'Good', 1500],
    ]);
  });

  it.each([
    [
      '[Gone]Line/Temp',
      'The history of [Gone]Line/Temp was not read: the station has no history and no tag provider Gone.',
    ],
    ['histprov:Plant:/tag:Line/Temp', 'histprov:Plant:/tag:Line/Temp is no path of a history'],
  ])('and a station that do not have %s say so, in place of nothing', async (path, reason) => {
    await expect(ask(['Own', path])).rejects.toThrow(reason);
    await expect(ask(['Own', path], { slices: 2 })).rejects.toThrow(reason);
  });

  it.each([undefined, 1])('gives nothing to whoever signed out while it was asked, in %s slices', async (slices) => {
    let looks = 0;
    const questions = historyQuestions(sources(() => (looks += 1) === 1));
    const tags = [{ path: '[Plant]Line/Temp', alias: 'a' }];
    await expect(questions.query({ ...request, tags, slices })).rejects.toThrow(
      'The history of [Plant]Line/Temp was not read: It is a secret.',
    );
  });

  it('is cut into slices beside tags of the station, and leaves out what is bad where that is asked', async () => {
    const paths = ['[Plant]Line/Temp', 'Own', '[Plant]Line/State', '[Plant]Line/None'];
    const range = { start: 1000, end: 3000, slices: 2, format: 'Wide', aggregate: 'LastValue' } as const;
    expect(await ask(paths, range)).toEqual([
      [1000, 30.5, 1, 'running', null],
      [2000, null, 1, 'running', null],
    ]);
    const [, [, last] = []] = await ask(paths, { ...range, end: 2600, ignoresBad: true });
    expect(last).toBe(40);
  });

  it('gives points beyond one page once each, and no more than are asked for', async () => {
    const range = { start: 10_000, end: 20_000 };
    const found = await ask(['[Plant]Line/Fast'], range);
    expect(found.map(([, value]) => value)).toEqual(Array.from({ length: 5000 }, (_, at) => at));
    const { points, isCut } = await sources().points({
      ...{ ...range, ignoresBad: false, most: 2500 },
      paths: ['[Plant]Line/Fast'],
    });
    expect([points[0]?.length, isCut]).toEqual([2500, true]);
  });

  it('names the tags that a path may mean, obeys who may read, and is never written', async () => {
    await expect(ask(['[Plant]Line/Both'])).rejects.toThrow(
      'it is one of several tags; name [Plant/gateway:default]Line/Both or [Plant/Old:default]Line/Both',
    );
    expect(await ask(['[Plant/Old:default]Line/Both'])).toEqual([['[Plant/Old:default]Line/Both', 5, 'Good', 900]]);
    await expect(ask(['[Plant]Line/Secret'])).rejects.toThrow('was not read: It is a secret.');
    expect(() => sources().ownPath('[Plant]Line/Temp')).toThrow('only reads');
  });

  it('says in words that its database is gone, and leaves the history of the station alone', async () => {
    await server?.kill();
    await expect(ask(['[Plant]Line/Temp'])).rejects.toThrow(/^The database historian: /);
    expect(await ask(['Own'], { start: 900 })).toEqual([['Own', 1, 'Good', 1000]]);
    await server?.start();
    expect(await ask(['[Plant]Line/State'], { end: 2000 })).toHaveLength(1);
  });
});
