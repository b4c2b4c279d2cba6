/**
 * A conforming OpenID provider (`oidc-provider`) behind a server that can spoil what it says. It runs in a process of its
 * own, lets in whoever the test says is at the browser, and tells the test what it was asked.
 */
import { createHmac, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { createServer as createTlsServer } from 'node:https';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { interactionPolicy, Provider, type Configuration, type ClientMetadata } from 'oidc-provider';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { testTls } from './tls.ts';
import { elsewhere, type Behaviour, type FromProvider, type ProviderSettings, type ToProvider } from './control.ts';

let behaviour: Behaviour = {};

/** Milliseconds that the clock of this process is ahead: a provider has a clock of its own. */
let ahead = 0;
const systemNow = Date.now;
Date.now = () => systemNow() + ahead;
const tell = (message: FromProvider): void => void process.send?.(message);

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

function newKey(kid: string): Key {
  return { kid, privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey };
}

const firstKey = newKey('first');
const secondKey = newKey('second');
const foreignKey = newKey('first');
const currentKey = (): Key => (behaviour.newKey === true ? secondKey : firstKey);

function configuration({ clients, people }: ProviderSettings): Configuration {
  const policy = interactionPolicy.base();
  // As most providers do, it answers a native client that asks silently (`silence` of a behaviour: as some do not).
  policy.get('consent')?.checks.remove('native_client_prompt');
  return {
    clients: [...clients, elsewhere] as unknown as ClientMetadata[],
    jwks: {
      keys: [{ ...firstKey.privateKey.export({ format: 'jwk' }), kty: 'EC', kid: 'first', alg: 'ES256', use: 'sig' }],
    },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: {
      openid: ['sub', 'amr', 'auth_time'],
      profile: ['name', 'preferred_username', 'roles', 'department'],
      email: ['email'],
    },
    acrValues: ['urn:plant:gold', 'urn:plant:silver'],
    findAccount: (_context, subject) => {
      const person = people.find((candidate) => candidate.subject === subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, ...person.claims }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email offline_access');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}`, policy },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      deviceFlow: {
        enabled: true,
        userCodeConfirmSource: (context, form) => {
          context.body = `${form}<button type="submit" form="op.deviceConfirmForm">Go on</button>`;
        },
      },
      revocation: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // Whoever is sent here leaves, without a question.
        logoutSource: (context, form) => {
          context.body = `${form}<input type="hidden" name="logout" value="yes"/>`;
        },
      },
    },
    renderError: (context, { error, error_description }) => {
      context.body = `error: ${error} ${error_description ?? ''}`;
    },
  };
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt } = await provider.interactionDetails(request, response);
  if (prompt.name !== 'login') return provider.interactionFinished(request, response, { consent: {} });
  const { person = 'nobody', typing = 2, ago = 0 } = behaviour;
  // A test is faster than people, who are what the seconds of an `auth_time` are made for.
  ahead += typing * 1000;
  return provider.interactionFinished(
    request,
    response,
    person === 'nobody'
      ? { error: 'access_denied' }
      : {
          login: {
            accountId: person,
            amr: ['pwd'],
            acr: 'urn:plant:silver',
            ts: Math.floor(Date.now() / 1000) - ago,
          },
        },
  );
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The token with what the behaviour makes of its claims, signed as it says. */
function resign(token: string): string {
  const { claims = {}, without = [], signing, authTimeIsNow } = behaviour;
  const now = Math.floor(Date.now() / 1000);
  const was = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JsonObject;
  const all = { ...was, ...(authTimeIsNow === true ? { auth_time: now } : {}), ...claims };
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
  if (signing === 'none') return `${encode({ alg: 'none' })}.${encode(kept)}.`;
  if (signing === 'HS256') {
    const data = `${encode({ alg: 'HS256' })}.${encode(kept)}`;
    return `${data}.${createHmac('sha256', 'shared').update(data).digest('base64url')}`;
  }
  const key = signing === 'foreign' ? foreignKey : currentKey();
  const data = `${encode({ alg: 'ES256', kid: key.kid })}.${encode(kept)}`;
  const made = sign('sha256', Buffer.from(data), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  if (signing === 'spoilt') made.writeUInt8(made.readUInt8(5) ^ 1, 5);
  return `${data}.${made.toString('base64url')}`;
}

/** What a path answers instead of what the provider says. */
function spoil(path: string, body: string): string {
  if (path === '/token') {
    const answer = JSON.parse(body) as { id_token?: string };
    return JSON.stringify(answer.id_token === undefined ? answer : { ...answer, id_token: resign(answer.id_token) });
  }
  if (path === '/.well-known/openid-configuration')
    return JSON.stringify({ ...JSON.parse(body), ...behaviour.metadata });
  if (path === '/device/auth' && behaviour.deviceInterval !== undefined)
    return JSON.stringify({ ...JSON.parse(body), interval: behaviour.deviceInterval });
  if (path === '/me') {
    const { userInfoSubject, userInfo = {} } = behaviour;
    const subject = userInfoSubject === undefined ? {} : { sub: userInfoSubject };
    return JSON.stringify({ ...JSON.parse(body), ...userInfo, ...subject });
  }
  if (path !== '/jwks') return body;
  const key = currentKey();
  const { x, y } = key.privateKey.export({ format: 'jwk' });
  return JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x, y, kid: key.kid, alg: 'ES256', use: 'sig' }] });
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const deviceAnswers: string[] = [];

