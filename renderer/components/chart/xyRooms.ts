/** What the scales of an XY chart need of its room, and where each of them stands. */
import type { Region } from '../../page/state.svelte.ts';
import type { Scale } from './range.ts';
import type { XyScale } from './xy.ts';
import { xySteps } from './xyWords.ts';

/** CSS pixels of one letter of a scale. */
export const letterWidth = 7.5;

/** CSS pixels right of the plot at least. */
export const leastRight = 12;

/** A scale outside of the plot, in CSS pixels: how far it stands from the edge of its side, and the room that it takes. */
export interface ScaleRoom {
  readonly at: number;
  readonly room: number;
}

/** CSS pixels around the plot, and the room of each scale in them. */
export interface XyRooms {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xs: readonly ScaleRoom[];
  readonly ys: readonly ScaleRoom[];
}

/** Room for the words of a scale beside the plot and for its name. */
function besideRoom(scale: XyScale, shown: Scale, region: Region): number {
  const { visible, label, appearance } = scale.axis;
  if (!visible) return 0;
  const longest = Math.max(1, ...xySteps(scale, shown, 300, 24, region).map(({ text }) => text.length));
  const words = appearance.inside ? 0 : Math.min(160, longest * letterWidth + 14);
  return words + (label.enabled && label.text !== '' ? 22 : 0);
}

/** The same above or below the plot. */
function endRoom({ axis: { visible, label, appearance } }: XyScale): number {
  if (!visible) return 0;
  const turned = Math.abs(Math.sin((appearance.labels.rotation * Math.PI) / 180));
  const words = appearance.inside ? 4 : 24 + turned * 60 + (appearance.labels.wrap ? 14 : 0);
  return words + (label.enabled && label.text !== '' ? 20 : 0);
}

/** Scales of a direction, the first of a side at the plot, and what each side takes in all. */
function placed(scales: readonly XyScale[], rooms: readonly number[], least: { near: number; far: number }) {
  const isFar = (index: number): boolean => scales[index]?.axis.appearance.opposite === true;
  const upTo = (last: number, far: boolean): number =>
    rooms.reduce((before, room, index) => (index <= last && isFar(index) === far ? before + room : before), 0);
  const near = Math.max(least.near, upTo(rooms.length, false));
  const far = Math.max(least.far, upTo(rooms.length, true));
  return {
    near,
    far,
    scales: rooms.map((room, index) => ({ at: (isFar(index) ? far : near) - upTo(index, isFar(index)), room })),
  };
}

/** Rooms of the scales along x and y; of those along y, `shown` says what part is shown. */
export function xyRooms(
  xs: readonly XyScale[],
  ys: readonly XyScale[],
  shown: readonly Scale[],
  region: Region,
): XyRooms {
  const besides = ys.map((scale, index) => besideRoom(scale, shown[index] ?? scale.scale, region));
  const beside = placed(ys, besides, { near: 8, far: leastRight });
  const end = placed(xs, xs.map(endRoom), { near: 6, far: 8 });
  return {
    left: beside.near,
    right: beside.far,
    top: end.far,
    bottom: end.near,
    xs: end.scales,
    ys: beside.scales,
  };
}
