import { textOf, type Json } from '../json.ts';

/** Whether two values are one to a person who chooses: nothing is nothing, and a number and the text of it are one. */
export function isAlike(one: Json, other: Json): boolean {
  return one === null || other === null ? one === other : textOf(one) === textOf(other);
}
