/** Paths that were written: what has to be told so that somebody who had all before has all again. */
import { isPrefix, type Path } from '../../contract/inside.ts';

export interface ChangedPaths {
  /** Keeps a path where nothing around it is kept already; what is inside of it is told with it. */
  readonly add: (path: Path) => void;
  /** The paths in the order in which they were written first; none leads to another. */
  readonly all: () => readonly Path[];
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String));
}

/** Opens an empty set of paths. */
export function changedPaths(): ChangedPaths {
  const kept = new Map<string, Path>();
  let longest = 0;
  return {
    add: (path) => {
      if (path.some((_key, index) => kept.has(keyOf(path.slice(0, index + 1))))) return;
      // It stands where the first of what is inside of it stood: later paths may lead on from there.
      const before = path.length < longest ? [...kept] : [];
      if (before.length > 0) kept.clear();
      for (const [key, other] of before) {
        if (isPrefix(path, other)) kept.set(keyOf(path), path);
        else kept.set(key, other);
      }
      kept.set(keyOf(path), path);
      longest = Math.max(longest, path.length);
    },
    all: () => [...kept.values()],
  };
}
