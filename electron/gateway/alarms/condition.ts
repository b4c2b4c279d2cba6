/** Whether a value is one that an alarm is for. */
import { levelOf } from '../platform/quality.ts';
import type { AlarmSettings } from '../tags/alarmSettings.ts';
import type { QualifiedValue } from '../tags/provider.ts';

/**
 * Whether the alarm's condition holds for a value, or undefined where the value cannot say it: one of bad quality, or no
 * number. An alarm that is active stays so until the value has left its range by the dead band.
 */
export function holds(
  settings: AlarmSettings,
  { value, quality }: QualifiedValue,
  isActive: boolean,
): boolean | undefined {
  const level = levelOf(quality);
  if (settings.mode === 'BadQuality') return level === 'bad' || level === 'error';
  // It is never active: each change is an event that is over at once.
  if (settings.mode === 'AnyChange') return level === 'good' ? false : undefined;
  const number = typeof value === 'boolean' ? Number(value) : value;
  if (level !== 'good' || typeof number !== 'number') return undefined;
  const { setpointA, setpointB, inclusiveA, inclusiveB } = settings;
  const band = isActive ? settings.deadband : 0;
  const isAbove = (limit: number, inclusive: boolean): boolean => (inclusive ? number >= limit : number > limit);
  const isBelow = (limit: number, inclusive: boolean): boolean => (inclusive ? number <= limit : number < limit);
  switch (settings.mode) {
    case 'AboveValue':
      return isAbove(setpointA - band, inclusiveA);
    case 'BelowValue':
      return isBelow(setpointA + band, inclusiveA);
    case 'Equality':
      return Math.abs(number - setpointA) <= band;
    case 'Inequality':
      return number !== setpointA;
    case 'BetweenValues':
      return isAbove(setpointA - band, inclusiveA) && isBelow(setpointB + band, inclusiveB);
    case 'OutsideValues':
      return isBelow(setpointA + band, inclusiveA) || isAbove(setpointB - band, inclusiveB);
  }
}
