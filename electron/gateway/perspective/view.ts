/**
 * View instances: the tree of components that a page shows, each with its properties and bindings, made from a view
 * definition of the project. An embedded view (`ia.display.view`) is an instance below its component.
 */
import { effect, untracked } from '@preact/signals-core';
import { CountersignError } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { ComponentDefinition, PropConfig, ViewDefinition } from '../project/schemas.ts';
import { settingsPath } from './address.ts';
import { openBindings, unbound } from './bindings/bindings.ts';
import { openWriter } from './bindings/circular.ts';
import { bindingScope, type ScopeContext } from './bindingScope.ts';
import type { PropertyChange } from './changeScripts.ts';
import type { Filling } from './filling.ts';
import { followerOf } from './followers.ts';
import type { Qualified } from '../expression/evaluate.ts';
import { defaultsFor } from '../../contract/components/declaration.ts';
import { declarationOf } from '../../contract/components/index.ts';
import { createProperties, isSameQuality, isSameValue, type Path, type Properties } from './properties.ts';
import { sessionRegion } from './session.ts';
import { slotsOf, type Slot } from './slots.ts';
import { behindTabs } from './tabs.ts';
import { eachComponent, usualSize, type Component, type Holder, type OpenSlot, type View } from './tree.ts';

/** What changed of a component, for the page that shows it. */
export type Change =
  /** What was written of its `props`: a property, or something inside of one. */
  | { readonly kind: 'prop'; readonly path: Path }
  | { readonly kind: 'position' | 'visible' | 'tooltip' | 'menu' | 'children' }
  /** The view in a slot came to those that are there. */
  | { readonly kind: 'slot'; readonly key: string };

/** A property that changed, for its change script. */
export type Changed = Pick<PropertyChange, 'property' | 'script' | 'before' | 'origin'>;

/** What a view gets from its page. */
export interface ViewContext extends ScopeContext {
  readonly page: Properties;
  readonly findView: (path: string) => ViewDefinition | undefined;
  /** Why `findView` has none of a path, as a sentence. */
  readonly whyNoView: (path: string) => string;
  /** Why the session's person may not open a view, in words; undefined where they may. Following who it is. */
  readonly lacks: (definition: ViewDefinition) => string | undefined;
  readonly nextId: (kind: 'v' | 'c') => string;
  /** Components that the page has now, but for those of views that closed. */
  readonly countComponents: () => number;
  readonly added: (instance: Component | View) => void;
  readonly removed: (instance: Component | View) => void;
  /** A view is complete: its components and bindings are there. */
  readonly opened: (view: View) => void;
  /** A view closes: what runs its last scripts, for which its components stay as they are; undefined for none. */
  readonly closing: (view: View) => Promise<void> | undefined;
  readonly changed: (component: Component, change: Change) => void;
  readonly filling: Filling;
  /** A property that has a change script holds another value. */
  readonly propertyChanged: (holder: Holder, change: Changed) => void;
}

/** Views inside views, and components of one page: more is a mistake that would hold up everybody. */
const deepestEmbedding = 10;
const mostComponents = 20_000;
/** Components inside of each other on one page: more than that and a window runs out of stack. */
const deepestComponents = 100;

/** Components that are looked at in one step, as most of them have nothing to do. */
const looksOfStep = 50;

