/** An OpenID provider for tests, in a process of its own, and a browser that has somebody at it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Agent, fetch as undiciFetch, type RequestInit, type Response } from 'undici';
import { testTls } from './tls.ts';
import {
  elsewhereId,
  type Behaviour,
  type FromProvider,
  type Person,
  type ProviderSettings,
  type ToProvider,
} from './control.ts';

/** What the provider was asked: the path and its parameters. */
export interface Asked {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface TestProvider {
  readonly issuer: string;
  /** Takes the place of how it behaved before. */
  readonly behave: (behaviour: Behaviour) => Promise<void>;
  readonly asked: Asked[];
  readonly requests: (path: string) => Asked[];
  /** The authorization requests that ask the person, without those that ask silently (`prompt=none`). */
  readonly asks: () => Asked[];
  readonly stop: () => void;
}

/** The people of a test's provider. */
export const people: readonly Person[] = [
  {
    subject: 'sub-sam',
    claims: {
      name: 'Sam Plant',
      preferred_username: 'sam.plant',
      email: 'sam@plant.example',
      roles: ['Supervisor'],
      department: 'filling',
    },
  },
  {
    subject: 'sub-quinn',
    claims: {
      name: 'Quinn Plant',
      preferred_username: 'quinn.plant',
      email: 'quinn@plant.example',
      roles: ['Quality'],
    },
  },
  { subject: 'sub-olga', claims: { name: 'Olga Plant', preferred_username: 'olga.plant', roles: ['Operator'] } },
];

export const clientId = 'station';

/** A native client with a loopback redirect (RFC 8252). */
export const nativeClient = {
  client_id: clientId,
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/callback'],
  post_logout_redirect_uris: ['http://127.0.0.1/callback'],
  id_token_signed_response_alg: 'ES256',
  require_auth_time: true,
};

/** Starts a provider; Sam is at the browser. It ends with whoever started it, at the latest when `stop` is called. */
export async function startProvider(
  settings: ProviderSettings = { clients: [nativeClient], people },
): Promise<TestProvider> {
  const child = fork(join(import.meta.dirname, 'process.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const asked: Asked[] = [];
  const waiting = new Map<number, () => void>();
  let ids = 0;
  const issuer = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The provider ended.')));
    child.on('message', (message: FromProvider) => {
      if ('issuer' in message) resolve(message.issuer);
      else if ('seen' in message) asked.push(message.seen);
      else waiting.get(message.done)?.();
    });
    child.send({ start: settings } satisfies ToProvider);
  });
  const behave = (behaviour: Behaviour): Promise<void> =>
    new Promise((resolve) => {
      const id = (ids += 1);
      waiting.set(id, resolve);
      child.send({ behave: behaviour, id } satisfies ToProvider);
    });
  await behave({ person: 'sub-sam' });
  return {
    issuer,
    behave,
    asked,
    requests: (path) => asked.filter((request) => request.path === path),
    asks: () => asked.filter(({ path, parameters }) => path === '/auth' && parameters['prompt'] !== 'none'),
    stop: () => void child.kill(),
  };
}

/** Whoever is at the browser signs in at the provider for something else, with credentials. */
export async function signInElsewhere(browser: TestBrowser, { issuer }: Pick<TestProvider, 'issuer'>): Promise<void> {
  const request = {
    client_id: elsewhereId,
    redirect_uri: `${issuer}/elsewhere`,
    response_type: 'code',
    scope: 'openid',
    prompt: 'login',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
  };
  await browser.open(`${issuer}/auth?${new URLSearchParams(request).toString()}`);
  await Promise.all(browser.ends);
}

const dispatcher = new Agent({ connect: { ca: testTls.cert } });

/** `fetch` that also trusts the tests' own authority. */
function fetchTrusting(url: string, init: RequestInit): ReturnType<typeof undiciFetch> {
  return undiciFetch(url, { ...init, dispatcher });
}

/** A page at which a browser ended, and when it was asked for (performance time). */
export interface BrowserEnd {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly at: number;
}

/** A browser that follows where it is sent, with its cookies, as far as a page that asks for nothing more. */
export interface TestBrowser {
  readonly open: (url: string) => Promise<void>;
  /** Where it was sent, first to last. */
  readonly opened: string[];
  /** What each opened address ended with, once it did. */
  readonly ends: Promise<BrowserEnd>[];
  /**
   * While true, it stops before it comes back from the person to the station: the tab was closed, or they think.
   * `silent`: before it comes back with the silent answer.
   */
  holds: boolean | 'silent';
  /** While true, what it is given to open is only noted. */
  isClosed: boolean;
  /** Where it stopped. */
  readonly held: string[];
  readonly forgetCookies: () => void;
}

export function testBrowser(): TestBrowser {
  const cookies = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>();
  const browser: TestBrowser = {
    opened: [],
    ends: [],
    holds: false,
    isClosed: false,
    held: [],
    forgetCookies: () => cookies.clear(),
    open: (url) => {
      browser.opened.push(url);
      if (browser.isClosed) return Promise.resolve();
      const end = follow(url);
      end.catch(() => undefined);
      browser.ends.push(end);
      return Promise.resolve();
    },
  };
  const cookiesFor = (url: string): string =>
    [...cookies.values()]
      .filter(({ path }) => new URL(url).pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  const fetchWithCookies = async (url: string, form?: URLSearchParams): Promise<Response> => {
    const response = await fetchTrusting(url, {
      redirect: 'manual',
      headers: { cookie: cookiesFor(url) },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      const path = /;\s*path=([^;]+)/i.exec(cookie)?.[1] ?? '/';
      const key = `${path} ${pair.slice(0, at)}`;
      if (/expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(key);
      else cookies.set(key, { name: pair.slice(0, at), value: pair.slice(at + 1), path });
    }
    return response;
  };
  const follow = async (first: string): Promise<BrowserEnd> => {
    let url = first;
    let form: URLSearchParams | undefined;
    let isSilent = false;
    for (let step = 0; step < 20; step += 1) {
      const { pathname, searchParams } = new URL(url);
      if (pathname === '/auth') isSilent = searchParams.get('prompt') === 'none';
      if (browser.holds === (isSilent ? 'silent' : true) && pathname === '/callback') {
        browser.held.push(url);
        return { url, status: 0, text: '', at: performance.now() };
      }
      const at = performance.now();
      const response = await fetchWithCookies(url, form);
      form = undefined;
      const next = response.headers.get('location');
      if (next !== null) {
        url = new URL(next, url).href;
        continue;
      }
      const text = await response.text();
      // Whatever the provider asks with a form and nothing to type is answered with yes.
      const action = /<form[^>]* action="([^"]+)"/.exec(text)?.[1];
      if (action === undefined) return { url, status: response.status, text, at };
      url = new URL(action, url).href;
      form = new URLSearchParams(
        [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      );
    }
    throw new Error('The browser was sent on and on.');
  };
  return browser;
}
