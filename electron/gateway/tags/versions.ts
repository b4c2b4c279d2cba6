/** `[System]Versions`: which program the station runs, and what that runs on, in words (EL-19). */
import { signal } from '@preact/signals-core';
import { good } from '../platform/quality.ts';
import type { Clock } from '../platform/ports.ts';
import type { QualifiedValue } from './provider.ts';
import type { ServiceTags } from './system.ts';

const path = 'Versions';

/** Opens it over the words, which stay as long as the program runs. */
export function versionTags(words: string, clock: Clock): ServiceTags {
  const tag = signal<QualifiedValue>({ value: words, quality: good, timestamp: clock.now() });
  return {
    tag: (asked) => (asked.toLowerCase() === path.toLowerCase() ? tag : undefined),
    paths: () => [path],
    close: () => undefined,
  };
}
