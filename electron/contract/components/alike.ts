import { textOf, type Json } from '../json.ts';
import { millisOfDate } from '../values.ts';

/**
 * Whether two values are one to a person who chooses: nothing is nothing, a number and the text of it are one, and a date is its
 * moment. A controller holds a truth for the number that was written, or a number for a truth.
 */
export function isAlike(one: Json, other: Json): boolean {
  if (one === null || other === null) return one === other;
  if (typeof one === 'boolean' && typeof other === 'number') return Number(one) === other;
  if (typeof one === 'number' && typeof other === 'boolean') return one === Number(other);
  const [millis, others] = [millisOfDate(one), millisOfDate(other)];
  return millis === undefined || others === undefined ? textOf(one) === textOf(other) : millis === others;
}
