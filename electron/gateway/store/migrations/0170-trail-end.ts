import type { Migration } from '../migrate.ts';

/** The seal over the end of the audit trail: how many entries there are, and what the keys of the station say of the tree over them. */
export const trailEnd: Migration = {
  version: 170,
  name: 'trail-end',
  up: (db) => {
    db.exec('ALTER TABLE station ADD COLUMN trail_end TEXT');
  },
};
