/** Views inside of components: they are opened, given their parameters and closed as the properties of the component say. */
import { effect, untracked } from '@preact/signals-core';
import { membersOf, objectOfMembers, type ExactValue } from '../../contract/doubles.ts';
import { CountersignError } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import { openWriter } from './bindings/circular.ts';
import { heldAt, isSameQualified, type Path, type Properties } from './properties.ts';
import { levelOf, whyNoRoom } from './room.ts';
import type { Slot } from './slots.ts';
import { behindTabs } from './tabs.ts';
import type { Component, OpenSlot, View } from './tree.ts';
import type { ViewContext } from './viewContext.ts';
import { directionOf, outputsOf, withdraw } from './viewParams.ts';

/** Views inside views: more is a mistake that would hold up everybody. */
const deepestEmbedding = 10;

/** Makes a view inside of a component, step by step; `depth` views are around it. */
export type MakeView = (
  path: string,
  definition: ViewDefinition,
  params: JsonObject,
  context: ViewContext,
  embeddedIn: Component,
  depth: number,
) => Generator<undefined, View, undefined>;

/** A slot that is filled: what it was filled with, and what follows the outputs of its view. */
interface Filled extends OpenSlot {
  readonly path: string;
  readonly definition: ViewDefinition | undefined;
  readonly lacking: string | undefined;
  /** Gives the view its parameters. */
  readonly give: (given: readonly Given[]) => void;
  readonly close: () => void;
}

/** A parameter as it is given. */
interface Given extends ExactValue {
  readonly name: string;
  readonly quality: Quality;
}

/** What is to be in a slot. */
interface Wanted {
  readonly slot: Slot;
  readonly definition: ViewDefinition | undefined;
  readonly lacking: string | undefined;
  /** What it is given now, also while its view is made. */
  given: readonly Given[];
}

/** Whether it is the same view that is to be in a slot. */
function isSame(one: Wanted, other: Wanted | undefined): boolean {
  return (
    one.slot.key === other?.slot.key &&
    one.slot.path === other.slot.path &&
    one.definition === other.definition &&
    one.lacking === other.lacking
  );
}

/** Keeps the views inside of a component in step with its properties, and what they give back the other way. */
export function fillSlots(
  component: Component,
  read: (properties: Properties) => readonly Slot[],
  context: ViewContext,
  depth: number,
  makeView: MakeView,
): () => void {
  const filled = new Map<string, Filled>();
  const { properties } = component;
  const put = (slot: Filled): void => {
    filled.set(slot.key, slot);
    component.slots.set(slot.key, slot);
  };
  const empty = (key: string): void => {
    filled.get(key)?.close();
    filled.delete(key);
    component.slots.delete(key);
  };
  /** A slot without its view, where nobody sees that. */
  const asSeen = (slot: Slot): Slot => {
    const isThere = filled.get(slot.key)?.path === slot.path;
    return slot.unseen === undefined || (slot.unseen === 'unopened' && isThere) ? slot : { ...slot, path: '' };
  };
  /** A view whose parameters lead back to themselves goes: each write would only set it off again. */
  const circular = (key: string): void => {
    const slot = filled.get(key);
    if (slot?.view === undefined) return;
    const problem = `The view ${slot.path} is left out: what it gives back leads to what it is given, without end.`;
    empty(key);
    put({ ...slot, view: undefined, problem, give: nothingMore, close: nothingMore });
    context.changed(component, { kind: 'children' });
  };
  /** What is to be filled, in its order, and what is being filled. */
  let toFill: Wanted[] = [];
  let begun: { readonly wanted: Wanted; readonly steps: ReturnType<typeof fill> } | undefined;
  const next = (): IteratorResult<undefined, undefined> => {
    const wanted = begun?.wanted ?? toFill.shift();
    if (wanted === undefined) return { done: true, value: undefined };
    const { key } = wanted.slot;
    begun ??= { wanted, steps: fill(component, wanted, context, depth, makeView, () => circular(key)) };
    const { done, value } = begun.steps.next();
    if (done !== true) return { value };
    begun = undefined;
    if (value !== undefined) put(value);
    context.changed(component, { kind: 'slot', key });
    return { value: undefined };
  };
  const leave = (): void => {
    begun?.steps.return(undefined);
    begun = undefined;
  };
  const stop = effect(() => {
    const behind = behindTabs(component);
    const wanted = read(properties).map((asked): Wanted => {
      const unseen = behind === 'closed' ? behind : (asked.unseen ?? behind);
      const slot = asSeen(unseen === undefined ? asked : { ...asked, unseen });
      const definition = slot.path === '' ? undefined : context.findView(slot.path);
      const given = membersOf(slot.params).map(([name, member]): Given => ({
        ...member,
        name,
        quality: properties.quality(slot.paramAt(name)),
      }));
      return { slot, definition, lacking: definition && context.lacks(definition), given };
    });
    untracked(() => {
      let changed = false;
      toFill = [];
      const keys = new Set(wanted.map(({ slot }) => slot.key));
      for (const key of [...filled.keys()].filter((one) => !keys.has(one))) {
        empty(key);
        changed = true;
      }
      if (begun !== undefined && !wanted.some((one) => isSame(one, begun?.wanted))) leave();
      for (const one of wanted) {
        const { slot, definition, lacking, given } = one;
        const before = filled.get(slot.key);
        if (begun !== undefined && isSame(one, begun.wanted)) {
          begun.wanted.given = given;
          continue;
        }
        if (before?.path === slot.path && before.definition === definition && before.lacking === lacking) {
          before.give(given);
          continue;
        }
        changed ||= before !== undefined;
        empty(slot.key);
        toFill.push(one);
      }
      if (changed) context.changed(component, { kind: 'children' });
      context.filling.take(component, { next });
    });
  });
  return () => {
    stop();
    context.filling.drop(component);
    leave();
    for (const key of [...filled.keys()]) empty(key);
  };
}

