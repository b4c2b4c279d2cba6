/** What an XY chart draws: its scales, and each series as the values that stand on them. */
import { millisOf, numberOf, type Read } from '../../../electron/contract/components/shapes.ts';
import type { xyChart } from '../../../electron/contract/components/xyChart.ts';
import { textOf, type Json, type JsonObject } from '../../../electron/contract/json.ts';
import type { Column } from '../../../electron/contract/values.ts';
import { readDateText } from '../../../electron/format/readDateText.ts';
import type { Region } from '../../page/state.svelte.ts';
import { penColor, penLetter } from './palettes.ts';
import { columnsIn, measured } from './points.ts';
import type { OwnLook } from './marks.ts';
import { extentOf, hull, rounded, widened, type LeftOut, type Range, type Scale } from './range.ts';

export type Properties = Read<typeof xyChart.properties>;
export type XyAxis = Properties['xAxes'][number];
export type Series = Properties['series'][number];

/** A scale along a side, with the names that stand on it where it has names. */
export interface XyScale {
  readonly axis: XyAxis;
  readonly scale: Scale;
  readonly names: readonly string[];
  /** Where there are values, in order: of a scale of dates that leaves out all other times. */
  readonly times?: readonly number[] | undefined;
}

/** One value of a series, where it stands; null where that is not known. */
export interface Item {
  readonly x: number | null;
  readonly y: number | null;
  /** Where a column begins along the way that it goes. */
  readonly base?: number | undefined;
  readonly high?: number | null;
  readonly low?: number | null;
  /** The look that the data gives it, or its heat. */
  readonly look?: OwnLook | undefined;
  readonly row: JsonObject;
}

export interface XyPen {
  readonly name: string;
  readonly letter: string;
  readonly color: string;
  readonly series: Series;
  /** The places of its scales. */
  readonly x: number;
  readonly y: number;
  readonly items: readonly Item[];
  /** Whether columns go along x. */
  readonly isLying: boolean;
  /** Whether names run along both sides. */
  readonly isNamed: boolean;
  /** How much of a scale a value has for itself, which slot of that is its own, and of how many. */
  readonly cell: number;
  readonly slot: number;
  readonly slots: number;
}

export interface Xy {
  readonly xs: readonly XyScale[];
  readonly ys: readonly XyScale[];
  readonly pens: readonly XyPen[];
  readonly problems: readonly string[];
}

const units = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_629_800_000,
  year: 31_557_600_000,
} as const;

