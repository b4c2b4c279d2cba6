import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { acceptedStep, isTotpKey, newTotpKey, totpCode, totpStep } from '../../../electron/gateway/sso/totp.ts';
import { internalProvider } from '../../../electron/gateway/idp/internal.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { app, installer, openSsoScene, telling, totpOf, type SsoScene } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

/** Base32 (RFC 4648) of the ASCII seeds in RFC 6238, appendix B. */
const seeds = {
  SHA1: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  SHA256: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA',
  SHA512: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA',
};
/** The last six digits of the eight in the RFC's table. */
const vectors = [
  [59, '287082', '119246', '693936'],
  [1111111109, '081804', '084774', '091201'],
  [1111111111, '050471', '062674', '943326'],
  [1234567890, '005924', '819424', '441116'],
  [2000000000, '279037', '698825', '618901'],
  [20000000000, '353130', '737706', '863826'],
] as const;

const clockEntries = ({ station }: SsoScene) =>
  station.gateway.trail.latest(1000).filter(({ action }) => action === 'user.totp-clock-differs');

describe('TOTP', () => {
  it.each(vectors)('AU-11 gives the codes of RFC 6238 at %d s', (seconds, sha1, sha256, sha512) => {
    const step = totpStep(seconds * 1000);
    expect(totpCode({ key: seeds.SHA1, algorithm: 'SHA1' }, step)).toBe(sha1);
    expect(totpCode({ key: seeds.SHA256, algorithm: 'SHA256' }, step)).toBe(sha256);
    expect(totpCode({ key: seeds.SHA512, algorithm: 'SHA512' }, step)).toBe(sha512);
  });

  it('AU-11 takes the present step and the one before, once; not the next one nor an older one', () => {
    const key = { key: seeds.SHA1, algorithm: 'SHA1' };
    const now = 1_800_000_000_000;
    const present = totpStep(now);
    const take = (step: number, last: number | null = null, future_steps = 0) =>
      acceptedStep(key, totpCode(key, present + step), now, last, {
        algorithm: 'SHA1',
        past_steps: 1,
        future_steps,
        issuer: 'Countersign',
      });
    expect(take(0)).toBe(present);
    expect(take(-1)).toBe(present - 1);
    expect(take(-2)).toBeUndefined();
    expect(take(1)).toBeUndefined();
    expect(take(-1, present)).toBeUndefined();
    expect(take(0, present)).toBeUndefined();
    expect(take(1, null, 1)).toBe(present + 1);
    expect(take(2, null, 1)).toBeUndefined();
    expect(take(0, present + 1, 1)).toBeUndefined();
    expect(take(1, present + 1, 1)).toBeUndefined();
  });

  it('AU-11 a site that says nothing takes the code before, once, and neither the next one nor the one before that', async () => {
    const scene = await openSsoScene();
    const code = await totpOf(scene, 'anna');
    const login = (totpCode: string) =>
      scene.sso.user.login({ ...app, username: 'anna', password: testPassword, totpCode });
    // The enrolment took the code of its time.
    scene.clock.advance(60_000);
    const refused = /does not fit now|Not allowed\.$/;
    await expect(login(code(1))).rejects.toThrow(refused);
    await expect(login(code(-2))).rejects.toThrow(refused);
    await expect(login(code(-1))).resolves.toMatchObject({ username: 'anna' });
    await expect(login(code(-1))).rejects.toThrow(refused);
    await expect(login(code())).resolves.toMatchObject({ username: 'anna' });
    await expect(login(code(-1))).rejects.toThrow(refused);
  });

  it('AU-10 an authenticator one step ahead signs in, each code once and no earlier one after it', async () => {
    const scene = await openSsoScene({ ...telling, totp: { future_steps: 1 } });
    const code = await totpOf(scene, 'anna');
    const login = (totpCode: string) =>
      scene.sso.user.login({ ...app, username: 'anna', password: testPassword, totpCode });
    await expect(login(code(1))).resolves.toMatchObject({ username: 'anna' });
    await expect(login(code(1))).rejects.toMatchObject({ label: 'auth.not_allowed' });
    await expect(login(code(0))).rejects.toMatchObject({ label: 'auth.not_allowed' });
    const same = code(1);
    scene.clock.advance(30_000);
    await expect(login(same)).rejects.toMatchObject({ label: 'auth.not_allowed' });
    await expect(login(code(1))).resolves.toMatchObject({ username: 'anna' });
    expect(clockEntries(scene)).toMatchObject([
      { target: `user:${scene.id('anna')}`, detail: { stepsAhead: 1, taken: true } },
      { target: `user:${scene.id('anna')}`, detail: { stepsAhead: 1, taken: true } },
    ]);
  });

  it.each([
    ['ahead where none is taken', { past_steps: 1, future_steps: 0 }, 1, /about 30 s ahead of .* again in 30 s/],
    ['too far ahead', { past_steps: 1, future_steps: 1 }, 2, /about 60 s ahead of .* again in 30 s/],
    ['behind', { past_steps: 0, future_steps: 1 }, -1, /about 30 s behind .* next code/],
  ])(
    'a code of a clock that is one step %s locks nobody out: the clocks are to be compared',
    async (_, totp, step, words) => {
      const scene = await openSsoScene({ apps: telling.apps, totp });
      const { sso, clock } = scene;
      const code = await totpOf(scene, 'anna');
      const credentials = { userName: 'anna', password: testPassword };
      const provider = internalProvider(sso, clock.now);
      for (let tries = 0; tries < 12; tries++) {
        const proof = await provider.prove({ remoteAddr: '127.0.0.1', ...credentials, totpCode: code(step) });
        expect(proof).toMatchObject({ ok: false, needs: 'totp', retryAfter: 0, message: expect.stringMatching(words) });
      }
      const login = sso.user.login({ ...app, username: 'anna', password: testPassword, totpCode: code(step) });
      await expect(login).rejects.toMatchObject({ subStatus: ['E005008'], message: expect.stringMatching(words) });
      expect(clockEntries(scene)[0]).toMatchObject({ detail: { stepsAhead: step, taken: false } });
      expect(await provider.prove({ remoteAddr: '127.0.0.1', ...credentials, totpCode: code() })).toMatchObject({
        ok: true,
      });
    },
  );

  it('a code of another time tells nothing to whoever has not proved the password', async () => {
    const scene = await openSsoScene({ apps: telling.apps, totp: { future_steps: 0 } });
    const code = await totpOf(scene, 'anna');
    const login = { ...app, username: 'anna', password: 'not the password', totpCode: code(1) };
    await expect(scene.sso.user.login(login)).rejects.toMatchObject({
      subStatus: ['E005001'],
      message: 'Not allowed.',
    });
    expect(clockEntries(scene)).toEqual([]);
    expect(scene.sso.retryAfter('anna')).toBe(1);
  });

  it('a code of a clock that is minutes off is wrong, and is named to who looks after the station', async () => {
    const scene = await openSsoScene();
    const code = await totpOf(scene, 'anna');
    const login = { ...app, username: 'anna', password: testPassword, totpCode: code(7) };
    await expect(scene.sso.user.login(login)).rejects.toMatchObject({ subStatus: ['E005001'] });
    expect(clockEntries(scene)).toMatchObject([{ detail: { stepsAhead: 7, taken: false } }]);
    expect(scene.station.log.lines.at(-1)).toMatchObject({
      level: 'warn',
      details: { reason: 'anna, 7 steps of 30 s ahead, refused' },
    });
  });

  it('AU-12 makes seeds of 160 bits, and takes none that are shorter', () => {
    expect(newTotpKey()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpKey()).not.toBe(newTotpKey());
    expect(isTotpKey('JBSWY3DPEHPK3PXP')).toBe(false);
    expect(isTotpKey('no base32!')).toBe(false);
  });

  it('AU-10 takes one code once, for login and then signature, also after a restart', async () => {
    const scene = await openSsoScene();
    const code = await totpOf(scene, 'anna');
    const credentials = { userName: 'anna', password: testPassword, totpCode: code(), remoteAddr: null };
    const login = { ...app, username: 'anna', password: testPassword, totpCode: code() };
    await expect(scene.sso.user.login(login)).resolves.toMatchObject({ username: 'anna' });
    expect(await scene.sso.proveSigner(credentials)).toMatchObject({ ok: false, needs: 'nothing' });
    await expect(scene.sso.user.login(login)).rejects.toMatchObject({ label: 'auth.not_allowed' });
    const again = await scene.station.restart();
    await expect(again.gateway.sso.user.login(login)).rejects.toMatchObject({ label: 'auth.not_allowed' });
    const next = { ...credentials, totpCode: code(1) };
    scene.clock.advance(30_000);
    expect(await again.gateway.sso.proveSigner(next)).toMatchObject({ ok: true, amr: ['user', 'pwd', 'otp'] });
  });

  it('AU-10 AL-3 takes a code once whatever is changed in the database while it runs, and the trail says which', async () => {
    const scene = await openSsoScene();
    const code = await totpOf(scene, 'anna');
    const login = { ...app, username: 'anna', password: testPassword, totpCode: code() };
    await expect(scene.sso.user.login(login)).resolves.toMatchObject({ username: 'anna' });
    const taken = scene.station.gateway.trail.latest(10).find(({ action }) => action === 'user.code-taken');
    expect(taken).toMatchObject({ actor: { id: scene.id('anna') }, detail: { step: totpStep(scene.clock.now()) } });
    const db = new Database(join(scene.station.dataDir, 'station.sqlite'));
    withoutTriggers(db, () => db.exec("UPDATE audit_entry SET target = 'thing:1' WHERE action = 'user.code-taken'"));
    db.close();
    await expect(scene.sso.user.login(login)).rejects.toMatchObject({ label: 'auth.not_allowed' });
  });

  it('AU-10 takes a code once, also where the same seed is given anew; another seed has codes of its own', async () => {
    const scene = await openSsoScene();
    const userId = scene.id('anna');
    const { totpKey, algorithm } = await scene.sso.user.resetTotpKey({ userId }, installer);
    const give = (key: string) =>
      scene.sso.totp.validateCode({
        code: totpCode({ key, algorithm }, totpStep(scene.clock.now())),
        username: 'anna',
        currentUst: scene.adminUst,
        ...app,
      });
    await expect(give(totpKey)).resolves.toEqual({});
    await scene.sso.user.resetTotpKey({ userId, totpKey }, installer);
    await expect(give(totpKey)).rejects.toMatchObject({ label: 'auth.not_allowed' });
    const fresh = await scene.sso.user.resetTotpKey({ userId }, installer);
    await expect(give(fresh.totpKey)).resolves.toEqual({});
    expect(scene.sso.users.find('anna')).toMatchObject({ totpConfirmed: true });
  });

  it('AU-10 two windows with the same code at the same time are one login', async () => {
    const scene = await openSsoScene();
    const code = await totpOf(scene, 'anna');
    const login = { ...app, username: 'anna', password: testPassword, totpCode: code() };
    const answers = await Promise.allSettled([scene.sso.user.login(login), scene.sso.user.login(login)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('AU-12 is turned on by one good code alone, and changed by its owner only with password and old code', async () => {
    const scene = await openSsoScene();
    const { sso, clock } = scene;
    await sso.user.resetTotpKey({ userId: scene.id('anna') }, installer);
    const turnOn = (totpCode?: string) =>
      sso.user.updateUserById(
        { userId: scene.id('anna'), data: { isTotpEnabled: true, ...(totpCode === undefined ? {} : { totpCode }) } },
        installer,
      );
    await expect(turnOn()).rejects.toMatchObject({ label: 'auth.totp_missing' });
    await expect(turnOn('000000')).rejects.toMatchObject({ label: 'auth.not_allowed' });
    const code = await totpOf(scene, 'anna');
    const { ust } = await sso.user.login({ ...app, username: 'anna', password: testPassword, totpCode: code() });
    clock.advance(30_000);
    const reset = { ...app, ust };
    await expect(sso.user.resetTotpKey(reset)).rejects.toMatchObject({ label: 'common.missing_input' });
    await expect(sso.user.resetTotpKey({ ...reset, password: testPassword })).rejects.toMatchObject({
      label: 'auth.totp_missing',
    });
    await expect(sso.user.resetTotpKey({ ...reset, password: testPassword, totpCode: code() })).resolves.toMatchObject({
      algorithm: 'SHA1',
    });
  });

  it('AU-12 is encrypted at rest', async () => {
    const scene = await openSsoScene();
    const { totpKey } = await scene.sso.user.resetTotpKey({ userId: scene.id('anna') }, installer);
    expect(scene.sso.users.find('anna')?.totpKey).toMatch(/^gAAAA/);
    expect(scene.sso.users.find('anna')?.totpKey).not.toContain(totpKey);
  });

  it('wrong codes lock the account wherever they are tried', async () => {
    const scene = await openSsoScene();
    await totpOf(scene, 'anna');
    for (let failures = 0; failures < 10; failures++) {
      await scene.sso.totp
        .validateCode({ ...app, code: '000000', username: 'anna', currentUst: scene.adminUst })
        .catch(() => undefined);
    }
    expect(scene.sso.users.find('anna')?.isLocked).toBe(true);
  });
});

describe('recovery codes', () => {
  it('AU-13 ten, stored as hashes, log in once and never sign', async () => {
    const scene = await openSsoScene();
    const { sso } = scene;
    await totpOf(scene, 'anna');
    const { recoveryCodes } = await sso.user.createRecoveryCodes({ userId: scene.id('anna') }, installer);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect(
      await sso.proveSigner({ remoteAddr: '127.0.0.1', userName: 'anna', password: testPassword, totpCode: first }),
    ).toMatchObject({
      ok: false,
    });
    const login = (totpCode: string) => sso.user.login({ ...app, username: 'anna', password: testPassword, totpCode });
    await expect(login(first)).resolves.toMatchObject({ username: 'anna' });
    await expect(login(first)).rejects.toMatchObject({ label: 'auth.not_allowed' });
    await sso.user.resetTotpKey({ userId: scene.id('anna') }, installer);
    await expect(login(second)).rejects.toMatchObject({ label: 'auth.not_allowed' });
  });

  it('a session that was left open gives none away', async () => {
    const { sso, annaUst } = await openSsoScene();
    await expect(sso.user.createRecoveryCodes({ ...app, ust: annaUst })).rejects.toMatchObject({
      label: 'common.missing_input',
    });
    await expect(
      sso.user.createRecoveryCodes({ ...app, ust: annaUst, password: 'not the password' }),
    ).rejects.toMatchObject({ label: 'auth.not_allowed' });
  });
});
