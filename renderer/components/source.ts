/** Where components of this page get what they show beside the page's own: pictures, sound, films and documents. */
import { frameOf, sourceOf, type FileKind, type Source } from '../../electron/contract/sources.ts';

let listed: readonly string[] = [];
let framed: readonly string[] = [];

/** The page may load from these other computers, and show pages of those inside of itself, in place of those before. */
export function takeHosts(given: readonly string[], frames: readonly string[]): void {
  listed = given;
  framed = frames;
}

/** The other computers whose pages may stand inside of this one. */
export function frames(): readonly string[] {
  return framed;
}

/** What a text of a project means as a page that stands inside of this one: its address, or why it does not, in words. */
export function frameFor(text: string): Source {
  return frameOf(text, framed);
}

/** The other computers that this page may load from: scheme, host and port of each. */
export function hosts(): readonly string[] {
  return listed;
}

/** What a text of a project means as something to load: its address, or why it is not loaded, in words. */
export function sourceFor(text: string, kind: FileKind = 'images'): Source {
  return sourceOf(text, kind, listed);
}
