import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import type { Behaviour } from '../../support/openid/control.ts';
import { testTls } from '../../support/openid/tls.ts';
import { servePages } from '../../support/browser.ts';
import { temporaryFolder } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { nativeClient, people } from '../../support/openid/provider.ts';
import {
  openOutsideStation,
  type OutsideStation,
  plant,
  proofIn,
  providerOfFile,
  providerOfTest,
  signInOutside,
} from '../../support/openid/station.ts';

const provider = await providerOfFile();

/** A list in a list, so many times. */
const nested = (depth: number): Json => Array.from({ length: depth }).reduce<Json>((inner) => [inner], []);

const now = (): number => Math.floor(Date.now() / 1000);

/** Tries to sign in, and gives back what the surface said. */
async function refusal(
  behaviour: Behaviour,
  settings: Record<string, unknown> = {},
  prepare?: (station: OutsideStation) => Promise<unknown>,
): Promise<string> {
  await provider.behave({ person: 'sub-sam', ...behaviour });
  const station = await openOutsideStation(provider, { settings });
  await prepare?.(station);
  const page = station.openPage();
  page.frame.askSignIn();
  page.frame.startProof({ provider: plant, how: 'browser', differentUser: false });
  const { message } = await proofIn(page, 'failed');
  expect(station.session.signIn.current()).toBeUndefined();
  expect(station.gateway.sso.users.find('sam.plant')).toBeUndefined();
  const [failed] = station.gateway.trail.latest(1);
  expect(failed?.action).toBe('identity-provider.failed');
  return message;
}

describe('the authorization request', () => {
  it('OI-4 is always a code flow with PKCE S256 and fresh values of 128 bits and more', async () => {
    const station = await openOutsideStation(provider);
    for (let time = 0; time < 2; time += 1) {
      await signInOutside(station, station.openPage());
      await station.signOut();
    }
    const [first, second] = provider.asks().map(({ parameters }) => parameters);
    expect(first).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'station' });
    for (const name of ['state', 'nonce', 'code_challenge'] as const) {
      expect(Buffer.from(first?.[name] ?? '', 'base64url').length).toBeGreaterThanOrEqual(16);
      expect(first?.[name]).not.toBe(second?.[name]);
    }
    const [exchange] = provider.requests('/token');
    expect(exchange?.parameters['code_verifier']).toMatch(/^[\w-]{43,}$/);
    // The verifier leaves the process for the token endpoint alone.
    const elsewhere = JSON.stringify([station.log.lines, station.browser.opened, station.gateway.trail.latest(100)]);
    expect(elsewhere).not.toContain(exchange?.parameters['code_verifier']);
  });
});

