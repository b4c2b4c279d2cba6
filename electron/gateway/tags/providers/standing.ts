/** How a provider stands to what it speaks to, and what its tags are while it does not. */
import { Connection, type ProviderStatus, type QualifiedValue } from '../provider.ts';
import type { ProviderContext } from './kind.ts';

export interface Standing {
  readonly connection: () => Connection;
  /** What it speaks to, or why it cannot. */
  readonly words: () => string;
  /** Takes how it stands from now on; a change is said in the log. */
  readonly take: (connection: Connection, words: string) => void;
  /** It is tried again in so many milliseconds. */
  readonly again: (ms: number) => void;
  /** Counts values that came. */
  readonly received: (count: number) => void;
  /** What a tag is while nobody is asked: the last value, with the time that it had, and never as if it were live. */
  readonly away: (last: QualifiedValue | undefined) => QualifiedValue;
  readonly status: (followed: number) => ProviderStatus;
}

/** Seconds over which the values that come are averaged. */
const rateSeconds = 10;

/** A provider that begins to connect to `where`. */
export function openStanding(
  where: string,
  { name, clock, log }: Pick<ProviderContext, 'name' | 'clock' | 'log'>,
): Standing {
  let connection: Connection = Connection.connecting;
  let words = where;
  let since = clock.now();
  let received = 0;
  let lastError: ProviderStatus['lastError'];
  let nextAttempt: number | undefined;
  /** Values of the last seconds, each at the place of its second. */
  const seconds = Array.from({ length: rateSeconds }, () => ({ second: -1, count: 0 }));
  const secondNow = (): number => Math.floor(clock.monotonic() / 1000);
  return {
    connection: () => connection,
    words: () => words,
    take: (next, nextWords) => {
      if (next !== connection) since = clock.now();
      if (nextWords !== words || next !== connection) log.info(`The provider [${name}]: ${nextWords}.`);
      if (next === Connection.faulted) lastError = { words: nextWords, at: clock.now() };
      connection = next;
      words = nextWords;
      nextAttempt = undefined;
    },
    again: (ms) => {
      nextAttempt = clock.now() + ms;
    },
    received: (count) => {
      received += count;
      const second = secondNow();
      const at = second % rateSeconds;
      const before = seconds[at];
      seconds[at] = { second, count: count + (before?.second === second ? before.count : 0) };
    },
    away: (last) => ({
      value: last?.value ?? null,
      quality: { code: 'Bad_NotConnected', reason: words },
      timestamp: last?.timestamp ?? clock.now(),
    }),
    status: (followed) => {
      const oldest = secondNow() - rateSeconds;
      const lately = seconds.filter(({ second }) => second > oldest).reduce((sum, { count }) => sum + count, 0);
      const isAhead = nextAttempt !== undefined && nextAttempt > clock.now();
      return {
        connection,
        words,
        since,
        followed,
        received,
        rate: lately / rateSeconds,
        lastError,
        nextAttempt: isAhead ? nextAttempt : undefined,
      };
    },
  };
}
