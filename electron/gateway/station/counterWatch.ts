/**
 * An older copy of the whole data directory, keys and all, told by a counter of the computer that nobody copies with it (AL-4, AL-5,
 * SY-18). It is moved on at each start and end, and while people sign; the key file remembers what it said, under a seal. A directory
 * that remembers less, or a computer without the counter, holds the station as any other older database does.
 */
import { KeyProtection } from '../platform/keyVault.ts';
import { noCounter, type CounterReading, type MonotonicCounter } from '../platform/monotonicCounter.ts';
import type { Ports } from '../platform/ports.ts';
import type { Trail } from '../audit/trail.ts';
import { Loss } from '../store/loss.ts';
import type { Store } from '../store/database.ts';
import type { CounterMark, Keys } from './keys.ts';
import type { Misfit } from './misfit.ts';
import type { Station } from './station.ts';

/** Milliseconds between two moves while people sign: what counts in a TPM wears out with some hundred thousand of them. */
const moveEvery = 15 * 60_000;

/** What the counter said at a start, and how the data directory is not the one that it counts, if it is not. */
export interface CounterLook {
  readonly counter: MonotonicCounter;
  readonly reading: CounterReading;
  readonly misfit: Misfit | undefined;
}

/** Looks at the counter of a station. Development keys have none: they protect nothing. Throws `store` as `Keys.counterMark` does. */
export function lookAtCounter(keys: Keys, ports: Pick<Ports, 'counter'>, stationId: string): CounterLook {
  const mark = keys.counterMark();
  const isDevelopment = keys.protection === KeyProtection.development;
  const counter = isDevelopment
    ? noCounter('development keys protect nothing')
    : (ports.counter ?? noCounter('this program asks for none'));
  const reading = counter.read(stationId);
  const words = misfitInWords(mark, reading);
  return { counter, reading, misfit: words === undefined ? undefined : { loss: Loss.older, words } };
}

function misfitInWords(mark: CounterMark | undefined, reading: CounterReading): string | undefined {
  const { state, words } = reading;
  if (mark === undefined) {
    // At 0 it was made and never moved on: the program ended in between.
    return state === 'there' && reading.value > 0
      ? `This data directory is an older copy: this computer counts the starts of its station (${words}), and its keys know nothing of that. ${missing}`
      : undefined;
  }
  const { value, moves } = mark;
  if (value === null) return undefined;
  if (state === 'unusable') {
    return `Whether this data directory is the latest cannot be told: its keys remember a counter of the computer at ${value}, and ${words}.`;
  }
  if (state === 'none' || reading.value < value) {
    const found = state === 'none' ? 'it is not there' : `it says ${reading.value}`;
    return (
      `This data directory is a copy on another computer, or the TPM of this one was cleared: its keys remember a ` +
      `counter (${words}) at ${value}, and ${found}. What was signed since a copy was made is missing from it.`
    );
  }
  if (reading.value <= value + moves) return undefined;
  return (
    `This data directory is an older copy: its keys remember a counter of this computer (${words}) at ${value}, and it ` +
    `is at ${reading.value}. ${missing}`
  );
}

const missing =
  'What was signed since the copy was made is missing from it. Look for the directory that was used last.';

/** What the counter said at a start, for the trail. */
export function counterInWords({ reading }: CounterLook): string {
  return reading.state === 'there' ? `${reading.words} at ${reading.value}` : `none: ${reading.words}`;
}

export interface CounterWatchDependencies {
  readonly look: CounterLook;
  readonly keys: Keys;
  readonly store: Store;
  readonly trail: Trail;
  readonly station: Station;
  readonly ports: Ports;
}

export interface CounterWatch {
  /** What tells an older copy of the data directory, or why nothing of the computer does, in words. */
  readonly words: () => string;
  /** From now on it is moved on: the station is not held, or somebody let it go on with what is there. */
  readonly begin: () => void;
  /** Moves it on once more, where that was begun, and ends it. */
  readonly close: () => Promise<void>;
}

/** Moves the counter of a station on from `begin` to `close`. What does not succeed is told, and tried again the next time. */
export function watchCounter({ look, keys, store, trail, station, ports }: CounterWatchDependencies): CounterWatch {
  const { counter, reading, misfit } = look;
  const { clock, log } = ports;
  const signed = store.db.prepare<[], { seq: number | null }>(
    "SELECT max(seq) AS seq FROM audit_entry WHERE action >= 'signature.' AND action < 'signature/'",
  );
  const lastSigned = (): number => signed.get()?.seq ?? 0;
  let value = reading.state === 'there' ? reading.value : undefined;
  let problem: string | undefined;
  const alert = (reason: string): void => {
    store.transaction(() =>
      trail.append({
        action: 'security.alert',
        actor: { kind: 'station', id: 'counter', name: 'Counter' },
        target: `station:${station.id}`,
        detail: { reason },
      }),
    );
  };
  const move = async (): Promise<void> => {
    const before = keys.counterMark();
    const moves = (before?.moves ?? 0) + 1;
    try {
      // Told first: whoever is killed in between is not taken for a copy.
      keys.rememberCounter({ value: before?.value ?? null, moves });
      value = await counter.move(station.id);
      keys.rememberCounter({ value, moves: 0 });
      problem = undefined;
      if (value > (before?.value ?? value) + moves)
        alert(
          `the counter of the computer (${reading.words}) was moved on by another hand: a copy of this station runs beside it`,
        );
    } catch (error) {
      // What was never made is not remembered: a copy from now would be taken for the latest later on.
      if (before === undefined) keys.rememberCounter(undefined);
      problem = String(error instanceof Error ? error.message : error);
      log.warn('The counter of the computer was not moved on: an older copy may go unnoticed.', { reason: problem });
    }
  };
  let moved = Promise.resolve();
  const moveNext = (): void => {
    moved = moved.then(move).catch((error: unknown) => {
      log.error('What the counter of the computer says could not be kept.', { reason: String(error) });
    });
  };
  let [hasBegun, isClosed, coveredUpTo] = [false, false, 0];
  let callOff = (): void => undefined;
  const again = (): void => {
    const last = lastSigned();
    if (last > coveredUpTo || problem !== undefined) moveNext();
    coveredUpTo = last;
    callOff = clock.after(moveEvery, again);
  };
  return {
    words: () => {
      if (value === undefined)
        return `An older copy of the whole data directory is told by an anchor or a witness alone: ${problem ?? reading.words}.`;
      const trouble = problem === undefined ? '' : ` It could not be moved on: ${problem}.`;
      return `An older copy of the whole data directory is told by ${reading.words}, which is at ${value}.${trouble}`;
    },
    begin: () => {
      if (hasBegun) return;
      try {
        if (misfit !== undefined)
          keys.rememberCounter(reading.state === 'there' ? { value: reading.value, moves: 0 } : undefined);
      } catch (error) {
        log.error('What the counter of the computer says could not be kept.', { reason: String(error) });
        return;
      }
      if (reading.state === 'unusable' || isClosed) return;
      hasBegun = true;
      coveredUpTo = lastSigned();
      moveNext();
      callOff = clock.after(moveEvery, again);
    },
    close: async () => {
      callOff();
      // A TPM that did not answer before would keep the program from ending.
      if (hasBegun && !isClosed && problem === undefined) moveNext();
      isClosed = true;
      await moved;
    },
  };
}
