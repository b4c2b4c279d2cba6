/** Which values are too old, since nothing came for longer than they may stand. */
import type { Clock } from '../../../platform/ports.ts';

const sweep = 500;

export interface Freshness<K> {
  /** Something came of `key` `age` milliseconds ago; it goes stale `limit` seconds after that. */
  readonly heard: (key: K, limit: number, age: number) => void;
  readonly forget: (key: K) => void;
  readonly close: () => void;
}

/** Watches values. `expired` hears of each once. */
export function openFreshness<K>(clock: Clock, expired: (key: K) => void): Freshness<K> {
  const ends = new Map<K, number>();
  let callOff: (() => void) | undefined;
  const look = (): void => {
    callOff = undefined;
    const now = clock.monotonic();
    for (const [key, end] of ends) {
      if (end > now) continue;
      ends.delete(key);
      expired(key);
    }
    if (ends.size > 0) callOff = clock.after(sweep, look);
  };
  return {
    heard: (key, limit, age) => {
      ends.set(key, clock.monotonic() + limit * 1000 - age);
      callOff ??= clock.after(sweep, look);
    },
    forget: (key) => {
      ends.delete(key);
    },
    close: () => {
      ends.clear();
      callOff?.();
    },
  };
}
