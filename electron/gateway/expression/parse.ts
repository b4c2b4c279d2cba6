/**
 * The expression language of bindings: literals, `{references}`, operators and functions, as in Ignition.
 *
 * Precedence from loosest to tightest: `||`, `&&`, `= == != <>`, `< <= > >=`, `+ -`, `* / %`, unary `! -`, `^`.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

export type Expression =
  | { readonly type: 'literal'; readonly value: string | number | boolean | null }
  | { readonly type: 'reference'; readonly path: string }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] };

interface Token {
  readonly type: 'number' | 'string' | 'reference' | 'name' | 'operator' | 'end';
  readonly text: string;
  readonly column: number;
}

const lexeme =
  /(?<space>\s+|\/\/[^\n]*)|(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|\{(?<reference>[^{}]+)\}|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>\|\||&&|==|!=|<>|<=|>=|[-+*/%^=<>!(),])/gy;

const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '!=': 3,
  '<>': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 8,
};
const unaryPrecedence = 7;
const deepest = 100;

function refuse(column: number, problem: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, `Expression, column ${column}: ${problem}`);
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(lexeme)) {
    const column = match.index + 1;
    end = match.index + match[0].length;
    const { number, double, single, reference, name, operator } = match.groups ?? {};
    const quoted = double ?? single;
    if (number !== undefined) tokens.push({ type: 'number', text: number, column });
    else if (quoted !== undefined) tokens.push({ type: 'string', text: unescape(quoted), column });
    else if (reference !== undefined) tokens.push({ type: 'reference', text: reference.trim(), column });
    else if (name !== undefined) tokens.push({ type: 'name', text: name, column });
    else if (operator !== undefined) tokens.push({ type: 'operator', text: operator, column });
  }
  if (end < text.length) refuse(end + 1, `"${text.charAt(end)}" is not understood here.`);
  return [...tokens, { type: 'end', text: '', column: text.length + 1 }];
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, (_, character: string) =>
    character === 'n' ? '\n' : character === 't' ? '\t' : character,
  );
}

/** Parses an expression. Throws `illegal-argument` naming the column of what is wrong. */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { type: 'end', text: '', column: text.length + 1 };
  const take = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const is = (operator: string): boolean => peek().type === 'operator' && peek().text === operator;
  const expect = (operator: string): void => {
    if (!is(operator)) refuse(peek().column, `"${operator}" is missing.`);
    at += 1;
  };

  const primary = (depth: number): Expression => {
    const token = take();
    switch (token.type) {
      case 'number':
        if (/^\d{16,}$/.test(token.text) && BigInt(token.text) !== BigInt(Number(token.text))) {
          refuse(token.column, `${token.text} has more digits than a number holds here.`);
        }
        return { type: 'literal', value: Number(token.text) };
      case 'string':
        return { type: 'literal', value: token.text };
      case 'reference':
        return { type: 'reference', path: token.text };
      case 'name':
        return named(token, depth);
      case 'operator':
        if (token.text === '(') {
          const inner = binary(0, depth + 1);
          expect(')');
          return inner;
        }
        if (token.text === '!' || token.text === '-') {
          return { type: 'unary', operator: token.text, operand: binary(unaryPrecedence, depth + 1) };
        }
        return refuse(token.column, `a value is missing before "${token.text}".`);
      case 'end':
        return refuse(token.column, 'a value is missing at the end.');
    }
  };
  const named = (token: Token, depth: number): Expression => {
    const word = token.text.toLowerCase();
    if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true' };
    if (word === 'null' || word === 'none') return { type: 'literal', value: null };
    if (!is('(')) refuse(token.column, `"${token.text}" is neither a function nor a value.`);
    expect('(');
    const args: Expression[] = [];
    while (!is(')')) {
      args.push(binary(0, depth + 1));
      if (!is(')')) expect(',');
    }
    expect(')');
    return { type: 'call', name: token.text, args };
  };
  const binary = (loosest: number, depth: number): Expression => {
    if (depth > deepest) refuse(peek().column, 'too deeply nested.');
    let left = primary(depth);
    for (;;) {
      const operator = peek();
      const strength = operator.type === 'operator' ? precedence[operator.text] : undefined;
      if (strength === undefined || strength <= loosest) return left;
      at += 1;
      left = { type: 'binary', operator: operator.text, left, right: binary(strength, depth + 1) };
    }
  };

  const root = binary(0, 0);
  if (peek().type !== 'end') refuse(peek().column, `"${peek().text}" is not expected here.`);
  return root;
}
