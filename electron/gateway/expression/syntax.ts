/** What an expression is made of, once it is read. */
import type { Value } from './values.ts';

export type Expression =
  | { readonly type: 'literal'; readonly value: Value }
  | { readonly type: 'reference'; readonly path: string }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** `at` is where the name stands in the text, counted from 0. */
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly at: number }
  /** `target[a]` or `target[a, b]`. */
  | { readonly type: 'index'; readonly target: Expression; readonly keys: readonly Expression[] };

/** An expression with all that it is made of, in the order of the text; without recursion, since sums may be long. */
export function partsOf(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  const left = [expression];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    parts.push(part);
    left.push(...innerOf(part).toReversed());
  }
  return parts;
}

function innerOf(part: Expression): readonly Expression[] {
  switch (part.type) {
    case 'literal':
    case 'reference':
      return [];
    case 'unary':
      return [part.operand];
    case 'binary':
      return [part.left, part.right];
    case 'call':
      return part.args;
    case 'index':
      return [part.target, ...part.keys];
  }
}

/** What the references of an expression name, each once, also in branches that are not taken. */
export function referencesOf(expression: Expression): readonly string[] {
  return [...new Set(partsOf(expression).flatMap((part) => (part.type === 'reference' ? [part.path] : [])))];
}

/** The functions that an expression calls, each once, as it writes them. */
export function functionsOf(expression: Expression): readonly string[] {
  return [...new Set(partsOf(expression).flatMap((part) => (part.type === 'call' ? [part.name] : [])))];
}
