import type { Migration } from '../migrate.ts';
import type { Sqlite } from '../sqlite.ts';

/**
 * Requests and signatures in tables whose rows lie whole in their page. In a tree of keys (WITHOUT ROWID) a row of more than a
 * kilobyte, as each of these is, had a page of its own beside: four times the room, and twice the pages of a signature's commit.
 */
export const wholeRows: Migration = {
  version: 150,
  name: 'whole rows',
  up: (db) => {
    rebuild(db, {
      signature_request: `
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        template_name TEXT NOT NULL,
        template TEXT NOT NULL,
        content TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        callbacks TEXT NOT NULL,
        record_id TEXT,
        record_version TEXT,
        state TEXT NOT NULL
          CHECK (state IN ('pending', 'approved', 'rejected', 'cancelled', 'expired', 'on hold')),
        requested_at TEXT NOT NULL,
        expires_at TEXT,
        decided_at TEXT,
        reason TEXT`,
      signature: `
        id TEXT PRIMARY KEY NOT NULL,
        slot_id TEXT NOT NULL UNIQUE REFERENCES sign_in_slot (id),
        challenge_id TEXT NOT NULL UNIQUE REFERENCES challenge (id),
        signer_id TEXT NOT NULL,
        signed_at TEXT NOT NULL,
        bytes TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        request_id TEXT,
        person_id TEXT,
        only_once INTEGER NOT NULL DEFAULT 0 CHECK (only_once IN (0, 1)),
        key_id TEXT REFERENCES station_key (id),
        station_signature TEXT`,
    });
  },
};

/** Builds tables anew with the same columns; their indexes, and all triggers, are made again as they were. */
function rebuild(db: Sqlite, tables: Readonly<Record<string, string>>): void {
  const names = Object.keys(tables);
  const triggers = parts(db, "type = 'trigger'");
  const indexes = parts(db, `type = 'index' AND tbl_name IN (${names.map((name) => `'${name}'`).join()})`);
  // They name each other's tables, and would keep one from taking the name of another.
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const [name, columns] of Object.entries(tables)) {
    db.exec(`
      CREATE TABLE new_${name} (${columns}
      ) STRICT;
      INSERT INTO new_${name} SELECT * FROM ${name} ORDER BY id;
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
