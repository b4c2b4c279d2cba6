/** What shows how much of something there is. */
import { localeProblem } from './localeProblem.ts';
import {
  anything,
  choice,
  color,
  flag,
  isText,
  list,
  number,
  numberOrNone,
  object,
  pattern,
  pixels,
  style,
  text,
} from './shapes.ts';
import { declare } from './declaration.ts';
import { javaNumber, letters, scaleParts, tint } from './scales.ts';

const lane = (what: string) => ({
  color: tint(`The colour of the ${what}.`),
  style: style(`How the ${what} looks.`),
});
const lanes = (what: string) =>
  object(
    {
      ...lane(what),
      determinate: object(lane(what), 'The same where it shows a value; wins over what stands above.'),
      indeterminate: object(lane(what), 'The same where it shows that something runs.'),
    },
    `The ${what}.`,
  );

export const progress = declare({
  type: 'ia.display.progress',
  title: 'Progress bar',
  purpose: 'Shows how far something is.',
  hasAll: true,
  properties: {
    value: numberOrNone(50, 'How far it is.'),
    min: number(0, 'The value of the empty bar.'),
    max: number(100, 'The value of the full bar.'),
    mode: choice(['determinate', 'indeterminate'], 'Whether it shows a value, or only that something runs.'),
    bar: lanes('bar'),
    track: lanes('track behind the bar'),
    valueDisplay: object(
      {
        enabled: flag(false, 'Whether the value stands there as a number; off the scale it always does.'),
        format: pattern('number', '0,0.##', 'How the number is written.'),
        justify: choice(['center', 'left', 'right'], 'Where it stands.'),
        style: style('How it looks.'),
      },
      'The value as a number.',
    ),
  },
  shows: 'value',
  parts: (props) => scaleParts(props, ['min', 'max'], [0, 100]),
});

export const ledDisplay = declare({
  type: 'ia.display.led-display',
  title: 'LED display',
  purpose: 'Shows a number or a short text in segments.',
  hasAll: true,
  properties: {
    value: {
      ...anything(0, 'A number, or a text, which is shown as it is.'),
      kind: 'number or text',
      unread: (value, at) =>
        typeof value === 'number' || isText(value)
          ? []
          : [{ at, what: `${JSON.stringify(value)} is no number and no text` }],
    },
    numberFormat: javaNumber('#,##0.00'),
    segmentFormat: choice(
      ['14 segment', '7 segment'],
      'How many segments a character has; one that they cannot show stands as a letter.',
    ),
    diodeOnColor: tint('The colour of segments that are lit.'),
    diodeOffColor: tint('The colour of the others.'),
    backgroundColor: tint('The colour behind them.'),
    locale: {
      ...text('en-US', 'Whose separators the number has.'),
      unread: (value, at) => localeProblem(value, at),
    },
  },
  shows: 'value',
});

export const cylindricalTank = declare({
  type: 'ia.display.cylindrical-tank',
  title: 'Cylindrical tank',
  purpose: 'Shows how full a tank is.',
  hasAll: true,
  properties: {
    value: numberOrNone(0, 'What is in it.'),
    capacity: number(100, 'What goes into it.'),
    warningThreshold: number(100, 'From how many per cent of the capacity on it has its colours of warning.'),
    liquidColor: tint('The colour of what is in it.'),
    liquidWarningColor: tint('The same, at a warning.'),
    liquidOpacity: number(0.7, 'How much covers what is behind the liquid, from 0 to 1.'),
    tankColor: tint('The colour of the tank.'),
    tankWarningColor: tint('The same, at a warning.'),
    strokeWidth: pixels(2, 'How thick its lines are, in pixels.'),
    valueDisplay: object(
      {
        enabled: flag(true, 'Whether the level stands there as a number; off the scale it always does.'),
        format: pattern('number', '0%', 'How it is written: with `%` as a part of the capacity, else the value.'),
        unit: object(
          {
            enabled: flag(false, 'Whether a unit stands there.'),
            fix: choice(['post', 'pre'], 'Behind the number or before it.'),
            value: text('', 'The unit.'),
          },
          'The unit of the number.',
        ),
        style: style('How the number looks.'),
      },
      'The level as a number.',
    ),
  },
  shows: 'value',
  parts: (props) => scaleParts({ ...props, empty: 0 }, ['empty', 'capacity'], [0, 100]),
});

export const thermometer = declare({
  type: 'ia.display.thermometer',
  title: 'Thermometer',
  purpose: 'Shows a temperature.',
  hasAll: true,
  properties: {
    value: numberOrNone(25, 'The temperature.'),
    lowBound: number(0, 'The lowest that the scale shows.'),
    highBound: number(100, 'The highest.'),
    unit: text('C', 'The letter behind the sign of degrees. The value is not converted.'),
    mercuryColor: tint('The colour of the column.'),
    thermometerColor: tint('The colour of the outline.'),
    valueFontColor: tint('The colour of the number.'),
    axisLabelColor: tint('The colour of the scale.'),
    strokeWidth: pixels(2, 'How thick the outline is, in pixels.'),
    valueFont: letters(25, 'How the number looks.'),
    intervals: list(
      object(
        {
          low: numberOrNone(null, 'Where the interval begins; without it, it has no lower end.'),
          high: numberOrNone(null, 'Where it ends; without it, it has no upper end.'),
          color: color('', 'The colour of the column while the value is in it.'),
        },
        'An interval.',
      ),
      'Intervals with colours of their own.',
    ),
  },
  shows: 'value',
  parts: (props) => scaleParts(props, ['lowBound', 'highBound'], [0, 100]),
});
