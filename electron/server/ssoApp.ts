/** The user service over HTTP: who may ask at all, how large a question may be, and what is counted of refusals. */
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { Gateway } from '../gateway/gateway.ts';
import type { Log } from '../gateway/platform/ports.ts';
import type { Limiter } from '../gateway/sso/limiter.ts';
import { unproved, type Source } from '../gateway/sso/refusals.ts';
import type { Sso } from '../gateway/sso/service.ts';
import { readBody } from './body.ts';
import type { ServerConfig } from './config.ts';
import { addressOf, remoteAddressOf, type Connections } from './connections.ts';
import { nameOf, namesOf } from './listen.ts';
import { answerSso } from './sso.ts';

/** The path below which it answers. */
export const ssoPrefix = '/zato/sso';

/** Where providers say that somebody is logged out (`backchannel_logout_uri`). */
export const logoutPath = '/oidc/logout';

/** Bytes of a body above which it is not read. */
const largestBody = 1024 * 1024;
/** The same for an address that made too many calls without proof. */
const largestOfFlood = 16 * 1024;

type Bindings = { Bindings: HttpBindings; Variables: { source: Source } };

export interface SsoAppDependencies {
  readonly sso: Sso;
  /** Takes a provider's word that somebody is logged out there. */
  readonly takeLogout: Gateway['takeLogout'];
  /** What each address may fail in without proving anybody. */
  readonly calls: Limiter;
  readonly log: Log;
}

/** What answers a request. What it refuses before the user service sees it is counted there, by address. */
export function ssoApp(
  config: ServerConfig,
  { sso, takeLogout, calls, log }: SsoAppDependencies,
  connections: Connections,
): Hono<Bindings> {
  const names = namesOf(config);
  const app = new Hono<Bindings>();
  const refuse = (context: Context<Bindings>, http: 400 | 403, details: string): Response => {
    count(context, details);
    return context.json({ result: 'Error', details }, http);
  };
  const count = (context: Context<Bindings>, what: string): void => {
    const source = context.get('source');
    calls.spend(source.name);
    sso.countRefusal(source, what);
  };
  app.use(async (context, next) => {
    const { incoming, outgoing } = context.env;
    context.set('source', { name: addressOf(incoming.socket), actor: unproved, calls });
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    if (!connections.begun(incoming, outgoing)) return refuse(context, 400, 'One request at a time');
    const called = nameOf(context.req.header('host') ?? '');
    const origin = context.req.header('origin');
    if (!names.has(called) || (origin !== undefined && !names.has(nameOf(origin.replace(/^https?:\/\//, ''))))) {
      return refuse(context, 403, 'Not served under this name');
    }
    await next();
    return undefined;
  });
  app.all(`${ssoPrefix}/*`, async (context) => {
    const { req, env } = context;
    const source = context.get('source');
    const body = await readBody(env.incoming, calls.wait(source.name) > 0 ? largestOfFlood : largestBody);
    if (body === undefined) return refuse(context, 400, 'Bad request');
    connections.received(env.incoming);
    const { http, body: answer } = await answerSso(sso, {
      method: req.method,
      path: req.path.slice(ssoPrefix.length),
      query: req.query(),
      body,
      appHeader: req.header(sso.config.apps.http_header),
      remoteAddr: remoteAddressOf(env.incoming.socket),
      userAgent: req.header('user-agent')?.slice(0, 500),
      source,
    });
    // What has a status was looked at by the user service, and is in its trail.
    if (!('status' in answer)) count(context, `HTTP ${http}`);
    return context.json(answer, http);
  });
  app.post(logoutPath, async (context) => {
    const body = await readBody(context.env.incoming, largestOfFlood);
    const token = new URLSearchParams(body ?? '').get('logout_token');
    // It proves itself: whoever shares an address with too many that do not, as behind one proxy, ends sessions all the same.
    const outcome = token === null ? 'refused' : await takeLogout(token);
    if (outcome === 'ended') return context.body(null, 200);
    count(context, `logout token: ${outcome}`);
    return context.json({ error: 'invalid_request' }, outcome === 'refused' ? 400 : 503);
  });
  app.notFound((context) => {
    count(context, 'HTTP 404');
    return context.json({ result: 'Error', details: 'Not found' }, 404);
  });
  app.onError((error, context) => {
    log.error('A request could not be answered.', { cause: `${error.name}: ${error.message}` });
    return context.json({ result: 'Error', details: 'Internal error' }, 500);
  });
  return app;
}
