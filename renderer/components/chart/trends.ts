/** What a chart over time draws: lanes with their scales and pens, whatever component they are of. */
import type { looks } from '../../../electron/contract/components/chartParts.ts';
import type { timeSeriesChart } from '../../../electron/contract/components/timeSeriesChart.ts';
import type { Read } from '../../../electron/contract/components/shapes.ts';
import type { PenInk } from './ink.svelte.ts';
import type { Box, Curve, Mark } from './marks.ts';
import { penColor, penLetter } from './palettes.ts';
import { joined, pointsIn, resultOf, timeTableOf, type Points } from './points.ts';
import { extentOf, hull, rounded, widened, type Range, type Scale } from './range.ts';

type Properties = Read<typeof timeSeriesChart.properties>;
type Plot = Properties['plots'][number];
type Trend = Plot['trends'][number];
export type Axis = Plot['axes'][number];
export type Marker = Plot['markers'][number];
type Baseline = Trend['baselines'][number];
export type Looks = Read<typeof looks>;

export interface Pen {
  readonly name: string;
  readonly letter: string;
  /** As CSS has it. */
  readonly color: string;
  readonly kind: 'line' | 'area' | 'bar' | 'scatter';
  readonly curve: Curve;
  readonly radius: number;
  readonly looks: readonly Looks[];
  /** What was measured. */
  readonly points: Points;
  /** What it stands on, where it stands on others; its line is then as much higher. */
  readonly base?: readonly number[];
  /** The place of its scale in the lane. */
  readonly axis: number;
  /** Its place among the bars that stand beside one another. */
  readonly slot: number;
  /** How a value of it is written in full; by its digits where nothing stands here. */
  readonly format?: string;
}

export interface Lane {
  readonly weight: number;
  readonly color: string;
  readonly style: Plot['style'];
  readonly axes: readonly Axis[];
  readonly scales: readonly Scale[];
  readonly pens: readonly Pen[];
  readonly markers: readonly Marker[];
  readonly baselines: readonly (Pick<Baseline, Exclude<keyof Baseline, 'axis' | 'column' | 'function' | 'visible'>> & {
    readonly axis: number;
    readonly value: number;
  })[];
  /** Milliseconds that a bar and its neighbours have. */
  readonly barWidth: number;
  readonly slots: number;
  /** What cannot be drawn, in words. */
  readonly problems: readonly string[];
}

/** The lanes of a time series chart. */
export function lanesOf(
  { series, plots, defaultStyles }: Pick<Properties, 'series' | 'plots' | 'defaultStyles'>,
  byDefault: DefaultPlot,
): readonly Lane[] {
  let letters = 0;
  const shown = plots.length > 0 ? plots : [byDefault.plot(series.map(({ name }) => name))];
  return shown.map((plot) => {
    const axes = plot.axes.length > 0 ? plot.axes : byDefault.axes;
    const problems: string[] = [];
    const pens: Pen[] = [];
    const baselines: Lane['baselines'][number][] = [];
    let slots = 0;
    for (const trend of plot.trends.filter(({ visible }) => visible)) {
      const found = series.find(({ name }) => name === trend.series) ?? (trend.series === '' ? series[0] : undefined);
      const table = found === undefined ? undefined : timeTableOf(found.data);
      if (table === undefined) {
        problems.push(
          found === undefined
            ? `There is no series “${trend.series}”.`
            : `The data of “${found.name}” is neither a list nor a dataset.`,
        );
        letters += 1;
        continue;
      }
      const stacked: number[] = [];
      const isStacked = (kind: Pen['kind']): boolean => trend.stack && (kind === 'bar' || kind === 'area');
      const columns = [...table.columns];
      // What has no points keeps its letter and colour: those of the pens after it are no others once it has some.
      const first = letters;
      letters += Math.max(1, table.names.length);
      let slot: number | undefined;
      for (const [column, y] of columns) {
        const own = trend.columns.find(({ key }) => key === column);
        const kind = own === undefined || own.type === '' ? trend.type : own.type;
        const base = isStacked(kind) && columns.length > 1 ? table.times.map((_, at) => stacked[at] ?? 0) : undefined;
        const raised = base === undefined ? y : y.map((value, at) => (value === null ? null : value + (base[at] ?? 0)));
        if (base !== undefined) for (const [at, value] of raised.entries()) stacked[at] = value ?? stacked[at] ?? 0;
        if (kind === 'bar' && (slot === undefined || base === undefined)) {
          slot = slots;
          slots += 1;
        }
        const at = first + table.names.indexOf(column);
        const measured = { x: table.times, y: raised };
        pens.push({
          name: columns.length === 1 && column === 'value' ? trend.series || column : column,
          letter: penLetter(at),
          color: own?.color || penColor(at, defaultStyles.colorScheme, defaultStyles.colors),
          kind,
          curve: trend.interpolation,
          radius: trend.radius,
          looks: own === undefined ? [defaultStyles] : [own.styles, defaultStyles],
          points: trend.breakLine ? measured : joined(measured),
          ...(base === undefined
            ? {}
            : { base: trend.breakLine ? base : base.filter((_, place) => y[place] !== null) }),
          axis: axisNamed(axes, own?.axis || trend.axis),
          slot: slot ?? 0,
        });
      }
      for (const { axis, column, function: how, visible, ...look } of trend.baselines) {
        const values = column === '' ? columns[0]?.[1] : table.columns.get(column);
        const value = visible && values !== undefined ? resultOf(how, values) : undefined;
        if (value !== undefined) baselines.push({ ...look, axis: axisNamed(axes, axis || trend.axis), value });
      }
    }
    const { relativeWeight: weight, color, style, markers } = plot;
    const barWidth = barWidthOf(pens);
    const scales = axes.map((axis, at) =>
      scaleOf(
        axis,
        pens.filter((pen) => pen.axis === at),
      ),
    );
    return { weight, color, style, axes, scales, pens, markers, baselines, barWidth, slots, problems };
  });
}

