/** What a station does for its files when nobody signs: the log into the database, the keys told how far the trail is. */
import type { Trail } from '../audit/trail.ts';
import type { Keys } from './keys.ts';
import type { Ports } from '../platform/ports.ts';
import { settle, type Station } from './station.ts';
import type { Store } from '../store/database.ts';

/** Milliseconds between two times. */
const restEvery = 300_000;
/** Bytes of the database's log above which somebody has to look: it is moved every 16 MB where nobody holds it. */
const largestLog = 64 * 1024 * 1024;

/**
 * Does so now, then now and then, and once more when the function that comes back ends it. A log that grows, since another
 * program holds it, is told: once, until it is short again.
 */
export function restNowAndThen(
  store: Store,
  trail: Pick<Trail, 'append' | 'root'>,
  keys: Keys,
  station: Station,
  { clock, log }: Ports,
): () => void {
  const isSigning = store.db.prepare("SELECT 1 FROM challenge WHERE state = 'open' LIMIT 1");
  let isTold = false;
  const lookAtLog = (): void => {
    const bytes = store.logBytes();
    const isLong = bytes > largestLog;
    if (isLong && !isTold) {
      const megabytes = Math.floor(bytes / 1024 / 1024);
      log.warn('The log of the database grows: another program holds the database open. Nothing is lost.', {
        megabytes,
      });
      store.transaction(() =>
        trail.append({
          action: 'station.log-grows',
          actor: { kind: 'station', id: station.id, name: station.name },
          target: `station:${station.id}`,
          detail: { megabytes },
        }),
      );
    }
    isTold = isLong;
  };
  const now = (): void => {
    settle(store, keys, station, trail, log);
    try {
      lookAtLog();
    } catch (error) {
      log.error('That the log of the database grows could not be kept.', { reason: String(error) });
    }
  };
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
