/** The identity providers of a station, open: the internal one, the site's OpenID providers, and what they share. */
import { join } from 'node:path';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { Sso } from '../sso/service.ts';
import { KeyPurpose, type Keys } from '../station/keys.ts';
import { openSecrets, SecretKind, type Secrets } from '../station/secrets.ts';
import type { Store } from '../store/database.ts';
import { internalProvider } from './internal.ts';
import { commandBrowser, hostBrowser, type SystemBrowser } from './oidc/browser.ts';
import { readIdentityProviders, type OidcSettings } from './oidc/config.ts';
import { claimedIssuer } from './oidc/logoutToken.ts';
import { openOidcProvider, type OidcProvider } from './oidc/oidcProvider.ts';
import { openProofTimes } from './oidc/proofTimes.ts';
import { failureOf, ProofFailure } from './provider.ts';
import { openIdentityProviders, type IdentityProviders } from './providers.ts';
import { openRefreshTokens, type RefreshTokens } from './refreshTokens.ts';

/** What became of a logout token: of one that is refused nothing was ended. */
export type LogoutOutcome = 'ended' | 'refused' | 'provider out of reach';

export interface IdentityService {
  readonly providers: IdentityProviders;
  /** Adds a provider that is not of the site: a demo's. */
  readonly add: (settings: OidcSettings) => void;
  readonly secrets: Secrets;
  readonly tokens: RefreshTokens;
  readonly browser: SystemBrowser;
  /** Ends the sessions of whom a provider says, with a token that it signed, that they are logged out there (OI-20). */
  readonly takeLogout: (token: string) => Promise<LogoutOutcome>;
  /** Whether the browser's session at a provider ends with the one here. */
  readonly endsSessions: (provider: OidcProvider) => boolean;
}

export interface IdentityOptions {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly store: Store;
  readonly trail: Trail;
  readonly keys: Keys;
  readonly sso: Sso;
  /** Whether browser sessions end with the ones here where a provider's settings do not say. */
  readonly endsSessions: boolean;
}

/** Opens the providers of `identity-providers.json`. Throws `illegal-argument` for a file that cannot be used. */
export function openIdentityService({
  dataDir,
  ports,
  store,
  trail,
  keys,
  sso,
  ...by
}: IdentityOptions): IdentityService {
  const site = readIdentityProviders(dataDir);
  const browser =
    site.browser === undefined
      ? hostBrowser(ports.openExternal)
      : commandBrowser(site.browser, join(dataDir, 'browser-profiles'), ports.log);
  const secrets = openSecrets({ store, trail, ports, keys }, SecretKind.identityProvider);
  const proofTimes = openProofTimes();
  const open = (settings: OidcSettings): OidcProvider =>
    openOidcProvider({
      settings,
      ports,
      store,
      trail,
      browser,
      secret: () => secrets.get(settings.name),
      accountOf: sso.accountOf,
      proofTimes,
    });
  const providers = openIdentityProviders(internalProvider(sso, ports.clock.now), site.providers.map(open));
  const takeLogout = async (token: string): Promise<LogoutOutcome> => {
    const issuer = await claimedIssuer(token);
    let outcome: LogoutOutcome = 'refused';
    // Several may be of one issuer, each for a client of its own: the token is for one of them.
    for (const provider of issuer === undefined ? [] : providers.ofIssuer(issuer)) {
      try {
        await provider.takeLogout(token, (by) =>
          sso.endSessionsOfIssuer({ ...by, issuer: provider.settings.issuer, provider: provider.name }),
        );
        return 'ended';
      } catch (error) {
        if (!(error instanceof CountersignError) || error.code !== ErrorCode.notProved) throw error;
        ports.log.warn('A logout at a provider was not taken.', { provider: provider.name, reason: error.message });
        if (failureOf(error) === ProofFailure.unreachable) outcome = 'provider out of reach';
      }
    }
    return outcome;
  };
  return {
    providers,
    takeLogout,
    add: (settings) => providers.add(open(settings)),
    secrets,
    tokens: openRefreshTokens(store, keys.derive(KeyPurpose.refreshToken), ports.clock, providers),
    browser,
    endsSessions: ({ settings }) =>
      !browser.isThrownAway && (settings.afterChallenge ?? (by.endsSessions ? 'end' : 'keep')) === 'end',
  };
}

/** A provider that a project names and the station does not have would silently be the station itself. */
export function unknownProvider(
  {
    identityProvider,
    demoProvider,
  }: {
    readonly identityProvider: string;
    readonly demoProvider?: { readonly name: string } | undefined;
  },
  names: readonly string[],
): { readonly file: string; readonly reason: string }[] {
  if ([...names, demoProvider?.name].includes(identityProvider)) return [];
  const reason = `names the identity provider "${identityProvider}", which this station does not have`;
  return [{ file: 'project.json', reason }];
}
