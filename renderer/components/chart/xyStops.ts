/** The places of an XY chart at which a person reads values. */
import { placeOf, type Scale } from './range.ts';
import { columnsOf } from './xyMarks.ts';
import type { Item, XyPen } from './xy.ts';

export interface Stop {
  /** From 0 to 1 along the chart and up it. */
  readonly place: number;
  readonly height: number;
  /** The field of a column that lies or fills a field: it is read where it is. */
  readonly box?: { readonly left: number; readonly right: number; readonly low: number; readonly high: number };
  readonly values: readonly { readonly pen: XyPen; readonly item: Item; readonly height: number }[];
}

/** All stops, from the first along x to the last: one for all values at the same place, and one for each column that lies. */
export function stopsOf(pens: readonly XyPen[], xs: readonly Scale[], ys: readonly Scale[]): readonly Stop[] {
  const upright = new Map<number, Stop['values'][number][]>();
  const fields: Stop[] = [];
  for (const pen of pens) {
    const [x, y] = [xs[pen.x], ys[pen.y]];
    if (x === undefined || y === undefined) continue;
    const boxes = pen.isLying || pen.isNamed ? columnsOf(pen, x, y) : [];
    const there = pen.items.filter((item) => item.x !== null && item.y !== null);
    for (const [at, item] of there.entries()) {
      const box = boxes[at];
      const height = placeOf(item.y ?? 0, y);
      if (box === undefined) {
        const place = Math.round(placeOf(item.x ?? 0, x) * 1e6) / 1e6;
        const values = upright.get(place) ?? [];
        values.push({ pen, item, height });
        upright.set(place, values);
        continue;
      }
      const [left, right] = [placeOf(box.from[0], x), placeOf(box.to[0], x)].toSorted((one, other) => one - other);
      const [low, high] = [placeOf(box.from[1], y), placeOf(box.to[1], y)].toSorted((one, other) => one - other);
      const field = { left: left ?? 0, right: right ?? 1, low: low ?? 0, high: high ?? 1 };
      fields.push({
        place: (field.left + field.right) / 2,
        height: (field.low + field.high) / 2,
        box: field,
        values: [{ pen, item, height }],
      });
    }
  }
  const lines = [...upright].map(([place, values]): Stop => ({ place, height: values[0]?.height ?? 0, values }));
  return [...lines, ...fields]
    .filter(({ place }) => place >= 0 && place <= 1)
    .toSorted((one, other) => one.place - other.place || one.height - other.height);
}

/** The stop that a pointer is at: the field that it is on, or else the nearest along x of those that are no fields. */
export function stopAt(stops: readonly Stop[], place: number, height: number): number | undefined {
  const on = stops.findLastIndex(
    ({ box }) =>
      box !== undefined && place >= box.left && place <= box.right && height >= box.low && height <= box.high,
  );
  if (on !== -1) return on;
  let nearest: number | undefined;
  for (const [at, stop] of stops.entries()) {
    const before = nearest === undefined ? undefined : stops[nearest];
    if (stop.box !== undefined) continue;
    if (before === undefined || Math.abs(stop.place - place) < Math.abs(before.place - place)) nearest = at;
  }
  return nearest;
}
