/**
 * The bench of sessions: 200 browsers on one gateway, each with a page of 100 values that change at 1 Hz, against a bare
 * WebSocket server that sends the same values; people who sign in at the same time, against their password hashes alone;
 * and the way from a lost connection to a live page.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hash } from '@node-rs/argon2';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { openedPage, stationMessage } from '../../electron/contract/socket.ts';
import { median, quantile, type Row } from './table.ts';

const browsers = 200;
const values = 100;
/** Milliseconds that changes are watched, after a while in which all settle. */
const settling = 3000;
const watched = 10_000;
const people = 20;
const reconnects = 20;
const password = 'correct horse battery';

const place = z.object({ address: z.string(), surfaces: z.string() });
const usage = z.object({ cpu: z.number(), memory: z.number() });

/** A project with a page of labels, each bound to a tag. */
function writeProject(folder: string): void {
  const files: Readonly<Record<string, unknown>> = {
    'project.json': { title: 'Bench' },
    'countersign/tags.json': {
      tags: Array.from({ length: values }, (_, index) => ({ path: `T${index}`, value: 0 })),
    },
    'com.inductiveautomation.perspective/page-config/config.json': {
      pages: { '/': { title: 'Main', viewPath: 'Main' } },
    },
    'com.inductiveautomation.perspective/views/Main/view.json': {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        children: Array.from({ length: values }, (_, index) => ({
          type: 'ia.display.label',
          meta: { name: `L${index}` },
          propConfig: { 'props.text': { binding: { type: 'tag', config: { tagPath: `[default]T${index}` } } } },
        })),
      },
    },
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
  writeFileSync(join(folder, 'page.html'), '<!doctype html>');
}

/** Starts the process of a kind, and says where it serves. */
async function startServer(kind: 'gateway' | 'bare', folder: string) {
  const child = fork(join(import.meta.dirname, 'sessionsServer.ts'), { execArgv: ['--expose-gc'], stdio: 'inherit' });
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const users = Array.from({ length: people }, (_, index) => `user${index}`);
  child.send({ kind, dataDir, projectDir: folder, tags: values, users, password });
  const [at] = await once(child, 'message');
  return { child, ...place.parse(at) };
}

async function usageOf(child: ChildProcess): Promise<z.output<typeof usage>> {
  const answered = once(child, 'message');
  child.send('usage');
  return usage.parse((await answered)[0]);
}

interface Browser {
  readonly cookie: string;
  readonly token: string;
  socket: WebSocket;
}

/** Connects, says who it is, and asks for one thing; resolves with the answer's size in bytes. */
async function ask(url: string, headers: Record<string, string>, hello: unknown, call: string, input: unknown) {
  const socket = new WebSocket(url, { headers });
  await once(socket, 'open');
  socket.send(JSON.stringify(hello));
  socket.send(JSON.stringify({ id: 1, call, input }));
  const bytes = await new Promise<number>((resolve) => {
    const take = (data: Buffer): void => {
      const text = data.toString();
      if (!text.startsWith('{"id":1,')) return;
      socket.off('message', take);
      resolve(text.length);
    };
    socket.on('message', take);
  });
  return { socket, bytes };
}

async function openBrowser(address: string): Promise<Browser> {
  const response = await fetch(`${address}/pages`, { method: 'POST', headers: { origin: address } });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { token } = openedPage.parse(await response.json());
  const { socket } = await ask(
    `${address.replace('http', 'ws')}/page`,
    { origin: address, cookie },
    { token },
    'openPage',
    {
      path: '/',
    },
  );
  return { cookie, token, socket };
}

/** Watches what arrives: how late each change is, in milliseconds. */
function watchDelays(sockets: readonly WebSocket[]): { readonly delays: number[]; readonly stop: () => void } {
  const delays: number[] = [];
  const take = (data: Buffer): void => {
    const now = Date.now();
    const text = data.toString();
    if (!text.startsWith('{"event":"deltas"')) return;
    for (const [, at] of text.matchAll(/"value":"?(\d{13})"?/g)) delays.push(now - Number(at));
  };
  for (const socket of sockets) socket.on('message', take);
  return {
    delays,
    stop: () => {
      for (const socket of sockets) socket.off('message', take);
    },
  };
}

interface Watched {
  readonly p95: number;
  /** Milliseconds of processor time that one session takes in a second. */
  readonly cpu: number;
  readonly arrived: number;
}

