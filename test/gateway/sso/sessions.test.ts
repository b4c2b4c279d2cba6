import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decryptFernet } from '../../../electron/gateway/platform/fernet.ts';
import { developmentVault, KeyPurpose, openKeys } from '../../../electron/gateway/station/keys.ts';
import { app, installer, openSsoScene } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

const minute = 60_000;

describe('user sessions', () => {
  it('AU-14 a token has 160 random bits, is kept as a hash, and is told encrypted', async () => {
    const { station, annaUst, id } = await openSsoScene();
    expect(annaUst).toMatch(/^gAAAA/);
    const key = openKeys(station.dataDir, developmentVault()).derive(KeyPurpose.sessionToken);
    const secret = decryptFernet(key, annaUst) ?? '';
    expect(secret).toMatch(/^zust[0-9a-f]{40}\./);
    expect(secret.slice(45)).toBe(id('anna'));
    for (const file of ['station.sqlite', 'station.sqlite-wal']) {
      expect(readFileSync(join(station.dataDir, file)).includes(secret)).toBe(false);
    }
  });

  it('AU-14 a login that replaces a session ends it at once, and a change of role ends all', async () => {
    const { sso, annaUst, id } = await openSsoScene();
    const next = await sso.user.login({ ...app, username: 'anna', password: testPassword, replacesUst: annaUst });
    await expect(sso.user.getCurrentUser({ ...app, ust: annaUst })).rejects.toMatchObject({
      label: 'session.no_such_session',
    });
    await sso.user.updateUserById({ userId: id('anna'), data: { roles: ['Supervisor'] } }, installer);
    await expect(sso.user.getCurrentUser({ ...app, ust: next.ust })).rejects.toMatchObject({
      label: 'session.no_such_session',
    });
  });

  it.each([
    ['locked', { isLocked: true }],
    ['rejected', { approvalStatus: 'rejected' }],
    ['not signed up any more', { signUpStatus: 'before_confirmation' }],
  ] as const)('end at once when their user is %s', async (_what, data) => {
    const { sso, annaUst, id } = await openSsoScene();
    await sso.user.updateUserById({ userId: id('anna'), data }, installer);
    expect(sso.isLive(annaUst, { counts: false })).toBe(false);
  });

  it('AU-15 end after 15 minutes without use, which somebody else’s looks at them are not', async () => {
    const { sso, annaUst, adminUst, clock } = await openSsoScene();
    for (let step = 0; step < 3; step++) {
      clock.advance(6 * minute);
      await sso.user.session.verify({ ...app, targetUst: annaUst, currentUst: adminUst });
    }
    await expect(sso.user.getCurrentUser({ ...app, ust: annaUst })).rejects.toMatchObject({ label: 'session.expired' });
  });

  it('AU-15 a restart, a clock set back, or both revive no idle session', async () => {
    for (const back of [0, -50 * minute]) {
      const scene = await openSsoScene();
      scene.clock.advance(50 * minute);
      expect(scene.sso.isLive(scene.annaUst, { counts: false })).toBe(false);
      scene.clock.jump(back);
      const again = await scene.station.restart();
      expect(again.gateway.sso.isLive(scene.annaUst, { counts: true })).toBe(false);
    }
  });

  it('AU-15 renewing goes on to the absolute limit of 12 hours and no further', async () => {
    const { sso, annaUst, clock } = await openSsoScene();
    const begun = clock.now();
    let expires = 0;
    for (;;) {
      clock.advance(10 * minute);
      const renewed = await sso.user.session.renew({ ...app, ust: annaUst }).catch(() => undefined);
      if (renewed === undefined) break;
      expires = Date.parse(renewed.expirationTime);
    }
    expect(expires - begun).toBe(12 * 60 * minute);
    expect(clock.now() - begun).toBe(12 * 60 * minute);
  });

  it('keep the last hundred changes of their state, counted on', async () => {
    const { sso, annaUst, adminUst, clock } = await openSsoScene({ session: { absolute: 100_000, idle: 100_000 } });
    for (let renewals = 0; renewals < 120; renewals++) {
      clock.advance(1000);
      await sso.user.session.renew({ ...app, ust: annaUst });
    }
    const { sessionStateChangeList } = await sso.user.session.get({ ...app, targetUst: annaUst, currentUst: adminUst });
    expect(sessionStateChangeList).toHaveLength(100);
    expect(sessionStateChangeList.at(-1)).toMatchObject({ idx: 120, ctxSource: 'renew' });
  });

  it('another user’s token reads no other account, and nobody but an administrator reads sessions', async () => {
    const { sso, annaUst, adminUst, id } = await openSsoScene();
    await expect(sso.user.getUserById({ ...app, ust: annaUst, userId: id('admin') })).rejects.toMatchObject({
      label: 'auth.super_user_required',
    });
    await expect(sso.user.session.get({ ...app, targetUst: adminUst, currentUst: annaUst })).rejects.toMatchObject({
      label: 'auth.super_user_required',
    });
    await expect(sso.user.attr.names({ ...app, ust: annaUst, userId: id('admin') })).rejects.toMatchObject({
      label: 'auth.super_user_required',
    });
  });

  it('AU-21 the trail names the administrator who asked, and whom the call was about', async () => {
    const { sso, adminUst, id, station } = await openSsoScene();
    await sso.user.session.getList({ ...app, currentUst: adminUst, userId: id('anna') });
    expect(station.gateway.trail.latest(50).find(({ action }) => action === 'sso.user.session.get_list')).toMatchObject(
      { actor: { id: id('admin'), name: 'Ada' }, target: `user:${id('anna')}` },
    );
  });
});
