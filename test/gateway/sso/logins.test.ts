import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { app, installer, openSsoScene, telling, totpOf, type SsoScene } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';
import { challengeHost } from '../../support/challengeHost.ts';

/** A plant's own rules: delays count, and a lock is not told. */
const plant = { apps: telling.apps };
const fresh = 'violet turbines hum tonight';

const login = ({ sso }: SsoScene, password: string, more: object = {}, username = 'anna') =>
  sso.user.login({ ...app, username, password, ...more });
const update = ({ sso, id }: SsoScene, data: object) =>
  sso.user.updateUserById({ userId: id('anna'), data }, installer);
const entries = ({ station }: SsoScene) => station.gateway.trail.latest(1000).reverse();

describe('a login', () => {
  it('honours new_password where a change is demanded, and where the password has expired', async () => {
    for (const state of [{ passwordMustChange: true }, { passwordExpiry: '2026-01-01T00:00:00.000Z' }]) {
      const scene = await openSsoScene();
      await update(scene, state);
      await expect(login(scene, testPassword)).rejects.toMatchObject({ name: 'ValidationError' });
      const info = await login(scene, testPassword, { newPassword: fresh });
      expect(info.username).toBe('anna');
      await expect(login(scene, testPassword)).rejects.toMatchObject({ label: 'auth.not_allowed' });
      await expect(login(scene, fresh)).resolves.toMatchObject({ status: 'ok' });
    }
  });

  it('fails as a whole where the new password is not acceptable, and changes nothing', async () => {
    const scene = await openSsoScene({ ...telling, password: { inform_if_invalid: false } });
    await update(scene, { passwordMustChange: true });
    await expect(login(scene, testPassword, { newPassword: 'short' })).rejects.toMatchObject({
      label: 'password.too_short',
      subStatus: ['E005001'],
    });
    await expect(login(scene, testPassword, { newPassword: testPassword })).rejects.toMatchObject({
      label: 'password.invalid',
    });
    await expect(login(scene, testPassword)).rejects.toMatchObject({ label: 'password.must_send_new' });
  });

  it('tells somebody without the password nothing of lock, approval, sign-up, age or second factor', async () => {
    const states = [
      { isLocked: true },
      { approvalStatus: 'rejected' },
      { signUpStatus: 'before_confirmation' },
      { passwordMustChange: true },
      { passwordExpiry: '2026-01-01T00:00:00.000Z' },
    ];
    for (const state of states) {
      const scene = await openSsoScene();
      await update(scene, state);
      await expect(login(scene, 'not the password')).rejects.toMatchObject({ label: 'auth.not_allowed' });
    }
  });

  it('AU-5 AU-8 answers a locked account with TOTP like a wrong password, whatever was right', async () => {
    const scene = await openSsoScene(plant);
    await totpOf(scene, 'anna');
    await update(scene, { isLocked: true });
    const answers: unknown[] = [];
    for (const password of [testPassword, 'not the password']) {
      scene.clock.advance(600_000);
      answers.push(await login(scene, password).catch((error: unknown) => error));
    }
    scene.clock.advance(600_000);
    answers.push(await login(scene, 'any', {}, 'nobody').catch((error: unknown) => error));
    for (const answer of answers) {
      expect(answer).toMatchObject({ label: 'auth.not_allowed', message: 'Not allowed.', retryAfter: undefined });
    }
  });

  it('AU-7 waits longer after each failure, over restart and changed clock, for login and signature together', async () => {
    const scene = await openSsoScene(plant);
    for (const wait of [1, 2, 4]) {
      await expect(login(scene, 'not the password')).rejects.toMatchObject({ retryAfter: undefined });
      await expect(login(scene, testPassword)).rejects.toMatchObject({ retryAfter: wait });
      if (wait < 4) scene.clock.advance(wait * 1000);
    }
    scene.clock.jump(3_600_000);
    const signing = await scene.sso.proveSigner({ remoteAddr: '127.0.0.1', userName: 'ANNA', password: testPassword });
    expect(signing).toMatchObject({ ok: false, checked: false, retryAfter: 4 });
    const again = await scene.station.restart();
    const after = again.gateway.sso.user.login({ ...app, username: 'anna', password: testPassword });
    await expect(after).rejects.toMatchObject({ retryAfter: 4 });
    scene.clock.advance(4000);
    await expect(
      again.gateway.sso.user.login({ ...app, username: 'anna', password: testPassword }),
    ).resolves.toMatchObject({ username: 'anna' });
  });

  it('AU-7 many attempts at once are not many guesses for one delay', async () => {
    const scene = await openSsoScene(plant);
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => login(scene, 'not the password')));
    const reasons = answers.map((answer): unknown => (answer.status === 'rejected' ? answer.reason : undefined));
    expect(reasons.filter((reason) => (reason as { retryAfter?: number }).retryAfter === undefined)).toHaveLength(1);
  });

  it('AU-8 AL-3 locks after ten failures, also where their count is taken out of the database meanwhile', async () => {
    const scene = await openSsoScene(plant);
    for (let failures = 0; failures < 10; failures++) {
      await login(scene, 'not the password').catch(() => undefined);
      scene.clock.advance(300_000);
      const beside = new Database(join(scene.station.dataDir, 'station.sqlite'));
      beside.exec('DELETE FROM sign_in_failure');
      beside.close();
    }
    expect(scene.sso.users.find('anna')).toMatchObject({ isLocked: true, lockedBy: 'throttle' });
  });

  it('AU-8 locks after ten failures, refuses the right password then, and needs a reason to unlock', async () => {
    const scene = await openSsoScene(plant);
    for (let failures = 0; failures < 10; failures++) {
      await login(scene, 'not the password').catch(() => undefined);
      scene.clock.advance(300_000);
    }
    expect(scene.sso.users.find('anna')).toMatchObject({ isLocked: true, lockedBy: 'throttle' });
    expect(entries(scene).some(({ action }) => action === 'user.locked')).toBe(true);
    await expect(login(scene, testPassword)).rejects.toMatchObject({ subStatus: ['E005001'] });
    const userId = scene.id('anna');
    const admin = await login(scene, testPassword, {}, 'admin');
    const unlock = { ...app, ust: admin.ust, userId };
    await expect(scene.sso.user.unlockUser(unlock)).rejects.toMatchObject({ label: 'common.missing_input' });
    await expect(scene.sso.user.updateUserById({ ...unlock, data: { isLocked: false } })).rejects.toMatchObject({
      label: 'common.invalid_operation',
    });
    await scene.sso.user.unlockUser({ ...unlock, reason: 'Seen in person' });
    await expect(login(scene, testPassword)).resolves.toMatchObject({ username: 'anna' });
    expect(entries(scene).find(({ action }) => action === 'user.unlocked')).toMatchObject({
      actor: { name: 'Ada' },
      detail: { reason: 'Seen in person' },
    });
  });

  it('AU-9 one keyboard does not lock the last administrator out, nor anybody at another station', async () => {
    const scene = await openSsoScene(plant);
    const other = await openSsoScene(plant);
    for (let failures = 0; failures < 12; failures++) {
      await login(scene, 'not the password', {}, 'admin').catch(() => undefined);
      scene.clock.advance(300_000);
    }
    expect(scene.sso.users.find('admin')?.isLocked).toBe(false);
    expect(entries(scene).some(({ action }) => action === 'user.lock-withheld')).toBe(true);
    await expect(login(scene, testPassword, {}, 'admin')).resolves.toMatchObject({ username: 'admin' });
    await expect(login(other, testPassword, {}, 'admin')).resolves.toMatchObject({ username: 'admin' });
  });

  it('AU-9 whom one keyboard locked comes in elsewhere, and here within two minutes of somebody who knows them', async () => {
    const scene = await openSsoScene(plant);
    const other = await openSsoScene(plant);
    for (let failures = 0; failures < 10; failures++) {
      await login(scene, 'not the password').catch(() => undefined);
      scene.clock.advance(300_000);
    }
    await expect(login(scene, testPassword)).rejects.toMatchObject({ label: 'auth.not_allowed' });
    await expect(login(other, testPassword)).resolves.toMatchObject({ username: 'anna' });
    const began = scene.clock.now();
    const admin = await login(scene, testPassword, {}, 'admin');
    const userId = scene.id('anna');
    await scene.sso.user.unlockUser({ ...app, ust: admin.ust, userId, reason: 'Seen in person' });
    await expect(login(scene, testPassword)).resolves.toMatchObject({ username: 'anna' });
    expect(scene.clock.now() - began).toBeLessThan(120_000);
  });

  it('a flood of names that nobody has neither shortens a wait nor shows which names are real', async () => {
    const scene = await openSsoScene({ ...plant, login: { longest_delay: 3600 } });
    const { retryAfter, user } = scene.sso;
    for (const wait of [1000, 2000, 0]) {
      for (const username of ['anna', 'ghost']) {
        await user.login({ ...app, username, password: 'no' }).catch(() => undefined);
      }
      scene.clock.advance(wait);
    }
    await Promise.allSettled(
      Array.from({ length: 150 }, (_, index) => user.login({ ...app, username: `n${index}`, password: 'no' })),
    );
    expect(retryAfter('anna')).toBe(4);
    expect(retryAfter('ghost')).toBe(4);
  });

  it('failures from before a name meant somebody are not that person’s, and theirs are never forgotten', async () => {
    const scene = await openSsoScene(plant);
    for (let failures = 0; failures < 9; failures++) {
      await login(scene, 'no', {}, 'bob').catch(() => undefined);
      scene.clock.advance(300_000);
    }
    const data = { username: 'bob', password: testPassword, passwordMustChange: false };
    await scene.sso.user.createUser({ data }, installer);
    await login(scene, 'no', {}, 'bob').catch(() => undefined);
    expect(scene.sso.users.find('bob')?.isLocked).toBe(false);
    expect(scene.sso.retryAfter('bob')).toBe(1);
    scene.clock.advance(25 * 3_600_000);
    scene.sso.tidy();
    await login(scene, 'no', {}, 'bob').catch(() => undefined);
    expect(scene.sso.retryAfter('bob')).toBe(2);
  });

  it('a new password is not written over what was decided while it was hashed', async () => {
    const scene = await openSsoScene();
    const going = login(scene, testPassword, { newPassword: fresh });
    await new Promise((resolve) => setImmediate(resolve));
    await update(scene, { isLocked: true });
    await expect(going).rejects.toMatchObject({ name: 'ValidationError' });
    scene.clock.advance(1000);
    await scene.sso.user.unlockUser({ userId: scene.id('anna'), reason: 'test' }, installer);
    await expect(login(scene, testPassword)).resolves.toMatchObject({ username: 'anna' });
  });

  it('a user comes only from where the rules say, under every spelling of the name', async () => {
    const scene = await openSsoScene({
      ...telling,
      user_address_list: { anna: ['10.0.0.0/8', '127.0.0.1'] },
      user_validation: { may_rename_self: true },
    });
    await expect(login(scene, testPassword, { remoteAddr: '8.8.8.8' })).rejects.toMatchObject({
      label: 'auth.not_allowed',
    });
    const inside = await login(scene, testPassword, { remoteAddr: '10.1.2.3' }, 'ANNA');
    await expect(
      scene.sso.user.updateCurrentUser({ ...app, remoteAddr: '10.1.2.3', ust: inside.ust, data: { username: 'Carl' } }),
    ).rejects.toMatchObject({ label: 'auth.super_user_required' });
  });

  it('refuses an application that may not log in, and one that says where its user is without the right to', async () => {
    const scene = await openSsoScene();
    await expect(login(scene, testPassword, { currentApp: 'CRM' })).rejects.toMatchObject({
      label: 'app_list.invalid',
    });
    await expect(login(scene, testPassword, { hasUserAgent: true })).rejects.toMatchObject({
      label: 'metadata.not_allowed',
    });
  });
});

