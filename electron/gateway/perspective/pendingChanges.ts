/** What changed of the components of a page since it was told last: each thing once, as it stands when it is told. */
import { untracked } from '@preact/signals-core';
import type { Path } from '../../contract/inside.ts';
import type { Delta } from '../../contract/page.ts';
import { addPath, pathsOf, type ChangedPaths } from './changedPaths.ts';
import { asObject, insideOf, isSent, nodesOf, notesOf, shownQuality, type Room, type Unsent } from './nodes.ts';
import { domIdOf, menuOf, tooltipOf } from './hints.ts';
import type { Component } from './tree.ts';
import type { Change } from './viewContext.ts';
import { isVisible } from './visibility.ts';

export interface PendingChanges {
  /** Keeps a change. False for one that the page is not told of. */
  readonly add: (component: Component, change: Change) => boolean;
  /** What there is to tell, of components that `isThere` says are still on the page; of views that came, as many as are told at once. */
  readonly take: (isThere: (component: Component) => boolean) => Delta[];
  /** Keeps what a view has inside that was not told with it: it comes first with what is told next. */
  readonly later: (inside: readonly Unsent[]) => void;
  /** Whether there is more to tell than went into what was taken last. */
  readonly isCut: () => boolean;
  /** Forgets what is pending of the components that are told of as a whole. */
  readonly drop: (wasSent: (component: Component) => boolean) => void;
  readonly clear: () => void;
}

/** What is pending of one component. */
interface Pending {
  readonly paths: ChangedPaths;
  kinds?: Set<Exclude<Change['kind'], 'prop' | 'slot'>>;
  /** Slots that views came to. */
  slots?: Set<string>;
}

const noSlots: ReadonlySet<string> = new Set();

/** Components of views that came that are told at once: more would hold up other pages, and this one. */
const mostSent = 300;

/** Opens the changes of a page. */
export function openPendingChanges(): PendingChanges {
  const pending = new Map<Component, Pending>();
  /** What views that came have inside and is not told yet. */
  let unsent: readonly Unsent[] = [];
  /** Tells of views that came, as far as there is room. */
  const come = (isThere: (component: Component) => boolean): Delta[] => {
    const room: Room = { left: mostSent, unsent: [] };
    const deltas: Delta[] = [];
    let sent = 0;
    for (const part of unsent) {
      if (room.left <= 0) break;
      sent += 1;
      if (!isThere(part.parent)) continue;
      const { id } = part.parent;
      deltas.push({ kind: 'added', id, children: nodesOf(part, room), notes: notesOf(part.parent) });
    }
    unsent = [...room.unsent, ...unsent.slice(sent)];
    return deltas;
  };
  return {
    add: (component, change) => {
      if (change.kind === 'prop' && !isSent(component, String(change.path[0]))) return false;
      let known = pending.get(component);
      if (known === undefined) {
        known = { paths: new Map() };
        pending.set(component, known);
      }
      if (change.kind === 'prop') addPath(known.paths, change.path);
      else if (change.kind === 'slot') (known.slots ??= new Set()).add(change.key);
      else (known.kinds ??= new Set()).add(change.kind);
      return true;
    },
    take: (isThere) => {
      const changes = [...pending].filter(([component]) => isThere(component));
      pending.clear();
      return untracked(() => {
        // New children first: what follows may already be about them.
        const deltas: Delta[] = [];
        for (const [component, { kinds, slots = noSlots }] of changes) {
          if (kinds?.has('children') === true) deltas.push(childrenOf(component, slots));
          if (slots.size > 0) unsent = [...unsent, ...cameTo(component, slots)];
        }
        deltas.push(...come(isThere));
        for (const [component, { paths, kinds }] of changes) {
          for (const path of pathsOf(paths)) deltas.push(propertyOf(component, path));
          for (const kind of kinds ?? []) if (kind !== 'children') deltas.push(words[kind](component));
        }
        return deltas;
      });
    },
    later: (inside) => {
      unsent = [...unsent, ...inside];
    },
    isCut: () => unsent.length > 0,
    drop: (wasSent) => {
      for (const component of pending.keys()) if (wasSent(component)) pending.delete(component);
      unsent = unsent.filter(({ parent }) => !wasSent(parent));
    },
    clear: () => {
      pending.clear();
      unsent = [];
    },
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

/** What is told of what a component has one of. */
const words: Readonly<Record<Exclude<Change['kind'], 'prop' | 'slot' | 'children'>, (of: Component) => Delta>> =
  Object.freeze({
    position: (of: Component): Delta => {
      const value = asObject(of.properties.get(['position']));
      return { kind: 'position', id: of.id, value, notes: notesOf(of) };
    },
    visible: (of: Component): Delta => ({ kind: 'visible', id: of.id, value: isVisible(of), notes: notesOf(of) }),
    tooltip: (of: Component): Delta => ({ kind: 'tooltip', id: of.id, value: tooltipOf(of) }),
    menu: (of: Component): Delta => ({ kind: 'menu', id: of.id, value: menuOf(of) }),
    domId: (of: Component): Delta => ({ kind: 'domId', id: of.id, value: domIdOf(of) }),
  });

/** The views that came to slots of a component. */
function cameTo(parent: Component, keys: ReadonlySet<string>): Unsent[] {
  const inside = [...keys].flatMap((key) => parent.slots.get(key) ?? []);
  return inside.length === 0 ? [] : [{ parent, inside }];
}

/** What is inside of a component, without the views that came just now. */
function childrenOf(component: Component, came: ReadonlySet<string>): Delta {
  const inside = insideOf(component).filter((one) => !('key' in one) || !came.has(one.key));
  return {
    kind: 'children',
    id: component.id,
    children: nodesOf({ parent: component, inside }),
    notes: notesOf(component),
  };
}
