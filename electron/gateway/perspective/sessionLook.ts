/** How things look that leave it to the session (`session.props.symbols`, `session.props.pipes`), for pages that follow it. */
import { isDeepStrictEqual } from 'node:util';
import { effect, untracked } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';

/** The appearance that a session asks for; `simple` where it asks for none that is known. */
export function appearanceOf(asked: Json | undefined): 'simple' | 'mimic' | 'p&id' {
  return (['simple', 'mimic', 'p&id'] as const).find((one) => one === asked) ?? 'simple';
}

/** Follows what `read` gives of settings; `changed` hears of what is another than before. Returns what ends it. */
export function followLook<T>(
  settings: () => Json | undefined,
  read: (settings: Json | undefined) => T,
  changed: (look: T) => void,
): () => void {
  let last = read(untracked(settings));
  return effect(() => {
    const next = read(settings());
    if (isDeepStrictEqual(next, last)) return;
    last = next;
    untracked(() => changed(next));
  });
}
