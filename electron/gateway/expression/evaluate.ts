/**
 * Evaluates parsed expressions over live references. The quality of a result is the worst of what was used for it: a branch
 * that was not taken, and a value that another one stands in for, do not count.
 */
import { good, levelOf } from '../platform/quality.ts';
import { attempt } from './functions/definition.ts';
import { functionNamed, whyNoFunction } from './functions.ts';
import { found } from './functions/reaching.ts';
import { applyUnary, needsValues, operatorOf } from './operators.ts';
import { functionsOf, referencesOf, type Expression } from './syntax.ts';
import { madeOf, regionOf, type Evaluate, type Operand, type Qualified, type References } from './references.ts';
import { indexed } from './tables.ts';
import { plain, refuse, toBoolean } from './values.ts';

export { functionsOf, referencesOf, regionOf };
export type { Qualified, ReadReference, References, ScriptCall } from './references.ts';

const compiled = new WeakMap<Expression, Evaluate>();

/**
 * Evaluates. What is no number (1/0) is null, since no property holds it. Throws `illegal-argument` for what has no value (text
 * where a number belongs, a member that is not there).
 */
export function evaluate(expression: Expression, references: References): Qualified {
  let ready = compiled.get(expression);
  if (ready === undefined) {
    ready = followingAll(expression, compile(expression));
    compiled.set(expression, ready);
  }
  const { value, ...rest } = ready(references);
  const held = plain(value);
  if (typeof held !== 'number') return { ...rest, value: held };
  if (Number.isFinite(held)) {
    // JSON has no -0 either.
    const number = { ...rest, value: held + 0 };
    return typeof value === 'number' ? number : { ...number, isDouble: true };
  }
  const code = 'Error_TypeConversion';
  return { ...rest, value: null, quality: { code, reason: `The result is ${held}, which no property holds.` } };
}

/** What waits for a change has to follow everything that may change, also what was not looked at this time. */
function followingAll(expression: Expression, evaluateOnce: Evaluate): Evaluate {
  if (!functionsOf(expression).some((name) => name.toLowerCase() === 'haschanged')) return evaluateOnce;
  const paths = referencesOf(expression);
  return (references) => {
    for (const path of paths) attempt(({ read }) => read(path), references);
    return evaluateOnce(references);
  };
}

/** Makes an expression ready to be evaluated. */
function compile(expression: Expression): Evaluate {
  switch (expression.type) {
    case 'literal': {
      const constant: Operand = { value: expression.value, quality: good };
      return () => constant;
    }
    case 'reference': {
      const { path } = expression;
      return (references) => found(path, references.read(path));
    }
    case 'unary':
      return compileUnary(expression.operator, compile(expression.operand));
    case 'binary':
      return compileBinary(expression);
    case 'call': {
      const definition = functionNamed(expression.name) ?? refuse(whyNoFunction(expression.name) ?? expression.name);
      return definition.prepare(expression.args.map(compile), expression);
    }
    case 'index': {
      const parts = [expression.target, ...expression.keys].map(compile);
      return (references) => {
        const operands = parts.map((part) => part(references));
        const [target = null, ...keys] = operands.map(({ value }) => value);
        const from = operands.reduce((one, other) => madeOf(null, one, other));
        if (target === null && !isUsable(from)) return from;
        return { ...from, value: indexed(target, keys) };
      };
    }
  }
}

/** Whether what has no value has no reason of its own for it. */
function isUsable({ quality }: Operand): boolean {
  return levelOf(quality) === 'good' || levelOf(quality) === 'uncertain';
}

/** No value: for the reason that the operand gives, where it gives one. */
function nothing(from: Operand, reason: string): Operand {
  return isUsable(from) ? refuse(reason) : { ...from, value: null };
}

function compileUnary(operator: string, operand: Evaluate): Evaluate {
  return (references) => {
    const held = operand(references);
    if (held.value === null) return nothing(held, `There is nothing to apply ${operator} to.`);
    return { ...held, value: applyUnary(operator, held.value) };
  };
}

/** What a further side makes of what stands to the left of it. */
type Step = (left: Operand, references: References) => Operand;

/** A chain of operators from its left end on, so that a long sum is no deep one. */
function compileBinary(expression: Expression): Evaluate {
  const steps: Step[] = [];
  let first = expression;
  for (; first.type === 'binary'; first = first.left) steps.push(stepOf(first.operator, compile(first.right)));
  const start = compile(first);
  const inOrder = steps.toReversed();
  return (references) => {
    let result = start(references);
    for (const step of inOrder) result = step(result, references);
    return result;
  };
}

function stepOf(operator: string, right: Evaluate): Step {
  if (operator === '&&' || operator === '||') {
    // The side that is not needed is not looked at.
    return (left, references) => {
      const held = toBoolean(left.value);
      if (held === (operator === '||')) return { ...left, value: held };
      const other = right(references);
      return madeOf(toBoolean(other.value), left, other);
    };
  }
  const combine = operatorOf(operator);
  return (left, references) => {
    const other = right(references);
    const isMissing = left.value === null || other.value === null;
    if (isMissing && needsValues(operator, left.value, other.value)) {
      const side = left.value === null ? 'left' : 'right';
      return nothing(madeOf(null, left, other), `The ${side} side of ${operator} has no value.`);
    }
    return madeOf(
      combine(left.value, other.value, () => regionOf(references.read)),
      left,
      other,
    );
  };
}
