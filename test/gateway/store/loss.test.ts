/** A station whose database is missing, empty or older than its keys remember is no new station (SY-17). */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { developmentVault, openKeys } from '../../../electron/gateway/station/keys.ts';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { keyOf } from '../../support/keyOf.ts';
import { copyData, openStation, temporaryFolder, testPassword } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';

const database = 'station.sqlite';
const development = ['--keys', 'development'];

/** What a command prints and ends with. */
async function command(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal(testPassword, testPassword);
  const code = await runCommand(args, on);
  return { code, text: on.printed.join('\n') };
}

/** The data of a station with a user, as a kill leaves it: with its log. */
async function killed(): Promise<string> {
  const station = await openStation();
  await station.addUser('anna');
  return copyData(station.dataDir);
}

/** The data of a station with a user that was closed. */
async function closed(): Promise<string> {
  const station = await openStation();
  await station.addUser('anna');
  await station.gateway.close();
  const dataDir = temporaryFolder();
  cpSync(station.dataDir, dataDir, { recursive: true });
  return dataDir;
}

/** A folder with some files of another one alone. */
function only(from: string, ...names: string[]): string {
  const dataDir = temporaryFolder();
  for (const name of names) cpSync(join(from, name), join(dataDir, name), { recursive: true });
  return dataDir;
}

