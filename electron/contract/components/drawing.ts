/** Drawings. */
import { stylesInElements, unreadInElements, unreadInFrame } from '../drawing/read.ts';
import { listOf, type Json } from '../json.ts';
import { declare } from './declaration.ts';
import type { Shape } from './shapes.ts';

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

export const drawing = declare({
  type: 'ia.shapes.svg',
  title: 'Drawing',
  purpose: 'Draws shapes, each of which may follow a binding of its own.',
  properties: {
    viewBox: ofFrame('four numbers', '', 'The part of the plane that is seen: left, top, width and height.'),
    preserveAspectRatio: ofFrame(
      '`none`, or `xMidYMid meet` and the like',
      'xMidYMid meet',
      'Where that part stands in the component, and whether it may be stretched.',
    ),
    elements,
    fill: ofFrame('colour or object', undefined, 'What shapes are filled with that do not say it.'),
    stroke: ofFrame('colour or object', undefined, 'What the lines of shapes are drawn with that do not say it.'),
    'stroke-miterlimit': ofFrame('number', undefined, 'How far the corners of lines may reach.'),
  },
  shows: 'elements',
  missing: [
    'A press is not told by the element that was pressed (`onElementClicked`): `dom.onClick` is, of all of it.',
  ],
});
