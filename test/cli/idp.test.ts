import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import type { Terminal } from '../../electron/cli/station.ts';
import { startProvider, testBrowser, type TestBrowser, type TestProvider } from '../support/openid/provider.ts';
import { temporaryFolder } from '../support/station.ts';

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
beforeEach(() => provider.behave({ person: 'sub-sam', ahead: 0 }));
afterAll(() => provider.stop());

interface Scene {
  readonly run: (...words: string[]) => Promise<number>;
  readonly printed: string[];
  readonly text: () => string;
  readonly browser: TestBrowser;
}

function open(entry: Record<string, unknown> = {}, ...secrets: string[]): Scene {
  const dataDir = temporaryFolder();
  const providers = { plant: { issuer: provider.issuer, clientId: 'station', ...entry } };
  writeFileSync(join(dataDir, 'identity-providers.json'), JSON.stringify({ providers }));
  const browser = testBrowser();
  const printed: string[] = [];
  const terminal: Terminal = {
    print: (line) => printed.push(line),
    askSecret: () => Promise.resolve(secrets.shift() ?? ''),
    operatingSystemVault: () => undefined,
    openBrowser: browser.open,
    passphraseFile: undefined,
    untilStopped: () => Promise.resolve(),
    hostName: 'host',
    userName: 'tester',
  };
  return {
    run: (...words) => runCommand([...words, '--data-dir', dataDir, '--keys', 'development'], terminal),
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
    const { run, text } = open({ signatures: true });
    expect(await run('idp', 'test', 'plant')).toBe(0);
    expect(text()).toMatch(/subject sub-sam of /);
    expect(text()).toMatch(/userName: sam.plant\n.*fullName: Sam Plant/);
    expect(text()).toMatch(/roles: Supervisor/);
    expect(text()).toMatch(/honours re-authentication: the last auth_time is fresh/);
    expect(text()).toMatch(/It may prove signatures/);
    expect(text()).not.toMatch(/eyJ/);
  });

  it('OI-10 says of a provider that calls every token fresh how to set it up', async () => {
    await provider.behave({ person: 'sub-sam', authTimeIsNow: true, tokenDelay: 1100 });
    const { run, text } = open({ signatures: true });
    expect(await run('idp', 'test', 'plant')).toBe(0);
    expect(text()).toMatch(/set "authTime": "session-update"/);
  });

  it('OI-8 says of a provider that does not ask again that it cannot prove signatures', async () => {
    const old = Math.floor(Date.now() / 1000) - 3600;
    await provider.behave({ person: 'sub-sam', claims: { auth_time: old } });
    const { run, text } = open({ signatures: true });
    expect(await run('idp', 'test', 'plant')).toBe(0);
    expect(text()).toMatch(/does NOT honour re-authentication: the last auth_time is too old/);
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
