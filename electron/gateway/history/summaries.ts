/**
 * Summaries: what the points of a tag in five minutes come to, stored beside them, so that a chart of a month does not go through
 * each. They make an answer faster and never another: where there is none, the points are read.
 */
import type Database from 'better-sqlite3';
import { slicer, type Point, type Slicer, type Sum } from './slices.ts';

/** Milliseconds of a window, the first of which begins at the epoch. */
export const windowLength = 300_000;
/** A window of fewer points has no summary: they are read as fast. */
const fewest = 10;

/** What the points of one window come to, from the first of them to the end of the window. */
export interface Summary extends Sum {
  readonly start: number;
  readonly firstAt: number;
}

/** The window of a moment, by its start. */
export function windowOf(at: number): number {
  return Math.floor(at / windowLength) * windowLength;
}

/** What is gathered of a window, whose points come in the order of their times. */
export function windowGatherer(start: number) {
  const end = start + windowLength;
  const gathered = slicer({ start, end, slices: 1 }, undefined);
  let points = 0;
  let firstAt = 0;
  let lastAt = -Infinity;
  return {
    /** Takes a point; false for one that comes too late for it. */
    add: (point: Point): boolean => {
      if (point.at <= lastAt) return false;
      if (points === 0) firstAt = point.at;
      points += 1;
      lastAt = point.at;
      gathered.add(point);
      return true;
    },
    /** Its summary; undefined where points are as good: they are few, or their sums are beyond numbers. */
    summary: (): Summary | undefined => {
      const [sum] = gathered.sums(end);
      if (sum === undefined || points < fewest) return undefined;
      const isFinite = Object.values(sum).every((one) => typeof one !== 'number' || Number.isFinite(one));
      return isFinite ? { start, firstAt, ...sum } : undefined;
    },
  };
}

export interface Gathering {
  readonly start: number;
  readonly end: number;
  /** Where nothing is known any more. */
  readonly now: number;
  /** Whether points of bad quality are left out: a summary with one of them does not stand for the others. */
  readonly ignoresBad: boolean;
}

/**
 * Gives slices what a tag said over a time: summaries where one slice has all of it, and the points between them. Both come in
 * the order of their times.
 */
export function gather(
  slices: Slicer,
  summaries: Iterable<Summary>,
  pointsWithin: (from: number, to: number) => Iterable<Point>,
  { start, end, now, ignoresBad }: Gathering,
): void {
  let from = start;
  for (const summary of summaries) {
    const { firstAt } = summary;
    const to = summary.start + windowLength;
    if (summary.start < from || to > now || !slices.isInOne(firstAt, to)) continue;
    // Something was known of all of it where none was bad.
    if (ignoresBad && summary.known < to - firstAt) continue;
    if (summary.start > from) for (const point of pointsWithin(from, summary.start)) slices.add(point);
    slices.merge(summary, firstAt, to);
    from = to;
  }
  for (const point of pointsWithin(from, end)) slices.add(point);
}

const columns: Readonly<Record<keyof Summary, string>> = Object.freeze({
  start: 'INTEGER NOT NULL',
  firstAt: 'INTEGER NOT NULL',
  count: 'INTEGER NOT NULL',
  total: 'REAL NOT NULL',
  mean: 'REAL NOT NULL',
  spread: 'REAL NOT NULL',
  low: 'REAL',
  lowAt: 'INTEGER NOT NULL',
  high: 'REAL',
  highAt: 'INTEGER NOT NULL',
  area: 'REAL NOT NULL',
  known: 'INTEGER NOT NULL',
  on: 'INTEGER NOT NULL',
  off: 'INTEGER NOT NULL',
  countOn: 'INTEGER NOT NULL',
  countOff: 'INTEGER NOT NULL',
  last: 'ANY',
  lastQuality: 'TEXT',
});
const names = Object.keys(columns);
const quoted = names.map((name) => `"${name}"`).join(', ');

