/**
 * The tags of `[System]` that say how the alarms stand:
 *
 *     [System]Alarms/Active                how many are active; none of those that are shelved
 *     [System]Alarms/ActiveUnacknowledged  how many of them nobody acknowledged
 *     [System]Alarms/Highest               the highest priority among the active ones; empty where there is none
 *     [System]Alarms/Shelved               how many are shelved, active or not
 *     [System]Alarms/OutOfService          how many are out of service
 *     [System]Alarms/Rows                  those that are active or wait to be acknowledged, as rows: active ones first, of
 *                                          these the highest priority, and of one priority the newest; shelved ones last
 *
 * Their quality is uncertain while a tag with alarms has no value that its alarms can go by.
 */
import { batch, signal } from '@preact/signals-core';
import { alarmPriorities } from '../../contract/alarms.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { localTime } from '../../format/localTime.ts';
import type { Clock } from '../platform/ports.ts';
import { good } from '../platform/quality.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import type { ServiceTags } from '../tags/system.ts';
import type { Alarms } from './alarms.ts';
import { isOpen, type AlarmEvent } from './event.ts';
import type { Shelving } from './shelf.ts';
import { stateOf } from './rows.ts';

/** Milliseconds between two refreshes, one animation frame: a flood of alarms is one refresh a frame. */
const frame = 16;
/** Rows that are shown; the count says all of them. */
const mostRows = 500;

/** Opens them; they follow the alarms until they are closed. */
export function alarmTags(
  alarms: Pick<Alarms, 'events' | 'unjudged' | 'shelving' | 'shelvings' | 'outOfService' | 'onChange'>,
  clock: Clock,
): ServiceTags {
  const read = (): ReadonlyMap<string, QualifiedValue> => {
    const open = alarms.events().filter(isOpen).toSorted(byUrgency);
    const isShelved = ({ source }: AlarmEvent): boolean => alarms.shelving(source) !== undefined;
    const sorted = [...open.filter((event) => !isShelved(event)), ...open.filter(isShelved)];
    const active = open.filter((event) => event.clearedAt === undefined && !isShelved(event));
    const quality = qualityOf(alarms.unjudged());
    const now = (value: Json): QualifiedValue => ({ value, quality, timestamp: clock.now() });
    const rows = sorted.slice(0, mostRows).map((event) => textsOf(event, alarms.shelving(event.source), clock.zone));
    return new Map([
      ['Alarms/Active', now(active.length)],
      ['Alarms/ActiveUnacknowledged', now(active.filter(({ ack }) => ack === undefined).length)],
      ['Alarms/Highest', now(active[0]?.priority ?? '')],
      ['Alarms/Shelved', now(alarms.shelvings().length)],
      ['Alarms/OutOfService', now(alarms.outOfService().length)],
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

/** An event as a row of texts, its times those of the station. */
function textsOf(event: AlarmEvent, shelving: Shelving | undefined, zone: string): JsonObject {
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
    shelvedUntil: local(shelving?.until),
    shelvedBy: shelving?.by ?? '',
  };
}

/** Orders events: active ones first, of these the highest priority, and of one priority the newest. */
export function byUrgency(one: AlarmEvent, other: AlarmEvent): number {
  const over = ({ clearedAt }: AlarmEvent): number => Number(clearedAt !== undefined);
  const rank = ({ priority }: AlarmEvent): number => alarmPriorities.indexOf(priority);
  return over(one) - over(other) || rank(other) - rank(one) || other.activeAt - one.activeAt;
}

/** Good where each tag with alarms has a value that they can go by. */
export function qualityOf(unjudged: ReadonlyMap<string, string>): Quality {
  const [first] = unjudged;
  if (first === undefined) return good;
  const [path, why] = first;
  const others = unjudged.size === 1 ? '' : ` So it is with ${unjudged.size - 1} more.`;
  const reason = `The alarms of [default]${path} stand as they last did: ${why}.${others}`;
  return { code: 'Uncertain_LastKnownValue', reason };
}
