/**
 * The users of a demo project. They get fresh passwords at each start until somebody has confirmed having them, so
 * that no password is ever in a file and none is lost with a sheet that nobody read.
 */
import { randomInt } from 'node:crypto';
import type { DemoUser } from '../contract/challenge.ts';
import type { Actor, Trail } from './audit/trail.ts';
import type { Ports } from './ports.ts';
import type { ProjectFile } from './project/schemas.ts';
import type { Sso } from './sso/service.ts';
import type { Store } from './store/database.ts';
import { isoUtc } from './time.ts';

const demo: Actor = { kind: 'station', id: 'demo', name: 'Demo project' };
const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/** Four groups of two syllables: about 49 bits, easy to read aloud and to type with gloves. */
function readablePassword(): string {
  const syllable = (): string =>
    consonants.charAt(randomInt(consonants.length)) + vowels.charAt(randomInt(vowels.length));
  return Array.from({ length: 4 }, () => syllable() + syllable()).join('-');
}

/** Makes the demo's users, or gives them new passwords; empty when they were confirmed before. */
export async function prepareDemoUsers(
  wanted: ProjectFile['countersign']['demoUsers'],
  sso: Sso,
  store: Store,
): Promise<DemoUser[]> {
  const confirmed = store.db
    .prepare<[], { demo_confirmed_at: string | null }>('SELECT demo_confirmed_at FROM station')
    .get()?.demo_confirmed_at;
  if (wanted.length === 0 || (confirmed !== null && confirmed !== undefined)) return [];
  return Promise.all(
    wanted.map(async (user) => {
      const password = readablePassword();
      const known = sso.users.find(user.userName);
      if (known === undefined) {
        const data = { username: user.userName, displayName: user.fullName, roles: [...user.roles], password };
        const create = user.administrator ? sso.user.createSuperUser : sso.user.createUser;
        await create({ data: { ...data, passwordMustChange: false } }, demo);
      } else {
        await sso.user.setPassword({ userId: known.id, password, mustChange: false }, demo);
      }
      const roles = user.administrator ? [...user.roles, 'administrator'] : user.roles;
      return { userName: user.userName, fullName: user.fullName, roles, password };
    }),
  );
}

/** Somebody has the passwords: they stay from now on and are never shown again. */
export function confirmDemoUsers(store: Store, trail: Trail, ports: Ports): void {
  store.transaction(() => {
    store.db.prepare<[string]>('UPDATE station SET demo_confirmed_at = ?').run(isoUtc(ports.clock.now()));
    trail.append({ action: 'demo.passwords-confirmed', actor: demo, target: 'station:users' });
  });
}
