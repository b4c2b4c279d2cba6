/** Which choice of a radio group is made: three properties say it, and any of them may be written. */
import { listOf, objectOf, type Json, type JsonObject } from '../json.ts';
import { isAlike } from './alike.ts';

/** What the choices hold, by their places. */
export function radioValues(radios: Json | undefined): readonly Json[] {
  return listOf(radios).map((radio) => objectOf(radio)['value'] ?? '');
}

/** The place of the choice of a value; -1 for none. One of the same type is meant before one that reads the same. */
export function placeOfValue(radios: Json | undefined, value: Json | undefined): number {
  if (value === undefined || value === null) return -1;
  const values = radioValues(radios);
  const same = values.indexOf(value);
  return same < 0 ? values.findIndex((one) => isAlike(one, value)) : same;
}

/** The place that an index says; -1 where there is no such choice. */
export function placeOfIndex(radios: Json | undefined, index: Json | undefined): number {
  const isPlace = typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < listOf(radios).length;
  return isPlace ? index : -1;
}

/** The place of the last choice that says of itself that it is made; -1 for none. */
export function placeOfMark(radios: Json | undefined): number {
  return listOf(radios).findLastIndex((radio) => objectOf(radio)['selected'] === true);
}

/** The place of the choice that is made by what a project stored: its value, else its index, else the marks; -1 for none. */
export function placeStored({ radios, value, index }: JsonObject): number {
  const found = [placeOfValue(radios, value), placeOfIndex(radios, index), placeOfMark(radios)];
  return found.find((place) => place >= 0) ?? -1;
}
