/** A line of the last values, with no axis. */
import { listOf, objectOf, type Json } from '../json.ts';
import {
  choice,
  color,
  isText,
  millisOf,
  number,
  numberOf,
  numberOrNone,
  object,
  type Part,
  pixels,
  type Shape,
  style,
  text,
} from './shapes.ts';
import { declare } from './declaration.ts';
import { tint } from './scales.ts';

/** A point of a line; one without a height is a gap. */
export interface SparkPoint {
  readonly x: number;
  readonly y: number | undefined;
}

/** The values of a point as a project may have it, before what is no number is a gap. */
type Entry = readonly [x: Json | undefined, y: Json | undefined];

/** What a list, a text (`"0,4 1,7"`) or a dataset of one or two columns holds; undefined for what is none of these. */
function entriesOf(value: Json | undefined): readonly Entry[] | undefined {
  if (Array.isArray(value)) return listOf(value).map((one, index) => entryOf(one, index));
  if (isText(value)) {
    const pairs = value.split(/\s+/).filter((pair) => pair !== '');
    return pairs.map((pair) => {
      const [x, y] = pair.split(',');
      return [x, y];
    });
  }
  const columns = listOf(objectOf(value)['$columns']).map((column) => listOf(objectOf(column)['data']));
  const [first, second] = columns;
  if (first === undefined || columns.length > 2) return undefined;
  return second === undefined ? first.map((y, index) => [index, y]) : second.map((y, index) => [first[index], y]);
}

function entryOf(one: Json, index: number): Entry {
  if (typeof one !== 'object' || one === null) return [index, one];
  const { x = index, y } = objectOf(one);
  return [x, y];
}

/** Where a point stands along the line: a number, or a moment. */
function along(x: Json | undefined): number | undefined {
  return numberOf(x) ?? millisOf(x);
}

/** The points of a line, in the order of their places. */
export function sparkPoints(value: Json | undefined): readonly SparkPoint[] {
  const points = (entriesOf(value) ?? []).flatMap(([at, height]) => {
    const x = along(at);
    return x === undefined ? [] : [{ x, y: numberOf(height) }];
  });
  return points.toSorted((one, other) => one.x - other.x);
}

function unreadPoints(value: Json, at: string): readonly Part[] {
  const entries = entriesOf(value);
  if (entries === undefined) return [{ at, what: 'it is no list, no text and no dataset of one or two columns' }];
  const isGap = (y: Json | undefined): boolean => y === null || y === undefined;
  const wrong = entries.findIndex(([x, y]) => along(x) === undefined || !(isGap(y) || numberOf(y) !== undefined));
  return wrong < 0 ? [] : [{ at: `${at}[${wrong}]`, what: `${JSON.stringify(entries[wrong])} is no point` }];
}

const points: Shape<readonly SparkPoint[]> = {
  kind: 'list, text or dataset',
  meaning:
    'The values: numbers, objects with `x` and `y`, a text (`"0,4 1,7"`), or a dataset of one or two columns. Null is a gap.',
  default: [],
  read: sparkPoints,
  unread: unreadPoints,
};

const fill = (what: string, opacity: number) =>
  object(
    { color: tint(`The colour of ${what}.`), opacity: number(opacity, 'How much it covers, from 0 to 1.') },
    `The inside of ${what}.`,
  );

const dashes = (otherwise: string) => text(otherwise, 'How it is dashed: the lengths of lines and gaps, in pixels.');

const roundFirst = ['circle', 'square', 'triangle'] as const;
const squareFirst = ['square', 'circle', 'triangle'] as const;

const marker = (what: string, shapes: typeof roundFirst | typeof squareFirst) =>
  object(
    {
      shape: choice(shapes, 'Its shape.'),
      size: pixels(5, 'How large it is, in pixels; 0 for none.'),
      fill: fill('the mark', 1),
      stroke: object(
        {
          color: tint('Its colour.'),
          width: pixels(0.5, 'How thick it is, in pixels.'),
          opacity: number(1, 'How much it covers, from 0 to 1.'),
          dashArray: dashes(''),
        },
        'Its outline.',
      ),
      style: style('How it looks.'),
    },
    `The mark of ${what}.`,
  );

export const sparkline = declare({
  type: 'ia.display.sparkline',
  title: 'Sparkline',
  purpose: 'Shows how a value went, in a small line without axes.',
  properties: {
    points,
    color: tint('The colour of the line.'),
    stroke: color('', 'The colour of the line in earlier projects, where `color` does not say it.'),
    width: pixels(0.75, 'How thick the line is, in pixels.'),
    strokeWidth: numberOrNone(null, 'The same in earlier projects, where `width` does not say it.'),
    opacity: number(1, 'How much the line covers, from 0 to 1.'),
    dashArray: dashes(''),
    range: object(
      {
        high: numberOrNone(null, 'The highest value that has a place; else the highest that there is.'),
        low: numberOrNone(null, 'The lowest.'),
      },
      'What the height of the component means.',
    ),
    desired: object(
      {
        high: numberOrNone(null, 'Where the band ends; without both there is none.'),
        low: numberOrNone(null, 'Where it begins.'),
        fill: fill('the band', 0.1),
        stroke: object(
          {
            color: tint('Its colour.'),
            width: pixels(1, 'How thick it is, in pixels.'),
            opacity: number(1, 'How much it covers, from 0 to 1.'),
            dashArray: dashes('4'),
          },
          'Its outline.',
        ),
      },
      'A band behind the line, where values should be.',
    ),
    marker: object(
      {
        first: marker('the first value', roundFirst),
        last: marker('the last value', roundFirst),
        high: marker('the highest value', squareFirst),
        low: marker('the lowest value', squareFirst),
      },
      'Marks on the line.',
    ),
  },
  shows: 'points',
});
