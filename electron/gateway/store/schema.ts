/** The tables, indexes and triggers of a database, held against what the program makes: whoever drops a trigger is noticed. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { migrate, schemaVersion, type Migration } from './migrate.ts';
import type { Sqlite } from '../platform/sqlite.ts';

/** A part of a schema, with the statement that made it. */
interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

const mostNamed = 5;

/** What SQLite itself adds (statistics, indexes of keys) says nothing. */
function partsOf(db: Sqlite): Part[] {
  return db
    .prepare<[], Part>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type, name",
    )
    .all();
}

/** A hash of the schema of a database, as lower-case hex. */
export function schemaDigest(db: Sqlite): string {
  return createHash('sha256')
    .update(JSON.stringify(partsOf(db)))
    .digest('hex');
}

/**
 * The parts of a database that are not as the steps make them, in words; empty where all are, or where the database is not of
 * the newest version. `digest` is what the newest version has, so that a schema that holds costs one hash.
 */
export function schemaDifferences(db: Sqlite, steps: readonly Migration[], digest: string): string[] {
  if (schemaVersion(db) !== steps.at(-1)?.version || schemaDigest(db) === digest) return [];
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, steps);
    const wanted = new Map(partsOf(fresh).map((part) => [part.name, part]));
    const found = new Map(partsOf(db).map((part) => [part.name, part]));
    const missing = [...wanted.values()].filter(({ name }) => !found.has(name));
    const others = [...found.values()].filter(({ name, sql }) => wanted.get(name)?.sql !== sql);
    const all = [
      ...missing.map(({ type, name }) => `the ${type} ${name} is missing`),
      ...others.map(
        ({ type, name }) => `the ${type} ${name} is ${wanted.has(name) ? 'another one' : 'not the program’s'}`,
      ),
    ];
    return all.length > mostNamed ? [...all.slice(0, mostNamed), `${all.length - mostNamed} more`] : all;
  } finally {
    fresh.close();
  }
}
