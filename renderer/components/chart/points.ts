/** The values that charts draw, read from what projects hold: datasets, or lists of objects. */
import { isJsonObject, listOf, type Json, type JsonObject } from '../../../electron/contract/json.ts';
import { columnsOf, millisOfDate, type Column } from '../../../electron/contract/values.ts';
import { millisOf, numberOf } from '../../../electron/contract/components/shapes.ts';
import { extentOf, type Range } from './range.ts';

/** Values by their places, which never go back; null where there is no good value. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** A table of values over time. */
export interface TimeTable {
  readonly times: readonly number[];
  readonly columns: ReadonlyMap<string, readonly (number | null)[]>;
  /** Names of columns of numbers in their order, also of those that hold none at the time: they keep their place among the others. */
  readonly names: readonly string[];
}

const nothing: TimeTable = { times: [], columns: new Map(), names: [] };
const known = new WeakMap<JsonObject | readonly Json[], TimeTable>();

/**
 * Reads the data of a series: a dataset with the time in its first column, or a list of objects with a time each (the first
 * property that is a date, or one with the name of a time). Undefined for data that is there and is neither. Columns without a
 * number are left out.
 */
export function timeTableOf(data: Json | undefined): TimeTable | undefined {
  if (data === null || data === undefined || data === '') return nothing;
  if (!Array.isArray(data) && !isJsonObject(data)) return undefined;
  const found = known.get(data);
  if (found !== undefined) return found;
  const columns = columnsIn(data);
  if (columns === undefined) return undefined;
  const read = tableOf(columns);
  known.set(data, read);
  return read;
}

/** The columns of a dataset or of a list of objects, in the order in which they come. */
export function columnsIn(data: Json): readonly Column[] | undefined {
  if (!Array.isArray(data)) return columnsOf(data);
  const rows = listOf(data);
  const names = new Set(rows.flatMap((row) => (isJsonObject(row) ? Object.keys(row) : [])));
  return [...names].map((name) => ({
    name,
    type: 'Object',
    data: rows.map((row) => (isJsonObject(row) ? (row[name] ?? null) : null)),
  }));
}

const timeNames = new Set(['time', 't_stamp', 'timestamp', 'date', 'datetime']);

function tableOf(columns: readonly Column[]): TimeTable {
  const isTime = ({ name, type, data }: Column): boolean =>
    type === 'Date' || timeNames.has(name.toLowerCase()) || millisOfDate(data[0]) !== undefined;
  const time = columns.find(isTime) ?? columns[0];
  if (time === undefined) return nothing;
  const stated = time.data.map(instantOf);
  const isInOrder = areInOrder(stated);
  const order = isInOrder ? undefined : orderOf(stated);
  const times = isInOrder ? stated : (order ?? []).map((at) => stated[at] ?? 0);
  const read = (data: Column['data']): readonly (number | null)[] =>
    times.map((_, at) => measured(data[order === undefined ? at : (order[at] ?? at)]));
  const others = columns
    .filter((column) => column !== time)
    .map((column) => ({ ...column, values: read(column.data) }))
    .map((column) => ({ ...column, hasNumbers: column.values.some((value) => value !== null) }));
  return {
    times,
    columns: new Map(others.flatMap(({ name, values, hasNumbers }) => (hasNumbers ? [[name, values]] : []))),
    names: others.filter((column) => column.hasNumbers || mayHoldNumbers(column)).map(({ name }) => name),
  };
}

/** Whether a column that holds no number could: it holds nothing at all. */
function mayHoldNumbers({ type, data }: Column): boolean {
  return !['String', 'Date'].includes(type) && data.every((value) => value === null || value === '');
}

/** Each row has a time, and none is before that of the row before it. */
function areInOrder(times: readonly (number | undefined)[]): times is readonly number[] {
  return times.every((time, at) => time !== undefined && time >= (times[at - 1] ?? -Infinity));
}

/** The rows that have a time, by it. */
function orderOf(times: readonly (number | undefined)[]): readonly number[] {
  return [...times.keys()]
    .filter((at) => times[at] !== undefined)
    .toSorted((one, other) => (times[one] ?? 0) - (times[other] ?? 0));
}

/** A moment: a date, milliseconds, or a text that is a number of them. */
function instantOf(value: Json): number | undefined {
  return millisOf(value) ?? millisOf(numberOf(value));
}

