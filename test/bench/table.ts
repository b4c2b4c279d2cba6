/** What a bench found: a figure of ours, the limit that was measured in the same run, and the ratio to aim at. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  /** Absent for a plain size. */
  readonly limit?: number;
  readonly aim?: string;
}

/** The middle value; of an even number of values, the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The value below which a share of all values is. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;
}

/** The rows as a table of text. */
export function printTable(rows: readonly Row[]): string {
  const cells = rows.map(({ what, unit, ours, limit, aim }) => [
    what,
    `${round(ours)} ${unit}`,
    limit === undefined ? '' : `${round(limit)} ${unit}`,
    limit === undefined ? '' : (ours / limit).toFixed(2),
    aim ?? '',
  ]);
  const lines = [['what', 'ours', 'limit', 'ratio', 'aim'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
