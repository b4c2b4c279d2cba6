/** What commands say where something that they were told is not so. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { counted } from '../../electron/contract/counted.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { openStation, temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

const development = ['--keys', 'development'];

async function said(args: readonly string[], ...answers: string[]): Promise<{ code: number; lines: string[] }> {
  const asked = terminal(...answers);
  const code = await runCommand(args, asked);
  return { code, lines: asked.printed };
}

let made: Promise<string> | undefined;

/** A station with the user anna, closed: made by the command itself, once, and copied. */
async function station(): Promise<string> {
  const dataDir = join(temporaryFolder(), 'station');
  cpSync(await (made ??= make()), dataDir, { recursive: true });
  return dataDir;
}

const folder = mkdtempSync(join(tmpdir(), 'countersign-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function make(): Promise<string> {
  const args = ['user', 'add', 'anna', '--full-name', 'Anna Berg', '--data-dir', folder, ...development];
  expect((await said(args, 'seven green turbines', 'seven green turbines')).code).toBe(0);
  return folder;
}

it.each([
  [0, '0 entries'],
  [1, '1 entry'],
  [2, '2 entries'],
])('%d is counted as %s', (count, words) => {
  expect(counted(count, 'entry', 'entries')).toBe(words);
});

describe('a data directory that is not there', () => {
  it.each([
    ['secret', 'list'],
    ['secret', 'set', 'erp'],
    ['secret', 'remove', 'erp'],
    ['tags', 'test'],
    ['tags', 'trust', 'plant'],
    ['databases', 'test'],
    ['idp', 'list'],
    ['idp', 'test', 'plant'],
    ['idp', 'secret', 'plant'],
    ['recover', '--reason', 'lost'],
    ['salvage', '--to', 'anywhere'],
  ])('is named by %s %s %s %s, and nothing is made of it', async (...command) => {
    const nowhere = join(temporaryFolder(), 'nope');
    const { code, lines } = await said([...command, '--data-dir', nowhere]);
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [`There is no folder ${nowhere}. Name the data directory of the station with --data-dir.`],
    });
  });
});

describe('a command that lacks something', () => {
  it.each([
    [['user', 'unlock', 'anna'], 'Say with --reason why anna is unlocked. Nothing was changed.'],
    [
      ['user', 'same-person', 'anna', '--as', 'anna'],
      'anna is one account. Name another one with --as. Nothing was changed.',
    ],
    [
      ['user', 'other-person', 'anna', '--than', 'anna', '--by', 'root', '--reason', 'x'],
      'anna is one account. Name another one with --than. Nothing was changed.',
    ],
    [['user', 'set-password', 'bob'], 'There is no user named bob.'],
  ])('%j says so', async (command, words) => {
    const dataDir = await station();
    const { code, lines } = await said(
      [...command, '--data-dir', dataDir, ...development],
      'a long password',
      'a long password',
    );
    expect({ code, lines }).toEqual({ code: 1, lines: [words] });
  });

  it('an administrator who does not sign in is told that, and not "not allowed"', async () => {
    const dataDir = await station();
    const more = ['--data-dir', dataDir, ...development];
    await said(
      ['user', 'add', 'bob', '--full-name', 'Bob Example', ...more],
      'seven green turbines',
      'seven green turbines',
    );
    const { code, lines } = await said(
      ['user', 'other-person', 'anna', '--than', 'bob', '--by', 'root', '--reason', 'x', ...more],
      'a wrong password',
    );
    expect(code).toBe(1);
    expect(lines).toEqual(['root was not signed in: the user name or the password is not right. Nothing was changed.']);
  });

  it('an option that means nothing there is refused, and not ignored', async () => {
    const dataDir = await station();
    const out = join(temporaryFolder(), 'a.json');
    expect(await said(['export', '--out', out, '--key', 'abc', '--data-dir', dataDir])).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^--key goes with a PDF\. .* Nothing was written\.$/)],
    });
  });

  it.each(['trail.xml', 'trail', 'trail.csv.gz', 'folder/', ''])(
    'an export to %j, which says no kind that there is, is refused',
    async (name) => {
      const dataDir = await station();
      const folder = temporaryFolder();
      const out = name === '' ? '' : `${folder}/${name}`;
      expect(await said(['export', '--out', out, '--data-dir', dataDir])).toEqual({
        code: 1,
        lines: [expect.stringMatching(/does not say what to write: .*\.json .*\.pdf .*\.csv .*Nothing was written\.$/)],
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('an export takes endings in any case, and names the folder that is in its place', async () => {
    const dataDir = await station();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'trail.csv'));
    const written = await said(['export', '--out', join(folder, 'TRAIL.CSV'), '--data-dir', dataDir]);
    expect(written).toMatchObject({ code: 0, lines: [expect.stringMatching(/to be read/)] });
    expect(readFileSync(join(folder, 'TRAIL.CSV'), 'utf8')).toMatch(/^entry,utc,/);
    const taken = await said(['export', '--out', join(folder, 'trail.csv'), '--data-dir', dataDir]);
    expect(taken).toMatchObject({ code: 1, lines: [expect.stringMatching(/It is a folder: name the file in it/)] });
  });

  it('an empty data directory is refused, and is not the folder that the command is run in', async () => {
    for (const command of [
      ['verify'],
      ['user', 'list'],
      ['user', 'add', 'eve', '--full-name', 'Eve'],
      ['project', 'check', '.'],
    ]) {
      expect(await said([...command, '--data-dir', ''])).toEqual({
        code: 1,
        lines: ['--data-dir is empty. Name the data directory of the station.'],
      });
    }
    expect(existsSync('station.sqlite')).toBe(false);
  });

  it('an export onto a full disk says so, and leaves nothing', async () => {
    const disk = smallDisk();
    // Without the right to make one there is none to fill.
    if (disk === undefined) return;
    const dataDir = await station();
    disk.fill();
    const out = join(disk.dataDir, 'trail.csv');
    expect(await said(['export', '--out', out, '--data-dir', dataDir])).toEqual({
      code: 1,
      lines: [`${out} was not written. The disk that it is on is full. Make room there.`],
    });
    expect(existsSync(out)).toBe(false);
    disk.free();
    expect((await said(['export', '--out', out, '--data-dir', dataDir])).code).toBe(0);
  });

  it('a key of a witness that is none is named before anything is verified', async () => {
    const dataDir = await station();
    expect(await said(['verify', '--witness', 'nobody', '--data-dir', dataDir])).toEqual({
      code: 1,
      lines: [expect.stringMatching(/^nobody is no key of a witness .* Nothing was verified\.$/)],
    });
  });

  it('a file that is no bundle is not called one that was tampered with', async () => {
    const file = join(temporaryFolder(), 'trail.csv');
    writeFileSync(file, 'entry,utc\r\n');
    expect(await said(['verify', file])).toEqual({
      code: 1,
      lines: [`${file} is neither a bundle nor a signed record. Nothing was verified.`],
    });
  });

  it('a bundle, a script or a passphrase file that cannot be read is named with the reason', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inside'));
    const gone = join(folder, 'gone');
    expect(await said(['verify', gone])).toEqual({ code: 1, lines: [`${gone} is not there. Nothing was verified.`] });
    expect(await said(['script', folder])).toEqual({ code: 1, lines: [`${folder} is a folder. Nothing was run.`] });
    expect(await said(['restore', '--check', '--from', gone, '--passphrase-file', gone])).toEqual({
      code: 1,
      lines: [`${gone} is not there. Nothing was done.`],
    });
  });
});

