import { appendLeaf, leafHash, type ReadNode } from '../../../ledger/merkle.ts';
import type { Migration } from '../migrate.ts';
import type { Sqlite } from '../../platform/sqlite.ts';

const atOnce = 1000;

/** The Merkle tree over the trail, also over the entries that are there already, and the signed checkpoints of it. */
export const checkpoints: Migration = {
  version: 90,
  name: 'checkpoints',
  up: (db) => {
    db.exec(`
      CREATE TABLE merkle_node (
        level INTEGER NOT NULL,
        position INTEGER NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (level, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER merkle_node_kept BEFORE UPDATE ON merkle_node
        BEGIN SELECT RAISE(ABORT, 'the tree over the trail cannot be changed'); END;
      CREATE TRIGGER merkle_node_stays BEFORE DELETE ON merkle_node
        BEGIN SELECT RAISE(ABORT, 'the tree over the trail cannot be changed'); END;

      CREATE TABLE checkpoint (
        size INTEGER PRIMARY KEY,
        note TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER checkpoint_kept BEFORE UPDATE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'checkpoints cannot be changed'); END;
      CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'checkpoints cannot be removed'); END;
    `);
    growOver(db);
  },
};

function growOver(db: Sqlite): void {
  const some = db.prepare<[number, number], { seq: number; bytes: string }>(
    'SELECT seq, bytes FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const one = db.prepare<[number, number], { hash: Buffer }>(
    'SELECT hash FROM merkle_node WHERE level = ? AND position = ?',
  );
  const insert = db.prepare<[number, number, Buffer]>(
    'INSERT INTO merkle_node (level, position, hash) VALUES (?, ?, ?)',
  );
  const read: ReadNode = (level, position) => {
    const node = one.get(level, position);
    if (node === undefined) throw new Error(`The tree over the trail has no node ${level}/${position}.`);
    return node.hash;
  };
  let size = 0;
  for (let last = 0; ;) {
    const entries = some.all(last, atOnce);
    for (const { seq, bytes } of entries) {
      for (const { level, position, hash } of appendLeaf(size, leafHash(bytes), read))
        insert.run(level, position, hash);
      size += 1;
      last = seq;
    }
    if (entries.length < atOnce) return;
  }
}
