/**
 * Writes Python 2.7 (Jython's) as Python 3 with the same meaning. Syntax that Python 3 has not is written in its words;
 * where an operator, a method or a literal means something else there, a call of the interpreter's `python2.py` stands in
 * its place (`_py2_div_(a, b)`). What cannot be given its meaning is refused with its line and what to write instead.
 *
 * Lines keep their numbers: nothing that is written adds or takes one.
 */
import { writeComprehension } from './comprehensions.ts';
import { writeClass, writeFunction, writeLambda } from './definitions.ts';
import { renamed } from './jythonOnly.ts';
import type { Node } from './grammar.ts';
import { isBuiltinClass, isInClause, makesOnly, missingLines, namesExceptions, raisesAgain } from './nodes.ts';
import { refuseWhatJythonRefuses } from './notJython.ts';
import { writeAugmented, writeBinary, writeComparison } from './operators.ts';
import { Scope } from './scope.ts';
import { writeAssert, writeExec, writeExpressionStatement, writePrint } from './statements.ts';
import { stringLiteral } from './strings.ts';
import { indentation, isTuple, methods, notPython2, partsOf, placeParts, special, textClasses } from './syntax.ts';
import type { Parsed, ScriptProblem } from './translated.ts';
import { meaningOf, type Meaning, type Prelude, type Writing } from './writing.ts';

/** The largest whole number that is no long one. */
const largestInt = 0x7fffffff;

/** The translation of one text. */
export class Translation implements Writing {
  readonly refused: ScriptProblem[] = [];
  readonly source: string;
  private readonly parse: (source: string) => Parsed;
  private readonly firstLine: number;
  readonly meaning: Meaning;
  private temporary = 0;
  /** The name of what was handled last, inside of an `except` that asks for it. */
  private handled: string | undefined;
  /** The names of what the clauses around caught. */
  private caught: ReadonlySet<string> = new Set();

  constructor(source: string, parse: (source: string) => Parsed, firstLine = 1, meaning = meaningOf(source)) {
    this.source = source;
    this.parse = parse;
    this.firstLine = firstLine;
    this.meaning = meaning;
  }

  refuse(node: Node, reason: string): void {
    const line = node.startPosition.row + this.firstLine;
    if (!this.refused.some((known) => known.line === line && known.reason === reason))
      this.refused.push({ line, reason });
  }

