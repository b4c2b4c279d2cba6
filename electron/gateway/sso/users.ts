/**
 * The users of a station as the store keeps them. No rule of the user service lives here: who may change what, and
 * what a password must be, is decided above.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Seals } from '../audit/seals.ts';
import type { Ports } from '../platform/ports.ts';
import { folded } from '../platform/sqlite.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';

/** `before_decision` until somebody with the right decides. */
export const ApprovalStatus = Object.freeze({
  beforeDecision: 'before_decision',
  approved: 'approved',
  rejected: 'rejected',
} as const);
export type ApprovalStatus = (typeof ApprovalStatus)[keyof typeof ApprovalStatus];

export const SignUpStatus = Object.freeze({ beforeConfirmation: 'before_confirmation', final: 'final' } as const);
export type SignUpStatus = (typeof SignUpStatus)[keyof typeof SignUpStatus];

/** A person as signatures know them. */
export interface User {
  readonly id: string;
  /** The same for all accounts of one person; a person with one account has its id. */
  readonly personId: string;
  readonly userName: string;
  /** As it stands on signatures: Zato's `display_name`. */
  readonly fullName: string;
  readonly roles: readonly string[];
}

/** All that is kept of a user, times as ISO 8601 UTC. Seeds and labels of TOTP are encrypted here. */
export interface Account extends User {
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly isSuperUser: boolean;
  readonly isLocked: boolean;
  readonly lockedTime: string | null;
  readonly lockedBy: string | null;
  readonly approvalStatus: ApprovalStatus;
  readonly approvalStatusModTime: string | null;
  readonly approvalStatusModBy: string | null;
  readonly signUpStatus: SignUpStatus;
  readonly signUpTime: string | null;
  readonly signUpConfirmTime: string | null;
  readonly createdAt: string;
  readonly passwordIsSet: boolean;
  readonly passwordIsShort: boolean;
  readonly passwordMustChange: boolean;
  readonly passwordLastSet: string | null;
  readonly passwordExpiry: string | null;
  readonly isTotpEnabled: boolean;
  readonly totpKey: string | null;
  readonly totpLabel: string | null;
  readonly totpAlgorithm: string | null;
  readonly totpConfirmed: boolean;
  readonly hasBadge: boolean;
  /** The issuer that keeps the names and roles of this account; null where the station does. */
  readonly issuer: string | null;
  /** Whether all of it is as the program left it: what was changed beside it decides nothing. */
  readonly isIntact: boolean;
  readonly password: { readonly phc: string; readonly peppered: boolean };
}

interface Row {
  id: string;
  person_id: string | null;
  badge: string | null;
  user_name: string;
  user_name_key: string;
  full_name: string;
  password_hash: string;
  created_at: string;
  first_name: string | null;
  middle_name: string | null;
  last_name: string | null;
  email: string | null;
  email_key: string | null;
  is_super_user: number;
  is_locked: number;
  locked_time: string | null;
  locked_by: string | null;
  approval_status: ApprovalStatus;
  approval_status_mod_time: string | null;
  approval_status_mod_by: string | null;
  sign_up_status: SignUpStatus;
  sign_up_time: string | null;
  sign_up_confirm_time: string | null;
  sign_up_confirm_hash: string | null;
  password_peppered: number;
  password_is_set: number;
  password_is_short: number;
  password_must_change: number;
  password_last_set: string | null;
  password_expiry: string | null;
  is_totp_enabled: number;
  totp_key: string | null;
  totp_label: string | null;
  totp_algorithm: string | null;
  totp_confirmed: number;
  issuer: string | null;
}

/** Columns that can be written; the names of the store. */
export type UserColumns = Partial<Omit<Row, 'id' | 'user_name_key' | 'email_key' | 'created_at'>>;

