/**
 * Keys that a page listens to for the project, wherever the focus is: the session event "Keystroke" of Perspective. A handler waits
 * for one key by what it types (`key`), for one by its place on the keyboard (`code`), or for keys that were typed one after the
 * other and spell what fits a pattern, as a scanner types them.
 */
import { z } from 'zod';
import { pageJsonObject } from './json.ts';

/** Keys in a row that a pattern is tried on at most; what is older is forgotten. */
export const mostKeys = 512;

export const keyHandler = z.strictObject({
  name: z.string(),
  heard: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('key'), key: z.string() }),
    z.strictObject({ kind: z.literal('code'), code: z.string() }),
    /** The names of the keys follow each other without anything between: `12Enter`. Within so many milliseconds; 0 is any time. */
    z.strictObject({ kind: z.literal('pattern'), source: z.string(), flags: z.string(), within: z.number().min(0) }),
  ]),
  /** When a single key is told; a pattern always is when its last key comes up. */
  at: z.enum(['keydown', 'keyup']),
  /** What is held down meanwhile, and nothing else. */
  altKey: z.boolean(),
  ctrlKey: z.boolean(),
  metaKey: z.boolean(),
  shiftKey: z.boolean(),
  /** Heard before the components hear of it. */
  captures: z.boolean(),
  prevents: z.boolean(),
  stops: z.boolean(),
});
export type KeyHandler = Readonly<z.output<typeof keyHandler>>;

/** What a page tells of a key that a handler waits for: the fields of its event, with `match` for what fitted a pattern. */
export const pressedKey = z.strictObject({ name: z.string().max(500), event: pageJsonObject });
