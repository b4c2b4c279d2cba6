/** What a drawing is made of: the types of its elements, and the attributes that each has. */
import {
  aspect,
  box,
  dashes,
  direction,
  href,
  id,
  measure,
  measures,
  oneOf,
  paint,
  pathData,
  picture,
  points,
  property,
  reference,
  share,
  size,
  transform,
  type ReadAttribute,
} from './values.ts';

/** An attribute of the document and how it is read, by the name that projects have for it. */
export type Attributes = Readonly<Record<string, readonly [attribute: string, read: ReadAttribute]>>;

export interface ElementType {
  /** The element of SVG. */
  readonly tag: string;
  readonly attributes: Attributes;
  /** Whether elements in it are drawn. */
  readonly holds?: true;
  /** Whether it says a text. */
  readonly says?: true;
}

/** Attributes whose names are the document's own. */
function same(read: ReadAttribute, ...names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, [name, read] as const]));
}

const place = { ...same(measure, 'x', 'y'), ...same(size, 'width', 'height') };
const units = oneOf('userSpaceOnUse', 'objectBoundingBox');
const gradient: Attributes = {
  ...same(units, 'gradientUnits'),
  ...same(transform, 'gradientTransform'),
  ...same(oneOf('pad', 'reflect', 'repeat'), 'spreadMethod'),
  ...same(href, 'href'),
  xlinkHref: ['href', href],
};
const path: Attributes = { d: ['d', pathData], path: ['d', pathData] };
const letters: Attributes = {
  ...same(measures, 'x', 'y', 'dx', 'dy', 'rotate'),
  ...same(size, 'textLength'),
  ...same(oneOf('spacing', 'spacingAndGlyphs'), 'lengthAdjust'),
};

/** By the `type` of an element. */
export const elementTypes: Readonly<Record<string, ElementType>> = Object.freeze({
  group: { tag: 'g', attributes: {}, holds: true },
  path: { tag: 'path', attributes: path },
  rect: { tag: 'rect', attributes: { ...place, ...same(size, 'rx', 'ry') } },
  circle: { tag: 'circle', attributes: { ...same(measure, 'cx', 'cy'), ...same(size, 'r') } },
  ellipse: { tag: 'ellipse', attributes: { ...same(measure, 'cx', 'cy'), ...same(size, 'rx', 'ry') } },
  line: { tag: 'line', attributes: same(measure, 'x1', 'y1', 'x2', 'y2') },
  polygon: { tag: 'polygon', attributes: same(points, 'points') },
  polyline: { tag: 'polyline', attributes: same(points, 'points') },
  text: { tag: 'text', attributes: letters, holds: true, says: true },
  tspan: { tag: 'tspan', attributes: letters, holds: true, says: true },
  image: {
    tag: 'image',
    attributes: {
      ...place,
      ...same(aspect, 'preserveAspectRatio'),
      ...same(picture, 'href'),
      xlinkHref: ['href', picture],
    },
  },
  'perspective-arc': { tag: 'path', attributes: path },
  'perspective-star': { tag: 'path', attributes: path },
  defs: { tag: 'defs', attributes: {}, holds: true },
  use: { tag: 'use', attributes: { ...place, ...same(href, 'href'), xlinkHref: ['href', href] } },
  symbol: {
    tag: 'symbol',
    attributes: { ...same(box, 'viewBox'), ...same(aspect, 'preserveAspectRatio') },
    holds: true,
  },
  clipPath: { tag: 'clipPath', attributes: same(units, 'clipPathUnits'), holds: true },
  marker: {
    tag: 'marker',
    attributes: {
      ...same(measure, 'refX', 'refY'),
      ...same(size, 'markerWidth', 'markerHeight'),
      ...same(direction, 'orient'),
      ...same(oneOf('userSpaceOnUse', 'strokeWidth'), 'markerUnits'),
      ...same(box, 'viewBox'),
      ...same(aspect, 'preserveAspectRatio'),
    },
    holds: true,
  },
  linearGradient: {
    tag: 'linearGradient',
    attributes: { ...gradient, ...same(measure, 'x1', 'y1', 'x2', 'y2') },
    holds: true,
  },
  radialGradient: {
    tag: 'radialGradient',
    attributes: { ...gradient, ...same(measure, 'cx', 'cy', 'fx', 'fy'), ...same(size, 'r', 'fr') },
    holds: true,
  },
  stop: { tag: 'stop', attributes: same(share, 'offset') },
});

/** Properties of CSS that an element has as attributes. */
function properties(...names: readonly string[]): Attributes {
  return Object.fromEntries(
    names.map((name) => [
      name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      [name, property(name)],
    ]),
  );
}

/** Attributes that every element has, of whatever type it is. */
export const common: Attributes = Object.freeze({
  ...same(id, 'id'),
  ...same(transform, 'transform'),
  clipPath: ['clip-path', reference],
  markerStart: ['marker-start', reference],
  markerMid: ['marker-mid', reference],
  markerEnd: ['marker-end', reference],
  ...properties(
    ...['opacity', 'visibility', 'display', 'color', 'overflow', 'cursor', 'pointer-events', 'paint-order'],
    ...[
      'fill-opacity',
      'fill-rule',
      'clip-rule',
      'stroke-width',
      'stroke-opacity',
      'stroke-dasharray',
      'vector-effect',
    ],
    ...['stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'stop-color', 'stop-opacity'],
    ...['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'letter-spacing'],
  ),
});

/** Properties of a style that may name another element of the drawing, as an attribute of that name does. */
export const referring: Attributes = Object.freeze(
  same(reference, 'fill', 'stroke', 'clip-path', 'marker-start', 'marker-mid', 'marker-end'),
);

/** What `fill` and `stroke` hold where they are objects. A colour alone is their `paint`. */
export const fills: Attributes = Object.freeze({
  paint: ['fill', paint('fill')],
  url: ['fill', reference],
  opacity: ['fill-opacity', share],
  rule: ['fill-rule', oneOf('nonzero', 'evenodd')],
});

export const strokes: Attributes = Object.freeze({
  paint: ['stroke', paint('stroke')],
  url: ['stroke', reference],
  width: ['stroke-width', measure],
  opacity: ['stroke-opacity', share],
  dasharray: ['stroke-dasharray', dashes],
  dashArray: ['stroke-dasharray', dashes],
  dashoffset: ['stroke-dashoffset', measure],
  dashOffset: ['stroke-dashoffset', measure],
  linecap: ['stroke-linecap', oneOf('butt', 'round', 'square')],
  linejoin: ['stroke-linejoin', oneOf('miter', 'round', 'bevel')],
  miterlimit: ['stroke-miterlimit', share],
});

/** What the drawing itself has beside `fill` and `stroke`, which hold for all that is in it. */
export const frame: Attributes = Object.freeze({
  ...same(box, 'viewBox'),
  ...same(aspect, 'preserveAspectRatio'),
  ...same(share, 'stroke-miterlimit'),
});

/**
 * Names that some element has. One of another type has them without effect, as in the document: projects keep what a shape was
 * drawn by while it is a group, which hides it.
 */
export const known: ReadonlySet<string> = new Set([
  ...Object.values(elementTypes).flatMap(({ attributes }) => Object.keys(attributes)),
  ...Object.keys(common),
  ...['type', 'name', 'style', 'fill', 'stroke', 'elements', 'text', 'specialPath'],
]);
