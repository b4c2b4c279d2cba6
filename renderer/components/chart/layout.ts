/** Where the parts of a chart over time stand in its room, in pixels. */
import type { timeSeriesChart } from '../../../electron/contract/components/timeSeriesChart.ts';
import type { Read } from '../../../electron/contract/components/shapes.ts';
import type { Axis, Lane } from './trends.ts';

/** What stands around the lanes. */
export type Frame = Pick<
  Read<typeof timeSeriesChart.properties>,
  'title' | 'legend' | 'timeAxis' | 'timeRange' | 'xTrace' | 'enablePanZoom'
>;

/** What of a lane says where it stands. */
interface Laid extends Pick<Lane, 'weight'> {
  readonly axes: readonly Pick<Axis, 'alignment' | 'width'>[];
  readonly pens: readonly unknown[];
}

export interface LanePlace {
  readonly top: number;
  readonly height: number;
  /** How far each scale stands from its side of the chart. */
  readonly axes: readonly number[];
}

export interface Layout {
  readonly left: number;
  readonly plotWidth: number;
  /** Where the lanes end and the time stands. */
  readonly bottom: number;
  /** Whether the names of pens stand at the ends of their lanes. */
  readonly hasChips: boolean;
  readonly lanes: readonly LanePlace[];
}

const between = 14;
/** Between the name of a pen and the lane, and between two of them. */
export const besideChips = 6;

/**
 * Places the lanes. `chip` is how large the name of a pen is that can be pressed; where names stand elsewhere, or a lane is too low for
 * those of its pens, there are none beside the lanes.
 */
export function layoutOf(
  lanes: readonly Laid[],
  frame: Pick<Frame, 'timeAxis'> & { readonly xTrace: Pick<Frame['xTrace'], 'visible'> },
  width: number,
  height: number,
  chip: number | undefined,
): Layout {
  if (chip === undefined) return placed(lanes, frame, width, height, 0);
  const withChips = placed(lanes, frame, width, height, chip + besideChips);
  // They may reach into the room between lanes.
  const isRoom = lanes.every(
    ({ pens }, at) => (withChips.lanes[at]?.height ?? 0) + between >= pens.length * (chip + besideChips) - besideChips,
  );
  return isRoom ? withChips : placed(lanes, frame, width, height, 0);
}

function placed(
  lanes: readonly Laid[],
  { timeAxis, xTrace }: Pick<Frame, 'timeAxis'> & { readonly xTrace: Pick<Frame['xTrace'], 'visible'> },
  width: number,
  height: number,
  chips: number,
): Layout {
  const roomOf = (side: 'left' | 'right'): number =>
    Math.max(
      0,
      ...lanes.map(({ axes }) => sum(axes.filter(({ alignment }) => alignment === side).map((axis) => axis.width))),
    );
  const left = Math.max(4, roomOf('left'));
  // The last time stands half outside of the plot.
  const right = Math.max(chips > 0 ? 4 : 22, roomOf('right')) + chips;
  // Over the first lane stands the time that one reads at.
  const top = xTrace.visible ? 26 : 6;
  const bottom = Math.max(top, height - (timeAxis.visible ? timeAxis.height : 4));
  const free = Math.max(0, bottom - top - between * Math.max(0, lanes.length - 1));
  const weights = sum(lanes.map(({ weight }) => Math.max(0, weight))) || 1;
  let at = top;
  return {
    left,
    plotWidth: Math.max(0, Math.floor(width - left - right)),
    bottom,
    hasChips: chips > 0,
    lanes: lanes.map(({ axes, weight }) => {
      const own = Math.floor((free * Math.max(0, weight)) / weights);
      const place = { top: at, height: own, axes: besides(axes, { left, right }) };
      at += own + between;
      return place;
    }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** The first scale of a side stands at the plot, each other one outside of it. */
function besides(axes: Laid['axes'], room: { readonly left: number; readonly right: number }): readonly number[] {
  const used = { ...room };
  return axes.map(({ alignment, width }) => {
    used[alignment] -= width;
    return used[alignment];
  });
}
