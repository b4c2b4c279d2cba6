/** How much a caller may do: so much at once after a pause, and then so much a second. */
import type { Clock } from '../gateway/platform/ports.ts';

export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Bucket {
  /** Takes some; false, and nothing is taken, where that is not there. */
  readonly take: (amount: number) => boolean;
}

/** A full bucket; `size` is read each time, so that it may change with who calls. Runs by the monotonic clock. */
export function openBucket(clock: Pick<Clock, 'monotonic'>, size: () => BucketSize): Bucket {
  let left = Infinity;
  let at = clock.monotonic();
  return {
    take: (amount) => {
      const { burst, perSecond } = size();
      const now = clock.monotonic();
      left = Math.min(burst, left + ((now - at) / 1000) * perSecond);
      at = now;
      if (left < amount) return false;
      left -= amount;
      return true;
    },
  };
}
