/**
 * The signature service: `system.mes.signature` and `system.mes.signature.authorization` for scripts and for code
 * that embeds the gateway (Sepasoft MES; facts in the reference of the three APIs).
 */
import type { ChallengeView, Decision, SignOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Seals } from '../audit/seals.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { ClockTrust } from '../../ledger/clockTrust.ts';
import type { IdentityProviders } from '../idp/providers.ts';
import { Purpose, type Identity } from '../idp/provider.ts';
import type { Ports } from '../platform/ports.ts';
import { isBlank } from '../platform/unseen.ts';
import { openPersons } from '../sso/persons.ts';
import type { User, Users } from '../sso/users.ts';
import type { Station } from '../station/station.ts';
import type { StationKey } from '../station/signingKey.ts';
import type { Store } from '../store/database.ts';
import { jobChecker } from './callbackCheck.ts';
import { openCallbacks, type CallFunction } from './callbacks.ts';
import { isPending, openChallenges, type ChallengeHost } from './challenges.ts';
import { openFacets } from './facets.ts';
import { openExports, type Exports } from './export.ts';
import { openFiling, watchFiling } from './filing.ts';
import {
  openLists,
  type HistoryFilter,
  type PendingFilter,
  type RequestDetail,
  type SlotPage,
  type SlotSummary,
} from './lists.ts';
import { openRecordVersions } from './recordVersions.ts';
import { openRequests, type NewRequest, type RequestContent } from './requests.ts';
import { awaitsReview, candidate } from './gate.ts';
import { openSigner, type ProofResult, type ConfirmedInput, type SignInput } from './signing.ts';
import { openScans, type Scans } from './scans.ts';
import { openReviews, type ReviewStanding } from './reviews.ts';
import { RequestState } from './states.ts';
import { providersOf, reviewTemplateName, type ProjectTemplates } from './template.ts';
import { openTemplates, type TemplateBook } from './templates.ts';
import { verifyRequest, type SignatureCheck } from './verify.ts';

export interface Trigger {
  readonly uuid: string;
  readonly decision: Decision;
  readonly host: ChallengeHost;
  readonly actor: Actor;
}

/** A proof outside for a challenge. */
export interface OutsideAsk {
  readonly challengeId: string;
  /** The one person who may sign, where there is only one. */
  readonly expected: string | undefined;
  /** Milliseconds. */
  readonly timeLimit: number;
}

