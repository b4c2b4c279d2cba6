import { createContext, type Component } from 'svelte';
import type { JsonObject } from '../../electron/contract/json.ts';
import type { PageActions } from '../page/state.svelte.ts';
import type { ComponentProps } from './props.ts';

/** What shows a component type; what of a project it obeys stands in the contract (`componentTypes`). */
export interface Renderer {
  readonly component: Component<ComponentProps>;
  /** Whether its own element is the one that a container lays out; of any other type that is an element around it. */
  readonly takesPlace?: boolean;
  /** What it does not obey inside of the properties that it reads. */
  readonly parts?: (props: JsonObject, page: PageActions) => readonly string[];
}

export type Registry = Readonly<Record<string, Renderer>>;

/** What shows the components of a page: a container shows its children by it, and it has the containers among them. */
export const [renderers, provideRenderers] = createContext<Registry>();
