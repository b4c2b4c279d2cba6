/** What a person may choose from in a dropdown, and what of it is chosen. */
import { isAlike } from '../../electron/contract/components/alike.ts';
import { flagOf } from '../../electron/contract/components/shapes.ts';
import { isJsonObject, type Json } from '../../electron/contract/json.ts';
import { columnsOf, millisOfDate } from '../../electron/contract/values.ts';
import type { Region } from '../page/state.svelte.ts';
import { list, object, shownText, text } from './props.ts';

export interface Choice {
  readonly value: Json;
  readonly label: string;
  readonly isDisabled: boolean;
}

/** A value that is held, as a dropdown shows it. */
export interface Chosen {
  readonly value: Json;
  readonly label: string;
  /** It is one of the choices. */
  readonly isKnown: boolean;
}

/** The choices of `options`: objects, plain values, or the rows of a dataset (`value`, `label`, `isDisabled`; else its first two columns). */
export function choicesOf(options: Json | undefined, region: Region): readonly Choice[] {
  const columns = columnsOf(options);
  const choice = (value: Json, label: Json | undefined, isDisabled = false): Choice => ({
    value,
    label: shownText(label, region) || shownText(value, region),
    isDisabled,
  });
  if (columns === undefined) {
    return list(options).flatMap((option) => {
      if (!isJsonObject(option) || millisOfDate(option) !== undefined) return [choice(option, option)];
      const { value, label, isDisabled } = object(option);
      // One that says no value can be chosen by nobody: nothing would be taken for it.
      return value === undefined ? [choice(text(label), label, true)] : [choice(value, label, flagOf(isDisabled))];
    });
  }
  const named = (name: string, at: number): readonly Json[] =>
    (columns.find((column) => column.name === name) ?? columns[at])?.data ?? [];
  const labels = named('label', 1);
  const disabled = columns.find(({ name }) => name === 'isDisabled')?.data;
  return named('value', 0).map((value, row) => choice(value, labels[row], flagOf(disabled?.[row])));
}

/** The values that are held: those of the list where there may be many, or the one, unless it is nothing. */
export function valuesOf(value: Json | undefined, isMany: boolean): readonly Json[] {
  if (isMany && Array.isArray(value)) return list(value);
  return value === undefined || value === null || value === '' ? [] : [value];
}

/** The choice of a value: one of the same type, or else one that reads the same. */
function choiceOf(choices: readonly Choice[], value: Json): Choice | undefined {
  return choices.find((one) => one.value === value) ?? choices.find((one) => isAlike(one.value, value));
}

/** What is chosen. Nothing is chosen too where it is a choice of its own. */
export function chosenOf(
  choices: readonly Choice[],
  value: Json | undefined,
  isMany: boolean,
  region: Region,
): readonly Chosen[] {
  const nothing = isMany ? undefined : choices.find((one) => one.value === (value ?? null));
  if (nothing !== undefined) return [{ ...nothing, isKnown: true }];
  return valuesOf(value, isMany).map((held) => {
    const found = choiceOf(choices, held);
    return { value: held, label: found?.label ?? shownText(held, region), isKnown: found !== undefined };
  });
}

/** The choices that are like what somebody searches: with it anywhere, or at their start. */
export function searched(choices: readonly Choice[], words: string, matching: Json | undefined): readonly Choice[] {
  const wanted = words.toLowerCase();
  return choices.filter(({ label }) => {
    const found = label.toLowerCase();
    return matching === 'start' ? found.startsWith(wanted) : found.includes(wanted);
  });
}

/** The values after a choice among many was pressed: without it where it was among them. */
export function toggled(values: readonly Json[], pressed: Json): readonly Json[] {
  const left = values.filter((value) => !isAlike(value, pressed));
  return left.length < values.length ? left : [...values, pressed];
}
