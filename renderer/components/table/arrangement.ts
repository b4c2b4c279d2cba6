/**
 * Which rows a table shows, and in which order: those that are found, sorted. Of a table whose rows are the same but for a few,
 * only those few are asked again and put to their place.
 */
import type { Column, Row } from '../../../electron/contract/tableData.ts';
import { compareKeys, sortKey, type Sort, type SortKey } from './sorting.ts';

export interface Wanted {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly sorts: readonly Sort[];
  /** Whether a row is found; undefined where nothing is looked for. Another function each time that something else is. */
  readonly isFound: ((row: Row) => boolean) | undefined;
  readonly zone: string;
}

/** Places of rows in the data, in the order in which they are shown. */
export type Arranged = readonly number[];

/** More changed rows than this and all are sorted anew. */
const few = 200;

interface Key {
  readonly column: Column;
  readonly direction: Sort['direction'];
  readonly keys: SortKey[];
}

/** Arranges the rows of one table, again and again. */
export function arranger(): (wanted: Wanted) => Arranged {
  let before: Wanted | undefined;
  let keys: readonly Key[] = [];
  /** All places, sorted. */
  let sorted: number[] = [];
  let found: boolean[] = [];

  const compare = (one: number, other: number): number => {
    for (const { keys: of, direction } of keys) {
      const order = compareKeys(of[one], of[other], direction);
      if (order !== 0) return order;
    }
    return one - other;
  };

  const all = ({ rows, columns, sorts, isFound, zone }: Wanted): void => {
    keys = sorts.flatMap(({ field, direction }) => {
      const column = columns.find((one) => one.field === field);
      return column === undefined ? [] : [{ column, direction, keys: rows.map((row) => sortKey(row, column, zone)) }];
    });
    sorted = Array.from(rows, (_, at) => at);
    if (keys.length > 0) sorted.sort(compare);
    found = isFound === undefined ? [] : rows.map(isFound);
  };

  const some = ({ rows, isFound, zone }: Wanted, changed: readonly number[]): void => {
    for (const { column, keys: of } of keys) {
      for (const at of changed) {
        const row = rows[at];
        of[at] = row === undefined ? undefined : sortKey(row, column, zone);
      }
    }
    if (isFound !== undefined) {
      for (const at of changed) {
        const row = rows[at];
        found[at] = row !== undefined && isFound(row);
      }
    }
    if (keys.length > 0) sorted = replaced(sorted, changed, compare);
  };

  return (wanted) => {
    const changed = before === undefined ? undefined : changedRows(before, wanted);
    if (changed === undefined) all(wanted);
    else if (changed.length > 0) some(wanted, changed);
    before = wanted;
    return wanted.isFound === undefined ? sorted : sorted.filter((at) => found[at]);
  };
}

/**
 * Keeps rows where they are while one of them is edited: one that moves takes the focus from whoever types in it. `edited` is its
 * place in the data; it stays also where it is not found any more.
 */
export function steady(): (now: Arranged, edited: number | undefined) => Arranged {
  let before: Arranged = [];
  return (now, edited) => {
    if (edited !== undefined && now !== before) {
      const there = new Set(now).add(edited);
      const stays = before.filter((place) => there.has(place));
      const known = new Set(stays);
      before = [...stays, ...now.filter((place) => !known.has(place))];
    } else before = now;
    return before;
  };
}

/** The places of rows that are others than before; undefined where all is to be asked anew. */
function changedRows(before: Wanted, now: Wanted): readonly number[] | undefined {
  const isSame =
    before.columns === now.columns &&
    before.sorts === now.sorts &&
    before.isFound === now.isFound &&
    before.zone === now.zone &&
    before.rows.length === now.rows.length;
  if (!isSame) return undefined;
  const changed: number[] = [];
  for (let at = 0; at < now.rows.length; at += 1) {
    if (now.rows[at] === before.rows[at]) continue;
    if (changed.length === few) return undefined;
    changed.push(at);
  }
  return changed;
}

/** The sorted places with some of them put to their place anew. */
function replaced(
  sorted: readonly number[],
  changed: readonly number[],
  compare: (one: number, other: number) => number,
): number[] {
  const now = [...sorted];
  for (const place of changed) now.splice(now.indexOf(place), 1);
  for (const place of changed) {
    let [from, to] = [0, now.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compare(now[middle] ?? 0, place) < 0) from = middle + 1;
      else to = middle;
    }
    now.splice(from, 0, place);
  }
  return now;
}
