/**
 * Challenges: one person asked, on one page, to sign one slot as approved or as rejected.
 *
 * An open challenge is a row in the store and an entry here with its deadline on the monotonic clock. It ends exactly
 * once: signed, failed (too many wrong attempts), cancelled, timed out, or abandoned when the program was gone.
 */
import { randomBytes } from 'node:crypto';
import type { ChallengeView, Decision, Way } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { storeTrouble } from '../../contract/storeTrouble.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Identity } from '../idp/provider.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';
import type { Callbacks } from './callbacks.ts';
import type { Requests, Slot } from './requests.ts';
import type { SeriesKeeper } from './series.ts';
import { CallbackEvent, ChallengeState, RequestState, SlotState } from './states.ts';
import { providersOf, type SignatureTemplate } from './template.ts';
import { challengeViewOf, nothingSigned, titleOf } from './wording.ts';

/** What a challenge takes of the session on whose page it is open. */
export interface ChallengeSession {
  readonly id: string;
  /** The address of its window or browser, which the rules for addresses are held against; null where it has none. */
  readonly address: string | null;
  /** Who is signed in there, by full name; stays so whoever signs. */
  readonly user: string | null;
  readonly series: SeriesKeeper;
}

/** The signing surface of one page, as its host lends it. */
export interface ChallengeHost {
  readonly pageId: string;
  readonly session: ChallengeSession;
  /** Brings the surface up; true once it is painted, false when it could not be. */
  readonly show: (challenge: ChallengeView) => Promise<boolean>;
  /** The challenge ended without the surface's doing. */
  readonly ended: (id: string, title: string, message: string) => void;
  /** Says on the page what the surface, which ended, cannot. */
  readonly tell: (message: string) => void;
}

/** A challenge that waits for its signer. */
export interface OpenChallenge {
  readonly id: string;
  readonly slotId: string;
  readonly decision: Decision;
  readonly nonce: string;
  /** The slot as it is shown: nothing else is signed (ES-11). */
  readonly shown: Slot;
  readonly host: ChallengeHost;
  /** On the monotonic clock, milliseconds. */
  readonly deadline: number;
  failures: number;
  /** True while an attempt is being checked: a second press of "Sign" is not a second attempt. */
  checking: boolean;
  /** Who proved to be there at a provider outside, and until when (monotonic) they may say that the signature is theirs. */
  proved: { readonly id: string; readonly identity: Identity; readonly until: number } | undefined;
  /** The provider outside that the gateway itself could not reach for this challenge. */
  unreachable: string | undefined;
}

export interface Challenges {
  /**
   * Opens a challenge for a pending slot on a page and waits until the surface shows it. The same trigger twice is one
   * challenge; the other decision for the same slot on the same page replaces the one that is open, with empty fields.
   * Throws `not-posted` when the surface cannot be shown, or is taken on this or another page; `illegal-argument` while
   * a slot before this one is pending and the template wants them in order.
   */
  readonly open: (slot: Slot, decision: Decision, host: ChallengeHost, actor: Actor) => Promise<void>;
  readonly get: (id: string) => OpenChallenge | undefined;
  readonly onPage: (pageId: string) => OpenChallenge | undefined;
  readonly view: (challenge: OpenChallenge) => ChallengeView;
  /** Marks a challenge as ended inside the caller's transaction; forget it with `forget` after the commit. */
  readonly endInTransaction: (challenge: OpenChallenge, state: ChallengeState, actor: Actor, reason?: string) => void;
  readonly recordFailure: (challenge: OpenChallenge) => void;
  readonly forget: (challenge: OpenChallenge) => void;
  /** Ends a challenge without a signature. */
  readonly cancel: (challenge: OpenChallenge, actor: Actor, reason: string) => void;
  /** Ends what is open for slots that are not asked any more, and tells the person at the surface why. */
  readonly endFor: (slotIds: readonly string[], actor: Actor, reason: string) => void;
  /** Ends what is open on the pages of a session: the person went away, or the computer sleeps. */
  readonly endOf: (sessionId: string, actor: Actor, reason: string) => void;
  /** Ends what an earlier run of the program left open. */
  readonly recover: () => void;
  readonly close: () => void;
}

const station: Actor = { kind: 'station', id: 'challenges', name: 'Signature challenges' };

/** Milliseconds until an end that could not be written is tried again; the clock goes on trying. */
const writtenLater = 1000;

