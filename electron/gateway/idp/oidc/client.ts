/**
 * The OpenID Connect protocol of one provider, over `openid-client`: metadata, the authorization request, the exchange of
 * its answer, the device flow, logout, refresh and revocation. Tokens are looked at here and go no further than the
 * station's main process (OI-4 to OI-6, OI-14, OI-23).
 */
import type * as Oidc from 'openid-client';
import type { CountersignError } from '../../../contract/errors.ts';
import { jsonObject, type JsonObject } from '../../../contract/json.ts';
import type { Log } from '../../ports.ts';
import { notProved, ProofFailure } from '../provider.ts';
import { mayOpen } from './browser.ts';
import { isLoopbackUrl, type OidcSettings } from './config.ts';
import { explain, nameOf, partsOf, type Asked } from './failures.ts';
import { fetchWith, plainFetch } from './fetching.ts';
import { isAuthTime } from './freshness.ts';
import { clocksDiffer, timeOf } from './providerClock.ts';
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
  /** What time it was by the provider's clock, in seconds since 1970: as its answer and the token in it say. */
  readonly answeredAt: number;
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
  /** The scopes that are asked for and that the provider does not name among its own, where it names them. */
  readonly unknownScopes: readonly string[];
  /** What time it is by the provider's clock, in seconds since 1970, asked anew; undefined where its answers say none. */
  readonly clock: () => Promise<number | undefined>;
  /** A request that shows nobody anything (`prompt=none`); undefined where the provider cannot be asked so. */
  readonly askSilently: (ask: Pick<AuthorizationAsk, 'redirectUri' | 'state'>) => Promise<AuthorizationRequest | undefined>;
  /** The `auth_time` of the provider's session, in seconds, as the answer to the silent request has it; undefined for none. */
  readonly told: (answer: URL, request: AuthorizationRequest) => Promise<number | undefined>;
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
/** Seconds that a session may be old to be told of; whoever sends `max_age` is owed `auth_time`. */
const anyAge = 365 * 86_400;
/** Seconds after which openid-client fetches keys again by itself when one is not known. */
const keyPatience = 60;

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

async function makeReady(
  given: ClientDependencies,
  fetching: Promise<Oidc.CustomFetch>,
): Promise<ReadyClient> {
  const { settings, secret, log } = given;
  const oidc = await import('openid-client');
  const failed = explain(settings.title, log);
  const fetcher = await fetching;
  const insecure = isLoopbackUrl(new URL(settings.issuer));
  const prepare = (config: Oidc.Configuration): Oidc.Configuration => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out: http on this computer alone
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
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
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
  return protocol(given, oidc, configure, fetcher, failed);
}

