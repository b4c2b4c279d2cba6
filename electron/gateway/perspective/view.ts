/**
 * View instances: the tree of components that a page shows, each with its properties and bindings, made from a view
 * definition of the project. An embedded view (`ia.display.view`) is an instance below its component.
 */
import { effect, untracked } from '@preact/signals-core';
import { membersOf, objectOfMembers } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { ComponentDefinition, PropConfig, ViewDefinition } from '../project/schemas.ts';
import { settingsIn } from './address.ts';
import { openBindings, unbound } from './bindings/bindings.ts';
import { bindingScope } from './bindingScope.ts';
import { followerOf } from './followers.ts';
import type { Qualified } from '../expression/evaluate.ts';
import { defaultsFor } from '../../contract/components/declaration.ts';
import { declarationOf } from '../../contract/components/index.ts';
import { standingAt } from './changeScripts.ts';
import { createProperties, isSameQualified, type Properties } from './properties.ts';
import { sessionRegion } from './session.ts';
import { fillSlots } from './slotFilling.ts';
import { slotsOf } from './slots.ts';
import { eachComponent, usualSize, type Component, type Holder, type View } from './tree.ts';
import type { Changed, ViewContext } from './viewContext.ts';

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
    {
      params: objectOfMembers([...membersOf(definition.params), ...membersOf(params)]),
      custom: definition.custom,
      props: definition.props,
    },
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
      if (read !== undefined) disposers.push(fillSlots(component, read, context, depth, makeView));
      const follow = followerOf(component.definition.type);
      if (follow !== undefined) disposers.push(follow(component, () => sessionRegion(context.session), context));
    }
    for (const holder of holders) {
      const { propConfig } = holder.definition;
      if (isEmpty(propConfig)) continue;
      const changed = (change: Changed): void => context.propertyChanged(holder, change);
      disposers.push(...followChanges(propConfig, holder.properties, changed, () => context.now(0)));
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
const metaKinds: Readonly<Record<string, 'visible' | 'tooltip' | 'menu' | 'domId' | undefined>> = Object.freeze({
  visible: 'visible',
  tooltip: 'tooltip',
  contextMenu: 'menu',
  domId: 'domId',
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

/** Hears of changes from now on: what a property held when its object opened is no change. */
export function followChanges(
  propConfig: Readonly<Record<string, PropConfig>>,
  properties: Properties,
  changed: (change: Changed) => void,
  /** The time, epoch milliseconds. */
  clock: () => number,
): (() => void)[] {
  return settingsIn(propConfig, properties.scopes).flatMap(({ name, path, entry: { onChange } }) => {
    if (onChange === undefined || onChange.enabled === false || path === undefined) return [];
    let before: Qualified | undefined;
    return [
      effect(() => {
        const now = standingAt(properties, path, clock());
        const last = before;
        before = now;
        // A property is told as a whole: what is inside of it may be as it was.
        if (last === undefined || (path.length > 2 && isSameQualified(last, now))) return;
        const change = { property: name, script: onChange.script, before: last, origin: properties.origin(path) };
        untracked(() => changed(change));
      }),
    ];
  });
}
