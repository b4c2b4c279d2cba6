/** The drawing of pipes: lines through points, what stands at their ends, and where they cross. Lengths are pixels. */
import type { PipePoint } from '../../electron/contract/components/coordinates.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Points one after the other; a pipe has one more for each of its branches. */
export type Chain = readonly Spot[];

export interface Segment {
  readonly from: Spot;
  readonly to: Spot;
}

/** The lines of a pipe: from where it begins, and from each point where it branches. */
export function chainsOf({ connections, ...origin }: PipePoint): readonly Chain[] {
  const chains: Spot[][] = [];
  const follow = (chain: Spot[], next: readonly PipePoint[]): void => {
    const from = chain.at(-1);
    for (const [index, { connections: after, ...point }] of next.entries()) {
      const on = index === 0 || from === undefined ? chain : [from];
      if (on !== chain) chains.push(on);
      on.push(point);
      follow(on, after);
    }
  };
  const first: Spot[] = [origin];
  chains.push(first);
  // The first branch goes on in its chain before the others begin theirs.
  follow(first, connections);
  return chains.filter((chain) => chain.length > 1);
}

/** The parts of a line, without those of no length. */
export function segmentsOf(chain: Chain): readonly Segment[] {
  return chain.slice(1).flatMap((to, index) => {
    const from = chain[index];
    return from === undefined || lengthOf({ from, to }) === 0 ? [] : [{ from, to }];
  });
}

