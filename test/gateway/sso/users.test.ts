import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { openTrail, type Actor } from '../../../electron/gateway/audit/trail.ts';
import { openUsers, type Users } from '../../../electron/gateway/sso/users.ts';
import { openStore, type Store } from '../../../electron/gateway/store/database.ts';
import { testClock } from '../../support/clock.ts';
import { temporaryFolder, testLog } from '../../support/station.ts';

const actor: Actor = { kind: 'person', id: 'admin', name: 'Admin' };
const anna = { userName: 'anna', fullName: 'Anna Example', roles: ['Supervisor'], password: 'a long password' };

function open(): { users: Users; store: Store } {
  const store = openStore(temporaryFolder());
  const ports = { clock: testClock(), newId: () => uuidv7(), log: testLog() };
  const users = openUsers(store, openTrail(store, ports, 's', 'b'), ports);
  return { users, store };
}

describe('users', () => {
  it('AU-1 stores argon2id with at least 19 MiB, two passes and a salt of its own', async () => {
    const { users, store } = open();
    await users.add(anna, actor);
    await users.add({ ...anna, userName: 'bob' }, actor);
    const hashes = store.db.prepare<[], { password_hash: string }>('SELECT password_hash FROM user').all();
    const parts = hashes.map(({ password_hash }) =>
      /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$/.exec(password_hash),
    );
    for (const found of parts) {
      expect(Number(found?.[1])).toBeGreaterThanOrEqual(19_456);
      expect(Number(found?.[2])).toBeGreaterThanOrEqual(2);
      expect(Buffer.from(found?.[4] ?? '', 'base64')).toHaveLength(16);
    }
    expect(parts[0]?.[4]).not.toBe(parts[1]?.[4]);
    store.close();
  });

  it('proves a person by name and password, and nobody otherwise', async () => {
    const { users, store } = open();
    await users.add(anna, actor);
    expect(await users.authenticate('anna', 'a long password')).toMatchObject({
      fullName: 'Anna Example',
      roles: ['Supervisor'],
    });
    expect(await users.authenticate('ANNA', 'a long password')).toMatchObject({ userName: 'anna' });
    expect(await users.authenticate('anna', 'a long password ')).toBeUndefined();
    expect(await users.authenticate('nobody', 'a long password')).toBeUndefined();
    store.close();
  });

  it('AU-3 takes 128 characters, spaces and emoji, and one word in both Unicode forms', async () => {
    const { users, store } = open();
    const password = `${'pass wörd 🏭 '.repeat(11)}é`.normalize('NFC').slice(0, 128);
    await users.add({ ...anna, password }, actor);
    expect(await users.authenticate('anna', password.normalize('NFD'))).toBeDefined();
    expect(await users.authenticate('anna', password.slice(1))).toBeUndefined();
    store.close();
  });

  it.each([
    ['a taken name in another case', { userName: 'Anna' }, /already/],
    ['an empty name', { userName: ' ' }, /user name is empty/],
    ['a control character', { fullName: 'An\u0000na' }, /control characters/],
    ['a short password', { password: 'short' }, /this one has 5/],
    ['a name of 200 characters', { userName: 'x'.repeat(200) }, /longer than 128/],
  ])('refuses %s and adds nobody', async (_what, change, message) => {
    const { users, store } = open();
    await users.add(anna, actor);
    await expect(users.add({ ...anna, userName: 'new', ...change }, actor)).rejects.toThrow(message);
    expect(users.list()).toHaveLength(1);
    store.close();
  });
});
