/**
 * The loopback redirect of a native app (RFC 8252, 7.3): a listener for one sign-in. It is there before the browser is
 * opened, is bound to this computer alone, takes one answer at each step of the way, and is gone after the last (OI-1 to
 * OI-3, OI-17).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { closedTab, notHere, pageHeaders } from './callbackPage.ts';
import type { OidcConfig } from './config.ts';
import { notProved, ProofFailure } from '../provider.ts';

export interface LoopbackOptions {
  readonly redirect: OidcConfig['redirect'];
  /** What the last answer must bring back. */
  readonly state: string;
  readonly issuer: string;
  /** Hears of each request that was refused, in words for the trail. */
  readonly refused: (reason: string) => void;
}

export interface Loopback {
  /** `http://127.0.0.1:49152/callback`: the address, the port that is bound, the exact path. */
  readonly redirectUri: string;
  /**
   * The provider's last answer: the address that the browser came with. Rejects with a mix-up (RFC 9207), with what a step
   * on the way threw, and on close.
   */
  readonly answer: Promise<URL>;
  /**
   * Sends the browser on when it comes back with this state: where `next` says, once it has looked at the answer, or
   * nowhere where that is none. The first answer decides; whoever opens the same address once more is sent on as well.
   */
  readonly sendOn: (state: string, next: (answer: URL) => Promise<URL> | undefined) => void;
  /** Gives the port back; a request after that finds nobody. */
  readonly close: () => Promise<void>;
}

const longestTarget = 8192;
/** Milliseconds that a request may take to arrive. */
const requestLimit = 5000;
/** Milliseconds that open connections get at the end. */
const grace = 250;
/** How often another free port is tried when the other loopback address has it taken. */
const mostTries = 10;

/** Opens the listener. Throws `misconfigured` when none of the ports that the provider knows is free. */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { redirect, state, issuer, refused } = options;
  const authorityOf = (port: number): string => `${redirect.host}:${port}`;
  let authority = '';
  let used = false;
  const onward = new Map<string, (answer: URL) => Promise<URL> | undefined>();
  let resolve: (url: URL) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const answer = new Promise<URL>((fulfil, refuseIt) => {
    resolve = fulfil;
    reject = refuseIt;
  });
  answer.catch(() => undefined);

  const refuse = (response: ServerResponse, reason: string): void => {
    refused(reason);
    response.writeHead(400, pageHeaders).end(notHere);
  };
  /** The answer to a sign-in of this station, or what is wrong with a request. */
  const read = (request: IncomingMessage): URL | string => {
    const target = request.url ?? '';
    if (request.method !== 'GET') return `the method ${String(request.method).slice(0, 20)}`;
    if (request.headers.host !== authority) return 'another host';
    if (target.length > longestTarget) return 'an address that is too long';
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (Number(length ?? 0) > 0 || encoding !== undefined) return 'a body';
    const url = URL.parse(target, `http://${authority}`);
    if (url?.pathname !== redirect.path || url.host !== authority) return 'another path';
    const states = url.searchParams.getAll('state');
    return states.length === 1 ? url : 'no state';
  };
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    // A body is not wanted, and must not be read as another request.
    request.resume();
    const url = read(request);
    if (typeof url === 'string') {
      refuse(response, url);
      return;
    }
    const given = url.searchParams.get('state') ?? '';
    const next = onward.get(given);
    if (next !== undefined) {
      if (isFromHere(url, response)) sendTo(next(url), response);
    } else if (!equal(given, state)) {
      refuse(response, 'another state');
    } else if (used) {
      refuse(response, 'a second answer');
    } else if (!isAnswer(url)) {
      refuse(response, 'an answer without a code');
    } else {
      used = true;
      settle(url, response);
    }
  };
  const isFromHere = (url: URL, response: ServerResponse): boolean => {
    if (url.searchParams.getAll('iss').every((iss) => iss === issuer)) return true;
    refuse(response, 'the answer of another issuer');
    reject(notProved(ProofFailure.denied, 'The answer came from another identity provider.'));
    return false;
  };
  const sendTo = (location: Promise<URL> | undefined, response: ServerResponse): void => {
    if (location === undefined) {
      refuse(response, 'an answer without a code');
      return;
    }
    location.then(
      ({ href }) => response.writeHead(303, { ...pageHeaders, location: href }).end(),
      (error: unknown) => {
        response.writeHead(200, pageHeaders).end(closedTab);
        reject(error);
      },
    );
  };
  const settle = (url: URL, response: ServerResponse): void => {
    if (!isFromHere(url, response)) return;
    // The page is on its way to the browser; nothing waits until it has arrived.
    response.on('finish', () => resolve(url));
    response.on('close', () => resolve(url));
    response.writeHead(200, pageHeaders).end(closedTab);
  };

  // With the first sign-in: this module of Node's brings much with it that no start of the program has to wait for.
  const { createServer } = await import('node:http');
  const servers = await listen(redirect, () => {
    const server = createServer(
      {
        maxHeaderSize: 2 * longestTarget,
        requestTimeout: requestLimit,
        headersTimeout: requestLimit,
        connectionsCheckingInterval: 1000,
      },
      take,
    );
    server.on('clientError', (_error, socket: Socket) => {
      // What comes after an answer was not asked for.
      if (socket.bytesWritten > 0 || !socket.writable) {
        socket.destroy();
        return;
      }
      refused('what is no request');
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });
    return server;
  });
  const port = portOf(servers[0]);
  authority = authorityOf(port);

  return {
    redirectUri: `http://${authority}${redirect.path}`,
    answer,
    sendOn: (returned, next) => {
      let location: Promise<URL> | undefined;
      onward.set(returned, (first) => (location ??= next(first)));
    },
    close: async () => {
      reject(notProved(ProofFailure.cancelled, 'This sign-in was given up.'));
      await Promise.all(servers.map(stop));
    },
  };
}

