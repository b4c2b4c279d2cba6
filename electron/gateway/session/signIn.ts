/**
 * Who is signed in on a session: signing in and out, the lock that hides the pages, and the limits of time.
 *
 * One person at a time. An earlier one stays until the next has proved to be there. A lock keeps the pages as they are and lets nobody but the same person, or
 * another one who signs in, go on (AU-16). A signature signs nobody in.
 */
import type { Credentials, SheetOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode, toSafeError } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { ownIdentity } from '../idp/internal.ts';
import type { OidcProvider, ExternalProof } from '../idp/oidc/oidcProvider.ts';
import type { Identity } from '../idp/provider.ts';
import type { RefreshTokens } from '../idp/refreshTokens.ts';
import type { Ports } from '../platform/ports.ts';
import { credentialRefusal } from '../sso/credentialCheck.ts';
import type { SessionInfo } from '../sso/logins.ts';
import type { Sso } from '../sso/service.ts';
import { ValidationError } from '../sso/status.ts';
import type { Account } from '../sso/users.ts';
import type { Store } from '../store/database.ts';
import { openLateWrites } from '../store/lateWrites.ts';
import type { Client } from './client.ts';
import { measureIdleness } from './idleness.ts';

/** The person who is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly userName: string;
  readonly fullName: string;
  readonly roles: readonly string[];
  readonly isAdministrator: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  /** How they proved to be there. */
  readonly identity: Identity;
  /** Security levels that the project's rules granted then. */
  readonly granted: readonly string[];
}

/** What listeners hear: somebody came, went, was locked out or came back. `left` says that the earlier person is gone. */
export interface SignInChange {
  readonly left: boolean;
  /** The page in front of which somebody proved who they are, where that is what changed. */
  readonly at?: string | undefined;
}

/** What is known of the session that somebody may still have in the browser. */
export interface BrowserSession {
  readonly provider: string;
  /** Whether the browser was sent to end it; if not, it may remain. */
  readonly asked: boolean;
}

/** What somebody who signed out has to know. */
export interface SignedOut {
  /** Nothing where the browser does not matter. */
  readonly browser: BrowserSession | undefined;
  /** Why the end of the session could not be written down, in words; undefined when it was. */
  readonly unwritten: string | undefined;
}

export interface SignIn {
  readonly current: () => SignedIn | undefined;
  readonly isLocked: () => boolean;
  /** When whoever is signed in came, by the monotonic clock: what was asked for before, somebody else did. */
  readonly cameAt: () => number;
  /** The token of the administrator who is signed in. Throws `forbidden` for anybody else, and while locked. */
  readonly administratorToken: () => string;
  /** The host saw a person use the station: touch, pointer, key. */
  readonly used: () => void;
  /**
   * Signs in whoever these credentials prove; `at` is the page in front of which they were entered. Throws `closed` where that
   * for which they were entered is not open any more (`isWanted`): whoever gave up is not signed in.
   */
  readonly signIn: (given: Credentials, at?: string, isWanted?: () => boolean) => Promise<SheetOutcome>;
  /** Signs in whoever was proved at a provider outside. */
  readonly signInBy: (provider: OidcProvider, proof: ExternalProof, at?: string) => Promise<SheetOutcome>;
  /** A password of one's own with a one-time code. Signs nobody in. */
  readonly choosePassword: (code: string, newPassword: string) => Promise<SheetOutcome>;
  /**
   * Signs out here at once, then in the browser where the person came from there. Resolves to what the person has to
   * know; nothing where nobody was signed in.
   */
  readonly signOut: () => Promise<SignedOut | undefined>;
  readonly lock: () => void;
  /** Nobody can be taken to be there any more: it is locked, and whoever is being checked is not signed in. */
  readonly leave: () => void;
  readonly onChange: (listener: (change: SignInChange) => void) => () => void;
  readonly close: () => void;
}

export interface SignInDependencies {
  readonly sso: Sso;
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly client: Client;
  /** Milliseconds without use after which the pages are hidden. */
  readonly idleLimit: number;
  /** Says on all pages of the session that the screen is about to be locked; without words, that it is not any more. */
  readonly warn: (message: string | undefined) => void;
  readonly tokens: RefreshTokens;
  /** The security levels that the project's rules grant to a proved person. */
  readonly grant: (identity: Identity, account: Account) => readonly string[];
  /** Whether the browser of sign-ins is thrown away after each: nobody's session remains in it. */
  readonly leavesNoSession: boolean;
  /** Whether the browser's session at a provider ends with the one here, whoever ended that. */
  readonly endsSessions: (provider: OidcProvider) => boolean;
}

