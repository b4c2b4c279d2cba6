/**
 * View instances: the tree of components that a page shows, each with its properties and bindings, made from a view
 * definition of the project. An embedded view (`ia.display.view`) is an instance below its component.
 */
import { effect, untracked } from '@preact/signals-core';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { ComponentDefinition, PropConfig, ViewDefinition } from '../project/schemas.ts';
import type { Tags } from '../tags/tags.ts';
import { good } from '../platform/quality.ts';
import { readPropertyPath } from './address.ts';
import { bind, writeBack, type BindingScope } from './bindings.ts';
import { bindingScope } from './bindingScope.ts';
import type { Qualified } from '../expression/evaluate.ts';
import { createProperties, type Path, type Properties } from './properties.ts';
import { eachComponent, type Component, type Holder, type View } from './tree.ts';

/** What changed of a component, for the page that shows it. */
export type Change =
  | { readonly kind: 'prop'; readonly property: string; readonly now: Qualified }
  | { readonly kind: 'position' | 'visible' | 'children' };

/** What a view gets from its page. */
export interface ViewContext {
  readonly tags: Tags;
  readonly session: Properties;
  readonly page: Properties;
  readonly findView: (path: string) => ViewDefinition | undefined;
  /** Why the session's person may not open a view, in words; undefined where they may. Following who it is. */
  readonly lacks: (definition: ViewDefinition) => string | undefined;
  readonly now: (rate: number) => number;
  readonly nextId: (kind: 'v' | 'c') => string;
  /** Components that the page has now. */
  readonly countComponents: () => number;
  readonly added: (instance: Component | View) => void;
  readonly removed: (instance: Component | View) => void;
  /** A view is complete: its components and bindings are there. */
  readonly opened: (view: View) => void;
  readonly changed: (component: Component, change: Change) => void;
  /** A property that has a change script holds another value. */
  readonly propertyChanged: (holder: Holder, property: string, script: string, before: Qualified) => void;
}

export const embeddedViewType = 'ia.display.view';
/** Views inside views, and components of one page: more is a mistake that would hold up everybody. */
const deepestEmbedding = 10;
const mostComponents = 20_000;

/** Instantiates a view with its params and starts its bindings. */
export function openView(
  path: string,
  definition: ViewDefinition,
  params: JsonObject,
  context: ViewContext,
  embeddedIn?: Component,
  depth = 0,
): View {
  const disposers: (() => void)[] = [];
  const properties = createProperties({
    params: { ...definition.params, ...params },
    custom: definition.custom,
    props: definition.props,
  });
  // Components point to their view and the view to its root: the shell is made first.
  const shell: { root?: Component } = {};
  const view: View = {
    id: context.nextId('v'),
    path,
    definition,
    properties,
    embeddedIn,
    get root() {
      if (shell.root === undefined) throw new Error('The view is not open yet.');
      return shell.root;
    },
    dispose: () => {
      for (const dispose of disposers.splice(0).reverse()) dispose();
    },
  };
  try {
    context.added(view);
    disposers.push(() => context.removed(view));
    shell.root = openComponent(definition.root, undefined, view, context, disposers, depth);
    const holders: readonly Holder[] = [view, ...eachComponent(view.root)];
    for (const holder of holders) {
      const scope = bindingScope(holder, context);
      disposers.push(...startBindings(holder.definition.propConfig, holder.properties, scope));
    }
    for (const holder of holders) {
      const changed = (property: string, script: string, before: Qualified): void =>
        context.propertyChanged(holder, property, script, before);
      disposers.push(...followChanges(holder.definition.propConfig, holder.properties, changed));
    }
  } catch (error) {
    view.dispose();
    throw error;
  }
  context.opened(view);
  return view;
}

function openComponent(
  definition: ComponentDefinition,
  parent: Component | undefined,
  view: View,
  context: ViewContext,
  disposers: (() => void)[],
  depth: number,
): Component {
  const children: Component[] = [];
  const properties = createProperties(
    {
      props: definition.props,
      custom: definition.custom,
      position: definition.position,
      meta: { name: definition.meta.name, visible: definition.meta.visible ?? true },
    },
    (scope, property, now) => {
      if (scope === 'props') context.changed(component, { kind: 'prop', property, now });
      else if (scope === 'position') context.changed(component, { kind: 'position' });
      else if (scope === 'meta' && property === 'visible') context.changed(component, { kind: 'visible' });
    },
  );
  const component: Component = {
    id: context.nextId('c'),
    definition,
    properties,
    parent,
    view,
    children,
    embedded: undefined,
    embedProblem: undefined,
  };
  context.added(component);
  disposers.push(() => context.removed(component));
  for (const child of definition.children) {
    children.push(openComponent(child, component, view, context, disposers, depth));
  }
  if (definition.type === embeddedViewType) disposers.push(embed(component, context, depth));
  return component;
}

