/** A connection to a broker, until it is lost or closed. It is never mended: another is opened, and nothing waits for it. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { IClientOptions, MqttClient, Packet } from 'mqtt';
import { CountersignError, ErrorCode } from '../../../../contract/errors.ts';
import { fileFault } from '../../../platform/fileFault.ts';
import { plainText } from '../../../platform/plainFile.ts';
import type { ProviderContext } from '../kind.ts';
import { loadMqtt } from './library.ts';
import type { BrokerSettings } from './settings.ts';
import { closedAtOnce, wordsOf, wordsOfCode } from './words.ts';

/** Filters of one request. */
const mostAtOnce = 200;
/** Bytes of a message that a broker of MQTT 5 may send at most. */
const mostBytes = 32_000_000;
/** Milliseconds for leaving. */
const leaving = 500;
/** The number with which MQTT 5 says that nobody follows a topic. */
const noTakers = 16;

export interface Message {
  readonly topic: string;
  readonly payload: Buffer;
  /** The broker kept it: it was sent before the station followed the topic. */
  readonly isRetained: boolean;
}

/** What the broker says to everybody once the station is gone without leaving. */
export interface Will {
  readonly topic: string;
  readonly payload: string;
}

export interface Publication {
  readonly topic: string;
  readonly payload: string | Buffer;
  readonly qos: 0 | 1;
  readonly retain: boolean;
  /** Seconds after which a broker of MQTT 5 gives it to nobody any more. */
  readonly expiry?: number;
}

/** Why the broker did not confirm a message. `wasSent` where it may have got it. */
export class Unconfirmed extends Error {
  override readonly name = 'Unconfirmed';
  readonly wasSent: boolean;
  constructor(message: string, wasSent: boolean) {
    super(message);
    this.wasSent = wasSent;
  }
}

export interface BrokerConnection {
  /** How it speaks, for people. */
  readonly words: string;
  /** Follows topics; answers those that the broker refuses, with the reason. Rejects with `Unconfirmed`. */
  readonly subscribe: (filters: readonly string[], qos: 0 | 1 | 2) => Promise<ReadonlyMap<string, string>>;
  readonly unsubscribe: (filters: readonly string[]) => void;
  /**
   * Sends a message. Resolves when the broker has it, as far as `qos` lets it say so, and answers whether anybody follows the topic
   * where it says that. Rejects with `Unconfirmed`.
   */
  readonly publish: (publication: Publication) => Promise<{ readonly hasTakers: boolean }>;
  readonly close: () => Promise<void>;
}

export interface BrokerOptions {
  readonly settings: BrokerSettings;
  readonly context: Pick<ProviderContext, 'clock' | 'folder' | 'secret'>;
  /** Ends it while it connects. */
  readonly signal: AbortSignal;
  readonly will: Will | undefined;
  readonly take: (message: Message) => void;
  /** Hears once that it was lost. */
  readonly lost: (error: unknown) => void;
}

/** Connects. Rejects with what the library or `not-live` says; nothing is left open then. */
export async function connectBroker(options: BrokerOptions): Promise<BrokerConnection> {
  const { settings, context, signal, take, lost } = options;
  const { clock } = context;
  const chosen = clientOptions(options);
  const mqtt = await loadMqtt();
  signal.throwIfAborted();
  const client = mqtt.connect(settings.broker, chosen);
  const pending = new Set<(reason: string) => void>();
  /** Messages that nobody follows, by their number. The library keeps that for itself. */
  const untaken = new Set<number>();
  let ended = false;
  /** Ends what waits for an answer; false where that was done before. */
  const end = (reason: string): boolean => {
    if (ended) return false;
    ended = true;
    for (const reject of pending) reject(reason);
    client.end(true);
    return true;
  };
  client.on('message', (topic, payload, { retain }) => {
    if (!ended) take({ topic, payload, isRetained: retain });
  });
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'puback' && packet.reasonCode === noTakers && packet.messageId !== undefined)
      untaken.add(packet.messageId);
  });
  await begun(client, signal, (error) => {
    if (end(wordsOf(error))) lost(error);
  }).catch((error: unknown) => {
    end(wordsOf(error));
    throw error;
  });

  /** What the broker answers in time. */
  const answered = <T>(ask: (done: (error: unknown, value: () => T) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new Unconfirmed('the connection was lost', false));
        return;
      }
      const settle = (act: () => void): void => {
        callOff();
        pending.delete(giveUp);
        act();
      };
      const giveUp = (reason: string): void => settle(() => reject(new Unconfirmed(reason, true)));
      const callOff = clock.after(settings.timeout, () =>
        giveUp(`the broker did not answer within ${settings.timeout / 1000} s`),
      );
      pending.add(giveUp);
      ask((error, value) =>
        settle(() => {
          if (error === null || error === undefined) resolve(value());
          // A number is the broker's own answer: it did not take it.
          else reject(new Unconfirmed(wordsOf(error), typeof Reflect.get(Object(error), 'code') !== 'number'));
        }),
      );
    });
  const subscribeSome = (filters: readonly string[], qos: 0 | 1 | 2): Promise<ReadonlyMap<string, string>> =>
    answered((done) => {
      client.subscribe([...filters], { qos }, (error, _granted, packet) => {
        const codes = packet?.granted ?? [];
        if (codes.length !== filters.length) {
          done(error ?? new Error('the broker answers another number of topics'), () => new Map());
          return;
        }
        const refused = filters.flatMap((filter, at): readonly (readonly [string, string])[] => {
          const code = Number(codes[at]);
          // 3.1.1 has one number for whatever the reason is.
          const words =
            code === 128 ? 'the broker refuses the topic: have the right to read it given there' : wordsOfCode(code);
          return code < 128 ? [] : [[filter, words]];
        });
        done(null, () => new Map(refused));
      });
    });
  return {
    words: wordsOfSettings(settings),
    subscribe: async (filters, qos) => {
      const refused = new Map<string, string>();
      for (let from = 0; from < filters.length; from += mostAtOnce)
        for (const one of await subscribeSome(filters.slice(from, from + mostAtOnce), qos)) refused.set(...one);
      return refused;
    },
    unsubscribe: (filters) => {
      if (!ended && filters.length > 0) client.unsubscribe([...filters], () => undefined);
    },
    publish: ({ topic, payload, qos, retain, expiry }) =>
      answered((done) => {
        const properties =
          expiry === undefined || chosen.protocolVersion !== 5 ? {} : { properties: { messageExpiryInterval: expiry } };
        client.publish(topic, payload, { qos, retain, ...properties }, (error, packet) =>
          done(error, () => ({ hasTakers: !untaken.delete(messageIdOf(packet)) })),
        );
      }),
    close: () =>
      new Promise((resolve) => {
        if (ended) {
          resolve();
          return;
        }
        ended = true;
        for (const reject of pending) reject('the station closed the connection');
        const callOff = clock.after(leaving, () => {
          client.stream.destroy();
          resolve();
        });
        // With a word of leaving, which keeps the broker from telling everybody that the station is gone.
        client.end(false, {}, () => {
          callOff();
          resolve();
        });
      }),
  };
}

