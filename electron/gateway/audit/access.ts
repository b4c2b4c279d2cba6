/**
 * The access log (AU-21): what the audit trail says of authentication, as rows that a spreadsheet sorts and searches.
 */
import { z } from 'zod';
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
  /** A user name; all users where it is not given. */
  readonly user?: string | undefined;
  /** ISO 8601 dates or times: from the first, before the second. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Logins, factors, locks, screens, resets, and refused or given signatures: patterns as LIKE takes them. */
export const accessActions: readonly string[] = Object.freeze([
  'sso.user.login',
  'sso.user.logout',
  'sso.refused',
  'sso.refusals',
  'sso.totp.validate_code',
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

/** The events of a database, oldest first. */
export function* accessLog(db: Sqlite, { user, since = '', until = '9999' }: AccessFilter): Generator<AccessRow> {
  const names = new Map(
    db
      .prepare<[], { id: string; user_name: string; roles: string | null }>(
        `SELECT id, user_name, (SELECT group_concat(role, ', ') FROM user_role WHERE user_id = user.id) AS roles FROM user`,
      )
      .all()
      .map((row) => [row.id, { name: row.user_name, roles: row.roles ?? '' }] as const),
  );
  const rows = db
    .prepare<unknown[], { seq: number; at: string; action: string; target: string; bytes: string }>(
      `SELECT seq, at, action, target, bytes FROM audit_entry
       WHERE at >= ? AND at < ? AND (${accessActions.map(() => 'action LIKE ?').join(' OR ')}) ORDER BY seq`,
    )
    .iterate(since, until, ...accessActions);
  for (const { seq, at, action, target, bytes } of rows) {
    const { station, actor, detail } = entry.parse(JSON.parse(bytes));
    // Whom it is about: the target where that is a user, else whoever acted.
    const id = target.startsWith('user:') ? target.slice('user:'.length) : actor.id;
    const known = names.get(id);
    const about = known?.name ?? id;
    if (user !== undefined && about.toLowerCase() !== user.toLowerCase()) continue;
    const { subStatus, ...rest } = detail;
    yield {
      seq,
      time: at,
      station,
      action,
      actor: actor.name,
      user: about,
      roles: known?.roles ?? '',
      result: typeof subStatus === 'string' ? subStatus : '',
      detail: JSON.stringify(rest),
    };
  }
}
