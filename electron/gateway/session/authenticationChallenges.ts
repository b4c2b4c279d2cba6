/**
 * `system.perspective.authenticationChallenge`: somebody proves at a page who they are, for one script, while whoever is
 * signed in stays so. It signs nothing and signs nobody in; the project's session event "Authentication Challenge" hears
 * how it ended.
 */
import type { Sheet, SheetOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Trail } from '../audit/trail.ts';
import type { Components } from '../idp/internal.ts';
import type { IdentityProviders } from '../idp/providers.ts';
import { Purpose, type Identity } from '../idp/provider.ts';
import type { Ports } from '../platform/ports.ts';
import { levelTree } from '../idp/securityLevels.ts';
import { credentialRefusal, type CredentialRefusal } from '../sso/credentialCheck.ts';
import { ValidationError } from '../sso/status.ts';
import type { Account, Users } from '../sso/users.ts';
import type { Store } from '../store/database.ts';
import { openLateWrites } from '../store/lateWrites.ts';

export interface AuthenticationChallenge {
  /** Name of a provider; the project's own when it is not given. */
  readonly idp: string;
  /** Whether credentials have to be entered for this; the station itself asks for them always. */
  readonly forceAuth: boolean;
  /** Minutes. */
  readonly timeout: number;
  readonly framing: 'self' | 'new' | 'embedded';
  /** Handed to the event as it is. */
  readonly payload: Json;
}

/** How a challenge ended, as the event tells it: a user context, or `generic`, `timeout` or `cancelled`. */
export type IdentityResult = { readonly context: JsonObject } | { readonly error: 'generic' | 'timeout' | 'cancelled' };

export type IdentitySheet = Sheet & { readonly kind: 'identity' };

export interface AuthenticationChallenges {
  /**
   * Begins a challenge on a page and answers with the sheet to show. `takeAway` hears that it is over; with words, why, where its
   * person did not end it. Throws `illegal-argument` for a provider that the
   * station does not have or a timeout of 0 or less, `not-posted` where the page has one open.
   */
  readonly begin: (
    pageId: string,
    challenge: AuthenticationChallenge,
    takeAway: (words?: string) => void,
  ) => IdentitySheet;
  /** A sheet with the time that is left now: for a surface that was loaded again. */
  readonly asOfNow: (pageId: string, sheet: IdentitySheet) => IdentitySheet;
  /** An attempt of the person at the sheet. */
  readonly prove: (pageId: string, given: Omit<Components, 'remoteAddr'>) => Promise<SheetOutcome>;
  /** What a person is sent to a provider outside with; undefined where the challenge is not open, or not for it. */
  readonly askOutside: (
    pageId: string,
    provider: string,
  ) => { readonly fresh: boolean; readonly timeLimit: number } | undefined;
  /** Somebody was proved outside for the challenge of a page. */
  readonly acceptProof: (pageId: string, identity: Identity) => SheetOutcome;
  /** The sheet is gone without a proof. Nothing happens when none was open. */
  readonly gone: (pageId: string) => void;
  readonly close: () => void;
}

export interface IdentityDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly users: Users;
  readonly providers: IdentityProviders;
  /** The address of the session. */
  readonly remoteAddr: string | null;
  /** The security levels that the project's rules grant to a proved person. */
  readonly grant: (identity: Identity, account: Account) => readonly string[];
  readonly completed: (payload: Json, result: IdentityResult) => void;
}

interface Open {
  readonly challenge: AuthenticationChallenge;
  readonly takeAway: (words?: string) => void;
  readonly callOff: () => void;
  /** On the monotonic clock. */
  readonly deadline: number;
  checking: boolean;
  failures: number;
}

const mostFailures = 3;

/** What becomes of a sheet that its person did not close. */
const inWords = Object.freeze({
  timeout: 'The time to say who you are ran out. Nobody was proved. Start again from the page.',
  generic: 'Too many tries were refused. Nobody was proved. Start again from the page.',
  cancelled: undefined,
});
const longest = 60;

/** This sheet changes no password: whoever has one that is due signs in first. */
function withoutRenewal(refusal: CredentialRefusal): CredentialRefusal {
  if (refusal.needs !== 'new-password') return refusal;
  const message = 'Your password is due. Sign in and choose one of your own.';
  return { ...refusal, needs: 'nothing', checked: false, message };
}

const over: SheetOutcome = Object.freeze({
  outcome: 'refused',
  message: 'This has ended. Start again from the page.',
  needs: 'nothing',
  retryAfter: 0,
});

