/** Where a popup stands in the area that popups lie in. */
import type { Popup } from '../../electron/contract/page.ts';
import type { Moved } from './layout.svelte.ts';

/** What of a popup's bar stays in view however far it is moved. */
const hold = 80;

/** The style of a popup that nobody moved: where it is told to be, and in the middle where it is told nothing. */
export function placeStyle({ place, size }: Popup, barHeight: string): Readonly<Record<string, string>> {
  const { left, right, top, bottom } = place;
  const isBetween = left !== undefined && right !== undefined;
  const isBelow = top !== undefined && bottom !== undefined;
  return {
    left: left ?? (right === undefined ? '0' : 'auto'),
    right: right ?? (left === undefined ? '0' : 'auto'),
    top: top ?? (bottom === undefined ? '0' : 'auto'),
    bottom: bottom ?? (top === undefined ? '0' : 'auto'),
    width: place.width ?? (isBetween ? 'auto' : `${size.width}px`),
    height: place.height ?? (isBelow ? 'auto' : `calc(${size.height}px + ${barHeight})`),
    'margin-inline': left === undefined && right === undefined ? 'auto' : '0',
    'margin-block': top === undefined && bottom === undefined ? 'auto' : '0',
  };
}

/** The place of a popup that was moved: all of it in view where it is bound to, else what it takes to move it back. */
export function within({ left, top, width, height }: Moved, area: DOMRect, isBound: boolean): Moved {
  const clamp = (at: number, from: number, to: number): number => Math.max(from, Math.min(at, Math.max(from, to)));
  if (isBound) {
    return { left: clamp(left, 0, area.width - width), top: clamp(top, 0, area.height - height), width, height };
  }
  return {
    left: clamp(left, hold - width, area.width - hold),
    top: clamp(top, 0, area.height - hold / 2),
    width,
    height,
  };
}

/** The place at a side of a component, in the same area, and in view. */
export function beside(component: DOMRect, popup: DOMRect, area: DOMRect, side: string): Moved {
  const { width, height } = popup;
  const middle = component.left + (component.width - width) / 2;
  const centre = component.top + (component.height - height) / 2;
  const isAbove = side.startsWith('top');
  const isBelow = side.startsWith('bottom');
  const across = side.endsWith('left')
    ? isAbove || isBelow
      ? component.left
      : component.left - width
    : side.endsWith('right')
      ? isAbove || isBelow
        ? component.right - width
        : component.right
      : middle;
  const down = isAbove ? component.top - height : isBelow ? component.bottom : centre;
  return within({ left: across - area.left, top: down - area.top, width, height }, area, true);
}
