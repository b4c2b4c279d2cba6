import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { verifyTrail } from '../../../electron/gateway/audit/trail.ts';
import { domainHash, HashDomain } from '../../../electron/ledger/canonical.ts';
import { signatureBytes } from '../../../electron/ledger/signedBytes.ts';
import { transitions } from '../../../electron/gateway/signature/states.ts';
import { verifySignatures } from '../../../electron/gateway/signature/verify.ts';
import { totpCode, totpStep } from '../../../electron/gateway/sso/totp.ts';
import { testClock, type TestClock } from '../../support/clock.ts';
import { openSignatureScene, scriptActor, type SignatureScene } from '../../support/signatureScene.ts';
import { templateFile, testPassword } from '../../support/station.ts';

const record = {
  id: 'B-20417',
  version: '3',
  content: {
    Product: 'Saline 0.9 %',
    Filled: 11904,
    Pressure: { value: 3.02, quality: 'Bad_Stale', timestamp: 1763817731000, tag: '[plant]Line 4/Pressure' },
    Checks: [{ Check: 'Fill weight', Result: { value: 250.3, quality: 'Good', timestamp: 1763817731000 } }],
  },
};

const files = {
  [templateFile('two')]: { name: 'Two of a kind', expression: '{role:Supervisor} AND {role:Supervisor}' },
  [templateFile('ordered')]: {
    name: 'In order',
    expression: '{role:Supervisor} AND {role:Quality}',
    slotOrder: 'as written',
  },
  [templateFile('series')]: { name: 'Series', expression: '{role:Supervisor}', forceReauthentication: false },
  [templateFile('good')]: { name: 'Good data', expression: '{role:Supervisor}', mayHaveBadQuality: false },
  [templateFile('three')]: { name: 'Three factors', expression: '{role:Supervisor}', requiredFactors: 3 },
  [templateFile('said')]: { name: 'Explained', expression: '{role:Supervisor}', commentRequired: 'both' },
  [templateFile('soon')]: { name: 'Soon over', expression: '{role:Supervisor}', expiresAfter: 2 },
};
const open = (): Promise<SignatureScene> => openSignatureScene({ files });

const refused = (reason: RegExp) => ({ outcome: 'refused', message: expect.stringMatching(reason) });

function bytesOf(scene: SignatureScene, at = 0): ReturnType<typeof signatureBytes.parse> {
  const rows = scene.database().prepare<[], { bytes: string }>('SELECT bytes FROM signature ORDER BY id').all();
  return signatureBytes.parse(JSON.parse(rows[at]?.bytes ?? ''));
}