/** A value as a number; true and false are 1 and 0. Null for what is none. */
export function measured(value: Json | undefined): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = numberOf(value);
  return number === undefined || !Number.isFinite(number) ? null : number;
}

/** The points of a range, with the one before and the one after it: what a plot of that range draws. */
export function pointsIn({ x, y }: Points, { from, to }: Range): Points {
  const first = Math.max(0, placeIn(x, from) - 1);
  let end = placeIn(x, to);
  while (x[end] === to) end += 1;
  const last = Math.min(x.length, end + 1);
  return first === 0 && last === x.length ? { x, y } : { x: x.slice(first, last), y: y.slice(first, last) };
}

/** The place of the first that is not below a value. */
export function placeIn(x: readonly number[], value: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((x[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the one that is nearest to a value; undefined where there is none. */
export function nearestIn(x: readonly number[], value: number): number | undefined {
  const after = placeIn(x, value);
  const right = x[after];
  const left = x[after - 1];
  if (right === undefined) return left === undefined ? undefined : after - 1;
  return left !== undefined && value - left <= right - value ? after - 1 : after;
}

/** Ranges without a good value between two that have one, or at an end. */
export function gapsOf({ x, y }: Points): readonly Range[] {
  const gaps: Range[] = [];
  let begin: number | undefined;
  for (let at = 0; at < y.length; at += 1) {
    const value = y[at] ?? null;
    if (value === null) begin ??= x[Math.max(0, at - 1)];
    else if (begin !== undefined) {
      gaps.push({ from: begin, to: x[at] ?? begin });
      begin = undefined;
    }
  }
  const last = x.at(-1);
  if (begin !== undefined && last !== undefined && last > begin) gaps.push({ from: begin, to: last });
  return gaps;
}

/**
 * Ranges in which none of some pens has a good value. Not those before the first good value of any: nothing was stored yet. Where none
 * is good at all, that is what there is to say.
 */
export function withoutGood(pens: readonly Points[]): readonly Range[] {
  const first = Math.min(...pens.map(({ x, y }) => x[y.findIndex((value) => value !== null)] ?? Infinity));
  const gaps = common(pens.map(gapsOf));
  return Number.isFinite(first) ? gaps.filter(({ to }) => to > first) : gaps;
}

/** What is in all of some lists of ranges, each in order. */
export function common(lists: readonly (readonly Range[])[]): readonly Range[] {
  const [first = [], ...others] = lists;
  return others.reduce<readonly Range[]>(
    (all, list) =>
      all.flatMap((one) =>
        list.flatMap((other) => {
          const from = Math.max(one.from, other.from);
          const to = Math.min(one.to, other.to);
          return from < to ? [{ from, to }] : [];
        }),
      ),
    first,
  );
}

/** Values that have none beside them: no line goes through them. */
export function alone({ x, y }: Points): Points {
  const found: { x: number[]; y: number[] } = { x: [], y: [] };
  for (let at = 0; at < y.length; at += 1) {
    const value = y[at] ?? null;
    if (value === null || (y[at - 1] ?? null) !== null || (y[at + 1] ?? null) !== null) continue;
    found.x.push(x[at] ?? 0);
    found.y.push(value);
  }
  return found;
}

/** Only what has a value: its line does not break. */
export function joined({ x, y }: Points): Points {
  if (!y.includes(null)) return { x, y };
  const places = [...y.keys()].filter((at) => y[at] !== null);
  return { x: places.map((at) => x[at] ?? 0), y: places.map((at) => y[at] ?? null) };
}

/** What the values come to. */
export function resultOf(
  how: 'avg' | 'min' | 'max' | 'sum' | 'first' | 'last' | 'median',
  y: Points['y'],
): number | undefined {
  switch (how) {
    case 'min':
      return extentOf(y)?.from;
    case 'max':
      return extentOf(y)?.to;
    case 'first':
      return y.find((value) => value !== null) ?? undefined;
    case 'last':
      return y.findLast((value) => value !== null) ?? undefined;
    case 'sum':
    case 'avg':
    case 'median':
      return resultOfAll(
        how,
        y.filter((value) => value !== null),
      );
  }
}

function resultOfAll(how: 'avg' | 'sum' | 'median', values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sum = (): number => values.reduce((all, value) => all + value, 0);
  switch (how) {
    case 'avg':
      return sum() / values.length;
    case 'sum':
      return sum();
    case 'median': {
      const sorted = values.toSorted((one, other) => one - other);
      const middle = sorted.length / 2;
      return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
    }
  }
}
