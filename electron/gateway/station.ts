import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Store } from './store/database.ts';
import { keyProtectionOf, openKeys, type Keys, type KeyVault } from './keys.ts';
import type { Ports } from './ports.ts';
import { isoUtc } from './time.ts';

/** This installation: its id is made once and stays; its name is what people call it. */
export interface Station {
  readonly id: string;
  readonly name: string;
}

/**
 * Reads the station's identity, or makes it on the first start with the given name. A data directory is a demo's or a
 * real station's for good: throws `store` when it is opened as the other, since a demo makes users who may sign.
 */
export function readStation(store: Store, ports: Ports, firstName: string, demo: boolean | 'either'): Station {
  const read = store.db.prepare<[], Station & { demo: number }>('SELECT id, name, demo FROM station');
  return store.transaction(() => {
    const known = read.get();
    if (known !== undefined) {
      if (demo !== 'either' && (known.demo === 1) !== demo) throw mixed(known.demo === 1);
      return { id: known.id, name: known.name };
    }
    const made = { id: ports.newId(), name: firstName };
    store.db
      .prepare<[string, string, string, number]>(
        'INSERT INTO station (only, id, name, created_at, demo) VALUES (1, ?, ?, ?, ?)',
      )
      .run(made.id, made.name, isoUtc(ports.clock.now()), demo === true ? 1 : 0);
    return made;
  });
}

/**
 * The keys that belong to this database. Throws `store` when the key file was lost or exchanged: with other keys no
 * password and no second factor would fit, and silently made new ones would lock everybody out for good.
 */
export function openStationKeys(store: Store, dataDir: string, vault: KeyVault): Keys {
  const known = store.db
    .prepare<[], { key_fingerprint: string | null }>('SELECT key_fingerprint FROM station')
    .get()?.key_fingerprint;
  if (typeof known === 'string' && keyProtectionOf(dataDir) === undefined) throw foreignKeys();
  const keys = openKeys(dataDir, vault);
  if (known === keys.fingerprint) return keys;
  if (typeof known === 'string') throw foreignKeys();
  store.transaction(() => {
    store.db.prepare<[string]>('UPDATE station SET key_fingerprint = ?').run(keys.fingerprint);
  });
  return keys;
}

function foreignKeys(): CountersignError {
  return new CountersignError(
    ErrorCode.store,
    'The key file keys.json is missing or belongs to another database. Restore it from the backup of this data directory; nothing was changed.',
  );
}

function mixed(isDemo: boolean): CountersignError {
  return new CountersignError(
    ErrorCode.store,
    isDemo
      ? 'This data directory belongs to a demo. Name another one with --data-dir for a real project.'
      : 'This data directory belongs to a real station. A demo project makes users who may sign; give it another directory with --data-dir.',
  );
}
