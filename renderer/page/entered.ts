/** What a person does comes after what they entered before it: a script reads the text that they saw when they pressed. */

/** Milliseconds. A press goes then with what is held: a Stop button hangs on no device. */
const longest = 2000;

export interface Entered {
  /** Something was entered that is written when what was entered before it is answered. */
  readonly enter: (written: Promise<unknown>) => void;
  /** Resolves when what was entered so far is written, or took too long; undefined where nothing is on its way. */
  readonly whenWritten: () => Promise<unknown> | undefined;
}

export function openEntered(): Entered {
  const going = new Set<Promise<unknown>>();
  return {
    enter: (written) => {
      going.add(written);
      const end = (): unknown => going.delete(written);
      written.then(end, end);
    },
    whenWritten: () => {
      if (going.size === 0) return undefined;
      const late = new Promise((resolve) => setTimeout(resolve, longest));
      return Promise.race([Promise.allSettled(going), late]);
    },
  };
}