async function serve(inner: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (behaviour.down === true) {
    request.socket.destroy();
    return;
  }
  const url = new URL(request.url ?? '/', 'http://provider');
  const body = await readAll(request);
  const parameters = new URLSearchParams(request.method === 'POST' ? body.toString() : url.search);
  // Whoever only wants to know what time it is asks for no token.
  const isClock = url.pathname === '/token' && !parameters.has('grant_type');
  if (['/auth', '/token', '/session/end', '/token/revocation', '/device/auth'].includes(url.pathname) && !isClock) {
    tell({ seen: { path: url.pathname, parameters: Object.fromEntries(parameters) } });
  }
  if (url.pathname === '/auth') {
    const isSilent = parameters.get('prompt') === 'none';
    const { silence } = behaviour;
    if (isSilent && silence !== undefined && silence !== 'ignored') {
      const back = new URL(parameters.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ error: silence, state: parameters.get('state') ?? '' }).toString();
      response.writeHead(303, { location: back.href }).end();
      return;
    }
    if (isSilent ? silence === 'ignored' : behaviour.ignoresPrompt === true) {
      url.searchParams.delete('prompt');
      url.searchParams.delete('max_age');
    }
  }
  if (url.pathname === '/token' && !isClock) {
    const answer = (status: number, error: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    };
    if (behaviour.tokenDelay !== undefined) await new Promise((resolve) => setTimeout(resolve, behaviour.tokenDelay));
    if (behaviour.tokenStatus !== undefined) {
      answer(behaviour.tokenStatus, 'server_error');
      return;
    }
    if (behaviour.refreshFails === true && parameters.get('grant_type') === 'refresh_token') {
      answer(400, 'invalid_grant');
      return;
    }
    const device = deviceAnswers.shift();
    if (device !== undefined) {
      answer(400, device);
      return;
    }
  }
  let sent = body;
  if (url.pathname === '/device/auth' && behaviour.ignoresPrompt === true) {
    parameters.delete('prompt');
    parameters.delete('max_age');
    sent = Buffer.from(parameters.toString());
  }
  const { status, headers, content } = await new Promise<{
    status: number;
    headers: IncomingMessage['headers'];
    content: Buffer;
  }>((resolve, reject) => {
    const asked = httpRequest(
      {
        host: '127.0.0.1',
        port: inner,
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers: {
          ...request.headers,
          ...(sent === body ? {} : { 'content-length': sent.length }),
          'x-forwarded-proto': 'encrypted' in request.socket ? 'https' : 'http',
        },
      },
      (answer) => {
        readAll(answer).then(
          (all) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, content: all }),
          reject,
        );
      },
    );
    asked.on('error', reject);
    asked.end(sent);
  });
  // Node would put this computer's own time there.
  response.sendDate = false;
  if (behaviour.withoutDate === true) delete headers.date;
  else headers.date = new Date(Date.now()).toUTCString();
  const json = String(headers['content-type']).includes('json') && status === 200;
  const spoilt = json ? Buffer.from(spoil(url.pathname, content.toString())) : content;
  response.writeHead(status, { ...headers, 'content-length': spoilt.length }).end(spoilt);
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function start(settings: ProviderSettings): Promise<void> {
  const inner = createServer();
  const innerPort = await listen(inner, 0);
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    serve(innerPort, request, response).catch(() => response.destroy());
  };
  const tls = settings.tls === true;
  const front = tls ? createTlsServer(testTls, handle) : createServer(handle);
  const issuer = `${tls ? 'https' : 'http'}://127.0.0.1:${await listen(front, 0)}`;
  const provider = new Provider(issuer, configuration(settings));
  // What stands before it ends TLS.
  provider.proxy = true;
  const callback = provider.callback();
  inner.on('request', (request, response) => {
    const interaction = request.url?.startsWith('/interaction/') === true;
    Promise.resolve(interaction ? interact(provider, request, response) : callback(request, response)).catch(
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.destroy();
      },
    );
  });
  tell({ issuer });
}

process.on('message', (message: ToProvider) => {
  if ('start' in message) void start(message.start);
  else {
    behaviour = message.behave;
    if (behaviour.ahead !== undefined) ahead = behaviour.ahead * 1000;
    deviceAnswers.splice(0, Infinity, ...(behaviour.deviceAnswers ?? []));
    tell({ done: message.id });
  }
});
process.on('disconnect', () => process.exit(0));
