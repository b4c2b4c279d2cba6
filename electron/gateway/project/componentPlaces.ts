/** Where the components, properties and actions of a view stand in its file, for whoever looks through a project. */
import { jsonPath } from '../platform/jsonPath.ts';
import type { Action, ComponentDefinition, EventMap } from './schemas.ts';

/** A component of a view. */
export interface ComponentPlace {
  readonly definition: ComponentDefinition;
  readonly parent: ComponentPlace | undefined;
  readonly children: readonly ComponentPlace[];
  /** In the file: `root.children[2]`. */
  readonly path: string;
  /** By names, as an engineer finds it: `root/Row/Go`. */
  readonly names: string;
}

/** The root of a view with all below it. */
export function componentPlace(definition: ComponentDefinition, parent?: ComponentPlace, index = 0): ComponentPlace {
  const own = definition.meta.name === '' ? definition.type : definition.meta.name;
  const children: ComponentPlace[] = [];
  const place: ComponentPlace = {
    definition,
    parent,
    children,
    path: parent === undefined ? 'root' : jsonPath(parent.path, 'children', index),
    names: parent === undefined ? own : `${parent.names}/${own}`,
  };
  for (const [at, child] of definition.children.entries()) children.push(componentPlace(child, place, at));
  return place;
}

/** A component and all below it. */
export function* eachComponentPlace(place: ComponentPlace): Generator<ComponentPlace> {
  yield place;
  for (const child of place.children) yield* eachComponentPlace(child);
}

export interface PlacedAction {
  /** `component.onActionPerformed`. */
  readonly event: string;
  readonly action: Action;
  /** In the file; of several actions of an event, with its index. */
  readonly path: string;
}

/** The actions of the events of what stands at a path, but for those that are switched off. */
export function actionsOf(events: EventMap, at: string): readonly PlacedAction[] {
  return Object.entries(events).flatMap(([channel, named]) =>
    Object.entries(named).flatMap(([name, actions]) =>
      actions.flatMap((action, index) => {
        if (action.enabled === false) return [];
        const list = jsonPath(at, 'events', channel, name);
        return [{ event: `${channel}.${name}`, action, path: actions.length === 1 ? list : jsonPath(list, index) }];
      }),
    ),
  );
}
