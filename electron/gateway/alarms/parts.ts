/**
 * How the alarms of a tag stand, as parts of the tag that a path names: `Line 4/Temp/Alarms/High.IsActive`, and of all of them
 * together `Line 4/Temp/Alarms.HasActive`.
 */
import { computed, signal } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';
import { dateValue } from '../../contract/values.ts';
import type { Clock } from '../platform/ports.ts';
import { good } from '../platform/quality.ts';
import type { AlarmPart } from '../tags/parts.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import type { Alarms } from './alarms.ts';
import { isOpen, type AlarmEvent } from './event.ts';
import type { Shelving } from './shelf.ts';

type Asked = Pick<Alarms, 'events' | 'known' | 'outOfService' | 'unjudged' | 'shelving' | 'onChange'>;

/** Milliseconds between two refreshes, one animation frame. */
const frame = 16;

const date = (at: number | undefined): Json => (at === undefined ? null : dateValue(at));
const userOf = (by: string | undefined): string => (by === undefined || by === '' ? '' : `usr-prov:default:/usr:${by}`);

type Reading = (event: AlarmEvent | undefined, shelving: Shelving | undefined) => Json;
/** Of one alarm: what its newest event says. */
const ofOne = new Map<string, Reading>([
  ['isactive', (event) => event !== undefined && event.clearedAt === undefined],
  ['isacked', (event) => event === undefined || event.ack !== undefined],
  ['isshelved', (_event, shelving) => shelving !== undefined],
  ['activetime', (event) => date(event?.activeAt)],
  ['cleartime', (event) => date(event?.clearedAt)],
  ['acktime', (event) => date(event?.ack?.at)],
  ['ackuser', (event) => userOf(event?.ack?.by)],
  ['acknotes', (event) => event?.ack?.notes ?? ''],
]);
/** Of all alarms of a tag: what those of their events come to that are active, or wait to be acknowledged. */
const ofAll = new Map<string, (open: readonly AlarmEvent[]) => Json>([
  ['hasactive', (open) => open.some(({ clearedAt }) => clearedAt === undefined)],
  ['hasunacknowledged', (open) => open.some(({ ack }) => ack === undefined)],
  [
    'activeackcount',
    (open) => open.filter(({ clearedAt, ack }) => clearedAt === undefined && ack !== undefined).length,
  ],
  [
    'activeunackcount',
    (open) => open.filter(({ clearedAt, ack }) => clearedAt === undefined && ack === undefined).length,
  ],
  ['clearunackcount', (open) => open.filter(({ clearedAt }) => clearedAt !== undefined).length],
]);

/** When something happened to an event last. */
const changedAt = ({ activeAt, clearedAt = 0, ack }: AlarmEvent): number => Math.max(activeAt, clearedAt, ack?.at ?? 0);

/** Where the events of a tag's alarms begin, in small letters. */
const sourceOf = (tag: string, alarm = ''): string => `prov:default:/tag:${tag}:/alm:${alarm}`.toLowerCase();

/** Follows the alarms until it is closed. */
export function alarmParts(
  alarms: Asked,
  clock: Clock,
): { readonly part: (part: AlarmPart) => QualifiedValue; readonly close: () => void } {
  let isFollowed = false;
  const version = signal(0, {
    watched: () => void (isFollowed = true),
    unwatched: () => void (isFollowed = false),
  });
  // Not read: whoever is told of a change of an alarm would follow it.
  const refresh = (): void => void (version.value = version.peek() + 1);
  const since = clock.now();
  let callOff: (() => void) | undefined;
  const stop = alarms.onChange(() => {
    // Whoever asks once is told how they stand now; a flood is one refresh a frame for those who follow.
    if (!isFollowed) refresh();
    else
      callOff ??= clock.after(frame, () => {
        callOff = undefined;
        refresh();
      });
  });
  const stand = computed(() => {
    version.value;
    const events = alarms.events();
    const newest = new Map(events.map((event) => [event.source.toLowerCase(), event]));
    const open = events.filter(isOpen);
    const all = [...alarms.known(), ...alarms.outOfService()];
    const known = new Map(all.map(({ source }) => [source.toLowerCase(), source]));
    const unjudged = new Map([...alarms.unjudged()].map(([path, why]) => [path.toLowerCase(), why]));
    return { newest, open, known, unjudged };
  });
  return {
    part: ({ base, alarm, name }) => {
      const { newest, open, known, unjudged } = stand.value;
      const none = (reason: string): QualifiedValue => ({
        value: null,
        quality: { code: 'Bad_NotFound', reason },
        timestamp: since,
      });
      const why = unjudged.get(base.toLowerCase());
      const quality =
        why === undefined
          ? good
          : { code: 'Uncertain_LastKnownValue', reason: `Its alarms stand as they last did: ${why}.` };
      if (alarm === undefined) {
        const read = ofAll.get(name.toLowerCase());
        if (read === undefined) return none(`The part .${name} of all alarms of a tag is not supported.`);
        const own = open.filter(({ source }) => source.toLowerCase().startsWith(sourceOf(base)));
        return { value: read(own), quality, timestamp: Math.max(since, ...own.map(changedAt)) };
      }
      const read = ofOne.get(name.toLowerCase());
      const source = known.get(sourceOf(base, alarm));
      if (source === undefined) return none(`The tag ${base} has no alarm ${alarm}.`);
      if (read === undefined) return none(`The part .${name} of an alarm is not supported.`);
      const event = newest.get(source.toLowerCase());
      const timestamp = event === undefined ? since : changedAt(event);
      return { value: read(event, alarms.shelving(source)), quality, timestamp };
    },
    close: () => {
      stop();
      callOff?.();
    },
  };
}
