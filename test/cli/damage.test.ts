/** What the commands say of data that is junk, empty, damaged, read-only or out of reach: words and an exit code. */
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { openSignatureScene } from '../support/signatureScene.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { copyData, openStation, smallProject, temporaryFolder, writeProject } from '../support/station.ts';
import { keyOf } from '../support/keyOf.ts';
import { terminal } from '../support/terminal.ts';

const database = 'station.sqlite';

async function run(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand(args, on);
  const text = on.printed.join('\n');
  // Words, and nothing of the program's inside.
  expect(text).not.toMatch(/SqliteError|TypeError|SyntaxError|ZodError|node_modules|electron\/|\.ts\b|\n\s+at /);
  expect(text).not.toBe('');
  return { code, text };
}

const verify = async (dataDir: string): ReturnType<typeof run> =>
  run('verify', '--data-dir', dataDir, ...(await keyOf(dataDir)));

/** The data of a station that was closed. */
async function closedData(): Promise<string> {
  const station = await openStation();
  await station.addUser('anna', 'Supervisor');
  await station.gateway.close();
  return copyData(station.dataDir);
}

/** The data of a station with a signature, as a kill leaves it; with how many entries its trail has. */
async function killedData(): Promise<{ readonly dataDir: string; readonly entries: number }> {
  const scene = await openSignatureScene();
  await scene.complete(scene.queue()[0] ?? '', 'sam');
  return { dataDir: copyData(scene.station.dataDir), entries: scene.actions().length };
}

/** Writes over bytes of a file from a place on. */
function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const content = readFileSync(file);
  content.set(bytes, at);
  writeFileSync(file, content);
}

/** Makes the first page of a table or an index junk. */
function damagePageOf(file: string, table: string): void {
  const db = new Database(file, { readonly: true });
  const root = db
    .prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .get(table);
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  for (const name of ['-wal', '-shm']) rmSync(`${file}${name}`, { force: true });
  overwrite(file, ((root?.rootpage ?? 2) - 1) * size, randomBytes(size));
}

const damages: readonly (readonly [string, number, (file: string) => void])[] = [
  ['junk', 2, (file) => writeFileSync(file, randomBytes(50_000))],
  ['a first page that is damaged', 2, (file) => overwrite(file, 200, randomBytes(4000))],
  ['a page of the trail that is damaged', 2, (file) => damagePageOf(file, 'audit_entry')],
  ['a page of an index that is damaged', 2, (file) => damagePageOf(file, 'audit_entry_target')],
  ['a file that was cut short', 2, (file) => truncateSync(file, 40_000)],
  ['a file without content', 3, (file) => truncateSync(file, 0)],
];

describe('a database with', () => {
  it.each(damages)('%s ends every command in words and its exit code', async (_what, code, damage) => {
    const dataDir = await closedData();
    damage(join(dataDir, database));
    writeFileSync(join(dataDir, 'server.json'), '{"port":0}');
    const before = readFileSync(join(dataDir, database));
    for (const command of [['verify'], ['access-log']]) {
      const said = await run(...command, '--data-dir', dataDir);
      expect(said.code, said.text).toBe(code);
    }
    // What only reads leaves the folder as it is.
    expect(readFileSync(join(dataDir, database)).equals(before)).toBe(true);
    expect(readdirSync(dataDir).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
    const project = writeProject(smallProject);
    for (const command of [
      ['user', 'list'],
      ['user', 'lock', 'anna'],
      ['gateway', '--project', project],
    ]) {
      const said = await run(...command, '--data-dir', dataDir, '--keys', 'development');
      expect(said.code, said.text).toBe(code);
      expect(said.text).toMatch(/countersign recover|restore a backup/);
    }
    expect((await run('idp', 'list', '--data-dir', dataDir).catch(() => ({ code: 0 }))).code).toBe(0);
  });

  it('an entry that is no entry ends in words', async () => {
    const dataDir = await closedData();
    const db = new Database(join(dataDir, database));
    db.exec("DROP TRIGGER audit_entry_kept; UPDATE audit_entry SET bytes = '{' WHERE action LIKE 'user.%'");
    db.close();
    expect((await verify(dataDir)).code).toBe(2);
    expect(await run('access-log', '--data-dir', dataDir)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/damaged/),
    });
  });

  it('tables of another program is not verified', async () => {
    const dataDir = temporaryFolder();
    const db = new Database(join(dataDir, database));
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    expect(await verify(dataDir)).toMatchObject({ code: 3, text: expect.stringMatching(/never a station/) });
    const columns = new Database(join(dataDir, database));
    columns.exec("CREATE TABLE station (only_one); INSERT INTO station VALUES ('x')");
    columns.close();
    expect(await verify(dataDir)).toMatchObject({ code: 2, text: expect.stringMatching(/damaged, or was changed/) });
  });
});

