/**
 * Calls that were turned away before anybody was proved. Each of them in the trail would let a stranger fill it: they are
 * counted by where they came from, and written as one entry a minute.
 */
import type { Actor, Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';
import type { Limiter } from './limiter.ts';

/** Who acts where nobody was proved and no script is known. */
export const unproved: Actor = Object.freeze({ kind: 'person', id: 'unproved', name: 'Somebody not proved' });

/** Where calls come from for which the host does not vouch: an address, or a script of a page. */
export interface Source {
  /** Under which the calls are counted: `10.0.0.7`, `line-4/release`. */
  readonly name: string;
  /** Who is written into the trail where the call itself proves nobody. */
  readonly actor: Actor;
  /** The calls that it may make without proving anybody. */
  readonly calls: Limiter;
  /** Of a script: its failed proofs, which count against the script and never lock the account that it named. */
  readonly proofs?: Limiter;
}

export interface Refusals {
  /** Counts a call that has no entry of its own. `what` is one of the program's own words: an operation, a reason. */
  readonly count: (source: Pick<Source, 'name' | 'actor'>, what: string) => void;
  /** Writes what was counted since the last entry. */
  readonly close: () => void;
}

interface Sum {
  readonly actor: Actor;
  readonly since: string;
  readonly refused: Map<string, number>;
}

const writtenAfter = 60_000;
/** Sources of one minute that are told apart; the others are one sum. */
const mostSources = 100;
const others: Pick<Source, 'name' | 'actor'> = { name: 'others', actor: unproved };

/** The count over a trail. */
export function openRefusals(store: Store, trail: Trail, { clock, log }: Pick<Ports, 'clock' | 'log'>): Refusals {
  const sums = new Map<string, Sum>();
  let callOff: (() => void) | undefined;

  const write = (): void => {
    callOff?.();
    callOff = undefined;
    if (sums.size === 0) return;
    try {
      store.transaction(() => {
        for (const [source, { actor, since, refused }] of sums) {
          const detail = { source, since, until: isoUtc(clock.now()), refused: Object.fromEntries(refused) };
          trail.append({ action: 'sso.refusals', actor, target: 'station:users', detail });
        }
      });
      sums.clear();
    } catch (error) {
      // They stay counted for the next try.
      log.error('Refused calls could not be written into the audit trail.', { cause: String(error) });
    }
  };

  return {
    count: (given, what) => {
      const { name, actor } = sums.has(given.name) || sums.size < mostSources ? given : others;
      const sum = sums.get(name) ?? { actor, since: isoUtc(clock.now()), refused: new Map<string, number>() };
      if (!sums.has(name)) {
        log.warn('Calls of the user service are turned away; the audit trail gets their sum.', { reason: name });
      }
      sum.refused.set(what, (sum.refused.get(what) ?? 0) + 1);
      sums.set(name, sum);
      callOff ??= clock.after(writtenAfter, write);
    },
    close: write,
  };
}
