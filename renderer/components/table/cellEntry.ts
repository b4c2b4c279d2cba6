/** Values of cells as people enter them, in a cell and in a condition: how one stands in the field, and what is meant by what was typed. */
import { numberOf } from '../../../electron/contract/components/shapes.ts';
import type { Json } from '../../../electron/contract/json.ts';
import { dateValue } from '../../../electron/contract/values.ts';
import { formatDate } from '../../../electron/format/datePattern.ts';
import { readDate } from '../../../electron/format/readDate.ts';
import type { Region } from '../../page/state.svelte.ts';
import { readTypedNumber, typedNumber } from '../numberEntry.ts';
import { dateOf, text } from '../props.ts';

export type CellKind = 'string' | 'number' | 'boolean' | 'date';

/** A value as it stands in the field. A moment stands there as a field of a browser has it, on the clock of the session. */
export function shownToEdit(value: Json | undefined, kind: CellKind, { locale, zone }: Region): string {
  const number = kind === 'number' ? numberOf(value) : undefined;
  if (number !== undefined) return typedNumber(number, locale);
  const millis = dateOf(value) ?? (kind === 'date' ? numberOf(value) : undefined);
  return millis === undefined ? text(value) : formatDate(millis, "yyyy-MM-dd'T'HH:mm:ss", zone, 'en');
}

/** What was entered, as cells hold such values: null for nothing, undefined for what is none of its kind. */
export function enteredAs(words: string, kind: CellKind, { locale, zone }: Region): Json | undefined {
  if (kind === 'number') return readTypedNumber(words, locale);
  if (kind !== 'date') return kind === 'string' || words !== '' ? words : null;
  if (words === '') return null;
  const millis = readDate(words, zone);
  return millis === undefined ? undefined : dateValue(millis);
}

/** What is said of what is none of its kind. */
export function whyNotEntered(kind: CellKind): string {
  return kind === 'number' ? 'This is no number.' : 'This is no date.';
}