/** Reads a chart. `isShown` says whether a person has a series in sight. */
export function xyOf(own: Properties, plain: XyAxis, region: Region, isShown: (series: Series) => boolean): Xy {
  const problems: string[] = [];
  const { xAxes, yAxes, series: all, dataSources } = own;
  const axesX = xAxes.length > 0 ? xAxes : [plain];
  const axesY = yAxes.length > 0 ? yAxes : [plain];
  const namesX: string[][] = axesX.map(() => []);
  const namesY: string[][] = axesY.map(() => []);
  const raw = all.flatMap((series, at) => {
    if (!series.visible) return [];
    const data = dataSources[series.data.source];
    const columns = data === undefined || data === null ? undefined : columnsIn(data);
    if (columns === undefined) {
      if (data === undefined && series.data.source !== '') problems.push(`There is no source “${series.data.source}”.`);
      if (data !== undefined && data !== null && data !== '')
        problems.push(`The data of “${series.data.source}” is neither a list nor a dataset.`);
      return [];
    }
    const [x, y] = [axisNamed(axesX, series.xAxis), axisNamed(axesY, series.yAxis)];
    const [axisX, axisY] = [axesX[x] ?? plain, axesY[y] ?? plain];
    const read = (name: string, axis: XyAxis, names: string[]) =>
      valuesOf(columns, name, axis, names, region, problems);
    const isLying = axisY.render !== 'value' && axisX.render !== 'category';
    const sheet = { series, at, x, y, columns, isLying };
    return [
      {
        ...sheet,
        xs: read(series.data.x, axisX, namesX[x] ?? []),
        ys: read(series.data.y, axisY, namesY[y] ?? []),
        more: (name: Json | undefined, alongX: boolean) =>
          typeof name === 'string' && name !== ''
            ? read(name, alongX ? axisX : axisY, (alongX ? namesX[x] : namesY[y]) ?? [])
            : undefined,
      },
    ];
  });
  const shown = raw.filter(({ series }) => isShown(series));
  const slots = slotsOf(shown);
  const tops = new Map<string, number>();
  const pens = shown.map((sheet, place): XyPen => {
    const { series, at, x, y, columns, isLying, xs, ys, more } = sheet;
    const isColumn = series.render === 'column';
    const { open } = series.render === 'candlestick' ? series.candlestick : series.column;
    const asked = isLying ? open.x : open.y;
    const opens = more(asked, isLying);
    const [highs, lows] =
      series.render === 'candlestick'
        ? [more(series.candlestick.high.y, false), more(series.candlestick.low.y, false)]
        : [undefined, undefined];
    const look = lookOf(series, columns, penColor(at));
    const { slot, isStacked, group } = slots[place] ?? { slot: 0, isStacked: false, group: 0 };
    const rows = xs.map((_, row): JsonObject =>
      Object.fromEntries(columns.map(({ name, data }) => [name, data[row] ?? null])),
    );
    const items = xs.map((valueX, row): Item => {
      const long = isLying ? valueX : (ys[row] ?? null);
      const across = isLying ? (ys[row] ?? null) : valueX;
      const key = `${group} ${across} ${(long ?? 0) < 0}`;
      const base = opens?.[row] ?? (isStacked ? (tops.get(key) ?? 0) : (numberOf(asked) ?? undefined));
      const end = long === null || !isStacked || opens !== undefined ? long : long + (base ?? 0);
      if (isColumn && end !== null) tops.set(key, end);
      return {
        x: isLying ? end : valueX,
        y: isLying ? (ys[row] ?? null) : end,
        base: base ?? undefined,
        ...(highs === undefined ? {} : { high: highs[row] ?? null }),
        ...(lows === undefined ? {} : { low: lows[row] ?? null }),
        row: rows[row] ?? {},
        look: look(rows[row] ?? {}),
      };
    });
    const along = isLying ? (axesY[y] ?? plain) : (axesX[x] ?? plain);
    return {
      name: series.label.text || series.name,
      letter: penLetter(at),
      color: colorOf(series, at),
      series,
      x,
      y,
      items,
      isLying,
      isNamed: [axesX[x], axesY[y]].every((axis) => axis?.render === 'category'),
      cell: cellOf(along, isLying ? ys : xs),
      slot,
      slots: Math.max(1, ...slots.filter((_, other) => shown[other]?.isLying === isLying).map((one) => one.slot + 1)),
    };
  });
  return {
    xs: axesX.map((axis, at) =>
      scaleOf(
        axis,
        namesX[at] ?? [],
        pens.filter((pen) => pen.x === at),
        true,
        region,
      ),
    ),
    ys: axesY.map((axis, at) =>
      scaleOf(
        axis,
        namesY[at] ?? [],
        pens.filter((pen) => pen.y === at),
        false,
        region,
      ),
    ),
    pens,
    problems: [...new Set(problems)],
  };
}

function axisNamed(axes: readonly XyAxis[], name: string): number {
  return Math.max(
    0,
    axes.findIndex((axis) => axis.name === name),
  );
}

