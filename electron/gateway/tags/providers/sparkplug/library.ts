/** What reads and writes payloads, loaded when the first provider needs it: a station without one pays nothing. */
import type * as codec from './codec.ts';

export type Codec = typeof codec;

let loaded: Promise<Codec> | undefined;

/** Loads it. */
export function loadCodec(): Promise<Codec> {
  loaded ??= import('./codec.ts');
  return loaded;
}
