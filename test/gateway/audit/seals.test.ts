/** Who has the database and not the station's key: whatever rows they write, nobody signs by them, and it is told. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { domainHash, HashDomain } from '../../../electron/ledger/canonical.ts';
import { decisive, userFacts } from '../../../electron/gateway/store/decisive.ts';
import { builtInTemplates } from '../../../electron/gateway/signature/template.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { until } from '../../support/until.ts';
import { keyOf } from '../../support/keyOf.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { copyData, openStation, temporaryFolder, testPassword } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';

const beside = /changed in the database, beside the program/;
const actor = { kind: 'station', id: 'test', name: 'test' } as const;

const idOf = (name: string): string => `(SELECT id FROM user WHERE user_name = '${name}')`;
async function verify(dataDir: string): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand(['verify', '--data-dir', dataDir, ...(await keyOf(dataDir))], on);
  return { code, text: on.printed.join('\n') };
}

describe('rows that were written beside the program while it runs', () => {
  it('AL-3 what held when it was read before says nothing of now', async () => {
    const scene = await openSignatureScene();
    const challenge = await scene.trigger(scene.queue()[0] ?? '');
    expect(scene.station.gateway.sso.users.list().every(({ isIntact }) => isIntact)).toBe(true);
    scene.database().exec(`INSERT INTO user_role VALUES (${idOf('olga')}, 'Supervisor')`);
    expect(await scene.sign(challenge, 'olga')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(beside),
    });
    expect(scene.database().prepare('SELECT id FROM signature').all()).toEqual([]);
  });

  it('AL-3 what was true once is true no more: a role that was taken away and put back by hand', async () => {
    const scene = await openSignatureScene();
    const { sso } = scene.station.gateway;
    const id = sso.users.find('sam')?.id ?? '';
    await sso.user.updateUserById({ userId: id, data: { roles: [] } }, actor);
    expect((await verify(copyData(scene.station.dataDir))).code).toBe(0);
    scene.database().exec(`INSERT INTO user_role VALUES (${idOf('sam')}, 'Supervisor')`);
    expect(await scene.complete(scene.queue()[0] ?? '', 'sam')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(beside),
    });
  });

  it('an entry that seals them anew is made with the key of the station alone', async () => {
    const scene = await openSignatureScene();
    const db = scene.database();
    db.exec(`INSERT INTO user_role VALUES (${idOf('olga')}, 'Supervisor')`);
    const row = db.prepare<[], { facts: string }>(`SELECT ${decisive.account.facts(idOf('olga'))} AS facts`).get();
    const state = domainHash(HashDomain.decisive, row?.facts ?? '');
    db.exec('DROP TRIGGER audit_entry_kept');
    db.prepare(
      `UPDATE audit_entry SET bytes = json_set(bytes, '$.detail.state', ?)
       WHERE seq = (SELECT max(seq) FROM audit_entry WHERE target = 'sealed-account:' || ${idOf('olga')})`,
    ).run(state);
    expect(await scene.complete(scene.queue()[0] ?? '', 'olga')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(beside),
    });
  });

  it('a session is not made that of another user', async () => {
    const scene = await openSignatureScene();
    const { sso } = scene.station.gateway;
    await sso.user.createSuperUser(
      { data: { username: 'root', displayName: 'Root', password: testPassword, passwordMustChange: false } },
      actor,
    );
    const { ust } = await sso.user.login({
      username: 'olga',
      password: testPassword,
      currentApp: 'countersign',
      remoteAddr: '127.0.0.1',
    });
    scene.database().exec(`UPDATE user_session SET user_id = ${idOf('root')}`);
    await expect(sso.user.search({ ust, currentApp: 'countersign', remoteAddr: '127.0.0.1' })).rejects.toMatchObject({
      label: 'session.no_such_session',
    });
  });

  it('a code for a new password is neither made nor given to another user', async () => {
    const scene = await openSignatureScene();
    const { sso } = scene.station.gateway;
    const { token = '' } = await sso.passwordReset.createToken({ userId: sso.users.find('olga')?.id ?? '' }, actor);
    scene.database().exec(`UPDATE password_reset SET user_id = ${idOf('sam')}`);
    await expect(sso.passwordReset.accessToken({ token })).rejects.toMatchObject({
      label: 'password_reset.could_not_access',
    });
  });

  it('a template is left out at the next start', async () => {
    const scene = await openSignatureScene();
    scene.station.gateway.signature.templates.save({ name: 'Cleaning', expression: '{role:Quality}' }, actor);
    await scene.station.gateway.close();
    const dataDir = copyData(scene.station.dataDir);
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec(`UPDATE signature_template SET body = replace(body, 'Quality', 'Operator')`);
    db.close();
    const { code, text } = await verify(dataDir);
    expect([code, text]).toEqual([2, expect.stringContaining('the template "cleaning" is not as the program left it')]);
    const { gateway } = await openStation({ dataDir });
    expect(gateway.signature.templates.exists('Cleaning')).toBe(false);
  });
});

describe('a database that is written while the program runs', () => {
  it('AL-3 a trigger of another hand changes no account in the name of the program', async () => {
    const scene = await openSignatureScene();
    scene.database().exec(
      `CREATE TRIGGER evil AFTER INSERT ON audit_entry WHEN NEW.action = 'signature.requested'
       BEGIN INSERT INTO user_role VALUES (${idOf('olga')}, 'Supervisor'); END`,
    );
    expect(() => scene.queue()).toThrow(/Tables or triggers of the database were changed beside the program/);
    expect(scene.station.gateway.sso.users.find('olga')?.roles).toEqual(['Operator']);
    scene.database().exec('DROP TRIGGER evil');
    // The schema of the connection may be another one for good: only a new start is sure of it.
    const { sso } = scene.station.gateway;
    const userId = sso.users.find('olga')?.id ?? '';
    await expect(sso.user.updateUserById({ userId, data: { roles: [] } }, actor)).rejects.toThrow(
      /start the program again/,
    );
  });

  it('AL-3 a tail of the trail that was rewritten is neither gone on with nor signed', async () => {
    const scene = await openSignatureScene();
    const slot = scene.queue()[0] ?? '';
    const challenge = await scene.trigger(slot);
    const db = scene.database();
    const row = db.prepare<[], { bytes: string }>('SELECT bytes FROM audit_entry ORDER BY seq DESC LIMIT 1').get();
    const bytes = row?.bytes.replace('"utc":"20', '"utc":"21') ?? '';
    withoutTriggers(db, () =>
      db
        .prepare('UPDATE audit_entry SET bytes = ?, hash = ? WHERE seq = (SELECT max(seq) FROM audit_entry)')
        .run(bytes, domainHash(HashDomain.auditEntry, bytes)),
    );
    const checkpoints = db.prepare('SELECT count(*) AS n FROM checkpoint').get();
    await expect(scene.sign(challenge, 'sam')).rejects.toThrow(/was changed beside the program while it ran/);
    expect(db.prepare('SELECT id FROM signature').all()).toEqual([]);
    await scene.station.gateway.close();
    expect(scene.database().prepare('SELECT count(*) AS n FROM checkpoint').get()).toEqual(checkpoints);
  });

  it('AL-3 sealing never begins a second time', async () => {
    const scene = await openSignatureScene();
    await scene.station.gateway.close();
    const db = scene.database();
    withoutTriggers(db, () => db.exec("UPDATE audit_entry SET action = 'x' WHERE action = 'sealing.begun'"));
    db.close();
    await expect(scene.station.restart()).rejects.toThrow(/does not show any more that its accounts are sealed/);
  });
});

describe('a template that was changed beside the program', () => {
  it('is not replaced by the built-in one of its name, and is there again when it is saved anew', async () => {
    const name = builtInTemplates[0]?.name ?? '';
    const scene = await openSignatureScene();
    scene.station.gateway.signature.templates.save({ name, expression: '{role:Quality}' }, actor);
    await scene.station.gateway.close();
    const dataDir = copyData(scene.station.dataDir);
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec("UPDATE signature_template SET body = body || ' '");
    db.close();
    const { gateway } = await openStation({ dataDir });
    const { templates } = gateway.signature;
    expect(() => templates.get(name)).toThrow(/was changed in the database, beside the program/);
    expect(templates.list().map((one) => one.name)).not.toContain(name);
    templates.save({ name, expression: '{role:Quality}' }, actor);
    expect(templates.get(name).expression).toBe('{role:Quality}');
    await gateway.close();
    expect((await verify(dataDir)).code).toBe(0);
  });
});

describe('an account that was changed beside the program', () => {
  it('is accepted by its id where its row was taken away', async () => {
    const scene = await openSignatureScene();
    const id = scene.station.gateway.sso.users.find('quinn')?.id ?? '';
    await scene.station.gateway.close();
    const dataDir = copyData(scene.station.dataDir);
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec("PRAGMA foreign_keys = ON; DELETE FROM user WHERE user_name = 'quinn'");
    db.close();
    expect((await verify(dataDir)).code).toBe(2);
    const on = terminal();
    const args = ['user', 'accept', id, '--reason', 'gone', '--data-dir', dataDir, '--keys', 'development'];
    expect(await runCommand(args, on)).toBe(0);
    expect((await verify(dataDir)).code).toBe(0);
  });

  async function changed(): Promise<Awaited<ReturnType<typeof openStation>>> {
    const scene = await openSignatureScene();
    await scene.station.gateway.close();
    const dataDir = copyData(scene.station.dataDir);
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec(`INSERT INTO user_role VALUES (${idOf('olga')}, 'Supervisor')`);
    db.close();
    return openStation({ dataDir });
  }

  it('is told at the start, in the trail and in the log', async () => {
    const { gateway, log } = await changed();
    const olga = gateway.sso.users.find('olga');
    expect(olga?.isIntact).toBe(false);
    expect(gateway.sso.users.find('sam')?.isIntact).toBe(true);
    await until(() =>
      expect(gateway.trail.latest(10)).toContainEqual(
        expect.objectContaining({ action: 'security.alert', target: `user:${olga?.id}` }),
      ),
    );
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error', details: { account: olga?.id } }));
    // Told once, as long as nobody has looked at it.
    const alerts = (): number =>
      gateway.trail.about(`user:${olga?.id}`).filter(({ action }) => action === 'security.alert').length;
    expect(alerts()).toBe(1);
  });

  it('is not sealed anew by a change of the program', async () => {
    const { gateway } = await changed();
    const { user, users } = gateway.sso;
    const userId = users.find('olga')?.id ?? '';
    await expect(user.updateUserById({ userId, data: { roles: [] } }, actor)).rejects.toThrow(
      /changed beside the program, so it decides nothing/,
    );
    expect(users.find('olga')).toMatchObject({ isIntact: false, roles: ['Operator', 'Supervisor'] });
  });

  it('is accepted with a reason, locked, and then is one as any other', async () => {
    const { gateway, dataDir } = await changed();
    await gateway.close();
    const command = async (...args: string[]): Promise<string> => {
      const on = terminal();
      await runCommand(['user', ...args, '--data-dir', dataDir, '--keys', 'development'], on);
      return on.printed.join('\n');
    };
    expect(await command('list')).toMatch(/olga.*changed beside the program/);
    expect(await command('accept', 'olga', '--reason', 'the database was mended by IT')).toMatch(
      /taken as it is, and locked/,
    );
    expect(await command('list')).toMatch(/olga.*locked/);
    expect((await verify(dataDir)).code).toBe(0);
    const again = await openStation({ dataDir });
    const olga = again.gateway.sso.users.find('olga');
    expect(olga).toMatchObject({ isIntact: true, isLocked: true });
    expect(again.gateway.trail.about(`user:${olga?.id}`)).toContainEqual(
      expect.objectContaining({ action: 'account.accepted', detail: { reason: 'the database was mended by IT' } }),
    );
  });
});

it('every column of a user is sealed, or is known to decide nothing', async () => {
  const scene = await openSignatureScene();
  const columns = scene.database().prepare<[], { name: string }>('PRAGMA table_info(user)').all();
  const decidesNothing = [
    'created_at',
    'first_name',
    'middle_name',
    'last_name',
    'email',
    'locked_time',
    'locked_by',
    'approval_status_mod_time',
    'approval_status_mod_by',
    'sign_up_time',
    'sign_up_confirm_time',
    'totp_label',
  ];
  expect(columns.map(({ name }) => name).sort()).toEqual([...userFacts, ...decidesNothing].sort());
});

it('accounts of a database that is older than the seals are taken as they are, once, and the trail says so', async () => {
  const dataDir = temporaryFolder();
  const store = openStore(dataDir);
  store.db.exec(
    `INSERT INTO station (only, id, name, created_at, demo) VALUES (1, 'x', 'TEST-1', '2026', 0);
     INSERT INTO user (id, user_name, user_name_key, full_name, password_hash, created_at)
       VALUES ('u', 'anna', 'anna', 'Anna Berg', '', '2026')`,
  );
  store.close();
  const station = await openStation({ dataDir });
  expect(station.gateway.trail.latest(50)).toContainEqual(
    expect.objectContaining({ action: 'sealing.begun', detail: { taken: 1 } }),
  );
  expect(station.gateway.sso.users.find('anna')?.isIntact).toBe(true);
  await station.gateway.close();
  const db = new Database(join(dataDir, 'station.sqlite'));
  db.exec("INSERT INTO user_role VALUES ('u', 'Supervisor')");
  db.close();
  expect((await openStation({ dataDir })).gateway.sso.users.find('anna')?.isIntact).toBe(false);
});