describe('what is signed', () => {
  it('ES-1 ES-4 the signed bytes carry record, values with quality, slot, decision, meaning, comment, signer, proof, station, time and template', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record });
    await scene.complete(uuid, 'sam', 'approve', { comment: 'checked twice' });
    const [slot] = scene.station.gateway.signature.latest(1);
    expect(bytesOf(scene)).toMatchObject({
      request: { id: slot?.requestId, name: 'Release line' },
      record: { id: 'B-20417', version: '3', content: record.content },
      slot: { id: uuid, position: 1, of: 1 },
      decision: 'approve',
      meaning: 'Released by',
      comment: 'checked twice',
      signer: { userName: 'sam', fullName: 'sam Example', as: { kind: 'role', name: 'Supervisor' } },
      proof: { provider: 'internal', amr: ['user', 'pwd'], series: false },
      station: { name: 'TEST-1' },
      signedAt: { utc: '2026-11-22T13:03:25.000Z', zone: 'Europe/Berlin', offset: '+01:00' },
      clock: 'unverified',
    });
  });

  it('ES-1 the manifestation has name, user name, role, meaning, time with zone, station, record and version', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record });
    await scene.complete(uuid, 'sam');
    const { slots, values } = scene.station.gateway.signature.getAuthRequest(uuid);
    expect(slots[0]?.signature).toMatchObject({
      fullName: 'sam Example',
      userName: 'sam',
      as: 'Supervisor',
      meaning: 'Released by',
      signedAt: '2026-11-22T13:03:25.000Z',
      signedAtLocal: '22 Nov 2026 14:03:25 CET (+01:00, Europe/Berlin)',
      station: 'TEST-1',
      record: 'B-20417, version 3',
      factors: 'user name, password',
    });
    expect(values).toContainEqual({
      label: 'Pressure',
      value: '3.02',
      quality: 'Bad_Stale',
      qualityText: 'Stale',
      at: '2025-11-22T13:22:11.000Z',
      tag: '[plant]Line 4/Pressure',
    });
  });

  it('ES-1 a signature without a record names the request, whose name and description are what is signed', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { name: 'Clean', description: 'tank 4' });
    await scene.complete(uuid, 'sam');
    const { id, slots } = scene.station.gateway.signature.getAuthRequest(uuid);
    expect(slots[0]?.signature).toMatchObject({ record: `request ${id}`, userId: expect.stringMatching(/./) });
    expect(bytesOf(scene).request).toMatchObject({
      id,
      name: 'Clean',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('ES-1 no signature is saved without one of its parts', async () => {
    const scene = await open();
    await scene.complete(scene.queue('Line Release Approval', { record })[0] ?? '', 'sam');
    const whole = bytesOf(scene);
    for (const part of [
      'meaning',
      'signer',
      'signedAt',
      'station',
      'record',
      'request',
      'decision',
      'proof',
      'clock',
    ]) {
      const rest = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== part));
      expect(signatureBytes.safeParse(rest).success, part).toBe(false);
    }
    for (const name of ['id', 'userName', 'fullName', 'as']) {
      const signer = Object.fromEntries(Object.entries(whole.signer).filter(([key]) => key !== name));
      expect(signatureBytes.safeParse({ ...whole, signer }).success, name).toBe(false);
    }
  });

  it('HM-3 the surface shows each value of the record, and its quality where it is not good', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record });
    await scene.trigger(uuid);
    expect(scene.page.shown[0]?.content).toEqual(
      expect.arrayContaining([
        { label: 'Record', value: 'B-20417, version 3', quality: null, at: null, tag: null },
        {
          label: 'Pressure',
          value: '3.02',
          quality: 'Stale',
          at: '22 Nov 2025 14:22:11 CET',
          tag: '[plant]Line 4/Pressure',
        },
        { label: 'Checks / 1 / Result', value: '250.3', quality: null, at: '22 Nov 2025 14:22:11 CET', tag: null },
      ]),
    );
  });

  it('AL-16 the surface shows what nobody would see of a text by its number, and the lines of a value as lines', async () => {
    const scene = await open();
    const content = {
      ab: 'one\ntwo',
      'a\u200bb': 'x\u202ey',
      'a\u3164b': 'x\u2800y\u115f',
      blank: ' \u00a0',
      none: '',
    };
    const callbacks = { onApprove: { interpreter: 'i', function: 1, of: 'Button\nApproved by: QA\u202e' } };
    const asked = { name: 'Release\u202e\n4', description: 'first\r\nsecond\u0007', record: { content }, callbacks };
    const [uuid = ''] = scene.queue('Line Release Approval', asked);
    await scene.trigger(uuid);
    expect(scene.page.shown[0]?.requestName).toBe('Release\\u{202e}\\u{a}4');
    const rows = (scene.page.shown[0]?.content ?? []).map((row) => [row.label, row.value]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Request', 'Release\\u{202e}\\u{a}4'],
        ['Description', 'first\r\nsecond\\u{7}'],
        ['ab', 'one\ntwo'],
        ['a\\u{200b}b', 'x\\u{202e}y'],
        ['a\\u{3164}b', 'x\\u{2800}y\\u{115f}'],
        ['blank', '\\u{20}\\u{a0}'],
        ['none', 'empty'],
        ['Runs if approved', 'a function of Button\\u{a}Approved by: QA\\u{202e}'],
      ]),
    );
  });

  it('AL-16 a meaning with what nobody sees is not asked for', async () => {
    const scene = await open();
    const meanings = { approve: ['Reviewed by', 'Reviewed by\u200b'] };
    expect(() => scene.queue('Line Release Approval', { meanings })).toThrow(/texts .* that can be seen/);
  });

  it('a reason that nobody sees is none: to cancel, to reject, to change a record', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record: { id: 'L1', version: '1', content: 1 } });
    const { signature } = scene.station.gateway;
    expect(() => signature.cancelAuthRequest(uuid, ' \u200b', scriptActor)).toThrow(/with a reason/);
    const outcome = await scene.complete(uuid, 'sam', 'reject', { comment: '\u2060' });
    expect(outcome).toMatchObject(refused(/Say why you reject this/));
    await scene.complete(uuid, 'sam');
    const changed = { id: 'L1', version: '2', content: 2, changeReason: '\u200b' };
    expect(() => scene.queue('Line Release Approval', { record: changed })).toThrow(/needs a changeReason/);
  });

  it('HM-3 the surface says the day of a value only where it is not that of the request', async () => {
    const scene = await open();
    const read = (timestamp: number): JsonObject => ({ value: 1, quality: 'Good', timestamp });
    const content = { Now: read(scene.clock.now() - 5000), Before: read(scene.clock.now() - 86_400_000) };
    const [uuid = ''] = scene.queue('Line Release Approval', { record: { content } });
    await scene.trigger(uuid);
    const at = (label: string) => scene.page.shown[0]?.content.find((row) => row.label === label)?.at;
    expect([at('Now'), at('Before')]).toEqual(['14:03:20', '21 Nov 2026 14:03:25 CET']);
  });

  it('HM-3 a template for good data alone takes no request with a bad value', async () => {
    const scene = await open();
    expect(() => scene.queue('Good data', { record })).toThrow(/good quality alone; Pressure is not: Stale/);
    expect(scene.queue('Good data', { record: { content: { Filled: 1 } } })).toHaveLength(1);
  });

  it('ES-3 a changed byte of a signed record makes it invalid wherever it is shown', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record });
    await scene.complete(uuid, 'sam');
    const { signature } = scene.station.gateway;
    expect(signature.verify(uuid)).toEqual([{ id: expect.any(String), ok: true, text: 'The signature holds.' }]);
    scene.database().exec(
      `DROP TRIGGER signature_request_kept; DROP TRIGGER signature_request_decided;
       UPDATE signature_request SET content = replace(content, '11904', '12000')`,
    );
    expect(signature.verify(uuid)).toMatchObject([
      { ok: false, text: expect.stringContaining('altered after signing') },
      { ok: false, text: 'The request was altered after it was asked.' },
    ]);
    expect(signature.history().slots).toMatchObject([{ problem: expect.stringContaining('altered after signing') }]);
    scene.clock.advance(20);
    expect(scene.station.gateway.tags.tag('[System]Signatures/Newest/State').peek().value).not.toBe('approved');
  });

  it('a field of the newest slot is empty before the first request; one that there is not is not found', async () => {
    const scene = await open();
    const read = (field: string): unknown =>
      scene.station.gateway.tags.tag(`[System]Signatures/Newest/${field}`).peek();
    expect(read('State')).toMatchObject({ value: '', quality: { code: 'Good' } });
    expect(read('Stat')).toMatchObject({ value: null, quality: { code: 'Bad_NotFound' } });
    scene.queue('Line Release Approval', { record });
    scene.clock.advance(20);
    expect(read('State')).toMatchObject({ value: 'pending' });
  });

  it('ES-4 a valid signature on another record, another version or another slot belongs to another record', async () => {
    const scene = await open();
    const [one = ''] = scene.queue('Line Release Approval', { record });
    const [other = ''] = scene.queue('Line Release Approval', { record: { ...record, id: 'B-20418' } });
    await scene.complete(one, 'sam');
    await scene.complete(other, 'sam');
    const db = scene.database();
    // Two rows of one hash are refused by the store itself: the copy takes the place of both.
    db.exec(`DROP TRIGGER signature_kept;
      CREATE TEMP TABLE copied AS SELECT bytes, hash, station_signature FROM signature WHERE slot_id = '${one}';
      UPDATE signature SET hash = 'moved' WHERE slot_id = '${one}';
      UPDATE signature SET (bytes, hash, station_signature) = (SELECT * FROM copied) WHERE slot_id = '${other}';`);
    expect(scene.station.gateway.signature.verify(other)).toMatchObject([
      { ok: false, text: 'The signature belongs to another record.' },
    ]);
  });

  it('a signature made to fit, hash and all, lacks the key of the station', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue();
    await scene.complete(uuid, 'sam');
    const db = scene.database();
    const row = db.prepare<[], { bytes: string }>('SELECT bytes FROM signature').get();
    const forged = row?.bytes.replace('sam Example', 'Sam Exampled') ?? '';
    db.exec('DROP TRIGGER signature_kept');
    db.prepare('UPDATE signature SET bytes = ?, hash = ?').run(forged, bytesHash(forged));
    expect(verifySignatures(db, verifyTrail(db))).toEqual({
      ok: false,
      problem: expect.stringContaining('altered after signing'),
    });
  });
});

