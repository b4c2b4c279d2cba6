/** One address on which the station listens: its limits on connections, TLS, and the names under which it answers. */
import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Duplex } from 'node:stream';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { isLoopback, type ServerConfig } from './config.ts';
import { watchConnections, type ConnectionLimits, type Connections } from './connections.ts';

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

/** A request that wants to become a WebSocket, with the connection that it came by. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** Milliseconds that a WebSocket has to close when the server does. */
const goodbye = 1000;

/** What answers on an address. */
export interface Answers {
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  /** Takes a connection as a WebSocket, or ends it. Absent where none is spoken. */
  readonly upgrade?: (upgrade: Upgrade) => void;
}

export interface Listener {
  /** Where it answers: `https://10.0.0.5:17010`. */
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Listens on a port. `answers` gets the connections, to say which of them wait for the station. Throws `store`, with what
 * to do, when the port cannot be used; `setting` is what names it in server.json.
 */
export async function listen(
  { host, tls }: Pick<ServerConfig, 'host' | 'tls'>,
  { port, setting }: { readonly port: number; readonly setting: string },
  limits: ServerLimits,
  answers: (connections: Connections) => Answers,
): Promise<Listener> {
  const serverOptions = {
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.lookEvery,
    maxHeaderSize: 16 * 1024,
  };
  const server = createAdaptorServer({
    fetch: (request, env) => answer.fetch(request, env as HttpBindings),
    // The rest of the program tells answers of others by the Response that Node has.
    overrideGlobalObjects: false,
    ...(tls === undefined
      ? { createServer: createHttp, serverOptions }
      : {
          createServer: createHttps,
          serverOptions: { ...tls, ...serverOptions, handshakeTimeout: limits.headers, minVersion: 'TLSv1.2' },
        }),
  });
  if (!('setTimeout' in server) || !('closeAllConnections' in server)) throw new Error('This server speaks HTTP/1.1.');
  server.setTimeout(limits.idle);
  const connections = watchConnections(server, limits);
  const answer = answers(connections);
  const { upgrade } = answer;
  const upgraded = new Set<Duplex>();
  if (upgrade !== undefined) {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      upgraded.add(socket);
      socket.once('close', () => upgraded.delete(socket));
      upgrade({ request, socket, head });
    });
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotServe(host, port, setting, cause)));
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `${schemeOf({ tls })}://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        // Whoever does not answer a goodbye is not waited for.
        const late = setTimeout(() => upgraded.forEach((socket) => socket.destroy()), goodbye);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** `https` where the site has a certificate. */
export function schemeOf({ tls }: Pick<ServerConfig, 'tls'>): 'http' | 'https' {
  return tls === undefined ? 'http' : 'https';
}

/** The names under which a station is called: a page that points its own name here does not reach it. */
export function namesOf({ host, names }: Pick<ServerConfig, 'host' | 'names'>): ReadonlySet<string> {
  const own = isLoopback(host) ? ['localhost', '127.0.0.1', '::1'] : [];
  return new Set([host, ...own, ...names].map((name) => name.toLowerCase()));
}

/** A host header without its port. */
export function nameOf(header: string): string {
  return header
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}

function cannotServe(host: string, port: number, setting: string, cause: NodeJS.ErrnoException): CountersignError {
  const why = cause.code === 'EADDRINUSE' ? 'the port is taken by another program' : (cause.code ?? cause.name);
  return new CountersignError(
    ErrorCode.store,
    `The station cannot serve on ${host} port ${port}: ${why}. Change "host" or "${setting}" in server.json of the data directory.`,
    { cause },
  );
}
