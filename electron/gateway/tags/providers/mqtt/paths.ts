/** Where a value stands in a message of JSON: `temperature.value`, `list[0].value`. */
import type { Json } from '../../../../contract/json.ts';

const mostSteps = 20;
const pattern = /^(?:[^.[\]]+|\[\d{1,6}\])(?:\.[^.[\]]+|\[\d{1,6}\])*$/;

/** Whether a text is a path. */
export function isJsonPath(text: string): boolean {
  return pattern.test(text) && stepsOf(text).length <= mostSteps;
}

/** The names and places of a path, in their order. */
export function stepsOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, place]) => (place === undefined ? name : Number(place)));
}

/** What stands at a path; undefined where nothing does. */
export function jsonAt(json: Json, steps: readonly (string | number)[]): Json | undefined {
  let found: Json | undefined = json;
  for (const step of steps) {
    if (typeof found !== 'object' || found === null) return undefined;
    if (Array.isArray(found) !== (typeof step === 'number')) return undefined;
    if (!Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step) as Json;
  }
  return found;
}

/** An object that has a value at a path of names. */
export function objectWith(path: string, value: Json): Json {
  return stepsOf(path).reduceRight<Json>((inner, step) => ({ [step]: inner }), value);
}
