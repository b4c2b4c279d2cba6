/** What of a view is not done. */
import { componentType, raisedBy, unreadMeta, unreadPlace, unreadProperties } from '../../contract/components.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { StyleClasses } from '../../contract/page.ts';
import { actionKind } from '../perspective/actionKinds.ts';
import { readPropertyPath } from '../perspective/address.ts';
import { createProperties } from '../perspective/properties.ts';
import { slotTypes } from '../perspective/slots.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { actionsOf, eachComponentPlace, componentPlace, type ComponentPlace } from '../project/componentPlaces.ts';
import {
  unreadableAction,
  unreadableType,
  type ComponentDefinition,
  type EventMap,
  type ViewDefinition,
} from '../project/schemas.ts';
import { checkBindings } from './bindings.ts';
import { found, type Found } from './finding.ts';

/** What a view can name of its project. */
export interface Surroundings {
  readonly views: ReadonlyMap<string, unknown>;
  readonly styleClasses: StyleClasses;
}

/** Checks a view but for its scripts, which are checked with those of the library. */
export function checkView(view: ViewDefinition, around: Surroundings): readonly Found[] {
  const root = componentPlace(view.root);
  return [
    ...checkEvents(view.events, '', raisedBy()),
    ...checkBindings(view.propConfig, '', { place: undefined, root }),
    ...[...eachComponentPlace(root)].flatMap((place) => [
      ...checkComponent(place, around),
      ...checkBindings(place.definition.propConfig, place.path, { place, root }),
    ]),
  ];
}

function checkComponent({ definition, path }: ComponentPlace, { views }: Surroundings): readonly Found[] {
  const { type, events, position } = definition;
  // Whatever could not be read was told when the file was loaded.
  if (type === unreadableType) return [];
  const known = componentType(type);
  if (known === undefined) {
    return [
      found('component', type, jsonPath(path, 'type'), 'It is not shown. A placeholder that names it stands there.'),
      ...checkEvents(events, path),
    ];
  }
  return [
    ...unreadProperties(known, asked(definition)).map((name) =>
      found(
        'property',
        `${type}.${name}`,
        jsonPath(path, 'props', name),
        'It is not read. A mark at the component says so.',
      ),
    ),
    ...unreadPlace(position).map((name) =>
      found('property', `position.${name}`, jsonPath(path, 'position', name), 'It is not obeyed. A mark says so.'),
    ),
    ...unreadMeta(definition.meta).map((name) =>
      found('property', `meta.${name}`, jsonPath(path, 'meta', name), 'It is not obeyed. A mark says so.'),
    ),
    ...checkViewsInside(definition, jsonPath(path, 'props'), views),
    ...checkEvents(events, path, raisedBy(type)),
  ];
}

/** The properties of a component, also those that only a binding gives: any value asks for something. */
function asked({ props, propConfig }: ComponentDefinition): JsonObject {
  const bound = Object.entries(propConfig).flatMap(([name, { binding }]) => {
    const path = binding === undefined || binding.enabled === false ? undefined : readPropertyPath(name);
    return path?.[0] === 'props' && path[1] !== undefined ? [[String(path[1]), true] as const] : [];
  });
  return { ...props, ...Object.fromEntries(bound) };
}

/** Checks that the views which a component shows are there; what is bound is known only on a page. */
function checkViewsInside(
  { type, props, propConfig }: ComponentDefinition,
  at: string,
  views: Surroundings['views'],
): readonly Found[] {
  const slots = Object.hasOwn(slotTypes, type) ? slotTypes[type]?.(createProperties({ props })) : undefined;
  const bound = Object.entries(propConfig).flatMap(([name, { binding }]) => (binding === undefined ? [] : [name]));
  const isBound = (key: string): boolean =>
    bound.some((name) => `props.${key}`.startsWith(name) || (name.startsWith(`props.${key}`) && /path$/i.test(name)));
  const missing = new Map<string, string>();
  for (const { key, path } of slots ?? []) {
    // Those of a repeater have one path, which stands beside them.
    const place = props['path'] === path ? 'path' : key;
    if (path !== '' && !views.has(path) && !isBound(place) && !missing.has(path)) missing.set(path, place);
  }
  const reason = 'The project has no such view, or it could not be loaded. A placeholder that says so stands there.';
  return [...missing].map(([path, place]) => found('reference', path, `${at}.${place}`, reason));
}

/** Checks handlers; without `raised` nobody knows which events there are. */
function checkEvents(events: EventMap, at: string, raised?: readonly string[]): readonly Found[] {
  const actions = actionsOf(events, at);
  const silent = new Set(actions.map(({ event }) => event).filter((event) => raised?.includes(event) === false));
  return [
    ...[...silent].map((event) =>
      found('event', event, jsonPath(at, 'events', ...event.split('.')), 'Nothing raises it. Its actions are not run.'),
    ),
    ...actions.flatMap(({ action: { type, config }, path }) => {
      if (type === unreadableAction) return [];
      if (type !== 'script' && actionKind(type) === undefined) {
        const reason = 'Actions of this kind are not done. Nothing of the event is done, and the person hears why.';
        return [found('action', type, jsonPath(path, 'type'), reason)];
      }
      return type === 'script' && typeof config['script'] !== 'string'
        ? [found('action', 'script', jsonPath(path, 'config'), 'It has no script. Nothing of the event is done.')]
        : [];
    }),
  ];
}
