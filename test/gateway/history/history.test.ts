import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { columnsOf, millisOfDate } from '../../../electron/contract/values.ts';
import { openHistory, type History } from '../../../electron/gateway/history/history.ts';
import { wholePath } from '../../../electron/gateway/history/paths.ts';
import { historyQuestions } from '../../../electron/gateway/history/questions.ts';
import type { StoredPoint } from '../../../electron/gateway/history/protocol.ts';
import { openRecorder } from '../../../electron/gateway/history/recorder.ts';
import { tagsOf } from '../../../electron/gateway/tags/definitions.ts';
import { definedTags } from '../../../electron/gateway/tags/defined.ts';
import type { QualifiedValue } from '../../../electron/gateway/tags/provider.ts';
import { readRecorded, type RecordedTag } from '../../../electron/gateway/tags/recorded.ts';
import { openTags, type Tags } from '../../../electron/gateway/tags/tags.ts';
import { testClock } from '../../support/clock.ts';
import { temporaryFolder, testLog } from '../../support/station.ts';
import { smallDisk } from '../../support/smallDisk.ts';
import { until } from '../../support/until.ts';

const open = (dataDir: string, clock = testClock(1_000_000), log = testLog()): History =>
  openHistory({ dataDir, clock, log, keeps: { keepDays: 400 } });
const asked = { start: 0, end: 1000, ignoresBad: false } as const;

/** A tag with a history, with these settings. */
function recorded(settings: JsonObject): RecordedTag {
  const { tags } = readRecorded([{ path: '[plant]Level', ...settings }], () => true);
  return tags[0] ?? expect.fail('it is not recorded');
}

