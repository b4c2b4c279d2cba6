import type { Migration } from '../migrate.ts';

/** The station sign: words and a colour that every true signing surface shows, and no page or script can read. */
export const stationSign: Migration = {
  version: 50,
  name: 'station sign',
  up: (db) => {
    db.exec(`
      ALTER TABLE station ADD COLUMN sign_words TEXT;
      ALTER TABLE station ADD COLUMN sign_colour TEXT;
    `);
  },
};