describe('the token response', () => {
  const untimely = /does not hold at this time. It may have been held up on its way. Nobody was signed in/;
  const unbelieved = /did not hold when it was checked. Nobody was signed in/;
  it.each<[string, Behaviour, RegExp]>([
    ['a key that the issuer does not have', { signing: 'foreign' }, unbelieved],
    ['a signature that is spoilt', { signing: 'spoilt' }, unbelieved],
    ['no signature (none)', { signing: 'none' }, unbelieved],
    ['a shared secret (HS256)', { signing: 'HS256' }, unbelieved],
    ['another issuer', { claims: { iss: 'https://other.example' } }, unbelieved],
    ['an issuer with one more slash', { claims: { iss: 'slash' } }, unbelieved],
    ['another audience', { claims: { aud: 'another' } }, unbelieved],
    ['several audiences without azp', { claims: { aud: ['station', 'another'] } }, unbelieved],
    ['several audiences and another azp', { claims: { aud: ['station', 'another'], azp: 'another' } }, unbelieved],
    ['its own audience and another azp', { claims: { azp: 'another' } }, unbelieved],
    ['a subject longer than any', { claims: { sub: 's'.repeat(256) }, userInfoSubject: 's'.repeat(256) }, unbelieved],
    ['half of a sign in its subject', { claims: { sub: 'a\ud800' }, userInfoSubject: 'a\ud800' }, unbelieved],
    ['half of a sign in its methods', { claims: { amr: ['pwd\ud800'] } }, unbelieved],
    ['half of a sign in its context class', { claims: { acr: '\ud800' } }, unbelieved],
    ['more methods than anybody uses', { claims: { amr: Array<string>(101).fill('pwd') } }, unbelieved],
    ['claims nested without an end', { claims: { more: nested(600) } }, unbelieved],
    [
      'more than a station takes',
      { claims: { more: 'x'.repeat(2_000_000) } },
      /answers with more than this station takes/,
    ],
    ['more at the userinfo endpoint', { userInfo: { more: 'x'.repeat(2_000_000) } }, /more than this station takes/],
    ['an expired token', { claims: { exp: now() - 3600 } }, untimely],
    ['no exp', { without: ['exp'] }, unbelieved],
    ['a token that is not valid yet', { claims: { nbf: now() + 3600 } }, untimely],
    ['a token from the future', { claims: { iat: now() + 7300 } }, /is 2 hours ahead of this station's/],
    ['no iat', { without: ['iat'] }, unbelieved],
    ['another nonce', { claims: { nonce: 'another' } }, unbelieved],
    ['no nonce', { without: ['nonce'] }, unbelieved],
    ['no subject', { without: ['sub'] }, unbelieved],
    ['another subject at the userinfo endpoint', { userInfoSubject: 'sub-quinn' }, unbelieved],
  ])('OI-5 with %s lets nobody in', async (_name, behaviour, message) => {
    const claims = behaviour.claims?.['iss'] === 'slash' ? { iss: `${provider.issuer}/` } : behaviour.claims;
    expect(await refusal({ ...behaviour, ...(claims === undefined ? {} : { claims }) })).toMatch(message);
  });

  it.each([
    [-7300, 'behind'],
    [7300, 'ahead of'],
  ])('OI-5 of a provider whose clock is %i s off lets nobody in, and says so', async (ahead, which) => {
    expect(await refusal({ ahead })).toContain(
      `The clock of Plant account is 2 hours ${which} this station's: one of the two is wrong.`,
    );
  });

  it('OI-5 takes several audiences with its own azp, and a clock that differs by what is allowed', async () => {
    await provider.behave({
      person: 'sub-sam',
      claims: { aud: ['station', 'another'], azp: 'station', iat: now() + 5, nbf: now() + 5 },
    });
    const station = await openOutsideStation(provider);
    await signInOutside(station, station.openPage());
  });

  it('OI-14 with a context class that is missing or lower lets nobody in, and with the right one does', async () => {
    const settings = { acrValues: ['urn:plant:gold'] };
    const tooWeak = /signed you in with less than this needs/;
    expect(await refusal({ claims: { acr: 'urn:plant:silver' } }, settings)).toMatch(tooWeak);
    expect(await refusal({ without: ['acr'] }, settings)).toMatch(tooWeak);
    expect(await refusal({ claims: { acr: ['urn:plant:gold'] } }, settings)).toMatch(tooWeak);
    await provider.behave({ person: 'sub-sam', claims: { acr: 'urn:plant:gold' } });
    const station = await openOutsideStation(provider, { settings });
    await signInOutside(station, station.openPage());
    expect(provider.asks().at(-1)?.parameters['acr_values']).toBe('urn:plant:gold');
  });

  it('a provider that declines, has a fault or vanishes lets nobody in, each in its own words', async () => {
    expect(await refusal({ person: 'nobody' })).toMatch(/was declined/);
    expect(await refusal({ tokenStatus: 503 })).toMatch(/out of order|a fault of its own/);
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    await provider.behave({ down: true });
    page.frame.askSignIn();
    page.frame.startProof({ provider: plant, how: 'browser', differentUser: false });
    expect((await proofIn(page, 'failed')).message).toMatch(/cannot be reached/);
    await provider.behave({ person: 'sub-sam' });
    await signInOutside(station, station.openPage());
  });

  it('OI-24 a provider with a fault of its own is told from one with wrong settings by a station that serves pages too', async () => {
    const serve = (station: OutsideStation): Promise<unknown> => servePages(station);
    expect(await refusal({ tokenStatus: 503 }, {}, serve)).toMatch(/out of order|a fault of its own/);
  });

  it('a token endpoint that takes its time is waited for', async () => {
    await provider.behave({ person: 'sub-sam', tokenDelay: 1500 });
    const station = await openOutsideStation(provider);
    await signInOutside(station, station.openPage());
  });

  it('a key that the provider changed in the middle is fetched, and one that it dropped is not taken', async () => {
    const station = await openOutsideStation(provider);
    await signInOutside(station, station.openPage());
    await station.signOut();
    await provider.behave({ person: 'sub-sam', newKey: true });
    await signInOutside(station, station.openPage());
    expect(station.session.signIn.current()?.userName).toBe('sam.plant');
  });
});

describe('the metadata', () => {
  it.each([
    ['a slash more', (issuer: string) => `${issuer}/`],
    ['another host', (issuer: string) => issuer.replace('127.0.0.1', 'localhost')],
  ])('OI-6 with %s in its issuer is refused', async (_name, change) => {
    expect(await refusal({ metadata: { issuer: change(provider.issuer) } })).toMatch(/calls itself ".*" was expected/);
    expect(provider.requests('/auth')).toEqual([]);
  });

  it('OI-15 that names an address which is neither https nor this computer is refused', async () => {
    const evil = { authorization_endpoint: 'http://evil.example/auth' };
    expect(await refusal({ metadata: evil })).toMatch(/authorization_endpoint is missing or not https/);
    expect(await refusal({ metadata: { authorization_endpoint: 'file:///etc/passwd' } })).toMatch(/not https/);
  });

  it('OI-15 that sends people to another computer is refused, until the site names that', async () => {
    const elsewhere = { authorization_endpoint: provider.issuer.replace('127.0.0.1', 'localhost') + '/auth' };
    expect(await refusal({ metadata: elsewhere })).toMatch(
      /it sends people to http:\/\/localhost:\d+, which its issuer is not; "opens" of identity-providers.json/,
    );
    expect(provider.requests('/auth')).toEqual([]);
    await provider.behave({ person: 'sub-sam', metadata: elsewhere });
    const opens = [new URL(elsewhere.authorization_endpoint).origin];
    const station = await openOutsideStation(provider, { settings: { opens } });
    await signInOutside(station, station.openPage());
  });

  it('OI-18 whose logout is on another computer is not sent there, and that is said', async () => {
    const away = { end_session_endpoint: 'https://evil.example/session/end' };
    await provider.behave({ person: 'sub-sam', metadata: away });
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    await signInOutside(station, page);
    page.frame.signOut();
    await until(() => {
      page.snapshot();
      expect(page.notices.at(-1)?.message).toMatch(/may still be signed in at Plant account/);
    });
  });

  it('with none of the allowed algorithms is refused', async () => {
    expect(await refusal({ metadata: { id_token_signing_alg_values_supported: ['HS256', 'none'] } })).toMatch(
      /signs with none of the algorithms/,
    );
  });

  it('may be written down for a plant without discovery, with the keys', async () => {
    const metadata = (await (await fetch(`${provider.issuer}/.well-known/openid-configuration`)).json()) as object;
    const jwks = (await (await fetch(`${provider.issuer}/jwks`)).json()) as object;
    await provider.behave({ person: 'sub-sam', metadata: { issuer: 'https://not.asked.example' } });
    const station = await openOutsideStation(provider, {
      settings: { metadata: { ...metadata, jwks_uri: undefined }, jwks },
    });
    await signInOutside(station, station.openPage());
  });
});

describe('a client with a secret', () => {
  it('sends it to the token endpoint alone, and nobody else sees it', async () => {
    const secret = 'canary-client-secret-0123456789';
    const confidential = { ...nativeClient, token_endpoint_auth_method: 'client_secret_basic', client_secret: secret };
    const own = await providerOfTest({ clients: [confidential], people });
    const station = await openOutsideStation(own);
    station.gateway.providerSecrets.set(plant, secret, { kind: 'station', id: 'test', name: 'test' });
    await signInOutside(station, station.openPage());
    const told = JSON.stringify([station.log.lines, station.browser.opened, station.gateway.trail.latest(100)]);
    expect(told).not.toContain(secret);
    expect(told).toContain('identity-provider.secret-set');
  });
});

describe('a provider with a certificate of a private authority', () => {
  it('is believed with the authority that the site names, and with no other', async () => {
    const own = await providerOfTest({ clients: [nativeClient], people, tls: true });
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'plant-ca.pem'), testTls.cert);
    const station = await openOutsideStation(own, { dataDir, settings: { caFile: 'plant-ca.pem' } });
    await signInOutside(station, station.openPage());
    expect(station.session.signIn.current()?.identity.issuer).toMatch(/^https:/);

    const stranger = await openOutsideStation(own);
    const page = stranger.openPage();
    page.frame.askSignIn();
    page.frame.startProof({ provider: plant, how: 'browser', differentUser: false });
    expect((await proofIn(page, 'failed')).message).toMatch(/cannot be reached/);
  });
});

describe('what is no provider', () => {
  it('is told apart from one that cannot be reached', async () => {
    const server = createServer((_request, response) => response.end('<html>hello</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const station = await openOutsideStation({ ...provider, issuer });
    const page = station.openPage();
    page.frame.askSignIn();
    page.frame.startProof({ provider: plant, how: 'browser', differentUser: false });
    expect((await proofIn(page, 'failed')).message).toMatch(/does not answer as an OpenID provider does/);
  });
});
