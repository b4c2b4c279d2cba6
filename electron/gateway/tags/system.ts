/** The provider `[System]`: what a station says of itself, by each of its services. None of it takes writes. */
import type { ReadonlySignal } from '@preact/signals-core';
import type { Clock } from '../platform/ports.ts';
import { tagsOf } from './definitions.ts';
import { foldersOf } from './folders.ts';
import { Connection, type QualifiedValue, type TagProvider, withoutTraffic } from './provider.ts';

/** The tags of one service. */
export interface ServiceTags {
  readonly tag: (path: string) => ReadonlySignal<QualifiedValue> | undefined;
  /** The value of a tag now, where its signal is brought up to date only while it is followed. */
  readonly read?: (path: string) => QualifiedValue | undefined;
  /** Those that are there now, for people who look through them. */
  readonly paths: () => readonly string[];
  readonly close: () => void;
}

/** Opens the provider over the tags of services. */
export function systemTags(services: readonly ServiceTags[], clock: Clock): TagProvider {
  const since = clock.now();
  const find = (path: string): ReadonlySignal<QualifiedValue> | undefined => {
    for (const { tag } of services) {
      const found = tag(path);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const paths = (): readonly string[] => services.flatMap((service) => service.paths());
  return {
    name: 'System',
    kind: 'system',
    tag: find,
    read: (asked) =>
      Promise.resolve(
        asked.map((path) => {
          const quality = { code: 'Bad_NotFound', reason: `No tag [System]${path}` };
          const now = services.map(({ read }) => read?.(path)).find((value) => value !== undefined);
          return now ?? find(path)?.peek() ?? { value: null, quality, timestamp: 0 };
        }),
      ),
    write: (writes) =>
      Promise.resolve(
        writes.map(({ path }) => ({ code: 'Bad_ReadOnly', reason: `The tag [System]${path} takes no writes.` })),
      ),
    browse: (folder) => Promise.resolve(foldersOf(tagsOf(paths().map((path) => ({ path }))).tags).in(folder)),
    describe: (path) =>
      find(path) && {
        name: path.split('/').at(-1) ?? path,
        tagType: 'AtomicTag',
        valueSource: 'memory',
        readOnly: true,
      },
    status: () => {
      const words = 'What this station says of itself.';
      return {
        connection: Connection.none,
        words,
        since,
        followed: paths().length,
        ...withoutTraffic,
      };
    },
    close: () => {
      for (const { close } of services) close();
      return Promise.resolve();
    },
  };
}
