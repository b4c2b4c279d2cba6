import { createHash, generateKeyPairSync, sign as cryptoSign } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verifyTrail } from '../../../electron/gateway/audit/trail.ts';
import { domainHash, HashDomain } from '../../../electron/ledger/canonical.ts';
import { verifySignatures } from '../../../electron/gateway/signature/verify.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { openStation, templateFile, testPassword, type TestStation } from '../../support/station.ts';
import { challengeHost } from '../../support/challengeHost.ts';
import { until } from '../../support/until.ts';

const actor = { kind: 'script', id: 'test', name: 'Test script' } as const;

function queue({ gateway }: TestStation, callbacks = {}): string {
  const [uuid = ''] = gateway.signature.queueAuthRequest({
    template: gateway.signature.templates.get('Line Release Approval'),
    name: 'Release line',
    description: '',
    callbacks,
    requestedBy: actor,
  });
  return uuid;
}

/** Opens the challenge on a page of its own and signs it. */
async function sign(station: TestStation, uuid: string, userName = 'sam') {
  const page = station.openPage();
  const host = challengeHost(page.frame.pageId);
  await station.gateway.signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor });
  const id = page.frame.openChallenge()?.id ?? '';
  return page.frame.sign({ id, userName, password: testPassword, meaning: 'Released by' });
}

async function openSigned(): Promise<{ station: TestStation; db: Database.Database }> {
  const station = await openStation();
  await station.addUser('sam', 'Supervisor');
  await station.addUser('bob');
  await sign(station, queue(station));
  return { station, db: new Database(join(station.dataDir, 'station.sqlite')) };
}

describe('the database refuses to forget or to invent, whoever asks', () => {
  it.each([
    ['a replaced signature', 'INSERT OR REPLACE INTO signature SELECT * FROM signature', /cannot be replaced/],
    [
      'a replaced audit entry',
      'INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 1',
      /cannot be replaced/,
    ],
    ['a removed challenge', 'DELETE FROM challenge', /cannot be removed/],
    [
      'a slot decided without a signature',
      "UPDATE sign_in_slot SET state = 'approved' WHERE state = 'pending'",
      /by its signature alone/,
    ],
    [
      'a slot moved to another request',
      "UPDATE sign_in_slot SET position = 9 WHERE state = 'pending'",
      /stays decided/,
    ],
    ['a changed station', "UPDATE station SET id = 'x'", /identity of a station stays/],
  ])('%s', async (_what, sql, reason) => {
    const { station, db } = await openSigned();
    queue(station);
    expect(() => db.exec(sql)).toThrow(reason);
    db.close();
  });
});

