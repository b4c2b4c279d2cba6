/** What becomes of a script, and a tree of the grammar. */
import type { Node } from './grammar.ts';
import type { NamesUsed } from './names.ts';

export interface ScriptProblem {
  readonly line: number;
  readonly reason: string;
}

export interface Translated extends NamesUsed {
  /** What the interpreter runs; the source as it is where something is refused. */
  readonly source: string;
  /** Why the script does not run; empty for one that does. */
  readonly refused: readonly ScriptProblem[];
}

/** A tree of the grammar, read and to be deleted. */
export interface Parsed {
  readonly rootNode: Node;
  readonly delete: () => void;
}
