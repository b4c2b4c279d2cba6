/** Waits for values that somebody sends when it pleases them: a broker is asked for none. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import { pendingCode } from '../../../platform/quality.ts';
import type { Clock } from '../../../platform/ports.ts';
import type { QualifiedValue } from '../../provider.ts';

/** Follows tags until each of them has a value, for `patience` milliseconds at most. */
export function untilCome(
  tags: readonly ReadonlySignal<QualifiedValue>[],
  patience: number,
  clock: Clock,
): Promise<void> {
  return new Promise((resolve) => {
    let stop = (): void => undefined;
    const end = (): void => {
      callOff();
      stop();
      resolve();
    };
    const callOff = clock.after(patience, end);
    stop = effect(() => {
      // Each is looked at, so that each is followed.
      const arePending = tags.map(({ value }) => value.quality.code === pendingCode);
      if (!arePending.includes(true)) queueMicrotask(end);
    });
  });
}