describe('nothing of a record is hidden from its signer', () => {
  const shown = async (content: Json) => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record: { content } });
    return scene.station.gateway.signature.getAuthRequest(uuid).values;
  };

  it('HM-3 an empty value of bad quality, and an empty text', async () => {
    expect(await shown({ A: { value: '', quality: 'Bad_Stale' }, B: '' })).toEqual([
      { label: 'A', value: 'empty', quality: 'Bad_Stale', qualityText: 'Stale', at: null, tag: null },
      { label: 'B', value: 'empty', quality: null, qualityText: null, at: null, tag: null },
    ]);
  });

  it('HM-3 the quality of what was read, by whatever path; and the path, on one line', async () => {
    const read = (tag: string): JsonObject => ({ A: { value: null, quality: 'Bad_NotFound', timestamp: null, tag } });
    expect(await shown(read('[default]'))).toMatchObject([{ quality: 'Bad_NotFound', tag: '[default]' }]);
    expect(await shown(read('[]A\nApproved'))).toMatchObject([{ quality: 'Bad_NotFound', tag: '[]A\\u{a}Approved' }]);
  });

  it('what only looks like a value of a tag is shown as the data that it is', async () => {
    expect(
      await shown({ A: { value: 'OK', quality: 'Good_but rejected', timestamp: 'and batch 8 too' } }),
    ).toMatchObject([
      { label: 'A / quality', value: 'Good_but rejected' },
      { label: 'A / timestamp', value: 'and batch 8 too' },
      { label: 'A / value', value: 'OK' },
    ]);
    expect(await shown({ A: { value: 'OK', quality: 'Good', tag: 8 } })).toMatchObject([
      { label: 'A / quality', value: 'Good', tag: null },
      { label: 'A / tag', value: '8', tag: null },
      { label: 'A / value', value: 'OK', tag: null },
    ]);
  });

  it('HM-3 a bad value inside a good one', async () => {
    const scene = await open();
    const content = { A: { value: { t: { value: 1, quality: 'Bad' } }, quality: 'Good' } };
    expect(() => scene.queue('Good data', { record: { content } })).toThrow(/A \/ t is not: Bad/);
  });

  it('lists of nothing count, and a name that JavaScript would lose is refused', async () => {
    const scene = await open();
    const queue = (content: Json) => () => scene.queue('Line Release Approval', { record: { content } });
    expect(queue(Array.from({ length: 3000 }, () => []))).toThrow(/more than 2000 values/);
    expect(queue(JSON.parse('{"__proto__": 1}') as Json)).toThrow(/cannot be named/);
  });
});

describe('versions of a record', () => {
  it('ES-5 ES-18 a new version of a signed record needs a reason, keeps the old signatures, and is audited', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record });
    await scene.complete(uuid, 'sam');
    const next = { ...record, version: '4', content: { ...record.content, Filled: 12000 } };
    expect(() => scene.queue('Line Release Approval', { record: next })).toThrow(/needs a changeReason/);
    const [again = ''] = scene.queue('Line Release Approval', { record: { ...next, changeReason: 'recounted' } });
    const { signature, trail } = scene.station.gateway;
    expect(signature.verify(uuid)[0]?.ok).toBe(true);
    expect(signature.getAuthRequest(again)).toMatchObject({
      state: 'pending',
      recordVersion: '4',
      versions: [{ version: '3' }, { version: '4', changeReason: 'recounted' }],
    });
    expect(trail.about('record:B-20417').map(({ action, detail }) => [action, detail['reason']])).toEqual([
      ['record.created', ''],
      ['record.changed', 'recounted'],
    ]);
  });

  it('ES-18 the entry of a change has each value that changed, old and new, and what came and went', async () => {
    const scene = await open();
    scene.queue('Line Release Approval', { record });
    const { Pressure, Filled: _filled, ...rest } = record.content;
    const content = { ...rest, Pressure: { ...Pressure, value: 2.98, quality: 'Good' }, Line: 'one\ntwo' };
    scene.queue('Line Release Approval', {
      record: { ...record, version: '4', content, changeReason: 'measured again' },
    });
    const { trail } = scene.station.gateway;
    const [made, changed] = trail.about('record:B-20417');
    expect(made?.detail).not.toHaveProperty('changes');
    expect(changed).toMatchObject({
      actor: { name: 'Test script' },
      at: { utc: '2026-11-22T13:03:25.000Z', offset: '+01:00' },
      detail: { old: { version: '3' }, new: { version: '4' }, reason: 'measured again' },
    });
    expect(changed?.detail['changes']).toEqual([
      { value: 'Filled', old: '11904', new: null },
      { value: 'Pressure', old: '3.02 (Bad_Stale)', new: '2.98' },
      { value: 'Line', old: null, new: 'one\ntwo' },
    ]);
  });

  it('ES-18 what changes of a version that was altered in the database is not guessed: nothing is asked', async () => {
    const scene = await open();
    scene.queue('Line Release Approval', { record });
    scene.database().exec(
      `DROP TRIGGER signature_request_kept; DROP TRIGGER signature_request_decided;
       UPDATE signature_request SET content = replace(content, '11904', '12000')`,
    );
    const next = { ...record, version: '4', content: { Filled: 1 }, changeReason: 'recounted' };
    expect(() => scene.queue('Line Release Approval', { record: next })).toThrow(
      /Version 3 of record B-20417 was altered in the database.*Nothing was asked/,
    );
    expect(scene.actions()).not.toContain('record.changed');
  });

  it('ES-5 one version has one content', async () => {
    const scene = await open();
    scene.queue('Line Release Approval', { record });
    scene.queue('Line Release Approval', { record });
    expect(() => scene.queue('Line Release Approval', { record: { ...record, content: { Filled: 1 } } })).toThrow(
      /Version 3 of record B-20417 has other content/,
    );
  });

  it('ES-11 a tag that changes while the surface is open changes nothing of what is shown and signed', async () => {
    const scene = await openSignatureScene({
      files: { 'countersign/tags.json': { tags: [{ path: 'Pressure', value: 3.02 }] } },
    });
    const { tags } = scene.station.gateway;
    const path = '[default]Pressure';
    const { value } = tags.tag(path).peek();
    expect(value).toBe(3.02);
    const content = { Pressure: { value: 3.02, quality: 'Good', timestamp: scene.clock.now(), tag: path } };
    const [uuid = ''] = scene.queue('Line Release Approval', { record: { ...record, content } });
    const id = await scene.trigger(uuid);
    await tags.write([{ path, value: 9.99 }], 'gateway');
    scene.clock.advance(1000);
    expect(tags.tag(path).peek().value).toBe(9.99);
    expect(scene.page.shown.at(-1)?.content).toContainEqual(expect.objectContaining({ tag: path, value: '3.02' }));
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed' });
    expect(bytesOf(scene).record?.content).toEqual(content);
  });

  it('ES-11 a newer version of what is shown cancels the open challenge, and nothing is signed', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record });
    const id = await scene.trigger(uuid);
    scene.queue('Line Release Approval', { record: { ...record, version: '4', content: { Filled: 12000 } } });
    expect(scene.page.ended).toEqual([
      {
        id,
        title: 'This signature was not made: “Release line”',
        message: expect.stringContaining('Nothing was signed'),
      },
    ]);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused', ended: true });
    expect(scene.station.gateway.signature.getAuthRequest(uuid)).toMatchObject({
      state: 'expired',
      reason: 'version 4 of record B-20417 is asked for instead',
    });
    expect(scene.actions()).toContain('challenge.cancelled');
  });

  it('ES-11 what is altered in the database while the surface is open is not signed, and the request is on hold', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { record });
    const id = await scene.trigger(uuid);
    scene.database().exec(
      `DROP TRIGGER signature_request_kept; DROP TRIGGER signature_request_decided;
       UPDATE signature_request SET content = replace(content, '11904', '12000')`,
    );
    expect(await scene.sign(id, 'sam')).toMatchObject(refused(/altered in the database\. Nothing was signed/));
    const { signature } = scene.station.gateway;
    expect(signature.getAuthRequest(uuid).state).toBe('on hold');
    await expect(scene.trigger(uuid)).rejects.toThrow('No pending authentication challenge');
    signature.cancelAuthRequest(uuid, 'database was altered', scriptActor);
    expect(signature.getAuthRequest(uuid).state).toBe('cancelled');
  });
});

