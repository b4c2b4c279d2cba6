/**
 * Scripts that are written for Python 3: they run as they are. What would lead past the fence around scripts is written as a
 * call of the interpreter's (`special.py`), or refused; nothing else changes, and lines keep their numbers.
 */
import type { Node } from './grammar.ts';
import { namesIn } from './names.ts';
import { checkBlock } from './notJython.ts';
import { deepest, isTuple, outOfReach, special, syntaxError } from './syntax.ts';
import type { Parsed, ScriptProblem, Translated } from './translated.ts';

/** Attributes that are read by the interpreter: they lead past an object's class, or read attributes themselves. */
const fenced = new Set(
  (
    '__class__ __dict__ __bases__ __base__ __mro__ mro __setattr__ __delattr__ __getattribute__ __self__ __getstate__ ' +
    'format format_map'
  ).split(' '),
);

const refusedNodes: Readonly<Record<string, string>> = {
  await: 'await is not supported: nothing runs beside a script',
  print_statement: 'print is a function of Python 3',
  exec_statement: 'exec is a function of Python 3',
  chevron: 'print is a function of Python 3',
};

/** The nodes with a part that is assigned to, taken away or bound, and its field. */
const targets: Readonly<Record<string, string>> = {
  assignment: 'left',
  augmented_assignment: 'left',
  for_statement: 'left',
  for_in_clause: 'left',
};

/** Turns a script of Python 3 into what the interpreter runs. */
export function fence(source: string, parse: (source: string) => Parsed): Translated {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const at = (place: number): number => text.slice(0, place).split('\n').length;
  const refused: ScriptProblem[] = ['\0', ...outOfReach, ...ofPython3].flatMap((word) => {
    const place = text.indexOf(word);
    const reason = word === '\0' ? 'a script holds no NUL' : `${word} is out of reach of scripts`;
    return place < 0 ? [] : [{ line: at(place), reason }];
  });
  const tree = parse(text);
  try {
    const error = syntaxError(tree.rootNode);
    if (error !== undefined) {
      const line = error.startPosition.row + 1;
      const shown = text.split('\n')[line - 1]?.trim().slice(0, 120) ?? '';
      const reason = `SyntaxError: this is not Python 3: ${shown}`;
      return { source, refused: [...refused, { line, reason }], names: [], imports: [] };
    }
    for (const block of tree.rootNode.descendantsOfType('block'))
      checkBlock(block, (node, reason) => refused.push({ line: node.startPosition.row + 1, reason }));
    const written = text.slice(0, tree.rootNode.startIndex) + write(tree.rootNode, text, refused);
    const all = refused.toSorted((one, other) => one.line - other.line);
    return { source: all.length > 0 ? source : written, refused: all, ...namesIn(tree.rootNode) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { source, refused: [...refused, { line: 1, reason: deepest }], names: [], imports: [] };
  } finally {
    tree.delete();
  }
}

/** What leads to the frames of what only Python 3 has. */
const ofPython3 = ['ag_frame', 'ag_code', 'cr_code', 'cr_await', '__annotate__', '__kwdefaults__', '__spec__'];

function write(node: Node, source: string, refused: ScriptProblem[]): string {
  const refuse = (reason: string): void => {
    refused.push({ line: node.startPosition.row + 1, reason });
  };
  const problem = refusedNodes[node.type];
  if (problem !== undefined) refuse(problem);
  if (node.type === 'identifier' && /^_py[23]_/.test(node.text)) refuse(`${node.text} is a name of the interpreter`);
  // A pattern reads attributes by their names.
  if (node.type === 'keyword_pattern' && /^(__|mro$|format)/.test(node.firstChild?.text ?? ''))
    refuse(`${node.firstChild?.text ?? ''} in a pattern is out of reach of scripts`);
  const { children } = node;
  if (children.length === 0) {
    if (node.type === 'async') refuse('async is not supported: nothing runs beside a script');
    return node.text;
  }
  const bound = targets[node.type];
  const target = bound === undefined ? undefined : node.childForFieldName(bound);
  const areTargets = node.type === 'delete_statement' || node.type === 'as_pattern_target';
  if (node.type === 'attribute') return attribute(node, source, refused);
  return pieces(node, source, (child) =>
    areTargets || child.id === target?.id ? assigned(child, source, refused) : write(child, source, refused),
  );
}

function pieces(node: Node, source: string, of: (child: Node) => string): string {
  let written = '';
  let at = node.startIndex;
  for (const child of node.children) {
    written += source.slice(at, child.startIndex) + of(child);
    at = child.endIndex;
  }
  return written + source.slice(at, node.endIndex);
}

/** What is read behind a dot. */
function attribute(node: Node, source: string, refused: ScriptProblem[]): string {
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('attribute')?.text ?? '';
  if (object === null || !fenced.has(name)) return pieces(node, source, (child) => write(child, source, refused));
  const behind = source.slice(object.endIndex, node.endIndex - name.length).replace('.', ',');
  return `_py2_method_(${write(object, source, refused)}${behind}'${name}')`;
}

/** What is assigned to: the object of an attribute has to be one that a script may change. */
function assigned(node: Node, source: string, refused: ScriptProblem[]): string {
  if (node.type === 'attribute') {
    const object = node.childForFieldName('object');
    const name = node.childForFieldName('attribute')?.text ?? '';
    if (object === null) return node.text;
    const written = write(object, source, refused);
    const behind = source.slice(object.endIndex, node.endIndex);
    if (special.test(name))
      return `_py2_place_(${written}${behind.slice(0, -name.length).replace('.', '')})['${name}']`;
    return `_py2_own_(${written}${name.startsWith('_') ? ', True' : ''})${behind}`;
  }
  const holdsMore = isTuple(node) || node.type === 'parenthesized_expression' || node.type.startsWith('list_splat');
  return holdsMore
    ? pieces(node, source, (child) => (child.isNamed ? assigned(child, source, refused) : child.text))
    : write(node, source, refused);
}