function cannotPost(reason: string): never {
  throw new CountersignError(ErrorCode.notPosted, `Could not post authorization challenge: ${reason}`);
}

export interface ChallengeDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly requests: Requests;
  readonly callbacks: Callbacks;
  /** How signers may prove who they are, as far as those providers are here. */
  readonly waysOf: (template: SignatureTemplate) => readonly Way[];
  readonly changed: () => void;
}

/** The challenges of a station. `changed` is told after each commit that changed something. */
export function openChallenges({
  store,
  trail,
  ports,
  requests,
  callbacks,
  waysOf,
  changed,
}: ChallengeDependencies): Challenges {
  const { db } = store;
  const { clock } = ports;
  const insert = db.prepare<[string, string, string, string, string]>(
    "INSERT INTO challenge (id, slot_id, decision, nonce, state, opened_at) VALUES (?, ?, ?, ?, 'open', ?)",
  );
  const end = db.prepare<[string, string, string]>(
    "UPDATE challenge SET state = ?, ended_at = ? WHERE id = ? AND state = 'open'",
  );
  const fail = db.prepare<[number, string]>("UPDATE challenge SET failures = ? WHERE id = ? AND state = 'open'");
  const leftOpen = db.prepare<[], { id: string; slot_id: string; decision: string }>(
    "SELECT id, slot_id, decision FROM challenge WHERE state = 'open' ORDER BY id",
  );
  const open = new Map<string, OpenChallenge>();
  const timers = new Map<string, () => void>();
  /** By slot: writes down the end of a challenge that could not be written when it ended. */
  const owed = new Map<string, () => void>();

  const find = (fits: (challenge: OpenChallenge) => boolean): OpenChallenge | undefined => {
    for (const challenge of open.values()) if (fits(challenge)) return challenge;
    return undefined;
  };
  const onPage = (pageId: string): OpenChallenge | undefined => find(({ host }) => host.pageId === pageId);
  const view = (challenge: OpenChallenge): ChallengeView => {
    const { shown, host } = challenge;
    const { template } = shown.request;
    const { user, series } = host.session;
    return challengeViewOf(challenge, shown, user, series.of(template), waysOf(template), clock);
  };
  const forget = (challenge: OpenChallenge): void => {
    open.delete(challenge.id);
    timers.get(challenge.id)?.();
    timers.delete(challenge.id);
  };
  const endInTransaction: Challenges['endInTransaction'] = (challenge, state, actor, reason) => {
    const { changes } = end.run(state, isoUtc(clock.now()), challenge.id);
    if (changes !== 1) throw new Error(`Challenge ${challenge.id} had ended already.`);
    // The entry of the signature names its challenge: it says the same.
    if (state === ChallengeState.signed) return;
    trail.append({
      action: `challenge.${state.replace(' ', '-')}`,
      actor,
      target: `sign-in-slot:${challenge.slotId}`,
      detail: {
        challenge: challenge.id,
        decision: challenge.decision,
        ...(reason === undefined ? {} : { reason }),
      },
    });
  };
  const endWithoutSignature = (
    challenge: OpenChallenge,
    state: ChallengeState,
    actor: Actor,
    reason?: string,
  ): void => {
    const write = (): void =>
      store.transaction(() => {
        endInTransaction(challenge, state, actor, reason);
        if (state !== ChallengeState.timedOut) return;
        const slot = requests.slot(challenge.slotId);
        if (slot !== undefined) callbacks.enqueue(slot.requestId, CallbackEvent.onError, slot.request.callbacks);
      });
    try {
      write();
      forget(challenge);
    } catch (error) {
      // Nobody is held at a surface because a disk is full: it is over now, and written down when that can be done.
      if (storeTrouble(error) === undefined) throw error;
      forget(challenge);
      const settle = (): void => {
        write();
        owed.delete(challenge.slotId);
        forget(challenge);
        changed();
      };
      owed.set(challenge.slotId, settle);
      timers.set(challenge.id, clock.after(writtenLater, settle));
    }
    changed();
  };
  const timeOut = (challenge: OpenChallenge): void => {
    if (!open.has(challenge.id)) return;
    endWithoutSignature(challenge, ChallengeState.timedOut, station);
    challenge.host.ended(
      challenge.id,
      titleOf('The time to sign ran out', challenge.shown),
      `${nothingSigned} The request is still pending; start again from the page.`,
    );
  };
  const endThose = (fits: (challenge: OpenChallenge) => boolean, actor: Actor, reason: string): void => {
    for (const challenge of [...open.values()].filter(fits)) {
      endWithoutSignature(challenge, ChallengeState.cancelled, actor, reason);
      challenge.host.ended(
        challenge.id,
        titleOf('This signature was not made', challenge.shown),
        `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. ${nothingSigned} The page shows how the request stands.`,
      );
    }
  };
  const record = (slot: Slot, decision: Decision, host: ChallengeHost, actor: Actor): OpenChallenge => {
    owed.get(slot.id)?.();
    const limit = slot.request.template.timeout * 60_000;
    const challenge: OpenChallenge = {
      id: ports.newId(),
      slotId: slot.id,
      decision,
      nonce: randomBytes(16).toString('hex'),
      shown: slot,
      host,
      deadline: clock.monotonic() + limit,
      failures: 0,
      checking: false,
      proved: undefined,
      unreachable: undefined,
    };
    store.transaction(() => {
      insert.run(challenge.id, slot.id, decision, challenge.nonce, isoUtc(clock.now()));
      trail.append({
        action: 'challenge.opened',
        actor,
        target: `sign-in-slot:${slot.id}`,
        detail: { challenge: challenge.id, decision, session: host.session.id, page: host.pageId, timeLimit: limit },
      });
    });
    open.set(challenge.id, challenge);
    timers.set(
      challenge.id,
      clock.after(limit, () => timeOut(challenge)),
    );
    return challenge;
  };
  const makeRoom = (slot: Slot, decision: Decision, host: ChallengeHost, actor: Actor): 'open already' | 'free' => {
    const sameSlot = find(({ slotId }) => slotId === slot.id);
    if (sameSlot !== undefined && sameSlot.host.pageId !== host.pageId) cannotPost('it is open on another page');
    const here = onPage(host.pageId);
    if (here === undefined) return 'free';
    if (here.slotId !== slot.id) cannotPost('another signature is open on this page');
    if (here.decision === decision) return 'open already';
    if (here.checking) cannotPost('a signature is being checked');
    endWithoutSignature(here, ChallengeState.cancelled, actor, `replaced: the script asked to ${decision} instead`);
    return 'free';
  };

  return {
    open: async (slot, decision, host, actor) => {
      if (slot.request.template.slotOrder === 'as written' && requests.hasEarlierPending(slot)) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `The signatures of "${slot.request.content.name}" come in the order of its template; one before signature ${slot.position} is pending.`,
        );
      }
      if (waysOf(slot.request.template).length === 0) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `Nobody can prove who they are here: ${providersOf(slot.request.template).join(', ')} is not set up for signatures at this station.`,
        );
      }
      if (makeRoom(slot, decision, host, actor) === 'open already') return;
      const challenge = record(slot, decision, host, actor);
      changed();
      const shown = await host.show(view(challenge)).catch(() => false);
      if (shown || !open.has(challenge.id)) return;
      endWithoutSignature(challenge, ChallengeState.cancelled, station, 'the signing surface could not be shown');
      cannotPost('the signing surface could not be shown');
    },
    get: (id) => open.get(id),
    onPage,
    view,
    endInTransaction,
    recordFailure: (challenge) => {
      challenge.failures += 1;
      fail.run(challenge.failures, challenge.id);
    },
    forget,
    cancel: (challenge, actor, reason) => endWithoutSignature(challenge, ChallengeState.cancelled, actor, reason),
    endFor: (slotIds, actor, reason) => endThose(({ slotId }) => slotIds.includes(slotId), actor, reason),
    endOf: (sessionId, actor, reason) => endThose(({ host }) => host.session.id === sessionId, actor, reason),
    recover: () => {
      store.transaction(() => {
        for (const { id, slot_id, decision } of leftOpen.all()) {
          end.run(ChallengeState.abandoned, isoUtc(clock.now()), id);
          trail.append({
            action: 'challenge.abandoned',
            actor: station,
            target: `sign-in-slot:${slot_id}`,
            detail: { challenge: id, decision, reason: 'the program ended while it was open' },
          });
        }
      });
    },
    close: () => {
      for (const stop of timers.values()) stop();
      timers.clear();
      open.clear();
    },
  };
}

/** Whether a slot can still be signed. */
export function isPending(slot: Slot | undefined): slot is Slot {
  return slot?.state === SlotState.pending && slot.request.state === RequestState.pending;
}