describe('who signs', () => {
  it('ES-8 refuses a second account of the same person, by whatever name', async () => {
    const scene = await open();
    await scene.station.addUser('sam2', 'Supervisor');
    const { sso } = scene.station.gateway;
    const [sam, second] = [sso.users.find('sam'), sso.users.find('sam2')];
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    await sso.user.updateUserById({ userId: second?.id ?? '', data: { samePersonAs: sam?.id ?? '' } }, actor);
    const [one = '', other = ''] = scene.queue('Two of a kind');
    expect(await scene.complete(one, 'sam')).toMatchObject({ outcome: 'signed' });
    expect(await scene.complete(other, 'sam2')).toMatchObject(refused(/another person must sign here/));
    expect(scene.actions()).toContain('signature.refused');
  });

  it('ES-8 refuses the same person in two slots in the same millisecond', async () => {
    const scene = await open();
    const [one = '', other = ''] = scene.queue('Two of a kind');
    const second = scene.station.openPage();
    const ids = [await scene.trigger(one), await scene.trigger(other, 'approve', second)] as const;
    const outcomes = await Promise.all([scene.sign(ids[0], 'quinn'), scene.sign(ids[1], 'quinn', {}, second)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'signed']);
  });

  it('ES-8 the store itself takes one signature of a person for a request', async () => {
    const scene = await open();
    const [one = ''] = scene.queue('Two of a kind');
    await scene.complete(one, 'sam');
    expect(() =>
      scene.database().exec(
        `INSERT INTO signature SELECT 'x', (SELECT id FROM sign_in_slot WHERE state = 'pending'), challenge_id || 'x',
         signer_id, signed_at, bytes, 'h', request_id, person_id, 1, key_id, station_signature FROM signature`,
      ),
    ).toThrow(/cannot be replaced/);
  });

  it('ES-8 an account that becomes another person meanwhile does not sign a second slot', async () => {
    const scene = await open();
    const { sso } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const id = (name: string): string => sso.users.find(name)?.id ?? '';
    const [one = '', other = ''] = scene.queue('Two of a kind');
    await scene.complete(one, 'sam');
    await sso.user.updateUserById({ userId: id('sam'), data: { samePersonAs: null } }, actor);
    expect(await scene.complete(other, 'sam')).toMatchObject(refused(/another person must sign here/));
    await sso.user.updateUserById({ userId: id('sam'), data: { samePersonAs: id('quinn') } }, actor);
    scene.page.frame.cancel(scene.page.shown.at(-1)?.id ?? '');
    expect(await scene.complete(other, 'quinn')).toMatchObject(refused(/another person must sign here/));
  });

  it('ES-8 nobody says of themselves whose account theirs is', async () => {
    const scene = await open();
    const { sso } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const data = { username: 'root1', displayName: 'Root', password: testPassword, passwordMustChange: false };
    await sso.user.createSuperUser({ data }, actor);
    const app = { currentApp: 'countersign', remoteAddr: '127.0.0.1' };
    const { ust } = await sso.user.login({ ...app, username: 'root1', password: testPassword });
    const userId = sso.users.find('root1')?.id ?? '';
    await expect(sso.user.updateUserById({ ...app, ust, userId, data: { samePersonAs: null } })).rejects.toThrow();
  });

  it('a rejection ends the challenges of the other slots, and their people are told', async () => {
    const scene = await open();
    const second = scene.station.openPage();
    const [one = '', other = ''] = scene.queue('Two of a kind');
    await scene.trigger(one);
    await scene.sign(await scene.trigger(other, 'reject', second), 'quinn', {}, second);
    expect(scene.page.ended[0]?.message).toMatch(/Somebody else rejected the request\. Nothing was signed/);
    expect(scene.page.frame.openChallenge()).toBeUndefined();
  });

  it('ES-11 content that is replaced, hash and all, while the surface is open is not signed', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const db = scene.database();
    const row = db.prepare<[], { content: string }>('SELECT content FROM signature_request').get();
    const content = row?.content.replace('Release line', 'Release all') ?? '';
    db.exec('DROP TRIGGER signature_request_kept; DROP TRIGGER signature_request_decided');
    db.prepare('UPDATE signature_request SET content = ?, content_hash = ?').run(
      content,
      domainHash(HashDomain.content, content),
    );
    expect(await scene.sign(id, 'sam')).toMatchObject(refused(/altered in the database/));
    const [again = ''] = scene.queue();
    const next = db.prepare<[string], { content: string; request_id: string }>(
      'SELECT content, request_id FROM signature_request r JOIN sign_in_slot s ON s.request_id = r.id WHERE s.id = ?',
    );
    const forged = next.get(again)?.content.replace('Release line', 'Release all') ?? '';
    db.prepare("UPDATE signature_request SET content = ?, content_hash = ? WHERE state = 'pending'").run(
      forged,
      domainHash(HashDomain.content, forged),
    );
    // Altered before it was shown: it is not what the audit trail says was asked for.
    expect(await scene.complete(again, 'sam')).toMatchObject(refused(/altered in the database/));
  });

  it('asks for the slots in order where the template says so', async () => {
    const scene = await open();
    const [first = '', second = ''] = scene.queue('In order');
    await expect(scene.trigger(second)).rejects.toThrow(/one before signature 2 is pending/);
    await scene.complete(first, 'sam');
    expect(await scene.complete(second, 'quinn')).toMatchObject({ outcome: 'signed', requestState: 'approved' });
  });

  it('ES-6 a template for three factors refuses a person without an authenticator', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Three factors');
    expect(await scene.complete(uuid, 'sam')).toMatchObject(refused(/code of an authenticator beside the password/));
  });

  it('a rejection says why, and so does an approval where the template wants it', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue();
    expect(await scene.complete(uuid, 'sam', 'reject', { comment: ' ' })).toMatchObject(refused(/Say why you reject/));
    const [other = ''] = scene.queue('Explained');
    scene.page.frame.cancel(scene.page.shown.at(-1)?.id ?? '');
    expect(await scene.complete(other, 'sam', 'approve', { comment: '' })).toMatchObject(refused(/Say why you sign/));
  });

  it('ES-2 a request can bring its own meanings, and takes no other', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', { meanings: { approve: ['Audit trail reviewed'] } });
    const id = await scene.trigger(uuid);
    expect(scene.page.shown.at(-1)?.meanings).toEqual(['Audit trail reviewed']);
    expect(await scene.sign(id, 'sam', { meaning: 'Released by' })).toMatchObject(refused(/Choose the meaning/));
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed', meaning: 'Audit trail reviewed' });
  });

  it('ES-14 a challenge that ends after wrong attempts raises a security alert', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await scene.sign(id, 'sam', { password: 'wrong password' });
      scene.clock.advance(5000);
    }
    expect(scene.actions()).toContain('security.alert');
    expect(scene.actions().filter((action) => action === 'challenge.failed')).toHaveLength(1);
  });

  it('ES-10 whoever signs in the session of another leaves no session, token or right behind', async () => {
    const scene = await open();
    const { sso } = scene.station.gateway;
    const { signIn } = scene.station.session;
    await signIn.signIn({ userName: 'olga', password: testPassword });
    const [uuid = ''] = scene.queue();
    await scene.complete(uuid, 'sam');
    expect(signIn.current()?.userName).toBe('olga');
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const userId = sso.users.find('sam')?.id ?? '';
    expect(await sso.user.session.getList({ userId }, actor)).toMatchObject({ sessions: [] });
  });

  it('ES-16 a new name stands on new signatures alone', async () => {
    const scene = await open();
    const [one = ''] = scene.queue();
    await scene.complete(one, 'sam');
    const { sso, signature } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const userId = sso.users.find('sam')?.id ?? '';
    await sso.user.updateUserById({ userId, data: { displayName: 'Sam Married' } }, actor);
    const [other = ''] = scene.queue();
    await scene.complete(other, 'sam');
    expect([one, other].map((uuid) => signature.getAuthRequest(uuid).slots[0]?.signature?.fullName)).toEqual([
      'sam Example',
      'Sam Married',
    ]);
  });

  it('ES-15 a person of the same name later is another, and old signatures still say whose they are', async () => {
    const scene = await open();
    const [one = ''] = scene.queue('Two of a kind');
    await scene.complete(one, 'sam');
    const { sso, signature } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const before = sso.users.find('sam')?.id ?? '';
    await sso.user.deleteUserById({ userId: before }, actor);
    await scene.station.addUser('sam', 'Supervisor');
    expect(sso.users.find('sam')?.id).not.toBe(before);
    expect(signature.getAuthRequest(one).slots[0]?.signature).toMatchObject({ userId: before, userName: 'sam' });
    expect(signature.verify(one)[0]?.ok).toBe(true);
  });
});

