/**
 * View instances: the tree of components that a page shows, each with its properties and bindings, made from a view
 * definition of the project. An embedded view (`ia.display.view`) is an instance below its component.
 */
import { effect, untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Quality, ViewNode } from '../../contract/page.ts';
import type { BindingConfig, ComponentDefinition, PropConfig, ViewDefinition } from '../project/schemas.ts';
import { isGood, type Tags } from '../tags/tags.ts';
import { parseAddress, type Address } from './address.ts';
import { bind, type BindingScope } from './bindings.ts';
import type { Qualified } from './expression/evaluate.ts';
import { createProperties, type Path, type Properties } from './properties.ts';

export interface Component {
  readonly id: string;
  readonly definition: ComponentDefinition;
  readonly properties: Properties;
  readonly parent: Component | undefined;
  readonly view: View;
  readonly children: readonly Component[];
  /** The view inside, for an embedded view. */
  embedded: View | undefined;
}

export interface View {
  readonly id: string;
  readonly path: string;
  readonly definition: ViewDefinition;
  readonly properties: Properties;
  readonly root: Component;
  readonly dispose: () => void;
}

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
  readonly nextId: (kind: 'v' | 'c') => string;
  readonly added: (instance: Component | View) => void;
  readonly removed: (instance: Component | View) => void;
  /** A view is complete: its components and bindings are there. */
  readonly opened: (view: View) => void;
  readonly changed: (component: Component, change: Change) => void;
  /** A property that has a change script holds another value. */
  readonly propertyChanged: (component: Component, property: string, script: string, before: Qualified) => void;
}

export const embeddedViewType = 'ia.display.view';
/** An embedded view inside itself would never end. */
const deepestEmbedding = 10;

/** Instantiates a view with its params and starts its bindings. */
export function openView(
  path: string,
  definition: ViewDefinition,
  params: JsonObject,
  context: ViewContext,
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
    disposers.push(...startBindings(definition.propConfig, properties, bindingScope(view.root, context)));
    for (const component of eachComponent(view.root)) {
      disposers.push(
        ...startBindings(component.definition.propConfig, component.properties, bindingScope(component, context)),
      );
    }
    for (const component of eachComponent(view.root)) disposers.push(...followChanges(component, context));
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
  };
  context.added(component);
  disposers.push(() => context.removed(component));
  for (const child of definition.children) {
    children.push(openComponent(child, component, view, context, disposers, depth));
  }
  if (definition.type === embeddedViewType) disposers.push(embed(component, context, depth));
  return component;
}

/** Keeps the view inside an embedded view component in step with its `path` and `params`. */
function embed(component: Component, context: ViewContext, depth: number): () => void {
  const stopPath = effect(() => {
    const path = component.properties.get(['props', 'path']);
    untracked(() => {
      component.embedded?.dispose();
      const definition = typeof path === 'string' ? context.findView(path) : undefined;
      component.embedded =
        typeof path !== 'string' || definition === undefined || depth >= deepestEmbedding
          ? undefined
          : openView(path, definition, paramsOf(component), context, depth + 1);
      context.changed(component, { kind: 'children' });
    });
  });
  const stopParams = effect(() => {
    for (const [name, value] of Object.entries(paramsOf(component))) {
      untracked(() => component.embedded?.properties.set(['params', name], value));
    }
  });
  return () => {
    stopPath();
    stopParams();
    component.embedded?.dispose();
  };
}

function paramsOf(component: Component): JsonObject {
  const params = component.properties.get(['props', 'params']);
  return isJsonObject(params) ? params : {};
}

/** A component and all below it in the same view. */
export function* eachComponent(component: Component): Generator<Component> {
  yield component;
  for (const child of component.children) yield* eachComponent(child);
}

function startBindings(
  propConfig: Readonly<Record<string, PropConfig>>,
  properties: Properties,
  scope: BindingScope,
): (() => void)[] {
  return Object.entries(propConfig).flatMap(([name, { binding }]) => {
    if (binding === undefined) return [];
    const path = name.split('.');
    const whole = path.slice(0, 2);
    const put = (at: Path, value: Json, quality: Quality): void => untracked(() => properties.set(at, value, quality));
    const failed = (reason: string): void => {
      const old = untracked(() => properties.get(whole)) ?? null;
      put(whole, old, { code: 'Error_Configuration', reason });
    };
    return [bind(binding, scope, ({ value, quality }) => put(path, value, quality), failed)];
  });
}

