/** What somebody does who has the file of a database, and no key. */
import type Database from 'better-sqlite3';

/** Changes a database whose triggers are out of the way for as long, as whoever knows of the check of its schema does. */
export function withoutTriggers<T>(db: Database.Database, change: () => T): T {
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  try {
    return change();
  } finally {
    for (const { sql } of triggers) db.exec(sql);
  }
}
