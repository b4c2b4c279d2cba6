/** What scripts may ask of components that this document shows. */
import type { Attachment } from 'svelte/attachments';

type Methods = Readonly<Record<string, () => void>>;

const shown = new Map<string, Methods>();

/** Attach to the element of a component: its methods can be asked for while it is shown. */
export function takesMethods(id: string, methods: Methods): Attachment {
  return () => {
    shown.set(id, methods);
    return () => {
      // One that came in its place has its own.
      if (shown.get(id) === methods) shown.delete(id);
    };
  };
}

/** Does what a method of a component does; nothing where the component is not shown. */
export function doMethod(id: string, name: string): void {
  shown.get(id)?.[name]?.();
}
