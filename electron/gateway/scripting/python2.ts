/**
 * Scripts are Python 2.7 (Jython's), the interpreter is not. What differs is written in the interpreter's own words where
 * a look at the tokens is enough; what is left of the differences is refused by name, so that no script runs and gives
 * another value than where it was written.
 *
 * Lines stay where they are.
 */
import { dividesFloats } from './division.ts';
import { isClosing, isOpening, keywords, mostSteps, tokensOf, type Token } from './tokens.ts';

export interface ScriptProblem {
  readonly line: number;
  readonly reason: string;
}

export interface Translated {
  readonly source: string;
  /** Why the script does not run here; empty for one that does. */
  readonly refused: readonly ScriptProblem[];
}

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** A script while it is read. */
interface Reading {
  readonly tokens: readonly Token[];
  /** For each token, the place after the last one of its statement. */
  readonly ends: readonly number[];
  readonly edit: (at: number, length: number, text: string) => void;
  readonly refuse: (token: Token, reason: string) => void;
}

/** Methods that Python 2.7 has and the interpreter has not, or has otherwise. */
const methods = new Set(
  (
    'upper lower title capitalize swapcase zfill ljust rjust center isalpha isalnum isupper islower istitle startswith ' +
    'endswith format keys values items iterkeys itervalues iteritems has_key update sort next'
  ).split(' '),
);

/** Builtins that this version has not, and special methods that the interpreter would never call. */
const missingCalls = new Set(
  (
    'exec eval execfile compile globals locals vars open file input raw_input reload apply intern coerce buffer ' +
    'bytearray memoryview'
  ).split(' '),
);
const missingMethods = new Set(
  (
    '__nonzero__ __cmp__ __unicode__ __div__ __rdiv__ __idiv__ __getslice__ __setslice__ __delslice__ __coerce__ ' +
    '__metaclass__ __oct__ __hex__ __long__ __getattribute__ __del__'
  ).split(' '),
);

/** What leads from a script to what runs it. The letters are refused wherever they stand, so no reading can differ. */
const outOfReach = [
  ...['__globals__', '__code__', '__import__', '__build_class__', '__repl_print__', '__setattr__', '__delattr__'],
];

/** Turns a script into what the interpreter runs. Takes the text as it stands in the project, and its tokens. */
export function translate(source: string, tokens = tokensOf(source)): Translated {
  const edits: Edit[] = [];
  const refused: ScriptProblem[] = [];
  const reading: Reading = {
    tokens,
    ends: statementEnds(tokens),
    edit: (at, length, text) => edits.push({ at, length, text }),
    refuse: ({ line }, reason) => {
      if (!refused.some((known) => known.line === line && known.reason === reason)) refused.push({ line, reason });
    },
  };
  const future = futureNames(tokens);
  for (const word of outOfReach) {
    const at = source.indexOf(word);
    if (at >= 0)
      refused.push({ line: source.slice(0, at).split('\n').length, reason: `${word} is out of reach of scripts` });
  }
  const own = ownNames(tokens);
  for (const [place, token] of tokens.entries()) {
    if (token.kind === 'string') readString(reading, token);
    else if (token.kind === 'number') readNumber(reading, token);
    else if (token.kind === 'operator') readOperator(reading, place, future.has('division'));
    else if (token.kind === 'name') readName(reading, place, own, future.has('print_function'));
  }
  refused.sort((one, other) => one.line - other.line);
  return { source: refused.length > 0 ? source : applied(source, edits), refused };
}

/** At one place, what is put before a word stands before what replaces the word. */
function applied(source: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((one, other) => one.at - other.at || one.length - other.length);
  let written = '';
  let from = 0;
  for (const { at, length, text } of sorted) {
    written += source.slice(from, Math.max(from, at)) + text;
    from = Math.max(from, at + length);
  }
  return written + source.slice(from);
}

function futureNames(tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [place, token] of tokens.entries()) {
    if (token.text !== '__future__' || tokens[place - 1]?.text !== 'from') continue;
    for (let at = place + 2; tokens[at] !== undefined && tokens[at]?.kind !== 'newline'; at += 1) {
      found.add(tokens[at]?.text ?? '');
    }
  }
  return found;
}

/** Names that the script gives to something of its own. */
function ownNames(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(
    tokens.flatMap(({ kind, text }, place) => {
      const before = tokens[place - 1]?.text;
      const defines = before === 'def' || before === 'class' || before === 'import' || before === 'as';
      const assigns = tokens[place + 1]?.text === '=' && isStatementStart(tokens, place);
      return kind === 'name' && (defines || assigns) ? [text] : [];
    }),
  );
}

