/** Paths that were written: what has to be told so that somebody who had all before has all again. */
import type { Path } from '../../contract/inside.ts';

/** Paths by their keys from the outside in; none leads to another. A place that was written itself is its path. */
export type ChangedPaths = Map<string, ChangedPaths | Path>;

/** Keeps a path, which has a key at least, where nothing around it is kept already; what is inside of it is told with it. */
export function addPath(kept: ChangedPaths, path: Path): void {
  let around = kept;
  for (const key of path.slice(0, -1)) {
    const within = around.get(String(key)) ?? new Map<string, ChangedPaths | Path>();
    if (!(within instanceof Map)) return;
    around.set(String(key), within);
    around = within;
  }
  // It stands where the first of what is inside of it stood: later paths may lead on from there.
  const last = String(path.at(-1));
  if (!Array.isArray(around.get(last))) around.set(last, path);
}

/** The paths in the order in which they, or what is inside of them, were written first. */
export function pathsOf(kept: ChangedPaths): Path[] {
  return [...kept.values()].flatMap((one) => (one instanceof Map ? pathsOf(one) : [one]));
}
