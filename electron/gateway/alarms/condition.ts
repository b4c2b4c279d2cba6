/** Whether a value is one that an alarm is for. */
import { levelOf } from '../platform/quality.ts';
import { crossed, needsTwo, type AlarmSettings, type BoundSetting } from '../tags/alarmSettings.ts';
import type { QualifiedValue } from '../tags/provider.ts';

/** The value of what a setting is bound to. */
export type ReadBound = (bound: BoundSetting) => QualifiedValue;

/** What the settings of an alarm come to now. */
type Known = Readonly<Record<Amount, number>> & { readonly condition: boolean };

/** The same, or why they come to nothing; `off` where they say that it is not judged. */
export type Limits = Known | { readonly reason: string } | 'off';

type Amount = 'setpointA' | 'setpointB' | 'bitPosition' | 'deadband' | 'timeOnDelaySeconds' | 'timeOffDelaySeconds';

/** The limits of an alarm, following what they are bound to; `read` gives the value of a binding. */
export function limitsOf(settings: AlarmSettings, read: ReadBound): Limits {
  const { mode, activeCondition = false } = settings;
  const lacking: string[] = [];
  const valueOf = (name: string, given: number | boolean | BoundSetting): number => {
    if (typeof given !== 'object') return Number(given);
    const { value, quality } = read(given);
    const found = typeof value === 'boolean' ? Number(value) : value;
    if (levelOf(quality) === 'good' && typeof found === 'number' && Number.isFinite(found)) return found;
    lacking.push(levelOf(quality) === 'good' ? `its ${name} is no number` : `its ${name} is ${quality.code}`);
    return 0;
  };
  const isEnabled = valueOf('enabled', settings.enabled) !== 0;
  if (lacking.length === 0 && !isEnabled) return 'off';
  // What the mode does not ask takes down nothing.
  const asked = (name: Amount, isAsked: boolean, least = -Infinity): number => {
    const found = isAsked ? valueOf(name, settings[name]) : 0;
    if (found < least) lacking.push(`its ${name} is below ${least}`);
    return found;
  };
  const byNumber = mode !== 'BadQuality' && mode !== 'AnyChange' && mode !== 'OnCondition';
  const limits = {
    setpointA: asked('setpointA', byNumber && mode !== 'Bit'),
    setpointB: asked('setpointB', needsTwo.has(mode)),
    bitPosition: asked('bitPosition', mode === 'Bit', 0),
    deadband: asked('deadband', byNumber && mode !== 'Bit', 0),
    timeOnDelaySeconds: asked('timeOnDelaySeconds', true, 0),
    timeOffDelaySeconds: asked('timeOffDelaySeconds', true, 0),
    condition: mode === 'OnCondition' && valueOf('activeCondition', activeCondition) !== 0,
  };
  if (needsTwo.has(mode) && limits.setpointB < limits.setpointA) lacking.push(crossed.toLowerCase());
  const [reason] = lacking;
  return reason === undefined ? limits : { reason };
}

/**
 * Whether the alarm's condition holds for a value, or why that cannot be said: the value is of bad quality or no number. An alarm that is active stays so until the value has left its range by the dead band.
 */
export function holds(
  settings: AlarmSettings,
  limits: Known,
  { value, quality }: QualifiedValue,
  isActive: boolean,
): boolean | { readonly reason: string } {
  const level = levelOf(quality);
  if (settings.mode === 'BadQuality') return level === 'bad' || level === 'error';
  if (settings.mode === 'OnCondition') return limits.condition;
  if (level !== 'good') return { reason: `its value is ${quality.code}` };
  // It is never active: each change is an event that is over at once.
  if (settings.mode === 'AnyChange') return false;
  const number = typeof value === 'boolean' ? Number(value) : value;
  // Nothing is above or below what is none (0/0), and an alarm would end by it.
  if (typeof number !== 'number' || !Number.isFinite(number)) return { reason: 'its value is no number' };
  const { inclusiveA, inclusiveB, bitOnZero } = settings;
  const { setpointA, setpointB, bitPosition } = limits;
  const band = isActive ? limits.deadband : 0;
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
    case 'Bit': {
      if (!Number.isSafeInteger(number)) return { reason: 'its value is no whole number' };
      if (!Number.isInteger(bitPosition)) return { reason: 'its bitPosition is no whole number' };
      const isSet = ((BigInt(number) >> BigInt(bitPosition)) & 1n) === 1n;
      return isSet !== bitOnZero;
    }
  }
}
