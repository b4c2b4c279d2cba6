/**
 * The OpenID Connect protocol of one provider, over `openid-client`: metadata, the authorization request, the exchange of
 * its answer, the device flow, logout, refresh and revocation. Tokens are looked at here and go no further than the
 * station's main process (OI-4 to OI-6, OI-14, OI-23).
 */
import type * as Oidc from 'openid-client';
import { jsonObject, type JsonObject } from '../../../contract/json.ts';
import type { Log } from '../../ports.ts';
import { notProved, ProofFailure } from '../provider.ts';
import { mayOpen } from './browser.ts';
import { isLoopbackUrl, type OidcSettings } from './config.ts';
import { explain, nameOf, partsOf } from './failures.ts';
import { checkMetadata, misnamed, otherIssuer } from './metadata.ts';

/** What a sign-in wants of the provider. */
export interface AuthorizationAsk {
  readonly redirectUri: string;
  /** Whether credentials have to be entered anew. */
  readonly fresh: boolean;
  readonly loginHint?: string | undefined;
  /** Whether a refresh token is wanted. */
  readonly offline: boolean;
  readonly state: string;
}

/** An authorization request under way. `verifier` and `nonce` stay in this process's memory. */
export interface AuthorizationRequest {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What came out of it: who the provider says it is, and the tokens that the station goes on needing. */
export interface Grant {
  readonly subject: string;
  readonly claims: JsonObject;
  readonly idToken: string;
  readonly refreshToken: string | undefined;
}

export interface DeviceAuthorization {
  readonly code: string;
  readonly address: URL;
  /** The address with the code in it. */
  readonly complete: URL | undefined;
  /** Waits for the person; resolves with what came out. */
  readonly grant: (signal: AbortSignal) => Promise<Grant>;
}

/** A provider whose metadata is at hand. */
export interface ReadyClient {
  readonly canEndSession: boolean;
  readonly canUseDevices: boolean;
  readonly authorize: (ask: AuthorizationAsk) => Promise<AuthorizationRequest>;
  readonly exchange: (answer: URL, request: AuthorizationRequest) => Promise<Grant>;
  readonly device: (ask: Pick<AuthorizationAsk, 'fresh' | 'loginHint'>) => Promise<DeviceAuthorization>;
  /** Where a browser session is ended (RP-initiated logout). */
  readonly endSessionUrl: (idToken: string, back?: { readonly uri: string; readonly state: string }) => URL;
  readonly refresh: (refreshToken: string, subject: string) => Promise<{ readonly refreshToken: string }>;
  readonly revoke: (refreshToken: string) => Promise<void>;
  /** A random value of at least 128 bits. */
  readonly random: () => string;
}

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
/** Seconds after which openid-client fetches keys again by itself when one is not known. */
const keyPatience = 60;

/** The client of a provider. Nothing is asked of it before `ready`. */
export function openOidcClient(given: ClientDependencies): OidcClient {
  // One connection pool a provider, made when it is first needed.
  let fetcher: Promise<Oidc.CustomFetch> | undefined;
  const fetchOf = (): Promise<Oidc.CustomFetch> | undefined => {
    const { ca } = given.settings;
    return ca === undefined ? undefined : (fetcher ??= fetchWith(ca));
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

async function makeReady(
  given: ClientDependencies,
  ownFetch: Promise<Oidc.CustomFetch> | undefined,
): Promise<ReadyClient> {
  const { settings, secret, log } = given;
  const oidc = await import('openid-client');
  const failed = explain(settings.title, log);
  const fetcher = await ownFetch;
  const insecure = isLoopbackUrl(new URL(settings.issuer));
  const prepare = (config: Oidc.Configuration): Oidc.Configuration => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out: http on this computer alone
    if (insecure) oidc.allowInsecureRequests(config);
    // The token came over TLS, and its signature is checked all the same (OI-5).
    oidc.enableNonRepudiationChecks(config);
    if (fetcher !== undefined) config[oidc.customFetch] = fetcher;
    config.timeout = requestLimit;
    return config;
  };
  const discovered = await (async () => {
    if (settings.metadata !== undefined) return { ...settings.metadata, issuer: settings.issuer };
    const config = await oidc
      .discovery(new URL(settings.issuer), settings.clientId, undefined, oidc.None(), {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
        execute: insecure ? [oidc.allowInsecureRequests] : [],
        timeout: requestLimit,
        ...(fetcher === undefined ? {} : { [oidc.customFetch]: fetcher }),
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
  return protocol(given, oidc, configure, failed);
}

/** The protocol with a provider whose metadata hold; `configure` makes a configuration that no other call shares. */
function protocol(
  { settings, now, log }: ClientDependencies,
  oidc: typeof Oidc,
  configure: () => Oidc.Configuration,
  failed: (error: unknown) => never,
): ReadyClient {
  const configuration = configure();
  let keys: Oidc.ExportedJWKSCache | undefined;
  const server = configuration.serverMetadata();
  const { title, issuer } = settings;
  const epoch = (): number => Math.floor(now() / 1000);
  const isOffered = (endpoint: unknown): endpoint is string => {
    const url = typeof endpoint === 'string' ? URL.parse(endpoint) : null;
    return url !== null && mayOpen(url, issuer);
  };
  /**
   * Checks with the keys that are at hand, and fetches them anew as soon as a token was signed with another one. A
   * configuration of its own each time, since openid-client asks again for the keys of one only after a minute.
   */
  const checked = async <T>(
    work: (configuration: Oidc.Configuration) => Promise<T>,
    explained = failed,
  ): Promise<T> => {
    const own = configure();
    if (settings.jwks !== undefined) {
      oidc.setJwksCache(own, { jwks: { keys: [...settings.jwks.keys] }, uat: epoch() });
    } else if (keys !== undefined) {
      oidc.setJwksCache(own, { ...keys, uat: Math.min(keys.uat, epoch() - keyPatience) });
    }
    try {
      return await work(own).catch(explained);
    } finally {
      const used = oidc.getJwksCache(own);
      if (used !== undefined && used.uat > (keys?.uat ?? 0)) keys = used;
    }
  };
  const common = (
    { fresh, loginHint }: Pick<AuthorizationAsk, 'fresh' | 'loginHint'>,
    furtherScopes: readonly string[] = [],
  ): Record<string, string> => ({
    scope: [...new Set(['openid', ...settings.scopes, ...furtherScopes])].join(' '),
    ...(fresh ? { prompt: settings.prompt, max_age: String(settings.maxAge) } : {}),
    // Some providers send `auth_time` only to those who ask for it.
    ...(fresh && server.claims_parameter_supported === true
      ? { claims: JSON.stringify({ id_token: { auth_time: { essential: true } } }) }
      : {}),
    ...(settings.acrValues.length === 0 ? {} : { acr_values: settings.acrValues.join(' ') }),
    ...(loginHint === undefined || !settings.loginHint ? {} : { login_hint: loginHint }),
  });
  /** What the userinfo endpoint has beside the ID token; a provider that keeps it to itself is not asked twice. */
  const userInfo = async (accessToken: string, subject: string): Promise<Readonly<Record<string, unknown>>> => {
    const found = await oidc.fetchUserInfo(configuration, accessToken, subject).catch((error: unknown) => {
      const { code, status = 0 } = partsOf(error);
      if (code !== 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' && status < 400) return failed(error);
      log.warn('The userinfo endpoint gave nothing.', { provider: title, reason: nameOf(error) });
      return {};
    });
    return Object.fromEntries(Object.entries(found).filter(([name]) => !aboutTheProof.has(name)));
  };
  const grantOf = async (tokens: Oidc.TokenEndpointResponse & Oidc.TokenEndpointResponseHelpers): Promise<Grant> => {
    const claims = tokens.claims();
    if (claims === undefined || tokens.id_token === undefined) {
      throw notProved(ProofFailure.denied, `${title} did not say who you are.`);
    }
    if (claims.iat > epoch() + settings.clockSkew) {
      throw notProved(
        ProofFailure.denied,
        `${title} answered with a time that is yet to come. Its clock or this station's is wrong.`,
      );
    }
    const more =
      settings.userInfo && isOffered(server.userinfo_endpoint) ? await userInfo(tokens.access_token, claims.sub) : {};
    return {
      subject: claims.sub,
      // What the signed token says comes before what was fetched beside it.
      claims: jsonObject.parse({ ...more, ...claims }),
      idToken: tokens.id_token,
      refreshToken: tokens.refresh_token,
    };
  };

  return {
    canEndSession: isOffered(server.end_session_endpoint),
    canUseDevices: isOffered(server.device_authorization_endpoint),
    random: oidc.randomState,
    authorize: async (ask) => {
      const verifier = oidc.randomPKCECodeVerifier();
      const nonce = oidc.randomNonce();
      const parameters = common(ask, ask.offline ? ['offline_access'] : []);
      if (ask.offline) {
        const prompts = [parameters['prompt'] ?? '', settings.refreshPrompt].filter(Boolean);
        if (prompts.length > 0) parameters['prompt'] = prompts.join(' ');
      }
      const url = oidc.buildAuthorizationUrl(configuration, {
        ...parameters,
        redirect_uri: ask.redirectUri,
        state: ask.state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url, state: ask.state, nonce, verifier };
    },
    exchange: async (answer, { state, nonce, verifier }) => {
      const tokens = await checked(
        (own) =>
          oidc.authorizationCodeGrant(own, answer, {
            pkceCodeVerifier: verifier,
            expectedState: state,
            expectedNonce: nonce,
            idTokenExpected: true,
          }),
        // The code came through the browser, where anybody can write one that the provider chokes on.
        explain(title, log, 'what the browser brought'),
      );
      return grantOf(tokens);
    },
    device: async (ask) => {
      const response = await oidc.initiateDeviceAuthorization(configuration, common(ask)).catch(failed);
      const address = URL.parse(response.verification_uri);
      const complete = URL.parse(response.verification_uri_complete ?? '') ?? undefined;
      if (address === null || !mayOpen(address, issuer)) {
        throw notProved(ProofFailure.misconfigured, `${title} named no https address for another device.`);
      }
      return {
        code: response.user_code,
        address,
        complete: complete !== undefined && mayOpen(complete, issuer) ? complete : undefined,
        grant: async (signal) => {
          const poll = (own: Oidc.Configuration) =>
            oidc.pollDeviceAuthorizationGrant(own, response, undefined, { signal });
          return grantOf(await checked(poll));
        },
      };
    },
    endSessionUrl: (idToken, back) =>
      oidc.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        ...(back === undefined ? {} : { post_logout_redirect_uri: back.uri, state: back.state }),
      }),
    refresh: async (refreshToken, subject) => {
      // A proxy on the way that says something of its own ends nobody's session: the provider's word alone does.
      const tokens = await checked(
        (own) => oidc.refreshTokenGrant(own, refreshToken),
        (error) => {
          if (partsOf(error).said === 'invalid_grant') return failed(error);
          throw notProved(ProofFailure.unreachable, `${title} gave no new token.`, error);
        },
      );
      const claims = tokens.claims();
      if (claims !== undefined && claims.sub !== subject) {
        throw notProved(ProofFailure.wrongPerson, `${title} went on with somebody else. The session ended.`);
      }
      return { refreshToken: tokens.refresh_token ?? refreshToken };
    },
    revoke: async (refreshToken) => {
      if (!isOffered(server.revocation_endpoint)) return;
      await oidc.tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' }).catch(failed);
    },
  };
}

/** A `fetch` that also trusts the site's own authority. */
async function fetchWith(ca: string): Promise<Oidc.CustomFetch> {
  const [{ Agent, fetch: fetchOf }, { rootCertificates }] = await Promise.all([import('undici'), import('node:tls')]);
  const dispatcher = new Agent({ connect: { ca: [...rootCertificates, ca] } });
  return async (url, { body, headers, method, redirect, signal }) => {
    const response = await fetchOf(url, {
      body: body ?? null,
      headers,
      method,
      redirect,
      signal: signal ?? null,
      dispatcher,
    });
    // Node's own Response, which openid-client looks for.
    const content = [204, 205, 304].includes(response.status) ? null : await response.arrayBuffer();
    return new Response(content, { status: response.status, headers: [...response.headers] });
  };
}

/** Claims about this one authentication: the signed ID token alone can say them. */
const aboutTheProof = new Set([
  'auth_time',
  'acr',
  'amr',
  'sid',
  'iss',
  'aud',
  'azp',
  'exp',
  'iat',
  'nbf',
  'nonce',
  'jti',
]);