export interface SignatureService {
  readonly templates: TemplateBook;
  /** `queueAuthRequest`: stores the request; returns one UUID per sign-in slot. */
  readonly queueAuthRequest: (request: NewRequest) => string[];
  /**
   * `triggerAuthRequest`: opens the challenge of a pending slot on a page; resolves when the surface is shown.
   * Throws `illegal-argument` (malformed or not pending), `not-posted`, `store` (nothing can be kept now).
   */
  readonly triggerAuthRequest: (trigger: Trigger) => Promise<void>;
  /**
   * `cancelAuthRequest`: takes back the request that a UUID names (its own or one of a slot's). What is signed of it
   * stays; challenges that are open end. Throws `illegal-argument` when it has ended, or without a reason.
   */
  readonly cancelAuthRequest: (uuid: string, reason: string, actor: Actor) => void;
  /** `getPendingAuthRequests`: pending slots, those asked for first come first. */
  readonly pending: (filter?: PendingFilter) => SlotPage;
  /** `getAuthHistory`: ended slots, newest first. */
  readonly history: (filter?: HistoryFilter) => SlotPage;
  /** `getAuthRequest`: a request whole. Throws `illegal-argument` for a UUID that names none. */
  readonly getAuthRequest: (uuid: string) => RequestDetail;
  /** Verifies the signatures of a request from what is stored. Throws as `getAuthRequest`. */
  readonly verify: (uuid: string) => SignatureCheck[];
  /** `exportRecord`: a request as a file, which the trail records. Throws as `getAuthRequest`, and as `Exports`. */
  readonly exportRecord: Exports['exportRecord'];
  /** The audit trail of a time as a file, which the trail records. Throws as `Exports`. */
  readonly exportTrail: Exports['exportTrail'];
  /** `attachScan`: a page that was signed in ink, as a scan of it. Throws as `getAuthRequest`, and as `Scans`. */
  readonly attachScan: Scans['attachScan'];
  readonly sign: (input: SignInput, pageId: string) => Promise<SignOutcome>;
  /**
   * What a person is sent to a provider outside with, for the challenge that is open on a page. Throws `forbidden` when
   * none is, `illegal-argument` when its template does not name the provider.
   */
  readonly askOutside: (pageId: string, provider: string) => OutsideAsk;
  /** Somebody was proved outside for a challenge: they may say now that the signature is theirs, or they may not. */
  readonly acceptProof: (challengeId: string, identity: Identity) => ProofResult;
  /** Signs for the person who arrived last at a challenge. */
  readonly signAsProved: (input: ConfirmedInput, pageId: string) => SignOutcome;
  /** Whether somebody arrived at a challenge and has not said yet whether the signature is theirs. */
  readonly awaitsWord: (challengeId: string) => boolean;
  /** Whoever arrived at a challenge was given up before they said so. */
  readonly dropProof: (challengeId: string) => void;
  /** The gateway could not reach a provider: true where an account of the station may sign in its place. */
  readonly unreachable: (challengeId: string, provider: string) => boolean;
  /** The person at the surface cancels. Nothing happens when the challenge is not open on that page. */
  readonly cancel: (challengeId: string, pageId: string) => void;
  /** The page is gone or covered (`reason`): its challenge ends as cancelled. */
  readonly pageClosed: (pageId: string, reason?: string) => void;
  /** Nobody can be taken to be at a session any more (`reason`): what is open on its pages ends as cancelled. */
  readonly sessionLeft: (sessionId: string, reason: string) => void;
  /** What the surface of a page should show, if a challenge is open there. */
  readonly openOn: (pageId: string) => ChallengeView | undefined;
  readonly hasOpen: (pageId: string) => boolean;
  /** Whether a challenge is open on a page. */
  readonly isOpen: (challengeId: string, pageId: string) => boolean;
  readonly pendingCount: () => number;
  /** How far the audit trail is reviewed. */
  readonly reviewStanding: () => ReviewStanding;
  /** What was asked to be signed, by any of the UUIDs of its request; undefined where it cannot be read. */
  readonly contentOf: (uuid: string) => RequestContent | undefined;
  /** Asks for a review of the audit trail since the last one (ES-21); the slot to sign. `by` names who asks. */
  readonly queueReview: (by: string, actor: Actor) => string;
  /** The slots of the newest requests, in any state. */
  readonly latest: (requests: number) => SlotSummary[];
  /** Calls `listener` after each commit that changed requests, slots or challenges; returns the function that stops. */
  readonly onChange: (listener: () => void) => () => void;
  /** Calls `listener` with a text for people when a callback failed. */
  readonly onCallbackFailed: (listener: (text: string) => void) => () => void;
  /**
   * After opening: ends challenges that an earlier run left open, and what is overdue. From then on callback jobs run, by `call`,
   * those first that an earlier run left queued.
   */
  readonly start: (call: CallFunction) => void;
  readonly close: () => Promise<void>;
}

export interface SignatureDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly station: Station;
  readonly key: StationKey;
  readonly users: Users;
  readonly providers: IdentityProviders;
  /** The security levels that the project's rules grant to a proved person. */
  readonly grant: (identity: Identity, user: User) => readonly string[];
  /** Whether an account is linked to somebody of an issuer. */
  readonly isLinked: (userId: string, issuer: string) => boolean;
  readonly seals: Pick<Seals, 'holds' | 'things' | 'accept'>;
  readonly templates: ProjectTemplates;
  /** Zones of this station. */
  readonly zones: readonly string[];
  /** Actions whose entries somebody has to review at this site, beside those that always are. */
  readonly critical: readonly string[];
  /** Dotted name of the project's `onSignatureCompleted`. */
  readonly onSignatureCompleted: string | undefined;
  readonly clockTrust: () => ClockTrust;
  /** The time by which requests expire, epoch milliseconds: that of a clock that somebody set a moment ago is none. */
  readonly dueTime: () => number;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const pages: Actor = { kind: 'station', id: 'pages', name: 'Pages' };
const calendar: Actor = { kind: 'station', id: 'expiry', name: 'Expiry' };

/** Milliseconds that a timer for an expiry runs at most: timers of days are not kept exactly. */
const longestTimer = 3_600_000;
const longestReason = 1000;

/** Reads a UUID in any case. Throws `illegal-argument` for anything else. */
export function parseUuid(text: string): string {
  const uuid = text.trim().toLowerCase();
  if (uuidPattern.test(uuid)) return uuid;
  throw new CountersignError(ErrorCode.illegalArgument, `Invalid UUID string: ${text.slice(0, 100)}`);
}

/** Listeners that follow something; one that fails is its own failure and undoes nothing. */
function listenersOf<T extends unknown[]>(
  ports: Ports,
): { readonly add: (listener: (...args: T) => void) => () => void; readonly tell: (...args: T) => void } {
  const listeners = new Set<(...args: T) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (...args) => {
      for (const listener of listeners) {
        try {
          listener(...args);
        } catch (error) {
          ports.log.error('Something that follows signatures failed.', { reason: String(error) });
        }
      }
    },
  };
}

