/**
 * The word of an OpenID provider that somebody is logged out there (OpenID Connect Back-Channel Logout 1.0): a token that it signed for
 * this station, a moment ago (OI-20).
 */
import type * as Oidc from 'openid-client';
import { z } from 'zod';
import { notProved, ProofFailure } from '../provider.ts';
import type { OidcSettings } from './config.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const typ = 'logout+jwt';

/** Seconds after which a token is too old: a provider sends it at once. */
const longestWay = 120;
/** Seconds for which it is known that a token was taken; longer than any holds. */
export const knownFor = longestWay + 2 * 60;

const name = z.string().min(1).max(500);
const claims = z
  .object({
    jti: name,
    sub: name.optional(),
    sid: name.optional(),
    events: z.object({ [event]: z.object({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Who is logged out: one session of the provider's, or all of a person. */
export interface LoggedOut {
  /** The token's own name. */
  readonly jti: string;
  readonly sub: string | undefined;
  readonly sid: string | undefined;
}

/** The issuer that a token says it is of; undefined for what is none. Nothing of it is believed. */
export async function claimedIssuer(token: string): Promise<string | undefined> {
  const { decodeJwt } = await import('jose');
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

export interface LogoutDependencies {
  readonly settings: OidcSettings;
  readonly server: Oidc.ServerMetadata;
  readonly fetching: Oidc.CustomFetch;
  /** Milliseconds, epoch. */
  readonly now: () => number;
}

/** Checks logout tokens of a provider; throws `denied` for one that does not hold, `unreachable` where its keys are not to be had. */
export function logoutTokens({
  settings,
  server,
  fetching,
  now,
}: LogoutDependencies): (token: string) => Promise<LoggedOut> {
  const { title, issuer, clientId, clockSkew, jwks } = settings;
  const prepare = async () => {
    const jose = await import('jose');
    const keys =
      jwks === undefined
        ? jose.createRemoteJWKSet(new URL(server.jwks_uri ?? ''), {
            [jose.customFetch]: async (url, { headers, method, redirect, signal }) =>
              fetching(url, { headers: Object.fromEntries(headers), method, redirect, signal, body: undefined }),
          })
        : jose.createLocalJWKSet({ keys: jwks.keys.map((key) => z.looseObject({ kty: z.string() }).parse(key)) });
    return { jose, keys };
  };
  let prepared: ReturnType<typeof prepare> | undefined;
  return async (token) => {
    const { jose, keys } = await (prepared ??= prepare());
    const { payload } = await jose
      .jwtVerify(token, keys, {
        algorithms: [...(server.id_token_signing_alg_values_supported ?? [])],
        issuer,
        audience: clientId,
        typ,
        clockTolerance: clockSkew,
        maxTokenAge: longestWay,
        currentDate: new Date(now()),
      })
      .catch((error: unknown) => {
        const isTheirs =
          error instanceof jose.errors.JOSEError &&
          error.code !== 'ERR_JWKS_TIMEOUT' &&
          error.code !== 'ERR_JOSE_GENERIC';
        if (isTheirs) throw notProved(ProofFailure.denied, `A logout token of ${title} does not hold.`, error);
        throw notProved(ProofFailure.unreachable, `The keys of ${title} cannot be read.`, error);
      });
    const read = claims.safeParse(payload);
    if (!read.success) throw notProved(ProofFailure.denied, `A logout token of ${title} is none.`, read.error);
    const { jti, sub, sid } = read.data;
    return { jti, sub, sid };
  };
}
