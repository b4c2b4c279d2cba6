/** Work on many things that none has to wait for: some of it at a time, with rests, so that nothing else stands still. */
import { batch } from '@preact/signals-core';
import type { Clock } from '../../../platform/ports.ts';

/** Milliseconds of work, and of rest where there is more to do. */
const slice = 5;
/** Things that are done together: whoever follows several of them hears once. */
const portion = 100;

export interface Spread<T> {
  /** Does what is there to do for each, once where it is added again before its turn. */
  readonly add: (things: Iterable<T>) => void;
  readonly clear: () => void;
}

export function openSpread<T>(clock: Clock, work: (thing: T) => void): Spread<T> {
  const waiting = new Set<T>();
  let callOff: (() => void) | undefined;
  const run = (): void => {
    callOff = undefined;
    const begun = clock.monotonic();
    while (waiting.size > 0 && clock.monotonic() - begun < slice) {
      batch(() => {
        let count = 0;
        for (const thing of waiting) {
          waiting.delete(thing);
          work(thing);
          if ((count += 1) === portion) break;
        }
      });
    }
    if (waiting.size > 0) callOff = clock.after(slice, run);
  };
  return {
    add: (things) => {
      for (const thing of things) waiting.add(thing);
      if (callOff !== undefined) return;
      // Many have a turn of their own: whoever found them had one already.
      if (waiting.size > portion) callOff = clock.after(0, run);
      else run();
    },
    clear: () => {
      callOff?.();
      callOff = undefined;
      waiting.clear();
    },
  };
}
