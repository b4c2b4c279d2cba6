import type { Migration } from '../migrate.ts';

/**
 * The number of the mark that the key file has of this database. It is written after the log was moved into the file, so
 * that it lies in the log alone: a database that lost its log since then has an earlier one than its keys.
 */
export const stationMark: Migration = {
  version: 80,
  name: 'station-mark',
  up: (db) => {
    db.exec('ALTER TABLE station ADD COLUMN mark INTEGER NOT NULL DEFAULT 0');
  },
};
