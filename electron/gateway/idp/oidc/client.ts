/**
 * The client of one OpenID provider: its metadata, how the client says who it is, and the protocol with both (OI-5, OI-6).
 */
import type * as Oidc from 'openid-client';
import type { Log } from '../../platform/ports.ts';
import { isLoopbackUrl, type OidcSettings } from './config.ts';
import { explain } from './failures.ts';
import { fetchWith, plainFetch } from './fetching.ts';
import { checkMetadata, misnamed, otherIssuer } from './metadata.ts';
import { protocol, type ReadyClient } from './protocol.ts';

export interface OidcClient {
  /** The provider's metadata, read anew when it is older than a minute. Throws `unreachable` or `misconfigured`. */
  readonly ready: () => Promise<ReadyClient>;
  /** Something was not as it should be: the next one asks the provider itself. */
  readonly forget: () => void;
}

export interface ClientDependencies {
  readonly settings: OidcSettings;
  /** The client's secret, where it has one. */
  readonly secret: () => string | undefined;
  /** Milliseconds, epoch. */
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly log: Log;
}

/** Milliseconds that metadata counts as what the provider says now. */
const metadataLife = 60_000;
/** Seconds that one request to the provider may take. */
const requestLimit = 10;

/** The client of a provider. Nothing is asked of it before `ready`. */
export function openOidcClient(given: ClientDependencies): OidcClient {
  // One connection pool a provider, made when it is first needed.
  let fetcher: Promise<Oidc.CustomFetch> | undefined;
  const fetchOf = (): Promise<Oidc.CustomFetch> => {
    const { ca } = given.settings;
    return (fetcher ??= ca === undefined ? Promise.resolve(plainFetch) : fetchWith(ca));
  };
  let known: { readonly client: Promise<ReadyClient>; readonly at: number } | undefined;
  return {
    forget: () => {
      known = undefined;
    },
    ready: () => {
      if (known !== undefined && given.monotonic() - known.at < metadataLife) return known.client;
      const client = makeReady(given, fetchOf());
      known = { client, at: given.monotonic() };
      // What failed is asked again the next time.
      client.catch(() => (known = known?.client === client ? undefined : known));
      return client;
    },
  };
}

async function makeReady(given: ClientDependencies, fetching: Promise<Oidc.CustomFetch>): Promise<ReadyClient> {
  const { settings, secret, log } = given;
  const oidc = await import('openid-client');
  const failed = explain(settings.title, log);
  const fetcher = await fetching;
  const insecure = isLoopbackUrl(new URL(settings.issuer));
  const prepare = (config: Oidc.Configuration): Oidc.Configuration => {
    // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out: http on this computer alone
    if (insecure) oidc.allowInsecureRequests(config);
    // The token came over TLS, and its signature is checked all the same (OI-5).
    oidc.enableNonRepudiationChecks(config);
    config[oidc.customFetch] = fetcher;
    config.timeout = requestLimit;
    return config;
  };
  const discovered = await (async () => {
    if (settings.metadata !== undefined) return { ...settings.metadata, issuer: settings.issuer };
    const config = await oidc
      .discovery(new URL(settings.issuer), settings.clientId, undefined, oidc.None(), {
        // oxlint-disable-next-line typescript/no-deprecated -- as above
        execute: insecure ? [oidc.allowInsecureRequests] : [],
        timeout: requestLimit,
        [oidc.customFetch]: fetcher,
      })
      .catch((error: unknown) => {
        const other = otherIssuer.safeParse(error).data?.cause.body.issuer;
        return other === undefined ? failed(error) : misnamed(settings, other);
      });
    return config.serverMetadata();
  })();
  const server = checkMetadata(settings, discovered);
  const password = secret();
  const authentication = ((): Oidc.ClientAuth => {
    if (password === undefined) return oidc.None();
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const method =
      settings.clientAuthentication ??
      (offered.includes('client_secret_basic') ? 'client_secret_basic' : 'client_secret_post');
    return method === 'client_secret_basic' ? oidc.ClientSecretBasic(password) : oidc.ClientSecretPost(password);
  })();
  const configure = (): Oidc.Configuration =>
    prepare(
      new oidc.Configuration(
        server,
        settings.clientId,
        { [oidc.clockTolerance]: settings.clockSkew, use_mtls_endpoint_aliases: false },
        authentication,
      ),
    );
  return protocol({ settings, oidc, configure, fetching: fetcher, now: given.now, log });
}
