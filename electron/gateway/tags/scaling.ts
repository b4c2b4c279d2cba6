/** Scaling of tags: a straight line between what a controller has and what people read, clamped at its ends where it says so. */
import type { Json } from '../../contract/json.ts';
import { heldAs, takenAs, type Converted } from './dataTypes.ts';
import type { TagDefinition } from './definitions.ts';
import type { QualifiedValue } from './provider.ts';

type Scale = Pick<
  TagDefinition,
  'dataType' | 'scaleMode' | 'rawLow' | 'rawHigh' | 'scaledLow' | 'scaledHigh' | 'clampMode'
>;

/** A value of a controller as people read it: a text of a number and a truth value count as numbers. */
export function scaled(scale: Scale, given: QualifiedValue): QualifiedValue {
  const { rawLow, rawHigh, scaledLow, scaledHigh, clampMode } = scale;
  if (!isScaled(scale) || given.value === null) return given;
  if (rawLow === rawHigh) {
    return {
      ...given,
      value: null,
      quality: { code: 'Error_Configuration', reason: 'The raw range of the tag is empty.' },
    };
  }
  const raw = numberFor(given.value);
  // As it stands it would be shown as if it were scaled.
  if (raw === undefined) {
    const reason = 'What the tag follows is no number, which its scale takes.';
    return { ...given, value: null, quality: { code: 'Error_TypeConversion', reason } };
  }
  const value = line(raw, [rawLow, rawHigh], [scaledLow, scaledHigh]);
  if (!Number.isFinite(value)) {
    const reason = 'The scaled value is none that a number holds.';
    return { ...given, value: null, quality: { code: 'Bad_OutOfRange', reason } };
  }
  const [least, most] = [Math.min(scaledLow, scaledHigh), Math.max(scaledLow, scaledHigh)];
  const isLow = clampMode === 'Clamp_Low' || clampMode === 'Clamp_Both';
  const isHigh = clampMode === 'Clamp_High' || clampMode === 'Clamp_Both';
  const clamped = Math.min(isHigh ? most : Infinity, Math.max(isLow ? least : -Infinity, value));
  return { quality: given.quality, timestamp: given.timestamp, ...heldAs('Float8', clamped) };
}

/** What a controller gets for a value that people write, or why it gets none, in words behind the name of the tag. */
export function unscaled(scale: Scale, value: Json): Converted {
  const { rawLow, rawHigh, scaledLow, scaledHigh } = scale;
  if (!isScaled(scale) || value === null) return { value };
  const number = numberFor(value);
  if (number === undefined) return { refused: 'takes numbers' };
  if (rawLow === rawHigh || scaledLow === scaledHigh)
    return { refused: 'takes numbers within its scale, which is empty' };
  const raw = line(number, [scaledLow, scaledHigh], [rawLow, rawHigh]);
  return Number.isFinite(raw) ? { value: raw } : { refused: 'takes numbers within its scale' };
}

/** A type that is no number has no scale, whatever its entry says. */
function isScaled({ dataType, scaleMode }: Scale): boolean {
  return scaleMode !== 'Off' && (dataType === undefined || /^(?:Int|Float)\d$/.test(dataType));
}

/** A value as a number; undefined for what is none. */
function numberFor(value: Json): number | undefined {
  const taken = takenAs('Float8', value);
  return 'value' in taken && typeof taken.value === 'number' ? taken.value : undefined;
}

function line(
  value: number,
  [fromLow, fromHigh]: readonly [number, number],
  [low, high]: readonly [number, number],
): number {
  return low + ((value - fromLow) / (fromHigh - fromLow)) * (high - low);
}
