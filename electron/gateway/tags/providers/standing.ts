/** How a provider stands to what it speaks to, and what its tags are while it does not. */
import { Connection, type ProviderStatus, type QualifiedValue } from '../provider.ts';
import type { ProviderContext } from './kind.ts';

export interface Standing {
  readonly connection: () => Connection;
  /** What it speaks to, or why it cannot. */
  readonly words: () => string;
  /** Takes how it stands from now on; a change is said in the log. */
  readonly take: (connection: Connection, words: string) => void;
  /** Counts values that came. */
  readonly received: (count: number) => void;
  /** What a tag is while nobody is asked: the last value, with the time that it had, and never as if it were live. */
  readonly away: (last: QualifiedValue | undefined) => QualifiedValue;
  readonly status: (followed: number) => ProviderStatus;
}

/** A provider that begins to connect to `where`. */
export function openStanding(
  where: string,
  { name, clock, log }: Pick<ProviderContext, 'name' | 'clock' | 'log'>,
): Standing {
  let connection: Connection = Connection.connecting;
  let words = where;
  let since = clock.now();
  let received = 0;
  return {
    connection: () => connection,
    words: () => words,
    take: (next, said) => {
      if (next !== connection) since = clock.now();
      if (said !== words || next !== connection) log.info(`The provider [${name}]: ${said}.`);
      connection = next;
      words = said;
    },
    received: (count) => {
      received += count;
    },
    away: (last) => ({
      value: last?.value ?? null,
      quality: { code: 'Bad_NotConnected', reason: words },
      timestamp: last?.timestamp ?? clock.now(),
    }),
    status: (followed) => ({ connection, words, since, followed, received }),
  };
}
