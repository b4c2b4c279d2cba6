import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownIdentity } from '../../../electron/gateway/idp/internal.ts';
import { openSignatureScene, scriptActor, type SignatureScene } from '../../support/signatureScene.ts';
import { copyData, openStation, testPassword, type TestStation } from '../../support/station.ts';
import { challengeHost } from '../../support/challengeHost.ts';

const openScene = (station?: TestStation): Promise<SignatureScene> =>
  openSignatureScene(station === undefined ? {} : { station });

describe('a signature', () => {
  it('approves the slot, decides the request and is in the audit trail', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const outcome = await scene.sign(await scene.trigger(uuid), 'sam', { meaning: 'Reviewed by' });
    expect(outcome).toMatchObject({
      outcome: 'signed',
      fullName: 'sam Example',
      meaning: 'Reviewed by',
      requestState: 'approved',
    });
    expect(scene.station.gateway.signature.latest(1)[0]).toMatchObject({
      state: 'approved',
      signer: 'sam Example',
      meaning: 'Reviewed by',
    });
    expect(scene.actions().slice(-3)).toEqual(['signature.requested', 'challenge.opened', 'signature.approved']);
    expect(scene.station.gateway.trail.verify().ok).toBe(true);
  });

  it('ES-1 carries name, unique id, role, meaning, instant with zone and offset, station, and the content it binds', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.sign(await scene.trigger(uuid), 'sam');
    const db = new Database(join(copyData(scene.station.dataDir), 'station.sqlite'));
    const row = db.prepare<[], { bytes: string }>('SELECT bytes FROM signature').get();
    expect(JSON.parse(row?.bytes ?? '')).toMatchObject({
      decision: 'approve',
      meaning: 'Released by',
      signer: { userName: 'sam', fullName: 'sam Example', as: { kind: 'role', name: 'Supervisor' } },
      proof: { provider: 'internal', amr: ['user', 'pwd'] },
      station: { name: 'TEST-1' },
      signedAt: { utc: '2026-11-22T13:03:25.000Z', zone: 'Europe/Berlin', offset: '+01:00' },
      request: { contentHash: scene.page.shown[0]?.contentHash },
    });
    db.close();
  });

  it('ES-9 ES-16 is nobody whose name became another one since the surface named them', async () => {
    const scene = await openScene();
    const { signature, sso } = scene.station.gateway;
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const word = () => {
      const sam = sso.users.find('sam');
      if (sam === undefined) throw new Error('There is no sam.');
      const proof = signature.acceptProof(id, ownIdentity(sam, ['user', 'pwd'], scene.clock.now()));
      const proofId = proof.outcome === 'may sign' ? proof.proofId : '';
      return { sam, sign: () => scene.page.frame.signAsProved({ id, proofId, meaning: 'Released by' }) };
    };
    const { sam, sign } = word();
    await sso.user.updateUserById({ userId: sam.id, data: { displayName: 'Samuel Example' } }, scriptActor);
    expect(sign()).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('The account of sam Example was changed meanwhile'),
    });
    expect(word().sign()).toMatchObject({ outcome: 'signed', fullName: 'Samuel Example' });
  });

  it('rejects: one rejection decides the request and withdraws the other slot', async () => {
    const scene = await openScene();
    const [first = '', second = ''] = scene.queue('Batch Disposition');
    const outcome = await scene.sign(await scene.trigger(first, 'reject'), 'sam');
    expect(outcome).toMatchObject({ outcome: 'signed', decision: 'reject', requestState: 'rejected' });
    expect(scene.states()).toEqual(['rejected', 'withdrawn']);
    await expect(scene.trigger(second)).rejects.toThrow('No pending authentication challenge');
  });

  it('two slots: the request is approved only when both are', async () => {
    const scene = await openScene();
    const [first = '', second = ''] = scene.queue('Batch Disposition');
    expect(await scene.sign(await scene.trigger(first), 'sam')).toMatchObject({ requestState: 'pending' });
    expect(await scene.sign(await scene.trigger(second), 'quinn')).toMatchObject({ requestState: 'approved' });
  });

  it('ES-8 refuses the same person in the second slot', async () => {
    const scene = await openScene();
    const [first = '', second = ''] = scene.queue('Batch Disposition');
    await scene.sign(await scene.trigger(first), 'quinn');
    const outcome = await scene.sign(await scene.trigger(second), 'quinn');
    expect(outcome).toMatchObject({
      outcome: 'refused',
      ended: false,
      message: expect.stringContaining('another person must sign'),
    });
    expect(scene.actions()).toContain('signature.refused');
  });

  it('ES-6 refuses a wrong password, an unknown user, an empty name and an empty password alike', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const attempts = [
      ['sam', 'wrong password'],
      ['nobody', testPassword],
    ] as const;
    const id = await scene.trigger(uuid);
    const texts = new Set<string>();
    for (const [userName, password] of attempts) {
      const outcome = await scene.sign(id, userName, { password });
      if (outcome.outcome === 'refused') texts.add(outcome.message.replace(/\d+ attempts?/, 'n attempts'));
    }
    expect([...texts]).toEqual([
      'The user name or the password is not right. Nothing was signed. Try again: n attempts left.',
    ]);
    expect(await scene.sign(id, '', { password: testPassword })).toMatchObject({ outcome: 'refused', ended: true });
    expect(scene.states()).toEqual(['pending']);
  });

  it('ES-14 ends the challenge after three wrong attempts, and the slot stays pending', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    for (const left of [2, 1]) {
      const outcome = await scene.sign(id, 'sam', { password: 'wrong password' });
      expect(outcome).toMatchObject({ ended: false, message: expect.stringContaining(`${left} attempt`) });
      scene.clock.advance(2000);
    }
    expect(await scene.sign(id, 'sam', { password: 'wrong password' })).toMatchObject({ ended: true });
    scene.clock.advance(4000);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused', ended: true });
    expect(scene.states()).toEqual(['pending']);
    expect(scene.actions()).toContain('challenge.failed');
    expect(await scene.sign(await scene.trigger(uuid), 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('refuses a person who does not satisfy the expression', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    expect(await scene.sign(await scene.trigger(uuid), 'olga')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/olga Example may not sign this: it needs Supervisor\. Nothing was signed/),
    });
  });

  it('ES-9 checks the role again at the gate, when it was revoked after the surface opened', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const { sso } = scene.station.gateway;
    await sso.user.updateUserById({ userId: sso.users.find('sam')?.id ?? '', data: { roles: [] } }, scriptActor);
    expect(await scene.sign(id, 'sam')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/role|may not/),
    });
    expect(scene.states()).toEqual(['pending']);
  });

  it('ES-2 refuses an empty or unlisted meaning even when the surface is bypassed', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    for (const meaning of ['', 'Authored by', 'Rejected by']) {
      expect(await scene.sign(id, 'sam', { meaning })).toMatchObject({ outcome: 'refused', ended: false });
    }
    expect(scene.states()).toEqual(['pending']);
  });

  it('ES-12 gives one signature for two presses at the same moment', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const presses = await Promise.allSettled([scene.sign(id, 'sam'), scene.sign(id, 'sam'), scene.sign(id, 'sam')]);
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(presses[1]).toMatchObject({ status: 'rejected', reason: { code: 'busy' } });
    expect(scene.actions().filter((action) => action === 'signature.approved')).toHaveLength(1);
  });

  it('ES-12 refuses after the time limit, and says so on the surface', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    scene.clock.advance(2 * 60_000 - 1);
    expect(scene.page.ended).toEqual([]);
    scene.clock.advance(1);
    expect(scene.page.ended).toEqual([
      { id, title: 'The time to sign ran out: “Release line”', message: expect.stringContaining('Nothing was signed') },
    ]);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused', ended: true });
    expect(scene.states()).toEqual(['pending']);
    expect(scene.actions()).toContain('challenge.timed-out');
  });

  it('ES-22 keeps the time limit when the wall clock is set back or forward', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    scene.clock.jump(24 * 3_600_000);
    scene.clock.jump(-48 * 3_600_000);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('refuses when time runs out while the password is being checked', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const attempt = scene.sign(id, 'sam');
    scene.clock.advance(2 * 60_000);
    expect(await attempt).toMatchObject({ outcome: 'refused', ended: true });
    expect(scene.states()).toEqual(['pending']);
  });

  it('refuses when it is cancelled while the password is being checked', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const attempt = scene.sign(id, 'sam');
    scene.page.frame.cancel(id);
    expect(await attempt).toMatchObject({ outcome: 'refused', ended: true });
    expect(scene.states()).toEqual(['pending']);
    expect(scene.actions()).toContain('challenge.cancelled');
  });

  it('ES-12 hears a challenge only from the page that it is open on', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const other = scene.station.openPage();
    expect(
      await other.frame.sign({ id, userName: 'sam', password: testPassword, meaning: 'Released by' }),
    ).toMatchObject({
      outcome: 'refused',
    });
    other.frame.cancel(id);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('ES-3 refuses to sign content that was altered in the database', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const other = new Database(join(scene.station.dataDir, 'station.sqlite'));
    other.exec(
      "DROP TRIGGER signature_request_kept; DROP TRIGGER signature_request_decided; UPDATE signature_request SET content = replace(content, 'Release line', 'Release all')",
    );
    other.close();
    expect(await scene.sign(id, 'sam')).toMatchObject({
      outcome: 'refused',
      ended: true,
      message:
        'What was to be signed has been altered in the database. Nothing was signed. Close this; the page shows how the request stands.',
    });
  });

  it('SY-3 AL-17 signs nothing when the audit entry cannot be written', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    const other = new Database(join(scene.station.dataDir, 'station.sqlite'));
    other.exec(`CREATE TRIGGER fault BEFORE INSERT ON audit_entry WHEN NEW.action = 'signature.approved'
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    await expect(scene.sign(id, 'sam')).rejects.toThrow('disk full');
    expect(scene.states()).toEqual(['pending']);
    other.exec('DROP TRIGGER fault');
    other.close();
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('SY-3 whatever write of a signature fails, none of the others is there', async () => {
    const scene = await openScene();
    const db = new Database(join(scene.station.dataDir, 'station.sqlite'));
    onTestFinished(() => void db.close());
    const tables = db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .all()
      .map(({ name }) => name);
    const sign = async (id: string): Promise<string> => {
      try {
        return (await scene.sign(id, 'sam')).outcome;
      } catch {
        return 'failed';
      }
    };
    /** The next entry is the second of a pair: the tree over the trail gets a subtree with it. */
    const toCompleteSubtree = (): void => {
      if (scene.station.gateway.trail.size() % 2 === 0) scene.queue();
    };
    // What a signature writes, heard by triggers beside the program.
    db.exec('CREATE TABLE heard (what TEXT)');
    const events = tables.flatMap((table) => ['INSERT', 'UPDATE', 'DELETE'].map((event) => ({ table, event })));
    events.forEach(({ table, event }, index) =>
      db.exec(
        `CREATE TRIGGER hear_${index} AFTER ${event} ON "${table}" BEGIN INSERT INTO heard VALUES ('${index}'); END`,
      ),
    );
    const first = await scene.trigger(scene.queue()[0] ?? '');
    toCompleteSubtree();
    db.exec('DELETE FROM heard');
    expect(await sign(first)).toBe('signed');
    const heard = db.prepare<[], { what: string }>('SELECT DISTINCT what FROM heard').all();
    const written = heard.flatMap(({ what }) => events[Number(what)] ?? []);
    events.forEach((_event, index) => db.exec(`DROP TRIGGER hear_${index}`));
    for (const table of [
      'signature',
      'audit_entry',
      'sign_in_slot',
      'signature_request',
      'challenge',
      'checkpoint',
      'merkle_node',
    ])
      expect(written.map((one) => one.table)).toContain(table);
    const state = (): string =>
      JSON.stringify(
        ['signature', 'callback_job', 'checkpoint', 'merkle_node'].map((table) =>
          db.prepare(`SELECT count(*) AS n FROM ${table}`).get(),
        ),
      );
    for (const { table, event } of written) {
      const what = `${event} ${table}`;
      const uuid = scene.queue()[0] ?? '';
      const id = await scene.trigger(uuid);
      toCompleteSubtree();
      const before = state();
      db.exec(`CREATE TRIGGER fault BEFORE ${event} ON "${table}" BEGIN SELECT RAISE(ABORT, 'the disk failed'); END`);
      expect(await sign(id), what).toBe('failed');
      db.exec('DROP TRIGGER fault');
      expect(state(), what).toBe(before);
      expect(scene.station.gateway.signature.getAuthRequest(uuid), what).toMatchObject({
        state: 'pending',
        slots: [{ state: 'pending', signature: null }],
      });
      expect(await sign(id), what).toBe('signed');
    }
    expect(scene.station.gateway.trail.verify().ok).toBe(true);
  });

  it('decided slots stay decided, also against SQL', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.sign(await scene.trigger(uuid), 'sam');
    const other = new Database(join(scene.station.dataDir, 'station.sqlite'));
    expect(() => other.exec("UPDATE sign_in_slot SET state = 'pending'")).toThrow(/stays decided/);
    expect(() => other.exec("UPDATE signature SET signer_id = 'x'")).toThrow(/cannot be changed/);
    expect(() => other.exec('DELETE FROM signature')).toThrow(/cannot be removed/);
    other.close();
  });
});

describe('triggerAuthRequest', () => {
  it('names an unknown and a malformed uuid as documented', async () => {
    const scene = await openScene();
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057';
    await expect(scene.trigger(unknown)).rejects.toThrow(`No pending authentication challenge with UUID ${unknown}`);
    await expect(scene.trigger('release-1')).rejects.toThrow('Invalid UUID string: release-1');
  });

  it('takes the uuid in upper case', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid.toUpperCase());
    expect(scene.page.shown).toHaveLength(1);
  });

  it('the same trigger twice is one challenge', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid);
    await scene.trigger(uuid);
    expect(scene.page.shown).toHaveLength(1);
  });

  it('the other decision on the same page replaces the open challenge, which can no longer be signed', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const approve = await scene.trigger(uuid, 'approve');
    const reject = await scene.trigger(uuid, 'reject');
    expect(await scene.sign(approve, 'sam')).toMatchObject({ outcome: 'refused', ended: true });
    expect(await scene.sign(reject, 'sam')).toMatchObject({ outcome: 'signed', decision: 'reject' });
  });

  it('OI-17 refuses a slot that is open on another page, and a second slot on this one', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const [other = ''] = scene.queue();
    await scene.trigger(uuid);
    await expect(scene.trigger(uuid, 'approve', scene.station.openPage())).rejects.toThrow(
      'Could not post authorization challenge: it is open on another page',
    );
    await expect(scene.trigger(other)).rejects.toThrow('another signature is open on this page');
  });

  it('a surface that cannot be shown ends the challenge and says so', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const { signature } = scene.station.gateway;
    const host = challengeHost(scene.page.frame.pageId, { show: () => Promise.resolve(false) });
    await expect(signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor: scriptActor })).rejects.toThrow(
      'Could not post authorization challenge',
    );
    expect(scene.page.frame.openChallenge()).toBeUndefined();
    await scene.trigger(uuid);
    expect(scene.page.shown).toHaveLength(1);
  });

  it('a page that closes takes its challenge with it, and the slot stays pending', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid);
    scene.page.frame.close();
    expect(scene.actions().at(-1)).toBe('challenge.cancelled');
    expect(scene.states()).toEqual(['pending']);
  });
});

describe('over a restart', () => {
  it('a signature, its request and its audit entries are still there', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.sign(await scene.trigger(uuid), 'sam');
    const again = await scene.station.restart();
    expect(again.gateway.signature.latest(1)[0]).toMatchObject({ uuid, state: 'approved', signer: 'sam Example' });
    expect(again.gateway.trail.verify().ok).toBe(true);
  });

  it('a pending request is still pending and can be signed', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    const again = await openScene(await scene.station.restart());
    expect(again.station.gateway.signature.pending().slots.map((slot) => slot.uuid)).toEqual([uuid]);
    expect(await again.sign(await again.trigger(uuid), 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('ES-13 a challenge that was open ends as abandoned, and nothing is signed', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid);
    const again = await openScene(await scene.station.restart());
    expect(again.actions().at(-1)).toBe('challenge.abandoned');
    expect(again.states()).toEqual(['pending']);
    expect(await again.sign(await again.trigger(uuid), 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('ES-13 the same for a process that was killed: its files open as they were', async () => {
    const scene = await openScene();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid);
    const killed = await openStation({
      dataDir: copyData(scene.station.dataDir),
      projectDir: scene.station.projectDir,
    });
    const after = await openScene(killed);
    expect(after.states()).toEqual(['pending']);
    expect(after.actions().at(-1)).toBe('challenge.abandoned');
  });
});
