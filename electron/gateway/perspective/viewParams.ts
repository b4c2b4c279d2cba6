/** The parameters of a view: which way each goes, and what a view holds of those that it is not given any more. */
import { isDoubleAt, membersOf, objectOfMembers } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';
import { good } from '../platform/quality.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import type { View } from './tree.ts';

/** Whether a parameter is given to a view, given back by it, or both. */
export function directionOf({ propConfig }: ViewDefinition, name: string): 'input' | 'output' | 'inout' {
  return propConfig[`params.${name}`]?.paramDirection ?? 'input';
}

/** The parameters that a view gives back: also those that its file gives no value, since they are bound. */
export function outputsOf({ propConfig }: ViewDefinition): readonly string[] {
  return Object.entries(propConfig).flatMap(([name, { paramDirection = 'input' }]) =>
    paramDirection === 'input' || !name.startsWith(ofParams) ? [] : [name.slice(ofParams.length)],
  );
}

const ofParams = 'params.';

/** The parameters that a view takes from outside: what it gives out itself is not put in. */
export function inputsOf(definition: ViewDefinition, params: JsonObject): JsonObject {
  return objectOfMembers(membersOf(params).filter(([name]) => directionOf(definition, name) !== 'output'));
}

/**
 * Of the parameters that a view was given, those that it is not given any more are as the view itself has them: they were said of
 * something else.
 */
export function withdraw({ definition, properties }: View, before: Iterable<string>, now: ReadonlySet<string>): void {
  for (const name of before) {
    const isBound = definition.propConfig[`params.${name}`]?.binding !== undefined;
    if (now.has(name) || isBound || directionOf(definition, name) === 'output') continue;
    const value = definition.params[name] ?? null;
    properties.set(['params', name], value, good, 'Binding', isDoubleAt(definition.params, name));
  }
}
