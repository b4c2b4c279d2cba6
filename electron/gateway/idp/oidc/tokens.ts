/**
 * The token endpoint of an OpenID provider, over `openid-client`: what is asked there is checked with the provider's keys
 * and the station's clock, and comes with what time it was at the provider (OI-5, OI-8).
 */
import type * as Oidc from 'openid-client';
import type { CountersignError } from '../../../contract/errors.ts';
import type { Log } from '../../platform/ports.ts';
import { notProved, ProofFailure } from '../provider.ts';
import type { OidcSettings } from './config.ts';
import { oddProof } from './claims.ts';
import { explain, partsOf, unbelieved, type Asked } from './failures.ts';
import { clocksDiffer, timeOf } from './providerClock.ts';

export interface ProtocolDependencies {
  readonly settings: OidcSettings;
  readonly oidc: typeof Oidc;
  /** Makes a configuration that no other call shares. */
  readonly configure: () => Oidc.Configuration;
  readonly fetching: Oidc.CustomFetch;
  /** Milliseconds, epoch. */
  readonly now: () => number;
  readonly log: Log;
}

export type Tokens = Oidc.TokenEndpointResponse & Oidc.TokenEndpointResponseHelpers;

/** What a token endpoint answered, with an ID token that was checked. */
export interface Answered {
  readonly tokens: Tokens;
  readonly claims: Oidc.IDToken;
  readonly idToken: string;
  /** What time it was by the provider's clock, in seconds since 1970: as its answer and the token in it say. */
  readonly answeredAt: number;
}

export interface TokenEndpoint {
  /** Does what needs the provider's keys; `explained` throws what becomes of an error. */
  readonly checked: <T>(
    work: (configuration: Oidc.Configuration) => Promise<T>,
    explained?: (error: unknown) => never,
  ) => Promise<T>;
  /** Asks for tokens with an ID token. Throws what `notProved` makes. */
  readonly exchanged: (ask: (own: Oidc.Configuration) => Promise<Tokens>, asked?: Asked) => Promise<Answered>;
  /** What time it is by the provider's clock, in seconds since 1970, asked anew; undefined where its answers say none. */
  readonly clock: () => Promise<number | undefined>;
}

/** Milliseconds that the provider has to say what time it is. */
const clockLimit = 10_000;
/** Seconds after which openid-client fetches keys again by itself when one is not known. */
const keyPatience = 60;

/** Opens the token endpoint; the provider's keys are fetched when they are first needed. */
export function openTokenEndpoint(given: ProtocolDependencies): TokenEndpoint {
  const { settings, oidc, configure, fetching, now, log } = given;
  const { title } = settings;
  const failed = explain(title, log);
  const endpoint = new URL(configure().serverMetadata().token_endpoint ?? '').href;
  const epoch = (): number => Math.floor(now() / 1000);
  let keys: Oidc.ExportedJWKSCache | undefined;
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
  /** Asks for tokens and checks them; with them comes what time it was at the provider. */
  const exchanged = async (ask: (own: Oidc.Configuration) => Promise<Tokens>, asked?: Asked): Promise<Answered> => {
    let date: number | undefined;
    const noting: Oidc.CustomFetch = async (url, options) => {
      const response = await fetching(url, options);
      if (url === endpoint) date = timeOf(response);
      return response;
    };
    const explained = explain(title, log, asked);
    const tokens = await checked(
      (own) => {
        own[oidc.customFetch] = noting;
        return ask(own);
      },
      (error) => {
        if (partsOf(error).code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') throw untimely(date, error);
        return explained(error);
      },
    );
    const [claims, idToken] = [tokens.claims(), tokens.id_token];
    if (claims === undefined || idToken === undefined) {
      throw notProved(ProofFailure.denied, `${title} did not say who you are.`);
    }
    if (claims.iat > epoch() + settings.clockSkew) throw untimely(claims.iat);
    const odd = oddProof(claims, settings.clientId);
    if (odd !== undefined) {
      log.warn('A provider’s token was not believed.', { provider: title, reason: odd });
      throw unbelieved(title);
    }
    return { tokens, claims, idToken, answeredAt: Math.max(claims.iat, date ?? 0) };
  };
  /** Why a token does not hold now: the clocks differ, or it is not meant for now at all. */
  const untimely = (at: number | undefined, cause?: unknown): CountersignError => {
    const differ = at !== undefined && Math.abs(at - epoch()) > settings.clockSkew;
    log.warn('A provider’s token does not hold now.', { provider: title, providerTime: at, stationTime: epoch() });
    const reason = differ ? clocksDiffer(title, at, epoch()) : 'It may have been held up on its way.';
    return notProved(ProofFailure.denied, `What ${title} sent does not hold at this time. ${reason}`, cause);
  };

  return {
    checked,
    exchanged,
    clock: async () => {
      // No cache answers this, and what makes the tokens does: that something is missing is as good as any answer.
      const response = await fetching(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
        redirect: 'manual',
        signal: AbortSignal.timeout(clockLimit),
      }).catch(failed);
      await response.body?.cancel();
      return timeOf(response);
    },
  };
}
