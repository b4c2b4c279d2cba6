/** A person signs in at the provider for something else, and a challenge opens: that sign-in signs nothing (OI-8). */
import { describe, expect, it, vi } from 'vitest';
import { testClock } from '../../support/clock.ts';
import type { Behaviour } from '../../support/openid/control.ts';
import { nativeClient, signInElsewhere } from '../../support/openid/provider.ts';
import { openOutsideStation, plant, providerOfTest, type OutsideOptions } from '../../support/openid/station.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { templateFile } from '../../support/station.ts';

const start = { provider: plant, how: 'browser', differentUser: false } as const;
const files = {
  [templateFile('outside')]: { name: 'Outside', expression: '{role:Supervisor}', identityProvider: plant },
};
/** Seconds before the challenge; below zero the time is ahead of the provider's own clock. */
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_each, at) => from + at);
const subject = (ago: number): string => `sub-${ago}`;
const people = range(-10, 60).map((ago) => ({
  subject: subject(ago),
  claims: { name: `Person ${ago}`, preferred_username: `person${ago}`, roles: ['Supervisor'] },
}));

async function open(options: OutsideOptions & { readonly metadata?: Behaviour['metadata'] } = {}) {
  const provider = await providerOfTest({ clients: [nativeClient], people });
  const { metadata } = options;
  const told = metadata === undefined ? {} : { metadata };
  await provider.behave({ ahead: 0, ...told });
  const clock = testClock(Date.now());
  const station = await openOutsideStation(provider, { files, clock, ...options });
  const scene = await openSignatureScene({ station, clock });
  await scene.trigger(scene.queue('Outside')[0] ?? '');
  const { browser } = station;
  /** Somebody signs in elsewhere, so many seconds ago, and goes to the provider for the challenge: what comes of it. */
  const attempt = async (ago: number, behaviour: Behaviour) => {
    browser.forgetCookies();
    await provider.behave({ person: subject(ago), ago, ahead: 0, typing: 0, ...told });
    await signInElsewhere(browser, provider);
    await provider.behave({ person: subject(ago), typing: 12, ...told, ...behaviour });
    clock.advance(1000);
    scene.page.frame.startProof(start);
    return vi.waitFor(
      () => {
        const view = scene.page.proofs.at(-1);
        if (view?.state !== 'proved' && view?.state !== 'failed') throw new Error(`It is ${String(view?.state)}.`);
        return view;
      },
      { timeout: 5000, interval: 2 },
    );
  };
  /** Those of the times with which somebody was proved. */
  const proved = async (times: readonly number[], behaviour: Behaviour): Promise<number[]> => {
    const taken: number[] = [];
    for (const ago of times) if ((await attempt(ago, behaviour)).state === 'proved') taken.push(ago);
    return taken;
  };
  return { provider, scene, clock, station, browser, attempt, proved };
}

describe('a sign-in for something else', { timeout: 60_000 }, () => {
  it('OI-8 signs nothing, however long ago it was, when the request was stripped of prompt and max_age', async () => {
    const { proved } = await open();
    expect(await proved(range(-10, 60), { ignoresPrompt: true })).toEqual([]);
  });

  it('OI-8 keeps nobody from signing who enters credentials for this', async () => {
    const { proved, provider } = await open();
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
    // One second ahead is after the challenge began: whole seconds tell no more.
    expect(await proved([...range(-10, -2), ...range(0, 60)], stripped), what).toEqual([]);
    expect(await proved([60], behaviour)).toEqual([60]);
  });
});
