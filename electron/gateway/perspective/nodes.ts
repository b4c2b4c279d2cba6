/** Components as a page shows them: what is sent of them, what of them is not done, what a person may write. */
import { untracked } from '@preact/signals-core';
import { raisedBy, raisedByView, unaskedExtensions } from '../../contract/components/declaration.ts';
import { flexContainer } from '../../contract/components/containers.ts';
import { declarationOf } from '../../contract/components/index.ts';
import { unreadMeta, unreadOfView } from '../../contract/components/meta.ts';
import { unreadPosition } from '../../contract/components/position.ts';
import { styleValue } from '../../contract/styles.ts';
import type { Part, Reading } from '../../contract/components/shapes.ts';
import { isJsonObject, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import type { Quality, ViewNode } from '../../contract/page.ts';
import {
  unreadableAction,
  unreadableType,
  type Action,
  type ComponentDefinition,
  type EventMap,
  type PropConfig,
  type ViewDefinition,
} from '../project/schemas.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { oddMethods } from '../project/oddMethods.ts';
import { good, isGood, worse } from '../platform/quality.ts';
import { actionNotes } from './actions.ts';
import { readPropertyPath, settingsIn } from './address.ts';
import { settingName, unreadOfBinding, unreadOfProperty, type SettingPath } from './bindings/settings.ts';
import { domIdOf, menuOf, tooltipOf } from './hints.ts';
import type { Path } from './properties.ts';
import { behindTab } from './tabs.ts';
import { isVisible, placeNotes } from './visibility.ts';
import { nameOf, usualSize, type Component, type OpenSlot, type View } from './tree.ts';

/** What is inside of a component and is still to be told: children, and slots of which each is the last one of its key. */
export interface Unsent {
  readonly parent: Component;
  readonly inside: readonly (Component | OpenSlot)[];
}

/** How many components there is room for, and what is left out for lack of it, in the order in which it is to be told. */
export interface Room {
  left: number;
  readonly unsent: Unsent[];
}

/** All that is inside of a component. */
export function insideOf({ children, slots }: Component): readonly (Component | OpenSlot)[] {
  return [...children, ...slots.values()];
}

/** What is inside of a component as a page shows it, as far as there is room. */
export function nodesOf({ parent, inside }: Unsent, room: Room = endless()): ViewNode[] {
  const nodes: ViewNode[] = [];
  for (const [index, one] of inside.entries()) {
    if (room.left <= 0) {
      room.unsent.push({ parent, inside: inside.slice(index) });
      break;
    }
    if (!('key' in one)) nodes.push(toNode(one, null, room));
    else if (one.view !== undefined && parent.slots.get(one.key) === one)
      nodes.push(toNode(one.view.root, { key: one.key, ...sizeOf(one.view) }, room));
  }
  return nodes;
}

function endless(): Room {
  return { left: Infinity, unsent: [] };
}

/**
 * The component as a page shows it, with everything below that there is room for; `slot` is the one that it is the root in.
 */
export function toNode(component: Component, slot: ViewNode['slot'] = null, room = endless()): ViewNode {
  room.left -= 1;
  return untracked(() => {
    const { definition, properties } = component;
    const names = properties.names('props').filter((name) => isSent(component, name));
    return {
      id: component.id,
      type: definition.type,
      name: nameOf(component),
      props: Object.fromEntries(names.map((name) => [name, properties.get(['props', name]) ?? null])),
      position: asObject(properties.get(['position'])),
      visible: isVisible(component),
      tooltip: tooltipOf(component),
      menu: menuOf(component),
      domId: domIdOf(component),
      events: heardOf(definition),
      prevents: eventsWith(definition.events, ({ preventDefault }) => preventDefault === true),
      stops: eventsWith(definition.events, ({ stopPropagation }) => stopPropagation === true),
      quality: Object.fromEntries(
        names.flatMap((name): [string, Quality][] => {
          const quality = shownQuality(component, name);
          return quality === null ? [] : [[name, quality]];
        }),
      ),
      notes: notesOf(component),
      slot,
      children: nodesOf({ parent: component, inside: insideOf(component) }, room),
    };
  });
}

/** Names of events that a page tells of: those that have a handler, and those at which the gateway does something itself. */
function heardOf({ type, events }: ComponentDefinition): string[] {
  const own = declarationOf(type)?.acts ?? [];
  return [...new Set([...eventsWith(events, () => true), ...own.map((name) => `component.${name}`)])];
}

/** Names of events that have an action of a kind, of those that are not switched off: `dom.onClick`. */
function eventsWith(events: EventMap, isWanted: (action: Action) => boolean): string[] {
  return Object.entries(events).flatMap(([channel, named]) =>
    Object.entries(named).flatMap(([name, actions]) =>
      actions.some((action) => action.enabled !== false && isWanted(action)) ? [`${channel}.${name}`] : [],
    ),
  );
}

/** What of a component this version does not do, in words, as it stands now: nothing of a project is left out without a word. */
export function notesOf(component: Component): string[] {
  const { slots } = component;
  return [
    ...new Set([...slots.values()].flatMap(({ problem }) => (problem === undefined ? [] : [problem]))),
    ...placeNotes(component),
    ...standingNotesOf(component),
  ];
}

/**
 * What the definition of a component asks and is not done, and of a root that of its view: the same wherever it is opened, and as
 * often as that is.
 */
const standingNotes = new WeakMap<ComponentDefinition | ViewDefinition, readonly string[]>();

function standingNotesOf(component: Component): readonly string[] {
  const { definition, parent, view } = component;
  const key = parent === undefined ? view.definition : definition;
  const known = standingNotes.get(key) ?? readStandingNotes(component);
  standingNotes.set(key, known);
  return known;
}

function readStandingNotes(component: Component): string[] {
  const { definition, parent, view } = component;
  const { type, events, scripts, propConfig, props } = definition;
  if (type === unreadableType)
    return [`This component cannot be read: ${typeof props['reason'] === 'string' ? props['reason'] : ''}`];
  const ofView = parent === undefined ? view.definition : undefined;
  return [
    ...eventNotes(events, raisedBy(declarationOf(type))),
    ...propertyNotes(propConfig, component.properties.scopes),
    ...listed('The keys', definition.unread, 'are not read'),
    ...listed('The settings', unreadMeta(definition.meta, reading).map(inWords), 'are not obeyed'),
    ...listed('The settings', positionParts(component), 'are not obeyed'),
    ...[
      ...(scripts?.customMethods ?? []),
      ...(scripts?.messageHandlers ?? []),
      ...(scripts?.extensionFunctions ?? []),
    ].flatMap(({ unreadable }) =>
      unreadable === undefined ? [] : [`A script of the component cannot be read: ${unreadable}`],
    ),
    ...listed(
      'The keys',
      scripts?.unread.map((path) => jsonPath('scripts', ...path)),
      'are not read',
    ),
    ...listed(
      'The custom methods',
      oddMethods(definition).map(({ name, reason }) => `${name} (${reason})`),
      'are not called',
    ),
    ...listed(
      'The extension functions',
      unaskedExtensions(declarationOf(definition.type), scripts?.extensionFunctions ?? []).map(({ name }) => name),
      'are not called',
    ),
    ...(ofView === undefined
      ? []
      : [
          ...eventNotes(ofView.events, raisedByView),
          ...propertyNotes(ofView.propConfig, view.properties.scopes),
          ...listed('The keys', ofView.unread, 'of the view are not read'),
          ...listed('The properties', unreadOfView(ofView.props), 'of the view are not obeyed'),
        ]),
  ];
}

/** What of its position the container around a component does not obey. */
function positionParts({ definition, parent }: Component): string[] {
  const container = parent === undefined ? undefined : declarationOf(parent.definition.type);
  if (container === undefined) return [];
  return unreadPosition(container, definition.position, reading).map(inWords);
}

/** Of patterns and pictures there are none in what is read by this. */
const reading: Reading = { css: styleValue, pattern: () => undefined, hosts: [], frames: [] };

function inWords({ at, what }: Part): string {
  return what === undefined ? at : `${at} (${what})`;
}

function listed(what: string, names: readonly string[] | undefined, fate: string): string[] {
  return names === undefined || names.length === 0 ? [] : [`${what} ${names.join(', ')} ${fate} in this version.`];
}

function eventNotes(events: EventMap, raised: readonly string[]): string[] {
  const handled = Object.entries(events).flatMap(([channel, named]) =>
    Object.entries(named).map(([name, actions]) => ({ event: `${channel}.${name}`, actions })),
  );
  const running = handled.filter(({ actions }) => actions.some(({ enabled }) => enabled !== false));
  const silent = running
    .filter(({ event, actions }) => !raised.includes(event) && actions.some(({ type }) => type !== unreadableAction))
    .map(({ event }) => event);
  return [...listed('The events', silent, 'are not raised'), ...actionNotes(running.flatMap(({ actions }) => actions))];
}

function propertyNotes(propConfig: Readonly<Record<string, PropConfig>>, scopes: readonly string[]): string[] {
  const unread = (paths: readonly SettingPath[], what: string): string[] =>
    listed(
      'The settings',
      paths.map((path) => settingName(path)),
      `of ${what} are not obeyed`,
    );
  return settingsIn(propConfig, scopes).flatMap(({ name, entry, leftOut }) => {
    const { unreadable, binding } = entry;
    if (unreadable !== undefined) return [`The settings of ${name} cannot be read: ${unreadable}`];
    if (leftOut !== undefined) return [`The settings of ${name} ${leftOut}.`];
    return [
      ...unread(unreadOfProperty(entry), name),
      ...(binding === undefined || binding.enabled === false
        ? []
        : unread(unreadOfBinding(binding), `the binding of ${name}`)),
    ];
  });
}

/** Bound properties of a definition whose quality is kept from the screen, and those beside them, by name; asked at each change. */
const optedOut = new WeakMap<ComponentDefinition, ReadonlyMap<string, readonly Path[]>>();

/** For each property of which some binding keeps its quality from the screen: the other bound paths in it. */
function optedOutOf(definition: ComponentDefinition): ReadonlyMap<string, readonly Path[]> {
  const known = optedOut.get(definition);
  if (known !== undefined) return known;
  const bound = Object.entries(definition.propConfig).flatMap(([name, { binding }]) => {
    const path = binding === undefined ? undefined : readPropertyPath(name);
    return path?.[0] === 'props' && path[1] !== undefined ? [{ path, isOut: binding?.overlayOptOut === true }] : [];
  });
  const names = new Set(bound.flatMap(({ path, isOut }) => (isOut ? [String(path[1])] : [])));
  const found = new Map(
    [...names].map((name) => [name, bound.flatMap(({ path, isOut }) => (isOut || path[1] !== name ? [] : [path]))]),
  );
  optedOut.set(definition, found);
  return found;
}

/** The quality of a property as the screen shows it: null where it is good, or its binding keeps it to itself (`overlayOptOut`). */
export function shownQuality({ definition, properties }: Component, name: string): Quality | null {
  const others = optedOutOf(definition).get(name);
  const quality =
    others === undefined
      ? properties.quality(['props', name])
      : others.reduce((worst, path) => worse(worst, properties.quality(path)), good);
  return isGood(quality) ? null : quality;
}

/** The size that a view has by itself, in px: 800 by 800 where it says nothing. */
function sizeOf({ properties }: View): { readonly width: number; readonly height: number } {
  const side = (name: string): number => {
    const size = properties.get(['props', 'defaultSize', name]);
    return typeof size === 'number' ? size : usualSize;
  };
  return { width: side('width'), height: side('height') };
}

/** Whether a component is on the screen: neither it nor anything around it is hidden, or behind another tab. */
export function isShown(component: Component): boolean {
  return untracked(() => {
    for (let at: Component | undefined = component; at !== undefined; at = at.parent ?? at.view.embeddedIn) {
      if (!isVisible(at) || isOutOfRow(at) || behindTab(at) !== undefined) return false;
    }
    return true;
  });
}

/** Whether a flex container leaves a child out. */
function isOutOfRow({ parent, properties }: Component): boolean {
  if (parent?.definition.type !== flexContainer.type) return false;
  return ['false', '0'].includes(textOf(properties.get(['position', 'display'])));
}

/** Whether the browser may write a property: it and everything around it is public. */
export function isWritable({ definition }: Component, path: Path): boolean {
  return Object.entries(definition.propConfig).every(([name, { access }]) => {
    const restricted = readPropertyPath(name);
    const around = restricted?.every((key, index) => String(key) === String(path[index])) ?? false;
    return access === undefined || access === 'PUBLIC' || !around;
  });
}

/** Properties that stay in the gateway, by definition: it is asked at each change. */
const hidden = new WeakMap<ComponentDefinition, ReadonlySet<string>>();

/** Private properties stay in the gateway, with what they are part of: `props.data[0].key` takes `data` with it. */
export function isSent({ definition }: Component, property: string): boolean {
  let names = hidden.get(definition);
  if (names === undefined) {
    names = new Set(
      Object.entries(definition.propConfig).flatMap(([name, { access }]) => {
        const path = access === 'PRIVATE' ? readPropertyPath(name) : undefined;
        return path?.[0] === 'props' && path[1] !== undefined ? [String(path[1])] : [];
      }),
    );
    hidden.set(definition, names);
  }
  return !names.has(property);
}

/** A value as an object; anything else is an empty one. */
export function asObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
