import { mount, type Component } from 'svelte';

/** Mounts a document's one component into its `#app`. */
export function mountApp<Props extends Record<string, unknown>>(component: Component<Props>, props: Props): void {
  const target = document.getElementById('app');
  if (target === null) throw new Error('The document has no #app.');
  mount(component, { target, props });
}
