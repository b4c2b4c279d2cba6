import { describe, expect, it } from 'vitest';
import { scriptSources } from '../../../electron/gateway/sso/scriptSources.ts';
import { callSnake } from '../../../electron/gateway/sso/snakeCase.ts';
import { app, installer, openSsoScene, telling, totpOf, type SsoScene } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

/** A plant's own rules: delays count. */
const plant = { apps: telling.apps };
const tryOut = ({ python }: SsoScene, password = 'not the password', username = 'anna') =>
  python(`sso.user.login(cid, '${username}', '${password}', app, addr).username`);
const refused = 'E005001';

describe('log-ins by the scripts of a page', () => {
  it('that fail lock nobody out, at the screen or over HTTP', async () => {
    const scene = await openSsoScene(plant);
    for (let tries = 0; tries < 15; tries++) {
      expect(await tryOut(scene)).toBe(refused);
      scene.clock.advance(300_000);
    }
    expect(scene.sso.users.find('anna')?.isLocked).toBe(false);
    expect(scene.sso.retryAfter('anna')).toBe(0);
    expect(
      await scene.sso.proveSigner({ remoteAddr: '127.0.0.1', userName: 'anna', password: testPassword }),
    ).toMatchObject({ ok: true });
    const login = { current_app: 'countersign', username: 'anna', password: testPassword };
    expect(await scene.rest('POST', '/user/login', login)).toMatchObject({ http: 200 });
  });

  it('are refused with words after a few failures, the right one too, whoever is named', async () => {
    const scene = await openSsoScene();
    for (let tries = 0; tries < 5; tries++) await tryOut(scene, 'not the password', `anna${tries}`);
    expect(await tryOut(scene, testPassword)).toBe(refused);
    scene.clock.advance(60_000);
    expect(await tryOut(scene, testPassword)).toBe('anna');
  });

  it('say in words that it was too often', async () => {
    const { sso, clock } = await openSsoScene();
    const source = scriptSources({ name: 'line-4', title: 'Line 4' }, clock)('a script', '/release');
    const login = (password: string) => callSnake(sso, 'user.login', { ...app, username: 'anna', password }, source);
    for (let tries = 0; tries < 5; tries++) await login('not the password').catch(() => undefined);
    const message = 'Not allowed. Too many attempts; try again in 60 s.';
    await expect(login(testPassword)).rejects.toMatchObject({ message, retryAfter: 60 });
  });

  it('never try one account out, however long they take', async () => {
    const scene = await openSsoScene(plant);
    for (let tries = 0; tries < 10; tries++) {
      await tryOut(scene);
      scene.clock.advance(600_000);
    }
    expect(await tryOut(scene, testPassword)).toBe(refused);
    const shut = scene.station.gateway.trail.latest(1000).filter(({ action }) => action === 'user.shut-to-scripts');
    expect(shut).toMatchObject([{ target: `user:${scene.id('anna')}`, actor: { kind: 'script' } }]);
    await scene.sso.user.unlockUser({ userId: scene.id('anna'), reason: 'known' }, installer);
    expect(await tryOut(scene, testPassword)).toBe('anna');
  });

  it('are in the trail as the script of the page, with the person where a session proves one', async () => {
    const scene = await openSsoScene();
    await tryOut(scene);
    const script = { kind: 'script', name: 'Test, page /, views/Main: root/Run.onActionPerformed' };
    expect(scene.station.gateway.trail.latest(2)).toMatchObject([
      { action: 'sso.refused', actor: script },
      { action: 'sso.user.login', actor: script, target: `user:${scene.id('anna')}` },
    ]);
    await scene.python(`sso.user.get_current_user(cid, '${scene.annaUst}', app, addr).username`);
    expect(scene.station.gateway.trail.latest(1)).toMatchObject([
      {
        action: 'sso.user.get_current_user',
        actor: { kind: 'person', name: 'Anna Berg' },
        detail: { script: script.name },
      },
    ]);
  });

  it('that come in a flood are a sum in the trail, not two entries each', async () => {
    const scene = await openSsoScene();
    const before = scene.station.gateway.trail.latest(1)[0]?.seq ?? 0;
    const verify = `sso.user.session.verify(cid, 'no token', 'no token', app, addr)`;
    for (let turn = 0; turn < 200; turn++) await scene.python(verify);
    scene.clock.advance(60_000);
    const entries = scene.station.gateway.trail.latest(1000).filter(({ seq }) => seq > before);
    expect(entries.length).toBeLessThan(60);
    const alone = entries.filter(({ action }) => action === 'sso.refused').length;
    const [sum] = entries.filter(({ action }) => action === 'sso.refusals');
    expect(sum).toMatchObject({
      actor: { kind: 'script' },
      detail: { refused: { 'user.session.verify': 200 - alone } },
    });
  });
});

describe('other proofs that scripts can make fail', () => {
  it.each([
    [
      'an old password',
      (ust: string) =>
        `sso.user.change_password(cid, ${JSON.stringify({ old_password: 'wrong', new_password: 'violet turbines hum' })}, '${ust}', app, addr)`,
    ],
    [
      'a code',
      (ust: string) =>
        `sso.totp.validate_code({'cid': cid, 'current_app': app, 'remote_addr': addr}, '000000', '${ust}')`,
    ],
  ])('%s: wrong ones count against the script, not against the account', async (_, call) => {
    const scene = await openSsoScene({ ...plant, session: { idle: 100_000, expiry: 100_000, absolute: 100_000 } });
    const code = await totpOf(scene, 'anna');
    const { ust } = await scene.sso.user.login({ ...app, username: 'anna', password: testPassword, totpCode: code() });
    for (let tries = 0; tries < 12; tries++) {
      expect(await scene.python(call(ust))).toBe(refused);
      scene.clock.advance(300_000);
    }
    expect(scene.sso.users.find('anna')?.isLocked).toBe(false);
    expect(scene.sso.retryAfter('anna')).toBe(0);
  });
});