describe('ES-6 one component alone signs nothing', () => {
  const badge = 'B-00412345';
  it.each([
    ['a user name', 'sam', { password: '' }],
    ['a password', '', {}],
    ['a badge', badge, { password: '' }],
    ['a code', '', { password: '', totpCode: '123456' }],
    ['a user name with a code', 'sam', { password: '', totpCode: '123456' }],
    ['a number in place of a password', badge, { password: '1234' }],
  ])('%s, also of somebody who is signed in', async (_what, userName, attempt) => {
    const scene = await open();
    const { sso } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    await sso.user.updateUserById({ userId: sso.users.find('sam')?.id ?? '', data: { badge } }, actor);
    await scene.station.session.signIn.signIn({ userName: 'sam', password: testPassword });
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    expect(await scene.sign(id, userName, attempt)).toMatchObject(refused(/Nothing was signed/));
    expect(scene.states()).toEqual(['pending']);
  });
});

describe('ES-26 what was reported lost is worth nothing at once, also to an open challenge', () => {
  const actor = { kind: 'station', id: 'test', name: 'test' } as const;
  const withBoth = async () => {
    const scene = await open();
    const { users, user } = scene.station.gateway.sso;
    const userId = users.find('sam')?.id ?? '';
    await user.updateUserById({ userId, data: { badge: 'B-00412345' } }, actor);
    const reset = async () => {
      const { totpKey, algorithm } = await user.resetTotpKey({ userId }, actor);
      return () => totpCode({ key: totpKey, algorithm }, totpStep(scene.clock.now()));
    };
    const code = await reset();
    await user.updateUserById({ userId, data: { isTotpEnabled: true, totpCode: code() } }, actor);
    scene.clock.advance(60_000);
    const id = await scene.trigger(scene.queue()[0] ?? '');
    return { scene, user, userId, code, reset, id };
  };

  it('a badge that is taken away', async () => {
    const { scene, user, userId, code, id } = await withBoth();
    await user.updateUserById({ userId, data: { badge: null } }, actor);
    expect(await scene.sign(id, 'B-00412345', { totpCode: code() })).toMatchObject(refused(/is not right/));
    expect(scene.states()).toEqual(['pending']);
  });

  it('an authenticator whose key was replaced', async () => {
    const { scene, code, reset, id } = await withBoth();
    await reset();
    expect(await scene.sign(id, 'B-00412345', { totpCode: code() })).toMatchObject({ outcome: 'refused' });
    expect(scene.states()).toEqual(['pending']);
  });

  it('an account that was locked', async () => {
    const { scene, user, userId, code, id } = await withBoth();
    await user.lockUser({ userId }, actor);
    expect(await scene.sign(id, 'B-00412345', { totpCode: code() })).toMatchObject({ outcome: 'refused' });
    expect(scene.states()).toEqual(['pending']);
  });
});

