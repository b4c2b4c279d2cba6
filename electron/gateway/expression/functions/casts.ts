/** Functions that make a value of another kind. A second value holds where the first is not there or is no such thing. */
import { dateValue, datasetValue, millisOfDate } from '../../../contract/values.ts';
import { tableOf } from '../tables.ts';
import {
  double,
  isNothing,
  plain,
  refuse,
  toBoolean,
  toNumber,
  toText,
  toWhole,
  typeName,
  type Region,
  type Value,
} from '../values.ts';
import { toColor } from './colors.ts';
import { toMillis } from './dates.ts';
import { absent, attempt, form, regional, type FunctionDefinition, type Functions } from './definition.ts';

/** A cast: null stays null. */
function cast(convert: (value: Value, region: () => Region) => Value): FunctionDefinition {
  const alone = regional([1, 1], (region, value) => (isNothing(value) ? null : convert(value, region)));
  return form([1, 2], ([value = absent, instead], site) => {
    const converted = alone.prepare([value], site);
    if (instead === undefined) return converted;
    return (references) => {
      const found = attempt(converted, references);
      return found.value === null ? instead(references) : found;
    };
  });
}

/** A date is the number of its milliseconds. */
function numberOf(value: Value): number {
  return millisOfDate(plain(value)) ?? toNumber(value);
}

/** Java's `int`. Throws for what it cannot hold. */
function toInt(value: Value): number {
  const number = toWhole(numberOf(value));
  return number === (number | 0) ? number : refuse(`${number} is beyond the whole numbers of 32 bits: use toLong`);
}

/** Java's `long`: what is beyond it becomes the last one. */
function toLong(value: Value): number {
  const number = numberOf(value);
  if (
    typeof value === 'string' &&
    /^[-+]?\d{16,19}$/.test(value) &&
    BigInt(value.replace('+', '')) !== BigInt(number)
  ) {
    return refuse(`${value} has more digits than a number holds here`);
  }
  return Number.isNaN(number) ? refuse('NaN is no whole number') : clamped(number);
}

function clamped(number: number): number {
  return Math.abs(number) >= 2 ** 63 ? Math.sign(number) * 2 ** 63 : toWhole(number);
}

/** The value of a list of objects as rows. */
function toDataset(value: Value): Value {
  const columns = tableOf(value) ?? refuse('the value is neither a dataset nor a list of objects');
  return datasetValue(columns);
}

const whole = cast(toInt);
const decimal = cast((value) => double(numberOf(value)));
const text = cast(toText);

export const castFunctions: Functions = {
  toInt: whole,
  toInteger: whole,
  toLong: cast(toLong),
  toFloat: decimal,
  toDouble: decimal,
  toStr: text,
  toString: text,
  toBoolean: cast(toBoolean),
  toDate: cast((value, region) => dateValue(toMillis(value, region))),
  toDataSet: cast(toDataset),
  toColor: cast(toColor),
};

/** A value as the kind that another one has: what `lookup` does to its results. Null has no kind, and stays null. */
export function asKindOf(other: Value, value: Value, region: () => Region): Value {
  if (isNothing(value)) return null;
  switch (typeName(other)) {
    case 'Integer':
      return toInt(value);
    case 'Long':
      return toLong(value);
    case 'Double':
      return double(numberOf(value));
    case 'String':
      return toText(value, region);
    case 'Boolean':
      return toBoolean(value);
    case 'Date':
      return dateValue(toMillis(value, region));
    default:
      return value;
  }
}
