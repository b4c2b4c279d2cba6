/** The scopes of a script's names, as far as its translation asks: where a name is used, and what may be bound. */
import type { Node } from './grammar.ts';

export type ScopeKind = 'module' | 'class' | 'function';

const ownScopes = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

/** What shows a scope's names, or runs a text that may ask for any of them. */
const showing = ['globals', 'locals', 'vars', 'dir', 'eval', 'exec'];

const makers = new Set(['function_definition', 'class_definition']);

export class Scope {
  readonly kind: ScopeKind;
  /** Whether `:=` may stand here: not inside of what a comprehension runs over, nor in a class. */
  readonly mayAssign: boolean;
  private readonly node: Node;
  private readonly outer: Scope | undefined;
  private readonly isShown: boolean;
  private uses: Map<string, number[]> | undefined;

  /** @param isShown Its names are those of a dictionary that a script has. */
  constructor(kind: ScopeKind, node: Node, outer?: Scope, isShown = false) {
    this.isShown = isShown;
    this.kind = kind;
    this.node = node;
    this.outer = outer;
    this.mayAssign = kind !== 'class' && outer === undefined;
  }

  /** The same scope, inside of what a comprehension runs over. */
  withoutAssignments(): Scope {
    return this.mayAssign ? new Scope(this.kind, this.node, this) : this;
  }

  /** The names that are bound in this scope in front of a place. */
  boundBefore(place: number): ReadonlySet<string> {
    const found = new Set<string>();
    const look = (node: Node): void => {
      if (node.startIndex >= place) return;
      const bound = node.childForFieldName(makers.has(node.type) ? 'name' : 'left');
      for (const { text } of bound?.descendantsOfType('identifier') ?? []) found.add(text);
      if (!makers.has(node.type) && !ownScopes.has(node.type)) node.namedChildren.forEach(look);
    };
    this.node.childForFieldName('body')?.namedChildren.forEach(look);
    return found;
  }

  /** Whether a name may be asked for in this scope outside of a node of it. */
  isUsedOutside(name: string, { startIndex, endIndex }: Pick<Node, 'startIndex' | 'endIndex'>): boolean {
    if (this.outer !== undefined) return this.outer.isUsedOutside(name, { startIndex, endIndex });
    this.uses ??= usesIn(this.node);
    if (this.isShown || showing.some((one) => this.uses?.has(one) ?? false)) return true;
    return this.uses.get(name)?.some((at) => at < startIndex || at >= endIndex) ?? false;
  }
}

/** The places of all names, but for those that a comprehension has for itself. */
function usesIn(node: Node): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const look = (at: Node, bound: ReadonlySet<string>): void => {
    if (at.type === 'exec_statement') found.set('exec', []);
    if (at.type === 'identifier') {
      const name = at.text;
      if (bound.has(name)) return;
      const places = found.get(name);
      if (places === undefined) found.set(name, [at.startIndex]);
      else places.push(at.startIndex);
      return;
    }
    const own = ownScopes.has(at.type)
      ? new Set([
          ...bound,
          ...at.namedChildren
            .filter(({ type }) => type === 'for_in_clause')
            .flatMap((clause) => clause.childForFieldName('left')?.descendantsOfType('identifier') ?? [])
            .map(({ text }) => text),
        ])
      : bound;
    const { children } = at;
    const isAttribute = at.type === 'attribute';
    const isKeyword = at.type === 'keyword_argument';
    children.forEach((child, place) => {
      if ((isAttribute && place === children.length - 1) || (isKeyword && place === 0)) return;
      if (child.childCount > 0 || child.type === 'identifier') look(child, own);
    });
  };
  for (const child of node.children) look(child, new Set());
  return found;
}
