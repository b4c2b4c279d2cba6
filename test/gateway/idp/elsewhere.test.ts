/** A person signs in at the provider for something else, and a challenge opens: that sign-in signs nothing (OI-8). */
import { describe, expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import type { Behaviour } from '../../support/openid/control.ts';
import { nativeClient, signInElsewhere, testBrowser } from '../../support/openid/provider.ts';
import {
  openOutsideStation,
  plant,
  proofIn,
  providerOfFile,
  type OutsideOptions,
} from '../../support/openid/station.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { templateFile } from '../../support/station.ts';
import { buttons } from '../scripting/buttons.ts';
import { until } from '../../support/until.ts';

const start = { provider: plant, how: 'browser', differentUser: false } as const;
const files = {
  [templateFile('outside')]: { name: 'Outside', expression: '{role:Supervisor}', identityProvider: plant },
};
/** Seconds before the challenge; below zero the time is ahead of the provider's own clock. */
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_each, at) => from + at);
/** All of it again for each kind of provider would take as many sign-ins and tell no more. */
const some = [0, 1, 3, 8, 10, 11, 60];
const subject = (ago: number): string => `sub-${ago}`;
const people = range(-10, 60).map((ago) => ({
  subject: subject(ago),
  claims: { name: `Person ${ago}`, preferred_username: `person${ago}`, roles: ['Supervisor'] },
}));
const provider = await providerOfFile({ clients: [nativeClient], people });

async function open(options: OutsideOptions & { readonly metadata?: Behaviour['metadata'] } = {}) {
  const { metadata } = options;
  const told = metadata === undefined ? {} : { metadata };
  await provider.behave({ ahead: 0, ...told });
  const clock = testClock(Date.now());
  const station = await openOutsideStation(provider, { files, clock, ...options });
  const scene = await openSignatureScene({ station, clock });
  if (options.files === undefined) await scene.trigger(scene.queue('Outside')[0] ?? '');
  const { browser } = station;
  /** Somebody signs in elsewhere, so many seconds ago, and goes to the provider for the challenge: what comes of it. */
  const attempt = async (ago: number, behaviour: Behaviour) => {
    browser.forgetCookies();
    await provider.behave({ person: subject(ago), ago, ahead: 0, typing: 0, ...told });
    await signInElsewhere(browser, provider);
    await provider.behave({ person: subject(ago), typing: 12, ...told, ...behaviour });
    clock.advance(1000);
    scene.page.frame.startProof(start);
    return until(() => {
      const view = scene.page.proofs.at(-1);
      if (view?.state !== 'proved' && view?.state !== 'failed') throw new Error(`It is ${String(view?.state)}.`);
      return view;
    });
  };
  /** Those of the times with which somebody was proved. */
  const proved = async (times: readonly number[], behaviour: Behaviour): Promise<number[]> => {
    const taken: number[] = [];
    for (const ago of times) {
      const view = await attempt(ago, behaviour);
      if (view.state === 'proved') taken.push(ago);
      else expect(view.message).toMatch(/did not ask you to sign in again|at a time that is yet to come/);
    }
    return taken;
  };
  return { scene, clock, station, browser, attempt, proved };
}