describe('a badge', () => {
  const badge = 'B-00412345';
  const openWithBadge = async (): Promise<SignatureScene> => {
    const scene = await open();
    const { sso } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    await sso.user.updateUserById({ userId: sso.users.find('sam')?.id ?? '', data: { badge } }, actor);
    return scene;
  };

  it('HM-13 ES-6 says who signs; the password is needed beside, and the signature keeps how it was', async () => {
    const scene = await openWithBadge();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    expect(await scene.sign(id, badge, { password: '' })).toMatchObject({ outcome: 'refused' });
    scene.clock.advance(2000);
    expect(await scene.sign(id, ` ${badge} `)).toMatchObject({ outcome: 'signed', userName: 'sam' });
    expect(bytesOf(scene)).toMatchObject({ signer: { userName: 'sam' }, proof: { amr: ['badge', 'pwd'] } });
  });

  it('HM-13 counts failures for its account, and an unknown one gets the words of a wrong password', async () => {
    const scene = await openWithBadge();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const wrong = { password: 'wrong password' };
    expect(await scene.sign(id, badge, wrong)).toMatchObject(refused(/user name or the password is not right/));
    expect(await scene.sign(id, 'sam', wrong)).toMatchObject(refused(/Too many wrong attempts|Try again in/));
    expect(await scene.sign(id, 'B-99999999', wrong)).toMatchObject(refused(/user name or the password is not right/));
  });

  it("HM-13 belongs to one person, and is nobody else's name", async () => {
    const scene = await openWithBadge();
    const { sso } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const userId = sso.users.find('olga')?.id ?? '';
    for (const taken of [badge, 'quinn']) {
      await expect(sso.user.updateUserById({ userId, data: { badge: taken } }, actor)).rejects.toThrow();
    }
    for (const unreadable of ['x', 'a b c d', 'b\u0007adge', 'ü'.repeat(9)]) {
      await expect(sso.user.updateUserById({ userId, data: { badge: unreadable } }, actor)).rejects.toThrow();
    }
    await expect(scene.station.addUser(badge)).rejects.toThrow();
  });
});

describe('ES-7 a series', () => {
  const signTwice = async (between: (scene: SignatureScene) => unknown) => {
    const scene = await open();
    const [first = ''] = scene.queue('Series');
    await scene.complete(first, 'sam');
    await between(scene);
    const [second = ''] = scene.queue('Series');
    await scene.trigger(second);
    return scene.page.shown.at(-1)?.series;
  };

  it('offers the same person to sign again with the password alone', async () => {
    expect(await signTwice(() => undefined)).toEqual({ userName: 'sam', fullName: 'sam Example' });
  });

  it.each([
    ['sleep or a locked screen', (scene: SignatureScene) => scene.station.gateway.suspended()],
    [
      'a person who signs in on the station',
      (scene: SignatureScene) => scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword }),
    ],
    ['two minutes', (scene: SignatureScene) => scene.clock.advance(120_000)],
  ])('ends with %s', async (_what, between) => {
    expect(await signTwice(between)).toBeNull();
  });

  it('ends when another person signs', async () => {
    expect(
      await signTwice(async (scene) => {
        const [uuid = ''] = scene.queue('Series');
        await scene.complete(uuid, 'quinn');
      }),
    ).toEqual({ userName: 'quinn', fullName: 'quinn Example' });
  });

  it('that ends while its password is being checked proves nothing', async () => {
    const scene = await open();
    const [first = ''] = scene.queue('Series');
    await scene.complete(first, 'sam');
    const [second = ''] = scene.queue('Series');
    const attempt = scene.sign(await scene.trigger(second), 'sam');
    scene.station.session.windows.challengeHost(scene.page.frame.pageId).session.series.end();
    expect(await attempt).toMatchObject(refused(/All components are asked for again/));
  });

  it('is off by default: the second signature asks for everything', async () => {
    const scene = await open();
    for (let count = 0; count < 2; count += 1) {
      const [uuid = ''] = scene.queue();
      await scene.complete(uuid, 'sam');
    }
    expect(scene.page.shown.map(({ series }) => series)).toEqual([null, null]);
  });

  it('HM-16 takes a code that is written in two groups, or pasted with blanks around it', async () => {
    const scene = await open();
    const { sso } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const userId = sso.users.find('sam')?.id ?? '';
    const { totpKey, algorithm } = await sso.user.resetTotpKey({ userId }, actor);
    const code = (): string => totpCode({ key: totpKey, algorithm }, totpStep(scene.clock.now()));
    await sso.user.updateUserById({ userId, data: { isTotpEnabled: true, totpCode: code() } }, actor);
    scene.clock.advance(60_000);
    const written = ` ${code().slice(0, 3)} ${code().slice(3)}\n`;
    expect(await scene.complete(scene.queue()[0] ?? '', 'sam', 'approve', { totpCode: written })).toMatchObject({
      outcome: 'signed',
    });
  });

  it('asks a signer with an authenticator for the password alone, and only that signer', async () => {
    const scene = await open();
    const { sso } = scene.station.gateway;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const userId = sso.users.find('sam')?.id ?? '';
    const seed = await sso.user.resetTotpKey({ userId }, actor);
    const key = { key: seed.totpKey, algorithm: seed.algorithm };
    const code = (): string => totpCode(key, totpStep(scene.clock.now()));
    await sso.user.updateUserById({ userId, data: { isTotpEnabled: true, totpCode: code() } }, actor);
    scene.clock.advance(60_000);
    const [first = ''] = scene.queue('Series');
    const id = await scene.trigger(first);
    expect(await scene.sign(id, 'sam')).toMatchObject({ needs: 'totp' });
    expect(await scene.sign(id, 'sam', { totpCode: code() })).toMatchObject({ outcome: 'signed' });
    const [second = ''] = scene.queue('Series');
    expect(await scene.complete(second, 'sam')).toMatchObject({ outcome: 'signed' });
    expect(bytesOf(scene, 1).proof).toMatchObject({ series: true, amr: ['user', 'pwd'] });
    const [third = ''] = scene.queue();
    expect(await scene.complete(third, 'sam')).toMatchObject({ needs: 'totp' });
  });
});

