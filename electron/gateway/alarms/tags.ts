/**
 * The tags of `[System]` that say how the alarms stand:
 *
 *     [System]Alarms/Active    how many are active
 *     [System]Alarms/Highest   the highest priority among them; empty where there is none
 *     [System]Alarms/Rows      the active ones as rows: the highest priority first, and the newest first of one priority
 *
 * Their quality is uncertain while a tag with alarms has no value that its alarms can go by.
 */
import { batch, signal } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { Clock } from '../platform/ports.ts';
import { good } from '../platform/quality.ts';
import { localTime } from '../platform/time.ts';
import { alarmPriorities } from '../tags/alarmSettings.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import type { ServiceTags } from '../tags/system.ts';
import type { AlarmEvent, Alarms } from './alarms.ts';

/** Milliseconds between two refreshes, one animation frame: a flood of alarms is one refresh a frame. */
const frame = 16;
/** Rows that are shown; the count says all of them. */
const mostRows = 500;

/** Opens them; they follow the alarms until they are closed. */
export function alarmTags(alarms: Pick<Alarms, 'active' | 'unjudged' | 'onChange'>, clock: Clock): ServiceTags {
  const read = (): ReadonlyMap<string, QualifiedValue> => {
    const sorted = alarms.active().toSorted(byUrgency);
    const quality = qualityOf(alarms.unjudged());
    const now = (value: Json): QualifiedValue => ({ value, quality, timestamp: clock.now() });
    const rows = sorted
      .slice(0, mostRows)
      .map((event) => ({ ...event, activeAt: localTime(event.activeAt, clock.zone) }));
    return new Map([
      ['Alarms/Active', now(sorted.length)],
      ['Alarms/Highest', now(sorted[0]?.priority ?? '')],
      ['Alarms/Rows', now(rows)],
    ]);
  };
  const first = read();
  const tags = new Map([...first].map(([path, value]) => [path.toLowerCase(), signal(value)]));
  const refresh = (): void =>
    batch(() => {
      for (const [path, value] of read()) {
        const tag = tags.get(path.toLowerCase());
        if (tag !== undefined) tag.value = value;
      }
    });
  let callOff: (() => void) | undefined;
  const stop = alarms.onChange(() => {
    callOff ??= clock.after(frame, () => {
      callOff = undefined;
      refresh();
    });
  });
  return {
    tag: (path) => tags.get(path.toLowerCase()),
    paths: () => [...first.keys()],
    close: () => {
      stop();
      callOff?.();
    },
  };
}

function byUrgency(one: AlarmEvent, other: AlarmEvent): number {
  const rank = ({ priority }: AlarmEvent): number => alarmPriorities.indexOf(priority);
  return rank(other) - rank(one) || other.activeAt - one.activeAt;
}

/** Good where each tag with alarms has a value that they can go by. */
function qualityOf(unjudged: ReadonlyMap<string, string>): Quality {
  const [first] = unjudged;
  if (first === undefined) return good;
  const [path, why] = first;
  const others = unjudged.size === 1 ? '' : ` So it is with ${unjudged.size - 1} more.`;
  const reason = `The alarms of [default]${path} stand as they last did: ${why}.${others}`;
  return { code: 'Uncertain_LastKnownValue', reason };
}
