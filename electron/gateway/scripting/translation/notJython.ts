/** What the grammar reads and Python 3 would run, and Jython 2.7 does not compile: each is refused where it stands. */
import type { Node } from './grammar.ts';
import { tupleOf } from './nodes.ts';
import { isTuple, namesOfTarget, partsOf } from './syntax.ts';

type Refuse = (node: Node, reason: string) => void;

const splats = new Set(['list_splat', 'dictionary_splat', 'list_splat_pattern', 'dictionary_splat_pattern']);

/** Whether the last of the parts, in brackets or without, has a comma behind it. */
function endsWithComma(node: Node): boolean {
  return /,\s*\)?$/.test(node.text);
}

function checkArguments(node: Node, refuse: Refuse): void {
  const given = partsOf(node);
  const last = given.at(-1);
  if (node.parent?.type === 'class_definition' && given.some(({ type }) => splats.has(type)))
    refuse(node, '* and ** among the bases of a class are not Python 2.7');
  if (last !== undefined && splats.has(last.type) && endsWithComma(node))
    refuse(last, 'a comma behind * or ** is not Python 2.7');
  const list = given.findIndex(({ type }) => type === 'list_splat');
  const named = given.findIndex(({ type }) => type === 'dictionary_splat');
  if (list >= 0 && given.slice(list + 1).some(({ type }) => type !== 'keyword_argument' && type !== 'dictionary_splat'))
    refuse(node, 'what stands behind *arguments is not Python 2.7; write *(arguments + [more])');
  if (named >= 0 && named < given.length - 1)
    refuse(node, 'what stands behind **arguments is not Python 2.7; write them last');
}

function checkParameters(node: Node, refuse: Refuse): void {
  const parameters = partsOf(node);
  const last = parameters.at(-1);
  if (last !== undefined && splats.has(last.type) && endsWithComma(node))
    refuse(last, 'a comma behind * or ** is not Python 2.7');
  const splat = parameters.findIndex(({ type }) => type === 'list_splat_pattern');
  if (splat >= 0 && parameters.slice(splat + 1).some(({ type }) => type !== 'dictionary_splat_pattern'))
    refuse(node, 'parameters by name alone are not Python 2.7');
  const names = parameters.flatMap((parameter) =>
    namesOfTarget(
      tupleOf(parameter) ?? (parameter.type === 'default_parameter' ? parameter.childForFieldName('name') : parameter),
    ),
  );
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) refuse(node, `SyntaxError: the parameter ${twice} stands twice`);
}

const scopes = new Set(['function_definition', 'lambda', 'class_definition', 'module']);

/** The function, class or script that a node runs in. */
function scopeOf(node: Node): Node {
  let at = node;
  while (at.parent !== null && (at.id === node.id || !scopes.has(at.type))) at = at.parent;
  return at;
}

function checkYield(node: Node, refuse: Refuse): void {
  if (node.children.some(({ type }) => type === 'from'))
    refuse(node, 'yield from is not Python 2.7; write for one in values: yield one');
  const generator = scopeOf(node);
  if (generator.type !== 'function_definition') return;
  for (const returned of generator.descendantsOfType('return_statement'))
    if (partsOf(returned).length > 0 && scopeOf(returned).id === generator.id)
      refuse(returned, 'return with a value in a function with yield is not Python 2.7');
}

/** `continue` of a loop around a `finally` that it stands in. */
function checkContinue(node: Node, refuse: Refuse): void {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type === 'for_statement' || at.type === 'while_statement' || scopes.has(at.type)) return;
    if (at.type === 'finally_clause') {
      refuse(node, 'continue in a finally is not Python 2.7');
      return;
    }
  }
}

function checkDecorator(node: Node, refuse: Refuse): void {
  const [given] = partsOf(node);
  let name = given?.type === 'call' ? given.childForFieldName('function') : given;
  while (name?.type === 'attribute') name = name.childForFieldName('object');
  if (name?.type !== 'identifier') refuse(node, 'a decorator of Python 2.7 is a name, with arguments or without');
}

const features = new Set([
  ...['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function'],
  'unicode_literals',
]);

