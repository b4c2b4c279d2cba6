/** A payload that is none of Sparkplug B. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
