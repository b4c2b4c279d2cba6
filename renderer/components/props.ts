/** Reading properties of components: project files may hold anything, a component shows what it understands. */
import type { Snippet } from 'svelte';
import type { Declaration } from '../../electron/contract/components/declaration.ts';
import type { Read, Shapes } from '../../electron/contract/components/shapes.ts';
import {
  listOf as list,
  objectOf as object,
  textOf as text,
  type Json,
  type JsonObject,
} from '../../electron/contract/json.ts';
import type { Quality } from '../../electron/contract/page.ts';
import { qualityWord } from '../../electron/contract/quality.ts';
import type { NodeState } from '../page/node.svelte.ts';
import type { PageActions } from '../page/state.svelte.ts';
import { classNames } from '../../electron/contract/styles.ts';
import { zoneOfPage } from './pageZone.ts';
import type { Layout } from './style.ts';

export { list, object, text };
export { valueText as shownText } from '../../electron/format/valueText.ts';
export { styled } from './style.ts';

/** What every component gets. */
export interface ComponentProps {
  readonly node: NodeState;
  readonly page: PageActions;
  /** What the container around it lays out of the element that stands in it, where there is a container. */
  readonly place?: (() => Layout) | undefined;
  /** For a type that always takes its place: what belongs to its element, and the mark that stands in it. */
  readonly own?: OwnElement | undefined;
}

export interface OwnElement {
  readonly attach: (element: HTMLElement) => (() => void) | undefined;
  readonly mark: Snippet;
}

/**
 * The properties of a component as its type declares them, each read when it is asked for: a change of one is told to who reads
 * that one. (In a component, what holds them is not named `props`: Svelte would take `$props` for a store of that name.)
 */
export function propsOf<const S extends Shapes>({ properties }: Declaration<S>, of: () => NodeState): Read<S> {
  const read = {};
  for (const [name, shape] of Object.entries(properties)) {
    Object.defineProperty(read, name, { enumerable: true, get: () => shape.read(of().props[name]) });
  }
  // The compiler does not follow accessors: each gives what its own shape reads.
  return read as Read<S>;
}

/** How a row runs in which a text stands on a side of what it belongs to. */
export const beside = Object.freeze({ right: 'row', left: 'row-reverse', top: 'column-reverse', bottom: 'column' });

/** The milliseconds of a date as project files and the gateway hold it (`{"$": ["ts", ...], "$ts": ...}`). */
export function dateOf(value: Json | undefined): number | undefined {
  const millis = object(value)['$ts'];
  return typeof millis === 'number' ? millis : undefined;
}

/** The classes that a component's style names, as the design system writes them. */
export function classes(style: Json | undefined): string {
  return classNames(style)
    .map((name) => `psc-${name}`)
    .join(' ');
}

/** The time of today on the clock of the session; of another day, the date as well. */
function clockTime(at: Date): string {
  const timeZone = zoneOfPage();
  const dayOf = (one: Date): string => one.toLocaleDateString('en-GB', { timeZone });
  const isToday = dayOf(at) === dayOf(new Date());
  return at.toLocaleString('en-GB', { timeZone, timeStyle: 'medium', ...(isToday ? {} : { dateStyle: 'medium' }) });
}

/** What a person reads of a quality that is not good. */
export function qualityWords(quality: Quality): string {
  if (quality.code === 'Bad_Stale') {
    return quality.since === undefined ? 'Stale' : `Stale since ${clockTime(new Date(quality.since))}`;
  }
  return quality.reason ?? qualityWord(quality.code);
}

/**
 * What stands beside a value where room is short. That a connection is gone says enough there: its reason (an address, what
 * to do) is for whoever looks closer.
 */
export function qualityMark(quality: Quality): string {
  return quality.code === 'Bad_NotConnected' ? qualityWord(quality.code) : qualityWords(quality);
}

/** Styles of which each lies over those before it; the classes of all of them count. */
export function layered(...styles: readonly (Json | undefined)[]): JsonObject {
  const merged = styles.reduce<JsonObject>((all, style) => ({ ...all, ...object(style) }), {});
  const names = styles.flatMap((style) => classNames(style));
  return names.length === 0 ? merged : { ...merged, classes: names };
}
