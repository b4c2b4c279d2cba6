import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { openStation, testPassword } from '../../support/station.ts';
import { buttons } from '../scripting/buttons.ts';
import { until } from '../../support/until.ts';

const library = `
def completed(session, payload, result):
    heard = system.util.getLogger("heard")
    if result.isSuccess():
        user = result.getAsSuccess().getContext()["user"]
        heard.info("%s: %s %s" % (payload["for"], user["userName"], user["roles"]))
    else:
        heard.info("%s: %s" % (payload["for"], result.getAsError()))
    session.custom.heard = payload["for"]
`;

async function open(script = 'system.perspective.authenticationChallenge(timeout=1, payload={"for": "door"})') {
  const clock = testClock();
  const station = await openStation({
    clock,
    files: {
      ...buttons({ Ask: script }),
      'project.json': {
        title: 'Test',
        countersign: { station: 'TEST-1', onAuthenticationChallenge: 'plant.doors.completed' },
      },
      'ignition/script-python/plant/doors/code.py': library,
    },
  });
  await station.addUser('sam', 'Supervisor');
  await station.addUser('olga', 'Operator');
  await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
  const page = station.openPage();
  await page.frame.fire(page.node('Ask').id, 'component.onActionPerformed', {});
  const heard = () =>
    station.log.lines.filter(({ details }) => details['logger'] === 'heard').map(({ message }) => message);
  const actions = () => station.gateway.trail.latest(50).map(({ action }) => action);
  return { clock, station, page, heard, actions };
}

const sam = { userName: 'sam', password: testPassword };

describe('authenticationChallenge', () => {
  it('ES-10 tells the event who proved to be there; the session stays whose it was', async () => {
    const { station, page, heard, actions } = await open();
    expect(page.sheet()).toMatchObject({ kind: 'identity', framing: 'self', timeLeft: 60_000 });
    expect(await page.frame.proveIdentity(sam)).toMatchObject({ outcome: 'done' });
    expect(page.sheet()).toBeUndefined();
    await until(() => expect(heard()).toEqual(["door: sam ['Supervisor']"]));
    expect(station.session.signIn.current()?.userName).toBe('olga');
    expect(actions()[0]).toBe('identity.ended');
    await expect(page.frame.proveIdentity(sam)).rejects.toThrow(/not open any more/);
  });

  it('SY-15 ends on the screen and for its event also where that cannot be written down, which it is once it can', async () => {
    for (const ends of ['dismiss', 'time'] as const) {
      const { page, clock, heard, actions, station } = await open();
      const other = new Database(join(station.dataDir, 'station.sqlite'));
      onTestFinished(() => void other.close());
      other.exec('BEGIN IMMEDIATE');
      if (ends === 'dismiss') page.frame.dismiss();
      else clock.advance(60_000);
      expect(page.sheet()).toBeUndefined();
      other.exec('ROLLBACK');
      clock.advance(10_000);
      await until(() => expect(heard()).toEqual([ends === 'dismiss' ? 'door: cancelled' : 'door: timeout']));
      expect(actions().filter((action) => action === 'identity.ended')).toHaveLength(1);
      await page.press('Ask');
      expect(page.sheet()).toMatchObject({ kind: 'identity' });
    }
  });

  it('tells a cancelled one, a timed-out one and one with too many wrong attempts', async () => {
    const cancelled = await open();
    cancelled.page.frame.dismiss();
    await until(() => expect(cancelled.heard()).toEqual(['door: cancelled']));

    const late = await open();
    late.clock.advance(60_000);
    expect(late.page.sheet()).toBeUndefined();
    await until(() => expect(late.heard()).toEqual(['door: timeout']));

    const wrong = await open();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await wrong.page.frame.proveIdentity({ ...sam, password: 'wrong password' })).toMatchObject({
        outcome: 'refused',
      });
      wrong.clock.advance(5000);
    }
    await until(() => expect(wrong.heard()).toEqual(['door: generic']));
  });

  it('that goes without its person’s doing says so on the page, and one that they closed says nothing', async () => {
    const late = await open();
    late.clock.advance(60_000);
    expect(late.page.notices).toMatchObject([{ message: expect.stringMatching(/^The time .* Nobody was proved/) }]);

    const wrong = await open();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await wrong.page.frame.proveIdentity({ ...sam, password: 'wrong password' });
      wrong.clock.advance(5000);
    }
    expect(wrong.page.sheet()).toBeUndefined();
    expect(wrong.page.notices).toMatchObject([{ message: expect.stringMatching(/refused.* Nobody was proved/) }]);

    const closed = await open();
    closed.page.frame.dismiss();
    await until(() => expect(closed.heard()).toEqual(['door: cancelled']));
    expect(closed.page.notices).toEqual([]);
  });

  it('shows a surface that is loaded again how much time is left, and not how much there was', async () => {
    const { clock, page } = await open();
    clock.advance(20_000);
    expect(page.frame.over()).toMatchObject({ sheet: { kind: 'identity', timeLeft: 40_000 } });
  });

  it('ends as cancelled when the page closes or the screen is locked', async () => {
    const closed = await open();
    closed.page.frame.close();
    await until(() => expect(closed.heard()).toEqual(['door: cancelled']));

    const locked = await open();
    locked.station.session.signIn.lock();
    await until(() => expect(locked.heard()).toEqual(['door: cancelled']));
    expect(locked.page.sheet()).toMatchObject({ kind: 'signIn' });
  });

  it('is one at a time on a page, and none beside a signature', async () => {
    const { page } = await open();
    expect(page.notices).toEqual([]);
    await expect(page.frame.fire(page.node('Ask').id, 'component.onActionPerformed', {})).rejects.toThrow(/open over/);
  });

  it.each([
    ['a timeout of 0', 'system.perspective.authenticationChallenge(timeout=0)', /timeout is above 0/],
    [
      'another provider',
      'system.perspective.authenticationChallenge(idp="Okta")',
      /identity provider "Okta" is not known/,
    ],
    ['a framing that is none', 'system.perspective.authenticationChallenge(framing="tab")', /framing is neither/],
    [
      'another session without a page',
      'system.perspective.authenticationChallenge(sessionId="x")',
      /another session needs a pageId/,
    ],
    [
      'a closed page',
      'system.perspective.authenticationChallenge(sessionId=self.session.id, pageId="gone")',
      /the page is closed/,
    ],
  ])('refuses %s', async (_what, script, problem) => {
    const { page, heard } = await open(script);
    expect(page.notices).toMatchObject([{ level: 'problem', message: expect.stringMatching(problem) }]);
    expect(page.sheet()).toBeUndefined();
    expect(heard()).toEqual([]);
  });
});
