/** Where keys lead in a table, in the manner of a grid of rows: from a row into its cells and back. */

export interface Place {
  /** The row as shown. */
  readonly at: number;
  /** The column as shown; -1 for the row as a whole. */
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page of the keyboard goes on by. */
  readonly page: number;
}

/** The place that a key leads to; undefined for a key that leads nowhere. */
export function moveOf(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { at, column }: Place,
  { rows, columns, page }: Size,
  isReversed: boolean,
): Place | undefined {
  if (rows === 0) return undefined;
  const row = (to: number): Place => ({ at: Math.max(0, Math.min(rows - 1, to)), column });
  const cell = (to: number): Place => ({ at, column: Math.max(-1, Math.min(columns - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return row(at + 1);
    case 'ArrowUp':
      return row(at - 1);
    case 'PageDown':
      return row(at + page);
    case 'PageUp':
      return row(at - page);
    case 'ArrowRight':
      return cell(column + (isReversed ? -1 : 1));
    case 'ArrowLeft':
      return cell(column + (isReversed ? 1 : -1));
    case 'Home':
      return column < 0 || ctrlKey ? row(0) : cell(0);
    case 'End':
      return column < 0 || ctrlKey ? row(rows - 1) : cell(columns - 1);
    default:
      return undefined;
  }
}
