import { describe, expect, it } from 'vitest';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { openStation, testPassword } from '../../support/station.ts';

const actor = { kind: 'station', id: 'test', name: 'test' } as const;

describe('the station sign', () => {
  it('is made at the first start, stays over a restart, and is another one at another station', async () => {
    const station = await openStation();
    const sign = station.gateway.stationSign();
    expect(sign.words).toMatch(/^[a-z]+ [a-z]+ [a-z]+$/);
    const again = await station.restart();
    expect(again.gateway.stationSign()).toEqual(sign);
    expect((await openStation()).gateway.stationSign().words).not.toBe(sign.words);
  });

  it('is changed by an administrator alone, audited without its words, and no page or script is told', async () => {
    const scene = await openSignatureScene();
    const { gateway, session } = scene.station;
    const words = 'amber kettle north';
    expect(() => scene.page.frame.askStationSign()).toThrow(/administrator/);
    const data = { username: 'ada', displayName: 'Ada Winter', password: testPassword, passwordMustChange: false };
    await gateway.sso.user.createSuperUser({ data }, actor);
    await session.signIn.signIn({ userName: 'ada', password: testPassword });
    expect(() => scene.page.frame.changeStationSign({ words, colour: 'teal' })).toThrow(/not open/);
    scene.page.frame.askStationSign();
    expect(scene.page.sheet()).toEqual({ kind: 'stationSign' });
    expect(scene.page.frame.changeStationSign({ words: 'x', colour: 'teal' })).toMatchObject({
      outcome: 'refused',
      message: 'The station sign has at least 6 characters. Nothing was changed.',
    });
    expect(scene.page.frame.changeStationSign({ words: ` ${words} `, colour: 'teal' })).toMatchObject({
      outcome: 'done',
    });
    expect(gateway.stationSign()).toEqual({ words, colour: 'teal' });
    const [entry] = gateway.trail.latest(1);
    expect(entry).toMatchObject({ action: 'station.sign-changed', actor: { name: 'Ada Winter' } });
    scene.page.frame.dismiss();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid);
    const told = [
      scene.page.snapshot(),
      scene.page.frame.status(),
      scene.page.shown,
      scene.page.deltas,
      gateway.trail.latest(100),
      gateway.signature.getAuthRequest(uuid),
      scene.station.log.lines,
    ];
    expect(JSON.stringify(told)).not.toContain(words);
  });
});

describe('a comment that is too long', () => {
  it('is refused with how much, and not cut; nothing is signed', async () => {
    const scene = await openSignatureScene();
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    expect(await scene.sign(id, 'sam', { comment: 'x'.repeat(2012) })).toMatchObject({
      outcome: 'refused',
      message: 'The comment is 12 characters too long: it has at most 2000. Nothing was signed.',
      ended: false,
    });
    expect(await scene.sign(id, 'sam', { comment: 'x'.repeat(2000) })).toMatchObject({
      outcome: 'signed',
      title: 'Signed as approved: “Release line”',
    });
  });
});
