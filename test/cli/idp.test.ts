import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { testClock, type TestClock } from '../support/clock.ts';
import { startProvider, testBrowser, type TestBrowser, type TestProvider } from '../support/openid/provider.ts';
import { temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
beforeEach(() => provider.behave({ person: 'sub-sam', ahead: 0 }));
afterAll(() => provider.stop());

interface Scene {
  readonly run: (...words: string[]) => Promise<number>;
  /** `idp test plant`, past its wait. */
  readonly tryOut: () => Promise<number>;
  readonly clock: TestClock;
  readonly printed: string[];
  readonly text: () => string;
  readonly browser: TestBrowser;
}

function open(entry: Record<string, unknown> = {}, ...secrets: string[]): Scene {
  const dataDir = temporaryFolder();
  const providers = { plant: { issuer: provider.issuer, clientId: 'station', ...entry } };
  writeFileSync(join(dataDir, 'identity-providers.json'), JSON.stringify({ providers }));
  const browser = testBrowser();
  const clock = testClock(Date.now());
  const on = { ...terminal(...secrets), openBrowser: browser.open, clock };
  const { printed } = on;
  const run: Scene['run'] = (...words) => runCommand([...words, '--data-dir', dataDir, '--keys', 'development'], on);
  return {
    run,
    tryOut: async () => {
      const tried = run('idp', 'test', 'plant');
      await until(() => expect(printed.join('\n')).toMatch(/Waiting/));
      clock.advance(6000);
      return tried;
    },
    clock,
    printed,
    text: () => printed.join('\n'),
    browser,
  };
}

describe('countersign idp', () => {
  it('lists the providers and what they are good for', async () => {
    const { run, printed } = open();
    expect(await run('idp', 'list')).toBe(0);
    expect(printed).toEqual([`plant: ${provider.issuer}; sign-in; no signatures: it is not set up for signatures`]);
  });

  it('tests a provider with real sign-ins, and shows who the station takes them for', async () => {
    const { tryOut, text } = open({ signatures: true });
    expect(await tryOut()).toBe(0);
    expect(text()).toMatch(/subject sub-sam of /);
    expect(text()).toMatch(/userName: sam.plant\n.*fullName: Sam Plant/);
    expect(text()).toMatch(/roles: Supervisor/);
    expect(text()).toMatch(/Asked silently before the third, it told of a session of \d+: only what is later is fresh/);
    expect(text()).toMatch(/honours re-authentication: the last auth_time is fresh/);
    expect(text()).toMatch(/It may prove signatures/);
    expect(text()).not.toMatch(/eyJ|does not know the scopes/);
  });

  it('OI-8 waits as long as providers do not ask again whom they asked just now, and says why', async () => {
    const { run, text, clock } = open({ signatures: true });
    const tried = run('idp', 'test', 'plant');
    await until(() =>
      expect(text()).toMatch(/Waiting 6 seconds: many providers do not ask again whom they asked just now/),
    );
    clock.advance(5999);
    expect(text()).not.toMatch(/3. Once more/);
    clock.advance(1);
    expect(await tried).toBe(0);
    expect(text()).toMatch(/3. Once more/);
  });

  it('OI-10 says of a provider that calls every token fresh how to set it up', async () => {
    await provider.behave({ person: 'sub-sam', authTimeIsNow: true });
    const { run, clock, text } = open({ signatures: true, clockSkew: 60 });
    const tried = run('idp', 'test', 'plant');
    await until(() => expect(text()).toMatch(/Waiting/));
    // The six seconds pass at the provider as well.
    await provider.behave({ person: 'sub-sam', authTimeIsNow: true, ahead: 20 });
    clock.advance(6000);
    expect(await tried).toBe(0);
    expect(text()).toMatch(/auth_time moved when it was only asked silently: it is the time of the session/);
    expect(text()).toMatch(/"session-update"/);
  });

  it('OI-8 says of a provider that does not ask again that it cannot prove signatures', async () => {
    const old = Math.floor(Date.now() / 1000) - 3600;
    await provider.behave({ person: 'sub-sam', claims: { auth_time: old } });
    const { tryOut, text } = open({ signatures: true });
    expect(await tryOut()).toBe(0);
    expect(text()).toMatch(/does NOT honour re-authentication: the last auth_time is too old/);
    expect(text()).toMatch(/It is 60 minutes older than the question: it did not ask/);
  });

  it.each([
    ['missing', { without: ['auth_time'] }, /the last auth_time is missing/, /Have auth_time added to its ID tokens/],
    [
      '0',
      { claims: { auth_time: 0 } },
      /the last auth_time is malformed/,
      /does not keep when credentials were entered/,
    ],
    ['in milliseconds', { claims: { auth_time: Date.now() } }, /in the future/, /auth_time sent in seconds/],
  ])(
    'OI-9 an auth_time that is %s: what helps, and that forced sign-in, the default, fails too',
    async (_name, behaviour, what, helps) => {
      await provider.behave({ person: 'sub-sam', ...behaviour });
      const { tryOut, text } = open({ signatures: true });
      expect(await tryOut()).toBe(0);
      expect(text()).toMatch(what);
      expect(text()).toMatch(helps);
      expect(text()).toMatch(/Forced sign-in, which is the default, fails there too:\n.*"alwaysReauthenticate": false/);
    },
  );

  it.each([
    ['keeps the session', {}, {}, /RISK .*keeps the session of whoever signed last, unless "afterChallenge" is\n"end"/],
    [
      'ends the session',
      {},
      { afterChallenge: 'end' },
      /^A provider that asks on its logout page whether to sign out/m,
    ],
    [
      'has no logout',
      { metadata: { end_session_endpoint: null } },
      { afterChallenge: 'end' },
      /RISK .*no logout that the station may use.*\n.*\{profile\} that is thrown away/,
    ],
  ])(
    'OI-19 says what the next person at a shared station may find where it %s',
    async (_how, behaviour, entry, said) => {
      await provider.behave({ person: 'sub-sam', ...behaviour });
      const { tryOut, text } = open({ signatures: true, ...entry });
      expect(await tryOut()).toBe(0);
      expect(text()).toMatch(said);
    },
  );

  it('says that the clocks differ, and by how much, when a token is expired on arrival', async () => {
    await provider.behave({ person: 'sub-sam', ahead: -10_800 });
    const { run, text } = open();
    expect(await run('idp', 'test', 'plant')).toBe(1);
    expect(text()).toMatch(/The clock of plant is 3 hours behind this station's: one of the two is wrong/);
  });

  it('names the scopes that the provider does not know', async () => {
    await provider.behave({ person: 'sub-sam', metadata: { scopes_supported: ['openid', 'profile'] } });
    const { tryOut, text } = open({ scopes: ['openid', 'profile', 'email', 'roles'] });
    expect(await tryOut()).toBe(0);
    expect(text()).toMatch(/It does not know the scopes email, roles .*\n.*Take them out of "scopes"/);
  });

  it('says what is wrong with a provider that cannot be used, and which there are', async () => {
    await provider.behave({ person: 'sub-sam', metadata: { issuer: `${provider.issuer}/` } });
    const scene = open();
    expect(await scene.run('idp', 'test', 'plant')).toBe(1);
    expect(scene.text()).toMatch(/calls itself/);
    expect(await scene.run('idp', 'test', 'other')).toBe(1);
    expect(scene.text()).toMatch(/no provider "other"; it has plant/);
  });

  it('keeps a secret without ever printing it, and links users to their accounts there', async () => {
    const secret = 'canary-client-secret';
    const { run, text } = open({}, secret, 'a long password', 'a long password');
    expect(await run('idp', 'secret', 'plant')).toBe(0);
    expect(text()).toMatch(/kept, sealed/);
    expect(text()).not.toContain(secret);
    expect(await run('user', 'add', 'sam', '--full-name', 'Sam Example')).toBe(0);
    const link = ['--provider', 'plant', '--subject', 'sub-sam'];
    expect(await run('user', 'link', 'sam', ...link)).toBe(0);
    expect(text()).toContain(`sam signs in as sub-sam of ${provider.issuer}.`);
    expect(await run('user', 'unlink', 'sam', ...link)).toBe(0);
  });

  it('names the line of a configuration that cannot be read', async () => {
    const { run, text } = open({ issuer: 'http://plant.example' });
    expect(await run('idp', 'list')).toBe(1);
    expect(text()).toMatch(/line 1, providers.plant.issuer: an issuer is an https address/);
  });
});
