import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openTrail,
  verifyTrail,
  type Actor,
  type Trail,
  type TrailVerdict,
} from '../../../electron/gateway/audit/trail.ts';
import { auditView } from '../../../electron/gateway/audit/search.ts';
import { domainHash, HashDomain } from '../../../electron/ledger/canonical.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { openStore, type Store } from '../../../electron/gateway/store/database.ts';
import { testClock } from '../../support/clock.ts';
import { noBrowser, temporaryFolder, testLog } from '../../support/station.ts';

const actor: Actor = { kind: 'person', id: 'p1', name: 'Anna' };

function openFilled(entries: number, dataDir = temporaryFolder()): { store: Store; trail: Trail; dataDir: string } {
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

  it('AL-16 keeps a very long text exactly, as one entry, and shows it on one line', () => {
    const { store, trail } = openFilled(0);
    const long = 'line\nbreak \u001b[31m\u202e, "seq":2}\r\n'.repeat(100_000);
    store.transaction(() => trail.append({ action: 'test', actor, target: 'thing:1', detail: { long } }));
    const [entry] = trail.latest(2);
    expect(entry?.detail['long'] === long).toBe(true);
    expect(trail.verify()).toEqual({ ok: true, entries: 1 });
    const row = store.db.prepare<[], { bytes: string; hash: string }>('SELECT bytes, hash FROM audit_entry').get();
    const [shown] = auditView({ seq: 1, bytes: row?.bytes ?? '', hash: row?.hash ?? '' }).detail;
    // No message with millions of letters where it fails.
    expect([shown?.value.length, /[\p{Cc}\p{Cf}]/u.test(shown?.value ?? '\n')]).toEqual([
      'line\\u{a}break \\u{1b}[31m\\u{202e}, "seq":2}\\u{d}\\u{a}'.length * 100_000,
      false,
    ]);
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

describe('AL-2 a trail of 10,000 entries', () => {
  const entries = 10_000;
  const at = 4321;
  let filled: ReturnType<typeof openFilled> | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'countersign-trail-'));
  beforeAll(() => {
    filled = openFilled(0, folder);
    const { store, trail } = filled;
    store.transaction(() => {
      for (let n = 1; n <= entries; n += 1) {
        trail.append({ action: 'test.done', actor, target: `thing:${n}`, detail: { n, text: 'five' } });
      }
    });
    // What somebody does who has the file: nothing holds them back.
    for (const { name } of store.db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all())
      store.db.exec(`DROP TRIGGER "${name}"`);
  });
  afterAll(() => {
    filled?.store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What verification says of the trail after a change, which is taken back again. */
  const changed = (change: (db: Store['db']) => void): TrailVerdict => {
    if (filled === undefined) throw new Error('There is no trail.');
    const { db } = filled.store;
    db.exec('BEGIN');
    try {
      change(db);
      return verifyTrail(db);
    } finally {
      db.exec('ROLLBACK');
    }
  };
  const sql = (text: string) => changed((db) => void db.exec(text));
  /** Moves all entries from a number on, to make room or to close a gap. */
  const move = (from: number, by: number): string =>
    `UPDATE audit_entry SET seq = -(seq + ${by}) WHERE seq >= ${from}; UPDATE audit_entry SET seq = -seq WHERE seq < 0;`;
  const altered = /^altered: the hash does not fit the bytes$/;
  const broken = /^the chain is broken/;

  it('holds as it was written', () => {
    expect(sql('SELECT 1')).toEqual({ ok: true, entries });
  });

  it('a changed byte of any part of an entry, each by its number', () => {
    const parts = [
      'seq',
      'id',
      'station',
      'boot',
      'previous',
      'utc',
      'zone',
      'offset',
      'clock',
      'action',
      'kind',
      'name',
      'target',
      'n',
      'text',
    ];
    for (const part of parts) {
      const verdict = changed((db) => {
        const row = db.prepare<[number], { bytes: string }>('SELECT bytes FROM audit_entry WHERE seq = ?').get(at);
        const bytes = row?.bytes.replace(
          new RegExp(`("${part}":"?)(.)`),
          (_all, before: string, byte: string) => before + (byte === '1' ? '2' : '1'),
        );
        expect(bytes, part).not.toBe(row?.bytes);
        db.prepare('UPDATE audit_entry SET bytes = ? WHERE seq = ?').run(bytes, at);
      });
      expect(verdict, part).toEqual({ ok: false, seq: at, reason: expect.stringMatching(altered) });
    }
  });

  it.each(['id', 'at', 'action', 'actor', 'target'])('a changed column: %s', (column) => {
    expect(sql(`UPDATE audit_entry SET ${column} = 'x' WHERE seq = ${at}`)).toEqual({
      ok: false,
      seq: at,
      reason: 'altered: the columns do not fit the bytes',
    });
  });

  it('a changed time alone, with a hash that fits again', () => {
    const verdict = changed((db) => {
      const row = db.prepare<[number], { bytes: string }>('SELECT bytes FROM audit_entry WHERE seq = ?').get(at);
      const bytes = row?.bytes.replace('"utc":"2026', '"utc":"2025') ?? '';
      db.prepare(`UPDATE audit_entry SET bytes = ?, hash = ?, at = replace(at, '2026', '2025') WHERE seq = ?`).run(
        bytes,
        domainHash(HashDomain.auditEntry, bytes),
        at,
      );
    });
    expect(verdict).toEqual({ ok: false, seq: at + 1, reason: expect.stringMatching(broken) });
  });

  it.each([
    ['one that is missing', `DELETE FROM audit_entry WHERE seq = ${at}`, at, /is missing$/],
    [
      'one that is missing, with the gap closed',
      `DELETE FROM audit_entry WHERE seq = ${at}; ${move(at + 1, -1)}`,
      at,
      broken,
    ],
    [
      'one that was put in between',
      `${move(at, 1)} INSERT INTO audit_entry SELECT ${at}, 'x', at, action, actor, target, bytes || ' ', hash || 'x'
       FROM audit_entry WHERE seq = ${at - 1}`,
      at,
      altered,
    ],
    [
      'one that is there once more, at the end',
      `INSERT INTO audit_entry SELECT ${entries + 1}, id, at, action, actor, target, bytes, hash FROM audit_entry
       WHERE seq = ${at}`,
      entries + 1,
      broken,
    ],
    [
      'one that stands there twice',
      `${move(at + 1, 1)} INSERT INTO audit_entry SELECT ${at + 1}, id || 'x', at, action, actor, target, bytes, hash || ' '
       FROM audit_entry WHERE seq = ${at}`,
      at + 1,
      altered,
    ],
    [
      'two that changed places',
      `UPDATE audit_entry SET seq = -${at} WHERE seq = ${at}; UPDATE audit_entry SET seq = ${at} WHERE seq = ${at + 1};
       UPDATE audit_entry SET seq = ${at + 1} WHERE seq = -${at}`,
      at,
      broken,
    ],
    ['the first', 'DELETE FROM audit_entry WHERE seq = 1', 1, /is missing$/],
  ])('%s', (_what, change, seq, reason) => {
    expect(sql(change)).toEqual({ ok: false, seq, reason: expect.stringMatching(reason) });
  });
});
