import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { runCommand } from '../../electron/cli/commands.ts';
import type { Terminal } from '../../electron/cli/station.ts';
import { developmentVault, openKeys } from '../../electron/gateway/station/keys.ts';
import { programVersion } from '../../electron/gateway/platform/version.ts';
import { KeyProtection, type KeyVault } from '../../electron/gateway/platform/keyVault.ts';
import { openStore } from '../../electron/gateway/store/database.ts';
import { copyData, openStation, temporaryFolder } from '../support/station.ts';
import { keyOf } from '../support/keyOf.ts';
import { terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

/** The users of these tests lie in folders that go away: their keys protect nothing. */
const development = ['--keys', 'development'];

async function list(dataDir: string): Promise<string[]> {
  const listing = terminal();
  await runCommand(['user', 'list', '--data-dir', dataDir, ...development], listing);
  return listing.printed;
}

const add = (dataDir: string, keys: readonly string[] = development): string[] => [
  ...['user', 'add', 'anna', '--full-name', 'Anna Example', '--role', 'Supervisor', '--role', 'Quality'],
  ...['--data-dir', dataDir, ...keys],
];

describe('countersign user', () => {
  it('adds a user with roles, lists them, and never prints the password', async () => {
    const dataDir = temporaryFolder();
    const adding = terminal('a long password', 'a long password');
    expect(await runCommand(add(dataDir), adding)).toBe(0);
    expect(adding.printed).toEqual(['Added anna (Anna Example): Supervisor, Quality.']);
    expect(await list(dataDir)).toEqual(['anna\tAnna Example\tQuality, Supervisor']);
  });

  it.each(['', ' ', 'Super\u200bvisor'])('refuses the role %j, which no template names', async (role) => {
    const refused = terminal('a long password', 'a long password');
    expect(await runCommand([...add(temporaryFolder()), '--role', role], refused)).toBe(1);
    expect(refused.printed.join('\n')).toMatch(/A role is a name that can be seen/);
  });

  it('takes a role without the blanks around it, and once', async () => {
    const dataDir = temporaryFolder();
    const adding = terminal('a long password', 'a long password');
    expect(await runCommand([...add(dataDir), '--role', ' Quality '], adding)).toBe(0);
    expect(await list(dataDir)).toEqual(['anna\tAnna Example\tQuality, Supervisor']);
  });

  it.each([
    ['two passwords that differ', ['one password', 'another password'], /differ. Nothing was changed/],
    ['a short password', ['short', 'short'], /too short; it needs 15 characters/],
  ])('refuses %s with exit code 1 and adds nobody', async (_what, secrets, message) => {
    const dataDir = temporaryFolder();
    const refused = terminal(...secrets);
    expect(await runCommand(add(dataDir), refused)).toBe(1);
    expect(refused.printed.join('\n')).toMatch(message);
    expect(existsSync(join(dataDir, 'station.sqlite')) ? await list(dataDir) : []).toEqual([]);
  });

  it('sets a new password, and knows no user that is not there', async () => {
    const dataDir = temporaryFolder();
    await runCommand(add(dataDir), terminal('a long password', 'a long password'));
    const set = terminal('another password', 'another password');
    expect(await runCommand(['user', 'set-password', 'anna', '--data-dir', dataDir, ...development], set)).toBe(0);
    const unknown = terminal('another password', 'another password');
    expect(await runCommand(['user', 'set-password', 'bob', '--data-dir', dataDir, ...development], unknown)).toBe(1);
    expect(unknown.printed).toEqual(['There is no user named bob.']);
  });

  it('says so when the station runs', async () => {
    const station = await openStation();
    const refused = terminal('a long password', 'a long password');
    expect(await runCommand(add(station.dataDir), refused)).toBe(1);
    expect(refused.printed[0]).toMatch(/in use by another Countersign/);
  });

  it('EL-19 says which version this is, and what it runs on', async () => {
    const asked = terminal();
    expect(await runCommand(['version'], asked)).toBe(0);
    expect(asked.printed.join('\n')).toMatch(
      new RegExp(`^Countersign ${programVersion}: Node ${process.versions.node}, SQLite 3\\.\\d+\\.\\d+$`),
    );
  });

  it('AU-6 a new station has no user at all, and a mistyped folder does not become a station', async () => {
    const station = await openStation();
    expect(station.gateway.sso.users.list()).toEqual([]);
    const nowhere = temporaryFolder();
    for (const command of [['user', 'list'], ['user', 'set-password', 'anna'], ['verify']]) {
      const lost = terminal('a long password', 'a long password');
      expect(await runCommand([...command, '--data-dir', nowhere], lost)).toBe(1);
      expect(lost.printed.join('\n')).toMatch(/There is no station in/);
    }
    expect(readdirSync(nowhere)).toEqual([]);
  });

  it('a project that is not there is told before keys and passwords are asked for', async () => {
    const nowhere = join(temporaryFolder(), 'nope');
    for (const command of [['gateway'], ['user', 'add', 'anna', '--full-name', 'Anna Berg']]) {
      const refused = terminal();
      const args = [...command, '--project', nowhere, '--data-dir', join(temporaryFolder(), 'new')];
      expect(await runCommand(args, refused)).toBe(1);
      expect(refused.printed).toEqual([`There is no folder ${nowhere}. Name the folder of the project.`]);
    }
  });

  it('ES-8 an administrator who signs in tells two people apart, with a reason that the list shows at both', async () => {
    const dataDir = temporaryFolder();
    const station = ['--data-dir', dataDir, ...development];
    const secret = 'seven green turbines hum';
    const people = [
      ['root1', 'Rita Root', '--super-user'],
      ['anna', 'Anna Berg'],
      ['berg', 'anna  berg'],
      ['\u0430nt', 'Ant'],
    ] as const;
    for (const [name, fullName, ...more] of people) {
      const command = ['user', 'add', name, '--full-name', fullName, '--lasting', ...more, ...station];
      expect(await runCommand(command, terminal(secret, secret))).toBe(0);
    }
    expect(await list(dataDir)).toEqual(
      expect.arrayContaining([
        'anna\tAnna Berg\t\tmay be the same person as berg',
        'berg\tanna  berg\t\tmay be the same person as anna',
        '\u0430nt\tAnt\t\tmixed scripts',
      ]),
    );
    const say = ['user', 'other-person', 'anna', '--than', 'berg', '--by', 'root1', '--reason', 'twins', ...station];
    const saying = terminal(secret);
    expect(await runCommand(say, saying)).toBe(0);
    expect(saying.printed).toEqual(['anna and berg are two people, for what is asked to be signed from now on.']);
    expect(await list(dataDir)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^anna\t.*not the same person as berg: twins \(Rita Root, \d{4}-.*Z\)$/),
        expect.stringMatching(/^berg\t.*not the same person as anna: twins \(Rita Root, \d{4}-.*Z\)$/),
      ]),
    );
    const taking = terminal(secret);
    expect(await runCommand([...say, '--take-back'], taking)).toBe(0);
    expect(taking.printed).toEqual(['anna and berg may be one person again.']);
    const without = terminal(secret);
    expect(
      await runCommand(
        say.filter((part) => part !== '--reason' && part !== 'twins'),
        without,
      ),
    ).toBe(1);
    expect(without.printed.join('\n')).toMatch(/--reason/);
    expect(await runCommand(say, terminal('a wrong password'))).toBe(1);
    expect(await list(dataDir)).toContain('anna\tAnna Berg\t\tmay be the same person as berg');
  });

  it('explains a command that it does not know', async () => {
    const lost = terminal();
    expect(await runCommand(['user', 'rename'], lost)).toBe(1);
    expect(lost.printed.join('\n')).toMatch(/unknown command/);
    for (const [line, meant] of [
      [['bakcup'], 'backup'],
      [['tags', 'tset'], 'test'],
      [['user', 'list', '--data-dri', 'x'], '--data-dir'],
      [['access-log', '--kyes', 'development'], '--keys'],
    ] as const) {
      const near = terminal();
      expect(await runCommand(line, near)).toBe(1);
      expect(near.printed.join('\n')).toContain(`(Did you mean ${meant}?)`);
    }
  });

  it('holds the word of --keys against the protections that there are, also where no keys are needed', async () => {
    const refused = terminal();
    expect(await runCommand(['access-log', '--data-dir', temporaryFolder(), '--keys=none'], refused)).toBe(1);
    expect(refused.printed).toEqual([expect.stringMatching(/^--keys=none names no protection of keys\./)]);
  });
});

