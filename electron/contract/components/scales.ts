/** What declarations of indicators have in common: colours that the design gives, scales that can be, and numbers by Java's patterns. */
import { objectOf, type JsonObject } from '../json.ts';
import { color, numberOf, pattern, style, type Part, type Shape } from './shapes.ts';

/** The colour of a part; where a project says none, the design's, which night has of its own. */
export function tint(meaning: string): Shape<string> {
  return color('', meaning);
}

/** How a number is written, by a pattern of Java. */
export function javaNumber(otherwise: string): Shape<string> {
  return pattern('javaNumber', otherwise, 'How the number is written.');
}

/** A style with a size of the letters, which a project may change. */
export function letters(fontSize: number, meaning: string): Shape<JsonObject> {
  return { ...style(meaning), default: { fontSize }, read: (value) => ({ fontSize, ...objectOf(value) }) };
}

/** Names a scale on which nothing can stand: its end is not above its beginning. `otherwise` is what a project leaves unsaid. */
export function scaleParts(
  props: JsonObject,
  [low, high]: readonly [string, string],
  otherwise: readonly [number, number],
  at = '',
): readonly Part[] {
  const end = (name: string, unsaid: number): number => numberOf(props[name]) ?? unsaid;
  const [least, most] = [end(low, otherwise[0]), end(high, otherwise[1])];
  return most > least ? [] : [{ at: `${at}${high}`, what: `${most} is not above ${low}, which is ${least}` }];
}

/** Names arcs that go around more than once. */
export function arcParts(props: JsonObject): readonly Part[] {
  const angle = (name: string, unsaid: number): number => numberOf(props[name]) ?? unsaid;
  const turn = Math.abs(angle('endAngle', 360) - angle('startAngle', 180));
  if (turn > 0 && turn <= 360) return [];
  return [{ at: 'endAngle', what: `an arc of ${turn} degrees; it goes from more than 0 to 360` }];
}
