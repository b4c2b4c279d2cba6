/**
 * A station that was there is never taken for a new one: where something beside the database says that it was set up,
 * and the database is missing or empty, nothing starts on it.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Sqlite } from './database.ts';

export const databaseName = 'station.sqlite';

/** The files of a database, which are copied and moved together. */
export const databaseFiles = Object.freeze([databaseName, `${databaseName}-wal`, `${databaseName}-shm`]);

/** What was lost of a station: `older` is a database that has fewer entries than its keys remember. */
export const Loss = Object.freeze({ missing: 'missing', empty: 'empty', older: 'older', damaged: 'damaged' } as const);
export type Loss = (typeof Loss)[keyof typeof Loss];

/** Only a station that had its database makes these. What a site configures may lie there before the first start. */
const traces = [
  'keys.json',
  'setup-code',
  'demo-provider.json',
  'browser-profiles',
  ...databaseFiles.filter((name) => name !== databaseName),
];

/** What lies in a data directory before its database is opened. */
export interface Before {
  readonly traces: readonly string[];
  /** Whether there is more than a file without content. */
  readonly hasDatabase: boolean;
  readonly hasLog: boolean;
}

/**
 * Looks at a data directory, of whose lock is known whether it says that there was a station. Throws `store` when the
 * database is missing beside what says that there was one.
 */
export function lookBefore(dataDir: string, lockSaysSo: boolean): Before {
  const found = traces.filter((name) => existsSync(join(dataDir, name)));
  const before = {
    traces: lockSaysSo ? [...found, 'lock'] : found,
    hasDatabase: sizeOf(join(dataDir, databaseName)) > 0,
    hasLog: sizeOf(join(dataDir, `${databaseName}-wal`)) > 0,
  };
  if (before.traces.length > 0 && !existsSync(join(dataDir, databaseName))) throw lost(Loss.missing, dataDir, before);
  return before;
}

/**
 * Throws `store` when a database that was opened has no station in it, though it should: something beside it says so, or
 * it is a file whose content lies in a log that is not there. What a first start left in the middle is no loss.
 */
export function refuseEmpty(db: Sqlite, dataDir: string, before: Before): void {
  if (hasStation(db)) return;
  const isBare = before.hasDatabase && !before.hasLog && !hasTables(db);
  if (isBare || before.traces.some((name) => !name.startsWith(databaseName))) throw lost(Loss.empty, dataDir, before);
}

/** Whether a database holds a station's identity. */
export function hasStation(db: Sqlite): boolean {
  const isMade =
    db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'station'").get() !== undefined;
  return isMade && db.prepare('SELECT 1 FROM station').get() !== undefined;
}

function hasTables(db: Sqlite): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined;
}

/** The refusal of a station whose database is lost, and the way on. */
export function lost(
  loss: 'missing' | 'empty',
  dataDir: string,
  { traces: found }: Pick<Before, 'traces'>,
): CountersignError {
  const [first = databaseName] = found;
  const what =
    loss === Loss.missing
      ? `The data directory ${dataDir} was a station's: ${first} is there, but the database ${databaseName} is missing.`
      : `The database ${join(dataDir, databaseName)} is empty` +
        (found.length > 0
          ? `, though ${first} beside it says that this station was set up.`
          : ' and has lost its log.');
  const where =
    `While a station runs, most of what it holds lies in ${databaseName}-wal: look for that file, where this ` +
    'folder was copied from or in a backup, and put both back together. Or name the right folder with --data-dir.';
  return lossError(loss, `${what} No new station was made and nothing was changed. ${where} ${wayOn(dataDir)}`);
}

/** How a station starts again without what was lost. */
export function wayOn(dataDir: string): string {
  return existsSync(join(dataDir, 'keys.json'))
    ? `Only when it is lost for good: countersign recover --data-dir "${dataDir}" --reason "why".`
    : 'A new station takes an empty folder.';
}

/** A refusal that a command ends with the exit code for what is incomplete. */
export function lossError(loss: Loss, message: string): CountersignError {
  return new CountersignError(ErrorCode.store, message, { details: { loss } });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
