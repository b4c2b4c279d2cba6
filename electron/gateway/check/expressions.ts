/** What of an expression is not done: its syntax, its functions, what it refers to. */
import { CountersignError } from '../../contract/errors.ts';
import { isJsonObject, type Json } from '../../contract/json.ts';
import { functionsOf, referencesOf } from '../expression/evaluate.ts';
import { whyNoFunction } from '../expression/functions.ts';
import { javaSplit } from '../expression/javaRegex.ts';
import { parseExpression, readExpression, type Expression } from '../expression/parse.ts';
import { partsOf } from '../expression/syntax.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { isTagReference } from '../perspective/address.ts';
import { found, noValue, type Found } from './finding.ts';
import { checkProvider } from './providers.ts';
import { checkReference, type Standing } from './references.ts';

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
    parsed = readExpression(text);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return [found('function', 'syntax', path, `${error.message} ${noValue}`)];
  }
  return [
    ...functionsOf(parsed).flatMap((name) => {
      const reason = whyNoFunction(name);
      return reason === undefined ? [] : [found('function', name, path, `${capital(reason)}. ${noValue}`)];
    }),
    ...miscounted(text).map((reason) => found('function', 'arguments', path, `${reason} ${noValue}`)),
    ...unreadPatterns(parsed).map((reason) => found('function', 'split', path, `${capital(reason)}. ${noValue}`)),
    ...referencesOf(parsed)
      .filter((reference) => !own.some((name) => isInside(reference, name)))
      // A tag is there or not while the page is shown.
      .flatMap((reference) => (isTagReference(reference) ? [] : checkReference(reference, path, standing))),
    ...[...new Set(tagsIn(parsed))].flatMap((tag) => checkProvider(tag, path, standing.plant?.providers, noValue)),
  ];
}

/** The tags that an expression names, also those whose path it puts together from a text on. */
function tagsIn(parsed: Expression): readonly string[] {
  return partsOf(parsed).flatMap((part) => {
    if (part.type === 'reference') return isTagReference(part.path) ? [part.path] : [];
    const [path] = part.type === 'call' && part.name.toLowerCase() === 'tag' ? part.args : [];
    return path === undefined ? [] : [firstText(path)];
  });
}

/** The text that the value of an expression begins with, as far as it stands in it; empty where nobody knows. */
export function beginningOf(text: string): string {
  try {
    return firstText(readExpression(text));
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return '';
  }
}

function firstText(part: Expression): string {
  if (part.type === 'literal') return typeof part.value === 'string' ? part.value : '';
  if (part.type === 'binary' && part.operator === '+') return firstText(part.left);
  const [first] = part.type === 'call' && part.name.toLowerCase() === 'concat' ? part.args : [];
  return first === undefined ? '' : firstText(first);
}

/** What is wrong with the patterns that stand in an expression as constants. */
function unreadPatterns(parsed: Expression): readonly string[] {
  return partsOf(parsed).flatMap((part) => {
    if (part.type !== 'call' || part.name.toLowerCase() !== 'split') return [];
    const [, pattern] = part.args;
    if (pattern?.type !== 'literal' || typeof pattern.value !== 'string') return [];
    try {
      javaSplit('a', pattern.value, 0);
      return [];
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      return [error.message];
    }
  });
}

/** What is wrong with the arguments of an expression whose functions are all there. */
function miscounted(text: string): readonly string[] {
  try {
    parseExpression(text);
    return [];
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return functionsOf(readExpression(text)).every((name) => whyNoFunction(name) === undefined) ? [error.message] : [];
  }
}

/** A sentence of words that begin small. */
export function capital(words: string): string {
  return words.replace(/^./, (first) => first.toUpperCase());
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
