/**
 * The keys that belong to a database, and whether it is the one that they remember: by what they were told last, and beyond that by
 * the checkpoints that the station signed since, and by the seal over the end of its trail.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { databaseName } from '../platform/databaseName.ts';
import type { KeyVault } from '../platform/keyVault.ts';
import type { Store } from '../store/database.ts';
import { Loss, lossError, wayOn } from '../store/loss.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { goesOnAsSigned } from './checkpoints.ts';
import { keyProtectionOf, openKeys, type Keys } from './keys.ts';
import { signingKeyOf } from './signingKey.ts';
import {
  bindKeys,
  knownKeys,
  lossOf,
  olderInWords,
  reasonHeld,
  rewrittenInWords,
  wasHeld,
  wasRemembered,
} from './station.ts';
import { lossAtEnd } from './trailEnd.ts';

/** How a database is not the one that its keys remember, in words that say what to look for. */
export interface Misfit {
  readonly loss: typeof Loss.older | typeof Loss.rewritten;
  readonly words: string;
}

/** The keys of a database, as `keysWithMisfit` gives them. Throws `store` also where it is not the one that they remember. */
export function openStationKeys(store: Store, dataDir: string, vault: KeyVault): Keys {
  const { keys, misfit } = keysWithMisfit(store, dataDir, vault);
  if (misfit === undefined) return keys;
  const { loss, words } = misfit;
  throw lossError(loss, `${words} Nothing is written to it. ${wayOn(dataDir)}`);
}

/**
 * The keys that belong to this database, and how it is another one than they remember. Throws `store` when the key file was lost
 * or exchanged: with other keys no password and no second factor would fit, and silently made new ones would lock everybody
 * out for good.
 */
export function keysWithMisfit(
  store: Store,
  dataDir: string,
  vault: KeyVault,
): { readonly keys: Keys; readonly misfit: Misfit | undefined } {
  const known = knownKeys(store);
  if (typeof known === 'string' && keyProtectionOf(dataDir) === undefined) throw foreignKeys();
  const keys = openKeys(dataDir, vault);
  if (typeof known === 'string' && known !== keys.fingerprint) throw foreignKeys();
  const misfit = misfitOf(store.db, keys);
  if (misfit === undefined) bindKeys(store, keys);
  return { keys, misfit };
}

/** What a database is not any more of what its keys remember; undefined where it is all of it. Its trees and tables are believed. */
export function lossBy(db: Sqlite, keys: Keys): typeof Loss.older | typeof Loss.rewritten | undefined {
  const mark = keys.mark();
  if (mark === undefined) return wasRemembered(db) ? Loss.older : undefined;
  const loss = lossOf(db, mark);
  if (loss !== undefined) return loss;
  // A mark without a root is of a program that made no checkpoints, or of a moment after a recovery.
  const isSigned = mark.root === undefined || goesOnAsSigned(db, signingKeyOf(keys).id, mark.entries);
  if (!isSigned) return Loss.rewritten;
  if (wasHeld(db)) return Loss.older;
  return mark.root === undefined ? undefined : lossAtEnd(db, keys);
}

/** What made up for nothing since: entries that came later are none of those that were missing. */
const heldBefore = 'This station was held at an earlier start, and nobody let it go on since.';

function misfitOf(db: Sqlite, keys: Keys): Misfit | undefined {
  const loss = lossBy(db, keys);
  if (loss === undefined) return undefined;
  const mark = keys.mark();
  if (mark === undefined) {
    const words =
      'The key file keys.json has lost what it remembers of its database, so nobody can tell whether that is the latest. ' +
      'Look for keys.json in a backup of this data directory.';
    return { loss, words };
  }
  const where = `Look for the right ${databaseName} and its ${databaseName}-wal, where this folder was copied from or in a backup.`;
  if (loss === Loss.older && lossOf(db, mark) === undefined && wasHeld(db)) {
    return { loss, words: `${heldBefore} ${reasonHeld(db)?.replace(`${heldBefore} `, '') ?? ''}`.trim() };
  }
  return loss === Loss.rewritten
    ? { loss, words: `${rewrittenInWords(databaseName)} What it says of signatures is not to be believed. ${where}` }
    : { loss, words: `${olderInWords(databaseName, db, mark)} Signatures and users may be missing from it. ${where}` };
}

function foreignKeys(): CountersignError {
  return new CountersignError(
    ErrorCode.store,
    'The key file keys.json is missing or belongs to another database. Restore it from the backup of this data directory; nothing was changed.',
  );
}
