/**
 * Every provider that speaks over a network, against a real server that answers too late, behind a line that swallows
 * everything, and one that stands still and goes on much later. OPC UA has more of it (`opcuaFaults`, `opcuaBreaks`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { swiftClock } from '../../support/clock.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { startNode } from '../../support/plant/sparkplugNode.ts';
import { startModbus, type ModbusServer } from '../../support/plant/startModbus.ts';
import { startMosquitto, type Mosquitto } from '../../support/plant/startMosquitto.ts';
import { startOpcua } from '../../support/plant/startOpcua.ts';
import { openProxy, type TcpProxy } from '../../support/plant/tcpProxy.ts';
import { until } from '../../support/until.ts';

/** A server of some kind with one value. */
interface Plant {
  readonly port: number;
  readonly path: string;
  /** The entry of `tags.json` for whoever reaches it at a port. */
  readonly entry: (port: number) => { readonly kind: string };
  /** Has it say a value, once more where it says each once. */
  readonly say: (value: number) => void;
  /** What was written to it, as far as it tells that. */
  readonly written: () => readonly number[];
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
}

let folder: string;
let broker: Mosquitto;
let bystander: ModbusServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-faults-'));
  [broker, bystander] = await Promise.all([startMosquitto(), startModbus({})]);
});
afterAll(async () => {
  await broker.remove();
  await bystander.kill();
  rmSync(folder, { recursive: true, force: true });
});

const modbus = (port: number, timeout = 2000) => ({
  kind: 'modbus',
  host: '127.0.0.1',
  port,
  wordOrder: 'highFirst',
  pollInterval: 50,
  timeout,
});

async function device(): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
  onTestFinished(() => client.endAsync(true));
  return client;
}

const brokerEntry = (port: number) => ({ broker: `mqtt://127.0.0.1:${port}`, timeout: 2500, keepalive: 1 });

const plants: Readonly<Record<string, () => Promise<Plant>>> = {
  opcua: async () => {
    const server = await startOpcua({ folder: join(folder, 'server') });
    onTestFinished(server.kill);
    return {
      port: server.port,
      path: 'ns=1;s=Temp',
      entry: (port) => ({
        kind: 'opcua',
        endpoint: `opc.tcp://127.0.0.1:${port}`,
        securityMode: 'None',
        publishingInterval: 50,
        timeout: 1500,
      }),
      say: (value) => server.tell({ do: 'set', node: 'Temp', value }),
      written: () => [],
      signal: server.signal,
    };
  },
  modbus: async () => {
    const server = await startModbus({});
    onTestFinished(server.kill);
    return {
      port: server.port,
      path: 'HR1',
      entry: (port) => modbus(port),
      say: (value) => server.set({ 0: value }),
      written: () => [],
      signal: server.signal,
    };
  },
  mqtt: async () => {
    const client = await device();
    const written: number[] = [];
    const say = (value: number): void => void client.publish('line4/flow', String(value), { qos: 1 });
    client.on('message', (_topic, payload) => {
      written.push(Number(payload.toString()));
      say(Number(payload.toString()));
    });
    await client.subscribeAsync('line4/flow/set');
    return {
      port: broker.port,
      path: 'Flow',
      entry: (port) => ({
        kind: 'mqtt',
        ...brokerEntry(port),
        tags: { Flow: { topic: 'line4/flow', writeTopic: 'line4/flow/set' } },
      }),
      say,
      written: () => written,
      signal: broker.signal,
    };
  },
  sparkplug: async () => {
    const node = await startNode({ url: `mqtt://127.0.0.1:${broker.port}`, name: 'faults' });
    onTestFinished(node.die);
    const written: number[] = [];
    let held = 0;
    const flow = () => ({ name: 'Flow', alias: '1', datatype: 10, doubleValue: held });
    node.hear = (_topic, { name, doubleValue }) => {
      if (name !== 'Flow') {
        void node.birth([flow()]);
        return;
      }
      held = Number(doubleValue);
      written.push(held);
      void node.data([flow()]);
    };
    await node.birth([flow()]);
    return {
      port: broker.port,
      path: 'Plant/faults/Flow',
      entry: (port) => ({ kind: 'sparkplug', ...brokerEntry(port), rebirthInterval: 1 }),
      say: (value) => {
        held = value;
        void node.data([flow()]);
      },
      written: () => written,
      signal: broker.signal,
    };
  },
};