/** The values of a property of the data, as they stand on a scale. */
function valuesOf(
  columns: readonly Column[],
  name: string,
  axis: XyAxis,
  names: string[],
  region: Region,
  problems: string[],
): readonly (number | null)[] {
  const column = columns.find((one) => one.name === name);
  if (column === undefined) {
    if (columns.length > 0) problems.push(`The data has no “${name}”.`);
    return (columns[0]?.data ?? []).map(() => null);
  }
  if (axis.render === 'value') return column.data.map((value) => measured(value));
  if (axis.render === 'date') return column.data.map((value) => instantOf(value, region, problems));
  return column.data.map((value) => {
    const name = textOf(value);
    const known = names.indexOf(name);
    return known === -1 ? names.push(name) - 1 : known;
  });
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** A day as JavaScript writes it: `Tue Aug 07 2018`. */
const dayOfScript = /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>\d{2}) (?<year>\d{4})$/;

function instantOf(value: Json, region: Region, problems: string[]): number | null {
  const millis = millisOf(value);
  if (millis !== undefined) return millis;
  if (typeof value !== 'string' || value === '') return null;
  const read = momentOf(value, region);
  if (read === undefined) problems.push(`“${value}” is no date.`);
  return read ?? null;
}

/** The moment that a text says; undefined for none. */
function momentOf(value: string, { zone }: Region): number | undefined {
  const { month = '', day, year } = dayOfScript.exec(value)?.groups ?? {};
  return readDateText(year === undefined ? value : `${year}-${months.indexOf(month) + 1}-${day}`, zone);
}

interface Slot {
  readonly slot: number;
  readonly isStacked: boolean;
  /** Those of one group stand on one another. */
  readonly group: number;
}

/** Columns stand beside one another, or on the one before them. */
function slotsOf(all: readonly { readonly series: Series }[]): readonly Slot[] {
  let next = 0;
  let isOpen = false;
  return all.map(({ series }) => {
    if (series.render !== 'column') return { slot: 0, isStacked: false, group: -1 };
    const { stacked } = series.column.appearance;
    if (!stacked || !isOpen) next += 1;
    isOpen = true;
    return { slot: next - 1, isStacked: stacked, group: next - 1 };
  });
}

/** How much of a scale each value has for itself. */
function cellOf(axis: XyAxis, values: readonly (number | null)[]): number {
  if (axis.render === 'category') return 1;
  const { baseInterval } = axis.date;
  if (axis.render === 'date' && baseInterval.enabled) return units[baseInterval.timeUnit] * baseInterval.count;
  const sorted = [...new Set(values.filter((value) => value !== null))].toSorted((one, other) => one - other);
  let least = Infinity;
  for (const [at, value] of sorted.entries()) least = Math.min(least, value - (sorted[at - 1] ?? -Infinity));
  return Number.isFinite(least) ? least : axis.render === 'date' ? units[baseInterval.timeUnit] : 1;
}

function colorOf(series: Series, at: number): string {
  const { render } = series;
  if (render === 'column') return series.column.appearance.fill.color || penColor(at);
  if (render === 'candlestick') return series.candlestick.appearance.fill.color || penColor(at);
  return (render === 'line' ? series.line : series.stepLine).appearance.stroke.color || penColor(at);
}

/** Properties of the data that say how a value looks. */
interface Derived {
  readonly fill: { readonly color: string; readonly opacity: string };
  readonly stroke: { readonly color: string; readonly opacity: string; readonly width: string };
}

/** What a value looks like where the data says nothing. */
interface Look {
  readonly fill: { readonly color: string; readonly opacity: number };
  readonly stroke: { readonly color: string; readonly opacity: number; readonly width: number };
}

