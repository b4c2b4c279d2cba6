import type { Migration } from '../migrate.ts';
import { rebuild } from './rebuild.ts';

/**
 * A commit writes whole pages, so that a signature takes as long as the pages that it touches. Random values (hashes) had
 * indexes that nothing was found by, each row on a page of its own; subtrees lay by level, each level on another page. Here a
 * subtree lies where its newest entry put it, at the end. That nothing is there twice is refused by triggers, by columns that are
 * looked up anyway. The lines by which lists find a slot lie on ten pages, and are written after the commit: until then the slot is
 * in a table of those that are not filed yet.
 */
export const fewerPages: Migration = {
  version: 155,
  name: 'fewer pages',
  up: (db) => {
    rebuild(db, {
      audit_entry: `
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        at TEXT NOT NULL,
        action TEXT NOT NULL,
        actor TEXT NOT NULL,
        target TEXT NOT NULL,
        bytes TEXT NOT NULL,
        hash TEXT NOT NULL`,
      signature: `
        id TEXT PRIMARY KEY NOT NULL,
        slot_id TEXT NOT NULL UNIQUE REFERENCES sign_in_slot (id),
        challenge_id TEXT NOT NULL UNIQUE REFERENCES challenge (id),
        signer_id TEXT NOT NULL,
        signed_at TEXT NOT NULL,
        bytes TEXT NOT NULL,
        hash TEXT NOT NULL,
        request_id TEXT,
        person_id TEXT,
        only_once INTEGER NOT NULL DEFAULT 0 CHECK (only_once IN (0, 1)),
        key_id TEXT REFERENCES station_key (id),
        station_signature TEXT`,
    });
    db.exec(`
      DROP TRIGGER audit_entry_once;
      CREATE TRIGGER audit_entry_once BEFORE INSERT ON audit_entry
        WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'audit entries cannot be replaced'); END;

      DROP INDEX signature_distinct;
      DROP INDEX signature_distinct_account;
      DROP TRIGGER signature_once;
      CREATE TRIGGER signature_once BEFORE INSERT ON signature
        WHEN EXISTS (SELECT 1 FROM signature
          WHERE id = NEW.id OR slot_id = NEW.slot_id OR challenge_id = NEW.challenge_id
            OR (NEW.only_once = 1 AND only_once = 1 AND request_id = NEW.request_id
              AND (person_id = NEW.person_id OR signer_id = NEW.signer_id)))
        BEGIN SELECT RAISE(ABORT, 'signatures cannot be replaced'); END;

      CREATE TABLE unfiled_slot (slot_id TEXT PRIMARY KEY REFERENCES sign_in_slot (id)) STRICT, WITHOUT ROWID;
      CREATE TRIGGER sign_in_slot_asked AFTER INSERT ON sign_in_slot
        BEGIN INSERT OR IGNORE INTO unfiled_slot VALUES (NEW.id); END;
      CREATE TRIGGER sign_in_slot_ended AFTER UPDATE OF state ON sign_in_slot
        BEGIN INSERT OR IGNORE INTO unfiled_slot VALUES (NEW.id); END;

      CREATE TABLE new_merkle_node (
        -- How many entries the trail had when the subtree was complete.
        size INTEGER NOT NULL,
        level INTEGER NOT NULL CHECK (level > 0),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (size, level)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO new_merkle_node
        SELECT (position + 1) << level, level, hash FROM merkle_node WHERE level > 0 ORDER BY 1, 2;
      DROP TABLE merkle_node;
      ALTER TABLE new_merkle_node RENAME TO merkle_node;
      CREATE TRIGGER merkle_node_kept BEFORE UPDATE ON merkle_node
        BEGIN SELECT RAISE(ABORT, 'the tree over the trail cannot be changed'); END;
      CREATE TRIGGER merkle_node_stays BEFORE DELETE ON merkle_node
        BEGIN SELECT RAISE(ABORT, 'the tree over the trail cannot be changed'); END;
    `);
  },
};
