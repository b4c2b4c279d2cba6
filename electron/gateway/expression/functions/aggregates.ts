/** Functions of many values: of a column of a dataset, of a list, or given one by one. What is null does not count. */
import { dateValue } from '../../../contract/values.ts';
import type { Json } from '../../../contract/json.ts';
import { cellsOf, columnAt, tableOf } from '../tables.ts';
import { double, isDouble, plain, toNumber, toNumeric, type Region, type Value } from '../values.ts';
import { toMillis } from './dates.ts';
import { regional, type FunctionDefinition, type Functions } from './definition.ts';

function valuesOf(args: readonly (Value | undefined)[]): readonly Value[] {
  const [first, second] = args;
  const list = plain(first);
  const columns = args.length === 2 ? tableOf(first) : undefined;
  if (columns !== undefined) return columns.length === 0 ? [] : cellsOf(columnAt(columns, second));
  const all = args.length === 1 && Array.isArray(list) ? (list as readonly Json[]) : args;
  return all.map((value) => value ?? null);
}

/** Of numbers; where there are none, the result is null. */
function ofNumbers(
  reckon: (numbers: readonly [number, ...number[]], areDoubles: boolean) => Value,
): FunctionDefinition {
  return regional([1, Infinity], (_region, ...args) => {
    const values = valuesOf(args)
      .filter((value) => value !== null)
      .map(toNumeric);
    const [first, ...rest] = values.map(toNumber);
    return first === undefined ? null : reckon([first, ...rest], values.some(isDouble));
  });
}

function ofDates(choose: (...millis: readonly number[]) => number): FunctionDefinition {
  return regional([1, Infinity], (region: () => Region, ...args) => {
    const dates = valuesOf(args)
      .filter((value) => value !== null)
      .map((value) => toMillis(value, region));
    return dates.length === 0 ? null : dateValue(dates.reduce((one, other) => choose(one, other)));
  });
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Of all values, not of a sample of them: so it was measured, against the manual. */
function deviation(numbers: readonly number[]): number {
  const mean = total(numbers) / numbers.length;
  return Math.sqrt(total(numbers.map((number) => (number - mean) ** 2)) / numbers.length);
}

/** One of the numbers, of the kind that they have. */
function chosen(choose: (one: number, other: number) => number): FunctionDefinition {
  return ofNumbers((numbers, areDoubles) => {
    const found = numbers.reduce((one, other) => choose(one, other));
    return areDoubles ? double(found) : found;
  });
}

export const aggregateFunctions: Functions = {
  sum: chosen((one, other) => one + other),
  mean: ofNumbers((numbers) => double(total(numbers) / numbers.length)),
  median: ofNumbers((numbers) => double(median(numbers))),
  min: chosen(Math.min),
  max: chosen(Math.max),
  stdDev: ofNumbers((numbers) => double(deviation(numbers))),
  minDate: ofDates(Math.min),
  maxDate: ofDates(Math.max),
};
