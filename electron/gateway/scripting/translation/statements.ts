/** `print`, `exec` and `assert`, which are no statements of Python 3 or say something else there. */
import type { Node } from './grammar.ts';
import { executed } from './jythonOnly.ts';
import { argumentsOf } from './nodes.ts';
import type { Scope } from './scope.ts';
import { isTuple, partsOf } from './syntax.ts';
import type { Writing } from './writing.ts';

/** `print` with its values, its file and its comma at the end. */
export function writePrint(writer: Writing, node: Node, scope: Scope): string {
  const chevron = node.namedChildren.find((child) => child.type === 'chevron');
  const values = partsOf(node).filter((child) => child.id !== chevron?.id);
  const endsWithComma = node.lastChild?.type === ',' && values.length > 0;
  const file = chevron?.firstNamedChild;
  if (file?.text !== executed && writer.meaning.futures.has('print_function'))
    writer.refuse(node, 'print is a function in this file, by from __future__ import print_function');
  if (file?.text === executed) {
    if (endsWithComma) writer.refuse(node, 'a comma at the end of exec is not Python 2.7');
    return execOfExpression(writer, node, values, scope);
  }
  const start = values[0]?.startIndex ?? node.endIndex;
  const isToOutput = file === null || file === undefined || file.type === 'none';
  const isPrinted = isToOutput && values.length > 1;
  const wrapped = (shown: string): string =>
    isPrinted ? `_py2_say_(${shown})` : values.length > 1 ? `_py2_item_(${shown})` : shown;
  let written = '';
  let at = start;
  for (const value of values) {
    const shown = writer.write(value, scope);
    // Each is written before the next is asked for.
    written += writer.gap(at, value.startIndex) + wrapped(shown);
    at = value.endIndex;
  }
  if (isPrinted) return `_py2_said_(${endsWithComma ? 'False' : 'True'}, ${written})`;
  const into = isToOutput ? 'None' : writer.write(file, scope);
  return `_py2_print_(${into}, ${endsWithComma ? 'False' : 'True'}${values.length > 0 ? ', ' : ''}${written})`;
}

/** `print (a), b` and `print -1` look like expressions of something called print. */
export function writeExpressionStatement(writer: Writing, node: Node, scope: Scope): string {
  let first: Node = node;
  while (first.firstChild !== null) first = first.firstChild;
  const isPrint =
    first.type === 'identifier' && first.text === 'print' && !writer.meaning.futures.has('print_function');
  const [only] = node.namedChildren;
  const isAssignment = only?.type === 'assignment' || only?.type === 'augmented_assignment';
  if (!isPrint) {
    const exec = first.type === 'identifier' && first.text === 'exec' ? execCall(writer, node, scope) : undefined;
    return exec ?? asDocstring(node, writer.plain(node, scope));
  }
  if (isAssignment) {
    writer.refuse(node, 'print is a statement of Python 2.7 and no name');
    return node.text;
  }
  const rest = writer.source.slice(first.endIndex, node.endIndex);
  if (rest.trim() === '') return '_py2_print_(None, True)';
  const named = /^\s*\((.*,)?\s*(end|sep|file)\s*=[^=]/s.exec(rest);
  if (named !== null) {
    writer.refuse(node, `print(${named[2] ?? ''}=) needs "from __future__ import print_function" in Python 2.7`);
    return node.text;
  }
  // To no file it is one statement to the grammar, too.
  return writer.again(node, `print >>None,${rest}`).trimEnd();
}

/** The text at the head of a class or a function tells of it, which Python 3 takes of a plain literal alone. */
function asDocstring(node: Node, written: string): string {
  const body = node.parent;
  const isFirst = body !== null && partsOf(body)[0]?.id === node.id;
  const isText = /string$/.test(node.firstNamedChild?.type ?? '') && /^(_py2_unicode_)?\(/.test(written);
  if (!isFirst || !isText) return written;
  if (body.parent?.type === 'class_definition') return `__doc__ = ${written}`;
  return body.parent?.type === 'function_definition' ? written.replace(/^_py2_unicode_\(([^]*)\)$/, '$1') : written;
}

/** `exec` of a node of its own. */
export function writeExec(writer: Writing, node: Node, scope: Scope): string {
  return execOf(writer, node, partsOf(node), scope);
}

/** `exec code`, `exec code in space` and `exec code in space, own` of an expression (`asGrammarReads`). */
function execOfExpression(writer: Writing, node: Node, values: readonly Node[], scope: Scope): string {
  const [code, ...own] = values;
  const inside = code?.type === 'comparison_operator' && code.children.some(({ type }) => type === 'in');
  return execOf(writer, node, inside ? [...partsOf(code), ...own] : values, scope);
}

/** `exec(code)`, `exec(code, space)` and `exec(code) in space, own`, which look like expressions. */
function execCall(writer: Writing, node: Node, scope: Scope): string | undefined {
  const [only, ...own] = node.namedChildren.flatMap((part) =>
    isTuple(part) && part.firstChild?.text !== '(' ? partsOf(part) : [part],
  );
  if (only?.type === 'call') return own.length > 0 ? undefined : execOf(writer, only, argumentsOf(only), scope);
  const [call, space, ...more] = only === undefined ? [] : partsOf(only);
  if (only?.type !== 'comparison_operator' || call?.type !== 'call' || space === undefined || more.length > 0)
    return undefined;
  return execOf(writer, node, [...argumentsOf(call), space, ...own], scope);
}

function execOf(writer: Writing, node: Node, parts: readonly Node[], scope: Scope): string {
  const given = parts.flatMap((part) => (isTuple(part) && part.type !== 'list' ? partsOf(part) : [part]));
  const isAlone = given.length < 2;
  if (isAlone && scope.kind === 'class') {
    writer.refuse(
      node,
      'exec without "in" makes names in the class around it, which is not supported; write exec code in a dictionary',
    );
  }
  const written = given.map((part) => writer.write(part, scope)).join(', ');
  if (isAlone && scope.kind !== 'module') return `_py2_exec_inside_(${written})`;
  return `_py2_exec_(${written}${isAlone ? ', _py2_globals_(), _py2_globals_()' : ''})`;
}

/** `assert x, y` with what `raise AssertionError, y` makes of y. */
export function writeAssert(writer: Writing, node: Node, scope: Scope): string {
  const [condition, message] = partsOf(node);
  if (condition === undefined || message === undefined) return writer.plain(node, scope);
  const between = writer.gap(condition.endIndex, message.startIndex).replace(',', '');
  return `(${writer.write(condition, scope)}) or _py2_assert_(${between}${writer.write(message, scope)})`;
}