export function lengthOf({ from, to }: Segment): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** A point of a segment: 0 is where it begins, 1 where it ends. */
function at({ from, to }: Segment, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Where on a segment another one crosses it, from 0 to 1; undefined where it does not, or only touches it with an end. */
export function crossing(one: Segment, other: Segment): number | undefined {
  const [ax, ay] = [one.to.x - one.from.x, one.to.y - one.from.y];
  const [bx, by] = [other.to.x - other.from.x, other.to.y - other.from.y];
  const cross = ax * by - ay * bx;
  if (Math.abs(cross) < 1e-9) return undefined;
  const [dx, dy] = [other.from.x - one.from.x, other.from.y - one.from.y];
  const [onOne, onOther] = [(dx * by - dy * bx) / cross, (dx * ay - dy * ax) / cross];
  const isInside = (share: number, segment: Segment): boolean => {
    const margin = 1 / lengthOf(segment);
    return share > margin && share < 1 - margin;
  };
  return isInside(onOne, one) && isInside(onOther, other) ? onOne : undefined;
}

/** What is left of a segment where others go over it, each with half of `gap` on both sides. */
export function partsUnder(segment: Segment, over: readonly Segment[], gap: number): readonly Segment[] {
  const half = gap / 2 / lengthOf(segment);
  const cuts = over
    .map((other) => crossing(segment, other))
    .filter((share) => share !== undefined)
    .toSorted((one, other) => one - other);
  const ends = [0, ...cuts.flatMap((share) => [share - half, share + half]), 1];
  return Array.from({ length: ends.length / 2 }, (_none, index) => ({
    begins: Math.max(0, ends[2 * index] ?? 0),
    ends: Math.min(1, ends[2 * index + 1] ?? 1),
  }))
    .filter((part) => part.begins < part.ends)
    .map((part) => ({
      from: part.begins === 0 ? segment.from : at(segment, part.begins),
      to: part.ends === 1 ? segment.to : at(segment, part.ends),
    }));
}

function coordinates({ x, y }: Spot): string {
  return `${round(x)} ${round(y)}`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}

/** Segments as the path of a drawing: those that go on from each other are one line. */
export function pathOf(segments: readonly Segment[], draw: (segment: Segment) => string = straight): string {
  let last: Spot | undefined;
  return segments
    .map((segment) => {
      const goesOn = last !== undefined && last.x === segment.from.x && last.y === segment.from.y;
      last = segment.to;
      return `${goesOn ? '' : `M${coordinates(segment.from)}`}${draw(segment)}`;
    })
    .join('');
}

function straight({ to }: Segment): string {
  return `L${coordinates(to)}`;
}

/** A segment that swings from side to side, for the path of a drawing; `width` is that of the line. */
export function waved(width: number): (segment: Segment) => string {
  return (segment) => {
    const length = lengthOf(segment);
    const swings = Math.max(2, 2 * Math.round(length / (width * 4 + 12)));
    const side = normal(segment);
    const swing = width + 4;
    return Array.from({ length: swings }, (_none, index) => {
      const middle = at(segment, (index + 0.5) / swings);
      const sign = index % 2 === 0 ? 1 : -1;
      const control = { x: middle.x + side.x * swing * sign, y: middle.y + side.y * swing * sign };
      return `Q${coordinates(control)} ${coordinates(index + 1 === swings ? segment.to : at(segment, (index + 1) / swings))}`;
    }).join('');
  };
}

/** The direction across a segment, one long. */
function normal(segment: Segment): Spot {
  const length = lengthOf(segment);
  return { x: -(segment.to.y - segment.from.y) / length, y: (segment.to.x - segment.from.x) / length };
}

/** A head of an arrow along a segment, whose point stands at its end. */
export function head(segment: Segment, width: number): string {
  const size = 8 + width * 2;
  const length = lengthOf(segment);
  const back = at(segment, 1 - size / length);
  const side = normal(segment);
  const half = size * 0.42;
  const corner = (sign: number): string =>
    coordinates({ x: back.x + side.x * half * sign, y: back.y + side.y * half * sign });
  return `M${coordinates(segment.to)}L${corner(1)}L${corner(-1)}Z`;
}

/** Heads of arrows in the middle of the parts that have room for one. */
export function middleHeads(segments: readonly Segment[], width: number): string {
  const size = 8 + width * 2;
  return segments
    .filter((segment) => lengthOf(segment) > 2 * size)
    .map((segment) => head({ from: segment.from, to: at(segment, 0.5 + size / 2 / lengthOf(segment)) }, width))
    .join('');
}

export type EndDrawing = 'none' | 'arrowInward' | 'arrowOutward';

/** The head of an arrow where a pipe begins or ends: `last` is the part of it there, as it comes to that end. */
export function endHead(last: Segment, drawing: EndDrawing, width: number): string {
  if (drawing === 'none') return '';
  const reach = (drawing === 'arrowOutward' ? width : -(8 + width * 2)) / lengthOf(last);
  const tip = at(last, 1 + reach);
  if (drawing === 'arrowOutward') return head({ from: last.from, to: tip }, width);
  // It points into the pipe and its back stands at the end.
  return head({ from: last.to, to: tip }, width);
}

/** The ends of a pipe: the part where it begins and those where a branch ends, each as it comes to that end. */
export function endsOf(chains: readonly Chain[]): {
  readonly start: Segment | undefined;
  readonly ends: readonly Segment[];
} {
  const first = chains[0] === undefined ? undefined : segmentsOf(chains[0])[0];
  return {
    start: first === undefined ? undefined : { from: first.to, to: first.from },
    ends: chains.flatMap((chain) => segmentsOf(chain).at(-1) ?? []),
  };
}

/** Flanges: lines across a pipe, where a part of it begins and ends, as far as the part has room for both. */
export function flangesOf(segments: readonly Segment[], width: number): readonly Segment[] {
  return segments.flatMap((segment) => {
    const length = lengthOf(segment);
    if (length < 3 * width) return [];
    const side = normal(segment);
    const half = width * 0.5 + 3;
    return [width * 0.75, length - width * 0.75].map((along): Segment => {
      const { x, y } = at(segment, along / length);
      return {
        from: { x: x - side.x * half, y: y - side.y * half },
        to: { x: x + side.x * half, y: y + side.y * half },
      };
    });
  });
}

/** A pipe in pixels: `toPixels` says where a point of the container stands. */
export function scaled(point: PipePoint, toPixels: (spot: Spot) => Spot): PipePoint {
  return { ...toPixels(point), connections: point.connections.map((one) => scaled(one, toPixels)) };
}
