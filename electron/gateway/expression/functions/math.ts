/** Functions of numbers. */
import { roundedAt, shortestDecimal } from '../../../format/decimal.ts';
import { double, isDouble, isNothing, refuse, toNumber, toNumeric, toWhole, type Value } from '../values.ts';
import { plainFunction, type FunctionDefinition, type Functions } from './definition.ts';

/** A function of doubles that gives a double; Java's `Math` has the same. */
function ofDoubles(reckon: (number: number) => number): FunctionDefinition {
  return plainFunction([1, 1], (value) => double(reckon(toNumber(value))));
}

/** Nearest, and up from the middle; whole where no places are asked for. */
function round(value: Value | undefined, places: Value | undefined): Value {
  const number = toNumber(value);
  const digitsKept = isNothing(places) ? 0 : toWhole(places);
  if (!Number.isFinite(number)) return number;
  if (digitsKept > 400) return isDouble(value) ? double(number) : number;
  if (digitsKept < -400) refuse(`${digitsKept} is no number of places`);
  const { negative, digits, point } = roundedAt(shortestDecimal(number), digitsKept, 'ceiling');
  const rounded = Number(`${negative ? '-' : ''}0.${digits || '0'}e${point}`) + 0;
  return digitsKept > 0 ? double(rounded) : rounded;
}

function absolute(value: Value | undefined): Value {
  const number = Math.abs(toNumber(value));
  return isDouble(toNumeric(value)) ? double(number) : number;
}

export const mathFunctions: Functions = {
  abs: plainFunction([1, 1], absolute),
  ceil: ofDoubles(Math.ceil),
  floor: ofDoubles(Math.floor),
  round: plainFunction([1, 2], round),
  pow: plainFunction([2, 2], (value, power) => double(toNumber(value) ** toNumber(power))),
  exp: ofDoubles(Math.exp),
  log: ofDoubles(Math.log),
  log10: ofDoubles(Math.log10),
  sqrt: ofDoubles(Math.sqrt),
  sin: ofDoubles(Math.sin),
  cos: ofDoubles(Math.cos),
  tan: ofDoubles(Math.tan),
  asin: ofDoubles(Math.asin),
  acos: ofDoubles(Math.acos),
  atan: ofDoubles(Math.atan),
  // Java multiplies by these two.
  toDegrees: ofDoubles((radians) => radians * 57.29577951308232),
  toRadians: ofDoubles((degrees) => degrees * 0.017453292519943295),
};
