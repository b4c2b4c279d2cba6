/** A line between a client and a server that can be cut, as a switch or a cable is. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

export interface TcpProxy {
  readonly port: number;
  /** Breaks all connections, and lets none through until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Milliseconds that what the server says is on its way from now on. */
  readonly delay: (ms: number) => void;
  readonly close: () => void;
}

/** Opens a line to a port of this machine. */
export async function openProxy(to: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let latency = 0;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(to, '127.0.0.1');
    const end = (): void => {
      near.destroy();
      far.destroy();
      sockets.delete(near);
    };
    for (const one of [near, far]) one.on('error', end).on('close', end);
    sockets.add(near);
    near.pipe(far);
    far.on('data', (data) => {
      if (latency === 0) near.write(data);
      else setTimeout(() => near.destroyed || near.write(data), latency);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const cut = (): void => {
    isCut = true;
    for (const near of sockets) near.destroy();
  };
  return {
    port,
    cut,
    mend: () => {
      isCut = false;
    },
    delay: (ms) => {
      latency = ms;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}
