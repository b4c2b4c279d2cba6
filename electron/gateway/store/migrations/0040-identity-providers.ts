import type { Migration } from '../migrate.ts';

/**
 * People of identity providers outside: who keeps the names and roles of an account, which issuer vouched for a session
 * (found by it and its `sid` or `sub`, for a logout that the provider asks for), the secrets of the station's clients and
 * the refresh tokens of those who are signed in, both sealed with keys of the station. A link that was taken away stays
 * known, so that its person does not come back as somebody new. Two accounts that are called the same are told apart by
 * an administrator's word alone.
 */
export const identityProviders: Migration = {
  version: 40,
  name: 'identity providers',
  up: (db) => {
    db.exec(`
      ALTER TABLE user ADD COLUMN issuer TEXT;

      ALTER TABLE user_session ADD COLUMN auth_source TEXT;
      ALTER TABLE user_session ADD COLUMN auth_sid TEXT;
      CREATE INDEX user_session_subject ON user_session (auth_source, auth_principal) WHERE auth_source IS NOT NULL;
      CREATE INDEX user_session_sid ON user_session (auth_source, auth_sid) WHERE auth_sid IS NOT NULL;

      CREATE TABLE told_apart (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        PRIMARY KEY (one, other),
        CHECK (one < other)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE former_link (
        auth_source TEXT NOT NULL,
        auth_principal TEXT NOT NULL,
        PRIMARY KEY (auth_source, auth_principal)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER linked_account_gone AFTER DELETE ON linked_account WHEN OLD.auth_type = 'oidc'
        BEGIN INSERT OR IGNORE INTO former_link (auth_source, auth_principal)
          VALUES (OLD.auth_source, OLD.auth_principal); END;

      CREATE TABLE provider_secret (
        provider TEXT PRIMARY KEY,
        sealed TEXT NOT NULL,
        set_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE refresh_token (
        ext_session_id TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        subject TEXT NOT NULL,
        sealed TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
