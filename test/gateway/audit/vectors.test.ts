/** The bytes of the trail, once and for all: whatever system it runs on, and whoever hashes them. */
import { expect, it } from 'vitest';
import { openTrail } from '../../../electron/gateway/audit/trail.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { announcedKeys, verifierOf } from '../../../electron/gateway/station/signingKey.ts';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { HashDomain } from '../../../electron/ledger/canonical.ts';
import { testClock } from '../../support/clock.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { noBrowser, temporaryFolder, testLog } from '../../support/station.ts';

it('AL-1 an entry has the same bytes, hash and leaf everywhere', () => {
  const store = openStore(temporaryFolder());
  const own = { newId: () => 'id-1', log: testLog(), vault: developmentVault(), openExternal: noBrowser };
  const trail = openTrail(store, { clock: testClock(), ...own }, 'station-1', 'boot-1');
  const actor = { kind: 'person', id: 'p1', name: 'Ö. Öhler\n\u202e' } as const;
  const detail = { b: [1, 2.5, 1e21, -0], a: '€ "\\ \u0000', ä: null };
  const entry = store.transaction(() => trail.append({ action: 'test.done', actor, target: 'thing:1', detail }));
  expect(store.db.prepare('SELECT bytes FROM audit_entry').get()).toEqual({
    bytes:
      '{"action":"test.done","actor":{"id":"p1","kind":"person","name":"Ö. Öhler\\n\u202e"},' +
      '"at":{"offset":"+01:00","utc":"2026-11-22T13:03:25.000Z","zone":"Europe/Berlin"},"boot":"boot-1","clock":"unverified",' +
      '"detail":{"a":"€ \\"\\\\ \\u0000","b":[1,2.5,1e+21,0],"ä":null},"id":"id-1","previous":"' +
      `${'0'.repeat(64)}","seq":1,"station":"station-1","target":"thing:1"}`,
  });
  // Computed by another program, from these bytes alone.
  expect(entry.hash).toBe('17a417fd0d19e62d0e23a71fe11e3b29a7ae3d2facc45195f7777ff9e04788bb');
  expect(trail.root(1).toString('hex')).toBe('0235af9b0ca7dd7e3a735c2f5be8aa90cc2d38152b999743e883f5cc5628d01c');
  store.close();
});

it('AL-10 what the station signed as one kind of thing passes for no other', async () => {
  const scene = await openSignatureScene();
  await scene.complete(scene.queue()[0] ?? '', 'sam');
  const db = scene.database();
  const [key = ''] = announcedKeys(db);
  const keys = verifierOf(db, [key]);
  const signed = db
    .prepare<[], { bytes: string; signature: string }>('SELECT bytes, station_signature AS signature FROM signature')
    .get();
  const verdicts = Object.values(HashDomain).map((domain) => [
    domain,
    keys.verify(key, domain, signed?.bytes ?? '', signed?.signature ?? ''),
  ]);
  expect(verdicts.filter(([, verdict]) => verdict === 'good')).toEqual([[HashDomain.signature, 'good']]);
  // Nor as the text of a checkpoint, whose first line names a log; no domain begins as one.
  const { note } = db.prepare<[], { note: string }>('SELECT note FROM checkpoint LIMIT 1').get() ?? { note: '' };
  const text = `${HashDomain.signature}\n${signed?.bytes ?? ''}\n`;
  expect(keys.readNote(note)).toMatchObject({ text: expect.stringMatching(/^countersign\.station\//) });
  expect(keys.readNote(`${text}${note.slice(note.indexOf('\n\n'))}`)).toBe('bad');
  expect(Object.values(HashDomain).filter((domain) => domain.startsWith('countersign.station/'))).toEqual([]);
});