/** The authentication challenges of a session. */
export function openAuthenticationChallenges(given: IdentityDependencies): AuthenticationChallenges {
  const { store, trail, ports, users, providers, completed, grant, remoteAddr } = given;
  const idp = providers.internal;
  const open = new Map<string, Open>();

  const record = (action: string, pageId: string, detail: JsonObject, by?: { id: string; name: string }): void => {
    store.transaction(() => {
      trail.append({
        action,
        actor: by === undefined ? { kind: 'station', id: 'identity', name: 'Challenges' } : { kind: 'person', ...by },
        target: `page:${pageId}`,
        detail,
      });
    });
  };
  const late = openLateWrites(ports.clock, ports.log);
  const takeOff = (pageId: string, words?: string): Open | undefined => {
    const ending = open.get(pageId);
    open.delete(pageId);
    ending?.callOff();
    ending?.takeAway(words);
    return ending;
  };
  /** Each challenge ends once; the event hears of it after the trail. What proves nobody is over also where the disk is full. */
  const end = (pageId: string, error: 'generic' | 'timeout' | 'cancelled'): void => {
    const ended = takeOff(pageId, inWords[error]);
    if (ended === undefined) return;
    late.write(() => {
      record('identity.ended', pageId, { result: error });
      completed(ended.challenge.payload, { error });
    });
  };

  const succeed = (pageId: string, user: Account, identity: Identity): SheetOutcome => {
    const { id, userName, fullName, roles, isSuperUser } = user;
    const context = {
      user: { id, userName, fullName, roles: [...roles] },
      securityLevels: levelTree({ roles, isAdministrator: isSuperUser, granted: grant(identity, user) }),
      idp: identity.provider,
      amr: [...identity.amr],
      idpAttributes: identity.claims,
    };
    // Nobody is told that they were proved before it is kept.
    record('identity.ended', pageId, { result: 'success' }, { id, name: fullName });
    const ended = takeOff(pageId);
    if (ended !== undefined) completed(ended.challenge.payload, { context });
    return { outcome: 'done', message: '', recoveryCodes: [] };
  };

  return {
    begin: (pageId, challenge, takeAway) => {
      const provider = providers.get(challenge.idp, Purpose.identity);
      if (!(challenge.timeout > 0 && challenge.timeout <= longest)) {
        throw new CountersignError(ErrorCode.illegalArgument, `timeout is above 0 and at most ${longest} minutes.`);
      }
      if (open.has(pageId)) {
        throw new CountersignError(ErrorCode.notPosted, 'Could not post authentication challenge: one is open here');
      }
      const limit = challenge.timeout * 60_000;
      record('identity.asked', pageId, { provider: challenge.idp, timeLimit: limit });
      const callOff = ports.clock.after(limit, () => end(pageId, 'timeout'));
      const deadline = ports.clock.monotonic() + limit;
      open.set(pageId, { challenge, takeAway, callOff, deadline, checking: false, failures: 0 });
      // Like Perspective Workstation: a window of its own is the whole window here.
      const framing = challenge.framing === 'embedded' ? 'embedded' : 'self';
      const ways = providers.ways([provider.name], Purpose.identity);
      return { kind: 'identity', framing, ways, timeLeft: limit };
    },
    asOfNow: (pageId, sheet) => {
      const { deadline } = open.get(pageId) ?? {};
      return deadline === undefined ? sheet : { ...sheet, timeLeft: Math.max(0, deadline - ports.clock.monotonic()) };
    },
    prove: async (pageId, components) => {
      const asked = open.get(pageId);
      if (asked?.challenge.idp !== idp.name) return over;
      if (asked.checking) throw new CountersignError(ErrorCode.busy, 'This is being checked already.');
      asked.checking = true;
      const proof = await idp.prove({ ...components, remoteAddr }).finally(() => (asked.checking = false));
      if (open.get(pageId) !== asked) return over;
      const user = proof.ok ? users.byId(proof.identity.userId) : undefined;
      if (!proof.ok || user === undefined) {
        const { message, needs, retryAfter, checked } = proof.ok
          ? { ...credentialRefusal(new ValidationError('auth.not_allowed')), message: 'This user is gone.' }
          : withoutRenewal(proof);
        record('identity.refused', pageId, { reason: message });
        if (checked && needs === 'nothing') asked.failures += 1;
        if (asked.failures >= mostFailures) end(pageId, 'generic');
        return { outcome: 'refused', message, needs, retryAfter };
      }
      return succeed(pageId, user, proof.identity);
    },
    askOutside: (pageId, provider) => {
      const asked = open.get(pageId);
      if (asked?.challenge.idp !== provider) return undefined;
      return { fresh: asked.challenge.forceAuth, timeLimit: Math.max(0, asked.deadline - ports.clock.monotonic()) };
    },
    acceptProof: (pageId, identity) => {
      const user = users.byId(identity.userId);
      return open.get(pageId)?.challenge.idp === identity.provider && user !== undefined
        ? succeed(pageId, user, identity)
        : over;
    },
    gone: (pageId) => end(pageId, 'cancelled'),
    close: () => {
      for (const { callOff } of open.values()) callOff();
      open.clear();
      late.close();
    },
  };
}
