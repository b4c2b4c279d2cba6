/**
 * The pages of a project in browsers: the same renderer, contract and signing surface as in the desktop program, over HTTP
 * and WebSockets. Pages and signing surfaces have origins of their own, by their ports: a page cannot read, script or imitate
 * the connection of a surface.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { WebSocketServer, type WebSocket } from 'ws';
import { CountersignError, ErrorCode, toSafeError } from '../../contract/errors.ts';
import { FrameKind } from '../../contract/names.ts';
import { CloseCode, pageHello, peopleHeader, surfaceHello, type OpenedPage } from '../../contract/socket.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { systemClock, type Clock, type Log } from '../../gateway/platform/ports.ts';
import type { Client } from '../../gateway/session/client.ts';
import type { Limiter } from '../../gateway/sso/limiter.ts';
import type { Session } from '../../gateway/session/session.ts';
import { dresser } from '../../host/dress.ts';
import { pageAnswers } from '../../host/pageAnswers.ts';
import { rendererFile, rendererHeaders, type FramePolicy } from '../../host/rendererFiles.ts';
import { surfaceAnswers } from '../../host/surfaceAnswers.ts';
import type { PagesConfig, ServerConfig } from '../config.ts';
import { addressOf, remoteAddressOf, type Connections } from '../connections.ts';
import { nameOf, namesOf, schemeOf, type Answers, type Upgrade } from '../listen.ts';
import { attempts } from './attempts.ts';
import { keepBrowserSessions, type BrowserSession } from './browserSessions.ts';
import { openLink } from './link.ts';
import { keepSignInRedirects } from './signInRedirects.ts';
import { statusPage } from './statusPage.ts';
import { Tab } from './tab.ts';

/** What pages need of the gateway. */
export type PageGateway = Pick<Gateway, 'openSession' | 'project' | 'station' | 'stationSign'>;

export interface PageServerOptions {
  readonly gateway: PageGateway;
  readonly config: ServerConfig & { readonly pages: PagesConfig };
  /** The built renderer. */
  readonly rendererDir: string;
  readonly log: Log;
  readonly clock?: Pick<Clock, 'after' | 'monotonic'>;
  /** What each address may fail in without proving anybody, shared with the user service. */
  readonly calls: Limiter;
  /** Hears of each page that a browser opened. */
  readonly opened?: (tab: Tab) => void;
}

export interface PageServer {
  /** What answers on the port of the pages, and on that of the surfaces; their ports are known once both listen. */
  readonly pages: (connections: Connections) => Answers;
  readonly surfaces: (connections: Connections) => Answers;
  readonly listening: (ports: { readonly pages: number; readonly surfaces: number }) => void;
  readonly close: () => void;
}

/** Milliseconds that a browser has to answer the end of its connection. */
const closing = 2000;

/** Bytes of one message: what a page may write at once, in any letters, and what a person types on a surface. */
const largestOfPage = 4 * 1024 * 1024;
const largestOfSurface = 256 * 1024;

type Bindings = { Bindings: HttpBindings };

