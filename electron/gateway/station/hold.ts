/**
 * A station whose database is not the one that its keys remember (AL-5) shows what is there and is held: nothing that decides
 * anything is written, signed or told to its keys, until an administrator says why it may go on.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { StoreTrouble, troubleInWords } from '../../contract/storeTrouble.ts';
import { isBlank } from '../platform/unseen.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Store } from '../store/database.ts';
import type { Loss } from '../store/loss.ts';
import type { Keys } from './keys.ts';
import type { Misfit } from './misfit.ts';
import { entriesOf, markStation, type Station } from './station.ts';

/** What the trail takes while a station is held: what the program sees, and who comes and goes. */
const taken: ReadonlySet<string> = new Set([
  'anchor.old',
  'clock.changed',
  'clock.zone-changed',
  'identity-provider.logged-out',
  'screen.locked',
  'screen.unlocked',
  'script.interpreter-lost',
  'security.alert',
  'session.created',
  'session.ended',
  'session.switched',
  'sso.refusals',
  'sso.refused',
  'sso.user.login',
  'sso.user.logout',
  'sso.user.session.get',
  'sso.user.session.get_current_session',
  'sso.user.session.on_external_auth_succeeded',
  'sso.user.session.renew',
  'sso.user.session.revoke',
  'sso.user.session.verify',
  'station.held',
  'station.key-announced',
  'station.loaded',
  'station.log-grows',
  'station.program',
  'station.restored',
  'station.started',
  'user.code-taken',
  'user.lock-withheld',
  'user.locked',
  'user.totp-clock-differs',
]);

const longestReason = 1000;

export interface Hold {
  /** What does not fit, in words; undefined where the station is not held, or not any more. */
  readonly words: () => string | undefined;
  /** A trail that refuses with `store`, while the station is held, what decides anything: with it, its transaction fails. */
  readonly guarded: (trail: Trail) => Trail;
  /** A store that says so before anybody is asked for credentials. */
  readonly telling: (store: Store) => Store;
  /** Writes down that the station is held, where it is. */
  readonly note: (trail: Trail) => void;
  /**
   * Lets the station go on with the database that is there, on the word of `actor`, which its trail keeps and its keys remember.
   * Throws `illegal-argument` without a reason or where it is not held, `store` where that cannot be written: it stays held then.
   */
  readonly release: (reason: string, actor: Actor) => void;
  /** `begin` is called once: now where the station is not held, otherwise when it is held no more. */
  readonly whenFree: (begin: () => void) => void;
}

export interface HoldDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly keys: Keys;
  readonly station: Station;
  readonly misfit: Misfit | undefined;
}

/** The hold of a station, which `misfit` begins where there is one. */
export function openHold({ store, trail, keys, station, misfit }: HoldDependencies): Hold {
  let held = misfit;
  const waiting: (() => void)[] = [];
  const lost = Math.max(0, (keys.mark()?.entries ?? 0) - entriesOf(store.db));
  const target = `station:${station.id}`;
  const refuse = (): void => {
    if (held !== undefined) throw heldError(held.loss);
  };
  return {
    words: () => held?.words,
    guarded: (of) => ({
      ...of,
      append: (event) => {
        if (!taken.has(event.action)) refuse();
        return of.append(event);
      },
    }),
    telling: (of) => ({
      ...of,
      requireRoom: () => {
        refuse();
        of.requireRoom();
      },
      trouble: () => (held === undefined ? of.trouble() : StoreTrouble.held),
    }),
    note: (to) => {
      if (held === undefined) return;
      const { loss, words } = held;
      store.transaction(() => {
        const actor: Actor = { kind: 'station', id: station.id, name: station.name };
        to.append({ action: 'station.held', actor, target, detail: { found: loss, reason: words } });
      });
    },
    release: (given, actor) => {
      const reason = given.trim();
      if (held === undefined) throw refused('This station is not held: there is nothing to release.');
      if (isBlank(reason) || reason.length > longestReason)
        throw refused(`Say why, in 1 to ${longestReason} characters. Nothing was changed.`);
      const { loss } = held;
      store.transaction(() => {
        const detail = { reason, found: loss, entriesLost: lost };
        trail.append({ action: 'station.recovered', actor, target, detail });
      });
      // Until the keys remember it, the station is held at the next start as at this one.
      markStation(store, keys, station, trail);
      held = undefined;
      for (const begin of waiting) begin();
    },
    whenFree: (begin) => {
      if (held === undefined) begin();
      else waiting.push(begin);
    },
  };
}

function heldError(loss: Loss): CountersignError {
  const trouble = StoreTrouble.held;
  return new CountersignError(ErrorCode.store, troubleInWords(trouble), { details: { trouble, loss } });
}

function refused(message: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, message);
}
