/** The columns of a table as a person has them: in which order, and how wide. */
import { cellAt, showsViews, type Column, type Row } from '../../../electron/contract/tableData.ts';
import { textOf } from '../../../electron/contract/json.ts';
import { settingsOf } from './cells.ts';

/** Pixels that a column has at least, and what a step of the keyboard makes of its width. */
export const narrowest = 40;
export const widthStep = 16;

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

export interface Width {
  /** The least pixels that it has. */
  readonly least: number;
  /** Its share of the room that is left over; none for one that is strict. */
  readonly share: number;
}

/**
 * How wide the columns are: as a person made them, as the project says, or else by what stands in them: in their titles and in the
 * first rows. The share of one without a strict width is its width.
 */
export function widthsOf(
  columns: readonly Column[],
  rows: readonly Row[],
  made: Readonly<Record<number, number>>,
  isFixed: boolean,
): readonly Width[] {
  return columns.map((column) => {
    const { width, strictWidth } = settingsOf(column);
    const own = made[column.index];
    if (own !== undefined) return { least: own, share: 0 };
    const natural = naturalWidth(column, rows);
    const wide = Math.max(narrowest / 2, width ?? natural);
    if (width !== undefined && (strictWidth || isFixed)) return { least: wide, share: 0 };
    // What stands in the cells goes on in a new line before the table is scrolled; titles stand in one.
    const least = Math.min(wide, Math.max(widthOf(titleLength(column)), narrowest));
    return { least: isFixed ? wide : least, share: isFixed ? 0 : wide };
  });
}

const looked = 50;
/** Pixels: of a letter, on both sides of a cell, of a mark at a title, and of the widest that a column is by itself. */
const size = Object.freeze({ letter: 8.5, around: 32, mark: 32, most: 320 });

function naturalWidth(column: Column, rows: readonly Row[]): number {
  const { boolean, filter } = settingsOf(column);
  const lengths = rows.slice(0, looked).map((row) => {
    const value = cellAt(row, column)['value'];
    if (typeof value === 'boolean' && boolean !== 'value') return 3;
    return typeof value === 'object' && value !== null ? 10 : longestLine(textOf(value));
  });
  const letters = Math.max(showsViews(column) ? 12 : 4, titleLength(column), ...lengths);
  const mark = filter.enabled && filter.visible === 'always' ? size.mark : 0;
  return Math.min(size.most, widthOf(letters) + mark);
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