function isStatementStart(tokens: readonly Token[], place: number): boolean {
  const before = tokens[place - 1];
  return before === undefined || before.kind === 'newline' || before.text === ';' || before.text === ':';
}

function statementEnds(tokens: readonly Token[]): readonly number[] {
  let end = tokens.length;
  return tokens
    .map((token, place) => ({ token, place }))
    .reverse()
    .map(({ token, place }) => {
      if (token.kind === 'newline' || token.text === ';') end = place;
      return end;
    })
    .reverse();
}

function readString({ edit, refuse }: Reading, token: Token): void {
  const prefix = /^[a-zA-Z]*/.exec(token.text)?.[0].toLowerCase() ?? '';
  if (prefix.includes('f')) refuse(token, 'an f-string is not Python 2.7; use "..." % values or "...".format()');
  else if (prefix === 'ur')
    refuse(token, 'a text that begins with ur is not supported in this version; write u and double the backslashes');
  else if (prefix.startsWith('b')) edit(token.start, 1, '');
}

function readNumber({ edit, refuse }: Reading, token: Token): void {
  const { text, start, end } = token;
  if (/[jJ]$/.test(text)) refuse(token, 'complex numbers are not supported in this version');
  if (/[lL]$/.test(text)) edit(end - 1, 1, '');
  // In Python 2.7 a number that begins with 0 has the base 8.
  if (/^0\d+[lL]?$/.test(text)) edit(start, 1, '0o0');
}

function readOperator(reading: Reading, place: number, trueDivision: boolean): void {
  const { tokens, ends, edit, refuse } = reading;
  const token = tokens[place];
  if (token === undefined) return;
  if (token.text === '<>') edit(token.start, 2, '!=');
  else if (token.text === '`') refuse(token, '`x` is not supported in this version; write repr(x)');
  else if (token.text === '%') edit(token.start, 1, ' *python2_mod* ');
  else if (token.text === ':=') refuse(token, ':= is not Python 2.7');
  else if ((token.text === '/' || token.text === '/=') && !trueDivision && !dividesFloats(tokens, ends, place)) {
    refuse(
      token,
      '"/" of two whole numbers gives a whole number in Python 2.7 and a fraction here, and neither side is written as a' +
        ' fraction; write "//" for the whole number, or float(a) / b for the fraction',
    );
  }
}

function readName(reading: Reading, place: number, own: ReadonlySet<string>, printFunction: boolean): void {
  const { tokens, edit, refuse } = reading;
  const token = tokens[place];
  if (token === undefined) return;
  const { text } = token;
  const before = tokens[place - 1]?.text;
  const next = tokens[place + 1];
  const isCall = next?.text === '(' && before !== 'def' && before !== 'class';
  if (missingMethods.has(text)) refuse(token, `${text} is not supported in this version`);
  if (before === '.') {
    readMethod(reading, place);
    return;
  }
  switch (text) {
    case 'print':
      if (!printFunction && isStatementStart(tokens, place)) readPrint(reading, place);
      return;
    case 'except':
      readExcept(reading, place);
      return;
    case 'raise':
      readRaise(reading, place);
      return;
    case 'lambda':
      if (next?.text === '(') refuse(token, 'a lambda that takes a tuple apart is not supported in this version');
      return;
    case 'def':
      readParameters(reading, place);
      return;
    case 'async':
    case 'await':
    case 'nonlocal':
      if (next?.kind === 'name') refuse(token, `${text} is not Python 2.7`);
      return;
    case 'exec':
      if (isStatementStart(tokens, place)) refuse(token, 'exec is not supported in this version');
      return;
    case 'str':
    case 'unicode':
      if (isCall && !own.has(text)) edit(token.start, text.length, 'python2_str');
      return;
    case 'dict':
      if (isCall && !own.has(text)) edit(token.start, text.length, 'python2_dict');
      return;
    default:
      if (isCall && missingCalls.has(text) && !own.has(text))
        refuse(token, `${text}() is not supported in this version`);
  }
}

