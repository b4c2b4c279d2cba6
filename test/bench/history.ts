/** The history of tags: what it stores in a minute and how fast a chart has a month of it, against SQLite alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openHistory, type History } from '../../electron/gateway/history/history.ts';
import { wholePath } from '../../electron/gateway/history/paths.ts';
import { historyQuestions } from '../../electron/gateway/history/questions.ts';
import { openSummaries } from '../../electron/gateway/history/summaries.ts';
import { systemClock } from '../../electron/gateway/platform/ports.ts';
import { median, type Row } from './table.ts';

/** What comes in a second at a million a minute, of so many tags that say a value a second, and how many such lots are stored. */
const second = 16_667;
const tags = 1000;
const seconds = 30;
/** The time of a point by its number. */
const timeOf = (point: number): number => Math.floor(point / tags) * 1000;
/** Points that come between two turns of the gateway's thread. */
const atOnce = 500;
/** One value a second for 30 days. */
const month = 30 * 86_400;
const rounds = 5;

const put = 'INSERT OR REPLACE INTO point (tag, at, value, quality) VALUES (?, ?, ?, ?)';
const valueAt = (at: number): number => Math.sin(at / 600) * 50;

function open(dataDir: string): History {
  const nothing = (): void => undefined;
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  return openHistory({ dataDir, clock: systemClock(), log, keeps: { keepDays: 400 } });
}

/** A file of the history with so many tags and nothing in it. */
async function emptyFile(dataDir: string, count: number): Promise<Database.Database> {
  const history = open(dataDir);
  for (let tag = 1; tag <= count; tag += 1) history.store({ path: `[default]${tag}`, at: 0, value: 0, quality: null });
  await history.close();
  const file = new Database(join(dataDir, 'history.db'));
  file.pragma('synchronous = NORMAL');
  file.exec('DELETE FROM point; DELETE FROM run');
  return file;
}

/** A month of a tag, with its summaries as the history makes them. */
function fill(file: Database.Database): void {
  const insert = file.prepare(put);
  const summaries = openSummaries(file);
  file.transaction(() => {
    for (let second = 0; second < month; second += 1) {
      const point = { at: second * 1000, value: valueAt(second), quality: null };
      summaries.take(1, point);
      insert.run(1, point.at, point.value, point.quality);
    }
    summaries.settle();
  })();
}

/** Milliseconds that the same rows take SQLite alone, a transaction a second of them. */
function storeBare(file: Database.Database): number {
  const insert = file.prepare(put);
  const from = performance.now();
  for (let round = 0; round < seconds; round += 1) {
    file.transaction(() => {
      for (let at = 0; at < second; at += 1) insert.run((at % tags) + 1, timeOf(round * second + at), at, null);
    })();
  }
  return performance.now() - from;
}

/** Follows how long this thread works without a turn, by its processor time: others on the machine say nothing of that. */
function followHold(): { readonly end: () => number } {
  let longest = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
  }, 1);
  return {
    end: () => {
      clearInterval(timer);
      return longest;
    },
  };
}

async function store(history: History): Promise<number> {
  const from = performance.now();
  for (let round = 0; round < seconds; round += 1) {
    for (let at = 0; at < second; at += 1) {
      if (at % atOnce === 0) await nextTurn();
      const path = `[default]${(at % tags) + 1}`;
      history.store({ path, at: timeOf(round * second + at), value: at, quality: null });
    }
    // It answers once all that came before is written.
    await history.paths();
  }
  return performance.now() - from;
}

/** Measures both over files of their own. */
export async function benchHistory(): Promise<Row[]> {
  const folders = ['bare', 'ours', 'month'].map((name) => mkdtempSync(join(tmpdir(), `countersign-history-${name}-`)));
  const [bareFolder = '', ourFolder = '', monthFolder = ''] = folders;
  const perMinute = (millis: number): number => (seconds * second * 60_000) / millis;
  try {
    const bare = await emptyFile(bareFolder, tags);
    const limit = perMinute(storeBare(bare));
    bare.close();
    const history = open(ourFolder);
    await history.paths();
    const storing = followHold();
    const ours = perMinute(await store(history));
    const heldToStore = storing.end();
    await history.close();

    const file = await emptyFile(monthFolder, 1);
    fill(file);
    const select = file.prepare<[number]>('SELECT at, value, quality FROM point WHERE tag = ? ORDER BY at');
    const chart = open(monthFolder);
    const questions = historyQuestions({
      ...chart,
      wholePath,
      whyNotRead: () => undefined,
      samplingOf: () => undefined,
    });
    const request = {
      tags: [{ path: '1', alias: 'pen' }],
      start: 0,
      end: month * 1000,
      slices: 1000,
      aggregate: 'MinMax',
      format: 'Wide',
      ignoresBad: false,
    } as const;
    const alone = Array.from({ length: rounds }, () => {
      const from = performance.now();
      let rows = 0;
      for (const row of select.iterate(1)) rows += row === undefined ? 0 : 1;
      return performance.now() - from + (rows === month ? 0 : Infinity);
    });
    const took: number[] = [];
    await chart.paths();
    const asking = followHold();
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      await questions.query(request);
      took.push(performance.now() - from);
    }
    const heldToAsk = asking.end();
    await chart.close();
    file.close();
    const hold = { what: 'longest hold of the gateway meanwhile', unit: 'ms of the processor', aim: '<= 16' };
    return [
      { what: 'rows of history stored', unit: 'a minute', ours, limit, aim: '1,000,000 a minute' },
      { ...hold, ours: heldToStore },
      { what: 'chart of 30 days at 1 Hz', unit: 'ms', ours: median(took), limit: median(alone), aim: '300 ms' },
      { ...hold, ours: heldToAsk },
    ];
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}