describe('the keys of a station on the command line', () => {
  const systemVault: KeyVault = { ...developmentVault(), protection: KeyProtection.operatingSystem };
  const secrets = ['a long password', 'a long password'];

  /** A terminal on which asking for a password is a mistake. */
  function unasked(given: Partial<Terminal> = {}): ReturnType<typeof terminal> {
    const askSecret = (): Promise<string> => Promise.reject(new Error('A password was asked for.'));
    return { ...terminal(), askSecret, ...given };
  }

  it('are not made where nothing protects them, and nobody is asked for a password before that is said', async () => {
    const dataDir = temporaryFolder();
    const refused = unasked();
    expect(await runCommand(add(dataDir, []), refused)).toBe(1);
    expect(refused.printed.join('\n')).toMatch(/no key store.*COUNTERSIGN_PASSPHRASE_FILE.*--keys=development/);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("take the host's key store, or the passphrase of the environment, without an option", async () => {
    const file = join(temporaryFolder(), 'passphrase');
    writeFileSync(file, 'a passphrase\n', { mode: 0o600 });
    for (const host of [{ operatingSystemVault: () => systemVault }, { passphraseFile: file }]) {
      const dataDir = temporaryFolder();
      expect(await runCommand(add(dataDir, []), { ...terminal(...secrets), ...host })).toBe(0);
      const listing = { ...terminal(), ...host };
      expect(await runCommand(['user', 'list', '--data-dir', dataDir], listing)).toBe(0);
      expect(listing.printed).toEqual(['anna\tAnna Example\tQuality, Supervisor']);
    }
  });

  it('are asked for nothing while another program has the data directory', async () => {
    const dataDir = temporaryFolder();
    expect(await runCommand(add(dataDir), terminal('a long password', 'a long password'))).toBe(0);
    const store = openStore(dataDir);
    const refused = unasked();
    expect(await runCommand(['secret', 'set', 'erp', '--data-dir', dataDir, ...development], refused)).toBe(1);
    expect(refused.printed.join('\n')).toMatch(/is in use by another Countersign/);
    store.close();
  });

  it('are told apart: what this host cannot open is refused with the way that can', async () => {
    const dataDir = temporaryFolder();
    openKeys(dataDir, systemVault);
    const system = unasked();
    expect(await runCommand(add(dataDir, []), system)).toBe(1);
    expect(system.printed.join('\n')).toMatch(/with the installed program/);
    const word = unasked();
    expect(await runCommand(add(dataDir, ['--keys=none']), word)).toBe(1);
    expect(word.printed.join('\n')).toMatch(/--keys=none names no protection/);
  });
});

describe('countersign access-log', () => {
  it('AU-21 exports who was let in and who was not, by user and time, as cells that no spreadsheet runs', async () => {
    const station = await openStation();
    await station.addUser('anna', 'Supervisor');
    await station.addUser('=1+1');
    const { user } = station.gateway.sso;
    const app = { currentApp: 'countersign', remoteAddr: '127.0.0.1' };
    await user.login({ ...app, username: 'anna', password: 'wrong' }).catch(() => undefined);
    const dataDir = copyData(station.dataDir);
    const log = terminal();
    expect(await runCommand(['access-log', '--data-dir', dataDir, '--user', 'ANNA'], log)).toBe(0);
    expect(log.printed[0]).toBe('seq,time,station,action,actor,user,roles,result,detail');
    expect(log.printed.some((line) => /,sso\.refused,.*,anna,Supervisor,E005001,/.test(line))).toBe(true);
    expect(log.printed.join('\n')).not.toContain('=1+1');
    const all = terminal();
    await runCommand(['access-log', '--data-dir', dataDir], all);
    expect(all.printed.join('\n')).toContain("'=1+1");
    const later = terminal();
    await runCommand(['access-log', '--data-dir', dataDir, '--since', '2999-01-01'], later);
    expect(later.printed).toHaveLength(1);
  });

  it('AU-21 has what a user did who is deleted or is called otherwise now, under the name of then', async () => {
    const station = await openStation();
    for (const name of ['anna', 'berta']) await station.addUser(name);
    const { user, users } = station.gateway.sso;
    const idOf = (name: string): string => users.find(name)?.id ?? '';
    const by = { kind: 'person', id: 'test', name: 'Test' } as const;
    await user.deleteUserById({ userId: idOf('anna') }, by);
    await user.updateUserById({ userId: idOf('berta'), data: { username: 'bea' } }, by);
    await station.addUser('anna');
    const dataDir = copyData(station.dataDir);
    const rowsOf = async (name: string): Promise<string[]> => {
      const log = terminal();
      expect(await runCommand(['access-log', '--data-dir', dataDir, '--user', name], log)).toBe(0);
      return log.printed.slice(1).flatMap((line) => /,(user\.\w+),[^,]*,(\w+),/.exec(line)?.slice(1).join(' ') ?? []);
    };
    expect(await rowsOf('anna')).toEqual(['user.added anna', 'user.deleted anna', 'user.added anna']);
    expect(await rowsOf(idOf('anna'))).toEqual(['user.added anna']);
    for (const name of ['berta', 'bea']) expect(await rowsOf(name)).toEqual(['user.added berta', 'user.updated bea']);
  });

  it.each([
    [['--since', 'yesterday'], /"yesterday" is no date or time/],
    [['--since', '28.11.2026'], /"28\.11\.2026" is no date or time/],
    [['--until', '2026-13-01'], /"2026-13-01" is no date or time/],
    [['--until', '2026-02-30'], /"2026-02-30" is no date or time/],
    [['--since', '2026-12-01', '--until', '2026-11-01'], /No time lies from 2026-12-01 to before 2026-11-01/],
  ])('says that %j is no time, instead of that nothing happened', async (given, words) => {
    const { dataDir } = await openStation();
    const folder = copyData(dataDir);
    for (const command of [
      ['access-log', '--data-dir', folder],
      ['export', '--data-dir', folder, '--out', join(folder, 'trail.csv')],
    ]) {
      const log = terminal();
      expect(await runCommand([...command, ...given], log)).toBe(1);
      expect(log.printed.join('\n')).toMatch(words);
    }
  });
});

describe('countersign gateway', () => {
  it('serves a project without a window as server.json says, and says what is missing', async () => {
    const station = await openStation();
    const dataDir = temporaryFolder();
    const run = (on: ReturnType<typeof terminal>, ...args: string[]): Promise<number> =>
      runCommand(['gateway', '--data-dir', dataDir, ...development, ...args], on);
    const bare = terminal();
    expect(await run(bare)).toBe(1);
    expect(bare.printed.join()).toMatch(/Name the project/);
    const rendererDir = temporaryFolder();
    const unbuilt = terminal();
    expect(await run({ ...unbuilt, rendererDir }, '--project', station.projectDir)).toBe(1);
    expect(unbuilt.printed.join()).toMatch(/not built.*npm run build/);
    writeFileSync(join(rendererDir, 'page.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ port: 0 }));
    let logout = 0;
    let page = '';
    const serving = terminal();
    const untilStopped = async (): Promise<void> => {
      // Asked for before it serves: whoever ends it while it starts is heard.
      expect(serving.printed.join('\n')).not.toContain('Pages for browsers');
      const address = await until(() => {
        const [, found] = /on (http:\S+)\./.exec(serving.printed.join('\n')) ?? [];
        if (found === undefined) throw new Error('It does not serve yet.');
        return found;
      });
      logout = (await fetch(`${address}/zato/sso/user/logout`, { method: 'POST', body: '{}' })).status;
      page = await (await fetch(address)).text();
    };
    expect(await run({ ...serving, rendererDir, untilStopped }, '--project', station.projectDir)).toBe(0);
    expect(logout).toBe(400);
    expect(page).toContain('<title>page</title>');
  });
});

describe('countersign verify', () => {
  it('needs no keys, and is sure of nothing without the id of the right one', async () => {
    const station = await openStation();
    const dataDir = copyData(station.dataDir);
    const right = await keyOf(dataDir);
    for (const keys of [undefined, 'not a key file']) {
      if (keys === undefined) rmSync(join(dataDir, 'keys.json'), { force: true });
      else writeFileSync(join(dataDir, 'keys.json'), keys);
      const on = terminal();
      expect(await runCommand(['verify', '--data-dir', dataDir], on)).toBe(4);
      expect(on.printed.join('\n')).toContain(
        `Signed by the key ${right[1]}. Whether it is the station’s is not in this folder`,
      );
      expect(await runCommand(['verify', '--data-dir', dataDir, ...right], terminal())).toBe(0);
      const other = terminal();
      expect(await runCommand(['verify', '--data-dir', dataDir, '--key', 'f'.repeat(64)], other)).toBe(4);
      expect(other.printed.join('\n')).toMatch(/The key f{64} is not one of this trail/);
    }
  });

  it('holds for an untouched trail and ends with 2 for an altered one', async () => {
    const dataDir = temporaryFolder();
    await runCommand(add(dataDir), terminal('a long password', 'a long password'));
    const good = terminal();
    expect(await runCommand(['verify', '--data-dir', dataDir], good)).toBe(0);
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec("DROP TRIGGER audit_entry_kept; UPDATE audit_entry SET actor = 'nobody' WHERE seq = 1");
    db.close();
    const bad = terminal();
    expect(await runCommand(['verify', '--data-dir', dataDir], bad)).toBe(2);
    expect(bad.printed[0]).toMatch(/does not hold at entry 1: altered/);
  });
});
