/**
 * The access log (AU-21): what the audit trail says of authentication, as rows that a spreadsheet sorts and searches.
 */
import { z } from 'zod';
import { readJsonText, type JsonObject } from '../../contract/json.ts';
import type { Sqlite } from '../platform/sqlite.ts';

/** One event. Times are ISO 8601 UTC; `result` is the code of a refusal, or empty. */
export interface AccessRow {
  readonly seq: number;
  readonly time: string;
  readonly station: string;
  readonly action: string;
  readonly actor: string;
  readonly user: string;
  readonly roles: string;
  readonly result: string;
  readonly detail: string;
}

export interface AccessFilter {
  /** A name that a user has or had, or their id; all users where it is not given. */
  readonly user?: string | undefined;
  /** ISO 8601 dates or times: from the first, before the second. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Logins, factors, those who say who they are for a script, locks, screens, resets, and refused or given signatures: patterns as LIKE takes them. */
export const accessActions: readonly string[] = Object.freeze([
  'sso.user.login',
  'sso.user.logout',
  'sso.refused',
  'sso.refusals',
  'sso.totp.validate_code',
  'identity.%',
  'session.%',
  'screen.%',
  'user.%',
  'password-reset.%',
  'signature.%',
]);

const entry = z.object({
  station: z.string(),
  actor: z.object({ id: z.string(), name: z.string() }),
  detail: z.record(z.string(), z.json()),
});

const userName = z.object({ userName: z.string() });
const naming = z.object({
  detail: z.union([
    z.object({ before: userName, after: userName }),
    userName.transform((only) => ({ before: only, after: only })),
  ]),
});

/** How accounts are called. */
interface Names {
  /** What an account was called when an entry was written; its id where nothing says so. */
  readonly at: (id: string, seq: number) => string;
  /** Whether it is, or ever was, called so. */
  readonly isEver: (id: string, name: string) => boolean;
}

/** The names of accounts as the trail has them: of one that is gone, or is called otherwise now, the database has none. */
function namesOf(db: Sqlite, now: ReadonlyMap<string, string>): Names {
  const known = new Map<string, { readonly from: number; readonly name: string }[]>();
  const rows = db.prepare<[], { seq: number; target: string; bytes: string }>(
    `SELECT seq, target, bytes FROM audit_entry
     WHERE action IN ('user.added', 'user.signed-up', 'user.updated', 'user.deleted') ORDER BY seq`,
  );
  for (const { seq, target, bytes } of rows.iterate()) {
    const { data } = naming.safeParse(readJsonText(bytes));
    if (data === undefined) continue;
    const id = target.slice('user:'.length);
    const { before, after } = data.detail;
    const own = known.get(id) ?? [{ from: 0, name: before.userName }];
    known.set(id, own);
    if (own.at(-1)?.name !== after.userName) own.push({ from: seq, name: after.userName });
  }
  return {
    at: (id, seq) => known.get(id)?.findLast(({ from }) => from <= seq)?.name ?? now.get(id) ?? id,
    isEver: (id, name) => {
      const own = [id, now.get(id), ...(known.get(id) ?? []).map((one) => one.name)];
      return own.some((one) => one?.toLowerCase() === name.toLowerCase());
    },
  };
}

/** Whom an entry is about, who may not be who acted: an administrator ends the session of somebody. Undefined where it says nothing. */
function aboutWhom(target: string, { user }: JsonObject): string | undefined {
  if (target.startsWith('user:')) return target.slice('user:'.length);
  return target.startsWith('user-session:') && typeof user === 'string' ? user : undefined;
}

/** The events of a database, oldest first. */
export function* accessLog(db: Sqlite, { user, since = '', until = '9999' }: AccessFilter): Generator<AccessRow> {
  const accounts = db
    .prepare<[], { id: string; name: string; roles: string | null }>(
      `SELECT id, user_name AS name, (SELECT group_concat(role, ', ') FROM user_role WHERE user_id = user.id) AS roles FROM user`,
    )
    .all();
  const roles = new Map(accounts.map((one) => [one.id, one.roles ?? '']));
  const names = namesOf(db, new Map(accounts.map(({ id, name }) => [id, name])));
  const rows = db
    .prepare<unknown[], { seq: number; at: string; action: string; target: string; bytes: string }>(
      `SELECT seq, at, action, target, bytes FROM audit_entry
       WHERE at >= ? AND at < ? AND (${accessActions.map(() => 'action LIKE ?').join(' OR ')}) ORDER BY seq`,
    )
    .iterate(since, until, ...accessActions);
  for (const { seq, at, action, target, bytes } of rows) {
    const { station, actor, detail } = entry.parse(JSON.parse(bytes));
    const id = aboutWhom(target, detail) ?? actor.id;
    if (user !== undefined && !names.isEver(id, user)) continue;
    const { subStatus, ...rest } = detail;
    yield {
      seq,
      time: at,
      station,
      action,
      actor: actor.name,
      user: names.at(id, seq),
      roles: roles.get(id) ?? '',
      result: typeof subStatus === 'string' ? subStatus : '',
      detail: JSON.stringify(rest),
    };
  }
}
