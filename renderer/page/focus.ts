/** The keyboard's focus, while something lies over the page. */
import { tick } from 'svelte';

/** What a person fills in. */
const fields = ['input', 'textarea', 'select'].map((kind) => `${kind}:enabled`).join(', ');

/**
 * Gives the focus to the first field of an element, else to what closes it, else to the element itself: what another button
 * does is not known, and a key that was meant for something else must not press it. A field that is drawn later gets the focus as
 * long as it is where it was given. Nothing takes it from somebody who types elsewhere where `isUrgent` is false. Returns what gives it
 * back to where it was, unless a person went on from there.
 */
export function takeFocus(element: HTMLElement, isUrgent: boolean): () => void {
  const before = document.activeElement;
  const types = before?.matches('input, textarea, select') === true;
  const firstField = (): HTMLElement | undefined =>
    [...element.querySelectorAll<HTMLElement>(fields)].find((field) => field.checkVisibility());
  const given = firstField() ?? element.querySelector<HTMLElement>('[data-closes]') ?? element;
  const whileWaiting = new MutationObserver(() => {
    const field = firstField();
    const isLeft = document.activeElement !== given;
    if (field === undefined && !isLeft) return;
    whileWaiting.disconnect();
    if (!isLeft) field?.focus();
  });
  if (isUrgent || !types) {
    given.focus();
    if (!given.matches(fields)) whileWaiting.observe(element, { childList: true, subtree: true });
  }
  return () => {
    whileWaiting.disconnect();
    const { activeElement } = document;
    const isHere = activeElement === document.body || element.contains(activeElement);
    // What was out of use meanwhile takes the focus once it is in use again.
    if (isHere && before instanceof HTMLElement) void tick().then(() => before.focus());
  };
}
