/** The thread of the history: one SQLite file of its own, apart from that of signatures. */
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../platform/sqlite.ts';
import {
  forgottenAtOnce,
  lettersOf,
  mostLetters,
  type HistoryAnswer,
  type HistoryJob,
  type HistoryOpening,
  type HistoryQuestion,
  type StoredPoint,
} from './protocol.ts';
import { fromStart, slicer, type Point } from './slices.ts';
import { gather, openSummaries } from './summaries.ts';
import { openThinning } from './thinning.ts';

const { file, now, isFirst } = workerData as HistoryOpening;
const port = parentPort;

/** Points that are read at once: one by one takes twice the time. Of long texts fewer are, and so at first. */
const readAtOnce = 500;
const readFirst = 16;
const lettersAtOnce = 1_000_000;
/** The quality from where nothing was stored to where it was again. */
const notStored = 'Bad_NotConnected';

const db = openConnection(file);
// A power cut may take the last second of it, and breaks nothing.
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
db.exec(`
  CREATE TABLE IF NOT EXISTS tag (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE COLLATE NOCASE) STRICT;
  CREATE TABLE IF NOT EXISTS point (
    tag INTEGER NOT NULL REFERENCES tag (id),
    at INTEGER NOT NULL,
    value ANY,
    quality TEXT,
    PRIMARY KEY (tag, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS run (only INTEGER PRIMARY KEY CHECK (only = 1), alive INTEGER NOT NULL) STRICT;
`);
const allTags = db.prepare<[], { id: number; path: string }>('SELECT id, path FROM tag');
const addTag = db.prepare<[string]>('INSERT INTO tag (path) VALUES (?)');
const put = db.prepare<[number, number, number | string | null, string | null]>(
  'INSERT OR REPLACE INTO point (tag, at, value, quality) VALUES (?, ?, ?, ?)',
);
const alive = db.prepare<[number]>('INSERT OR REPLACE INTO run (only, alive) VALUES (1, ?)');
const lastBefore = db.prepare<[number, number], Point>(
  'SELECT at, value, quality FROM point WHERE tag = ? AND at < ? ORDER BY at DESC LIMIT 1',
);
const lastGoodBefore = db.prepare<[number, number], Point>(
  'SELECT at, value, quality FROM point WHERE tag = ? AND at < ? AND quality IS NULL ORDER BY at DESC LIMIT 1',
);
const within = db.prepare<[number, number, number, number], Point>(
  'SELECT at, value, quality FROM point WHERE tag = ? AND at >= ? AND at < ? ORDER BY at LIMIT ?',
);
const goodWithin = db.prepare<[number, number, number, number], Point>(
  'SELECT at, value, quality FROM point WHERE tag = ? AND at >= ? AND at < ? AND quality IS NULL ORDER BY at LIMIT ?',
);
const summaries = openSummaries(db);
const thinning = openThinning(db);
/** The numbers of tags by their paths in small letters, in which SQLite knows those of ASCII alone. */
const ids = new Map<string, number>();

function readIds(): void {
  ids.clear();
  for (const { id, path } of allTags.all()) ids.set(path.toLowerCase(), id);
}

function idOf(path: string): number | undefined {
  return ids.get(path.toLowerCase());
}

function write(id: number, point: Point): void {
  summaries.take(id, point);
  put.run(id, point.at, point.value, point.quality);
}

const storeAll = db.transaction((points: readonly StoredPoint[], at: number) => {
  for (const point of points) {
    const id = idOf(point.path) ?? Number(addTag.run(point.path).lastInsertRowid);
    ids.set(point.path.toLowerCase(), id);
    if (!thinning.isTooLate(id, point.at)) write(id, point);
  }
  summaries.settle();
  alive.run(at);
});

function store(points: readonly StoredPoint[], at: number): void {
  try {
    storeAll(points, at);
  } catch (error) {
    // What was rolled back is not known: a new tag has no number, a window is not open.
    readIds();
    summaries.reset();
    throw error;
  }
}

/** While no program ran, nothing was stored: what was last known did not hold on. */
const markGap = db.transaction(() => {
  const last = db.prepare<[], { alive: number }>('SELECT alive FROM run').get()?.alive;
  if (last === undefined || (!isFirst && last >= now)) return;
  const before = Math.max(now, last + 1);
  for (const { id } of db.prepare<[], { id: number }>('SELECT id FROM tag').all()) {
    const point = lastBefore.get(id, before);
    if (point !== undefined && point.quality === null)
      write(id, { at: Math.max(last, point.at + 1), value: null, quality: notStored });
  }
  summaries.settle();
});
markGap();
readIds();