  /** The translated text of a node. */
  write(node: Node, scope: Scope): string {
    const problem = notPython2[node.type];
    if (problem !== undefined) this.refuse(node, problem);
    switch (node.type) {
      case 'module':
        refuseWhatJythonRefuses(node, (part, reason) => this.refuse(part, reason));
        // Its node begins at the first word: lines before that count too.
        return this.gap(0, node.startIndex) + this.plain(node, scope);
      case 'type_alias_statement':
        return this.typeStatement(node);
      case 'string':
        return this.string(node);
      case 'concatenated_string':
        return `(${this.pieces(node, (child) => this.joined(node, child, scope))})`;
      case 'integer':
        return this.integer(node);
      case 'float':
        if (node.text.includes('_')) this.refuse(node, '_ in a number is not Python 2.7');
        return node.text;
      case 'identifier':
        return this.identifier(node);
      case 'print_statement':
        return writePrint(this, node, scope);
      case 'global_statement':
        return this.global(node, scope);
      case 'exec_statement':
        return writeExec(this, node, scope);
      case 'expression_statement':
        return writeExpressionStatement(this, node, scope);
      case 'raise_statement':
        return this.raise(node, scope);
      case 'assert_statement':
        return writeAssert(this, node, scope);
      case 'except_clause':
        return this.except(node, scope);
      case 'binary_operator':
        return writeBinary(this, node, scope);
      case 'unary_operator':
        // Python 3 takes the minus to the real part, too.
        return /^-\s*[\d.]\S*[jJ]$/.test(node.text) ? `(0${node.text})` : this.plain(node, scope);
      case 'subscript':
        return this.subscript(node, scope);
      // A remark may speak of a place as a script does.
      case 'comment':
        return node.text.replaceAll(/f_back|f_code|f_globals/g, (word) => placeParts.get(word) ?? word);
      case 'comparison_operator':
        return writeComparison(this, node, scope);
      case 'augmented_assignment':
        return writeAugmented(this, node, scope);
      case 'assignment':
        return this.assignment(node, scope);
      case 'for_statement':
        return this.forStatement(node, scope);
      case 'delete_statement':
      case 'as_pattern_target':
        return this.pieces(node, (child) => this.target(child, scope));
      case 'attribute':
        return this.attribute(node, scope);
      case 'dictionary':
        if (node.namedChildren.some((child) => child.type === 'dictionary_splat'))
          this.refuse(node, '** inside of {} is not Python 2.7; use dict(a, **b) or update');
        return `_py2_dict_(${this.plain(node, scope)})`;
      case 'list':
      case 'tuple':
      case 'set':
        if (node.namedChildren.some((child) => child.type === 'list_splat'))
          this.refuse(node, '* inside of a list is not Python 2.7; use +');
        return node.type === 'set' ? this.set(this.plain(node, scope)) : this.plain(node, scope);
      case 'dictionary_comprehension':
        return `_py2_dict_(${writeComprehension(this, node, scope)})`;
      case 'set_comprehension':
        return this.set(writeComprehension(this, node, scope));
      case 'list_comprehension':
      case 'generator_expression':
        return writeComprehension(this, node, scope);
      case 'function_definition': {
        const { handled } = this;
        this.handled = undefined;
        const written = writeFunction(this, node, scope);
        this.handled = handled;
        return written;
      }
      case 'lambda':
        return writeLambda(this, node, scope);
      case 'class_definition':
        return writeClass(this, node, scope);
      case 'future_import_statement':
        return 'pass';
      default:
        return this.plain(node, scope);
    }
  }

  private identifier(node: Node): string {
    const { text } = node;
    const isAttribute = node.parent?.type === 'attribute' && node.parent.lastNamedChild?.id === node.id;
    if (text.startsWith('_py2_') && !text.startsWith(renamed))
      this.refuse(node, `${text} is a name of the interpreter`);
    const isStatement = text === 'exec' || (text === 'print' && !this.meaning.futures.has('print_function'));
    if (isStatement && !isAttribute) this.refuse(node, `${text} is a statement of Python 2.7 and no name`);
    return text === '__import__' && node.parent?.type === 'call' ? '_py2_import_' : text;
  }

  /** On the level of a script `global` may stand behind its name, where it says nothing. */
  private global(node: Node, scope: Scope): string {
    const before = this.source.slice(0, node.startIndex);
    const isUsed = partsOf(node).some(({ text }) => new RegExp(`\\b${text}\\b`).test(before));
    return scope.kind === 'module' && isUsed ? 'pass' : this.plain(node, scope);
  }

  /** What stands between two nodes: as it is, with tabs in front of a line as the eight columns that they mean. */
  gap(from: number, to: number): string {
    const text = this.source.slice(from, to);
    return text.includes('\t')
      ? text.replace(/(^|\n)([ \t\f]+)/g, (whole, start: string, space: string) =>
          start === '' && from !== 0 ? whole : start + indentation(space),
        )
      : text;
  }

  /** All children of a node as `of` writes them, with what stands between them. */
  pieces(node: Node, of: (child: Node) => string): string {
    const { children } = node;
    if (children.length === 0) return node.text;
    const holdsStatements = node.type === 'module' || node.type === 'block';
    let written = '';
    let at = node.startIndex;
    for (const child of children) {
      const text = of(child);
      written += this.gap(at, child.startIndex) + text + (holdsStatements ? missingLines(child, text) : '');
      at = child.endIndex;
    }
    return written + this.gap(at, node.endIndex);
  }

  plain(node: Node, scope: Scope): string {
    return this.pieces(node, (child) => this.write(child, scope));
  }

