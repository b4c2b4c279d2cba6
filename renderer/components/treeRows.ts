/** The rows of a tree, as `TreeRows.svelte` draws them. */
import type { Json, JsonObject } from '../../electron/contract/json.ts';

export interface TreeRow {
  /** Its place in the tree, which no other row has. */
  readonly path: string;
  readonly words: string;
  /** What stands at its end, smaller. */
  readonly note?: string;
  readonly level: number;
  /** Its place among those beside it, and how many these are. */
  readonly place: number;
  readonly of: number;
  /** Whether something is in it. */
  readonly isBranch: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly arrow: JsonObject;
  readonly icon: JsonObject;
  readonly style?: Json | undefined;
}

/** The kind of a row, by which its drawings are chosen. */
export function kindOf(row: Pick<TreeRow, 'isBranch' | 'isOpen'>): 'expanded' | 'collapsed' | 'empty' {
  return row.isBranch ? (row.isOpen ? 'expanded' : 'collapsed') : 'empty';
}

/** What a key does in a tree, as in every tree: right opens and goes in, left closes and goes out. */
export function keyInTree(
  rows: readonly TreeRow[],
  row: TreeRow,
  key: string,
): { readonly goTo: TreeRow | undefined } | 'toggle' | 'press' | undefined {
  const at = rows.findIndex(({ path }) => path === row.path);
  if (key === 'ArrowDown') return { goTo: rows[at + 1] };
  if (key === 'ArrowUp') return { goTo: rows[at - 1] };
  if (key === 'Home') return { goTo: rows[0] };
  if (key === 'End') return { goTo: rows.at(-1) };
  if (key === 'ArrowRight') return row.isOpen ? { goTo: rows[at + 1] } : 'toggle';
  if (key === 'ArrowLeft') {
    if (row.isOpen) return 'toggle';
    return { goTo: rows.findLast(({ level }, index) => index < at && level < row.level) };
  }
  return key === 'Enter' || key === ' ' ? 'press' : undefined;
}