interface Present {
  readonly person: SignedIn;
  ust: string;
  /** Where they came from, if not from the station itself, with what ends it there. Never leaves this process. */
  readonly outside: { readonly provider: OidcProvider; readonly idToken: string; readonly key: string } | undefined;
  /** On the monotonic clock: when the session is renewed, if somebody uses the station then. */
  renewAt: number;
}

/** Milliseconds before the lock at which people are told how many are left (HM-14): no more often, since they are read aloud. */
const warnings = [30_000, 20_000, 10_000, 5000];
const lockWarning = (ms: number): string =>
  `Nobody has used this station for a while: its screen is locked in ${Math.ceil(ms / 1000)} seconds. Touch it, or press a key, to go on.`;

const wasLeft =
  'The computer went to sleep, or its screen was locked, while this was checked. Nobody was signed in: enter it again.';

/** Milliseconds between two looks at idleness and at whether the session still holds. */
const lookEvery = 1000;

function ended(words: string): CountersignError {
  return new CountersignError(ErrorCode.closed, words);
}

/** Opens the sign-in of a session; nobody is signed in. */
export function openSignIn(given: SignInDependencies): SignIn {
  const { sso, store, trail, ports, idleLimit, tokens } = given;
  const { clock } = ports;
  const renewEvery = (sso.config.session.expiry * 60_000) / 2;
  const listeners = new Set<(change: SignInChange) => void>();
  const call = { remoteAddr: given.client.address, userAgent: given.client.userAgent };
  let present: Present | undefined;
  let locked = false;
  let arriving = false;
  let cameAt = -Infinity;
  let isClosed = false;
  /** How often everybody left: who was there before proved nothing for afterwards. */
  let departures = 0;
  /** How many of the warnings were said since the station was used last. */
  let warned = 0;
  const idleness = measureIdleness(clock);
  let reset: { readonly code: string; readonly key: string } | undefined;
  let callOff: (() => void) | undefined;

  const tell = (change: SignInChange): void => listeners.forEach((listener) => listener(change));
  const record = (action: string, person: SignedIn, detail: Readonly<Record<string, string>> = {}): void => {
    const actor: Actor = { kind: 'person', id: person.id, name: person.fullName };
    store.transaction(() => void trail.append({ action, actor, target: `user:${person.id}`, detail }));
  };
  const late = openLateWrites(clock, ports.log);
  /** The same of what has happened, whether or not that can be written now. */
  const recordLate: typeof record = (...entry) => late.write(() => record(...entry));
  /** Ends the token of somebody at their provider; a slow one holds nobody up. */
  const dropTokens = (of: Present): void => {
    if (of.outside === undefined) return;
    tokens.drop(of.outside.key).catch((error: unknown) => {
      ports.log.warn('A refresh token was not revoked.', { reason: String(error) });
    });
  };
  /** Whether the station can send the browser somewhere: a person's own on the network it cannot. */
  const isReachable = given.client.openRedirect === undefined;
  /** The next person at a shared station is not to find the session of this one in the browser. */
  const endOutside = ({ outside }: Present): void => {
    if (outside === undefined || !given.endsSessions(outside.provider)) return;
    outside.provider.endBrowserSession(outside.idToken, isReachable).catch((error: unknown) => {
      ports.log.warn('A browser session was not ended.', { reason: String(error) });
    });
  };
  const leave = (): void => {
    if (present !== undefined) dropTokens(present);
    present = undefined;
    locked = false;
    callOff?.();
    callOff = undefined;
    tell({ left: true });
  };
  const lock = (reason: 'idle' | 'asked'): void => {
    if (present === undefined || locked) return;
    locked = true;
    tell({ left: false });
    recordLate('screen.locked', present.person, { reason });
  };
  const look = (): void => {
    if (present === undefined) return;
    // Behind the lock the session's own idle time runs, and ends it in the end.
    const live = sso.isLive(present.ust, { counts: !locked });
    if (!live) {
      const { person } = present;
      endOutside(present);
      leave();
      recordLate('session.ended', person, { reason: 'it was ended, or its time ran out' });
      return;
    }
    const idle = idleness.time();
    const due = locked ? 0 : warnings.filter((before) => idle >= idleLimit - before).length;
    if (due > 0 && idle >= idleLimit) lock('idle');
    else if (due > warned) given.warn(lockWarning(idleLimit - idle));
    else if (due < warned) given.warn(undefined);
    warned = due;
    if (!locked && clock.monotonic() >= present.renewAt) renew(present);
    callOff = clock.after(lookEvery, look);
  };
  /** Whoever works goes on working, within the absolute limit of the session. */
  const renew = (of: Present): void => {
    of.renewAt = clock.monotonic() + renewEvery;
    sso.user.session.renew({ ...call, ust: of.ust, currentApp: sso.config.apps.default }).catch((error: unknown) => {
      ports.log.warn('A session was not renewed.', { reason: String(error) });
    });
    if (of.outside === undefined) return;
    tokens.renew(of.outside.key).then(
      (outcome) => {
        if (outcome !== 'ended' || present !== of) return;
        sso.user.logout({ ...call, ust: of.ust }).catch(() => undefined);
        endOutside(of);
        leave();
        recordLate('session.ended', of.person, { reason: 'the identity provider ended it' });
      },
      (error: unknown) => ports.log.warn('A token was not renewed.', { reason: String(error) }),
    );
  };
  /**
   * Nobody waits for whoever proved to be there any more: what was begun for them ends. Of somebody who is signed in it took the
   * place of what they had, and is theirs from now on.
   */
  const letGo = async ({ userId, ust }: Pick<SessionInfo, 'userId' | 'ust'>): Promise<void> => {
    if (present?.person.id === userId) present.ust = ust;
    else await sso.user.logout({ ...call, ust });
  };
  const begin = async (next: Present, at: string | undefined): Promise<void> => {
    if (isClosed) {
      dropTokens(next);
      endOutside(next);
      await sso.user.logout({ ...call, ust: next.ust });
      throw ended('The session ended meanwhile. Nobody is signed in.');
    }
    const before = present?.person;
    const same = before?.id === next.person.id;
    if (before !== undefined && locked && same) record('screen.unlocked', next.person);
    if (before !== undefined && !same) record('session.switched', next.person, { from: before.id });
    // Whoever goes on with another proof keeps what ends their session in the browser.
    const outside = next.outside ?? (same ? present?.outside : undefined);
    if (present !== undefined && present.outside !== outside) {
      dropTokens(present);
      if (next.outside === undefined) endOutside(present);
    }
    present = { ...next, outside };
    if (!same) cameAt = clock.monotonic();
    locked = false;
    idleness.used();
    callOff?.();
    callOff = clock.after(lookEvery, look);
    tell({ left: before !== undefined && !same, at });
  };
  const personOf = (account: Account, identity: Identity): SignedIn => {
    const { id, userName, fullName, roles, isSuperUser, firstName, lastName, email } = account;
    const granted = given.grant(identity, account);
    const known = { id, userName, fullName, roles, firstName, lastName, email };
    return { ...known, isAdministrator: isSuperUser, identity, granted };
  };
  const refused = (error: unknown, userName?: string): SheetOutcome => {
    if (!(error instanceof ValidationError)) throw error;
    const retryAfter = userName === undefined ? 0 : sso.retryAfter(userName);
    const { message, needs } = credentialRefusal(error);
    return { outcome: 'refused', message, needs, retryAfter };
  };

  return {
    current: () => present?.person,
    isLocked: () => locked,
    cameAt: () => cameAt,
    administratorToken: () => {
      if (present?.person.isAdministrator === true && !locked) return present.ust;
      throw new CountersignError(
        ErrorCode.forbidden,
        'Only an administrator may do this. Sign in as one; nothing was changed.',
      );
    },
    used: idleness.used,
    signIn: async ({ userName, password, totpCode, newPassword }, at, isWanted = () => true) => {
      // Two at once would leave a session that nobody holds.
      if (arriving) throw new CountersignError(ErrorCode.busy, 'Somebody is being signed in already.');
      arriving = true;
      const asOf = departures;
      try {
        const info = await sso.user.login({
          ...call,
          username: userName,
          password,
          ...(totpCode === undefined ? {} : { totpCode }),
          ...(newPassword === undefined ? {} : { newPassword }),
          ...(present === undefined ? {} : { replacesUst: present.ust }),
          currentApp: sso.config.apps.default,
        });
        if (!isClosed && (asOf !== departures || !isWanted())) {
          await letGo(info);
          if (asOf === departures) throw ended('This is not open any more. Nobody was signed in.');
          return { outcome: 'refused', message: wasLeft, needs: 'nothing', retryAfter: 0 };
        }
        const account = sso.users.byId(info.userId);
        if (account === undefined) throw new ValidationError('auth.not_allowed');
        // Somebody else's session does not go on behind the new one.
        if (present !== undefined && present.person.id !== account.id)
          await sso.user.logout({ ...call, ust: present.ust });
        const identity = ownIdentity(account, info.amr, clock.now());
        await begin(
          {
            person: personOf(account, identity),
            ust: info.ust,
            outside: undefined,
            renewAt: clock.monotonic() + renewEvery,
          },
          at,
        );
        const message = info.hasWAboutToExp ? 'Your password expires soon. Change it in time.' : '';
        return { outcome: 'done', message, recoveryCodes: [] };
      } catch (error) {
        return refused(error, userName);
      } finally {
        arriving = false;
      }
    },
    signInBy: async (provider, { identity, grant }, at) => {
      if (arriving) throw new CountersignError(ErrorCode.busy, 'Somebody is being signed in already.');
      arriving = true;
      const key = ports.newId();
      const { sid } = grant.claims;
      try {
        const info = await sso.user.session.onExternalAuthSucceeded(
          {
            ...call,
            currentApp: sso.config.apps.default,
            authType: 'oidc',
            authSource: identity.issuer ?? '',
            authPrincipal: identity.subject,
            ...(typeof sid === 'string' && sid.length <= 500 ? { authSid: sid } : {}),
            amr: [...identity.amr],
            extSessionId: key,
            ...(present === undefined ? {} : { replacesUst: present.ust }),
          },
          { kind: 'station', id: 'identity-provider', name: `Identity provider ${provider.name}` },
        );
        const account = sso.users.byId(info.userId);
        if (account === undefined) throw new ValidationError('auth.not_allowed');
        if (grant.refreshToken !== undefined && provider.settings.refresh) {
          tokens.keep(key, provider.name, identity.subject, grant.refreshToken);
        }
        await begin(
          {
            person: personOf(account, identity),
            ust: info.ust,
            outside: { provider, idToken: grant.idToken, key },
            renewAt: clock.monotonic() + renewEvery,
          },
          at,
        );
        return { outcome: 'done', message: '', recoveryCodes: [] };
      } catch (error) {
        return refused(error);
      } finally {
        arriving = false;
      }
    },
    choosePassword: async (code, newPassword) => {
      try {
        // A code opens once; a new password that is not taken must not spend it.
        if (reset?.code !== code) {
          reset = { code, key: (await sso.passwordReset.accessToken({ ...call, token: code })).resetKey };
        }
        await sso.passwordReset.changePassword({ ...call, token: code, resetKey: reset.key, password: newPassword });
        reset = undefined;
        return { outcome: 'done', message: 'Your password is set. Sign in with it now.', recoveryCodes: [] };
      } catch (error) {
        return refused(error);
      }
    },
    signOut: async () => {
      if (present === undefined) return undefined;
      const { outside } = present;
      // Ended at once on the screen; the token's end is written by the user service.
      const written = sso.user.logout({ ...call, ust: present.ust }).then(
        () => undefined,
        (error: unknown) => {
          ports.log.error('A session could not be ended.', { reason: String(error) });
          return toSafeError(error).message;
        },
      );
      leave();
      if (outside === undefined || (isReachable && given.leavesNoSession))
        return { browser: undefined, unwritten: await written };
      const asked = await outside.provider.endBrowserSession(outside.idToken, isReachable);
      return { browser: { provider: outside.provider.settings.title, asked }, unwritten: await written };
    },
    lock: () => lock('asked'),
    leave: () => {
      departures += 1;
      lock('asked');
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      callOff?.();
      late.close();
    },
  };
}
