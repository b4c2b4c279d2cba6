/**
 * Expressions at random, held against a second evaluator of another kind: it walks the tree that was made, never the text, and
 * writes down for each value its kind, its level of quality, and which references were looked at.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { CountersignError } from '../../../electron/contract/errors.ts';
import { evaluate } from '../../../electron/gateway/expression/evaluate.ts';
import { parseExpression } from '../../../electron/gateway/expression/parse.ts';

type Tree =
  | { readonly kind: 'integer' | 'double'; readonly number: number }
  | { readonly kind: 'boolean'; readonly truth: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'operator'; readonly sign: string; readonly sides: readonly [Tree, Tree] }
  | { readonly kind: 'not' | 'minus'; readonly of: Tree }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Tree[] };

/** Each reference has its value and its quality in its name. */
const levels = ['Good', 'Uncertain', 'Bad', 'Error'];
const held: readonly (readonly [Json, string])[] = [
  ...levels.map((code) => [4, code] as const),
  ...levels.map((code) => [null, code] as const),
  [2.5, 'Good'],
  [true, 'Bad'],
  [0, 'Good'],
];
const referenceOf = (index: number): string => `view.custom.r${index}`;

interface Found {
  readonly value: number | boolean | null;
  readonly isDouble: boolean;
  readonly level: number;
}

/** What has no value: an error, which try and the questions about qualities catch. */
const failed = 'failed';
type Result = Found | typeof failed;

function modelled(tree: Tree, seen: Set<string>): Result {
  const of = (inner: Tree): Result => modelled(inner, seen);
  const fine = (value: Found['value'], level = 0, isDouble = false): Found => ({
    value: typeof value === 'number' && !isDouble ? value + 0 : value,
    level,
    isDouble,
  });
  const truth = ({ value }: Found): boolean => value !== null && value !== false && value !== 0 && !Number.isNaN(value);
  // NaN is unequal to 0, and so it is true.
  const holds = (found: Found): boolean => truth(found) || Number.isNaN(found.value);
  switch (tree.kind) {
    case 'integer':
    case 'double':
      return fine(tree.number, 0, tree.kind === 'double');
    case 'boolean':
      return fine(tree.truth);
    case 'null':
      return fine(null);
    case 'reference': {
      seen.add(tree.name);
      const [value, code] = held[Number(/\d+/.exec(tree.name)?.[0])] ?? [null, 'Bad'];
      const plain = typeof value === 'number' || typeof value === 'boolean' ? value : null;
      return fine(plain, levels.indexOf(code), typeof plain === 'number' && !Number.isInteger(plain));
    }
    case 'not':
    case 'minus': {
      const one = of(tree.of);
      if (one === failed) return failed;
      if (one.value === null) return one.level < 2 ? failed : one;
      if (tree.kind === 'not') return fine(!holds(one), one.level);
      return fine(-Number(one.value), one.level, one.isDouble);
    }
    case 'operator': {
      const [one, other] = [of(tree.sides[0]), tree.sides[1]];
      if (one === failed) return failed;
      if (tree.sign === '&&' || tree.sign === '||') {
        if (holds(one) === (tree.sign === '||')) return fine(holds(one), one.level);
        const second = of(other);
        return second === failed ? failed : fine(holds(second), Math.max(one.level, second.level));
      }
      const second = of(other);
      if (second === failed) return failed;
      const level = Math.max(one.level, second.level);
      if (tree.sign === '=' || tree.sign === '!=') {
        const alike = (one.value === null) === (second.value === null) && Number(one.value) === Number(second.value);
        return fine(alike === (tree.sign === '='), level);
      }
      if (one.value === null || second.value === null) return level < 2 ? failed : fine(null, level);
      return calculated(tree.sign, one, second, level);
    }
    case 'call':
      return called(tree.name, tree.of, of, holds);
  }
}

function calculated(sign: string, one: Found, other: Found, level: number): Result {
  const [left, right] = [Number(one.value), Number(other.value)];
  const isDouble = one.isDouble || other.isDouble;
  const results: Readonly<Record<string, () => Omit<Found, 'level'>>> = {
    '-': () => ({ value: left - right, isDouble }),
    '*': () => ({ value: left * right, isDouble }),
    '/': () => ({ value: left / right, isDouble: true }),
    '%': () => ({ value: left % right, isDouble }),
    '<': () => ({ value: left < right, isDouble: false }),
    '>=': () => ({ value: left >= right, isDouble: false }),
  };
  const result = results[sign]?.();
  if (result === undefined) return failed;
  // Only a double can be -0.
  const { value } = result;
  return { ...result, level, value: typeof value === 'number' && !result.isDouble ? value + 0 : value };
}

