/** What a station does for its files when nobody signs: the log into the database, the keys told how far the trail is. */
import type { Keys } from './keys.ts';
import type { Ports } from '../platform/ports.ts';
import { settle, type Station } from './station.ts';
import type { Store } from '../store/database.ts';

/** Milliseconds between two times. */
const restEvery = 300_000;

/** Does so now, then now and then, and once more when the function that comes back ends it. */
export function restNowAndThen(store: Store, keys: Keys, station: Station, { clock, log }: Ports): () => void {
  const isSigning = store.db.prepare("SELECT 1 FROM challenge WHERE state = 'open' LIMIT 1");
  const now = (): void => settle(store, keys, station, log);
  now();
  const again = (): void => {
    if (isSigning.get() === undefined) now();
    callOff = clock.after(restEvery, again);
  };
  let callOff = clock.after(restEvery, again);
  return () => {
    callOff();
    now();
  };
}
