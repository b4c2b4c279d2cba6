/** Reads the elements of a drawing: what the document gets of each, and what of it is not drawn. */
import { isNothing } from '../components/nothing.ts';
import type { Part, StyleAt } from '../components/shapes.ts';
import { isJsonObject, listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import { cssName, type ReadValue } from '../styles.ts';
import { arcPath } from './arc.ts';
import { mostCopies, overdrawn } from './copies.ts';
import { common, fills, frame, known, referring, strokes, type Attributes } from './elements.ts';
import { reference, type DrawingReading, type Written } from './values.ts';
import { eachElement, typeOf } from './walk.ts';

/** An element as it is drawn. */
export interface DrawnElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** What of its style is applied as that of any component. */
  readonly style: Json | undefined;
  /** The elements in it. */
  readonly elements: readonly Json[];
  /** Gradients that it is painted with and that are nobody else's: elements, whose ids are those of this one. */
  readonly gradients: readonly Json[];
}

interface Found {
  readonly attributes: readonly (readonly [attribute: string, written: Written])[];
  readonly left: readonly Part[];
  /** Ids that it needs, by where they stand. */
  readonly needs: readonly { readonly at: string; readonly id: string }[];
}

const nothing: Found = { attributes: [], left: [], needs: [] };

/**
 * What the document gets of an element; undefined where it is of no type. `scope` makes its ids those of one drawing, and `own`
 * those of gradients its own.
 */
export function readElement(
  element: Json,
  reading: DrawingReading,
  scope: string,
  own: string,
): DrawnElement | undefined {
  const settings = objectOf(element);
  const type = typeOf(settings);
  if (type === undefined) return undefined;
  return {
    tag: type.tag,
    attributes: written(attributesOf(settings, reading), scope, own),
    text: type.says === true ? textOf(settings['text']) : '',
    style: partedStyle(settings['style']).style,
    elements: type.holds === true ? listOf(settings['elements']) : [],
    gradients: paintNames.flatMap((name) => gradientOf(name, settings[name]) ?? []),
  };
}

/** What the drawing itself has as an element: its box, and what holds for all that is in it. */
export function readFrame(
  settings: JsonObject,
  reading: DrawingReading,
  scope: string,
): Readonly<Record<string, string>> {
  return written(frameOf(settings, reading), scope, scope);
}

/** What of the settings of the drawing itself is not obeyed. */
export function unreadInFrame(settings: JsonObject, reading: DrawingReading): readonly Part[] {
  return frameOf(settings, reading).left;
}

function frameOf(settings: JsonObject, reading: DrawingReading): Found {
  const isGradient = paintNames.filter((name) => gradientOf(name, settings[name]) !== undefined);
  return merged([
    readBy(frame, settings, reading, ''),
    paints(settings, reading),
    { ...nothing, left: isGradient.map((name) => ({ at: `${name}.paint` })) },
  ]);
}

function written({ attributes }: Found, scope: string, own: string): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(([name, one]) => [name, textFor(one, scope, own)]));
}

function textFor(written: Written, scope: string, own: string): string {
  if ('text' in written) return written.text;
  if ('gradient' in written) return `url(#${own}-${written.gradient})`;
  if ('id' in written) return `${scope}-${written.id}`;
  const target = `#${scope}-${written.refersTo}`;
  return written.as === 'url' ? `url(${target})` : target;
}

function attributesOf(settings: JsonObject, reading: DrawingReading): Found {
  const type = typeOf(settings);
  return merged([
    readBy(common, settings, reading, ''),
    type === undefined ? nothing : readBy(type.attributes, settings, reading, ''),
    settings['type'] === 'perspective-arc' ? arc(settings) : nothing,
    ...paintNames.map((name) => gradientIn(name, settings, reading)),
    paints(settings, reading),
    readBy(referring, partedStyle(settings['style']).references, reading, 'style.'),
  ]);
}

