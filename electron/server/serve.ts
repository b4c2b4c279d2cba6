/**
 * The station's server: the pages of the project for browsers, and the user service for other programs under `/zato/sso`.
 * Everything else is refused; so is what a browser sends for a page of another origin, or under a name that is not this
 * station's.
 */
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Gateway } from '../gateway/gateway.ts';
import type { Clock, Log } from '../gateway/platform/ports.ts';
import type { Sso } from '../gateway/sso/service.ts';
import { readServerConfig, type ServerConfig } from './config.ts';
import type { Connections } from './connections.ts';
import { listen, nameOf, namesOf, type Answers, type Listener, type ServerLimits } from './listen.ts';
import { openPageServer, type PageGateway, type PageServer } from './pages/pageServer.ts';
import type { Tab } from './pages/tab.ts';
import { logoutPath, ssoApp, ssoPrefix, type SsoAppDependencies } from './ssoApp.ts';

export interface Server {
  /** Where it answers: `https://10.0.0.5:17010`. */
  readonly address: string;
  /** Where signing surfaces are, if pages are served. */
  readonly surfaces: string | undefined;
  /** Where requests without TLS are sent on from, if they are. */
  readonly redirect: string | undefined;
  readonly close: () => Promise<void>;
}

const usualLimits: ServerLimits = Object.freeze({
  most: 500,
  mostOfOneAddress: 100,
  headers: 5000,
  request: 10_000,
  lookEvery: 1000,
  idle: 60_000,
});

/** What is served: the user service and what providers say always, pages where there is a renderer and the site does not forbid them. */
export interface Served {
  readonly sso: Sso;
  readonly takeLogout: Gateway['takeLogout'];
  readonly pages?: {
    readonly gateway: PageGateway;
    readonly rendererDir: string;
    readonly opened?: (tab: Tab) => void;
    /** The system's where none is given. */
    readonly clock?: Pick<Clock, 'after' | 'monotonic'>;
  };
}

/**
 * Opens the server. `limits` bound what somebody costs who has proved nothing. Throws `store`, with what to do, when a
 * port or the certificate cannot be used.
 */
export async function serve(
  config: ServerConfig,
  { sso, takeLogout, pages }: Served,
  log: Log,
  limits = usualLimits,
): Promise<Server> {
  const { pages: settings } = config;
  const calls = sso.limiter(config.refusals);
  const pageServer =
    pages === undefined || settings === false
      ? undefined
      : openPageServer({ ...pages, config: { ...config, pages: settings }, calls, log });
  const open: Listener[] = [];
  const keep = async (listening: Promise<Listener>): Promise<Listener> => {
    const listener = await listening;
    open.push(listener);
    return listener;
  };
  const close = async (): Promise<void> => {
    pageServer?.close();
    await Promise.all(open.map((listener) => listener.close()));
  };
  try {
    const main = await keep(
      listen(config, { port: config.port, setting: 'port' }, limits, (connections) =>
        mainAnswers(config, { sso, takeLogout, calls, log }, connections, pageServer),
      ),
    );
    const surfaces =
      pageServer && (await keep(listen(config, surfacePort(config, main.port), limits, pageServer.surfaces)));
    if (surfaces !== undefined) pageServer?.listening({ pages: main.port, surfaces: surfaces.port });
    const { redirectPort } = config;
    const redirect =
      redirectPort === undefined
        ? undefined
        : await keep(
            listen({ host: config.host, tls: undefined }, { port: redirectPort, setting: 'redirectPort' }, limits, () =>
              redirectAnswers(config, main.port),
            ),
          );
    if (surfaces !== undefined) {
      log.info(`Pages for browsers are on ${main.address}. Their signing surfaces are on ${surfaces.address}.`);
    }
    if (redirect !== undefined) log.info(`Requests without TLS on ${redirect.address} are sent on to it.`);
    log.info(`The user service answers on ${main.address}${ssoPrefix}.`);
    return { address: main.address, surfaces: surfaces?.address, redirect: redirect?.address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The port of signing surfaces: the site's, or the next one; any free one where the pages took any. */
function surfacePort(
  { port, pages }: ServerConfig,
  bound: number,
): { readonly port: number; readonly setting: string } {
  const wanted = pages === false ? undefined : pages.surfacePort;
  return { port: wanted ?? (port === 0 ? 0 : bound + 1), setting: 'pages.surfacePort' };
}

function mainAnswers(
  config: ServerConfig,
  given: SsoAppDependencies,
  connections: Connections,
  pageServer: PageServer | undefined,
): Answers {
  const users = ssoApp(config, given, connections);
  const pages = pageServer?.pages(connections);
  return {
    fetch: (request, env) => {
      const { pathname } = new URL(request.url);
      const isForUsers = pages === undefined || pathname === logoutPath || pathname.startsWith(`${ssoPrefix}/`);
      return isForUsers ? users.fetch(request, env) : pages.fetch(request, env);
    },
    ...(pages?.upgrade === undefined ? {} : { upgrade: pages.upgrade }),
  };
}

/** Sends whoever comes without TLS on to the same place with it; nothing is read of what they sent. */
function redirectAnswers(config: ServerConfig, port: number): Answers {
  const names = namesOf(config);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all('*', (context) => {
    const name = nameOf(context.req.header('host') ?? '');
    if (!names.has(name)) return context.text('Not served under this name.', 403);
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`https://${name.includes(':') ? `[${name}]` : name}:${port}${pathname}${search}`, 308);
  });
  return { fetch: (request, env) => app.fetch(request, env) };
}

/**
 * Serves as `server.json` of the data directory says, or nothing where there is none. Resolves to the function that
 * ends it. Throws `store` as `readServerConfig` and `serve` do.
 */
export async function serveIfConfigured(
  dataDir: string,
  gateway: PageGateway & Pick<Gateway, 'sso' | 'secrets' | 'takeLogout'>,
  rendererDir: string,
  log: Log,
): Promise<() => Promise<void>> {
  const { sso, takeLogout, secrets } = gateway;
  const config = readServerConfig(dataDir, secrets.get);
  const server = config && (await serve(config, { sso, takeLogout, pages: { gateway, rendererDir } }, log));
  return async () => server?.close();
}