  private string(node: Node): string {
    const start = node.firstChild?.text ?? '';
    if (start === '`') {
      const inner = this.source.slice(node.startIndex + 1, node.endIndex - 1);
      return `_py2_repr_((${this.nested(node, inner)}))`;
    }
    const written = stringLiteral(node.text, start, {
      isBytes: this.meaning.isBytes,
      isUnicode: this.meaning.futures.has('unicode_literals'),
    });
    if (typeof written === 'string') return written;
    this.refuse(node, written.reason);
    return node.text;
  }

  /** One of the texts that stand side by side: those with letters are no literals here, so all are added up. */
  private joined(node: Node, child: Node, scope: Scope): string {
    const text = this.write(child, scope);
    return child.type === 'string' && child.id !== node.firstNamedChild?.id ? `+ ${text}` : text;
  }

  /** A set, of its items in the order in which they stand. */
  private set(braces: string): string {
    return `_py2_set_([${braces.slice(1, -1)}])`;
  }

  /** Expressions that the grammar read as something else, read once more by themselves. */
  nested(node: Node, source: string): string {
    const written = this.again(node, `(${source.trimStart()}\n)`);
    return written.trimEnd().slice(1, -1).trimEnd();
  }

  /** `type(x).y = z` looks like a statement of Python 3. */
  private typeStatement(node: Node): string {
    const standIn = 'type_';
    if (!node.text.startsWith('type(')) this.refuse(node, 'this is not Python 2.7');
    return this.again(node, standIn + node.text.slice('type'.length))
      .replace(standIn, 'type')
      .trimEnd();
  }

  /** The translation of another text in the place of a node. */
  again(node: Node, source: string): string {
    const part = new Translation(source, this.parse, node.startPosition.row + this.firstLine, this.meaning);
    const tree = this.parse(source);
    try {
      if (tree.rootNode.hasError) this.refuse(node, 'this is not Python 2.7');
      const written = part.write(tree.rootNode, new Scope('module', tree.rootNode));
      this.refused.push(...part.refused);
      return written;
    } finally {
      tree.delete();
    }
  }

  /** `e[0]` of what a clause caught is its first argument; a class of the language has no index. */
  private subscript(node: Node, scope: Scope): string {
    const value = node.childForFieldName('value');
    return this.pieces(node, (child) => {
      const written = this.write(child, scope);
      if (child.id !== value?.id) return written;
      if (isBuiltinClass(child)) return `_py2_indexed_(${written})`;
      return this.isCaught(child) ? `_py2_parts_(${written})` : written;
    });
  }

  private isCaught({ type, text }: Node): boolean {
    return type === 'identifier' && this.caught.has(text);
  }

  private integer(node: Node): string {
    const { text } = node;
    if (text.includes('_')) this.refuse(node, '_ in a number is not Python 2.7');
    const [, digits = text, long = ''] = /^(.*?)([lL]?)$/.exec(text) ?? [];
    // A number that begins with 0 has the base 8.
    const value = /^0\d+$/.test(digits) ? `0o0${digits.slice(1)}` : digits;
    return long === '' && !(Number(value) > largestInt) ? value : `_py2_long_(${value})`;
  }

  private raise(node: Node, scope: Scope): string {
    const [what, from] = partsOf(node);
    if (what === undefined) {
      if (this.handled !== undefined) return `raise ${this.handled}`;
      return isInClause(node) ? node.text : 'raise _py2_again_()';
    }
    if (from !== undefined) this.refuse(node, 'raise ... from is not Python 2.7');
    if (what.type !== 'expression_list') return `raise _py2_raise_(${this.write(what, scope)})`;
    return `raise _py2_raise_(${this.plain(what, scope)})`;
  }

  /** A `raise` alone raises what was handled last, also by a `try` inside of this clause: Python 3 forgets that. */
  private except(node: Node, scope: Scope): string {
    const { handled, caught } = this;
    this.handled ??= raisesAgain(node) ? this.newName() : undefined;
    const written = this.exceptClause(node, scope);
    this.handled = handled;
    this.caught = caught;
    return written;
  }

