/** Cosignatures of witnesses, kept beside the checkpoints that they are of. */
import { readNote } from '../../ledger/checkpoint.ts';
import { isCosigned, isOf, readCosignature, type Cosignature, type Witness } from '../../ledger/cosignature.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';

/** What a witness saw of a log. */
export interface Seen {
  readonly witness: string;
  /** Entries of the log. */
  readonly entries: number;
  /** ISO 8601, UTC, by the clock of the witness. */
  readonly at: string;
}

interface Row {
  readonly size: number;
  readonly line: string;
  readonly note: string;
}

/** Whether a database has a place for them: one of an earlier version, which is only read, has none. */
export function keepsCosignatures(db: Sqlite): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cosignature'").get() !== undefined;
}

/** A checkpoint with the lines of the witnesses that cosigned it. */
export function withCosignatures(db: Sqlite): (row: { readonly size: number; readonly note: string }) => string {
  if (!keepsCosignatures(db)) return ({ note }) => note;
  const lines = db.prepare<[number], { line: string }>('SELECT line FROM cosignature WHERE size = ? ORDER BY witness');
  return ({ size, note }) => [note, ...lines.all(size).map(({ line }) => `${line}\n`)].join('');
}

/** The smallest logs that witnesses saw with an entry in them, one of each: what proves when it was there. */
export function firstSeen(db: Sqlite, seq: number): ReadonlySet<number> {
  if (!keepsCosignatures(db)) return new Set();
  const sql = 'SELECT min(size) AS size FROM cosignature WHERE size >= ? GROUP BY witness';
  const rows = db.prepare<[number], { size: number }>(sql).all(seq);
  return new Set(rows.map(({ size }) => size));
}

/** The largest log that a witness saw, as far as this database knows; 0 where it saw none. */
export function seenBy(db: Sqlite, witness: string): number {
  const sql = 'SELECT max(size) AS size FROM cosignature WHERE witness = ?';
  return db.prepare<[string], { size: number | null }>(sql).get(witness)?.size ?? 0;
}

/** Keeps the cosignature of a checkpoint. A second one of the same witness says nothing more, and is not kept. */
export function keepCosignature(store: Store, size: number, witness: string, line: string): void {
  const insert = store.db.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO cosignature (size, witness, line) VALUES (?, ?, ?)',
  );
  store.transaction(() => insert.run(size, witness, line));
}

/** The newest that each witness saw. */
export function newestSeen(db: Sqlite): Seen[] {
  return db
    .prepare<[], { size: number; line: string }>(
      'SELECT max(size) AS size, line FROM cosignature GROUP BY witness ORDER BY witness',
    )
    .all()
    .flatMap(({ size, line }) => {
      const read = readCosignature(line);
      return read === undefined ? [] : [seenOf(size, read)];
    });
}

function seenOf(entries: number, { witness, at }: Cosignature): Seen {
  return { witness, entries, at: new Date(at * 1000).toISOString() };
}

/** What a database holds of witnesses: what those saw whose keys are given, and what does not hold or is not there. */
export interface WitnessVerdict {
  /** What each given witness saw first and last, and how often. */
  readonly seen: readonly { readonly first: Seen; readonly last: Seen; readonly times: number }[];
  /** Given witnesses that saw nothing of it. */
  readonly unseen: readonly string[];
  /** Witnesses whose keys were not given. */
  readonly unknown: readonly string[];
  /** What does not hold, in words; undefined where all does. */
  readonly problem: string | undefined;
}

/** Holds the cosignatures of a database against the keys of witnesses. The checkpoints are verified elsewhere. */
export function verifyCosignatures(db: Sqlite, witnesses: readonly Witness[]): WitnessVerdict {
  const all = 'SELECT size, line, note FROM cosignature JOIN checkpoint USING (size) ORDER BY size, witness';
  const rows = keepsCosignatures(db) ? db.prepare<[], Row>(all).all() : [];
  const unknown = new Set<string>();
  const seen = new Map<string, Seen[]>();
  let problem: string | undefined;
  for (const { size, line, note } of rows) {
    const read = readCosignature(line);
    const witness = read && witnesses.find((one) => isOf(read, one));
    if (read === undefined) problem ??= `the cosignature at entry ${size} is none`;
    else if (witness === undefined) unknown.add(read.witness);
    else if (isCosigned(readNote(note)?.text ?? '', read, witness)) {
      seen.set(witness.name, [...(seen.get(witness.name) ?? []), seenOf(size, read)]);
    } else problem ??= `${witness.name} did not sign the checkpoint at entry ${size}`;
  }
  return {
    seen: [...seen.values()].flatMap((all) => {
      const [first, last] = [all.at(0), all.at(-1)];
      return first === undefined || last === undefined ? [] : [{ first, last, times: all.length }];
    }),
    unseen: witnesses.map(({ name }) => name).filter((name) => !seen.has(name)),
    unknown: [...unknown],
    problem,
  };
}
