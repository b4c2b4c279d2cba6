/** The rows of `docs/requirements.md`, for its test and for the validation that comes with a package. */

export interface Requirement {
  readonly id: string;
  readonly what: string;
  /** `met`, `partly`, `not met` or `not applicable`. */
  readonly status: string;
  /** Files with tests that name it, below `test/gateway/` or `test/`. */
  readonly files: readonly string[];
  /** What is not met. */
  readonly gap: string;
  /** How many cells its row has. */
  readonly width: number;
}

/** The cells of a line of a Markdown table. */
export function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** Whether a cell is the id of a requirement. */
export function isRequirementId(text: string): boolean {
  return /^[A-Z]{2}-\d+$/.test(text);
}

/** The requirements that a document lists, in its order. */
export function requirementsOf(markdown: string): Requirement[] {
  return markdown
    .split('\n')
    .map(cellsOf)
    .filter(([id = '']) => isRequirementId(id))
    .map((cells) => {
      const [id = '', what = '', status = '', files = '', gap = ''] = cells;
      return {
        id,
        what,
        status,
        files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
        gap,
        width: cells.length,
      };
    });
}
