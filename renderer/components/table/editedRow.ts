/** The row of a table that is edited, while data comes. A row is known by its place alone: where others come before it, that is another's. */
import type { Row } from '../../../electron/contract/tableData.ts';

/** Follows the row at a place through the data that comes; whether what stood there stands elsewhere now, or is gone. */
export function rowFollower(): (place: number | undefined, rows: readonly Row[]) => boolean {
  let before: { readonly place: number; readonly written: string } | undefined;
  return (place, rows) => {
    const last = before?.place === place ? before : undefined;
    const row = place === undefined ? undefined : rows[place];
    before = place === undefined || row === undefined ? undefined : { place, written: written(row) };
    if (last === undefined || last.written === before?.written) return false;
    return before === undefined || rows.some((one) => written(one) === last.written);
  };
}

function written({ cells }: Row): string {
  return JSON.stringify(cells);
}