describe('verification against somebody who removes the triggers', () => {
  it('holds for what was signed', async () => {
    const { db } = await openSigned();
    expect(verifySignatures(db, verifyTrail(db))).toEqual({
      ok: true,
      signatures: 1,
      keys: [expect.any(String)],
    });
    db.close();
  });

  it.each([
    [
      'ES-3 altered signed bytes',
      "DROP TRIGGER signature_kept; UPDATE signature SET bytes = replace(bytes, 'sam Example', 'Mallory X')",
      /altered after signing/,
    ],
    [
      'ES-4 a signature under another id',
      "DROP TRIGGER signature_kept; UPDATE signature SET id = 'other'",
      /belongs to another record/,
    ],
    [
      'another outcome of a slot than its signature says',
      "DROP TRIGGER sign_in_slot_decided; DROP TRIGGER sign_in_slot_of_pending; UPDATE sign_in_slot SET state = 'rejected' WHERE state = 'approved'",
      /says something else than its outcome/,
    ],
    [
      'another outcome of a request than its slots give',
      `DROP TRIGGER signature_request_decided; DROP TRIGGER signature_request_by_its_slots;
       UPDATE signature_request SET state = 'rejected' WHERE state = 'approved'`,
      /has another outcome than its signatures give/,
    ],
    [
      'another name in the lists than was signed',
      `DROP TRIGGER signature_request_kept; DROP TRIGGER signature_request_decided;
       UPDATE signature_request SET name = 'Release batch 99' WHERE state = 'approved'`,
      /altered after signing/,
    ],
    [
      'another time in the lists than was signed',
      "DROP TRIGGER signature_kept; UPDATE signature SET signed_at = '2020-01-01T00:00:00.000Z'",
      /says something else/,
    ],
    [
      'another person than signed',
      "DROP TRIGGER signature_kept; UPDATE signature SET person_id = 'x'",
      /says something else/,
    ],
    [
      'a removed challenge',
      'DROP TRIGGER challenge_stays; PRAGMA foreign_keys = OFF; DELETE FROM challenge',
      /belongs to another record/,
    ],
    [
      'a removed slot',
      `DROP TRIGGER sign_in_slot_stays; PRAGMA foreign_keys = OFF; DELETE FROM sign_in_slot WHERE state = 'pending'`,
      /has other slots than it was asked with/,
    ],
    [
      'a removed signature',
      'DROP TRIGGER signature_stays; PRAGMA foreign_keys = OFF; DELETE FROM signature',
      /not in the database/,
    ],
    [
      'a slot without a signature',
      "DROP TRIGGER sign_in_slot_signed; DROP TRIGGER sign_in_slot_decided; UPDATE sign_in_slot SET state = 'approved' WHERE state = 'pending'",
      /decided without a signature/,
    ],
  ])('finds %s', async (_what, sql, problem) => {
    const { station, db } = await openSigned();
    queue(station);
    db.exec(sql);
    expect(verifySignatures(db, verifyTrail(db))).toEqual({ ok: false, problem: expect.stringMatching(problem) });
    db.close();
  });

  it('one changed byte, even the first, stops neither the lists nor a start', async () => {
    const { station, db } = await openSigned();
    withoutTriggers(db, () =>
      db.exec(`UPDATE signature SET bytes = 'x' || substr(bytes, 2);
        UPDATE signature_request SET content = 'x' || substr(content, 2);
        UPDATE sign_in_slot SET alternatives = 'x'`),
    );
    expect(station.gateway.signature.history().slots).toMatchObject([
      { problem: 'was altered after signing', signer: '', signedAt: '' },
    ]);
    const again = await station.restart();
    expect(again.gateway.signature.latest(1)).toMatchObject([{ problem: 'was altered after signing' }]);
    expect(verifySignatures(db, verifyTrail(db)).ok).toBe(false);
    db.close();
  });

  it('a signature that pretends to be from before the station had a key is none', async () => {
    const { station, db } = await openSigned();
    const row = db.prepare<[], { bytes: string }>('SELECT bytes FROM signature').get();
    const bytes = JSON.parse(row?.bytes ?? '') as Record<string, unknown>;
    delete bytes['version'];
    delete bytes['key'];
    const forged = JSON.stringify(bytes).replace('sam Example', 'Mallory X');
    db.exec('DROP TRIGGER signature_kept');
    db.prepare('UPDATE signature SET bytes = ?, hash = ?, key_id = NULL, station_signature = NULL').run(
      forged,
      domainHash(HashDomain.signature, forged),
    );
    expect(station.gateway.signature.history().slots).toMatchObject([{ problem: 'was altered after signing' }]);
    db.close();
  });

  it('a key that somebody adds to the database is not the station’s', async () => {
    const { station, db } = await openSigned();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const id = createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex');
    const row = db.prepare<[], { bytes: string; key_id: string }>('SELECT bytes, key_id FROM signature').get();
    const forged = row?.bytes.replaceAll(row.key_id, id).replace('sam Example', 'Mallory X') ?? '';
    const signed = cryptoSign(null, Buffer.from(`${HashDomain.signature}\n${forged}`), privateKey).toString('base64');
    db.prepare("INSERT INTO station_key VALUES (?, ?, '', '[]', '')").run(id, spki);
    db.exec('DROP TRIGGER signature_kept');
    db.prepare('UPDATE signature SET bytes = ?, hash = ?, key_id = ?, station_signature = ?').run(
      forged,
      domainHash(HashDomain.signature, forged),
      id,
      signed,
    );
    expect(station.gateway.signature.history().slots).toMatchObject([
      { problem: expect.stringContaining('key that is not this station') },
    ]);
    expect(verifySignatures(db, verifyTrail(db))).toMatchObject({ ok: false });
    db.close();
  });

  it('takes who may sign from the signed template, not from a column of the slot', async () => {
    const { station, db } = await openSigned();
    const uuid = queue(station);
    db.exec(`DROP TRIGGER sign_in_slot_decided;
      UPDATE sign_in_slot SET alternatives = '[{"kind":"userName","name":"bob"}]' WHERE state = 'pending'`);
    expect(await sign(station, uuid, 'bob')).toMatchObject({ outcome: 'refused' });
    db.close();
  });

  it('refuses to sign when the template was altered', async () => {
    const { station, db } = await openSigned();
    const uuid = queue(station);
    db.exec(
      "DROP TRIGGER signature_request_kept; DROP TRIGGER signature_request_decided; UPDATE signature_request SET template = replace(template, 'Supervisor', 'Operator')",
    );
    expect(await sign(station, uuid)).toMatchObject({ outcome: 'refused', ended: true });
    db.close();
  });
});

