/** Clocks that expressions follow: `now(rate)` evaluates again at each tick, for as long as something follows it. */
import { signal, type Signal } from '@preact/signals-core';
import type { Clock } from './ports.ts';

/** Milliseconds: a shorter rate would keep the gateway busy with nothing that a person can see. */
const shortestRate = 100;
/** Milliseconds: what a timer can wait, three weeks and a half. A longer one would tick at once. */
const longestRate = 2 ** 31 - 1;

/** Opens the clocks: one for each rate. A rate of 0 follows none. */
export function openTicks(clock: Clock): (rate: number) => number {
  /** Those that are followed: a rate that an expression makes may be another one each time. */
  const ticks = new Map<number, Signal<number>>();
  const tickOf = (rate: number): Signal<number> => {
    const known = ticks.get(rate);
    if (known !== undefined) return known;
    let callOff = (): void => undefined;
    const step = (): void => {
      callOff = clock.after(rate, step);
      tick.value += 1;
    };
    const tick = signal(0, {
      watched: () => {
        ticks.set(rate, tick);
        callOff = clock.after(rate, step);
      },
      unwatched: () => {
        ticks.delete(rate);
        callOff();
      },
    });
    return tick;
  };
  return (rate) => {
    if (rate > 0) tickOf(Math.min(longestRate, Math.max(shortestRate, rate))).value;
    return clock.now();
  };
}
