/**
 * Databases that earlier versions of the program left: they open, and what was signed in them is as it was. Each folder of
 * `fixtures/databases` is named by the number of the last migration of its version (`node test/fixtures/keepDatabase.ts` adds the one of now).
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { migrations } from '../../../electron/gateway/store/migrations/index.ts';
import { keyOf } from '../../support/keyOf.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { openStation, temporaryFolder } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'databases');
const versions = readdirSync(fixtures)
  .map(Number)
  .sort((one, other) => one - other);

function dataDirOf(version: number): string {
  const [from, to] = [join(fixtures, String(version)), temporaryFolder()];
  writeFileSync(join(to, 'station.sqlite'), gunzipSync(readFileSync(join(from, 'station.sqlite.gz'))));
  // The first version had no keys.
  if (existsSync(join(from, 'keys.json'))) cpSync(join(from, 'keys.json'), join(to, 'keys.json'));
  return to;
}

/** All that was signed, and what of the trail: no migration changes a byte of it. */
function signedIn(dataDir: string): unknown[][] {
  const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
  const all = [
    'SELECT id, bytes, hash FROM signature ORDER BY id',
    'SELECT id, content, content_hash, template FROM signature_request ORDER BY id',
    'SELECT seq, bytes, hash FROM audit_entry ORDER BY seq',
  ].map((sql) => db.prepare(sql).all());
  db.close();
  return all;
}

it('SY-21 there is one of the newest migration: it is kept when the migration is written', () => {
  expect(versions).toContain(migrations.at(-1)?.version);
});

it('SY-21 one that is too old to be read as it is says so, and what to do', async () => {
  const on = terminal();
  expect(await runCommand(['verify', '--data-dir', dataDirOf(10)], on)).toBe(1);
  expect(on.printed.join()).toMatch(/Start the station once with this program/);
});

describe.each(versions)('a database of the version with schema %i', (version) => {
  it('SY-21 opens and verifies, with every signed byte as it was, and the station signs on', async () => {
    const dataDir = dataDirOf(version);
    const before = signedIn(dataDir);
    const station = await openStation({ dataDir });
    const { signature } = station.gateway;
    expect(signature.history({}).slots).toMatchObject([
      { signer: 'quinn Example', state: 'rejected', problem: '' },
      { signer: 'sam Example', state: 'approved', problem: '' },
    ]);
    expect(signature.pendingCount()).toBeGreaterThan(0);
    const now = signedIn(dataDir);
    for (const [index, rows] of before.entries()) expect(now[index]?.slice(0, rows.length)).toEqual(rows);
    await station.addUser('nora', 'Supervisor');
    const scene = await openSignatureScene({ dataDir, station });
    expect(await scene.complete(scene.queue()[0] ?? '', 'nora')).toMatchObject({ outcome: 'signed' });
    await station.gateway.close();
    const on = terminal();
    expect([await runCommand(['verify', '--data-dir', dataDir, ...(await keyOf(dataDir))], on), on.printed]).toEqual([
      0,
      expect.arrayContaining(['The signatures hold: 3, each as the trail records it.']),
    ]);
  });
});
