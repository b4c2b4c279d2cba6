/** The sections of a pie, and where they lie. */
import type { Json } from '../../../electron/contract/json.ts';
import { millisOfDate } from '../../../electron/contract/values.ts';
import { columnsIn, measured } from './points.ts';

export interface Section {
  readonly name: string;
  readonly value: number;
  /** Of the sum of all. */
  readonly share: number;
  /** Where it begins and ends around the circle, from 0 at the top to 1. */
  readonly from: number;
  readonly to: number;
  /** Its place in the data. */
  readonly row: number;
}

export interface Pie {
  readonly sections: readonly Section[];
  /** What has no place in a pie, in words. */
  readonly problems: readonly string[];
}

/**
 * The sections of `data`: the first column of texts has the names, the first of numbers the values. Undefined for data that is
 * neither a list nor a dataset. A value that is none, or is below zero, has no section and is named.
 */
export function pieOf(data: Json | undefined): Pie | undefined {
  if (data === null || data === undefined || data === '') return { sections: [], problems: [] };
  const columns = columnsIn(data);
  if (columns === undefined) return undefined;
  const isValue = (value: Json | undefined): boolean => typeof value === 'number';
  const values = columns.find((column) => column.data.some(isValue) && millisOfDate(column.data[0]) === undefined);
  const names = columns.find((column) => column !== values && column.data.some((value) => typeof value === 'string'));
  const problems: string[] = [];
  const found = (values?.data ?? []).flatMap((value, row) => {
    const label = names?.data[row];
    const name = typeof label === 'string' || typeof label === 'number' ? String(label) : `${row + 1}`;
    const number = measured(value);
    if (number !== null && number >= 0) return [{ name, value: number, row }];
    problems.push(number === null ? `${name} has no value.` : `${name} is below zero.`);
    return [];
  });
  if (values === undefined && columns.length > 0) problems.push('There are no numbers in the data.');
  const sum = found.reduce((all, { value }) => all + value, 0);
  let at = 0;
  const sections = found.map((one) => {
    const share = sum === 0 ? 0 : one.value / sum;
    const from = at;
    at += share;
    return { ...one, share, from, to: at };
  });
  return { sections, problems };
}

/** The rows of the data that are chosen, as the data has them. */
export function rowsChosen(data: Json | undefined, rows: readonly number[]): readonly Json[] {
  const columns = data === undefined || data === null ? undefined : columnsIn(data);
  return rows.map((row) =>
    Object.fromEntries((columns ?? []).map((column) => [column.name, column.data[row] ?? null])),
  );
}

/** A point around a middle of 0, 0: turned from the top by a share of the circle. */
export function around(turn: number, radius: number): readonly [x: number, y: number] {
  const angle = turn * 2 * Math.PI;
  return [Math.sin(angle) * radius, -Math.cos(angle) * radius];
}

/** The path of a section, as SVG has it: a piece of a circle, or of a ring where the middle is left open. */
export function sectionPath({ from, to }: Pick<Section, 'from' | 'to'>, radius: number, hole: number): string {
  if (to - from <= 0) return '';
  const isWhole = to - from >= 1 - 1e-9;
  // An arc cannot end where it begins: a whole circle is two halves.
  const turns = isWhole ? [from, from + 0.5, from + 1] : [from, to];
  const arc = (ends: readonly number[], size: number, isForward: boolean): string =>
    ends
      .slice(1)
      .map((turn) => {
        const isLarge = !isWhole && to - from > 0.5 ? 1 : 0;
        return `A${size} ${size} 0 ${isLarge} ${isForward ? 1 : 0} ${pair(around(turn, size))}`;
      })
      .join('');
  const begin = `M${pair(around(from, radius))}${arc(turns, radius, true)}`;
  if (hole <= 0) return isWhole ? `${begin}Z` : `${begin}L0 0Z`;
  const inner = `${isWhole ? 'M' : 'L'}${pair(around(turns.at(-1) ?? to, hole))}${arc(turns.toReversed(), hole, false)}`;
  return `${begin}${inner}Z`;
}

