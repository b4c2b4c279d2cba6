/** Values over OPC UA: what the provider takes of them against a bare client of the same library, at the same server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effect } from '@preact/signals-core';
import { ClientSubscription, OPCUAClient, TimestampsToReturn } from 'node-opcua-client';
import { OPCUACertificateManager } from 'node-opcua-certificate-manager';
import { systemClock } from '../../electron/gateway/platform/ports.ts';
import { opcua } from '../../electron/gateway/tags/providers/opcua.ts';
import { startOpcua } from '../support/plant/startOpcua.ts';
import type { Row } from './table.ts';
import { testSealer } from '../support/sealer.ts';

/** Milliseconds of a measurement, after the values of all items came. */
const span = 8000;
export const subscription = { publishingInterval: 100, samplingInterval: 0, queueSize: 10 };

interface Measured {
  /** Values a second. */
  readonly rate: number;
  /** Processor time, as a share of one core. */
  readonly processor: number;
  /** Values that were left out between two that came. */
  readonly lost: number;
}

/** Counts what comes of items that count up by one. */
function counting(items: number): {
  readonly take: (item: number, value: unknown) => void;
  readonly measured: () => Promise<Measured>;
} {
  const last: (number | undefined)[] = Array.from({ length: items });
  let there = 0;
  let count = 0;
  let lost = 0;
  let complete = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    complete = resolve;
  });
  return {
    take: (item, value) => {
      if (typeof value !== 'number') return;
      const before = last[item];
      last[item] = value;
      count += 1;
      if (before !== undefined) lost += Math.max(0, value - before - 1);
      else if ((there += 1) === items) complete();
    },
    measured: async () => {
      await all;
      count = 0;
      lost = 0;
      const from = performance.now();
      const before = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, span));
      const { user, system } = process.cpuUsage(before);
      const took = performance.now() - from;
      return { rate: (count * 1000) / took, processor: (user + system) / 1000 / took, lost };
    },
  };
}

/** Follows counters with a bare client of the library; what it gives back ends that. */
export async function subscribeBare(
  address: string,
  items: number,
  folder: string,
  take: (item: number, value: unknown) => void,
): Promise<() => Promise<void>> {
  const client = OPCUAClient.create({
    endpointMustExist: false,
    clientCertificateManager: new OPCUACertificateManager({ rootFolder: folder, disableFileWatchers: true }),
  });
  await client.connect(address);
  try {
    const session = await client.createSession();
    const bare = ClientSubscription.create(session, {
      requestedPublishingInterval: subscription.publishingInterval,
      requestedMaxKeepAliveCount: 20,
      requestedLifetimeCount: 600,
      maxNotificationsPerPublish: 1000,
      publishingEnabled: true,
    });
    for (let from = 0; from < items; from += 1000) {
      const group = await bare.monitorItems(
        Array.from({ length: Math.min(1000, items - from) }, (_, at) => ({
          nodeId: `ns=1;s=Many.${from + at}`,
          attributeId: 13,
        })),
        { samplingInterval: subscription.samplingInterval, queueSize: subscription.queueSize, discardOldest: true },
        TimestampsToReturn.Both,
      );
      group.on('changed', (_item, data, at) => take(from + at, data.value.value));
    }
  } catch (error) {
    await client.disconnect();
    throw error;
  }
  return () => client.disconnect();
}

async function ofBareClient(address: string, items: number, folder: string): Promise<Measured> {
  const { take, measured } = counting(items);
  const end = await subscribeBare(address, items, folder, take);
  try {
    return await measured();
  } finally {
    await end();
  }
}

async function ofProvider(address: string, items: number, folder: string): Promise<Measured> {
  const nothing = (): void => undefined;
  const settings = opcua.settings.parse({ endpoint: address, securityMode: 'None', ...subscription });
  const provider = opcua.open(settings, {
    name: 'plant',
    clock: systemClock(),
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    folder,
    secret: () => undefined,
    sealer: testSealer,
    others: () => {
      throw new Error('The bench has no other tags.');
    },
    note: () => undefined,
    before: undefined,
  });
  const { take, measured } = counting(items);
  const ends = Array.from({ length: items }, (_, at) => {
    const tag = provider.tag(`ns=1;s=Many.${at}`);
    return effect(() => take(at, tag?.value.value));
  });
  try {
    return await measured();
  } finally {
    for (const end of ends) end();
    await provider.close();
  }
}

/** Measures both, one after the other. */
export async function benchOpcua(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const rows: Row[] = [];
  try {
    for (const [many, rate] of [
      [1000, 10],
      [10_000, 1],
    ] as const) {
      const server = await startOpcua({ folder: join(folder, 'server'), many, rate });
      try {
        const bare = await ofBareClient(server.address, many, join(folder, 'bare'));
        const ours = await ofProvider(server.address, many, join(folder, 'ours'));
        const what = `OPC UA, ${many} items at ${rate} Hz`;
        rows.push(
          { what, unit: 'values/s', ours: ours.rate, limit: bare.rate, aim: '>= 0.8' },
          { what: `${what}: processor`, unit: '% of a core', ours: 100 * ours.processor, limit: 100 * bare.processor },
          { what: `${what}: lost`, unit: 'values', ours: ours.lost },
        );
      } finally {
        await server.kill();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}
