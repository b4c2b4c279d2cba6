/** Forms: what is wrong with what was entered, and what becomes of it when a person hands it over or gives it up. */
import { isDeepStrictEqual } from 'node:util';
import { signal, untracked, type Signal } from '@preact/signals-core';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { faultOf, type Fault } from '../../contract/components/formFields.ts';
import { fieldsOf, form, handedOver } from '../../contract/components/form.ts';
import { flagOf } from '../../contract/components/shapes.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, objectOf, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import { orElse } from '../platform/absent.ts';
import { keepDerived, type Derived } from './derived.ts';
import { lacksFiles } from './formFiles.ts';
import { asObject } from './nodes.ts';
import type { Component } from './tree.ts';

const submitted = 'component.onSubmitActionPerformed';
export const formCancelled = 'component.onCancelActionPerformed';

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

/** What is wrong, by the ids of the fields. */
function faultsOf(component: Component, props: JsonObject): ReadonlyMap<string, Fault> {
  const data = objectOf(props['data']);
  return new Map(
    fieldsOf(props).flatMap((field): [string, Fault][] => {
      // Nobody can mend what is not there, or is switched off.
      if (!field.visible || field.disabled) return [];
      const isGone = field.type === 'file-upload' && lacksFiles(component, field.id, data[field.id]);
      const fault = isGone ? ofOurs('A file is not here any more. Take it away.') : faultIn(field, data[field.id]);
      return fault === undefined ? [] : [[field.id, fault]];
    }),
  );
}

function faultIn(field: Parameters<typeof faultOf>[0], value: Json | undefined): Fault | undefined {
  try {
    return faultOf(field, value, fits);
  } catch {
    return ofOurs(
      `The pattern of this field is not understood: ${field.settings.validation.constraints.pattern.value}`,
    );
  }
}

/** What is wrong and no constraint of a field says. */
function ofOurs(words: string): Fault {
  return { state: 'customError', words };
}

/** What is wrong, as the form has it for scripts and for the page. */
function validationOf(props: JsonObject, ofHandler: JsonObject, faults: ReadonlyMap<string, Fault>): JsonObject {
  const all = new Map([
    ...Object.entries(ofHandler).map(([id, words]): [string, Fault] => [id, ofOurs(textOf(words))]),
    ...faults,
  ]);
  const each = (told: (fault: Fault) => string): JsonObject =>
    Object.fromEntries([...all].map(([id, fault]) => [id, told(fault)]));
  const valid = Object.fromEntries(fieldsOf(props).map(({ id }) => [id, 'valid']));
  return {
    isInvalid: all.size > 0,
    status: { ...valid, ...each(({ state }) => state) },
    messages: each(({ words }) => words),
  };
}

/** Keeps what is wrong with what a form holds. Returns what ends it. */
export function followForm(component: Component): () => void {
  const { properties } = component;
  const ofHandler = faultsOfHandler(component);
  const derive = (): Derived => {
    const props = asObject(properties.get(['props']));
    return [
      [
        ['props', 'validation'],
        validationOf(props, stillValid(ofHandler.value, objectOf(props['data'])), faultsOf(component, props)),
      ],
    ];
  };
  return keepDerived(component, derive, { source: ['props', 'data'] });
}

/** What handlers are told of an event of a form. Throws `forbidden` where it cannot be raised now. */
export function formPayload(component: Component, event: string, { key }: JsonObject): JsonObject | undefined {
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
    const [found] = faultsOf(component, props);
    if (found !== undefined) throw refused(`${nameOf(props, found[0])}: ${found[1].words}`);
  }
  const data = event === submitted ? handedOver(props) : objectOf(props['data']);
  return { ...data, data };
}

/** What a handler of forms answered, as scripts and people are told of it. */
const answered = z.object({
  success: z.boolean(),
  title: orElse(z.string(), ''),
  message: orElse(z.string(), ''),
  fieldErrors: orElse(z.record(z.string(), json), {}),
  custom: orElse(json, null),
});
type Answered = z.output<typeof answered>;

/** What is done around a form that is handed over. */
export interface Around {
  /** Raises one of its events, for what handlers are told. */
  readonly raise: (event: string, payload: JsonObject) => Promise<void>;
  /** Asks a handler of the project. */
  readonly submitted: (handler: string, form: { name: string; data: JsonObject; context: Json }) => Promise<Json>;
  /** Tells the person. */
  readonly notice: (level: 'info' | 'problem', message: string) => void;
}

