import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { newDataDir } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

it('says of each database who answers, or what is wrong and what to do', async () => {
  const dataDir = newDataDir();
  new Sqlite(join(dataDir, 'plant.sqlite')).exec('CREATE TABLE made (a)').close();
  const server = { kind: 'postgresql', host: '127.0.0.1', port: 1, database: 'erp', user: 'station' };
  const connections = {
    plant: { kind: 'sqlite', file: 'plant.sqlite', readOnly: true },
    erp: server,
    mes: { ...server, password: { secret: 'mes' } },
    half: { ...server, port: 'x' },
  };
  writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ connections }));
  const on = terminal();
  const { printed } = on;
  const run = (...words: string[]) => runCommand([...words, '--data-dir', dataDir, '--keys', 'development'], on);
  expect(await run('databases', 'test', 'plant')).not.toBe(0);
  expect(printed.splice(0)).toEqual([
    expect.stringMatching(/^databases\.json line 1, connections\.half\.port: /),
    expect.stringMatching(/^plant: SQLite 3\.[\d.]+, as .*plant\.sqlite, reads, [\d.]+ ms$/),
  ]);
  expect(await run('databases', 'test')).not.toBe(0);
  expect(printed.slice(2)).toEqual([
    'The database erp: nothing listens there; see whether the server runs, and mend "host" and "port".',
    'The database mes: the secret mes is not set; "countersign secret set mes" asks for it.',
  ]);
});