function messageIdOf(packet: Packet | undefined): number {
  return packet?.cmd === 'publish' ? (packet.messageId ?? 0) : 0;
}

/** Waits until the broker lets the station in; `lost` hears what happens after that. */
async function begun(client: MqttClient, signal: AbortSignal, lost: (error: unknown) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let isIn = false;
  const fail = (error: unknown): void => {
    if (isIn) lost(error);
    else if (wordsOf(error) === 'it closed the connection') reject(new Error(closedAtOnce));
    else reject(error instanceof Error ? error : new Error(String(error)));
  };
  client.on('connect', () => {
    isIn = true;
    resolve();
  });
  client.on('error', fail);
  client.on('disconnect', ({ reasonCode }) =>
    fail(Object.assign(new Error('disconnected'), { code: reasonCode ?? 0 })),
  );
  client.on('close', () => fail(new Error('closed')));
  const abort = (): void => reject(new Error('closed'));
  signal.addEventListener('abort', abort);
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function clientOptions({ settings, context, will }: BrokerOptions): IClientOptions {
  const { clientId, user, tls, protocolVersion, keepalive, timeout } = settings;
  const { folder, secret } = context;
  const kept = (name: string | undefined): string | undefined => {
    const found = name === undefined ? undefined : secret(name);
    if (name !== undefined && found === undefined)
      throw new CountersignError(ErrorCode.notLive, `the station has no secret "${name}"`);
    return found;
  };
  const password = kept(user?.password.secret);
  const read = (file: string | undefined, setting: string): string | undefined => {
    if (file === undefined) return undefined;
    try {
      return plainText(resolve(folder, file));
    } catch (cause) {
      const text = `the file ${resolve(folder, file)} of "${setting}" ${fileFault(cause)}`;
      throw new CountersignError(ErrorCode.notLive, text, { cause });
    }
  };
  const ca = read(tls?.ca, 'ca');
  const cert = read(tls?.certificateFile, 'certificateFile');
  const key = kept(tls?.privateKey?.secret) ?? read(tls?.privateKeyFile, 'privateKeyFile');
  return {
    clientId: clientId ?? `countersign-${randomBytes(5).toString('hex')}`,
    protocolVersion: protocolVersion === '5' ? 5 : 4,
    ...(protocolVersion === '5' ? { properties: { maximumPacketSize: mostBytes } } : {}),
    clean: true,
    keepalive,
    // What is sent says nothing of whether the broker answers.
    reschedulePings: false,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    connectTimeout: timeout,
    ...(user === undefined || password === undefined ? {} : { username: user.name, password }),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
    rejectUnauthorized: tls?.verify ?? true,
    ...(will === undefined
      ? {}
      : { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true } }),
  };
}

function wordsOfSettings({ broker, tls, protocolVersion }: BrokerSettings): string {
  const text = `${broker}, MQTT ${protocolVersion}`;
  if (!/^(mqtts|wss):/.test(broker)) return `${text}, WITHOUT ENCRYPTION`;
  return tls?.verify === false ? `${text}, TLS, THE CERTIFICATE OF THE BROKER IS NOT CHECKED` : `${text}, TLS`;
}
