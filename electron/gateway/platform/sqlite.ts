/** Connections to the program's own SQLite databases. */
import Database from 'better-sqlite3';

/** A connection to a database. */
export type Sqlite = Database.Database;

/** Where a parameter begins that something is compared with, or that bounds how much is read. */
const beforeParameter = /(?<=(?:=|\bIS|\bIS NOT|\bLIMIT|\bOFFSET)\s*)(?=[?@])/gi;

/** A text as it is compared where case does not count, in any script: what SQLite compares by itself is ASCII. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFC');
}

/**
 * Opens the database in a file (as `new Database` does, and throws what that throws) so that each statement is planned once.
 *
 * SQLite plans a statement anew before a run if its plan could depend on a parameter that was cleared, as better-sqlite3 does
 * after each run: nearly every statement with `= ?` and an order or a join took five to ten times as long to plan as to run.
 * Behind a unary plus, which changes neither value nor affinity, SQLite does not ask what a parameter is; the same indexes
 * serve. Statements have `folded(text)`.
 */
export function openConnection(file: string, options?: Database.Options): Sqlite {
  const db = new Database(file, options);
  db.function('folded', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? folded(text) : text));
  const prepare = db.prepare.bind(db);
  return Object.assign(db, { prepare: (source: string): unknown => prepare(source.replace(beforeParameter, '+')) });
}
