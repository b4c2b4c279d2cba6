import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { openTrail, type Actor, type Trail } from '../../../electron/gateway/audit/trail.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { openStore, type Store } from '../../../electron/gateway/store/database.ts';
import { testClock } from '../../support/clock.ts';
import { noBrowser, temporaryFolder, testLog } from '../../support/station.ts';

const actor: Actor = { kind: 'person', id: 'p1', name: 'Anna' };

function openFilled(entries: number): { store: Store; trail: Trail; dataDir: string } {
  const dataDir = temporaryFolder();
  const store = openStore(dataDir);
  const clock = testClock();
  const trail = openTrail(
    store,
    { clock, newId: () => uuidv7(), log: testLog(), vault: developmentVault(), openExternal: noBrowser },
    'station-1',
    'boot-1',
  );
  for (let n = 1; n <= entries; n += 1) {
    clock.advance(1000);
    store.transaction(() => trail.append({ action: 'test.done', actor, target: `thing:${n}`, detail: { n } }));
  }
  return { store, trail, dataDir };
}

describe('the audit trail', () => {
  it('chains entries and verifies them', () => {
    const { store, trail } = openFilled(5);
    expect(trail.verify()).toEqual({ ok: true, entries: 5 });
    expect(trail.about('thing:3').map(({ detail }) => detail)).toEqual([{ n: 3 }]);
    expect(trail.latest(2).map(({ seq }) => seq)).toEqual([5, 4]);
    store.close();
  });

  it('goes on after an entry that was taken back, whatever commits after it', () => {
    const { store, trail } = openFilled(3);
    const append = (target: string) => trail.append({ action: 'test.done', actor, target });
    for (let times = 0; times < 2; times += 1) {
      expect(() =>
        store.transaction(() => {
          append('taken back');
          throw new Error('the disk is full');
        }),
      ).toThrow(/full/);
      store.transaction(() => undefined);
      store.transaction(() => append('kept'));
    }
    expect(trail.verify()).toEqual({ ok: true, entries: 5 });
    expect(trail.about('taken back')).toEqual([]);
    store.close();
  });

  it('ES-18 refuses an entry outside the transaction of what it records', () => {
    const { store, trail } = openFilled(0);
    expect(() => trail.append({ action: 'loose', actor, target: 'thing:1' })).toThrow(/transaction/);
    store.close();
  });

  it('ES-19 cannot be edited or deleted through SQL', () => {
    const { store, trail } = openFilled(3);
    expect(() => store.db.exec("UPDATE audit_entry SET actor = 'Bob' WHERE seq = 2")).toThrow(/cannot be changed/);
    expect(() => store.db.exec('DELETE FROM audit_entry WHERE seq = 2')).toThrow(/cannot be removed/);
    expect(trail.verify().ok).toBe(true);
    store.close();
  });

  it('AL-16 keeps control characters and line breaks exactly, as one entry', () => {
    const { store, trail } = openFilled(0);
    const nasty = 'line\nbreak \u001b[31m \u202e "}';
    store.transaction(() => trail.append({ action: 'test', actor, target: 'thing:1', detail: { nasty } }));
    expect(trail.latest(1)[0]?.detail).toEqual({ nasty });
    expect(trail.verify()).toEqual({ ok: true, entries: 1 });
    store.close();
  });

  it('goes on from the last entry after a restart', () => {
    const { store, dataDir } = openFilled(2);
    store.close();
    const again = openStore(dataDir);
    const ports = {
      clock: testClock(),
      newId: () => uuidv7(),
      log: testLog(),
      vault: developmentVault(),
      openExternal: noBrowser,
    };
    const trail = openTrail(again, ports, 'station-1', 'boot-2');
    again.transaction(() => trail.append({ action: 'test', actor, target: 'thing:9' }));
    expect(trail.verify()).toEqual({ ok: true, entries: 3 });
    again.close();
  });

  it('is readable by another program while the station runs', () => {
    const { store, dataDir } = openFilled(2);
    const reader = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
    expect(reader.prepare('SELECT count(*) AS n FROM audit_entry').get()).toEqual({ n: 2 });
    reader.close();
    store.close();
  });
});
