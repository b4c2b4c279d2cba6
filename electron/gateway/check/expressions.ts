/** What of an expression is not done: its syntax, its functions, what it refers to. */
import { CountersignError } from '../../contract/errors.ts';
import { isJsonObject, type Json } from '../../contract/json.ts';
import { hasFunction } from '../expression/functions.ts';
import { parseExpression, type Expression } from '../expression/parse.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { found, noValue, type Found } from './finding.ts';
import { checkReference, type Standing } from './references.ts';
import { isForm } from './supported.ts';

/**
 * Checks an expression at a path of the file. `own` are names that it may read beside properties and tags: `value` in a
 * transform.
 */
function checkExpression(
  text: string,
  path: string,
  standing: Standing,
  own: readonly string[] = [],
): readonly Found[] {
  if (text.trim() === '') return [];
  let parsed: Expression;
  try {
    parsed = parseExpression(text);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return [found('function', 'syntax', path, `${error.message} ${noValue}`)];
  }
  const names = new Set<string>();
  const references = new Set<string>();
  for (const part of partsOf(parsed)) {
    if (part.type === 'call') names.add(part.name);
    else if (part.type === 'reference') references.add(part.path);
  }
  return [
    ...[...names]
      .filter((name) => !hasFunction(name.toLowerCase()) && !isForm(name.toLowerCase()))
      .map((name) => found('function', name, path, `There is no function ${name}. ${noValue}`)),
    ...[...references]
      // A tag is there or not while the page is shown.
      .filter((reference) => !reference.startsWith('[') && !own.some((name) => isInside(reference, name)))
      .flatMap((reference) => checkReference(reference, path, standing)),
  ];
}

/** Checks an expression, or an object whose leaves are expressions. */
export function checkLeaves(
  value: Json | undefined,
  at: string,
  standing: Standing,
  own: readonly string[] = [],
): readonly Found[] {
  if (typeof value === 'string') return checkExpression(value, at, standing, own);
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item, index) => checkLeaves(item, jsonPath(at, index), standing, own));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => checkLeaves(inner, jsonPath(at, name), standing, own));
}

/** A setting as a text; anything else as it is written. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

function isInside(reference: string, name: string): boolean {
  return reference === name || reference.startsWith(`${name}.`) || reference.startsWith(`${name}[`);
}

function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  if (expression.type === 'unary') yield* partsOf(expression.operand);
  if (expression.type === 'binary') {
    yield* partsOf(expression.left);
    yield* partsOf(expression.right);
  }
  if (expression.type === 'call') for (const arg of expression.args) yield* partsOf(arg);
}
