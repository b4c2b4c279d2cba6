/** What the parts of the translation share: what a text means, and how its nodes are written. */
import type { Node } from './grammar.ts';
import type { Scope } from './scope.ts';

/** How a statement in front of the first one of a block is written: `target = value`. */
export interface Prelude {
  readonly target: string;
  readonly value: string;
  /** The same within an expression: items of a list. */
  readonly inside: string;
  /** Whether it may stand where it runs again. */
  readonly isRepeatable?: boolean;
}

/** What the head of a script says of all of it. */
export interface Meaning {
  /** The names imported of `__future__`. */
  readonly futures: ReadonlySet<string>;
  /** Plain texts are bytes, as in a file that names its encoding (PEP 263). */
  readonly isBytes: boolean;
  /** The names of its classes that have no base, and of those that are derived of them alone. */
  readonly oldClasses: ReadonlySet<string>;
}

/** What is meant by a text, by its head and its classes. */
export function meaningOf(source: string): Meaning {
  const futures = [...source.matchAll(/^\s*from __future__ import\s*(\([^)]*\)|.+)$/gm)];
  return {
    futures: new Set(futures.flatMap(([, names = '']) => names.match(/\w+/g) ?? [])),
    isBytes: /^(#[^\n]*\n)?[ \t\f]*#[^\n]*coding[:=]/.test(source),
    oldClasses: oldClassesOf(source),
  };
}

function oldClassesOf(source: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, name = '', bases = ''] of source.matchAll(/^[ \t]*class[ \t]+(\w+)[ \t]*(?:\(([^)]*)\))?[ \t]*:/gm)) {
    const named = bases.split(',').flatMap((base) => base.trim() || []);
    if (named.every((base) => found.has(base))) found.add(name);
  }
  return found;
}

/** How nodes are written: `Translation`, as the parts of it see it. */
export interface Writing {
  readonly source: string;
  readonly meaning: Meaning;
  /** The translated text of a node. */
  readonly write: (node: Node, scope: Scope) => string;
  /** That of its children, with what stands between them. */
  readonly plain: (node: Node, scope: Scope) => string;
  /** All children of a node as `of` writes them, with what stands between them. */
  readonly pieces: (node: Node, of: (child: Node) => string) => string;
  /** What stands between two places. */
  readonly gap: (from: number, to: number) => string;
  /** What is assigned to, taken away or bound by a loop. */
  readonly target: (node: Node, scope: Scope) => string;
  /** Expressions that the grammar read as something else, read once more by themselves. */
  readonly nested: (node: Node, source: string) => string;
  /** The translation of another text in the place of a node. */
  readonly again: (node: Node, source: string) => string;
  /** A block with an assignment in front of its first statement. */
  readonly blockWith: (block: Node, scope: Scope, prelude: Prelude) => string;
  /** `name := value`, or each name of a tuple with its part of the value. */
  readonly bound: (target: Node, value: string) => string;
  /** A name that no script has. */
  readonly newName: () => string;
  readonly refuse: (node: Node, reason: string) => void;
}
