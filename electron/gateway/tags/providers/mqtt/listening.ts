/** Which topics there are: MQTT has no list of them, so it is listened for a moment. */
import type { Clock } from '../../../platform/ports.ts';
import type { BrokerConnection } from '../broker/connection.ts';

/** Milliseconds for which it is listened, and for which what was heard is answered again. */
const moment = 1000;
const kept = 10_000;
/** Topics that are listed. */
const most = 5000;

export interface Listening {
  /** The topics on which something came while it was listened, or was kept by the broker. Rejects where it does not answer. */
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
  let running: Promise<readonly string[]> | undefined;
  let end = (): void => undefined;
  const listen = async (connection: BrokerConnection): Promise<readonly string[]> => {
    isListening = true;
    try {
      await connection.subscribe(filters, 0);
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
  return {
    topics: (connection) => {
      if (running === undefined) {
        running = listen(connection);
        void running
          .catch(() => undefined)
          .then(() => {
            const callOff = clock.after(kept, () => {
              running = undefined;
            });
            end = callOff;
          });
      }
      return running;
    },
    take: (topic) => {
      if (isListening && heard.size < most) heard.add(topic);
    },
    close: () => end(),
  };
}
