/**
 * The verification of the trail beside the daily work (AL-18), a slice at a time, so that nothing else waits for it: all of it at the
 * start, once a week and when somebody asks; each day from the last signed checkpoint that was verified. What does not hold is told in the log and in the trail, and stays until it is looked at anew.
 */
import { setImmediate } from 'node:timers/promises';
import { counted } from '../../contract/counted.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { Store } from '../store/database.ts';
import type { Seals, Thing } from './seals.ts';
import { walkTrail, type Look, type Trail, type TrailVerdict, type Verified } from './trail.ts';

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

export interface DatabaseCheckJob {
  readonly dataDir: string;
  /** Id of the station's key. */
  readonly keyId: string;
}

/** Reads the rest of the database of a data directory beside the work; resolves to what does not hold of it, in words. */
export type CheckDatabase = (job: DatabaseCheckJob) => Promise<string | undefined>;

export interface InspectionDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly seals: Pick<Seals, 'things' | 'holds' | 'tell'>;
  readonly stationId: string;
  readonly database: () => ReturnType<CheckDatabase>;
  /** Holds a signed checkpoint against the walk; `problem` says in words, afterwards, what does not fit. */
  readonly checkpoint: () => { readonly look: Look; readonly problem: () => string | undefined };
  /** Where to go on with a trail that was verified up to an entry. */
  readonly before: (upTo: number) => { readonly before: Verified } | { readonly problem: string } | undefined;
}

/** Entries that are verified in one go: less than a frame, also where the disk is slow. */
const slice = 25;
const thingsAtOnce = 20;
const every = 24 * 3_600_000;
/** Verifications between two of the whole trail. */
const daysOfWhole = 7;

/** Begins the first one, and one each day from then on. */
export function openInspections(given: InspectionDependencies): Inspections {
  const { store, trail, ports, seals, stationId, checkpoint, before, database } = given;
  const { clock, log } = ports;
  let isClosed = false;
  const begin = (from: number): Inspection => {
    return { state: 'running', from, upTo: from, of: trail.size(), at: isoUtc(clock.now()), problem: '' };
  };
  let current = begin(0);
  /** The entry up to which this program found that the trail holds; 0 where it did not. */
  let verified = 0;
  let running: Promise<Inspection> | undefined;
  // Asking again does not fill the trail with what it says already.
  let told = '';

  const walked = async (look: Look, from: Verified | undefined): Promise<TrailVerdict | undefined> => {
    const steps = walkTrail(store.db, slice, look, from);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      current = { ...current, upTo: step.value };
      await setImmediate();
      if (isClosed) return undefined;
    }
  };
  const brokenThings = async (): Promise<Thing[]> => {
    const broken: Thing[] = [];
    for (const [index, thing] of seals.things().entries()) {
      if (index % thingsAtOnce === thingsAtOnce - 1) await setImmediate();
      if (isClosed) return [];
      if (!seals.holds(thing)) broken.push(thing);
    }
    return broken;
  };
  const problemOf = (verdict: TrailVerdict, broken: readonly Thing[], ofTheRest: () => string | undefined): string => {
    if (!verdict.ok) return `entry ${verdict.seq}: ${verdict.reason}`;
    if (broken.length > 0)
      return `${counted(broken.length, 'account or template was', 'accounts or templates were')} changed beside the program`;
    return ofTheRest() ?? '';
  };
  const inspect = async (isWhole: boolean): Promise<Inspection> => {
    const found = isWhole || verified === 0 ? undefined : before(verified);
    // What was verified is another one now: all of it is looked at, and that is said.
    const changed = found !== undefined && 'problem' in found ? found.problem : undefined;
    const from = found !== undefined && 'before' in found ? found.before : undefined;
    current = begin(from?.entries ?? 0);
    const sealed = checkpoint();
    const verdict = await walked(sealed.look, from);
    const broken = verdict === undefined ? [] : await brokenThings();
    const ofDatabase = isClosed ? undefined : await database();
    if (verdict === undefined || isClosed) return current;
    if (broken.length > 0) seals.tell(broken);
    const problem = problemOf(verdict, broken, () => changed ?? sealed.problem() ?? ofDatabase);
    const upTo = verdict.ok ? verdict.entries : verdict.seq;
    current = { ...current, state: problem === '' ? 'holds' : 'broken', upTo, at: isoUtc(clock.now()), problem };
    verified = problem === '' ? upTo : 0;
    if (problem === '')
      log.info('The audit trail and the database were verified.', { from: current.from, entries: upTo });
    else if (problem !== told) tell(problem);
    told = problem;
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
    if (isClosed) return Promise.resolve(current);
    running ??= inspect(isWhole)
      .catch((error: unknown) => {
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
      isClosed = true;
      callOff();
    },
  };
}