  private exceptClause(node: Node, scope: Scope): string {
    const block = node.children.find(({ type }) => type === 'block');
    if (block === undefined) return this.plain(node, scope);
    const [first, second, ...more] = partsOf(node).filter((child) => child.id !== block.id);
    if (more.length > 0) this.refuse(node, 'this form of except is not Python 2.7');
    if (first === undefined && this.handled === undefined) return this.plain(node, scope);
    const pattern = first?.type === 'as_pattern' ? first : undefined;
    const kind = pattern?.firstNamedChild ?? first;
    const name = pattern?.lastNamedChild?.firstNamedChild ?? second;
    const kinds = kind === undefined ? 'BaseException' : this.write(kind, scope);
    const words: readonly string[] = kind?.text.match(/\w+/g) ?? [];
    const isOld = words.some((word) => this.meaning.oldClasses.has(word));
    const isAsked = isOld || (kind !== undefined && !namesExceptions(kind));
    const caught = `except ${isAsked ? `_py2_caught_(${kinds})` : kinds}`;
    const colon = node.children.find(({ type }) => type === ':');
    const space = this.gap(colon?.endIndex ?? block.startIndex, block.startIndex);
    const isName = name?.type === 'identifier';
    if (isName) this.caught = new Set([...this.caught, name.text]);
    // Python 3 takes the name away at the end of the clause.
    // An object of such a class comes in one that Python 3 can raise.
    const isKept = name !== undefined && name !== null && (isOld || !isName || scope.isUsedOutside(name.text, node));
    if (!isKept && this.handled === undefined)
      return `${caught}${isName ? ` as ${name.text}` : ''}:${space}${this.write(block, scope)}`;
    const temporary = isName && !isKept ? name.text : this.newName();
    const held = isOld ? `_py2_held_(${temporary})` : temporary;
    const value = isKept && isTuple(name) ? `_py2_parts_(${held})` : held;
    const targets =
      this.handled === undefined ? [] : [{ target: this.handled, inside: `${this.handled} := ${temporary}` }];
    if (isKept)
      targets.push({
        target: isName ? name.text : this.target(name, scope),
        inside: this.bound(name, value),
      });
    return `${caught} as ${temporary}:${space}${this.blockWith(block, scope, {
      target: targets.map(({ target }) => target).join(value === temporary ? ' = ' : ` = ${temporary}; `),
      value,
      inside: targets.map(({ inside }) => inside).join(', '),
    })}`;
  }

  /** `name := value`, or each name of a tuple with its part of the value. */
  bound(target: Node, value: string): string {
    if (target.type === 'identifier') return `${target.text} := ${value}`;
    const parts = partsOf(target);
    if (!isTuple(target)) this.refuse(target, 'only names can be taken apart here');
    const name = this.newName();
    return [
      `${name} := _py2_items_(${value}, ${parts.length})`,
      ...parts.map((part, place) => this.bound(part, `${name}[${place}]`)),
    ].join(', ');
  }

  newName(): string {
    this.temporary += 1;
    return `_py2_t${this.firstLine}_${this.temporary}_`;
  }

  /**
   * A block with an assignment in front of its first statement, on the line of that. One that may run again waits for
   * the first that may read its name.
   */
  blockWith(block: Node, scope: Scope, prelude: Prelude): string {
    const place = partsOf(block).find((statement) => prelude.isRepeatable !== true || !makesOnly(statement));
    if (place === undefined) return this.plain(block, scope);
    return this.pieces(block, (child) =>
      child.id === place.id ? this.statementWith(child, scope, prelude) : this.write(child, scope),
    );
  }

