/** The views of a project as pages follow them: one that is changed opens anew wherever it is shown, and no other does. */
import { batch, signal, type Signal } from '@preact/signals-core';
import type { ViewDefinition } from '../project/schemas.ts';

type Views = ReadonlyMap<string, ViewDefinition>;

export interface FollowedViews {
  /** The view of a path, following it; undefined while the project has none. */
  readonly find: (path: string) => ViewDefinition | undefined;
  /** Other views are the project's from now on. Those that are the very same objects did not change. */
  readonly replace: (views: Views) => void;
}

export function followViews(first: Views): FollowedViews {
  const views = new Map<string, Signal<ViewDefinition | undefined>>(
    [...first].map(([path, definition]) => [path, signal(definition)]),
  );
  /** Counts the views that came: whoever looked for one in vain looks again. */
  const additions = signal(0);
  return {
    find: (path) => {
      const known = views.get(path);
      if (known === undefined) additions.value;
      return known?.value;
    },
    replace: (now) =>
      batch(() => {
        for (const [path, known] of views) known.value = now.get(path);
        for (const [path, definition] of now) {
          if (views.has(path)) continue;
          views.set(path, signal(definition));
          additions.value += 1;
        }
      }),
  };
}
