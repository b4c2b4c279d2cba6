/**
 * The expression language of bindings: literals, `{references}`, operators and functions, as in Ignition.
 *
 * Precedence from loosest to tightest: `||`, `&&`, `|`, `xor`, `&`, `= !=`, `< <= > >= like`, `<< >>`, `+ -`, `* / %`, `^`,
 * unary `! - ~`, then what follows a value (`[...]`). All join from the left.
 */
import { whyNoCall } from './functions.ts';
import { partsOf, type Expression } from './syntax.ts';
import { refuseAt, tokenize, type Token } from './tokens.ts';
import { double, type Value } from './values.ts';

export type { Expression } from './syntax.ts';

/** The binary operators, from the loosest to the tightest. */
const strengths: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['xor'],
  ['&'],
  ['=', '!='],
  ['<', '<=', '>', '>=', 'like'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
];
const strengthOf = new Map(strengths.flatMap((signs, index) => signs.map((sign) => [sign, index + 1] as const)));
const unary = new Set(['!', '-', '~']);

/** What other languages write, and what it is here. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['<>', '!='],
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
]);

/** Levels that a call or a bracket may stand in another one: more than a person reads, fewer than a stack holds. */
const deepest = 500;

/**
 * Parses an expression; an empty one is null. Throws `illegal-argument`, naming the column, for what is not the language,
 * for a function that is not there, and for one with too few or too many arguments.
 */
export function parseExpression(text: string): Expression {
  const expression = readExpression(text);
  for (const part of partsOf(expression)) {
    const problem = part.type === 'call' ? whyNoCall(part.name, part.args.length) : undefined;
    if (problem !== undefined && part.type === 'call') refuseAt(text, part.at, `${problem}.`);
  }
  return expression;
}

/** Parses as `parseExpression` does, whatever functions it calls. Throws `illegal-argument` naming the column. */
export function readExpression(text: string): Expression {
  const tokens = tokenize(text);
  const end: Token = { type: 'end', text: '', at: text.length };
  let next = 0;
  const peek = (): Token => tokens[next] ?? end;
  const take = (): Token => {
    const token = peek();
    next += 1;
    return token;
  };
  const is = (sign: string): boolean => peek().type === 'operator' && peek().text === sign;
  const expect = (sign: string): void => {
    if (!is(sign)) refuseAt(text, peek().at, `"${sign}" is missing.${hint(peek())}`);
    next += 1;
  };

  /** Expressions between commas, up to the sign that closes them. */
  const listed = (closing: string, depth: number): Expression[] => {
    const found = [binary(0, depth + 1)];
    while (is(',')) {
      next += 1;
      found.push(binary(0, depth + 1));
    }
    expect(closing);
    return found;
  };
  const primary = (depth: number): Expression => {
    const token = take();
    switch (token.type) {
      case 'number':
        return { type: 'literal', value: numberOf(token, text) };
      case 'string':
        return { type: 'literal', value: token.text };
      case 'reference':
        return { type: 'reference', path: token.text };
      case 'name':
        return named(token, depth);
      case 'operator': {
        if (token.text !== '(') refuseAt(text, token.at, `a value is missing before "${token.text}".`);
        const inner = binary(0, depth + 1);
        expect(')');
        return inner;
      }
      case 'end':
        return refuseAt(text, token.at, 'a value is missing at the end.');
    }
  };
  const named = (token: Token, depth: number): Expression => {
    const word = token.text.toLowerCase();
    if (is('(')) {
      next += 1;
      if (!is(')')) return { type: 'call', name: token.text, args: listed(')', depth), at: token.at };
      next += 1;
      return { type: 'call', name: token.text, args: [], at: token.at };
    }
    if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true' };
    if (word === 'null' || word === 'none') return { type: 'literal', value: null };
    return refuseAt(text, token.at, `"${token.text}" is neither a function nor a value.${hint(token)}`);
  };
  const operand = (depth: number): Expression => {
    if (depth > deepest) refuseAt(text, peek().at, `it is nested deeper than ${deepest} levels.`);
    if (peek().type === 'operator' && unary.has(peek().text)) {
      return { type: 'unary', operator: take().text, operand: operand(depth + 1) };
    }
    let value = primary(depth);
    while (is('[')) {
      const { at } = take();
      const keys = listed(']', depth);
      if (keys.length > 2) refuseAt(text, at, 'an index is one key, or a row and a column.');
      value = { type: 'index', target: value, keys };
    }
    return value;
  };
  const binary = (loosest: number, depth: number): Expression => {
    let left = operand(depth);
    for (;;) {
      const sign = operatorOf(peek());
      const strength = strengthOf.get(sign);
      if (strength === undefined || strength <= loosest) return left;
      next += 1;
      left = { type: 'binary', operator: sign, left, right: binary(strength, depth + 1) };
    }
  };

  if (peek().type === 'end') return { type: 'literal', value: null };
  const root = binary(0, 0);
  if (peek().type !== 'end') refuseAt(text, peek().at, `"${peek().text}" is not expected here.${hint(peek())}`);
  return root;
}

/** The operator that a token is; the words among them are written in any case. */
function operatorOf({ type, text }: Token): string {
  return type === 'operator' ? text : type === 'name' ? text.toLowerCase() : '';
}

function hint({ text }: Token): string {
  const here = elsewhere.get(text.toLowerCase());
  return here === undefined ? '' : ` It is written "${here}".`;
}

/** A number with a point or an exponent is a double. */
function numberOf({ text: digits, at }: Token, text: string): Value {
  const number = Number(digits);
  if (!Number.isFinite(number)) refuseAt(text, at, `${digits} is larger than any number here.`);
  if (/[.eE]/.test(digits) && !/^0x/i.test(digits)) return double(number);
  if (!Number.isSafeInteger(number) && BigInt(digits) !== BigInt(number)) {
    refuseAt(text, at, `${digits} has more digits than a number holds here.`);
  }
  return number;
}