/**
 * A style without what names another element of the drawing (`fill: url(#steel)`), and that as attributes of the element: ids are
 * those of one drawing, which no style knows.
 */
function partedStyle(style: Json | undefined): { readonly style: Json | undefined; readonly references: JsonObject } {
  const refers = (name: string, value: Json): boolean => {
    const read = Object.hasOwn(referring, cssName(name))
      ? reference(value, { css: () => undefined, hosts: [] })
      : undefined;
    return read !== undefined && 'refersTo' in read;
  };
  const entries = isJsonObject(style) ? Object.entries(style) : [];
  const references = entries.filter(([name, value]) => refers(name, value));
  if (references.length === 0) return { style, references: {} };
  return {
    style: Object.fromEntries(entries.filter(([name, value]) => !refers(name, value))),
    references: Object.fromEntries(references.map(([name, value]) => [cssName(name), value])),
  };
}

/** What an element is painted with, by the names of its attributes. */
const paintNames = ['fill', 'stroke'] as const;
type PaintName = (typeof paintNames)[number];

function paints(settings: JsonObject, reading: DrawingReading): Found {
  return merged([paintOf('fill', fills, settings, reading), paintOf('stroke', strokes, settings, reading)]);
}

/** A gradient that stands where a colour would, as an element: its `type` is `linear` or `radial`, and it has `stops`. */
function gradientOf(name: PaintName, settings: Json | undefined): JsonObject | undefined {
  const { type, stops, ...rest } = objectOf(objectOf(settings)['paint']);
  if (type !== 'linear' && type !== 'radial') return undefined;
  const elements = listOf(stops).map((stop) => ({ ...objectOf(stop), type: 'stop' }));
  return { ...rest, type: `${type}Gradient`, id: name, elements };
}

function gradientIn(name: PaintName, settings: JsonObject, reading: DrawingReading): Found {
  const gradient = gradientOf(name, settings[name]);
  if (gradient === undefined) return nothing;
  return {
    attributes: [[name, { gradient: name }]],
    left: unreadInElements([gradient], '', reading).map(({ at, ...part }) => ({
      at: at.replace('[0]', `${name}.paint`).replace('.elements[', '.stops['),
      ...part,
    })),
    needs: [],
  };
}

function paintOf(name: PaintName, attributes: Attributes, settings: JsonObject, reading: DrawingReading): Found {
  const value = settings[name];
  if (value === undefined || isNothing(value)) return nothing;
  if (!isJsonObject(value)) {
    const { left, needs, ...rest } = readBy(attributes, { paint: value }, reading, '');
    return {
      ...rest,
      left: left.map(({ what }) => ({ at: name, ...(what === undefined ? {} : { what }) })),
      needs: needs.map(({ id }) => ({ at: name, id })),
    };
  }
  const unknown = Object.keys(value).filter((one) => !Object.hasOwn(attributes, one) && !isNothing(value[one]));
  const { paint = null, ...others } = value;
  const colors = gradientOf(name, value) === undefined ? { paint, ...others } : others;
  const found = readBy(attributes, colors, reading, `${name}.`);
  return { ...found, left: [...found.left, ...unknown.map((one) => ({ at: `${name}.${one}` }))] };
}

/** An arc without the path of it has the box that it lies in, and its angles. */
function arc({ d, path, specialPath }: JsonObject): Found {
  if (!isNothing(d) || !isNothing(path) || specialPath === undefined || isNothing(specialPath)) return nothing;
  const drawn = arcPath(objectOf(specialPath));
  return drawn === undefined
    ? { ...nothing, left: [{ at: 'specialPath', what: JSON.stringify(specialPath) }] }
    : { ...nothing, attributes: [['d', { text: drawn }]] };
}

