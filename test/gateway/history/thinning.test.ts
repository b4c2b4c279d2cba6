/** How the file of the history stays small. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Aggregate } from '../../../electron/contract/aggregates.ts';
import { openHistory, type History, type HistoryKeeps } from '../../../electron/gateway/history/history.ts';
import { testClock } from '../../support/clock.ts';
import { newDataDir, openStation, temporaryFolder, testLog } from '../../support/station.ts';
import { tags } from '../../support/views.ts';
import { buttons } from '../scripting/buttons.ts';

const minute = 60_000;
const window = 5 * minute;
const hour = 3_600_000;
const begin = Date.UTC(2026, 10, 28);

/** A history over a clock of the test, and what another connection sees in its file. */
function scene(keeps: HistoryKeeps) {
  const clock = testClock(begin + 2 * hour);
  const dataDir = temporaryFolder();
  const open = (): History => openHistory({ dataDir, clock, log: testLog(), keeps });
  const read = <T>(sql: string): T[] => {
    const db = new Database(join(dataDir, 'history.db'), { readonly: true });
    try {
      return db.prepare<[], T>(sql).all();
    } finally {
      db.close();
    }
  };
  return { clock, open, read };
}

const aggregates: readonly Aggregate[] = ['Average', 'Minimum', 'Maximum', 'Count', 'LastValue', 'StdDev', 'PctGood'];
/** What the first hour comes to by windows of five minutes. */
const sums = (history: History, paths: readonly string[]) =>
  Promise.all(
    aggregates.map((aggregate) =>
      history.slices({
        paths,
        start: begin,
        end: begin + hour,
        ignoresBad: false,
        slices: hour / window,
        aggregates: paths.map(() => aggregate),
      }),
    ),
  );

it('keeps few points of five minutes after some days, and what they came to as it was', async () => {
  const { clock, open, read } = scene({ keepDays: 400, pointDays: 1 / 24 });
  const history = open();
  const paths = ['[default]Fast', '[default]Slow', '[default]Breaks', '[default]Text'];
  for (let at = begin; at < begin + hour; at += 1000) {
    const second = (at - begin) / 1000;
    history.store({ path: '[default]Fast', at, value: Math.sin(second / 40) * 10 + (second % 7), quality: null });
    if (second % 60 === 0) history.store({ path: '[default]Slow', at, value: second, quality: null });
    const isBad = second % 100 === 99;
    history.store({ path: '[default]Breaks', at, value: isBad ? null : second, quality: isBad ? 'Bad' : null });
    if (second % 5 === 0) history.store({ path: '[default]Text', at, value: `text ${second}`, quality: null });
  }
  for (const path of paths) history.store({ path, at: begin + hour, value: 0, quality: null });
  const before = await sums(history, paths);
  const count = (path: string): number =>
    read<{ n: number }>(`SELECT count(*) AS n FROM point JOIN tag ON tag.id = tag WHERE path = '${path}'`)[0]?.n ?? 0;
  expect(paths.map(count)).toEqual([3601, 61, 3601, 721]);

  clock.advance(hour);
  await expect
    .poll(() => {
      clock.advance(minute);
      return count('[default]Fast');
    })
    .toBeLessThanOrEqual((4 * hour) / window + 1);
  // Few points, bad ones and texts stay as they are.
  expect(paths.slice(1).map(count)).toEqual([61, 3601, 721]);
  expect(await sums(history, paths)).toEqual(before);
  const { points } = await history.points({ paths, start: begin, end: begin + window, ignoresBad: false, most: 1000 });
  const values = points[0]?.map(({ value }) => Number(value)) ?? [];
  expect([Math.min(...values), Math.max(...values)]).toEqual([before[1]?.[0]?.[0], before[2]?.[0]?.[0]]);
  expect(history.takesFrom()).toBe(clock.now() - hour);

  // What comes later changes nothing of it, also after a start.
  await history.close();
  const again = open();
  again.store({ path: '[default]Fast', at: begin + 500, value: 1e6, quality: null });
  again.store({ path: '[default]Fast', at: clock.now(), value: 1, quality: null });
  expect(await sums(again, paths)).toEqual(before);
  await again.close();
});

