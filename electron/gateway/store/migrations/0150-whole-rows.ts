import type { Migration } from '../migrate.ts';
import { rebuild } from './rebuild.ts';

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
