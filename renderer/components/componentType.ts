import { createContext, type Component } from 'svelte';
import type { ComponentProps } from './props.ts';

type Shown = Component<ComponentProps>;

/** What shows a component type; what of a project it obeys stands in its declaration. */
export type Renderer = {
  /** Whether a person presses or fills it: it asks for a target's height, and takes less where its place is lower. */
  readonly isTarget?: true;
} & (
  | {
      readonly component: Shown;
      /**
       * Whether its own element is the one that a container lays out; of any other type that is an element around it. `always`
       * where it also hears its events and bears its mark itself (`own`), so that none is ever needed.
       */
      readonly takesPlace?: boolean | 'always';
    }
  /** A file of its own, which is loaded when the first of the type is drawn. */
  | { readonly load: () => Promise<{ readonly default: Shown }> }
);

/** By type: `ia.input.slider`. */
export type Renderers = Readonly<Record<string, Renderer>>;

/** What shows the components of a page: a container shows its children by it, and it has the containers among them. */
export const [renderers, provideRenderers] = createContext<Renderers>();
