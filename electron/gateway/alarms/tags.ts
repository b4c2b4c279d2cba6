/**
 * The tags of `[System]` that say how the alarms stand:
 *
 *     [System]Alarms/Active                how many are active
 *     [System]Alarms/ActiveUnacknowledged  how many of them nobody acknowledged
 *     [System]Alarms/Highest               the highest priority among the active ones; empty where there is none
 *     [System]Alarms/Rows                  those that are active or wait to be acknowledged, as rows: active ones first, of
 *                                          these the highest priority, and of one priority the newest
 *
 * Their quality is uncertain while a tag with alarms has no value that its alarms can go by.
 */
import { batch, signal } from '@preact/signals-core';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { Clock } from '../platform/ports.ts';
import { good } from '../platform/quality.ts';
import { localTime } from '../platform/time.ts';
import { alarmPriorities } from '../tags/alarmSettings.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import type { ServiceTags } from '../tags/system.ts';
import type { AlarmEvent, Alarms } from './alarms.ts';
import { stateOf } from './states.ts';

/** Milliseconds between two refreshes, one animation frame: a flood of alarms is one refresh a frame. */
const frame = 16;
/** Rows that are shown; the count says all of them. */
const mostRows = 500;

/** Opens them; they follow the alarms until they are closed. */
export function alarmTags(alarms: Pick<Alarms, 'events' | 'unjudged' | 'onChange'>, clock: Clock): ServiceTags {
  const read = (): ReadonlyMap<string, QualifiedValue> => {
    const sorted = alarms.events().filter(isOpen).toSorted(byUrgency);
    const active = sorted.filter(({ clearedAt }) => clearedAt === undefined);
    const quality = qualityOf(alarms.unjudged());
    const now = (value: Json): QualifiedValue => ({ value, quality, timestamp: clock.now() });
    const rows = sorted.slice(0, mostRows).map((event) => rowOf(event, clock.zone));
    return new Map([
      ['Alarms/Active', now(active.length)],
      ['Alarms/ActiveUnacknowledged', now(active.filter(({ ack }) => ack === undefined).length)],
      ['Alarms/Highest', now(active[0]?.priority ?? '')],
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

function isOpen({ clearedAt, ack }: AlarmEvent): boolean {
  return clearedAt === undefined || ack === undefined;
}

function rowOf(event: AlarmEvent, zone: string): JsonObject {
  const { id, source, displayPath, label, priority, notes, value, activeAt, clearedAt, ack } = event;
  const local = (at: number | undefined): string => (at === undefined ? '' : localTime(at, zone));
  const own = { id, source, displayPath, label, priority, state: stateOf(event), notes, value };
  return {
    ...own,
    activeAt: local(activeAt),
    clearedAt: local(clearedAt),
    ackAt: local(ack?.at),
    ackBy: ack?.by ?? '',
    ackNotes: ack?.notes ?? '',
  };
}

function byUrgency(one: AlarmEvent, other: AlarmEvent): number {
  const over = ({ clearedAt }: AlarmEvent): number => Number(clearedAt !== undefined);
  const rank = ({ priority }: AlarmEvent): number => alarmPriorities.indexOf(priority);
  return over(one) - over(other) || rank(other) - rank(one) || other.activeAt - one.activeAt;
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
