/** Components as a document keeps them: what the gateway told of each, and what follows it. */
import { untrack } from 'svelte';
import { readInside, writeInside, type Path } from '../../electron/contract/inside.ts';
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import type { ContextMenu, Quality, Tooltip, ViewNode } from '../../electron/contract/page.ts';

/** One property of a component: the gateway's last word on it, another object each time. */
class Property {
  #word: { readonly value: Json };
  /** What is drawn from the word follows this; where nothing is, a word costs no signal. */
  #words = $state(0);
  #isDrawn = false;
  /** Who hears of each word at once. */
  readonly followers = new Set<(value: Json) => void>();

  constructor(value: Json) {
    this.#word = { value };
  }

  get word(): { readonly value: Json } {
    // To ask how many words there were is to follow them.
    if ($effect.tracking()) this.#isDrawn = this.#words >= 0;
    return this.#word;
  }

  /** Takes what the gateway holds. */
  take(value: Json): void {
    this.#word = { value };
    if (this.#isDrawn) this.#words += 1;
    for (const follow of this.followers) follow(value);
  }
}

/** Properties as an object of their values, of which each is followed by itself. */
function valuesOf(properties: ReadonlyMap<string, Property>): JsonObject {
  const values: JsonObject = {};
  for (const [name, property] of properties) {
    Object.defineProperty(values, name, { enumerable: true, get: () => property.word.value });
  }
  return values;
}

/** One component as this document keeps it; deltas change it in place. */
export class NodeState {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Events that have a handler, and those of them that the browser does nothing at, and that stay in the component. */
  events: readonly string[];
  prevents: readonly string[];
  stops: readonly string[];
  /** The slot of its component that it is the root in. */
  readonly slot: ViewNode['slot'];
  /** The properties: a change of one is told to who reads that one, and another object comes with a new one alone. */
  props: JsonObject;
  position: JsonObject;
  visible: boolean;
  tooltip: Tooltip | null;
  menu: ContextMenu | null;
  domId: string | null;
  quality: Readonly<Record<string, Quality>>;
  /** What of the component the gateway does not do. */
  notes: readonly string[];
  children: readonly NodeState[];
  readonly #properties: Map<string, Property>;
  /** Why the gateway did not take what was entered last, by property. */
  refused = $state.raw<Readonly<Record<string, string>>>({});

  /** Its signals are made with what they hold: to give it to one that is there already costs many times more. */
  constructor(node: ViewNode, children: readonly NodeState[]) {
    this.id = node.id;
    this.type = node.type;
    this.name = node.name;
    this.slot = node.slot;
    // Each of them is followed by itself.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    this.#properties = new Map(Object.entries(node.props).map(([name, value]) => [name, new Property(value)]));
    this.events = $state.raw(node.events);
    this.prevents = $state.raw(node.prevents);
    this.stops = $state.raw(node.stops);
    this.props = $state.raw(valuesOf(this.#properties));
    this.position = $state.raw(node.position);
    this.visible = $state(node.visible);
    this.tooltip = $state.raw(node.tooltip);
    this.menu = $state.raw(node.menu);
    this.domId = $state(node.domId);
    this.quality = $state.raw(node.quality);
    this.notes = $state.raw(node.notes);
    this.children = $state.raw(children);
  }

  /** Takes what the gateway holds at a path of a property. Throws where it does not fit to what is held here. */
  take([name, ...inner]: readonly [string, ...Path], value: Json, quality: Quality | null): void {
    const property = this.#properties.get(name);
    if (property === undefined) {
      this.#properties.set(name, new Property(writeInside(undefined, inner, value)));
      this.props = valuesOf(this.#properties);
    } else property.take(inner.length === 0 ? value : writeInside(property.word.value, inner, value));
    if (quality !== null || Object.hasOwn(this.quality, name)) this.quality = without(this.quality, name, quality);
  }

  /**
   * Tells what a property holds, now and after each word of the gateway; a signal hears only when there is a property of that
   * name. Returns what ends it.
   */
  follow(name: string, listener: (value: Json | undefined) => void): () => void {
    const { props } = this;
    const property = this.#properties.get(name);
    untrack(() => listener(props[name]));
    if (property === undefined) return () => undefined;
    property.followers.add(listener);
    return () => property.followers.delete(listener);
  }

  /** Takes a node as it stands after a while in which nothing was heard; what did not change is not told again. */
  renew(node: ViewNode, children: readonly NodeState[]): void {
    for (const property of Object.keys({ ...this.props, ...node.props })) {
      const now = node.props[property] ?? null;
      const quality = node.quality[property] ?? null;
      const isSame =
        JSON.stringify([now, quality]) ===
        JSON.stringify([this.props[property] ?? null, this.quality[property] ?? null]);
      if (!isSame) this.take([property], now, quality);
    }
    this.events = node.events;
    this.prevents = node.prevents;
    this.stops = node.stops;
    this.position = node.position;
    this.visible = node.visible;
    this.tooltip = node.tooltip;
    this.menu = node.menu;
    this.domId = node.domId;
    this.notes = node.notes;
    this.children = children;
  }

  /**
   * What the gateway holds of a property, or of a place in it (`filter.text`). Each word of it is another object, also where the
   * value is the one that it told before: a control that shows something else hears of it.
   */
  held(property: string): { readonly value: Json | undefined } {
    const values = this.props;
    const [name = '', ...inner] = property.split('.');
    const word = this.#properties.get(name)?.word ?? { value: values[name] };
    return inner.length === 0 ? word : { value: readInside(word.value, inner) };
  }

  /** Takes the gateway's word on what was entered: why it was not taken, or null. */
  takeRefusal(property: string, reason: string | null): void {
    this.refused = without(this.refused, property, reason);
  }
}

/** A dictionary with an entry in place of the one of that name, or without it for null. */
function without<T>(all: Readonly<Record<string, T>>, name: string, entry: T | null): Readonly<Record<string, T>> {
  const others = Object.entries(all).filter(([other]) => other !== name);
  return Object.fromEntries(entry === null ? others : [...others, [name, entry]]);
}
