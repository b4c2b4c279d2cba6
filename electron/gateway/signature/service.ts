/**
 * The signature service: `system.mes.signature` and `system.mes.signature.authorization` for scripts and for code
 * that embeds the gateway (Sepasoft MES; facts in the reference of the three APIs).
 */
import type { ChallengeView, Decision, SignOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { IdentityProvider } from '../idp/internal.ts';
import type { Ports } from '../ports.ts';
import type { Users } from '../sso/users.ts';
import type { Station } from '../station.ts';
import type { Store } from '../store/database.ts';
import { openCallbacks, type CallFunction } from './callbacks.ts';
import { isPending, openChallenges, type ChallengeHost } from './challenges.ts';
import { openRequests, type NewRequest, type SlotSummary } from './requests.ts';
import { signer, type SignInput } from './signing.ts';
import type { TemplateBook } from './template.ts';

export interface Trigger {
  readonly uuid: string;
  readonly decision: Decision;
  readonly host: ChallengeHost;
  readonly actor: Actor;
}

export interface SignatureService {
  readonly templates: TemplateBook;
  /** `queueAuthRequest`: stores the request; returns one UUID per sign-in slot. */
  readonly queueAuthRequest: (request: NewRequest) => string[];
  /**
   * `triggerAuthRequest`: opens the challenge of a pending slot on a page; resolves when the surface is shown.
   * Throws `illegal-argument` (malformed or not pending), `not-posted`.
   */
  readonly triggerAuthRequest: (trigger: Trigger) => Promise<void>;
  readonly sign: (input: SignInput, pageId: string) => Promise<SignOutcome>;
  /** The person at the surface cancels. Nothing happens when the challenge is not open on that page. */
  readonly cancel: (challengeId: string, pageId: string) => void;
  /** The page is gone, by closing or by a crash: its challenge ends as cancelled. */
  readonly pageClosed: (pageId: string) => void;
  /** What the surface of a page should show, if a challenge is open there. */
  readonly openOn: (pageId: string) => ChallengeView | undefined;
  readonly hasOpen: (pageId: string) => boolean;
  /** Pending slots, oldest first. */
  readonly pending: () => SlotSummary[];
  readonly pendingCount: () => number;
  /** The newest slots in any state. */
  readonly latest: (limit: number) => SlotSummary[];
  /** Calls `listener` after each commit that changed requests, slots or challenges; returns the function that stops. */
  readonly onChange: (listener: () => void) => () => void;
  /** After opening: ends challenges that an earlier run left open, and runs callback jobs that it left queued. */
  readonly recover: () => void;
  readonly close: () => Promise<void>;
}

export interface SignatureDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly station: Station;
  readonly users: Users;
  readonly idp: IdentityProvider;
  readonly templates: TemplateBook;
  readonly callFunction: CallFunction;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads a UUID in any case. Throws `illegal-argument` for anything else. */
export function parseUuid(text: string): string {
  const uuid = text.trim().toLowerCase();
  if (uuidPattern.test(uuid)) return uuid;
  throw new CountersignError(ErrorCode.illegalArgument, `Invalid UUID string: ${text.slice(0, 100)}`);
}

/** Opens the signature service over a store. */
export function openSignatureService(given: SignatureDependencies): SignatureService {
  const { store, trail, ports, station } = given;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) {
      // What follows a commit cannot undo it: a listener that fails is its own failure.
      try {
        listener();
      } catch (error) {
        ports.log.error('Something that follows signatures failed.', { reason: String(error) });
      }
    }
  };
  const callbacks = openCallbacks(store, trail, ports, given.callFunction);
  const requests = openRequests(store, trail, ports, station);
  const challenges = openChallenges(store, trail, ports, requests, callbacks, () => {
    changed();
    void callbacks.run();
  });
  const sign = signer({ ...given, requests, challenges, callbacks, changed });

  return {
    templates: given.templates,
    queueAuthRequest: (request) => {
      const uuids = requests.queue(request);
      changed();
      return uuids;
    },
    triggerAuthRequest: async ({ uuid, decision, host, actor }) => {
      const slot = requests.slot(parseUuid(uuid));
      if (!isPending(slot)) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `No pending authentication challenge with UUID ${uuid.slice(0, 100)}`,
        );
      }
      await challenges.open(slot, decision, host, actor);
    },
    sign,
    cancel: (challengeId, pageId) => {
      const challenge = challenges.get(challengeId);
      if (challenge?.host.pageId !== pageId) return;
      const who: Actor = { kind: 'person', id: 'unproved', name: 'The person at the station' };
      challenges.cancel(challenge, who, 'cancelled on the signing surface');
    },
    pageClosed: (pageId) => {
      const challenge = challenges.onPage(pageId);
      if (challenge === undefined) return;
      challenges.cancel(challenge, { kind: 'station', id: 'pages', name: 'Pages' }, 'the page was closed or crashed');
    },
    openOn: (pageId) => {
      const challenge = challenges.onPage(pageId);
      return challenge && challenges.view(challenge);
    },
    hasOpen: (pageId) => challenges.onPage(pageId) !== undefined,
    pending: requests.pending,
    pendingCount: requests.pendingCount,
    latest: requests.latest,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recover: () => {
      challenges.recover();
      callbacks.recover();
      void callbacks.run();
    },
    close: async () => {
      challenges.close();
      await callbacks.run();
    },
  };
}