/** The protocol with a provider whose metadata hold; `configure` makes a configuration that no other call shares. */
function protocol(
  { settings, now, log }: ClientDependencies,
  oidc: typeof Oidc,
  configure: () => Oidc.Configuration,
  fetchOf: Oidc.CustomFetch,
  failed: (error: unknown) => never,
): ReadyClient {
  const configuration = configure();
  let keys: Oidc.ExportedJWKSCache | undefined;
  const server = configuration.serverMetadata();
  const { title, issuer } = settings;
  const tokenEndpoint = new URL(server.token_endpoint ?? '').href;
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
  const scopesOf = (further: readonly string[]): string[] => [...new Set(['openid', ...settings.scopes, ...further])];
  /** Some providers send `auth_time` only to those who ask for it. */
  const tellsTime = (): Record<string, string> =>
    server.claims_parameter_supported === true
      ? { claims: JSON.stringify({ id_token: { auth_time: { essential: true } } }) }
      : {};
  const common = (
    { fresh, loginHint }: Pick<AuthorizationAsk, 'fresh' | 'loginHint'>,
    furtherScopes: readonly string[] = [],
  ): Record<string, string> => ({
    scope: scopesOf(furtherScopes).join(' '),
    ...(fresh ? { prompt: settings.prompt, max_age: String(settings.maxAge), ...tellsTime() } : {}),
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
  /** Asks for tokens and checks them; with them comes what time it was at the provider. */
  const exchanged = async (
    ask: (own: Oidc.Configuration) => Promise<Tokens>,
    asked?: Asked,
  ): Promise<{ tokens: Tokens; claims: Oidc.IDToken; idToken: string; answeredAt: number }> => {
    let date: number | undefined;
    const noting: Oidc.CustomFetch = async (url, options) => {
      const response = await fetchOf(url, options);
      if (url === tokenEndpoint) date = timeOf(response);
      return response;
    };
    const explained = explain(title, log, asked);
    const tokens = await checked(
      (own) => {
        own[oidc.customFetch] = noting;
        return ask(own);
      },
      (error) => {
        const { code } = partsOf(error);
        if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') throw untimely(date, error);
        return explained(error);
      },
    );
    const [claims, idToken] = [tokens.claims(), tokens.id_token];
    if (claims === undefined || idToken === undefined) {
      throw notProved(ProofFailure.denied, `${title} did not say who you are.`);
    }
    if (claims.iat > epoch() + settings.clockSkew) throw untimely(claims.iat);
    return { tokens, claims, idToken, answeredAt: Math.max(claims.iat, date ?? 0) };
  };
  /** Why a token does not hold now: the clocks differ, or it is not meant for now at all. */
  const untimely = (at: number | undefined, cause?: unknown): CountersignError => {
    const differ = at !== undefined && Math.abs(at - epoch()) > settings.clockSkew;
    const reason = differ ? clocksDiffer(title, at, epoch()) : 'It may have been held up on its way.';
    return notProved(ProofFailure.denied, `What ${title} sent does not hold at this time. ${reason}`, cause);
  };
  const grantOf = async ({ tokens, claims, idToken, answeredAt }: Awaited<ReturnType<typeof exchanged>>): Promise<Grant> => {
    const more =
      settings.userInfo && isOffered(server.userinfo_endpoint) ? await userInfo(tokens.access_token, claims.sub) : {};
    return {
      subject: claims.sub,
      // What the signed token says comes before what was fetched beside it.
      claims: jsonObject.parse({ ...more, ...claims }),
      idToken,
      refreshToken: tokens.refresh_token,
      answeredAt,
    };
  };
  /** What the provider sent back through the browser, exchanged. */
  const answered = (answer: URL, { state, nonce, verifier }: AuthorizationRequest): ReturnType<typeof exchanged> =>
    exchanged(
      (own) =>
        oidc.authorizationCodeGrant(own, answer, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        }),
      // The code came through the browser, where anybody can write one that the provider chokes on.
      'what the browser brought',
    );
  const requestOf = async (
    parameters: Readonly<Record<string, string>>,
    { redirectUri, state }: Pick<AuthorizationAsk, 'redirectUri' | 'state'>,
  ): Promise<AuthorizationRequest> => {
    const verifier = oidc.randomPKCECodeVerifier();
    const nonce = oidc.randomNonce();
    const url = oidc.buildAuthorizationUrl(configuration, {
      ...parameters,
      redirect_uri: redirectUri,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url, state, nonce, verifier };
  };
  const knows = (names: unknown, name: string): boolean => !Array.isArray(names) || names.includes(name);

  return {
    canEndSession: isOffered(server.end_session_endpoint),
    canUseDevices: isOffered(server.device_authorization_endpoint),
    random: oidc.randomState,
    unknownScopes: scopesOf(settings.refresh ? ['offline_access'] : []).filter(
      (scope) => !knows(server.scopes_supported, scope),
    ),
    clock: async () => {
      // No cache answers this, and what makes the tokens does: that something is missing is as good as any answer.
      const response = await fetchOf(tokenEndpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
        redirect: 'manual',
        signal: AbortSignal.timeout(requestLimit * 1000),
      }).catch(failed);
      await response.body?.cancel();
      return timeOf(response);
    },
    askSilently: async (ask) => {
      if (!settings.silentRequest || !knows(server['prompt_values_supported'], 'none')) return undefined;
      // Nothing that could keep it from telling of whatever session it has: no scopes, nobody's name, no class.
      return requestOf({ scope: 'openid', prompt: 'none', max_age: String(anyAge), ...tellsTime() }, ask);
    },
    told: async (answer, request) => {
      // An error has nobody's signature. Whoever wrote it gains nothing: the provider's clock still decides.
      if (answer.searchParams.has('error')) return undefined;
      const { claims } = await answered(answer, request);
      return isAuthTime(claims.auth_time) ? claims.auth_time : undefined;
    },
    authorize: async (ask) => {
      const parameters = common(ask, ask.offline ? ['offline_access'] : []);
      if (ask.offline) {
        const prompts = [parameters['prompt'] ?? '', settings.refreshPrompt].filter(Boolean);
        if (prompts.length > 0) parameters['prompt'] = prompts.join(' ');
      }
      return requestOf(parameters, ask);
    },
    exchange: async (answer, request) => grantOf(await answered(answer, request)),
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
          return grantOf(await exchanged(poll));
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

type Tokens = Oidc.TokenEndpointResponse & Oidc.TokenEndpointResponseHelpers;

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
