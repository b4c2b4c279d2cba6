/** Round gauges. Angles are in degrees, clockwise from three o'clock. */
import { objectOf, type JsonObject } from '../json.ts';
import { choice, color, flag, list, number, numberOrNone, object, type Part, percent, pixels, text } from './shapes.ts';
import { declare } from './declaration.ts';
import { arcParts, scaleParts, tint } from './scales.ts';

const turn = {
  startAngle: number(180, 'Where the scale begins, in degrees.'),
  endAngle: number(360, 'Where it ends.'),
  animate: flag(false, 'Whether it moves to a new value.'),
};

const range = object(
  {
    start: number(0, 'Where it begins.'),
    end: number(0, 'Where it ends.'),
    width: pixels(10, 'How wide it is, in pixels.'),
    color: tint('Its colour.'),
    zIndex: number(0, 'What it lies over: ranges of lower numbers.'),
  },
  'A part of the scale.',
);

const axis = (isOuter: boolean) =>
  object(
    {
      data: isOuter
        ? choice(['value', 'secondaryValue'], 'What its needle shows.')
        : choice(['secondaryValue', 'value'], 'What its needle shows.'),
      show: flag(isOuter, 'Whether it is there.'),
      minValue: number(0, 'Where it begins.'),
      maxValue: number(100, 'Where it ends.'),
      width: pixels(1, 'How thick its line is, in pixels.'),
      color: tint('The colour of its line and its numbers.'),
      percentRadius: percent(isOuter ? 100 : 85, 'How far out it is.'),
      ranges: list(range, 'Parts of it with a colour.'),
      needle: object(
        {
          color: tint('Its colour.'),
          origin: percent(0, 'Where it begins, of the way to the scale.'),
          reach: percent(100, 'Where it ends.'),
        },
        'What points to the value.',
      ),
      tickMarks: object(
        {
          color: tint('Their colour.'),
          thickness: pixels(1, 'How thick they are, in pixels; 0 for none.'),
          length: pixels(10, 'How long they are, in pixels.'),
        },
        'The marks of the scale.',
      ),
    },
    isOuter ? 'The outer scale.' : 'A scale inside of it.',
  );

const outerAxis = axis(true);
const innerAxis = axis(false);

/** Names scales on which nothing can stand, of those that are shown. */
function axisParts(props: JsonObject): readonly Part[] {
  const shown = Object.entries({ outerAxis, innerAxis }).filter(([name, shape]) => shape.read(props[name]).show);
  return shown.flatMap(([name]) => scaleParts(objectOf(props[name]), ['minValue', 'maxValue'], [0, 100], `${name}.`));
}

export const gauge = declare({
  type: 'ia.chart.gauge',
  title: 'Gauge',
  purpose: 'Shows one or two values by needles.',
  properties: {
    value: numberOrNone(0, 'The value.'),
    secondaryValue: numberOrNone(0, 'Another one, for the other scale.'),
    ...turn,
    reverseScale: flag(false, 'Whether scales run the other way.'),
    backgroundColor: tint('The colour behind it.'),
    outerAxis,
    innerAxis,
  },
  shows: 'value',
  parts: (props) => [...arcParts(props), ...axisParts(props)],
});

export const simpleGauge = declare({
  type: 'ia.chart.simple-gauge',
  title: 'Simple gauge',
  purpose: 'Shows a value as a part of an arc.',
  hasAll: true,
  properties: {
    value: numberOrNone(0, 'The value.'),
    minValue: number(0, 'Where the arc begins.'),
    maxValue: number(100, 'Where it ends.'),
    ...turn,
    arc: object(
      {
        width: pixels(20, 'How wide it is, in pixels.'),
        color: tint('Its colour.'),
        cornerRadius: pixels(0, 'How round its corners are, in pixels.'),
      },
      'The part that shows the value.',
    ),
    arcBackground: object(
      {
        color: color('', 'Its colour; else that of the arc.'),
        opacity: number(0.2, 'How much it covers, from 0 to 1.'),
      },
      'The whole arc behind it.',
    ),
    label: object(
      {
        visible: flag(true, 'Whether the value stands there as a number; off the scale it always does.'),
        size: pixels(25, 'How large it is, in pixels.'),
        color: tint('Its colour.'),
        units: text('', 'The unit behind it.'),
        maxDecimal: numberOrNone(4, 'How many digits it has behind the point at most; all of them for null.'),
        offsetX: pixels(0, 'How far it stands to the right of its place, in pixels.'),
        offsetY: number(0, 'How far it stands below its place.'),
      },
      'The value as a number.',
    ),
  },
  shows: 'value',
  parts: (props) => [...arcParts(props), ...scaleParts(props, ['minValue', 'maxValue'], [0, 100])],
});
