/** How the series of an XY chart are drawn: as lines, columns, steps or candlesticks. */
import type { PenInk } from './ink.svelte.ts';
import type { JsonObject } from '../../../electron/contract/json.ts';
import type { Box, Mark, OwnLook } from './marks.ts';
import { joined, type Points } from './points.ts';
import type { Scale } from './range.ts';
import { derivedLook, type Item, type XyPen } from './xy.ts';

/** The share of its place that the columns at it have, where a project does not say. */
const columnShare = 0.8;

/** The marks of a series, on scales `x0`, `y0` ... */
export function xyMarks(pen: XyPen, xs: readonly Scale[], ys: readonly Scale[]): readonly Mark<PenInk>[] {
  const place = { x: `x${pen.x}`, y: `y${pen.y}` };
  switch (pen.series.render) {
    case 'line':
      return lineMarks(pen, place, 'line');
    case 'step line':
      return lineMarks(pen, place, 'stepLine');
    case 'column':
      return [
        {
          ...place,
          ink: boxInk(pen, pen.series.column.appearance),
          drawn: { kind: 'boxes', boxes: columnsOf(pen, xs[pen.x], ys[pen.y]) },
        },
      ];
    case 'candlestick':
      return candles(pen, place);
  }
}

type Place = { readonly x: string; readonly y: string };

function lineMarks(pen: XyPen, place: Place, kind: 'line' | 'stepLine'): readonly Mark<PenInk>[] {
  const { connect, stroke, fill, bullets, tensionX, tensionY } = pen.series[kind].appearance;
  const all: Points = { x: pen.items.map(({ x }) => x ?? Number.NaN), y: pen.items.map(({ y }) => y) };
  const there: Points = {
    x: all.x.filter((x) => !Number.isNaN(x)),
    y: all.y.filter((_, at) => !Number.isNaN(all.x[at] ?? Number.NaN)),
  };
  const points = connect ? joined(there) : there;
  const ink: PenInk = {
    stroke: { color: pen.color, opacity: stroke.opacity },
    fill: { color: fill.opacity > 0 ? fill.color || pen.color : '', opacity: fill.opacity },
    width: stroke.width,
    dash: stroke.dashArray,
  };
  const isTense = tensionX === 1 && tensionY === 1;
  const curve = kind === 'stepLine' ? 'curveStepAfter' : isTense ? 'curveLinear' : 'curveTension';
  const tension = [tensionX, tensionY] as const;
  const rows = pen.items.filter(({ x }) => x !== null).map(({ row }) => row);
  return [
    { ...place, ink, drawn: { kind: fill.opacity > 0 ? 'area' : 'line', points, curve, tension } },
    ...bullets
      .filter(({ enabled, render }) => enabled && render === 'circle')
      .map((bullet): Mark<PenInk> => ({
        ...place,
        ink: {
          stroke: { color: bullet.stroke.color || pen.color, opacity: bullet.stroke.opacity },
          fill: { color: bullet.fill.color || pen.color, opacity: bullet.fill.opacity },
          width: bullet.stroke.width,
          dash: [],
        },
        drawn: { kind: 'dots', points: there, radius: bullet.width / 2, ...looksOf(bullet, pen.color, rows) },
      })),
  ];
}

/** The looks that the data gives dots; nothing where it gives none. */
function looksOf(
  { deriveFieldsFromData, fill, stroke }: XyPen['series']['line']['appearance']['bullets'][number],
  color: string,
  rows: readonly JsonObject[],
): { readonly looks?: readonly OwnLook[] } {
  const own = { fill: { ...fill, color: fill.color || color }, stroke: { ...stroke, color: stroke.color || color } };
  const derive = derivedLook(deriveFieldsFromData, own);
  return derive === undefined ? {} : { looks: rows.map(derive) };
}

function boxInk(
  pen: XyPen,
  { stroke, fill }: XyPen['series']['column']['appearance'] | XyPen['series']['candlestick']['appearance'],
): PenInk {
  return {
    stroke: { color: stroke.color || pen.color, opacity: stroke.opacity },
    fill: { color: fill.color || pen.color, opacity: fill.opacity },
    width: stroke.width,
    dash: stroke.dashArray,
  };
}

/** The columns of a series, each beside the others at its place. */
export function columnsOf(pen: XyPen, x: Scale | undefined, y: Scale | undefined): readonly Box[] {
  const { isLying, cell, slot, slots, items } = pen;
  const { width, height } = pen.series.column.appearance;
  const share = (isLying ? height : width) ?? undefined;
  // Names along both sides: a column fills the field where they meet.
  const isCell = pen.isNamed;
  const own = (cell * (isCell ? 1 : columnShare)) / slots;
  const wide = own * (share === undefined ? 1 : share / (columnShare * 100));
  const start = (isLying ? x : y) ?? { from: 0, to: 1 };
  return items.flatMap((item): readonly Box[] => {
    if (item.x === null || item.y === null) return [];
    const across = isLying ? item.y : item.x;
    const long = isLying ? item.x : item.y;
    const middle = across - (cell * columnShare) / 2 + own * (slot + 0.5);
    if (isCell) {
      return [{ from: [item.x - wide / 2, item.y - 0.5], to: [item.x + wide / 2, item.y + 0.5], ...item.look }];
    }
    const base = item.base ?? (start.from > 0 || start.to < 0 ? start.from : 0);
    const [low, high] = [middle - wide / 2, middle + wide / 2];
    return [
      isLying
        ? { from: [base, low], to: [long, high], ...item.look }
        : { from: [low, base], to: [high, long], ...item.look },
    ];
  });
}

/** A body from where it opens to where it closes, hollow where it rose, and a line from the least to the greatest. */
function candles(pen: XyPen, place: Place): readonly Mark<PenInk>[] {
  const ink = boxInk(pen, pen.series.candlestick.appearance);
  const wide = (pen.cell * columnShare) / 2;
  const there = pen.items.filter(
    (item): item is Item & { readonly x: number; readonly y: number } => item.x !== null && item.y !== null,
  );
  const bodies = there.map(({ x, y, base = y, look }): Box => ({
    ...look,
    from: [x - wide / 2, base],
    to: [x + wide / 2, y],
    fill: y >= base ? 'var(--raised)' : look?.fill,
  }));
  // A line that went through a hollow body would be seen in it.
  const wicks = there.flatMap(({ x, y, base = y, low, high }): readonly Box[] => [
    ...(low === null || low === undefined ? [] : [{ from: [x, low], to: [x, Math.min(base, y)] } as const]),
    ...(high === null || high === undefined ? [] : [{ from: [x, Math.max(base, y)], to: [x, high] } as const]),
  ]);
  return [
    { ...place, ink, drawn: { kind: 'boxes', boxes: wicks } },
    { ...place, ink, drawn: { kind: 'boxes', boxes: bodies } },
  ];
}
