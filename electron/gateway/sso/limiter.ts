/**
 * How much each of many sources may do: a burst at once, then a steady rate (the generic cell rate algorithm). Kept in
 * memory alone: what must outlast a restart is counted by account, in `throttle.ts`.
 */
import type { Clock } from '../platform/ports.ts';

export interface Limiter {
  /** Seconds until a source may do one thing more; 0 when it may now. */
  readonly wait: (source: string) => number;
  /** Takes one of what a source may do. */
  readonly spend: (source: string) => void;
  /**
   * Takes one for what is begun now: of many at once, those that nobody has heard of yet count as well. Returns what gives it back,
   * where it turns out to cost nothing.
   */
  readonly take: (source: string) => () => void;
}

export interface Rate {
  /** What a source that did nothing for long may do at once. */
  readonly burst: number;
  readonly perMinute: number;
}

/** Sources told apart; a flood of others shares one measure. */
const mostSources = 10_000;

/** A limiter by the monotonic clock, so that a changed clock neither frees nor holds anybody. */
export function openLimiter(clock: Pick<Clock, 'monotonic'>, { burst, perMinute }: Rate): Limiter {
  const interval = 60_000 / perMinute;
  /** When each source will have its whole burst again, in milliseconds of the clock. */
  const fullAt = new Map<string, number>();

  const forgetFull = (): void => {
    const now = clock.monotonic();
    for (const [source, at] of fullAt) if (at <= now) fullAt.delete(source);
  };
  const keyOf = (source: string): string => (fullAt.has(source) || fullAt.size < mostSources ? source : 'others');

  const spend = (key: string): void => {
    const now = clock.monotonic();
    fullAt.set(key, Math.min(Math.max(fullAt.get(key) ?? 0, now) + interval, now + burst * interval));
  };
  const ownKey = (source: string): string => {
    if (fullAt.size >= mostSources) forgetFull();
    return keyOf(source);
  };

  return {
    wait: (source) => {
      const missing = (fullAt.get(keyOf(source)) ?? 0) - clock.monotonic();
      return Math.max(0, missing - (burst - 1) * interval) / 1000;
    },
    spend: (source) => spend(ownKey(source)),
    take: (source) => {
      const key = ownKey(source);
      spend(key);
      return () => {
        const at = fullAt.get(key);
        if (at !== undefined) fullAt.set(key, at - interval);
      };
    },
  };
}