function readBy(attributes: Attributes, settings: JsonObject, reading: DrawingReading, before: string): Found {
  const found: [string, Written][] = [];
  const left: Part[] = [];
  const needs: { at: string; id: string }[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (known === undefined || isNothing(value)) continue;
    const [attribute, read] = known;
    const one = read(value, reading);
    if (one === undefined) left.push({ at: `${before}${name}`, what: JSON.stringify(value).slice(0, 60) });
    else found.push([attribute, one]);
    if (one !== undefined && 'refersTo' in one) needs.push({ at: `${before}${name}`, id: one.refersTo });
  }
  return { attributes: found, left, needs };
}

function merged(all: readonly Found[]): Found {
  return {
    attributes: all.flatMap(({ attributes }) => attributes),
    left: all.flatMap(({ left }) => left),
    needs: all.flatMap(({ needs }) => needs),
  };
}

/** What of elements is not drawn, by where it stands. */
export function unreadInElements(elements: Json, at: string, reading: DrawingReading): readonly Part[] {
  if (!Array.isArray(elements)) return [{ at, what: JSON.stringify(elements).slice(0, 60) }];
  const ids = new Set<string>();
  const all = [...eachElement(elements, at)];
  for (const { element } of all) if (typeof element['id'] === 'string') ids.add(element['id']);
  const over = overdrawn(elements);
  return all.flatMap(({ element, at: here }) => {
    const { left, needs } = foundIn(element, reading);
    const lost = needs.filter(({ id }) => !ids.has(id));
    return [
      ...left.map((part) => ({ ...part, at: `${here}.${part.at}` })),
      ...lost.map((one) => ({ at: `${here}.${one.at}`, what: `nothing in the drawing has the id ${one.id}` })),
      ...(over.has(element) ? [{ at: here, what: `it would draw more than ${mostCopies} elements again` }] : []),
    ];
  });
}

/** What of an element by itself is not drawn. */
export function unreadInElement(element: JsonObject, reading: DrawingReading): readonly Part[] {
  return judged(element, reading).left;
}

/** The styles of elements, by where they stand. */
export function stylesInElements(elements: Json, at: string): readonly StyleAt[] {
  return [...eachElement(elements, at)].flatMap(({ element, at: here }) => {
    const { style } = partedStyle(element['style']);
    return style === undefined || isNothing(style) ? [] : [{ at: `${here}.style`, style }];
  });
}

/** Whether a text stands in a drawing. */
export function saysText(elements: Json | undefined): boolean {
  return listOf(elements).some((one) => {
    const element = objectOf(one);
    const type = typeOf(element);
    return (
      (type?.says === true && textOf(element['text']) !== '') || (type?.holds === true && saysText(element['elements']))
    );
  });
}

/** What was found in elements, by how CSS is read: a change of one leaves all others the same objects. */
const judgedBefore = new WeakMap<ReadValue, WeakMap<JsonObject, Judged>>();
type Judged = Pick<Found, 'left' | 'needs'>;

function foundIn(element: JsonObject, reading: DrawingReading): Judged {
  const before = judgedBefore.get(reading.css) ?? new WeakMap<JsonObject, Judged>();
  judgedBefore.set(reading.css, before);
  const answer = before.get(element) ?? judged(element, reading);
  before.set(element, answer);
  return answer;
}

function judged(element: JsonObject, reading: DrawingReading): Judged {
  const { type, specialPath } = element;
  const unknown = Object.keys(element).filter((name) => !known.has(name) && !isNothing(element[name]));
  const { left, needs } = attributesOf(element, reading);
  const isUnknown = type !== undefined && !isNothing(type) && typeOf(element) === undefined;
  if (isUnknown) return { left: [{ at: 'type', what: JSON.stringify(type) }], needs: [] };
  const isStar = type === 'perspective-star' && isNothing(element['d']) && isNothing(element['path']);
  return {
    left: [
      ...unknown.map((name) => ({ at: name })),
      ...(isStar && !isNothing(specialPath) ? [{ at: 'specialPath' }] : []),
      ...left,
    ],
    needs,
  };
}