/** Makes the answers for browsers. */
export function openPageServer(options: PageServerOptions): PageServer {
  const { gateway, config, rendererDir, log, calls, clock = systemClock() } = options;
  const { pages: settings, tls } = config;
  const scheme = schemeOf(config);
  const names = namesOf(config);
  const dress = dresser(gateway);
  const surfaceCalls = surfaceAnswers();
  const startedAt = clock.monotonic();
  let ports = { pages: config.port, surfaces: config.port };

  const timeout = settings.sessionTimeout * 1000;
  const signIns = keepSignInRedirects(tls !== undefined);
  const sessions = keepBrowserSessions({
    open: gateway.openSession,
    openTab: (session: Session, address, closed) => {
      const answers = pageAnswers(session);
      const tab: Tab = new Tab({
        session,
        pages: answers,
        surfaces: surfaceCalls,
        dress,
        attempt: attempts(calls, address),
        after: clock.after,
        log,
        timeout,
        closed,
      });
      options.opened?.(tab);
      return tab;
    },
    after: clock.after,
    timeout,
    most: settings.mostSessions,
    mostOfAddress: settings.mostOfAddress,
    mostPages: settings.mostPages,
    clock,
    log,
  });

  const originOf = (hostName: string, port: number): string =>
    new URL(`${scheme}://${hostName.includes(':') ? `[${hostName}]` : hostName}:${port}`).origin;
  /** Whether a request comes from the origin that it was sent to, under a name of this station. */
  const sameOrigin = (origin: string | undefined, host: string | undefined, port: number): boolean => {
    const name = nameOf(host ?? '');
    return names.has(name) && originOf(name, port) === origin;
  };
  /** Its port is in its name: cookies of one host are sent to all of its ports. */
  const cookieName = (): string => `countersign-${ports.pages}`;
  const cookieOf = (context: Context<Bindings>): string | undefined =>
    tls === undefined ? getCookie(context, cookieName()) : getCookie(context, cookieName(), 'host');

  const setHeaders = (context: Context<Bindings>): void => {
    // A page cannot hold up the document of its surface: each has a process of its own, where the browser follows.
    context.header('Origin-Agent-Cluster', '?1');
    context.header('X-Content-Type-Options', 'nosniff');
    if (tls !== undefined) context.header('Strict-Transport-Security', 'max-age=31536000');
  };
  const sendFile = async (context: Context<Bindings>, kind: FrameKind, path: string, policy: FramePolicy) => {
    const file = rendererFile(rendererDir, kind, path);
    const body = file && (await readFile(file.path).catch(() => undefined));
    if (file === undefined || body === undefined) return context.notFound();
    const cache = file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache';
    return context.body(new Uint8Array(body), 200, {
      ...rendererHeaders(policy),
      'content-type': file.type,
      'cache-control': cache,
    });
  };
  const files =
    (kind: FrameKind, policyOf: (hostName: string) => FramePolicy) => async (context: Context<Bindings>) => {
      const { path } = context.req;
      // A page has the path that its project gives it; what has an ending is a file.
      const wanted = /\.[a-z0-9]+$/i.test(path) ? path : `/${kind}.html`;
      return sendFile(context, kind, wanted, policyOf(nameOf(context.req.header('host') ?? '')));
    };

  const pageApp = new Hono<Bindings>();
  const surfaceApp = new Hono<Bindings>();
  for (const app of [pageApp, surfaceApp]) {
    app.use(async (context, next) => {
      setHeaders(context);
      if (!names.has(nameOf(context.req.header('host') ?? ''))) return context.text('Not served under this name.', 403);
      await next();
      return undefined;
    });
    app.notFound((context) => context.text('Not found.', 404));
    app.onError((error, context) => {
      log.error('A request could not be answered.', { cause: `${error.name}: ${error.message}` });
      return context.text('Something went wrong inside Countersign.', 500);
    });
  }
  // A frame inside a page inherits its sandbox: what the surface needs, the page's has to let through.
  const sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';
  pageApp.get('/status', (context) =>
    statusPage(context, {
      station: gateway.station.name,
      ...sessions.count(),
      upFor: clock.monotonic() - startedAt,
    }),
  );
  pageApp.post('/pages', (context) => {
    const { incoming } = context.env;
    const { host, origin } = incoming.headers;
    context.header('Cache-Control', 'no-store');
    if (origin === undefined || !sameOrigin(origin, host, ports.pages)) {
      return context.json({ code: ErrorCode.forbidden, message: 'This is for pages of this station alone.' }, 403);
    }
    const address = clientAddress(incoming);
    const client: Client = {
      address,
      host: address ?? '',
      userAgent: (incoming.headers['user-agent'] ?? '').slice(0, 500),
      scope: 'browser',
      openRedirect: (asked) => signIns.open(origin, client, asked),
    };
    try {
      const { tab, people, cookie } = sessions.openPage(cookieOf(context), client, {
        address: addressOf(incoming.socket),
        people: context.req.header(peopleHeader),
      });
      if (cookie !== undefined) {
        const common = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;
        if (tls === undefined) setCookie(context, cookieName(), cookie, common);
        else setCookie(context, cookieName(), cookie, { ...common, secure: true, prefix: 'host' });
      }
      const opened: OpenedPage = { token: tab.token, people, surfaces: originOf(nameOf(host ?? ''), ports.surfaces) };
      return context.json(opened);
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      return context.json(toSafeError(error), error.code === ErrorCode.forbidden ? 409 : 503);
    }
  });
  signIns.serve(
    pageApp,
    (context) => sessions.find(cookieOf(context), clientAddress(context.env.incoming))?.session.client,
  );
  pageApp.get(
    '*',
    files(FrameKind.page, (hostName) => ({
      sandbox,
      'connect-src': `'self' ${originOf(hostName, ports.pages).replace(/^http/, 'ws')}`,
      'frame-src': originOf(hostName, ports.surfaces),
    })),
  );
  surfaceApp.get(
    '*',
    files(FrameKind.challenge, (hostName) => ({
      sandbox,
      'connect-src': `'self' ${originOf(hostName, ports.surfaces).replace(/^http/, 'ws')}`,
      'frame-ancestors': originOf(hostName, ports.pages),
    })),
  );

  const sockets = (maxPayload: number): WebSocketServer =>
    new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, clientTracking: false });
  const pageSockets = sockets(largestOfPage);
  const surfaceSockets = sockets(largestOfSurface);
  /** A WebSocket is taken from a document of the right origin, with the cookie of a session, and from nobody else. */
  const accept =
    (
      connections: Connections,
      path: string,
      port: () => number,
      server: WebSocketServer,
      begin: (socket: WebSocket, known: BrowserSession, isWelcome: () => void) => void,
    ) =>
    ({ request, socket, head }: Upgrade): void => {
      const { host, origin } = request.headers;
      const name = tls === undefined ? cookieName() : `__Host-${cookieName()}`;
      const cookies = parse(request.headers.cookie ?? '', name);
      const known = sessions.find(cookies[name], clientAddress(request));
      if (request.url !== path || !sameOrigin(origin, host, port())) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => {
        // Before anything else: whatever a peer breaks is the end of its own connection, and of nothing more.
        opened.on('error', () => opened.terminate());
        // Only a code of the WebSocket itself tells the document that its session is over, and not its network.
        if (known === undefined) {
          opened.close(CloseCode.unknown);
          clock.after(closing, () => opened.terminate());
          return;
        }
        begin(opened, known, () => connections.handedOver(request));
      });
    };
  const common = { clock, log };

  return {
    pages: (connections) => ({
      fetch: (request, env) => pageApp.fetch(request, env),
      upgrade: accept(
        connections,
        '/page',
        () => ports.pages,
        pageSockets,
        (socket, { tabs, session, budget }, isWelcome) =>
          openLink({
            ...common,
            socket,
            hello: pageHello,
            isWelcome,
            budget,
            begin: ({ token }, link) => [...tabs].find((tab) => tab.token === token)?.connectPage(link),
            sent: session.traffic.sent,
          }),
      ),
    }),
    surfaces: (connections) => ({
      fetch: (request, env) => surfaceApp.fetch(request, env),
      upgrade: accept(
        connections,
        '/surface',
        () => ports.surfaces,
        surfaceSockets,
        (socket, { tabs, session, budget }, isWelcome) =>
          openLink({
            ...common,
            socket,
            hello: surfaceHello,
            isWelcome,
            budget,
            begin: (hello, link) => [...tabs].find((tab) => tab.knows(hello))?.connectSurface(hello, link),
            sent: session.traffic.sent,
          }),
      ),
    }),
    listening: (bound) => (ports = bound),
    close: () => {
      sessions.close();
      pageSockets.close();
      surfaceSockets.close();
    },
  };
}

/** The address of whoever sends a request. */
function clientAddress({ socket }: Pick<IncomingMessage, 'socket'>): string | null {
  return remoteAddressOf(socket) ?? null;
}
