import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../electron/gateway/audit/trail.ts';
import { newTotpKey } from '../../../electron/gateway/sso/totp.ts';
import { developmentVault, KeyPurpose, openKeys } from '../../../electron/gateway/station/keys.ts';
import { testClock } from '../../support/clock.ts';
import { openStation, temporaryFolder } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const installer: Actor = { kind: 'person', id: 'command-line', name: 'Installer' };
const password = 'seven green turbines hum';
const anna = {
  username: 'anna',
  displayName: 'Anna Example',
  roles: ['Supervisor'],
  password,
  passwordMustChange: false,
};
const app = { currentApp: 'countersign', remoteAddr: '127.0.0.1' };

describe('passwords', () => {
  it('AU-1 stores argon2id with at least 19 MiB, two passes and a salt of its own', async () => {
    const { gateway, dataDir } = await openStation();
    await gateway.sso.user.createUser({ data: anna }, installer);
    await gateway.sso.user.createUser({ data: { ...anna, username: 'bob', displayName: 'Bob' } }, installer);
    const phcs = gateway.sso.users.list().map((account) => account.password.phc);
    const parts = phcs.map((phc) => /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$/.exec(phc));
    for (const found of parts) {
      expect(Number(found?.[1])).toBeGreaterThanOrEqual(19_456);
      expect(Number(found?.[2])).toBeGreaterThanOrEqual(2);
      expect(Buffer.from(found?.[4] ?? '', 'base64')).toHaveLength(16);
    }
    expect(parts[0]?.[4]).not.toBe(parts[1]?.[4]);
    expect(dataDir).not.toBe('');
  });

  it('AU-1 hashes a weaker one anew at the next good login, and at no bad one', async () => {
    const first = await openStation({ hashing: { memory: 19_456, passes: 2 } });
    await first.gateway.sso.user.createUser({ data: anna }, installer);
    await first.gateway.close();
    const clock = testClock(Date.now());
    const { gateway } = await openStation({ clock, dataDir: first.dataDir, hashing: { memory: 32_768, passes: 3 } });
    const stored = (): string => gateway.sso.users.find('anna')?.password.phc ?? '';
    const weak = stored();
    expect(weak).toContain('$m=19456,t=2,p=1$');
    await expect(gateway.sso.user.login({ ...app, username: 'anna', password: 'no' })).rejects.toThrow();
    expect(stored()).toBe(weak);
    clock.advance(60_000);
    await gateway.sso.user.login({ ...app, username: 'anna', password });
    await until(() => expect(stored()).toContain('$m=32768,t=3,p=1$'));
    await gateway.sso.user.login({ ...app, username: 'anna', password });
  });

  it('AU-2 are checked beside the main thread, twenty at once', async () => {
    const { gateway } = await openStation({ hashing: { memory: 65_536, passes: 3 } });
    await gateway.sso.user.createUser({ data: anna }, installer);
    const before = { own: process.threadCpuUsage(), all: process.cpuUsage() };
    await Promise.all(Array.from({ length: 20 }, () => gateway.sso.user.login({ ...app, username: 'anna', password })));
    const own = process.threadCpuUsage(before.own);
    const all = process.cpuUsage(before.all);
    // What twenty hashes cost is not this thread's: it is free for pages.
    expect(own.user + own.system).toBeLessThan((all.user + all.system) / 5);
  });

  it('AU-19 are checked by nobody who has the database alone', async () => {
    const { gateway, dataDir } = await openStation();
    await gateway.sso.user.createUser({ data: anna }, installer);
    const copy = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
    const phc = copy.prepare<[], { hash: string }>('SELECT password_hash AS hash FROM user').get()?.hash ?? '';
    copy.close();
    const secretOf = (folder: string) => openKeys(folder, developmentVault()).derive(KeyPurpose.passwordPepper);
    expect(await verify(phc, password)).toBe(false);
    expect(await verify(phc, password, { secret: secretOf(temporaryFolder()) })).toBe(false);
    expect(await verify(phc, password, { secret: secretOf(dataDir) })).toBe(true);
  });

  it('AU-3 takes 8 characters beside a code, and 15 where there is none', async () => {
    const { gateway } = await openStation({ clock: testClock() });
    const create = (own: string, more: object = {}) => {
      const data = { ...anna, username: `user${own.length}`, displayName: 'Somebody', password: own, ...more };
      return gateway.sso.user.createUser({ data }, installer);
    };
    const withCode = { isTotpEnabled: true, totpKey: newTotpKey() };
    for (const [own, more] of [
      ['xK7#vW!', withCode],
      ['xK7#vW!z', {}],
      ['xK7#vW!z mbrd5', {}],
    ] as const) {
      await expect(create(own, more)).rejects.toMatchObject({ label: 'password.too_short' });
    }
    await expect(create('plant123', withCode)).rejects.toMatchObject({ label: 'password.not_complex_enough' });
    await expect(create('xK7#vW!z', withCode)).resolves.toMatchObject({ username: 'user8' });
    await expect(create('xK7#vW!z mbrd5t')).resolves.toMatchObject({ username: 'user15' });
  });

  it.each([
    ['Hebrew', 'שבע טורבינות ירוקות מזמזמות'],
    ['Arabic', 'سبع توربينات خضراء تدندن'],
    ['both ways', 'seven טורבינות ירוקות hum'],
  ])('AU-3 takes one that is written in %s, as it was typed', async (_name, given) => {
    const { gateway } = await openStation({ clock: testClock() });
    await gateway.sso.user.createUser({ data: { ...anna, password: given } }, installer);
    const login = (own: string) => gateway.sso.user.login({ ...app, username: 'anna', password: own });
    await expect(login(given)).resolves.toMatchObject({ username: 'anna' });
    await expect(login(Array.from(given).toReversed().join(''))).rejects.toMatchObject({ label: 'auth.not_allowed' });
  });

  it('AU-3 takes 128 characters, spaces and emoji, exactly as typed, and one word in both Unicode forms', async () => {
    const { gateway } = await openStation({ clock: testClock() });
    const long = `${'pass wörd 🏭 '.repeat(11)}é`.normalize('NFC').slice(0, 128);
    await gateway.sso.user.createUser({ data: { ...anna, password: long } }, installer);
    const login = (given: string) => gateway.sso.user.login({ ...app, username: 'anna', password: given });
    await expect(login(long.normalize('NFD'))).resolves.toMatchObject({ username: 'anna' });
    await expect(login(`${long} `)).rejects.toMatchObject({ label: 'auth.not_allowed' });
  });

  it.each([
    ['too short for a single factor', 'xkq fourteen!', 'password.too_short'],
    ['on the list of common ones', '1qaz2wsx3edc4rfv', 'password.invalid'],
    ['holding the user name', 'my name is anna, you know', 'password.invalid'],
    ['holding the station name', 'green turbines TEST-1 hum', 'password.invalid'],
    ['easy to guess', 'aaaaaaaaaaaaaaaaaaaa', 'password.not_complex_enough'],
    ['longer than the limit', 'q7 '.repeat(200), 'password.too_long'],
  ])('AU-4 refuses a password that is %s, with the reason and without a network', async (_what, bad, label) => {
    const { gateway } = await openStation();
    await expect(gateway.sso.user.createUser({ data: { ...anna, password: bad } }, installer)).rejects.toMatchObject({
      label,
    });
    expect(gateway.sso.users.list()).toHaveLength(0);
  });
});

