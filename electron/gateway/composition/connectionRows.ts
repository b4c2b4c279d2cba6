/** What `[System]Connections` says of each part of a station: how it stands, in words for people. */
import { counted } from '../../contract/counted.ts';
import type { JsonObject } from '../../contract/json.ts';
import { localTime, localTimeBeside } from '../../format/localTime.ts';
import type { Databases } from '../databases/databases.ts';
import type { History } from '../history/history.ts';
import type { Ports } from '../platform/ports.ts';
import type { TagEvents } from '../scripting/tagEvents.ts';
import { Connection } from '../tags/provider.ts';
import type { Tags } from '../tags/tags.ts';

/** How all that the station speaks to stands, for people. */
export function connectionRows(
  tags: Tags,
  databases: Databases,
  { now, zone }: Pick<Ports['clock'], 'now' | 'zone'>,
): readonly JsonObject[] {
  const shortly = (at: number): string => localTimeBeside(at, now(), zone);
  return [
    ...tags
      .providers()
      .flatMap(({ name, kind, connection, words, followed, received, since, rate, lastError, nextAttempt }) => {
        if (connection === Connection.none) return [];
        // What is so now stands in the words already.
        const isOver = lastError !== undefined && connection !== Connection.faulted;
        const error = isOver ? `${localTime(lastError.at, zone)}: ${lastError.words}` : '';
        const text = nextAttempt === undefined ? words : `${words}. The next attempt is at ${shortly(nextAttempt)}`;
        return [
          {
            name,
            kind,
            state: connection,
            since: shortly(since),
            words: text,
            followed,
            received,
            rate,
            lastError: error,
          },
        ];
      }),
    ...databases.status().map(({ name, kind, state, trouble, used, most }) => {
      const words = trouble === '' ? `${used} of ${most} connections are in use` : trouble;
      return { name, kind, state, since: '', words, followed: null, received: null, rate: null, lastError: '' };
    }),
  ];
}

/** The columns of what speaks to nobody. */
const withoutTraffic = Object.freeze({ since: '', followed: null, received: null, rate: null, lastError: '' });

/** How the scripts of tags stand, where there are some. */
export function tagEventsRow(events: Pick<TagEvents, 'failing' | 'count'>): readonly JsonObject[] {
  const count = events.count();
  if (count === 0) return [];
  const [first, ...more] = events.failing();
  const others = more.length === 0 ? '' : `; ${more.length} more failed`;
  const words =
    first === undefined
      ? `${counted(count, 'tag')} with scripts`
      : `The script ${first.event} of ${first.path} failed: ${first.reason}${others}`;
  const state = first === undefined ? 'open' : 'faulted';
  return [{ name: 'scripts of tags', kind: 'python', state, words, ...withoutTraffic }];
}

/** How the history of the station stands, once it was looked at. */
export function historyRow({ status }: Pick<History, 'status'>, zone: string): readonly JsonObject[] {
  const found = status();
  if (found === undefined) return [];
  const row = (state: string, words: string) => [{ name: 'history', kind: 'sqlite', state, words, ...withoutTraffic }];
  const { size: there, trouble, lost, isFull, keeps } = found;
  const missed = lost === 0 ? '' : `; ${lost} points are lost, as they could not be stored for too long`;
  if (trouble !== undefined || there === undefined)
    return row('faulted', `Nothing is stored: ${trouble ?? 'it was not looked at yet'}${missed}`);
  const { bytes, oldest } = there;
  const { keepDays, pointDays, mostMegabytes } = keeps;
  const size = `${Math.ceil(bytes / 1_000_000)} MB${mostMegabytes === undefined ? '' : ` of ${mostMegabytes}`}`;
  const since = oldest === null ? 'no point yet' : `the oldest point is of ${localTime(oldest, zone)}`;
  const kept =
    pointDays === undefined ? `kept for ${keepDays} days` : `points for ${pointDays} days, summaries for ${keepDays}`;
  const full = isFull ? '. It is as large as it may be: the oldest points go before their time' : '';
  return row(isFull ? 'full' : 'open', `${size}, ${since}; ${kept}${missed}${full}`);
}
