/** Arcs in a drawing. Angles are in degrees, clockwise from three o'clock, as on a screen whose second axis goes down. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point at an angle, so far from the middle, which is 0, 0. */
export function pointAt(angle: number, radius: number): Point {
  const radians = (angle * Math.PI) / 180;
  return { x: radius * Math.cos(radians), y: radius * Math.sin(radians) };
}

/** More than a whole turn is one. */
function within(from: number, to: number): readonly [number, number] {
  const [low, high] = from <= to ? [from, to] : [to, from];
  return [low, Math.min(high, low + 360)];
}

export interface Frame {
  /** Where the middle stands. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The largest arc, with its middle, that goes into a place with room around it. */
export function frameOf(from: number, to: number, width: number, height: number, room: number): Frame {
  const [low, high] = within(from, to);
  const corners = Array.from({ length: 9 }, (_, index) => (Math.ceil(low / 90) + index) * 90).filter(
    (one) => one < high,
  );
  const points = [{ x: 0, y: 0 }, ...[low, ...corners, high].map((angle) => pointAt(angle, 1))];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const wide = Math.max(0, width - 2 * room) / Math.max(1e-6, right - left);
  const tall = Math.max(0, height - 2 * room) / Math.max(1e-6, bottom - top);
  const radius = Math.min(wide, tall);
  return { x: width / 2 - ((left + right) / 2) * radius, y: height / 2 - ((top + bottom) / 2) * radius, radius };
}

const at = ({ x, y }: Point): string => `${x.toFixed(3)} ${y.toFixed(3)}`;

/** A line along an arc. */
export function arcLine(from: number, to: number, radius: number): string {
  const [low, high] = within(from, to);
  const middle = (low + high) / 2;
  const round = `A${radius} ${radius} 0 0 1`;
  // In two halves: one arc cannot be a whole turn.
  return `M${at(pointAt(low, radius))}${round} ${at(pointAt(middle, radius))}${round} ${at(pointAt(high, radius))}`;
}

/** A band along an arc from one radius in to another, with round corners where there is room for them. */
export function arcBand(from: number, to: number, outer: number, width: number, corner = 0): string {
  const [low, high] = within(from, to);
  const inner = Math.max(0, outer - width);
  const isWhole = high - low >= 360;
  const round = isWhole ? 0 : cornerOf(high - low, outer, inner, corner);
  const turned = (radius: number): number => (round === 0 ? 0 : (Math.asin(round / radius) * 180) / Math.PI);
  const [out, back] = [turned(outer - round), inner === 0 ? 0 : turned(inner + round)];
  const middle = (low + high) / 2;
  const arc = (radius: number, isClockwise: boolean, angle: number): string =>
    `A${radius} ${radius} 0 0 ${isClockwise ? 1 : 0} ${at(pointAt(angle, radius))}`;
  const bend = (angle: number, radius: number): string =>
    round === 0 ? `L${at(pointAt(angle, radius))}` : `A${round} ${round} 0 0 1 ${at(pointAt(angle, radius))}`;
  const straight = (radius: number): number => Math.sqrt(Math.max(0, radius * radius - round * round));
  const [outerEdge, innerEdge] = [straight(outer - round), straight(inner + round)];
  return [
    `M${at(pointAt(low + out, outer))}`,
    arc(outer, true, middle),
    arc(outer, true, high - out),
    bend(high, outerEdge),
    `L${at(pointAt(high, innerEdge))}`,
    bend(high - back, inner),
    arc(inner, false, middle),
    arc(inner, false, low + back),
    bend(low, innerEdge),
    `L${at(pointAt(low, outerEdge))}`,
    bend(low + out, outer),
    'Z',
  ].join('');
}

/** How round corners can be: no more than half of the band's width, nor of its length on the inside. */
function cornerOf(degrees: number, outer: number, inner: number, asked: number): number {
  const half = Math.sin((Math.min(degrees, 180) * Math.PI) / 360);
  const most = Math.min(Math.max(0, asked), (outer - inner) / 2, half >= 1 ? Infinity : (inner * half) / (1 - half));
  return most < 0.25 ? 0 : most;
}
