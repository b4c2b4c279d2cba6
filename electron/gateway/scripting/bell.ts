/**
 * How the thread of scripts sleeps until the gateway has sent it something: an answer to a script's call, or further work.
 * One Int32 that both share, 1 while something may wait to be read. A thread that sleeps so goes on in half the time that a
 * message takes to an event loop.
 */
// Kept as they are now: scripts reach the global names of their thread.
const { load, notify, store, wait } = Atomics;

/** Something was sent: wakes the thread that sleeps. */
export function ring(bell: Int32Array): void {
  store(bell, 0, 1);
  notify(bell, 0);
}

/**
 * Blocks this thread until the bell was rung. Being woken proves nothing: the gateway's thread can be held up between the
 * two steps of `ring`, and wakes this one when it sleeps for the next thing already. A call that went on then would find
 * no answer, and each call after it the answer of the one before.
 */
export function awaitRing(bell: Int32Array): void {
  while (load(bell, 0) === 0) wait(bell, 0, 0);
  store(bell, 0, 0);
}
