/** The columns of a table as a person has them: in which order, and how wide. */
import { cellAt, showsViews, type Column, type Row } from '../../../electron/contract/tableData.ts';
import { textOf, type Json, type JsonObject } from '../../../electron/contract/json.ts';
import { settingsOf } from './cells.ts';

/** Pixels that a column has at least. */
export const narrowest = 40;

/** The columns in an order of their places; those that came since are at the end. */
export function ordered(columns: readonly Column[], order: readonly number[]): readonly Column[] {
  if (order.length === 0) return columns;
  const place = ({ index }: Column): number => (order.includes(index) ? order.indexOf(index) : order.length);
  return columns.toSorted((one, other) => place(one) - place(other));
}

/** The order after a column went to the place of another one. */
export function moved(columns: readonly Column[], from: number, to: number): readonly number[] {
  const places = columns.map(({ index }) => index);
  const [one] = places.splice(from, 1);
  if (one !== undefined) places.splice(Math.max(0, Math.min(places.length, to)), 0, one);
  return places;
}

/**
 * Where a column stays in sight while the others are scrolled: the `position: sticky` of its style, with the side and how far from
 * there. Its title and its footer stay with it.
 */
export function stickyOf(style: JsonObject): JsonObject {
  if (style['position'] !== 'sticky') return {};
  return Object.fromEntries(
    ['position', 'left', 'right'].flatMap((name) => (name in style ? [[name, style[name] ?? null]] : [])),
  );
}

export interface Width {
  /** The least pixels that it has. */
  readonly least: number;
  /** Its share of the room that is left over; none for one that is strict. */
  readonly share: number;
}

/**
 * How wide the columns are: as a person made them, as the project says, or else by what stands in them: in their titles and in the
 * rows that are looked at (`sampler`). The share of one without a strict width is its width.
 */
export function widthsOf(
  columns: readonly Column[],
  samples: Samples,
  made: Readonly<Record<number, number>>,
  isFixed: boolean,
): readonly Width[] {
  return columns.map((column) => {
    const { width, strictWidth } = settingsOf(column);
    const own = made[column.index];
    if (own !== undefined) return { least: own, share: 0 };
    const rows = samples.get(column.field) ?? [];
    const natural = naturalWidth(column, rows);
    const wide = Math.max(narrowest / 2, width ?? natural);
    if (width !== undefined && (strictWidth || isFixed)) return { least: wide, share: 0 };
    // What stands in cells and titles goes on in a new line before the table is scrolled; words stay whole.
    const least = Math.min(wide, Math.max(wordsWidth(column, rows), narrowest));
    return { least: isFixed ? wide : least, share: isFixed ? 0 : wide };
  });
}

/** The rows that are looked at for the width of each column, by its field. */
export type Samples = ReadonlyMap<string, readonly Row[]>;

/** How many rows are looked at. */
const looked = 50;

/**
 * Which rows are looked at: the first ones in which a column holds something at all, and the same from then on, so that no column
 * moves while values come. Answers with the same samples as long as nothing else is looked at.
 */
export function sampler(): (columns: readonly Column[], rows: readonly Row[]) => Samples {
  let before: Samples = new Map();
  const isKept = (column: Column): boolean =>
    before.get(column.field)?.some((row) => !isNothing(cellAt(row, column)['value'])) === true;
  return (columns, rows) => {
    if (columns.every(isKept)) return before;
    const now = rows.slice(0, looked);
    before = new Map(
      columns.map((column) => [column.field, isKept(column) ? (before.get(column.field) ?? now) : now] as const),
    );
    return before;
  };
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Pixels: of a letter, on both sides of a cell, of a mark at a title, and of the widest that a column is by itself. */
const size = Object.freeze({ letter: 8.5, around: 32, mark: 32, most: 320 });
/** The same where words stand as close as they can; what is longer than `most` breaks. Beside a title stands how it sorts. */
const close = Object.freeze({ around: 18, sort: 22, most: 190 });

function naturalWidth(column: Column, rows: readonly Row[]): number {
  const { boolean, filter } = settingsOf(column);
  const lengths = rows.map((row) => {
    const value = cellAt(row, column)['value'];
    if (typeof value === 'boolean' && boolean !== 'value') return 3;
    return typeof value === 'object' && value !== null ? 10 : longestLine(textOf(value));
  });
  const letters = Math.max(showsViews(column) ? 12 : 4, titleLength(column), ...lengths);
  const mark = filter.enabled && filter.visible === 'always' ? size.mark : 0;
  return Math.min(size.most, widthOf(letters) + mark);
}

/** The width in which no word breaks that could go on in a new line. */
function wordsWidth(column: Column, rows: readonly Row[]): number {
  const shown = rows.map((row) => cellAt(row, column)['value'] ?? '');
  const longest = Math.max(...shown.map((value) => (isPlain(value) ? longestWord(textOf(value)) : 0)), 0);
  const title = longestWord(column.title) * size.letter + close.sort;
  return Math.round(close.around + Math.min(close.most, Math.max(longest * size.letter, title)));
}

/** Whether a value is shown as it is held. */
function isPlain(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Letters of the longest word; a text also breaks after a hyphen. */
function longestWord(text: string): number {
  return Math.max(...text.split(/\s+|(?<=-)/).map((word) => word.length));
}

function widthOf(letters: number): number {
  return Math.round(letters * size.letter + size.around);
}

/** Letters of a title, with the mark of how it is sorted. */
function titleLength({ title }: Column): number {
  return longestLine(title) + 2;
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

/** Widths as the columns of a grid. Where nothing takes what is left over, nothing stands there. */
export function gridOf(widths: readonly Width[]): string {
  const tracks = widths.map(({ least, share }) => (share > 0 ? `minmax(${least}px, ${share}fr)` : `${least}px`));
  return [...tracks, ...(widths.some(({ share }) => share > 0) ? [] : ['1fr'])].join(' ');
}

/** The least pixels of all columns. */
export function leastWidth(widths: readonly Width[]): number {
  return widths.reduce((sum, { least }) => sum + least, 0);
}
