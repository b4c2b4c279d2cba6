/** Where components of this page get what they show beside the page's own: pictures, sound, films and documents. */
import { sourceOf, type FileKind, type Source } from '../../electron/contract/sources.ts';

let listed: readonly string[] = [];

/** The page may load from these other computers, in place of those before. */
export function takeHosts(given: readonly string[]): void {
  listed = given;
}

/** The other computers that this page may load from: scheme, host and port of each. */
export function hosts(): readonly string[] {
  return listed;
}

/** What a text of a project means as something to load: its address, or why it is not loaded, in words. */
export function sourceFor(text: string, kind: FileKind = 'images'): Source {
  return sourceOf(text, kind, listed);
}
