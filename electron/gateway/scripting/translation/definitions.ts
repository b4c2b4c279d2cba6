/** Functions, lambdas and classes: tuples among their parameters, arguments by name, and bases. */
import type { Node } from './grammar.ts';
import { tupleOf } from './nodes.ts';
import { Scope } from './scope.ts';
import { partsOf } from './syntax.ts';
import type { Prelude, Writing } from './writing.ts';

/** `def`: tuples among parameters, and `**named`, are taken apart in front of the first statement. */
export function writeFunction(writer: Writing, node: Node, scope: Scope): string {
  const body = node.childForFieldName('body');
  const parameters = node.childForFieldName('parameters');
  if (body === null || parameters === null) return node.text;
  const inside = new Scope('function', node);
  const patterns: Prelude[] = [];
  const written = writer.pieces(parameters, (child) => {
    const pattern = tupleOf(child);
    if (pattern === undefined) return writer.write(child, scope);
    const value = writer.newName();
    patterns.push({ target: writer.target(pattern, inside), value, inside: writer.bound(pattern, value) });
    return writeParameter(writer, child, value, scope);
  });
  const named = namedArguments(parameters, body);
  if (named !== undefined) patterns.push(named);
  const [first, ...more] = patterns;
  const prelude =
    first === undefined
      ? undefined
      : {
          target: [first, ...more].map(({ target }) => target).join(', '),
          value: [first, ...more].map(({ value }) => value).join(', '),
          inside: [first, ...more].map(({ inside: one }) => one).join(', '),
          isRepeatable: first === named,
        };
  return writer.pieces(node, (child) => {
    if (child.id === parameters.id) return written;
    if (child.id === body.id)
      return prelude === undefined ? writer.write(body, inside) : writer.blockWith(body, inside, prelude);
    return writer.write(child, scope);
  });
}

/** A tuple among parameters by the name that it has here, with its default. */
function writeParameter(writer: Writing, node: Node, name: string, scope: Scope): string {
  const value = node.childForFieldName('value');
  return value === null ? name : `${name}=${writer.write(value, scope)}`;
}

/** How `**named` becomes a dictionary of Python 2.7, where more is done with it than to hand it on. */
function namedArguments(parameters: Node, body: Node): Prelude | undefined {
  const name = partsOf(parameters)
    .find(({ type }) => type === 'dictionary_splat_pattern')
    ?.descendantsOfType('identifier')[0]?.text;
  const isRead = body
    .descendantsOfType('identifier')
    .some((node) => node.text === name && node.parent?.type !== 'dictionary_splat');
  if (name === undefined || !isRead) return undefined;
  const value = `_py2_named_(${name})`;
  return { target: name, value, inside: `${name} := ${value}`, isRepeatable: true };
}

/** `lambda`, which takes them apart in a list around its value. */
export function writeLambda(writer: Writing, node: Node, scope: Scope): string {
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  if (body === null) return node.text;
  const inside = new Scope('function', node);
  const named = parameters === null ? undefined : namedArguments(parameters, body);
  const taken = named === undefined ? [] : [`for ${named.target} in (${named.value},)`];
  const head =
    parameters === null
      ? ''
      : writer.pieces(parameters, (child) => {
          const pattern = tupleOf(child);
          if (pattern === undefined) return writer.write(child, scope);
          const name = writer.newName();
          taken.push(`for ${writer.target(pattern, inside)} in (${name},)`);
          return writeParameter(writer, child, name, scope);
        });
  const value = writer.write(body, inside);
  const lead = parameters === null ? '' : writer.gap(node.startIndex + 6, parameters.startIndex);
  const colon = node.children.find(({ type }) => type === ':');
  const gapAfter = writer.gap(colon?.endIndex ?? body.startIndex, body.startIndex);
  return taken.length === 0
    ? `lambda${lead}${head}:${gapAfter}${value}`
    : `lambda${lead}${head}:${gapAfter}[${value} ${taken.join(' ')}][0]`;
}

/** Whether the body of a class makes `__metaclass__`: by an assignment, or as a class or a function that stands in it. */
function namesMetaclass(body: Node): boolean {
  return body.namedChildren
    .flatMap((statement) => [statement, ...statement.namedChildren])
    .some(
      (one) =>
        (one.type === 'assignment' && one.childForFieldName('left')?.text === '__metaclass__') ||
        (/^(?:class|function)_definition$/.test(one.type) && one.childForFieldName('name')?.text === '__metaclass__'),
    );
}

/** Whether the module names what makes its classes without a base. */
const metaclassOfModule = /^__metaclass__\s*=/m;

/** `class`: one without a base is of the old style; what its body names as `__metaclass__` makes it, or else its module. */
export function writeClass(writer: Writing, node: Node, scope: Scope): string {
  const body = node.childForFieldName('body');
  const name = node.childForFieldName('name');
  const bases = node.childForFieldName('superclasses');
  if (body === null || name === null) return node.text;
  if (bases?.namedChildren.some(({ type }) => type === 'keyword_argument') === true)
    writer.refuse(node, 'arguments by name are not Python 2.7 here; write __metaclass__ = ... in the class');
  const meta = namesMetaclass(body) ? ['metaclass=_py2_metaclass_'] : [];
  const given = (bases === null ? [] : partsOf(bases)).map((base) => writer.write(base, scope));
  if (given.length === 0 && meta.length === 0 && metaclassOfModule.test(writer.source))
    meta.push('metaclass=_py2_of_module_(_py2_globals_())');
  // A class without a base is of the old style.
  const all = [...(given.length === 0 && meta.length === 0 ? ['_py2_old_'] : given), ...meta];
  const lines = bases === null ? '' : '\n'.repeat(bases.endPosition.row - bases.startPosition.row);
  const colon = node.children.find(({ type }) => type === ':');
  const space = writer.gap(colon?.endIndex ?? body.startIndex, body.startIndex);
  return `class ${writer.write(name, scope)}(${all.join(', ')}${lines}):${space}${writer.write(body, new Scope('class', node))}`;
}
