/** What a person is told of a signature that could not be made any more. */
import { expect, it } from 'vitest';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { testPassword } from '../../support/station.ts';

it('a new password that was set while the challenge ended is told on the page', async () => {
  const scene = await openSignatureScene();
  const id = await scene.trigger(scene.queue()[0] ?? '');
  const meaning = scene.page.shown.at(-1)?.meanings[0] ?? '';
  const fresh = 'violet turbines hum';
  const words = { id, userName: 'sam', meaning, comment: '' };
  const going = scene.page.frame.sign({ ...words, password: testPassword, newPassword: fresh });
  scene.clock.advance(10 * 60_000);
  expect(await going).toMatchObject({ outcome: 'refused', ended: true });
  expect(scene.states()).toEqual(['pending']);
  expect(scene.page.notices.map(({ message }) => message)).toEqual(['Your password is changed. Nothing was signed.']);
  expect(await scene.complete(scene.queue()[0] ?? '', 'sam', 'approve', { password: fresh })).toMatchObject({
    outcome: 'signed',
  });
});

it('one that was not set is not told of', async () => {
  const scene = await openSignatureScene();
  const id = await scene.trigger(scene.queue()[0] ?? '');
  const meaning = scene.page.shown.at(-1)?.meanings[0] ?? '';
  const going = scene.page.frame.sign({
    id,
    userName: 'sam',
    meaning,
    comment: '',
    password: 'not it',
    newPassword: 'violet turbines hum',
  });
  scene.clock.advance(10 * 60_000);
  await going;
  expect(scene.page.notices).toEqual([]);
});
