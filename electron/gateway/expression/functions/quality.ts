/** Functions of qualities, times and kinds of values. */
import { dateValue } from '../../../contract/values.ts';
import type { Quality } from '../../../contract/page.ts';
import { good } from '../../platform/quality.ts';
import { codeNamed, levelNamed } from '../qualityCodes.ts';
import { isNothing, isNumber, qualityCode, refuse, typeName, toNumber, toText, type Value } from '../values.ts';
import { absent, attempt, form, plainFunction, timeOf, type Functions } from './definition.ts';

/** A code or a level as it is looked up: numbers by number, all else by name. */
function key(value: Value): number | string {
  return isNumber(value) ? toNumber(value) : toText(value);
}

/** The quality of a level, or of one of its codes where a second value names it. */
function quality(level: Value, code: Value, message: Value): Quality {
  const named = levelNamed(key(level)) ?? codeNamed(toText(level));
  if (named === undefined)
    return refuse(`${toText(level) || 'null'} is no level of quality: Good, Uncertain, Bad or Error`);
  const exact = isNothing(code) ? named : (codeNamed(key(code)) ?? codeNamed(`${named}_${toText(code)}`));
  if (exact?.split('_')[0] !== named.split('_')[0]) return refuse(`${toText(code)} is no code of the level ${named}`);
  return isNothing(message) ? { code: exact ?? named } : { code: exact ?? named, reason: toText(message) };
}

/** Codes of earlier versions: 192 and what is above it is good, below 64 is bad. */
function forced(code: number): string {
  const earlier = code < 0 || code > 255 ? codeNamed(code) : code >= 192 ? 'Good' : code >= 64 ? 'Uncertain' : 'Bad';
  return earlier ?? refuse(`${code} is no code of a quality`);
}

const qualified = form([2, 4], ([value = absent, level = absent, code = absent, message = absent]) => (references) => {
  const found = value(references);
  const given = quality(level(references).value, code(references).value, message(references).value);
  return { ...found, quality: given };
});

const forceQuality = form([1, 2], ([value = absent, code]) => (references) => {
  const found = value(references);
  const number = code === undefined ? 192 : toNumber(code(references).value);
  return { ...found, quality: { code: forced(number) } };
});

const timestampOf = form([1, 1], ([value = absent]) => (references) => {
  const found = value(references);
  return { ...found, value: dateValue(found.timestamp ?? timeOf(references, 0)) };
});

export const qualityFunctions: Functions = {
  qualifiedValue: qualified,
  forceQuality,
  qualityOf: form([1, 1], ([value = absent]) => (references) => ({
    value: qualityCode(attempt(value, references).quality.code),
    quality: good,
  })),
  timestampOf,
  typeOf: plainFunction([1, 1], (value) => (isNothing(value) ? null : typeName(value))),
};
