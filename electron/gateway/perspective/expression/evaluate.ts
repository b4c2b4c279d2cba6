/** Evaluates a parsed expression over live references; the quality of the result is the worst that was read. */
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import type { Json } from '../../../contract/json.ts';
import type { Quality } from '../../../contract/page.ts';
import { good } from '../../tags/tags.ts';
import { functions, toBoolean, toNumber, toText } from './functions.ts';
import type { Expression } from './parse.ts';

/** A value with its quality. */
export interface Qualified {
  readonly value: Json;
  readonly quality: Quality;
}

/** Reads what a `{reference}` names; reading follows it, so that a change evaluates again. */
export type ReadReference = (path: string) => Qualified;

/** The worse of two qualities: `Bad` before `Uncertain` before `Good`. */
function worse(one: Quality, other: Quality): Quality {
  const rank = ({ code }: Quality): number => (code.startsWith('Bad') ? 2 : code === 'Good' ? 0 : 1);
  return rank(other) > rank(one) ? other : one;
}

/** Evaluates. Throws `illegal-argument` for what has no value (an unknown function, text where a number belongs). */
export function evaluate(expression: Expression, read: ReadReference): Qualified {
  let quality = good;
  const valueOf = (node: Expression): Json => {
    switch (node.type) {
      case 'literal':
        return node.value;
      case 'reference': {
        const found = read(node.path);
        quality = worse(quality, found.quality);
        return found.value;
      }
      case 'unary':
        return node.operator === '!' ? !toBoolean(valueOf(node.operand)) : -toNumber(valueOf(node.operand));
      case 'binary':
        return binary(node.operator, node.left, node.right, valueOf);
      case 'call':
        return call(node.name, node.args, valueOf);
    }
  };
  const value = valueOf(expression);
  return { value, quality };
}

function binary(operator: string, left: Expression, right: Expression, valueOf: (node: Expression) => Json): Json {
  if (operator === '&&') return toBoolean(valueOf(left)) && toBoolean(valueOf(right));
  if (operator === '||') return toBoolean(valueOf(left)) || toBoolean(valueOf(right));
  const one = valueOf(left);
  const other = valueOf(right);
  switch (operator) {
    case '=':
    case '==':
      return equal(one, other);
    case '!=':
    case '<>':
      return !equal(one, other);
    case '<':
      return compare(one, other) < 0;
    case '<=':
      return compare(one, other) <= 0;
    case '>':
      return compare(one, other) > 0;
    case '>=':
      return compare(one, other) >= 0;
    case '+':
      return typeof one === 'string' || typeof other === 'string'
        ? toText(one) + toText(other)
        : toNumber(one) + toNumber(other);
    case '-':
      return toNumber(one) - toNumber(other);
    case '*':
      return toNumber(one) * toNumber(other);
    case '/':
      return finite(toNumber(one) / toNumber(other));
    case '%':
      return finite(toNumber(one) % toNumber(other));
    case '^':
      return finite(toNumber(one) ** toNumber(other));
    default:
      throw new CountersignError(ErrorCode.illegalArgument, `the operator ${operator} is not known`);
  }
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new CountersignError(ErrorCode.illegalArgument, 'the result is not a number');
}

function equal(one: Json, other: Json): boolean {
  if (typeof one === 'object' || typeof other === 'object') return JSON.stringify(one) === JSON.stringify(other);
  return typeof one === typeof other ? one === other : toText(one) === toText(other);
}

function compare(one: Json, other: Json): number {
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0;
  return toNumber(one) - toNumber(other);
}

function call(name: string, args: readonly Expression[], valueOf: (node: Expression) => Json): Json {
  const lower = name.toLowerCase();
  if (lower === 'if') {
    const [condition, whenTrue, whenFalse] = args;
    if (condition === undefined || whenTrue === undefined || whenFalse === undefined || args.length !== 3) {
      throw new CountersignError(ErrorCode.illegalArgument, 'if takes a condition and two values');
    }
    return valueOf(toBoolean(valueOf(condition)) ? whenTrue : whenFalse);
  }
  if (lower === 'coalesce') {
    for (const arg of args) {
      const value = valueOf(arg);
      if (value !== null) return value;
    }
    return null;
  }
  const found = Object.hasOwn(functions, lower) ? functions[lower] : undefined;
  if (found === undefined) throw new CountersignError(ErrorCode.illegalArgument, `there is no function ${name}`);
  return found(...args.map(valueOf));
}
