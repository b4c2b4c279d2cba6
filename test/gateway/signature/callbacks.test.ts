import { describe, expect, it } from 'vitest';
import { withoutTriggers } from '../../support/attacker.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { copyData, openStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { buttons } from '../scripting/buttons.ts';

/** A script library whose functions write into tags what they hear. */
const library = `
def onApprove():
    info = system.mes.signature.authorization.getCallbackInfo()
    system.tag.writeBlocking(["[default]Heard"], ["%s %s" % (info["event"], info["attempt"])])
    system.tag.writeBlocking(["[default]Id"], [info["id"]])

def onFail():
    n = system.tag.readBlocking(["[default]Fails"])[0].value + 1
    system.tag.writeBlocking(["[default]Fails"], [n])
    if n < 3:
        raise ValueError("not yet")

def onLong():
    raise ValueError("x" * 200000)

def slow():
    info = system.mes.signature.authorization.getCallbackInfo()
    system.tag.writeBlocking(["[default]Heard"], ["slow %s" % info["attempt"]])
    while not system.tag.readBlocking(["[default]Enough"])[0].value:
        pass

def onSignatureCompleted(event):
    system.tag.writeBlocking(["[default]Heard"], ["handler: %s %s %s" % (event["event"], event["state"], event["name"])])
`;

const files = {
  'project.json': {
    title: 'Test',
    countersign: { station: 'TEST-1', onSignatureCompleted: 'line.release.onSignatureCompleted' },
  },
  'ignition/script-python/line/release/code.py': library,
  'countersign/tags.json': {
    tags: [
      { path: 'Heard', value: '' },
      { path: 'Id', value: '' },
      { path: 'Fails', value: 0 },
      { path: 'Enough', value: false },
    ],
  },
};

const open = (): Promise<SignatureScene> => openSignatureScene({ files });
const tag = (scene: SignatureScene, name: string) => scene.station.gateway.tags.tag(`[default]${name}`).peek().value;
/** Lets a slow callback come to its end. */
const enough = (scene: SignatureScene) =>
  scene.station.gateway.tags.write([{ path: '[default]Enough', value: true }], 'gateway');
const named = (name: string) => ({ callbacks: { onApprove: { name: `line.release.${name}` } } });

const told = (scene: SignatureScene) => scene.station.log.lines.map(({ message }) => message).join();

/** A callback that has ended, while another program holds the database: its end is not written. */
async function heldBack() {
  const scene = await open();
  const [uuid = ''] = scene.queue('Line Release Approval', named('slow'));
  await scene.complete(uuid, 'sam');
  await until(() => expect(tag(scene, 'Heard')).toBe('slow 1'));
  const other = scene.database();
  other.exec('BEGIN IMMEDIATE');
  await enough(scene);
  await until(() => expect(told(scene)).toMatch(/tried again/));
  return { scene, uuid, other };
}

