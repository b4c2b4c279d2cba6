/** How a command reads the database of a station, and changes nothing. */
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { schemaVersion } from '../gateway/store/migrate.ts';
import type { Sqlite } from '../gateway/platform/sqlite.ts';
import { cannotRead, openForReading, requireWhole } from '../gateway/store/reading.ts';

/** The first schema with keys of the station; a database of none is not ours. */
const oldestRead = 30;

/** Reads a database, and closes it; what goes wrong while it is read is said in words. */
export function reading<T>(dataDir: string, work: (db: Sqlite) => T): T {
  const opened = openForReading(dataDir);
  try {
    requireWhole(opened, dataDir);
    // All of it as it was at one moment: a station that runs beside goes on.
    opened.db.exec('BEGIN');
    requireReadable(opened.db, dataDir);
    return work(opened.db);
  } catch (error) {
    throw cannotRead(dataDir, error);
  } finally {
    opened.close();
  }
}

/** Throws `store` for a database that is brought up to date before it can be read. */
function requireReadable(db: Sqlite, dataDir: string): void {
  const version = schemaVersion(db);
  if (version === 0 || version >= oldestRead) return;
  throw new CountersignError(
    ErrorCode.store,
    `The database in ${dataDir} is of a version of Countersign whose stations had no key yet. Start the station once with this program, or a copy of it; nothing was changed now.`,
  );
}