function* pointsOf(
  id: number,
  { start, end, ignoresBad }: Pick<HistoryQuestion, 'start' | 'end' | 'ignoresBad'>,
): Generator<Point> {
  const page = ignoresBad ? goodWithin : within;
  let from = start;
  let count = readFirst;
  for (;;) {
    const points = page.all(id, from, end, count);
    yield* points;
    const last = points.at(-1);
    if (last === undefined || points.length < count) return;
    from = last.at + 1;
    const letters = points.reduce((sum, { value }) => sum + lettersOf(value), 0);
    count = letters > lettersAtOnce ? readFirst : readAtOnce;
  }
}

/** Counts the characters of an answer, and whether it may have more. */
function openLetters(): (value: number | string | null) => boolean {
  let left = mostLetters;
  return (value) => {
    left -= lettersOf(value);
    return left >= 0;
  };
}

function ask(question: HistoryQuestion) {
  const { paths, start, end, want, ignoresBad } = question;
  const before = (id: number): Point | undefined => (ignoresBad ? lastGoodBefore : lastBefore).get(id, start);
  if (want.kind === 'points') {
    let left = want.most;
    const mayHave = openLetters();
    const points = paths.map((path) => {
      const id = idOf(path);
      if (id === undefined) return [];
      const found: Point[] = [];
      for (const point of pointsOf(id, question)) {
        if (left <= 0) break;
        left = mayHave(point.value) ? left - 1 : 0;
        found.push(point);
      }
      return fromStart(start, before(id), found);
    });
    return { points, isCut: left <= 0 };
  }
  const width = (end - start) / want.slices;
  const slices = paths.map((path, index) => {
    const id = idOf(path);
    const aggregate = want.aggregates[index] ?? 'LastValue';
    const gathered = slicer({ start, end, slices: want.slices }, id === undefined ? undefined : before(id));
    if (id !== undefined) {
      const points = (from: number, to: number) => pointsOf(id, { start: from, end: to, ignoresBad });
      gather(gathered, summaries.tiers(id, width), points, question);
    }
    return gathered.results(aggregate, question.now);
  });
  const mayHave = openLetters();
  return { slices: slices.every((own) => own.every(mayHave)) ? slices : undefined };
}

const forgetSome = db.prepare<[number, number, number]>(
  'DELETE FROM point WHERE (tag, at) IN (SELECT tag, at FROM point WHERE tag = ? AND at < ? LIMIT ?)',
);

const forgetOf = db.transaction((id: number, before: number): number => {
  const last = lastBefore.get(id, before);
  const gone = last === undefined ? 0 : forgetSome.run(id, last.at, forgottenAtOnce).changes;
  if (gone > 0) summaries.forget(id);
  return gone;
});

/** Takes away points of before a moment; the last of them stays, which says what held at that moment. */
function forget(before: number): number {
  let gone = 0;
  for (const { id } of db.prepare<[], { id: number }>('SELECT id FROM tag').all()) gone += forgetOf(id, before);
  return gone;
}

function usedBytes(): number {
  const read = (name: string): number => Number(db.pragma(name, { simple: true }));
  return (read('page_count') - read('freelist_count')) * read('page_size');
}

const firstOf = db.prepare<[number], { at: number }>('SELECT at FROM point WHERE tag = ? ORDER BY at LIMIT 1');

function oldestPoint(): number | null {
  const firsts = db.prepare<[], { id: number }>('SELECT id FROM tag').all();
  return firsts.reduce<number | null>((oldest, { id }) => {
    const at = firstOf.get(id)?.at;
    return at === undefined || (oldest !== null && oldest <= at) ? oldest : at;
  }, null);
}

function answer({ id, work }: HistoryJob): HistoryAnswer {
  try {
    switch (work.kind) {
      case 'store':
        store(work.points, work.now);
        return { id, done: work.points.length };
      case 'ask':
        return { id, ...ask(work.question) };
      case 'forget':
        return { id, done: forget(work.before) };
      case 'thin':
        return { id, done: thinning.thin(work.before) };
      case 'size':
        return { id, bytes: usedBytes(), oldest: oldestPoint() };
      case 'paths':
        return {
          id,
          paths: db
            .prepare<[], { path: string }>('SELECT path FROM tag ORDER BY path')
            .all()
            .map(({ path }) => path),
        };
      case 'close':
        db.close();
        return { id, done: 0 };
    }
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}

port?.on('message', (job: HistoryJob) => port.postMessage(answer(job)));
