/** A connection of Modbus TCP: one request at a time, each with its time limit. */
import { connect } from 'node:net';
import type { Clock } from '../../../platform/ports.ts';

/** What a device answered: what stands behind the code of the function, or the number of its exception. */
export type Answer = { readonly data: Buffer } | { readonly exception: number };

/** Why there is no answer. `wasSent` where the device may have got the request. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly wasSent: boolean;
  constructor(message: string, wasSent: boolean) {
    super(message);
    this.wasSent = wasSent;
  }
}

export interface ModbusConnection {
  /** Asks a unit. Rejects with `NoAnswer` when the connection is lost, which it is when no answer comes in time. */
  readonly ask: (unit: number, request: Buffer) => Promise<Answer>;
  readonly close: () => void;
}

export interface ConnectOptions {
  readonly host: string;
  readonly port: number;
  readonly timeout: number;
  readonly clock: Clock;
  readonly connected: () => void;
  /** It could not be made, or is gone: called once, with the reason in words. */
  readonly lost: (reason: string) => void;
}

interface Request {
  readonly unit: number;
  readonly request: Buffer;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: NoAnswer) => void;
}

/** What is there of an answer: its length and its function as it says them. */
interface Beginning {
  readonly received: Buffer;
  readonly length: number;
  readonly answered: number;
}

const header = 7;

const meanings: Readonly<Record<string, string>> = Object.freeze({
  ECONNREFUSED: 'nobody listens there: start the device, or mend the port',
  ENOTFOUND: 'no computer has this name: mend the host, or the name service',
  EAI_AGAIN: 'no computer has this name: mend the host, or the name service',
  EHOSTUNREACH: 'no way leads there: look at the network',
  ENETUNREACH: 'no way leads there: look at the network',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
});

/** Opens a connection. */
export function connectModbus({ host, port, timeout, clock, connected, lost }: ConnectOptions): ModbusConnection {
  const socket = connect({ host, port, noDelay: true, keepAlive: true });
  const waiting: Request[] = [];
  let asked: Request | undefined;
  let isConnected = false;
  let reason: string | undefined;
  let transaction = 0;
  let received = Buffer.alloc(0);

  const end = (why: string): void => {
    if (reason !== undefined) return;
    reason = why;
    callOff();
    socket.destroy();
    asked?.reject(new NoAnswer(why, true));
    for (const one of waiting.splice(0)) one.reject(new NoAnswer(why, false));
    lost(why);
  };
  const limit = (): (() => void) => clock.after(timeout, () => end(`it did not answer within ${timeout} ms`));
  let callOff = limit();
  const next = (): void => {
    if (asked !== undefined || !isConnected || reason !== undefined) return;
    asked = waiting.shift();
    if (asked === undefined) return;
    transaction = (transaction + 1) % 0x1_0000;
    const frame = Buffer.alloc(header);
    frame.writeUInt16BE(transaction, 0);
    frame.writeUInt16BE(asked.request.length + 1, 4);
    frame.writeUInt8(asked.unit, 6);
    socket.write(Buffer.concat([frame, asked.request]));
    callOff = limit();
  };
  /** Why what came is no answer to what was asked, in words. */
  const whyNoAnswer = ({ received: bytes, length, answered }: Beginning): string | undefined => {
    if (bytes.readUInt16BE(2) !== 0 || length < 2 || length > 254) return 'that is no Modbus TCP';
    if (asked === undefined) return undefined;
    const [code] = asked.request;
    const [number, unit] = [bytes.readUInt16BE(0), bytes.readUInt8(6)];
    if (number !== transaction) return `request ${number}, and it was asked ${transaction}`;
    if (unit !== asked.unit) return `the unit ${unit}, and unit ${asked.unit} was asked`;
    if ((answered & 0x7f) !== code) return `function ${answered & 0x7f}, and function ${code} was asked`;
    return bytes.length > length + 6 ? 'more came than one answer' : undefined;
  };
  /** Takes the answer that is complete, if there is one. What is no answer to what was asked ends the connection. */
  const take = (): void => {
    if (received.length < header + 1) return;
    const length = received.readUInt16BE(4);
    const answered = received.readUInt8(header);
    const wrong = whyNoAnswer({ received, length, answered });
    if (asked === undefined || wrong !== undefined) {
      end(`it answers what was not asked: ${wrong ?? 'nothing was'}`);
      return;
    }
    if (received.length < length + 6) return;
    const data = received.subarray(header + 1);
    const { resolve } = asked;
    asked = undefined;
    received = Buffer.alloc(0);
    callOff();
    resolve(answered < 0x80 ? { data } : { exception: data[0] ?? 0 });
    next();
  };
  socket.on('connect', () => {
    isConnected = true;
    callOff();
    connected();
    next();
  });
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    take();
  });
  socket.on('error', (error) => {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    end(meanings[code] ?? `it cannot be spoken to (${code})`);
  });
  socket.on('close', () => end('it closed the connection'));
  return {
    ask: (unit, request) =>
      new Promise((resolve, reject) => {
        if (reason !== undefined) {
          reject(new NoAnswer(reason, false));
          return;
        }
        waiting.push({ unit, request, resolve, reject });
        next();
      }),
    close: () => end('the station closed the connection'),
  };
}
