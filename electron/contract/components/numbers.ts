/** Fields for numbers. */
import { objectOf, type Json, type JsonObject } from '../json.ts';
import { onActionPerformed } from './buttons.ts';
import { declare } from './declaration.ts';
import {
  choice,
  color,
  flag,
  number,
  numberOf,
  numberOrNone,
  object,
  pattern,
  quantity,
  style,
  text,
  type Part,
} from './shapes.ts';

/** Why a number is not between two others, either of which may be missing; undefined where it is. */
export function whyNotWithin(value: number, least: number | undefined, most: number | undefined): string | undefined {
  if (least !== undefined && most !== undefined && (value < least || value > most)) {
    return `It goes from ${least} to ${most}.`;
  }
  if (least !== undefined && value < least) return `It goes from ${least} on.`;
  return most !== undefined && value > most ? `It goes up to ${most}.` : undefined;
}

export const numericEntryField = declare({
  type: 'ia.input.numeric-entry-field',
  title: 'Numeric entry field',
  purpose: 'Takes a number.',
  hasAll: true,
  properties: {
    value: quantity('', 'The number that is held, also as a text.'),
    mode: choice(
      ['direct', 'protected', 'button'],
      'Whether a person types at once, after a double click or a long press, or after a press on a button beside it.',
    ),
    format: pattern('number', '0,0.##', 'How the number is written while nobody types.'),
    align: choice(['right', 'left', 'center'], 'On which side it stands, or in the middle.'),
    spinner: object(
      {
        enabled: flag(true, 'Whether they are there.'),
        increment: number(1, 'How much a press makes of it.'),
      },
      'Buttons for less and more.',
    ),
    inputBounds: object(
      {
        minimum: numberOrNone(null, 'The least number.'),
        maximum: numberOrNone(null, 'The most.'),
        invalidStyle: style('How the field looks while what is typed is outside.'),
      },
      'What may be entered. What is outside is not written.',
    ),
    placeholder: text('', 'What stands in the empty field.'),
    tooltipText: text('', 'What is said while a pointer stands on it.'),
    containerStyle: style('How the whole looks, with its buttons.'),
    enabled: flag(true, 'Whether it can be changed.'),
  },
  shows: 'value',
  writes: ['value'],
  refuses: ({ inputBounds }, _path, value) => {
    if (value === null) return undefined;
    if (typeof value !== 'number') return 'It takes a number.';
    const { minimum, maximum } = objectOf(inputBounds);
    return whyNotWithin(value, numberOf(minimum), numberOf(maximum));
  },
  events: onActionPerformed,
});

/** Labels beside a slider; more of them are no help. */
export const mostLabels = 100;

function scaleOf({ min, max, step }: JsonObject): {
  readonly min: number;
  readonly max: number;
  readonly step: number;
} {
  return { min: numberOf(min) ?? 0, max: numberOf(max) ?? 100, step: numberOf(step) ?? 1 };
}

function scaleParts(props: JsonObject): readonly Part[] {
  const { min, max, step } = scaleOf(props);
  const { show, interval } = objectOf(props['labels']);
  const each = numberOf(interval) ?? 20;
  const tooMany = show === true && !(each > 0 && (max - min) / each <= mostLabels);
  return [
    ...(max > min ? [] : [{ at: 'max', what: 'no more than the least' }]),
    ...(step > 0 ? [] : [{ at: 'step', what: 'no step at all' }]),
    ...(tooMany ? [{ at: 'labels.interval', what: `more than ${mostLabels} labels` }] : []),
  ];
}

export const slider = declare({
  type: 'ia.input.slider',
  title: 'Slider',
  purpose: 'Takes a number between two others. It is written when the handle is let go.',
  hasAll: true,
  properties: {
    value: quantity(0, 'The number that is held.'),
    min: number(0, 'The least number.'),
    max: number(100, 'The most.'),
    step: number(1, 'How far apart two numbers are.'),
    orientation: choice(['horizontal', 'vertical'], 'Which way it lies.'),
    labels: object(
      {
        show: flag(false, 'Whether they are there.'),
        interval: number(20, 'How far apart two of them are.'),
      },
      'Numbers beside it.',
    ),
    handleColor: color('', 'The colour of the handle.'),
    trackColor: color('', 'The colour of the part below the value.'),
    railColor: color('', 'The colour of the part above it.'),
    enabled: flag(true, 'Whether it can be changed.'),
  },
  parts: scaleParts,
  shows: 'value',
  writes: ['value'],
  refuses: (props: JsonObject, _path, value: Json) => {
    if (typeof value !== 'number') return 'It takes a number.';
    const { min, max } = scaleOf(props);
    return whyNotWithin(value, min, max);
  },
  events: onActionPerformed,
});
