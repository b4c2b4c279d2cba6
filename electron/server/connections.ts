/**
 * Who holds connections to the station. Each address may hold some of them; where one too many comes, the connection
 * that has waited longest for its caller makes room. So requests that are begun and never finished shut nobody out, of
 * the same address neither.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv6, type Server, type Socket } from 'node:net';

export interface ConnectionLimits {
  readonly most: number;
  readonly mostOfOneAddress: number;
}

export interface Connections {
  /** A request came. False when its connection is still busy with another: more than one at once is turned away. */
  readonly begun: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** It is here as a whole: until it is answered the connection waits for the station, and makes room for nobody. */
  readonly received: (request: IncomingMessage) => void;
  /** A request came for which nothing is kept back, as for a file of a page: its connection is the last to make room. */
  readonly used: (request: IncomingMessage) => void;
  /** Its connection belongs to somebody who is known from here on: it is not counted any more. */
  readonly handedOver: (request: IncomingMessage) => void;
}

interface Open {
  readonly socket: Socket;
  readonly address: string;
  busy: boolean;
  waitsForCaller: boolean;
}

/** Watches the connections of a server, from before the first. */
export function watchConnections(server: Server, { most, mostOfOneAddress }: ConnectionLimits): Connections {
  /** By the caller's end; whoever waits longest comes first. */
  const open = new Map<string, Open>();
  // Over TLS a request has another socket object than its connection: both have the same other end.
  const endOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress ?? ''} ${remotePort ?? ''}`;

  const toEnd = (end: string, entry: Open): void => {
    if (open.get(end) !== entry) return;
    open.delete(end);
    open.set(end, entry);
  };
  const makeRoom = (among: readonly (readonly [string, Open])[]): boolean => {
    const [end, longest] = among.find(([, { waitsForCaller }]) => waitsForCaller) ?? [];
    if (end === undefined || longest === undefined) return false;
    open.delete(end);
    longest.socket.destroy();
    return true;
  };
  server.on('connection', (socket: Socket) => {
    const end = endOf(socket);
    const address = addressOf(socket);
    const all = [...open];
    const same = all.filter(([, other]) => other.address === address);
    const isFull = same.length >= mostOfOneAddress ? !makeRoom(same) : all.length >= most && !makeRoom(all);
    if (isFull) {
      socket.destroy();
      return;
    }
    const entry = { socket, address, busy: false, waitsForCaller: true };
    open.set(end, entry);
    socket.once('close', () => {
      if (open.get(end) === entry) open.delete(end);
    });
  });

  return {
    begun: (request, response) => {
      const end = endOf(request.socket);
      const entry = open.get(end);
      if (entry === undefined || entry.busy) return false;
      entry.busy = true;
      response.once('close', () => {
        entry.busy = false;
        entry.waitsForCaller = true;
        toEnd(end, entry);
      });
      return true;
    },
    received: (request) => {
      const entry = open.get(endOf(request.socket));
      if (entry !== undefined) entry.waitsForCaller = false;
    },
    used: (request) => {
      const end = endOf(request.socket);
      const entry = open.get(end);
      if (entry !== undefined) toEnd(end, entry);
    },
    handedOver: (request) => void open.delete(endOf(request.socket)),
  };
}

/** The address of the other end. An IPv4 address that came in over IPv6 is the same address. */
export function remoteAddressOf({ remoteAddress }: Pick<Socket, 'remoteAddress'>): string | undefined {
  return remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '');
}

/** What counts as one address: of an IPv6 address its network of 64 bits, which one caller has whole. */
export function addressOf(socket: Pick<Socket, 'remoteAddress'>): string {
  const address = (remoteAddressOf(socket) ?? 'unknown').replace(/%.*$/, '');
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const filled = address.includes('::') ? [...head, ...Array<string>(8 - head.length - tail.length).fill('0')] : head;
  return `${[...filled, ...tail].slice(0, 4).join(':')}::/64`;
}