/** Opens the view of a slot step by step, or says why it does not. */
function* fill(
  component: Component,
  wanted: Wanted,
  context: ViewContext,
  depth: number,
  makeView: MakeView,
  circular: () => void,
): Generator<undefined, Filled | undefined, undefined> {
  const { slot, definition, lacking } = wanted;
  const { key, path } = slot;
  const nothing = { key, path, definition, lacking, view: undefined, give: nothingMore, close: nothingMore };
  const problem = slot.problem ?? whyNot(component, path, definition, lacking, context, depth);
  if (problem !== undefined || definition === undefined) return { ...nothing, problem };
  const inputs = wanted.given.filter(({ name }) => directionOf(definition, name) !== 'output');
  const params = objectOfMembers(inputs.map((one) => [one.name, one]));
  const view = yield* makeView(path, definition, params, context, component, depth + 1);
  const write = openWriter(() => undefined, circular);
  let before: readonly Given[] = [];
  const give = (now: readonly Given[]): void => {
    const last = before;
    before = now;
    write(() => giveParams(view, last, now));
  };
  give(wanted.given);
  const outputs = slot.takesBack ? followOutputs(component, slot, view, circular) : [];
  const close = (): void => {
    for (const stop of outputs) stop();
    view.dispose();
  };
  return { ...nothing, view, problem: slot.takesBack ? undefined : notTakenBack(definition), give, close };
}

/** Why a view is not shown inside of a component; undefined where nothing is wrong, or no view is named. */
function whyNot(
  component: Component,
  path: string,
  definition: ViewDefinition | undefined,
  lacking: string | undefined,
  context: ViewContext,
  depth: number,
): string | undefined {
  if (path === '') return undefined;
  if (definition === undefined) return context.whyNoView(path);
  if (lacking !== undefined) return `You may not see the view ${path}. ${lacking}`;
  if (isInside(component, path)) return `The view ${path} is inside itself.`;
  if (depth >= deepestEmbedding) return `The view ${path} is deeper than ${deepestEmbedding} views.`;
  return whyNoRoom(path, definition, context.countComponents(), levelOf(component));
}

function giveParams(view: View, before: readonly Given[], given: readonly Given[]): void {
  const { definition, properties } = view;
  for (const { name, value, quality, isDouble } of given) {
    if (directionOf(definition, name) !== 'output')
      properties.set(['params', name], value, quality, 'Binding', isDouble);
  }
  withdraw(
    view,
    before.map(({ name }) => name),
    new Set(given.map(({ name }) => name)),
  );
}

function nothingMore(): void {
  // Nothing is there that it could be done to.
}

/** Whether a component is in a view of this path, by way of any number of embedding views. */
function isInside(component: Component, path: string): boolean {
  for (let view: View | undefined = component.view; view !== undefined; view = view.embeddedIn?.view) {
    if (view.path === path) return true;
  }
  return false;
}

/** What a view gives back: its output and inout parameters reach the component that embeds it, and what that is bound to. */
function followOutputs(component: Component, { paramAt }: Slot, inner: View, circular: () => void): (() => void)[] {
  return outputsOf(inner.definition).map((name) => {
    const at = paramAt(name);
    const write = openWriter((reason) => notTaken(component, at, reason), circular);
    return effect(() => {
      const given = heldAt(inner.properties, ['params', name]);
      if (given === undefined) return;
      untracked(() => {
        const held = heldAt(component.properties, at);
        // What it was given is no news to whoever gave it: what that is bound to may take no write, or none of this quality.
        if (held !== undefined && isSameQualified(held, given)) return;
        const { value, quality, isDouble } = given;
        write(() => component.bindings.write(at, value, 'Binding', quality, isDouble));
      });
    });
  });
}

/** Which parameters a view gives back to a place that takes none, in words; undefined where it gives back nothing. */
function notTakenBack(definition: ViewDefinition): string | undefined {
  const names = outputsOf(definition);
  return names.length === 0 ? undefined : `What a view in a cell gives back is not taken: ${names.join(', ')}.`;
}

/** What a view gives back is not taken: the parameter holds what it held, and says why. */
function notTaken({ properties }: Component, at: Path, reason: string): void {
  try {
    properties.set(at, properties.get(at) ?? null, { code: 'Error_Configuration', reason }, 'Binding');
  } catch (error) {
    // The place of the parameter is gone: its view goes next.
    if (!(error instanceof CountersignError)) throw error;
  }
}
