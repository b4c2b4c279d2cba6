/** Arcs of ellipses, as the platform's drawing has them: a box, and two angles. */
import { numberOf } from '../components/shapes.ts';
import type { JsonObject } from '../json.ts';

const radians = Math.PI / 180;

/**
 * The path of an arc: the ellipse in a box of `x`, `y`, `width` and `height`, from the angle `start` on to `end`, in degrees
 * from three o'clock and clockwise; with `slice` it is closed over the centre. Undefined where one of these is missing.
 */
export function arcPath({ x, y, width, height, start, end, slice }: JsonObject): string | undefined {
  const [left, top, wide, high] = [numberOf(x), numberOf(y), numberOf(width), numberOf(height)];
  const [from, to] = [numberOf(start), numberOf(end)];
  if (left === undefined || top === undefined || wide === undefined || high === undefined) return undefined;
  if (from === undefined || to === undefined) return undefined;
  const [rx, ry] = [wide / 2, high / 2];
  const [cx, cy] = [left + rx, top + ry];
  const at = (angle: number): string =>
    `${round(cx + rx * Math.cos(angle * radians))} ${round(cy + ry * Math.sin(angle * radians))}`;
  const turned = (((to - from) % 360) + 360) % 360;
  const sweep = turned === 0 && to !== from ? 360 : turned;
  // Two halves: one that goes all the way round would begin where it ends, and be nothing.
  const arc = [from + sweep / 2, from + sweep].map((angle) => `A${round(rx)} ${round(ry)} 0 0 1 ${at(angle)}`).join('');
  const isClosed = slice === true || slice === 'true' || slice === 1;
  return isClosed ? `M${round(cx)} ${round(cy)}L${at(from)}${arc}Z` : `M${at(from)}${arc}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
