/** What the project asks of a session that nobody uses: its person is told, and then signed out, or the session is closed. */
import type { Clock } from '../platform/ports.ts';
import type { Inactivity } from '../project/general.ts';
import { measureIdleness } from './idleness.ts';

export interface InactivityWatch {
  /** The host saw a person, or somebody proved to be there. */
  readonly used: () => void;
  readonly close: () => void;
}

/** Milliseconds between two looks. */
const lookEvery = 1000;

/** Watches a session from now on. */
export function watchInactivity(given: {
  readonly clock: Pick<Clock, 'now' | 'monotonic' | 'after'>;
  /** What the project asks now. */
  readonly asked: () => Inactivity | undefined;
  /** Whether there is something to end: nobody who is not there is signed out. */
  readonly isThere: (inactivity: Inactivity) => boolean;
  /** Says it on all pages of the session; without words, that it does not hold any more. */
  readonly warn: (message: string | undefined) => void;
  readonly end: (inactivity: Inactivity) => void;
}): InactivityWatch {
  const { clock, asked, isThere, warn, end } = given;
  const idleness = measureIdleness(clock);
  let callOff: (() => void) | undefined;
  let isWarned = false;
  let isClosed = false;
  const wait = (): void => {
    callOff = isClosed || asked() === undefined ? undefined : clock.after(lookEvery, look);
  };
  const look = (): void => {
    callOff = undefined;
    const inactivity = asked();
    // Whoever uses the session next is watched again.
    if (inactivity === undefined) return;
    const idle = idleness.time();
    if (!isThere(inactivity) || idle < inactivity.limit) {
      isWarned = false;
      wait();
    } else if (idle < inactivity.limit + inactivity.grace) {
      if (!isWarned) warn(inactivity.message);
      isWarned = true;
      wait();
    } else end(inactivity);
  };
  wait();
  return {
    used: () => {
      idleness.used();
      if (isWarned) warn(undefined);
      isWarned = false;
      if (callOff === undefined) wait();
    },
    close: () => {
      isClosed = true;
      callOff?.();
    },
  };
}
