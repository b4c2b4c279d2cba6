/** Functions that choose: they evaluate what they need, and no more. */
import { equal } from '../comparing.ts';
import { levelOf, good } from '../../platform/quality.ts';
import { levelOfCode } from '../qualityCodes.ts';
import { madeOf, regionOf, worst, type Evaluate, type References } from '../references.ts';
import { nameOfQuality, plain, toBoolean, toWhole, type Value } from '../values.ts';
import { absent, attempt, form, plainFunction, type FunctionDefinition, type Functions } from './definition.ts';

const chooseIf = form([3, 3], ([condition = absent, whenTrue = absent, whenFalse = absent]) => (references) => {
  const held = condition(references);
  const chosen = (toBoolean(held.value) ? whenTrue : whenFalse)(references);
  return madeOf(chosen.value, held, chosen);
});

/** The result at the place of the first candidate that equals the value; null equals none. */
function choose(
  wanted: Evaluate,
  candidates: readonly Evaluate[],
  results: readonly Evaluate[],
  otherwise: Evaluate,
): Evaluate {
  return (references) => {
    let seen = wanted(references);
    const { value } = seen;
    const region = () => regionOf(references.read);
    const at = candidates.findIndex((candidate) => {
      const found = candidate(references);
      seen = madeOf(value, seen, found);
      return value !== null && equal(found.value, value, region);
    });
    const chosen = (results[at] ?? otherwise)(references);
    return madeOf(chosen.value, seen, chosen);
  };
}

const chooseCase: FunctionDefinition = {
  takes: [4, Infinity],
  inPairs: true,
  prepare: ([value = absent, ...rest]) =>
    choose(
      value,
      rest.slice(0, -1).filter((_, index) => index % 2 === 0),
      rest.slice(0, -1).filter((_, index) => index % 2 === 1),
      rest.at(-1) ?? absent,
    ),
};

const chooseSwitch: FunctionDefinition = {
  takes: [4, Infinity],
  inPairs: true,
  prepare: ([value = absent, ...rest]) => {
    const half = (rest.length - 1) / 2;
    return choose(value, rest.slice(0, half), rest.slice(half, -1), rest.at(-1) ?? absent);
  },
};

/** What is not there is passed over, with its quality. */
const coalesce = form([1, Infinity], (args) => (references) => {
  let quality = good;
  for (const arg of args) {
    const found = arg(references);
    if (found.value !== null) return found;
    quality = worst(quality, found.quality);
  }
  return { value: null, quality };
});

const tryTo = form([2, 2], ([wanted = absent, instead = absent]) => (references) => {
  const found = attempt(wanted, references);
  return levelOf(found.quality) === 'error' ? instead(references) : found;
});

/** A question about a value that has a good answer, whatever its quality. */
function about(holds: (found: ReturnType<Evaluate>) => boolean): FunctionDefinition {
  return form([1, 1], ([arg = absent]) => (references: References) => ({
    value: holds(attempt(arg, references)),
    quality: good,
  }));
}

/** Whether the level of a value is one of those; of a code of a quality, whether its own is. */
function ofLevel(...levels: readonly string[]): FunctionDefinition {
  return about(({ value, quality }) => {
    const name = nameOfQuality(value);
    return levels.includes(name === undefined ? levelOf(quality) : levelOfCode(name));
  });
}

/** Whether a list has a value, or is it. */
function holds(list: Value | undefined, value: Value | undefined): boolean {
  const given = plain(list);
  return (Array.isArray(given) ? given : [given]).includes(plain(value));
}

export const logicFunctions: Functions = {
  if: chooseIf,
  case: chooseCase,
  switch: chooseSwitch,
  coalesce,
  try: tryTo,
  isNull: about(({ value }) => value === null),
  isGood: ofLevel('good'),
  isUncertain: ofLevel('uncertain'),
  isBad: ofLevel('bad'),
  isError: ofLevel('error'),
  isBadOrError: ofLevel('bad', 'error'),
  isAvailable: about(({ value, quality }) => value !== null && ['good', 'uncertain'].includes(levelOf(quality))),
  binEnc: plainFunction([1, 53], (...bits) =>
    bits.reduce<number>((sum, bit, at) => sum + Number(toBoolean(bit)) * 2 ** at, 0),
  ),
  binEnum: plainFunction([1, Infinity], (...bits) => bits.findIndex((bit) => toBoolean(bit)) + 1),
  getBit: plainFunction([2, 2], (value, place) => {
    const bit = toWhole(place);
    return bit < 0 || bit > 63 ? 0 : Number((BigInt(toWhole(value)) >> BigInt(bit)) & 1n);
  }),
  containsAny: plainFunction([2, Infinity], (list, ...values) => values.some((value) => holds(list, value))),
  containsAll: plainFunction([2, Infinity], (list, ...values) => values.every((value) => holds(list, value))),
};
