/**
 * The OpenID Connect protocol with a provider, over `openid-client`: the authorization request, the exchange of its answer,
 * the device flow, logout, refresh and revocation. Tokens are looked at here and go no further than the station's main
 * process (OI-4, OI-5, OI-14, OI-23).
 */
import type * as Oidc from 'openid-client';
import { jsonObject, type JsonObject } from '../../../contract/json.ts';
import { notProved, ProofFailure } from '../provider.ts';
import { mayAsk, mayOpen } from './browser.ts';
import { explain, nameOf, partsOf, unbelieved } from './failures.ts';
import { elsewhere } from './metadata.ts';
import { isAuthTime } from './freshness.ts';
import { logoutTokens, type LoggedOut } from './logoutToken.ts';
import { openTokenEndpoint, type Answered, type ProtocolDependencies } from './tokens.ts';

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
  readonly askSilently: (
    ask: Pick<AuthorizationAsk, 'redirectUri' | 'state'>,
  ) => Promise<AuthorizationRequest | undefined>;
  /** The `auth_time` of the provider's session, in seconds, as the answer to the silent request has it; undefined for none. */
  readonly sessionAuthTime: (answer: URL, request: AuthorizationRequest) => Promise<number | undefined>;
  readonly authorize: (ask: AuthorizationAsk) => Promise<AuthorizationRequest>;
  readonly exchange: (answer: URL, request: AuthorizationRequest) => Promise<Grant>;
  readonly device: (ask: Pick<AuthorizationAsk, 'fresh' | 'loginHint'>) => Promise<DeviceAuthorization>;
  /** Where a browser session is ended (RP-initiated logout). */
  readonly endSessionUrl: (idToken: string, back?: { readonly uri: string; readonly state: string }) => URL;
  readonly refresh: (refreshToken: string, subject: string) => Promise<{ readonly refreshToken: string }>;
  readonly revoke: (refreshToken: string) => Promise<void>;
  /** Who is logged out by the provider's word. Throws what `notProved` makes for a token that does not hold. */
  readonly loggedOut: (token: string) => Promise<LoggedOut>;
  /** A random value of at least 128 bits. */
  readonly random: () => string;
}

/** Seconds that a session may be old to be told of; whoever sends `max_age` is owed `auth_time`. */
const anyAge = 365 * 86_400;

/** The protocol with a provider whose metadata hold. */
export function protocol(given: ProtocolDependencies): ReadyClient {
  const { settings, oidc, configure, log } = given;
  const configuration = configure();
  const { checked, exchanged, clock } = openTokenEndpoint(given);
  const failed = explain(settings.title, log);
  const server = configuration.serverMetadata();
  const { title, issuer } = settings;
  const isOffered = (endpoint: unknown): endpoint is string => {
    const url = typeof endpoint === 'string' ? URL.parse(endpoint) : null;
    return url !== null && mayAsk(url, issuer);
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
  const grantOf = async ({ tokens, claims, idToken, answeredAt }: Answered): Promise<Grant> => {
    const more =
      settings.userInfo && isOffered(server.userinfo_endpoint) ? await userInfo(tokens.access_token, claims.sub) : {};
    // What the signed token says comes before what was fetched beside it.
    const all = jsonObject.safeParse({ ...more, ...claims });
    if (!all.success) throw unbelieved(title, all.error);
    return {
      subject: claims.sub,
      claims: all.data,
      idToken,
      refreshToken: tokens.refresh_token,
      answeredAt,
    };
  };
  /** What the provider sent back through the browser, exchanged. */
  const answered = (answer: URL, { state, nonce, verifier }: AuthorizationRequest): Promise<Answered> =>
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
    canEndSession: isOffered(server.end_session_endpoint) && mayOpen(new URL(server.end_session_endpoint), settings),
    canUseDevices: isOffered(server.device_authorization_endpoint),
    loggedOut: logoutTokens({ settings, server, fetching: given.fetching, now: given.now }),
    random: oidc.randomState,
    unknownScopes: scopesOf(settings.refresh ? ['offline_access'] : []).filter(
      (scope) => !knows(server.scopes_supported, scope),
    ),
    clock,
    askSilently: async (ask) => {
      if (!settings.silentRequest || !knows(server['prompt_values_supported'], 'none')) return undefined;
      // Nothing that could keep it from telling of whatever session it has: no scopes, nobody's name, no class.
      return requestOf({ scope: 'openid', prompt: 'none', max_age: String(anyAge), ...tellsTime() }, ask);
    },
    sessionAuthTime: async (answer, request) => {
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
      if (address === null || !mayAsk(address, issuer)) {
        throw notProved(ProofFailure.misconfigured, `${title} named no https address for another device.`);
      }
      if (!mayOpen(address, settings)) {
        throw notProved(ProofFailure.misconfigured, `${title} cannot be used: ${elsewhere(address)}.`);
      }
      return {
        code: response.user_code,
        address,
        complete: complete !== undefined && mayOpen(complete, settings) ? complete : undefined,
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
          if (partsOf(error).oauthError === 'invalid_grant') return failed(error);
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
