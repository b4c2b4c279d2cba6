/** Pixels by which a key makes a column wider or narrower. */
export const widthStep = 16;

/**
 * Follows the pointer that went down on the edge of a column until it is let go: `widen` is told how many pixels the column is to
 * have, of which it has `before` now.
 */
export function dragEdge(
  event: PointerEvent & { currentTarget: HTMLElement },
  before: number,
  widen: (width: number) => void,
): void {
  event.preventDefault();
  event.stopPropagation();
  const { currentTarget: edge, clientX, pointerId } = event;
  const isReversed = getComputedStyle(edge).direction === 'rtl';
  edge.setPointerCapture(pointerId);
  edge.onpointermove = (move) => widen(before + (isReversed ? clientX - move.clientX : move.clientX - clientX));
  edge.onlostpointercapture = () => (edge.onpointermove = null);
}

/** Pixels that a pointer moves before a title is taken along. */
const slack = 6;

/**
 * Follows the pointer that went down on the title of a column (the element that holds `data-column`) until it is let go. `take` is
 * told whether the title is taken along, which it is after more than a press; `reach` the `data-column` of the title beside it
 * that the pointer is over.
 */
export function dragTitle(
  event: PointerEvent & { currentTarget: HTMLElement },
  { take, reach }: { readonly take: (isTaken: boolean) => void; readonly reach: (column: string) => void },
): void {
  if (event.button !== 0) return;
  const { currentTarget: title, clientX, pointerId } = event;
  const ending = new AbortController();
  let isTaken = false;
  const move = (to: PointerEvent): void => {
    if (!isTaken && Math.abs(to.clientX - clientX) < slack) return;
    if (!isTaken) {
      isTaken = true;
      // From here on, what follows is no press of what stands in it.
      title.setPointerCapture(pointerId);
      take(true);
    }
    const over = document
      .elementsFromPoint(to.clientX, title.getBoundingClientRect().top + 2)
      .find((one) => one.parentElement === title.parentElement && one.hasAttribute('data-column'));
    const column = over?.getAttribute('data-column');
    if (over !== title && typeof column === 'string') reach(column);
  };
  const end = (): void => {
    ending.abort();
    if (isTaken) take(false);
  };
  const { signal } = ending;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', end, { signal });
  window.addEventListener('pointercancel', end, { signal });
}