/** Hears of changes from now on: what a property held when the view opened is no change. */
function followChanges(component: Component, context: ViewContext): (() => void)[] {
  const { definition, properties } = component;
  return Object.entries(definition.propConfig).flatMap(([name, { onChange }]) => {
    if (onChange === undefined || onChange.enabled === false) return [];
    const path = name.split('.');
    let before: Qualified | undefined;
    return [
      effect(() => {
        const now = { value: properties.get(path) ?? null, quality: properties.quality(path) };
        const last = before;
        before = now;
        if (last !== undefined) untracked(() => context.propertyChanged(component, name, onChange.script, last));
      }),
    ];
  });
}

/** The binding of a component's property, if it has one. */
export function bindingOf(component: Component, property: string): BindingConfig | undefined {
  return component.definition.propConfig[property]?.binding;
}

/** What a binding of this component can reach. */
export function bindingScope(component: Component, context: ViewContext): BindingScope {
  const locate = (text: string): { readonly properties: Properties; readonly path: Path } => {
    const address = parseAddress(text);
    return { properties: resolve(address, component, context), path: address.path };
  };
  return {
    tags: context.tags,
    readProperty: (text) => {
      const { properties, path } = locate(text);
      const value = properties.get(path);
      if (value === undefined) return { value: null, quality: { code: 'Bad_NotFound', reason: `No property ${text}` } };
      return { value, quality: properties.quality(path) };
    },
    writeProperty: (text, value) => {
      const { properties, path } = locate(text);
      properties.set(path, value);
    },
  };
}

function resolve(address: Address, component: Component, context: ViewContext): Properties {
  switch (address.from) {
    case 'this':
      return component.properties;
    case 'view':
      return component.view.properties;
    case 'page':
      return context.page;
    case 'session':
      return context.session;
    case 'component': {
      let from: Component | undefined = address.up === 'root' ? component.view.root : component;
      for (let step = 0; step < (address.up === 'root' ? 0 : address.up); step += 1) from = from?.parent;
      const found = from && descend(from, address.down);
      if (found === undefined) {
        throw new CountersignError(ErrorCode.illegalArgument, `there is no component ${address.down.join('/')}`);
      }
      return found.properties;
    }
  }
}

/** The component below another by names, or undefined. */
export function descend(from: Component, names: readonly string[]): Component | undefined {
  return names.reduce<Component | undefined>(
    (component, name) => component?.children.find((child) => child.definition.meta.name === name),
    from,
  );
}

/** The component as a page shows it, with everything below. */
export function toNode(component: Component): ViewNode {
  return untracked(() => {
    const { definition, properties } = component;
    const below = component.embedded === undefined ? component.children : [component.embedded.root];
    const names = properties.names('props').filter((name) => isSent(component, name));
    return {
      id: component.id,
      type: definition.type,
      name: definition.meta.name,
      props: Object.fromEntries(names.map((name) => [name, properties.get(['props', name]) ?? null])),
      position: asObject(properties.get(['position'])),
      visible: properties.get(['meta', 'visible']) !== false,
      events: Object.entries(definition.events).flatMap(([channel, events]) =>
        Object.keys(events).map((event) => `${channel}.${event}`),
      ),
      quality: Object.fromEntries(
        names.flatMap((name): [string, Quality][] => {
          const quality = properties.quality(['props', name]);
          return isGood(quality) ? [] : [[name, quality]];
        }),
      ),
      children: below.map(toNode),
    };
  });
}

/** Whether the browser may write a property: it and everything around it is public. */
export function isWritable(component: Component, property: string): boolean {
  const names = property.split('.');
  return names.every((_, index) => {
    const access = component.definition.propConfig[`props.${names.slice(0, index + 1).join('.')}`]?.access;
    return access === undefined || access === 'PUBLIC';
  });
}

/** Private properties stay in the gateway. */
export function isSent(component: Component, property: string): boolean {
  const own = `props.${property}`;
  return !Object.entries(component.definition.propConfig).some(
    ([name, { access }]) => access === 'PRIVATE' && (name === own || name.startsWith(`${own}.`)),
  );
}

/** A value as an object; anything else is an empty one. */
export function asObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
