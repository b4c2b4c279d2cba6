/** Back-channel logout: a provider says that somebody is logged out there, and their sessions here end (OI-20). */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { expect, it, onTestFinished } from 'vitest';
import { localServer } from '../../electron/server/config.ts';
import { serve } from '../../electron/server/serve.ts';
import { testClock } from '../support/clock.ts';
import { clientId } from '../support/openid/provider.ts';
import {
  link,
  openOutsideStation,
  providerOfFile,
  signInOutside,
  type OutsideStation,
} from '../support/openid/station.ts';
import { until } from '../support/until.ts';

const provider = await providerOfFile();
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const ownKey = { ...(await exportJWK(publicKey)), kid: 'own', alg: 'ES256', use: 'sig' };
const foreign = await generateKeyPair('ES256');

const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
let tokens = 0;

interface Changed {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: { readonly kid?: string; readonly typ?: string };
  readonly key?: CryptoKey;
}

/** A logout token of an issuer, made at a time in milliseconds; undefined claims are left out. */
function logoutToken(
  issuer: string,
  at: number,
  { claims = {}, header = {}, key = privateKey }: Changed = {},
): Promise<string> {
  const iat = Math.floor(at / 1000);
  tokens += 1;
  const all = { iss: issuer, aud: clientId, iat, exp: iat + 120, jti: `token-${tokens}`, events: event, ...claims };
  return new CompactSign(Buffer.from(JSON.stringify(all)))
    .setProtectedHeader({ alg: 'ES256', kid: 'own', typ: 'logout+jwt', ...header })
    .sign(key);
}

/** What becomes of a token that is sent to the station: a status of HTTP. */
async function senderTo(station: OutsideStation): Promise<(token: string | undefined) => Promise<number>> {
  const server = await serve({ ...localServer, port: 0 }, station.gateway, station.log);
  onTestFinished(server.close);
  return async (token) => {
    const body = new URLSearchParams(token === undefined ? {} : { logout_token: token });
    const { status, headers } = await fetch(`${server.address}/oidc/logout`, { method: 'POST', body });
    expect(headers.get('cache-control')).toBe('no-store');
    return status;
  };
}

/** An issuer that has keys, and nobody at it; with how often these were asked for. */
async function keysOnly(): Promise<{
  readonly issuer: string;
  readonly metadata: object;
  readonly asked: () => number;
  readonly stop: () => void;
}> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [ownKey] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoint = (name: string): string => `${issuer}/${name}`;
  return {
    issuer,
    metadata: {
      authorization_endpoint: endpoint('auth'),
      token_endpoint: endpoint('token'),
      jwks_uri: endpoint('jwks'),
      id_token_signing_alg_values_supported: ['ES256'],
    },
    asked: () => asked,
    stop,
  };
}

/** A station with three sessions for which the issuer vouched: two of Sam, of which one has a name there, and one of Olga. */
async function withSessions() {
  const works = await keysOnly();
  const clock = testClock(Date.now());
  const others = { works: { issuer: works.issuer, clientId, metadata: works.metadata } };
  const station = await openOutsideStation(provider, { clock, others });
  const { sso } = station.gateway;
  let outside = 0;
  const begin = async (userName: string, authSid?: string): Promise<void> => {
    const given = {
      authType: 'oidc' as const,
      authSource: works.issuer,
      authPrincipal: `sub-${userName}`,
      amr: ['pwd'],
      extSessionId: `outside-${(outside += 1)}`,
      currentApp: 'countersign',
      remoteAddr: '127.0.0.1',
    };
    await sso.user.session.onExternalAuthSucceeded(
      { ...given, ...(authSid === undefined ? {} : { authSid }) },
      { kind: 'station', id: 'test', name: 'test' },
    );
  };
  for (const userName of ['sam', 'olga']) {
    await station.addUser(userName);
    await link(station, userName, works, `sub-${userName}`);
  }
  await begin('sam', 'session-1');
  await begin('sam');
  await begin('olga', 'session-2');
  const live = (): number[] => ['sub-sam', 'sub-olga'].map((sub) => sso.sessionsOfIssuer(works.issuer, { sub }).length);
  const ended = (): unknown[] =>
    station.gateway.trail
      .latest(100)
      .flatMap(({ action, target, detail }) =>
        action === 'identity-provider.logged-out' ? [[target, detail['by']]] : [],
      );
  return {
    station,
    works,
    clock,
    send: await senderTo(station),
    live,
    ended,
    id: (name: string) => `user:${sso.users.find(name)?.id}`,
  };
}