describe('a data directory', () => {
  it('without a database, with a folder in its place, or that is a file itself is refused with 1', async () => {
    const dataDir = temporaryFolder();
    expect(await verify(dataDir)).toMatchObject({ code: 1, text: expect.stringMatching(/no station in/) });
    mkdirSync(join(dataDir, database));
    expect(await verify(dataDir)).toMatchObject({ code: 1, text: expect.stringMatching(/is no file/) });
    const list = ['user', 'list', '--keys', 'development', '--data-dir'];
    expect(await run(...list, dataDir)).toMatchObject({ code: 1, text: expect.stringMatching(/is no file/) });
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await verify(join(file, 'data'))).toMatchObject({ code: 1, text: expect.stringMatching(/no station in/) });
    expect((await run(...list, join(file, 'data'))).code).toBe(1);
  });

  it('whose log cannot be read is not verified without it', async () => {
    const dataDir = await closedData();
    mkdirSync(join(dataDir, `${database}-wal`));
    expect(await verify(dataDir)).toMatchObject({ code: 1, text: expect.stringMatching(/or its log, cannot be read/) });
  });

  it('that may only be read is verified with its log, and nothing is written there', async () => {
    const { dataDir, entries } = await killedData();
    rmSync(join(dataDir, `${database}-shm`), { force: true });
    const names = readdirSync(dataDir);
    const readOnly = asReadOnly(dataDir);
    expect(await verify(readOnly)).toMatchObject({
      code: 0,
      text: expect.stringContaining(`holds: ${entries} entries`),
    });
    expect(readdirSync(readOnly)).toEqual(names);
    expect((await run('access-log', '--data-dir', readOnly)).code).toBe(0);
    const refused = await run('user', 'list', '--keys', 'development', '--data-dir', readOnly);
    expect(refused).toMatchObject({ code: 1, text: expect.stringMatching(/cannot be written.*nothing is lost/) });
  });

  it('that was closed and may only be read is verified', async () => {
    expect((await verify(asReadOnly(await closedData()))).code).toBe(0);
  });

  it('without keys.json says that it could not be compared', async () => {
    const dataDir = await closedData();
    expect((await verify(dataDir)).text).toContain('beyond what keys.json remembers');
    rmSync(join(dataDir, 'keys.json'));
    expect((await verify(dataDir)).text).toContain('there is no keys.json that remembers how many there were');
  });

  it('whose keys.json is damaged says so, and no backup is made of it', async () => {
    const dataDir = await closedData();
    writeFileSync(join(dataDir, 'keys.json'), 'no key file');
    expect(await verify(dataDir)).toMatchObject({ code: 4, text: expect.stringContaining('keys.json is damaged.') });
    const passphrase = join(temporaryFolder(), 'passphrase');
    writeFileSync(passphrase, 'a long enough passphrase');
    const to = temporaryFolder();
    const backup = (): ReturnType<typeof run> =>
      run('backup', '--data-dir', dataDir, '--to', to, '--passphrase-file', passphrase);
    const refused = /no station would start from such a backup/;
    expect(await backup()).toMatchObject({ code: 1, text: expect.stringMatching(refused) });
    rmSync(join(dataDir, 'keys.json'));
    expect(await backup()).toMatchObject({ code: 1, text: expect.stringMatching(refused) });
    expect(readdirSync(to)).toEqual([]);
  });

  it('that the system lets nobody look at is not said to have no station', async () => {
    const dataDir = join(temporaryFolder(), 'x'.repeat(300));
    const refused = { code: 1, text: expect.stringMatching(/cannot be read: this user may not/) };
    expect(await verify(dataDir)).toMatchObject(refused);
    expect(await run('user', 'list', '--keys', 'development', '--data-dir', dataDir)).toMatchObject(refused);
  });

  it('beside which a station runs is verified as it stands', async () => {
    const scene = await openSignatureScene();
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    const entries = scene.actions().length;
    expect(await verify(scene.station.dataDir)).toMatchObject({
      code: 0,
      text: expect.stringContaining(`holds: ${entries} entries`),
    });
  });

  it('on a full disk is verified with its log, and a start says that the disk is full', async () => {
    const disk = smallDisk();
    // Without the right to make one: what stands in the way is told by SQLite's own code, see test/gateway/store.
    if (disk === undefined) return;
    const { dataDir, entries } = await killedData();
    cpSync(dataDir, disk.dataDir, { recursive: true });
    rmSync(join(disk.dataDir, `${database}-shm`), { force: true });
    disk.fill();
    const expected = { code: 0, text: expect.stringContaining(`holds: ${entries} entries`) };
    expect(await verify(disk.dataDir)).toMatchObject(expected);
    for (const command of [['list'], ['lock', 'sam'], ['add', 'eve', '--full-name', 'Eve']]) {
      const said = await run('user', ...command, '--keys', 'development', '--data-dir', disk.dataDir);
      expect(said.code).toBe(1);
      expect(said.text).toMatch(/is on a full disk. Make room on it and start again.*nothing is lost/);
    }
    expect(await verify(disk.dataDir)).toMatchObject(expected);
    disk.free();
    expect((await run('user', 'list', '--keys', 'development', '--data-dir', disk.dataDir)).code).toBe(0);
  });
});

it('the exit codes stand in the help of each command', async () => {
  for (const args of [['--help'], ['verify', '--help'], ['user', 'add', '--help'], ['recover', '--help']]) {
    const on = terminal();
    await runCommand(args, on);
    expect(on.printed.join('\n')).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
  }
});

/** A copy that nobody may write to: on a disk of its own for root, whom no file mode stops. */
function asReadOnly(dataDir: string): string {
  const copy = temporaryFolder();
  if (process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', copy]).status === 0) {
    onTestFinished(() => void spawnSync('umount', ['-l', copy]));
    cpSync(dataDir, copy, { recursive: true });
    spawnSync('mount', ['-o', 'remount,ro', copy]);
    return copy;
  }
  cpSync(dataDir, copy, { recursive: true });
  chmodSync(copy, 0o555);
  onTestFinished(() => chmodSync(copy, 0o700));
  return copy;
}
