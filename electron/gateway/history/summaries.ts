/**
 * Summaries: what the points of a tag in an hour and in five minutes come to, stored beside them, so that a chart of a year
 * goes through hours, and reads the others and points only where a slice begins and ends. They make an answer faster and never
 * another: where there is none, the shorter ones are read, and at last the points.
 */
import type Database from 'better-sqlite3';
import { slicer, type Point, type Slicer, type Sum } from './slices.ts';

/** Milliseconds of a window, the first of which begins at the epoch, and the table of each length; the longest first. */
const lengths = [
  { length: 3_600_000, table: 'summary_hour' },
  { length: 300_000, table: 'summary' },
] as const;
/** The shortest of them. */
export const shortest = lengths[1].length;
/** A window of fewer points has no summary: they are read as fast. */
const fewest = 10;

/** What the points of one window come to, from the first of them to the end of the window. */
export interface Summary extends Sum {
  readonly start: number;
  readonly firstAt: number;
}

/** The window of a moment, by its start. */
export function windowOf(at: number, length: number): number {
  return Math.floor(at / length) * length;
}

/** What is gathered of a window, whose points come in the order of their times. */
export function windowGatherer(start: number, length: number) {
  const end = start + length;
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
    /** Takes the summary of a part of it, which comes after all that it has and ends at a moment. */
    merge: (part: Readonly<Summary>, to: number): void => {
      if (points === 0) firstAt = part.firstAt;
      points += fewest;
      lastAt = to - 1;
      gathered.merge(part, part.firstAt, to);
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

/** The summaries of a tag of one length. */
export interface Tier {
  /** Milliseconds of each window. */
  readonly length: number;
  /** Those whose windows begin in a time, in their order. */
  readonly within: (start: number, end: number) => Iterable<Summary>;
}

/** What takes summaries and points. */
interface Taker {
  readonly add: (point: Point) => unknown;
  readonly merge: (summary: Readonly<Summary>, to: number) => void;
  /** Whether one slice has all of a time. */
  readonly isInOne: (from: number, to: number) => boolean;
}

/**
 * Gives slices what a tag said over a time: summaries where one slice has all of it, between them those of the next tier, and at
 * last points. All come in the order of their times.
 * @param tiers The longest windows first; each window has a whole number of those of the next.
 */
export function gather(
  slices: Slicer,
  tiers: readonly Tier[],
  pointsWithin: (from: number, to: number) => Iterable<Point>,
  gathering: Gathering,
): void {
  const merge = (summary: Readonly<Summary>, to: number): void => slices.merge(summary, summary.firstAt, to);
  gatherInto({ ...slices, merge }, tiers, pointsWithin, gathering);
}

function gatherInto(
  taker: Taker,
  tiers: readonly Tier[],
  pointsWithin: (from: number, to: number) => Iterable<Point>,
  { start, end, now, ignoresBad }: Gathering,
): void {
  const between = (from: number, to: number, depth: number): void => {
    const tier = tiers[depth];
    if (tier === undefined) {
      for (const point of pointsWithin(from, to)) taker.add(point);
      return;
    }
    let at = from;
    for (const summary of tier.within(from, to)) {
      const { firstAt } = summary;
      const over = summary.start + tier.length;
      if (over > to || over > now || !taker.isInOne(firstAt, over)) continue;
      // Something was known of all of it where none was bad.
      if (ignoresBad && summary.known < over - firstAt) continue;
      if (summary.start > at) between(at, summary.start, depth + 1);
      taker.merge(summary, over);
      at = over;
    }
    if (at < to) between(at, to, depth + 1);
  };
  between(start, end, 0);
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
  /** Those of a tag for slices of a width, in milliseconds: a narrower slice has no whole window. */
  readonly tiers: (tag: number, width: number) => readonly Tier[];
}

/** The window of a tag to which its last point went. It has no summary; gathered is undefined where not all was gathered. */
interface OpenWindow {
  readonly start: number;
  gathered: ReturnType<typeof windowGatherer> | undefined;
}

/** Opens those of a history, in which there is a table `point`. */
export function openSummaries(db: Database.Database): Summaries {
  const all = lengths.reduceRight<readonly Windows[]>(
    (shorter, { length, table }) => [openWindows(db, length, table, shorter), ...shorter],
    [],
  );
  return {
    take: (tag, point) => {
      for (const one of all) one.take(tag, point);
    },
    settle: () => {
      // A longer one is made of the shorter.
      for (const one of all.toReversed()) one.settle();
    },
    reset: () => {
      for (const one of all) one.reset();
    },
    forget: (tag) => {
      for (const one of all) one.forget(tag);
    },
    tiers: (tag, width) =>
      all
        .filter(({ length }) => length <= width)
        .map(({ length, within }) => ({ length, within: (start, end) => within(tag, start, end) })),
  };
}

/** Those of windows of one length, in a table of their own. */
interface Windows extends Pick<Summaries, 'take' | 'settle' | 'reset' | 'forget'> {
  readonly length: number;
  readonly within: (tag: number, start: number, end: number) => Iterable<Summary>;
}

/** @param shorter Those of parts of these windows, the longest first. */
function openWindows(db: Database.Database, length: number, table: string, shorter: readonly Windows[]): Windows {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${table} (
      tag INTEGER NOT NULL REFERENCES tag (id),
      ${Object.entries(columns)
        .map(([name, type]) => `"${name}" ${type}`)
        .join(', ')},
      PRIMARY KEY (tag, start)
    ) STRICT, WITHOUT ROWID;
  `);
  const put = db.prepare<[Summary & { readonly tag: number }]>(
    `INSERT OR REPLACE INTO ${table} (tag, ${quoted}) VALUES (@tag, ${names.map((name) => `@${name}`).join(', ')})`,
  );
  const drop = db.prepare<[number, number]>(`DELETE FROM ${table} WHERE tag = ? AND start = ?`);
  const dropBefore = db.prepare<[number, number]>(`DELETE FROM ${table} WHERE tag = ? AND start < ?`);
  const within = db.prepare<[number, number, number], Summary>(
    `SELECT ${quoted} FROM ${table} WHERE tag = ? AND start >= ? AND start < ? ORDER BY start`,
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
  /** What a window comes to as it is stored. Of parts whose points became few, their summaries tell. */
  const gatherAnew = (tag: number, start: number): Summary | undefined => {
    const gathered = windowGatherer(start, length);
    const parts = shorter.map((one) => ({ length: one.length, within: one.within.bind(undefined, tag) }));
    gatherInto({ ...gathered, isInOne: () => true }, parts, (from, to) => points.iterate(tag, from, to), {
      start,
      end: start + length,
      now: Infinity,
      ignoresBad: false,
    });
    return gathered.summary();
  };
  const enter = (tag: number, start: number): OpenWindow => {
    const left = open.get(tag);
    if (left?.gathered !== undefined) write(tag, left.gathered.summary());
    else if (left !== undefined) changed.set(`${tag} ${left.start}`, { tag, start: left.start });
    drop.run(tag, start);
    const firstAt = first.get(tag, start)?.at;
    const isEmpty = firstAt === undefined || firstAt >= start + length;
    const entered = { start, gathered: isEmpty ? windowGatherer(start, length) : undefined };
    open.set(tag, entered);
    return entered;
  };
  return {
    length,
    take: (tag: number, point: Point): void => {
      const start = windowOf(point.at, length);
      const known = open.get(tag);
      const window = known?.start === start ? known : enter(tag, start);
      if (window.gathered?.add(point) === false) window.gathered = undefined;
    },
    settle: (): void => {
      for (const { tag, start } of changed.values()) {
        if (open.get(tag)?.start === start) continue;
        write(tag, gatherAnew(tag, start));
      }
      changed.clear();
    },
    reset: (): void => {
      open.clear();
      changed.clear();
    },
    forget: (tag: number): void => {
      const oldest = first.get(tag, -Infinity)?.at;
      if (oldest === undefined) return;
      dropBefore.run(tag, oldest);
      const window = open.get(tag);
      if (window !== undefined && window.start < oldest) window.gathered = undefined;
    },
    within: (tag: number, start: number, end: number): Iterable<Summary> => within.iterate(tag, start, end),
  };
}
