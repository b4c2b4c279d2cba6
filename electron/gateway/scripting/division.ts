/**
 * Whether a division is one of fractions whatever its names hold: in Python 2.7 "/" of two whole numbers gives a whole
 * number. Whether a value that came from a property or a tag is a whole number cannot be told here (5.0 is 5 on the way),
 * so a division is taken where it is written as one of fractions, and nowhere else.
 */
import { isClosing, isOpening, keywords, mostSteps, type Token } from './tokens.ts';

/** Whether one side of a division is a fraction by how it is written: `2.0`, `float(...)`, `(1.0 * ...)`. */
export function dividesFloats(tokens: readonly Token[], ends: readonly number[], place: number): boolean {
  const right = firstOperand(tokens, place + 1);
  if (tokens[place]?.text === '/=') return right.isFloat && right.end === ends[place];
  return right.isFloat || leftIsFloat(tokens, place);
}

/** The operand that begins here: whether it is a float, and where it ends. `a ** b` and what is called is left open. */
function firstOperand(tokens: readonly Token[], place: number): { readonly isFloat: boolean; readonly end: number } {
  let at = place;
  while (tokens[at]?.text === '-' || tokens[at]?.text === '+') at += 1;
  const token = tokens[at];
  if (token === undefined) return { isFloat: false, end: at };
  const isGroup = token.text === '(';
  const isCall = token.text === 'float' && tokens[at + 1]?.text === '(';
  const end = isGroup ? token.other + 1 : isCall ? (tokens[at + 1]?.other ?? at) + 1 : at + 1;
  const follows = tokens[end]?.text ?? '';
  if (follows === '.' || follows === '(' || follows === '[') return { isFloat: false, end };
  return { isFloat: isCall || isFloatLiteral(token) || (isGroup && groupIsFloat(tokens, at)), end };
}

function isFloatLiteral({ kind, text }: Token): boolean {
  return kind === 'number' && !/^0[xXoObB]/.test(text) && /[.eE]/.test(text);
}

const productOperators = new Set(['*', '/', '%', '//', '**']);
const sumOperators = new Set([...productOperators, '+', '-']);

/** Looks back over the product that ends before `place` for a float in it. */
function leftIsFloat(tokens: readonly Token[], place: number): boolean {
  let at = place - 1;
  let steps = 0;
  for (let token = tokens[at]; token !== undefined && steps < mostSteps; token = tokens[at], steps += 1) {
    if (isClosing(token)) {
      const start = token.other;
      if (start < 0) return false;
      if (token.text === ')' && bracketIsFloat(tokens, start, at)) return true;
      at = start - 1;
    } else if (isFloatLiteral(token)) return true;
    else if (token.kind === 'newline' || (token.kind === 'name' && keywords.has(token.text))) return false;
    else if (token.kind === 'operator' && token.text !== '.' && !productOperators.has(token.text)) return false;
    else at -= 1;
  }
  return false;
}

/** `float(...)`, or brackets around a sum or product with a float in it; what follows them must end the operand. */
function bracketIsFloat(tokens: readonly Token[], start: number, end: number): boolean {
  const follows = tokens[end + 1]?.text ?? '';
  if (follows === '.' || follows === '(' || follows === '[') return false;
  const before = tokens[start - 1];
  if (before?.text === 'float') return tokens[start - 2]?.text !== '.';
  const isCalled =
    before !== undefined &&
    (before.kind === 'name' ? !keywords.has(before.text) : before.kind === 'string' || isClosing(before));
  return !isCalled && groupIsFloat(tokens, start);
}

/** Whether brackets hold sums and products alone, one part of which is a float. */
function groupIsFloat(tokens: readonly Token[], start: number): boolean {
  const end = tokens[start]?.other ?? -1;
  let found = false;
  let at = start + 1;
  while (at < end) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.kind === 'operator' && token.text !== '.' && !isOpening(token) && !sumOperators.has(token.text))
      return false;
    if (token.kind === 'name' && keywords.has(token.text)) return false;
    if (isOpening(token)) {
      if (token.text === '(' && bracketIsFloat(tokens, at, token.other)) found = true;
      at = token.other > at ? token.other + 1 : end;
    } else {
      if (isFloatLiteral(token)) found = true;
      at += 1;
    }
  }
  return found;
}
