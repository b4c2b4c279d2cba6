/** Where a tooltip stands beside its component, and a menu at a point, in the pixels of what is in view. */
import type { Tooltip } from '../../electron/contract/page.ts';

/** Pixels between a component and its tooltip, and between what stands over the page and the edge of what is in view. */
const gap = 6;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly left: number;
  readonly top: number;
}

/** The place of a tooltip; on the other side where there is no room on its own, and never out of view. */
export function tooltipPlace(at: Point & Size, own: Size, location: Tooltip['location'], view: Size): Point {
  const [row, column] = location.includes('-') ? location.split('-') : [location, 'center'];
  const left =
    row === 'center'
      ? beside(at.left, at.width, own.width, column, view.width)
      : ({ left: at.left, right: at.left + at.width - own.width }[column ?? ''] ??
        at.left + (at.width - own.width) / 2);
  const top =
    row === 'center'
      ? at.top + (at.height - own.height) / 2
      : beside(at.top, at.height, own.height, row === 'top' ? 'left' : 'right', view.height);
  return withinView({ left, top }, own, view);
}

/** Before (`left`), behind (`right`) or over something along one direction. */
function beside(from: number, length: number, own: number, side: string | undefined, most: number): number {
  const before = from - own - gap;
  const behind = from + length + gap;
  if (side === 'left') return before >= gap || behind + own > most - gap ? before : behind;
  if (side === 'right') return behind + own <= most - gap || before < gap ? behind : before;
  return from + (length - own) / 2;
}

/** A place that is all in view, where there is room for that. */
export function withinView({ left, top }: Point, own: Size, view: Size): Point {
  return {
    left: Math.max(gap, Math.min(left, view.width - own.width - gap)),
    top: Math.max(gap, Math.min(top, view.height - own.height - gap)),
  };
}
