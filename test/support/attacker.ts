/** What somebody does who has the file of a database, and no key. */
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { json } from '../../electron/contract/json.ts';
import { canonicalJson, domainHash, HashDomain } from '../../electron/ledger/canonical.ts';
import { appendLeaf, leafHash } from '../../electron/ledger/merkle.ts';

/** An entry of a trail, as it is stored. */
export interface EntryRow {
  readonly seq: number;
  readonly bytes: string;
}

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

/** Makes chain and tree fit again from the entries' bytes, as `by` changes them. */
export function hashAnew(db: Database.Database, by: (bytes: string, seq: number) => string): void {
  let previous = '0'.repeat(64);
  for (const { seq, bytes } of db.prepare<[], EntryRow>('SELECT seq, bytes FROM audit_entry ORDER BY seq').all()) {
    const entry = z.record(z.string(), json).parse(JSON.parse(by(bytes, seq)));
    const text = canonicalJson({ ...entry, previous });
    previous = domainHash(HashDomain.auditEntry, text);
    const at = "json_extract(@text, '$.at.utc')";
    db.prepare(`UPDATE audit_entry SET bytes = @text, hash = @hash, at = ${at} WHERE seq = @seq`).run({
      text,
      hash: previous,
      seq,
    });
  }
  growAnew(db);
}

/** Makes the tree over the trail fit the entries again. */
function growAnew(db: Database.Database): void {
  const nodes = new Map<string, Buffer>();
  db.exec('DELETE FROM merkle_node');
  const insert = db.prepare('INSERT INTO merkle_node (size, level, hash) VALUES (?, ?, ?)');
  const read = (level: number, position: number): Buffer => nodes.get(`${level}/${position}`) ?? Buffer.alloc(32);
  for (const { seq, bytes } of db.prepare<[], EntryRow>('SELECT seq, bytes FROM audit_entry ORDER BY seq').all()) {
    for (const { level, position, hash } of appendLeaf(seq - 1, leafHash(bytes), read)) {
      nodes.set(`${level}/${position}`, hash);
      if (level > 0) insert.run(seq, level, hash);
    }
  }
}
