/** Says how something is closed that was just opened, and gives it back. */
export type Keep = <T>(opened: T, close: (opened: T) => unknown) => T;

/**
 * Opens several things of which each may need those before it. Where one of them does not open, those that `keep` was told of
 * are closed, the last one first, and the error goes on: nothing is left that keeps the process alive. What closes in its own
 * time is not waited for, and what cannot be closed keeps no other from it.
 */
export function openTogether<T>(open: (keep: Keep) => T): T {
  const closings: (() => unknown)[] = [];
  try {
    return open((opened, close) => {
      closings.push(() => close(opened));
      return opened;
    });
  } catch (error) {
    for (const close of closings.toReversed()) closeAtLast(close);
    throw error;
  }
}

/** Why it was not opened is what counts: a further error says nothing more to anybody. */
function closeAtLast(close: () => unknown): void {
  try {
    Promise.resolve(close()).catch(() => undefined);
  } catch {
    // As above.
  }
}