describe('a list with nothing in it', () => {
  it.each([
    [['secret', 'list'], /^No secret is kept\./],
    [['user', 'logout', 'anna'], /^anna has no session\.$/],
    [['idp', 'list'], /^There is no .*identity-providers\.json: the station has no provider but its own\.$/],
    [['tags', 'test'], /^tags\.json of the data directory lists no provider\.$/],
  ])('%j says that', async (command, words) => {
    const dataDir = await station();
    const { code, lines } = await said([...command, '--data-dir', dataDir, ...development]);
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(words);
  });

  it('access-log of a user that there never was is refused', async () => {
    const dataDir = await station();
    expect(await said(['access-log', '--user', 'bob', '--data-dir', dataDir])).toMatchObject({
      code: 1,
      lines: [expect.any(String), 'There is no user named bob, and nothing is written of one.'],
    });
    expect(await said(['access-log', '--user', 'anna', '--since', '2100-01-01', '--data-dir', dataDir])).toMatchObject({
      code: 0,
    });
  });
});

it.each([
  ['tags', 'tags.json'],
  ['databases', 'databases.json'],
])('%s test says what is wrong with %s, and not that it lists nothing', async (command, file) => {
  const dataDir = await station();
  writeFileSync(join(dataDir, file), '{');
  const { code, lines } = await said([command, 'test', '--data-dir', dataDir, ...development]);
  expect({ code, lines }).toEqual({
    code: 1,
    lines: [expect.stringMatching(/is not JSON: line 1, column 2: a name .* should be here, and the file ends$/)],
  });
});

it('user logout counts the sessions that it ended', async () => {
  const opened = await openStation();
  await opened.addUser('sam');
  await opened.gateway.sso.user.login({
    currentApp: 'countersign',
    remoteAddr: '127.0.0.1',
    username: 'sam',
    password: 'correct horse battery',
  });
  const { dataDir } = opened;
  await opened.gateway.close();
  expect(await said(['user', 'logout', 'sam', '--data-dir', dataDir, ...development])).toEqual({
    code: 0,
    lines: ['1 session of sam ended.'],
  });
});