  private statementWith(node: Node, scope: Scope, prelude: Prelude): string {
    const inside = (part: Node | null): string => {
      if (part === null) return '';
      return `([${prelude.inside}] and (${this.write(part, scope)}))`;
    };
    const instead = (part: Node | null, write: (part: Node) => string): string =>
      this.pieces(node, (child) => (child.id === part?.id ? write(child) : this.write(child, scope)));
    switch (node.type) {
      case 'if_statement': {
        const condition = node.childForFieldName('condition');
        return instead(condition, inside);
      }
      case 'for_statement':
        return this.forStatement(node, scope, prelude);
      case 'try_statement':
        return instead(node.childForFieldName('body'), (body) => this.blockWith(body, scope, prelude));
      case 'with_statement':
        return this.withStatement(node, scope, inside);
      case 'decorated_definition': {
        const decorator = node.firstNamedChild;
        return instead(decorator, (first) => this.pieces(first, (part) => (part.isNamed ? inside(part) : part.text)));
      }
      case 'while_statement':
        if (prelude.isRepeatable === true) return instead(node.childForFieldName('condition'), inside);
        return this.refusedFirst(node);
      case 'function_definition':
      case 'class_definition':
        return this.refusedFirst(node);
      default:
        return `${prelude.target} = ${prelude.value}; ${this.write(node, scope)}`;
    }
  }

  private refusedFirst(node: Node): string {
    this.refuse(node, 'this statement is not supported as the first one here; write an assignment of the name first');
    return node.text;
  }

  /** `with x as y` whose first value is written by `inside`. */
  private withStatement(node: Node, scope: Scope, inside: (value: Node) => string): string {
    let isFirst = true;
    const part = (child: Node): string => {
      if (['with_clause', 'with_item', 'as_pattern', 'tuple'].includes(child.type) && isFirst)
        return this.pieces(child, part);
      if (!isFirst || !child.isNamed || child.type === 'comment') return this.write(child, scope);
      isFirst = false;
      return inside(child);
    };
    return this.pieces(node, part);
  }

  private forStatement(node: Node, scope: Scope, prelude?: Prelude): string {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    return this.pieces(node, (child) => {
      if (child.id === left?.id) return this.target(child, scope);
      if (child.id === right?.id && prelude !== undefined)
        return `([${prelude.inside}] and (${this.write(child, scope)}))`;
      return this.write(child, scope);
    });
  }

  private assignment(node: Node, scope: Scope): string {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    return this.pieces(node, (child) => {
      if (child.id === left?.id) return this.target(child, scope);
      const written = this.write(child, scope);
      return child.id === right?.id && left !== null && isTuple(left) && this.isCaught(child)
        ? `_py2_parts_(${written})`
        : written;
    });
  }

  /** What is assigned to, taken away or bound by a loop: its last attribute is no value that is read. */
  target(node: Node, scope: Scope): string {
    switch (node.type) {
      case 'list_splat_pattern':
      case 'list_splat':
        this.refuse(node, '* in what is assigned to is not Python 2.7');
        return node.text;
      case 'attribute': {
        const object = node.childForFieldName('object');
        const name = node.childForFieldName('attribute')?.text ?? '';
        if (object === null) return this.plain(node, scope);
        const written = this.write(object, scope);
        const behind = this.gap(object.endIndex, node.endIndex);
        if (special.test(name))
          return `_py2_place_(${written}${behind.slice(0, -name.length).replace('.', '')})['${name}']`;
        return `_py2_own_(${written}${name.startsWith('_') ? ', True' : ''})${behind}`;
      }
      default:
        return isTuple(node) || node.type === 'parenthesized_expression'
          ? this.pieces(node, (child) => this.target(child, scope))
          : this.write(node, scope);
    }
  }

  private attribute(node: Node, scope: Scope): string {
    const object = node.childForFieldName('object');
    const name = node.childForFieldName('attribute');
    if (object === null || name === null) return this.plain(node, scope);
    const ofPlace = placeParts.get(name.text);
    if (ofPlace !== undefined)
      return `${this.write(object, scope)}${this.gap(object.endIndex, name.startIndex)}${ofPlace}`;
    if (!methods.has(name.text) && !textClasses.has(object.text)) return this.plain(node, scope);
    const dot = node.children.find(({ type }) => type === '.');
    const before = this.gap(object.endIndex, dot?.startIndex ?? object.endIndex);
    const after = this.gap(dot?.endIndex ?? object.endIndex, name.startIndex);
    return `_py2_method_(${this.write(object, scope)}${before},${after} '${name.text}')`;
  }
}
