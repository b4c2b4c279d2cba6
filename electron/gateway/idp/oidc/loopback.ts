/**
 * The loopback redirect of a native app (RFC 8252, 7.3): a listener for one sign-in. It is there before the browser is
 * opened, is bound to this computer alone, takes one answer at each step of the way, and is gone after the last (OI-1 to
 * OI-3, OI-17).
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { closedTab, notHere, pageHeaders } from './callbackPage.ts';
import type { OidcConfig } from './config.ts';
import { notProved, ProofFailure } from '../provider.ts';
import { openSteps, type Redirect, type RedirectOptions } from './redirect.ts';

export interface LoopbackOptions extends RedirectOptions {
  readonly redirect: OidcConfig['redirect'];
}

const longestTarget = 8192;
/** Milliseconds that a request may take to arrive. */
const requestLimit = 5000;
/** Milliseconds that open connections get at the end. */
const grace = 250;
/** How often another free port is tried when the other loopback address has it taken. */
const mostTries = 10;

/** Opens the listener. Throws `misconfigured` when none of the ports that the provider knows is free. */
export async function openLoopback({ redirect, ...options }: LoopbackOptions): Promise<Redirect> {
  const steps = openSteps(options);
  const authorityOf = (port: number): string => `${redirect.host}:${port}`;
  let authority = '';

  /** The address that the browser came back with, or what is wrong with a request. */
  const read = (request: IncomingMessage): URL | string => {
    const target = request.url ?? '';
    if (request.method !== 'GET') return `the method ${String(request.method).slice(0, 20)}`;
    if (request.headers.host !== authority) return 'another host';
    if (target.length > longestTarget) return 'an address that is too long';
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (Number(length ?? 0) > 0 || encoding !== undefined) return 'a body';
    const url = URL.parse(target, `http://${authority}`);
    return url?.pathname === redirect.path && url.host === authority ? url : 'another path';
  };
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    // A body is not wanted, and must not be read as another request.
    request.resume();
    const url = read(request);
    const shown = typeof url === 'string' ? steps.refuse(url) : steps.take(url);
    switch (shown.kind) {
      case 'refused':
        response.writeHead(400, pageHeaders).end(notHere);
        return;
      case 'done':
        response.on('finish', shown.arrived);
        response.on('close', shown.arrived);
        response.writeHead(200, pageHeaders).end(closedTab);
        return;
      case 'onward':
        shown.location.then(
          ({ href }) => response.writeHead(303, { ...pageHeaders, location: href }).end(),
          () => response.writeHead(200, pageHeaders).end(closedTab),
        );
    }
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
      steps.refuse('what is no request');
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });
    return server;
  });
  const port = portOf(servers[0]);
  authority = authorityOf(port);

  return {
    redirectUri: `http://${authority}${redirect.path}`,
    answer: steps.answer,
    sendOn: steps.sendOn,
    close: async () => {
      steps.giveUp();
      await Promise.all(servers.map(stop));
    },
  };
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
