/**
 * OpenID providers of a station: `identity-providers.json` of the data directory. The file belongs to the site, never to
 * a project: whose word counts here is not for a view's author to say.
 */
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import { jsonObject } from '../../../contract/json.ts';
import { fileFault } from '../../platform/fileFault.ts';
import { plainText } from '../../platform/plainFile.ts';
import { readJson } from '../../platform/readJson.ts';
import { internalProviderName } from '../internal.ts';

/** A JSONPath (RFC 9535) into the claims: `$.realm_access.roles`. */
const path = z.string().min(1).max(500);
/** Algorithms of signatures that a third party can check; never `none`, never a shared secret (OI-5). */
const algorithm = z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']);
const port = z.int().min(1024).max(65_535);

/** Whether a URL stays on this computer. */
export function isLoopbackUrl({ hostname }: URL): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

const issuer = z.string().refine((text) => {
  const url = URL.parse(text);
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url));
}, 'an issuer is an https address without ? and # (http only on this computer)');

/** Another computer of the provider, such as `https://www.provider.example`. */
const computer = issuer
  .refine((text) => URL.parse(text)?.pathname === '/', 'an entry is a scheme, a host and a port, without a path')
  .transform((text) => new URL(text).origin);

export const oidcConfig = z.strictObject({
  /** As people read it on buttons. */
  title: z.string().min(1).max(60).optional(),
  issuer,
  /** Other computers to which people are sent, where the provider has its pages for them elsewhere (OI-15). */
  opens: z.array(computer).max(20).default([]),
  clientId: z.string().min(1).max(500),
  /** How the client's secret is sent, where it has one (`countersign idp secret <name>`); by what the provider offers. */
  clientAuthentication: z.enum(['client_secret_basic', 'client_secret_post']).optional(),
  /** Instead of discovery: the provider's metadata (RFC 8414) and its keys. */
  metadata: jsonObject.optional(),
  jwks: z.object({ keys: z.array(jsonObject).min(1) }).optional(),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/))
    .min(1)
    .max(50)
    .default(['openid', 'profile', 'email']),
  /** Where the claims have what the station wants to know. */
  attributes: z
    .strictObject({
      userName: path.default('$.preferred_username'),
      fullName: path.default('$.name'),
      firstName: path.default('$.given_name'),
      lastName: path.default('$.family_name'),
      email: path.default('$.email'),
      roles: path.default('$.roles'),
    })
    .prefault({}),
  /** The provider's roles and what they are here. Without it they are taken by their own names, and with it no others. */
  roles: z.record(z.string(), z.array(z.string().min(1).max(128))).optional(),
  /** Whether the userinfo endpoint is asked for claims that the ID token does not have. */
  userInfo: z.boolean().default(true),
  algorithms: z
    .array(algorithm)
    .min(1)
    .default(['RS256', 'PS256', 'ES256', 'EdDSA', 'RS384', 'PS384', 'ES384', 'RS512', 'PS512', 'ES512']),
  /** Seconds that the provider's clock may differ from the station's, for how long its tokens hold. */
  clockSkew: z.int().min(0).max(60).default(10),
  /** What asks the provider to let a person enter credentials anew. */
  prompt: z.string().max(100).default('login'),
  /** Seconds (`max_age`) sent with it; some providers fail at 0. */
  maxAge: z.int().min(0).max(600).default(60),
  /**
   * Whether it is first asked silently (`prompt=none`) of the session that it has at the browser. A provider that shows a
   * page of its own then, instead of answering, is not asked: its clock alone decides.
   */
  silentRequest: z.boolean().default(true),
  /** Authentication contexts, of which the provider must have used one. */
  acrValues: z.array(z.string().min(1).max(500)).max(20).default([]),
  /** Whether the provider is told who is expected. */
  loginHint: z.boolean().default(true),
  redirect: z
    .strictObject({
      host: z.enum(['127.0.0.1', '[::1]', 'localhost']).default('127.0.0.1'),
      /** Ports that the provider knows; any free one where it follows RFC 8252, 7.3. */
      ports: z.array(port).max(20).default([]),
      path: z
        .string()
        .regex(/^\/[\w./-]*$/)
        .default('/callback'),
      /** Whether the provider also takes this address after a logout (`post_logout_redirect_uris`). */
      afterLogout: z.boolean().default(false),
    })
    .prefault({}),
  signIn: z.boolean().default(true),
  /** Whether signatures may be proved here. Off until the site has tried it with `countersign idp test`. */
  signatures: z.boolean().default(false),
  /** `session-update`: the provider's `auth_time` is not when credentials were entered (OI-10). */
  authTime: z.enum(['authentication', 'session-update']).default('authentication'),
  /** Device flow (RFC 8628), where the provider has it. */
  deviceFlow: z.enum(['off', 'sign in', 'everything']).default('sign in'),
  /** Whether people whom the station has never seen get an account. */
  newUsers: z.enum(['accept', 'refuse']).default('accept'),
  /** `qualified`: people who get an account are called `name@provider`, for a provider where they choose their names. */
  userNames: z.enum(['own', 'qualified']).default('own'),
  /** Claims that a person must have to be let in, by their path: `{ "$.hd": "plant.example" }`. */
  requiredClaims: z.record(path, z.string().max(500)).default({}),
  /** Keeps a refresh token for as long as somebody is signed in, and ends their session when the provider ends it. */
  refresh: z.boolean().default(false),
  /** What lets the provider give one (OpenID Connect Core, 11); empty where it wants no `prompt` for it. */
  refreshPrompt: z.string().max(100).default('consent'),
  /** What becomes of the browser's session after somebody proved who they are for a challenge; a kiosk ends it. */
  afterChallenge: z.enum(['keep', 'end']).optional(),
  /** Certificates (PEM) of a private authority, from the data directory or absolute. */
  caFile: z.string().min(1).optional(),
});
export type OidcConfig = z.output<typeof oidcConfig>;

