import { EventEmitter } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../electron/gateway/session/client.ts';
import { keepSignInRedirects } from '../../electron/server/pages/signInRedirects.ts';

const origin = 'https://station.example:17010';
const issuer = 'https://idp.example';
const client = (userAgent: string): Client => ({ address: '10.0.0.1', host: '', userAgent, scope: 'browser' });

/** A sign-in on its way, and the browser that a request comes from: `anna`'s or `eve`'s. */
async function begun() {
  const [anna, eve] = [client('anna'), client('eve')];
  const redirects = keepSignInRedirects(true);
  const app = new Hono<{ Bindings: HttpBindings }>();
  redirects.serve(app, (context) => (context.req.header('cookie')?.includes('anna') === true ? anna : eve));
  const refused: string[] = [];
  const redirect = await redirects.open(origin, anna, {
    state: 'state-1',
    issuer,
    refused: (why) => refused.push(why),
  });
  const start = redirect.begin?.(new URL('https://idp.example/authorize?state=state-1')) ?? '';
  const outgoing = new EventEmitter();
  const get = (url: string, cookie: string): Response | Promise<Response> =>
    app.request(url, { headers: { cookie } }, { outgoing });
  return { redirect, start, refused, get, outgoing };
}

const cookieOf = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

describe('the way of a browser to a provider and back', () => {
  it('comes back to the station’s own address, with a cookie of this one sign-in', async () => {
    const { redirect, start, get, outgoing } = await begun();
    expect(redirect.redirectUri).toBe(`${origin}/sign-in/callback`);
    const sent = await get(start, 'anna');
    expect([sent.status, sent.headers.get('location')]).toEqual([303, 'https://idp.example/authorize?state=state-1']);
    expect(sent.headers.get('set-cookie')).toMatch(
      /^countersign-sign-in-[\w-]{8}=[\w-]{43}; Max-Age=600; Path=\/sign-in; HttpOnly; Secure; SameSite=Lax$/,
    );
    const back = await get(`${redirect.redirectUri}?code=c&state=state-1`, cookieOf(sent));
    expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('You can close this tab')]);
    outgoing.emit('close');
    expect((await redirect.answer).searchParams.get('code')).toBe('c');
  });

  it('begins once, in the browser of its session alone', async () => {
    const { start, get } = await begun();
    expect((await get(start, 'eve')).status).toBe(400);
    expect((await get(start, 'anna')).status).toBe(303);
    expect((await get(start, 'anna')).status).toBe(400);
  });

  it('ends only in the browser that began: the address of an answer is worth nothing in another one', async () => {
    const { redirect, start, get, refused } = await begun();
    const sent = await get(start, 'anna');
    const answer = `${redirect.redirectUri}?code=c&state=state-1`;
    expect((await get(answer, '')).status).toBe(400);
    expect((await get(answer, `${cookieOf(sent).split('=')[0] ?? ''}=guessed`)).status).toBe(400);
    expect(refused).toEqual(Array<string>(2).fill('another browser than the one that began'));
    expect((await get(`${redirect.redirectUri}?code=c&state=state-2`, cookieOf(sent))).status).toBe(400);
  });

  it('is nobody’s once it was given up', async () => {
    const { redirect, start, get } = await begun();
    await redirect.close();
    await expect(redirect.answer).rejects.toThrow('given up');
    expect((await get(start, 'anna')).status).toBe(400);
  });
});
