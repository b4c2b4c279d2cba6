/** Long work of the main process, a slice at a time: windows and their input wait for no more than that. */
import { setImmediate } from 'node:timers/promises';

/** Milliseconds at a time: a frame has sixteen. */
const slice = 5;

/** Takes one step after another and gives what they gave; ends early where `isEnded` says so between two slices. */
export async function inSlices<T>(steps: Iterable<T>, isEnded: () => boolean): Promise<T[]> {
  const taken: T[] = [];
  let until = performance.now() + slice;
  for (const step of steps) {
    taken.push(step);
    if (performance.now() < until) continue;
    await setImmediate();
    if (isEnded()) break;
    until = performance.now() + slice;
  }
  return taken;
}
