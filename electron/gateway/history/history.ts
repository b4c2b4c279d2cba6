/**
 * The history of tags: what was stored of them, in a file of its own (`history.db` of the data directory) and a thread of its
 * own, so that neither a long question nor a full disk holds up a signature.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Clock, Log } from '../platform/ports.ts';
import {
  forgottenAtOnce,
  lettersOf,
  mostLetters,
  type HistoryAnswer,
  type HistoryJob,
  type HistoryOpening,
  type HistoryQuestion,
  type HistorySize,
  type HistoryWork,
  type StoredPoint,
} from './protocol.ts';
import type { Point } from './slices.ts';

/** Source files run as they are under Node; a build has the worker beside the main script. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './historyWorker.ts' : './history-worker.js',
  import.meta.url,
);

/** Milliseconds between two writes, and points that wait for one at most: the oldest go when a disk stays full. */
const every = 1000;
/** The same after one that failed. */
const pause = 10_000;
const mostWaiting = 200_000;
/** The same of the characters of texts, and how far beyond they may go before those that go are looked for. */
const mostLettersWaiting = 50_000_000;
const slack = 5_000_000;
/** Points, and characters of their texts, that go to the thread at once: to hand over more would hold up the gateway. */
const mostAtOnce = 2000;
const mostLettersAtOnce = 4_000_000;
/** Milliseconds between two looks for what is too old and between two at the size, and until the thread tells that it closed. */
const hour = 3_600_000;
const minute = 60_000;
const closing = 5000;
const day = 86_400_000;
const fullDisk = 'the disk is full';
/** Of the time that a file that is full goes back, what is let go at once. */
const share = 0.02;

export interface History {
  /** Stores a point, within a second. Never throws: what cannot be stored is told in the log. */
  readonly store: (point: StoredPoint) => void;
  /** The points of each tag as they were stored, the one that held at the start first. Rejects with `store`. */
  readonly points: (question: Asked & { readonly most: number }) => Promise<{
    readonly points: readonly (readonly Point[])[];
    readonly isCut: boolean;
  }>;
  /** What each tag's values come to in slices of the time. Rejects with `store`. */
  readonly slices: (
    question: Asked & Pick<Extract<HistoryQuestion['want'], { kind: 'slices' }>, 'slices' | 'aggregates'>,
  ) => Promise<readonly (readonly (number | string | null)[])[]>;
  /** The whole paths of tags that have a history. */
  readonly paths: () => Promise<readonly string[]>;
  /** Epoch milliseconds from which points are taken: what is older is thinned. */
  readonly takesFrom: () => number;
  /** What the file holds and how long that is kept; undefined before it was looked at, where nothing is wrong. */
  readonly status: () => HistoryStatus | undefined;
  /** Writes what waits, and closes the file. */
  readonly close: () => Promise<void>;
}

export interface HistoryStatus {
  /** Undefined before it was looked at. */
  readonly size: HistorySize | undefined;
  /** Why nothing can be stored now; undefined where it can. */
  readonly trouble: string | undefined;
  /** How many points are lost because they could not be stored for too long, since the start. */
  readonly lost: number;
  readonly keeps: HistoryKeeps;
  /** Whether something was let go for lack of room, since the start. */
  readonly isFull: boolean;
}

/** Which tags, by their whole paths, over which time, in epoch milliseconds. */
export interface Asked {
  readonly paths: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly ignoresBad: boolean;
}

export interface HistoryOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly keeps: HistoryKeeps;
}

/** How long the history is kept, and how large it may be. */
export interface HistoryKeeps {
  /** Days after which points and summaries are forgotten. */
  readonly keepDays: number;
  /** Days after which the points of five minutes become few; those of `keepDays` where it is not said. */
  readonly pointDays?: number | undefined;
  /** Megabytes of the file at most; the oldest points go. */
  readonly mostMegabytes?: number | undefined;
}

