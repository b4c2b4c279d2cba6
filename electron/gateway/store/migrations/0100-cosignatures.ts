import type { Migration } from '../migrate.ts';

/** What witnesses signed of the checkpoints: evidence that holds by their keys alone, and is never changed. */
export const cosignatures: Migration = {
  version: 100,
  name: 'cosignatures',
  up: (db) => {
    db.exec(`
      CREATE TABLE cosignature (
        size INTEGER NOT NULL REFERENCES checkpoint (size),
        witness TEXT NOT NULL,
        line TEXT NOT NULL,
        PRIMARY KEY (size, witness)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cosignature_witness ON cosignature (witness, size);
      CREATE TRIGGER cosignature_kept BEFORE UPDATE ON cosignature
        BEGIN SELECT RAISE(ABORT, 'cosignatures cannot be changed'); END;
      CREATE TRIGGER cosignature_stays BEFORE DELETE ON cosignature
        BEGIN SELECT RAISE(ABORT, 'cosignatures cannot be removed'); END;
    `);
  },
};
