/**
 * Controls show what the gateway holds: one mechanism for all of them. What a person is entering stays until it was
 * written; after each word of the gateway the element shows the held value again, also where that did not change.
 */
import type { Json } from '../../electron/contract/json.ts';
import type { NodeState, PageActions } from '../page/state.svelte.ts';

/** A property that a control shows and a person changes. */
export interface Held<E extends HTMLElement> {
  /** Attach to the element: keeps it at the held value. */
  readonly follow: (element: E) => void;
  /** The person is entering something: what comes meanwhile waits. */
  readonly entering: () => void;
  /** The person left: what was entered and not written is given up. */
  readonly left: () => void;
  /** Writes what was entered. */
  readonly write: (value: Json) => Promise<void>;
}

/** Ties an element to a property of a node: `show` puts a held value onto the element. */
export function held<E extends HTMLElement>(
  of: () => NodeState,
  page: () => PageActions,
  property: string,
  show: (element: E, value: Json | undefined) => void,
): Held<E> {
  let element: E | undefined;
  let isEntering = false;
  let writes = 0;
  const refresh = (): void => {
    const { value } = of().held(property);
    if (element !== undefined && !isEntering && writes === 0) show(element, value);
  };
  return {
    follow: (attached) => {
      element = attached;
      refresh();
    },
    entering: () => {
      isEntering = true;
    },
    left: () => {
      isEntering = false;
      refresh();
    },
    write: async (value) => {
      isEntering = false;
      writes += 1;
      await page().write(of(), property, value);
      writes -= 1;
      refresh();
    },
  };
}
