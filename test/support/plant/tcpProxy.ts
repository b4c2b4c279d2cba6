/** A line between a client and a server that can be cut, as a switch or a cable is. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

export interface TcpProxy {
  readonly port: number;
  /** Breaks all connections, and lets none through until `mend`. */
  readonly cut: () => void;
  /**
   * Nothing gets through any more, and nobody is told: what a firewall does that forgot its connections. Those that there are
   * stay so for ever; new ones work after `mend`.
   */
  readonly drop: () => void;
  readonly mend: () => void;
  /** Milliseconds that what the server says is on its way from now on. */
  readonly delay: (ms: number) => void;
  readonly close: () => void;
}

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  isDropped: boolean;
}

/** What becomes of what one side of a connection says, in the order in which it is passed on. */
export type Passing = (data: Buffer) => readonly Buffer[];

/** Opens a line to a port of this machine. `passing` is asked for each direction of each connection. */
export async function openProxy(
  to: number,
  passing: (to: 'server' | 'client') => Passing = () => (data) => [data],
): Promise<TcpProxy> {
  const connections = new Set<Connection>();
  let isCut = false;
  let isDropping = false;
  let latency = 0;
  const destroy = (connection: Connection): void => {
    connections.delete(connection);
    connection.near.destroy();
    connection.far.destroy();
  };
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(to, '127.0.0.1');
    const connection: Connection = { near, far, isDropped: isDropping };
    connections.add(connection);
    // That one side ends gets through as little as anything else.
    const end = (): void => {
      if (!connection.isDropped) destroy(connection);
    };
    for (const one of [near, far]) one.on('error', end).on('close', end);
    const [outward, inward] = [passing('server'), passing('client')];
    near.on('data', (data) => {
      if (connection.isDropped) return;
      for (const part of outward(data)) far.write(part);
    });
    far.on('data', (data) => {
      if (connection.isDropped) return;
      for (const part of inward(data)) {
        if (latency === 0) near.write(part);
        else setTimeout(() => near.destroyed || near.write(part), latency);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const cut = (): void => {
    isCut = true;
    for (const connection of connections) destroy(connection);
  };
  return {
    port,
    cut,
    drop: () => {
      isDropping = true;
      for (const connection of connections) connection.isDropped = true;
    },
    mend: () => {
      isCut = false;
      isDropping = false;
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