/** Opens the signature service over a store. */
export function openSignatureService(given: SignatureDependencies): SignatureService {
  const { store, trail, ports, station, users, zones, providers } = given;
  const changes = listenersOf<[]>(ports);
  const failures = listenersOf<[string]>(ports);
  const changed = changes.tell;
  const callbacks = openCallbacks({
    store,
    trail,
    ports,
    check: jobChecker(store.db, given.key.id, (requestId) => requests.standing(requestId), given.onSignatureCompleted),
    handler: given.onSignatureCompleted,
    failed: failures.tell,
  });
  const filing = openFiling({ store, ports });
  const facets = openFacets(store, filing.catchUp);
  const versions = openRecordVersions(store, trail, ports);
  const requests = openRequests(store, trail, ports, station, versions);
  const challenges = openChallenges({
    store,
    trail,
    ports,
    requests,
    callbacks,
    waysOf: (template) => providers.ways(providersOf(template), Purpose.signature),
    changed: () => {
      changed();
      void callbacks.run();
    },
  });
  const isLinked = (userId: string, provider: string): boolean => {
    const issuer = providers.issuerOf(provider);
    return issuer !== undefined && given.isLinked(userId, issuer);
  };
  const reviews = openReviews(store, trail, given.critical);
  const idp = providers.internal;
  const signer = openSigner({
    ...given,
    idp,
    isLinked,
    persons: openPersons(store),
    requests,
    reviews,
    challenges,
    callbacks,
    changed,
  });
  let stopFiling = (): void => undefined;
  const lists = openLists({
    store,
    clock: ports.clock,
    facets,
    callbacks,
    versions,
    keyId: given.key.id,
    candidate: (userName) => {
      const user = users.find(userName);
      return user && candidate(user, zones);
    },
  });

  let callOff = (): void => undefined;
  /** Ends what is overdue, and waits for what comes next. */
  const keepTime = (): void => {
    callOff();
    const overdue = (): string[] => requests.overdue(given.dueTime());
    for (let due = overdue(); due.length > 0; due = overdue()) {
      for (const requestId of due) end(requestId, RequestState.expired, 'its time is over', calendar);
    }
    const next = requests.nextExpiry();
    if (next === undefined) return;
    const wait = Math.min(Math.max(Date.parse(next) - given.dueTime(), 100), longestTimer);
    callOff = ports.clock.after(wait, keepTime);
  };
  const end = (
    requestId: string,
    state: Parameters<typeof requests.endRequest>[1],
    reason: string,
    actor: Actor,
  ): void => {
    store.transaction(() => requests.endRequest(requestId, state, reason, actor));
    challenges.endFor(requests.slotIdsOf(requestId), actor, `the request was ${state}: ${reason}`);
    changed();
  };
  const requestIdOf = (uuid: string): string => {
    const id = requests.requestIdOf(parseUuid(uuid));
    if (id !== undefined) return id;
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `No authentication request with UUID ${uuid.trim().slice(0, 100)}`,
    );
  };

  const templates = openTemplates(store, trail, ports, given.templates, given.seals);
  const queueAuthRequest = (request: NewRequest): string[] => {
    // Known now: a request that nobody can sign is no use to whoever waits for it.
    const names = providersOf(request.template);
    if (providers.ways(names, Purpose.signature).length === 0) {
      for (const name of names) providers.get(name, Purpose.signature);
    }
    const { slots, superseded } = requests.queue(request);
    for (const requestId of superseded) {
      const reason = 'a newer version of its record is asked for';
      challenges.endFor(requests.slotIdsOf(requestId), request.requestedBy, reason);
    }
    // In a step of its own: what is over and cannot be ended now is no failure of what was asked.
    if (request.template.expiresAfter !== null) {
      callOff();
      callOff = ports.clock.after(0, keepTime);
    }
    changed();
    return slots;
  };

  return {
    templates,
    queueAuthRequest,
    reviewStanding: reviews.standing,
    queueReview: (by, actor) => {
      const waiting = reviews.waiting();
      const whole = waiting.find(({ isWhole }) => isWhole);
      if (whole !== undefined) return whole.slotId;
      const slots = queueAuthRequest({
        ...reviews.draft(by),
        template: templates.get(reviewTemplateName),
        name: '',
        description: '',
        callbacks: {},
      });
      for (const { slotId } of waiting) {
        const requestId = requestIdOf(slotId);
        if (requests.stateOf(requestId) !== RequestState.pending) continue;
        end(requestId, RequestState.cancelled, 'a later review is about what happened since', actor);
      }
      return slots[0] ?? '';
    },
    triggerAuthRequest: async ({ uuid, decision, host, actor }) => {
      const slotId = parseUuid(uuid);
      // Nobody is asked for credentials for a signature that cannot be kept (SY-15).
      store.requireRoom();
      await store.whenFree(async () => {
        const slot = requests.slot(slotId);
        if (!isPending(slot)) {
          throw new CountersignError(
            ErrorCode.illegalArgument,
            `No pending authentication challenge with UUID ${uuid.slice(0, 100)}`,
          );
        }
        if (decision === 'approve' && reviews.holds(slot.request.template)) {
          throw new CountersignError(ErrorCode.illegalArgument, awaitsReview);
        }
        await challenges.open(slot, decision, host, actor);
      });
    },
    cancelAuthRequest: (uuid, reason, actor) => {
      const requestId = requestIdOf(uuid);
      const state = requests.stateOf(requestId);
      if (isBlank(reason) || reason.length > longestReason) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `A request is cancelled with a reason of 1 to ${longestReason} characters.`,
        );
      }
      if (state !== RequestState.pending && state !== RequestState.onHold) {
        throw new CountersignError(ErrorCode.illegalArgument, `The request is ${state ?? 'gone'} already.`);
      }
      end(requestId, RequestState.cancelled, reason.trim(), actor);
    },
    pending: lists.pending,
    history: lists.history,
    getAuthRequest: (uuid) => {
      const detail = lists.detail(requestIdOf(uuid));
      if (detail === undefined) throw new Error(`Request ${uuid} has no slots.`);
      return detail;
    },
    contentOf: (uuid) => {
      const [slotId = ''] = requests.slotIdsOf(requestIdOf(uuid));
      return requests.slot(slotId)?.request.content;
    },
    ...openExports({ store, trail, ports, keyId: given.key.id, requestIdOf }),
    ...openScans({ store, trail, requests, versions, requestIdOf }),
    verify: (uuid) => verifyRequest(store.db, requestIdOf(uuid), given.key.id),
    sign: signer.sign,
    acceptProof: signer.acceptProof,
    signAsProved: signer.signAsProved,
    dropProof: (challengeId) => {
      const challenge = challenges.get(challengeId);
      if (challenge !== undefined) challenge.proved = undefined;
    },
    awaitsWord: (challengeId) => challenges.get(challengeId)?.proved !== undefined,
    askOutside: (pageId, provider) => {
      const challenge = challenges.onPage(pageId);
      if (challenge === undefined) throw new CountersignError(ErrorCode.forbidden, 'No signature is open here.');
      const { shown, deadline } = challenge;
      if (!providersOf(shown.request.template).includes(provider)) {
        throw new CountersignError(ErrorCode.illegalArgument, 'This is not signed with a proof of that provider.');
      }
      // A new attempt knows nothing of the one before: neither who was proved, nor that nobody could be.
      challenge.proved = undefined;
      challenge.unreachable = undefined;
      const [only, ...more] = shown.alternatives;
      return {
        challengeId: challenge.id,
        expected: only?.kind === 'userName' && more.length === 0 ? only.name : undefined,
        timeLimit: Math.max(0, deadline - ports.clock.monotonic()),
      };
    },
    unreachable: (challengeId, provider) => {
      const challenge = challenges.get(challengeId);
      if (challenge?.shown.request.template.mayBeSignedOffline !== true) return false;
      challenge.unreachable = provider;
      return true;
    },
    cancel: (challengeId, pageId) => {
      const challenge = challenges.get(challengeId);
      if (challenge?.host.pageId !== pageId) return;
      const who: Actor = { kind: 'person', id: 'unproved', name: 'The person at the station' };
      challenges.cancel(challenge, who, 'cancelled on the signing surface');
    },
    pageClosed: (pageId, reason = 'the page was closed or crashed') => {
      const challenge = challenges.onPage(pageId);
      if (challenge !== undefined) challenges.cancel(challenge, pages, reason);
    },
    sessionLeft: (sessionId, reason) => challenges.endOf(sessionId, pages, reason),
    openOn: (pageId) => {
      const challenge = challenges.onPage(pageId);
      return challenge && challenges.view(challenge);
    },
    isOpen: (challengeId, pageId) => challenges.get(challengeId)?.host.pageId === pageId,
    hasOpen: (pageId) => challenges.onPage(pageId) !== undefined,
    pendingCount: requests.pendingCount,
    latest: lists.latest,
    onChange: changes.add,
    onCallbackFailed: failures.add,
    start: (call) => {
      challenges.recover();
      keepTime();
      callbacks.start(call);
      stopFiling = watchFiling({ store, trail, ports, stationId: station.id, filing });
    },
    close: async () => {
      stopFiling();
      callOff();
      challenges.close();
      await callbacks.close();
      filing.close();
    },
  };
}