describe('requests that end without a decision', () => {
  it('cancelAuthRequest needs a reason, ends what is open, keeps what is signed', async () => {
    const scene = await open();
    const { signature } = scene.station.gateway;
    const [one = '', other = ''] = scene.queue('Two of a kind');
    await scene.complete(one, 'sam');
    const id = await scene.trigger(other);
    expect(() => signature.cancelAuthRequest(one, ' ', scriptActor)).toThrow(/with a reason/);
    signature.cancelAuthRequest(one.toUpperCase(), 'wrong batch', scriptActor);
    expect(scene.page.ended.at(-1)).toMatchObject({ id, message: expect.stringContaining('wrong batch') });
    expect(signature.getAuthRequest(other)).toMatchObject({ state: 'cancelled', reason: 'wrong batch' });
    expect(signature.verify(one)).toMatchObject([{ ok: true }]);
    expect(() => signature.cancelAuthRequest(one, 'again', scriptActor)).toThrow(/is cancelled already/);
    expect(signature.pendingCount()).toBe(0);
  });

  it('a request expires when its time is over, also while the surface is open', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Soon over');
    scene.clock.advance(2 * 3_600_000 - 1000);
    await scene.trigger(uuid);
    scene.clock.advance(1000);
    expect(scene.page.ended[0]?.message).toMatch(/request was expired: its time is over\. Nothing was signed/);
    expect(scene.station.gateway.signature.getAuthRequest(uuid).state).toBe('expired');
  });

  it('ES-22 a clock that is set far forward signs nothing that is over, and ends nothing before somebody can set it back', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Soon over');
    const id = await scene.trigger(uuid);
    const stateOf = (): string => scene.station.gateway.signature.getAuthRequest(uuid).state;
    scene.clock.jump(365 * 24 * 3_600_000);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused', ended: true });
    scene.clock.advance(3_600_000);
    expect(stateOf()).toBe('pending');
    expect(scene.actions()).toContain('clock.changed');
    scene.clock.jump(-365 * 24 * 3_600_000);
    scene.clock.advance(1000);
    expect(await scene.complete(uuid, 'sam')).toMatchObject({ outcome: 'signed' });
    // What is over by any clock ends at its time.
    const [other = ''] = scene.queue('Soon over');
    scene.clock.jump(365 * 24 * 3_600_000);
    scene.clock.advance(2 * 3_600_000);
    expect(scene.station.gateway.signature.getAuthRequest(other).state).toBe('expired');
  });

  it('ES-22 a clock that was set forward is believed a day later', async () => {
    const scene = await open();
    scene.clock.jump(30 * 24 * 3_600_000);
    scene.clock.advance(25 * 3_600_000);
    const [uuid = ''] = scene.queue('Soon over');
    scene.clock.advance(2 * 3_600_000);
    expect(scene.station.gateway.signature.getAuthRequest(uuid).state).toBe('expired');
  });

  it('a computer that slept has requests expire at their time', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Soon over');
    scene.station.gateway.suspended();
    scene.clock.jump(3 * 3_600_000);
    scene.station.gateway.resumed();
    scene.clock.advance(3_600_000);
    expect(scene.station.gateway.signature.getAuthRequest(uuid).state).toBe('expired');
  });

  it('asking tells of itself alone where another request, whose time is over, cannot be ended at that moment', async () => {
    const base = testClock();
    let whenAsked: (() => void) | undefined;
    // What follows a commit is set to its time there: the moment after the request was kept.
    const after: TestClock['after'] = (ms, task) => {
      const act = whenAsked;
      whenAsked = undefined;
      act?.();
      return base.after(ms, task);
    };
    const scene = await openSignatureScene({ files, clock: { ...base, after } });
    const [over = ''] = scene.queue('Soon over');
    base.advance(1000);
    scene.station.gateway.suspended();
    base.jump(3 * 3_600_000);
    scene.station.gateway.resumed();
    const other = scene.database();
    whenAsked = () => other.exec('BEGIN IMMEDIATE');
    const [uuid = ''] = scene.queue('Soon over');
    expect(scene.station.gateway.signature.getAuthRequest(uuid).state).toBe('pending');
    other.exec('ROLLBACK');
    base.advance(10_000);
    expect(scene.station.gateway.signature.getAuthRequest(over).state).toBe('expired');
  });

  it('a request that expired while the station was off is expired after its start', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Soon over');
    await scene.station.gateway.close();
    scene.clock.advance(3 * 3_600_000);
    const { dataDir, projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir, clock: scene.clock });
    expect(again.station.gateway.signature.getAuthRequest(uuid).state).toBe('expired');
  });
});