/** Whether an address is what a provider sends back: a code or an error, and one of them. */
export function isAnswer({ searchParams }: URL): boolean {
  return searchParams.getAll('code').length + searchParams.getAll('error').length === 1;
}

function equal(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

function portOf(server: Server | undefined): number {
  const address: AddressInfo | string | null | undefined = server?.address();
  if (typeof address !== 'object' || address === null) throw new Error('The loopback listener has no port.');
  return address.port;
}

/** One server on each loopback address that this computer has, on the same port, so that nobody else answers there. */
async function listen(redirect: OidcConfig['redirect'], make: () => Server): Promise<Server[]> {
  const [first, second] = redirect.host === '[::1]' ? (['::1', '127.0.0.1'] as const) : (['127.0.0.1', '::1'] as const);
  const candidates = redirect.ports.length > 0 ? redirect.ports : Array.from({ length: mostTries }, () => 0);
  for (const wanted of candidates) {
    const server = make();
    const bound = await bind(server, wanted, first);
    if (bound !== 'bound') continue;
    const other = make();
    const also = await bind(other, portOf(server), second).catch(async (error: unknown) => {
      await stop(server);
      throw error;
    });
    if (also === 'bound') return [server, other];
    if (also === 'no such address') return [server];
    await stop(server);
  }
  throw notProved(
    ProofFailure.misconfigured,
    redirect.ports.length > 0
      ? `None of the ports ${redirect.ports.join(', ')} is free on this computer. Another sign-in may be open.`
      : 'This computer has no free port for the sign-in.',
  );
}

function bind(server: Server, port: number, host: string): Promise<'bound' | 'taken' | 'no such address'> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('no such address');
      else reject(error);
    });
    server.listen(port, host, () => {
      // What goes wrong later is one connection's.
      server.on('error', () => undefined);
      resolve('bound');
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // What is on its way to the browser gets there; whoever only holds a connection does not hold the port.
    const late = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
