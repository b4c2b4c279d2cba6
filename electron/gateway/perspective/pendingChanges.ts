/** What changed of the components of a page since it was told last: each thing once, as it stands when it is told. */
import { untracked } from '@preact/signals-core';
import type { Path } from '../../contract/inside.ts';
import type { Delta } from '../../contract/page.ts';
import { changedPaths, type ChangedPaths } from './changedPaths.ts';
import { asObject, isSent, notesOf, shownQuality, slotNode, toNode } from './nodes.ts';
import { menuOf, tooltipOf } from './hints.ts';
import type { Component } from './tree.ts';
import type { Change } from './view.ts';

export interface PendingChanges {
  /** Keeps a change. False for one that the page is not told of. */
  readonly add: (component: Component, change: Change) => boolean;
  /** What there is to tell, of components that `isThere` says are still on the page; nothing is pending afterwards. */
  readonly take: (isThere: (component: Component) => boolean) => Delta[];
  /** Forgets what is pending of the components that are told of as a whole. */
  readonly drop: (isTold: (component: Component) => boolean) => void;
  readonly clear: () => void;
}

/** What is pending of one component. */
interface Pending {
  readonly paths: ChangedPaths;
  readonly kinds: Set<Exclude<Change['kind'], 'prop' | 'slot'>>;
  /** Slots that views came to. */
  readonly slots: Set<string>;
}

/** Opens the changes of a page. */
export function openPendingChanges(): PendingChanges {
  const pending = new Map<Component, Pending>();
  return {
    add: (component, change) => {
      if (change.kind === 'prop' && !isSent(component, String(change.path[0]))) return false;
      const known = pending.get(component) ?? { paths: changedPaths(), kinds: new Set(), slots: new Set() };
      pending.set(component, known);
      if (change.kind === 'prop') known.paths.add(change.path);
      else if (change.kind === 'slot') known.slots.add(change.key);
      else known.kinds.add(change.kind);
      return true;
    },
    take: (isThere) => {
      const changes = [...pending].filter(([component]) => isThere(component));
      pending.clear();
      // New children first: what follows may already be about them.
      return untracked(() => [
        ...changes.flatMap(([component, { kinds, slots }]) => {
          if (kinds.has('children')) return [childrenOf(component)];
          return slots.size === 0 ? [] : [cameTo(component, slots)];
        }),
        ...changes.flatMap(([component, { paths, kinds }]) => [
          ...paths.all().map((path) => propertyOf(component, path)),
          ...(kinds.has('position') ? [positionOf(component)] : []),
          ...(kinds.has('visible') ? [visibleOf(component)] : []),
          ...(kinds.has('tooltip') ? [tooltipChange(component)] : []),
          ...(kinds.has('menu') ? [menuChange(component)] : []),
        ]),
      ]);
    },
    drop: (isTold) => {
      for (const component of pending.keys()) if (isTold(component)) pending.delete(component);
    },
    clear: () => pending.clear(),
  };
}

function propertyOf(component: Component, path: Path): Delta {
  const { id, properties } = component;
  const [name, ...inner] = path;
  const property = String(name);
  return {
    kind: 'prop',
    id,
    path: [property, ...inner],
    value: properties.get(['props', ...path]) ?? null,
    quality: shownQuality(component, property),
  };
}

function positionOf({ id, properties }: Component): Delta {
  return { kind: 'position', id, value: asObject(properties.get(['position'])) };
}

function visibleOf({ id, properties }: Component): Delta {
  return { kind: 'visible', id, value: properties.get(['meta', 'visible']) !== false };
}

function tooltipChange(component: Component): Delta {
  return { kind: 'tooltip', id: component.id, value: tooltipOf(component) };
}

function menuChange(component: Component): Delta {
  return { kind: 'menu', id: component.id, value: menuOf(component) };
}

/** The views that came to slots of a component, without those that are there longer. */
function cameTo(component: Component, keys: ReadonlySet<string>): Delta {
  const slots = [...keys].flatMap((key) => component.slots.get(key) ?? []);
  return { kind: 'added', id: component.id, children: slots.flatMap(slotNode), notes: notesOf(component) };
}

function childrenOf(component: Component): Delta {
  const { id, children, notes } = toNode(component);
  return { kind: 'children', id, children: [...children], notes: [...notes] };
}
