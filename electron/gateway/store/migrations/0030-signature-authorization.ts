import type { Migration } from '../migrate.ts';

/**
 * The complete signature authorization: how a request may end, versions of what is signed, templates that are edited in
 * the app, station signatures, callback jobs that are tried again, and the lists that pages read. The triggers hold the
 * tables of `signature/states.ts` also against a defect of the program.
 */
export const signatureAuthorization: Migration = {
  version: 30,
  name: 'signature authorization',
  up: (db) => {
    db.exec(`
      CREATE TABLE new_request (
        id TEXT PRIMARY KEY,
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
        reason TEXT
      ) STRICT, WITHOUT ROWID;
      INSERT INTO new_request (id, name, template_name, template, content, content_hash, callbacks, state,
          requested_at, decided_at)
        SELECT id, name, template_name, template, content, content_hash, callbacks, state, requested_at, decided_at
        FROM signature_request;
      DROP TRIGGER signature_request_stays;
      DROP TABLE signature_request;
      ALTER TABLE new_request RENAME TO signature_request;
      CREATE INDEX signature_request_expiry ON signature_request (expires_at)
        WHERE state = 'pending' AND expires_at IS NOT NULL;
      CREATE INDEX signature_request_record ON signature_request (record_id, id) WHERE record_id IS NOT NULL;
      CREATE TRIGGER signature_request_starts BEFORE INSERT ON signature_request
        WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM signature_request WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'a request starts as pending, once'); END;
      CREATE TRIGGER signature_request_kept BEFORE UPDATE ON signature_request
        WHEN OLD.id <> NEW.id OR OLD.name <> NEW.name OR OLD.template_name <> NEW.template_name
          OR OLD.template <> NEW.template OR OLD.content <> NEW.content OR OLD.content_hash <> NEW.content_hash
          OR OLD.callbacks <> NEW.callbacks OR OLD.record_id IS NOT NEW.record_id
          OR OLD.record_version IS NOT NEW.record_version OR OLD.requested_at <> NEW.requested_at
          OR OLD.expires_at IS NOT NEW.expires_at
        BEGIN SELECT RAISE(ABORT, 'what a request asks to sign stays as it was'); END;
      CREATE TRIGGER signature_request_decided BEFORE UPDATE ON signature_request
        WHEN NOT ((OLD.state = 'pending' AND NEW.state <> 'pending')
          OR (OLD.state = 'on hold' AND NEW.state = 'cancelled'))
        BEGIN SELECT RAISE(ABORT, 'a decided request stays decided'); END;
      CREATE TRIGGER signature_request_by_its_slots BEFORE UPDATE ON signature_request
        WHEN (NEW.state = 'approved'
            AND EXISTS (SELECT 1 FROM sign_in_slot WHERE request_id = NEW.id AND state <> 'approved'))
          OR (NEW.state = 'rejected'
            AND NOT EXISTS (SELECT 1 FROM sign_in_slot WHERE request_id = NEW.id AND state = 'rejected'))
          OR (NEW.state <> 'pending'
            AND EXISTS (SELECT 1 FROM sign_in_slot WHERE request_id = NEW.id AND state = 'pending'))
        BEGIN SELECT RAISE(ABORT, 'a request is decided by its slots'); END;
      CREATE TRIGGER signature_request_stays BEFORE DELETE ON signature_request
        BEGIN SELECT RAISE(ABORT, 'requests cannot be removed'); END;

      CREATE TRIGGER sign_in_slot_starts BEFORE INSERT ON sign_in_slot
        WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM sign_in_slot WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'a slot starts as pending, once'); END;
      CREATE TRIGGER sign_in_slot_of_pending BEFORE UPDATE OF state ON sign_in_slot
        WHEN NEW.state IN ('approved', 'rejected')
          AND (SELECT state FROM signature_request WHERE id = NEW.request_id) <> 'pending'
        BEGIN SELECT RAISE(ABORT, 'slots of an ended request are not signed'); END;
      DROP INDEX sign_in_slot_pending;

      -- Which slots a list shows, in the order of 'at': while they wait by who may sign them, afterwards by who did.
      CREATE TABLE slot_facet (
        scope TEXT NOT NULL CHECK (scope IN ('pending', 'ended')),
        facet TEXT NOT NULL,
        value TEXT NOT NULL,
        at TEXT NOT NULL,
        slot_id TEXT NOT NULL REFERENCES sign_in_slot (id),
        PRIMARY KEY (scope, facet, value, at, slot_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE pending_slots (only INTEGER PRIMARY KEY CHECK (only = 1), n INTEGER NOT NULL) STRICT;
      INSERT INTO pending_slots SELECT 1, count(*) FROM sign_in_slot WHERE state = 'pending';
      CREATE TRIGGER sign_in_slot_counted AFTER INSERT ON sign_in_slot
        BEGIN UPDATE pending_slots SET n = n + 1; END;
      CREATE TRIGGER sign_in_slot_uncounted AFTER UPDATE OF state ON sign_in_slot
        WHEN OLD.state = 'pending' AND NEW.state <> 'pending'
        BEGIN UPDATE pending_slots SET n = n - 1; END;

      CREATE TABLE record_version (
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        request_id TEXT NOT NULL REFERENCES signature_request (id),
        at TEXT NOT NULL,
        change_reason TEXT,
        -- Counts up within a record, whatever the clock says.
        number INTEGER NOT NULL,
        PRIMARY KEY (record_id, version),
        UNIQUE (record_id, number)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER record_version_kept BEFORE UPDATE ON record_version
        BEGIN SELECT RAISE(ABORT, 'versions of a record cannot be changed'); END;
      CREATE TRIGGER record_version_once BEFORE INSERT ON record_version
        WHEN EXISTS (SELECT 1 FROM record_version WHERE record_id = NEW.record_id AND version = NEW.version)
        BEGIN SELECT RAISE(ABORT, 'versions of a record cannot be replaced'); END;
      CREATE TRIGGER record_version_stays BEFORE DELETE ON record_version
        BEGIN SELECT RAISE(ABORT, 'versions of a record cannot be removed'); END;

      -- The app's own templates; those of a project lie in its folder.
      CREATE TABLE signature_template (
        name_key TEXT PRIMARY KEY,
        body TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE station_key (
        id TEXT PRIMARY KEY,
        public_key TEXT NOT NULL UNIQUE,
        created_at TEXT NOT NULL,
        -- Signatures from before the station had a key, as JSON with their hashes, and this key's signature over them.
        earlier TEXT NOT NULL,
        earlier_signature TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER station_key_kept BEFORE UPDATE ON station_key
        BEGIN SELECT RAISE(ABORT, 'station keys cannot be changed'); END;
      CREATE TRIGGER station_key_stays BEFORE DELETE ON station_key
        BEGIN SELECT RAISE(ABORT, 'station keys cannot be removed'); END;

      ALTER TABLE user ADD COLUMN person_id TEXT;
      ALTER TABLE user ADD COLUMN badge TEXT;
      CREATE UNIQUE INDEX user_badge ON user (badge) WHERE badge IS NOT NULL;

      DROP TRIGGER signature_kept;
      DROP TRIGGER signature_once;
      ALTER TABLE signature ADD COLUMN request_id TEXT;
      ALTER TABLE signature ADD COLUMN person_id TEXT;
      ALTER TABLE signature ADD COLUMN only_once INTEGER NOT NULL DEFAULT 0 CHECK (only_once IN (0, 1));
      ALTER TABLE signature ADD COLUMN key_id TEXT REFERENCES station_key (id);
      ALTER TABLE signature ADD COLUMN station_signature TEXT;
      UPDATE signature SET person_id = signer_id,
        request_id = (SELECT request_id FROM sign_in_slot WHERE sign_in_slot.id = signature.slot_id);
      CREATE UNIQUE INDEX signature_distinct ON signature (request_id, person_id) WHERE only_once = 1;
      CREATE UNIQUE INDEX signature_distinct_account ON signature (request_id, signer_id) WHERE only_once = 1;
      CREATE INDEX signature_request_signers ON signature (request_id);
      CREATE TRIGGER signature_once BEFORE INSERT ON signature
        WHEN EXISTS (SELECT 1 FROM signature
          WHERE id = NEW.id OR slot_id = NEW.slot_id OR challenge_id = NEW.challenge_id OR hash = NEW.hash
            OR (NEW.only_once = 1 AND only_once = 1 AND request_id = NEW.request_id
              AND (person_id = NEW.person_id OR signer_id = NEW.signer_id)))
        BEGIN SELECT RAISE(ABORT, 'signatures cannot be replaced'); END;
      CREATE TRIGGER signature_kept BEFORE UPDATE ON signature
        BEGIN SELECT RAISE(ABORT, 'signatures cannot be changed'); END;

      ALTER TABLE callback_job ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE callback_job ADD COLUMN next_at TEXT;
      DROP TRIGGER callback_job_ended;
      DROP INDEX callback_job_queued;
      CREATE INDEX callback_job_queued ON callback_job (id) WHERE state = 'queued';
      CREATE INDEX callback_job_started ON callback_job (id) WHERE state = 'started';
      CREATE INDEX callback_job_request ON callback_job (request_id);
      CREATE TRIGGER callback_job_ended BEFORE UPDATE ON callback_job
        WHEN OLD.state NOT IN ('queued', 'started') OR OLD.callback <> NEW.callback OR OLD.event <> NEW.event
          OR OLD.request_id <> NEW.request_id
        BEGIN SELECT RAISE(ABORT, 'an ended callback job stays ended'); END;
    `);
    fillFacets(db);
  },
};

