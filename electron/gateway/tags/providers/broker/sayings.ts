/** What devices say after they were written to: a broker that has taken a message says nothing of the device. */
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../../../contract/json.ts';
import type { Clock } from '../../../platform/ports.ts';

export interface Saying {
  /** Whether the value is said within a time from now, in milliseconds. */
  readonly within: (ms: number) => Promise<boolean>;
  readonly giveUp: () => void;
}

export interface Sayings {
  /** A device says that a tag has a value now. */
  readonly reported: (path: string, value: Json) => void;
  /** Waits from now on for a device to say a value. */
  readonly expect: (path: string, wanted: Json) => Saying;
}

export function openSayings(clock: Clock): Sayings {
  const waiting = new Map<string, Set<(value: Json) => void>>();
  return {
    reported: (path, value) => {
      for (const hear of waiting.get(path) ?? []) hear(value);
    },
    expect: (path, wanted) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const all = waiting.get(path) ?? new Set();
      waiting.set(path, all);
      let callOff = (): void => undefined;
      const end = (isConfirmed: boolean): void => {
        callOff();
        all.delete(hear);
        if (all.size === 0 && waiting.get(path) === all) waiting.delete(path);
        resolve(isConfirmed);
      };
      const hear = (value: Json): void => {
        if (isSame(value, wanted)) end(true);
      };
      all.add(hear);
      return {
        within: (ms) => {
          if (all.has(hear)) callOff = clock.after(ms, () => end(false));
          return promise;
        },
        giveUp: () => end(false),
      };
    },
  };
}

/** Whether a device holds what was written; it may have numbers of 32 bits, but a whole number is that or another one. */
export function isSame(held: Json, wanted: Json): boolean {
  return typeof held === 'number' && typeof wanted === 'number'
    ? held === wanted || (!Number.isInteger(wanted) && Math.fround(held) === Math.fround(wanted))
    : isDeepStrictEqual(held, wanted);
}
