import type { Migration } from '../migrate.ts';

/** What alarms left behind, and which of them are shelved. Times are epoch milliseconds. */
export const alarms: Migration = {
  version: 120,
  name: 'alarms',
  up: (db) => {
    db.exec(`
      CREATE TABLE alarm_event (
        id TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        display_path TEXT NOT NULL,
        label TEXT NOT NULL,
        priority TEXT NOT NULL CHECK (priority IN ('Diagnostic', 'Low', 'Medium', 'High', 'Critical')),
        notes TEXT NOT NULL,
        needs_notes INTEGER NOT NULL CHECK (needs_notes IN (0, 1)),
        acks_itself INTEGER NOT NULL CHECK (acks_itself IN (0, 1)),
        was_shelved INTEGER NOT NULL CHECK (was_shelved IN (0, 1)),
        value TEXT NOT NULL,
        active_at INTEGER NOT NULL,
        cleared_at INTEGER,
        ack_at INTEGER,
        ack_by TEXT,
        ack_notes TEXT,
        CHECK ((ack_at IS NULL) = (ack_by IS NULL) AND (ack_at IS NULL) = (ack_notes IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX alarm_event_active ON alarm_event (active_at);
      CREATE INDEX alarm_event_cleared ON alarm_event (cleared_at) WHERE cleared_at IS NOT NULL;
      CREATE INDEX alarm_event_acknowledged ON alarm_event (ack_at) WHERE ack_at IS NOT NULL;
      CREATE INDEX alarm_event_open ON alarm_event (active_at) WHERE cleared_at IS NULL OR ack_at IS NULL;
      CREATE TABLE alarm_shelving (
        source TEXT PRIMARY KEY,
        by TEXT NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
