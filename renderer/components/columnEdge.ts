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
