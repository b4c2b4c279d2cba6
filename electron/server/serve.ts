/**
 * The station's HTTP server: the user service under `/zato/sso`. It answers programs, not web pages: a request that a
 * browser sends for a page of another origin, or under a name that is not this station's, is refused.
 */
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Log } from '../gateway/ports.ts';
import type { Sso } from '../gateway/sso/service.ts';
import { isLoopback, readServerConfig, type ServerConfig } from './config.ts';
import { answerSso } from './sso.ts';

export interface Server {
  /** Where it answers: `https://10.0.0.5:17010`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Bytes of a body above which it is not read. */
const largestBody = 1024 * 1024;
/** Milliseconds for a request to arrive whole. */
const requestTimeout = 30_000;
const mostConnections = 500;
const prefix = '/zato/sso';

/** Opens the server. Throws `store`, with what to do, when the port or the certificate cannot be used. */
export async function serve(config: ServerConfig, sso: Sso, log: Log): Promise<Server> {
  const { host, port, tls } = config;
  const names = namesOf(config);
  const app = new Hono();
  app.use(async (context, next) => {
    const called = nameOf(context.req.header('host') ?? '');
    const origin = context.req.header('origin');
    if (!names.has(called) || (origin !== undefined && !names.has(nameOf(origin.replace(/^https?:\/\//, ''))))) {
      return context.json({ result: 'Error', details: 'Not served under this name' }, 403);
    }
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    return undefined;
  });
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: (context) => context.json({ result: 'Error', details: 'Bad request' }, 400),
    }),
  );
  app.all(`${prefix}/*`, async (context) => {
    const { req } = context;
    const { http, body } = await answerSso(sso, {
      method: req.method,
      path: req.path.slice(prefix.length),
      query: req.query(),
      body: await req.text(),
      appHeader: req.header(sso.config.apps.http_header),
      // An IPv4 address that came in over IPv6 is the same address.
      remoteAddr: getConnInfo(context).remote.address?.replace(/^::ffff:(?=\d+\.)/, ''),
      userAgent: req.header('user-agent')?.slice(0, 500),
    });
    return context.json(body, http);
  });
  app.notFound((context) => context.json({ result: 'Error', details: 'Not found' }, 404));
  app.onError((error, context) => {
    log.error('A request could not be answered.', { cause: `${error.name}: ${error.message}` });
    return context.json({ result: 'Error', details: 'Internal error' }, 500);
  });

  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls === undefined
      ? { createServer: createHttp, serverOptions: { requestTimeout } }
      : { createServer: createHttps, serverOptions: { ...tls, requestTimeout, minVersion: 'TLSv1.2' } }),
  });
  server.maxConnections = mostConnections;
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
