/** Waits for values that somebody sends when it pleases them: a broker is asked for none. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import { pendingCode } from '../../../platform/quality.ts';
import type { Clock } from '../../../platform/ports.ts';
import type { QualifiedValue } from '../../provider.ts';

/** Follows tags until each of them has a value, for `patience` milliseconds at most. */
function untilCome(tags: readonly ReadonlySignal<QualifiedValue>[], patience: number, clock: Clock): Promise<void> {
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

export interface Coming {
  readonly tag: (path: string) => ReadonlySignal<QualifiedValue> | undefined;
  readonly isLive: () => boolean;
  /** What a tag has while the broker is away. */
  readonly away: (path: string) => QualifiedValue;
  /** Why a path is none of a tag. */
  readonly lacking: (path: string) => string;
  /** Milliseconds in which a broker says what it kept, for whoever reads what nobody followed. */
  readonly patience: number;
  readonly clock: Clock;
}

/** Reads tags, those that nobody follows too: what comes of them in time. */
export async function readComing(
  paths: readonly string[],
  { tag, isLive, away, lacking, patience, clock }: Coming,
): Promise<readonly QualifiedValue[]> {
  const asked = paths.map(tag);
  if (isLive()) {
    const tags = asked.filter((one) => one !== undefined);
    await untilCome(tags, patience, clock);
  }
  return paths.map((path, at) => {
    const one = asked[at];
    if (one === undefined) {
      const quality = { code: 'Bad_NotFound', reason: lacking(path) };
      return { value: null, quality, timestamp: clock.now() };
    }
    return isLive() ? one.peek() : away(path);
  });
}
