/**
 * Reads the text of a style sheet with slips in it: as in a browser, each takes down what stands around it and nothing else.
 * What that is follows the recovery of CSS Syntax 3.
 */
import { CssSyntaxError, parse, type Root } from 'postcss';

/** Slips of one text that are passed over; with the next one it ends. */
const most = 20;

/** Parses a style sheet. `problems` says of each slip where it stands. */
export function parseWithSlips(text: string): { readonly root: Root; readonly problems: readonly string[] } {
  const problems: string[] = [];
  for (let rest = text; ;) {
    try {
      return { root: parse(rest), problems };
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      const { line = 1, column = 1, reason } = error;
      const at = offsetOf(rest, line, column);
      // What was cut off whole, and still is none, is nothing.
      if (problems.length > most) return { root: parse(''), problems };
      const isLast = problems.length === most;
      const end = isLast ? 'Nothing after it is used' : 'It is left out, as a browser does';
      problems.push(`line ${line}, column ${column}: ${reason}. ${end}`);
      const mended = isLast ? undefined : withoutSlip(rest, at, reason);
      rest = mended ?? rest.slice(0, beginOf(rest, at)) + '}'.repeat(depthAt(rest, at));
    }
  }
}

/** The text without the slip of a kind that stands at a place; undefined where nothing after it counts. */
function withoutSlip(text: string, at: number, reason: string): string | undefined {
  if (reason === 'Unclosed block') return `${text}}`;
  if (reason === 'Unclosed comment') return `${text}*/`;
  if (reason === 'Unclosed bracket') return undefined;
  const depth = depthAt(text, at);
  const from = reason === 'Unclosed string' ? lineEnd(text, at) : at;
  const end = depth === 0 ? blockEnd(text, from + 1) : statementEnd(text, from);
  const begin = beginOf(text, at);
  // Lines stay where they are.
  return text.slice(0, begin) + text.slice(begin, end).replaceAll(/[^\n]/g, ' ') + text.slice(end);
}

/** What ends statements and blocks, outside of comments and of texts, which end with their line. */
function marks(text: string): readonly { readonly mark: string; readonly at: number }[] {
  const parts = /\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|[{};]/g;
  return [...text.matchAll(parts)].flatMap(({ 0: mark, index: at }) => (mark.length === 1 ? [{ mark, at }] : []));
}

function depthAt(text: string, place: number): number {
  return marks(text).reduce((depth, { mark, at }) => {
    if (at >= place || mark === ';') return depth;
    return mark === '{' ? depth + 1 : Math.max(0, depth - 1);
  }, 0);
}

/** Where the statement that a place is in begins: outside of blocks, a semicolon ends nothing but an at-rule. */
function beginOf(text: string, place: number): number {
  let depth = 0;
  let begin = 0;
  for (const { mark, at } of marks(text)) {
    if (at >= place) break;
    if (mark !== ';') depth = mark === '{' ? depth + 1 : Math.max(0, depth - 1);
    else if (depth === 0 && !isAtRule(text.slice(begin, at))) continue;
    begin = at + 1;
  }
  return begin;
}

function isAtRule(statement: string): boolean {
  return statement
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .trimStart()
    .startsWith('@');
}

/** Where a declaration ends: after its semicolon, or before its block does. A block inside of it belongs to it. */
function statementEnd(text: string, from: number): number {
  let depth = 0;
  for (const { mark, at } of marks(text)) {
    if (at < from) continue;
    if (mark === '{') depth += 1;
    else if (mark === '}') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0) return at + 1;
  }
  return text.length;
}

/** Where the next block ends: outside of blocks, a slip is a part of the selector after it. */
function blockEnd(text: string, from: number): number {
  let depth = 0;
  for (const { mark, at } of marks(text)) {
    if (at < from) continue;
    if (mark === '{') depth += 1;
    else if (mark === '}') {
      depth -= 1;
      if (depth <= 0) return at + 1;
    }
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function offsetOf(text: string, line: number, column: number): number {
  let begin = 0;
  for (let passed = 1; passed < line; passed += 1) begin = text.indexOf('\n', begin) + 1;
  return begin + column - 1;
}
