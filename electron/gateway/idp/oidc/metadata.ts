/** What must hold of a provider's metadata before anything is asked with them (OI-5, OI-6). */
import type * as Oidc from 'openid-client';
import { z } from 'zod';
import { notProved, ProofFailure } from '../provider.ts';
import { mayAsk, mayOpen } from './browser.ts';
import type { OidcSettings } from './config.ts';

/** What openid-client tells of metadata that name another issuer. */
export const otherIssuer = z.object({
  code: z.literal('OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'),
  cause: z.object({ body: z.object({ issuer: z.string() }) }),
});

/** A provider is the one that the site named, to the letter (OI-6). */
export function misnamed({ title, issuer }: OidcSettings, found: unknown): never {
  throw notProved(
    ProofFailure.misconfigured,
    `${title} cannot be used: it calls itself "${String(found).slice(0, 200)}", and "${issuer}" was expected.`,
  );
}

/** What the site reads of an address on a computer that is not the issuer's. */
export function elsewhere({ origin }: URL): string {
  return `it sends people to ${origin}, which its issuer is not; "opens" of identity-providers.json names that, if it is the provider's`;
}

/** The metadata with what must hold of it (OI-6), and with the algorithms that both sides take (OI-5). */
export function checkMetadata(settings: OidcSettings, found: Readonly<Record<string, unknown>>): Oidc.ServerMetadata {
  const misconfigured = (reason: string): never => {
    throw notProved(ProofFailure.misconfigured, `${settings.title} cannot be used: ${reason}.`);
  };
  if (found['issuer'] !== settings.issuer) misnamed(settings, found['issuer']);
  for (const name of [
    'authorization_endpoint',
    'token_endpoint',
    ...(settings.jwks === undefined ? ['jwks_uri'] : []),
  ]) {
    const url = typeof found[name] === 'string' ? URL.parse(found[name]) : null;
    if (url === null || !mayAsk(url, settings.issuer)) misconfigured(`its ${name} is missing or not https`);
    else if (name === 'authorization_endpoint' && !mayOpen(url, settings)) misconfigured(elsewhere(url));
  }
  const offered = found['id_token_signing_alg_values_supported'];
  const names: unknown[] = Array.isArray(offered) ? offered : ['RS256'];
  const accepted = settings.algorithms.filter((algorithm) => names.includes(algorithm));
  if (accepted.length === 0) misconfigured('it signs with none of the algorithms that are allowed');
  return {
    ...found,
    issuer: settings.issuer,
    id_token_signing_alg_values_supported: accepted,
    ...(settings.jwks === undefined || typeof found['jwks_uri'] === 'string'
      ? {}
      : { jwks_uri: new URL('jwks', settings.issuer).href }),
  };
}
