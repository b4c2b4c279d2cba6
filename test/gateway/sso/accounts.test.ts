import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../electron/gateway/audit/trail.ts';
import { testClock } from '../../support/clock.ts';
import { openStation } from '../../support/station.ts';

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
