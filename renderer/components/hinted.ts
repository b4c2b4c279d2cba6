/** Components that show something on demand: which of several around each other is meant, and how a keyboard comes there. */

/** The element around such a component bears this. */
export const hintedPart = 'data-hinted';

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

/** Whether something happened to a component itself, and not to one inside of it that shows something too. */
export function isMeant(host: HTMLElement, { target }: Event): boolean {
  return target instanceof Element && target.closest(`[${hintedPart}]`) === host;
}

/** What takes the focus of a component: its own control; the element around it where it has none. */
export function focusTarget(host: HTMLElement): HTMLElement {
  const own = [...host.querySelectorAll<HTMLElement>(focusable)].find(
    (element) => element.closest('[data-own]') === null && element.closest(`[${hintedPart}]`) === host,
  );
  if (own !== undefined) return own;
  host.tabIndex = 0;
  return host;
}
