/** What a plot draws, and how uPlot is told of it: lines and areas by its own paths, boxes by ours. */
import uPlot from 'uplot';
import { alone, joined, type Points } from './points.ts';

export type Curve =
  | 'curveLinear'
  | 'curveStep'
  | 'curveStepAfter'
  | 'curveStepBefore'
  | 'curveMonotoneX'
  | 'curveBasis'
  | 'curveTension';

/** How something is drawn: colours as a canvas has them, widths in pixels. */
export interface Ink {
  readonly stroke: string;
  readonly width: number;
  readonly dash: readonly number[];
  /** Empty for nothing that is filled. */
  readonly fill: string;
}

/** What is drawn of one pen, by the scales of its plot. */
export interface Mark<I = Ink> {
  readonly x: string;
  readonly y: string;
  readonly ink: I;
  readonly drawn: Line | Area | Dots | Boxes;
}

export interface Line {
  readonly kind: 'line';
  readonly points: Points;
  readonly curve: Curve;
  /** How straight a `curveTension` is along x and along y: at 1, from value to value. */
  readonly tension?: readonly [x: number, y: number];
}

/** A line, and what is between it and another one (`base`) or zero. */
export interface Area extends Omit<Line, 'kind'> {
  readonly kind: 'area';
  readonly base?: readonly number[];
}

export interface Dots {
  readonly kind: 'dots';
  readonly points: Points;
  /** In pixels. */
  readonly radius: number;
  /** Those of a look of their own, each in its place. */
  readonly looks?: readonly (OwnLook | undefined)[];
}

/** How one of many looks, where it is otherwise than all: colours, and the width of its line in pixels. */
export interface OwnLook {
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly width?: number | undefined;
}

/** Boxes between places on both scales; a box without a width is a line. */
export interface Boxes {
  readonly kind: 'boxes';
  readonly boxes: readonly Box[];
}