function checkFuture(node: Node, refuse: Refuse): void {
  for (const part of partsOf(node)) {
    if (part.type === 'aliased_import') refuse(part, 'a feature of __future__ has no other name here');
    else if (!features.has(part.text)) refuse(part, `SyntaxError: future feature ${part.text} is not defined`);
  }
  const before = node.parent?.type === 'module' ? partsOf(node.parent) : undefined;
  const first = before?.find(
    (one) =>
      one.type !== 'future_import_statement' &&
      !(one.type === 'expression_statement' && /string$/.test(one.firstNamedChild?.type ?? '')),
  );
  if (before === undefined || (first !== undefined && first.startIndex < node.startIndex))
    refuse(node, 'SyntaxError: from __future__ imports must stand at the beginning of the file');
}

/** A `global` behind the first use of its name, which Python 3 does not compile. */
function checkGlobal(node: Node, refuse: Refuse): void {
  const around = scopeOf(node);
  const body = around.childForFieldName('body');
  if (body === null) return;
  const names = new Set(partsOf(node).map(({ text }) => text));
  const used = body.descendantsOfType('identifier').find((one) => {
    const { parent } = one;
    if (!names.has(one.text) || one.startIndex >= node.startIndex || parent?.type === 'global_statement') return false;
    const isName = parent?.type !== 'attribute' || parent.childForFieldName('attribute')?.id !== one.id;
    const isKeyword = parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.id === one.id;
    return isName && !isKeyword && scopeOf(one).id === around.id;
  });
  if (used !== undefined) refuse(node, `write global ${used.text} in front of the first use of ${used.text}`);
}

/** A block in which nothing stands but remarks. */
export function checkBlock(node: Node, refuse: Refuse): void {
  if (partsOf(node).length > 0) return;
  const around = node.parent ?? node;
  const [header = ''] = around.text.split('\n', 1);
  refuse(around, `IndentationError: expected an indented block behind ${header.trim()}`);
}

const checks: Readonly<Record<string, (node: Node, refuse: Refuse) => void>> = {
  block: checkBlock,
  argument_list: checkArguments,
  parameters: checkParameters,
  lambda_parameters: checkParameters,
  yield: checkYield,
  continue_statement: checkContinue,
  decorator: checkDecorator,
  future_import_statement: checkFuture,
  global_statement: checkGlobal,
  for_in_clause: (node, refuse) => {
    const place = node.children.findIndex(({ type }) => type === 'in');
    if (node.parent?.type !== 'list_comprehension' && node.children.slice(place).some(({ type }) => type === ','))
      refuse(node, 'several values behind in are not Python 2.7 here; write brackets around them');
  },
  with_clause: (node, refuse) => {
    if (node.firstChild?.type === '(') refuse(node, 'brackets around the parts of with are not Python 2.7');
  },
  raise_statement: (node, refuse) => {
    if (/,\s*$/.test(node.text)) refuse(node, 'a comma at the end of raise is not Python 2.7');
  },
  wildcard_import: (node, refuse) => {
    if (scopeOf(node).type !== 'module')
      refuse(node, 'import * inside of a function or a class is not supported; name what is imported');
  },
  tuple_pattern: (node, refuse) => {
    if (partsOf(node).length === 0) refuse(node, 'an assignment to () is not Python 2.7');
  },
  delete_statement: (node, refuse) => {
    const [only] = partsOf(node);
    if (only?.type === 'tuple' && isTuple(only) && partsOf(only).length === 0) refuse(node, 'del () is not Python 2.7');
  },
  // Jython reads `1e` as the beginning of a number.
  conditional_expression: (node, refuse) => {
    const value = node.children.find((child) => child.nextSibling?.type === 'else');
    if (/\d$/.test(value?.text ?? '') && value?.endIndex === value?.nextSibling?.startIndex)
      refuse(node, 'a number needs a space in front of else in Python 2.7');
  },
};
const checked = Object.keys(checks);

/** Says of each place of a tree that Jython does not compile why it is refused. */
export function refuseWhatJythonRefuses(root: Node, refuse: Refuse): void {
  for (const node of root.descendantsOfType(checked)) checks[node.type]?.(node, refuse);
}
