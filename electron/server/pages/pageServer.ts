/**
 * The pages of a project in browsers: the same renderer, contract and signing surface as in the desktop program, over HTTP
 * and WebSockets. Pages and signing surfaces have origins of their own, by their ports: a page cannot read, script or imitate
 * the connection of a surface.
 */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { WebSocketServer, type WebSocket } from 'ws';
import { CountersignError, ErrorCode, toSafeError } from '../../contract/errors.ts';
import { FrameKind } from '../../contract/names.ts';
import {
  CloseCode,
  pageHello,
  peopleHeader,
  renewalHeader,
  surfaceHello,
  zoneHeader,
  type OpenedPage,
} from '../../contract/socket.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { systemClock, type Clock, type Log } from '../../gateway/platform/ports.ts';
import { knownZone } from '../../gateway/platform/time.ts';
import type { Client } from '../../gateway/session/client.ts';
import type { Limiter } from '../../gateway/sso/limiter.ts';
import { dresser } from '../../host/dress.ts';
import { pageAnswers } from '../../host/pageAnswers.ts';
import { sourcePolicy } from '../../host/rendererFiles.ts';
import { surfaceAnswers } from '../../host/surfaceAnswers.ts';
import type { PagesConfig, ServerConfig } from '../config.ts';
import { addressOf, remoteAddressOf, type Connections } from '../connections.ts';
import { nameOf, type Answers, type Upgrade } from '../listen.ts';
import { attempts } from './attempts.ts';
import { keepBrowserSessions, type BrowserSession, type BrowserSessions } from './browserSessions.ts';
import { documentApp, rendererWord, sandbox, serveDocuments, serveFiles, type DocumentOptions } from './documents.ts';
import { openLink } from './link.ts';
import { originsOf, type Bindings, type Origins, type PagePorts } from './origins.ts';
import { keepSignInRedirects, type SignInRedirects } from './signInRedirects.ts';
import { statusPage } from './statusPage.ts';
import { Tab } from './tab.ts';

/** What pages need of the gateway. */
export type PageGateway = Pick<
  Gateway,
  'openSession' | 'project' | 'station' | 'stationSign' | 'badgeReader' | 'listed'
>;

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

