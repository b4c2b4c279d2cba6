/** Tags with alarms, as a station has them. */
import Database from 'better-sqlite3';
import { openAlarms } from '../../../electron/gateway/alarms/alarms.ts';
import { openBoard } from '../../../electron/gateway/alarms/board.ts';
import { openJournal } from '../../../electron/gateway/alarms/journal.ts';
import { openShelf } from '../../../electron/gateway/alarms/shelf.ts';
import { alarmParts } from '../../../electron/gateway/alarms/parts.ts';
import { alarmTags } from '../../../electron/gateway/alarms/tags.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { alarms as alarmTables } from '../../../electron/gateway/store/migrations/0120-alarms.ts';
import { alarmSignatures } from '../../../electron/gateway/store/migrations/0130-alarm-signatures.ts';
import { alarmData } from '../../../electron/gateway/store/migrations/0140-alarm-data.ts';
import { tagsOf } from '../../../electron/gateway/tags/definitions.ts';
import { definedTags } from '../../../electron/gateway/tags/defined.ts';
import { systemTags } from '../../../electron/gateway/tags/system.ts';
import { openTags, type Tags } from '../../../electron/gateway/tags/tags.ts';
import { testClock, type TestClock } from '../../support/clock.ts';
import { testLog } from '../../support/station.ts';

const frame = 16;

/** A database in memory that has the tables of alarms alone. */
export function alarmStore() {
  const db = new Database(':memory:');
  alarmTables.up(db);
  alarmSignatures.up(db);
  alarmData.up(db);
  const transaction = <T>(work: () => T): T => db.transaction(work)();
  return { db, transaction, whenFree: async <T>(work: () => T | Promise<T>): Promise<T> => work() };
}
export type AlarmStore = ReturnType<typeof alarmStore>;

export const temperature = (...alarms: readonly JsonObject[]): JsonObject => ({
  path: 'Line/Temp',
  dataType: 'Float8',
  value: 20,
  alarms: [...alarms],
});

/** Opens them over a store and a clock, which an earlier scene may have left. */
export function sceneOver(
  {
    store = alarmStore(),
    clock = testClock(),
    mostKept = 100_000,
  }: Partial<{ store: AlarmStore; clock: TestClock; mostKept: number }>,
  ...entries: readonly JsonObject[]
) {
  const read = tagsOf(entries);
  const log = testLog();
  let ids = Number(store.db.prepare('SELECT count(*) FROM alarm_event').pluck().get());
  const journal = openJournal({ store, ports: { clock, log }, keepDays: () => 2, mostKept });
  const alarms = openAlarms(
    () => tags,
    { clock, newId: () => `event-${(ids += 1)}` },
    { journal, shelf: openShelf(store, clock) },
  );
  const own = definedTags({ name: 'default', definitions: read.tags, clock, others: () => tags });
  const tags: Tags = openTags([own, systemTags([alarmTags(alarms, clock)], clock)], alarmParts(alarms, clock).part);
  const board = openBoard(alarms, clock, (userName) => `${userName.toUpperCase()} (${userName})`);
  alarms.take(read.tags);
  return {
    clock,
    store,
    log,
    tags,
    alarms,
    board: board.value,
    journal,
    problems: read.problems,
    definitions: read.tags,
    says: (path: string) => {
      clock.advance(frame);
      return tags.tag(`[System]Alarms/${path}`).peek();
    },
    write: async (value: Json, path = 'Line/Temp') => {
      await tags.write([{ path: `[default]${path}`, value }], 'gateway');
      return alarms.active().map(({ source }) => source.replace(/^.*:\/alm:/, ''));
    },
    /** The program ends, and starts again with these tags. */
    restart: (...next: readonly JsonObject[]) => {
      board.close();
      alarms.close();
      return sceneOver({ store, clock, mostKept }, ...next);
    },
  };
}

export const scene = (...entries: readonly JsonObject[]) => sceneOver({}, ...entries);
