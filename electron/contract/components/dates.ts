/** Moments: a day, a time, or both. */
import { objectOf, type Json, type JsonObject } from '../json.ts';
import { millisOfDate } from '../values.ts';
import { onActionPerformed } from './buttons.ts';
import { declare } from './declaration.ts';
import { anything, choice, date, flag, millisOf, object, pattern, style, text } from './shapes.ts';

const moment = {
  value: { ...date('The moment that is held.'), default: null },
  formattedValue: anything('', 'The same as a text, by `format`. The gateway writes it.'),
  formattedValues: anything(
    undefined,
    'The same as texts, of the day (`date`), of the time (`time`) and of both (`datetime`), as far as it is chosen. The gateway writes them.',
  ),
  format: pattern('date', 'lll', 'How it is written, on the clock of the session.'),
  minDate: date('The earliest that may be chosen; without it there is none.'),
  maxDate: date('The latest that may be chosen; without it there is none.'),
  locale: text('en', 'The language of months and days.'),
  enabled: flag(true, 'Whether it can be changed.'),
};

/** Why a moment is not one that may be chosen, in words; undefined where it is. */
export function whyNotMoment({ minDate, maxDate }: JsonObject, value: Json): string | undefined {
  if (value === null) return undefined;
  const millis = millisOfDate(value);
  if (millis === undefined) return 'It takes a date.';
  if (millis < (millisOf(minDate) ?? -Infinity)) return 'That is earlier than the earliest.';
  return millis > (millisOf(maxDate) ?? Infinity) ? 'That is later than the latest.' : undefined;
}

const chosen = {
  shows: 'value',
  writes: ['value'],
  refuses: (props: JsonObject, _path: unknown, value: Json) => whyNotMoment(props, value),
  events: onActionPerformed,
};

/** Projects have the style of a calendar in the object itself, or in a `style` in it. */
function flattened(value: Json | undefined): JsonObject {
  const { style: inner, ...own } = objectOf(value);
  return { ...own, ...objectOf(inner) };
}

export const dateTimeInput = declare({
  type: 'ia.input.date-time-input',
  title: 'Date and time input',
  purpose: 'Takes a day, a time or both from a calendar that opens.',
  hasAll: true,
  properties: {
    ...moment,
    pickerType: choice(['datetime', 'date', 'time'], 'What is chosen.'),
    placeholder: text('Select date', 'What stands in the empty field.'),
    dismissOnSelect: flag(true, 'Whether the calendar closes when something was chosen.'),
    inputProps: object({ style: style('How it looks.') }, 'The field.'),
    modalStyle: {
      ...style('How the calendar looks; also in an inner `style`.'),
      read: flattened,
      styles: (value, at) => [{ at, style: flattened(value) }],
    },
  },
  ...chosen,
});

export const dateTimePicker = declare({
  type: 'ia.input.date-time-picker',
  title: 'Date and time picker',
  purpose: 'Takes a day, or a day and a time, from a calendar that is always there.',
  hasAll: true,
  properties: {
    ...moment,
    pickerType: choice(['datetime', 'date'], 'What is chosen.'),
  },
  ...chosen,
});
