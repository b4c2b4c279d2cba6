/** Drawings. */
import { common, elementTypes } from '../drawing/elements.ts';
import { stylesInElements, unreadInElement, unreadInElements, unreadInFrame } from '../drawing/read.ts';
import { elementAt } from '../drawing/walk.ts';
import { listOf, textOf, type Json, type JsonObject } from '../json.ts';
import { declare, type Declaration } from './declaration.ts';
import { anything, text, type Shape, type Shapes } from './shapes.ts';

/** A setting that the drawing itself has as an element of SVG: read with the others of it by `readFrame`. */
function ofFrame(kind: string, otherwise: Json | undefined, meaning: string): Shape<Json | undefined> {
  return {
    kind,
    meaning,
    default: otherwise,
    read: (value) => (value === undefined ? otherwise : value),
    unread: (value, at, reading) => unreadInFrame({ [at]: value }, reading),
  };
}

const elements: Shape<readonly Json[]> = {
  kind: 'list of elements of SVG',
  meaning:
    'What is drawn: each has a `type` (`path`, `group`, `rect`, `circle`, `ellipse`, `line`, `polygon`, `polyline`, `text`, ' +
    '`image`, `perspective-arc`, `defs`, `use`, `clipPath`, `linearGradient`, `radialGradient` with `stop`), the attributes of SVG, ' +
    '`fill` and `stroke`, a `style`, and `elements` in it. One without a type is not drawn.',
  default: [],
  read: listOf,
  unread: (value, at, reading) => unreadInElements(value, at, reading),
  styles: stylesInElements,
};

/** What a drawing has as an element of SVG. */
const frame = {
  viewBox: ofFrame('four numbers', '', 'The part of the plane that is seen: left, top, width and height.'),
  preserveAspectRatio: ofFrame(
    '`none`, or `xMidYMid meet` and the like',
    'xMidYMid meet',
    'Where that part stands in the component, and whether it may be stretched.',
  ),
  fill: ofFrame('colour or object', undefined, 'What shapes are filled with that do not say it.'),
  stroke: ofFrame('colour or object', undefined, 'What the lines of shapes are drawn with that do not say it.'),
  'stroke-miterlimit': ofFrame('number', undefined, 'How far the corners of lines may reach.'),
};

/** What handlers are told of the element at an address, which leads from one list of elements into the next. */
function elementPayload(
  { elements: drawn }: JsonObject,
  { elementAddress, event }: JsonObject,
): JsonObject | undefined {
  const address = listOf(elementAddress).map(Number);
  const element = elementAt(drawn, address);
  if (element === undefined) return undefined;
  return { elementAddress: address, elementName: textOf(element['name']), event: event ?? {} };
}

export const drawing = declare({
  type: 'ia.shapes.svg',
  title: 'Drawing',
  purpose: 'Draws shapes, each of which may follow a binding of its own.',
  properties: {
    ...frame,
    elements,
  },
  shows: 'elements',
  events: {
    onElementClicked: {
      meaning: 'An element was pressed: the innermost one at that place.',
      fields: {
        elementAddress: 'Its place: its number, from 0, in `elements` and in those of each element around it.',
        elementName: 'Its name.',
        event: 'The event of the mouse.',
      },
      tells: elementPayload,
    },
  },
});

/** The older form of a drawing, whose shapes are components. */
export const drawingContainer = declare({
  type: 'ia.container.drawing',
  title: 'Drawing with components',
  purpose: 'Draws shapes, each of which is a component.',
  properties: frame,
  children: {},
});

const shapeTypes = ['group', 'path', 'rect', 'circle', 'ellipse', 'line', 'polygon', 'polyline', 'text'] as const;

/** What stands in the older form of a drawing: components with the attributes of elements of a drawing. */
export const drawingShapes: readonly Declaration[] = shapeTypes.map((name) => {
  const type = elementTypes[name];
  const attributes = [...Object.keys(type?.attributes ?? {}), ...Object.keys(common), 'fill', 'stroke'];
  const own: Shapes = Object.fromEntries(attributes.map((one) => [one, anything(undefined, 'As in SVG.')]));
  return declare({
    type: `ia.shapes.${name}`,
    title: `Shape: ${name}`,
    purpose: 'A shape of a drawing with components.',
    properties: type?.says === true ? { ...own, text: text('', 'What it says.') } : own,
    within: drawingContainer.type,
    ...(type?.holds === true ? { children: {} } : {}),
    parts: (props, reading) => unreadInElement({ ...props, type: name }, reading),
  });
});

/** The `type` of an element of a drawing that a component is; undefined for a component that is none. */
export function shapeOf(type: string): string | undefined {
  return drawingShapes.some((one) => one.type === type) ? type.slice('ia.shapes.'.length) : undefined;
}