/** `x.upper()` is written as `python2_method(x, 'upper')()`; so are `str.upper` and `"...".format`, called or not. */
function readMethod({ tokens, edit, refuse }: Reading, place: number): void {
  const token = tokens[place];
  const dot = tokens[place - 1];
  const target = tokens[place - 2];
  if (token === undefined || dot === undefined || target === undefined) return;
  const isCall = tokens[place + 1]?.text === '(';
  if (isCall && (token.text === 'encode' || token.text === 'decode')) {
    refuse(token, `.${token.text}() is not supported in this version: texts and bytes are not one thing here`);
    return;
  }
  const ofType = ['str', 'unicode', 'dict', 'list'].includes(target.text) && tokens[place - 3]?.text !== '.';
  if (!methods.has(token.text) || !(isCall || ofType || target.kind === 'string')) return;
  const start = tokens[primaryStart(tokens, place - 2)];
  if (start === undefined) {
    refuse(token, `what stands before .${token.text} is too long to be read`);
    return;
  }
  edit(start.start, 0, 'python2_method(');
  edit(dot.start, token.end - dot.start, `, '${token.text}')`);
}

/** Where the name, call, index or text begins that ends with the token at `end`; -1 for what is too long. */
function primaryStart(tokens: readonly Token[], end: number): number {
  let at = end;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const token = tokens[at];
    if (token === undefined) return at + 1;
    if (isClosing(token)) at = token.other < 0 ? at : token.other;
    const before = tokens[at - 1];
    if (before === undefined) return at;
    const isText = tokens[at]?.kind === 'string';
    if (isText) {
      if (before.kind !== 'string') return at;
      at -= 1;
    } else if (before.text === '.') at -= 2;
    else if (isClosing(token) && isCallable(tokens, at - 1) && token.text !== '}') at -= 1;
    else return at;
  }
  return -1;
}

/** Whether brackets after this token call it or take an item of it. */
function isCallable(tokens: readonly Token[], place: number): boolean {
  const token = tokens[place];
  if (token === undefined) return false;
  if (token.kind === 'name') return !keywords.has(token.text) || tokens[place - 1]?.text === '.';
  return token.kind === 'string' || isClosing(token);
}

function readPrint({ tokens, ends, edit, refuse }: Reading, place: number): void {
  const token = tokens[place];
  const next = tokens[place + 1];
  const end = ends[place] ?? tokens.length;
  if (token === undefined) return;
  if (next === undefined || end === place + 1) {
    edit(token.end, 0, '()');
    return;
  }
  // `print (a, b)` alone stays what it is: a call, whose values stand side by side.
  if ((next.text === '(' && next.other === end - 1) || next.text === '=' || next.text === '.') return;
  if (next.text === '>>') {
    refuse(token, 'print >> is not supported in this version');
    return;
  }
  edit(token.end, 0, '(');
  edit(tokens[end - 1]?.end ?? token.end, 0, ')');
}

/** The places of commas outside of brackets between two places, up to two of them. */
function commas(tokens: readonly Token[], from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at < to;) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.text === ',') found.push(at);
    at = isOpening(token) && token.other > at ? token.other + 1 : at + 1;
  }
  return found;
}

function readExcept({ tokens, edit, refuse }: Reading, place: number): void {
  const colon = tokens.slice(place, place + mostSteps).findIndex(({ text }) => text === ':') + place;
  const [comma, ...more] = commas(tokens, place + 1, colon);
  const token = tokens[place];
  const at = comma === undefined ? undefined : tokens[comma];
  if (comma === undefined || token === undefined || at === undefined) return;
  if (more.length > 0 || tokens[comma + 1]?.kind !== 'name')
    refuse(token, 'this form of except is not supported in this version');
  else edit(at.start, 1, ' as');
}

function readRaise({ tokens, ends, edit, refuse }: Reading, place: number): void {
  const end = ends[place] ?? tokens.length;
  const [comma, ...more] = commas(tokens, place + 1, end);
  const token = tokens[place];
  const at = comma === undefined ? undefined : tokens[comma];
  if (token === undefined || at === undefined) return;
  if (more.length > 0) {
    refuse(token, 'raise with a traceback is not supported in this version');
    return;
  }
  edit(at.start, 1, '(');
  edit(tokens[end - 1]?.end ?? at.end, 0, ')');
}

function readParameters({ tokens, refuse }: Reading, place: number): void {
  const open = place + 2;
  const first = tokens[open];
  const close = first?.text === '(' ? first.other : -1;
  for (let at = open + 1; at < close; at += 1) {
    const token = tokens[at];
    if (token === undefined) return;
    const before = tokens[at - 1]?.text;
    if (token.text === '(' && (before === '(' || before === ',')) {
      refuse(token, 'a parameter that takes a tuple apart is not supported in this version');
    }
    if (isOpening(token) && token.other > at) at = token.other;
  }
}
