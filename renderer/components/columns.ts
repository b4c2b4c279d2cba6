/** How a column container lays out what is in it: 12 columns, by the rules of the breakpoint that holds. */
import { columnPosition, type columnContainer } from '../../electron/contract/components/containers.ts';
import { readAll, type Read } from '../../electron/contract/components/shapes.ts';
import type { JsonObject } from '../../electron/contract/json.ts';

export const columnCount = 12;

type Breakpoints = Read<typeof columnContainer.properties>['breakpoints'];
type Rule = Read<typeof columnPosition>['breakpoints'][number];

/** Where a child stands on the grid: lines of it, from 1. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly span: number;
}

/** The breakpoints that hold at a width: first the one that does, then those that stand in for it, from large to small. */
export function holding(breakpoints: Breakpoints, width: number): readonly string[] {
  return breakpoints
    .filter(({ minWidth }) => minWidth <= width)
    .toSorted((one, other) => other.minWidth - one.minWidth)
    .map(({ name }) => name);
}

/** The rule of a child: that of the first of some breakpoints that it has one for. */
function ruleOf(position: JsonObject, names: readonly string[]): Rule | undefined {
  const { breakpoints } = readAll(columnPosition, position);
  return names.map((name) => breakpoints.find((rule) => rule.name === name)).find((rule) => rule !== undefined);
}

/**
 * Where children stand, by their positions, in the order of these. A child goes to a new line where those of its row have not
 * left its columns free; one without a rule takes a line of its own under all others.
 */
export function cells(positions: readonly JsonObject[], names: readonly string[]): readonly Cell[] {
  const ruled = positions.map((position, index) => ({ index, rule: ruleOf(position, names) }));
  const ordered = ruled.toSorted(
    ({ rule: one }, { rule: other }) =>
      (one?.rowIndex ?? Infinity) - (other?.rowIndex ?? Infinity) || (one?.order ?? 0) - (other?.order ?? 0) || 0,
  );
  const found: Cell[] = [];
  let row = 0;
  let free = 0;
  let rowIndex: number | undefined;
  for (const { index, rule } of ordered) {
    const span = Math.min(columnCount, Math.max(1, Math.round(rule?.span ?? columnCount)));
    const asked = Math.min(columnCount - span, Math.max(0, Math.round(rule?.colIndex ?? 0)));
    if (row === 0 || rule === undefined || rule.rowIndex !== rowIndex || asked < free) {
      row += 1;
      free = 0;
    }
    rowIndex = rule?.rowIndex;
    found[index] = { row, column: asked + 1, span };
    free = asked + span;
  }
  return found;
}