/** Instantiates a view with its params and starts its bindings. */
export function openView(path: string, definition: ViewDefinition, params: JsonObject, context: ViewContext): View {
  const steps = makeView(path, definition, params, context);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Makes a view step by step: a component, or what one is bound to. One that is not made to its end leaves nothing. */
function* makeView(
  path: string,
  definition: ViewDefinition,
  params: JsonObject,
  context: ViewContext,
  embeddedIn?: Component,
  depth = 0,
): Generator<undefined, View, undefined> {
  const disposers: (() => void)[] = [];
  const instances: (Component | View)[] = [];
  const properties = createProperties(
    { params: { ...definition.params, ...params }, custom: definition.custom, props: definition.props },
    undefined,
    {
      props: {
        defaultSize: { width: usualSize, height: usualSize },
        loading: { mode: 'non-blocking' },
        inputBehavior: 'replace',
      },
    },
  );
  // Components point to their view and the view to its root: the shell is made first.
  const shell: { root?: Component } = {};
  const view: View = {
    id: context.nextId('v'),
    path,
    definition,
    properties,
    embeddedIn,
    bindings: unbound(properties),
    isOpen: () => isOpen,
    get root() {
      if (shell.root === undefined) throw new Error('The view is not open yet.');
      return shell.root;
    },
    dispose: () => {
      const last = isOpen ? context.closing(view) : undefined;
      isOpen = false;
      for (const dispose of disposers.splice(0).reverse()) dispose();
      const forget = (): void => {
        for (const instance of instances.splice(0).reverse()) context.removed(instance);
      };
      if (last === undefined) forget();
      else void last.finally(forget);
    },
  };
  const add = (instance: Component | View): void => {
    instances.push(instance);
    context.added(instance);
  };
  let isOpen = false;
  try {
    add(view);
    shell.root = yield* openComponent(definition.root, undefined, view, { ...context, added: add });
    const holders: readonly Holder[] = [view, ...eachComponent(view.root)];
    for (const holder of holders) {
      const { propConfig } = holder.definition;
      if (isEmpty(propConfig)) continue;
      holder.bindings = openBindings(propConfig, holder.properties, (property) =>
        bindingScope(holder, context, property),
      );
      disposers.push(() => holder.bindings.close());
      yield;
    }
    for (const [index, component] of [...eachComponent(view.root)].entries()) {
      if (index % looksOfStep === 0) yield;
      const read = slotsOf(component.definition.type);
      if (read !== undefined) disposers.push(fillSlots(component, read, context, depth));
      const follow = followerOf(component.definition.type);
      if (follow !== undefined) disposers.push(follow(component, () => sessionRegion(context.session), context));
    }
    for (const holder of holders) {
      const { propConfig } = holder.definition;
      if (isEmpty(propConfig)) continue;
      const changed = (change: Changed): void => context.propertyChanged(holder, change);
      disposers.push(...followChanges(propConfig, holder.properties, changed));
    }
    isOpen = true;
  } finally {
    if (!isOpen) view.dispose();
  }
  context.opened(view);
  return view;
}

function isEmpty(propConfig: Readonly<Record<string, PropConfig>>): boolean {
  for (const name in propConfig) if (Object.hasOwn(propConfig, name)) return false;
  return true;
}

/** What holds of a type, and of the position of its children, where a project says nothing; made once a type. */
const defaultsByType = new Map<string, ReturnType<typeof defaultsFor>>();

function defaultsOfType(type: string | undefined): ReturnType<typeof defaultsFor> | undefined {
  const declaration = type === undefined ? undefined : declarationOf(type);
  if (declaration === undefined) return undefined;
  const known = defaultsByType.get(declaration.type) ?? defaultsFor(declaration);
  defaultsByType.set(declaration.type, known);
  return known;
}

/** What changes for a page when something of `meta` does. */
const metaKinds: Readonly<Record<string, 'visible' | 'tooltip' | 'menu' | undefined>> = Object.freeze({
  visible: 'visible',
  tooltip: 'tooltip',
  contextMenu: 'menu',
});

function* openComponent(
  definition: ComponentDefinition,
  parent: Component | undefined,
  view: View,
  context: ViewContext,
): Generator<undefined, Component, undefined> {
  const children: Component[] = [];
  const properties = createProperties(
    {
      props: definition.props,
      custom: definition.custom,
      position: definition.position,
      meta: { ...definition.meta, visible: definition.meta.visible ?? true },
    },
    ([scope, ...path]) => {
      if (scope === 'props') context.changed(component, { kind: 'prop', path });
      else if (scope === 'position') context.changed(component, { kind: 'position' });
      else if (scope === 'meta') {
        const kind = metaKinds[String(path[0])];
        if (kind !== undefined) context.changed(component, { kind });
      }
    },
    {
      props: defaultsOfType(definition.type)?.props ?? {},
      position: defaultsOfType(parent?.definition.type)?.children ?? {},
    },
  );
  const component: Component = {
    id: context.nextId('c'),
    definition,
    properties,
    parent,
    view,
    children,
    slots: new Map(),
    bindings: unbound(properties),
  };
  context.added(component);
  yield;
  for (const child of definition.children) children.push(yield* openComponent(child, component, view, context));
  return component;
}

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
interface Given {
  readonly name: string;
  readonly value: Json;
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
function fillSlots(
  component: Component,
  read: (properties: Properties) => readonly Slot[],
  context: ViewContext,
  depth: number,
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
    begun ??= { wanted, steps: fill(component, wanted, context, depth, () => circular(key)) };
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
      const given = Object.entries(slot.params).map(([name, value]): Given => ({
        name,
        value,
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
  circular: () => void,
): Generator<undefined, Filled | undefined, undefined> {
  const { slot, definition, lacking } = wanted;
  const { key, path } = slot;
  const nothing = { key, path, definition, lacking, view: undefined, give: nothingMore, close: nothingMore };
  const problem = slot.problem ?? whyNot(component, path, definition, lacking, context, depth);
  if (problem !== undefined || definition === undefined) return { ...nothing, problem };
  const inputs = wanted.given.filter(({ name }) => directionOf(definition, name) !== 'output');
  const params = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  const view = yield* makeView(path, definition, params, context, component, depth + 1);
  const write = openWriter(() => undefined, circular);
  const give = (now: readonly Given[]): void => write(() => giveParams(view, now));
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

/**
 * Why a view is not shown on a page that has so many components already, inside of so many; undefined where there is room
 * for it.
 */
export function whyNoRoom(path: string, { root }: ViewDefinition, before = 0, around = 0): string | undefined {
  const { size, levels } = extentOf(root);
  if (before + size > mostComponents) {
    return `The view ${path} is left out: this page would have more than ${mostComponents} components.`;
  }
  return around + levels > deepestComponents
    ? `The view ${path} is left out: this page would have more than ${deepestComponents} components inside of each other.`
    : undefined;
}

function giveParams({ definition, properties }: View, given: readonly Given[]): void {
  for (const { name, value, quality } of given) {
    if (directionOf(definition, name) !== 'output') properties.set(['params', name], value, quality, 'Binding');
  }
}

function nothingMore(): void {
  // Nothing is there that it could be done to.
}

function directionOf({ propConfig }: ViewDefinition, name: string): 'input' | 'output' | 'inout' {
  return propConfig[`params.${name}`]?.paramDirection ?? 'input';
}

/** Whether a component is in a view of this path, by way of any number of embedding views. */
function isInside(component: Component, path: string): boolean {
  for (let view: View | undefined = component.view; view !== undefined; view = view.embeddedIn?.view) {
    if (view.path === path) return true;
  }
  return false;
}

/** Components of a view by itself, and how many of them are inside of each other. */
function extentOf({ children }: ComponentDefinition): { readonly size: number; readonly levels: number } {
  let [size, levels] = [1, 1];
  for (const child of children) {
    const inner = extentOf(child);
    size += inner.size;
    levels = Math.max(levels, inner.levels + 1);
  }
  return { size, levels };
}

/** How many components are around what is inside of a component, itself among them. */
function levelOf(component: Component): number {
  let level = 0;
  for (let at: Component | undefined = component; at !== undefined; at = at.parent ?? at.view.embeddedIn) level += 1;
  return level;
}

/** What a view gives back: its output and inout parameters reach the component that embeds it, and what that is bound to. */
function followOutputs(
  component: Component,
  { params, paramAt }: Slot,
  inner: View,
  circular: () => void,
): (() => void)[] {
  return Object.keys({ ...inner.definition.params, ...params }).flatMap((name) => {
    if (directionOf(inner.definition, name) === 'input') return [];
    const at = paramAt(name);
    const write = openWriter((reason) => notTaken(component, at, reason), circular);
    return [
      effect(() => {
        const value = inner.properties.get(['params', name]);
        const quality = inner.properties.quality(['params', name]);
        if (value === undefined) return;
        untracked(() => write(() => component.bindings.write(at, value, 'Binding', quality)));
      }),
    ];
  });
}

/** Which parameters a view gives back to a place that takes none, in words; undefined where it gives back nothing. */
function notTakenBack({ propConfig }: ViewDefinition): string | undefined {
  const names = Object.entries(propConfig).flatMap(([name, { paramDirection = 'input' }]) =>
    paramDirection === 'input' ? [] : [name.replace(/^params\./, '')],
  );
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

/** Hears of changes from now on: what a property held when its object opened is no change. */
export function followChanges(
  propConfig: Readonly<Record<string, PropConfig>>,
  properties: Properties,
  changed: (change: Changed) => void,
): (() => void)[] {
  return Object.entries(propConfig).flatMap(([name, { onChange }]) => {
    const path = settingsPath(name, properties.scopes);
    if (onChange === undefined || onChange.enabled === false || path === undefined) return [];
    let before: Qualified | undefined;
    return [
      effect(() => {
        const now = { value: properties.get(path) ?? null, quality: properties.quality(path) };
        const last = before;
        before = now;
        // A property is told as a whole: what is inside of it may be as it was.
        if (last === undefined || (path.length > 2 && isSameAs(last, now))) return;
        const change = { property: name, script: onChange.script, before: last, origin: properties.origin(path) };
        untracked(() => changed(change));
      }),
    ];
  });
}

function isSameAs(one: Qualified, other: Qualified): boolean {
  return isSameQuality(one.quality, other.quality) && isSameValue(one.value, other.value);
}