describe('a sign-in for something else', () => {
  it('OI-8 signs nothing, however long ago it was, when the request was stripped of prompt and max_age', async () => {
    const { proved } = await open();
    expect(await proved(range(-10, 60), { ignoresPrompt: true })).toEqual([]);
  });

  it('OI-8 keeps nobody from signing who enters credentials for this', async () => {
    const { proved } = await open();
    const times = [-10, -1, 0, 1, 2, 5, 10, 60];
    expect(await proved(times, {})).toEqual(times);
    // Each was told of the session that there was, and exchanged: the silent answer, and the person's.
    expect(provider.requests('/token')).toHaveLength(2 * times.length);
  });

  it.each<[string, Behaviour, OutsideOptions & { readonly metadata?: Behaviour['metadata'] }]>([
    ['answers the silent request with an error', { silence: 'invalid_request' }, {}],
    ['answers no native client silently', { silence: 'interaction_required' }, {}],
    ['says that it has no session, or somebody says so for it', { silence: 'login_required' }, {}],
    ['does not know the silent request', {}, { metadata: { prompt_values_supported: ['login', 'consent'] } }],
    ['is not asked silently, as the site wants it', {}, { settings: { silentRequest: false } }],
  ])('OI-8 signs nothing where the provider %s: its own clock decides', async (what, behaviour, options) => {
    const { proved } = await open(options);
    const stripped = { ...behaviour, ignoresPrompt: true };
    expect(await proved(some, stripped), what).toEqual([]);
    expect(await proved([30], behaviour)).toEqual([30]);
  });

  it('OI-8 signs nothing from 0 to 60 seconds before the challenge where the provider’s own clock decides alone', async () => {
    const { proved } = await open({ settings: { silentRequest: false } });
    // What is ahead of that clock is after the challenge began.
    expect(await proved(range(0, 60), { ignoresPrompt: true })).toEqual([]);
  });

  it('OI-8 signs nothing with the silent answer of another browser, where an older session is', async () => {
    const { attempt, browser, clock, scene } = await open();
    const old = testBrowser();
    await provider.behave({ person: subject(60), ago: 60, ahead: 0, typing: 0 });
    await signInElsewhere(old, provider);
    expect((await attempt(3, {})).state).toBe('proved');
    await provider.behave({ person: subject(2), ago: 2, typing: 0 });
    browser.forgetCookies();
    await signInElsewhere(browser, provider);
    await provider.behave({ person: subject(2), ignoresPrompt: true });
    // What the program opens is carried to the other browser, and what comes of it is carried back.
    old.holds = 'silent';
    browser.isClosed = true;
    clock.advance(1000);
    scene.page.frame.startProof(start);
    await until(() => expect(browser.opened.at(-1)).toContain('prompt=none'));
    await old.open(browser.opened.at(-1) ?? '');
    await until(() => expect(old.held).toHaveLength(1));
    browser.isClosed = false;
    await browser.open(old.held[0] ?? '');
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/did not ask you to sign in again/);
  });

  it('OI-8 signs nothing with a silent answer that somebody made up', async () => {
    const { browser, clock, scene } = await open();
    await provider.behave({ person: subject(3), ago: 3, ahead: 0, typing: 0 });
    await signInElsewhere(browser, provider);
    await provider.behave({ person: subject(3), ignoresPrompt: true });
    browser.isClosed = true;
    clock.advance(1000);
    scene.page.frame.startProof(start);
    await until(() => expect(browser.opened.at(-1)).toContain('prompt=none'));
    const { searchParams } = new URL(browser.opened.at(-1) ?? '');
    const forged = new URL(searchParams.get('redirect_uri') ?? '');
    forged.search = new URLSearchParams({ state: searchParams.get('state') ?? '', error: 'login_required' }).toString();
    browser.isClosed = false;
    await browser.open(forged.href);
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/did not ask you to sign in again/);
  });

  it('OI-8 a provider whose answers do not say what time it is proves nothing, and the person is told', async () => {
    const { attempt } = await open();
    expect(await attempt(30, { withoutDate: true })).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/does not say what time it is .* Nothing was signed/),
    });
  });

  it('OI-8 where a provider shows its page at the silent request, credentials are entered once more', async () => {
    const { browser, clock, scene } = await open();
    await provider.behave({ person: subject(0), silence: 'ignored', ahead: 0 });
    clock.advance(1000);
    scene.page.frame.startProof(start);
    await proofIn(scene.page, 'proved');
    expect(provider.asks()).toHaveLength(1);
    browser.forgetCookies();
    await provider.behave({ person: subject(1), silence: 'ignored', ignoresPrompt: true });
    clock.advance(1000);
    scene.page.frame.startProof(start);
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/did not ask you to sign in again/);
  });

  it('OI-8 signs nobody in where that is forced, and says of nobody who they are', async () => {
    const { station, browser, clock } = await open({
      files: {
        ...buttons({ Ask: `system.perspective.authenticationChallenge(idp="${plant}")` }),
        'project.json': { title: 'Test', countersign: { station: 'TEST-1', onAuthenticationChallenge: 'doors.done' } },
      },
    });
    const page = station.openPage();
    await provider.behave({ person: subject(3), ago: 3, typing: 0 });
    await signInElsewhere(browser, provider);
    await provider.behave({ person: subject(3), ignoresPrompt: true });
    page.frame.askSignIn();
    page.frame.startProof(start);
    expect((await proofIn(page, 'failed')).message).toMatch(/did not ask you to sign in again. Nobody was signed in/);
    page.frame.dismiss();

    await page.frame.fire(page.node('Ask').id, 'component.onActionPerformed', {});
    clock.advance(1000);
    page.frame.startProof(start);
    expect((await proofIn(page, 'failed')).message).toMatch(/did not ask you to sign in again. Nobody was proved/);
  });
});
