/** Which topics there are: MQTT has no list of them, so it is listened for a moment. */
import type { Clock } from '../../../platform/ports.ts';
import { Unconfirmed, type BrokerConnection } from '../broker/connection.ts';

/** Milliseconds for which it is listened, and for which what was heard is answered again. */
const moment = 1000;
const kept = 10_000;
/** Topics that are listed. */
const most = 5000;

export interface Listening {
  /** The topics on which something came while it was listened, or was kept by the broker. Rejects with `Unconfirmed`. */
  readonly topics: (connection: BrokerConnection) => Promise<readonly string[]>;
  readonly take: (topic: string) => void;
  readonly close: () => void;
}

export interface ListeningOptions {
  readonly clock: Clock;
  readonly filters: readonly string[];
  /** Whether a topic is followed beside this. */
  readonly isFollowed: (topic: string) => boolean;
}

export function openListening({ clock, filters, isFollowed }: ListeningOptions): Listening {
  const heard = new Set<string>();
  let isListening = false;
  let isClosed = false;
  let running: Promise<readonly string[]> | undefined;
  let end = (): void => undefined;
  const listen = async (connection: BrokerConnection): Promise<readonly string[]> => {
    isListening = true;
    try {
      const [refused] = (await connection.subscribe(filters, 0)).values();
      if (refused !== undefined) throw new Unconfirmed(refused, false);
      await new Promise<void>((resolve) => {
        const callOff = clock.after(moment, resolve);
        end = () => {
          callOff();
          resolve();
        };
      });
    } finally {
      isListening = false;
      connection.unsubscribe(filters.filter((filter) => !isFollowed(filter)));
    }
    return [...heard];
  };
  const forget = (): void => {
    running = undefined;
  };
  return {
    topics: (connection) => {
      if (filters.length === 0) return Promise.resolve([]);
      if (running === undefined) {
        running = listen(connection);
        running.then(() => {
          if (!isClosed) end = clock.after(kept, forget);
        }, forget);
      }
      return running;
    },
    take: (topic) => {
      if (isListening && heard.size < most) heard.add(topic);
    },
    close: () => {
      isClosed = true;
      end();
    },
  };
}