it('the store holds the table of transitions of a request, whoever asks', async () => {
  const scene = await open();
  const db = scene.database();
  // The slot's part is another trigger's; here its state is as the request's ends need it.
  db.exec('DROP TRIGGER sign_in_slot_signed; DROP TRIGGER signature_request_by_its_slots');
  const states = Object.keys(transitions.request) as (keyof typeof transitions.request)[];
  for (const from of states) {
    for (const to of states.filter((state) => state !== from)) {
      const [uuid = ''] = scene.queue();
      const { id } = scene.station.gateway.signature.getAuthRequest(uuid);
      const set = (state: string): void => {
        db.prepare('UPDATE signature_request SET state = ? WHERE id = ?').run(state, id);
      };
      if (from !== 'pending') set(from);
      const next: readonly string[] = transitions.request[from];
      if (next.includes(to)) set(to);
      else expect(() => set(to), `${from} to ${to}`).toThrow(/stays decided/);
    }
  }
});

describe('a computer that sleeps', () => {
  it('ES-13 ends what is open, also where nobody is signed in', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    scene.station.gateway.suspended();
    expect(scene.page.ended[0]?.message).toMatch(/went to sleep, or its screen was locked\. Nothing was signed/);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused', ended: true });
  });

  it('ES-22 a clock that was set back before or in its sleep is audited', async () => {
    const scene = await open();
    scene.clock.jump(-3_600_000);
    scene.station.gateway.suspended();
    scene.clock.jump(8 * 3_600_000);
    scene.station.gateway.resumed();
    expect(scene.actions().filter((action) => action === 'clock.changed')).toHaveLength(1);
    scene.station.gateway.suspended();
    scene.clock.jump(-7_200_000);
    scene.station.gateway.resumed();
    expect(scene.actions().filter((action) => action === 'clock.changed')).toHaveLength(2);
  });
});

describe('ES-22 the clock', () => {
  it('audits a clock that is set while the station runs, with old and new time, and marks what follows', async () => {
    const scene = await open();
    const [one = ''] = scene.queue();
    await scene.complete(one, 'sam');
    scene.clock.jump(-3_600_000);
    const [other = ''] = scene.queue();
    await scene.complete(other, 'sam');
    expect(bytesOf(scene, 1).clock).toBe('changed');
    scene.clock.advance(30_000);
    const entry = scene.station.gateway.trail.latest(100).find(({ action }) => action === 'clock.changed');
    expect(entry?.detail).toMatchObject({ old: '2026-11-22T13:03:55.000Z', new: '2026-11-22T12:03:55.000Z' });
    const ids = scene.station.gateway.trail.latest(100).map(({ seq }) => seq);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(scene.station.gateway.signature.getAuthRequest(other).slots[0]?.signature?.clock).toMatch(/was set/);
  });

  it('audits a clock that stands earlier than the last entry at the start', async () => {
    const scene = await open();
    await scene.station.gateway.close();
    scene.clock.jump(-86_400_000);
    const { dataDir, projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir, clock: scene.clock });
    expect(again.actions()).toContain('clock.changed');
    const [uuid = ''] = again.queue();
    await again.complete(uuid, 'sam');
    expect(bytesOf(again).clock).toBe('changed');
  });

  it('audits another zone while the station runs; signatures afterwards name it, and their UTC is not in doubt', async () => {
    const scene = await open();
    scene.clock.move('America/New_York');
    scene.clock.advance(30_000);
    expect(scene.station.gateway.trail.latest(1)).toMatchObject([
      { action: 'clock.zone-changed', detail: { old: 'Europe/Berlin', new: 'America/New_York' } },
    ]);
    scene.clock.advance(60_000);
    const [uuid = ''] = scene.queue();
    await scene.complete(uuid, 'sam');
    expect(bytesOf(scene)).toMatchObject({
      signedAt: { utc: '2026-11-22T13:04:55.000Z', zone: 'America/New_York', offset: '-05:00' },
      clock: 'unverified',
    });
    expect(scene.actions().filter((action) => action.startsWith('clock.'))).toEqual(['clock.zone-changed']);
  });

  it('the end of summer time is no change of the clock: the order stays, and each local time says its offset', async () => {
    const clock = testClock(Date.UTC(2026, 9, 25, 0, 59, 50));
    const scene = await openSignatureScene({ files, clock });
    const slots = [scene.queue()[0] ?? '', scene.queue()[0] ?? ''] as const;
    await scene.complete(slots[0], 'sam');
    clock.advance(60_000);
    await scene.complete(slots[1], 'sam');
    const { signature } = scene.station.gateway;
    expect(slots.map((uuid) => signature.getAuthRequest(uuid).slots[0]?.signature?.signedAtLocal)).toEqual([
      '25 Oct 2026 02:59:50 CEST (+02:00, Europe/Berlin)',
      '25 Oct 2026 02:00:50 CET (+01:00, Europe/Berlin)',
    ]);
    expect(bytesOf(scene, 1)).toMatchObject({ clock: 'unverified' });
    expect(scene.actions().filter((action) => action.startsWith('clock.'))).toEqual([]);
    expect(scene.actions().filter((action) => action === 'signature.approved')).toHaveLength(2);
  });

  it.each([
    ['timeout', 0],
    ['failuresAllowed', 0],
    ['requiredFactors', 1],
    ['expression', '{role:A} AND'],
  ])('a template whose %s is %j is refused when it is asked with, and when it is saved', async (field, value) => {
    const scene = await openSignatureScene();
    const { templates } = scene.station.gateway.signature;
    const odd = { ...templates.get('Line Release Approval'), name: 'Odd', [field]: value };
    const words = new RegExp(`The template cannot be used \\(${field}\\)`);
    expect(() => scene.queue('Line Release Approval', { template: odd })).toThrow(words);
    expect(() => templates.save(odd, { kind: 'person', id: 'x', name: 'x' })).toThrow(words);
    expect(scene.states()).toEqual([]);
  });
});

function bytesHash(bytes: string): string {
  return domainHash(HashDomain.signature, bytes);
}
