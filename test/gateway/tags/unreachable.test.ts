/** What providers say where nobody answers, nobody has the name, or somebody else answers; OPC UA has its own (`opcuaFaults`). */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { swiftClock } from '../../support/clock.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { testLog } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const password = 'a-word-that-stands-nowhere';
const broker = (host: string, port: number) => ({
  broker: `mqtt://${host}:${port}`,
  timeout: 500,
  user: { name: 'line4', password: { secret: 'broker' } },
});
const kinds = {
  modbus: {
    path: 'HR1',
    entry: (host: string, port: number) => ({ kind: 'modbus', host, port, wordOrder: 'highFirst', timeout: 300 }),
  },
  mqtt: {
    path: 'Flow',
    entry: (host: string, port: number) => ({
      kind: 'mqtt',
      ...broker(host, port),
      tags: { Flow: { topic: 'line4/flow' } },
    }),
  },
  sparkplug: {
    path: 'Plant/Edge/Flow',
    entry: (host: string, port: number) => ({ kind: 'sparkplug', ...broker(host, port) }),
  },
} as const;

/** Something that listens; gives its port. */
async function listening(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return z.object({ port: z.number() }).parse(server.address()).port;
}

describe.each(['modbus', 'mqtt', 'sparkplug'] as const)('a provider of the kind %s', (kind) => {
  const { path, entry } = kinds[kind];
  const open = (host: string, port: number) => {
    const log = testLog();
    const secret = () => password;
    const provider = openTestProvider(entry(host, port), { clock: swiftClock(), log, secret });
    const tag = follow(provider, path);
    onTestFinished(() => {
      expect(JSON.stringify([log.lines, provider.status(), tag.seen])).not.toContain(password);
      expect(tag.seen.filter(({ quality }) => quality.code === 'Good')).toEqual([]);
    });
    return { provider, tag };
  };
  /** What it says, the tag and the status the same; a write is refused. */
  const says = async ({ provider, tag }: ReturnType<typeof open>, words: RegExp): Promise<void> => {
    await until(() => expect(provider.status().words).toMatch(words));
    expect(provider.status().connection).toBe('faulted');
    expect(tag.now().value).toBeNull();
    const [written] = await provider.write([{ path, value: 1 }], 'gateway');
    expect(written?.code).not.toBe('Good');
    const [read] = await provider.read([path]);
    expect(read).toMatchObject({ value: null });
  };

  it('says that no computer has the name', async () => {
    await says(open('plc.invalid', 1502), /no computer has this name/);
  });

  it('says that nobody listens', async () => {
    await says(open('127.0.0.1', 1), /nobody listens there/);
  });

  it('says that who took the connection does not answer', async () => {
    await says(open('127.0.0.1', await listening(() => undefined)), /did not answer (within|in time)/);
  });

  it('says that something else answers', async () => {
    const port = await listening((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')),
    );
    await says(open('127.0.0.1', port), /it answers what (is no MQTT|was not asked)|closed the connection/);
  });
});
