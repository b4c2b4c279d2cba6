/**
 * How the thread of a script sleeps until the gateway has answered its call: one Int32 that both share, 1 while an answer
 * waits to be read.
 */
// Kept as they are now: scripts reach the global names of their thread.
const { load, notify, store, wait } = Atomics;

/** An answer is there: wakes the script's thread. */
export function announceAnswer(signal: Int32Array): void {
  store(signal, 0, 1);
  notify(signal, 0);
}

/**
 * Blocks this thread until an answer is there. Being woken proves nothing: the gateway's thread can be held up between the
 * two steps of `announceAnswer`, and wakes this one when it waits for the answer after that already. A call that went on
 * then would find no answer, and each call after it the answer of the one before.
 */
export function awaitAnswer(signal: Int32Array): void {
  while (load(signal, 0) === 0) wait(signal, 0, 0);
  store(signal, 0, 0);
}