/** Opens the history; its thread starts with the first point or question. */
export function openHistory({ dataDir, clock, log, keeps }: HistoryOptions): History {
  let worker: Worker | undefined;
  /** Whether a thread had the file open. */
  let hasOpened = false;
  let next = 0;
  const waiting = new Map<number, (answer: HistoryAnswer) => void>();
  let pending: StoredPoint[] = [];
  /** The characters of what waits. */
  let letters = 0;
  let flushing: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let stopKeeping: (() => void) | undefined;
  let isClosing = false;
  let size: HistorySize | undefined;
  /** Whether something was let go because there was no room. */
  let isFull = false;
  let trouble: string | undefined;
  /** How many points went because too many waited, since the start, and since when something of each tag is missing. */
  let lost = 0;
  const missing = new Map<string, number>();
  const began = clock.now();

  /** Those that may wait. Of what goes it is kept that nobody knows it: the value before it did not hold on. */
  const bounded = (points: StoredPoint[]): StoredPoint[] => {
    let over = Math.max(0, points.length - mostWaiting);
    letters = lettersIn(points.slice(over));
    for (; letters > mostLettersWaiting; over += 1) letters -= lettersOf(points[over]?.value ?? null);
    for (const { path, at } of points.slice(0, over)) missing.set(path, Math.min(at, missing.get(path) ?? at));
    lost += over;
    return over === 0 ? points : points.slice(over);
  };

  /** A thread is over, unless another one took its place. */
  const end = (one: Worker | undefined, reason: string): void => {
    if (one !== worker) return;
    worker = undefined;
    for (const [id, take] of waiting) take({ id, failed: reason });
    waiting.clear();
  };
  const thread = (): Worker => {
    if (worker !== undefined) return worker;
    const opening: HistoryOpening = { file: join(dataDir, 'history.db'), now: began, isFirst: !hasOpened };
    const started = new Worker(workerUrl, { workerData: opening });
    started.unref();
    started.on('message', (answer: HistoryAnswer) => {
      hasOpened = true;
      const take = waiting.get(answer.id);
      waiting.delete(answer.id);
      take?.(answer);
    });
    started.on('error', (error) => end(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', () => end(started, 'its thread ended'));
    worker = started;
    stopKeeping ??= clock.after(minute, () => void keepHouse());
    return started;
  };
  const ask = (work: HistoryWork): Promise<HistoryAnswer> =>
    new Promise((resolve) => {
      next += 1;
      waiting.set(next, resolve);
      const job: HistoryJob = { id: next, work };
      thread().postMessage(job);
    });
  const { keepDays, pointDays, mostMegabytes } = keeps;
  const mostBytes = (mostMegabytes ?? Infinity) * 1_000_000;
  const forget = async (before: number): Promise<number> => {
    const answer = await ask({ kind: 'forget', before });
    return 'done' in answer ? answer.done : 0;
  };
  /** Lets the oldest go until the file is no larger than it may be. The last point of a tag that is older stays. */
  const measure = async (): Promise<void> => {
    let before = 0;
    for (;;) {
      const answer = await ask({ kind: 'size' });
      if (!('bytes' in answer)) return;
      size = { bytes: answer.bytes, oldest: answer.oldest };
      const { bytes, oldest } = size;
      if (bytes <= mostBytes || oldest === null) return;
      isFull = true;
      before = Math.max(before, oldest);
      for (let gone = 0; gone === 0; gone = await forget(before)) {
        const rest = clock.now() - before;
        if (rest < minute) return;
        before += rest * share;
      }
    }
  };
  /** Lets go what is too old, and thins what is not new any more; both in lots, so that what is stored does not wait. */
  const tidy = async (): Promise<void> => {
    for (let gone = forgottenAtOnce; gone >= forgottenAtOnce && worker !== undefined;)
      gone = await forget(clock.now() - keepDays * day);
    if (pointDays === undefined) return;
    for (let done = 1; done > 0 && worker !== undefined;) {
      const answer = await ask({ kind: 'thin', before: clock.now() - pointDays * day });
      done = 'done' in answer ? answer.done : 0;
    }
  };
  let tidiedAt = clock.monotonic();
  const keepHouse = async (): Promise<void> => {
    if (clock.monotonic() - tidiedAt >= hour) {
      tidiedAt = clock.monotonic();
      await tidy();
    }
    await measure();
    if (!isClosing) stopKeeping = clock.after(minute, () => void keepHouse());
  };
  /** Stores some points. Answers whether they are. */
  const storeSome = async (points: StoredPoint[]): Promise<boolean> => {
    const gaps = [...missing].map(([path, at]) => ({ path, at, value: null, quality: 'Bad_NotConnected' }));
    const answer = await ask({ kind: 'store', points: [...gaps, ...points], now: clock.now() });
    if (!('failed' in answer)) {
      if (trouble !== undefined) log.info('The history of tags is stored again.', { lost });
      trouble = undefined;
      for (const { path } of gaps) missing.delete(path);
      return true;
    }
    const reason = inWords(answer.failed);
    pending = bounded([...points, ...pending]);
    if (trouble === undefined) log.error('The history of tags cannot be stored.', { reason, waiting: pending.length });
    trouble = reason;
    callOff ??= clock.after(pause, () => void flush());
    // The file is the one that it was, and can be read.
    if (reason === fullDisk) return false;
    // What somebody put in the place of the file is seen by whoever opens it anew.
    const last = worker;
    end(last, reason);
    void last?.terminate();
    return false;
  };
  const storeAll = async (): Promise<void> => {
    for (let left = pending.length; left > 0;) {
      const points = pending.slice(0, atOnce(pending));
      pending = pending.slice(points.length);
      letters -= lettersIn(points);
      left -= points.length;
      if (!(await storeSome(points))) return;
    }
  };
  /** Stores what waits. One after the other: what cannot be stored waits in its order. */
  const flush = async (): Promise<void> => {
    callOff?.();
    callOff = undefined;
    while (flushing !== undefined) await flushing;
    flushing = storeAll().finally(() => {
      flushing = undefined;
    });
    await flushing;
  };
  const failed = (answer: HistoryAnswer): never => {
    const reason = 'failed' in answer ? inWords(answer.failed) : 'another answer than was asked for';
    throw new CountersignError(ErrorCode.store, `The history of tags cannot be read: ${reason}.`);
  };
  return {
    store: (point) => {
      pending.push(point);
      letters += lettersOf(point.value);
      // Many at once: to move so many for each would hold up the gateway.
      if (pending.length >= mostWaiting + mostAtOnce || letters >= mostLettersWaiting + slack)
        pending = bounded(pending);
      const isMuch = pending.length >= mostAtOnce || letters >= mostLettersAtOnce;
      if (isMuch && trouble === undefined && flushing === undefined) void flush();
      else callOff ??= clock.after(trouble === undefined ? every : pause, () => void flush());
    },
    points: async ({ most, ...asked }) => {
      await flush();
      const question = { ...asked, now: clock.now(), want: { kind: 'points', most } as const };
      const answer = await ask({ kind: 'ask', question });
      return 'points' in answer ? answer : failed(answer);
    },
    slices: async ({ slices, aggregates, ...asked }) => {
      await flush();
      const question = { ...asked, now: clock.now(), want: { kind: 'slices', slices, aggregates } as const };
      const answer = await ask({ kind: 'ask', question });
      if (!('slices' in answer)) return failed(answer);
      if (answer.slices !== undefined) return answer.slices;
      const words = `its texts have more than ${mostLetters} characters; ask for fewer rows, or fewer tags`;
      throw new CountersignError(ErrorCode.illegalArgument, `The history of tags was not asked: ${words}.`);
    },
    paths: async () => {
      await flush();
      const answer = await ask({ kind: 'paths' });
      return 'paths' in answer ? answer.paths : failed(answer);
    },
    takesFrom: () => (pointDays === undefined ? -Infinity : clock.now() - pointDays * day),
    status: () => (size === undefined && trouble === undefined ? undefined : { size, trouble, lost, keeps, isFull }),
    close: async () => {
      callOff?.();
      await flush();
      callOff?.();
      isClosing = true;
      stopKeeping?.();
      if (worker === undefined) return;
      const last = worker;
      let giveUp = (): void => undefined;
      const late = new Promise<void>((resolve) => {
        giveUp = clock.after(closing, resolve);
      });
      await Promise.race([ask({ kind: 'close' }), late]);
      giveUp();
      if (pending.length > 0)
        log.error('Points of the history were not stored and are lost.', { points: pending.length });
      await last.terminate();
    },
  };
}

function lettersIn(points: readonly StoredPoint[]): number {
  return points.reduce((sum, { value }) => sum + lettersOf(value), 0);
}

/** How many of the first points go to the thread together. */
function atOnce(points: readonly StoredPoint[]): number {
  let letters = 0;
  const end = points.findIndex(({ value }, at) => {
    letters += lettersOf(value);
    return at >= mostAtOnce || (at > 0 && letters > mostLettersAtOnce);
  });
  return end < 0 ? points.length : end;
}

/** What SQLite says of a file, in words that say what to do where that is known. */
function inWords(thrown: string): string {
  if (/not a database|malformed/i.test(thrown))
    return 'history.db is damaged. Move it out of the data directory, with its -wal and -shm, and another one is begun';
  return /database or disk is full/i.test(thrown) ? fullDisk : thrown;
}
