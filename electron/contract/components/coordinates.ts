/** The container that places by coordinates, and the pipes that it draws under its children. */
import { isJsonObject, listOf, objectOf, type Json } from '../json.ts';
import { isNothing } from './nothing.ts';
import {
  choice,
  color,
  extent,
  flag,
  list,
  numberOf,
  object,
  type Part,
  pixels,
  type Read,
  type Shape,
  text,
  unknownParts,
} from './shapes.ts';
import { declare } from './declaration.ts';
import { rotation } from './containers.ts';

/** A point of a pipe, in the coordinates of its container, and the points that it leads on to. */
export interface PipePoint {
  readonly x: number;
  readonly y: number;
  readonly connections: readonly PipePoint[];
}

/** Where a pipe begins, and the tree of points that it leads through. A point that has no place ends its branch. */
const origin: Shape<PipePoint | undefined> = {
  kind: 'object: `x`, `y`, `connections`',
  meaning: 'Where the pipe begins, and by `connections` the points that it leads on to, each with those after it.',
  default: undefined,
  read: pointOf,
  unread: unreadPoint,
};

function pointOf(value: Json | undefined): PipePoint | undefined {
  const { x: across, y: down, connections } = objectOf(value);
  const [x, y] = [numberOf(across), numberOf(down)];
  if (x === undefined || y === undefined) return undefined;
  return { x, y, connections: listOf(connections).flatMap((one) => pointOf(one) ?? []) };
}

function unreadPoint(value: Json, at: string): readonly Part[] {
  if (!isJsonObject(value) || numberOf(value['x']) === undefined || numberOf(value['y']) === undefined) {
    return [{ at, what: 'a point without a place' }];
  }
  const { connections } = value;
  return [
    ...unknownParts(at, value, ['x', 'y', 'connections']),
    ...(connections === undefined || isNothing(connections) || Array.isArray(connections)
      ? []
      : [{ at: `${at}.connections`, what: JSON.stringify(connections) }]),
    ...listOf(connections).flatMap((one, index) => unreadPoint(one, `${at}.connections[${index}]`)),
  ];
}

const ends = (which: string) =>
  choice(['none', 'arrowInward', 'arrowOutward'], `What is drawn where the pipe ${which}; of the appearance \`p&id\`.`);

const pipe = {
  name: text('', 'What it is called, for events and for whoever does not see it.'),
  visible: flag(true, 'Whether it is drawn.'),
  width: pixels(10, 'How thick it is, in pixels.'),
  appearance: choice(
    ['auto', 'p&id', 'mimic', 'simple'],
    'A line of a diagram, a pipe with flanges, or a flat pipe. `auto` is as `session.props.pipes` says.',
  ),
  fill: color('', 'What is in it; of the appearances `mimic` and `simple`.'),
  stroke: color('', 'Its line, or its edges.'),
  flanges: flag(true, 'Whether flanges are drawn where it ends and turns; of the appearance `mimic`.'),
  start: ends('begins'),
  end: ends('ends'),
  lineVariant: choice(
    ['solid', 'dashed', 'midArrow', 'wavy'],
    'How the line is drawn, also with an arrow in the middle of each part; of the appearance `p&id`.',
  ),
  origin,
};

export type Pipe = Read<typeof pipe>;

/** Width by height, of `16:9`; undefined for a text that says none. */
export function ratioOf(written: string): number | undefined {
  const [, width, height] = /^\s*(\d+\.?\d*)\s*:\s*(\d+\.?\d*)\s*$/.exec(written) ?? [];
  const ratio = Number(width) / Number(height);
  return ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
}

const aspectRatio: Shape<number | undefined> = {
  kind: 'text',
  meaning: 'In the mode `percent`, the shape of what its children stand in, as `16:9`. Without one that is all of it.',
  default: '',
  read: (value) => (typeof value === 'string' ? ratioOf(value) : undefined),
  unread: (value, at) =>
    typeof value === 'string' && ratioOf(value) !== undefined ? [] : [{ at, what: JSON.stringify(value) }],
};

/** What the position of a child says. */
export const coordinatePosition = {
  x: extent(0, 'How far from the left.'),
  y: extent(0, 'How far from above.'),
  width: extent('auto', 'How wide it is.'),
  height: extent('auto', 'How high it is.'),
  rotate: rotation,
};

export const coordinateContainer = declare({
  type: 'ia.container.coord',
  title: 'Coordinate container',
  purpose: 'Places its children by coordinates, and draws the pipes between them.',
  hasAll: true,
  properties: {
    mode: choice(['fixed', 'percent'], 'Whether coordinates are pixels, or parts of the container from 0 to 1.'),
    aspectRatio,
    pipes: list(
      object(pipe, 'A pipe.'),
      'The pipes, which lie under the children; a later one lies over those before.',
    ),
  },
  events: {
    onPipeClicked: {
      meaning: 'A person pressed a pipe.',
      fields: { pipeName: 'Its name.', pipeIndex: 'Which of the pipes, from 0.', event: 'The event of the mouse.' },
    },
  },
  children: coordinatePosition,
});