it('OI-20 a logout at the provider ends the session that it names, or all of its person, and is in the trail', async () => {
  const { works, clock, send, live, ended, id } = await withSessions();
  expect(live()).toEqual([2, 1]);
  // A session is of the person whom it is of.
  expect(
    await send(await logoutToken(works.issuer, clock.now(), { claims: { sid: 'session-1', sub: 'sub-olga' } })),
  ).toBe(200);
  expect(live()).toEqual([2, 1]);
  expect(
    await send(await logoutToken(works.issuer, clock.now(), { claims: { sid: 'session-1', sub: 'sub-sam' } })),
  ).toBe(200);
  expect(live()).toEqual([1, 1]);
  expect(await send(await logoutToken(works.issuer, clock.now(), { claims: { sub: 'sub-sam' } }))).toBe(200);
  expect(live()).toEqual([0, 1]);
  expect(await send(await logoutToken(works.issuer, clock.now(), { claims: { sid: 'session-2' } }))).toBe(200);
  expect(live()).toEqual([0, 0]);
  expect(ended()).toEqual([
    [id('olga'), 'session'],
    [id('sam'), 'person'],
    [id('sam'), 'session'],
  ]);
});

it('OI-20 a token that does not hold ends nothing', async () => {
  const { works, clock, send, live, ended } = await withSessions();
  const now = clock.now();
  const sub = 'sub-sam';
  const bad: Readonly<Record<string, Changed & { readonly at?: number }>> = {
    'a nonce': { claims: { sub, nonce: 'n' } },
    'the type of an ID token': { claims: { sub }, header: { typ: 'JWT' } },
    'no type': { claims: { sub }, header: { typ: '' } },
    'made long ago': { claims: { sub, exp: Math.floor(now / 1000) + 600 }, at: now - 200_000 },
    'not made yet': { claims: { sub }, at: now + 120_000 },
    over: { claims: { sub, exp: Math.floor(now / 1000) - 60 } },
    'no time': { claims: { sub, iat: undefined } },
    'no events': { claims: { sub, events: undefined } },
    'other events': { claims: { sub, events: { 'http://schemas.openid.net/event/other': {} } } },
    'no name of its own': { claims: { sub, jti: undefined } },
    nobody: {},
    'for another client': { claims: { sub, aud: 'another' } },
    'of another issuer': { claims: { sub, iss: 'https://another.example' } },
    'signed by somebody else': { claims: { sub }, key: foreign.privateKey },
    'signed with a key that is not there': { claims: { sub }, header: { kid: 'another' }, key: foreign.privateKey },
  };
  for (const [what, { at = now, ...changed }] of Object.entries(bad))
    expect(await send(await logoutToken(works.issuer, at, changed)), what).toBe(400);
  for (const token of [undefined, '', 'no token', 'a.b.c']) expect(await send(token)).toBe(400);
  const [head = '', body = ''] = (await logoutToken(works.issuer, now, { claims: { sub } })).split('.');
  const none = Buffer.from('{"alg":"none","typ":"logout+jwt"}').toString('base64url');
  expect(await send(`${none}.${body}.`)).toBe(400);
  expect(await send(`${head}.${body}.`)).toBe(400);
  expect(live()).toEqual([2, 1]);
  expect(ended()).toEqual([]);
});

it('OI-20 a token that holds is taken also where too many came from its address that do not', async () => {
  const { works, clock, send, live } = await withSessions();
  for (let sent = 0; sent < 60; sent += 1) expect(await send('no token')).toBe(400);
  expect(await send(await logoutToken(works.issuer, clock.now(), { claims: { sub: 'sub-sam' } }))).toBe(200);
  expect(live()).toEqual([0, 1]);
});

it('OI-20 a token is taken once', async () => {
  const { works, clock, send, live } = await withSessions();
  const token = await logoutToken(works.issuer, clock.now(), { claims: { sid: 'session-1' } });
  expect(await send(token)).toBe(200);
  expect(await send(token)).toBe(400);
  expect(live()).toEqual([1, 1]);
});

it('OI-20 a provider whose keys cannot be read is told to try again', async () => {
  const { works, clock, send, live } = await withSessions();
  works.stop();
  expect(await send(await logoutToken(works.issuer, clock.now(), { claims: { sub: 'sub-sam' } }))).toBe(503);
  expect(live()).toEqual([2, 1]);
});

it('OI-20 whoever is signed in at a page is gone from it within a second', async () => {
  const clock = testClock(Date.now());
  const { keys } = (await (await fetch(`${provider.issuer}/jwks`)).json()) as { readonly keys: readonly object[] };
  const station = await openOutsideStation(provider, { clock, settings: { jwks: { keys: [...keys, ownKey] } } });
  const send = await senderTo(station);
  await provider.behave({ person: 'sub-sam', claims: { sid: 'session-at-the-plant' } });
  await signInOutside(station, station.openPage());
  const token = await logoutToken(provider.issuer, clock.now(), { claims: { sid: 'session-at-the-plant' } });
  expect(await send(token)).toBe(200);
  clock.advance(1000);
  await until(() => expect(station.session.signIn.current()).toBeUndefined());
});
