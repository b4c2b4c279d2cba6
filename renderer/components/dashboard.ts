/** What a person does with the widgets of a dashboard: where one would be after a way of the pointer, or a key. */
import type { Lines } from '../../electron/contract/components/dashboardGrid.ts';

export type Grip = 'whole' | 'corner';

/** So many columns and rows further, or larger; never smaller than it may be, nor out at the top or the left. */
export function shifted(
  { rowStart, rowEnd, columnStart, columnEnd }: Lines,
  grip: Grip,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  least: { readonly columnSpan: number; readonly rowSpan: number },
): Lines {
  if (grip === 'corner') {
    return {
      rowStart,
      columnStart,
      rowEnd: Math.max(rowStart + Math.max(1, least.rowSpan), rowEnd + rows),
      columnEnd: Math.max(columnStart + Math.max(1, least.columnSpan), columnEnd + columns),
    };
  }
  const down = Math.max(1 - rowStart, rows);
  const right = Math.max(1 - columnStart, columns);
  return {
    rowStart: rowStart + down,
    rowEnd: rowEnd + down,
    columnStart: columnStart + right,
    columnEnd: columnEnd + right,
  };
}

/** What an arrow does: a cell that way, and with Shift a cell larger or smaller. */
export function byKey({
  key,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey'>):
  | { readonly grip: Grip; readonly columns: number; readonly rows: number }
  | undefined {
  const ways: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const way = ways[key];
  return way === undefined ? undefined : { grip: shiftKey ? 'corner' : 'whole', columns: way[0], rows: way[1] };
}
