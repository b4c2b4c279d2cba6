import type { Migration } from '../migrate.ts';

/** With which signature an event of an alarm is acknowledged: the name of its template. */
export const alarmSignatures: Migration = {
  version: 130,
  name: 'alarm signatures',
  up: (db) => {
    db.exec('ALTER TABLE alarm_event ADD COLUMN ack_signature TEXT');
  },
};
