/**
 * The OpenID provider that a demo project starts beside it, in a process of its own. Its port and its users' passwords
 * stay the same over the starts of one data directory: the issuer names the port, and the passwords are made from the
 * station's keys, so that none is ever in a file.
 */
import { createHmac } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoUser } from '../contract/challenge.ts';
import { readablePassword } from './demo.ts';
import { oidcConfig, type OidcSettings } from './idp/oidc/config.ts';
import { KeyPurpose, type Keys } from './keys.ts';
import type { DemoProviderHost, DemoProviderProcess, Ports } from './ports.ts';
import type { ProjectFile } from './project/schemas.ts';
import { readJson } from './readJson.ts';

type Wanted = NonNullable<ProjectFile['countersign']['demoProvider']>;

export interface RunningDemoProvider {
  readonly settings: OidcSettings;
  readonly process: DemoProviderProcess;
}

const clientId = 'countersign-demo';
const fileName = 'demo-provider.json';
const portFile = z.strictObject({ port: z.int().min(1).max(65_535) });

/** The provider's users with their passwords, as the sheet of the first run shows them. */
export function demoProviderUsers({ name, users }: Wanted, keys: Keys): DemoUser[] {
  const key = keys.derive(KeyPurpose.demoProvider);
  return users.map(({ userName, fullName, roles }) => {
    const bytes = createHmac('sha256', key).update(userName).digest();
    let at = 0;
    const next = (below: number): number => (bytes[(at += 1) % bytes.length] ?? 0) % below;
    return { userName, fullName, roles, password: readablePassword(next), provider: name };
  });
}

/** Starts the provider. Rejects when the host cannot, or when its port is taken. */
export async function startDemoProvider(
  wanted: Wanted,
  dataDir: string,
  keys: Keys,
  host: DemoProviderHost,
  { log }: Pick<Ports, 'log'>,
): Promise<RunningDemoProvider> {
  const file = join(dataDir, fileName);
  const known = existsSync(file) ? readJson(file, portFile) : undefined;
  const { redirect } = oidcConfig.parse({ issuer: 'http://127.0.0.1', clientId });
  const started = await host({
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
  writeFileSync(file, `${JSON.stringify({ port: started.port })}\n`);
  log.info(`The demo's identity provider serves at ${started.issuer}.`);
  return {
    process: started,
    settings: {
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
    },
  };
}
