import { describe, expect, it } from 'vitest';
import { openSurface, type Over } from '../../../electron/gateway/session/surface.ts';
import type { ChallengeView, Sheet } from '../../../electron/contract/challenge.ts';
import { testClock } from '../../support/clock.ts';
import { openStation, testPassword } from '../../support/station.ts';
import { openSsoScene } from '../../support/ssoScene.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';

const lock: Sheet = { kind: 'signIn', locked: { userName: 'anna', fullName: 'Anna Berg' }, ways: [] };
const firstRun: Sheet = { kind: 'firstRun', project: 'Line', users: [] };

async function aChallenge(): Promise<ChallengeView> {
  const scene = await openSignatureScene();
  const [uuid = ''] = scene.queue();
  await scene.trigger(uuid);
  const view = scene.page.frame.openChallenge();
  if (view === undefined) throw new Error('No challenge is open.');
  return view;
}

function open(paint: (over: Over) => boolean = () => true) {
  const clock = testClock();
  const painted: Over[] = [];
  const surface = openSurface(
    clock,
    (over) => {
      painted.push(over);
      return paint(over);
    },
    () => undefined,
  );
  return { clock, surface, kinds: () => painted.map(({ kind }) => kind) };
}

describe('what lies over a page', () => {
  it('a challenge counts as posted once the host painted it, and not after three seconds', async () => {
    const challenge = await aChallenge();
    const { clock, surface, kinds } = open();
    const shown = surface.show(challenge);
    surface.painted('another');
    surface.painted(challenge.id);
    expect(await shown).toBe(true);
    surface.cancelled(challenge.id);
    const late = surface.show(challenge);
    clock.advance(3000);
    expect(await late).toBe(false);
    expect(kinds()).toEqual(['challenge', 'nothing', 'challenge', 'nothing']);
  });

  it('a challenge that cannot be painted is not posted, and nothing is left of it', async () => {
    const challenge = await aChallenge();
    const { surface } = open(({ kind }) => kind !== 'challenge');
    expect(await surface.show(challenge)).toBe(false);
    expect(surface.current()).toEqual({ kind: 'nothing' });
  });

  it('only the challenge that is shown ends, and says so until that was read', async () => {
    const challenge = await aChallenge();
    const { surface } = open();
    void surface.show(challenge);
    surface.ended('another', 'Signed', '');
    expect(surface.current().kind).toBe('challenge');
    surface.ended(challenge.id, 'Signed', 'by Anna');
    const { id, decision } = challenge;
    expect(surface.current()).toEqual({ kind: 'ended', id, title: 'Signed', message: 'by Anna', decision });
    surface.read();
    expect(surface.current()).toEqual({ kind: 'nothing' });
  });

  it('the first run waits behind a challenge and behind the lock, and comes back until it was read', async () => {
    const challenge = await aChallenge();
    const { surface } = open();
    void surface.show(challenge);
    surface.putWhenFree(firstRun);
    expect(surface.current().kind).toBe('challenge');
    surface.cancelled(challenge.id);
    expect(surface.sheet()).toBe(firstRun);
    surface.put(lock);
    surface.put(undefined);
    expect(surface.sheet()).toBe(firstRun);
    surface.put(undefined);
    expect(surface.current()).toEqual({ kind: 'nothing' });
  });

  it('a dialog is not taken away by a challenge: the lock stays, and the challenge is not posted', async () => {
    const challenge = await aChallenge();
    const { surface } = open();
    surface.put(lock);
    expect(await surface.show(challenge)).toBe(false);
    expect(surface.sheet()).toBe(lock);
  });

  it('dialogs that wait come one after the other, and those of whoever left do not come', async () => {
    const challenge = await aChallenge();
    const { surface } = open();
    const code: Sheet = { kind: 'oneTimeCode', userName: 'b', fullName: 'B', code: '1', validFor: 1 };
    void surface.show(challenge);
    surface.putWhenFree(firstRun);
    surface.putWhenFree(code);
    surface.cancelled(challenge.id);
    expect(surface.sheet()).toBe(firstRun);
    surface.put(undefined);
    expect(surface.sheet()).toBe(code);
    surface.putWhenFree(firstRun);
    surface.putWhenFree(code);
    surface.cover();
    surface.put(undefined);
    expect(surface.sheet()).toBe(firstRun);
    surface.put(undefined);
    expect(surface.current()).toEqual({ kind: 'nothing' });
  });

  it('over a page that somebody left stays what was painted until it was loaded anew', () => {
    const { surface, kinds } = open();
    surface.put(lock);
    surface.cover();
    surface.put(undefined);
    expect(kinds()).toEqual(['sheet']);
    surface.uncover();
    expect(kinds()).toEqual(['sheet', 'nothing']);
  });
});

