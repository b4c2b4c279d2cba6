/** A history that Ignition wrote into a database of the site: it answers as the station's own does, and is never written. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import type { Clock } from '../../platform/ports.ts';
import type { History } from '../history.ts';
import type { HistoryPath } from '../paths.ts';
import { fromStart, slicer, type Point } from '../slices.ts';
import { openTables, type AskDatabase, type StoredTag } from './tables.ts';

/** A path that names this history, and as it was asked for. */
export interface ExternalPath extends HistoryPath {
  readonly path: string;
}

type Asked<Question> = Omit<Question, 'paths'> & { readonly paths: readonly ExternalPath[] };
type Answer = 'points' | 'slices';

/** The questions of a history, with their paths by parts. They reject with the words of the connection, and `forbidden`. */
export type ExternalHistory = {
  readonly [Kind in Answer]: (question: Asked<Parameters<History[Kind]>[0]>) => ReturnType<History[Kind]>;
};

export interface ExternalOptions {
  /** Its name in paths, and that of its connection. */
  readonly name: string;
  readonly database: string;
  readonly ask: AskDatabase;
  readonly clock: Pick<Clock, 'now'>;
  /** Why whoever asks may not read a tag of the station, by its whole path; undefined where they may. */
  readonly whyNotRead: (path: string) => string | undefined;
}

/** Points that are gone through for slices at most, of all tags of a question. */
const mostRead = 2_000_000;
/** Points after which the gateway does other things. */
const atOnce = 2000;

/** Opens it. No database is asked before somebody asks for its tags. */
export function externalHistory({ name, database, ask, clock, whyNotRead }: ExternalOptions): ExternalHistory {
  const tables = openTables(database, ask);
  /** Reads of the tags of paths what whoever asks may read. Whoever signed out meanwhile has left. */
  const reading = async <T>(
    paths: readonly ExternalPath[],
    read: (tags: readonly (StoredTag | undefined)[]) => Promise<T>,
  ): Promise<T> => {
    const found = await tables.tags([...new Set(paths.map(({ tag }) => tag.toLowerCase()))]);
    const answer = await read(chosen(name, found, paths, whyNotRead));
    chosen(name, found, paths, whyNotRead);
    return answer;
  };
  return {
    points: ({ paths, most, ...range }) =>
      reading(paths, async (tags) => {
        const points: (readonly Point[])[] = [];
        let left = most;
        for (const tag of tags) {
          const own: Point[] = [];
          if (tag !== undefined && left > 0) {
            for await (const point of tables.within(tag, range)) {
              own.push(point);
              left -= 1;
              if (left <= 0) break;
            }
          }
          points.push(fromStart(range.start, tag && (await tables.before(tag, range)), own));
        }
        return { points, isCut: left <= 0 };
      }),
    slices: ({ paths, slices, aggregates, ...range }) =>
      reading(paths, async (tags) => {
        const results: (readonly (number | string | null)[])[] = [];
        let read = 0;
        for (const [at, tag] of tags.entries()) {
          const gathered = slicer({ ...range, slices }, tag && (await tables.before(tag, range)));
          for await (const point of tag === undefined ? [] : tables.within(tag, range)) {
            gathered.add(point);
            read += 1;
            if (read % atOnce === 0) await nextTurn();
            if (read > mostRead) {
              throw new CountersignError(
                ErrorCode.illegalArgument,
                `The history ${name} was not asked: it has more than ${mostRead} points there; ask for a shorter time or fewer tags.`,
              );
            }
          }
          results.push(gathered.results(aggregates[at] ?? 'LastValue', clock.now()));
        }
        return results;
      }),
  };
}

/** The tag of each path among those of their names; undefined for one that the history does not have. Throws `forbidden`. */
function chosen(
  name: string,
  found: readonly StoredTag[],
  paths: readonly ExternalPath[],
  whyNotRead: ExternalOptions['whyNotRead'],
): readonly (StoredTag | undefined)[] {
  return paths.map(({ path, tag, driver, provider }) => {
    const [one, ...others] = found.filter(
      (stored) =>
        isSame(stored.tag, tag) &&
        (driver === undefined || isSame(stored.driver, driver)) &&
        (provider === undefined || isSame(stored.provider, provider)),
    );
    if (one === undefined) return undefined;
    if (others.length > 0) {
      const all = [one, ...others].map((stored) => `[${name}/${stored.driver}:${stored.provider}]${tag}`);
      throw new CountersignError(
        ErrorCode.illegalArgument,
        `The history of ${path} was not asked: it is one of several tags; name ${all.join(' or ')}.`,
      );
    }
    const reason = whyNotRead(`[${one.provider}]${tag}`);
    if (reason === undefined) return one;
    throw new CountersignError(ErrorCode.forbidden, `The history of ${path} was not read: ${reason}`);
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
