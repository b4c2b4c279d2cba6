/** How a command reads the database of a station, and changes nothing. */
import type { Sqlite } from '../gateway/store/sqlite.ts';
import { cannotRead, openForReading, requireWhole } from '../gateway/store/reading.ts';

/** Reads a database, and closes it; what goes wrong while it is read is said in words. */
export function reading<T>(dataDir: string, work: (db: Sqlite) => T): T {
  const opened = openForReading(dataDir);
  try {
    requireWhole(opened, dataDir);
    // All of it as it was at one moment: a station that runs beside goes on.
    opened.db.exec('BEGIN');
    return work(opened.db);
  } catch (error) {
    throw cannotRead(dataDir, error);
  } finally {
    opened.close();
  }
}
