/** Ranges of scales, their steps, and where a value stands along them. */

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Scale extends Range {
  readonly isLogarithmic?: boolean;
  /** The first value stands at the far end. */
  readonly isReversed?: boolean;
  /** What is left out of it, each but for a `share` of its room: in order, and apart from each other. */
  readonly leftOut?: readonly LeftOut[] | undefined;
}

export interface LeftOut extends Range {
  /** From 0 to 1. */
  readonly share: number;
}

/** The least and the greatest of values; undefined where there is none. */
export function extentOf(values: readonly (number | null)[]): Range | undefined {
  let from = Infinity;
  let to = -Infinity;
  // Charts have many values: by its places an array is gone through in a fraction of the time.
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? null;
    if (value === null) continue;
    if (value < from) from = value;
    if (value > to) to = value;
  }
  return from > to ? undefined : { from, to };
}

/** The range that holds all of some. */
export function hull(ranges: readonly (Range | undefined)[]): Range | undefined {
  return extentOf(ranges.flatMap((range) => (range === undefined ? [] : [range.from, range.to])));
}

/** A range of some width, also where all values are one. */
export function widened({ from, to }: Range): Range {
  if (from < to) return { from, to };
  const half = Math.max(Math.abs(from) / 10, 0.5);
  return { from: from - half, to: to + half };
}

/** A length between steps that reads well: 1, 2 or 5 times a power of ten. */
export function stepOf(width: number, count: number): number {
  const rough = width / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
}

/** The parts of a scale beside what is left out of it. */
export function partsOf({ from, to, leftOut = [] }: Scale): readonly Range[] {
  const gone = leftOut.filter((one) => one.from < to && one.to > from);
  if (gone.length === 0) return [{ from, to }];
  const parts = gone.map((one, at) => ({ from: gone[at - 1]?.to ?? from, to: one.from }));
  return [...parts, { from: gone.at(-1)?.to ?? from, to }].filter((part) => part.from < part.to);
}

function widthOf(scale: Scale): number {
  return partsOf(scale).reduce((sum, part) => sum + part.to - part.from, 0);
}

/** A range that begins and ends at steps. An end that is `set` stays where it is. */
export function rounded(
  range: Scale,
  count: number,
  set: { readonly from?: boolean; readonly to?: boolean } = {},
): Range {
  const step = stepOf(widthOf(range), count);
  return {
    from: set.from === true ? range.from : clean(Math.floor(range.from / step) * step, step),
    to: set.to === true ? range.to : clean(Math.ceil(range.to / step) * step, step),
  };
}

/** Without what floating point adds to a decimal: with as many digits after the point as the step has. */
function clean(value: number, step: number): number {
  return Number(value.toFixed(Math.min(100, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))));
}

/** The values of the steps in a range. */
export function stepsOf(scale: Scale, count: number): readonly number[] {
  const { from, to, isLogarithmic = false } = scale;
  if (isLogarithmic) return beside(decadesOf(from, to), scale);
  const step = stepOf(widthOf(scale), count);
  return partsOf(scale).flatMap((part) => stepsIn(part, step));
}

/** Those of some values that are not left out of a scale. */
export function beside(values: readonly number[], { leftOut = [] }: Scale): readonly number[] {
  return values.filter((value) => leftOut.every(({ from, to }) => value <= from || value >= to));
}

function stepsIn({ from, to }: Range, step: number): readonly number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // A width that floating point cannot divide has the ends alone.
  if (!(last - first < 1000)) return [from, to];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => clean((first + at) * step, step));
}

function decadesOf(from: number, to: number): readonly number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  return last < first
    ? [from, to]
    : Array.from({ length: last - first + 1 }, (_, at) => clean(10 ** (first + at), 10 ** (first + at)));
}

/** How many digits after the point the values of steps have. */
export function fractionOf(steps: readonly number[]): number {
  return Math.max(0, ...steps.map((step) => decimalsOf(step)));
}

function decimalsOf(value: number): number {
  const [digits = '', power = '0'] = value.toExponential().split('e');
  return Math.min(12, Math.max(0, (digits.split('.')[1] ?? '').length - Number(power)));
}

function straight(value: number, isLogarithmic: boolean): number {
  return isLogarithmic ? Math.log(Math.max(value, Number.MIN_VALUE)) : value;
}

/** What is left out of a scale along its length, with where it begins once all before it is left out. */
interface Cut extends LeftOut {
  readonly at: number;
}

const cutsKnown = new WeakMap<readonly LeftOut[], Map<boolean, readonly Cut[]>>();

/** They are asked for with each value that is drawn. */
function cutsOf({ leftOut, isLogarithmic = false }: Scale): readonly Cut[] {
  if (leftOut === undefined) return [];
  const known = cutsKnown.get(leftOut) ?? new Map<boolean, readonly Cut[]>();
  cutsKnown.set(leftOut, known);
  const found = known.get(isLogarithmic);
  if (found !== undefined) return found;
  let gone = 0;
  const made = leftOut.map(({ from, to, share }): Cut => {
    const [begin, end] = [straight(from, isLogarithmic), straight(to, isLogarithmic)];
    const cut = { from: begin, to: end, share, at: begin - gone };
    gone += (1 - share) * (end - begin);
    return cut;
  });
  known.set(isLogarithmic, made);
  return made;
}

/** The last that begins at a value or before it. */
function lastBefore(cuts: readonly Cut[], value: number, by: 'from' | 'at'): Cut | undefined {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle]?.[by] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1];
}

/** How far along a scale a value is, by which equal lengths of it are equal differences. */
export function lengthAt(value: number, scale: Scale): number {
  const length = straight(value, scale.isLogarithmic ?? false);
  const cut = lastBefore(cutsOf(scale), length, 'from');
  if (cut === undefined) return length;
  const { from, to, share, at } = cut;
  return at + share * (Math.min(length, to) - from) + Math.max(0, length - to);
}

/** The value that is so far along. */
export function valueOfLength(length: number, scale: Scale): number {
  const value = (one: number): number => (scale.isLogarithmic === true ? Math.exp(one) : one);
  const cut = lastBefore(cutsOf(scale), length, 'at');
  if (cut === undefined) return value(length);
  const { from, to, share, at } = cut;
  const kept = (to - from) * share;
  return value(length - at < kept ? from + (length - at) / share : to + (length - at - kept));
}

/** Where a value stands along a scale, from 0 at its beginning to 1 at its end. */
export function placeOf(value: number, scale: Scale): number {
  const [from, to] = [lengthAt(scale.from, scale), lengthAt(scale.to, scale)];
  const along = (lengthAt(value, scale) - from) / (to - from);
  return scale.isReversed === true ? 1 - along : along;
}

/** The value that stands at a place. */
export function valueAt(place: number, scale: Scale): number {
  const along = scale.isReversed === true ? 1 - place : place;
  const [from, to] = [lengthAt(scale.from, scale), lengthAt(scale.to, scale)];
  return valueOfLength(from + along * (to - from), scale);
}

/** A range around a value of it, wider or narrower by a factor, inside of the whole. */
export function zoomed(range: Range, around: number, factor: number, whole: Range): Range {
  const width = Math.min((range.to - range.from) * factor, whole.to - whole.from);
  const share = (around - range.from) / (range.to - range.from);
  return inside({ from: around - share * width, to: around + (1 - share) * width }, whole);
}

/** A range moved so that it lies inside of the whole. */
export function inside({ from, to }: Range, whole: Range): Range {
  const width = Math.min(to - from, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - width);
  return { from: start, to: start + width };
}
