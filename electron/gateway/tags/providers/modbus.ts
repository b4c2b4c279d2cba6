/** A provider that speaks Modbus TCP: `{ "kind": "modbus", "host": "10.0.0.7", "wordOrder": "highFirst" }`. A path is an address. */
import { batch, type ReadonlySignal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import { followed, pendingValue } from '../followed.ts';
import { Connection, type QualifiedValue, type TagProvider, type TagWrite, type WriteAnswer } from '../provider.ts';
import { providerKind, type ProviderContext } from './kind.ts';
import { addressOf, whyNoAddress, type Address } from './modbus/addresses.ts';
import { connectModbus, NoAnswer, type ModbusConnection } from './modbus/connection.ts';
import { readAddresses, writeAddress } from './modbus/requests.ts';
import { modbusSettings, type ModbusSettings } from './modbus/settings.ts';
import { retryDelay } from './retry.ts';
import { openStanding } from './standing.ts';

export const modbus = providerKind(modbusSettings, openModbus);

/** Milliseconds in which addresses gather that a page begins to follow. */
const gathering = 20;

interface Kept {
  readonly address: Address;
  readonly put: (value: QualifiedValue) => void;
  last: QualifiedValue | undefined;
}

function openModbus(settings: ModbusSettings, context: ProviderContext): TagProvider {
  const { name, clock } = context;
  const { host, port, timeout, unit, pollInterval } = settings;
  const where = `${host}:${port}, unit ${unit}`;
  const standing = openStanding(where, context);
  const { away } = standing;
  const signals = new Map<string, ReadonlySignal<QualifiedValue>>();
  const kept = new Map<string, Kept>();
  let live: ModbusConnection | undefined;
  let cuts = new Set<string>();
  let attempt = 0;
  let isClosed = false;
  let isPolling = false;
  let callOffRetry = (): void => undefined;
  let callOffPoll = (): void => undefined;
  let closeCurrent = (): void => undefined;

  /** Gives a value to whoever follows it: with the time at which it was new. */
  const give = (path: string, value: QualifiedValue): void => {
    const one = kept.get(path);
    if (one === undefined) return;
    standing.received(1);
    const { last } = one;
    const isSame =
      last?.value === value.value &&
      last.quality.code === value.quality.code &&
      last.quality.reason === value.quality.reason;
    if (isSame) return;
    one.last = value;
    one.put(value);
  };
  const connect = (): void => {
    const made = connectModbus({
      host,
      port,
      timeout,
      clock,
      connected: () => {
        live = made;
        cuts = new Set();
        standing.take(Connection.connected, where);
        pollIn(0);
      },
      lost: (reason) => {
        live = undefined;
        callOffPoll();
        if (isClosed) return;
        standing.take(Connection.faulted, `${where}: ${reason}`);
        batch(() => {
          for (const one of kept.values()) {
            one.put(away(one.last));
            // The next value that comes is a new one, whatever it is.
            one.last = one.last && away(one.last);
          }
        });
        attempt += 1;
        const delay = retryDelay({ attempt, addresses: 1, refused: false });
        standing.again(delay);
        callOffRetry = clock.after(delay, connect);
      },
    });
    closeCurrent = made.close;
  };
  const pollIn = (ms: number): void => {
    callOffPoll();
    callOffPoll = clock.after(ms, () => void poll());
  };
  /** Reads what is followed, and again after the interval as long as something is. */
  const poll = async (): Promise<void> => {
    if (live === undefined || isPolling || kept.size === 0) return;
    isPolling = true;
    const begun = clock.monotonic();
    const asked = kept.size;
    try {
      await ask(
        live,
        [...kept.values()].map(({ address }) => address),
      );
    } catch (error) {
      // The connection has said that it is lost.
      if (!(error instanceof NoAnswer)) throw error;
    } finally {
      isPolling = false;
    }
    const left = Math.max(gathering, pollInterval - (clock.monotonic() - begun));
    if (live !== undefined) pollIn(kept.size > asked ? gathering : left);
  };
  const ask = async (
    of: ModbusConnection,
    addresses: readonly Address[],
  ): Promise<ReadonlyMap<string, QualifiedValue>> => {
    const values = await readAddresses(of, addresses, {
      settings,
      cuts,
      now: clock.now,
      last: (path) => kept.get(path)?.last,
      take: (came) => {
        if (live !== of) return;
        batch(() => {
          for (const [path, value] of came) give(path, value);
        });
      },
    });
    attempt = 0;
    return values;
  };
  const tag = (path: string): ReadonlySignal<QualifiedValue> | undefined => {
    const known = signals.get(path);
    const address = addressOf(path, settings);
    if (known !== undefined || address === undefined) return known;
    const made = followed({
      clock,
      first: pendingValue(clock.now()),
      open: (put) => {
        kept.set(path, { address, put, last: undefined });
        if (live !== undefined) pollIn(gathering);
        else if (standing.connection() === Connection.faulted) put(away(undefined));
        return () => kept.delete(path);
      },
      left: () => signals.delete(path),
    });
    signals.set(path, made);
    return made;
  };
  const read = async (paths: readonly string[]): Promise<readonly QualifiedValue[]> => {
    const addresses = paths.flatMap((path) => addressOf(path, settings) ?? []);
    const known = new Set(addresses.map(({ path }) => path));
    const none: ReadonlyMap<string, QualifiedValue> = new Map();
    const values =
      live === undefined
        ? none
        : await ask(live, addresses).catch((error: unknown) => {
            if (error instanceof NoAnswer) return none;
            throw error;
          });
    const unknown = (path: string): QualifiedValue => ({
      value: null,
      quality: { code: 'Bad_NotFound', reason: `${whyNoAddress(path, settings)}.` },
      timestamp: clock.now(),
    });
    return paths.map((path) => (known.has(path) ? (values.get(path) ?? away(kept.get(path)?.last)) : unknown(path)));
  };
  const write = async (writes: readonly TagWrite[]): Promise<readonly WriteAnswer[]> => {
    const answers: WriteAnswer[] = [];
    const to = live;
    for (const one of writes) {
      answers.push(
        to === undefined
          ? { code: 'Bad_NotConnected', reason: `Nothing was written: ${standing.words()}.` }
          : await writeAddress(to, one, settings),
      );
    }
    // What is held now, whatever was written.
    if (to !== undefined) await read(writes.map(({ path }) => path));
    return answers;
  };
  connect();
  return {
    name,
    kind: 'modbus',
    tag,
    whyNoTag: (path) => whyNoAddress(path, settings),
    read,
    write,
    // The protocol has no list of what is there: these are the addresses that are followed.
    browse: (folder) =>
      folder === ''
        ? Promise.resolve(
            [...kept.values()].map(({ address: { path, dataType } }) => ({
              name: path,
              path,
              tagType: 'AtomicTag',
              hasChildren: false,
              dataType,
              valueSource: 'opc',
            })),
          )
        : Promise.reject(new CountersignError(ErrorCode.objectNotFound, `[${name}] has no folders: ${folder}.`)),
    describe: (path) => {
      const address = addressOf(path, settings);
      if (address === undefined) return undefined;
      return { name: path, tagType: 'AtomicTag', valueSource: 'opc', opcItemPath: path, dataType: address.dataType };
    },
    status: () => standing.status(kept.size),
    close: () => {
      isClosed = true;
      callOffRetry();
      callOffPoll();
      closeCurrent();
      return Promise.resolve();
    },
  };
}
