/** How a split container shares its room. */
import { splitPosition } from '../../electron/contract/components/containers.ts';
import type { JsonObject } from '../../electron/contract/json.ts';

/** The children before and after what stands between them; one that says no side, or a wrong one, goes where none is yet. */
export function panes<T extends { readonly position: JsonObject }>(
  children: readonly T[],
  orientation: 'horizontal' | 'vertical',
): { readonly first: readonly T[]; readonly second: readonly T[] } {
  const [before, after] = orientation === 'horizontal' ? ['left', 'right'] : ['top', 'bottom'];
  const side = ({ position }: T): string => splitPosition.position.read(position['position']);
  const one = children.find((child) => child.position['position'] !== undefined && side(child) === before);
  const other = children.find((child) => child.position['position'] !== undefined && side(child) === after);
  const left = children.filter((child) => child !== one && child !== other);
  const first = one ?? left.shift();
  const second = other ?? left.shift();
  return { first: first === undefined ? [] : [first], second: second === undefined ? [] : [second] };
}

/** Pixels of the first child, in the room that there is. */
export function bounded(pixels: number, room: number): number {
  return Math.min(room, Math.max(0, Math.round(pixels)));
}

/** A size in pixels, written as the one before was: as pixels, a length in pixels, or a part of the whole. */
export function writtenAs(pixels: number, whole: number, before: number | string): number | string {
  if (typeof before === 'number') return pixels;
  if (!before.endsWith('%') || whole === 0) return `${pixels}px`;
  return `${Math.round((pixels / whole) * 10_000) / 100}%`;
}
