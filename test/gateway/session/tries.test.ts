import { describe, expect, it } from 'vitest';
import { Tried } from '../../../electron/gateway/session/tries.ts';
import { testClock } from '../../support/clock.ts';
import { openStation, testPassword } from '../../support/station.ts';

const minute = 60_000;

async function open() {
  const clock = testClock();
  const station = await openStation({ clock });
  const session = station.gateway.openSession({
    address: null,
    host: 'kiosk',
    userAgent: 'Test',
    scope: 'workstation',
  });
  const kept = () =>
    station.gateway.trail
      .latest(1000)
      .filter(({ action, target }) => action === 'page.stopped' && target === `session:${session.id}`)
      .map(({ detail }) => detail)
      .toReversed();
  return { clock, station, session, kept };
}

describe('what a frame tried that none may', () => {
  it('EL-4 is in the trail at once, with where it leads and no more of the address, and who was signed in', async () => {
    const { station, session, kept } = await open();
    session.stopped(Tried.navigation, 'https://user:word@evil.example:8443/take?token=secret#more');
    await station.addUser('sam', 'Supervisor');
    await session.signIn.signIn({ userName: 'sam', password: testPassword });
    session.stopped(Tried.window, 'javascript:alert(document.cookie)');
    expect(kept()).toEqual([
      { what: 'navigation', of: 'https://evil.example:8443', times: 1 },
      { what: 'window', of: 'javascript:', times: 1, user: 'sam' },
    ]);
    expect(station.gateway.trail.verify().ok).toBe(true);
  });

  it('EL-4 is counted where it goes on: a page that tries for ever fills no trail', async () => {
    const { clock, session, kept } = await open();
    for (let second = 0; second < 3600; second += 1) {
      session.stopped(Tried.content, `https://evil.example/${second}`);
      clock.advance(1000);
    }
    // One at once, those of the minute after it, those of the ten minutes after that, and what waits for its hour.
    expect(kept().map(({ times }) => times)).toEqual([1, 59, 600]);
    session.stopped(Tried.frame, 'about:blank');
    expect(kept().at(-1)).toMatchObject({ what: 'frame', times: 1 });
    clock.advance(60 * minute);
    expect(kept().map(({ times }) => times)).toEqual([1, 59, 600, 1, 3600 - 660]);
    // It was quiet since: the next one is told at once.
    clock.advance(60 * minute);
    session.stopped(Tried.content, 'https://evil.example/again');
    expect(kept().at(-1)).toMatchObject({ what: 'content', times: 1 });
  });

  it('EL-4 is written when the session ends, if it waited', async () => {
    const { session, kept } = await open();
    for (let times = 0; times < 5; times += 1) session.stopped(Tried.call, 'challenge sign');
    expect(kept()).toHaveLength(1);
    await session.end();
    expect(kept().map(({ times }) => times)).toEqual([1, 4]);
  });
});
