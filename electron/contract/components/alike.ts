import { textOf, type Json } from '../json.ts';
import { millisOfDate } from '../values.ts';

/** Whether two values are one to a person who chooses: nothing is nothing, a number and the text of it are one, and a date is its moment. */
export function isAlike(one: Json, other: Json): boolean {
  if (one === null || other === null) return one === other;
  const [millis, others] = [millisOfDate(one), millisOfDate(other)];
  return millis === undefined || others === undefined ? textOf(one) === textOf(other) : millis === others;
}