/** The look that the data gives each value; undefined where nothing of it is asked for. */
export function derivedLook({ fill, stroke }: Derived, otherwise: Look): ((row: JsonObject) => OwnLook) | undefined {
  const asked = (...names: readonly string[]): boolean => names.some((name) => name !== '');
  const fills = asked(fill.color, fill.opacity);
  const strokes = asked(stroke.color, stroke.opacity, stroke.width);
  if (!fills && !strokes) return undefined;
  return (row) => {
    const color = (name: string, other: string): string => textOf(row[name]) || other;
    const number = (name: string, other: number): number => numberOf(row[name]) ?? other;
    const line = {
      stroke: seen(color(stroke.color, otherwise.stroke.color), number(stroke.opacity, otherwise.stroke.opacity)),
      width: number(stroke.width, otherwise.stroke.width),
    };
    return {
      ...(fills && {
        fill: seen(color(fill.color, otherwise.fill.color), number(fill.opacity, otherwise.fill.opacity)),
      }),
      ...(strokes && line),
    };
  };
}

/** A colour, of which a share is seen. */
function seen(color: string, share: number): string {
  return share >= 1 ? color : `color-mix(in srgb, ${color} ${Math.max(0, share) * 100}%, transparent)`;
}

/** The look that the data gives a column: said by it, or a colour by how great a value is. */
function lookOf(series: Series, columns: readonly Column[], color: string): (row: JsonObject) => OwnLook | undefined {
  if (series.render !== 'column' && series.render !== 'candlestick') return () => undefined;
  const { heatRules, deriveFieldsFromData, fill, stroke } = series[series.render].appearance;
  const own = { fill: { ...fill, color: fill.color || color }, stroke: { ...stroke, color: stroke.color || color } };
  const derive = derivedLook(deriveFieldsFromData, own);
  const heat = heatRules.enabled ? columns.find(({ name }) => name === heatRules.dataField) : undefined;
  if (heat === undefined) return derive ?? (() => undefined);
  const { from, to } = widened(extentOf(heat.data.map((value) => measured(value))) ?? { from: 0, to: 1 });
  const [cold, hot] = [heatRules.min || 'var(--seq-1)', heatRules.max || 'var(--seq-6)'];
  return (row) => {
    const value = measured(row[heat.name]);
    const said = derive?.(row);
    if (value === null || said?.fill !== undefined) return said;
    const share = Math.round(((value - from) / (to - from)) * 100);
    return { ...said, fill: seen(`color-mix(in srgb, ${hot} ${share}%, ${cold})`, fill.opacity) };
  };
}

/** What a project leaves out of a scale: of names, all of their places. */
function brokenOf(axis: XyAxis, names: readonly string[], region: Region): LeftOut | undefined {
  const { render } = axis;
  const { enabled, size, start, end } = axis[render].break;
  if (!enabled) return undefined;
  const place = (stated: string | number | undefined, edge: number): number | undefined => {
    if (typeof stated !== 'string') return stated;
    if (render === 'date') return momentOf(stated, region);
    const at = names.indexOf(stated);
    return at === -1 ? undefined : at + edge;
  };
  const [from, to] = [place(start, -0.5), place(end, 0.5)];
  return from === undefined || to === undefined || from >= to
    ? undefined
    : { from, to, share: Math.min(1, Math.max(0.001, size)) };
}

function skipsEmpty({ render, date: { baseInterval } }: XyAxis): boolean {
  return render === 'date' && baseInterval.enabled && baseInterval.skipEmptyPeriods;
}

function timesOf(pens: readonly XyPen[], alongX: boolean): readonly number[] {
  const times = pens.flatMap(({ items }) => items.map(({ x, y }) => (alongX ? x : y)));
  return [...new Set(times.filter((at) => at !== null))].toSorted((one, other) => one - other);
}

/** Times without data, each longer than half of the time that a value is of: of its scale nothing of them is left. */
function emptyOf(pens: readonly XyPen[], alongX: boolean): readonly LeftOut[] {
  const taken = pens
    .flatMap(({ items, cell }) =>
      items.flatMap(({ x, y }): readonly Range[] => {
        const at = alongX ? x : y;
        return at === null ? [] : [{ from: at - cell / 2, to: at + cell / 2 }];
      }),
    )
    .toSorted((one, other) => one.from - other.from);
  const least = Math.min(...pens.map(({ cell }) => cell)) / 2;
  const gone: LeftOut[] = [];
  let reached = taken[0]?.to ?? 0;
  for (const { from, to } of taken) {
    if (from - reached > least) gone.push({ from: reached, to: from, share: 0 });
    reached = Math.max(reached, to);
  }
  return gone;
}

