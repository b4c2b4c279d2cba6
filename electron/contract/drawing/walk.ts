/** The elements of a drawing, one after the other. */
import { listOf, objectOf, type Json, type JsonObject } from '../json.ts';
import { elementTypes, type ElementType } from './elements.ts';

/** The type of an element; undefined where it is of none. */
export function typeOf({ type }: JsonObject): ElementType | undefined {
  return typeof type === 'string' && Object.hasOwn(elementTypes, type) ? elementTypes[type] : undefined;
}

/** Every element that is drawn, in the order of the document, with where it stands. */
export function* eachElement(
  elements: Json | undefined,
  at: string,
): Generator<{ readonly element: JsonObject; readonly at: string }> {
  for (const [index, one] of listOf(elements).entries()) {
    const element = objectOf(one);
    const here = `${at}[${index}]`;
    yield { element, at: here };
    if (typeOf(element)?.holds === true) yield* eachElement(element['elements'], `${here}.elements`);
  }
}

/** The element that numbers lead to, of which each is a place in the elements of the one before; undefined where there is none. */
export function elementAt(elements: Json | undefined, address: readonly number[]): JsonObject | undefined {
  let within = elements;
  let found: JsonObject | undefined;
  for (const place of address) {
    const one = listOf(within)[place];
    if (one === undefined) return undefined;
    found = objectOf(one);
    within = found['elements'];
  }
  return found;
}
