/** Lists, sets, dictionaries and generators that run over something, whose names Python 2.7 hands on to what is around. */
import type { Node } from './grammar.ts';
import { Scope } from './scope.ts';
import { isTuple, namesOfTarget } from './syntax.ts';
import type { Writing } from './writing.ts';

/** The parts of a comprehension between its brackets, with them where they are a list or a generator. */
export function writeComprehension(writer: Writing, node: Node, scope: Scope): string {
  const clauses = node.namedChildren.filter(({ type }) => type === 'for_in_clause');
  const names = clauses.flatMap((clause) => namesOfTarget(clause.childForFieldName('left')));
  if (node.type === 'list_comprehension' && scope.kind === 'class') {
    const taken = takenOfClass(node, clauses, scope);
    if (taken.length > 0) {
      const head = taken.map((name) => `${name}=${name}`).join(', ');
      return `(lambda ${head}: ${writeComprehension(writer, node, new Scope('function', node))})()`;
    }
  }
  const leaks =
    node.type === 'list_comprehension' && scope.mayAssign && names.some((name) => scope.isUsedOutside(name, node));
  return writer.pieces(node, (child) =>
    child.type === 'for_in_clause' ? forIn(writer, child, scope, leaks) : writer.write(child, scope),
  );
}

/** The names of the body of a class that a list in it asks for behind what it runs over first: Python 3 does not find them. */
function takenOfClass(node: Node, [first]: readonly Node[], scope: Scope): string[] {
  const over = first?.childForFieldName('right');
  const bound = scope.boundBefore(node.startIndex);
  const used = node.descendantsOfType('identifier').filter(({ text }) => bound.has(text));
  const isBehind = used.some(({ startIndex: at }) => at < (over?.startIndex ?? 0) || at >= (over?.endIndex ?? 0));
  return isBehind ? [...new Set(used.map(({ text }) => text))] : [];
}

/** `for x in y`; one that hands its names on to the function around binds them in a condition. */
function forIn(writer: Writing, node: Node, scope: Scope, leaks: boolean): string {
  const left = node.childForFieldName('left');
  if (left === null) return node.text;
  const keyword = node.children.find(({ type }) => type === 'in');
  const values = node.children.filter((child) => child.startIndex >= (keyword?.endIndex ?? 0));
  const [first] = values;
  const last = values.at(-1);
  if (keyword === undefined || first === undefined || last === undefined) return node.text;
  const inside = scope.withoutAssignments();
  let iterated = '';
  let at = first.startIndex;
  for (const value of values) {
    iterated += writer.gap(at, value.startIndex) + writer.write(value, inside);
    at = value.endIndex;
  }
  if (values.length > 1) iterated = `(${iterated})`;
  const before = writer.gap(node.startIndex + 3, left.startIndex);
  const middle = writer.gap(left.endIndex, keyword.startIndex);
  const after = writer.gap(keyword.endIndex, first.startIndex);
  if (!leaks) return `for${before}${writer.target(left, scope)}${middle}in${after}${iterated}`;
  const bound: string[] = [];
  const renamed = (target: Node): string => {
    if (target.type === 'identifier') {
      const name = writer.newName();
      bound.push(`${target.text} := ${name}`);
      return name;
    }
    if (isTuple(target)) return writer.pieces(target, (child) => (child.isNamed ? renamed(child) : child.text));
    writer.refuse(target, 'this loop variable of a list in brackets is not supported; use a name');
    return target.text;
  };
  return `for${before}${renamed(left)}${middle}in${after}${iterated} if [${bound.join(', ')}]`;
}
