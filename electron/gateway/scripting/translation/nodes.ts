/** What the translation asks of a node of the grammar. */
import type { Node } from './grammar.ts';
import { builtinClasses, partsOf } from './syntax.ts';

/** The tuple that a parameter takes apart: `(a, b)`, and that of `(a, b)=(1, 2)`. */
export function tupleOf(parameter: Node): Node | undefined {
  const name = parameter.type === 'default_parameter' ? parameter.childForFieldName('name') : parameter;
  return name?.type === 'tuple_pattern' ? name : undefined;
}

/** Whether a statement makes a function or a class, or only tells: it reads no name of the function that it stands in. */
export function makesOnly(statement: Node): boolean {
  return (
    ['function_definition', 'class_definition', 'global_statement', 'pass_statement'].includes(statement.type) ||
    (statement.type === 'expression_statement' && statement.firstNamedChild?.type === 'string')
  );
}

/** Whether a statement stands in an `except` of its own function. */
export function isInClause({ parent }: Node): boolean {
  if (parent === null || parent.type === 'function_definition') return false;
  return parent.type === 'except_clause' || isInClause(parent);
}

/** Whether a clause holds a `raise` alone and another clause in the same function. */
export function raisesAgain(clause: Node): boolean {
  const found = { raise: false, except: false };
  const look = (node: Node): void => {
    for (const child of node.namedChildren) {
      if (['function_definition', 'class_definition', 'lambda'].includes(child.type)) continue;
      if (child.type === 'raise_statement' && child.namedChildCount === 0) found.raise = true;
      if (child.type === 'except_clause') found.except = true;
      look(child);
    }
  };
  look(clause);
  return found.raise && found.except;
}

/** Whether what a clause catches are, by their names, exceptions that Python 3 takes as they are. */
export function namesExceptions(kind: Node): boolean {
  const kinds = kind.type === 'tuple' ? partsOf(kind) : [kind];
  return kinds.every(
    ({ type, text }) =>
      (type === 'identifier' || type === 'attribute') &&
      /(Error|Exception|Exit|Iteration|Interrupt|Warning)$/.test(text) &&
      !/\b(StandardError|BaseException)$/.test(text),
  );
}

const conditions = new Set(['if_statement', 'elif_clause', 'while_statement']);

/** Whether a value is only tested or compared: whether a whole number is long does not matter there. */
export function isOnlyRead(value: Node): boolean {
  const { parent } = value;
  if (parent === null) return false;
  if (parent.type === 'parenthesized_expression') return isOnlyRead(parent);
  if (conditions.has(parent.type)) return parent.childForFieldName('condition')?.id === value.id;
  return parent.type === 'not_operator' || parent.type === 'comparison_operator';
}

/** The arguments of a call. */
export function argumentsOf(call: Node): Node[] {
  const given = call.lastNamedChild;
  return given === null ? [] : partsOf(given);
}

/** The lines that a statement had and its translation has not: the next one stays on its own. */
export function missingLines(statement: Node, written: string): string {
  const had = statement.endPosition.row - statement.startPosition.row;
  return '\n'.repeat(Math.max(0, had - (written.split('\n').length - 1)));
}

/** Whether a node names a class of the language itself. */
export function isBuiltinClass({ type, text }: Node): boolean {
  return (type === 'identifier' || type === 'none') && builtinClasses.has(text);
}
