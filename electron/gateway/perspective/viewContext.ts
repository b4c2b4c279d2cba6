/** What views get from the page that shows them, and what they tell it. */
import type { ViewDefinition } from '../project/schemas.ts';
import type { ScopeContext } from './bindingScope.ts';
import type { PropertyChange } from './changeScripts.ts';
import type { Filling } from './filling.ts';
import type { Path, Properties } from './properties.ts';
import type { Component, Holder, View } from './tree.ts';

/** What changed of a component, for the page that shows it. */
export type Change =
  /** What was written of its `props`: a property, or something inside of one. */
  | { readonly kind: 'prop'; readonly path: Path }
  | { readonly kind: 'position' | 'visible' | 'tooltip' | 'menu' | 'domId' | 'children' }
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
  /** A view closes: the end of the scripts that run in it, and of its last ones, for which its components stay as they are; undefined for none. */
  readonly closing: (view: View) => Promise<void> | undefined;
  readonly changed: (component: Component, change: Change) => void;
  readonly filling: Filling;
  /** A property that has a change script holds another value. */
  readonly propertyChanged: (holder: Holder, change: Changed) => void;
}
