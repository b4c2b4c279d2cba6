/** What a person chooses in an XY chart: one value of a series, as the object that it stands in. */
import { objectOf, type Json } from '../../../electron/contract/json.ts';
import { placeOf, type Scale } from './range.ts';
import type { Item, XyPen } from './xy.ts';
import { columnsOf } from './xyMarks.ts';

/** A value that can be chosen, and the field that it has in the plot, in pixels. */
export interface Choice {
  readonly pen: XyPen;
  readonly item: Item;
  readonly isRound: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels around a mark that count as on it. */
const reach = 12;

/** The values that can be chosen, in the order in which they lie over each other. */
export function choicesOf(
  pens: readonly XyPen[],
  [xs, ys]: readonly [readonly Scale[], readonly Scale[]],
  size: { readonly width: number; readonly height: number },
): readonly Choice[] {
  return pens
    .toSorted((one, other) => one.series.zIndex - other.series.zIndex)
    .flatMap((pen) => {
      const [x, y] = [xs[pen.x], ys[pen.y]];
      if (x === undefined || y === undefined) return [];
      const { render } = pen.series;
      const across = (value: number): number => placeOf(value, x) * size.width;
      const down = (value: number): number => (1 - placeOf(value, y)) * size.height;
      const boxes = render === 'column' ? columnsOf(pen, x, y) : [];
      let column = -1;
      return pen.items.flatMap((item): readonly Choice[] => {
        if (item.x === null || item.y === null) return [];
        column += 1;
        const choice = { pen, item };
        if (render === 'column') {
          const box = boxes[column];
          if (box === undefined) return [];
          return [{ ...choice, isRound: false, ...field(box.from.map(Number), box.to.map(Number), across, down) }];
        }
        if (render === 'candlestick') {
          const wide = pen.cell / 2;
          const [low, high] = [item.low ?? item.base ?? item.y, item.high ?? item.y];
          return [{ ...choice, isRound: false, ...field([item.x - wide, low], [item.x + wide, high], across, down) }];
        }
        const { bullets } = pen.series[render === 'line' ? 'line' : 'stepLine'].appearance;
        const marks = bullets.filter(({ enabled }) => enabled).map(({ width }) => width);
        if (marks.length === 0) return [];
        const wide = Math.max(reach, ...marks);
        const [left, top] = [across(item.x) - wide / 2, down(item.y) - wide / 2];
        return [{ ...choice, isRound: true, left, top, width: wide, height: wide }];
      });
    });
}

function field(
  [x1 = 0, y1 = 0]: readonly number[],
  [x2 = 0, y2 = 0]: readonly number[],
  across: (value: number) => number,
  down: (value: number) => number,
): Pick<Choice, 'left' | 'top' | 'width' | 'height'> {
  const [left, right] = [across(x1), across(x2)].toSorted((one, other) => one - other);
  const [top, bottom] = [down(y1), down(y2)].toSorted((one, other) => one - other);
  return { left: left ?? 0, top: top ?? 0, width: (right ?? 0) - (left ?? 0), height: (bottom ?? 0) - (top ?? 0) };
}

/** The topmost value at a place of the plot, in pixels. */
export function choiceAt(choices: readonly Choice[], x: number, y: number): Choice | undefined {
  return choices.findLast(
    ({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height,
  );
}

/** What tells one object from another, in whatever order its members stand. */
export function keyOfRow(row: Json): string {
  return JSON.stringify(Object.entries(objectOf(row)).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
