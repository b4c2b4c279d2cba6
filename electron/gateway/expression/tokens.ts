/** The words of an expression: numbers, texts, references, names and signs, with where they stand. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

export interface Token {
  readonly type: 'number' | 'string' | 'reference' | 'name' | 'operator' | 'end';
  readonly text: string;
  /** Where it begins in the expression, counted from 0. */
  readonly at: number;
}

/** What a project writes by hand is far shorter. */
const longest = 100_000;

const lexeme =
  /(?<space>\s+|\/\/[^\n]*|\/\*[^]*?\*\/)|(?<number>0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|"(?<double>(?:[^"\\]|\\[^])*)"|'(?<single>(?:[^'\\]|\\[^])*)'|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>\|\||&&|==|!=|<>|<=|>=|<<|>>|\/(?!\*)|[-+*%^=<>!()[\],&|~])/y;

/** What ends a reference, or stands in one that cannot; a key between quotes may have either. */
const inReference = /[{}]|\["[^"]*"\]|\['[^']*'\]/g;

const escapes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', n: '\n', r: '\r', t: '\t' };

/** Refuses an expression for what stands there: names the column, and the line where there are several. */
export function refuseAt(text: string, at: number, problem: string): never {
  const before = text.slice(0, at).split('\n');
  const column = `column ${(before.at(-1) ?? '').length + 1}`;
  const place = text.includes('\n') ? `line ${before.length}, ${column}` : column;
  throw new CountersignError(ErrorCode.illegalArgument, `Expression, ${place}: ${problem}`);
}

/** Reads the words. Throws `illegal-argument` for what is none. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > longest) refuseAt('', 0, `it has more than ${longest} characters.`);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (text[at] === '{') {
      const end = endOfReference(text, at);
      tokens.push({ type: 'reference', text: text.slice(at + 1, end - 1).trim(), at });
      at = end;
      continue;
    }
    lexeme.lastIndex = at;
    const match = lexeme.exec(text);
    if (match === null) return refuseAt(text, at, whyNoWord(text, at));
    const { number, double, single, name, operator } = match.groups ?? {};
    const quoted = double ?? single;
    if (number !== undefined) tokens.push({ type: 'number', text: number, at });
    else if (quoted !== undefined) tokens.push({ type: 'string', text: unescape(quoted, text, at + 1), at });
    else if (name !== undefined) tokens.push({ type: 'name', text: name, at });
    else if (operator !== undefined) tokens.push({ type: 'operator', text: operator, at });
    at += match[0].length;
  }
  return [...tokens, { type: 'end', text: '', at: text.length }];
}

function endOfReference(text: string, from: number): number {
  inReference.lastIndex = from + 1;
  for (let match = inReference.exec(text); match !== null; match = inReference.exec(text)) {
    if (match[0] === '{') return refuseAt(text, match.index, 'a reference cannot stand in another one.');
    if (match[0] !== '}') continue;
    if (text.slice(from + 1, match.index).trim() === '') return refuseAt(text, from, 'this reference names nothing.');
    return inReference.lastIndex;
  }
  return refuseAt(text, from, 'the reference that begins here is not closed: "}" is missing.');
}

function whyNoWord(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === '"' || character === "'")
    return `the text that begins here is not closed: ${character} is missing.`;
  if (text.startsWith('/*', at)) return 'the comment that begins here is not closed: "*/" is missing.';
  if (character === '.') return '"." is not understood here: a reference stands in its braces as a whole.';
  return `"${character}" is not understood here.`;
}

function unescape(quoted: string, text: string, from: number): string {
  return quoted.replace(/\\([^])/g, (whole, character: string, at: number) => {
    const meant = Object.hasOwn(escapes, character) ? escapes[character] : undefined;
    return meant ?? refuseAt(text, from + at, `"${whole}" is no escape; "\\\\" stands for a backslash.`);
  });
}
