/** The sections of an analog indicator, and which of its alarms is on. */
import { placeOn, type Span } from './scale.ts';

/** Limits that are not set are undefined. */
export interface Limits {
  readonly desiredLow: number | undefined;
  readonly desiredHigh: number | undefined;
  readonly lowAlarm: number | undefined;
  readonly lowLowAlarm: number | undefined;
  readonly lowInterlock: number | undefined;
  readonly highAlarm: number | undefined;
  readonly highHighAlarm: number | undefined;
  readonly highInterlock: number | undefined;
}

export interface Alarm {
  readonly kind: 'interlock' | 'level1' | 'level2';
  readonly side: 'low' | 'high';
  readonly limit: number;
}

/** A section of the scale, from 0 to 1. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly kind: 'desired' | 'normal' | Alarm['kind'];
  readonly isOn: boolean;
}

/** The worst alarm that a value is in, where `reaches` says what it is to be at a limit. */
function worst(limits: Limits, reaches: (side: Alarm['side'], limit: number) => boolean): Alarm | undefined {
  const all: readonly (readonly [Alarm['kind'], Alarm['side'], number | undefined])[] = [
    ['interlock', 'high', limits.highInterlock],
    ['interlock', 'low', limits.lowInterlock],
    ['level1', 'high', limits.highHighAlarm],
    ['level1', 'low', limits.lowLowAlarm],
    ['level2', 'high', limits.highAlarm],
    ['level2', 'low', limits.lowAlarm],
  ];
  for (const [kind, side, limit] of all) {
    if (limit !== undefined && reaches(side, limit)) return { kind, side, limit };
  }
  return undefined;
}

/**
 * The worst alarm that is on: from its limit on. A limit at the end of the scale has no section, and is none that a value at the
 * end is in: projects have 0 and 100 there for none.
 */
export function alarmOf({ min, max }: Span, limits: Limits, value: number | undefined): Alarm | undefined {
  if (value === undefined) return undefined;
  return worst(limits, (side, limit) => {
    if (side === 'high') return limit === max ? value > limit : value >= limit;
    return limit === min ? value < limit : value <= limit;
  });
}

/** The sections of a scale, in their order, with the one that the alarm which is on stands for. */
export function bandsOf(span: Span, limits: Limits, on: Alarm | undefined): readonly Band[] {
  const { desiredLow, desiredHigh } = limits;
  const inside = Object.values(limits).filter(
    (limit): limit is number => limit !== undefined && limit > span.min && limit < span.max,
  );
  const edges = [...new Set([span.min, ...inside, span.max])].toSorted((one, other) => one - other);
  const bands: Band[] = [];
  for (const [index, to] of edges.entries()) {
    const from = edges[index - 1];
    if (from === undefined) continue;
    const middle = (from + to) / 2;
    const alarm = worst(limits, (side, limit) => (side === 'high' ? middle >= limit : middle <= limit));
    const isDesired =
      (desiredLow !== undefined || desiredHigh !== undefined) &&
      middle >= (desiredLow ?? -Infinity) &&
      middle <= (desiredHigh ?? Infinity);
    const kind = alarm?.kind ?? (isDesired ? 'desired' : 'normal');
    const isOn = alarm !== undefined && alarm.kind === on?.kind && alarm.side === on.side;
    bands.push({ from: placeOn(span, from)?.at ?? 0, to: placeOn(span, to)?.at ?? 1, kind, isOn });
  }
  return bands;
}

/** What an alarm is called. */
export function alarmName({ kind, side }: Alarm): string {
  if (kind === 'interlock') return `Interlock ${side}`;
  const word = side === 'high' ? 'High' : 'Low';
  return kind === 'level1' ? `${word}-${side}` : word;
}
