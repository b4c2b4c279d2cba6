/** Heads that are pressed as a whole, as those of tabs are, with views in them. */
import { getContext, setContext } from 'svelte';

const key = Symbol('head');

/** Says of all that is drawn in a component from now on that it stands in such a head. To be called while the component is made. */
export function startHead(): void {
  setContext(key, true);
}

/** Whether a component stands in such a head. To be called while the component is made. */
export function isInHead(): boolean {
  return getContext(key) === true;
}
