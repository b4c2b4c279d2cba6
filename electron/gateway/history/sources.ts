/** All histories that a station can ask: its own, and those in databases that its site names. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Clock } from '../platform/ports.ts';
import { externalHistory, type ExternalHistory, type ExternalPath } from './external/external.ts';
import type { AskDatabase } from './external/tables.ts';
import type { History } from './history.ts';
import { partsOfPath, wholePath } from './paths.ts';

export interface HistorySources extends Pick<History, 'points' | 'slices' | 'paths'> {
  /** The whole path of a tag: as the own history has it, or as it came where it is of another. */
  readonly wholePath: (path: string) => string;
  /** The whole path of a tag of the own history. Throws `unsupported` for one of another, which is never written. */
  readonly ownPath: (path: string) => string;
  /** Why whoever asks may not read a tag, by its whole path. Of another history it says nothing: that is known once the tag is found. */
  readonly whyNotRead: (path: string) => string | undefined;
  /** Milliseconds between two stored values of a tag, by its whole path; undefined where each change is stored. */
  readonly samplingOf: (path: string) => number | undefined;
}

export interface SourcesOptions {
  readonly own: Pick<History, 'points' | 'slices' | 'paths'>;
  /** The histories that the site names now, with the connections of their databases. */
  readonly historians: () => ReadonlyMap<string, { readonly database: string }>;
  readonly ask: AskDatabase;
  readonly clock: Pick<Clock, 'now'>;
  /** Why whoever asks may not read a tag of the station, by its whole path, in words; undefined where they may. */
  readonly whyNotRead: (path: string) => string | undefined;
  /** Whether the station has a provider of tags of this name now. */
  readonly hasProvider: (name: string) => boolean;
  readonly samplingOf: HistorySources['samplingOf'];
}

/** Opens them. A question of several histories is answered whole, or rejects with what one of them says. */
export function historySources(options: SourcesOptions): HistorySources {
  const { own, historians, ask, clock, whyNotRead, hasProvider, samplingOf } = options;
  const external = (
    path: string,
  ): (ExternalPath & { readonly name: string; readonly database: string }) | undefined => {
    const parts = partsOfPath(path);
    if (parts === undefined) return undefined;
    const found = [...historians()].find(([name]) => name.toLowerCase() === parts.history.toLowerCase());
    return found && { ...parts, path, name: found[0], database: found[1].database };
  };
  /** Throws for a tag of a provider that the station does not have, and of which its history has nothing either. */
  const requireKnown = async (paths: readonly string[]): Promise<void> => {
    const strange = paths.flatMap((path) => {
      const [, name = 'default'] = /^\[([^\]]*)\]/.exec(path) ?? [];
      return hasProvider(name) ? [] : [{ path, name }];
    });
    if (strange.length === 0) return;
    const stored = (await own.paths()).map((path) => path.toLowerCase());
    for (const { path, name } of strange) {
      if (stored.some((one) => one.startsWith(`[${name.toLowerCase()}]`))) continue;
      throw new CountersignError(
        ErrorCode.objectNotFound,
        `The history of ${path} was not read: the station has no history and no tag provider ${name}.`,
      );
    }
  };
  /** Asks each history for its own of the tags, and puts the answers back into the order of the tags. */
  const split = async <T>(
    paths: readonly string[],
    ofOwn: (places: readonly number[]) => Promise<readonly T[]>,
    ofOther: (
      history: ExternalHistory,
      paths: readonly ExternalPath[],
      places: readonly number[],
    ) => Promise<readonly T[]>,
  ): Promise<readonly T[]> => {
    const groups = Map.groupBy(paths.keys(), (place) => external(paths[place] ?? '')?.name);
    const results: [number, T][] = [];
    for (const [, places] of groups) {
      const asked = places.flatMap((place) => external(paths[place] ?? '') ?? []);
      const [first] = asked;
      if (first === undefined) await requireKnown(places.map((place) => paths[place] ?? ''));
      const found =
        first === undefined
          ? await ofOwn(places)
          : await ofOther(
              externalHistory({ name: first.name, database: first.database, ask, clock, whyNotRead }),
              asked,
              places,
            );
      for (const [at, result] of found.entries()) results.push([places[at] ?? 0, result]);
    }
    return results.toSorted(([one], [other]) => one - other).map(([, result]) => result);
  };
  const whole = (path: string): string => (external(path) === undefined ? wholePath(path) : path);
  return {
    wholePath: whole,
    ownPath: (path) => {
      if (external(path) === undefined) return wholePath(path);
      throw new CountersignError(
        ErrorCode.unsupported,
        `The history of ${path} was not written: it is in a database of the site, which this station only reads.`,
      );
    },
    whyNotRead: (path) => (external(path) === undefined ? whyNotRead(path) : undefined),
    samplingOf: (path) => (external(path) === undefined ? samplingOf(path) : undefined),
    paths: own.paths,
    points: async ({ paths, most, ...range }) => {
      let left = most;
      let isCut = false;
      const take = (answer: Awaited<ReturnType<History['points']>>) => {
        left -= answer.points.reduce((sum, { length }) => sum + length, 0);
        isCut ||= answer.isCut;
        return answer.points;
      };
      const points = await split(
        paths,
        async (places) => take(await own.points({ ...range, most: left, paths: places.map((at) => paths[at] ?? '') })),
        async (history, asked) => take(await history.points({ ...range, most: left, paths: asked })),
      );
      return { points, isCut };
    },
    slices: ({ paths, aggregates, ...range }) => {
      const chosen = (places: readonly number[]) => places.map((at) => aggregates[at] ?? 'LastValue');
      return split(
        paths,
        (places) => own.slices({ ...range, paths: places.map((at) => paths[at] ?? ''), aggregates: chosen(places) }),
        (history, asked, places) => history.slices({ ...range, paths: asked, aggregates: chosen(places) }),
      );
    },
  };
}
