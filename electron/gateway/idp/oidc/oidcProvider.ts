/** An OpenID provider as an identity provider of the station. */
import { CountersignError } from '../../../contract/errors.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { Actor, Trail } from '../../audit/trail.ts';
import type { Clock, Ports } from '../../platform/ports.ts';
import type { ExternalAccount, ExternalPerson, NewAccountRules } from '../../sso/externalAccounts.ts';
import type { Account } from '../../sso/users.ts';
import type { Store } from '../../store/database.ts';
import { failureOf, notProved, ProofFailure, Purpose, type Identity } from '../provider.ts';
import type { SystemBrowser } from './browser.ts';
import { acrOf, factorsOf, lacking, mapClaims, publicClaims } from './claims.ts';
import { openOidcClient } from './client.ts';
import { signatureProblem, type OidcSettings } from './config.ts';
import { runFlow, open, type FlowAsk, type FlowResult } from './flow.ts';
import { checkFreshness, stalenessInWords } from './freshness.ts';
import { knownFor, type LoggedOut } from './logoutToken.ts';
import type { Grant } from './protocol.ts';
import { pauseAfter, type ProofTimes } from './proofTimes.ts';

/** An identity with what the station keeps of its proof in memory: never for a renderer, a log or a script. */
export interface ExternalProof {
  readonly identity: Identity;
  readonly grant: Grant;
}

/** Nobody was proved. `grant` is there where somebody came, who was not taken for anybody. */
export interface ExternalFailure {
  readonly failure: ProofFailure;
  /** What happened, for the person. */
  readonly reason: string;
  readonly grant: Grant | undefined;
}

/** What somebody is proved for. */
export interface ProveAsk extends FlowAsk {
  /** The address of the session that asks, which the rules for addresses are held against. */
  readonly remoteAddr: string | null;
}

export interface OidcProvider {
  readonly kind: 'oidc';
  readonly name: string;
  readonly settings: OidcSettings;
  /** Why it is no good for a purpose; undefined where it is. */
  readonly unfitFor: (purpose: Purpose) => string | undefined;
  /** Whether another device may be used for a purpose, as far as the site allows it. */
  readonly allowsDevices: (purpose: Purpose) => boolean;
  /** Sends a person to the provider, and answers who it is; nobody is somebody by default. */
  readonly prove: (ask: ProveAsk) => Promise<ExternalProof | ExternalFailure>;
  /**
   * Ends a person's session in the browser. Resolves to false where the provider has no way to, or it or the browser
   * cannot be reached (`isReachable`): the session may remain then.
   */
  readonly endBrowserSession: (idToken: string, isReachable: boolean) => Promise<boolean>;
  readonly refresh: (refreshToken: string, subject: string) => Promise<{ readonly refreshToken: string }>;
  readonly revoke: (refreshToken: string) => Promise<void>;
  /**
   * Takes the provider's word that somebody is logged out, once: `end` is done then. Throws what `notProved` makes for a token that does not
   * hold, and what `end` throws; that one may be sent again.
   */
  readonly takeLogout: (token: string, end: (by: LoggedOut) => void) => Promise<void>;
}

export interface OidcDependencies {
  readonly settings: OidcSettings;
  readonly ports: Ports;
  readonly store: Store;
  readonly trail: Trail;
  readonly browser: SystemBrowser;
  readonly secret: () => string | undefined;
  /** The account of a person; `found` is written in the same transaction. */
  readonly accountOf: (
    person: ExternalPerson,
    rules: NewAccountRules,
    found: (account: Account) => void,
  ) => Promise<ExternalAccount>;
  /** The last time of authentication that each subject of each issuer came with. */
  readonly proofTimes: ProofTimes;
}

/** Milliseconds that a browser and a provider get for a logout, which nobody waits for. */
const logoutPatience = 5000;

/** Whether some work was done in time. */
function withinPatience(clock: Clock, work: (isLate: () => boolean) => Promise<boolean>): Promise<boolean> {
  let late = false;
  return new Promise((resolve) => {
    const callOff = clock.after(logoutPatience, () => {
      late = true;
      resolve(false);
    });
    work(() => late)
      .then(resolve, () => resolve(false))
      .finally(callOff);
  });
}

/** Refused requests to a redirect that are written down one by one; the rest is counted. */
const mostEntries = 5;