/** Makes the answers for browsers. */
export function openPageServer(options: PageServerOptions): PageServer {
  const { gateway, config, rendererDir, log, clock = systemClock() } = options;
  const isSecure = config.tls !== undefined;
  let ports: PagePorts = { pages: config.port, surfaces: config.port };
  const origins = originsOf(config, () => ports);
  const { originOf } = origins;
  const signIns = keepSignInRedirects(isSecure);
  const sessions = openSessions(options, clock);
  const ofPages: DocumentOptions = {
    kind: FrameKind.page,
    rendererDir,
    origins,
    isSecure,
    log,
    policyOf: (hostName) => ({
      ...sourcePolicy(gateway.listed.hosts, []),
      // Of a page alone: a script may hand out a file, a signing surface none.
      sandbox: `${sandbox} allow-downloads`,
      'connect-src': `'self' ${originOf(hostName, ports.pages).replace(/^http/, 'ws')}`,
      'frame-src': [originOf(hostName, ports.surfaces), ...gateway.listed.frames].join(' '),
    }),
  };
  const ofSurfaces: DocumentOptions = {
    ...ofPages,
    kind: FrameKind.challenge,
    policyOf: (hostName) => ({
      sandbox,
      'connect-src': `'self' ${originOf(hostName, ports.surfaces).replace(/^http/, 'ws')}`,
      'frame-ancestors': originOf(hostName, ports.pages),
    }),
  };
  const pageApp = documentApp(ofPages);
  const surfaceApp = documentApp(ofSurfaces);
  const startedAt = clock.monotonic();
  pageApp.get('/status', (context) =>
    statusPage(context, {
      station: gateway.station.name,
      ...sessions.count(),
      upFor: clock.monotonic() - startedAt,
    }),
  );
  const renderer = rendererWord(rendererDir);
  pageApp.post('/pages', (context) => openPage(context, { origins, signIns, sessions, ports, renderer }));
  pageApp.post('/cookie', (context) => renewCookie(context, { origins, sessions, ports }));
  signIns.serve(
    pageApp,
    (context) => sessions.find(origins.cookieOf(context), clientAddress(context.env.incoming))?.session.client,
  );
  serveFiles(
    pageApp,
    (context) => sessions.find(origins.cookieOf(context), clientAddress(context.env.incoming))?.session.files,
  );
  serveDocuments(pageApp, ofPages);
  serveDocuments(surfaceApp, ofSurfaces);

  const pageSockets = acceptSockets({
    path: '/page',
    port: () => ports.pages,
    largest: largestOfPage,
    origins,
    sessions,
    clock,
  });
  const surfaceSockets = acceptSockets({
    path: '/surface',
    port: () => ports.surfaces,
    largest: largestOfSurface,
    origins,
    sessions,
    clock,
  });
  const linkOf = ({ session, budget }: BrowserSession, socket: WebSocket, isWelcome: () => void) => ({
    socket,
    isWelcome,
    budget,
    clock,
    log,
    sent: session.traffic.sent,
  });
  return {
    pages: (connections) => ({
      fetch: (request, env) => {
        connections.used(env.incoming);
        return pageApp.fetch(request, env);
      },
      upgrade: pageSockets.upgrade(connections, (socket, known, isWelcome) =>
        openLink({
          ...linkOf(known, socket, isWelcome),
          hello: pageHello,
          begin: ({ token }, link) => [...known.tabs].find((tab) => tab.token === token)?.connectPage(link),
        }),
      ),
    }),
    surfaces: (connections) => ({
      fetch: (request, env) => {
        connections.used(env.incoming);
        return surfaceApp.fetch(request, env);
      },
      upgrade: surfaceSockets.upgrade(connections, (socket, known, isWelcome) =>
        openLink({
          ...linkOf(known, socket, isWelcome),
          hello: surfaceHello,
          begin: (hello, link) => [...known.tabs].find((tab) => tab.knows(hello))?.connectSurface(hello, link),
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

/** The sessions of browsers, with what answers in their pages. */
function openSessions(
  { gateway, config: { pages: settings }, log, calls, opened }: PageServerOptions,
  clock: Pick<Clock, 'after' | 'monotonic'>,
): BrowserSessions {
  const dress = dresser(gateway);
  const surfaces = surfaceAnswers();
  const timeout = settings.sessionTimeout * 1000;
  return keepBrowserSessions({
    open: gateway.openSession,
    openTab: (session, address, on) => {
      const pages = pageAnswers(session);
      const attempt = attempts(calls, address);
      const tab: Tab = new Tab({ session, pages, surfaces, dress, attempt, after: clock.after, log, timeout, ...on });
      opened?.(tab);
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
}

interface PageOpening {
  readonly origins: Origins;
  readonly signIns: SignInRedirects;
  readonly sessions: BrowserSessions;
  readonly ports: PagePorts;
  readonly renderer: string;
}

/** A document of a browser asks for a page: its token, and the cookie of the session where it is the first. */
function openPage(context: Context<Bindings>, { origins, signIns, sessions, ports, renderer }: PageOpening): Response {
  const { incoming } = context.env;
  const { host, origin } = incoming.headers;
  context.header('Cache-Control', 'no-store');
  if (origin === undefined || !origins.isSame(origin, host, ports.pages)) {
    return context.json({ code: ErrorCode.forbidden, message: 'This is for pages of this station alone.' }, 403);
  }
  const address = clientAddress(incoming);
  const client: Client = {
    address,
    host: address ?? '',
    userAgent: (incoming.headers['user-agent'] ?? '').slice(0, 500),
    zone: knownZone(context.req.header(zoneHeader)),
    gatewayAddress: origin,
    scope: 'browser',
    openRedirect: (asked) => signIns.open(origin, client, asked),
  };
  try {
    const { tab, people, cookie } = sessions.openPage(origins.cookieOf(context), client, {
      address: addressOf(incoming.socket),
      people: context.req.header(peopleHeader),
    });
    if (cookie !== undefined) origins.setCookie(context, cookie);
    const surfaces = origins.originOf(nameOf(host ?? ''), ports.surfaces);
    const opened: OpenedPage = { token: tab.token, people, renderer, surfaces };
    return context.json(opened);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return context.json(toSafeError(error), error.code === ErrorCode.forbidden ? 409 : 503);
  }
}

/** A document whose person signed in asks for another cookie (AU-14). */
function renewCookie(
  context: Context<Bindings>,
  { origins, sessions, ports }: Omit<PageOpening, 'signIns' | 'renderer'>,
): Response {
  const { incoming } = context.env;
  const { host, origin } = incoming.headers;
  context.header('Cache-Control', 'no-store');
  const isOurs = origin !== undefined && origins.isSame(origin, host, ports.pages);
  const cookie = isOurs
    ? sessions.renew(origins.cookieOf(context), clientAddress(incoming), context.req.header(renewalHeader))
    : undefined;
  if (cookie === undefined) return context.body(null, 403);
  origins.setCookie(context, cookie);
  return context.body(null, 204);
}

interface SocketOptions {
  readonly path: string;
  readonly port: () => number;
  /** Bytes of one message. */
  readonly largest: number;
  readonly origins: Pick<Origins, 'isSame' | 'cookieIn'>;
  readonly sessions: Pick<BrowserSessions, 'find'>;
  readonly clock: Pick<Clock, 'after'>;
}

/** A WebSocket is taken from a document of the right origin, with the cookie of a session, and from nobody else. */
function acceptSockets({ path, port, largest, origins, sessions, clock }: SocketOptions) {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largest,
    perMessageDeflate: false,
    clientTracking: false,
  });
  return {
    upgrade:
      (connections: Connections, begin: (socket: WebSocket, known: BrowserSession, isWelcome: () => void) => void) =>
      ({ request, socket, head }: Upgrade): void => {
        const { host, origin, cookie } = request.headers;
        const known = sessions.find(origins.cookieIn(cookie), clientAddress(request));
        if (request.url !== path || !origins.isSame(origin, host, port())) {
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
      },
    close: () => server.close(),
  };
}

/** The address of whoever sends a request. */
function clientAddress({ socket }: Pick<IncomingMessage, 'socket'>): string | null {
  return remoteAddressOf(socket) ?? null;
}
