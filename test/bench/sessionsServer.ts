/**
 * The process that the bench of sessions measures: a gateway whose pages browsers show, with tags that change at 1 Hz; or,
 * as the limit, a bare WebSocket server that sends the same values in messages of the same form.
 */
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { openGateway } from '../../electron/gateway/gateway.ts';
import { systemPorts } from '../../electron/gateway/platform/ports.ts';
import { developmentVault } from '../../electron/gateway/station/keys.ts';
import { localServer } from '../../electron/server/config.ts';
import { serve } from '../../electron/server/serve.ts';
import { silent } from '../../electron/cli/station.ts';

const settings = z.object({
  kind: z.enum(['gateway', 'bare']),
  dataDir: z.string(),
  projectDir: z.string(),
  tags: z.int(),
  users: z.array(z.string()),
  password: z.string(),
});

/** Milliseconds between two changes of a tag. */
const period = 1000;

/** Calls `change` for one tag after the other, each once a period. */
function changeTags(tags: number, change: (index: number, now: number) => void): void {
  const began = performance.now();
  let next = 0;
  setInterval(() => {
    // As many as are due, also where the process had no time for a while.
    for (const due = ((performance.now() - began) / period) * tags; next < due; next += 1) {
      change(next % tags, Date.now());
    }
  }, period / tags);
}

async function serveGateway({ dataDir, projectDir, tags, users, password }: z.output<typeof settings>) {
  const noBrowser = (): Promise<void> => Promise.reject(new Error('no browser'));
  const gateway = openGateway({
    dataDir,
    projectDir,
    ports: systemPorts(silent, developmentVault(), { openExternal: noBrowser }),
    stationName: 'bench',
  });
  const actor = { kind: 'station', id: 'bench', name: 'bench' } as const;
  for (const username of users) {
    const data = { username, displayName: username, roles: [], password, passwordMustChange: false };
    await gateway.sso.user.createUser({ data }, actor);
  }
  const server = await serve(
    { ...localServer, port: 0, pages: { sessionTimeout: 600, mostSessions: 1000, mostOfAddress: 1000, mostPages: 20 } },
    { sso: gateway.sso, takeLogout: gateway.takeLogout, pages: { gateway, rendererDir: projectDir } },
    silent,
    { most: 5000, mostOfOneAddress: 5000, headers: 5000, request: 10_000, lookEvery: 1000, idle: 60_000 },
  );
  changeTags(tags, (index, now) => void gateway.tags.write([{ path: `[default]T${index}`, value: now }], 'gateway'));
  return { address: server.address, surfaces: server.surfaces ?? '' };
}

function serveBare({ tags }: z.output<typeof settings>): Promise<{ address: string; surfaces: string }> {
  const sockets = new Set<WebSocket>();
  const server = createServer();
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // The same bytes back, at once: what a connection and a message cost by themselves.
    socket.on('message', (data: Buffer) => socket.send(data.toString()));
  });
  changeTags(tags, (index, value) => {
    const delta = { kind: 'prop', id: `c${index}`, path: ['text'], value: String(value), quality: null };
    for (const socket of sockets) socket.send(JSON.stringify({ event: 'deltas', payload: [delta] }));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
      resolve({ address: `http://127.0.0.1:${port}`, surfaces: '' });
    });
  });
}

process.on('message', (message) => {
  if (message === 'usage') {
    const { user, system } = process.cpuUsage();
    globalThis.gc?.();
    process.send?.({ cpu: (user + system) / 1000, memory: process.memoryUsage().rss });
    return;
  }
  const given = settings.parse(message);
  void (given.kind === 'gateway' ? serveGateway(given) : serveBare(given)).then((at) => process.send?.(at));
});
process.once('disconnect', () => process.exit(0));
