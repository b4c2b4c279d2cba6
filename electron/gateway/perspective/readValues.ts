/**
 * Which values of a property are still as they were read of a tag: what writes another value there, or to a part of it
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

/** What is still as it was read after a value of a quality was read at a path, or with undefined after something else came there. */
export function keepRead(
  known: readonly KnownValue[],
  path: Path,
  quality: Quality,
  read: TagRead | undefined,
): readonly KnownValue[] {
  if (known.length === 0 && read === undefined) return known;
  const others = known.filter((one) => !isPrefix(path, one.path) && !isPrefix(one.path, path));
  return read === undefined ? others : [...others, { ...read, path, quality }];
}