export interface Box extends OwnLook {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

type Builder = uPlot.Series.PathBuilder;

const builders = uPlot.paths;

/** What uPlot has of a mark: its values, and what makes a path of them. */
export function seriesOf(mark: Mark): { readonly values: Points; readonly paths: Builder } {
  const { drawn } = mark;
  switch (drawn.kind) {
    case 'dots':
      return { values: drawn.points, paths: dots(drawn) };
    case 'boxes':
      return { values: { x: drawn.boxes.map(({ from }) => from[0]), y: [] }, paths: boxes(drawn.boxes) };
    case 'line':
      return { values: curved(drawn), paths: lines(drawn) };
    case 'area':
      return drawn.base === undefined
        ? { values: curved(drawn), paths: lines(drawn) }
        : { values: drawn.points, paths: between(drawn.points, drawn.base, drawn.curve) };
  }
}

/** The dots where a line has values that none goes through; undefined where there are none. */
export function dotsOf(mark: Mark): Mark | undefined {
  const { drawn, ink } = mark;
  if (drawn.kind !== 'line' && drawn.kind !== 'area') return undefined;
  const points = alone(drawn.points);
  if (points.x.length === 0) return undefined;
  return { ...mark, ink: { ...ink, fill: ink.stroke }, drawn: { kind: 'dots', points, radius: ink.width } };
}

/** A step in the middle between two values is one that holds from there on. */
function curved({ points, curve }: Pick<Line, 'points' | 'curve'>): Points {
  const { x, y } = points;
  if (curve === 'curveBasis') return joined(points);
  if (curve !== 'curveStep' || x.length < 2) return points;
  const middles = x.map((at, index) => (at + (x[index - 1] ?? at)) / 2);
  return { x: [...middles, x.at(-1) ?? 0], y: [...y, y.at(-1) ?? null] };
}

function lines({ points, curve, tension = [1, 1] }: Omit<Line, 'kind'>): Builder {
  const made = {
    curveLinear: () => builders.linear?.(),
    curveStep: () => builders.stepped?.({ align: 1 }),
    curveStepAfter: () => builders.stepped?.({ align: 1 }),
    curveStepBefore: () => builders.stepped?.({ align: -1 }),
    curveMonotoneX: () => builders.spline?.(),
    curveBasis: () => basis(joined(points)),
    curveTension: () => tensed(points, tension),
  }[curve]();
  return made ?? (() => null);
}

/** How uPlot names scales of which each decade has the same length, and those that reckon lengths in a way of their own. */
const logarithmic = 3;
export const ofItsOwn = 100;

/** Where values stand on the canvas, by the scales of a series. */
function placesOf(plot: uPlot, index: number): readonly [x: (value: number) => number, y: (value: number) => number] {
  const [x = '', y = ''] = plot.series[index]?.facets?.map(({ scale }) => scale) ?? [];
  const { left, top, width, height } = plot.bbox;
  const along = (key: string): ((value: number) => number) => {
    const { min, max, distr, dir, fwd } = plot.scales[key] ?? {};
    const isLogarithmic = Number(distr) === logarithmic;
    const [least, most] = isLogarithmic ? [min ?? 1, max ?? 10] : [min ?? 0, max ?? 1];
    const length = (value: number): number => {
      if (isLogarithmic) return Math.log(Math.max(value, Number.MIN_VALUE));
      return Number(distr) === ofItsOwn ? (fwd?.(value) ?? value) : value;
    };
    const [from, whole] = [length(least), length(most) - length(least)];
    const ofValue = (value: number): number => (length(value) - from) / whole;
    return dir === -1 ? (value) => 1 - ofValue(value) : ofValue;
  };
  const [alongX, alongY] = [along(x), along(y)];
  return [(value) => left + alongX(value) * width, (value) => top + (1 - alongY(value)) * height];
}

function dots({ points: { x, y }, radius, looks = [] }: Dots): Builder {
  return (plot, index) => {
    const [placeX, placeY] = placesOf(plot, index);
    const size = radius * devicePixelRatio;
    const paths = { stroke: new Path2D(), fill: new Path2D() };
    within(plot, (ctx) => {
      for (const [at, value] of y.entries()) {
        const along = x[at];
        if (value === null || along === undefined) continue;
        const [left, top] = [placeX(along), placeY(value)];
        put(ctx, looks[at] ?? {}, paths, (path) => {
          path.moveTo(left + size, top);
          path.arc(left, top, size, 0, 2 * Math.PI);
        });
      }
    });
    return paths;
  };
}

/** Draws right on the plot, and nothing beside it. */
function within({ ctx, bbox }: uPlot, draw: (ctx: CanvasRenderingContext2D) => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}

/** Draws what has a look of its own at once, and the rest with all others. */
function put(
  ctx: CanvasRenderingContext2D,
  { fill, stroke, width }: OwnLook,
  rest: { readonly stroke: Path2D; readonly fill: Path2D },
  trace: (path: CanvasPath) => void,
): void {
  if (fill === undefined) trace(rest.fill);
  if (stroke === undefined) trace(rest.stroke);
  if (fill === undefined && stroke === undefined) return;
  ctx.beginPath();
  trace(ctx);
  if (fill !== undefined) {
    ctx.fillStyle = fill;
    ctx.fill();
  }
  if (stroke !== undefined && width !== 0) {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = (width ?? 1) * devicePixelRatio;
    ctx.stroke();
  }
}

function boxes(all: readonly Box[]): Builder {
  return (plot, index) => {
    const [placeX, placeY] = placesOf(plot, index);
    const paths = { stroke: new Path2D(), fill: new Path2D() };
    within(plot, (ctx) => {
      for (const box of all) {
        const { from, to } = box;
        const [left, right] = [placeX(from[0]), placeX(to[0])].toSorted((one, other) => one - other);
        const [top, bottom] = [placeY(from[1]), placeY(to[1])].toSorted((one, other) => one - other);
        if (left === undefined || right === undefined || top === undefined || bottom === undefined) continue;
        put(ctx, box, paths, (path) => path.rect(left, top, Math.max(right - left, 1), Math.max(bottom - top, 1)));
      }
    });
    return paths;
  };
}

/** What is between two lines, piece by piece where there are values. */
function between({ x, y }: Points, base: readonly number[], curve: Curve): Builder {
  return (plot, index) => {
    const [placeX, placeY] = placesOf(plot, index);
    const stroke = new Path2D();
    const fill = new Path2D();
    const draw = (path: Path2D, places: readonly (readonly [number, number])[], begins: boolean): void => {
      for (const [at, [left, top]] of places.entries()) {
        const [before = left, height = top] = places[at - 1] ?? [];
        if (at === 0 && begins) path.moveTo(left, top);
        else if (at > 0 && curve.startsWith('curveStep')) {
          const turn = { curveStepBefore: before, curveStepAfter: left }[curve as string] ?? (before + left) / 2;
          path.lineTo(turn, height);
          path.lineTo(turn, top);
        }
        path.lineTo(left, top);
      }
    };
    for (const [first, last] of runsOf(y)) {
      const places = x.slice(first, last).map((at, step) => {
        const value = y[first + step] ?? 0;
        return [[placeX(at), placeY(value)] as const, [placeX(at), placeY(base[first + step] ?? 0)] as const] as const;
      });
      draw(
        stroke,
        places.map(([upper]) => upper),
        true,
      );
      draw(
        fill,
        places.map(([upper]) => upper),
        true,
      );
      for (const [, [left, top]] of places.toReversed()) fill.lineTo(left, top);
      fill.closePath();
    }
    return { stroke, fill };
  };
}

/** Where values follow one another without a gap: from, and up to. */
function runsOf(y: Points['y']): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [at, value] of y.entries()) {
    if (value === null) continue;
    const last = runs.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/** Curves through the values, piece by piece: at each it goes the way from the value before to the value after, the further the less it is tense. */
function tensed({ x, y }: Points, [tenseX, tenseY]: readonly [number, number]): Builder {
  return (plot, index) => {
    const [placeX, placeY] = placesOf(plot, index);
    const [swingX, swingY] = [1 - tenseX, 1 - tenseY];
    const stroke = new Path2D();
    const fill = new Path2D();
    for (const [begin, end] of runsOf(y)) {
      const places = x.slice(begin, end).map((at, step) => [placeX(at), placeY(y[begin + step] ?? 0)] as const);
      const [first, last] = [places[0], places.at(-1)];
      if (first === undefined || last === undefined) continue;
      const piece = new Path2D();
      piece.moveTo(...first);
      for (const [at, next] of places.entries()) {
        const here = places[at - 1];
        if (here === undefined) continue;
        const [before, after] = [places[at - 2] ?? here, places[at + 1] ?? next];
        piece.bezierCurveTo(
          here[0] + swingX * (next[0] - before[0]),
          here[1] + swingY * (next[1] - before[1]),
          next[0] - swingX * (after[0] - here[0]),
          next[1] - swingY * (after[1] - here[1]),
          ...next,
        );
      }
      stroke.addPath(piece);
      piece.lineTo(last[0], placeY(0));
      piece.lineTo(first[0], placeY(0));
      fill.addPath(piece);
    }
    return { stroke, fill };
  };
}

/** A cubic curve that the values pull at. */
function basis({ x, y }: Points): Builder {
  return (plot, index) => {
    const [placeX, placeY] = placesOf(plot, index);
    const values = x.map((at, step) => [placeX(at), placeY(y[step] ?? 0)] as const);
    const [first] = values;
    const last = values.at(-1);
    if (first === undefined || last === undefined) return null;
    const stroke = new Path2D();
    stroke.moveTo(...first);
    const ended = [first, ...values, last, last];
    for (let at = 1; at < ended.length - 1; at += 1) {
      const [[ax, ay], [bx, by], [cx, cy]] = [ended[at - 1] ?? first, ended[at] ?? first, ended[at + 1] ?? last];
      stroke.bezierCurveTo(
        (2 * ax + bx) / 3,
        (2 * ay + by) / 3,
        (ax + 2 * bx) / 3,
        (ay + 2 * by) / 3,
        (ax + 4 * bx + cx) / 6,
        (ay + 4 * by + cy) / 6,
      );
    }
    const fill = new Path2D(stroke);
    fill.lineTo(last[0], placeY(0));
    fill.lineTo(first[0], placeY(0));
    return { stroke, fill };
  };
}
