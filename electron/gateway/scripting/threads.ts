/** Threads that several interpreters hold. */
import type { Thread } from './thread.ts';

/** Where interpreters have their threads from. */
export interface Threads {
  /** The thread for a further holder. */
  readonly take: () => Thread;
  /** Whether a further holder would get a thread in which nothing runs, other than this one. */
  readonly hasRoomBeside: (thread: Thread) => boolean;
  /** A holder is gone from a thread, which ends with its last one. */
  readonly giveBack: (thread: Thread) => Promise<void>;
}

/** At most so many threads, each started when it is first taken. */
export function shareThreads(most: number, start: (gone: () => void) => Thread): Threads {
  /** Each thread with the number of its holders. */
  const holders = new Map<Thread, number>();
  const least = (): Thread | undefined =>
    [...holders.keys()].toSorted(
      (one, other) => one.load() - other.load() || (holders.get(one) ?? 0) - (holders.get(other) ?? 0),
    )[0];
  return {
    take: () => {
      const found = holders.size < most ? undefined : least();
      const thread: Thread = found ?? start(() => holders.delete(thread));
      holders.set(thread, (holders.get(thread) ?? 0) + 1);
      return thread;
    },
    hasRoomBeside: (own) =>
      holders.size < most || [...holders.keys()].some((thread) => thread !== own && thread.load() === 0),
    giveBack: async (thread) => {
      const left = (holders.get(thread) ?? 1) - 1;
      if (left > 0) {
        holders.set(thread, left);
        return;
      }
      holders.delete(thread);
      await thread.end();
    },
  };
}
