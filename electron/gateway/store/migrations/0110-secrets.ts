import type { Migration } from '../migrate.ts';

/**
 * What the station proves itself with elsewhere, sealed with keys of the station: at identity providers, and by names that
 * the site's settings use for databases and controllers.
 */
export const secrets: Migration = {
  version: 110,
  name: 'secrets',
  up: (db) => {
    db.exec(`
      CREATE TABLE secret (
        kind TEXT NOT NULL CHECK (kind IN ('identity-provider', 'named')),
        name TEXT NOT NULL,
        sealed TEXT NOT NULL,
        set_at TEXT NOT NULL,
        PRIMARY KEY (kind, name)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO secret (kind, name, sealed, set_at)
        SELECT 'identity-provider', provider, sealed, set_at FROM provider_secret;
      DROP TABLE provider_secret;
    `);
  },
};