describe('a challenge', () => {
  it('AU-16 does not come over a page that somebody left before it is loaded anew: what they left would show through', async () => {
    const challenge = await aChallenge();
    const { surface, kinds } = open();
    surface.put(lock);
    surface.cover();
    surface.put(undefined);
    const shown = surface.show(challenge);
    expect([kinds(), surface.shown().kind]).toEqual([['sheet'], 'sheet']);
    surface.uncover();
    expect([kinds(), surface.shown().kind]).toEqual([['sheet', 'challenge'], 'challenge']);
    surface.painted(challenge.id);
    expect(await shown).toBe(true);
  });

  it('AU-16 is not posted over a page that is not loaded anew in time', async () => {
    const challenge = await aChallenge();
    const { surface, kinds, clock } = open();
    surface.put(lock);
    surface.cover();
    surface.put(undefined);
    const shown = surface.show(challenge);
    clock.advance(3000);
    expect(await shown).toBe(false);
    surface.uncover();
    expect(kinds()).toEqual(['sheet', 'nothing']);
  });
});

describe('the users of a demo', () => {
  it('are shown once nothing else lies over the page, and no script takes that away before they were read', async () => {
    const station = await openStation();
    const page = station.openPage();
    page.frame.showFirstRun('Line', []);
    expect(page.sheet()).toMatchObject({ kind: 'firstRun', project: 'Line' });
    expect(() => station.session.windows.challengeHost(page.frame.pageId)).toThrow(/something else lies over the page/);
    page.frame.dismiss();
    expect(page.sheet()).toBeUndefined();
    expect(station.gateway.trail.has('demo.passwords-confirmed')).toBe(true);
    expect(() => station.session.windows.challengeHost(page.frame.pageId)).not.toThrow();
  });

  it('are not taken as read when the end of a signature was', async () => {
    const scene = await openSignatureScene();
    const { frame } = scene.page;
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    frame.showFirstRun('Line', []);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed' });
    frame.dismiss();
    expect(scene.page.sheet()).toMatchObject({ kind: 'firstRun' });
    expect(scene.actions()).not.toContain('demo.passwords-confirmed');
  });
});

describe('a window', () => {
  it('whose surface cannot be painted has nothing over its page, and posts no challenge', async () => {
    const scene = await openSignatureScene();
    const frame = scene.station.session.windows.open(
      { send: () => undefined, reset: () => undefined, save: () => undefined },
      {
        paint: ({ kind }) => {
          if (kind === 'challenge') throw new Error('no view');
          return true;
        },
        proof: () => undefined,
      },
    );
    const [uuid = ''] = scene.queue();
    const host = scene.station.session.windows.challengeHost(frame.pageId);
    const actor = { kind: 'script', id: 't', name: 't' } as const;
    const { signature } = scene.station.gateway;
    await expect(signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor })).rejects.toThrow(
      /Could not post/,
    );
    expect(frame.over()).toEqual({ kind: 'nothing' });
    expect(scene.actions()).toContain('challenge.cancelled');
  });

  it('a code that an administrator asked for comes after the signature that is being made', async () => {
    const scene = await openSsoScene();
    const page = scene.station.openPage();
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'admin', password: testPassword });
    page.reload();
    const { signature } = scene.station.gateway;
    const actor = { kind: 'script', id: 't', name: 't' } as const;
    const [uuid = ''] = signature.queueAuthRequest({
      template: signature.templates.get('Line Release Approval'),
      name: 'Release',
      description: '',
      callbacks: {},
      requestedBy: actor,
    });
    const host = scene.station.session.windows.challengeHost(page.frame.pageId);
    await signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor });
    await page.frame.changeUser(scene.id('anna'), { kind: 'resetPassword' });
    const open = page.frame.openChallenge();
    expect(page.frame.over()).toMatchObject({ kind: 'challenge', challenge: { id: open?.id } });
    page.frame.cancel(open?.id ?? '');
    expect(page.sheet()).toMatchObject({ kind: 'oneTimeCode', fullName: 'Anna Berg' });
  });
});
