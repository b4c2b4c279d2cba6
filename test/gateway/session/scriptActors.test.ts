/** In whose name scripts act. */
import { expect, it } from 'vitest';
import { scriptActors } from '../../../electron/gateway/session/scriptActors.ts';
import { openSsoScene } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

async function scene() {
  const { station, clock } = await openSsoScene();
  const { session } = station;
  const { frame } = station.openPage();
  return {
    actors: scriptActors({ name: 'line', title: 'Line' }, { get: (id) => (id === session.id ? session : undefined) }),
    asked: () => ({ sessionId: session.id, pageId: frame.pageId, askedAt: clock.monotonic() }),
    signIn: async (userName: string) => {
      clock.advance(1);
      frame.loaded();
      frame.open('/');
      frame.askSignIn();
      expect(await frame.signIn({ userName, password: testPassword })).toMatchObject({ outcome: 'done' });
    },
  };
}

it('is nobody who signed in after a script was asked to run', async () => {
  const { actors, asked, signIn } = await scene();
  await signIn('anna');
  const script = asked();
  const own = { ...script, name: '', address: null, cid: undefined, hop: 1, interpreter: '' };
  expect([actors.person(script)?.name, actors.userName(script)]).toEqual(['Anna Berg', 'anna']);
  expect(actors.requester(script).name).toBe('Line, page /, Anna Berg signed in');
  await signIn('admin');
  expect([actors.person(script), actors.userName(script), actors.isAdministrator(own)]).toEqual([
    undefined,
    undefined,
    false,
  ]);
  expect(() => actors.administrator(own)).toThrow('Nothing was changed.');
  const now = actors.person(asked())?.name ?? '';
  expect(actors.requester(script).name).toBe(`Line, page /, before ${now} signed in`);
  expect(actors.isAdministrator({ ...own, ...asked() })).toBe(true);
});
