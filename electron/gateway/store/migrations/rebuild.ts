import type { Sqlite } from '../../platform/sqlite.ts';

/**
 * Builds tables anew with the same columns, in the order of the first of them; their indexes, and all triggers, are made again
 * as they were.
 */
export function rebuild(db: Sqlite, tables: Readonly<Record<string, string>>): void {
  const names = Object.keys(tables);
  const triggers = parts(db, "type = 'trigger'");
  const indexes = parts(db, `type = 'index' AND tbl_name IN (${names.map((name) => `'${name}'`).join()})`);
  // They name each other's tables, and would keep one from taking the name of another.
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const [name, columns] of Object.entries(tables)) {
    db.exec(`
      CREATE TABLE new_${name} (${columns}
      ) STRICT;
      INSERT INTO new_${name} SELECT * FROM ${name} ORDER BY 1;
      DROP TABLE ${name};
      ALTER TABLE new_${name} RENAME TO ${name};
    `);
  }
  for (const { sql } of [...indexes, ...triggers]) db.exec(sql);
}

function parts(db: Sqlite, which: string): { readonly name: string; readonly sql: string }[] {
  return db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND ${which} ORDER BY rowid`,
    )
    .all();
}
