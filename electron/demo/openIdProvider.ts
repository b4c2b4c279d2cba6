/**
 * The OpenID provider of a demo: two people who sign in in the system browser, so that the whole way can be seen at
 * once. It serves this computer alone, keeps everything in memory, and says on each page that it is a demo.
 */
import { generateKeyPairSync, randomBytes, timingSafeEqual, createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider, interactionPolicy, type Configuration } from 'oidc-provider';
import type { DemoProviderSettings } from '../contract/demoProvider.ts';

export interface DemoProvider {
  readonly issuer: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves the provider on 127.0.0.1. Rejects when its port is taken. */
export async function serveDemoProvider(settings: DemoProviderSettings): Promise<DemoProvider> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The demo provider has no port.');
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, configurationOf(settings));
  const serve = provider.callback();
  server.on('request', (request, response) => {
    const uid = /^\/interaction\/[\w-]+$/.exec(request.url ?? '');
    const answer = uid === null ? serve(request, response) : interact(provider, settings, request, response);
    void Promise.resolve(answer).catch(() => {
      if (!response.headersSent) response.writeHead(400, pageHeaders);
      response.end(page('This sign-in is over', '<p>Start again from Countersign.</p>'));
    });
  });
  return {
    issuer,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configurationOf({ users, clientId, redirectPath }: DemoProviderSettings): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // A window program comes back to a listener of its own, a browser to the station's server; ports do not matter here.
  const backTo = [redirectPath, '/sign-in/callback'].map((path) => `http://127.0.0.1${path}`);
  const base = interactionPolicy.base();
  // The station asks silently first what session there is, and is answered.
  base.get('consent')?.checks.remove('native_client_prompt');
  return {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        response_types: ['code'],
        redirect_uris: backTo,
        post_logout_redirect_uris: backTo,
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256', use: 'sig', kid: 'demo' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { openid: ['sub', 'amr', 'auth_time'], profile: ['name', 'preferred_username', 'roles'] },
    // The person is told by the ID token itself: no second request for it.
    conformIdTokenClaims: false,
    findAccount: (_context, subject) => {
      const user = users.find((candidate) => candidate.subject === subject);
      if (user === undefined) return undefined;
      const { fullName: name, userName, roles } = user;
      return { accountId: subject, claims: () => ({ sub: subject, name, preferred_username: userName, roles }) };
    },
    // Nobody is asked whether the station may know who they are: it is the demo's own.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? clientId,
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email offline_access');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}`, policy: base },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = page(
            'Sign out of the demo',
            `${form}<button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button>`,
          );
        },
        postLogoutSuccessSource: (context) => {
          context.body = page('You are signed out', '<p>Go on in Countersign.</p>');
        },
      },
    },
    renderError: (context, { error }) => {
      context.body = page('This sign-in cannot go on', `<p>${escape(error)}. Start again from Countersign.</p>`);
    },
    ttl: { Session: 8 * 3600, Interaction: 600, AccessToken: 600, IdToken: 600, Grant: 8 * 3600, DeviceCode: 600 },
  };
}

/** Milliseconds that a wrong password costs. */
const wrongCosts = 1000;

async function interact(
  provider: Provider,
  settings: DemoProviderSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params } = await provider.interactionDetails(request, response);
  if (prompt.name !== 'login') {
    return provider.interactionFinished(request, response, { consent: {} }, { mergeWithLastSubmission: true });
  }
  const hint = typeof params['login_hint'] === 'string' ? params['login_hint'] : '';
  if (request.method !== 'POST') {
    response.writeHead(200, pageHeaders).end(loginPage(hint, ''));
    return undefined;
  }
  const given = new URLSearchParams(await readBody(request));
  const userName = given.get('user') ?? '';
  const user = settings.users.find((candidate) => candidate.userName === userName.trim().toLowerCase());
  if (user === undefined || !equal(given.get('password') ?? '', user.password)) {
    await new Promise((resolve) => setTimeout(resolve, wrongCosts));
    response.writeHead(200, pageHeaders).end(loginPage(userName, 'The user name or the password is not right.'));
    return undefined;
  }
  return provider.interactionFinished(request, response, { login: { accountId: user.subject, amr: ['pwd'] } });
}

function equal(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > 10_000) throw new Error('too long');
  }
  return body;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function loginPage(userName: string, problem: string): string {
  return page(
    'Sign in to the demo',
    `<form method="post" autocomplete="off">
      ${problem === '' ? '' : `<p role="alert">${escape(problem)}</p>`}
      <label>User name <input name="user" value="${escape(userName)}" required${userName === '' ? ' autofocus' : ''}></label>
      <label>Password <input name="password" type="password" required${userName === '' ? '' : ' autofocus'}></label>
      <button type="submit">Sign in</button>
    </form>`,
  );
}

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #e9ebed; color: #1d2226;
    font: 18px/1.5 "IBM Plex Sans", system-ui, sans-serif; }
  main { width: min(26rem, 90vw); padding: 2rem; background: #f7f8f9; border: 1px solid #b9bfc4; border-radius: 4px; }
  h1 { margin: 0 0 1rem; font-size: 1.5rem; font-weight: 600; }
  .demo { margin: 0 0 1.5rem; padding: .5rem .75rem; border: 2px dashed #79828a; }
  form, label { display: grid; gap: .5rem; }
  form { gap: 1rem; }
  input, button { font: inherit; min-height: 48px; padding: 0 .75rem; border: 1px solid #79828a; border-radius: 3px; }
  button { background: #2b3238; color: #fff; border-color: #2b3238; width: 100%; }
  [role=alert] { margin: 0; padding: .5rem .75rem; border-left: 4px solid #79828a; }
  @media (prefers-color-scheme: dark) {
    body { background: #16191b; color: #e4e7e9; }
    main { background: #1f2326; border-color: #474e53; }
    input { background: #16191b; color: inherit; }
    button { background: #e4e7e9; color: #16191b; }
  }
`;

const pageHeaders = Object.freeze({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`,
});

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${style}</style></head>
<body><main><p class="demo">Demo identity provider. Not for production.</p><h1>${title}</h1>${content}</main></body>
</html>
`;
}
