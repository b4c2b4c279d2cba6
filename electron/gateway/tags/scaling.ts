/** Scaling of tags: a straight line between what a controller has and what people read, clamped at its ends where it says so. */
import type { Json } from '../../contract/json.ts';
import { heldAs } from './dataTypes.ts';
import type { TagDefinition } from './definitions.ts';
import type { QualifiedValue } from './provider.ts';

type Scale = Pick<TagDefinition, 'scaleMode' | 'rawLow' | 'rawHigh' | 'scaledLow' | 'scaledHigh' | 'clampMode'>;

/** A value of a controller as people read it. */
export function scaled(scale: Scale, given: QualifiedValue): QualifiedValue {
  const { scaleMode, rawLow, rawHigh, scaledLow, scaledHigh, clampMode } = scale;
  if (scaleMode === 'Off' || typeof given.value !== 'number') return given;
  if (rawLow === rawHigh) {
    return {
      ...given,
      value: null,
      quality: { code: 'Error_Configuration', reason: 'The raw range of the tag is empty.' },
    };
  }
  const value = line(given.value, [rawLow, rawHigh], [scaledLow, scaledHigh]);
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

/** What a controller gets for a value that people read. */
export function unscaled({ scaleMode, rawLow, rawHigh, scaledLow, scaledHigh }: Scale, value: Json): Json {
  if (scaleMode === 'Off' || typeof value !== 'number' || scaledLow === scaledHigh) return value;
  return line(value, [scaledLow, scaledHigh], [rawLow, rawHigh]);
}

function line(
  value: number,
  [fromLow, fromHigh]: readonly [number, number],
  [low, high]: readonly [number, number],
): number {
  return low + ((value - fromLow) / (fromHigh - fromLow)) * (high - low);
}
