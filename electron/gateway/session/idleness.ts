/**
 * How long nobody has used a session (AU-15). Both clocks measure and the later one counts, so that a computer that slept was
 * idle. Only input that the host itself saw counts as use, never what a page says.
 */
import type { Clock } from '../platform/ports.ts';

export interface Idleness {
  /** The host saw a person: touch, pointer, key; or somebody proved to be there. */
  readonly used: () => void;
  /** Milliseconds since nobody was seen. */
  readonly time: () => number;
}

/** Measures from now on. */
export function measureIdleness(clock: Pick<Clock, 'now' | 'monotonic'>): Idleness {
  let used = { at: clock.monotonic(), wall: clock.now() };
  return {
    used: () => {
      used = { at: clock.monotonic(), wall: clock.now() };
    },
    time: () => Math.max(clock.monotonic() - used.at, clock.now() - used.wall),
  };
}
