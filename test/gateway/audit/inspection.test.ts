/** The verification beside the work: each day what is new since the last signed checkpoint, now and then all of it. */
import { performance } from 'node:perf_hooks';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import {
  openInspections,
  type CheckDatabase,
  type Inspection,
  type Inspections,
} from '../../../electron/gateway/audit/inspection.ts';
import { openTrail } from '../../../electron/gateway/audit/trail.ts';
import { keepCheckpoints } from '../../../electron/gateway/station/checkpoints.ts';
import { developmentVault, openKeys } from '../../../electron/gateway/station/keys.ts';
import { openStationKey } from '../../../electron/gateway/station/signingKey.ts';
import { checkDatabase } from '../../../electron/gateway/signature/databaseCheck.ts';
import { readStation } from '../../../electron/gateway/station/station.ts';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { testClock } from '../../support/clock.ts';
import { noBrowser, temporaryFolder, testLog } from '../../support/station.ts';
import { checkTrailHere } from '../../support/trailCheck.ts';
import { until } from '../../support/until.ts';

const day = 24 * 3_600_000;

interface Watched {
  /** Writes so many entries at once. */
  readonly fill: (count: number) => void;
  /** Ends the verifications, and begins them as a start does; resolves to what the first found. */
  readonly start: () => Promise<Inspection>;
  /**
   * Writes an entry under a signed checkpoint, changes the database as somebody with the file does, and goes on to the next day;
   * resolves to what is found then.
   */
  readonly nextDay: (change?: string) => Promise<Inspection>;
}

/** A trail with signed checkpoints, of which the one at `anchored` entries stands outside. */
function watched(anchored: number, check: CheckDatabase = checkTrailHere): Watched {
  const [folder, clock] = [temporaryFolder(), testClock()];
  const store = openStore(folder);
  onTestFinished(() => store.close());
  const ports = { clock, newId: () => uuidv7(), log: testLog(), vault: developmentVault(), openExternal: noBrowser };
  const station = readStation(store, ports, 'TEST-1', false);
  const entries = openTrail(store, ports, station.id, 'boot-1');
  const key = openStationKey(store, entries, ports, openKeys(folder, ports.vault), station);
  const { trail, close } = keepCheckpoints(entries, { store, ports, key, stationId: station.id, isHeld: () => false });
  onTestFinished(close);
  const actor = { kind: 'person', id: 'p1', name: 'Anna' } as const;
  const write = () =>
    store.transaction(() => trail.append({ action: 'signature.approved', actor, target: 'thing:1', detail: {} }));
  let inspections: Inspections | undefined;
  onTestFinished(() => inspections?.close());
  const ended = async (): Promise<Inspection> => {
    await until(() => expect(inspections?.now().state).not.toBe('running'));
    const found = inspections?.now();
    if (found === undefined) throw new Error('Nothing was verified.');
    return found;
  };
  for (let count = 0; count < 5; count += 1) write();
  return {
    start: () => {
      inspections?.close();
      inspections = openInspections({
        store,
        trail,
        ports,
        seals: { things: () => [], holds: () => true, tell: () => undefined },
        stationId: station.id,
        check: (verified, tell, signal) => check({ dataDir: folder, keyId: key.id, verified, anchored }, tell, signal),
      });
      clock.advance(0);
      return ended();
    },
    fill: (count) =>
      store.transaction(() => {
        for (let index = 0; index < count; index += 1)
          trail.append({ action: 'test.done', actor, target: `thing:${index}`, detail: { index } });
      }),
    nextDay: async (change = '') => {
      write();
      withoutTriggers(store.db, () => store.db.exec(change));
      const { at } = await ended();
      clock.advance(day);
      await until(() => expect(inspections?.now().at).not.toBe(at));
      return ended();
    },
  };
}

it('AL-18 all of the trail is read at the start and each week, and in between what came since a signed checkpoint', async () => {
  const { start, nextDay } = watched(3);
  expect(await start()).toMatchObject({ state: 'holds', from: 0 });
  const days = [];
  for (let count = 0; count < 7; count += 1) days.push(await nextDay());
  expect(days.map(({ state }) => state)).toEqual(days.map(() => 'holds'));
  expect(days.map(({ from }) => from > 0)).toEqual([true, true, true, true, true, true, false]);
  // Never from the very end: there is something to read each time.
  for (const { from, upTo } of days) expect(from).toBeLessThan(upTo);
});

it.each<[string, string, RegExp]>([
  ['an entry that is new', "UPDATE audit_entry SET at = '' WHERE seq = 8", /^entry 8: altered/],
  [
    'the checkpoint that it goes on from',
    "UPDATE checkpoint SET note = replace(note, 'time 2026', 'time 2025')",
    /^the checkpoint at entry \d+ was altered/,
  ],
  [
    'the tree under such a checkpoint',
    'UPDATE merkle_node SET hash = zeroblob(32) WHERE size = 1 << level',
    /^the tree is not the one that the checkpoint at entry \d+ was made of/,
  ],
  [
    'a part of the tree that leads to what is anchored',
    'UPDATE merkle_node SET hash = zeroblob(32) WHERE level = 1 AND size = 2',
    /^the trail does not go on from what was anchored at entry 3/,
  ],
])('AL-18 the daily one finds %s that was changed beside the program', async (_, sql, problem) => {
  const { start, nextDay } = watched(3);
  await start();
  expect(await nextDay()).toMatchObject({ state: 'holds' });
  expect(await nextDay(sql)).toMatchObject({ state: 'broken', problem: expect.stringMatching(problem) });
});

it('AL-18 an old entry that was changed is found with all of the trail: at the next start', async () => {
  const { start, nextDay } = watched(3);
  await start();
  const change = "UPDATE audit_entry SET bytes = replace(bytes, 'Anna', 'Hanna') WHERE seq = 2";
  expect(await nextDay(change)).toMatchObject({ state: 'holds' });
  expect(await start()).toMatchObject({ state: 'broken', problem: expect.stringMatching(/^entry 2: altered/) });
});

it('AL-18 the trail is walked in a thread of its own, which says how far it came: the program does other work meanwhile', async () => {
  const { start, fill, nextDay } = watched(3, checkDatabase);
  fill(20_000);
  const before = performance.eventLoopUtilization();
  expect(await start()).toMatchObject({ state: 'holds', from: 0, upTo: 20_006 });
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  expect(await nextDay()).toMatchObject({ state: 'holds' });
  const sql =
    "UPDATE audit_entry SET bytes = replace(bytes, 'Anna', 'Hanna') WHERE seq = (SELECT max(seq) FROM audit_entry)";
  expect(await nextDay(sql)).toMatchObject({
    state: 'broken',
    problem: expect.stringMatching(/^entry 20008: altered/),
  });
});
