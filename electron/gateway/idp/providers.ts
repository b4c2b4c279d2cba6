/** The identity providers of a station, by name: the station itself, and those outside. */
import type { Way } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { internalProviderName, type InternalProvider } from './internal.ts';
import type { OidcProvider } from './oidc/oidcProvider.ts';
import type { Purpose } from './provider.ts';

export type IdentityProvider = InternalProvider | OidcProvider;

export interface IdentityProviders {
  readonly internal: InternalProvider;
  /** The provider of a name. Throws `illegal-argument` when there is none, or it is no good for the purpose. */
  readonly get: (name: string, purpose: Purpose) => IdentityProvider;
  /** The provider outside of a name. Throws as `get`, and for the station itself. */
  readonly external: (name: string, purpose: Purpose) => OidcProvider;
  /** The issuer of a provider outside; undefined when there is none of this name. */
  readonly issuerOf: (name: string) => string | undefined;
  /** The providers outside that have an issuer. */
  readonly ofIssuer: (issuer: string) => OidcProvider[];
  /** All names, the station first. */
  readonly names: () => string[];
  /** Those of the named providers that are here and good for the purpose, as a surface offers them. */
  readonly ways: (names: readonly string[], purpose: Purpose) => Way[];
  /** A provider that came later: a demo's own takes its time to start. */
  readonly add: (provider: OidcProvider) => void;
}

/** Keeps the providers of a station. */
export function openIdentityProviders(internal: InternalProvider, outside: readonly OidcProvider[]): IdentityProviders {
  const byName = new Map<string, IdentityProvider>([
    [internal.name, internal],
    ...outside.map((provider) => [provider.name, provider] as const),
  ]);
  const problemOf = (provider: IdentityProvider | undefined, purpose: Purpose): string | undefined => {
    if (provider === undefined) return 'is not known at this station';
    return provider.kind === 'internal' ? undefined : provider.unfitFor(purpose);
  };
  const get = (name: string, purpose: Purpose): IdentityProvider => {
    const provider = byName.get(name);
    const problem = problemOf(provider, purpose);
    if (provider !== undefined && problem === undefined) return provider;
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `The identity provider "${name.slice(0, 64)}" ${problem ?? 'is not known at this station'}.`,
    );
  };
  return {
    internal,
    get,
    external: (name, purpose) => {
      const provider = get(name, purpose);
      if (provider.kind === 'oidc') return provider;
      throw new CountersignError(ErrorCode.illegalArgument, 'The station itself asks in its own fields.');
    },
    issuerOf: (name) => {
      const provider = byName.get(name);
      return provider?.kind === 'oidc' ? provider.settings.issuer : undefined;
    },
    ofIssuer: (issuer) =>
      [...byName.values()].flatMap((provider) =>
        provider.kind === 'oidc' && provider.settings.issuer === issuer ? [provider] : [],
      ),
    names: () => [...byName.keys()],
    ways: (names, purpose) =>
      names.flatMap((name): Way[] => {
        const provider = byName.get(name);
        if (provider === undefined || problemOf(provider, purpose) !== undefined) return [];
        if (provider.kind === 'internal') {
          return [{ name: internalProviderName, title: 'this station', kind: 'internal', device: false, demo: false }];
        }
        const { title, demo } = provider.settings;
        return [{ name, title, kind: 'oidc', device: provider.allowsDevices(purpose), demo }];
      }),
    add: (provider) => void byName.set(provider.name, provider),
  };
}
