/** AL-3 The seal over the end of the trail: it fits after whatever was committed, and after what was not. */
import { expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { openTrail } from '../../../electron/gateway/audit/trail.ts';
import { developmentVault, openKeys } from '../../../electron/gateway/station/keys.ts';
import { readStation } from '../../../electron/gateway/station/station.ts';
import { endSealed, lossAtEnd, sealTrailEnd } from '../../../electron/gateway/station/trailEnd.ts';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { testClock } from '../../support/clock.ts';
import { newDataDir, noBrowser, testLog } from '../../support/station.ts';

it('AL-3 the seal fits after several entries at once, after what failed, and after what others append last', () => {
  const dataDir = newDataDir();
  const store = openStore(dataDir);
  const vault = developmentVault();
  const ports = { clock: testClock(), newId: () => uuidv7(), log: testLog(), vault, openExternal: noBrowser };
  const station = readStation(store, ports, 'SEALED-1', 'either');
  const keys = openKeys(dataDir, vault);
  const end = sealTrailEnd(openTrail(store, ports, station.id, 'boot-1'), { store, keys, stationId: station.id });
  end.begin();
  const append = (action: string): void => {
    const actor = { kind: 'station', id: 'test', name: 'Test' } as const;
    end.trail.append({ action, actor, target: 'test:1', detail: { ...endSealed } });
  };
  const fits = (): boolean => lossAtEnd(store.db, keys) === undefined;

  store.transaction(() => append('station.started'));
  expect(fits()).toBe(true);
  store.transaction(() => ['one', 'two', 'three'].forEach(append));
  expect(fits()).toBe(true);
  const failing = (): void => {
    append('never');
    throw new Error('failed');
  };
  expect(() => store.transaction(failing)).toThrow('failed');
  expect(fits()).toBe(true);
  store.transaction(() => undefined);
  expect(fits()).toBe(true);

  let wanted = ['last words', 'more of them'];
  store.beforeCommit(() => {
    wanted.forEach(append);
    wanted = [];
    return undefined;
  });
  store.transaction(() => append('first'));
  expect(fits()).toBe(true);
  store.transaction(() => append('after'));
  expect(fits()).toBe(true);
  expect(end.trail.size()).toBe(8);
  store.close();
});
