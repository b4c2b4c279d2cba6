import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregates, type Aggregate } from '../../../electron/contract/aggregates.ts';
import { openHistory, type History } from '../../../electron/gateway/history/history.ts';
import { slicer, type Point } from '../../../electron/gateway/history/slices.ts';
import { gather, windowGatherer, windowOf, type Tier } from '../../../electron/gateway/history/summaries.ts';
import { testClock, type TestClock } from '../../support/clock.ts';
import { temporaryFolder, testLog } from '../../support/station.ts';

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 3, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom('on', '', null, Infinity) },
);
const quality = fc.oneof(
  { weight: 40, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom('Bad_Stale', 'Uncertain') },
);
const windowLength = 300_000;
const hour = 3_600_000;
const threeWindows = 3 * windowLength;
/** Points of three windows, half of the lots in their order. */
const lot = fc
  .record({
    from: fc.integer({ min: 0, max: 4 }),
    length: fc.constantFrom(50, windowLength / 2, windowLength),
    isInOrder: fc.boolean(),
  })
  .chain(({ from, length, isInOrder }) =>
    fc
      .array(fc.record({ at: fc.integer({ min: 0, max: length - 1 }), value, quality }), {
        ...{ minLength: 1, maxLength: 25, size: 'max' },
      })
      .map((points) => points.map((point) => ({ ...point, at: point.at + (from * windowLength) / 2 })))
      .map((points) => (isInOrder ? sorted(points) : points)),
  );
const question = fc.record({
  start: fc.integer({ min: -windowLength, max: windowLength }),
  length: fc.integer({ min: 1, max: 2 * threeWindows }),
  slices: fc.integer({ min: 1, max: 4 }),
  ignoresBad: fc.boolean(),
});

/** Numbers are as close as the order of an addition leaves them; all else is the same. */
function expectAlike(answer: readonly unknown[], expected: readonly unknown[], aggregate: Aggregate): void {
  expect(answer.length).toBe(expected.length);
  for (const [at, one] of expected.entries()) {
    const given = answer[at];
    const isClose = typeof given === 'number' && typeof one === 'number' && Math.abs(given - one) <= 1e-9 * scale(one);
    if (!isClose) expect([aggregate, given]).toEqual([aggregate, one]);
  }
}
const scale = (number: number): number => Math.max(100, Math.abs(number));

/** What slices are without summaries. */
function fromPoints(points: readonly Point[], { start, end, slices, ignoresBad }: Asked) {
  const kept = points.filter((point) => !ignoresBad || point.quality === null);
  const gathered = slicer(
    { start, end, slices },
    kept.findLast(({ at }) => at < start),
  );
  for (const point of kept) if (point.at >= start && point.at < end) gathered.add(point);
  return gathered;
}
interface Asked {
  readonly start: number;
  readonly end: number;
  readonly slices: number;
  readonly ignoresBad: boolean;
}

type Stored = [lots: Point[][], forgotten: number, asked: Omit<Asked, 'end'> & { readonly length: number }];

const even = (from: number, count: number): Point[] =>
  Array.from({ length: count }, (_, at) => ({ at: from + at * 20_000, value: at, quality: null }));
const all = { start: 0, length: threeWindows, slices: 1, ignoresBad: false };
/** Points are forgotten of a window to which more come. */
const partlyForgotten: Stored = [[even(windowLength, 12), even(2 * windowLength, 1)], 0, all];
/** Late points come to a window in turn with others, before and after the history is written. */
const leftTwice: Stored = [
  [[...even(0, 12), ...[1, 2].flatMap((late) => [...even(windowLength + late, 1), ...even(late, 1)])], even(3, 1)],
  9,
  all,
];

