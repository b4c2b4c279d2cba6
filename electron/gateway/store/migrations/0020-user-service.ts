import type { Migration } from '../migrate.ts';

/**
 * The user service: what Zato SSO keeps of users, sessions, attributes, linked accounts and password resets. Ids of
 * users that were deleted are kept, so that no id ever means two people. Tokens and codes are stored as hashes, seeds
 * encrypted.
 */
export const userService: Migration = {
  version: 20,
  name: 'user service',
  up: (db) => {
    db.exec(`
      ALTER TABLE station ADD COLUMN key_fingerprint TEXT;

      ALTER TABLE user ADD COLUMN first_name TEXT;
      ALTER TABLE user ADD COLUMN middle_name TEXT;
      ALTER TABLE user ADD COLUMN last_name TEXT;
      ALTER TABLE user ADD COLUMN email TEXT;
      ALTER TABLE user ADD COLUMN email_key TEXT;
      ALTER TABLE user ADD COLUMN is_super_user INTEGER NOT NULL DEFAULT 0 CHECK (is_super_user IN (0, 1));
      ALTER TABLE user ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1));
      ALTER TABLE user ADD COLUMN locked_time TEXT;
      ALTER TABLE user ADD COLUMN locked_by TEXT;
      ALTER TABLE user ADD COLUMN approval_status TEXT NOT NULL DEFAULT 'approved'
        CHECK (approval_status IN ('before_decision', 'approved', 'rejected'));
      ALTER TABLE user ADD COLUMN approval_status_mod_time TEXT;
      ALTER TABLE user ADD COLUMN approval_status_mod_by TEXT;
      ALTER TABLE user ADD COLUMN sign_up_status TEXT NOT NULL DEFAULT 'final'
        CHECK (sign_up_status IN ('before_confirmation', 'final'));
      ALTER TABLE user ADD COLUMN sign_up_time TEXT;
      ALTER TABLE user ADD COLUMN sign_up_confirm_time TEXT;
      ALTER TABLE user ADD COLUMN sign_up_confirm_hash TEXT;
      ALTER TABLE user ADD COLUMN password_peppered INTEGER NOT NULL DEFAULT 0 CHECK (password_peppered IN (0, 1));
      ALTER TABLE user ADD COLUMN password_is_set INTEGER NOT NULL DEFAULT 1 CHECK (password_is_set IN (0, 1));
      ALTER TABLE user ADD COLUMN password_is_short INTEGER NOT NULL DEFAULT 0 CHECK (password_is_short IN (0, 1));
      ALTER TABLE user ADD COLUMN password_must_change INTEGER NOT NULL DEFAULT 0
        CHECK (password_must_change IN (0, 1));
      ALTER TABLE user ADD COLUMN password_last_set TEXT;
      ALTER TABLE user ADD COLUMN password_expiry TEXT;
      ALTER TABLE user ADD COLUMN is_totp_enabled INTEGER NOT NULL DEFAULT 0 CHECK (is_totp_enabled IN (0, 1));
      ALTER TABLE user ADD COLUMN totp_key TEXT;
      ALTER TABLE user ADD COLUMN totp_label TEXT;
      ALTER TABLE user ADD COLUMN totp_algorithm TEXT;
      ALTER TABLE user ADD COLUMN totp_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (totp_confirmed IN (0, 1));
      ALTER TABLE user ADD COLUMN totp_last_step INTEGER;
      CREATE UNIQUE INDEX user_email_key ON user (email_key) WHERE email_key IS NOT NULL;
      CREATE INDEX user_locked ON user (is_locked) WHERE is_locked = 1;
      CREATE UNIQUE INDEX user_sign_up_confirm_hash ON user (sign_up_confirm_hash)
        WHERE sign_up_confirm_hash IS NOT NULL;
      CREATE TRIGGER user_id_stays BEFORE UPDATE OF id ON user
        WHEN OLD.id <> NEW.id BEGIN SELECT RAISE(ABORT, 'the id of a user stays'); END;
      CREATE TRIGGER user_totp_forward BEFORE UPDATE OF totp_last_step ON user
        WHEN OLD.totp_key IS NEW.totp_key AND OLD.totp_last_step IS NOT NULL
          AND (NEW.totp_last_step IS NULL OR NEW.totp_last_step <= OLD.totp_last_step)
        BEGIN SELECT RAISE(ABORT, 'a TOTP step is accepted once'); END;

      CREATE TABLE former_user (id TEXT PRIMARY KEY, deleted_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TRIGGER former_user_kept BEFORE UPDATE ON former_user
        BEGIN SELECT RAISE(ABORT, 'ids of former users stay'); END;
      CREATE TRIGGER former_user_stays BEFORE DELETE ON former_user
        BEGIN SELECT RAISE(ABORT, 'ids of former users stay'); END;
      CREATE TRIGGER user_deleted AFTER DELETE ON user
        BEGIN INSERT INTO former_user (id, deleted_at) VALUES (OLD.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')); END;
      CREATE TRIGGER user_id_new BEFORE INSERT ON user
        WHEN EXISTS (SELECT 1 FROM former_user WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM user WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'an id of a user is never used again'); END;

      CREATE TABLE sign_in_failure (
        account TEXT PRIMARY KEY,
        failures INTEGER NOT NULL,
        known INTEGER NOT NULL CHECK (known IN (0, 1)),
        failed_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE recovery_code (
        user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        hash TEXT NOT NULL,
        used_at TEXT,
        PRIMARY KEY (user_id, hash)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER recovery_code_once BEFORE UPDATE ON recovery_code
        WHEN OLD.used_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a recovery code is used once'); END;

      CREATE TABLE user_session (
        id TEXT PRIMARY KEY,
        token_hash TEXT NOT NULL UNIQUE,
        user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        current_app TEXT NOT NULL,
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        ends_at TEXT NOT NULL,
        used_at TEXT NOT NULL,
        remote_addr TEXT,
        user_agent TEXT,
        auth_type TEXT NOT NULL,
        auth_principal TEXT,
        ext_session_id TEXT,
        state_changes TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX user_session_user ON user_session (user_id);
      CREATE INDEX user_session_expiry ON user_session (expires_at);
      CREATE UNIQUE INDEX user_session_ext ON user_session (ext_session_id) WHERE ext_session_id IS NOT NULL;

      CREATE TABLE user_attribute (
        user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        session_id TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        is_encrypted INTEGER NOT NULL CHECK (is_encrypted IN (0, 1)),
        created_at TEXT NOT NULL,
        modified_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        PRIMARY KEY (user_id, session_id, name)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER user_session_ended AFTER DELETE ON user_session
        BEGIN DELETE FROM user_attribute WHERE session_id = OLD.id; END;

      CREATE TABLE linked_account (
        user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        auth_type TEXT NOT NULL CHECK (auth_type IN ('oidc', 'basic_auth', 'jwt')),
        auth_source TEXT NOT NULL,
        auth_principal TEXT NOT NULL,
        is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
        created_at TEXT NOT NULL,
        PRIMARY KEY (auth_type, auth_source, auth_principal)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX linked_account_user ON linked_account (user_id);

      CREATE TABLE password_reset (
        token_hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        issued_by TEXT NOT NULL,
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        key_hash TEXT UNIQUE,
        key_expires_at TEXT,
        used_at TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX password_reset_user ON password_reset (user_id);

      CREATE TABLE sign_up_decoy (
        token_hash TEXT PRIMARY KEY,
        created_at TEXT NOT NULL,
        is_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (is_confirmed IN (0, 1))
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX audit_entry_action ON audit_entry (action, seq);
    `);
  },
};
