/**
 * The bench of sign-in at an OpenID provider, under plain Node: complete logins against a bare `openid-client` script
 * over the same provider, whose interaction completes by itself; and how long a person waits for the browser, and for
 * the station when they come back.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { projectFolder } from '../../build/runtime/paths.ts';
import type { SessionWindow } from '../../electron/gateway/session/window.ts';
import { openGateway } from '../../electron/gateway/gateway.ts';
import { developmentVault } from '../../electron/gateway/station/keys.ts';
import { systemPorts, type Log } from '../../electron/gateway/platform/ports.ts';
import { clientId, startProvider, testBrowser, type TestBrowser } from '../support/openid/provider.ts';
import { median, type Row } from './table.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const rounds = 5;
const perRound = 20;

/** One login as it was timed, milliseconds since it began. */
interface Timed {
  readonly opened: number;
  readonly cameBack: number;
  readonly done: number;
}

/** When a browser asked for the redirect. */
async function cameBackAt({ ends }: TestBrowser): Promise<number> {
  return (await ends.at(-1))?.at ?? Number.NaN;
}

/** The least that a login is: discovery once, a listener, PKCE, the exchange with all checks, userinfo. */
async function bareLogin(issuer: string): Promise<() => Promise<Timed>> {
  const configuration = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    // oxlint-disable-next-line typescript/no-deprecated -- a provider on this computer
    execute: [oidc.allowInsecureRequests],
  });
  oidc.enableNonRepudiationChecks(configuration);
  const browser = testBrowser();
  return async () => {
    browser.forgetCookies();
    const began = performance.now();
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
    let came: (url: URL) => void = () => undefined;
    const answer = new Promise<URL>((resolve) => (came = resolve));
    const server = createServer((request, response) => {
      response.setHeader('connection', 'close').end('done', () => came(new URL(request.url ?? '', redirectUri)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
    const url = oidc.buildAuthorizationUrl(configuration, {
      scope: 'openid profile email',
      redirect_uri: redirectUri,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const opened = performance.now() - began;
    await browser.open(url.href);
    const currentUrl = await answer;
    server.close();
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const tokens = await oidc.authorizationCodeGrant(configuration, currentUrl, checks);
    await oidc.fetchUserInfo(configuration, tokens.access_token, tokens.claims()?.sub ?? '');
    const done = performance.now();
    return { opened, cameBack: (await cameBackAt(browser)) - began, done: done - began };
  };
}

/** The demo project, without asking again people whom the provider knows: it knows nobody here, and asks them all. */
function unforcedProject(folder: string): string {
  const copy = join(folder, 'project');
  cpSync(join(projectFolder, 'build', 'demo'), copy, { recursive: true });
  const file = join(copy, 'project.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"theme"', '"alwaysReauthenticate": false, "theme"'));
  return copy;
}

/** The same through a station: from the press of "Sign in" to the session that knows who it is. */
function stationLogin(issuer: string): { readonly login: () => Promise<Timed>; readonly close: () => Promise<void> } {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const providers = { plant: { issuer, clientId } };
  writeFileSync(join(dataDir, 'identity-providers.json'), JSON.stringify({ providers }));
  const browser = testBrowser();
  let openedAt = 0;
  const openExternal = (url: string): Promise<void> => {
    openedAt = performance.now();
    return browser.open(url);
  };
  const gateway = openGateway({
    dataDir,
    projectDir: unforcedProject(dataDir),
    ports: systemPorts(silent, developmentVault(), { openExternal }),
    stationName: 'bench',
  });
  let failed: (reason: Error) => void = () => undefined;
  const session = gateway.openSession({
    address: '127.0.0.1',
    host: 'bench',
    userAgent: 'Countersign',
    scope: 'workstation',
  });
  const frame: SessionWindow = session.windows.open(
    { send: () => undefined, reset: () => undefined, save: () => undefined },
    {
      paint: () => true,
      proof: (view) => {
        if (view.state === 'failed') failed(new Error(view.message));
      },
    },
  );
  return {
    login: async () => {
      browser.forgetCookies();
      const began = performance.now();
      const done = new Promise<void>((resolve, reject) => {
        failed = reject;
        const stop = session.signIn.onChange(() => {
          stop();
          resolve();
        });
      });
      frame.askSignIn();
      frame.startProof({ provider: 'plant', how: 'browser', differentUser: false });
      await done;
      const now = performance.now();
      return { opened: openedAt - began, cameBack: (await cameBackAt(browser)) - began, done: now - began };
    },
    close: async () => {
      await gateway.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Logins at a provider. */
export async function benchOidc(): Promise<Row[]> {
  const provider = await startProvider();
  const bare = await bareLogin(provider.issuer);
  const station = stationLogin(provider.issuer);
  try {
    for (let warm = 0; warm < 5; warm += 1) {
      await bare();
      await station.login();
    }
    const rates = { ours: [] as number[], limit: [] as number[] };
    const ours: Timed[] = [];
    const limit: Timed[] = [];
    const run = async (login: () => Promise<Timed>, times: Timed[]): Promise<number> => {
      const began = performance.now();
      for (let count = 0; count < perRound; count += 1) times.push(await login());
      return (perRound / (performance.now() - began)) * 1000;
    };
    // In turns, so that both see the same machine.
    for (let round = 0; round < rounds; round += 1) {
      rates.limit.push(await run(bare, limit));
      rates.ours.push(await run(station.login, ours));
    }
    const middle = (times: readonly Timed[], of: (timed: Timed) => number): number => median(times.map(of));
    return [
      {
        what: 'complete logins over a bare openid-client script',
        unit: '/s',
        ours: median(rates.ours),
        limit: median(rates.limit),
        aim: '>= 0.9',
      },
      {
        what: 'from click to browser opened',
        unit: 'ms',
        ours: middle(ours, ({ opened }) => opened),
        limit: middle(limit, ({ opened }) => opened),
      },
      {
        what: 'from callback to session updated',
        unit: 'ms',
        ours: middle(ours, ({ cameBack, done }) => done - cameBack),
        limit: middle(limit, ({ cameBack, done }) => done - cameBack),
      },
    ];
  } finally {
    await station.close();
    provider.stop();
  }
}
