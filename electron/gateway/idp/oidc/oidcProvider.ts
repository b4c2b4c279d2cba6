/** An OpenID provider as an identity provider of the station. */
import type { Actor, Trail } from '../../audit/trail.ts';
import type { Ports } from '../../ports.ts';
import type { ExternalAccount, ExternalPerson } from '../../sso/externalAccounts.ts';
import type { Store } from '../../store/database.ts';
import { failureOf, notProved, ProofFailure, Purpose, type Identity } from '../provider.ts';
import type { SystemBrowser } from './browser.ts';
import { factorsOf, mapClaims, publicClaims } from './claims.ts';
import { openOidcClient, type Grant } from './client.ts';
import { signatureProblem, type OidcSettings } from './config.ts';
import { fly, open, type FlowAsk } from './flow.ts';
import { checkFreshness, stalenessInWords } from './freshness.ts';

/** An identity with what the station keeps of its proof in memory: never for a renderer, a log or a script. */
export interface OutsideProof {
  readonly identity: Identity;
  readonly grant: Grant;
}

export interface OidcProvider {
  readonly kind: 'oidc';
  readonly name: string;
  readonly settings: OidcSettings;
  /** Why it is no good for a purpose; undefined where it is. */
  readonly unfitFor: (purpose: Purpose) => string | undefined;
  /** Whether another device may be used for a purpose, as far as the site allows it. */
  readonly allowsDevices: (purpose: Purpose) => boolean;
  /** Sends a person to the provider, and answers who it is. Throws `not-proved`; nobody is somebody by default. */
  readonly prove: (ask: FlowAsk) => Promise<OutsideProof>;
  /**
   * Ends a person's session in the browser. Resolves to false where the provider has no way to, or cannot be reached:
   * the session may remain then.
   */
  readonly endBrowserSession: (idToken: string) => Promise<boolean>;
  readonly refresh: (refreshToken: string, subject: string) => Promise<{ readonly refreshToken: string }>;
  readonly revoke: (refreshToken: string) => Promise<void>;
}

export interface OidcDependencies {
  readonly settings: OidcSettings;
  readonly ports: Ports;
  readonly store: Store;
  readonly trail: Trail;
  readonly browser: SystemBrowser;
  readonly secret: () => string | undefined;
  readonly accountOf: (person: ExternalPerson, mayAdd: boolean) => Promise<ExternalAccount>;
}

/** Refused requests to a redirect that are written down one by one; the rest is counted. */
const mostEntries = 5;

/** Opens a provider. Nothing is asked of it before somebody has to be proved. */
export function openOidcProvider(given: OidcDependencies): OidcProvider {
  const { settings, ports, store, trail, browser, accountOf } = given;
  const { clock, log } = ports;
  const { name, title, issuer } = settings;
  const client = openOidcClient({
    settings,
    secret: given.secret,
    now: clock.now,
    monotonic: clock.monotonic,
    log,
  });
  /** The last time of authentication that each subject came with. */
  const seen = new Map<string, number>();
  const station: Actor = { kind: 'station', id: 'identity-provider', name: `Identity provider ${name}` };
  const record = (
    action: string,
    detail: Readonly<Record<string, string | number | boolean>>,
    actor = station,
  ): void => {
    store.transaction(() => void trail.append({ action, actor, target: `identity-provider:${name}`, detail }));
  };

  const identityOf = async (
    { grant, startedAt }: { grant: Grant; startedAt: number },
    ask: FlowAsk,
  ): Promise<Identity> => {
    const { claims, subject } = grant;
    const acr = typeof claims['acr'] === 'string' ? claims['acr'] : null;
    if (settings.acrValues.length > 0 && (acr === null || !settings.acrValues.includes(acr))) {
      throw notProved(ProofFailure.denied, `${title} signed you in with less than this needs.`);
    }
    const now = clock.now();
    const { clockSkew: skew } = settings;
    const fresh = checkFreshness({ authTime: claims['auth_time'], startedAt, now, skew, seen: seen.get(subject) });
    if ('stale' in fresh && ask.fresh) throw notProved(ProofFailure.stale, stalenessInWords(title, fresh.stale));
    if ('authTime' in fresh) seen.set(subject, fresh.authTime);
    const person: ExternalPerson = { issuer, subject, provider: name, ...mapClaims(claims, settings) };
    const found = await accountOf(person, settings.newUsers === 'accept');
    if (!found.ok) throw notProved(ProofFailure.denied, found.reason);
    const { account } = found;
    const amr = Array.isArray(claims['amr']) ? claims['amr'].filter((method) => typeof method === 'string') : [];
    return {
      userId: account.id,
      userName: account.userName,
      fullName: account.fullName,
      provider: name,
      issuer,
      subject,
      amr,
      acr,
      provedAt: 'authTime' in fresh ? fresh.authTime * 1000 : now,
      challenged: 'authTime' in fresh,
      factors: factorsOf(amr),
      series: false,
      claims: publicClaims(claims),
    };
  };

  return {
    kind: 'oidc',
    name,
    settings,
    unfitFor: (purpose) => {
      if (purpose === Purpose.signature) return signatureProblem(settings);
      return purpose === Purpose.signIn && !settings.signIn ? 'is not set up for signing in' : undefined;
    },
    allowsDevices: (purpose) =>
      settings.deviceFlow === 'everything' || (settings.deviceFlow === 'sign in' && purpose === Purpose.signIn),
    prove: async (ask) => {
      let refusals = 0;
      const refused = (reason: string): void => {
        refusals += 1;
        if (refusals <= mostEntries) record('identity-provider.request-refused', { reason });
      };
      record('identity-provider.asked', { purpose: ask.purpose, fresh: ask.fresh, how: ask.how });
      try {
        const flown = await fly({ settings, client, browser, clock, log, refused }, ask);
        const identity = await identityOf(flown, ask);
        record(
          'identity-provider.proved',
          {
            purpose: ask.purpose,
            subject: identity.subject,
            challenged: identity.challenged,
            refusedRequests: refusals,
          },
          { kind: 'person', id: identity.userId, name: identity.fullName },
        );
        return { identity, grant: flown.grant };
      } catch (error) {
        const failure = failureOf(error);
        client.forget();
        record('identity-provider.failed', {
          purpose: ask.purpose,
          failure,
          reason: error instanceof Error ? error.message.slice(0, 300) : 'unknown',
          refusedRequests: refusals,
        });
        throw error;
      }
    },
    endBrowserSession: async (idToken) => {
      try {
        const ready = await client.ready();
        if (!ready.canEndSession) return false;
        await open({ settings, browser, log }, ready.endSessionUrl(idToken));
        return true;
      } catch {
        return false;
      }
    },
    refresh: async (refreshToken, subject) => (await client.ready()).refresh(refreshToken, subject),
    revoke: async (refreshToken) => {
      const ready = await client.ready().catch(() => undefined);
      await ready?.revoke(refreshToken);
    },
  };
}