export interface Users {
  readonly find: (userName: string) => Account | undefined;
  /** By what a person says they are: a user name or, where nobody has that name, the number of a badge. */
  readonly identify: (text: string) => { readonly account: Account; readonly by: 'user' | 'badge' } | undefined;
  readonly byId: (id: string) => Account | undefined;
  readonly byEmail: (email: string) => Account | undefined;
  /** By the hash of the token that confirms a sign-up. */
  readonly bySignUpHash: (hash: string) => Account | undefined;
  readonly list: () => Account[];
  /** How many accounts the station itself has: those of people of a provider outside do not count. */
  readonly countOwn: () => number;
  readonly countLocked: () => number;
  /** How many administrators could lift a lock now. */
  readonly unlockedAdministrators: () => number;
  /** Inserts a user inside the caller's transaction. Throws `illegal-argument` when the name or e-mail is taken. */
  readonly insert: (columns: UserColumns, roles: readonly string[]) => Account;
  /** Changes columns inside the caller's transaction. */
  readonly update: (id: string, columns: UserColumns) => void;
  readonly setRoles: (id: string, roles: readonly string[]) => void;
  /** Makes an account that of a person of its own, inside the caller's transaction. */
  readonly setPerson: (account: User, personId: string) => void;
  /** Makes two persons one, with all of their accounts, inside the caller's transaction. */
  readonly joinPersons: (one: User, other: User) => void;
  /** User names of the other accounts of a person. */
  readonly othersOf: (account: User) => string[];
  /** Removes a user inside the caller's transaction; the id stays taken for ever. */
  readonly remove: (id: string) => void;
  readonly search: (query: UserQuery) => { readonly total: number; readonly users: Account[] };
}

/** A search: all given texts are compared without case. */
export interface UserQuery {
  readonly userId?: string | undefined;
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly names: readonly {
    readonly column: 'full_name' | 'first_name' | 'middle_name' | 'last_name';
    readonly text: string;
  }[];
  /** Matches user name, names and e-mail at once: what a person types into one field. */
  readonly anywhere?: string | undefined;
  readonly nameOp: 'and' | 'or';
  readonly exact: boolean;
  readonly flags: Readonly<
    Partial<Record<'is_super_user' | 'is_locked' | 'is_totp_enabled', boolean>> & {
      readonly approval_status?: ApprovalStatus | undefined;
      readonly sign_up_status?: SignUpStatus | undefined;
    }
  >;
  readonly offset: number;
  readonly limit: number;
}

