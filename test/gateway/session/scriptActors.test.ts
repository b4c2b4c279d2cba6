/** In whose name scripts act. */
import { expect, it } from 'vitest';
import type { ScriptCaller } from '../../../electron/gateway/platform/scriptFunction.ts';
import { sessionScripts } from '../../../electron/gateway/session/scriptApi.ts';
import { scriptActors } from '../../../electron/gateway/session/scriptActors.ts';
import { openSignInActions } from '../../../electron/gateway/session/signInActions.ts';
import { openSsoScene } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

async function scene() {
  const { station, clock } = await openSsoScene();
  const { session } = station;
  const { frame } = station.openPage();
  const nothing = (): undefined => undefined;
  const signedOut: (string | undefined)[] = [];
  const actors = scriptActors(
    { name: 'line', title: 'Line' },
    { get: (id) => (id === session.id ? session : undefined) },
  );
  const { 'perspective.logout': logout } = sessionScripts({
    ...actors,
    sessions: { info: () => [], download: nothing },
    signInActions: openSignInActions(
      { login: nothing, askAuthentication: nothing, logout: ({ sessionId }) => void signedOut.push(sessionId) },
      { identityProvider: 'internal', alwaysReauthenticate: false },
    ),
    exportTrail: () => Promise.reject(new Error('not asked')),
    exportRecord: () => Promise.reject(new Error('not asked')),
    clock,
  });
  return {
    actors,
    logout: (script: ScriptCaller) => logout?.call([session.id, script.pageId ?? '', 'event-1', {}], script),
    signedOut,
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

it('a script that was asked to run before somebody signed in does not sign them out', async () => {
  const { logout, signedOut, asked, signIn } = await scene();
  const more = { name: '', address: null, cid: undefined, hop: 1, interpreter: '' };
  await signIn('anna');
  const late = { ...asked(), ...more };
  await signIn('admin');
  expect(() => logout(late)).toThrow('Somebody signed in after it was asked for, and is not signed out.');
  expect(signedOut).toEqual([]);
  await logout({ ...asked(), ...more });
  expect(signedOut).toEqual([late.sessionId]);
});
