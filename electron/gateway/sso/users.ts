/**
 * The users of a station: name, full name, roles and an argon2id password. Ids are never reused.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../time.ts';
import { hashPassword, verifyPassword } from './password.ts';

export interface User {
  readonly id: string;
  readonly userName: string;
  readonly fullName: string;
  readonly roles: readonly string[];
}

export interface NewUser {
  readonly userName: string;
  readonly fullName: string;
  readonly roles: readonly string[];
  readonly password: string;
}

export interface Users {
  /** Adds a user. Throws `illegal-argument` for a name that is taken or not acceptable, or a password too short. */
  readonly add: (user: NewUser, actor: Actor) => Promise<User>;
  /** Gives a user a new password. Throws `object-not-found` for an unknown name. */
  readonly setPassword: (userName: string, password: string, actor: Actor) => Promise<void>;
  readonly find: (userName: string) => User | undefined;
  readonly byId: (id: string) => User | undefined;
  readonly list: () => User[];
  /**
   * The user whose name and password these are, or undefined. An unknown name costs the same time as a known one:
   * its password is verified against a hash that fits nothing.
   */
  readonly authenticate: (userName: string, password: string) => Promise<User | undefined>;
}

interface UserRow {
  id: string;
  user_name: string;
  full_name: string;
  password_hash: string;
}

const limits = Object.freeze({ name: 128, password: 1000, shortestPassword: 8 });

/** Names are compared in one Unicode form and without case, so that nobody can pass for `Anna` as `anna`. */
function nameKey(userName: string): string {
  return userName.normalize('NFKC').trim().toLocaleLowerCase('en');
}

/** The users in a store, changes audited in the same transaction. */
export function openUsers(store: Store, trail: Trail, ports: Ports): Users {
  const { db } = store;
  const byKey = db.prepare<[string], UserRow>('SELECT * FROM user WHERE user_name_key = ?');
  const byIdRow = db.prepare<[string], UserRow>('SELECT * FROM user WHERE id = ?');
  const everyone = db.prepare<[], UserRow>('SELECT * FROM user ORDER BY user_name_key');
  const roles = db.prepare<[string], { role: string }>('SELECT role FROM user_role WHERE user_id = ? ORDER BY role');
  const insertUser = db.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO user (id, user_name, user_name_key, full_name, password_hash, created_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const insertRole = db.prepare<[string, string]>('INSERT INTO user_role (user_id, role) VALUES (?, ?)');
  const updatePassword = db.prepare<[string, string]>('UPDATE user SET password_hash = ? WHERE id = ?');

  const toUser = (row: UserRow): User => ({
    id: row.id,
    userName: row.user_name,
    fullName: row.full_name,
    roles: roles.all(row.id).map(({ role }) => role),
  });
  const find = (userName: string): User | undefined => {
    const row = byKey.get(nameKey(userName));
    return row === undefined ? undefined : toUser(row);
  };
  let decoy: Promise<string> | undefined;

  return {
    add: async (user, actor) => {
      checkNewUser(user);
      const passwordHash = await hashPassword(user.password);
      return store.transaction(() => {
        if (find(user.userName) !== undefined) {
          throw new CountersignError(ErrorCode.illegalArgument, `There is a user named ${user.userName} already.`);
        }
        const id = ports.newId();
        const userName = user.userName.trim();
        const now = isoUtc(ports.clock.now());
        insertUser.run(id, userName, nameKey(userName), user.fullName.trim(), passwordHash, now);
        for (const role of new Set(user.roles)) insertRole.run(id, role);
        trail.append({
          action: 'user.added',
          actor,
          target: `user:${id}`,
          detail: { userName, fullName: user.fullName.trim(), roles: [...user.roles] },
        });
        return { id, userName, fullName: user.fullName.trim(), roles: [...new Set(user.roles)].sort() };
      });
    },
    setPassword: async (userName, password, actor) => {
      checkPassword(password);
      const passwordHash = await hashPassword(password);
      store.transaction(() => {
        const user = find(userName);
        if (user === undefined) {
          throw new CountersignError(ErrorCode.objectNotFound, `There is no user named ${userName}.`);
        }
        updatePassword.run(passwordHash, user.id);
        trail.append({ action: 'user.password-set', actor, target: `user:${user.id}` });
      });
    },
    find,
    byId: (id) => {
      const row = byIdRow.get(id);
      return row === undefined ? undefined : toUser(row);
    },
    list: () => everyone.all().map(toUser),
    authenticate: async (userName, password) => {
      const row = byKey.get(nameKey(userName));
      decoy ??= hashPassword(ports.newId());
      const fits = await verifyPassword(row?.password_hash ?? (await decoy), password);
      return row !== undefined && fits ? toUser(row) : undefined;
    },
  };
}

function checkNewUser(user: NewUser): void {
  const problem =
    nameProblem('user name', user.userName) ??
    (/[\p{Cf}\p{Zl}\p{Zp}]/u.test(user.userName) ? 'The user name holds invisible characters.' : undefined) ??
    nameProblem('full name', user.fullName) ??
    user.roles.map((role) => nameProblem('role', role)).find((text) => text !== undefined);
  if (problem !== undefined) throw new CountersignError(ErrorCode.illegalArgument, problem);
  checkPassword(user.password);
}

function nameProblem(what: string, value: string): string | undefined {
  if (value.trim() === '') return `The ${what} is empty.`;
  if (value.length > limits.name) return `The ${what} is longer than ${limits.name} characters.`;
  if (/\p{Cc}/u.test(value)) return `The ${what} holds control characters.`;
  return undefined;
}

function checkPassword(password: string): void {
  const length = Array.from(password).length;
  if (length < limits.shortestPassword || length > limits.password) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `A password has ${limits.shortestPassword} to ${limits.password} characters; this one has ${length}.`,
    );
  }
}
