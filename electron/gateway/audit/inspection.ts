/**
 * The verification of the trail beside the daily work (AL-18), in a thread of its own, so that nothing waits for it: all of it at the
 * start, once a week and when somebody asks; each day from the last signed checkpoint that was verified. What does not hold is told in
 * the log and in the trail, and stays until it is looked at anew.
 */
import { setImmediate } from 'node:timers/promises';
import { counted } from '../../contract/counted.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { Store } from '../store/database.ts';
import type { Seals, Thing } from './seals.ts';
import type { Trail } from './trail.ts';

/** Where a verification stands. */
export interface Inspection {
  readonly state: 'running' | 'holds' | 'broken';
  /** Entries that an earlier one verified, and this one did not read again. */
  readonly from: number;
  /** The entry up to which it came. */
  readonly upTo: number;
  /** Entries of the trail when it began. */
  readonly of: number;
  /** When it began, or ended; ISO 8601, UTC. */
  readonly at: string;
  /** What does not hold, in words. */
  readonly problem: string;
}

export interface Inspections {
  readonly now: () => Inspection;
  /** Begins with the first entry, where none is running; resolves to what it found. */
  readonly look: () => Promise<Inspection>;
  /** Ends one that runs, and begins no more. */
  readonly close: () => void;
}

/** How far the trail of a database was verified. */
export interface Reached {
  /** Entries that an earlier one verified, and this one does not read again. */
  readonly from: number;
  /** The entry up to which it came. */
  readonly upTo: number;
}

/** What was found; `problem` says in words what does not hold, and is empty where all does. */
export interface Checked extends Reached {
  readonly problem: string;
}

/** What of a trail is to be read. */
export interface TrailCheckJob {
  /** Id of the station's key. */
  readonly keyId: string;
  /** The entry up to which it held before; 0 where all of it is to be read. */
  readonly verified: number;
  /** Entries that are anchored outside. */
  readonly anchored: number;
}

export interface DatabaseCheckJob extends TrailCheckJob {
  readonly dataDir: string;
}

/**
 * Reads the trail and the rest of the database of a data directory beside the work; `tell` hears how far it came. Ends early, with
 * whatever, once `signal` says so; rejects where it breaks off by itself.
 */
export type CheckDatabase = (
  job: DatabaseCheckJob,
  tell: (reached: Reached) => void,
  signal: AbortSignal,
) => Promise<Checked>;

export interface InspectionDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly seals: Pick<Seals, 'things' | 'holds' | 'tell'>;
  readonly stationId: string;
  /** Reads the database of this station, whose trail held up to the entry `verified`. */
  readonly check: (verified: number, tell: (reached: Reached) => void, signal: AbortSignal) => Promise<Checked>;
}

/** Accounts and templates that are looked at in one go: less than a frame, also where the disk is slow. */
const thingsAtOnce = 20;
const every = 24 * 3_600_000;
/** Verifications between two of the whole trail. */
const daysOfWhole = 7;

/** Begins the first one, and one each day from then on. */
export function openInspections(given: InspectionDependencies): Inspections {
  const { store, trail, ports, seals, stationId, check } = given;
  const { clock, log } = ports;
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  const begin = (): Inspection => {
    return { state: 'running', from: 0, upTo: 0, of: trail.size(), at: isoUtc(clock.now()), problem: '' };
  };
  let current = begin();
  /** The entry up to which this program found that the trail holds; 0 where it did not. */
  let verified = 0;
  let running: Promise<Inspection> | undefined;
  // Asking again does not fill the trail with what it says already.
  let reported = '';

  const brokenThings = async (): Promise<Thing[]> => {
    const broken: Thing[] = [];
    for (const [index, thing] of seals.things().entries()) {
      if (index % thingsAtOnce === thingsAtOnce - 1) await setImmediate();
      if (isClosed()) return [];
      if (!seals.holds(thing)) broken.push(thing);
    }
    return broken;
  };
  const inspect = async (isWhole: boolean): Promise<Inspection> => {
    current = begin();
    const reached = (step: Reached): void => void (current = { ...current, ...step });
    const { from, upTo, problem: found } = await check(isWhole ? 0 : verified, reached, closing.signal);
    const broken = isClosed() ? [] : await brokenThings();
    if (isClosed()) return current;
    if (broken.length > 0) seals.tell(broken);
    const changed = `${counted(broken.length, 'account or template was', 'accounts or templates were')} changed beside the program`;
    const problem = found === '' && broken.length > 0 ? changed : found;
    const state = problem === '' ? 'holds' : 'broken';
    current = { ...current, state, from, upTo, at: isoUtc(clock.now()), problem };
    verified = problem === '' ? upTo : 0;
    if (problem === '') log.info('The audit trail and the database were verified.', { from, entries: upTo });
    else if (problem !== reported) tell(problem);
    reported = problem;
    return current;
  };
  const tell = (problem: string): void => {
    log.error('The audit trail does not hold.', { problem });
    try {
      store.transaction(() =>
        trail.append({
          action: 'security.alert',
          actor: { kind: 'station', id: 'inspection', name: 'Verification of the trail' },
          target: `station:${stationId}`,
          detail: { reason: `the audit trail does not hold: ${problem}` },
        }),
      );
    } catch (error) {
      log.error('That the audit trail does not hold could not be written down.', { reason: String(error) });
    }
  };
  const look = (isWhole: boolean): Promise<Inspection> => {
    if (isClosed()) return Promise.resolve(current);
    running ??= inspect(isWhole)
      .catch((error: unknown) => {
        if (isClosed()) return current;
        const problem = error instanceof Error ? error.message : String(error);
        log.error('The audit trail could not be verified.', { reason: problem });
        current = { ...current, state: 'broken', at: isoUtc(clock.now()), problem: `it could not be read: ${problem}` };
        return current;
      })
      .finally(() => (running = undefined));
    return running;
  };
  let day = 0;
  const again = (): void => {
    void look(day % daysOfWhole === 0);
    day += 1;
    callOff = clock.after(every, again);
  };
  let callOff = clock.after(0, again);
  return {
    now: () => current,
    look: () => look(true),
    close: () => {
      closing.abort();
      callOff();
    },
  };
}
