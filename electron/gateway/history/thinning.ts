/**
 * What keeps the file of the history small: points of five minutes that have a summary become the few of them that a chart shows,
 * and where the file is as large as it may be, the oldest points go.
 */
import type Database from 'better-sqlite3';
import type { Point } from './slices.ts';
import { shortest, windowOf } from './summaries.ts';

/** Windows that become few points at once, so that what is stored meanwhile does not wait. */
const windowsAtOnce = 100;

export interface Thinning {
  /** Thins windows that end before a moment; answers how many, fewer than there are where there are many. */
  readonly thin: (before: number) => number;
  /** Whether a point comes too late: its window is thinned, and its summary stands. */
  readonly isTooLate: (tag: number, at: number) => boolean;
}

/** Opens it over a history with its tables of points and summaries. */
export function openThinning(db: Database.Database): Thinning {
  db.exec(`
    CREATE TABLE IF NOT EXISTS thinned (tag INTEGER PRIMARY KEY REFERENCES tag (id), until INTEGER NOT NULL) STRICT;
  `);
  const untilOf = db.prepare<[number], { until: number }>('SELECT until FROM thinned WHERE tag = ?');
  const setUntil = db.prepare<[number, number]>('INSERT OR REPLACE INTO thinned (tag, until) VALUES (?, ?)');
  const windows = db.prepare<[number, number, number, number], { start: number }>(
    'SELECT start FROM summary WHERE tag = ? AND start >= ? AND start < ? ORDER BY start LIMIT ?',
  );
  const points = db.prepare<[number, number, number], Point>(
    'SELECT at, value, quality FROM point WHERE tag = ? AND at >= ? AND at < ? ORDER BY at',
  );
  const drop = db.prepare<[number, number, number, string]>(
    'DELETE FROM point WHERE tag = ? AND at >= ? AND at < ? AND at NOT IN (SELECT value FROM json_each(?))',
  );
  const tags = db.prepare<[], { id: number }>('SELECT id FROM tag');
  const known = new Map<number, number>();
  const until = (tag: number): number => {
    const found = known.get(tag) ?? untilOf.get(tag)?.until ?? 0;
    known.set(tag, found);
    return found;
  };
  const thinTag = db.transaction((tag: number, before: number, most: number): number => {
    const found = windows.all(tag, until(tag), before, most);
    for (const { start } of found) {
      const kept = telling(points.all(tag, start, start + shortest));
      if (kept !== undefined) drop.run(tag, start, start + shortest, JSON.stringify(kept));
    }
    const last = found.at(-1);
    if (last !== undefined) {
      // The window of the last point has no summary yet, and is thinned once another point follows.
      setUntil.run(tag, last.start + shortest);
      known.set(tag, last.start + shortest);
    }
    return found.length;
  });
  return {
    thin: (before) => {
      let left = windowsAtOnce;
      // What is not whole yet waits.
      const end = windowOf(before, shortest);
      try {
        for (const { id } of tags.all()) {
          if (left <= 0) break;
          left -= thinTag(id, end, left);
        }
      } catch (error) {
        // What was rolled back is not known.
        known.clear();
        throw error;
      }
      return windowsAtOnce - left;
    },
    isTooLate: (tag, at) => at < until(tag),
  };
}

/** The moments of the first, the lowest, the highest and the last point; undefined where one is bad or no number. */
function telling(points: readonly Point[]): readonly number[] | undefined {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let [low, high] = [first, first];
  for (const point of points) {
    if (typeof point.value !== 'number' || point.quality !== null) return undefined;
    if (point.value < Number(low.value)) low = point;
    if (point.value > Number(high.value)) high = point;
  }
  return [...new Set([first.at, low.at, high.at, last.at])];
}
