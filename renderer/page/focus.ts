/** The keyboard's focus, while something lies over the page. */
import { tick } from 'svelte';

/**
 * Gives an element the focus, but not from somebody who types elsewhere where `isUrgent` is false. Returns what gives it back
 * to where it was, unless a person went on from there.
 */
export function takeFocus(element: HTMLElement, isUrgent: boolean): () => void {
  const before = document.activeElement;
  const types = before?.matches('input, textarea, select') === true;
  if (isUrgent || !types) element.focus();
  return () => {
    const { activeElement } = document;
    const isHere = activeElement === document.body || element.contains(activeElement);
    // What was out of use meanwhile takes the focus once it is in use again.
    if (isHere && before instanceof HTMLElement) void tick().then(() => before.focus());
  };
}
