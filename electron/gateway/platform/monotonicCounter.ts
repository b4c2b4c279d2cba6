/**
 * A counter of the computer that only goes up, and that nobody copies with a folder: it tells an older copy of a whole data
 * directory, keys and all, from the one that was used last (AL-4, AL-5).
 */

/** What a look at a counter found; `words` say what it is, or why there is none that can be used. */
export type CounterReading =
  | { readonly state: 'there'; readonly value: number; readonly words: string }
  /** The computer could have it, and has not. */
  | { readonly state: 'none'; readonly words: string }
  | { readonly state: 'unusable'; readonly words: string };

/** The counters of a computer, one for each station by its id. */
export interface MonotonicCounter {
  /** What the counter of a station says now. Throws nothing, and waits for the answer: it is asked once, at a start. */
  readonly read: (stationId: string) => CounterReading;
  /** Moves the counter on, which is made where there is none, and resolves with what it says then. Rejects with why not. */
  readonly move: (stationId: string) => Promise<number>;
}

/** A computer without such a counter, and why. */
export function noCounter(why: string): MonotonicCounter {
  return {
    read: () => ({ state: 'unusable', words: why }),
    move: () => Promise.reject(new Error(why)),
  };
}