export interface Summaries {
  /** Takes a point that is about to be stored, in the transaction that stores it. */
  readonly take: (tag: number, point: Point) => void;
  /** Summarises anew what late points changed, at the end of that transaction. */
  readonly settle: () => void;
  /** Takes nothing of before for known: a transaction was rolled back. */
  readonly reset: () => void;
  /** Takes away those whose points are gone, in part or all, in the transaction in which the oldest points of a tag went. */
  readonly forget: (tag: number) => void;
  /** Those of a tag whose windows begin in a time, in their order. */
  readonly within: (tag: number, start: number, end: number) => Iterable<Summary>;
}

/** The window of a tag to which its last point went. It has no summary; gathered is undefined where not all was gathered. */
interface OpenWindow {
  readonly start: number;
  gathered: ReturnType<typeof windowGatherer> | undefined;
}

/** Opens those of a history, in which there is a table `point`. */
export function openSummaries(db: Database.Database): Summaries {
  db.exec(`
    CREATE TABLE IF NOT EXISTS summary (
      tag INTEGER NOT NULL REFERENCES tag (id),
      ${Object.entries(columns)
        .map(([name, type]) => `"${name}" ${type}`)
        .join(', ')},
      PRIMARY KEY (tag, start)
    ) STRICT, WITHOUT ROWID;
  `);
  const put = db.prepare<[Summary & { readonly tag: number }]>(
    `INSERT OR REPLACE INTO summary (tag, ${quoted}) VALUES (@tag, ${names.map((name) => `@${name}`).join(', ')})`,
  );
  const drop = db.prepare<[number, number]>('DELETE FROM summary WHERE tag = ? AND start = ?');
  const dropBefore = db.prepare<[number, number]>('DELETE FROM summary WHERE tag = ? AND start < ?');
  const within = db.prepare<[number, number, number], Summary>(
    `SELECT ${quoted} FROM summary WHERE tag = ? AND start >= ? AND start < ? ORDER BY start`,
  );
  const points = db.prepare<[number, number, number], Point>(
    'SELECT at, value, quality FROM point WHERE tag = ? AND at >= ? AND at < ? ORDER BY at',
  );
  const first = db.prepare<[number, number], { readonly at: number }>(
    'SELECT at FROM point WHERE tag = ? AND at >= ? ORDER BY at LIMIT 1',
  );
  const open = new Map<number, OpenWindow>();
  /** Windows that were left, and are to be read again. */
  const changed = new Map<string, { readonly tag: number; readonly start: number }>();

  const write = (tag: number, summary: Summary | undefined): void => {
    if (summary !== undefined) put.run({ tag, ...summary });
  };
  const enter = (tag: number, start: number): OpenWindow => {
    const left = open.get(tag);
    if (left?.gathered !== undefined) write(tag, left.gathered.summary());
    else if (left !== undefined) changed.set(`${tag} ${left.start}`, { tag, start: left.start });
    drop.run(tag, start);
    const firstAt = first.get(tag, start)?.at;
    const isEmpty = firstAt === undefined || firstAt >= start + windowLength;
    const entered = { start, gathered: isEmpty ? windowGatherer(start) : undefined };
    open.set(tag, entered);
    return entered;
  };
  return {
    take: (tag, point) => {
      const start = windowOf(point.at);
      const known = open.get(tag);
      const window = known?.start === start ? known : enter(tag, start);
      if (window.gathered?.add(point) === false) window.gathered = undefined;
    },
    settle: () => {
      for (const { tag, start } of changed.values()) {
        if (open.get(tag)?.start === start) continue;
        const gathered = windowGatherer(start);
        for (const point of points.iterate(tag, start, start + windowLength)) gathered.add(point);
        write(tag, gathered.summary());
      }
      changed.clear();
    },
    reset: () => {
      open.clear();
      changed.clear();
    },
    forget: (tag) => {
      const oldest = first.get(tag, -Infinity)?.at;
      if (oldest === undefined) return;
      dropBefore.run(tag, oldest);
      const window = open.get(tag);
      if (window !== undefined && window.start < oldest) window.gathered = undefined;
    },
    within: (tag, start, end) => within.iterate(tag, start, end),
  };
}
