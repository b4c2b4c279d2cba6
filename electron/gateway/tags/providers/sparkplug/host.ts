/** The station as a host of Sparkplug B: whether it is there, as edge nodes know it by its name. */
import { z } from 'zod';
import type { Clock } from '../../../platform/ports.ts';
import type { BrokerConnection, Message, Will } from '../broker/connection.ts';
import { stateText, stateTopic } from './topics.ts';

/** Milliseconds between two times that the station says it: two of one name would contradict each other without end. */
const interval = 1000;

const state = z.object({ online: z.boolean() });

export interface Host {
  /** The topics that it follows for itself. */
  readonly topics: readonly string[];
  /** What the broker says once the station is gone. */
  readonly will: (() => Will) | undefined;
  readonly come: (connection: BrokerConnection) => Promise<void>;
  readonly leave: (connection: BrokerConnection) => Promise<void>;
  /** Hears what is said of it: somebody else, or its own late will, may have said that it is gone. */
  readonly take: (message: Message, connection: BrokerConnection | undefined) => void;
  /** Says nothing any more over the connection that there was. */
  readonly stop: () => void;
}

/** A host of a name; without one it says nothing. */
export function openHost(hostId: string | undefined, clock: Clock): Host {
  if (hostId === undefined) {
    const nothing = (): Promise<void> => Promise.resolve();
    return { topics: [], will: undefined, come: nothing, leave: nothing, take: () => undefined, stop: () => undefined };
  }
  const topic = stateTopic(hostId);
  let connectedAt = clock.now();
  let saidAt = -interval;
  let callOff: (() => void) | undefined;
  const say = async (connection: BrokerConnection, online: boolean): Promise<void> => {
    saidAt = clock.monotonic();
    const timestamp = online ? connectedAt : clock.now();
    await connection.publish({ topic, payload: stateText(online, timestamp), qos: 1, retain: true });
  };
  return {
    topics: [topic],
    will: () => {
      connectedAt = clock.now();
      return { topic, payload: stateText(false, connectedAt) };
    },
    come: (connection) => say(connection, true),
    leave: (connection) => say(connection, false),
    take: ({ topic: on, payload, isRetained }, connection) => {
      if (on !== topic || isRetained || connection === undefined || !isOffline(payload)) return;
      callOff ??= clock.after(Math.max(0, saidAt + interval - clock.monotonic()), () => {
        callOff = undefined;
        void say(connection, true).catch(() => undefined);
      });
    },
    stop: () => {
      callOff?.();
      callOff = undefined;
    },
  };
}

function isOffline(payload: Buffer): boolean {
  try {
    return !state.parse(JSON.parse(payload.toString())).online;
  } catch {
    return false;
  }
}
