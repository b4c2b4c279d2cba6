/** Whether a value is one that an alarm is for. */
import { levelOf } from '../platform/quality.ts';
import { crossed, needsTwo, type AlarmSettings, type BoundSetting } from '../tags/alarmSettings.ts';
import type { QualifiedValue } from '../tags/provider.ts';

/** What the settings of an alarm come to now, or why they come to nothing. */
export type Limits =
  | { readonly setpointA: number; readonly setpointB: number; readonly condition: boolean }
  | { readonly reason: string };

/** The limits of an alarm, following what they are bound to; `read` gives the value of a binding. */
export function limitsOf(
  { mode, setpointA, setpointB, activeCondition = false }: AlarmSettings,
  read: (bound: BoundSetting) => QualifiedValue,
): Limits {
  const lacking: string[] = [];
  const numberOf = (name: string, given: number | boolean | BoundSetting): number => {
    if (typeof given !== 'object') return Number(given);
    const { value, quality } = read(given);
    const found = typeof value === 'boolean' ? Number(value) : value;
    if (levelOf(quality) === 'good' && typeof found === 'number' && Number.isFinite(found)) return found;
    lacking.push(levelOf(quality) === 'good' ? `its ${name} is no number` : `its ${name} is ${quality.code}`);
    return 0;
  };
  // What the mode does not ask takes down nothing.
  const asksSetpoints = mode !== 'BadQuality' && mode !== 'AnyChange' && mode !== 'OnCondition';
  const limits = {
    setpointA: asksSetpoints ? numberOf('setpointA', setpointA) : 0,
    setpointB: needsTwo.has(mode) ? numberOf('setpointB', setpointB) : 0,
    condition: mode === 'OnCondition' && numberOf('activeCondition', activeCondition) !== 0,
  };
  if (needsTwo.has(mode) && limits.setpointB < limits.setpointA) lacking.push(crossed.toLowerCase());
  const [reason] = lacking;
  return reason === undefined ? limits : { reason };
}

/**
 * Whether the alarm's condition holds for a value, or why that cannot be said: the value is of bad quality or no number, or a
 * limit is not known. An alarm that is active stays so until the value has left its range by the dead band.
 */
export function holds(
  settings: AlarmSettings,
  limits: Limits,
  { value, quality }: QualifiedValue,
  isActive: boolean,
): boolean | { readonly reason: string } {
  const level = levelOf(quality);
  if (settings.mode === 'BadQuality') return level === 'bad' || level === 'error';
  if ('reason' in limits) return limits;
  if (settings.mode === 'OnCondition') return limits.condition;
  if (level !== 'good') return { reason: `its value is ${quality.code}` };
  // It is never active: each change is an event that is over at once.
  if (settings.mode === 'AnyChange') return false;
  const number = typeof value === 'boolean' ? Number(value) : value;
  // Nothing is above or below what is none (0/0), and an alarm would end by it.
  if (typeof number !== 'number' || !Number.isFinite(number)) return { reason: 'its value is no number' };
  const { inclusiveA, inclusiveB } = settings;
  const { setpointA, setpointB } = limits;
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
