/**
 * The users of a demo project. They get fresh passwords at each start until somebody has confirmed having them, so
 * that no password is ever in a file and none is lost with a sheet that nobody read.
 */
import { randomInt } from 'node:crypto';
import type { DemoUser } from '../../contract/challenge.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { ProjectFile } from '../project/schemas.ts';
import type { Sso } from '../sso/service.ts';
import { ValidationError } from '../sso/status.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';

const demo: Actor = { kind: 'station', id: 'demo', name: 'Demo project' };
/** Passwords tried for one user before it is clear that the rules take none of this kind. */
const mostTries = 50;
const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/** Four groups of two syllables: about 49 bits, easy to read aloud and to type with gloves. `below` gives the chances. */
export function readablePassword(below: (limit: number) => number = randomInt): string {
  const syllable = (): string => consonants.charAt(below(consonants.length)) + vowels.charAt(below(vowels.length));
  return Array.from({ length: 4 }, () => syllable() + syllable()).join('-');
}

/** Whether somebody said that they have the passwords. */
export function isDemoConfirmed(store: Store): boolean {
  const row = store.db.prepare<[], { demo_confirmed_at: string | null }>('SELECT demo_confirmed_at FROM station').get();
  return typeof row?.demo_confirmed_at === 'string';
}

/** Makes the demo's users, or gives them new passwords; empty when they were confirmed before. */
export async function prepareDemoUsers(
  wanted: ProjectFile['countersign']['demoUsers'],
  sso: Sso,
  store: Store,
): Promise<DemoUser[]> {
  if (wanted.length === 0 || isDemoConfirmed(store)) return [];
  return Promise.all(
    wanted.map(async ({ userName, fullName, roles, administrator }) => {
      const password = await acceptedPassword(async (candidate) => {
        const known = sso.users.find(userName);
        if (known !== undefined) {
          await sso.user.setPassword({ userId: known.id, password: candidate, mustChange: false }, demo);
          return;
        }
        const create = administrator ? sso.user.createSuperUser : sso.user.createUser;
        const data = { username: userName, displayName: fullName, roles: [...roles], password: candidate };
        await create({ data: { ...data, passwordMustChange: false } }, demo);
      });
      return {
        userName,
        fullName,
        roles: administrator ? [...roles, 'administrator'] : roles,
        password,
        provider: null,
      };
    }),
  );
}

/**
 * A readable password that was set. One in a hundred holds a syllable that is its owner's name, and is refused like
 * anybody's: the next one is tried.
 */
async function acceptedPassword(set: (candidate: string) => Promise<void>): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const candidate = readablePassword();
    try {
      await set(candidate);
      return candidate;
    } catch (error) {
      const isRule = error instanceof ValidationError && error.field === 'password';
      if (!isRule || attempt === mostTries) throw error;
    }
  }
}

/** Somebody has the passwords: they stay from now on and are never shown again. */
export function confirmDemoUsers(store: Store, trail: Trail, ports: Ports): void {
  store.transaction(() => {
    store.db.prepare<[string]>('UPDATE station SET demo_confirmed_at = ?').run(isoUtc(ports.clock.now()));
    trail.append({ action: 'demo.passwords-confirmed', actor: demo, target: 'station:users' });
  });
}
