import { describe, expect, it } from 'vitest';
import { openSurface, type Over } from '../../../electron/gateway/session/surface.ts';
import type { ChallengeView, Sheet } from '../../../electron/contract/challenge.ts';
import { testClock } from '../../support/clock.ts';
import { openStation } from '../../support/station.ts';
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
    expect(surface.current()).toEqual({ kind: 'ended', id: challenge.id, title: 'Signed', message: 'by Anna' });
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

describe('the users of a demo', () => {
  it('are shown once nothing else lies over the page, and no script takes that away before they were read', async () => {
    const station = await openStation();
    const page = station.openPage();
    page.frame.showFirstRun('Line', []);
    expect(page.sheet()).toMatchObject({ kind: 'firstRun', project: 'Line' });
    expect(() => station.session.windows.challengeHost(page.frame.pageId)).toThrow(/something else lies over the page/);
    page.frame.dismiss();
    expect(page.sheet()).toBeUndefined();
    expect(() => station.session.windows.challengeHost(page.frame.pageId)).not.toThrow();
  });
});