/** What a handler of forms said of fields, in words by their ids, and what they held then: of another value it said nothing. */
interface HandlerFaults {
  readonly errors: JsonObject;
  readonly data: JsonObject;
}
const nothing: HandlerFaults = { errors: {}, data: {} };
const handlerFaults = new WeakMap<Component, Signal<HandlerFaults>>();

function faultsOfHandler(component: Component): Signal<HandlerFaults> {
  const found = handlerFaults.get(component) ?? signal(nothing);
  handlerFaults.set(component, found);
  return found;
}

/** What of that holds still. */
function stillValid({ errors, data }: HandlerFaults, now: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(errors).filter(([id]) => isDeepStrictEqual(now[id], data[id])));
}

/**
 * Raises an event of a form. Its fields are emptied as it says: before the handlers of a cancel run, and after those of a submit
 * did, or its handler in the gateway said that all is well. An event that it does not raise is not.
 */
export async function raiseOfForm(
  component: Component,
  event: string,
  payload: JsonObject,
  { raise, submitted: ask, notice }: Around,
): Promise<void> {
  const props = untracked(() => asObject(component.properties.get(['props'])));
  const { submit, cancel } = form.properties.actions.read(props['actions']);
  const empty = async (): Promise<void> => {
    await component.bindings.write(['props', 'data'], {}, 'Browser');
  };
  if (event === formCancelled) {
    faultsOfHandler(component).value = nothing;
    if (cancel.reset) await empty();
    if (cancel.fireComponentEvent) await raise(event, payload);
    return;
  }
  if (event !== submitted) return raise(event, payload);
  // One press is one form, whatever a page says.
  if (handing.has(component)) throw new CountersignError(ErrorCode.busy, 'This form is being handed over already.');
  handing.add(component);
  try {
    faultsOfHandler(component).value = nothing;
    if (submit.fireComponentEvent) await raise(event, payload);
    const { submissionHandler, fireSubmissionEvent, resetOn } = submit;
    const form = { name: textOf(props['name']), data: objectOf(payload['data']), context: props['context'] ?? null };
    const answer = fireSubmissionEvent ? readAnswer(await ask(submissionHandler, form)) : undefined;
    if (answer !== undefined) await tellAnswer(component, answer, { raise, notice });
    if (resetOn === 'action' || answer?.success === true) await empty();
  } finally {
    handing.delete(component);
  }
}

/** Forms that are being handed over. */
const handing = new WeakSet<Component>();

/** Tells the person and the handlers of its events what became of a form, and its fields what is wrong in them. */
async function tellAnswer(
  component: Component,
  { success, ...response }: Answered,
  { raise, notice }: Pick<Around, 'raise' | 'notice'>,
): Promise<void> {
  const words = [response.title, response.message].filter((part) => part !== '').join(': ');
  if (words !== '' || !success)
    notice(success ? 'info' : 'problem', words || 'The form was not taken. No reason was given.');
  const data = untracked(() => objectOf(component.properties.get(['props', 'data'])));
  faultsOfHandler(component).value = success ? nothing : { errors: errorsIn(response.fieldErrors), data };
  const payload = { ...response, response };
  if (success) await raise('component.onSuccess', payload);
  else await raise('component.onError', { ...payload, errorMessage: response.message });
}

/** Throws `script` for an answer that does not say what became of the form. */
function readAnswer(value: Json): Answered {
  const found = answered.safeParse(value);
  if (found.success) return found.data;
  throw new CountersignError(
    ErrorCode.script,
    'The handler of this form did not say whether it was taken: it answers {"success": True} or False.',
  );
}

/** The words of errors of fields: a text, or a `message` with its `title`. */
function errorsIn(errors: Readonly<Record<string, Json>>): JsonObject {
  return Object.fromEntries(
    Object.entries(errors).map(([id, error]): [string, Json] => {
      const { title, message } = objectOf(error);
      return [id, textOf(message) || textOf(title) || textOf(error)];
    }),
  );
}

export const formType = form.type;

function nameOf(props: JsonObject, id: string): string {
  return fieldsOf(props).find((field) => field.id === id)?.label.text || id;
}

function refused(reason: string): CountersignError {
  return new CountersignError(ErrorCode.forbidden, `${reason} Nothing was handed over.`);
}