describe('evidence of persons', () => {
  it('ES-15 a deleted user’s id is never used again, and a new user of the same name is another person', async () => {
    const { sso, id } = await openSsoScene();
    const first = id('anna');
    await sso.user.deleteUserById({ userId: first }, installer);
    await sso.user.createUser({ data: { username: 'anna', password: testPassword } }, installer);
    expect(id('anna')).not.toBe(first);
    expect(sso.users.byId(first)).toBeUndefined();
  });

  it('ES-16 a rename changes new signatures alone: the old bytes keep the name of their day', async () => {
    const scene = await openSsoScene();
    const { signature } = scene.station.gateway;
    await update(scene, { roles: ['Supervisor'] });
    const page = scene.station.openPage();
    const sign = async (): Promise<string> => {
      const [uuid = ''] = signature.queueAuthRequest({
        template: signature.templates.get('Line Release Approval'),
        name: 'Release line',
        description: '',
        callbacks: {},
        requestedBy: { kind: 'script', id: 'test', name: 'test' },
      });
      const host = challengeHost(page.frame.pageId, {
        show: (challenge) => Promise.resolve(page.cancelled.push(challenge.id) > 0),
      });
      await signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor: installer });
      const outcome = await page.frame.sign({
        id: page.cancelled.at(-1) ?? '',
        meaning: 'Released by',
        userName: 'anna',
        password: testPassword,
      });
      return outcome.outcome === 'signed' ? outcome.fullName : outcome.message;
    };
    expect(await sign()).toBe('Anna Berg');
    await update(scene, { displayName: 'Anna Sommer' });
    expect(await sign()).toBe('Anna Sommer');
    expect(
      signature
        .latest(10)
        .map(({ signer }) => signer)
        .sort(),
    ).toEqual(['Anna Berg', 'Anna Sommer']);
  });

  it('ES-17 a password that somebody else set signs nothing, and nobody else can say that it does', async () => {
    const { sso, adminUst, id } = await openSsoScene();
    const userId = id('anna');
    const given = 'a password by the admin';
    const set = { ...app, ust: adminUst, userId, password: given };
    const lasting = { username: 'bob', password: given, passwordMustChange: false };
    for (const asked of [
      sso.user.setPassword({ ...set, mustChange: false }),
      sso.user.changePassword({ ...app, ust: adminUst, userId, newPassword: given, mustChange: false }),
      sso.user.createUser({ ...app, ust: adminUst, data: lasting }),
    ]) {
      await expect(asked).rejects.toMatchObject({ label: 'common.invalid_operation' });
    }
    expect(sso.users.find('bob')).toBeUndefined();
    await sso.user.setPassword(set);
    expect(await sso.proveSigner({ remoteAddr: '127.0.0.1', userName: 'anna', password: given })).toMatchObject({
      ok: false,
      needs: 'new-password',
    });
    await expect(
      sso.user.updateUserById({ ...app, ust: adminUst, userId, data: { passwordMustChange: false } }),
    ).rejects.toMatchObject({ label: 'common.invalid_operation' });
    expect(
      await sso.renewPassword({ remoteAddr: '127.0.0.1', userName: 'anna', password: given, newPassword: fresh }),
    ).toBeUndefined();
    expect(await sso.proveSigner({ remoteAddr: '127.0.0.1', userName: 'anna', password: fresh })).toMatchObject({
      ok: true,
    });
  });

  it('ES-17 a one-time code sets a password once, names who gave it, and dies with the next password', async () => {
    const scene = await openSsoScene();
    const { sso, adminUst, annaUst, id } = scene;
    const { token = '' } = await sso.passwordReset.createToken({ ...app, ust: adminUst, userId: id('anna') });
    await sso.user.changePassword({ ...app, ust: annaUst, oldPassword: testPassword, newPassword: fresh });
    await expect(sso.passwordReset.accessToken({ ...app, token })).rejects.toMatchObject({
      label: 'password_reset.could_not_access',
    });
    const next = await sso.passwordReset.createToken({ ...app, ust: adminUst, userId: id('anna') });
    const { resetKey } = await sso.passwordReset.accessToken({ ...app, token: next.token ?? '' });
    const change = { ...app, token: next.token ?? '', resetKey, password: 'amber turbines hum tonight' };
    await sso.passwordReset.changePassword(change);
    await expect(sso.passwordReset.changePassword(change)).rejects.toMatchObject({
      label: 'password_reset.could_not_access',
    });
    expect(entries(scene).findLast(({ action }) => action === 'user.password-set')).toMatchObject({
      detail: { issuedBy: id('admin') },
    });
  });

  it.each([
    ['', 'empty'],
    ['\u202eanna', 'turned round'],
    ['An\u200bna', 'with what nobody sees'],
    ['x'.repeat(201), 'too long'],
  ])('a name that cannot stand on a signature is refused: %j (%s)', async (displayName) => {
    const scene = await openSsoScene();
    await expect(update(scene, { displayName })).rejects.toMatchObject({ label: 'common.invalid_input' });
  });

  it('users do not choose the name that stands on their signatures', async () => {
    const { sso, annaUst } = await openSsoScene();
    await expect(
      sso.user.updateCurrentUser({ ...app, ust: annaUst, data: { displayName: 'Samir Haddad' } }),
    ).rejects.toMatchObject({ label: 'auth.super_user_required' });
  });

  it('a sign-up that must not tell that a name is taken behaves like one that went through', async () => {
    const { sso } = await openSsoScene({ apps: telling.apps });
    const signUp = (username: string) =>
      sso.user.signup({ ...app, username, password: fresh, email: `${username}@plant.example` });
    for (const name of ['anna', 'carl']) {
      const { confirmToken } = await signUp(name);
      await expect(sso.user.confirmSignup({ ...app, confirmToken })).resolves.toEqual({});
      await expect(sso.user.confirmSignup({ ...app, confirmToken })).rejects.toMatchObject({
        label: 'auth.sign_up_confirmed',
      });
    }
    await expect(signUp('ａｄｍｉｎ２')).rejects.toMatchObject({ label: 'username.invalid' });
  });
});
