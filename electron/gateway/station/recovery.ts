/**
 * Going on without a database that is lost, on somebody's word: with the keys of the station, a reason, and an entry in
 * the trail that tells of it. Nothing that is left of the old one is thrown away.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { openTrail, type Actor } from '../audit/trail.ts';
import { requireFittingTree } from '../audit/tree.ts';
import { cannotUse } from '../platform/dataDir.ts';
import { syncFolder } from '../platform/durably.ts';
import { keyProtectionOf, openKeys, type Keys } from './keys.ts';
import { lossBy } from './misfit.ts';
import type { Ports } from '../platform/ports.ts';
import { isBlank } from '../platform/unseen.ts';
import { bindKeys, entriesOf, markStation, readStation } from './station.ts';
import { openStore, type Store } from '../store/database.ts';
import { migrations, newestSchema } from '../store/migrations/index.ts';
import { schemaDifferences } from '../store/schema.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { databaseFiles, Loss } from '../store/loss.ts';
import { openForReading, requireWhole } from '../store/reading.ts';

/** What somebody says and wants. */
export interface Recovery {
  readonly dataDir: string;
  readonly reason: string;
  readonly actor: Actor;
  /** Go on with the older database that is there, as after restoring a backup, instead of with an empty one. */
  readonly keepsDatabase: boolean;
  /** Name of the station, where its keys remember none. */
  readonly stationName: string;
}

/** What was found and done. */
export interface Recovered {
  readonly loss: Loss;
  /** Where the files of the old database lie now; undefined where there were none, or the database was kept. */
  readonly movedTo: string | undefined;
  readonly moved: readonly string[];
  /** Entries of the audit trail that are known to be lost. */
  readonly entriesLost: number;
}

const longestReason = 1000;

/**
 * Lets a station start again whose database is missing, empty, damaged or older than its keys remember. Throws
 * `illegal-argument` without a reason, and `store`, having changed nothing, when the keys do not open, the database
 * belongs to other keys, or nothing is lost.
 */
export function recoverStation(recovery: Recovery, ports: Ports): Recovered {
  const { dataDir, keepsDatabase } = recovery;
  const reason = recovery.reason.trim();
  if (isBlank(reason) || reason.length > longestReason) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `Say why with --reason, in 1 to ${longestReason} characters. Nothing was changed.`,
    );
  }
  if (keyProtectionOf(dataDir) === undefined) {
    throw refused(
      `There is no keys.json in ${dataDir}, so nobody can show that this was their station. Restore it from a backup, ` +
        'or start a new station in an empty folder.',
    );
  }
  const keys = openKeys(dataDir, ports.vault);
  const mark = keys.mark();
  const found: { loss?: Loss; moved?: readonly string[]; movedTo?: string; entries?: number } = {};
  const store = openStore(dataDir, {
    prepare: () => {
      const { loss, entries } = findLoss(dataDir, keys);
      found.loss = loss;
      found.entries = entries;
      if (keepsDatabase && loss !== Loss.older && loss !== Loss.rewritten) {
        throw refused(`The database of ${dataDir} is ${loss}: there is none to go on with. Leave out --keep-database.`);
      }
      if (!keepsDatabase) Object.assign(found, moveAside(dataDir, ports));
    },
  });
  const { loss = Loss.missing, moved = [], movedTo, entries = 0 } = found;
  const entriesLost = Math.max(0, (mark?.entries ?? 0) - (keepsDatabase ? entries : 0));
  try {
    const detail = {
      reason,
      found: loss,
      entriesLost,
      ...(mark === undefined || keepsDatabase ? {} : { station: mark.id }),
      ...(movedTo === undefined ? {} : { movedTo, moved: [...moved] }),
    };
    const station = begin(store, keys, { ...recovery, stationName: mark?.name ?? recovery.stationName }, ports, detail);
    store.moveLog();
    // Whoever lets the station go on lets it with whatever the computer counted since.
    keys.rememberCounter({ value: null, moves: 0 });
    // Last: until then the keys refuse what is there, and this can be done again.
    markStation(store, keys, station);
  } finally {
    store.close();
  }
  return { loss, movedTo, moved, entriesLost };
}

/** The identity, its keys and the entry that tells of the recovery: all of them in the database, or none. */
function begin(
  store: Store,
  keys: Keys,
  { stationName, actor }: Recovery,
  ports: Ports,
  detail: Parameters<ReturnType<typeof openTrail>['append']>[0]['detail'] & object,
): { readonly id: string; readonly name: string } {
  return store.transaction(() => {
    const { id, name } = readStation(store, ports, stationName, 'either');
    bindKeys(store, keys);
    const trail = openTrail(store, ports, id, ports.newId());
    trail.append({ action: 'station.recovered', actor, target: `station:${id}`, detail });
    return { id, name };
  });
}

/** What is lost. Reads only, and throws `store` when nothing is, or the database is another station's. */
function findLoss(dataDir: string, keys: Keys): { readonly loss: Loss; readonly entries: number } {
  let reading: ReturnType<typeof openForReading> | undefined;
  try {
    reading = openForReading(dataDir);
    requireWhole(reading, dataDir);
    const { db } = reading;
    const entries = entriesOf(db);
    const bound = fingerprintIn(db);
    if (typeof bound === 'string' && bound !== keys.fingerprint) {
      throw refused(
        `The database in ${dataDir} belongs to other keys than its keys.json. Put together what belongs together; nothing was changed.`,
      );
    }
    if (schemaDifferences(db, migrations, newestSchema).length > 0) return { loss: Loss.damaged, entries };
    requireFittingTree(db);
    const loss = lossBy(db, keys);
    if (loss !== undefined) return { loss, entries };
  } catch (error) {
    const loss = error instanceof CountersignError ? lossIn(error) : undefined;
    if (loss === undefined) throw error;
    return { loss, entries: 0 };
  } finally {
    reading?.close();
  }
  throw refused(
    `Nothing is lost in ${dataDir}: its database is whole and as its keys remember it. Nothing was changed.`,
  );
}

function lossIn({ details }: CountersignError): Loss | undefined {
  return Object.values(Loss).find((loss) => loss === details['loss']);
}

function fingerprintIn(db: Sqlite): string | null | undefined {
  return db.prepare<[], { key_fingerprint: string | null }>('SELECT key_fingerprint FROM station').get()
    ?.key_fingerprint;
}

/** Puts what is left of the old database into a folder of its own, together. */
function moveAside(
  dataDir: string,
  { clock }: Ports,
): { readonly moved: readonly string[]; readonly movedTo?: string } {
  const moved = databaseFiles.filter((name) => existsSync(join(dataDir, name)));
  if (moved.length === 0) return { moved };
  const stamp = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const movedTo = join(dataDir, `moved-aside-${stamp}`);
  try {
    mkdirSync(movedTo, { mode: 0o700 });
    for (const name of moved) renameSync(join(dataDir, name), join(movedTo, name));
    syncFolder(movedTo);
    syncFolder(dataDir);
  } catch (error) {
    throw cannotUse(dataDir, error);
  }
  return { moved, movedTo };
}

function refused(message: string): CountersignError {
  return new CountersignError(ErrorCode.store, message);
}