describe('login', () => {
  it('gives a session with an encrypted token, kept as a hash', async () => {
    const { gateway } = await openStation();
    await gateway.sso.user.createUser({ data: anna }, installer);
    const info = await gateway.sso.user.login({ ...app, username: 'ANNA', password });
    expect(info).toMatchObject({ username: 'anna', status: 'ok', hasWAboutToExp: false });
    expect(info.ust).toMatch(/^gAAAA/);
    expect(Date.parse(info.expirationTime) - Date.parse(info.creationTime)).toBe(3_600_000);
    const me = await gateway.sso.user.getCurrentUser({ ...app, ust: info.ust });
    expect(me.username).toBe('anna');
  });
});

describe('the search of an administrator', () => {
  it('finds names in any case of their letters, in any script', async () => {
    const { gateway } = await openStation();
    const { user } = gateway.sso;
    await user.createSuperUser({ data: anna }, installer);
    const ozlem = { ...anna, username: 'oezlem', displayName: 'Özlem Ünal', email: 'oezlem@example.org' };
    await user.createUser({ data: ozlem }, installer);
    const { ust } = await user.login({ ...app, username: 'anna', password });
    const found = async (asked: object): Promise<string[]> =>
      (await user.search({ ...app, ust, ...asked })).result.map(({ username }) => username);
    expect(await found({ displayName: 'özlem ünal' })).toEqual(['oezlem']);
    expect(await found({ displayName: 'ÜN', isNameExact: false })).toEqual(['oezlem']);
    expect(await found({ anywhere: 'ünal', isNameExact: false })).toEqual(['oezlem']);
    expect(await found({ displayName: 'ünal' })).toEqual([]);
  });
});
