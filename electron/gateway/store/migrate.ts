import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Sqlite } from '../platform/sqlite.ts';

/** One step forward of the schema. There is no way back: an older program refuses a newer database. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Sqlite) => void;
}

/** The version of a database file, 0 when it is new. */
export function schemaVersion(db: Sqlite): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings the database to the newest of `steps`, all of them in one transaction: what breaks off leaves the version that was there.
 * Throws `store` if it is newer. A step may build a table anew, which SQLite does with references unchecked; they are checked before
 * the commit.
 */
export function migrate(db: Sqlite, steps: readonly Migration[]): void {
  const newest = steps.at(-1)?.version ?? 0;
  const found = schemaVersion(db);
  if (found > newest) {
    throw new CountersignError(
      ErrorCode.store,
      `This database was written by a newer Countersign (schema ${found}, this program knows ${newest}). Install that version; nothing was changed.`,
    );
  }
  if (found === newest) return;
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of steps.filter(({ version }) => version > found)) {
        step.up(db);
        const broken = db.pragma('foreign_key_check');
        if (!Array.isArray(broken) || broken.length > 0) throw new Error(`Step ${step.name} breaks references.`);
        db.pragma(`user_version = ${step.version}`);
      }
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
