/** `[System]Connections`: what the station speaks to and how that stands, as rows, brought up to date while something follows it. */
import { signal } from '@preact/signals-core';
import type { Json, JsonObject } from '../../contract/json.ts';
import { good } from '../platform/quality.ts';
import type { Clock } from '../platform/ports.ts';
import type { QualifiedValue } from './provider.ts';
import type { ServiceTags } from './system.ts';

/** Milliseconds between two looks. */
const every = 1000;
const path = 'Connections';

/** Opens it. `rows` says how all of them stand now, without secrets. */
export function connectionTags(rows: () => readonly JsonObject[], clock: Clock): ServiceTags {
  let callOff = (): void => undefined;
  const now = (): QualifiedValue => ({ value: [...rows()] satisfies Json, quality: good, timestamp: clock.now() });
  const look = (): void => {
    callOff = clock.after(every, look);
    const next = now();
    if (JSON.stringify(next.value) !== JSON.stringify(tag.peek().value)) tag.value = next;
  };
  const tag = signal<QualifiedValue>(
    { value: [], quality: good, timestamp: clock.now() },
    {
      watched: look,
      unwatched: () => callOff(),
    },
  );
  return {
    tag: (asked) => (asked.toLowerCase() === path.toLowerCase() ? tag : undefined),
    read: (asked) => (asked.toLowerCase() === path.toLowerCase() ? now() : undefined),
    paths: () => [path],
    close: () => callOff(),
  };
}
