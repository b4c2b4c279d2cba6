/** Scales with marks, and what points to them. */
import { objectOf, type JsonObject } from '../json.ts';
import {
  choice,
  flag,
  list,
  number,
  numberOf,
  numberOrNone,
  object,
  type Part,
  pixels,
  style,
  text,
} from './shapes.ts';
import { declare } from './declaration.ts';
import { javaNumber, scaleParts, tint } from './scales.ts';

const limit = (what: string) => numberOrNone(null, what);

export const movingAnalogIndicator = declare({
  type: 'ia.display.moving-analog-indicator',
  title: 'Moving analog indicator',
  purpose: 'Shows a value among its limits: what is desired, and what is an alarm.',
  hasAll: true,
  properties: {
    processValue: numberOrNone(50, 'The value.'),
    setpointValue: numberOrNone(null, 'What it should be; a hollow triangle shows it.'),
    minValue: number(0, 'Where the scale begins.'),
    maxValue: number(100, 'Where it ends.'),
    desiredLow: limit('Where the desired range begins.'),
    desiredHigh: limit('Where it ends.'),
    lowAlarm: limit('The alarm low is on at this value and below it.'),
    lowLowAlarm: limit('The same for the alarm low-low.'),
    highAlarm: limit('The alarm high is on at this value and above it.'),
    highHighAlarm: limit('The same for the alarm high-high.'),
    lowInterlock: limit('At this value and below it the interlock acts.'),
    highInterlock: limit('At this value and above it the interlock acts.'),
    label: object(
      {
        visible: flag(false, 'Whether the value stands there as a number; off the scale it always does.'),
        format: javaNumber('#,##0'),
        style: style('How the number looks.'),
      },
      'The value as a number.',
    ),
    reverseIndicator: flag(false, 'Whether the value points from the other side.'),
    sectionOutline: object(
      { color: tint('Its colour.'), width: pixels(2, 'How thick it is, in pixels.') },
      'The line around each section.',
    ),
    indicatorColor: tint('The colour of the pointer.'),
    setpointColor: tint('The colour of the triangle that shows the set point.'),
    desiredRangeColor: tint('The colour of the desired range.'),
    defaultRangeColor: tint('The colour of what is neither desired nor an alarm.'),
    inactiveAlarmColor: tint('The colour of alarms that are not on.'),
    level1AlarmColor: tint('The colour of the alarm high-high or low-low that is on.'),
    level2AlarmColor: tint('The colour of the alarm high or low that is on.'),
    interlockColor: tint('The colour of an interlock that acts.'),
  },
  shows: 'processValue',
  parts: (props) => scaleParts(props, ['minValue', 'maxValue'], [0, 100]),
});

const ticks = (span: number, length: number, what: string) =>
  object(
    {
      span: number(
        span,
        'How far they are apart, on the scale; 0 for none. Less than 3 pixels apart they are not drawn.',
      ),
      length: pixels(length, 'How long they are, in pixels.'),
      stroke: pixels(1, 'How thick they are, in pixels.'),
      color: tint('Their colour.'),
    },
    what,
  );

/** So many marks can be told apart on no screen. */
export const mostMarks = 2000;

/** Names marks that are too close together to be drawn. */
function crowded(props: JsonObject): readonly Part[] {
  const span = (numberOf(props['maxValue']) ?? 100) - (numberOf(props['minValue']) ?? 0);
  return ['majorTicks', 'minorTicks', 'fineTicks'].flatMap((name) => {
    const step = numberOf(objectOf(props[name])['span']);
    if (step === undefined || step === 0 || (step > 0 && span / step <= mostMarks)) return [];
    return [{ at: `${name}.span`, what: step < 0 ? `${step} is below 0` : `more than ${mostMarks} marks` }];
  });
}

export const linearScale = declare({
  type: 'ia.display.linear-scale',
  title: 'Linear scale',
  purpose: 'A scale with marks and numbers; upright where it is higher than wide.',
  hasAll: true,
  properties: {
    minValue: number(0, 'Where the scale begins.'),
    maxValue: number(100, 'Where it ends.'),
    mirror: flag(false, 'Whether it stands on the other side of its place.'),
    reverse: flag(false, 'Whether it runs the other way.'),
    majorTicks: ticks(20, 20, 'The long marks, which have numbers.'),
    minorTicks: ticks(5, 10, 'The marks between them.'),
    fineTicks: ticks(1, 5, 'The short marks.'),
    labels: object(
      { angle: number(0, 'How far they are turned, in degrees.'), style: style('How they look.') },
      'The numbers.',
    ),
    indicators: list(
      object(
        {
          value: numberOrNone(0, 'Where it stands on the scale; a range begins there.'),
          indicatorStyle: choice(['line', 'wedge', 'range'], 'What it is drawn as.'),
          extent: number(2, 'How far a range goes, or how wide a wedge is, on the scale.'),
          length: pixels(25, 'How far it goes from the scale, in pixels.'),
          stroke: pixels(1, 'How thick its lines are, in pixels.'),
          color: tint('Its colour.'),
          opacity: number(1, 'How much it covers, from 0 to 1.'),
          label: text('', 'What it says.'),
          labelColor: tint('The colour of that text.'),
          labelAngle: number(0, 'How far the text is turned, in degrees.'),
        },
        'A place of the scale.',
      ),
      'Places of the scale that something is said of.',
    ),
  },
  shows: 'indicators',
  parts: (props) => [...scaleParts(props, ['minValue', 'maxValue'], [0, 100]), ...crowded(props)],
});