/** What stands for what a project does not say. */
export interface DefaultPlot {
  readonly plot: (series: readonly string[]) => Plot;
  readonly axes: readonly Axis[];
}

/** The place of the scale of that name; the first where there is none of it. */
export function axisNamed(axes: readonly Pick<Axis, 'name'>[], name: string): number {
  return Math.max(
    0,
    axes.findIndex((axis) => axis.name === name),
  );
}

export function scaleOf({ min, max }: Pick<Axis, 'min' | 'max'>, pens: readonly Pen[]): Scale {
  const found = hull(
    pens.flatMap(({ points: { y }, base, kind }) => [
      extentOf(y),
      base === undefined ? undefined : extentOf(base),
      kind === 'bar' ? { from: 0, to: 0 } : undefined,
    ]),
  );
  const range = {
    from: min ?? Math.min(found?.from ?? 0, max ?? Infinity),
    to: max ?? Math.max(found?.to ?? 1, min ?? -Infinity),
  };
  return rounded(widened(range), 4, { from: min !== undefined, to: max !== undefined });
}

/** The least time between two bars; a day where there is one alone. */
function barWidthOf(pens: readonly Pen[]): number {
  let least = Infinity;
  for (const { kind, points } of pens) {
    if (kind !== 'bar') continue;
    for (const [at, x] of points.x.entries()) {
      const apart = x - (points.x[at - 1] ?? -Infinity);
      if (apart > 0 && apart < least) least = apart;
    }
  }
  return Number.isFinite(least) ? least : 86_400_000;
}

/** What of a lane says from when to when it is. */
interface Timed extends Pick<Lane, 'barWidth'> {
  readonly pens: readonly (Pick<Pen, 'kind'> & { readonly points: Pick<Points, 'x'> })[];
}

/** From the first to the last time of all that is drawn; undefined where there is none. */
export function timesOf(lanes: readonly Timed[]): Range | undefined {
  const all = hull(
    lanes.flatMap(({ pens, barWidth }) =>
      pens.map(({ kind, points: { x } }) => {
        const [first] = x;
        const last = x.at(-1);
        const half = kind === 'bar' ? barWidth / 2 : 0;
        return first === undefined || last === undefined ? undefined : { from: first - half, to: last + half };
      }),
    ),
  );
  if (all === undefined || all.from < all.to) return all;
  // One moment stands in the middle of a minute.
  return { from: all.from - 30_000, to: all.to + 30_000 };
}

/** How a pen stands among the others. */
export type Standing = 'normal' | 'highlighted' | 'selected' | 'muted';

/** More values than a plot has points of width: a wide line through them all is a blot, and takes long to draw. */
const many = 3000;

/** What a pen is drawn with. */
export function inkOf({ color, looks, kind, points }: Pen, standing: Standing): PenInk {
  const [fill, stroke] = ['fill', 'stroke'] as const;
  const found = <T>(ask: (look: Looks[Standing]) => T | undefined | ''): T | undefined => {
    for (const state of standing === 'normal' ? (['normal'] as const) : ([standing, 'normal'] as const)) {
      for (const one of looks) {
        const answer = ask(one[state]);
        if (answer !== undefined && answer !== '') return answer;
      }
    }
    return undefined;
  };
  const share = { normal: 1, highlighted: 1, selected: 1, muted: 0.3 }[standing];
  const isFilled = kind !== 'line';
  const dash = found((look) => (look.stroke.dashArray.length === 0 ? undefined : look.stroke.dashArray));
  return {
    stroke: {
      color: found((look) => look[stroke].color) ?? color,
      opacity: found((look) => look[stroke].opacity) ?? share,
    },
    fill: {
      color: isFilled ? (found((look) => look[fill].color) ?? color) : '',
      opacity: found((look) => look[fill].opacity) ?? (kind === 'area' ? 0.3 : kind === 'bar' ? 0.85 : 1) * share,
    },
    width:
      found((look) => look.stroke.width) ??
      (kind === 'bar' ? 0 : (standing === 'normal' || standing === 'muted' ? 2 : 3) - (points.x.length > many ? 1 : 0)),
    dash: dash ?? [],
  };
}

/** What is drawn of a pen in a range of time, on scales `time` and `y0`, `y1` ... */
export function markOf(pen: Pen, { barWidth, slots }: Lane, range: Range, ink: PenInk): Mark<PenInk> {
  const { kind, curve, points, base, axis, slot, radius } = pen;
  const place = { x: 'time', y: `y${axis}`, ink };
  const seen = pointsIn(points, range);
  if (kind === 'scatter') return { ...place, drawn: { kind: 'dots', points: seen, radius } };
  if (kind === 'line') return { ...place, drawn: { kind, points: seen, curve } };
  // What stands on others is cut out with its values.
  const first = base === undefined || seen.x === points.x ? 0 : points.x.indexOf(seen.x[0] ?? 0);
  const under = base?.slice(first, first + seen.x.length);
  if (kind === 'area') {
    return { ...place, drawn: { kind, points: seen, curve, ...(under === undefined ? {} : { base: under }) } };
  }
  const wide = barWidth * 0.8;
  const own = wide / Math.max(1, slots);
  const boxes = seen.x.flatMap((x, at): readonly Box[] => {
    const y = seen.y[at] ?? null;
    const left = x - wide / 2 + slot * own;
    return y === null ? [] : [{ from: [left, under?.[at] ?? 0], to: [left + own, y] }];
  });
  return { ...place, drawn: { kind: 'boxes', boxes } };
}
