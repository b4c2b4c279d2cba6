import type { Migration } from '../migrate.ts';

/** The associated data of an alarm, as an event of it had them: an object of JSON. */
export const alarmData: Migration = {
  version: 140,
  name: 'alarm data',
  up: (db) => {
    db.exec("ALTER TABLE alarm_event ADD COLUMN data TEXT NOT NULL DEFAULT '{}'");
  },
};