const identityProvidersFile = z.strictObject({
  /**
   * A browser of one's own, as program and arguments: `{url}` is where it goes, `{profile}` a folder that is made for
   * this one sign-in and removed after it.
   */
  browser: z.array(z.string().min(1)).min(1).max(50).optional(),
  providers: z.record(
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/)
      .refine((name) => name !== internalProviderName, `"${internalProviderName}" is the station itself`),
    oidcConfig,
  ),
});

/** A provider with what its files hold. */
export interface OidcSettings extends OidcConfig {
  readonly name: string;
  readonly title: string;
  /** PEM. */
  readonly ca: string | undefined;
  readonly demo: boolean;
}

export interface IdentityProvidersConfig {
  readonly browser: readonly string[] | undefined;
  readonly providers: readonly OidcSettings[];
}

/** The file of the data directory that lists them. */
export const identityProvidersName = 'identity-providers.json';

/**
 * Reads the providers of a station; none where there is no file. Throws `store` with what to mend: whose word counts is
 * never guessed.
 */
export function readIdentityProviders(dataDir: string): IdentityProvidersConfig {
  const file = join(dataDir, identityProvidersName);
  if (!existsSync(file)) return { browser: undefined, providers: [] };
  const read = readJson(file, identityProvidersFile);
  if (!read.ok) throw new CountersignError(ErrorCode.store, `${file} ${read.reason}. Mend the file, or remove it.`);
  const { browser, providers } = read.value;
  for (const part of ['{url}', '{profile}']) {
    if (browser?.some((word) => word.includes(part)) === false) {
      throw new CountersignError(ErrorCode.store, `${file}: the browser's command has no ${part}. Mend the file.`);
    }
  }
  return {
    browser,
    providers: Object.entries(providers).map(([name, config]) => {
      const { caFile } = config;
      const ca = caFile === undefined ? undefined : readCa(resolve(dataDir, caFile), file);
      return { ...config, name, title: config.title ?? name, ca, demo: false };
    }),
  };
}

function readCa(caFile: string, file: string): string {
  try {
    return plainText(caFile);
  } catch (cause) {
    throw new CountersignError(
      ErrorCode.store,
      `The certificates ${caFile} that ${file} names: the file ${fileFault(cause)}.`,
      {
        cause,
      },
    );
  }
}

/** Why signatures cannot be proved at a provider; undefined where they can (OI-10). */
export function signatureProblem({ signatures, authTime, acrValues }: OidcConfig): string | undefined {
  if (!signatures) return 'is not set up for signatures';
  if (authTime === 'session-update' && acrValues.length === 0) {
    return 'does not say when credentials were entered, and no authentication context is asked for';
  }
  return undefined;
}