interface Fault {
  readonly begin: (line: TcpProxy, plant: Plant) => void;
  readonly end: (line: TcpProxy, plant: Plant) => void;
  /** Whether what is sent meanwhile may get there: late, or without an answer. */
  readonly mayArrive: boolean;
}

const faults: Readonly<Record<string, Fault>> = {
  'answers too late': {
    begin: (line) => line.delay(6000),
    end: (line) => line.delay(0),
    mayArrive: true,
  },
  'is behind a line that swallows everything': {
    begin: (line) => line.drop(),
    end: (line) => line.mend(),
    mayArrive: false,
  },
  'stands still and goes on later': {
    begin: (_line, { signal }) => signal('SIGSTOP'),
    end: (_line, { signal }) => signal('SIGCONT'),
    mayArrive: true,
  },
};

const open = (entry: { readonly kind: string }): TagProvider =>
  openTestProvider(entry, {
    name: 'plant',
    clock: entry.kind === 'mqtt' || entry.kind === 'sparkplug' ? swiftClock() : systemClock(),
    folder: join(folder, 'own'),
  });

describe.each(Object.entries(plants))('a server that a provider of the kind %s speaks to', (_kind, start) => {
  it.each(Object.entries(faults))(
    'and that %s: nothing of it is shown as live, no write is said to be made, and it comes back by itself',
    async (_what, { begin, end, mayArrive }) => {
      const plant = await start();
      const line = await openProxy(plant.port);
      onTestFinished(line.close);
      const provider = open(plant.entry(line.port));
      const tag = follow(provider, plant.path);
      const other = open(modbus(bystander.port, 30_000));
      const beside = follow(other, 'HR1');
      await until(() => {
        plant.say(41);
        expect(tag.now()).toMatchObject({ value: 41, quality: { code: 'Good' } });
        expect(beside.now().quality.code).toBe('Good');
      }, 50);
      begin(line, plant);
      onTestFinished(() => end(line, plant));
      const writing = provider.write([{ path: plant.path, value: 77 }], 'gateway');
      await until(() => expect(tag.now()).toMatchObject({ quality: { code: 'Bad_NotConnected' } }));
      expect(tag.now().quality.reason).toMatch(/in time|within|nothing came/);
      // The last value and its time stay.
      const { value, timestamp } = tag.seen.findLast(({ quality }) => quality.code === 'Good') ?? tag.now();
      expect(tag.now()).toMatchObject({ value: 41, timestamp });
      expect(value).toBe(41);
      const [answer] = await writing;
      expect(answer?.code).toMatch(/^(Bad|Uncertain)/);
      expect(answer?.reason).toMatch(/not known|Nothing was written/);
      await until(() => expect(provider.status()).toMatchObject({ connection: 'faulted' }));
      const [late] = await provider.write([{ path: plant.path, value: 78 }], 'gateway');
      expect(late).toMatchObject({ code: 'Bad_NotConnected', reason: expect.stringMatching(/^Nothing was written: /) });
      const [read] = await provider.read([plant.path]);
      expect(read).toMatchObject({ value: 41, quality: { code: 'Bad_NotConnected' } });
      // Nobody else waits for it.
      bystander.set({ 0: Math.trunc(timestamp % 1000) });
      await until(() => expect(beside.now()).toMatchObject({ value: Math.trunc(timestamp % 1000) }));
      expect(other.status().lastError).toBeUndefined();

      end(line, plant);
      await until(() => {
        plant.say(42);
        expect(tag.now()).toMatchObject({ value: 42, quality: { code: 'Good' } });
      }, 50);
      expect(plant.written()).not.toContain(78);
      if (!mayArrive) expect(plant.written()).not.toContain(77);
      expect(tag.seen.some((one) => one.value === 78 && one.quality.code === 'Good')).toBe(false);
      await until(async () =>
        expect(await provider.write([{ path: plant.path, value: 43 }], 'gateway')).toEqual([{ code: 'Good' }]),
      );
      expect(tag.now()).toMatchObject({ value: 43, quality: { code: 'Good' } });
    },
  );
});
