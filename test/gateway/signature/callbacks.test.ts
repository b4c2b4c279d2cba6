import { describe, expect, it, vi } from 'vitest';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';

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

def slow():
    import time
    end = time.time() + 3
    while time.time() < end:
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
    ],
  },
};

const open = (): Promise<SignatureScene> => openSignatureScene({ files });
const tag = (scene: SignatureScene, name: string) => scene.station.gateway.tags.read(`[default]${name}`).peek().value;
const named = (name: string) => ({ callbacks: { onApprove: { name: `line.release.${name}` } } });

describe('callbacks', () => {
  it('of the script library are called by name, with the id of the job', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    await scene.complete(uuid, 'sam');
    await vi.waitFor(() => expect(tag(scene, 'Heard')).toBe('onApprove 1'));
    const [job] = scene.station.gateway.signature.getAuthRequest(uuid).callbacks;
    expect(job).toMatchObject({ event: 'onApprove', attempts: 1, id: tag(scene, 'Id') });
    await vi.waitFor(() =>
      expect(scene.station.gateway.signature.getAuthRequest(uuid).callbacks[0]?.state).toBe('done'),
    );
  });

  it('are called after a restart, when the program ended before', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    await scene.station.gateway.close();
    const { dataDir, projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir });
    await again.complete(uuid, 'sam');
    await vi.waitFor(() => expect(tag(again, 'Heard')).toBe('onApprove 1'));
  });

  it('that were running when the program was killed are called again: at least once across a crash', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onApprove'));
    await scene.complete(uuid, 'sam');
    await vi.waitFor(() => expect(tag(scene, 'Heard')).toBe('onApprove 1'));
    await scene.station.gateway.close();
    const db = scene.database();
    db.exec("DROP TRIGGER callback_job_ended; UPDATE callback_job SET state = 'started', ended_at = NULL");
    db.close();
    const { dataDir, projectDir } = scene.station;
    const again = await openSignatureScene({ dataDir, projectDir });
    await vi.waitFor(() => expect(tag(again, 'Heard')).toBe('onApprove 2'));
    expect(again.actions()).toContain('callback.repeated');
  });

  it('that fail are tried again, later each time, are shown, and un-sign nothing', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('onFail'));
    await scene.complete(uuid, 'sam');
    const state = () => scene.station.gateway.signature.getAuthRequest(uuid);
    await vi.waitFor(() => expect(tag(scene, 'Fails')).toBe(1));
    await vi.waitFor(() =>
      expect(scene.page.notices).toContainEqual({
        level: 'problem',
        message: expect.stringMatching(/not yet.*What was signed stands\. It is tried again in 2 s/),
      }),
    );
    expect(state()).toMatchObject({ state: 'approved', callbacks: [{ state: 'queued', attempts: 1 }] });
    scene.clock.advance(2000);
    await vi.waitFor(() => expect(state().callbacks[0]).toMatchObject({ attempts: 2, state: 'queued' }));
    scene.clock.advance(2000);
    expect(tag(scene, 'Fails')).toBe(2);
    scene.clock.advance(2000);
    await vi.waitFor(() => expect(state().callbacks[0]).toMatchObject({ attempts: 3, state: 'done' }));
    expect(scene.actions().filter((action) => action === 'callback.failed')).toHaveLength(2);
  });

  it('that name nothing fail with words, and the signature stands', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('nothing'));
    expect(await scene.complete(uuid, 'sam')).toMatchObject({ outcome: 'signed' });
    await vi.waitFor(() =>
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
    await vi.waitFor(() => expect(tag(scene, 'Heard')).toBe('handler: onApprove approved Release line'));
    expect(scene.actions()).toContain('callback.lost');
  });

  it('a slow one holds neither a signature nor a button', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue('Line Release Approval', named('slow'));
    await scene.complete(uuid, 'sam');
    const [other = ''] = scene.queue();
    expect(await scene.complete(other, 'sam')).toMatchObject({ outcome: 'signed' });
    expect(scene.station.gateway.signature.getAuthRequest(uuid).callbacks[0]?.state).toBe('started');
  });
});