/** Names are compared in one Unicode form and without case, so that nobody can pass for `Anna` as `anna`. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').trim().toLocaleLowerCase('en');
}

/** The users in a store; `seals` say which of them are as the program left them. */
export function openUsers(store: Store, ports: Ports, seals: Pick<Seals, 'holds'>): Users {
  const { db } = store;
  const byKey = db.prepare<[string], Row>('SELECT * FROM user WHERE user_name_key = ?');
  const byIdRow = db.prepare<[string], Row>('SELECT * FROM user WHERE id = ?');
  const byBadge = db.prepare<[string], Row>('SELECT * FROM user WHERE badge = ?');
  const byEmailRow = db.prepare<[string], Row>('SELECT * FROM user WHERE email_key = ?');
  const bySignUp = db.prepare<[string], Row>('SELECT * FROM user WHERE sign_up_confirm_hash = ?');
  const everyone = db.prepare<[], Row>('SELECT * FROM user ORDER BY user_name_key');
  const countOwn = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM user WHERE issuer IS NULL');
  const countLocked = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM user WHERE is_locked = 1');
  const administrators = db.prepare<[], Row>(
    `SELECT * FROM user
     WHERE is_super_user = 1 AND is_locked = 0 AND approval_status = 'approved' AND sign_up_status = 'final'`,
  );
  const rolesOf = db.prepare<[string], { role: string }>('SELECT role FROM user_role WHERE user_id = ? ORDER BY role');
  const insertRole = db.prepare<[string, string]>('INSERT INTO user_role (user_id, role) VALUES (?, ?)');
  const removeRoles = db.prepare<[string]>('DELETE FROM user_role WHERE user_id = ?');
  const setPerson = db.prepare<[string, string]>('UPDATE user SET person_id = ? WHERE id = ?');
  const joinPersons = db.prepare<[string, string, string]>(
    'UPDATE user SET person_id = ? WHERE coalesce(person_id, id) = ? OR id = ?',
  );
  const others = db.prepare<[string, string], { user_name: string }>(
    'SELECT user_name FROM user WHERE coalesce(person_id, id) = ? AND id <> ? ORDER BY user_name_key',
  );
  const removeUser = db.prepare<[string]>('DELETE FROM user WHERE id = ?');

  const read = (row: Row | undefined): Account | undefined =>
    row &&
    toAccount(
      row,
      rolesOf.all(row.id).map(({ role }) => role),
      seals.holds({ kind: 'account', id: row.id }),
    );
  /** Row, roles and seal as they are at one moment: nobody changes one of them in between. */
  const atOnce = db.transaction((find: () => Row | undefined): Account | undefined => read(find()));
  const account = (find: () => Row | undefined): Account | undefined =>
    db.inTransaction ? read(find()) : atOnce(find);
  const allAtOnce = db.transaction((rows: () => Row[]): Account[] => rows().flatMap((row) => read(row) ?? []));
  const find = (userName: string): Account | undefined => account(() => byKey.get(nameKey(userName)));
  const byId = (id: string): Account | undefined => account(() => byIdRow.get(id));
  const byEmail = (email: string): Account | undefined => account(() => byEmailRow.get(nameKey(email)));

  const withKeys = (columns: UserColumns): Readonly<Record<string, string | number | null>> => ({
    ...columns,
    ...(columns.user_name === undefined ? {} : { user_name_key: nameKey(columns.user_name) }),
    ...(columns.email === undefined ? {} : { email_key: columns.email === null ? null : nameKey(columns.email) }),
  });
  const refuseTaken = (columns: UserColumns, id?: string): void => {
    const owner = columns.user_name === undefined ? undefined : find(columns.user_name);
    if (owner !== undefined && owner.id !== id) {
      throw new CountersignError(ErrorCode.illegalArgument, `There is a user named ${owner.userName} already.`);
    }
    // A badge that is somebody's name, or a name that is a badge, would make one person of two.
    const holder = [columns.user_name, columns.badge]
      .filter((text) => typeof text === 'string')
      .map((text) => byBadge.get(text.trim()) ?? byKey.get(nameKey(text)))
      .find((other) => other !== undefined && other.id !== id);
    if (holder !== undefined) {
      throw new CountersignError(ErrorCode.illegalArgument, 'This belongs to another user, as a name or as a badge.');
    }
    const same = typeof columns.email === 'string' ? byEmail(columns.email) : undefined;
    if (same !== undefined && same.id !== id) {
      throw new CountersignError(ErrorCode.illegalArgument, `The e-mail address belongs to another user.`);
    }
  };

  return {
    find,
    identify: (text) => {
      const named = find(text);
      if (named !== undefined) return { account: named, by: 'user' };
      const holder = account(() => byBadge.get(text.trim()));
      return holder && { account: holder, by: 'badge' };
    },
    byId,
    byEmail,
    bySignUpHash: (hash) => account(() => bySignUp.get(hash)),
    countOwn: () => countOwn.get()?.count ?? 0,
    countLocked: () => countLocked.get()?.count ?? 0,
    unlockedAdministrators: () => allAtOnce(() => administrators.all()).filter(({ isIntact }) => isIntact).length,
    list: () => allAtOnce(() => everyone.all()),
    insert: (columns, roles) => {
      refuseTaken(columns);
      const id = ports.newId();
      const values = { ...withKeys(columns), id, created_at: isoUtc(ports.clock.now()) };
      const names = Object.keys(values);
      db.prepare(`INSERT INTO user (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(
        values,
      );
      for (const role of new Set(roles)) insertRole.run(id, role);
      const made = byId(id);
      if (made === undefined) throw new Error('The user that was just added is not there.');
      return made;
    },
    update: (id, columns) => {
      refuseTaken(columns, id);
      const values = withKeys(columns);
      const names = Object.keys(values);
      if (names.length === 0) return;
      db.prepare(`UPDATE user SET ${names.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`).run({
        ...values,
        id,
      });
    },
    setRoles: (id, roles) => {
      removeRoles.run(id);
      for (const role of new Set(roles)) insertRole.run(id, role);
    },
    setPerson: (one, personId) => void setPerson.run(personId, one.id),
    joinPersons: (one, other) => void joinPersons.run(other.personId, one.personId, one.id),
    othersOf: (one) => others.all(one.personId, one.id).map(({ user_name }) => user_name),
    remove: (id) => void removeUser.run(id),
    search: (query) => {
      const { where, values } = conditions(query);
      const total = db
        .prepare<unknown[], { total: number }>(`SELECT count(*) AS total FROM user WHERE ${where}`)
        .get(...values)?.total;
      const page = db.prepare<unknown[], Row>(
        `SELECT * FROM user WHERE ${where} ORDER BY user_name_key LIMIT ? OFFSET ?`,
      );
      return { total: total ?? 0, users: allAtOnce(() => page.all(...values, query.limit, query.offset)) };
    },
  };
}

/** A user id beats a user name beats the rest, as Zato has it. Texts are always bound, never written into the SQL. */
function conditions(query: UserQuery): { readonly where: string; readonly values: readonly unknown[] } {
  if (query.userId !== undefined) return { where: 'id = ?', values: [query.userId] };
  if (query.username !== undefined) return { where: 'user_name_key = ?', values: [nameKey(query.username)] };
  const parts: string[] = [];
  const values: unknown[] = [];
  const compare = (column: string, text: string): string => {
    values.push(folded(text));
    return query.exact ? `folded(${column}) = ?` : `instr(folded(${column}), ?) > 0`;
  };
  const texts = query.names.map(({ column, text }) => compare(column, text));
  if (query.email !== undefined) texts.push(compare('email', query.email));
  if (texts.length > 0) parts.push(`(${texts.join(query.nameOp === 'or' ? ' OR ' : ' AND ')})`);
  if (query.anywhere !== undefined && query.anywhere !== '') {
    const text = query.anywhere;
    parts.push(`(${['user_name', 'full_name', 'email'].map((column) => compare(column, text)).join(' OR ')})`);
  }
  for (const [flag, value] of Object.entries(query.flags)) {
    parts.push(`${flag} = ?`);
    values.push(typeof value === 'boolean' ? Number(value) : value);
  }
  return { where: parts.length === 0 ? '1' : parts.join(' AND '), values };
}

function toAccount(row: Row, roles: readonly string[], isIntact: boolean): Account {
  return {
    id: row.id,
    personId: row.person_id ?? row.id,
    userName: row.user_name,
    fullName: row.full_name,
    roles,
    firstName: row.first_name,
    middleName: row.middle_name,
    lastName: row.last_name,
    email: row.email,
    isSuperUser: row.is_super_user === 1,
    isLocked: row.is_locked === 1,
    lockedTime: row.locked_time,
    lockedBy: row.locked_by,
    approvalStatus: row.approval_status,
    approvalStatusModTime: row.approval_status_mod_time,
    approvalStatusModBy: row.approval_status_mod_by,
    signUpStatus: row.sign_up_status,
    signUpTime: row.sign_up_time,
    signUpConfirmTime: row.sign_up_confirm_time,
    createdAt: row.created_at,
    passwordIsSet: row.password_is_set === 1,
    passwordIsShort: row.password_is_short === 1,
    passwordMustChange: row.password_must_change === 1,
    passwordLastSet: row.password_last_set,
    passwordExpiry: row.password_expiry,
    isTotpEnabled: row.is_totp_enabled === 1,
    totpKey: row.totp_key,
    totpLabel: row.totp_label,
    totpAlgorithm: row.totp_algorithm,
    totpConfirmed: row.totp_confirmed === 1,
    hasBadge: row.badge !== null,
    issuer: row.issuer,
    isIntact,
    password: { phc: row.password_hash, peppered: row.password_peppered === 1 },
  };
}
