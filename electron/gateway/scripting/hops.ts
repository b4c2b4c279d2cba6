/**
 * Scripts that lead to others: one writes a property whose change script runs, sends a message, opens a view that has a
 * script for its start. How many led to what is done at this moment is known here, so that those that lead to each other
 * without end come to one.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** Scripts of which each is led to by the one before: more is a circle. */
const most = 50;

let led = 0;

/** How many scripts, each led to by the one before, led to what is done at this moment; 0 for what no script did. */
export function hopsNow(): number {
  return led;
}

/** Does something that so many scripts led to; what it goes on with later is led to by none. */
export function after<T>(hops: number, work: () => T): T {
  const before = led;
  led = hops;
  try {
    return work();
  } finally {
    led = before;
  }
}

/** The number of a further script that is led to now. Throws `busy` where that is a circle, naming the script. */
export function nextHop(script: string): number {
  if (led < most) return led + 1;
  throw new CountersignError(
    ErrorCode.busy,
    `Scripts lead to each other without end: after ${most} of them this one was not run (${script}).`,
  );
}
