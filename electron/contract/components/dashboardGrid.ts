/** Where the widgets of a dashboard stand while people change it: none over another, and all of them on the grid. */

/** The lines of the grid around a widget, from 1. */
export interface Lines {
  readonly rowStart: number;
  readonly rowEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
}

export interface Grid {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Whether widgets move up into free room. */
  readonly pack: boolean;
}

/** Whether two have a cell in common. */
export function isOver(one: Lines, other: Lines): boolean {
  return (
    one.rowStart < other.rowEnd &&
    other.rowStart < one.rowEnd &&
    one.columnStart < other.columnEnd &&
    other.columnStart < one.columnEnd
  );
}

/** Whether a widget is on the grid, with a cell at least. */
export function isOn({ rowStart, rowEnd, columnStart, columnEnd }: Lines, { rowCount, columnCount }: Grid): boolean {
  return (
    [rowStart, rowEnd, columnStart, columnEnd].every(Number.isInteger) &&
    rowStart >= 1 &&
    rowStart < rowEnd &&
    rowEnd <= rowCount + 1 &&
    columnStart >= 1 &&
    columnStart < columnEnd &&
    columnEnd <= columnCount + 1
  );
}

export function down(lines: Lines, rows: number): Lines {
  return { ...lines, rowStart: lines.rowStart + rows, rowEnd: lines.rowEnd + rows };
}

/**
 * Where all stand when one of them is put somewhere: whoever stood there makes room below. Undefined where there is not enough
 * of it.
 */
export function arranged(all: readonly Lines[], moved: number, to: Lines, grid: Grid): readonly Lines[] | undefined {
  const placed = new Map<number, Lines>([[moved, to]]);
  const isFree = (lines: Lines): boolean => [...placed.values()].every((other) => !isOver(lines, other));
  const others = [...all.entries()]
    .filter(([index]) => index !== moved)
    .toSorted(([, one], [, other]) => one.rowStart - other.rowStart || one.columnStart - other.columnStart);
  for (const [index, stood] of others) {
    let lines = stood;
    while (!isFree(lines)) lines = down(lines, 1);
    while (grid.pack && lines.rowStart > 1 && isFree(down(lines, -1))) lines = down(lines, -1);
    placed.set(index, lines);
  }
  const now = all.map((lines, index) => placed.get(index) ?? lines);
  const whole = grid.pack ? packed(now, moved) : now;
  return whole.every((lines) => isOn(lines, grid)) ? whole : undefined;
}

/** One more thing moves up: what was put somewhere, when the others have found their places. */
function packed(all: readonly Lines[], moved: number): readonly Lines[] {
  return all.map((lines, index) => {
    if (index !== moved) return lines;
    let up = lines;
    const isFree = (there: Lines): boolean => all.every((other, at) => at === moved || !isOver(there, other));
    while (up.rowStart > 1 && isFree(down(up, -1))) up = down(up, -1);
    return up;
  });
}

/** The first free place for something of so many cells; undefined where there is none. */
export function roomFor(
  all: readonly Lines[],
  { rows, columns }: { readonly rows: number; readonly columns: number },
  grid: Grid,
): Lines | undefined {
  for (let row = 1; row + rows <= grid.rowCount + 1; row += 1) {
    for (let column = 1; column + columns <= grid.columnCount + 1; column += 1) {
      const lines = { rowStart: row, rowEnd: row + rows, columnStart: column, columnEnd: column + columns };
      if (all.every((other) => !isOver(lines, other))) return lines;
    }
  }
  return undefined;
}