describe('summaries of the history', () => {
  it('stand for their points in any slices, wherever some of them are not there', () => {
    const given = fc.record({
      lots: fc.array(lot, { maxLength: 5 }),
      missing: fc.integer({ min: 0, max: 5 }),
      now: fc.integer({ min: 0, max: threeWindows }),
      question,
    });
    fc.assert(
      fc.property(given, ({ lots, missing, now, question: { start, length, slices, ignoresBad } }) => {
        const points = sorted(lots.flat());
        const tiers = [threeWindows, windowLength, windowLength / 5].map((length): Tier => {
          const windows = Map.groupBy(points, ({ at }) => windowOf(at, length));
          const summaries = [...windows].flatMap(([from, within]) => {
            const gathered = windowGatherer(from, length);
            for (const point of within) gathered.add(point);
            return from / length === missing ? [] : (gathered.summary() ?? []);
          });
          return { length, within: (from, to) => summaries.filter((one) => one.start >= from && one.start < to) };
        });
        const asked = { start, end: start + length, slices, ignoresBad };
        const kept = points.filter((point) => !ignoresBad || point.quality === null);
        const gathered = slicer(
          asked,
          kept.findLast(({ at }) => at < start),
        );
        const within = (from: number, to: number) => kept.filter(({ at }) => at >= from && at < to);
        gather(gathered, tiers, within, { ...asked, now });
        const expected = fromPoints(points, asked);
        for (const aggregate of aggregates)
          expectAlike(gathered.results(aggregate, now), expected.results(aggregate, now), aggregate);
      }),
      { numRuns: 300 },
    );
  });

  it('stay true to what is stored late, replaced and forgotten, and to a program that ran again', async () => {
    const clock = testClock(windowOf(Date.UTC(2026, 10, 28), windowLength));
    const dataDir = temporaryFolder();
    // An hour later, half of the windows is too old.
    const open = (): History =>
      openHistory({ dataDir, clock, log: testLog(), keeps: { keepDays: (hour + threeWindows / 2) / 86_400_000 } });
    let history = open();
    await history.paths();
    const file = new Database(join(dataDir, 'history.db'), { readonly: true });
    const counts = ['summary', 'summary_hour'].map((table) =>
      file.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck(),
    );
    const used = counts.map(() => 0);
    const tags: string[] = [];
    const stored = fc.array(lot, { minLength: 1, maxLength: 6, size: 'max' });
    await fc.assert(
      fc.asyncProperty(stored, fc.integer({ min: 0, max: 9 }), question, async (lots, forgotten, asked) => {
        const path = `[default]${tags.length}`;
        tags.push(path);
        const from = clock.now() - threeWindows;
        for (const [at, points] of lots.entries()) {
          for (const point of points) history.store({ ...point, at: point.at + from, path });
          // The hour is left too, and late lots come to it.
          if (asked.slices % 2 === 0) history.store({ path, at: clock.now(), value: 1, quality: null });
          if (at === forgotten) clock.advance(hour);
          await expectTrue(history, clock, path, { ...asked, start: asked.start + from });
          await expectTrue(history, clock, path, { ...all, start: from });
          // Slices of hours, in which whole hours lie.
          await expectTrue(history, clock, path, { ...asked, start: from - hour, length: 4 * hour, slices: 2 });
          for (const [each, count] of counts.entries()) used[each] = (used[each] ?? 0) + (count.get() ?? 0);
        }
      }),
      { numRuns: 25, endOnFailure: true, examples: [partlyForgotten, leftTwice] },
    );
    file.close();
    await history.close();
    expect(Math.min(...used)).toBeGreaterThan(0);
    clock.advance(1000);
    history = open();
    for (const path of tags) {
      const from = clock.now() - threeWindows;
      history.store({ path, at: from + windowLength, value: 1, quality: null });
      await expectTrue(history, clock, path, { ...all, start: from });
      await expectTrue(history, clock, path, { ...all, start: from - hour, length: 4 * hour });
    }
    await history.close();
  });
});

function sorted(points: readonly Point[]): Point[] {
  return [...new Map(points.map((point) => [point.at, point])).values()].sort((one, other) => one.at - other.at);
}

/** Holds all that a history says of a tag in slices against its points. */
async function expectTrue(
  history: History,
  clock: TestClock,
  path: string,
  { start, length, slices, ignoresBad }: Stored[2],
): Promise<void> {
  const asked = { start, end: start + length, slices, ignoresBad };
  const ever = { start: 0, end: Number.MAX_SAFE_INTEGER, ignoresBad: false, most: 10_000 };
  const [points = []] = (await history.points({ ...ever, paths: [path] })).points;
  const expected = fromPoints(points, asked);
  const answers = await history.slices({ ...asked, paths: aggregates.map(() => path), aggregates });
  for (const [at, aggregate] of aggregates.entries())
    expectAlike(answers[at] ?? [], expected.results(aggregate, clock.now()), aggregate);
}
