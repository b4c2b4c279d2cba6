/** What of the transforms of a binding is not done. */
import { signal } from '@preact/signals-core';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { BindingScope } from '../perspective/bindings/binding.ts';
import { transforms } from '../perspective/transforms/kinds.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { good } from '../platform/quality.ts';
import { checkLeaves, textOf } from './expressions.ts';
import { found, noValue, type Found } from './finding.ts';
import type { Standing } from './references.ts';

/** Checks a transform that stands at a path of the file. */
export function checkTransform(transform: JsonObject, at: string, standing: Standing): readonly Found[] {
  const type = textOf(transform['type']);
  if (!transforms.has(type)) {
    return [found('transform', type, jsonPath(at, 'type'), `Transforms of this kind are not done. ${noValue}`)];
  }
  const leaves = (value: Json | undefined, ...keys: readonly (string | number)[]): readonly Found[] =>
    checkLeaves(value, jsonPath(at, ...keys), standing, ['value']);
  if (type === 'expression') return leaves(transform['expression'], 'expression');
  const inside = type === 'map' ? checkMap(transform, leaves) : [];
  const problem = inside.length === 0 ? problemOf(type, transform) : undefined;
  return problem === undefined ? inside : [found('transform', type, at, `${problem}. ${noValue}`)];
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

/** Qualities that say that a transform cannot be done as it is set. */
const badSettings = new Set(['Error_Configuration', 'Error_Formatting']);

/** Nothing around: every reference is null, and a script gives nothing. */
const nothing = signal({ value: null, quality: good, timestamp: 0 });
const nowhere: BindingScope = {
  tags: { read: () => nothing, write: () => undefined, close: () => undefined },
  references: { read: () => ({ value: null, quality: good }) },
  readProperty: () => ({ value: null, quality: good }),
  writeProperty: () => undefined,
  now: () => 0,
  runQuery: () => Promise.resolve(null),
  ask: () => Promise.resolve(null),
  runScript: () => Promise.resolve(null),
};

/** Why a transform cannot be done as it is set, in the words that a page has for it: it is tried with a number. */
function problemOf(type: string, transform: JsonObject): string | undefined {
  let problem: string | undefined;
  const stage = transforms.get(type)?.(
    transform,
    nowhere,
    () => undefined,
    ({ quality: { code, reason } }) => {
      if (badSettings.has(code)) problem = reason ?? code;
    },
  );
  stage?.push({ value: 0, quality: good });
  stage?.close();
  return problem;
}
