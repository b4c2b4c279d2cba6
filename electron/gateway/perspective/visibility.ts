/** Whether a component is drawn where it stands, and what is said where that, or where it stands, is not known. */
import { flagOf } from '../../contract/components/shapes.ts';
import type { Json } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { qualityWord, stillHolds } from '../../contract/quality.ts';
import { isGood } from '../platform/quality.ts';
import type { ComponentDefinition } from '../project/schemas.ts';
import { readPropertyPath } from './address.ts';
import type { Path } from './properties.ts';
import type { Component } from './tree.ts';

const visible: Path = ['meta', 'visible'];

/** A number is a truth value, and so is the word for one; undefined for what is none. */
export function truthOf(value: Json | undefined): boolean | undefined {
  return typeof value === 'number' ? value !== 0 : flagOf(value);
}

/** Whether a component itself is visible: it is unless its `meta.visible` says that it is not. */
export function isVisible({ properties }: Component): boolean {
  return truthOf(properties.get(visible)) ?? true;
}

/** What of `meta.visible` and the position is bound and keeps no quality from the screen, by definition: it is asked at each change. */
const boundPlaces = new WeakMap<ComponentDefinition, readonly Path[]>();

function boundPlacesOf(definition: ComponentDefinition): readonly Path[] {
  const known = boundPlaces.get(definition);
  if (known !== undefined) return known;
  const found = Object.entries(definition.propConfig).flatMap(([name, { binding }]) => {
    const path = binding === undefined || binding.overlayOptOut === true ? undefined : readPropertyPath(name);
    return path?.[0] === 'position' || path?.join('.') === 'meta.visible' ? [path] : [];
  });
  boundPlaces.set(definition, found);
  return found;
}

/** What is not known of whether and where a component is shown, in words, as it stands now. */
export function placeNotes({ definition, properties }: Component): string[] {
  const unknown = boundPlacesOf(definition).flatMap((path) => {
    const quality = properties.quality(path);
    return stillHolds(quality) ? [] : [`${path.join('.')}: ${inWords(quality)}`];
  });
  const isOdd = isGood(properties.quality(visible)) && truthOf(properties.get(visible)) === undefined;
  return isOdd ? [...unknown, 'meta.visible: the value is neither true nor false, so that this is shown.'] : unknown;
}

function inWords({ code, reason }: Quality): string {
  const words = reason === undefined ? qualityWord(code) : `${qualityWord(code)}: ${reason}`;
  return words.endsWith('.') ? words : `${words}.`;
}