/** Opens a provider. Nothing is asked of it before somebody has to be proved. */
export function openOidcProvider(given: OidcDependencies): OidcProvider {
  const { settings, ports, store, trail, browser, accountOf, proofTimes } = given;
  const { clock, log } = ports;
  const { name, title, issuer } = settings;
  const client = openOidcClient({
    settings,
    secret: given.secret,
    now: clock.now,
    monotonic: clock.monotonic,
    log,
  });
  const station: Actor = { kind: 'station', id: 'identity-provider', name: `Identity provider ${name}` };
  const record = (action: string, detail: JsonObject): void => {
    store.transaction(() => void trail.append({ action, actor: station, target: `identity-provider:${name}`, detail }));
  };

  const identityOf = async ({ grant, before }: FlowResult, ask: ProveAsk, how: JsonObject): Promise<Identity> => {
    const { claims, subject } = grant;
    const lacks = lacking(claims, settings);
    if (lacks !== undefined) throw notProved(ProofFailure.denied, `${title} ${lacks}.`);
    const { authTime, stale } = checkFreshness({
      authTime: claims['auth_time'],
      before,
      answeredAt: grant.answeredAt,
      seen: proofTimes.of(issuer, subject),
    });
    if (authTime !== undefined) proofTimes.used(issuer, subject, authTime, clock.monotonic());
    if (stale !== undefined && ask.fresh) throw notProved(ProofFailure.stale, stalenessInWords(title, stale));
    // A time that moves with the session says nothing of credentials; the context class then does (OI-10).
    const challenged = stale === undefined && (settings.authTime === 'authentication' || settings.acrValues.length > 0);
    if (ask.fresh && !challenged) throw notProved(ProofFailure.stale, stalenessInWords(title, 'missing'));
    const { remoteAddr } = ask;
    const { rolesLeftOut, ...mapped } = mapClaims(claims, settings);
    if (rolesLeftOut > 0) {
      log.warn('A provider names more roles than a station keeps. Map those that count with "roles".', {
        provider: name,
        leftOut: rolesLeftOut,
      });
    }
    const person: ExternalPerson = { issuer, subject, provider: name, remoteAddr, ...mapped };
    const found = await accountOf(person, settings, ({ id, fullName }) => {
      trail.append({
        action: 'identity-provider.proved',
        actor: { kind: 'person', id, name: fullName },
        target: `identity-provider:${name}`,
        detail: { ...how, subject, challenged },
      });
    });
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
      acr: acrOf(claims),
      provedAt: authTime === undefined ? clock.now() : authTime * 1000,
      challenged,
      factors: factorsOf(amr),
      series: false,
      claims: publicClaims(claims),
    };
  };

  /** Logout tokens that were taken, by their names, with when they are forgotten (monotonic). */
  const takenLogouts = new Map<string, number>();

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
      let grant: Grant | undefined;
      const { purpose, fresh, how } = ask;
      try {
        if (fresh) await pauseAfter(clock, proofTimes.cameAt(issuer), ask.signal);
        const result = await runFlow({ settings, client, browser, clock, log, refused }, ask);
        ({ grant } = result);
        const identity = await identityOf(result, ask, { purpose, fresh, how, refusedRequests: refusals });
        return { identity, grant };
      } catch (error) {
        const failure = failureOf(error);
        client.forget();
        if (!(error instanceof CountersignError)) log.error('A proof outside failed.', { reason: String(error) });
        const reason = error instanceof CountersignError ? error.message : 'This failed inside Countersign.';
        record('identity-provider.failed', {
          purpose,
          fresh,
          how,
          failure,
          reason: reason.slice(0, 300),
          refusedRequests: refusals,
        });
        return { failure, reason, grant };
      }
    },
    endBrowserSession: async (idToken, isReachable) => {
      const isAsked =
        isReachable &&
        (await withinPatience(clock, async (isLate) => {
          const ready = await client.ready();
          // Somebody else may be at the browser by now.
          if (!ready.canEndSession || isLate()) return false;
          await open({ settings, browser, log }, ready.endSessionUrl(idToken));
          return true;
        }));
      record(isAsked ? 'identity-provider.logout-asked' : 'identity-provider.session-may-remain', {});
      return isAsked;
    },
    refresh: async (refreshToken, subject) => (await client.ready()).refresh(refreshToken, subject),
    revoke: async (refreshToken) => (await client.ready()).revoke(refreshToken),
    takeLogout: async (token, end) => {
      const loggedOut = await (await client.ready()).loggedOut(token);
      const now = clock.monotonic();
      for (const [jti, until] of takenLogouts) if (until < now) takenLogouts.delete(jti);
      if (takenLogouts.has(loggedOut.jti))
        throw notProved(ProofFailure.denied, `A logout token of ${title} came twice.`);
      end(loggedOut);
      takenLogouts.set(loggedOut.jti, now + knownFor * 1000);
    },
  };
}
