import type { Migration } from '../migrate.ts';

/**
 * The first schema. Times are ISO 8601 UTC with milliseconds; ids are UUIDv7 made by the program. Evidence (audit
 * entries, signatures) can be added but neither changed nor removed, and decided things stay decided: triggers hold
 * that also against a defect of the program.
 */
export const initial: Migration = {
  version: 10,
  name: 'initial',
  up: (db) => {
    db.exec(`
      CREATE TABLE station (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at TEXT NOT NULL,
        demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
        demo_confirmed_at TEXT
      ) STRICT;
      CREATE TRIGGER station_kept BEFORE UPDATE ON station
        WHEN OLD.id <> NEW.id OR OLD.created_at <> NEW.created_at OR OLD.demo <> NEW.demo
        BEGIN SELECT RAISE(ABORT, 'the identity of a station stays'); END;
      CREATE TRIGGER station_stays BEFORE DELETE ON station
        BEGIN SELECT RAISE(ABORT, 'the identity of a station stays'); END;

      CREATE TABLE audit_entry (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        action TEXT NOT NULL,
        actor TEXT NOT NULL,
        target TEXT NOT NULL,
        bytes TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX audit_entry_target ON audit_entry (target, seq);
      CREATE TRIGGER audit_entry_kept BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries cannot be changed'); END;
      CREATE TRIGGER audit_entry_once BEFORE INSERT ON audit_entry
        WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq OR id = NEW.id OR hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'audit entries cannot be replaced'); END;
      CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries cannot be removed'); END;

      CREATE TABLE user (
        id TEXT PRIMARY KEY,
        user_name TEXT NOT NULL,
        user_name_key TEXT NOT NULL UNIQUE,
        full_name TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE user_role (
        user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        role TEXT NOT NULL,
        PRIMARY KEY (user_id, role)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE signature_request (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        template_name TEXT NOT NULL,
        template TEXT NOT NULL,
        content TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        callbacks TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected')),
        requested_at TEXT NOT NULL,
        decided_at TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX signature_request_state ON signature_request (state, id);
      CREATE TRIGGER signature_request_decided BEFORE UPDATE ON signature_request
        WHEN OLD.state <> 'pending' OR OLD.id <> NEW.id OR OLD.name <> NEW.name
          OR OLD.template_name <> NEW.template_name OR OLD.template <> NEW.template OR OLD.content <> NEW.content
          OR OLD.content_hash <> NEW.content_hash OR OLD.callbacks <> NEW.callbacks
          OR OLD.requested_at <> NEW.requested_at
        BEGIN SELECT RAISE(ABORT, 'a decided request stays decided, and what it asks to sign stays as it was'); END;
      CREATE TRIGGER signature_request_stays BEFORE DELETE ON signature_request
        BEGIN SELECT RAISE(ABORT, 'requests cannot be removed'); END;

      CREATE TABLE sign_in_slot (
        id TEXT PRIMARY KEY,
        request_id TEXT NOT NULL REFERENCES signature_request (id),
        position INTEGER NOT NULL,
        alternatives TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn')),
        UNIQUE (request_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sign_in_slot_pending ON sign_in_slot (id) WHERE state = 'pending';
      CREATE TRIGGER sign_in_slot_decided BEFORE UPDATE ON sign_in_slot
        WHEN OLD.state <> 'pending' OR OLD.id <> NEW.id OR OLD.request_id <> NEW.request_id
          OR OLD.position <> NEW.position OR OLD.alternatives <> NEW.alternatives
        BEGIN SELECT RAISE(ABORT, 'a decided slot stays decided'); END;
      CREATE TRIGGER sign_in_slot_signed BEFORE UPDATE ON sign_in_slot
        WHEN NEW.state IN ('approved', 'rejected') AND NOT EXISTS (SELECT 1 FROM signature WHERE slot_id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'a slot is decided by its signature alone'); END;
      CREATE TRIGGER sign_in_slot_stays BEFORE DELETE ON sign_in_slot
        BEGIN SELECT RAISE(ABORT, 'slots cannot be removed'); END;

      CREATE TABLE challenge (
        id TEXT PRIMARY KEY,
        slot_id TEXT NOT NULL REFERENCES sign_in_slot (id),
        decision TEXT NOT NULL CHECK (decision IN ('approve', 'reject')),
        nonce TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('open', 'signed', 'failed', 'cancelled', 'timed out', 'abandoned')),
        failures INTEGER NOT NULL DEFAULT 0,
        opened_at TEXT NOT NULL,
        ended_at TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX challenge_one_open ON challenge (slot_id) WHERE state = 'open';
      CREATE INDEX challenge_open ON challenge (id) WHERE state = 'open';
      CREATE TRIGGER challenge_ended BEFORE UPDATE ON challenge
        WHEN OLD.state <> 'open' OR OLD.id <> NEW.id OR OLD.slot_id <> NEW.slot_id OR OLD.decision <> NEW.decision
          OR OLD.nonce <> NEW.nonce OR OLD.opened_at <> NEW.opened_at
        BEGIN SELECT RAISE(ABORT, 'an ended challenge stays ended'); END;
      CREATE TRIGGER challenge_stays BEFORE DELETE ON challenge
        BEGIN SELECT RAISE(ABORT, 'challenges cannot be removed'); END;

      CREATE TABLE signature (
        id TEXT PRIMARY KEY,
        slot_id TEXT NOT NULL UNIQUE REFERENCES sign_in_slot (id),
        challenge_id TEXT NOT NULL UNIQUE REFERENCES challenge (id),
        signer_id TEXT NOT NULL,
        signed_at TEXT NOT NULL,
        bytes TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER signature_once BEFORE INSERT ON signature
        WHEN EXISTS (SELECT 1 FROM signature
          WHERE id = NEW.id OR slot_id = NEW.slot_id OR challenge_id = NEW.challenge_id OR hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'signatures cannot be replaced'); END;
      CREATE TRIGGER signature_kept BEFORE UPDATE ON signature
        BEGIN SELECT RAISE(ABORT, 'signatures cannot be changed'); END;
      CREATE TRIGGER signature_stays BEFORE DELETE ON signature
        BEGIN SELECT RAISE(ABORT, 'signatures cannot be removed'); END;

      CREATE TABLE callback_job (
        id TEXT PRIMARY KEY,
        request_id TEXT NOT NULL REFERENCES signature_request (id),
        event TEXT NOT NULL CHECK (event IN ('onApprove', 'onReject', 'onError')),
        callback TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued', 'started', 'done', 'failed', 'lost', 'interrupted')),
        reason TEXT,
        created_at TEXT NOT NULL,
        ended_at TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX callback_job_queued ON callback_job (id) WHERE state IN ('queued', 'started');
      CREATE TRIGGER callback_job_ended BEFORE UPDATE ON callback_job
        WHEN OLD.state NOT IN ('queued', 'started') OR (OLD.state = 'started' AND NEW.state = 'queued')
          OR OLD.callback <> NEW.callback OR OLD.event <> NEW.event
        BEGIN SELECT RAISE(ABORT, 'an ended callback job stays ended'); END;
      CREATE TRIGGER callback_job_stays BEFORE DELETE ON callback_job
        BEGIN SELECT RAISE(ABORT, 'callback jobs cannot be removed'); END;
    `);
  },
};
