/**
 * The station's HTTP server: the user service under `/zato/sso`. It answers programs, not web pages: a request that a
 * browser sends for a page of another origin, or under a name that is not this station's, is refused.
 */
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Log } from '../gateway/platform/ports.ts';
import { unproved, type Source } from '../gateway/sso/refusals.ts';
import type { Sso } from '../gateway/sso/service.ts';
import { readBody } from './body.ts';
import { isLoopback, readServerConfig, type ServerConfig } from './config.ts';
import {
  addressOf,
  remoteAddressOf,
  watchConnections,
  type ConnectionLimits,
  type Connections,
} from './connections.ts';
import { answerSso } from './sso.ts';

export interface Server {
  /** Where it answers: `https://10.0.0.5:17010`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Bytes of a body above which it is not read. */
const largestBody = 1024 * 1024;
/** The same for an address that made too many calls without proof. */
const largestOfFlood = 16 * 1024;
const prefix = '/zato/sso';

export interface ServerLimits extends ConnectionLimits {
  /** Milliseconds for a TLS handshake, and for the headers of a request, to arrive. */
  readonly headers: number;
  /** Milliseconds for a request to arrive whole. */
  readonly request: number;
  /** Milliseconds between two looks at what is late. */
  readonly lookEvery: number;
  /** Milliseconds that a connection may stand still, whoever it waits for. */
  readonly idle: number;
}
const usualLimits: ServerLimits = Object.freeze({
  most: 500,
  mostOfOneAddress: 100,
  headers: 5000,
  request: 10_000,
  lookEvery: 1000,
  idle: 60_000,
});

/**
 * Opens the server. `limits` bound what somebody costs who has proved nothing. Throws `store`, with what to do, when the
 * port or the certificate cannot be used.
 */
export async function serve(config: ServerConfig, sso: Sso, log: Log, limits = usualLimits): Promise<Server> {
  const { host, port, tls } = config;
  const serverOptions = {
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.lookEvery,
    maxHeaderSize: 16 * 1024,
  };
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    ...(tls === undefined
      ? { createServer: createHttp, serverOptions }
      : {
          createServer: createHttps,
          serverOptions: { ...tls, ...serverOptions, handshakeTimeout: limits.headers, minVersion: 'TLSv1.2' },
        }),
  });
  server.setTimeout(limits.idle);
  const app = appOf(config, sso, log, watchConnections(server, limits));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotServe(host, port, cause)));
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  const address = `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${actual}`;
  log.info(`The user service answers on ${address}${prefix}.`);
  return {
    address,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** What answers a request. What it refuses before the user service sees it is counted there, by address. */
function appOf(config: ServerConfig, sso: Sso, log: Log, connections: Connections) {
  const names = namesOf(config);
  const calls = sso.limiter(config.refusals);
  const app = new Hono<{ Bindings: HttpBindings; Variables: { source: Source } }>();
  const refuse = (context: AppContext, http: 400 | 403, details: string): Response => {
    count(context, details);
    return context.json({ result: 'Error', details }, http);
  };
  const count = (context: AppContext, what: string): void => {
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
  app.all(`${prefix}/*`, async (context) => {
    const { req, env } = context;
    const source = context.get('source');
    const body = await readBody(env.incoming, calls.wait(source.name) > 0 ? largestOfFlood : largestBody);
    if (body === undefined) return refuse(context, 400, 'Bad request');
    connections.received(env.incoming);
    const { http, body: answer } = await answerSso(sso, {
      method: req.method,
      path: req.path.slice(prefix.length),
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
type AppContext = Context<{ Bindings: HttpBindings; Variables: { source: Source } }>;

/**
 * Serves as `server.json` of the data directory says, or nothing where there is none. Resolves to the function that
 * ends it. Throws `store` as `readServerConfig` and `serve` do.
 */
export async function serveIfConfigured(dataDir: string, sso: Sso, log: Log): Promise<() => Promise<void>> {
  const config = readServerConfig(dataDir);
  const server = config && (await serve(config, sso, log));
  return async () => server?.close();
}

/** The names under which a station is called: a page that points its own name here does not reach it. */
function namesOf({ host, names }: ServerConfig): ReadonlySet<string> {
  const own = isLoopback(host) ? ['localhost', '127.0.0.1', '::1'] : [];
  return new Set([host, ...own, ...names].map((name) => name.toLowerCase()));
}

/** A host header without its port. */
function nameOf(header: string): string {
  return header
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}

function cannotServe(host: string, port: number, cause: NodeJS.ErrnoException): CountersignError {
  const why = cause.code === 'EADDRINUSE' ? 'the port is taken by another program' : (cause.code ?? cause.name);
  return new CountersignError(
    ErrorCode.store,
    `The station cannot serve on ${host} port ${port}: ${why}. Change "host" or "port" in server.json of the data directory.`,
    { cause },
  );
}
