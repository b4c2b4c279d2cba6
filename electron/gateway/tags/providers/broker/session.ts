/** A broker that is connected by itself, again and again, for as long as a provider is open. */
import { Connection } from '../../provider.ts';
import type { ProviderContext } from '../kind.ts';
import { retryDelay } from '../retry.ts';
import type { Standing } from '../standing.ts';
import { connectBroker, type BrokerConnection, type Message, type Will } from './connection.ts';
import type { BrokerSettings } from './settings.ts';
import { isRefusal, wordsOf } from './words.ts';

/** Milliseconds after which a connection counts as one that lasts. */
const lasting = 10_000;

export interface BrokerSession {
  /** The connection that there is now. */
  readonly live: () => BrokerConnection | undefined;
  /** Resolves when the attempt to connect that runs now has ended. */
  readonly settled: () => Promise<void>;
  /** What there is now does not answer: it counts as lost. */
  readonly fail: (error: unknown) => void;
  readonly close: () => Promise<void>;
}

export interface SessionOptions {
  readonly settings: BrokerSettings;
  readonly context: ProviderContext;
  readonly standing: Standing;
  /** What is said of the station when it is gone, made for each connection. */
  readonly will?: () => Will;
  /** A connection is there. It counts as one once this resolves, and as lost where it rejects. */
  readonly connected: (connection: BrokerConnection) => Promise<void>;
  /** It is lost: what comes over the next knows nothing of this one. */
  readonly lost: () => void;
  readonly take: (message: Message) => void;
  /** The station is about to leave: what it sends now goes out before, and nobody waits for the answer. */
  readonly leaving?: (connection: BrokerConnection) => Promise<void>;
}

/** Opens it: connects now, and after each loss. */
export function openSession(options: SessionOptions): BrokerSession {
  const { settings, context, standing, will, take, leaving } = options;
  const { clock } = context;
  const closing = new AbortController();
  let live: BrokerConnection | undefined;
  let attempt = 0;
  let attempted = Promise.resolve();
  let callOff = (): void => undefined;
  let callOffLasting = (): void => undefined;

  const leave = (error: unknown): void => {
    const left = live;
    live = undefined;
    callOffLasting();
    void left?.close();
    if (closing.signal.aborted) return;
    standing.take(Connection.faulted, `${settings.broker}: ${wordsOf(error)}`);
    options.lost();
    attempt += 1;
    callOff();
    const delay = retryDelay({ attempt, addresses: 1, refused: isRefusal(error) });
    standing.again(delay);
    callOff = clock.after(delay, () => {
      attempted = connect();
    });
  };
  const connect = async (): Promise<void> => {
    try {
      const made: BrokerConnection = await connectBroker({
        settings,
        context,
        signal: closing.signal,
        will: will?.(),
        take,
        lost: (error) => {
          if (live === made) leave(error);
        },
      });
      if (closing.signal.aborted) {
        await made.close();
        return;
      }
      live = made;
      callOffLasting = clock.after(lasting, () => {
        attempt = 0;
      });
      try {
        await options.connected(made);
        if (live === made) standing.take(Connection.connected, made.words);
      } catch (error) {
        if (live === made) leave(error);
      }
    } catch (error) {
      leave(error);
    }
  };
  attempted = connect();
  return {
    live: () => live,
    settled: () => attempted,
    fail: (error) => {
      if (live !== undefined) leave(error);
    },
    close: async () => {
      closing.abort();
      callOff();
      callOffLasting();
      const left = live;
      if (left !== undefined) leaving?.(left).catch(() => undefined);
      live = undefined;
      await left?.close();
      await attempted;
    },
  };
}
