/** What of the transforms of a binding is not done. */
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { transforms } from '../perspective/transforms/kinds.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { capital, checkLeaves, textOf } from './expressions.ts';
import { found, noValue, type Found } from './finding.ts';
import type { Standing } from './references.ts';
import { transformProblem } from './trial.ts';

/** Checks a transform that stands at a path of the file. */
export function checkTransform(transform: JsonObject, at: string, standing: Standing): readonly Found[] {
  const type = textOf(transform['type']);
  if (!transforms.has(type)) {
    return [found('transform', type, jsonPath(at, 'type'), `Transforms of this kind are not done. ${noValue}`)];
  }
  const leaves = (value: Json | undefined, ...keys: readonly (string | number)[]): readonly Found[] =>
    checkLeaves(value, jsonPath(at, ...keys), standing, ['value']);
  if (type === 'expression' && textOf(transform['expression']) !== '')
    return leaves(transform['expression'], 'expression');
  const inside = type === 'map' ? checkMap(transform, leaves) : [];
  const problem = inside.length === 0 ? transformProblem(type, transform) : undefined;
  return problem === undefined ? inside : [found('transform', type, at, `${capital(problem)}. ${noValue}`)];
}

function checkMap(
  { mappings, inputType, outputType, fallback }: JsonObject,
  leaves: (value: Json | undefined, ...keys: readonly (string | number)[]) => readonly Found[],
): readonly Found[] {
  const rows = Array.isArray(mappings) ? (mappings as readonly Json[]) : [];
  const [asks, gives] = [inputType === 'expression', outputType === 'expression'];
  return [
    ...rows.flatMap((row, index) => [
      ...(asks && isJsonObject(row) ? leaves(row['input'], 'mappings', index, 'input') : []),
      ...(gives && isJsonObject(row) ? leaves(row['output'], 'mappings', index, 'output') : []),
    ]),
    ...(gives ? leaves(fallback, 'fallback') : []),
  ];
}
