/** What a power chart draws: its pens in lanes, over a time that ends now or is a range of its own. */
import type { powerChart } from '../../../electron/contract/components/powerChart.ts';
import type { Read } from '../../../electron/contract/components/shapes.ts';
import { penColor, penLetter } from './palettes.ts';
import type { Points } from './points.ts';
import type { Range } from './range.ts';
import { axisNamed, scaleOf, type Axis, type Lane, type Pen } from './trends.ts';

export type Properties = Read<typeof powerChart.properties>;
type Config = Properties['config'];

const lengths: Readonly<Record<Config['measureOfTime'], number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
  months: 2_629_800_000,
  years: 31_557_600_000,
};

/** The time that is shown, as it is `now`; undefined for a range of its own that nobody said. */
export function shownTime(
  config: Pick<Config, 'mode' | 'unitOfTime' | 'measureOfTime' | 'rangeStartDate' | 'rangeEndDate'>,
  now: number,
): Range | undefined {
  const { mode, rangeStartDate: from, rangeEndDate: to } = config;
  if (mode === 'realtime')
    return { from: now - Math.max(1, config.unitOfTime) * lengths[config.measureOfTime], to: now };
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/** The lanes, with the values of each pen as `valuesOf` has them. `plain` stands for a scale that a project does not name. */
export function powerLanes(
  own: Properties,
  plain: Axis,
  plot: Properties['plots'][number],
  valuesOf: (pen: Properties['pens'][number]) => Points,
): readonly Lane[] {
  const plots = own.plots.length > 0 ? own.plots : [plot];
  const axes = own.axes.map((axis): Axis => {
    const { range, position: alignment, color } = axis;
    const [min, max] = range.auto ? [undefined, undefined] : [range.min, range.max];
    return { ...axis, alignment, min, max, tick: { ...axis.tick, color: axis.tick.color || color } };
  });
  const all = axes.length > 0 ? axes : [plain];
  return plots.map((lane, at) => {
    const mine = own.pens.flatMap((pen, index) => {
      const place = Math.min(Math.max(0, Math.round(pen.plot)), plots.length - 1);
      return pen.enabled && pen.visible && place === at ? [{ pen, index }] : [];
    });
    const used = [...new Set(mine.map(({ pen }) => axisNamed(all, pen.axis)))].toSorted((one, other) => one - other);
    const shown = used.length > 0 ? used : [0];
    const pens = mine.map(({ pen, index }): Pen => {
      const { type: kind, interpolation, radius, styles } = pen.display;
      const axis = axisNamed(all, pen.axis);
      const format = own.axes[axis]?.dataFormat;
      return {
        name: pen.name,
        letter: penLetter(index),
        color: styles.normal.stroke.color || penColor(index),
        kind,
        curve: interpolation,
        radius,
        looks: [styles],
        points: valuesOf(pen),
        axis: Math.max(0, shown.indexOf(axis)),
        slot: 0,
        ...(format === undefined ? {} : { format }),
      };
    });
    const here = shown.map((index) => all[index] ?? plain);
    return {
      weight: lane.relativeWeight,
      color: lane.color,
      style: lane.style,
      axes: here,
      scales: here.map((axis, index) =>
        scaleOf(
          axis,
          pens.filter((pen) => pen.axis === index),
        ),
      ),
      pens,
      markers: lane.markers,
      baselines: [],
      barWidth: 60_000,
      slots: 1,
      problems: [],
    };
  });
}

/** How many points of each pen are asked for: more than a chart has pixels for two values each, where a project says nothing. */
export function pointsAsked(stated: number | undefined): number {
  return stated === undefined || stated < 1 ? 600 : Math.min(2000, Math.round(stated));
}
