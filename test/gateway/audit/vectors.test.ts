/** The bytes of the trail, once and for all: whatever system it runs on, and whoever hashes them. */
import { expect, it } from 'vitest';
import { openTrail } from '../../../electron/gateway/audit/trail.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { inCall } from '../../../electron/gateway/platform/callOrigin.ts';
import { announcedKeys, verifierOf } from '../../../electron/gateway/station/signingKey.ts';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { HashDomain } from '../../../electron/ledger/canonical.ts';
import { testClock } from '../../support/clock.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { noBrowser, temporaryFolder, testLog } from '../../support/station.ts';

/** Entries that follow one another, as they stand in canonical form; the hash before is put in. Hashes and roots are another program's. */
const vectors = [
  {
    actor: { kind: 'person', id: 'p1', name: 'Ö. Öhler\n\u202e' },
    action: 'test.done',
    detail: { b: [1, 2.5, 1e21, -0], a: '€ "\\ \u0000', ä: null },
    bytes:
      '{"action":"test.done","actor":{"id":"p1","kind":"person","name":"Ö. Öhler\\n\u202e"},"at":AT,"boot":"boot-1",' +
      '"clock":"unverified","detail":{"a":"€ \\"\\\\ \\u0000","b":[1,2.5,1e+21,0],"ä":null},"id":"id-1","previous":"BEFORE","seq":1,' +
      '"station":"station-1","target":"thing:1"}',
    hash: '17a417fd0d19e62d0e23a71fe11e3b29a7ae3d2facc45195f7777ff9e04788bb',
    root: '0235af9b0ca7dd7e3a735c2f5be8aa90cc2d38152b999743e883f5cc5628d01c',
  },
  {
    actor: { kind: 'script', id: 'p1', name: '' },
    action: 'test.numbers',
    detail: {
      numbers: [
        ...[5e-324, 1e-7, 1e-6, 123456789012345680000, 2 ** 53 - 1, 1 - 2 ** 53, Number.MAX_VALUE],
        ...[333333333.3333333, 0.1, -1.5, 100],
      ],
    },
    trust: 'changed',
    call: { cid: 'c-1', session: 's-1', address: 'fe80::1' },
    bytes:
      '{"action":"test.numbers","actor":{"id":"p1","kind":"script","name":""},"at":AT,"boot":"boot-1",' +
      '"call":{"address":"fe80::1","cid":"c-1","session":"s-1"},"clock":"changed","detail":{"numbers":[5e-324,1e-7,0.000001,' +
      '123456789012345680000,9007199254740991,-9007199254740991,1.7976931348623157e+308,333333333.3333333,0.1,-1.5,100]},' +
      '"id":"id-2","previous":"BEFORE","seq":2,"station":"station-1","target":"thing:2"}',
    hash: 'cb60c9cf4fbc8376b322db479940fa7665f62712a92c832900c930310283e483',
    root: '91e0bc496eb15fec0d9a04db93b81d61dc58e944af034cb0ab193f80da35545b',
  },
  {
    actor: { kind: 'station', id: 'seals', name: 'Seals' },
    action: 'test.texts',
    // Members stand by their UTF-16 units; texts are not composed.
    detail: {
      '\ufb33': false,
      '😀': '👨\u200d🔧 \u2028\u2029',
      '€': true,
      é: 'e\u0301 / \u00e9',
      '1': [],
      '\t': '\b\t\n\f\r\u001b\u007f',
      '': {},
    },
    call: { cid: 'c-2' },
    bytes:
      '{"action":"test.texts","actor":{"id":"seals","kind":"station","name":"Seals"},"at":AT,"boot":"boot-1","call":{"cid":"c-2"},' +
      '"clock":"unverified","detail":{"":{},"\\t":"\\b\\t\\n\\f\\r\\u001b\u007f","1":[],"é":"e\u0301 / \u00e9","€":true,' +
      '"😀":"👨\u200d🔧 \u2028\u2029","\ufb33":false},"id":"id-3","previous":"BEFORE","seq":3,"station":"station-1","target":"thing:3"}',
    hash: '664a357517f298dbdfb35304f10e1edf6f76dee340822f57ae408afc16ecae31',
    root: 'e6bd964ac1ac6e21e8c65b25bfb5037c279c6082d378ae07ca254f5e49191450',
  },
] as const;

it('AL-1 entries with any texts, numbers, clock and call have the same bytes, hashes and roots everywhere', async () => {
  const store = openStore(temporaryFolder());
  const [log, vault] = [testLog(), developmentVault()];
  let [made, trust]: [number, 'unverified' | 'changed'] = [0, 'unverified'];
  const ports = { clock: testClock(), newId: () => `id-${(made += 1)}`, log, vault, openExternal: noBrowser };
  const trail = openTrail(store, ports, 'station-1', 'boot-1', () => trust);
  let before = '0'.repeat(64);
  for (const [index, vector] of vectors.entries()) {
    const { action, actor, detail, bytes, hash, root } = vector;
    trust = 'trust' in vector ? vector.trust : 'unverified';
    const append = () => store.transaction(() => trail.append({ action, actor, detail, target: `thing:${index + 1}` }));
    const entry = await ('call' in vector ? inCall(vector.call, append) : append());
    const at = '{"offset":"+01:00","utc":"2026-11-22T13:03:25.000Z","zone":"Europe/Berlin"}';
    expect(store.db.prepare('SELECT bytes FROM audit_entry ORDER BY seq DESC LIMIT 1').pluck().get()).toBe(
      bytes.replace('AT', at).replace('BEFORE', before),
    );
    expect([entry.hash, trail.root(index + 1).toString('hex')]).toEqual([hash, root]);
    before = entry.hash;
  }
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