describe('callbacks', () => {
  it('of the script library are called by name, with the id of the job', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    await scene.complete(uuid, 'sam');
    await until(() => expect(tag(scene, 'Heard')).toBe('onApprove 1'));
    const [job] = scene.station.gateway.signature.getAuthRequest(uuid).callbacks;
    expect(job).toMatchObject({ event: 'onApprove', attempts: 1 });
    await until(() => expect(tag(scene, 'Id')).toBe(job?.id));
    await until(() => expect(scene.station.gateway.signature.getAuthRequest(uuid).callbacks[0]?.state).toBe('done'));
  });

  it('are called after a restart, when the program ended before', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    await scene.station.gateway.close();
    const { dataDir, projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir });
    await again.complete(uuid, 'sam');
    await until(() => expect(tag(again, 'Heard')).toBe('onApprove 1'));
  });

  it('that were running when the program was killed are called again: at least once across a crash', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('slow'));
    await scene.complete(uuid, 'sam');
    await until(() => expect(tag(scene, 'Heard')).toBe('slow 1'));
    // The disk as it is in the middle of the call.
    const dataDir = copyData(scene.station.dataDir);
    const { projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir });
    await until(() => expect(tag(again, 'Heard')).toBe('slow 2'));
    expect(again.actions()).toContain('callback.repeated');
    await Promise.all([scene, again].map(enough));
  });

  it('that fail are tried again, later each time, are shown, and un-sign nothing', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onFail'));
    await scene.complete(uuid, 'sam');
    const state = () => scene.station.gateway.signature.getAuthRequest(uuid);
    await until(() => expect(tag(scene, 'Fails')).toBe(1));
    await until(() =>
      expect(scene.page.notices).toContainEqual({
        level: 'problem',
        message: expect.stringMatching(/not yet.*What was signed stands\. It is tried again in 2 s/),
      }),
    );
    expect(state()).toMatchObject({ state: 'approved', callbacks: [{ state: 'queued', attempts: 1 }] });
    scene.clock.advance(2000);
    await until(() => expect(state().callbacks[0]).toMatchObject({ attempts: 2, state: 'queued' }));
    scene.clock.advance(2000);
    expect(tag(scene, 'Fails')).toBe(2);
    scene.clock.advance(2000);
    await until(() => expect(state().callbacks[0]).toMatchObject({ attempts: 3, state: 'done' }));
    expect(scene.actions().filter((action) => action === 'callback.failed')).toHaveLength(2);
  });

  it('SY-15 one whose end another program did not let write is written down later, and not called twice', async () => {
    const { scene, uuid, other } = await heldBack();
    other.exec('ROLLBACK');
    const state = () => scene.station.gateway.signature.getAuthRequest(uuid).callbacks;
    expect(state()).toMatchObject([{ state: 'started', attempts: 1 }]);
    scene.clock.advance(10_000);
    await until(() => expect(state()).toMatchObject([{ state: 'done', attempts: 1 }]));
    expect(scene.actions().filter((action) => action === 'callback.done')).toHaveLength(1);
  });

  it('SY-15 one that cannot begin while another program holds the database is called once it can', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onFail'));
    await scene.complete(uuid, 'sam');
    const state = () => scene.station.gateway.signature.getAuthRequest(uuid).callbacks;
    await until(() => expect(state()).toMatchObject([{ attempts: 1, state: 'queued' }]));
    const other = scene.database();
    other.exec('BEGIN IMMEDIATE');
    scene.clock.advance(2000);
    await until(() => expect(told(scene)).toMatch(/tried again/));
    other.exec('ROLLBACK');
    scene.clock.advance(10_000);
    await until(() => expect(state()).toMatchObject([{ attempts: 2, state: 'queued' }]));
    expect(tag(scene, 'Fails')).toBe(2);
  });

  it('SY-15 one whose end cannot be written does not keep the station from closing, and is called again at its start', async () => {
    const { scene, other } = await heldBack();
    await scene.station.gateway.close();
    other.exec('ROLLBACK');
    other.close();
    const { dataDir, projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir });
    await until(() => expect(tag(again, 'Heard')).toBe('slow 2'));
    await enough(again);
  });

  it('a clock that is set back by a day does not put off the next try by a day', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onFail'));
    await scene.complete(uuid, 'sam');
    const state = () => scene.station.gateway.signature.getAuthRequest(uuid).callbacks;
    await until(() => expect(state()).toMatchObject([{ attempts: 1, state: 'queued' }]));
    scene.clock.jump(-86_400_000);
    scene.clock.advance(300_000);
    await until(() => expect(state()).toMatchObject([{ attempts: 2 }]));
  });

  it('that name nothing fail with words, and the signature stands', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('nothing'));
    expect(await scene.complete(uuid, 'sam')).toMatchObject({ outcome: 'signed' });
    await until(() =>
      expect(scene.station.gateway.signature.getAuthRequest(uuid).callbacks[0]?.reason).toMatch(
        /script library line\.release has no function nothing/,
      ),
    );
  });

  it('that were local functions of a script that is gone are audited as lost, and the project handler is told', async () => {
    const scene = await open();
    const callbacks = { onApprove: { interpreter: 'gone', function: 1 } };
    const [uuid = ''] = scene.queue('Line Release Approval', { callbacks });
    await scene.complete(uuid, 'sam');
    const told = 'handler: onApprove approved Release line';
    await until(() => expect(tag(scene, 'Heard')).toBe(told));
    expect(scene.actions()).toContain('callback.lost');
  });

  it('a slow one holds neither a signature nor a button', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('slow'));
    await scene.complete(uuid, 'sam');
    const [other = ''] = scene.queue();
    expect(await scene.complete(other, 'sam')).toMatchObject({ outcome: 'signed' });
    expect(scene.station.gateway.signature.getAuthRequest(uuid).callbacks[0]?.state).toBe('started');
    await enough(scene);
  });
});