it('keeps what an hour came to where only a part of it is few points, and a point comes late for the rest', async () => {
  const { clock, open, read } = scene({ keepDays: 400, pointDays: 1 / 24 });
  const base = begin + 2 * hour;
  clock.advance(hour / 2);
  const history = open();
  const path = '[default]Fast';
  for (let at = base; at < base + 20 * minute; at += 1000)
    history.store({ path, at, value: ((at - base) / 1000) % 7, quality: null });
  const last = ((20 * minute) / 1000 - 1) % 7;
  history.store({ path, at: base + hour, value: 0, quality: null });
  const ofHour = async (aggregate: Aggregate) => {
    const range = { start: base, end: base + hour, ignoresBad: false, slices: 1 };
    return Number((await history.slices({ ...range, paths: [path], aggregates: [aggregate] }))[0]?.[0]);
  };
  clock.advance(hour);
  await expect
    .poll(() => {
      clock.advance(minute);
      return read<{ n: number }>('SELECT count(*) AS n FROM point')[0]?.n;
    })
    .toBeLessThan(40);
  expect(history.takesFrom()).toBeLessThan(base + 55 * minute);
  const [average, count] = [await ofHour('Average'), await ofHour('Count')];
  history.store({ path, at: base + 55 * minute, value: last, quality: null });
  history.store({ path, at: clock.now(), value: 0, quality: null });
  expect(await ofHour('Count')).toBe(count + 1);
  expect(count).toBe(20 * 60);
  expect(await ofHour('Average')).toBeCloseTo(average, 9);
  await history.close();
});

it('forgets all that is too old in an hour, also of a tag that says more than is let go at once', async () => {
  const { clock, open, read } = scene({ keepDays: 1 });
  const history = open();
  const path = '[default]Fast';
  for (let number = 0; number < 25_000; number += 1)
    history.store({ path, at: begin - 48 * hour + number * 100, value: number, quality: null });
  history.store({ path, at: begin, value: 1, quality: null });
  await history.paths();
  const count = (): number | undefined => read<{ n: number }>('SELECT count(*) AS n FROM point')[0]?.n;
  expect(count()).toBe(25_001);
  for (let minutes = 0; minutes < 61; minutes += 1) {
    clock.advance(minute);
    await history.paths();
  }
  await expect.poll(count).toBe(2);
  await history.close();
});

it('lets the oldest points go where the file is as large as it may be, and says so', async () => {
  const { clock, open, read } = scene({ keepDays: 400, mostMegabytes: 1 });
  const history = open();
  // A tag that never changes keeps the one point that says what it is.
  history.store({ path: '[default]Still', at: begin - 1000 * hour, value: 1, quality: null });
  for (let at = begin; at < begin + 2 * hour; at += 100)
    history.store({ path: '[default]Fast', at, value: at / 7, quality: null });
  await history.paths();
  expect(history.status()).toBeUndefined();
  clock.advance(minute);
  await expect.poll(() => history.status()).toMatchObject({ isFull: true });
  await expect.poll(() => history.status()?.size?.bytes).toBeLessThanOrEqual(1_000_000);
  const [first] = read<{ n: number; at: number }>('SELECT count(*) AS n, min(at) AS at FROM point WHERE tag = 2');
  expect(first?.n).toBeGreaterThan(1000);
  expect(first?.at).toBeGreaterThan(begin);
  expect(read('SELECT value FROM point WHERE tag = 1')).toEqual([{ value: 1 }]);
  await history.close();
});

it('stands among what the station speaks to, with its size and how long it is kept', async () => {
  const clock = testClock(begin);
  const dataDir = newDataDir();
  const history = { keepDays: 400, pointDays: 30, mostMegabytes: 500 };
  writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ history }));
  const files = tags({ path: 'Line/Speed', value: 7, historyEnabled: true });
  const { gateway } = await openStation({ clock, dataDir, files });
  await gateway.history.paths();
  const row = async () => {
    clock.advance(minute);
    const [found] = await gateway.tags.read(['[System]Connections']);
    return found?.value;
  };
  await expect.poll(row).toContainEqual(
    expect.objectContaining({
      name: 'history',
      kind: 'sqlite',
      state: 'open',
      words: expect.stringMatching(/^1 MB of 500, the oldest point is of .*; points for 30 days, summaries for 400$/),
    }),
  );
});

it('refuses points of a script that are older than points are kept', async () => {
  const clock = testClock(begin);
  const dataDir = newDataDir();
  writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ history: { pointDays: 1 } }));
  const script = (days: number) =>
    `system.tag.storeTagHistory("", "default", ["A"], [1], [192], [system.date.addDays(system.date.now(), -${days})])`;
  const station = await openStation({ clock, dataDir, files: buttons({ Late: script(2), Well: script(0) }) });
  const page = station.openPage();
  await page.press('Well');
  expect(page.notices).toEqual([]);
  await page.press('Late');
  expect(page.notices.at(-1)?.message).toMatch(/the points of .* are summed up already\. None was stored\./);
});
