/** Keeps value, index and marks of a radio group at one choice, whichever of them was written. */
import { placeOfIndex, placeOfMark, placeOfValue, placeStored, radioValues } from '../../contract/components/radios.ts';
import { listOf, objectOf, type JsonObject } from '../../contract/json.ts';
import { isBound, keepDerived, type Derived } from './derived.ts';
import { asObject } from './nodes.ts';
import type { Component } from './tree.ts';

/** What a group says of its choice, each as JSON. */
interface Choice {
  readonly value: string;
  readonly index: string;
  readonly marks: string;
}

function choiceOf({ value, index, radios }: JsonObject): Choice {
  const marks = listOf(radios).map((radio) => objectOf(radio)['selected'] === true);
  return { value: JSON.stringify(value ?? null), index: JSON.stringify(index ?? null), marks: JSON.stringify(marks) };
}

/** Follows the choice of a radio group. Returns what ends it. */
export function followRadios(component: Component): () => void {
  const { properties } = component;
  let before: Choice | undefined;
  const read = (): JsonObject => asObject(properties.get(['props']));
  return keepDerived(
    component,
    () => {
      const props = read();
      const place = before === undefined ? firstPlace(component, props) : placeAfter(before, choiceOf(props), props);
      return place === undefined ? [] : saying(place, props, component);
    },
    {
      settled: () => {
        before = choiceOf(read());
      },
    },
  );
}

/** When a view opens, what is bound says it, and what is stored otherwise. */
function firstPlace(component: Component, props: JsonObject): number {
  const { radios, value, index } = props;
  if (isBound(component, ['props', 'value'])) return placeOfValue(radios, value);
  if (isBound(component, ['props', 'index'])) return placeOfIndex(radios, index);
  return isBound(component, ['props', 'radios']) ? placeOfMark(radios) : placeStored(props);
}

/** What changed says it; undefined where nothing did. */
function placeAfter(before: Choice, now: Choice, { radios, value, index }: JsonObject): number | undefined {
  if (before.value !== now.value) return placeOfValue(radios, value);
  if (before.index !== now.index) return placeOfIndex(radios, index);
  return before.marks === now.marks ? undefined : placeOfMark(radios);
}

function saying(place: number, { radios, value }: JsonObject, component: Component): Derived {
  const chosen = radioValues(radios)[place] ?? null;
  // A value that is none of the choices stays: it is shown as what it is.
  const isOther = placeOfValue(radios, value) !== place;
  const marks: Derived = isBound(component, ['props', 'radios'])
    ? []
    : listOf(radios).map((_radio, at) => [['props', 'radios', at, 'selected'], at === place]);
  return [
    ...(isOther ? [[['props', 'value'], chosen] as const] : []),
    [['props', 'index'], place < 0 ? null : place],
    ...marks,
  ];
}