describe('the history of tags', () => {
  it('gives what was stored after a start, and knows nothing of the time in which no program ran', async () => {
    const dataDir = temporaryFolder();
    const first = open(dataDir, testClock(500));
    first.store({ path: '[default]A', at: 100, value: 1, quality: null });
    first.store({ path: '[default]A', at: 200, value: 2, quality: null });
    await first.close();
    const again = open(dataDir, testClock(900));
    again.store({ path: '[default]a', at: 950, value: 3, quality: null });
    const { points } = await again.points({ ...asked, paths: ['[default]A', '[default]B'], most: 100 });
    expect(points).toEqual([
      [
        { at: 100, value: 1, quality: null },
        { at: 200, value: 2, quality: null },
        { at: 500, value: null, quality: 'Bad_NotConnected' },
        { at: 950, value: 3, quality: null },
      ],
      [],
    ]);
    expect(await again.paths()).toEqual(['[default]A']);
    await again.close();
  });

  it('knows nothing of the time in which no program ran where the clock went back meanwhile', async () => {
    const dataDir = temporaryFolder();
    const first = open(dataDir, testClock(500));
    first.store({ path: '[default]A', at: 100, value: 1, quality: null });
    await first.close();
    // A computer whose clock stands still without power begins with an older time, and hears of the right one later.
    const clock = testClock(300);
    const again = open(dataDir, clock);
    again.store({ path: '[default]B', at: 310, value: 2, quality: null });
    await again.paths();
    clock.advance(600);
    again.store({ path: '[default]A', at: 900, value: 3, quality: null });
    const { points } = await again.points({ ...asked, paths: ['[default]A'], most: 100 });
    expect(points[0]).toEqual([
      { at: 100, value: 1, quality: null },
      { at: 500, value: null, quality: 'Bad_NotConnected' },
      { at: 900, value: 3, quality: null },
    ]);
    await again.close();
  });

  it('knows a tag by its path in any case of its letters, in any script, also after a start', async () => {
    const dataDir = temporaryFolder();
    const first = open(dataDir);
    first.store({ path: '[default]Öl/Wärme', at: 100, value: 1, quality: null });
    await first.close();
    const again = open(dataDir);
    const valuesOf = async (path: string) =>
      (await again.points({ ...asked, paths: [path], most: 10 })).points[0]?.map(({ value }) => value);
    expect(await valuesOf('[default]öl/WÄRME')).toEqual([1]);
    again.store({ path: '[default]öl/wärme', at: 200, value: 2, quality: null });
    expect(await valuesOf('[default]Öl/Wärme')).toEqual([1, 2]);
    expect(await again.paths()).toEqual(['[default]Öl/Wärme']);
    await again.close();
  });

  it('gives nothing to whoever signed out while it was asked', async () => {
    const history = open(temporaryFolder());
    history.store({ path: '[default]Secret', at: 100, value: 1, quality: null });
    let mayRead = true;
    const questions = historyQuestions({
      ...history,
      wholePath,
      whyNotRead: () => (mayRead ? undefined : 'It is a secret.'),
      samplingOf: () => undefined,
    });
    const tags = [{ path: 'Secret', alias: 's' }];
    const request = { ...asked, tags, aggregate: 'LastValue', format: 'Wide' } as const;
    const asks = [
      () => questions.query({ ...request, slices: undefined }),
      () => questions.query({ ...request, slices: 1 }),
      () => questions.calculate({ ...asked, tags, calculations: ['Average'] }),
    ];
    for (const ask of asks) {
      mayRead = true;
      await ask();
      const answer = ask();
      mayRead = false;
      await expect(answer).rejects.toThrow('The history of Secret was not read: It is a secret.');
    }
    await history.close();
  });

  it('is asked for rows of several tags, calculations, and points as they are', async () => {
    const history = open(temporaryFolder());
    const questions = historyQuestions({
      ...history,
      wholePath,
      whyNotRead: (path) => (path === '[default]Secret' ? 'It is a secret.' : undefined),
      samplingOf: (path) => (path === '[default]A' ? 250 : undefined),
    });
    for (const [at, value] of [
      [0, 10],
      [250, 20],
      [750, 40],
    ] as const) {
      history.store({ path: '[default]A', at, value, quality: null });
    }
    history.store({ path: '[default]B', at: 500, value: 'on', quality: null });
    const tags = [
      { path: 'A', alias: 'first' },
      { path: '[default]B', alias: 'second', aggregate: 'LastValue' as const },
    ];
    const request = { ...asked, tags, aggregate: 'Average', format: 'Wide' } as const;
    const wide = columnsOf(await questions.query({ ...request, slices: 2 }));
    expect(wide?.map(({ name, type, data }) => [name, type, data.length])).toEqual([
      ['t_stamp', 'Date', 2],
      ['first', 'Double', 2],
      ['second', 'String', 2],
    ]);
    expect(wide?.slice(1).map(({ data }) => data)).toEqual([
      [15, 30],
      [null, 'on'],
    ]);
    const raw = columnsOf(await questions.query({ ...request, slices: undefined }));
    expect(raw?.slice(1).map(({ data }) => data)).toEqual([
      [10, 20, 20, 40],
      [null, null, 'on', 'on'],
    ]);
    // Natural: as often as the one of them is stored that is sampled, and as stored where none is.
    const natural = columnsOf(await questions.query({ ...request, slices: 'natural' }));
    expect(natural?.slice(1).map(({ data }) => data)).toEqual([
      [10, 20, 20, 40],
      [null, null, 'on', 'on'],
    ]);
    const [, changes] = columnsOf(await questions.query({ ...request, tags: tags.slice(1), slices: 'natural' })) ?? [];
    expect(changes?.data).toEqual(['on']);
    const tall = columnsOf(await questions.query({ ...request, slices: undefined, format: 'Tall' }));
    expect(tall?.map(({ name }) => name)).toEqual(['path', 'value', 'quality', 'timestamp']);
    // A point of the very start is what holds then, and what held before it is no second row.
    const [, values, , times] =
      columnsOf(
        await questions.query({ ...request, tags: tags.slice(0, 1), start: 250, slices: undefined, format: 'Tall' }),
      ) ?? [];
    expect(values?.data).toEqual([20, 40]);
    expect(times?.data.map(millisOfDate)).toEqual([250, 750]);
    const tallSlices = columnsOf(await questions.query({ ...request, slices: 2, format: 'Tall' }));
    expect(tallSlices?.slice(1, 3).map(({ data }) => data)).toEqual([
      [15, 30, null, 'on'],
      ['Good', 'Good', 'Bad', 'Good'],
    ]);
    const calculated = columnsOf(
      await questions.calculate({ ...asked, tags: tags.slice(0, 1), calculations: ['Minimum', 'Maximum'] }),
    );
    expect(calculated?.map(({ name, data }) => [name, data])).toEqual([
      ['tagpath', ['first']],
      ['Minimum', [10]],
      ['Maximum', [40]],
    ]);
    await expect(questions.query({ ...request, tags: [{ path: 'Secret', alias: 's' }], slices: 1 })).rejects.toThrow(
      'The history of Secret was not read: It is a secret.',
    );
    const many = Array.from({ length: 500 }, (_, at) => ({ path: `T${at}`, alias: `T${at}` }));
    for (let at = 0; at < 1001; at += 1) history.store({ path: '[default]T0', at, value: at, quality: null });
    const [all] = (await history.points({ ...asked, end: 2000, paths: ['[default]T0'], most: 5000 })).points;
    expect(all?.map(({ value }) => value)).toEqual(Array.from({ length: 1001 }, (_, at) => at));
    await expect(questions.query({ ...request, end: 2000, tags: many, slices: undefined })).rejects.toThrow(
      /rows of 500 tags are more than/,
    );
    await expect(questions.query({ ...request, start: 5, end: 5, slices: 1 })).rejects.toThrow(
      /does not end after it begins/,
    );
    await history.close();
  });

  it('stores what a tag says beyond its dead band, each change of its quality, and nothing else', async () => {
    const clock = testClock(1000);
    const { tags: definitions } = tagsOf([
      { name: 'Level', value: 5, dataType: 'Float8', historyEnabled: true, historicalDeadband: 1 },
      { name: 'Silent', value: 5 },
      { name: 'On', value: false, dataType: 'Boolean', historyEnabled: true },
    ]);
    const own = definedTags({ name: 'default', definitions, clock, others: () => tags });
    const tags: Tags = openTags([own]);
    const stored: unknown[] = [];
    const recorder = openRecorder(
      tags,
      { store: ({ path, value, quality }) => stored.push([path, value, quality]) },
      clock,
    );
    recorder.take(own.recorded?.() ?? []);
    const write = (path: string, value: number | boolean) => tags.write([{ path, value }], 'gateway');
    await write('Level', 5.5);
    await write('Level', 6.5);
    await write('Silent', 9);
    await write('On', true);
    expect(stored).toEqual([
      ['[default]Level', 5, null],
      ['[default]On', 0, null],
      ['[default]Level', 6.5, null],
      ['[default]On', 1, null],
    ]);
    recorder.close();
  });

  it.each([
    ['historyTimeDeadband', { historyTimeDeadband: 10 }],
    ['a rate', { sampleMode: 'Periodic', historySampleRate: 10 }],
  ])('with %s holds what came meanwhile when the time is over', (_name, settings) => {
    const clock = testClock(1000);
    const tag = signal<QualifiedValue>({ value: 5, quality: { code: 'Good' }, timestamp: 1000 });
    const stored: unknown[] = [];
    const recorder = openRecorder(
      { tag: () => tag },
      { store: ({ at, value, quality }) => stored.push([at, value, quality]) },
      clock,
    );
    recorder.take([recorded(settings)]);
    const say = (value: number, code = 'Good'): void => {
      clock.advance(1000);
      tag.value = { value, quality: { code }, timestamp: clock.now() };
    };
    say(6);
    say(7);
    clock.advance(60_000);
    // What came and went is not stored, and a value that is bad is at once.
    say(8);
    say(9);
    say(8);
    clock.advance(60_000);
    say(8, 'Bad_Stale');
    expect(stored).toEqual([
      [1000, 5, null],
      [11_000, 7, null],
      [64_000, 8, null],
      [127_000, 8, 'Bad_Stale'],
    ]);
    recorder.close();
  });

  it('knows a value that was there before a gap again from when it came back', () => {
    const clock = testClock(1000);
    const tag = signal<QualifiedValue>({ value: 5, quality: { code: 'Good' }, timestamp: 400 });
    const stored: unknown[] = [];
    const store = ({ at, value, quality }: StoredPoint): void => void stored.push([at, value, quality]);
    const recorder = openRecorder({ tag: () => tag }, { store }, clock);
    recorder.take(readRecorded(['[plant]Set'], () => true).tags);
    clock.advance(500);
    tag.value = { ...tag.value, quality: { code: 'Bad_NotConnected' } };
    clock.advance(500);
    tag.value = { ...tag.value, quality: { code: 'Good' } };
    tag.value = { ...tag.value, value: 6, timestamp: 2100 };
    expect(stored).toEqual([
      [1000, 5, null],
      [1500, 5, 'Bad_NotConnected'],
      [2000, 5, null],
      [2100, 6, null],
    ]);
    recorder.close();
  });

  it('keeps each value where a clock is a day off: that of the device, or of the station', () => {
    const day = 86_400_000;
    const clock = testClock(10 * day);
    const tag = signal<QualifiedValue>({ value: 0, quality: { code: 'Good' }, timestamp: clock.now() });
    const stored = new Map<number, unknown>();
    const store = ({ at, value }: StoredPoint): void => void stored.set(at - 10 * day, value);
    const recorder = openRecorder({ tag: () => tag }, { store }, clock);
    recorder.take(readRecorded(['[plant]Set'], () => true).tags);
    const say = (value: number, ahead: number): void => {
      clock.advance(1000);
      tag.value = { ...tag.value, value, timestamp: clock.now() + ahead };
    };
    // The clock of the device goes ahead, and is set right.
    say(1, day);
    say(2, day);
    say(3, 0);
    // Two values of one moment.
    tag.value = { ...tag.value, value: 4 };
    // The clock of the station is set back.
    clock.jump(-day);
    say(5, 0);
    say(6, 0);
    expect([...stored]).toEqual([
      [0, 0],
      [1000, 1],
      [2000, 2],
      [3000, 3],
      [3001, 4],
      [4000 - day, 5],
      [5000 - day, 6],
    ]);
    recorder.close();
  });

  it('says what to do with a damaged file, and begins another one once it is moved away', async () => {
    const [dataDir, log] = [temporaryFolder(), testLog()];
    const file = join(dataDir, 'history.db');
    writeFileSync(file, 'no database, and long enough to be read as the head of one. '.repeat(100));
    const clock = testClock(1000);
    const history = open(dataDir, clock, log);
    history.store({ path: '[default]A', at: 900, value: 1, quality: null });
    const ask = () => history.points({ ...asked, paths: ['[default]A'], most: 9 });
    await expect(ask()).rejects.toThrow(/cannot be read: history\.db is damaged\. Move it out of the data directory/);
    expect(history.status()).toMatchObject({ size: undefined, trouble: expect.stringContaining('is damaged') });
    rmSync(file);
    clock.advance(10_000);
    await until(() => expect(history.status()).toBeUndefined());
    expect(await ask()).toMatchObject({ points: [[{ at: 900, value: 1 }]] });
    expect(log.lines.map(({ level, message }) => [level, message])).toEqual([
      ['error', 'The history of tags cannot be stored.'],
      ['info', 'The history of tags is stored again.'],
    ]);
    await history.close();
  });

  it('tells a damaged page in words, and stores what came meanwhile in the file that is put in its place', async () => {
    const [dataDir, log, clock] = [temporaryFolder(), testLog(), testClock(1_000_000)];
    const first = open(dataDir, clock);
    for (let at = 1; at < 500; at += 1)
      first.store({ path: `[default]T${at}`, at, value: 'x'.repeat(50), quality: null });
    await first.paths();
    await first.close();
    const file = join(dataDir, 'history.db');
    const whole = readFileSync(file);
    // Each page but the first: its head is no head of one.
    writeFileSync(file, Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0xab)]));
    const history = open(dataDir, clock, log);
    history.store({ path: '[default]T1', at: 999, value: 2, quality: null });
    await expect(history.paths()).rejects.toThrow(/history\.db is damaged/);
    for (const name of ['history.db', 'history.db-wal', 'history.db-shm']) rmSync(join(dataDir, name), { force: true });
    clock.advance(10_000);
    await until(() => expect(history.status()?.trouble).toBeUndefined());
    expect(await history.paths()).toEqual(['[default]T1']);
    await history.close();
  });

  it('on a full disk is still read, says what was lost, and is stored again without a restart once there is room', async () => {
    const disk = smallDisk(12);
    // Where no disk can be made, there is nothing to fill.
    if (disk === undefined) return;
    const [log, clock] = [testLog(), testClock(1_000_000)];
    const history = open(disk.dataDir, clock, log);
    const store = (path: string, at: number): void => history.store({ path, at, value: at, quality: null });
    const points = async (path: string) => {
      const found = await history.points({ ...asked, end: 2_000_000, paths: [path], most: 1000 });
      return found.points[0];
    };
    const first = { at: 900_000, value: 900_000, quality: null };
    for (const path of ['[default]A', '[default]Still']) store(path, first.at);
    await history.paths();
    disk.fill();
    // More than may wait, the first of them of a tag that says nothing else.
    store('[default]A', 1_000_001);
    for (let at = 0; at < 200_000; at += 1) store(`[default]B${at % 100}`, 1_000_002 + at);
    store('[default]A', 1_300_000);
    clock.advance(10_000);
    await until(() => expect(history.status()).toMatchObject({ trouble: 'the disk is full' }));
    await until(() => expect(history.status()).toMatchObject({ lost: 2 }));
    // What is stored is there, and a tag that did not change is as it was.
    expect(await points('[default]Still')).toEqual([first]);
    disk.free();
    clock.advance(10_000);
    await until(() => expect(history.status()?.trouble).toBeUndefined());
    expect(await points('[default]Still')).toEqual([first]);
    expect(await points('[default]A')).toEqual([
      first,
      { at: 1_000_001, value: null, quality: 'Bad_NotConnected' },
      { at: 1_300_000, value: 1_300_000, quality: null },
    ]);
    expect(log.lines.map(({ level, message, details }) => [level, message, details])).toEqual([
      ['error', 'The history of tags cannot be stored.', expect.objectContaining({ reason: 'the disk is full' })],
      ['info', 'The history of tags is stored again.', { lost: 2 }],
    ]);
    disk.fill();
    history.store({ path: '[default]A', at: 1_400_000, value: 'x'.repeat(10_000_000), quality: null });
    await history.close();
    expect(log.lines.at(-1)).toMatchObject({ details: { points: 1 } });
  });

  it('holds no more long texts than it may: waiting to be stored, read, or beside others in rows', async () => {
    const [log, clock] = [testLog(), testClock(1_000_000)];
    const dataDir = temporaryFolder();
    // What cannot be opened takes nothing, until it is there.
    const history = open(join(dataDir, 'later'), clock, log);
    const text = (at: number): string => `${at}`.padEnd(1_000_000, 'x');
    const from = 900_000;
    for (let at = 0; at < 120; at += 1)
      history.store({ path: '[default]A', at: from + at, value: text(at), quality: null });
    await until(() => expect(history.status()).toMatchObject({ trouble: expect.any(String) }));
    for (let at = 0; at < 60; at += 1)
      history.store({ path: '[default]B', at: from + at, value: text(at), quality: null });
    expect(history.status()?.lost).toBeGreaterThan(100);
    mkdirSync(join(dataDir, 'later'));
    clock.advance(10_000);
    await until(() => expect(history.status()?.trouble).toBeUndefined());
    const points = (path: string, start: number, end: number) =>
      history.points({ ...asked, paths: [path], start, end, most: 1000 });
    const found = await points('[default]B', from + 40, from + 60);
    expect(found.points[0]?.map(({ value }) => String(value).slice(0, 2))).toContain('59');
    for (let at = 0; at < 60; at += 1)
      history.store({ path: '[default]C', at: from + at, value: text(at), quality: null });
    await expect(points('[default]C', from, from + 100)).resolves.toMatchObject({ isCut: true });
    const slices = {
      ...asked,
      paths: ['[default]C'],
      start: from,
      end: from + 60,
      slices: 60,
      aggregates: ['LastValue'] as const,
    };
    await expect(history.slices(slices)).rejects.toThrow(
      /texts have more than 50000000 characters; ask for fewer rows/,
    );
    await expect(history.slices({ ...slices, slices: 20 })).resolves.toHaveLength(1);
    for (let at = 0; at < 60; at += 1)
      history.store({ path: '[default]N', at: from + 60 + at, value: at, quality: null });
    const questions = historyQuestions({
      ...history,
      wholePath,
      whyNotRead: () => undefined,
      samplingOf: () => undefined,
    });
    const rows = (format: 'Wide' | 'Tall') => {
      const tags = ['C', 'N'].map((path) => ({ path, alias: path }));
      const range = { start: from + 60, end: from + 200, ignoresBad: false };
      return questions.query({ ...range, tags, slices: undefined, aggregate: 'LastValue', format });
    };
    await expect(rows('Wide')).rejects.toThrow(/the texts of its rows have more than 50000000 characters/);
    expect(columnsOf(await rows('Tall'))?.[0]?.data).toHaveLength(61);
    await history.close();
  });

  it('says that a file cannot be written, once, and goes on', async () => {
    const log = testLog();
    const history = open(join(temporaryFolder(), 'nowhere'), testClock(), log);
    history.store({ path: '[default]A', at: 1, value: 1, quality: null });
    await expect(history.points({ ...asked, paths: ['[default]A'], most: 1 })).rejects.toThrow(
      /history of tags cannot be read/,
    );
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    await history.close();
  });
});
