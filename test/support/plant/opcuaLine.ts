/** A line to an OPC UA server without security on which single messages are lost or overtake each other. */
import { openProxy, type TcpProxy } from './tcpProxy.ts';

/** What becomes of each message from now on. */
export interface Faults {
  /** What the client asks to be told, with what it acknowledges, gets nowhere. */
  readonly losesRequests?: boolean;
  /** So many of the next notifications with values do not arrive. */
  readonly loses?: number;
  /** The next notification with values comes after the one that follows it. */
  readonly overtakes?: boolean;
}

export interface OpcuaLine extends TcpProxy {
  /** How many notifications with values did not get through when they came. */
  readonly held: () => number;
  readonly become: (faults: Faults) => void;
}

/** Ids of the encodings of messages (OPC UA part 6). */
const publishRequest = 826;
const publishResponse = 829;
/** Where a message without security has its number in the connection, the id of its encoding, and an answer the numbers of the messages that the server keeps. */
const numberAt = 16;
const idAt = 26;
const keptAt = 56;

function idOf(message: Buffer): number {
  return message.length < idAt + 2 ? 0 : message.readUInt16LE(idAt);
}

/** Whether it is an answer that tells something. */
function hasValues(message: Buffer): boolean {
  if (idOf(message) !== publishResponse) return false;
  const kept = Math.max(0, message.readInt32LE(keptAt));
  // After them: one byte, the number of the message and its time.
  return message.readInt32LE(keptAt + 4 + 4 * kept + 13) > 0;
}

/** Opens a line to a port of this machine. */
export async function openOpcuaLine(to: number): Promise<OpcuaLine> {
  let losesRequests = false;
  let loses = 0;
  let overtakes = false;
  let held = 0;
  const toServer = (message: Buffer): readonly Buffer[] =>
    losesRequests && idOf(message) === publishRequest ? [] : [message];
  /** Messages of a connection have numbers without gaps: those that get through are as if the others had never been sent. */
  const toClient = (): ((message: Buffer) => readonly Buffer[]) => {
    let next: number | undefined;
    let overtaken: readonly Buffer[] = [];
    const numbered = (message: Buffer): Buffer => {
      const made = Buffer.from(message);
      next ??= made.readUInt32LE(numberAt);
      made.writeUInt32LE(next, numberAt);
      next += 1;
      return made;
    };
    return (message) => {
      if (message.toString('latin1', 0, 3) !== 'MSG') return [message];
      if (!hasValues(message)) return [numbered(message)];
      if (loses > 0) {
        loses -= 1;
        held += 1;
        return [];
      }
      if (overtakes) {
        overtakes = false;
        held += 1;
        overtaken = [message];
        return [];
      }
      const passed = [message, ...overtaken].map(numbered);
      overtaken = [];
      return passed;
    };
  };
  const line = await openProxy(to, (side) => {
    let received = Buffer.alloc(0);
    const pass = side === 'server' ? toServer : toClient();
    return (data) => {
      received = Buffer.concat([received, data]);
      const messages: Buffer[] = [];
      while (received.length >= 8 && received.length >= received.readUInt32LE(4)) {
        const size = received.readUInt32LE(4);
        messages.push(received.subarray(0, size));
        received = received.subarray(size);
      }
      return messages.flatMap(pass);
    };
  });
  return {
    ...line,
    held: () => held,
    become: (faults) => {
      losesRequests = faults.losesRequests ?? false;
      loses = faults.loses ?? 0;
      overtakes = faults.overtakes ?? false;
    },
  };
}