/** Keeps the view inside an embedded view component in step with its `path` and `params`, and its outputs the other way. */
function embed(component: Component, context: ViewContext, depth: number): () => void {
  let outputs: (() => void)[] = [];
  const close = (): void => {
    for (const stop of outputs.splice(0)) stop();
    component.embedded?.dispose();
    component.embedded = undefined;
    component.embedProblem = undefined;
  };
  const stopPath = effect(() => {
    const path = component.properties.get(['props', 'path']);
    const definition = typeof path === 'string' ? context.findView(path) : undefined;
    const lacking = definition && context.lacks(definition);
    untracked(() => {
      close();
      if (typeof path === 'string' && definition !== undefined) {
        if (lacking !== undefined) component.embedProblem = `You may not see the view ${path}. ${lacking}`;
        else if (isInside(component, path)) component.embedProblem = `The view ${path} is inside itself.`;
        else if (depth >= deepestEmbedding) {
          component.embedProblem = `The view ${path} is deeper than ${deepestEmbedding} views.`;
        } else if (context.countComponents() + sizeOf(definition.root) > mostComponents) {
          component.embedProblem = `The view ${path} is left out: this page would have more than ${mostComponents} components.`;
        } else {
          const inner = openView(path, definition, inputsOf(component, definition), context, component, depth + 1);
          component.embedded = inner;
          outputs = followOutputs(component, inner, context);
        }
      } else if (typeof path === 'string' && path !== '') {
        component.embedProblem = `The view ${path} is not in this project, or could not be loaded.`;
      }
      context.changed(component, { kind: 'children' });
    });
  });
  const stopParams = effect(() => {
    const params = paramsOf(component);
    const quality = (name: string): Quality => component.properties.quality(['props', 'params', name]);
    const now = Object.entries(params).map(([name, value]) => ({ name, value, quality: quality(name) }));
    untracked(() => {
      const { embedded } = component;
      if (embedded === undefined) return;
      for (const param of now) {
        if (directionOf(embedded.definition, param.name) === 'output') continue;
        embedded.properties.set(['params', param.name], param.value, param.quality);
      }
    });
  });
  return () => {
    stopPath();
    stopParams();
    close();
  };
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

/** Components of a view by itself. */
function sizeOf({ children }: ComponentDefinition): number {
  return children.reduce((sum, child) => sum + sizeOf(child), 1);
}

/** What the embedding component gives to a view that opens. */
function inputsOf(component: Component, definition: ViewDefinition): JsonObject {
  const given = Object.entries(paramsOf(component));
  return Object.fromEntries(given.filter(([name]) => directionOf(definition, name) !== 'output'));
}

/** What a view gives back: its output and inout parameters reach the component that embeds it, and what that is bound to. */
function followOutputs(component: Component, inner: View, context: ViewContext): (() => void)[] {
  const { params } = inner.definition;
  return Object.keys({ ...params, ...paramsOf(component) }).flatMap((name) => {
    if (directionOf(inner.definition, name) === 'input') return [];
    return [
      effect(() => {
        const value = inner.properties.get(['params', name]);
        const quality = inner.properties.quality(['params', name]);
        if (value === undefined) return;
        untracked(() => writeThrough(component, ['props', 'params', name], value, context, quality));
      }),
    ];
  });
}

/**
 * Writes a property as a person or a script does: to what a bidirectional binding reads, and otherwise to the property
 * itself. Throws `illegal-argument` with the reason where it cannot be written.
 */
export function writeThrough(
  holder: Holder,
  path: Path,
  value: Json,
  context: ViewContext,
  quality: Quality = good,
): void {
  const bound = Object.entries(holder.definition.propConfig).find(
    ([name, { binding }]) => binding !== undefined && samePath(name, path),
  );
  const binding = bound?.[1].binding;
  if (binding !== undefined && writeBack(binding, bindingScope(holder, context), value)) return;
  holder.properties.set(path, value, quality);
}

function samePath(name: string, path: Path): boolean {
  const own = readPropertyPath(name);
  return own?.length === path.length && own.every((key, index) => String(key) === String(path[index]));
}

function paramsOf(component: Component): JsonObject {
  const params = component.properties.get(['props', 'params']);
  return isJsonObject(params) ? params : {};
}

/** Starts the bindings of an object, those of a list in the order of its places. Returns what ends them. */
export function startBindings(
  propConfig: Readonly<Record<string, PropConfig>>,
  properties: Properties,
  scope: BindingScope,
): (() => void)[] {
  const bound = Object.entries(propConfig).flatMap(([name, { binding, unreadable }]) => {
    const path = readPropertyPath(name);
    return path === undefined || path.length < 2 ? [] : [{ path, binding, unreadable }];
  });
  return bound
    .sort((one, other) => comparePaths(one.path, other.path))
    .flatMap(({ path, binding, unreadable }) => {
      const put = (at: Path, value: Json, quality: Quality): void =>
        untracked(() => properties.set(at, value, quality));
      const failed = (reason: string): void => {
        const whole = path.slice(0, 2);
        const old = untracked(() => properties.get(whole)) ?? null;
        put(whole, old, { code: 'Error_Configuration', reason });
      };
      if (unreadable !== undefined) failed(unreadable);
      // A binding that is switched off leaves the value that is stored.
      if (binding === undefined || binding.enabled === false) return [];
      return [bind(binding, scope, ({ value, quality }) => put(path, value, quality), failed)];
    });
}

function comparePaths(one: Path, other: Path): number {
  const at = one.findIndex((key, index) => key !== other[index]);
  const [mine, its] = [one[at], other[at]];
  return typeof mine === 'number' && typeof its === 'number' ? mine - its : 0;
}

/** Hears of changes from now on: what a property held when its object opened is no change. */
export function followChanges(
  propConfig: Readonly<Record<string, PropConfig>>,
  properties: Properties,
  changed: (property: string, script: string, before: Qualified) => void,
): (() => void)[] {
  return Object.entries(propConfig).flatMap(([name, { onChange }]) => {
    const path = readPropertyPath(name);
    if (onChange === undefined || onChange.enabled === false || path === undefined) return [];
    let before: Qualified | undefined;
    return [
      effect(() => {
        const now = { value: properties.get(path) ?? null, quality: properties.quality(path) };
        const last = before;
        before = now;
        if (last !== undefined) untracked(() => changed(name, onChange.script, last));
      }),
    ];
  });
}
