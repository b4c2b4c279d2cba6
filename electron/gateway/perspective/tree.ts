/** The tree that a page shows: views and their components, by name and place. */
import { untracked } from '@preact/signals-core';
import type { ComponentDefinition, ViewDefinition } from '../project/schemas.ts';
import type { Bindings } from './bindings/bindings.ts';
import type { Properties } from './properties.ts';

/** Perspective's own size of a view that says nothing of it, in px. */
export const usualSize = 800;

export interface Component {
  readonly id: string;
  readonly definition: ComponentDefinition;
  readonly properties: Properties;
  readonly parent: Component | undefined;
  readonly view: View;
  readonly children: readonly Component[];
  /** Views inside, by the names of their slots: see `slots.ts`. */
  readonly slots: Map<string, OpenSlot>;
  bindings: Bindings;
}

/** A slot as it stands: the view in it, or why there is none. */
export interface OpenSlot {
  readonly key: string;
  readonly view: View | undefined;
  readonly problem: string | undefined;
}

export interface View {
  readonly id: string;
  readonly path: string;
  readonly definition: ViewDefinition;
  readonly properties: Properties;
  readonly root: Component;
  /** The component that embeds it; undefined for the view of a page. */
  readonly embeddedIn: Component | undefined;
  bindings: Bindings;
  /** False while it is made, and once it closes: its last scripts still find it then, and people do not. */
  readonly isOpen: () => boolean;
  readonly dispose: () => void;
}

/** What has properties, bindings and scripts of its own: a component, or a view itself. */
export type Holder = Component | View;

export function isView(holder: Holder): holder is View {
  return 'root' in holder;
}

/** The view that a component is in by way of any number of embedding views: that of a page, of a popup or of a dock. */
export function outermost(component: Component): View {
  let { view } = component;
  while (view.embeddedIn !== undefined) ({ view } = view.embeddedIn);
  return view;
}

/** A component and all below it in the same view. */
export function* eachComponent(component: Component): Generator<Component> {
  yield component;
  for (const child of component.children) yield* eachComponent(child);
}

/** The component below another by names, or undefined. */
export function descend(from: Component, names: readonly string[]): Component | undefined {
  return names.reduce<Component | undefined>(
    (component, name) => component?.children.find((child) => nameOf(child) === name),
    from,
  );
}

/** The name of a component now: a binding may give it one. */
export function nameOf({ properties }: Component): string {
  const name = untracked(() => properties.get(['meta', 'name']));
  return typeof name === 'string' ? name : '';
}