describe('a callback runs only because of a signature', () => {
  /** What somebody with the file writes into it while the program is closed; answers the station that opens it again. */
  const reopened = async (scene: SignatureScene, sql: string, ...values: string[]): Promise<SignatureScene> => {
    await scene.station.gateway.close();
    const db = scene.database();
    withoutTriggers(db, () => db.prepare(sql).run(...values));
    db.close();
    const { dataDir, projectDir } = scene.station;
    return openSignatureScene({ dataDir, projectDir });
  };
  const insert = `INSERT INTO callback_job (id, request_id, event, callback, state, created_at)
    VALUES ('job', ?, ?, ?, 'queued', '2026-01-01T00:00:00.000Z')`;
  const requestOf = (scene: SignatureScene, uuid: string) => scene.station.gateway.signature.getAuthRequest(uuid).id;
  const isRefused = async (scene: SignatureScene, reason: RegExp): Promise<void> => {
    await until(() => {
      const alert = scene.station.gateway.trail.latest(20).find(({ action }) => action === 'security.alert');
      expect(alert?.detail).toMatchObject({ reason: expect.stringMatching(reason) });
    });
    expect(tag(scene, 'Heard')).toBe('');
  };

  it.each([
    ['a request that is pending', 'onApprove', '{"name":"line.release.onApprove"}', /the request is pending/],
    [
      'a function that was not asked for',
      'onApprove',
      '{"name":"line.release.slow"}',
      /another function than was asked/,
    ],
    ['what cannot be read', 'onApprove', '{"name":7}', /cannot be read/],
    [
      'a rejection that calls the release',
      'onReject',
      '{"name":"line.release.onApprove"}',
      /another function than was asked/,
    ],
    [
      'the project handler in place of nothing',
      'onApprove',
      '{"handler":"line.release.onSignatureCompleted","insteadOf":"none"}',
      /another function/,
    ],
    ['a failure that did not happen', 'onError', '{"name":"line.release.onFail"}', /no attempt failed/],
  ])('a row for %s is not called, and is an alert', async (_what, event, callback, reason) => {
    const scene = await open();
    const callbacks = { onApprove: { name: 'line.release.onApprove' }, onError: { name: 'line.release.onFail' } };
    const [uuid = ''] = scene.queue('Line Release Approval', { callbacks });
    const again = await reopened(scene, insert, requestOf(scene, uuid), event, callback);
    await isRefused(again, reason);
    expect(tag(again, 'Fails')).toBe(0);
  });

  it('the handler of the project is told in place of what was asked for and lost, and of nothing else', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue();
    await scene.complete(uuid, 'sam');
    const instead = `INSERT INTO callback_job (id, request_id, event, callback, state, created_at)
      VALUES ('a', ?, 'onApprove', '{"name":"x.y"}', 'failed', '2026-01-01T00:00:00.000Z'),
        ('b', ?, 'onApprove', '{"handler":"line.release.onSignatureCompleted","insteadOf":"a"}', 'queued', '2026-01-01T00:00:00.000Z')`;
    const again = await reopened(scene, instead, requestOf(scene, uuid), requestOf(scene, uuid));
    await isRefused(again, /another function than was asked/);
  });

  it('what a script raises is kept in a length that people read', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onLong'));
    await scene.complete(uuid, 'sam');
    await until(() => {
      const reason = scene.station.gateway.signature.getAuthRequest(uuid).callbacks[0]?.reason ?? '';
      expect(reason).toMatch(/^ValueError: x+ … \(\d+ characters in all\)$/);
      expect(reason.length).toBeLessThan(1100);
    });
  });

  it('a job that was done is not made to run again', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    await scene.complete(uuid, 'sam');
    await until(() => expect(scene.actions()).toContain('callback.done'));
    const again = await reopened(scene, "UPDATE callback_job SET state = 'queued', ended_at = NULL");
    await isRefused(again, /it was called already/);
  });

  it('an outcome that no signature gave calls nothing', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    const requestId = requestOf(scene, uuid);
    const again = await reopened(scene, insert, requestId, 'onApprove', '{"name":"line.release.onApprove"}');
    await isRefused(again, /the request is pending/);
    await again.station.gateway.close();
    const db = again.database();
    withoutTriggers(db, () =>
      db.exec(`UPDATE sign_in_slot SET state = 'approved'; UPDATE signature_request SET state = 'approved',
        decided_at = '2026-01-01T00:00:00.000Z'; UPDATE callback_job SET state = 'queued', ended_at = NULL`),
    );
    db.close();
    const { dataDir, projectDir } = again.station;
    const last = await openSignatureScene({ dataDir, projectDir });
    await isRefused(last, /counts as decided without a signature/);
  });

  it('a function that a script hands over is shown by the script that it is of', async () => {
    const station = await openStation({
      files: buttons({
        Go: `
def released():
    pass
a = system.mes.signature.authorization
t = system.mes.signature.getSignatureTemplate("Line Release Approval")
a.triggerAuthRequest(a.queueAuthRequest(t, released)[0], self.session, self.page, True)`,
      }),
    });
    const page = station.openPage();
    await page.press('Go');
    expect(page.shown[0]?.content).toContainEqual(
      expect.objectContaining({
        label: 'Runs if approved',
        value: 'a function of views/Main: root/Go.onActionPerformed',
      }),
    );
  });

  it('what is called is part of what is asked, shown and signed', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    await scene.trigger(uuid);
    expect(scene.page.shown[0]?.content).toContainEqual(
      expect.objectContaining({ label: 'Runs if approved', value: 'line.release.onApprove' }),
    );
    await scene.station.gateway.close();
    const db = scene.database();
    withoutTriggers(db, () =>
      db.prepare("UPDATE signature_request SET content = replace(content, 'onApprove\"}', 'slow\"}')").run(),
    );
    db.close();
    const { dataDir, projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir });
    expect(await again.complete(uuid, 'sam')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/altered in the database/),
    });
  });

  it('a failed attempt is heard of once for each failure', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', {
      callbacks: { onError: { name: 'line.release.onApprove' } },
    });
    const challenge = await scene.trigger(uuid);
    await scene.sign(challenge, 'sam', { password: 'wrong' });
    await until(() => expect(tag(scene, 'Heard')).toBe('onError 1'));
    expect(scene.actions().filter((action) => action === 'security.alert')).toEqual([]);
  });
});