/** What a start says: why it was refused, or why the station that started is held. */
async function saidByStart(dataDir: string): Promise<string> {
  try {
    const { gateway } = await openStation({ dataDir });
    const held = gateway.trail.latest(20).find(({ action }) => action === 'station.held');
    await gateway.close();
    return JSON.stringify(held?.detail['reason'] ?? 'started');
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** Every way in which somebody starts on a data directory: none of them makes a new station. */
async function refusals(dataDir: string): Promise<string[]> {
  const before = readdirSync(dataDir);
  const starting = await saidByStart(dataDir);
  const adding = await command('user', 'add', 'eve', '--full-name', 'Eve', '--data-dir', dataDir, ...development);
  expect(adding.code).toBe(3);
  const verifying = await command('verify', '--data-dir', dataDir);
  expect(verifying.code).toBe(3);
  expect(existsSync(join(dataDir, 'setup-code')) && !before.includes('setup-code')).toBe(false);
  return [starting, adding.text, verifying.text];
}

describe('SY-17 no new station beside what is left of one', () => {
  it('the file alone, without the log that it had when the program was killed', async () => {
    const dataDir = only(await killed(), database, 'keys.json');
    for (const text of await refusals(dataDir)) {
      expect(text).toMatch(/older than its keys remember: it lacks what was written last.*station\.sqlite-wal/s);
    }
  });

  it('the file as it is before its log was ever moved into it', async () => {
    const dataDir = only(await killed(), 'keys.json');
    const bare = new Database(join(dataDir, database));
    bare.pragma('journal_mode = WAL');
    bare.close();
    for (const text of await refusals(dataDir)) {
      expect(text).toMatch(
        /station\.sqlite is empty, though keys\.json beside it.*look for that file.*countersign recover/s,
      );
    }
    rmSync(join(dataDir, 'keys.json'));
    rmSync(join(dataDir, 'lock'), { force: true });
    for (const text of await refusals(only(dataDir, database))) expect(text).toMatch(/is empty and has lost its log/);
  });

  it('keys without a database', async () => {
    const dataDir = only(await closed(), 'keys.json');
    for (const text of await refusals(dataDir)) {
      expect(text).toMatch(/was a station's: keys\.json is there, but the database station\.sqlite is missing/);
    }
  });

  it('a file without content, beside keys or alone', async () => {
    for (const dataDir of [only(await closed(), 'keys.json'), temporaryFolder()]) {
      writeFileSync(join(dataDir, database), '');
      for (const text of await refusals(dataDir)) expect(text).toMatch(/station\.sqlite is empty/);
    }
  });

  it('the lock of a station of which nothing else is left', async () => {
    const dataDir = only(await closed(), 'lock');
    await expect(openStation({ dataDir })).rejects.toThrow(/was a station's: lock is there.*takes an empty folder/);
  });

  it('an earlier copy of the database beside later keys', async () => {
    const station = await openStation();
    await station.gateway.close();
    const early = readFileSync(join(station.dataDir, database));
    const dataDir = station.dataDir;
    const later = await station.restart();
    await later.addUser('anna');
    await later.gateway.close();
    writeFileSync(join(dataDir, database), early);
    for (const text of await refusals(dataDir))
      expect(text).toMatch(/It has \d+ audit entries, and there were \d+ or more/);
  });

  it('what its keys remember cannot be written by another hand', async () => {
    const dataDir = await closed();
    const file = join(dataDir, 'keys.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"entries": \d+/, '"entries": 1'));
    await expect(openStation({ dataDir })).rejects.toThrow(/was changed by another hand/);
  });
});

describe('a new station', () => {
  it('is made in an empty folder, beside what a site configures, and again after a first start that broke off', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'sso.json'), '{}');
    writeFileSync(join(dataDir, 'server.json'), '{}');
    // Broken off: tables, and no station in them yet.
    openStore(dataDir).close();
    const station = await openStation({ dataDir });
    expect(existsSync(join(dataDir, 'setup-code'))).toBe(true);
    expect(station.gateway.trail.verify().ok).toBe(true);
  });

  it('goes on after a first start that broke off between its keys and its first entry', async () => {
    const dataDir = temporaryFolder();
    const store = openStore(dataDir);
    store.db.exec("INSERT INTO station (only, id, name, created_at, demo) VALUES (1, 'x', 'TEST-1', '2026', 0)");
    store.close();
    openKeys(dataDir, developmentVault());
    await openStation({ dataDir });
  });
});

describe('a copy of the database file alone', () => {
  it('holds what was there when nobody signed last', async () => {
    const station = await openStation();
    await station.addUser('anna');
    await station.gateway.close();
    const again = await station.restart();
    const alone = new Database(join(only(again.dataDir, database), database), { readonly: true });
    expect(alone.prepare('SELECT user_name FROM user').all()).toEqual([{ user_name: 'anna' }]);
    alone.close();
  });
});

describe('countersign recover', () => {
  const recover = (dataDir: string, ...more: string[]): ReturnType<typeof command> =>
    command('recover', '--data-dir', dataDir, ...development, ...more);

  it('begins anew on somebody’s word, which is the first entry of the trail, and throws nothing away', async () => {
    const dataDir = await killed();
    const log = readFileSync(join(dataDir, `${database}-wal`));
    writeFileSync(join(dataDir, database), Buffer.alloc(8192, 7));
    const recovered = await recover(dataDir, '--reason', 'The disk broke; no backup.');
    expect(recovered).toMatchObject({
      code: 0,
      text: expect.stringMatching(/is damaged.*Moved aside: station\.sqlite, /s),
    });
    const [folder = ''] = readdirSync(dataDir).filter((name) => name.startsWith('moved-aside-'));
    expect(readFileSync(join(dataDir, folder, `${database}-wal`)).equals(log)).toBe(true);
    const station = await openStation({ dataDir });
    const first = station.gateway.trail.latest(100).at(-1);
    expect(first).toMatchObject({
      action: 'station.recovered',
      actor: { name: 'tester on the command line' },
      detail: { reason: 'The disk broke; no backup.', found: 'damaged' },
    });
    expect(first?.detail['entriesLost']).toBeGreaterThan(0);
    expect(station.gateway.station.name).toBe('TEST-1');
    expect(existsSync(join(dataDir, 'setup-code'))).toBe(true);
    expect((await command('verify', '--data-dir', copyData(dataDir), ...(await keyOf(dataDir)))).code).toBe(0);
  });

  it.each([
    ['entries taken from its end', 'DELETE FROM audit_entry WHERE seq > (SELECT max(seq) - 2 FROM audit_entry)'],
    ['a part of its tree taken away', 'DELETE FROM merkle_node WHERE size = (SELECT max(size) FROM merkle_node)'],
  ])('SY-17 puts a trail with %s aside, which no station starts on, and goes on with none', async (_what, sql) => {
    const dataDir = await closed();
    const db = new Database(join(dataDir, database));
    withoutTriggers(db, () => db.exec(sql));
    db.close();
    const said = /The station does not start on it, and nothing was changed now\..*countersign recover/i;
    for (const times of [1, 2]) await expect(openStation({ dataDir }), String(times)).rejects.toThrow(said);
    expect((await command('verify', '--data-dir', dataDir)).code).toBe(2);
    expect(await recover(dataDir, '--reason', 'no backup', '--keep-database')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/there is none to go on with/),
    });
    expect(await recover(dataDir, '--reason', 'no backup')).toMatchObject({
      code: 0,
      text: expect.stringMatching(/The database is damaged\..*Moved aside: station\.sqlite.*Lost, as far as the keys/s),
    });
    const station = await openStation({ dataDir });
    expect(station.gateway.trail.latest(100).at(-1)).toMatchObject({
      action: 'station.recovered',
      detail: { reason: 'no backup', found: 'damaged' },
    });
  });

  it('goes on with a restored backup where that is said, with what is missing in its trail', async () => {
    const dataDir = only(await killed(), database, 'keys.json');
    const recovered = await recover(dataDir, '--reason', 'Backup of Monday', '--keep-database');
    expect(recovered).toMatchObject({
      code: 0,
      text: expect.stringMatching(/goes on with the database that is there/),
    });
    const station = await openStation({ dataDir });
    expect(station.gateway.trail.latest(100)).toContainEqual(
      expect.objectContaining({ action: 'station.recovered', detail: expect.objectContaining({ found: 'older' }) }),
    );
  });

  it('does nothing without a reason, without the keys, or where nothing is lost', async () => {
    const whole = await closed();
    const whatIsThere = (dataDir: string): string[] => readdirSync(dataDir).sort();
    const before = whatIsThere(whole);
    expect(await recover(whole, '--reason', 'because')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/Nothing is lost/),
    });
    expect(await recover(whole)).toMatchObject({ code: 1, text: expect.stringMatching(/--reason/) });
    expect(whatIsThere(whole)).toEqual(before);

    const lost = only(whole, 'keys.json');
    expect(await recover(lost, '--reason', '  ')).toMatchObject({ code: 1, text: expect.stringMatching(/Say why/) });
    expect(await recover(lost, '--reason', 'because', '--keep-database')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/none to go on with/),
    });
    const foreign = only(whole, database);
    openKeys(foreign, developmentVault());
    expect(await recover(foreign, '--reason', 'because')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/other keys/),
    });
    const keyless = only(whole, database);
    expect(await recover(keyless, '--reason', 'because')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/no keys\.json/),
    });
    writeFileSync(join(keyless, 'keys.json'), 'junk');
    expect(await recover(keyless, '--reason', 'because')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/damaged/),
    });
    expect(readdirSync(keyless).sort()).toEqual(['keys.json', database]);
  });
});
