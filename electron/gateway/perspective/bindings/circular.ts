/** Writes that others follow, and that may lead back to themselves. */
import { CountersignError } from '../../../contract/errors.ts';
import type { Written } from './binding.ts';

/** How often a write may have to go on by itself until all is quiet; one that leads to itself always has to. */
const mostPutOffs = 10;

/**
 * Makes a writer of one place. What a write refuses, a `CountersignError`, is told to `refused`; that writes lead to
 * themselves without end is told to `circular`, once all is quiet.
 */
export function openWriter(
  refused: (reason: string) => void,
  circular: () => void,
): (write: () => Written | void) => void {
  let putOff: (() => Written | void) | undefined;
  let putOffs = 0;
  const take = (write: () => Written | void): void => {
    putOff = undefined;
    try {
      write()?.catch((error: unknown) => {
        if (!(error instanceof CountersignError)) throw error;
        refused(error.message);
      });
    } catch (error) {
      if (error instanceof CountersignError) {
        refused(error.message);
        return;
      }
      // More writes follow one another than signals take in one go: the rest of them goes on by itself.
      putOff = write;
      putOffs += 1;
      if (putOffs === 1) setImmediate(() => (putOffs = 0));
      queueMicrotask(() => {
        if (putOff === undefined) return;
        if (putOffs <= mostPutOffs) take(putOff);
        // What it writes may set off others that lead to themselves, which have had their turns by then.
        else setImmediate(take, circular);
      });
    }
  };
  return take;
}
