/**
 * Transforms of the kind `format`: `{formatType: numeric | datetime, formatValue}`, a pattern of Java's or a named form, in the
 * session's locale and zone. The result is a text; nothing stays nothing.
 */
import { CountersignError } from '../../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../contract/json.ts';
import { formatAmount } from '../../../format/currencies.ts';
import { formatDate } from '../../../format/datePattern.ts';
import { formatNumber } from '../../../format/numberPattern.ts';
import { localeTag } from '../../../format/symbols.ts';
import { regionOf } from '../../expression/evaluate.ts';
import { toMillis } from '../../expression/functions/dates.ts';
import { toNumber, type Region } from '../../expression/values.ts';
import { bad, refuse } from '../bindings/binding.ts';
import { following } from './expression.ts';
import { madeOf, unreadable, type OpenTransform } from './transform.ts';

/** Makes a text of a value, which is not null. */
type Format = (value: Json, region: Region) => string;

/** Named forms of numbers, as Java's `NumberFormat` gives them. */
const numberForms: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  integer: { maximumFractionDigits: 0 },
  number: { maximumFractionDigits: 3 },
  percent: { style: 'percent', maximumFractionDigits: 1 },
};
const lengths = ['short', 'medium', 'long', 'full'] as const;
type Length = (typeof lengths)[number];

function lengthOf(value: Json | undefined): Length | undefined {
  return lengths.find((length) => length === value);
}

function isNone(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || value === 'none';
}

function asNumber(value: Json): number {
  return typeof value === 'boolean' ? refuse('a truth value is no number') : toNumber(value);
}

function numeric(formatValue: Json | undefined): Format | string {
  if (typeof formatValue !== 'string' || formatValue === '') return 'a number needs a form or a pattern';
  if (formatValue === 'currency') return (value, { locale }) => formatAmount(asNumber(value), locale);
  const form = Object.hasOwn(numberForms, formatValue) ? numberForms[formatValue] : undefined;
  if (form === undefined) {
    return (value, { locale }) => formatNumber(asNumber(value), formatValue, locale);
  }
  return (value, { locale }) =>
    new Intl.NumberFormat(localeTag(locale), { ...form, useGrouping: 'always', roundingMode: 'halfEven' }).format(
      asNumber(value),
    );
}

function datetime(formatValue: Json | undefined): Format | string {
  if (typeof formatValue === 'string' && formatValue !== '') {
    return (value, region) =>
      formatDate(
        toMillis(value, () => region),
        formatValue,
        region.zone,
        region.locale,
      );
  }
  const parts: JsonObject = isJsonObject(formatValue) ? formatValue : {};
  const unknown = ['date', 'time'].find((part) => !isNone(parts[part]) && lengthOf(parts[part]) === undefined);
  if (unknown !== undefined) return `a ${unknown} is not written ${JSON.stringify(parts[unknown])}`;
  const [date, time] = [lengthOf(parts['date']), lengthOf(parts['time'])];
  if (date === undefined && time === undefined) return 'a date needs a pattern, or how long its date and time are';
  const options = {
    ...(date === undefined ? {} : { dateStyle: date }),
    ...(time === undefined ? {} : { timeStyle: time }),
  };
  return (value, region) => {
    const millis = toMillis(value, () => region);
    return new Intl.DateTimeFormat(localeTag(region.locale), { ...options, timeZone: region.zone }).format(millis);
  };
}

export const formatTransform: OpenTransform = (config, scope, emit, fail) => {
  const { formatType, formatValue } = config;
  const format =
    formatType === 'datetime'
      ? datetime(formatValue)
      : formatType === 'numeric' || formatType === undefined
        ? numeric(formatValue)
        : `there is no format of ${JSON.stringify(formatType)}`;
  if (typeof format === 'string') return unreadable(format, fail);
  return following(
    (own, input) => () => {
      const given = input();
      const { value } = given;
      if (value === null || value === '') return madeOf(given, value);
      // Read also where it fails: another locale or zone may be one that is there.
      const region = regionOf(own.references.read);
      try {
        return madeOf(given, formatted(format, value, region));
      } catch (error) {
        if (!(error instanceof CountersignError)) throw error;
        return bad('Error_Formatting', error.message);
      }
    },
    scope,
    emit,
    fail,
  );
};

function formatted(format: Format, value: Json, region: Region): string {
  try {
    return format(value, region);
  } catch (error) {
    // A locale that nobody has, a number that is no time.
    if (error instanceof RangeError) refuse(`it cannot be written: ${error.message}`);
    throw error;
  }
}
