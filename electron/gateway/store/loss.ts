/**
 * A station that was there is never taken for a new one: where something beside the database says that it was set up,
 * and the database is missing or empty, nothing starts on it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { databaseName } from '../platform/databaseName.ts';
import type { Sqlite } from '../platform/sqlite.ts';

/** The files of a database, which are copied and moved together. */
export const databaseFiles = Object.freeze([databaseName, `${databaseName}-wal`, `${databaseName}-shm`]);

/**
 * What was lost of a station: `older` is a database that has fewer entries than its keys remember, `rewritten` one that has
 * others.
 */
export const Loss = Object.freeze({
  missing: 'missing',
  empty: 'empty',
  older: 'older',
  rewritten: 'rewritten',
  damaged: 'damaged',
} as const);
export type Loss = (typeof Loss)[keyof typeof Loss];

/** Only a station that had its database makes these. What a site configures may lie there before the first start. */
const traces = [
  'keys.json',
  'setup-code',
  'demo-provider.json',
  'browser-profiles',
  ...databaseFiles.filter((name) => name !== databaseName),
];

/** What says that a data directory was a station's, by name, without its database. */
export function tracesIn(dataDir: string, lockSaysSo: boolean): string[] {
  const found = traces.filter((name) => existsSync(join(dataDir, name)));
  return lockSaysSo ? [...found, 'lock'] : found;
}

/**
 * Throws `store` when a database that was opened has no station in it: its content was lost, or lies in a log that is not
 * there. A first start that broke off is no loss: its tables are there, and nothing beside them.
 */
export function refuseEmpty(db: Sqlite, dataDir: string, found: readonly string[]): void {
  if (hasStation(db)) return;
  if (!hasTable(db) || found.some((name) => !databaseFiles.includes(name))) throw lost(Loss.empty, dataDir, found);
}

/** Whether a database holds a station's identity. */
export function hasStation(db: Sqlite): boolean {
  return hasTable(db) && db.prepare('SELECT 1 FROM station').get() !== undefined;
}

function hasTable(db: Sqlite): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'station'").get() !== undefined;
}

/** The refusal of a station whose database is lost, and the way on. */
export function lost(loss: 'missing' | 'empty', dataDir: string, found: readonly string[]): CountersignError {
  const [first = databaseName] = found;
  const what =
    loss === Loss.missing
      ? `The data directory ${dataDir} was a station's: ${first} is there, but the database ${databaseName} is missing.`
      : `The database ${join(dataDir, databaseName)} is empty` +
        (found.length > 0
          ? `, though ${first} beside it says that this station was set up.`
          : ' and has lost its log, or was never a station’s.');
  const where =
    `While a station runs, most of what it holds lies in ${databaseName}-wal: look for that file, where this ` +
    'folder was copied from or in a backup, and put both back together. Or name the right folder with --data-dir.';
  return lossError(loss, `${what} No new station was made and nothing was changed. ${where} ${wayOn(dataDir)}`);
}

/** The refusal of a folder, a pipe or a device in the place of one of a station's files. */
export function notAFile(file: string): CountersignError {
  return new CountersignError(ErrorCode.store, `${file} is no file. Nothing was read and nothing was changed.`);
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
