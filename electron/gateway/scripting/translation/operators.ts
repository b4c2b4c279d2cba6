/** Operators: where one means something else in Python 2.7, a call of `python2.py` stands in its place. */
import type { Node } from './grammar.ts';
import { isBuiltinClass, isOnlyRead } from './nodes.ts';
import type { Scope } from './scope.ts';
import { augmentedBits, augmentedCalls, bits, comparisons, operatorCalls, partsOf } from './syntax.ts';
import type { Writing } from './writing.ts';

/** An operator with two operands, or a chain of them. */
export function writeBinary(writer: Writing, node: Node, scope: Scope): string {
  // A long chain of + leans to the left as deeply as it is long: it is written in a loop.
  const chain: Node[] = [];
  let left = node;
  while (left.type === 'binary_operator') {
    chain.push(left);
    const next = left.childForFieldName('left');
    if (next === null) break;
    left = next;
  }
  let written = writer.write(left, scope);
  for (const one of chain.reverse()) {
    const operator = one.childForFieldName('operator');
    const operand = one.childForFieldName('right');
    const before = one.childForFieldName('left');
    if (operator === null || operand === null || before === null) return node.text;
    const right = writer.write(operand, scope);
    const gapBefore = between(writer, before, operator);
    const gapAfter = between(writer, operator, operand);
    const call = operatorCalls[operator.type];
    if (operator.type === '@') writer.refuse(operator, '@ is no operator of Python 2.7');
    if (operator.type === '|' && (isBuiltinClass(before) || isBuiltinClass(operand)))
      written = `_py2_or_(${written}${gapBefore},${gapAfter}${right})`;
    else if (
      call === undefined ||
      (bits.has(operator.type) && isOnlyRead(one)) ||
      (operator.type === '/' && writer.meaning.futures.has('division'))
    )
      written = `${written}${gapBefore}${operator.type}${gapAfter}${right}`;
    else written = `${call}(${written}${gapBefore},${gapAfter}${right})`;
  }
  return written;
}

/** What stands between two operands; inside of a call a line needs no backslash, and a comment may stand there. */
function between(writer: Writing, one: Node, other: Node): string {
  return writer.gap(one.endIndex, other.startIndex);
}

/** A comparison, or a chain of them. */
export function writeComparison(writer: Writing, node: Node, scope: Scope): string {
  const operands = partsOf(node);
  const operators = node.children.filter((child) => !child.isNamed);
  const orders = operators.some(({ type }) => type in comparisons);
  if (!orders) return writer.pieces(node, (child) => (child.type === '<>' ? '!=' : writer.write(child, scope)));
  const [first, second] = operands;
  const [operator] = operators;
  if (first === undefined || second === undefined || operator === undefined) return node.text;
  if (operands.length === 2)
    return `${comparisons[operator.type] ?? ''}(${writer.write(first, scope)}${between(writer, first, operator)},${between(writer, operator, second)}${writer.write(second, scope)})`;
  let written = `_py2_chain_(${writer.write(first, scope)}`;
  let before = first;
  for (const [place, operand] of operands.slice(1).entries()) {
    const sign = operators[place];
    if (sign === undefined) return node.text;
    const lines = '\n'.repeat(operand.startPosition.row - before.endPosition.row);
    written += `, '${sign.type === '<>' ? '!=' : sign.text.replace(/\s+/g, ' ')}',${lines} lambda: (${writer.write(operand, scope)})`;
    before = operand;
  }
  return `${written})`;
}

/** `x += y`. */
export function writeAugmented(writer: Writing, node: Node, scope: Scope): string {
  const left = node.childForFieldName('left');
  const operator = node.childForFieldName('operator');
  const right = node.childForFieldName('right');
  if (left === null || right === null || operator === null) return node.text;
  if (operator.type === '@=') writer.refuse(operator, '@= is no operator of Python 2.7');
  const calls = left.descendantsOfType('call').length > 0;
  const call = augmentedCalls[operator.type] ?? (calls ? undefined : augmentedBits[operator.type]);
  if (call === undefined || (operator.type === '/=' && writer.meaning.futures.has('division')))
    return `${writer.target(left, scope)}${writer.gap(left.endIndex, operator.startIndex)}${operator.type}${writer.gap(operator.endIndex, right.startIndex)}${writer.write(right, scope)}`;
  if (calls)
    writer.refuse(
      node,
      `${operator.type} of what a call gives is not supported; write x = x ${operator.type.slice(0, -1)} y with a name`,
    );
  return `${writer.target(left, scope)} = ${call}(${writer.write(left, scope)}, ${writer.write(right, scope)})`;
}
