import type { Migration } from '../migrate.ts';

/** Which code of an authenticator was taken last is in the audit trail alone: a column of it could be set back beside the program. */
export const codesInTheTrail: Migration = {
  version: 160,
  name: 'codes in the trail',
  up: (db) => {
    db.exec(`
      DROP TRIGGER user_totp_forward;
      ALTER TABLE user DROP COLUMN totp_last_step;
    `);
  },
};
