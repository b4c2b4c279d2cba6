import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { onTestFinished, describe, expect, it } from 'vitest';
import { oidcConfig } from '../../../electron/gateway/idp/oidc/config.ts';
import { openLoopback } from '../../../electron/gateway/idp/oidc/loopback.ts';
import { isAnswer, type Redirect } from '../../../electron/gateway/idp/oidc/redirect.ts';

const issuer = 'https://login.plant.example';
const state = 'the-state-of-this-one-sign-in-0123456789';

async function open(redirect: Record<string, unknown> = {}) {
  const refused: string[] = [];
  const settings = oidcConfig.parse({ issuer, clientId: 'station', redirect });
  const loopback = await openLoopback({
    redirect: settings.redirect,
    issuer,
    state,
    refused: (reason) => refused.push(reason),
  });
  onTestFinished(loopback.close);
  return { loopback, refused, port: Number(new URL(loopback.redirectUri).port) };
}

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** One request, with whatever method, path, host and body. Rejects when nobody listens. */
function send(
  { redirectUri }: Pick<Redirect, 'redirectUri'>,
  more: { path?: string; method?: string; host?: string; body?: string; address?: string } = {},
): Promise<Sent> {
  const url = new URL(redirectUri);
  const {
    path = `/callback?state=${state}&code=one`,
    method = 'GET',
    host = url.host,
    body,
    address = '127.0.0.1',
  } = more;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: address,
        port: url.port,
        path,
        method,
        headers: { host, ...(body === undefined ? {} : { 'content-length': body.length }) },
        agent: false,
      },
      (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const isOpen = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const end = (open: boolean) => (): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

describe('the loopback redirect', () => {
  it('OI-1 is bound on the loopback addresses alone, with the address and the port in the redirect', async () => {
    const { loopback, port } = await open();
    expect(loopback.redirectUri).toBe(`http://127.0.0.1:${port}/callback`);
    expect(await isOpen(port, '127.0.0.1')).toBe(true);
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    if (addresses.some(({ address }) => address === '::1')) expect(await isOpen(port, '::1')).toBe(true);
    for (const { address } of addresses.filter(({ internal, address }) => !internal && !address.startsWith('fe80'))) {
      expect(await isOpen(port, address), address).toBe(false);
    }
  });

  it('OI-1 says [::1] or localhost where the provider knows it so, and takes that host alone', async () => {
    const { loopback, port } = await open({ host: 'localhost' });
    expect(loopback.redirectUri).toBe(`http://localhost:${port}/callback`);
    expect(await send(loopback, { host: `127.0.0.1:${port}` })).toMatchObject({ status: 400 });
    expect(await send(loopback)).toMatchObject({ status: 200 });
  });

  it('OI-2 gives the port back at the end; a second request is refused', async () => {
    const { loopback, port } = await open();
    await send(loopback);
    await loopback.answer;
    await loopback.close();
    expect(await isOpen(port, '127.0.0.1')).toBe(false);
    await expect(send(loopback)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('OI-2 closes at once although somebody keeps a connection open', async () => {
    const { loopback, port } = await open();
    const idle = connect({ port, host: '127.0.0.1' });
    idle.on('error', () => undefined);
    await new Promise((resolve) => idle.once('connect', resolve));
    await loopback.close();
    await expect(loopback.answer).rejects.toMatchObject({ details: { failure: 'cancelled' } });
    expect(await isOpen(port, '127.0.0.1')).toBe(false);
  });

  it('OI-3 takes the right answer after any number of wrong requests, and each of those gets 400', async () => {
    const { loopback, refused, port } = await open();
    const wrong = [
      { path: '/callback?state=another&code=one' },
      { path: '/callback?code=one' },
      { path: `/callback?state=${state}&state=${state}&code=one` },
      { path: `/callback?state=${state}` },
      { path: `/callback?state=${state}&code=one&code=two` },
      { path: `/callback/?state=${state}&code=one` },
      { path: `/Callback?state=${state}&code=one` },
      { path: `/?state=${state}&code=one` },
      { path: `//callback?state=${state}&code=one` },
      { path: `http://evil.example/callback?state=${state}&code=one` },
      { method: 'POST' },
      { method: 'POST', path: '/callback', body: `state=${state}&code=one` },
      { method: 'HEAD' },
      { method: 'OPTIONS' },
      { body: 'a body' },
      { host: `localhost:${port}` },
      { host: '127.0.0.1' },
      { host: `rebound.evil.example:${port}` },
      { path: `/callback?state=${state}&code=${'c'.repeat(9000)}` },
    ];
    for (const request of wrong) {
      expect((await send(loopback, request)).status, JSON.stringify(request).slice(0, 100)).toBe(400);
    }
    expect(refused).toHaveLength(wrong.length);
    expect(JSON.stringify(refused)).not.toContain(state);
    expect(await send(loopback)).toMatchObject({ status: 200 });
    expect((await loopback.answer).searchParams.get('code')).toBe('one');
  });

  it('OI-3 refuses headers of more than 16 KB, and what is no HTTP', async () => {
    const { loopback, port } = await open();
    const raw = (text: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect({ port, host: '127.0.0.1' });
        let answer = '';
        socket.on('data', (part: Buffer) => (answer += part.toString()));
        socket.on('close', () => resolve(answer));
        socket.on('error', () => resolve(answer));
        socket.write(text);
      });
    expect(await raw(`GET /callback HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 400/,
    );
    expect(await raw('\u0000\u0001\u0002 not http\r\n\r\n')).toMatch(/^HTTP\/1.1 400/);
    expect(await send(loopback)).toMatchObject({ status: 200 });
  });

  it('OI-3 a second use of the same answer is refused', async () => {
    const { loopback } = await open();
    const [first, second] = await Promise.allSettled([send(loopback), send(loopback)]);
    const statuses = [first, second].map((result) => (result.status === 'fulfilled' ? result.value.status : 0));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it('OI-3 the answer of another issuer ends the sign-in (RFC 9207)', async () => {
    const { loopback } = await open();
    const iss = encodeURIComponent('https://login.evil.example');
    expect(await send(loopback, { path: `/callback?state=${state}&code=one&iss=${iss}` })).toMatchObject({
      status: 400,
    });
    await expect(loopback.answer).rejects.toMatchObject({ details: { failure: 'denied' } });
  });

  it('OI-3 holds under 1,000 requests at once, and the person gets through', async () => {
    const { loopback } = await open();
    const flood = Array.from({ length: 1000 }, (_each, at) =>
      send(loopback, { path: `/callback?state=guess-${at}&code=one` }).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    expect(await send(loopback)).toMatchObject({ status: 200 });
    expect((await loopback.answer).searchParams.get('state')).toBe(state);
    expect((await Promise.all(flood)).filter((status) => status === 200)).toHaveLength(0);
  });

  it('OI-3 sends the browser on from a step on the way, by the first answer alone, and takes the last one after it', async () => {
    const { loopback, refused } = await open();
    const heard: (string | null)[] = [];
    loopback.sendOn('step', (answer) => {
      if (!isAnswer(answer)) return undefined;
      heard.push(answer.searchParams.get('error'));
      return Promise.resolve(new URL('https://login.plant.example/auth'));
    });
    expect(await send(loopback, { path: '/callback?state=step' })).toMatchObject({ status: 400 });
    expect(await send(loopback, { path: '/callback?state=step&code=one&error=two' })).toMatchObject({ status: 400 });
    expect(refused).toEqual(['an answer without a code', 'an answer without a code']);
    for (const error of ['login_required', 'another']) {
      expect(await send(loopback, { path: `/callback?state=step&error=${error}` })).toMatchObject({
        status: 303,
        headers: { location: 'https://login.plant.example/auth' },
      });
    }
    expect(heard).toEqual(['login_required']);
    expect(await send(loopback)).toMatchObject({ status: 200 });
    expect((await loopback.answer).searchParams.get('code')).toBe('one');
  });

  it('OI-3 a step on the way that fails, or has the answer of another issuer, ends the sign-in', async () => {
    const { loopback } = await open();
    loopback.sendOn('step', () => Promise.reject(new Error('did not hold')));
    expect((await send(loopback, { path: '/callback?state=step&code=one' })).text).toContain('You can close this tab');
    await expect(loopback.answer).rejects.toThrow('did not hold');

    const { loopback: other } = await open();
    other.sendOn('step', () => Promise.resolve(new URL('https://login.plant.example/auth')));
    const iss = encodeURIComponent('https://login.evil.example');
    expect(await send(other, { path: `/callback?state=step&code=one&iss=${iss}` })).toMatchObject({ status: 400 });
    await expect(other.answer).rejects.toMatchObject({ details: { failure: 'denied' } });
  });

  it('shows always the same page: nothing of the request, nothing loaded, nothing kept', async () => {
    const { loopback } = await open();
    const refused = await send(loopback, { path: '/callback?state=<script>alert(1)</script>&code=one' });
    expect(refused.text).not.toContain('alert');
    const { text, headers } = await send(loopback);
    expect(text).toContain('You can close this tab');
    expect(text).not.toMatch(/<script|http:|https:|src=|one/);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('OI-17 of the ports that a provider knows takes one that is free, and says when none is', async () => {
    const { port } = await open();
    const { port: free } = await open();
    const other = await open({ ports: [port, free] }).catch((error: unknown) => error);
    expect(other).toMatchObject({ details: { failure: 'misconfigured' }, message: expect.stringMatching(/is free/) });
  });
});
