/** Sorting of rows: by the type of what a column holds, texts as people read them, nothing last. */
import { flagOf, numberOf } from '../../../electron/contract/components/shapes.ts';
import { textOf, type Json } from '../../../electron/contract/json.ts';
import { cellAt, type Column, type Row } from '../../../electron/contract/tableData.ts';
import { millisOfDate } from '../../../electron/contract/values.ts';
import { readDate } from '../../../electron/format/readDate.ts';

export type Direction = 'ascending' | 'descending';

export interface Sort {
  readonly field: string;
  readonly direction: Direction;
}

/** What a cell is sorted by: a number, a text, or undefined for nothing. */
export type SortKey = number | string | undefined;

/** The key of a cell. Numbers and dates come before texts. */
export function sortKey(row: Row, column: Column, zone: string): SortKey {
  const value = cellAt(row, column)['value'] ?? null;
  if (value === null || value === '') return undefined;
  const { render } = column.settings;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return ofKind(value, render, zone) ?? readable(textOf(value));
}

function ofKind(value: Json, render: Json | undefined, zone: string): number | undefined {
  const millis = millisOfDate(value);
  if (millis !== undefined) return millis;
  if (render === 'date') return readDate(textOf(value), zone);
  if (render === 'number') return numberOf(value);
  const flag = render === 'boolean' ? flagOf(value) : undefined;
  return flag === undefined ? undefined : Number(flag);
}

/** A text whose code units stand in the order in which people look it up: no case, no accents, numbers by their size. */
export function readable(text: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = /^[\u0000-\u007f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.toLowerCase().replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(15, '0'));
}

/** The order of two keys; what holds nothing comes last, whichever way is sorted. */
export function compareKeys(one: SortKey, other: SortKey, direction: Direction): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  const order = typeof one === typeof other ? (one < other ? -1 : 1) : typeof one === 'number' ? -1 : 1;
  return direction === 'ascending' ? order : -order;
}

/** The sorts after a person pressed a title: on, the other way, off; with others where they are `added`. */
export function sortedBy(sorts: readonly Sort[], field: string, added: boolean): readonly Sort[] {
  const before = sorts.find((one) => one.field === field)?.direction;
  const next = before === undefined ? 'ascending' : before === 'ascending' ? 'descending' : undefined;
  const now = next === undefined ? [] : [{ field, direction: next } as const];
  if (!added) return now;
  if (before === undefined || next === undefined) return [...sorts.filter((one) => one.field !== field), ...now];
  return sorts.map((one) => (one.field === field ? { field, direction: next } : one));
}

/** How a project says that rows are sorted. */
export function sortsOf(columns: readonly Column[], sortOrder: readonly string[]): readonly Sort[] {
  const weight = ({ field }: Sort): number => (sortOrder.includes(field) ? sortOrder.indexOf(field) : sortOrder.length);
  return columns
    .flatMap(({ field, settings }): readonly Sort[] => {
      const { sort: direction } = settings;
      return direction === 'ascending' || direction === 'descending' ? [{ field, direction }] : [];
    })
    .toSorted((one, other) => weight(one) - weight(other));
}
