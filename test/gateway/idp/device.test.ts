import { describe, expect, it } from 'vitest';
import { signInElsewhere, testBrowser } from '../../support/openid/provider.ts';
import {
  openOutsideStation,
  plant,
  proofIn,
  providerOfFile,
  type OutsideOptions,
} from '../../support/openid/station.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { templateFile } from '../../support/station.ts';
import { testClock } from '../../support/clock.ts';
import { until } from '../../support/until.ts';

const provider = await providerOfFile();

const start = { provider: plant, how: 'device', differentUser: false } as const;

async function open(options: OutsideOptions = {}) {
  const station = await openOutsideStation(provider, options);
  const page = station.openPage();
  return { station, page };
}

/** What the person does on another device: opens the address with the code in it, and agrees. */
async function agree(address: string, device = testBrowser()): Promise<void> {
  await device.open(address);
  await Promise.all(device.ends);
}

describe('the device flow', () => {
  it('OI-21 shows the code, the address, the station and what it is for', async () => {
    const { page } = await open();
    page.frame.askSignIn();
    page.frame.startProof(start);
    const view = await proofIn(page, 'waiting');
    await until(() => expect(page.proofs.at(-1)).toMatchObject({ code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/) }));
    expect(page.proofs.at(-1)).toMatchObject({
      how: 'device',
      address: `${provider.issuer}/device`,
      qr: expect.stringContaining('user_code='),
      note: expect.stringContaining('It signs you in at TEST-1'),
    });
    expect(view.state).toBe('waiting');
  });

  it.each([
    ['declined', 'access_denied', /was declined/],
    ['out of time', 'expired_token', /The code of Plant account expired/],
  ])('OI-21 %s stops, and says so', async (_name, answer, message) => {
    await provider.behave({ person: 'sub-sam', deviceInterval: 1, deviceAnswers: [answer] });
    const { page, station } = await open();
    page.frame.askSignIn();
    page.frame.startProof(start);
    await until(() =>
      expect(page.proofs.at(-1)).toMatchObject({ state: 'failed', message: expect.stringMatching(message) }),
    );
    expect(station.session.signIn.current()).toBeUndefined();
    // A new code on request.
    await provider.behave({ person: 'sub-sam' });
    page.frame.startProof(start);
    await until(() => expect(page.proofs.at(-1)).toMatchObject({ state: 'waiting', code: expect.any(String) }));
    page.frame.stopProof();
  });

  it('OI-21 goes on asking while nobody agreed, more slowly when it is told to', async () => {
    await provider.behave({
      person: 'sub-sam',
      deviceInterval: 1,
      deviceAnswers: ['authorization_pending', 'slow_down', 'access_denied'],
    });
    const { page } = await open();
    page.frame.askSignIn();
    page.frame.startProof(start);
    const at: number[] = [];
    await until(() => {
      const polls = provider.requests('/token').length;
      if (polls > at.length) at.push(Date.now());
      expect(page.proofs.at(-1)?.state).toBe('failed');
    });
    expect(at).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = at;
    expect(second - first).toBeGreaterThan(900);
    expect(third - second).toBeGreaterThan(5500);
  });

  it('OI-22 is not used for a signature unless the site says so', async () => {
    const files = {
      [templateFile('outside')]: { name: 'Outside', expression: '{role:Supervisor}', identityProvider: plant },
    };
    const clock = testClock(Date.now());
    const station = await openOutsideStation(provider, { files, clock });
    const scene = await openSignatureScene({ station, clock });
    await scene.trigger(scene.queue('Outside')[0] ?? '');
    expect(scene.page.shown.at(-1)?.ways).toMatchObject([{ name: plant, device: false }]);
    expect(() => scene.page.frame.startProof(start)).toThrow(/not proved on another device/);
  });

  it('OI-22 whoever agrees on the other device and may not sign is refused as anywhere', async () => {
    const files = {
      [templateFile('quinn')]: { name: 'Quinn alone', expression: '{userName:quinn.plant}', identityProvider: plant },
    };
    await provider.behave({ person: 'sub-sam', deviceInterval: 1 });
    const station = await openOutsideStation(provider, { files, settings: { deviceFlow: 'everything' } });
    const scene = await openSignatureScene({ station, clock: testClock(Date.now()) });
    await scene.trigger(scene.queue('Quinn alone')[0] ?? '');
    scene.page.frame.startProof(start);
    await until(() => expect(scene.page.proofs.at(-1)).toMatchObject({ code: expect.any(String) }));
    const view = scene.page.proofs.at(-1);
    expect(view).toMatchObject({ note: expect.stringMatching(/for the signature of ".+" at TEST-1/) });
    await agree(view?.state === 'waiting' ? (view.qr ?? '') : '');
    await until(() => expect(scene.page.proofs.at(-1)?.state).toBe('failed'));
    expect(scene.page.proofs.at(-1)).toMatchObject({
      differentUser: true,
      message: expect.stringMatching(/Sam Plant may not sign this/),
    });
  });

  it('OI-8 agreeing on a device on which somebody signed in for something else before signs nothing', async () => {
    const files = {
      [templateFile('outside')]: { name: 'Outside', expression: '{role:Supervisor}', identityProvider: plant },
    };
    const station = await openOutsideStation(provider, { files, settings: { deviceFlow: 'everything' } });
    const scene = await openSignatureScene({ station, clock: testClock(Date.now()) });
    await scene.trigger(scene.queue('Outside')[0] ?? '');
    const device = testBrowser();
    await provider.behave({ person: 'sub-sam', ago: 3, typing: 0 });
    await signInElsewhere(device, provider);
    await provider.behave({ person: 'sub-sam', ignoresPrompt: true, deviceInterval: 1 });
    scene.page.frame.startProof(start);
    await until(() => expect(scene.page.proofs.at(-1)).toMatchObject({ code: expect.any(String) }));
    const view = scene.page.proofs.at(-1);
    await agree(view?.state === 'waiting' ? (view.qr ?? '') : '', device);
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/did not ask you to sign in again/);
  });
});
