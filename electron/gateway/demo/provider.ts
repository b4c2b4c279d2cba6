/**
 * The OpenID provider that a demo project starts beside it, in a process of its own. Its port and its users' passwords
 * stay the same over the starts of one data directory: the issuer names the port, and the passwords are made from the
 * station's keys, so that none is ever in a file.
 */
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoUser } from '../../contract/challenge.ts';
import type { DemoProviderSettings } from '../../contract/demoProvider.ts';
import { writeDurably } from '../platform/durably.ts';
import { isDemoConfirmed, prepareDemoUsers, readablePassword } from './users.ts';
import { oidcConfig, type OidcSettings } from '../idp/oidc/config.ts';
import { KeyPurpose, type Keys } from '../station/keys.ts';
import type { DemoProviderProcess, Ports } from '../platform/ports.ts';
import type { ProjectFile } from '../project/schemas.ts';
import { readJson } from '../platform/readJson.ts';
import type { Sso } from '../sso/service.ts';
import type { Store } from '../store/database.ts';

type Wanted = NonNullable<ProjectFile['countersign']['demoProvider']>;

const clientId = 'countersign-demo';
const fileName = 'demo-provider.json';
const portFile = z.strictObject({ port: z.int().min(1).max(65_535) });

/** The provider's users with their passwords, as the sheet of the first run shows them. */
function demoProviderUsers({ name, users }: Wanted, keys: Keys): DemoUser[] {
  const key = keys.derive(KeyPurpose.demoProvider);
  return users.map(({ userName, fullName, roles }) => {
    const bytes = createHmac('sha256', key).update(userName).digest();
    let at = 0;
    const next = (below: number): number => (bytes[(at += 1) % bytes.length] ?? 0) % below;
    return { userName, fullName, roles, password: readablePassword(next), provider: name };
  });
}

/** Starts the provider. Rejects when the host cannot, or when its port is taken. */
async function startDemoProvider(
  wanted: Wanted,
  dataDir: string,
  keys: Keys,
  start: (settings: DemoProviderSettings) => Promise<DemoProviderProcess>,
  { log }: Pick<Ports, 'log'>,
): Promise<OidcSettings> {
  const file = join(dataDir, fileName);
  const known = existsSync(file) ? readJson(file, portFile) : undefined;
  const { redirect } = oidcConfig.parse({ issuer: 'http://127.0.0.1', clientId });
  const started = await start({
    port: known?.ok === true ? known.value.port : 0,
    clientId,
    redirectPath: redirect.path,
    users: demoProviderUsers(wanted, keys).map(({ userName, fullName, roles, password }) => ({
      subject: `demo-${userName}`,
      userName,
      fullName,
      roles,
      password,
    })),
  });
  try {
    writeDurably(file, `${JSON.stringify({ port: started.port })}\n`);
  } catch (error) {
    log.warn('The port of the demo’s identity provider could not be kept; it may be another one at the next start.', {
      reason: String(error),
    });
  }
  log.info(`The demo's identity provider serves at ${started.issuer}.`);
  return {
    ...oidcConfig.parse({
      issuer: started.issuer,
      clientId,
      scopes: ['openid', 'profile'],
      redirect: { afterLogout: true },
      signatures: true,
    }),
    name: wanted.name,
    title: wanted.name,
    ca: undefined,
    demo: true,
  };
}

export interface DemoDependencies {
  readonly settings: ProjectFile['countersign'];
  readonly isDemo: boolean;
  readonly dataDir: string;
  readonly keys: Keys;
  readonly ports: Ports;
  readonly store: Store;
  readonly sso: Sso;
  /** Takes the provider up once it serves. */
  readonly provider: (settings: OidcSettings) => void;
}

export interface Demo {
  /**
   * Makes the demo's users and starts its provider; answers with whoever has a password that somebody has yet to write
   * down. A provider that does not start is told in the log: the demo goes on with its own users.
   */
  readonly prepare: () => Promise<readonly DemoUser[]>;
  /** Ends the provider; one that is still starting too, for which `prepare` waits no longer then. */
  readonly stop: () => void;
}

/** What makes a project a demo. */
export function openDemo({ settings, isDemo, dataDir, keys, ports, store, sso, provider }: DemoDependencies): Demo {
  const { demoProvider, demoUsers } = settings;
  const ending = new AbortController();
  const prepareProvider = async (): Promise<readonly DemoUser[]> => {
    const host = ports.demoProvider;
    if (demoProvider === undefined || host === undefined || !isDemo) return [];
    provider(await startDemoProvider(demoProvider, dataDir, keys, (given) => host(given, ending.signal), ports));
    return isDemoConfirmed(store) ? [] : demoProviderUsers(demoProvider, keys);
  };
  return {
    prepare: async () => {
      const [own, theirs] = await Promise.all([
        prepareDemoUsers(demoUsers, sso, store),
        prepareProvider().catch((error: unknown) => {
          if (!ending.signal.aborted)
            ports.log.warn('The identity provider of the demo did not start.', { reason: String(error) });
          return [];
        }),
      ]);
      return [...own, ...theirs];
    },
    stop: () => ending.abort(),
  };
}