describe('what follows a commit', () => {
  it('cannot make a signature look as if it had not been made', async () => {
    const station = await openStation();
    await station.addUser('sam', 'Supervisor');
    station.gateway.signature.onChange(() => {
      throw new Error('a broken page');
    });
    const uuid = queue(station);
    expect(await sign(station, uuid)).toMatchObject({ outcome: 'signed' });
    expect(station.log.lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
  });

  it('a second press on what is signed already does not say that nothing was signed', async () => {
    const station = await openStation();
    await station.addUser('sam', 'Supervisor');
    const uuid = queue(station);
    const page = station.openPage();
    const host = challengeHost(page.frame.pageId);
    await station.gateway.signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor });
    const input = {
      id: page.frame.openChallenge()?.id ?? '',
      userName: 'sam',
      password: testPassword,
      meaning: 'Released by',
    };
    await page.frame.sign(input);
    expect(await page.frame.sign(input)).toMatchObject({
      title: 'Signed already',
      message: expect.not.stringContaining('Nothing was signed'),
    });
  });

  it('a callback that was started and whose end was not written is not called again', async () => {
    const station = await openStation();
    await station.addUser('sam', 'Supervisor');
    const uuid = queue(station, { onApprove: { interpreter: 'gone', function: 1 } });
    const db = new Database(join(station.dataDir, 'station.sqlite'));
    db.exec(`CREATE TRIGGER fault BEFORE INSERT ON audit_entry WHEN NEW.action = 'callback.lost'
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    await sign(station, uuid);
    const states = (): string[] =>
      db
        .prepare<[], { state: string }>('SELECT state FROM callback_job')
        .all()
        .map(({ state }) => state);
    await until(() =>
      expect(station.log.lines.map(({ message }) => message)).toContain('Callback jobs wait; they are tried again.'),
    );
    expect(states()).toEqual(['started']);
    db.exec('DROP TRIGGER fault');
    const again = await station.restart();
    expect(states()).toEqual(['interrupted']);
    expect(again.gateway.trail.latest(3).map(({ action }) => action)).toContain('callback.interrupted');
    db.close();
  });
});

describe('a demo and a real station', () => {
  const demo = {
    'project.json': {
      title: 'Demo',
      countersign: { demoUsers: [{ userName: 'anna', fullName: 'A', roles: ['Supervisor'] }] },
    },
  };

  it('never share a data directory', async () => {
    const real = await openStation();
    await real.addUser('anna', 'Operator');
    const before = real.gateway.sso.users.find('anna');
    await real.gateway.close();
    await expect(openStation({ dataDir: real.dataDir, files: demo })).rejects.toThrow(/belongs to a real station/);
    const again = await openStation({ dataDir: real.dataDir });
    expect(again.gateway.sso.users.find('anna')).toEqual(before);

    const trial = await openStation({ files: demo });
    await trial.gateway.close();
    await expect(openStation({ dataDir: trial.dataDir })).rejects.toThrow(/belongs to a demo/);
  });

  it('two templates of one name are a problem, and neither is used', async () => {
    const station = await openStation({
      files: { [templateFile('again')]: { name: 'line release approval', expression: '{role:Operator}' } },
    });
    expect(station.gateway.project.problems).toEqual([
      { file: 'countersign/signature-templates', reason: expect.stringContaining('more than one template named') },
    ]);
    expect(() => station.gateway.signature.templates.get('Line Release Approval')).toThrow(/was not found/);
  });

  it('a template whose people prove themselves elsewhere is named where the station does not have that provider', async () => {
    const station = await openStation({
      files: {
        [templateFile('far')]: { name: 'Far', expression: '{role:A}', identityProvider: ['internal', 'okta'] },
      },
    });
    expect(station.gateway.project.problems).toEqual([
      {
        file: 'countersign/signature-templates',
        reason: 'has the template "Far" with the identity provider "okta", which this station does not have',
      },
    ]);
  });

  it('a template that an alarm asks for is named where neither the project nor the station has it', async () => {
    const alarm = (name: string, ackSignature: string) => ({ name, mode: 'AboveValue', setpointA: 1, ackSignature });
    const alarms = [alarm('A', 'line release approval'), alarm('B', 'Shift Lead'), alarm('C', 'Made Here')];
    const station = await openStation({
      files: { 'countersign/tags.json': { tags: [{ path: 'T', value: 0, alarms }] } },
    });
    const named = ({ gateway }: TestStation) =>
      gateway.project.problems.map(({ reason }) => /"([^"]*)"/.exec(reason)?.[1]);
    expect(named(station)).toEqual(['Shift Lead', 'Made Here']);
    const template = { name: 'Made Here', expression: '{role:Operator}' };
    station.gateway.signature.templates.save(template, { kind: 'station', id: 'test', name: 'test' });
    expect(named(await station.restart())).toEqual(['Shift Lead']);
  });

  it('a template that says twice who must sign is not used', async () => {
    const text = '{"name": "Twice", "expression": "{role:QA}", "expression": "{role:Operator}"}';
    const station = await openStation({ files: { [templateFile('twice')]: text } });
    expect(station.gateway.project.problems).toEqual([
      { file: 'countersign/signature-templates/twice.json', reason: expect.stringContaining('stands twice') },
    ]);
    expect(() => station.gateway.signature.templates.get('Twice')).toThrow(/was not found/);
  });
});