interface EarlierSlot {
  readonly id: string;
  readonly state: string;
  readonly alternatives: string;
  readonly name: string;
  readonly template_name: string;
  readonly requested_at: string;
  readonly ended_at: string;
  readonly signer: string | null;
}

/** Files what an earlier version wrote under what finds it now; names in the form in which they are looked up. */
function fillFacets(db: Parameters<Migration['up']>[0]): void {
  const slots = db
    .prepare<[], EarlierSlot>(
      `SELECT s.id, s.state, s.alternatives, r.name, r.template_name, r.requested_at,
         coalesce(g.signed_at, r.decided_at, r.requested_at) AS ended_at,
         CASE WHEN json_valid(g.bytes) THEN g.bytes ->> '$.signer.userName' END AS signer
       FROM sign_in_slot s JOIN signature_request r ON r.id = s.request_id LEFT JOIN signature g ON g.slot_id = s.id`,
    )
    .all();
  const insert = db.prepare(
    'INSERT OR IGNORE INTO slot_facet (scope, facet, value, at, slot_id) VALUES (?, ?, ?, ?, ?)',
  );
  for (const slot of slots) {
    const pending = slot.state === 'pending';
    const more = pending
      ? waysToSign(slot.alternatives)
      : [['state', slot.state], ...(slot.signer === null ? [] : [['signer', lookUpForm(slot.signer)]])];
    const facets = [
      ['all', ''],
      ['request', lookUpForm(slot.name)],
      ['template', lookUpForm(slot.template_name)],
      ...more,
    ];
    const scope = pending ? 'pending' : 'ended';
    for (const [facet, value] of facets) {
      insert.run(scope, facet, value, pending ? slot.requested_at : slot.ended_at, slot.id);
    }
  }
}

function waysToSign(alternatives: string): string[][] {
  const ways = JSON.parse(alternatives) as readonly { readonly kind: string; readonly name: string }[];
  return ways.map(({ kind, name }) => [kind, kind === 'userName' ? lookUpForm(name) : name]);
}

/** As names are compared since version 20. */
function lookUpForm(text: string): string {
  return text.normalize('NFKC').trim().toLocaleLowerCase('en');
}