/** CSS pixels of a letter of words that follow the circle, and from their middle to where they stand. */
const letter = 7;
const halfLetter = 5;

/**
 * The path that the words of a section follow, their middle so far from that of the pie: with the clock above, and against it below, where they
 * would stand upside down.
 */
export function bentPath({ from, to }: Pick<Section, 'from' | 'to'>, distance: number): string {
  const middle = (from + to) / 2;
  const isBelow = middle > 0.25 && middle < 0.75;
  // No arc ends where it begins.
  const half = Math.min(0.49, (to - from) / 2);
  const size = round(distance + (isBelow ? halfLetter : -halfLetter));
  const [start, end] = isBelow ? [middle + half, middle - half] : [middle - half, middle + half];
  const arc = `A${size} ${size} 0 ${half > 0.25 ? 1 : 0} ${isBelow ? 0 : 1}`;
  return `M${pair(around(start, size))}${arc} ${pair(around(end, size))}`;
}

/** As much of the words as a section has room for so far from the middle; nothing where that is no word. */
export function bentWords(text: string, { from, to }: Pick<Section, 'from' | 'to'>, distance: number): string {
  const most = Math.floor((2 * Math.PI * distance * Math.min(0.98, to - from)) / letter);
  if (text.length <= most) return text;
  return most < 3 ? '' : `${text.slice(0, most - 1).trimEnd()}\u2026`;
}

/** How flat a disc looks that is seen from above and in front, and how high its rim is, by its radius. */
export const tilt = 0.6;
export const rim = 0.18;

/** Where a point of a flat pie lies on such a disc. */
export function onDisc([x, y]: readonly [number, number], radius: number): readonly [x: number, y: number] {
  return [x, y * tilt - (radius * rim) / 2];
}

/** How far from the middle, at some height below or above it (negative), what stands `apart` from a pie begins; 0 where nothing of the pie is. */
export function besidePie(height: number, radius: number, apart: number, isDisc: boolean): number {
  const half = isDisc ? (radius * rim) / 2 : 0;
  // A disc has its rim between its upper and its lower edge.
  const off = Math.max(0, Math.abs(height) - half);
  const wide = radius + apart;
  const share = off / (wide * (isDisc ? tilt : 1));
  return share >= 1 ? 0 : wide * Math.sqrt(1 - share * share);
}

/** The path of what is seen of the rims of a section of a disc: its outer one in front, its inner one behind. */
export function rimPath({ from, to }: Pick<Section, 'from' | 'to'>, radius: number, hole: number): string {
  const high = radius * rim;
  const seen = (size: number, begin: number, end: number): string => {
    const [start, stop] = [Math.max(from, begin), Math.min(to, end)];
    if (size <= 0 || stop - start <= 0) return '';
    const arc = (turn: number, below: number, isForward: boolean): string => {
      const [x, y] = onDisc(around(turn, size), radius);
      return `A${round(size)} ${round(size * tilt)} 0 0 ${isForward ? 1 : 0} ${pair([x, y + below])}`;
    };
    const [x, y] = onDisc(around(stop, size), radius);
    return `M${pair(onDisc(around(start, size), radius))}${arc(stop, 0, true)}L${pair([x, y + high])}${arc(start, high, false)}Z`;
  };
  return seen(radius, 0.25, 0.75) + seen(hole, 0, 0.25) + seen(hole, 0.75, 1);
}

function pair([x, y]: readonly [number, number]): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

/** Heights of words that must not lie over one another, as near to where they would stand as there is room for. */
export function spread(places: readonly number[], apart: number, from: number, to: number): readonly number[] {
  const order = [...places.keys()].toSorted((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  const found = [...places];
  let last = from - apart;
  for (const at of order) {
    last = Math.max(places[at] ?? 0, last + apart);
    found[at] = last;
  }
  // What was pushed out at the end pushes back.
  let next = to + apart;
  for (const at of order.toReversed()) {
    next = Math.min(found[at] ?? 0, next - apart);
    found[at] = next;
  }
  return found;
}