function leftOutOf(
  axis: XyAxis,
  names: readonly string[],
  pens: readonly XyPen[],
  alongX: boolean,
  region: Region,
): readonly LeftOut[] | undefined {
  const broken = brokenOf(axis, names, region);
  const empty = skipsEmpty(axis) ? emptyOf(pens, alongX) : [];
  const all =
    broken === undefined ? empty : [...empty.filter(({ from, to }) => to <= broken.from || from >= broken.to), broken];
  return all.length === 0 ? undefined : all.toSorted((one, other) => one.from - other.from);
}

function scaleOf(
  axis: XyAxis,
  names: readonly string[],
  pens: readonly XyPen[],
  alongX: boolean,
  region: Region,
): XyScale {
  const isReversed = axis.inversed;
  const leftOut = leftOutOf(axis, names, pens, alongX, region);
  if (axis.render === 'category') {
    return { axis, names, scale: { from: -0.5, to: Math.max(1, names.length) - 0.5, isReversed, leftOut } };
  }
  const found = hull(pens.map((pen) => reachOf(pen, alongX)));
  if (axis.render === 'date') {
    const [min, max] = [axis.date.range.min, axis.date.range.max].map((end) =>
      typeof end === 'string' ? momentOf(end, region) : end,
    );
    const from = min ?? found?.from ?? 0;
    return {
      axis,
      names,
      times: skipsEmpty(axis) ? timesOf(pens, alongX) : undefined,
      scale: { ...widened({ from, to: Math.max(from, max ?? found?.to ?? 1) }), isReversed, leftOut },
    };
  }
  const { range, logarithmic: isLogarithmic } = axis.value;
  if (isLogarithmic) {
    const positive = hull(pens.map(({ items }) => extentOf(items.map((item) => above(alongX ? item.x : item.y)))));
    const from = 10 ** Math.floor(Math.log10(Math.max(range.min ?? positive?.from ?? 1, Number.MIN_VALUE)));
    const to = 10 ** Math.ceil(Math.log10(Math.max(range.max ?? positive?.to ?? 10, from * 10)));
    return { axis, names, scale: { from, to, isLogarithmic, isReversed, leftOut } };
  }
  const set = { from: range.min !== undefined && range.useStrict, to: range.max !== undefined && range.useStrict };
  const wide = { from: range.min ?? found?.from ?? 0, to: range.max ?? found?.to ?? 1 };
  const ordered = wide.from <= wide.to ? wide : { from: wide.to, to: wide.from };
  return { axis, names, scale: { ...rounded({ ...widened(ordered), leftOut }, 5, set), isReversed, leftOut } };
}

function above(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** From where to where a series goes along a scale. */
function reachOf({ items, isLying, series: { render }, cell }: XyPen, alongX: boolean): Range | undefined {
  const own = extentOf(items.map((item) => (alongX ? item.x : item.y)));
  const isColumn = render === 'column' || render === 'candlestick';
  const isAlong = isLying === alongX;
  if (own === undefined || !isColumn) return own;
  // A column has a width, and grows from somewhere.
  if (!isAlong) return { from: own.from - cell / 2, to: own.to + cell / 2 };
  const bases = extentOf(items.map(({ base }) => base ?? null));
  const wicks = hull([extentOf(items.map(({ low }) => low ?? null)), extentOf(items.map(({ high }) => high ?? null))]);
  return hull([
    own,
    bases,
    wicks,
    render === 'column' && bases === undefined && !isLying ? { from: 0, to: 0 } : undefined,
  ]);
}
