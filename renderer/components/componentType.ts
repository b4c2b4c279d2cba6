import { createContext, type Component } from 'svelte';
import type { JsonObject } from '../../electron/contract/json.ts';
import type { PageActions } from '../page/state.svelte.ts';
import type { ComponentProps } from './props.ts';

/** A component type: what shows it, and what of a project it obeys. What stands here nowhere is named as not shown. */
export interface ComponentType {
  readonly component: Component<ComponentProps>;
  /** Properties that it reads, with blanks between. */
  readonly reads: string;
  /** The property whose quality it shows beside the value; that of any other is said by the component's mark. */
  readonly shows?: string;
  /** Properties whose values are style objects. */
  readonly styles?: readonly string[];
  /** Properties that it does not read and that are false where a project says nothing, with blanks between. */
  readonly off?: string;
  /** What it does not obey inside of the properties that it reads. */
  readonly parts?: (props: JsonObject, page: PageActions) => readonly string[];
}

export type Registry = Readonly<Record<string, ComponentType>>;

/** The component types of a page: a container shows its children by them, and they have the containers among them. */
export const [componentTypes, provideComponentTypes] = createContext<Registry>();
