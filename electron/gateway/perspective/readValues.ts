/**
 * Which values of an object's properties are still as they were read of a tag: what writes another value there, or to a part of it
 * or to what it is part of, ends that. So nothing else is ever said to be a tag's value.
 */
import { isPrefix, type Path } from '../../contract/inside.ts';
import type { Quality } from '../../contract/page.ts';

/** Of which tag a value was read, by its whole path, and its time at the source in epoch milliseconds; 0 where it has none. */
export interface TagRead {
  readonly tag: string;
  readonly timestamp: number;
}

/** What is known of a value at a path beside what it is. */
export interface KnownValue extends Partial<TagRead> {
  readonly path: Path;
  readonly quality: Quality;
}

export interface ReadValues {
  /** Keeps that a value at a path was read, or with undefined that something else is there now. */
  readonly keep: (path: Path, read: (TagRead & Pick<KnownValue, 'quality'>) | undefined) => void;
  /** The one at a path. */
  readonly at: (path: Path) => KnownValue | undefined;
  /** Those at a path and inside of it. */
  readonly below: (path: Path) => readonly KnownValue[];
}

export function readValues(): ReadValues {
  /** By scope and property: what is written elsewhere looks at none of them. */
  const kept = new Map<string, readonly KnownValue[]>();
  const keyOf = ([scope, name]: Path): string => JSON.stringify([scope, name]);
  return {
    keep: (path, read) => {
      const key = keyOf(path);
      const known = kept.get(key);
      if (known === undefined && read === undefined) return;
      const others = (known ?? []).filter((one) => !isPrefix(path, one.path) && !isPrefix(one.path, path));
      const now = read === undefined ? others : [...others, { ...read, path }];
      if (now.length === 0) kept.delete(key);
      else kept.set(key, now);
    },
    at: (path) =>
      (kept.size === 0 ? undefined : kept.get(keyOf(path)))?.find(
        (one) => one.path.length === path.length && isPrefix(path, one.path),
      ),
    below: (path) => {
      const within = path.length < 2 ? [...kept.values()].flat() : (kept.get(keyOf(path)) ?? []);
      return within.filter((one) => isPrefix(path, one.path));
    },
  };
}
