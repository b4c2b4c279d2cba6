/** What a database has beside its trail and its accounts, and they know better: lists, numbers and times that follow from them. */
import type { Sqlite } from '../platform/sqlite.ts';

/** Each finds a row where something does not follow, in tables that a database of an earlier version may not have. */
const rules = [
  {
    tables: ['pending_slots'],
    sql: `SELECT 1 WHERE (SELECT n FROM pending_slots)
      IS NOT (SELECT count(*) FROM sign_in_slot WHERE state = 'pending')`,
    problem: 'the number of slots that wait is another one',
  },
  {
    // An id is never given to a second person.
    tables: ['former_user', 'account_mark'],
    sql: `SELECT 1 FROM account_mark WHERE user_id NOT IN (SELECT id FROM user)
      AND user_id NOT IN (SELECT id FROM former_user) LIMIT 1`,
    problem: 'a deleted account is not among those that were',
  },
  {
    // A link that somebody took away is not made again by itself.
    tables: ['former_link', 'account_mark'],
    sql: `SELECT 1 FROM account_mark WHERE kind = 'subject' AND until IS NOT NULL AND text ->> '$[0]' = 'oidc'
      AND NOT EXISTS (SELECT 1 FROM former_link
        WHERE auth_source = text ->> '$[1]' AND auth_principal = text ->> '$[2]') LIMIT 1`,
    problem: 'a link that was taken away is not among those that were',
  },
  {
    tables: ['record_version'],
    sql: `SELECT 1 FROM record_version v WHERE NOT EXISTS (SELECT 1 FROM audit_entry e
        WHERE e.target = 'record:' || v.record_id AND e.bytes ->> '$.detail.new.version' = v.version
          AND abs(julianday(e.at) - julianday(v.at)) * 86400 < 10) LIMIT 1`,
    problem: 'a version of a record is of another time than its entry',
  },
  {
    tables: ['station_key'],
    sql: `SELECT 1 FROM station_key k WHERE NOT EXISTS (SELECT 1 FROM audit_entry e
        WHERE e.action = 'station.key-announced' AND e.bytes ->> '$.detail.key' = k.id
          AND abs(julianday(e.at) - julianday(k.created_at)) * 86400 < 10) LIMIT 1`,
    problem: 'a key of the station is of another time than the entry that announces it',
  },
] as const;

/** What is wrong with what follows from a trail that was verified, in words; undefined where nothing is. */
export function derivedProblem(db: Sqlite): string | undefined {
  const tables = new Set(db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  return rules
    .filter((rule) => rule.tables.every((table) => tables.has(table)))
    .find(({ sql }) => db.prepare(sql).get() !== undefined)?.problem;
}
