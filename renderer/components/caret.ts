/** Where a person stands in a text that is changed under them. */

/**
 * Changes what a field shows, and leaves the person in it where they were: with all of it marked, at its end, or after as many
 * letters as before. A browser puts them at the end, so that what they type stands behind what they were about to replace.
 */
export function keepingCaret(element: HTMLElement, change: () => void): void {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (!isField || element !== document.activeElement || element.selectionStart === null) {
    change();
    return;
  }
  const { value: before, selectionStart: from, selectionEnd, selectionDirection } = element;
  const to = selectionEnd ?? from;
  change();
  const { value: now } = element;
  if (now === before) return;
  // Of nothing at all, all is marked. The end stays the end.
  const isWhole = from === 0 && to === before.length;
  const placeOf = (at: number): number => (at === before.length ? now.length : Math.min(at, now.length));
  element.setSelectionRange(isWhole ? 0 : placeOf(from), placeOf(to), selectionDirection ?? 'none');
}
