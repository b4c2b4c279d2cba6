/** Forms: what is wrong with what was entered, and what becomes of it when a person hands it over or gives it up. */
import { untracked } from '@preact/signals-core';
import { RE2JS } from 're2js';
import { faultOf } from '../../contract/components/formFields.ts';
import { fieldsOf, form, handedOver, notHandled } from '../../contract/components/form.ts';
import { flagOf } from '../../contract/components/shapes.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { objectOf, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import { keepDerived, type Derived } from './derived.ts';
import { asObject } from './nodes.ts';
import type { Component } from './tree.ts';

const submitted = 'component.onSubmitActionPerformed';
const cancelled = 'component.onCancelActionPerformed';

/** Characters of a text, times those of a pattern, that are held against each other in a moment. */
const mostSteps = 1_000_000;

/** Patterns that were asked for: a form is held against them with each key. */
const compiled = new Map<string, RE2JS>();
const mostCompiled = 500;

/** Whether all of a text is what a pattern says. Its time grows with the text alone. Throws for a pattern that is not understood. */
function fits(text: string, pattern: string): boolean {
  if (compiled.size >= mostCompiled) compiled.clear();
  const regex = compiled.get(pattern) ?? RE2JS.compile(pattern);
  compiled.set(pattern, regex);
  return text.length * regex.programSize() <= mostSteps && regex.matches(text);
}

/** What is wrong, in words, by the ids of the fields. */
function faultsOf(props: JsonObject): JsonObject {
  const data = objectOf(props['data']);
  return Object.fromEntries(
    fieldsOf(props).flatMap((field): [string, Json][] => {
      // Nobody can mend what is not there, or is switched off.
      if (!field.visible || field.disabled) return [];
      const fault = faultIn(field, data[field.id]);
      return fault === undefined ? [] : [[field.id, fault]];
    }),
  );
}

function faultIn(field: Parameters<typeof faultOf>[0], value: Json | undefined): string | undefined {
  try {
    return faultOf(field, value, fits);
  } catch {
    return `The pattern of this field is not understood: ${field.settings.validation.constraints.pattern.value}`;
  }
}

/** Keeps what is wrong with what a form holds. Returns what ends it. */
export function followForm(component: Component): () => void {
  const { properties } = component;
  const derive = (): Derived => [[['props', 'validation'], faultsOf(asObject(properties.get(['props'])))]];
  return keepDerived(component, derive, { source: ['props', 'data'] });
}

/** What handlers are told of an event of a form. Throws `forbidden` where it cannot be raised now, and `unsupported`. */
export function toldByForm(component: Component, event: string, { key }: JsonObject): JsonObject | undefined {
  const props = untracked(() => asObject(component.properties.get(['props'])));
  if (event === 'component.onChange') {
    const field = fieldsOf(props).find(({ id }) => id === key);
    if (field === undefined) return undefined;
    const value = objectOf(props['data'])[field.id] ?? null;
    return { key: field.id, value, inputKey: field.id, newValue: value };
  }
  const { disabled, submit, cancel } = form.properties.actions.read(props['actions']);
  const isOff = flagOf(props['disabled']) === true || disabled || (event === submitted ? submit : cancel).disabled;
  if (isOff) throw refused('This is switched off.');
  if (event === submitted) {
    if (submit.fireSubmissionEvent)
      throw new CountersignError(
        ErrorCode.unsupported,
        `This form is not handed over: ${notHandled}. Nothing was done.`,
      );
    const [fault] = Object.entries(faultsOf(props));
    if (fault !== undefined) throw refused(`${nameOf(props, fault[0])}: ${textOf(fault[1])}`);
  }
  const data = event === submitted ? handedOver(props) : objectOf(props['data']);
  return { ...data, data };
}

/**
 * Raises an event of a form. Its fields are emptied as it says: before the handlers of a cancel run, and after those of a submit
 * did. An event that it does not raise is not.
 */
export async function raiseOfForm(component: Component, event: string, raise: () => Promise<void>): Promise<void> {
  const { submit, cancel } = untracked(() =>
    form.properties.actions.read(component.properties.get(['props', 'actions'])),
  );
  const empty = async (): Promise<void> => {
    await component.bindings.write(['props', 'data'], {}, 'Browser');
  };
  if (event === cancelled && cancel.reset) await empty();
  if (!(event === submitted && !submit.fireComponentEvent) && !(event === cancelled && !cancel.fireComponentEvent))
    await raise();
  if (event === submitted && submit.resetOn === 'action') await empty();
}

export const formType = form.type;

function nameOf(props: JsonObject, id: string): string {
  return fieldsOf(props).find((field) => field.id === id)?.label.text || id;
}

function refused(reason: string): CountersignError {
  return new CountersignError(ErrorCode.forbidden, `${reason} Nothing was handed over.`);
}
