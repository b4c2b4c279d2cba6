/** A browser as the station's server sees one: cookies, origins and WebSockets, without a document. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { surface } from '../../electron/contract/challenge.ts';
import { pageSnapshot } from '../../electron/contract/page.ts';
import { openedPage, stationMessage, type StationMessage } from '../../electron/contract/socket.ts';
import type { Answer } from '../../electron/contract/errors.ts';
import { localServer, type PagesConfig } from '../../electron/server/config.ts';
import { serve } from '../../electron/server/serve.ts';
import { findNode, temporaryFolder, type TestStation } from './station.ts';
import type { TestClock } from './clock.ts';
import { until } from './until.ts';

export interface TestSocket {
  readonly messages: StationMessage[];
  /** The code with which it was closed, once it is. */
  readonly closed: () => number | undefined;
  readonly call: (name: string, input?: unknown) => Promise<Answer<unknown>>;
  readonly say: (message: unknown) => void;
  /** Closes as a document that goes away does, or breaks off as a cable does. */
  readonly leave: () => void;
  readonly breakOff: () => void;
  /** Reads nothing more, and so answers no goodbye. */
  readonly fallSilent: () => void;
}

export interface TestBrowser {
  /** The cookies that it holds, as a header. */
  readonly cookie: () => string;
  readonly post: (headers?: Readonly<Record<string, string>>, path?: string) => Promise<Response>;
  /** Opens a page as its document does: token, connection, and the page at a path. */
  readonly openPage: (path?: string) => Promise<{ readonly token: string; readonly page: TestSocket }>;
  readonly connect: (
    kind: 'page' | 'surface',
    hello: unknown,
    headers?: Readonly<Record<string, string>>,
    /** The address that it comes from. */
    localAddress?: string,
  ) => Promise<TestSocket>;
}

export interface ServedStation {
  readonly address: string;
  readonly surfaces: string;
  readonly browser: () => TestBrowser;
  readonly close: () => Promise<void>;
}

/** A folder with documents of the least that is a renderer. */
export function smallRenderer(): string {
  const rendererDir = temporaryFolder();
  mkdirSync(join(rendererDir, 'assets'));
  writeFileSync(join(rendererDir, 'page.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(rendererDir, 'challenge.html'), '<!doctype html><title>surface</title>');
  writeFileSync(join(rendererDir, 'assets', 'page-1.js'), '0');
  writeFileSync(join(rendererDir, 'secret.pem'), 'secret');
  return rendererDir;
}

/** Serves the pages of a station with a renderer of the test's own. */
export async function servePages(
  station: TestStation,
  pages: Partial<PagesConfig> = {},
  clock?: TestClock,
): Promise<ServedStation> {
  const rendererDir = smallRenderer();
  const { gateway } = station;
  const server = await serve(
    {
      ...localServer,
      port: 0,
      pages: { sessionTimeout: 60, mostSessions: 500, mostOfAddress: 100, mostPages: 20, ...pages },
    },
    {
      sso: gateway.sso,
      takeLogout: gateway.takeLogout,
      pages: { gateway, rendererDir, ...(clock === undefined ? {} : { clock }) },
    },
    station.log,
  );
  onTestFinished(server.close);
  const { address, surfaces = '' } = server;
  return { address, surfaces, browser: () => openBrowser(address, surfaces), close: server.close };
}

/** A browser that goes to the pages of a server, and to its signing surfaces. */
export function openBrowser(address: string, surfaces: string): TestBrowser {
  const cookies = new Map<string, string>();
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const post: TestBrowser['post'] = async (headers = {}, path = '/pages') => {
    const response = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { origin: address, cookie: cookie(), ...headers },
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
  const connect: TestBrowser['connect'] = (kind, hello, headers = {}, localAddress = '127.0.0.1') => {
    const origin = kind === 'page' ? address : surfaces;
    return openSocket(`${origin.replace(/^http/, 'ws')}/${kind}`, hello, {
      headers: { origin, cookie: cookie(), ...headers },
      localAddress,
    });
  };
  return {
    cookie,
    post,
    connect,
    openPage: async (path = '/') => {
      const { token } = openedPage.parse(await (await post()).json());
      const page = await connect('page', { token });
      await page.call('openPage', { path });
      return { token, page };
    },
  };
}

async function openSocket(url: string, hello: unknown, options: ClientOptions): Promise<TestSocket> {
  const socket = new WebSocket(url, options);
  onTestFinished(() => socket.terminate());
  const messages: StationMessage[] = [];
  const waiting = new Map<number, (answer: Answer<unknown>) => void>();
  let code: number | undefined;
  let calls = 0;
  socket.on('message', (data: Buffer) => {
    const message = stationMessage.parse(JSON.parse(data.toString()));
    messages.push(message);
    if ('answer' in message) waiting.get(message.id)?.(message.answer);
  });
  socket.on('close', (closed) => (code = closed));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.send(JSON.stringify(hello));
  await until(() => {
    if (code === undefined && !messages.some((message) => 'ready' in message)) throw new Error('nothing yet');
  });
  return {
    messages,
    closed: () => code,
    call: (name, input = null) => {
      const id = (calls += 1);
      socket.send(JSON.stringify({ id, call: name, input }));
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    leave: () => socket.close(1001),
    breakOff: () => socket.terminate(),
    fallSilent: () => socket.pause(),
  };
}

/** The newest ticket that a page was given for its surface. */
export function ticketOf({ messages }: TestSocket): string | undefined {
  const told = messages.findLast((message) => 'surface' in message);
  return told !== undefined && 'surface' in told ? told.surface?.ticket : undefined;
}

/** The id of a component of a page, by its name. */
export async function idOf(page: TestSocket, name: string): Promise<string> {
  const answer = await page.call('resumePage');
  if (!answer.ok) throw new Error(answer.error.message);
  return findNode(pageSnapshot.parse(answer.value).root, name)?.id ?? '';
}

/** Presses a button of a page, by its name. */
export async function press(page: TestSocket, name: string): Promise<void> {
  const answer = await page.call('fireEvent', {
    id: await idOf(page, name),
    event: 'component.onActionPerformed',
    payload: {},
  });
  if (!answer.ok) throw new Error(answer.error.message);
}

/** The surface of a page, let in by its newest ticket. */
export async function surfaceOf(browser: TestBrowser, page: TestSocket): Promise<TestSocket> {
  const ticket = await until(() => {
    const given = ticketOf(page);
    if (given === undefined) throw new Error('no ticket yet');
    return given;
  });
  return browser.connect('surface', { ticket });
}

/** What a surface shows. */
export async function shownOn(socket: TestSocket) {
  const answer = await socket.call('readSurface');
  if (!answer.ok) throw new Error(answer.error.message);
  return surface.parse(answer.value);
}