async function watch(child: ChildProcess, sockets: readonly WebSocket[]): Promise<Watched> {
  await setTimeout(settling);
  const before = await usageOf(child);
  const { delays, stop } = watchDelays(sockets);
  await setTimeout(watched);
  stop();
  const after = await usageOf(child);
  return {
    p95: quantile(delays, 0.95),
    cpu: (after.cpu - before.cpu) / (watched / 1000) / sockets.length,
    arrived: delays.length / (watched / 1000) / sockets.length,
  };
}

/** Somebody signs in at a page: its dialog, its surface, the password. */
async function signIn({ cookie, socket }: Browser, surfaces: string, userName: string): Promise<void> {
  const invited = new Promise<string>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = stationMessage.parse(JSON.parse(data.toString()));
      if ('surface' in message && message.surface !== null) resolve(message.surface.ticket);
    });
  });
  socket.send(JSON.stringify({ id: 2, call: 'askSignIn', input: null }));
  const ticket = await invited;
  const { socket: surface } = await ask(
    `${surfaces.replace('http', 'ws')}/surface`,
    { origin: surfaces, cookie },
    { ticket },
    'signIn',
    { userName, password },
  );
  surface.terminate();
}

/** Milliseconds from the begin of a connection to the whole page, and the bytes of its answer. */
async function reconnect(address: string, browser: Browser): Promise<{ readonly ms: number; readonly bytes: number }> {
  browser.socket.terminate();
  const { cookie, token } = browser;
  const began = performance.now();
  const { socket, bytes } = await ask(
    `${address.replace('http', 'ws')}/page`,
    { origin: address, cookie },
    { token },
    'resumePage',
    null,
  );
  browser.socket = socket;
  return { ms: performance.now() - began, bytes };
}

export async function benchSessions(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const started: ChildProcess[] = [];
  try {
    writeProject(folder);
    const bare = await startServer('bare', folder);
    started.push(bare.child);
    const bareSockets = await Promise.all(
      Array.from({ length: browsers }, async () => {
        const socket = new WebSocket(bare.address.replace('http', 'ws'));
        await once(socket, 'open');
        return socket;
      }),
    );
    const limit = await watch(bare.child, bareSockets);
    for (const socket of bareSockets) socket.terminate();

    const gateway = await startServer('gateway', folder);
    started.push(gateway.child);
    const first = await openBrowser(gateway.address);
    // The first session brings what all share.
    await setTimeout(settling);
    const empty = await usageOf(gateway.child);
    const all = [first];
    while (all.length < browsers) all.push(await openBrowser(gateway.address));
    const ours = await watch(
      gateway.child,
      all.map(({ socket }) => socket),
    );
    const full = await usageOf(gateway.child);

    const began = performance.now();
    await Promise.all(all.slice(0, people).map((browser, index) => signIn(browser, gateway.surfaces, `user${index}`)));
    const signedIn = (performance.now() - began) / people;
    const hashed = performance.now();
    // What the station's own setting asks of one password (docs/user-service.md).
    await Promise.all(
      Array.from({ length: people }, () => hash(password, { memoryCost: 65_536, timeCost: 3, parallelism: 1 })),
    );
    const bareHash = (performance.now() - hashed) / people;

    const back: { readonly ms: number; readonly bytes: number }[] = [];
    const echoed: number[] = [];
    for (const browser of all.slice(-reconnects)) {
      back.push(await reconnect(gateway.address, browser));
      const padding = 'x'.repeat(back.at(-1)?.bytes ?? 0);
      const start = performance.now();
      const socket = new WebSocket(bare.address.replace('http', 'ws'));
      await once(socket, 'open');
      socket.send(padding);
      await once(socket, 'message');
      echoed.push(performance.now() - start);
      socket.terminate();
    }

    return [
      {
        what: `${browsers} sessions: changes that arrive, a session and second`,
        unit: '',
        ours: ours.arrived,
        limit: limit.arrived,
        aim: '>= 0.99',
      },
      { what: 'from change to arrival, p95', unit: 'ms', ours: ours.p95, limit: limit.p95 },
      { what: 'processor time of a session, in a second', unit: 'ms', ours: ours.cpu, limit: limit.cpu },
      { what: 'memory of a session', unit: 'MB', ours: (full.memory - empty.memory) / (browsers - 1) / 1024 ** 2 },
      { what: `sign-in, ${people} at once, each`, unit: 'ms', ours: signedIn, limit: bareHash },
      {
        what: 'from reconnect to a live page',
        unit: 'ms',
        ours: median(back.map(({ ms }) => ms)),
        limit: median(echoed),
      },
    ];
  } finally {
    for (const child of started) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