function called(
  name: string,
  args: readonly Tree[],
  of: (tree: Tree) => Result,
  holds: (found: Found) => boolean,
): Result {
  const [first, second, third] = args;
  const absent: Tree = { kind: 'null' };
  if (name === 'isGood') {
    const one = of(first ?? absent);
    return { value: one !== failed && one.level === 0, isDouble: false, level: 0 };
  }
  if (name === 'isNull') {
    const one = of(first ?? absent);
    return { value: one === failed || one.value === null, isDouble: false, level: 0 };
  }
  if (name === 'try') {
    const one = of(first ?? absent);
    return one === failed || one.level === 3 ? of(second ?? absent) : one;
  }
  if (name === 'coalesce') {
    let level = 0;
    for (const arg of args) {
      const one = of(arg);
      if (one === failed || one.value !== null) return one;
      level = Math.max(level, one.level);
    }
    return { value: null, isDouble: false, level };
  }
  const condition = of(first ?? absent);
  if (condition === failed) return failed;
  const chosen = of((holds(condition) ? second : third) ?? absent);
  return chosen === failed ? failed : { ...chosen, level: Math.max(chosen.level, condition.level) };
}

/** Each operator in its own brackets; how they bind is tested elsewhere. */
function textOf(tree: Tree): string {
  switch (tree.kind) {
    case 'integer':
      return tree.number < 0 ? `(${tree.number})` : String(tree.number);
    case 'double':
      return Number.isInteger(tree.number) ? `(${tree.number}.0)` : `(${tree.number})`;
    case 'boolean':
      return String(tree.truth);
    case 'null':
      return 'null';
    case 'reference':
      return `{${tree.name}}`;
    case 'not':
      return `!(${textOf(tree.of)})`;
    case 'minus':
      return `-(${textOf(tree.of)})`;
    case 'operator':
      return `(${textOf(tree.sides[0])} ${tree.sign} ${textOf(tree.sides[1])})`;
    case 'call':
      return `${tree.name}(${tree.of.map(textOf).join(', ')})`;
  }
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.record({ kind: fc.constant('integer' as const), number: fc.integer({ min: -9, max: 9 }).map((n) => n + 0) }),
    fc.record({ kind: fc.constant('double' as const), number: fc.integer({ min: 1, max: 36 }).map((n) => n / 4) }),
    fc.record({ kind: fc.constant('boolean' as const), truth: fc.boolean() }),
    fc.constant<Tree>({ kind: 'null' }),
    fc.record({
      kind: fc.constant('reference' as const),
      name: fc.integer({ min: 0, max: held.length - 1 }).map(referenceOf),
    }),
    fc.record({ kind: fc.constantFrom('not' as const, 'minus' as const), of: tie('tree') }),
    fc.record({
      kind: fc.constant('operator' as const),
      sign: fc.constantFrom('-', '*', '/', '%', '=', '!=', '<', '>=', '&&', '||'),
      sides: fc.tuple(tie('tree'), tie('tree')),
    }),
    fc.constantFrom(['if', 3], ['try', 2], ['coalesce', 2], ['isGood', 1], ['isNull', 1]).chain(([name, count]) =>
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constant(name),
        of: fc.array(tie('tree'), { minLength: count, maxLength: count }),
      }),
    ),
  ),
}));

describe('expressions at random', () => {
  it('have the value, the kind of number and the level of quality of a second evaluator, and look at the same references', () => {
    fc.assert(
      fc.property(tree, (made) => {
        const looked = new Set<string>();
        const read = (path: string) => {
          looked.add(path);
          const [value, code] = held[Number(/\d+/.exec(path)?.[0])] ?? [null, 'Bad'];
          return { value, quality: { code } };
        };
        const seen = new Set<string>();
        const wanted = modelled(made, seen);
        const text = textOf(made);
        const found = ((): { readonly value: Json; readonly code: string } | undefined => {
          try {
            const { value, quality } = evaluate(parseExpression(text), { read });
            return { value, code: quality.code };
          } catch (error) {
            if (error instanceof CountersignError) return undefined;
            throw error;
          }
        })();
        expect(looked).toEqual(seen);
        if (wanted === failed) {
          expect(found).toBeUndefined();
        } else if (typeof wanted.value !== 'number') {
          expect(found).toEqual({ value: wanted.value, code: levels[wanted.level] });
        } else if (Number.isFinite(wanted.value)) {
          expect(found).toEqual({ value: wanted.value + 0, code: levels[wanted.level] });
          const kind = evaluate(parseExpression(`typeOf(${text})`), { read }).value;
          expect(kind === 'Double').toBe(wanted.isDouble || !Number.isInteger(wanted.value));
        } else {
          expect(found).toEqual({ value: null, code: 'Error_TypeConversion' });
        }
      }),
      { numRuns: 3000 },
    );
  });
});
